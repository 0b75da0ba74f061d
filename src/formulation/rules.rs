//! Rules as coupling rows: one function per kind.

use crate::fraction::Fraction;
use crate::index::{ColumnIx, GroupIx, NeedIx, ObjectIx, RowIx, YearIx};
use crate::instance::{Instance, Limit, RuleRow};
use crate::money::TIYN_PER_TENGE;
use crate::programme::{Measure, RuleKind, is_money};

use super::LinearForm;
use super::measure::Measurer;
use super::problem::{Block, Column, ColumnName, Problem, Row, RowName, RowSense};

/// Adds the rows of every rule that binds the plan.
pub(super) fn add_rules(measurer: Measurer<'_>, problem: &mut Problem) {
    for (at, rule) in measurer.instance.rules.iter().enumerate() {
        let row = match rule.kind {
            RuleKind::Floor | RuleKind::Cap | RuleKind::Each | RuleKind::Target => {
                limit_row(measurer, rule, until(measurer, rule))
            }
            RuleKind::Capacity | RuleKind::NoRegress => limit_row(measurer, rule, within(measurer, rule)),
            RuleKind::Share => share_row(measurer, rule),
            RuleKind::Gap => gap_row(measurer, rule),
            // A lock is a bound of its column; a report never binds.
            RuleKind::Lock | RuleKind::Report => continue,
        };
        let name = RowName::Rule(u32::try_from(at).unwrap_or(u32::MAX));
        add_row(row, name, rule.soft, problem);
    }
}

/// A row before it has a name: `form ≥ or ≤ limit`; `unit` is the coefficient of one unit of shortfall.
struct Sided {
    form: LinearForm,
    sense: RowSense,
    limit: i128,
    unit: i64,
    is_money: bool,
}

/// The metric of the rule's group up to the end of its year.
fn until(measurer: Measurer<'_>, rule: &RuleRow) -> LinearForm {
    measurer.metric(&rule.metric, rule.year, &measurer.member(rule.group))
}

/// What the metric of the rule's group gains within its year.
fn within(measurer: Measurer<'_>, rule: &RuleRow) -> LinearForm {
    let now = until(measurer, rule);
    match rule.year.at().checked_sub(1).map(YearIx::new) {
        None => now,
        Some(before) => {
            let before = measurer.metric(&rule.metric, before, &measurer.member(rule.group));
            now.plus(before.times(-1))
        }
    }
}

/// A form against a value, in the row's unit: `floor`, `cap`, `each` and `target` (a floor and a cap) limit a metric,
/// `capacity` and `no_regress` what it gains within a year.
fn limit_row(measurer: Measurer<'_>, rule: &RuleRow, form: LinearForm) -> Sided {
    let (value, sense) = match rule.limit {
        Limit::AtLeast(value) => (value, RowSense::AtLeast),
        Limit::AtMost(value) => (value, RowSense::AtMost),
    };
    let base = limit_base(measurer.instance, rule);
    // A product that does not fit cannot be reached (or passed) by any plan either.
    let exact = value.checked_mul(Fraction::whole(base)).unwrap_or(Fraction::whole(i128::from(i64::MAX)));
    let whole = if sense == RowSense::AtLeast { exact.ceil() } else { exact.floor() };
    let is_money = is_money(&rule.metric.terms);
    Sided { limit: whole - form.constant, form: without_constant(form), sense, unit: 1, is_money }
}

/// What a limit of 1 means in the row's unit: the whole need for a share, 100 tiyn for a cost, 1 otherwise.
fn limit_base(instance: &Instance, rule: &RuleRow) -> i128 {
    match rule.metric.terms.as_slice() {
        [(_, Measure::Share(need))] => needed(instance, *need, rule.group, rule.year),
        terms if is_money(terms) => i128::from(TIYN_PER_TENGE),
        _ => 1,
    }
}

/// Σ need of a group at the end of a year.
pub(super) fn needed(instance: &Instance, need: NeedIx, group: GroupIx, year: YearIx) -> i128 {
    let members = &instance.groups[group.at()].members;
    let objects = ObjectIx::all(instance.objects.len()).filter(|o| members[o.at()]);
    objects.map(|o| i128::from(instance.needs[need.at()].need.get(o, year).get())).sum()
}

