//! Rules as rows: one per group, year and limit.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::notes::Notes;
use super::objects::ObjectData;
use super::{Decision, DecisionKind, Instance, Limit, Metric, RuleRow};
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::fraction::Fraction;
use crate::index::{GroupIx, ObjectIx, RuleIx, YearIx};
use crate::lang::Label;
use crate::programme::{Partition, Programme, Rule, RuleKind};
use crate::year::Year;

/// A rule with its names resolved, from the model or the Rules sheet.
pub(super) struct Resolved {
    pub(super) id: String,
    pub(super) label: Label,
    pub(super) kind: RuleKind,
    pub(super) metric: Metric,
    pub(super) group: GroupIx,
    pub(super) other: Option<GroupIx>,
    pub(super) partition: Option<Partition>,
    pub(super) year: Option<Year>,
    pub(super) each_year: bool,
    pub(super) at_least: Option<Fraction>,
    pub(super) at_most: Option<Fraction>,
    pub(super) by_year: Vec<(Year, Fraction)>,
    pub(super) soft: bool,
}

/// The rows of all rules, and the locks. A rule of the sheet replaces the model's rule of the same id.
pub(super) fn build_rules(
    programme: &Programme,
    mut from_sheet: BTreeMap<String, Resolved>,
    data: &ObjectData,
    groups: &mut Groups<'_>,
    notes: &mut Notes<'_>,
) -> (Vec<RuleRow>, Vec<Decision>) {
    let (mut rows, mut locks) = (Vec::new(), Vec::new());
    let mut position = 0;
    for rule in &programme.rules {
        let at = RuleIx::new(position);
        position += 1;
        if let Some(own) = from_sheet.remove(&rule.id) {
            expand(&own, at, programme, groups, &mut rows);
        } else if rule.kind == RuleKind::Lock {
            locks.extend(lock(rule, programme, data, notes));
        } else {
            expand(&resolve(rule, groups, notes), at, programme, groups, &mut rows);
        }
    }
    for rule in from_sheet.values() {
        expand(rule, RuleIx::new(position), programme, groups, &mut rows);
        position += 1;
    }
    (rows, locks)
}

fn resolve(rule: &Rule, groups: &mut Groups<'_>, notes: &mut Notes<'_>) -> Resolved {
    Resolved {
        id: rule.id.clone(),
        label: rule.label.clone(),
        kind: rule.kind,
        metric: Metric { text: rule.what.text.clone(), terms: rule.what.terms.clone() },
        group: groups.condition(rule.condition.as_ref(), None, notes),
        other: rule.other.as_ref().map(|other| groups.condition(Some(other), None, notes)),
        partition: rule.partition,
        year: rule.year,
        each_year: rule.each_year,
        at_least: rule.at_least,
        at_most: rule.at_most,
        by_year: rule.by_year.clone(),
        soft: rule.soft,
    }
}

fn expand(rule: &Resolved, at: RuleIx, programme: &Programme, groups: &mut Groups<'_>, rows: &mut Vec<RuleRow>) {
    for (group, other) in parts(rule, groups) {
        for (year, limit) in limits(rule, programme) {
            rows.push(RuleRow {
                id: rule.id.clone(),
                label: rule.label.clone(),
                rule: at,
                kind: rule.kind,
                metric: rule.metric.clone(),
                group,
                other,
                year,
                limit,
                soft: rule.soft,
            });
        }
    }
}

/// The groups that are measured apart; a gap is measured from either side.
fn parts(rule: &Resolved, groups: &mut Groups<'_>) -> Vec<(GroupIx, Option<GroupIx>)> {
    match (rule.partition, rule.other) {
        (Some(partition), _) => groups.parts(partition, rule.group).into_iter().map(|part| (part, None)).collect(),
        (None, Some(other)) => vec![(rule.group, Some(other)), (other, Some(rule.group))],
        (None, None) => vec![(rule.group, None)],
    }
}

/// The years in which a rule holds, each with what limits it then.
fn limits(rule: &Resolved, programme: &Programme) -> Vec<(YearIx, Limit)> {
    let both = |least: Option<Fraction>, most: Option<Fraction>| {
        [least.map(Limit::AtLeast), most.map(Limit::AtMost)].into_iter().flatten()
    };
    if !rule.by_year.is_empty() {
        let of_kind = |value: Fraction| match rule.kind {
            RuleKind::Cap | RuleKind::Capacity => both(None, Some(value)),
            RuleKind::Target => both(Some(value), Some(value)),
            _ => both(Some(value), None),
        };
        let stated = rule.by_year.iter().map(|(year, value)| (year_or_last(Some(*year), programme), *value));
        return stated.flat_map(|(year, value)| of_kind(value).map(move |limit| (year, limit))).collect();
    }
    let all = YearIx::all(programme.years.len());
    let years: Vec<YearIx> = match (rule.kind, rule.year) {
        // From one year to the next.
        (RuleKind::NoRegress, _) => all.skip(1).collect(),
        (RuleKind::Capacity, None) => all.collect(),
        _ if rule.each_year => all.collect(),
        (_, year) => vec![year_or_last(year, programme)],
    };
    years.into_iter().flat_map(|year| both(rule.at_least, rule.at_most).map(move |limit| (year, limit))).collect()
}

/// The position of a year; no year means the last.
pub(super) fn year_or_last(year: Option<Year>, programme: &Programme) -> YearIx {
    let named = year.and_then(|year| programme.years.iter().position(|own| *own == year));
    YearIx::new(named.unwrap_or(programme.years.len().saturating_sub(1)))
}

fn lock(rule: &Rule, programme: &Programme, data: &ObjectData, notes: &mut Notes<'_>) -> Option<Decision> {
    let (id, option, quantity) = rule.lock.as_ref()?;
    let ids = &data.objects.id;
    let Ok(object) = ids.binary_search_by(|own| own.as_str().cmp(id)) else {
        let file = programme.sources.first().map(|source| source.file.clone()).unwrap_or_default();
        let near = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
        let args = args![rule = rule.id.as_str(), found = id.as_str()];
        notes.push(Diagnostic::new(Code::UnknownObject, Place::File { file }, args).suggest(near));
        return None;
    };
    Some(Decision {
        object: ObjectIx::new(object),
        kind: DecisionKind::Lock { option: u32::try_from(option.at()).unwrap_or(u32::MAX), quantity: *quantity },
        reason: rule.label.text(crate::lang::Lang::default(), &rule.id).to_owned(),
    })
}

/// The group of all objects.
pub(super) fn everyone() -> GroupIx {
    GroupIx::new(Instance::ALL)
}
