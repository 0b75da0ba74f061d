//! One goal in one branch: bound first, search only where the bound leaves a gap.

use super::bound::Bound;
use super::float::whole;
use super::highs::{Found, relax, search};
use super::round::{fill, least, round_down};
use super::task::Task;
use super::{Effort, Proof};
use crate::formulation::{Block, Chain};

/// What came of a task.
pub(super) struct Optimum {
    /// The best values found, with the form's value.
    pub(super) best: Option<(Vec<i64>, i128)>,
    /// No plan of the branch exceeds this.
    pub(super) bound: i128,
    /// How the bound is known.
    pub(super) proof: Proof,
    /// The certificate.
    pub(super) certificate: Bound,
}

/// Maximises `task`, starting from values that keep its rows and locks, if there are any. `cutoff`: a value reached
/// elsewhere; a branch that cannot reach it is not searched. `None` when the branch has no plan at all.
pub(super) fn optimise(
    task: &Task<'_>,
    incumbent: Option<&[i64]>,
    cutoff: Option<i128>,
    bounds: &[(i64, i64)],
    effort: Effort,
) -> Option<Optimum> {
    let relaxed = relax(task)?;
    let certificate = Bound::new(task, &relaxed.multipliers);
    let limit = certificate.points();
    let mut best = Best::new(task, incumbent);
    best.offer(round_down(task, &relaxed.values));
    if incumbent.is_none() {
        best.offer(least(task));
    }
    if let Some((values, _)) = best.found.clone().filter(|_| !best.reaches(limit)) {
        best.offer(fill(task, &certificate.worth, values));
    }
    let hopeless = cutoff.is_some_and(|cutoff| limit < cutoff);
    if best.reaches(limit) || hopeless {
        return Some(Optimum { best: best.found, bound: limit, proof: Proof::A, certificate });
    }
    let mut reduced = bounds.to_vec();
    if let Some((_, value)) = &best.found {
        fix_by_score(task, &certificate, *value, &mut reduced);
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
    let closed = best.reaches(limit);
    let (bound, proof) = if closed { (limit, Proof::A) } else { (bound.max(best.value().unwrap_or(bound)), proof) };
    Some(Optimum { best: best.found, bound, proof, certificate })
}

/// The best values so far.
struct Best<'a> {
    task: &'a Task<'a>,
    found: Option<(Vec<i64>, i128)>,
}

impl<'a> Best<'a> {
    fn new(task: &'a Task<'a>, incumbent: Option<&[i64]>) -> Self {
        Self { task, found: incumbent.map(|values| (values.to_vec(), task.form.value(values))) }
    }

    fn value(&self) -> Option<i128> {
        self.found.as_ref().map(|(_, value)| *value)
    }

    /// Keeps `values` when they hold and are better.
    fn offer(&mut self, values: Vec<i64>) {
        let value = self.task.form.value(&values);
        if self.value().is_none_or(|best| value > best) && self.task.feasible(&values) {
            self.found = Some((values, value));
        }
    }

    /// Whether nothing better than `limit` within a step is left to find.
    fn reaches(&self, limit: i128) -> bool {
        self.value().is_some_and(|value| limit < value + i128::from(self.task.step.max(1)))
    }
}

/// Narrows `bounds` to the plans that reach `value`: a plan's value is at most the bound minus what it gives up
/// against each block's best response, so a purchase that alone would give up more than `bound − value` is settled.
pub(super) fn fix_by_score(task: &Task<'_>, certificate: &Bound, value: i128, bounds: &mut [(i64, i64)]) {
    let room = certificate.exact - value * super::SCALE;
    for block in &task.problem.blocks {
        let Block::Object { chains, .. } = block else { continue };
        if !chains.iter().all(is_plain) {
            continue;
        }
        for chain in chains {
            let at = chain.first.at();
            if certificate.worth[at].abs() > room {
                let settled = certificate.response[at];
                bounds[at] = (settled, settled);
            }
        }
    }
}

/// Whether a chain is a single column that nothing else depends on.
pub(super) fn is_plain(chain: &Chain) -> bool {
    chain.years() == 1 && chain.derived.is_empty() && chain.requires.iter().all(|r| r.provider.is_none())
}
