//! The goals in order, each locked at its value before the next; branches of an either-or rule side by side.

use super::optimise::{Optimum, fix_by_score, optimise};
use super::task::{Lock, Task};
use super::{Effort, GoalResult, Leaf, Proof, Solution};
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
}

/// Serves the goals of `problem` in order.
///
/// # Errors
/// When no branch has a plan, or none was found in time.
pub fn serve_goals(problem: &Problem, effort: Effort) -> Result<Solution, Unsolved> {
    let bounds: Vec<(i64, i64)> = problem.columns.iter().map(|c| (c.lower, c.upper)).collect();
    let mut open: Vec<Open> =
        (0..problem.branches.len()).map(|branch| Open { branch, values: None, bounds: bounds.clone() }).collect();
    let mut locks: Vec<Lock> = Vec::new();
    let mut goals = Vec::new();
    for (at, goal) in problem.goals.iter().enumerate() {
        let served = serve(problem, goal, &locks, open, effort)?;
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

struct Served {
    open: Vec<Open>,
    result: GoalResult,
}

/// Maximises one goal in every open branch and keeps the branches that reach the best value.
fn serve(problem: &Problem, goal: &Goal, locks: &[Lock], open: Vec<Open>, effort: Effort) -> Result<Served, Unsolved> {
    let mut outcomes: Vec<(Open, Optimum)> = Vec::new();
    let mut best: Option<i128> = None;
    for branch in open {
        let task = task(problem, goal, locks, branch.branch);
        if let Some(optimum) = optimise(&task, branch.values.as_deref(), best, &branch.bounds, effort) {
            best = best.max(optimum.best.as_ref().map(|(_, value)| *value));
            outcomes.push((branch, optimum));
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
    let leaves = outcomes.iter().map(|(branch, o)| o.leaf(branch.branch)).collect();
    let result = GoalResult { value, bound, proof: proof.unwrap_or(Proof::C), leaves };
    let reach = outcomes.into_iter().filter_map(|(branch, optimum)| {
        let (values, reached) = optimum.best?;
        let task = task(problem, goal, locks, branch.branch);
        (reached == value).then(|| {
            let mut bounds = branch.bounds;
            fix_by_score(&task, &optimum.certificate, value, &mut bounds);
            Open { branch: branch.branch, values: Some(values), bounds }
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
        self.certificate.exact.div_euclid(super::SCALE) < value + step
    }

    fn leaf(&self, branch: usize) -> Leaf {
        let certificate = &self.certificate;
        Leaf { branch, rows: certificate.rows.clone(), locks: certificate.locks.clone(), bound: certificate.exact }
    }
}
