//! The published key: where the goals leave a choice between objects, the earlier in the key gets the most.
//!
//! The order is exact and lexicographic: purchases of the first object are maximised, then of the second, and so on.
//! Purchases that weigh the same in every row and goal form a class; inside a class the order needs no search. Where
//! several classes are open, the order is served in blocks of purchases whose quantities weigh as the digits of one number.

use std::collections::BTreeMap;

use super::Effort;
use super::highs::{Found, search};
use super::reduce::Reduced;
use super::task::{Lock, Task};
use super::{Proof, Solution};
use crate::formulation::{Block, Chain, LinearForm, Problem, Provider};
use crate::index::{ColumnIx, GoalIx};

/// How the key was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyOrder {
    /// Purchases (object and option) between which only the key could decide.
    pub open: usize,
    /// Whether every block of the order was proved.
    pub proved: bool,
}

/// How long one block of the key is searched; the plan stands either way, only the order may be unproved.
const BLOCK_NODES: i32 = 500;

/// What the models of all blocks may have together, in variables and rows inside parts: the key is served as far as that goes.
const MOST: usize = 50_000;

/// The largest weight of a block: well inside what floats hold exactly.
const MOST_WEIGHT: i64 = 1 << 20;

/// Decides the ties of `solution` by the key. `order` lists the last-year columns of purchases, first come first served.
pub fn decide_ties(problem: &Problem, solution: &mut Solution, order: &[ColumnIx], effort: Effort<'_>) -> KeyOrder {
    let chains = open_chains(problem, solution, order);
    if chains.len() < 2 {
        return KeyOrder { open: chains.len(), proved: true };
    }
    let classes = classes(problem, &chains);
    for class in &classes {
        hand_out(problem, solution, class);
    }
    let one_class = classes.len() == 1 && classes.iter().all(|class| class.len() == chains.len());
    // Where a limit ended the search for a goal, the order of what may not be the best plan is worth no search.
    let is_best = solution.goals.iter().all(|goal| goal.proof != Proof::C);
    let proved = one_class || (is_best && serve_blocks(problem, solution, &chains, effort));
    KeyOrder { open: chains.len(), proved }
}

/// A chain that the goals left open, with its block's other chains.
#[derive(Clone, Copy)]
struct Open<'a> {
    chain: &'a Chain,
    /// Whether it stands alone: a single year in which it may be bought, nothing that depends on it.
    alone: bool,
}

impl Open<'_> {
    /// The columns of the years in which the purchases stand.
    fn columns(&self) -> impl Iterator<Item = ColumnIx> + '_ {
        let first = self.chain.open.iter().position(|open| *open).unwrap_or(0);
        (first..self.chain.years()).map(|t| self.chain.column(t))
    }
}

/// The open chains in the order of the key.
fn open_chains<'a>(problem: &'a Problem, solution: &Solution, order: &[ColumnIx]) -> Vec<Open<'a>> {
    let mut by_column: BTreeMap<ColumnIx, Open<'a>> = BTreeMap::new();
    for block in problem.objects() {
        let Block::Object { chains, switches, .. } = block else { continue };
        for (at, chain) in chains.iter().enumerate() {
            let is_open = (0..chain.years()).any(|t| {
                let (lower, upper) = solution.open[chain.column(t).at()];
                lower < upper
            });
            if is_open {
                let needed = Some(Provider::Chain(at));
                let provides = chains.iter().any(|other| other.requires.iter().any(|r| r.provider == needed));
                let is_alternative = switches.iter().any(|switch| switch.has(at));
                let once = chain.open.iter().filter(|open| **open).count() == 1;
                let unforced = (0..chain.years()).all(|t| problem.columns[chain.column(t).at()].lower == 0);
                let alone = chain.is_plain() && !provides && !is_alternative && once && unforced;
                by_column.insert(chain.column(chain.years() - 1), Open { chain, alone });
            }
        }
    }
    order.iter().filter_map(|column| by_column.get(column).copied()).collect()
}

