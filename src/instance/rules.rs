//! Rules as rows: one per group, year and limit.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::notes::Notes;
use super::objects::ObjectData;
use super::{Decision, DecisionKind, Instance, Limit, Metric, RuleRow};
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::fraction::Fraction;
use crate::index::{GroupIx, ObjectIx, OptionIx, RuleIx, YearIx};
use crate::lang::Label;
use crate::programme::{Partition, Programme, Rule, RuleKind};
use crate::quantity::Units;
use crate::year::Year;

/// What a lock buys: an object's id, the option and the least quantity.
pub(super) type Lock = (String, OptionIx, Units);

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
    pub(super) lock: Option<Lock>,
    /// Where it names its object, for a lock.
    pub(super) place: Place,
}

impl Resolved {
    /// Takes the limit of another year from `other`, a row of the same rule; whether it could.
    pub(super) fn takes_year(&mut self, other: &Self) -> bool {
        let Some(year) = other.year else { return false };
        let same = |rule: &Self| {
            (rule.kind, rule.metric.clone(), rule.group, rule.other, rule.partition, rule.soft, rule.each_year)
        };
        let by_year = matches!(self.kind, RuleKind::Floor | RuleKind::Cap | RuleKind::Target | RuleKind::Capacity);
        if !by_year || same(self) != same(other) || self.by_year.iter().any(|(own, _)| *own == year) {
            return false;
        }
        if self.by_year.is_empty() {
            let Some((own, limit)) = self.year.filter(|own| *own != year).zip(self.limit()) else { return false };
            self.by_year.push((own, limit));
            self.year = None;
        }
        self.by_year.extend(other.limit().map(|limit| (year, limit)));
        self.by_year.sort_by_key(|(year, _)| *year);
        true
    }

    /// The one limit of a rule that has one, or two alike.
    fn limit(&self) -> Option<Fraction> {
        self.at_least.or(self.at_most)
    }
}

/// The rows of all rules, and the locks. A rule of the sheet replaces the model's rule of the same id.
pub(super) fn build_rules(
    programme: &Programme,
    mut from_sheet: BTreeMap<String, Resolved>,
    data: &ObjectData,
    groups: &mut Groups<'_>,
    notes: &mut Notes<'_>,
) -> (Vec<RuleRow>, Vec<Decision>) {
    let mut all = Vec::new();
    for rule in &programme.rules {
        all.push(from_sheet.remove(&rule.id).unwrap_or_else(|| resolve(rule, programme, groups, notes)));
    }
    all.extend(from_sheet.into_values());
    let (mut rows, mut locks) = (Vec::new(), Vec::new());
    for (at, rule) in all.iter().enumerate() {
        match &rule.lock {
            Some(own) => locks.extend(lock(rule, own, data, notes)),
            None => expand(rule, RuleIx::new(at), programme, groups, &mut rows),
        }
    }
    (rows, locks)
}

fn resolve(rule: &Rule, programme: &Programme, groups: &mut Groups<'_>, notes: &mut Notes<'_>) -> Resolved {
    Resolved {
        place: programme.place(&format!("rules.{}.object", rule.id)),
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
        lock: rule.lock.clone(),
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

fn lock(rule: &Resolved, own: &Lock, data: &ObjectData, notes: &mut Notes<'_>) -> Option<Decision> {
    let (id, option, quantity) = own;
    let ids = &data.objects.id;
    let Ok(object) = ids.binary_search_by(|own| own.as_str().cmp(id)) else {
        let near = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
        let args = args![rule = rule.id.as_str(), found = id.as_str()];
        notes.push(Diagnostic::new(Code::UnknownObject, rule.place.clone(), args).suggest(near));
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
