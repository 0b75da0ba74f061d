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
    pub(super) partition: Option<Partition>,
    pub(super) year: Option<Year>,
    pub(super) each_year: bool,
    pub(super) at_least: Option<Fraction>,
    pub(super) at_most: Option<Fraction>,
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
        partition: rule.partition,
        year: rule.year,
        each_year: rule.each_year,
        at_least: rule.at_least,
        at_most: rule.at_most,
        soft: rule.soft,
    }
}

fn expand(rule: &Resolved, at: RuleIx, programme: &Programme, groups: &mut Groups<'_>, rows: &mut Vec<RuleRow>) {
    let parts = match rule.partition {
        Some(partition) => groups.parts(partition, rule.group),
        None => vec![rule.group],
    };
    let limits = [rule.at_least.map(Limit::AtLeast), rule.at_most.map(Limit::AtMost)];
    for group in parts {
        for year in years(rule, programme) {
            for limit in limits.into_iter().flatten() {
                rows.push(RuleRow {
                    id: rule.id.clone(),
                    label: rule.label.clone(),
                    rule: at,
                    kind: rule.kind,
                    metric: rule.metric.clone(),
                    group,
                    year,
                    limit,
                    soft: rule.soft,
                });
            }
        }
    }
}

fn years(rule: &Resolved, programme: &Programme) -> Vec<YearIx> {
    if rule.each_year {
        return YearIx::all(programme.years.len()).collect();
    }
    vec![year_or_last(rule.year, programme)]
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
