//! What a certificate settles by itself.
//!
//! At a bound's prices a plan's value is at most the bound minus what its blocks give up against their best responses
//! (reduced-cost fixing, with the exact response of the block in place of a reduced cost). So a value that alone gives up more than
//! `bound − value` is in no plan as good, and the bounds of its column can leave it out.

use super::bound::Bound;
use super::task::Task;
use super::{Effort, SCALE};
use crate::formulation::Block;
use crate::index::ColumnIx;

/// Of a block with more columns than this the response is too long a work to be repeated for each of them.
const MOST_COLUMNS: usize = 400;

/// Narrows `bounds` to the plans that reach `value`.
pub(super) fn fix_by_score(
    task: &Task<'_>,
    certificate: &Bound,
    value: i128,
    bounds: &mut [(i64, i64)],
    effort: Effort<'_>,
) {
    fix_by_room(task, certificate, certificate.exact.saturating_sub(value.saturating_mul(SCALE)), bounds, effort);
}

/// Narrows `bounds` to the values with which no block gives up more than `room`, as far as the effort goes.
pub(super) fn fix_by_room(
    task: &Task<'_>,
    certificate: &Bound,
    room: i128,
    bounds: &mut [(i64, i64)],
    effort: Effort<'_>,
) {
    if certificate.worth.is_empty() || room < 0 {
        return;
    }
    let mut scores = Scores::new(task, certificate);
    for block in &task.problem.blocks {
        if effort.is_over() {
            break;
        }
        let Some((best, chosen)) = scores.chosen(task, block, bounds) else { continue };
        for (at, chosen) in chosen {
            if effort.is_over() {
                break;
            }
            let (lower, upper) = scores.within(block, (at, chosen), best.saturating_sub(room));
            bounds[at] = (bounds[at].0.max(lower), bounds[at].1.min(upper));
        }
    }
    task.problem.narrow(bounds);
}

/// What each block that is open within `bounds` gives up at least when it does not respond best, ascending; of as many blocks
/// as the effort allows.
pub(super) fn regrets(task: &Task<'_>, certificate: &Bound, bounds: &[(i64, i64)], effort: Effort<'_>) -> Vec<i128> {
    if certificate.worth.is_empty() {
        return Vec::new();
    }
    let mut scores = Scores::new(task, certificate);
    let regret = |block| {
        if effort.is_over() {
            return None;
        }
        let (best, chosen) = scores.chosen(task, block, bounds)?;
        let within_effort = chosen.into_iter().take_while(|_| !effort.is_over());
        let others = within_effort.flat_map(|(at, chosen)| scores.others(block, (at, chosen)));
        others.max().map(|other| best - other)
    };
    let mut regrets: Vec<i128> = task.problem.blocks.iter().filter_map(regret).collect();
    regrets.sort_unstable();
    regrets
}

/// What blocks are worth at the prices of a certificate, within the bounds of the Problem.
struct Scores<'a> {
    worth: &'a [i128],
    all: Vec<(i64, i64)>,
    values: Vec<i64>,
}

impl<'a> Scores<'a> {
    fn new(task: &Task<'_>, certificate: &'a Bound) -> Self {
        let all = task.problem.bounds();
        Self { worth: &certificate.worth, values: vec![0; all.len()], all }
    }

    /// The worth of the block's best response, with its values of the columns that are open within `bounds` and follow from
    /// nothing; `None` where there are none, or too many.
    fn chosen(&mut self, task: &Task<'_>, block: &Block, bounds: &[(i64, i64)]) -> Option<(i128, Vec<(usize, i64)>)> {
        if block.columns().len() > MOST_COLUMNS {
            return None;
        }
        let is_open = |at: &usize| bounds[*at].0 < bounds[*at].1 && !task.problem.is_derived(ColumnIx::new(*at));
        let open: Vec<usize> = block.columns().filter(is_open).collect();
        if open.is_empty() {
            return None;
        }
        let best = self.respond(block)?;
        Some((best, open.into_iter().map(|at| (at, self.values[at])).collect()))
    }

    fn respond(&mut self, block: &Block) -> Option<i128> {
        block.respond(self.worth, &self.all, &mut self.values)
    }

    /// The values of column `at`, `chosen` in the best response, with which the block can be worth `least`: what it is worth
    /// with at most n of a column never falls with n, so both ends are found by halving.
    fn within(&mut self, block: &Block, (at, chosen): (usize, i64), least: i128) -> (i64, i64) {
        let own = self.all[at];
        let mut reaches = |within| self.worth_within(block, at, within).is_some_and(|worth| worth >= least);
        let lower = first(own.0, chosen, |n| reaches((own.0, n)));
        let upper = -first(-own.1, -chosen, |n| reaches((-n, own.1)));
        (lower, upper)
    }

    /// What the block is worth at most with less, and with more, of column `at` than `chosen`.
    fn others(&mut self, block: &Block, (at, chosen): (usize, i64)) -> Vec<i128> {
        let (lower, upper) = self.all[at];
        let sides = [(lower, chosen - 1), (chosen + 1, upper)];
        sides.into_iter().filter_map(|within| self.worth_within(block, at, within)).collect()
    }

    /// What the block is worth with column `at` within these bounds.
    fn worth_within(&mut self, block: &Block, at: usize, within: (i64, i64)) -> Option<i128> {
        if within.0 > within.1 {
            return None;
        }
        let own = std::mem::replace(&mut self.all[at], within);
        let worth = self.respond(block);
        self.all[at] = own;
        worth
    }
}

/// The first number from `low` on for which `holds`; `high` when there is none below it. What holds once holds from there on.
/// Mostly nothing below `high` does, so that is tried first.
fn first(mut low: i64, mut high: i64, mut holds: impl FnMut(i64) -> bool) -> i64 {
    if low < high && !holds(high - 1) {
        return high;
    }
    high = (high - 1).max(low);
    while low < high {
        let middle = low + (high - low).div_euclid(2);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
