//! What can be planned but is hardly meant: prices of zero, a budget too small for anything; and what the model says
//! without any effect.

use super::notes::Notes;
use super::{Budget, Item, OptionData};
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::index::{ObjectIx, YearIx};
use crate::lang::Arg;
use crate::money::Money;
use crate::programme::Programme;

/// Warns of prices of zero where an option may be bought.
pub(super) fn warn_of_free((options, items): (&[OptionData], &[Item]), programme: &Programme, notes: &mut Notes<'_>) {
    for option in options.iter().filter(|option| !option.has_orders(items)) {
        for (at, year) in programme.years.iter().enumerate() {
            let free = prices(option, at).filter(|price| *price == Money::ZERO).count();
            if free > 0 {
                let args = args![option = Arg::named(&option.id, &option.label), year = *year, count = free];
                notes.report(Code::PriceZero, Place::Nowhere, args);
            }
        }
    }
}

/// A budget that buys fewer things for more objects than this was probably stated in thousands.
const FEW_THINGS: i64 = 3;
const MANY_OBJECTS: usize = 20;

/// Warns of budgets whose money, of all years together, buys nothing, or next to nothing, of what they may pay for alone.
pub(super) fn warn_of_tiny(budgets: &[Budget], options: &[OptionData], notes: &mut Notes<'_>) {
    for budget in budgets {
        let amount: Money = budget.amount.iter().copied().sum();
        if budgets.iter().any(|budget| budget.cofund.is_some()) {
            continue;
        }
        let paid = budget.options.iter().filter_map(|option| options.get(option.at()));
        let paid = paid.filter(|option| !option.split);
        let costs: Vec<Money> =
            paid.flat_map(|option| (0..budget.amount.len()).flat_map(|year| least_costs(option, year))).collect();
        let Some(cheapest) = costs.iter().min().copied().filter(|cheapest| Money::ZERO < *cheapest) else { continue };
        let things = amount.tiyn().div_euclid(cheapest.tiyn());
        let is_tiny = things == 0 || (things < FEW_THINGS && costs.len() >= MANY_OBJECTS);
        if Money::ZERO < amount && is_tiny {
            let mut args = args![budget = Arg::named(&budget.id, &budget.label), amount = amount, cheapest = cheapest];
            args.extend(args![things = things]);
            notes.report(Code::BudgetBuysNothing, Place::Nowhere, args);
        }
    }
}

/// The prices of an option in a year in which it may be bought, of the objects that may have it.
fn prices(option: &OptionData, year: usize) -> impl Iterator<Item = Money> + '_ {
    open_at(option, year).map(move |object| option.price.get(ObjectIx::new(object), YearIx::new(year)))
}

/// The objects that may have an option, in a year in which it may be bought.
fn open_at(option: &OptionData, year: usize) -> impl Iterator<Item = usize> + '_ {
    let is_open = option.years.get(year) == Some(&true);
    let objects = option.eligible.iter().enumerate().filter(move |(_, eligible)| is_open && **eligible);
    objects.map(|(object, _)| object)
}

/// What a single purchase of each object costs in a year, with the site cost and the delivery that come with it.
fn least_costs(option: &OptionData, year: usize) -> impl Iterator<Item = Money> + '_ {
    open_at(option, year).map(move |object| {
        let fixed = option.fixed.get(object).copied().unwrap_or_default();
        option.price.get(ObjectIx::new(object), YearIx::new(year)) + fixed + option.delivery
    })
}

/// Notes what the model says that no command uses yet.
pub(super) fn note_unused(programme: &Programme, notes: &mut Notes<'_>) {
    if programme.reserve > 0 {
        notes.assume("assumption-reserve", args![count = i64::from(programme.reserve)]);
    }
    for option in &programme.options {
        if let Some(life) = option.life {
            let short =
                matches!(programme.years.as_slice(), [first, .., last] if last.since(*first) >= i32::from(life));
            let key = if short { "assumption-short-life" } else { "assumption-life" };
            notes.assume(key, args![option = Arg::named(&option.id, &option.label), years = i64::from(life)]);
        }
    }
}