/// The open chains that stand alone, grouped by what they weigh in every row and goal; each group in the order of the key.
fn classes<'a>(problem: &Problem, chains: &[Open<'a>]) -> Vec<Vec<Open<'a>>> {
    let mut of_column: BTreeMap<ColumnIx, usize> = BTreeMap::new();
    for (at, open) in chains.iter().enumerate().filter(|(_, open)| open.alone) {
        of_column.extend(open.columns().map(|column| (column, at)));
    }
    let mut weights: Vec<BTreeMap<usize, i64>> = vec![BTreeMap::new(); chains.len()];
    let forms = problem.rows.iter().map(|row| &row.form).chain(problem.goals.iter().map(|goal| &goal.form));
    for (row, form) in forms.enumerate() {
        for (column, coefficient) in &form.terms {
            if let Some(chain) = of_column.get(column) {
                *weights[*chain].entry(row).or_default() += coefficient;
            }
        }
    }
    let mut classes: BTreeMap<BTreeMap<usize, i64>, Vec<Open<'a>>> = BTreeMap::new();
    for (open, weights) in chains.iter().zip(weights).filter(|(open, _)| open.alone) {
        classes.entry(weights).or_default().push(*open);
    }
    classes.into_values().collect()
}

/// Gives the total of a class to the first in the key, up to their bounds.
fn hand_out(problem: &Problem, solution: &mut Solution, class: &[Open<'_>]) {
    let bought = |open: &Open<'_>| solution.values[open.chain.column(open.chain.years() - 1).at()];
    let mut total: i64 = class.iter().map(bought).sum();
    for open in class {
        let given = open.columns().map(|c| problem.columns[c.at()].upper).min().unwrap_or(0).min(total);
        for column in open.columns() {
            solution.values[column.at()] = given;
        }
        total -= given;
    }
}

/// Serves the key in blocks by search. Whether every block was proved.
fn serve_blocks(problem: &Problem, solution: &mut Solution, chains: &[Open<'_>], effort: Effort<'_>) -> bool {
    let locks: Vec<Lock> = solution.goals.iter().enumerate().map(|(at, goal)| lock(at, goal)).collect();
    let last = |open: &Open<'_>| open.chain.column(open.chain.years() - 1);
    let mut bounds = solution.open.clone();
    let columns: Vec<ColumnIx> = chains.iter().map(last).collect();
    let mut rest = columns.as_slice();
    let mut proved = true;
    // A table that only compares modes is not worth more.
    let mut left = if effort.proves() { MOST } else { MOST.div_euclid(10) };
    while let Some(block) = next_block(&bounds, rest) {
        let (now, later) = rest.split_at(block);
        rest = later;
        let form = digits(&bounds, now);
        let task = Task { problem, branch: solution.branch, form: &form, step: 1, is_money: false, locks: &locks };
        if !is_greatest(&task, solution, &bounds) {
            let Some(reduced) = Reduced::new(&task, &bounds) else { return false };
            if left < reduced.size() || effort.is_over() {
                return false;
            }
            left -= reduced.size();
            proved &= optimise_within(&task, solution, &reduced, effort);
        }
        for column in now {
            let at = column.at();
            bounds[at] = (solution.values[at], solution.values[at]);
        }
    }
    proved
}

fn lock(at: usize, goal: &super::GoalResult) -> Lock {
    Lock { goal: GoalIx::new(at), value: goal.value, exact: goal.proof == Proof::A && goal.bound == goal.value }
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

/// Whether the solution has the greatest conceivable value, which needs no search.
fn is_greatest(task: &Task<'_>, solution: &Solution, bounds: &[(i64, i64)]) -> bool {
    let most: i128 = task.form.terms.iter().map(|(c, w)| i128::from(*w) * i128::from(bounds[c.at()].1)).sum();
    task.form.value(&solution.values) == most
}

/// Maximises what is left, keeping the solution where nothing better exists. Whether the result is proved.
fn optimise_within(task: &Task<'_>, solution: &mut Solution, reduced: &Reduced, effort: Effort<'_>) -> bool {
    let now = task.form.value(&solution.values);
    match search(task, reduced, effort.with_nodes(BLOCK_NODES)) {
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
