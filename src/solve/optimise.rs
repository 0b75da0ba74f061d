//! One goal in one branch: bound first, search only where the bound leaves a gap, split where the search leaves it open.

use super::bound::Bound;
use super::float::whole;
use super::highs::{Found, Relaxed, relax, search};
use super::round::{fill, least, round_down};
use super::task::Task;
use super::tree::{self, Part};
use super::{Effort, Proof};
use crate::formulation::{Block, Chain, Provider, Switch};

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
pub(super) fn optimise(task: &Task<'_>, start: Start<'_>, effort: Effort) -> Option<Optimum> {
    if let Some(done) = without_solving(task, start) {
        return Some(done);
    }
    let all = task.problem.bounds();
    let mut best = Best::new(task, start.incumbent);
    if start.incumbent.is_none() {
        best.offer(least(task));
    }
    // Where there is a plan, the solver errs when it finds none.
    let relaxed = relax(task, &all, effort).or_else(|| best.found.is_some().then(|| Relaxed::nothing(&all)));
    let Relaxed { values, multipliers } = relaxed?;
    let root = Bound::new(task, &all, &multipliers);
    let limit = root.points();
    best.offer(round_down(task, &all, &values));
    if let Some((values, _)) = best.found.clone().filter(|_| !best.reaches(limit)) {
        best.offer(fill(task, &root.worth, values));
    }
    if best.closes(limit, start.cutoff) {
        return Some(Optimum::at_root(best, limit, Proof::A, root, multipliers));
    }
    let mut reduced = start.bounds.to_vec();
    if let Some((_, value)) = &best.found {
        fix_by_score(task, &root, *value, &mut reduced);
    }
    let (bound, proof) = match search(task, &reduced, effort) {
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
            let bound = if bound.is_finite() { whole((bound + 1e-6).floor()) + task.form.constant } else { limit };
            (bound.min(limit), Proof::C)
        }
    };
    if best.closes(limit, start.cutoff) {
        return Some(Optimum::at_root(best, limit, Proof::A, root, multipliers));
    }
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

/// The incumbent, where no prices at all, or those of the goal before, already prove it the best.
fn without_solving(task: &Task<'_>, start: Start<'_>) -> Option<Optimum> {
    let all = task.problem.bounds();
    [&[], start.multipliers].into_iter().find_map(|multipliers| {
        let best = Best::new(task, Some(start.incumbent?));
        let root = Bound::new(task, &all, multipliers);
        let bound = root.points();
        let multipliers = if multipliers.is_empty() { start.multipliers } else { multipliers }.to_vec();
        best.reaches(bound).then(|| Optimum::at_root(best, bound, Proof::A, root, multipliers))
    })
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

/// Narrows `bounds` to the plans that reach `value`: a plan's value is at most the bound minus what it gives up
/// against each block's best response, so a purchase that alone would give up more than `bound − value` is settled.
pub(super) fn fix_by_score(task: &Task<'_>, certificate: &Bound, value: i128, bounds: &mut [(i64, i64)]) {
    let all = task.problem.bounds();
    let room = certificate.exact.saturating_sub(value.saturating_mul(super::SCALE));
    for block in &task.problem.blocks {
        let Block::Object { chains, switches, .. } = block else { continue };
        // What another requires is worth what the other adds, too: its own worth settles nothing.
        let provides = |part: Provider| chains.iter().any(|c| c.requires.iter().any(|r| r.provider == Some(part)));
        for (at, chain) in chains.iter().enumerate() {
            let is_alternative = switches.iter().any(|switch| switch.has(at));
            if chain.is_plain() && !provides(Provider::Chain(at)) && !is_alternative {
                fix_chain(task, certificate, chain, room, bounds);
            }
        }
        for (at, switch) in switches.iter().enumerate() {
            if !provides(Provider::Switch(at)) {
                fix_switch(certificate, (chains, switch), &all, room, bounds);
            }
        }
    }
}

/// Settles the years of a chain: each unit is bought in the year that is worth most, or never; a year's column is settled
/// when all choices on one side of it are worth less than the best on the other by more than `room`.
fn fix_chain(task: &Task<'_>, certificate: &Bound, chain: &Chain, room: i128, bounds: &mut [(i64, i64)]) {
    let years = chain.years();
    let columns: Vec<usize> = (0..years).map(|t| chain.column(t).at()).collect();
    let upper = task.problem.columns[columns[0]].upper;
    if columns.iter().any(|at| task.problem.columns[*at].lower != 0 || task.problem.columns[*at].upper != upper) {
        return;
    }
    // What a unit is worth when bought in year t: it stays to the end.
    let worth = |t: usize| columns[t..].iter().map(|at| certificate.worth[*at]).sum::<i128>();
    for t in 0..years {
        let best = |range: std::ops::Range<usize>| range.filter(|u| chain.open[*u]).map(worth).max();
        let (by_then, later) = (best(0..t + 1), best(t + 1..years).unwrap_or(0).max(0));
        match by_then {
            None => bounds[columns[t]] = (0, 0),
            Some(now) if later - now > room => bounds[columns[t]] = (0, 0),
            Some(now) if now - later > room => bounds[columns[t]] = (upper, upper),
            Some(_) => {}
        }
    }
}

/// Settles the purchases of a switch: one is settled when all paths on its one side are worth less than the best path by
/// more than `room`.
fn fix_switch(
    certificate: &Bound,
    (chains, switch): (&[Chain], &Switch),
    all: &[(i64, i64)],
    room: i128,
    bounds: &mut [(i64, i64)],
) {
    let paths = switch.paths(chains, &certificate.worth, all);
    let Some(most) = paths.iter().map(|path| path.worth).max() else { return };
    for (at, member) in switch.members.iter().enumerate() {
        let chain = &chains[member.chain];
        for t in 0..chain.years() {
            let best = |bought: bool| paths.iter().filter(|p| p.has(at, t) == bought).map(|p| p.worth).max();
            let lost = |bought: bool| best(bought).is_none_or(|best| most - best > room);
            let own = &mut bounds[chain.column(t).at()];
            match (lost(false), lost(true)) {
                (true, false) => *own = (1, 1),
                (false, true) => *own = (0, 0),
                _ => {}
            }
        }
    }
}