/// `share`: the group's part of the metric's total, `den · part − num · all ≥ 0` (or `≤ 0`).
fn share_row(measurer: Measurer<'_>, rule: &RuleRow) -> Sided {
    let (share, sense) = match rule.limit {
        Limit::AtLeast(share) => (share, RowSense::AtLeast),
        Limit::AtMost(share) => (share, RowSense::AtMost),
    };
    let member = measurer.member(rule.group);
    let part = measurer.metric(&rule.metric, rule.year, &member);
    let all = measurer.metric(&rule.metric, rule.year, &|_| 1);
    let form = part_against_all(part, all, share);
    let is_money = is_money(&rule.metric.terms);
    Sided { limit: -form.constant, form: without_constant(form), sense, unit: denominator(share), is_money }
}

/// `gap`: the covered share of one group less that of another. Over the needs n₁ and n₂ of the groups,
/// `c₁ / n₁ − c₂ / n₂ ≤ x` is `10 000 · n₂ · c₁ − 10 000 · n₁ · c₂ ≤ 10 000 · n₁ · n₂ · x`, so that one hundredth of a
/// percentage point of shortfall is `n₁ · n₂`; all of it is divided by what divides it all.
fn gap_row(measurer: Measurer<'_>, rule: &RuleRow) -> Sided {
    const POINTS: i128 = 10_000;
    let instance = measurer.instance;
    let other = rule.other.unwrap_or(rule.group);
    let need = rule.metric.terms.iter().find_map(|(_, measure)| measure.need());
    let needed = |group| need.map_or(0, |need| needed(instance, need, group, rule.year));
    let (own, others) = (needed(rule.group), needed(other));
    let (first, second, unit) = (POINTS * others, POINTS * own, own * others);
    let common = gcd_of([first, second, unit]).max(1);
    let small = |n: i128| i64::try_from(n.div_euclid(common)).unwrap_or(i64::MAX);
    let covered = |group| measurer.metric(&rule.metric, rule.year, &measurer.member(group));
    let form = covered(rule.group).times(small(first)).plus(covered(other).times(-small(second)));
    let (value, sense) = match rule.limit {
        Limit::AtLeast(value) => (value, RowSense::AtLeast),
        Limit::AtMost(value) => (value, RowSense::AtMost),
    };
    let exact = value.checked_mul(Fraction::whole(POINTS * unit.div_euclid(common)));
    let limit = exact.unwrap_or(Fraction::whole(i128::from(i64::MAX))).floor();
    Sided {
        limit: limit - form.constant,
        form: without_constant(form),
        sense,
        unit: small(unit).max(1),
        is_money: false,
    }
}

fn gcd_of(numbers: [i128; 3]) -> i128 {
    fn gcd(a: i128, b: i128) -> i128 {
        if b == 0 { a } else { gcd(b, a.rem_euclid(b)) }
    }
    numbers.into_iter().fold(0, gcd)
}

/// `den · part − num · all` for a share `num / den`.
pub(super) fn part_against_all(part: LinearForm, all: LinearForm, share: Fraction) -> LinearForm {
    let numerator = i64::try_from(share.numerator()).unwrap_or(i64::MAX);
    part.times(denominator(share)).plus(all.times(-numerator))
}

fn denominator(share: Fraction) -> i64 {
    i64::try_from(share.denominator()).unwrap_or(1)
}

fn without_constant(form: LinearForm) -> LinearForm {
    LinearForm { constant: 0, ..form }
}

/// Adds the row; a soft one with its shortfall.
fn add_row(row: Sided, name: RowName, soft: bool, problem: &mut Problem) {
    let at = RowIx::new(problem.rows.len());
    let Sided { mut form, sense, limit, unit, is_money } = row;
    if soft {
        let (least, most) = range(&form, problem);
        let worst = if sense == RowSense::AtLeast { limit - least } else { most - limit };
        let units = worst.max(0) + i128::from(unit) - 1;
        let upper = i64::try_from(units.div_euclid(i128::from(unit))).unwrap_or(i64::MAX);
        let column = ColumnIx::new(problem.columns.len());
        problem.columns.push(Column { name: ColumnName::Shortfall(at), lower: 0, upper });
        problem.blocks.push(Block::Single(column));
        let signed = if sense == RowSense::AtLeast { unit } else { -unit };
        form = form.plus(LinearForm::collect([(column, signed)], 0));
    }
    problem.rows.push(Row { name, form, sense, limit, is_money });
}

/// The least and the greatest value that the bounds of the columns allow.
fn range(form: &LinearForm, problem: &Problem) -> (i128, i128) {
    form.terms.iter().fold((0, 0), |(least, most), (column, c)| {
        let column = &problem.columns[column.at()];
        let (a, b) = (i128::from(*c) * i128::from(column.lower), i128::from(*c) * i128::from(column.upper));
        (least + a.min(b), most + a.max(b))
    })
}
