//! Rules against what the plan achieves, recomputed from whole purchases.

use super::bought::Bought;
use super::coverage::standing;
use super::{RuleResult, orders};
use crate::fraction::Fraction;
use crate::index::{GroupIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, Limit, Metric, RuleRow};
use crate::money::TIYN_PER_TENGE;
use crate::programme::{Measure, RuleKind, is_money};

/// One result per rule row.
pub(super) fn results(instance: &Instance, bought: &Bought) -> Vec<RuleResult> {
    instance.rules.iter().map(|rule| result(instance, bought, rule)).collect()
}

fn result(instance: &Instance, bought: &Bought, rule: &RuleRow) -> RuleResult {
    let measure = |group, year| metric(instance, bought, &rule.metric, group, year);
    let now = measure(rule.group, rule.year);
    let own = match (rule.kind, rule.year.at().checked_sub(1).map(YearIx::new)) {
        (RuleKind::Capacity | RuleKind::NoRegress, Some(before)) => now - measure(rule.group, before),
        _ => now,
    };
    let needed = |group| match rule.metric.terms.as_slice() {
        [(_, Measure::Share(need))] => Some(needed(instance, *need, group, rule.year)),
        _ => None,
    };
    let (achieved, whole) = match (rule.kind, needed(rule.group), rule.other) {
        (RuleKind::Share, ..) => {
            let all = measure(GroupIx::new(Instance::ALL), rule.year);
            (ratio(own, all), all)
        }
        (RuleKind::Gap, Some(need), Some(other)) => {
            let others = ratio(measure(other, rule.year), needed(other).unwrap_or(0));
            // Between groups of which one needs nothing there is no gap.
            let empty = need == 0 || needed(other) == Some(0);
            let gap = ratio(own, need).checked_sub(others).filter(|_| !empty);
            (gap.unwrap_or(Fraction::ZERO), POINTS_OF_A_SHARE)
        }
        (_, Some(needed), _) => (ratio(own, needed), needed),
        _ if is_money(&rule.metric.terms) => (ratio(own, i128::from(TIYN_PER_TENGE)), 1),
        _ => (Fraction::whole(own), 1),
    };
    let (short, met) = match rule.limit {
        Limit::AtLeast(limit) => (limit.checked_sub(achieved), achieved >= limit),
        Limit::AtMost(limit) => (achieved.checked_sub(limit), achieved <= limit),
    };
    let shortfall =
        short.and_then(|s| s.checked_mul(Fraction::whole(whole))).map_or(Fraction::ZERO, |s| s.max(Fraction::ZERO));
    // Units are whole: a shortfall of 0.2 units is one unit.
    let shortfall = if is_money(&rule.metric.terms) { shortfall } else { Fraction::whole(shortfall.ceil()) };
    RuleResult { achieved, met, shortfall }
}

/// Hundredths of a percentage point in a share of 1: the unit in which a gap falls short.
const POINTS_OF_A_SHARE: i128 = 10_000;

/// `part / whole`; all of nothing is 1.
fn ratio(part: i128, whole: i128) -> Fraction {
    Fraction::new(part, whole).unwrap_or(Fraction::ONE)
}

fn members(instance: &Instance, group: GroupIx) -> impl Iterator<Item = ObjectIx> + '_ {
    let flags = instance.groups.get(group.at()).map(|group| group.members.as_slice()).unwrap_or_default();
    flags.iter().enumerate().filter(|(_, member)| **member).map(|(at, _)| ObjectIx::new(at))
}

/// Σ need of a group at the end of a year.
pub(super) fn needed(instance: &Instance, need: NeedIx, group: GroupIx, year: YearIx) -> i128 {
    let data = instance.needs.get(need.at());
    let of = |object| data.map_or(0, |data| data.need.get(object, year).get());
    members(instance, group).map(|object| i128::from(of(object))).sum()
}

/// The value of a metric over a group; a share in covered units, a cost in tiyn.
pub(super) fn metric(instance: &Instance, bought: &Bought, metric: &Metric, group: GroupIx, year: YearIx) -> i128 {
    let term = |(factor, measure): &(i64, Measure)| {
        let values = members(instance, group).map(|object| i128::from(value(instance, bought, *measure, object, year)));
        // Orders are for all objects together: where there are any, the cost of a part of them is not measured.
        let is_all = group.at() == Instance::ALL;
        let (mut shared, is_cost) = (0, *measure == Measure::Cost);
        if is_cost {
            shared += deliveries(instance, bought, group, year);
        }
        if is_cost && is_all {
            shared += orders::cost(instance, bought, year);
        }
        i128::from(*factor) * (values.sum::<i128>() + shared)
    };
    metric.terms.iter().map(term).sum()
}

