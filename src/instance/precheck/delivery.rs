//! Deliveries to districts: one expense for many objects, so that all of them need the same payers, and what they cost
//! belongs to no part of the objects.

use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::index::{BudgetIx, ObjectIx, OptionIx};
use crate::instance::{DecisionKind, Instance, OptionData, RuleRow, payers};
use crate::lang::Arg;
use crate::money::Money;
use crate::programme::{Measure, RuleKind, RuralMode, ShareOf};

/// Checks who pays for deliveries, and what measures them.
pub(super) fn check_deliveries(instance: &Instance, findings: &mut Diagnostics) {
    let delivered = |(_, data): &(OptionIx, &OptionData)| data.delivery != Money::ZERO;
    let all = OptionIx::all(instance.options.len()).zip(&instance.options).filter(delivered);
    let mut first = None;
    for (option, data) in all {
        check_payers(instance, option, data, findings);
        first = first.or(Some(data));
    }
    if let Some(option) = first {
        check_measures(instance, option, findings);
    }
}

/// The same budgets must be able to pay wherever the option may be bought.
fn check_payers(instance: &Instance, option: OptionIx, data: &OptionData, findings: &mut Diagnostics) {
    let is_locked = |object: ObjectIx| {
        let locks = |kind: &DecisionKind| matches!(kind, DecisionKind::Lock { option: own, .. } if usize::try_from(*own) == Ok(option.at()));
        instance.decisions.iter().any(|decision| decision.object == object && locks(&decision.kind))
    };
    let may_have = |object: &ObjectIx| data.eligible.get(object.at()) == Some(&true) || is_locked(*object);
    let of = |object: ObjectIx| payers(instance, option, object).collect::<Vec<BudgetIx>>();
    let mut objects = ObjectIx::all(instance.objects.len()).filter(may_have);
    let Some(first) = objects.next() else { return };
    let common = of(first);
    if let Some(other) = objects.find(|object| of(*object) != common) {
        let id = |object: ObjectIx| instance.objects.id.get(object.at()).map_or("", String::as_str);
        let args = args![option = Arg::named(&data.id, &data.label), object = id(first), other = id(other)];
        findings.report(Code::DeliverySeveralPayers, Place::Nowhere, args);
    }
}

/// What a delivery costs is not spent on single objects: only the cost of all of them can be measured.
fn check_measures(instance: &Instance, option: &OptionData, findings: &mut Diagnostics) {
    let counts = |terms: &[(i64, Measure)]| terms.iter().any(|(_, measure)| *measure == Measure::Cost);
    let is_part = |group: usize| instance.groups.get(group).is_none_or(|group| group.members.contains(&false));
    let of_part = |row: &&RuleRow| row.kind == RuleKind::Share || is_part(row.group.at());
    let rules =
        instance.rules.iter().filter(|row| counts(&row.metric.terms)).filter(of_part).map(|row| row.id.as_str());
    let goals = instance.goals.iter().filter(|goal| counts(&goal.metric.terms) && is_part(goal.group.at()));
    let is_share = |mode: RuralMode| matches!(mode, RuralMode::Floor { of: ShareOf::Money, .. });
    let priorities = instance.priorities.iter().filter(|priority| is_share(priority.rural));
    let goals = goals.map(|goal| goal.metric.text.as_str());
    let mut found: Vec<&str> = rules.chain(goals).chain(priorities.map(|_| "rural")).collect();
    found.dedup();
    for name in found {
        let args = args![option = Arg::named(&option.id, &option.label), found = name];
        findings.report(Code::DeliveryCostOfPart, Place::Nowhere, args);
    }
}
