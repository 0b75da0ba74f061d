//! The least that a floor can cost.

use std::collections::BTreeMap;

use super::super::limits::most_purchases;
use super::super::{Instance, Item, Limit, Need, OptionData, RuleRow, payers};
use super::{amount_until, sums};
use crate::fraction::Fraction;
use crate::index::{BudgetIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::money::Money;
use crate::programme::Measure;

/// A floor in arithmetic: how much it still requires, how much can be had, and for how little money.
pub(super) struct Floor<'i> {
    pub(super) row: &'i RuleRow,
    /// The options by which it can be met.
    pub(super) options: Vec<OptionIx>,
    /// What must be bought, in units of the metric.
    pub(super) required: i128,
    /// The most that can be bought.
    pub(super) capacity: i128,
    /// The least money in tiyn that it takes; `None` when it is beyond exact arithmetic.
    pub(super) cost: Option<i128>,
    /// The most money that may pay for it.
    pub(super) money: i128,
}

/// What an object offers to a metric: the least cost of one unit and the most units.
#[derive(Clone, Copy)]
struct Offer {
    unit_cost: Fraction,
    most: i128,
}

/// What is measured, as far as offers go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Cover(NeedIx),
    Stock(NeedIx),
    Full(NeedIx),
    Count(OptionIx),
}

/// The years in which purchases count.
type Span = (YearIx, YearIx);

/// Offers of all objects, computed once per target and years.
pub(super) struct Offers<'i> {
    instance: &'i Instance,
    known: BTreeMap<(Target, Span), Vec<Option<Offer>>>,
}

impl<'i> Offers<'i> {
    pub(super) const fn new(instance: &'i Instance) -> Self {
        Self { instance, known: BTreeMap::new() }
    }

    fn of(&mut self, target: Target, span: Span) -> &[Option<Offer>] {
        let instance = self.instance;
        self.known.entry((target, span)).or_insert_with(|| {
            ObjectIx::all(instance.objects.len()).map(|object| offer(instance, target, object, span)).collect()
        })
    }
}

/// The options that give a need.
fn givers(instance: &Instance, need: NeedIx) -> Vec<OptionIx> {
    let gives = |option: &OptionData| option.gives.iter().any(|(own, _)| *own == need);
    let options = instance.options.iter().enumerate();
    options.filter(|(_, option)| gives(option)).map(|(at, _)| OptionIx::new(at)).collect()
}

/// The money up to `year` that may pay for any of `options` at any object of `members`, in tiyn.
pub(super) fn money_for(instance: &Instance, options: &[OptionIx], members: &[bool], year: YearIx) -> i128 {
    let budgets = instance.budgets.iter().filter(|budget| may_pay(instance, budget, options, members));
    budgets.map(|budget| amount_until(&budget.amount, year)).sum()
}

/// The part of [`money_for`] that does not pass on to later years.
fn lapsed(instance: &Instance, options: &[OptionIx], members: &[bool], year: YearIx) -> i128 {
    let budgets = instance.budgets.iter().filter(|budget| !budget.carry_over);
    let budgets = budgets.filter(|budget| may_pay(instance, budget, options, members));
    budgets.map(|budget| amount_until(&budget.amount, year)).sum()
}

/// Whether a budget may pay for any of `options` at any object of `members`.
pub(super) fn may_pay(
    instance: &Instance,
    budget: &super::super::Budget,
    options: &[OptionIx],
    members: &[bool],
) -> bool {
    let objects = instance.groups.get(budget.objects.at()).map_or(&[][..], |group| &group.members);
    options.iter().any(|option| budget.options.contains(option))
        && objects.iter().zip(members).any(|(payable, member)| *payable && *member)
}

