//! What a certificate settles by itself.
//!
//! At a bound's prices a plan's value is at most the bound minus what its blocks give up against their best responses
//! (reduced-cost fixing, with the exact response of the block in place of a reduced cost). So a value that alone gives up more than
//! `bound − value` is in no plan as good, and the bounds of its column can leave it out.

use super::SCALE;
use super::bound::Bound;
use super::task::Task;
use crate::formulation::Block;
use crate::index::ColumnIx;

/// Of a block with more columns than this the response is too long a work to be repeated for each of them.
const MOST_COLUMNS: usize = 400;

/// Narrows `bounds` to the plans that reach `value`.
pub(super) fn fix_by_score(task: &Task<'_>, certificate: &Bound, value: i128, bounds: &mut [(i64, i64)]) {
    let room = certificate.exact.saturating_sub(value.saturating_mul(SCALE));
    if certificate.worth.is_empty() || room < 0 {
        return;
    }
    let mut scores = Scores { worth: &certificate.worth, all: task.problem.bounds(), values: vec![0; bounds.len()] };
    for block in task.problem.blocks.iter().filter(|block| block.columns().len() <= MOST_COLUMNS) {
        let Some(best) = scores.respond(block) else { continue };
        let columns = block.columns();
        let chosen = scores.values[columns.clone()].to_vec();
        for (at, chosen) in columns.zip(chosen) {
            let is_open = bounds[at].0 < bounds[at].1 && !task.problem.is_derived(ColumnIx::new(at));
            if is_open {
                let (lower, upper) = scores.within(block, (at, chosen), best.saturating_sub(room));
                bounds[at] = (bounds[at].0.max(lower), bounds[at].1.min(upper));
            }
        }
    }
    task.problem.narrow(bounds);
}

/// What blocks are worth at the prices of a certificate, within the bounds of the Problem.
struct Scores<'a> {
    worth: &'a [i128],
    all: Vec<(i64, i64)>,
    values: Vec<i64>,
}

impl Scores<'_> {
    fn respond(&mut self, block: &Block) -> Option<i128> {
        block.respond(self.worth, &self.all, &mut self.values)
    }

    /// The values of column `at`, `chosen` in the best response, with which the block can be worth `least`: what it is worth
    /// with at most n of a column never falls with n, so both ends are found by halving.
    fn within(&mut self, block: &Block, (at, chosen): (usize, i64), least: i128) -> (i64, i64) {
        let own = self.all[at];
        let mut reaches = |within: (i64, i64)| {
            self.all[at] = within;
            let worth = self.respond(block);
            self.all[at] = own;
            worth.is_some_and(|worth| worth >= least)
        };
        let lower = first(own.0, chosen, |n| reaches((own.0, n)));
        let upper = -first(-own.1, -chosen, |n| reaches((-n, own.1)));
        (lower, upper)
    }
}

/// The first number from `low` on for which `holds`; `high` when there is none below it. What holds once holds from there on.
fn first(mut low: i64, mut high: i64, mut holds: impl FnMut(i64) -> bool) -> i64 {
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
