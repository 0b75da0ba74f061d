//! The dearest conceivable plan must fit far below 63 bits, so that later stages may add without checks.

use super::notes::Notes;
use super::{Budget, Item, Limit, Need, OptionData, Ordering, Priority, RuleRow};
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::index::{ObjectIx, YearIx};
use crate::lang::Arg;
use crate::money::Money;
use crate::programme::{Buy, RuleKind, RuralMode};

/// The greatest sum of money that an Instance may lead to: 2⁶⁰ tiyn, about 11 500 trillion tenge.
const LARGEST_TOTAL: i128 = 1 << 60;

/// The most purchases of `option` at `object` that its needs leave room for.
pub(super) fn most_purchases(option: &OptionData, needs: &[Need], object: ObjectIx, years: usize) -> i64 {
    let room = |need: &Need, gain: i64| {
        let lack = |year| need.need.get(object, year).shortage_after(need.have.get(object, year)).get();
        let most = YearIx::all(years).map(lack).max().unwrap_or(0);
        most.div_euclid(gain.max(1)) + i64::from(most.rem_euclid(gain.max(1)) > 0)
    };
    let rooms = option.gives.iter().filter_map(|(need, gain)| Some(room(needs.get(need.at())?, gain.get())));
    let most = rooms.max().unwrap_or(0);
    match option.buy {
        Buy::Units => most,
        Buy::Once => most.min(1),
    }
}

/// The largest number by which a weight or a share multiplies amounts, at least 1.
pub(super) fn largest_factor(rules: &[RuleRow], priorities: &[Priority]) -> i128 {
    let shares = rules.iter().filter(|rule| rule.kind == RuleKind::Share).map(|rule| match rule.limit {
        Limit::AtLeast(share) | Limit::AtMost(share) => share,
    });
    let modes = priorities.iter().filter_map(|priority| match priority.rural {
        RuralMode::Weight(weight) => Some(weight),
        RuralMode::Floor { share, .. } => Some(share),
        RuralMode::None | RuralMode::First => None,
    });
    shares.chain(modes).map(|f| f.numerator().max(f.denominator())).max().unwrap_or(1).max(1)
}

/// What orders of so many units cost at most, in tiyn: with the most that may be left over, at the highest price, in every
/// year. A free item counts a tiyn, since its units are counted, too.
fn dearest_order(order: &Ordering, units: i128, years: i128) -> i128 {
    let reach = order.bands.last().map_or(0, |band| i128::from(band.from.get()));
    let most = units.saturating_add(i128::from(order.smallest())).saturating_add(reach);
    most.saturating_mul(i128::from(order.highest_price().tiyn()).max(1)).saturating_mul(years)
}

/// What the dearest conceivable plan costs. Reports an option (or the budgets) whose money, `factor` times, could overflow.
pub(super) fn check_totals(
    (options, items): (&[OptionData], &[Item]),
    needs: &[Need],
    budgets: &[Budget],
    objects: usize,
    (years, factor): (usize, i128),
    notes: &mut Notes<'_>,
) -> Money {
    let deliveries = |option: &OptionData| {
        let trips = i128::try_from(objects.saturating_mul(years)).unwrap_or(i128::MAX);
        i128::from(option.delivery.tiyn()).saturating_mul(trips)
    };
    let largest = LARGEST_TOTAL.div_euclid(factor);
    let tiyn = |money: Money| i128::from(money.tiyn());
    let mut total: i128 = 0;
    for option in options {
        total = total.saturating_add(deliveries(option));
        for object in ObjectIx::all(objects) {
            // What retires may be bought again, in every year at most.
            let times = if option.life.is_some() { i128::try_from(years).unwrap_or(i128::MAX) } else { 1 };
            let quantity = i128::from(most_purchases(option, needs, object, years)).saturating_mul(times);
            let dearest = YearIx::all(years).map(|year| tiyn(option.dearest(object, year))).max().unwrap_or(0);
            let yearly = option.yearly.get(object.at()).copied().map_or(0, tiyn);
            let fixed = option.fixed.get(object.at()).copied().map_or(0, tiyn);
            let years = i128::try_from(years).unwrap_or(0);
            let units = quantity.saturating_mul(dearest.saturating_add(yearly.saturating_mul(years)));
            let sites = fixed.saturating_mul(years.min(quantity));
            let ordered = option.ordered(items).map(|(_, order, each)| {
                let each = each.get(object.at()).map_or(0, |each| i128::from(each.get()));
                dearest_order(order, each.saturating_mul(quantity), years)
            });
            let ordered = ordered.fold(0, i128::saturating_add);
            total = total.saturating_add(units.saturating_add(sites)).saturating_add(ordered);
        }
        if total > largest {
            notes.report(Code::AmountsTooLarge, Place::Nowhere, args![option = Arg::named(&option.id, &option.label)]);
            return Money::ZERO;
        }
    }
    // Budgets without a limit have that much in every year.
    let open = budgets.iter().filter(|budget| budget.open).map(|budget| budget.amount.len());
    let open = total
        .saturating_mul(open.map(|years| i128::try_from(years).unwrap_or(i128::MAX)).fold(0, i128::saturating_add));
    let amounts = budgets.iter().flat_map(|budget| budget.amount.iter().map(|amount| tiyn(*amount)));
    if amounts.fold(open, i128::saturating_add) > largest {
        notes.report(Code::BudgetsTooLarge, Place::Nowhere, args![]);
    }
    Money::from_tiyn(i64::try_from(total).unwrap_or(0))
}