/// The arithmetic of a hard floor on units; `None` for other rows.
pub(super) fn floor<'i>(instance: &'i Instance, offers: &mut Offers<'i>, row: &'i RuleRow) -> Option<Floor<'i>> {
    let Limit::AtLeast(least) = row.limit else { return None };
    let [(times, measure)] = row.metric.terms.as_slice() else { return None };
    let whole = |limit: Fraction| limit.checked_div(Fraction::whole(i128::from(*times))).map(Fraction::ceil);
    let (target, required) = match measure {
        _ if *times <= 0 => return None,
        Measure::Units(need) | Measure::New(need) => (Target::Cover(*need), whole(least)?),
        Measure::Full(need) => (Target::Full(*need), whole(least)?),
        Measure::Count(option) => (Target::Count(*option), whole(least)?),
        Measure::Stock(need) => {
            let today = sums(instance, *need, row.group, row.year).have;
            (Target::Stock(*need), whole(least)? - today)
        }
        Measure::Share(need) => {
            let sums = sums(instance, *need, row.group, row.year);
            (Target::Cover(*need), least.checked_mul(Fraction::whole(sums.need))?.ceil() - sums.covered)
        }
        Measure::People(_) | Measure::PeopleYears(_) | Measure::Value(_) | Measure::Cost | Measure::Commitment(_) => {
            return None;
        }
    };
    if required <= 0 {
        return None;
    }
    let is_new = matches!(measure, Measure::New(need) if is_bought_when_new(instance, *need));
    let span = (if is_new { row.year } else { YearIx::new(0) }, row.year);
    let members = &instance.groups.get(row.group.at())?.members;
    let own = offers.of(target, span).iter().zip(members).filter(|(_, member)| **member);
    let mut own: Vec<Offer> = own.filter_map(|(offer, _)| *offer).collect();
    own.sort_by_key(|offer| offer.unit_cost);
    let options = match target {
        Target::Count(option) => vec![option],
        Target::Cover(need) | Target::Stock(need) | Target::Full(need) => givers(instance, need),
    };
    let before = if is_new { row.year.at().checked_sub(1).map(YearIx::new) } else { None };
    // Money that passes on may come from earlier years.
    let earlier = before.map_or(0, |before| lapsed(instance, &options, members, before));
    Some(Floor {
        row,
        required,
        capacity: own.iter().map(|offer| offer.most).sum(),
        cost: least_cost(&own, required),
        money: money_for(instance, &options, members, row.year) - earlier,
        options,
    })
}

/// Whether what is newly covered within a year must be bought within it: not where it may have been ordered or bought earlier
/// and only works later, because something else retires or the lack grows.
fn is_bought_when_new(instance: &Instance, need: NeedIx) -> bool {
    let Some(data) = instance.needs.get(need.at()) else { return false };
    let mut givers = givers(instance, need).into_iter().filter_map(|option| instance.options.get(option.at()));
    let lack = |object, year: YearIx| data.need.get(object, year).shortage_after(data.have.get(object, year));
    let grows = |object| {
        let later = YearIx::all(instance.horizon()).skip(1);
        later.into_iter().any(|year| lack(object, year) > lack(object, YearIx::new(year.at() - 1)))
    };
    givers.all(|option| option.life.is_none() && !option.has_orders(&instance.items))
        && !ObjectIx::all(instance.objects.len()).any(grows)
}

/// The cheapest units first.
fn least_cost(offers: &[Offer], required: i128) -> Option<i128> {
    let mut left = required;
    let mut cost = Fraction::ZERO;
    for offer in offers {
        let taken = offer.most.min(left);
        cost = cost.checked_add(offer.unit_cost.checked_mul(Fraction::whole(taken))?)?;
        left -= taken;
        if left == 0 {
            break;
        }
    }
    Some(cost.ceil())
}

/// What an object offers to a target by purchases within `span`; `None` when it offers nothing.
fn offer(instance: &Instance, target: Target, object: ObjectIx, span: Span) -> Option<Offer> {
    match target {
        Target::Count(option) => {
            let last = YearIx::new(instance.horizon().saturating_sub(1));
            // What retires can be bought again, in every year at most.
            let times = if instance.retired(option, last).is_some() { instance.horizon() } else { 1 };
            let option = instance.options.get(option.at())?;
            let most = i128::from(room(instance, option, object, span));
            let unit_cost = least_of_one(&instance.items, option, object, span, most)?;
            let times = i128::try_from(times).unwrap_or(i128::MAX);
            (most > 0).then_some(Offer { unit_cost, most: most.saturating_mul(times) })
        }
        Target::Stock(need) => supply(instance, need, object, span, None),
        Target::Cover(need) => {
            supply(instance, need, object, span, Some(lack(instance.needs.get(need.at())?, object, span.1)))
        }
        Target::Full(need) => {
            let lack = lack(instance.needs.get(need.at())?, object, span.1);
            let cover = supply(instance, need, object, span, Some(lack)).filter(|offer| offer.most >= lack)?;
            let unit_cost = cover.unit_cost.checked_mul(Fraction::whole(lack))?;
            Some(Offer { unit_cost, most: 1 })
        }
    }
}

