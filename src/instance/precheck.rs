//! Rules that cannot hold, found by arithmetic alone, before any solver. Only certain contradictions are reported:
//! every price is taken at its lowest, every budget at its highest, every lack as coverable where it may be.

mod cost;
mod delivery;
mod locks;
mod together;

use self::cost::{Floor, Offers};
use super::{Instance, Limit, RuleRow};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::fraction::Fraction;
use crate::index::{GroupIx, NeedIx, ObjectIx, YearIx};
use crate::lang::{Arg, Label};
use crate::money::Money;
use crate::programme::{Measure, RuleKind};

/// The hard rules and decisions of `instance` that contradict its money, its needs or each other.
pub fn contradictions(instance: &Instance) -> Diagnostics {
    let mut findings = Diagnostics::new();
    let hard: Vec<&RuleRow> = instance
        .rules
        .iter()
        .filter(|row| {
            !row.soft && matches!(row.kind, RuleKind::Floor | RuleKind::Cap | RuleKind::Each | RuleKind::Target)
        })
        .collect();
    check_pairs(instance, &hard, &mut findings);
    check_caps(instance, &hard, &mut findings);
    check_spending_floors(instance, &hard, &mut findings);
    check_floors(instance, &hard, &mut findings);
    locks::check_locks(instance, &mut findings);
    findings
}

/// What is asked for together and cannot be planned together: no contradiction of rules, but a limit of this program.
pub fn refusals(instance: &Instance) -> Diagnostics {
    let mut findings = Diagnostics::new();
    delivery::check_deliveries(instance, &mut findings);
    findings
}

/// A floor above a cap on the same metric, group and year.
fn check_pairs(instance: &Instance, hard: &[&RuleRow], findings: &mut Diagnostics) {
    for floor in hard {
        let Limit::AtLeast(least) = floor.limit else { continue };
        for cap in hard {
            let Limit::AtMost(most) = cap.limit else { continue };
            let same = floor.metric.terms == cap.metric.terms && floor.group == cap.group && floor.year == cap.year;
            if same && least > most {
                let args = args![
                    rule = Arg::named(&floor.id, &floor.label),
                    other = Arg::named(&cap.id, &cap.label),
                    least = least.to_string(),
                    most = most.to_string(),
                    group = group_name(instance, floor.group)
                ];
                findings.report(Code::FloorAboveCap, Place::Nowhere, args);
            }
        }
    }
}

/// A cap below what stands there today: nothing can be taken away.
fn check_caps(instance: &Instance, hard: &[&RuleRow], findings: &mut Diagnostics) {
    for row in hard {
        let (Limit::AtMost(most), [(1, measure)]) = (row.limit, row.metric.terms.as_slice()) else { continue };
        let (today, limit) = match measure {
            Measure::Stock(need) => (sums(instance, *need, row.group, row.year).have, Some(most)),
            Measure::Share(need) => {
                let sums = sums(instance, *need, row.group, row.year);
                (sums.covered, most.checked_mul(Fraction::whole(sums.need)))
            }
            _ => continue,
        };
        if limit.is_some_and(|limit| Fraction::whole(today) > limit) {
            let args = args![
                rule = Arg::named(&row.id, &row.label),
                group = group_name(instance, row.group),
                limit = units(limit.map_or(0, Fraction::floor)),
                today = units(today)
            ];
            findings.report(Code::CapBelowStock, Place::Nowhere, args);
        }
    }
}

/// A floor on spending above all the money there is.
fn check_spending_floors(instance: &Instance, hard: &[&RuleRow], findings: &mut Diagnostics) {
    for row in hard {
        let (Limit::AtLeast(least), [(1, Measure::Cost)]) = (row.limit, row.metric.terms.as_slice()) else { continue };
        let money: i128 = instance.budgets.iter().map(|budget| amount_until(&budget.amount, row.year)).sum();
        let needed = least.checked_mul(Fraction::whole(i128::from(crate::money::TIYN_PER_TENGE)));
        if let Some(needed) = needed.map(Fraction::ceil).filter(|needed| *needed > money) {
            report_cost(instance, &[row], needed, money, findings);
        }
    }
}

/// Floors on units: above what can be bought, or dearer than the money, alone or together.
fn check_floors(instance: &Instance, hard: &[&RuleRow], findings: &mut Diagnostics) {
    let mut offers = Offers::new(instance);
    let mut floors: Vec<Floor<'_>> = Vec::new();
    for row in hard {
        let Some(floor) = cost::floor(instance, &mut offers, row) else { continue };
        if floor.capacity < floor.required {
            let args = args![
                rule = Arg::named(&row.id, &row.label),
                group = group_name(instance, row.group),
                required = units(floor.required),
                possible = units(floor.capacity)
            ];
            let code = if floor.capacity == 0 { Code::FloorNothingEligible } else { Code::FloorAboveNeed };
            findings.report(code, Place::Nowhere, args);
        } else if let Some(needed) = floor.cost.filter(|cost| *cost > floor.money) {
            report_cost(instance, &[row], needed, floor.money, findings);
        } else {
            floors.push(floor);
        }
    }
    together::check_together(instance, &floors, findings);
}

fn report_cost(instance: &Instance, rows: &[&RuleRow], needed: i128, money: i128, findings: &mut Diagnostics) {
    let mut named: Vec<(&str, &Label)> = rows.iter().map(|row| (row.id.as_str(), &row.label)).collect();
    named.sort_unstable_by_key(|(id, _)| *id);
    named.dedup_by_key(|(id, _)| *id);
    let count = named.len();
    // Rows of one rule are told apart by their groups.
    let mut groups: Vec<String> = rows.iter().map(|row| group_name(instance, row.group)).collect();
    groups.sort_unstable();
    groups.dedup();
    let unnamed = Label::default();
    let args = args![
        rules = Arg::names(named),
        groups = Arg::names(groups.iter().map(|group| (group.as_str(), &unnamed))),
        count = count,
        needed = amount(needed),
        money = amount(money),
        short = amount(needed.saturating_sub(money))
    ];
    findings.report(Code::RulesCostTooMuch, Place::Nowhere, args);
}

/// What a group needs and has of a need in a year.
struct Sums {
    need: i128,
    have: i128,
    covered: i128,
}

fn sums(instance: &Instance, need: NeedIx, group: GroupIx, year: YearIx) -> Sums {
    let mut out = Sums { need: 0, have: 0, covered: 0 };
    let (Some(need), Some(group)) = (instance.needs.get(need.at()), instance.groups.get(group.at())) else {
        return out;
    };
    for (object, _) in group.members.iter().enumerate().filter(|(_, member)| **member) {
        let object = ObjectIx::new(object);
        let (norm, have) = (need.need.get(object, year).get(), need.have.get(object, year).get());
        out.need += i128::from(norm);
        out.have += i128::from(have);
        out.covered += i128::from(norm.min(have));
    }
    out
}

/// The money of the years up to `year`, in tiyn.
fn amount_until(amounts: &[Money], year: YearIx) -> i128 {
    amounts.iter().take(year.at() + 1).map(|amount| i128::from(amount.tiyn())).sum()
}

fn amount(tiyn: i128) -> Money {
    Money::from_tiyn(i64::try_from(tiyn).unwrap_or(i64::MAX))
}

fn units(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn group_name(instance: &Instance, group: GroupIx) -> String {
    instance.groups.get(group.at()).map(|group| super::groups::kind_text(&group.kind)).unwrap_or_default()
}
