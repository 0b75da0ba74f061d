//! Purchases that were decided before planning: they must be possible, and the money must suffice for them.

use super::super::{Decision, DecisionKind, Instance};
use super::{amount, cost, units};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::index::{ObjectIx, OptionIx, YearIx};
use crate::lang::Arg;
use crate::quantity::Units;

/// Checks the decisions `must` and the locks of rules.
pub(super) fn check_locks(instance: &Instance, findings: &mut Diagnostics) {
    check_musts(instance, findings);
    check_rule_locks(instance, findings);
}

fn object_id(instance: &Instance, object: ObjectIx) -> &str {
    instance.objects.id.get(object.at()).map_or("", String::as_str)
}

/// Everything that objects marked `must` lack, at its cheapest, against all the money that may pay at them.
fn check_musts(instance: &Instance, findings: &mut Diagnostics) {
    let mut members = vec![false; instance.objects.len()];
    let (mut needed, mut count) = (0_i128, 0_usize);
    for decision in instance.decisions.iter().filter(|decision| decision.kind == DecisionKind::Must) {
        let (least, impossible) = cost::fill(instance, decision.object);
        if !impossible.is_empty() {
            let needs = impossible.iter().filter_map(|need| instance.needs.get(need.at()));
            let needs = Arg::names(needs.map(|need| (need.id.as_str(), &need.label)));
            let args = args![object = object_id(instance, decision.object), needs = needs];
            findings.report(Code::MustImpossible, Place::Nowhere, args);
        }
        if let Some(member) = members.get_mut(decision.object.at()) {
            *member = true;
        }
        needed = needed.saturating_add(least);
        count += 1;
    }
    let options: Vec<OptionIx> = OptionIx::all(instance.options.len()).collect();
    let last = YearIx::new(instance.horizon().saturating_sub(1));
    let money = cost::money_for(instance, &options, &members, last);
    report_cost(count, needed, money, findings);
}

/// Locked quantities, at the prices of the first year, against the money of the first year.
fn check_rule_locks(instance: &Instance, findings: &mut Diagnostics) {
    let mut members = vec![false; instance.objects.len()];
    let mut options = Vec::new();
    let (mut needed, mut count) = (0_i128, 0_usize);
    for decision in &instance.decisions {
        let DecisionKind::Lock { option, quantity } = decision.kind else { continue };
        let Ok(at) = usize::try_from(option) else { continue };
        let Some(data) = instance.options.get(at) else { continue };
        let most = if data.years.first() == Some(&true) { cost::most(instance, data, decision.object) } else { 0 };
        if quantity > Units::new(most) {
            report_impossible(instance, decision, Arg::named(&data.id, &data.label), quantity, most, findings);
            continue;
        }
        let price = i128::from(data.price.get(decision.object, YearIx::new(0)).tiyn());
        let price = price.saturating_add(data.least_ordered(&instance.items, decision.object));
        let fixed = data.fixed.get(decision.object.at()).map_or(0, |fixed| i128::from(fixed.tiyn()));
        let site = if quantity > Units::ZERO { fixed } else { 0 };
        needed = needed.saturating_add(price.saturating_mul(i128::from(quantity.get())).saturating_add(site));
        count += 1;
        options.push(OptionIx::new(at));
        if let Some(member) = members.get_mut(decision.object.at()) {
            *member = true;
        }
    }
    let money = cost::money_for(instance, &options, &members, YearIx::new(0));
    report_cost(count, needed, money, findings);
    check_capacities(instance, findings);
}

/// The ordered items of locked purchases against what can be ordered in the first year.
fn check_capacities(instance: &Instance, findings: &mut Diagnostics) {
    for (item, order) in instance.ordered_items() {
        let Some(capacity) = order.capacity.first().copied().flatten() else { continue };
        let most = capacity.get().div_euclid(order.lot.get()) * order.lot.get();
        let mut used = 0_i128;
        for decision in &instance.decisions {
            let DecisionKind::Lock { option, quantity } = decision.kind else { continue };
            let own = instance.uses_of(item).filter(|(own, _)| u32::try_from(own.at()) == Ok(option));
            let each: i64 = own.filter_map(|(_, each)| each.get(decision.object.at())).map(|each| each.get()).sum();
            used = used.saturating_add(i128::from(each).saturating_mul(i128::from(quantity.get())));
        }
        if used > i128::from(most) {
            let item = instance.items.get(item.at()).map_or("", |item| item.id.as_str());
            let args = args![item = item, used = units(used), capacity = most];
            findings.report(Code::LocksAboveCapacity, Place::Nowhere, args);
        }
    }
}

fn report_impossible(
    instance: &Instance,
    decision: &Decision,
    option: Arg,
    quantity: Units,
    most: i64,
    findings: &mut Diagnostics,
) {
    let args = args![
        object = object_id(instance, decision.object),
        option = option,
        quantity = quantity,
        most = units(i128::from(most))
    ];
    findings.report(Code::LockImpossible, Place::Nowhere, args);
}

fn report_cost(count: usize, needed: i128, money: i128, findings: &mut Diagnostics) {
    if count > 0 && needed > money {
        let short = amount(needed.saturating_sub(money));
        let args = args![count = count, needed = amount(needed), money = amount(money), short = short];
        findings.report(Code::LocksCostTooMuch, Place::Nowhere, args);
    }
}
