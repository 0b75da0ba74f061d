//! One goal in one branch: bound first, search only where the bound leaves a gap, split where the search leaves it open.

use super::bound::Bound;
use super::core::search_open;
use super::first::mend;
use super::float::whole;
use super::highs::{Found, Relaxed, relax};
use super::reduce::Reduced;
use super::round::{fill, least, round_down};
use super::spend::spend;
use super::task::Task;
use super::tree::{self, Part};
use super::{Effort, Proof};

/// What came of a task.
pub(super) struct Optimum {
    /// The best values found, with the form's value.
    pub(super) best: Option<(Vec<i64>, i128)>,
    /// No plan of the branch exceeds this.
    pub(super) bound: i128,
    /// How the bound is known.
    pub(super) proof: Proof,
    /// The bound of the branch as a whole: its prices score the purchases.
    pub(super) root: Bound,
    /// The certificate: parts that together hold every plan of the branch, each with its bound.
    pub(super) parts: Vec<Part>,
    /// The multipliers of the root, for the next goal to try first.
    pub(super) multipliers: Vec<f64>,
}

impl Optimum {
    /// An answer whose certificate is the root alone.
    fn at_root(best: Best<'_>, bound: i128, proof: Proof, root: Bound, multipliers: Vec<f64>) -> Self {
        let parts = vec![Part { splits: Vec::new(), bound: root.clone() }];
        Self { best: best.found, bound, proof, root, parts, multipliers }
    }

    /// The greatest whole value that the certificate allows.
    pub(super) fn certified(&self) -> i128 {
        self.parts.iter().map(|part| part.bound.points()).max().unwrap_or(i128::MAX)
    }
}

/// What is known before a task is begun.
#[derive(Clone, Copy)]
pub(super) struct Start<'a> {
    /// Values that keep the task's rows and locks.
    pub(super) incumbent: Option<&'a [i64]>,
    /// Bounds within which every plan worth finding lies.
    pub(super) bounds: &'a [(i64, i64)],
    /// Multipliers that may do for this task, too.
    pub(super) multipliers: &'a [f64],
    /// A value reached elsewhere: a branch that cannot reach it is not searched.
    pub(super) cutoff: Option<i128>,
}

/// A certificate of more parts than this is not written: nobody would read it.
const MOST_LEAVES: usize = 200;

/// Maximises `task`. `None` when the branch has no plan at all.
pub(super) fn optimise(task: &Task<'_>, start: Start<'_>, effort: Effort<'_>) -> Option<Optimum> {
    if let Some(done) = without_solving(task, start, effort) {
        return Some(done);
    }
    let all = task.problem.bounds();
    let mut best = Best::new(task, start.incumbent);
    if start.incumbent.is_none() {
        best.offer(least(task));
    }
    // Where there is a plan, the solver errs when it finds none.
    let reduced = Reduced::new(task, &all)?;
    let relaxed = relax(task, &reduced, effort).or_else(|| best.found.is_some().then(|| Relaxed::nothing(&reduced)));
    let Relaxed { values, multipliers } = relaxed?;
    let root = Bound::new(task, &all, &multipliers);
    let limit = root.points();
    let rounded = round_down(task, &all, &values);
    best.offer(rounded.clone());
    effort.tell(best.value(), Some(limit));
    if let Some((values, _)) = best.found.clone().filter(|_| !best.reaches(limit)) {
        best.offer(fill(task, &root.worth, values));
    }
    if best.closes(limit, start.cutoff) {
        return Some(Optimum::at_root(best, limit, Proof::A, root, multipliers));
    }
    let effort = effort.to_search(best.found.is_some());
    let found = search_open(task, &root, start.bounds, &mut best, (start.cutoff, effort));
    let (bound, proof) = match found {
        Found::Infeasible if best.found.is_none() => return None,
        // Within the bounds left by a plan's value there is always that plan: the solver erred, the plan stands.
        Found::Infeasible => (limit, Proof::C),
        Found::Best(values) => {
            best.offer(values);
            (best.value().unwrap_or(limit), Proof::B)
        }
        Found::Some(values, bound) => {
            if let Some(values) = values {
                best.offer(values);
            }
            let bound = if bound.is_finite() { whole((bound + 1e-6).floor()) } else { limit };
            (bound.min(limit), Proof::C)
        }
    };
    // Not before the search: its cores are chosen by how good a plan there is, and a mended one is poor.
    if best.found.is_none()
        && let Some(mended) = mend(task, &root, rounded)
    {
        best.offer(mended);
    }
    if let Some((values, _)) = best.found.clone().filter(|_| effort.is_over()) {
        best.offer(spend(task, values));
    }
    if best.closes(limit, start.cutoff) {
        return Some(Optimum::at_root(best, limit, Proof::A, root, multipliers));
    }
    effort.tell(best.value(), Some(bound.min(limit)));
    let parts = tree::close(task, &mut best, start.cutoff, effort);
    let Some(parts) = parts else {
        let bound = bound.max(best.value().unwrap_or(bound));
        return Some(Optimum::at_root(best, bound, proof, root, multipliers));
    };
    if parts.len() > MOST_LEAVES || !parts.iter().all(|part| part.is_readable(task)) {
        let bound = best.value().unwrap_or(limit);
        return Some(Optimum::at_root(best, bound, Proof::B, root, multipliers));
    }
    let mut optimum = Optimum { best: best.found, bound: limit, proof: Proof::A, root, parts, multipliers };
    optimum.bound = optimum.certified();
    Some(optimum)
}

/// The incumbent, where no prices at all, or those of the goal before, already prove it the best, or there is no time for more.
fn without_solving(task: &Task<'_>, start: Start<'_>, effort: Effort<'_>) -> Option<Optimum> {
    let best = Best::new(task, Some(start.incumbent?));
    let mut root = Bound::unpriced(task);
    if !best.reaches(root.points()) {
        if effort.is_over() {
            let (bound, mut best) = (root.points(), best);
            best.offer(spend(task, start.incumbent?.to_vec()));
            return Some(Optimum::at_root(best, bound, Proof::C, root, start.multipliers.to_vec()));
        }
        root = Bound::new(task, &task.problem.bounds(), start.multipliers);
    }
    let bound = root.points();
    best.reaches(bound).then(|| Optimum::at_root(best, bound, Proof::A, root, start.multipliers.to_vec()))
}

/// The best values so far.
pub(super) struct Best<'a> {
    task: &'a Task<'a>,
    found: Option<(Vec<i64>, i128)>,
}

impl<'a> Best<'a> {
    fn new(task: &'a Task<'a>, incumbent: Option<&[i64]>) -> Self {
        Self { task, found: incumbent.map(|values| (values.to_vec(), task.form.value(values))) }
    }

    pub(super) fn value(&self) -> Option<i128> {
        self.found.as_ref().map(|(_, value)| *value)
    }

    /// Keeps `values` when they hold and are better.
    pub(super) fn offer(&mut self, values: Vec<i64>) {
        let value = self.task.form.value(&values);
        if self.value().is_none_or(|best| value > best) && self.task.feasible(&values) {
            self.found = Some((values, value));
        }
    }

    /// Whether a bound of `limit` points leaves nothing to find: nothing better by a step, nothing that reaches `cutoff`.
    pub(super) fn closes(&self, limit: i128, cutoff: Option<i128>) -> bool {
        self.reaches(limit) || cutoff.is_some_and(|cutoff| limit < cutoff)
    }

    /// Whether nothing better than `limit` within a step is left to find.
    fn reaches(&self, limit: i128) -> bool {
        self.value().is_some_and(|value| limit < value + i128::from(self.task.step.max(1)))
    }
}
