//! The goals in order, each locked at its value before the next; branches of an either-or rule side by side.

use super::bound::Bound;
use super::optimise::{Optimum, Start, optimise};
use super::score::fix_by_score;
use super::task::{Lock, Task};
use super::tree::{Part, refuted};
use super::{Effort, GoalResult, Leaf, Proof, SCALE, Solution, Split};
use crate::formulation::{Goal, Problem};
use crate::index::GoalIx;

/// Why there is no solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsolved {
    /// No values keep all rows.
    Infeasible,
    /// A limit ended the search before any were found.
    Stopped,
}

/// A branch that is still open, with its best values.
struct Open {
    branch: usize,
    values: Option<Vec<i64>>,
    /// What the goals' scores have left open.
    bounds: Vec<(i64, i64)>,
    /// The multipliers of the goal before.
    multipliers: Vec<f64>,
}

/// Serves the goals of `problem` in order.
///
/// # Errors
/// When no branch has a plan, or none was found in time.
pub fn serve_goals(problem: &Problem, effort: Effort<'_>) -> Result<Solution, Unsolved> {
    serve_goals_from(problem, None, effort)
}

/// The same from the values of a plan of a like problem; what they do not keep here does not count.
///
/// # Errors
/// When no branch has a plan, or none was found in time.
pub fn serve_goals_from(problem: &Problem, start: Option<&[i64]>, effort: Effort<'_>) -> Result<Solution, Unsolved> {
    let bounds = problem.bounds();
    let start = start.filter(|values| values.len() == bounds.len()).map(|values| {
        let mut values = values.to_vec();
        problem.set_shortfalls(&mut values);
        values
    });
    let holds = |branch: usize, values: &[i64]| {
        let rows = problem.branches.get(branch).map(|branch| problem.rows_of(branch));
        problem.structure_holds(values) && rows.is_some_and(|mut rows| rows.all(|(_, row)| row.holds(values)))
    };
    let mut open: Vec<Open> = (0..problem.branches.len())
        .map(|branch| {
            let values = start.clone().filter(|values| holds(branch, values));
            Open { branch, values, bounds: bounds.clone(), multipliers: Vec::new() }
        })
        .collect();
    let mut locks: Vec<Lock> = Vec::new();
    let mut goals = Vec::new();
    let mut closed = Closed::Certified;
    for (at, goal) in problem.goals.iter().enumerate() {
        // A leximin goal is as proved as its worst level: once one is the solver's word, trees of later ones gain nothing.
        let level = goal.kind.leximin();
        let is_open = |(earlier, result): (&Goal, &GoalResult)| {
            level.is_some() && earlier.kind.leximin() == level && result.proof != Proof::A
        };
        let effort = if problem.goals.iter().zip(&goals).any(is_open) { effort.without_trees() } else { effort };
        let effort = effort.at_goal(at, &problem.goals);
        let served = serve(problem, goal, &locks, open, &mut closed, effort)?;
        open = served.open;
        locks.push(Lock {
            goal: GoalIx::new(at),
            value: served.result.value,
            exact: served.result.proof == Proof::A && served.result.bound == served.result.value,
        });
        goals.push(served.result);
    }
    let first = open.into_iter().next().ok_or(Unsolved::Infeasible)?;
    Ok(Solution { values: first.values.ok_or(Unsolved::Stopped)?, goals, branch: first.branch, open: first.bounds })
}

/// How the branches that are no longer open were closed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closed {
    /// Each by a bound below a goal's value.
    Certified,
    /// Some by the solver's word: later goals are no better proved than that.
    BySearch,
}

impl Closed {
    /// The best label that a goal can have.
    const fn proof(self) -> Proof {
        match self {
            Self::Certified => Proof::A,
            Self::BySearch => Proof::B,
        }
    }
}

struct Served {
    open: Vec<Open>,
    result: GoalResult,
}