/// Units of a need by all options that give it; `lack` is the most that counts.
fn supply(instance: &Instance, need: NeedIx, object: ObjectIx, span: Span, lack: Option<i128>) -> Option<Offer> {
    if lack == Some(0) {
        return None;
    }
    let mut out: Option<Offer> = None;
    for (at, option) in OptionIx::all(instance.options.len()).zip(&instance.options) {
        let Some((_, gain)) = option.gives.iter().find(|(own, _)| *own == need) else { continue };
        // An alternative adds less than its level; taking all of it errs on the safe side.
        let gain = instance.alternative(at).map_or(*gain, |(_, own)| own.level(object));
        let gain = i128::from(gain.get());
        let purchases = i128::from(room(instance, option, object, span));
        let most = gain * purchases;
        let counts = lack.map_or(gain, |lack| gain.min(lack));
        let Some(price) = least_of_one(&instance.items, option, object, span, purchases).filter(|_| most > 0) else {
            continue;
        };
        let unit_cost = price.checked_div(Fraction::whole(counts))?;
        let so_far = out.unwrap_or(Offer { unit_cost, most: 0 });
        out = Some(Offer { unit_cost: so_far.unit_cost.min(unit_cost), most: so_far.most + most });
    }
    out.map(|offer| Offer { most: lack.map_or(offer.most, |lack| offer.most.min(lack)), ..offer })
}

/// The most purchases of an option at an object, none when it may not be bought within `span`.
fn room(instance: &Instance, option: &OptionData, object: ObjectIx, span: Span) -> i64 {
    let at = instance.options.iter().position(|own| own.id == option.id).map(OptionIx::new);
    if let Some((group, own)) = at.and_then(|at| instance.alternative(at))
        && !instance.is_better(group.need, own, object)
    {
        return 0;
    }
    let is_open = option.eligible.get(object.at()) == Some(&true)
        && cheapest(option, object, span).is_some()
        && at.is_none_or(|at| is_funded(instance, at, object, span));
    if is_open { most_purchases(option, &instance.needs, object, instance.horizon()) } else { 0 }
}

/// Whether the shares of the budgets that may pay for an option add up to its price in some year of `span`, and to its fee,
/// site cost and delivery.
fn is_funded(instance: &Instance, option: OptionIx, object: ObjectIx, span: Span) -> bool {
    let budgets: Vec<BudgetIx> = payers(instance, option, object).collect();
    let Some(data) = instance.options.get(option.at()).filter(|_| !budgets.is_empty()) else { return true };
    let may = |price: Option<&Money>| instance.is_payable(&budgets, price.copied().unwrap_or_default());
    let mut years = YearIx::all(instance.horizon()).filter(|year| (span.0..=span.1).contains(year));
    may(data.yearly.get(object.at()))
        && may(data.fixed.get(object.at()))
        && may(Some(&data.delivery))
        && years.any(|year| may(Some(&data.price.get(object, year))))
}

/// The least that one of `most` purchases can cost: its lowest price, its ordered items at their lowest, and its part of the site cost that even all of them
/// together pay once.
fn least_of_one(items: &[Item], option: &OptionData, object: ObjectIx, span: Span, most: i128) -> Option<Fraction> {
    let price = Fraction::whole(cheapest(option, object, span)?.saturating_add(option.least_ordered(items, object)));
    let fixed = option.fixed.get(object.at()).map_or(0, |fixed| i128::from(fixed.tiyn()));
    price.checked_add(Fraction::new(fixed, most.max(1))?)
}

/// The lowest price within `span` in tiyn.
fn cheapest(option: &OptionData, object: ObjectIx, span: Span) -> Option<i128> {
    let years = YearIx::all(option.years.len()).filter(|year| (span.0..=span.1).contains(year));
    let open = years.filter(|year| option.years.get(year.at()) == Some(&true));
    open.map(|year| i128::from(option.price.get(object, year).tiyn())).min()
}

fn lack(need: &Need, object: ObjectIx, year: YearIx) -> i128 {
    i128::from(need.need.get(object, year).shortage_after(need.have.get(object, year)).get())
}

/// The least money that fills everything an object lacks at the end of the horizon: of all its needs the dearest,
/// because one purchase may serve several. Second come the needs that nothing open can fill, when it can fill none.
pub(super) fn fill(instance: &Instance, object: ObjectIx) -> (i128, Vec<NeedIx>) {
    let last = YearIx::new(instance.horizon().saturating_sub(1));
    let (mut dearest, mut impossible) = (None, Vec::new());
    for at in NeedIx::all(instance.needs.len()) {
        let Some(need) = instance.needs.get(at.at()) else { continue };
        if lack(need, object, last) == 0 || givers(instance, at).is_empty() {
            continue;
        }
        match offer(instance, Target::Full(at), object, (YearIx::new(0), last)) {
            Some(offer) => dearest = dearest.max(Some(offer.unit_cost.ceil())),
            None => impossible.push(at),
        }
    }
    if dearest.is_some() {
        impossible.clear();
    }
    (dearest.unwrap_or(0), impossible)
}

/// The most purchases of an option at an object over the whole horizon.
pub(super) fn most(instance: &Instance, option: &OptionData, object: ObjectIx) -> i64 {
    room(instance, option, object, (YearIx::new(0), YearIx::new(instance.horizon().saturating_sub(1))))
}
