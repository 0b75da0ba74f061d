//! From an Instance to a Plan: formulate, serve the goals, decide ties, round, explain.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::bought::Bought;
use super::{CertificateLeaf, CertificateSplit, GoalLine, KeyUse, NoPlan, Plan, PricedRow, SplitAt, Status};
use super::{coverage, dearest, goal_text, leximin, modes, orders, payments, reasons, results};
use crate::formulation::{ColumnName, Problem, RowName, formulate};
use crate::index::{ColumnIx, ObjectIx, RowIx};
use crate::instance::Instance;
use crate::solve::{Effort, KeyOrder, Leaf, Limits, Proof, Solution, Split, Unsolved, Watch, decide_ties, serve_goals};

/// Plans an instance: formulates, solves, rounds and explains.
///
/// # Errors
/// When the hard rules contradict each other or a limit ended the search before a plan was found.
pub fn plan_instance(instance: &Instance, limits: &Limits) -> Result<Plan, NoPlan> {
    plan_watched(instance, limits, &Watch::default())
}

/// Plans an instance; `watch` sees how far it is, and may stop it.
///
/// # Errors
/// When the hard rules contradict each other, or a limit or the watch ended the search before a plan was found.
pub fn plan_watched(instance: &Instance, limits: &Limits, watch: &Watch) -> Result<Plan, NoPlan> {
    let effort = Effort::starting_now(limits, watch);
    let problem = formulate(instance);
    let (solution, key) = solve(instance, &problem, effort).map_err(|why| match why {
        Unsolved::Stopped => NoPlan::Stopped,
        Unsolved::Infeasible => NoPlan::Contradiction { shortfalls: super::elastic::shortfalls(instance, effort) },
    })?;
    let payments = payments::pay(instance, &problem, &solution.values);
    let bought = Bought::new(instance, &problem, &solution.values);
    let own = modes::Own { problem: &problem, solution: &solution, bought: &bought };
    let goals: Vec<GoalLine> = goal_lines(instance, &problem, &solution);
    let reasons = reasons::reasons(instance, &problem, &solution, &bought, &key_positions(instance));
    let orders = orders::lines(instance, &bought);
    Ok(Plan {
        commitments: super::commitments::commitments(instance, &payments),
        service: super::service::lines(instance, &bought),
        budgets: payments::budget_lines(instance, &payments, &orders),
        dearest: dearest::dearest_lines(instance, &problem, &solution.values),
        orders,
        coverage: coverage::lines(instance, &bought),
        rules: results::results(instance, &bought),
        shares: leximin::shares(instance, &bought),
        reasons: reasons.all,
        guarantees: super::guarantee::guarantees(instance, &payments),
        modes: modes::tables(instance, own, effort),
        key: KeyUse { objects: reasons.tied.len(), proved: key.proved },
        status: status(&goals),
        stopped: watch.is_stopped(),
        purchases: payments.purchases,
        fees: payments.fees,
        expenses: payments.expenses,
        goals,
    })
}

/// Serves the goals and decides the ties.
pub(super) fn solve(
    instance: &Instance,
    problem: &Problem,
    effort: Effort<'_>,
) -> Result<(Solution, KeyOrder), Unsolved> {
    let mut solution = serve_goals(problem, effort)?;
    let key = decide_ties(problem, &mut solution, &key_columns(instance, problem), effort);
    tidy_orders(problem, &mut solution);
    solution.recount(problem);
    Ok((solution, key))
}

/// Orders nothing ahead and nothing beyond what purchases need, where no goal loses by it.
fn tidy_orders(problem: &Problem, solution: &mut Solution) {
    let branch = problem.branches.get(solution.branch);
    let Some(tidy) = branch.and_then(|branch| problem.tidied(branch, &solution.values)) else { return };
    if problem.goals.iter().all(|goal| goal.form.value(&tidy) >= goal.form.value(&solution.values)) {
        solution.values = tidy;
    }
}

/// The position of every object in the published key: a commission's rank, more pupils, the lottery, the id.
fn key_positions(instance: &Instance) -> Vec<usize> {
    let objects = &instance.objects;
    let key = |object: &ObjectIx| {
        let at = object.at();
        let rank: Vec<u32> = objects.rank.iter().filter_map(|ranks| ranks.get(at).copied()).collect();
        (rank, Reverse(objects.pupils.get(at).copied()), objects.lottery.get(at).copied(), *object)
    };
    let mut order: Vec<ObjectIx> = ObjectIx::all(objects.len()).collect();
    order.sort_by_cached_key(key);
    let mut positions = vec![0; objects.len()];
    for (position, object) in order.into_iter().enumerate() {
        positions[object.at()] = position;
    }
    positions
}

