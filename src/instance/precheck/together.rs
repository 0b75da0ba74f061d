//! Floors that exclude each other only together: what they cost at least, against the money that may pay for them.

use std::collections::BTreeSet;

use super::super::{Budget, Instance};
use super::cost::Floor;
use super::{amount_until, report_cost};
use crate::diagnostic::Diagnostics;
use crate::index::YearIx;

/// How many sets of budgets are tried; a model with more is left to the solver.
const MOST_SETS: usize = 1_000;

/// Positions of budgets.
type Budgets = BTreeSet<usize>;

/// Reports sets of floors that need more money than all budgets that may pay for any of them have: floors on one need
/// or on several, the fewest budgets first.
pub(super) fn check_together(instance: &Instance, floors: &[Floor<'_>], findings: &mut Diagnostics) {
    let payers: Vec<Budgets> = floors.iter().map(|floor| payers(instance, floor)).collect();
    let mut reported: Vec<Budgets> = Vec::new();
    for set in unions(&payers) {
        let own = floors.iter().zip(&payers).filter(|(_, payers)| payers.is_subset(&set)).map(|(floor, _)| floor);
        let own: Vec<&Floor<'_>> = own.collect();
        let is_new = !reported.iter().any(|known| known.is_subset(&set));
        if is_new && own.len() > 1 && is_short(instance, &own, &set, findings) {
            reported.push(set);
        }
    }
}

/// The budgets that may pay for a floor.
fn payers(instance: &Instance, floor: &Floor<'_>) -> Budgets {
    let members = instance.groups.get(floor.row.group.at()).map_or(&[][..], |group| &group.members);
    let may_pay = |budget: &Budget| super::cost::may_pay(instance, budget, &floor.options, members);
    instance.budgets.iter().enumerate().filter(|(_, budget)| may_pay(budget)).map(|(at, _)| at).collect()
}

/// All unions of `sets`, the smallest first.
fn unions(sets: &[Budgets]) -> Vec<Budgets> {
    let mut all: BTreeSet<Budgets> = BTreeSet::new();
    for set in sets.iter().collect::<BTreeSet<_>>() {
        let joined: Vec<Budgets> = all.iter().map(|known| known.union(set).copied().collect()).collect();
        all.insert(set.clone());
        all.extend(joined.into_iter().take(MOST_SETS.saturating_sub(all.len())));
    }
    let mut all: Vec<Budgets> = all.into_iter().collect();
    all.sort_by_key(Budgets::len);
    all
}

/// Whether the floors of some year and of those before it cost more than the budgets have until then; reports it.
fn is_short(instance: &Instance, floors: &[&Floor<'_>], budgets: &Budgets, findings: &mut Diagnostics) -> bool {
    for year in YearIx::all(instance.horizon()) {
        let until: Vec<&Floor<'_>> = floors.iter().copied().filter(|floor| floor.row.year <= year).collect();
        let (rows, needed) = dearest_separate(instance, until);
        let amounts = budgets.iter().filter_map(|at| instance.budgets.get(*at));
        let money = amounts.map(|budget| amount_until(&budget.amount, year)).sum();
        if rows.len() > 1 && needed > money {
            report_cost(instance, &rows, needed, money, findings);
            return true;
        }
    }
    false
}

/// Floors that share no purchase, so that their costs add up, and their sum: taken from the dearest on or from the
/// cheapest on, whichever gives more.
fn dearest_separate<'i>(instance: &'i Instance, mut floors: Vec<&Floor<'i>>) -> (Vec<&'i super::super::RuleRow>, i128) {
    floors.sort_by_key(|floor| floor.cost);
    let from_cheapest = separate(instance, floors.iter().copied());
    let from_dearest = separate(instance, floors.iter().rev().copied());
    if from_dearest.1 >= from_cheapest.1 { from_dearest } else { from_cheapest }
}

fn separate<'a, 'i: 'a>(
    instance: &'i Instance,
    floors: impl Iterator<Item = &'a Floor<'i>>,
) -> (Vec<&'i super::super::RuleRow>, i128) {
    let mut taken = vec![vec![false; instance.objects.len()]; instance.options.len()];
    let (mut rows, mut sum) = (Vec::new(), 0_i128);
    for floor in floors {
        let Some(cost) = floor.cost.filter(|cost| *cost > 0) else { continue };
        let Some(group) = instance.groups.get(floor.row.group.at()) else { continue };
        let shares = |taken: &Vec<bool>| group.members.iter().zip(taken).any(|(own, taken)| *own && *taken);
        if floor.options.iter().filter_map(|option| taken.get(option.at())).any(shares) {
            continue;
        }
        for option in &floor.options {
            for (taken, own) in taken.get_mut(option.at()).into_iter().flatten().zip(&group.members) {
                *taken |= own;
            }
        }
        rows.push(floor.row);
        sum = sum.saturating_add(cost);
    }
    (rows, sum)
}