/// What deliveries to the districts of a group cost up to the end of `year`, in tiyn.
fn deliveries(instance: &Instance, bought: &Bought, group: GroupIx, year: YearIx) -> i128 {
    let members = instance.groups.get(group.at()).map(|group| group.members.as_slice()).unwrap_or_default();
    let of_year = |option: OptionIx, t: YearIx| {
        let delivered = bought.delivered(instance, option, t).into_values();
        let trips = delivered.filter(|object| members.get(object.at()) == Some(&true)).map(|_| 1_i128).sum::<i128>();
        trips * i128::from(instance.options[option.at()].delivery.tiyn())
    };
    let options = OptionIx::all(instance.options.len());
    let options = options.filter(|option| instance.options[option.at()].delivery.tiyn() != 0);
    options.flat_map(|option| YearIx::all(year.at() + 1).map(move |t| of_year(option, t))).sum()
}

/// The value of a measure for one object.
fn value(instance: &Instance, bought: &Bought, measure: Measure, object: ObjectIx, year: YearIx) -> i64 {
    let at = |need| standing(instance, bought, need, object, year);
    match measure {
        Measure::Units(need) => at(need).covered(),
        Measure::New(need) if year.at() == 0 => at(need).covered(),
        Measure::New(need) => {
            at(need).covered() - standing(instance, bought, need, object, YearIx::new(year.at() - 1)).covered()
        }
        Measure::Stock(need) => at(need).stock,
        Measure::Share(need) => at(need).after(),
        Measure::Full(need) => i64::from(at(need).filled()),
        Measure::People(need) => {
            if let Some(group) = instance.suppliers(need).filter(|group| group.served_today.is_some()) {
                let working = bought.working(group, object, year);
                return working.map_or(group.served_today(object), |own| own.served(object)).get();
            }
            let people = instance.needs[need.at()].people.as_ref().map_or(0, |people| people[object.at()].get());
            if at(need).filled() { people } else { 0 }
        }
        Measure::PeopleYears(need) => {
            let years = YearIx::all(year.at() + 1);
            years.map(|t| value(instance, bought, Measure::People(need), object, t)).sum()
        }
        Measure::Count(option) => bought.upto(option, object, year),
        Measure::Value(option) => points(instance, bought, option, object, year),
        Measure::Cost => cost(instance, bought, object, year),
        Measure::Commitment(after) => fees(instance, bought, object, after),
    }
}

/// Points of what an option has newly covered at an object, step by step.
fn points(instance: &Instance, bought: &Bought, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
    let data = &instance.options[option.at()];
    let [(need, _)] = data.gives.as_slice() else { return 0 };
    let standing = standing(instance, bought, *need, object, year);
    let (lack, covered) = ((standing.need - standing.have).max(0), standing.covered());
    let (mut points, mut before) = (0, 0);
    for step in &data.steps {
        let upto = step.last_unit(lack).min(covered);
        points += step.value * (upto - before);
        before = upto;
    }
    points
}

/// Yearly fees, in tiyn, of what is in use at an object at the end of `year`.
fn fees(instance: &Instance, bought: &Bought, object: ObjectIx, year: YearIx) -> i64 {
    let fee = |option: OptionIx| {
        instance.options[option.at()].yearly[object.at()].tiyn() * bought.in_use(instance, option, object, year)
    };
    OptionIx::all(instance.options.len()).map(fee).sum()
}

/// Money spent on an object up to the end of `year`, in tiyn.
fn cost(instance: &Instance, bought: &Bought, object: ObjectIx, year: YearIx) -> i64 {
    let spent = |option: OptionIx, t: YearIx| {
        let data = &instance.options[option.at()];
        let units = bought.within(option, object, t);
        data.price.get(object, t).tiyn() * units
            + data.fixed[object.at()].tiyn() * units.min(1)
            + data.yearly[object.at()].tiyn() * bought.in_use(instance, option, object, t)
    };
    OptionIx::all(instance.options.len()).flat_map(|k| YearIx::all(year.at() + 1).map(move |t| spent(k, t))).sum()
}