/// The columns of purchases in the order of the published key; within an object by option, the last year first.
fn key_columns(instance: &Instance, problem: &Problem) -> Vec<ColumnIx> {
    let key = key_positions(instance);
    let mut columns: Vec<_> = problem
        .columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| match column.name {
            ColumnName::Bought(object, option, year) => Some((object, option, Reverse(year), ColumnIx::new(at))),
            _ => None,
        })
        .collect();
    columns.sort_by_key(|(object, option, year, _)| (key.get(object.at()).copied(), *option, *year));
    columns.into_iter().map(|(.., column)| column).collect()
}

pub(super) fn goal_lines(instance: &Instance, problem: &Problem, solution: &Solution) -> Vec<GoalLine> {
    let lines = problem.goals.iter().zip(&solution.goals).map(|(goal, result)| {
        let sign = if goal.negated { -1 } else { 1 };
        GoalLine {
            kind: goal.kind.clone(),
            text: goal_text::text(instance, &goal.kind),
            value: sign * result.value,
            bound: sign * result.bound,
            scale: goal.scale,
            step: goal.step,
            proof: result.proof,
            minimise: goal.negated,
            leaves: result.leaves.iter().map(|leaf| certificate(problem, leaf)).collect(),
        }
    });
    lines.collect()
}

fn certificate(problem: &Problem, leaf: &Leaf) -> CertificateLeaf {
    let named = |row: RowIx| problem.rows.get(row.at()).and_then(|row| priced(row.name));
    let (budgets, others): (Vec<_>, Vec<_>) =
        leaf.rows.iter().partition(|(row, _)| problem.rows.get(row.at()).is_some_and(|row| row.name.is_budget()));
    let rows = others.into_iter().filter_map(|(row, price)| Some((named(row)?, price)));
    let locks = leaf.locks.iter().map(|(goal, price)| (PricedRow::Goal(goal.at()), *price));
    let off = problem.branches.get(leaf.branch).map(|branch| branch.off.iter().filter_map(|row| named(*row)).collect());
    CertificateLeaf {
        off: off.unwrap_or_default(),
        splits: leaf.splits.iter().filter_map(|split| certificate_split(problem, *split)).collect(),
        prices: budget_prices(problem, &budgets).into_iter().chain(rows).chain(locks).collect(),
        bound: leaf.bound,
    }
}

/// The prices of the budgets' own rows: a joint row's price is that of the money of each budget in it, which bounds no less.
fn budget_prices(problem: &Problem, rows: &[(RowIx, i128)]) -> Vec<(PricedRow, i128)> {
    let mut prices: BTreeMap<PricedRow, i128> = BTreeMap::new();
    for (row, price) in rows {
        let parts = match problem.rows.get(row.at()).map(|row| row.name) {
            Some(RowName::Budget(budget, year, set)) => vec![PricedRow::Budget(budget, year, set)],
            Some(RowName::Joint(at, set)) => {
                let cut = usize::try_from(at).ok().and_then(|at| problem.cuts.get(at));
                let parts = cut.map(|cut| cut.parts().to_vec()).unwrap_or_default();
                parts.into_iter().map(|(budget, year)| PricedRow::Budget(budget, year, set)).collect()
            }
            _ => Vec::new(),
        };
        for part in parts {
            *prices.entry(part).or_default() += price;
        }
    }
    prices.into_iter().collect()
}

fn certificate_split(problem: &Problem, split: Split) -> Option<CertificateSplit> {
    let at = match problem.columns.get(split.column.at())?.name {
        ColumnName::Bought(object, option, year) => SplitAt::Bought { object, option, year },
        ColumnName::GroupCovered(goal, group) => SplitAt::Covered { goal, group },
        ColumnName::Lots(item, band, year) => SplitAt::Lots { item, band: usize::try_from(band).ok()?, year },
        _ => return None,
    };
    Some(CertificateSplit { at, side: split.side })
}

/// The row as a reader of the plan knows it; payer rows and joint rows follow from the budgets.
fn priced(name: RowName) -> Option<PricedRow> {
    let at = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    match name {
        RowName::Rule(rule) => Some(PricedRow::Rule(at(rule))),
        RowName::SharePart(priority) => Some(PricedRow::SharePart(at(priority))),
        RowName::ShareFull(priority) => Some(PricedRow::ShareFull(at(priority))),
        RowName::Ordered(item, year) => Some(PricedRow::Ordered(item, year)),
        RowName::Spare(item, year) => Some(PricedRow::Spare(item, year)),
        RowName::GroupCovered(goal, group) => Some(PricedRow::Covered(goal, group)),
        RowName::Below(goal, count, group) => Some(PricedRow::Below(goal, count, group)),
        RowName::Budget(..) | RowName::Joint(..) | RowName::Payers(_) | RowName::Kept(_) => None,
    }
}

/// The worst label of the model's own goals.
pub(super) fn status(goals: &[GoalLine]) -> Status {
    let own = goals.iter().filter(|goal| goal.kind.is_model());
    match own.map(|goal| goal.proof).max() {
        None | Some(Proof::A) => Status::Proved,
        Some(Proof::B) => Status::SolverProved,
        Some(Proof::C) => Status::Bounded,
    }
}