/// Maximises one goal in every open branch and keeps the branches that reach the best value.
fn serve(
    problem: &Problem,
    goal: &Goal,
    locks: &[Lock],
    open: Vec<Open>,
    closed: &mut Closed,
    effort: Effort<'_>,
) -> Result<Served, Unsolved> {
    let mut outcomes: Vec<(Open, Optimum)> = Vec::new();
    let mut dead: Vec<usize> = Vec::new();
    let mut best: Option<i128> = None;
    for branch in open {
        let task = task(problem, goal, locks, branch.branch);
        let start = Start {
            incumbent: branch.values.as_deref(),
            bounds: &branch.bounds,
            multipliers: &branch.multipliers,
            cutoff: best,
        };
        match optimise(&task, start, effort) {
            Some(optimum) => {
                best = best.max(optimum.best.as_ref().map(|(_, value)| *value));
                outcomes.push((branch, optimum));
            }
            None => dead.push(branch.branch),
        }
    }
    if outcomes.is_empty() {
        return Err(Unsolved::Infeasible);
    }
    let value = best.ok_or(Unsolved::Stopped)?;
    let bound = outcomes.iter().map(|(_, o)| o.bound).max().unwrap_or(value).max(value);
    let step = i128::from(goal.step.max(1));
    // A branch that cannot beat the best by a step is closed, however its own search ended.
    let proof = outcomes.iter().map(|(_, o)| if o.certificate_closes(value, step) { Proof::A } else { o.proof }).max();
    let leaves = outcomes.iter().flat_map(|(branch, o)| o.parts.iter().map(|part| part.leaf(branch.branch, value)));
    let mut leaves: Vec<Leaf> = leaves.collect();
    for branch in dead {
        let refute = || refuted(&task(problem, goal, locks, branch), &problem.bounds(), Some(value), effort);
        match Some(refute()).filter(|bound| bound.points() < value) {
            Some(bound) => leaves.push(bound.leaf(branch, Vec::new(), value)),
            // That the branch has no plan at all is the solver's word.
            None => *closed = Closed::BySearch,
        }
    }
    let roots = outcomes.iter().map(|(branch, o)| o.root.leaf(branch.branch, Vec::new(), value));
    let proof = proof.unwrap_or(Proof::C).max(closed.proof());
    let result = GoalResult { value, bound, proof, leaves, roots: roots.collect() };
    let lost = |o: &Optimum| o.best.as_ref().is_none_or(|(_, reached)| *reached != value);
    if outcomes.iter().any(|(_, o)| lost(o) && !o.certificate_closes(value, 0)) {
        *closed = Closed::BySearch;
    }
    let reach = outcomes.into_iter().filter_map(|(branch, optimum)| {
        let (values, reached) = optimum.best?;
        let task = task(problem, goal, locks, branch.branch);
        (reached == value).then(|| {
            let mut bounds = branch.bounds;
            fix_by_score(&task, &optimum.root, value, &mut bounds, effort);
            Open { branch: branch.branch, values: Some(values), bounds, multipliers: optimum.multipliers }
        })
    });
    Ok(Served { open: reach.collect(), result })
}

fn task<'a>(problem: &'a Problem, goal: &'a Goal, locks: &'a [Lock], branch: usize) -> Task<'a> {
    Task { problem, branch, form: &goal.form, step: goal.step, is_money: goal.is_money, locks }
}

impl Optimum {
    /// Whether the certificate alone shows that nothing beats `value` by a step.
    fn certificate_closes(&self, value: i128, step: i128) -> bool {
        self.certified() < value + step
    }
}

impl Part {
    fn leaf(&self, branch: usize, value: i128) -> Leaf {
        self.bound.leaf(branch, self.splits.clone(), value)
    }
}

impl Bound {
    /// The bound as a leaf of a certificate; one without any plan claims no more than the goal's value.
    fn leaf(&self, branch: usize, splits: Vec<Split>, value: i128) -> Leaf {
        let bound = if self.exact == Self::EMPTY { value * SCALE } else { self.exact };
        let locks = self.locks.iter().filter(|(_, m)| *m != 0).copied().collect();
        Leaf { branch, splits, rows: self.rows.clone(), locks, bound }
    }
}

impl Solution {
    /// Takes the goals' values from the final values: a later goal may have bettered an earlier one within its step, or
    /// beyond what a search had found. A rule falls short by what it lacks in the end, not by what a search had left it.
    pub fn recount(&mut self, problem: &Problem) {
        problem.set_shortfalls(&mut self.values);
        for (result, goal) in self.goals.iter_mut().zip(&problem.goals) {
            result.value = goal.form.value(&self.values);
            if result.value > result.bound {
                // The search that called the old value best was wrong; what stands is the certificate.
                let certified = result.leaves.iter().map(|leaf| leaf.bound.div_euclid(SCALE)).max();
                result.bound = certified.unwrap_or(result.value).max(result.value);
                result.proof = if result.bound == result.value { Proof::A } else { Proof::C };
            }
        }
    }
}
