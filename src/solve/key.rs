//! The published key: where the goals leave a choice between objects, the earlier in the key gets the most.
//!
//! The order is exact and lexicographic: purchases of the first object are maximised, then of the second,
//! and so on. It is served in blocks of objects whose quantities weigh as the digits of one number.

use std::collections::BTreeSet;

use super::Effort;
use super::highs::{Found, search};
use super::optimise::is_plain;
use super::task::{Lock, Task};
use super::{Proof, Solution};
use crate::formulation::{Block, Chain, LinearForm, Problem};
use crate::index::{ColumnIx, GoalIx};

/// How the key was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyOrder {
    /// Purchases (object and option) between which only the key could decide.
    pub open: usize,
    /// Whether every block of the order was proved.
    pub proved: bool,
}

/// The largest weight of a block: well inside what floats hold exactly.
const MOST_WEIGHT: i64 = 1 << 20;

/// How long one block of the key is searched; the plan stands either way, only the order may be unproved.
const BLOCK_NODES: i32 = 500;

/// Decides the ties of `solution` by the key. `order` lists the last-year columns of purchases, first come first served.
pub fn decide_ties(problem: &Problem, solution: &mut Solution, order: &[ColumnIx], effort: Effort) -> KeyOrder {
    let open: Vec<ColumnIx> = order.iter().copied().filter(|c| is_open(solution, *c)).collect();
    let mut key = KeyOrder { open: open.len(), proved: true };
    if open.len() < 2 {
        return key;
    }
    if interchangeable(problem, &open) {
        hand_out(problem, solution, &open);
        return key;
    }
    let locks: Vec<Lock> = solution.goals.iter().enumerate().map(|(at, goal)| lock(at, goal)).collect();
    let mut bounds = solution.open.clone();
    let mut rest = open.as_slice();
    while let Some(block) = next_block(&bounds, rest) {
        let (now, later) = rest.split_at(block);
        rest = later;
        let form = digits(&bounds, now);
        let task = Task { problem, branch: solution.branch, form: &form, step: 1, is_money: false, locks: &locks };
        let found = optimise_within(&task, solution, &bounds, effort);
        key.proved &= found;
        for column in now {
            let at = column.at();
            bounds[at] = (solution.values[at], solution.values[at]);
        }
    }
    key
}

fn lock(at: usize, goal: &super::GoalResult) -> Lock {
    Lock { goal: GoalIx::new(at), value: goal.value, exact: goal.proof == Proof::A && goal.bound == goal.value }
}

fn is_open(solution: &Solution, column: ColumnIx) -> bool {
    let (lower, upper) = solution.open[column.at()];
    lower < upper
}

/// Whether the open columns differ in nothing but their bounds, and nothing else depends on them.
fn interchangeable(problem: &Problem, open: &[ColumnIx]) -> bool {
    let wanted: BTreeSet<ColumnIx> = open.iter().copied().collect();
    let alike = |form: &LinearForm| {
        let mut coefficients = open.iter().map(|c| form.coefficient(*c));
        let first = coefficients.next();
        coefficients.all(|c| Some(c) == first)
    };
    let alone = |chains: &[Chain]| {
        let touched = chains.iter().any(|chain| (0..chain.years()).any(|t| wanted.contains(&chain.column(t))));
        !touched || chains.iter().all(is_plain)
    };
    problem.rows.iter().all(|row| alike(&row.form))
        && problem.goals.iter().all(|goal| alike(&goal.form))
        && problem.blocks.iter().all(|block| match block {
            Block::Single(_) => true,
            Block::Object { chains, .. } => alone(chains),
        })
}

/// Gives the open total of interchangeable columns to the first in the key, up to their bounds.
fn hand_out(problem: &Problem, solution: &mut Solution, open: &[ColumnIx]) {
    let mut total: i64 = open.iter().map(|c| solution.values[c.at()] - problem.columns[c.at()].lower).sum();
    for column in open {
        let bounds = &problem.columns[column.at()];
        let given = total.min(bounds.upper - bounds.lower);
        solution.values[column.at()] = bounds.lower + given;
        total -= given;
    }
}

/// How many of `rest` go into the next block: as many digits as the weights allow, at least one.
fn next_block(bounds: &[(i64, i64)], rest: &[ColumnIx]) -> Option<usize> {
    if rest.is_empty() {
        return None;
    }
    let mut weight = 1_i64;
    let fits = rest.iter().take_while(|column| {
        let (lower, upper) = bounds[column.at()];
        weight = weight.saturating_mul(upper - lower + 1);
        weight <= MOST_WEIGHT
    });
    Some(fits.count().max(1))
}

/// The columns as digits of one number, the first the most significant.
fn digits(bounds: &[(i64, i64)], columns: &[ColumnIx]) -> LinearForm {
    let mut weight = 1_i64;
    let mut terms = Vec::with_capacity(columns.len());
    for column in columns.iter().rev() {
        terms.push((*column, weight));
        let (lower, upper) = bounds[column.at()];
        weight = weight.saturating_mul(upper - lower + 1);
    }
    LinearForm::collect(terms, 0)
}

/// Maximises within `bounds`, keeping the solution where nothing better exists. Whether the result is proved.
fn optimise_within(task: &Task<'_>, solution: &mut Solution, bounds: &[(i64, i64)], effort: Effort) -> bool {
    // The greatest conceivable value needs no search.
    let most: i128 = task.form.terms.iter().map(|(c, w)| i128::from(*w) * i128::from(bounds[c.at()].1)).sum();
    let now = task.form.value(&solution.values);
    if now == most {
        return true;
    }
    match search(task, bounds, effort.with_nodes(BLOCK_NODES)) {
        Found::Best(values) => {
            if task.form.value(&values) > now {
                solution.values = values;
            }
            true
        }
        Found::Some(Some(values), _) if task.form.value(&values) > now => {
            solution.values = values;
            false
        }
        Found::Some(..) | Found::Infeasible => false,
    }
}
