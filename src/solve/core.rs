//! The search of what a bound leaves open.
//!
//! Where that is much, the search begins in a core: the values that give up least at the bound's prices. A plan found there closes
//! most of the rest by score, and what then is left is searched as a whole (Balas, Zemel 1980; Pisinger 1999 for knapsacks).

use super::Effort;
use super::bound::Bound;
use super::highs::{Found, search};
use super::optimise::Best;
use super::reduce::Reduced;
use super::score::{fix_by_room, fix_by_score, regrets};
use super::task::Task;

/// What is left of a task may have this size to be searched at once.
const SMALL: usize = 3_000;

/// Above this size only cores are searched, once there is a plan.
const LARGE: usize = 12_000;

/// How many blocks the first core has.
const BLOCKS: usize = 250;

/// Each core has so many times the blocks of the one before.
const WIDER: usize = 4;

/// A core is searched for a good plan, not for a proof.
const NODES: i32 = 200;

/// Searches for what is better than `best` within `bounds`; what cores give is offered to `best`.
pub(super) fn search_open(
    task: &Task<'_>,
    root: &Bound,
    bounds: &[(i64, i64)],
    best: &mut Best<'_>,
    (cutoff, effort): (Option<i128>, Effort<'_>),
) -> Found {
    let mut open = bounds.to_vec();
    let Some(mut reduced) = narrowed(task, root, best, &mut open, effort) else { return Found::Infeasible };
    if reduced.size() > SMALL {
        let regrets = regrets(task, root, &open, effort);
        let mut blocks = BLOCKS;
        while let Some(room) = regrets.get(blocks).filter(|_| !effort.is_over()) {
            let before = best.value();
            let mut core = open.clone();
            fix_by_room(task, root, *room, &mut core, effort);
            let found = Reduced::new(task, &core).map(|core| search(task, &core, effort.with_nodes(NODES)));
            if let Some(Found::Best(values) | Found::Some(Some(values), _)) = found {
                best.offer(values);
            }
            if best.closes(root.points(), cutoff) {
                return Found::Some(None, f64::INFINITY);
            }
            let Some(left) = narrowed(task, root, best, &mut open, effort) else { return Found::Infeasible };
            reduced = left;
            // A wider core that finds nothing better is as wide as pays.
            if reduced.size() <= SMALL || (before.is_some() && best.value() == before) {
                break;
            }
            blocks *= WIDER;
        }
    }
    if reduced.size() > LARGE && best.value().is_some() {
        return Found::Some(None, f64::INFINITY);
    }
    search(task, &reduced, effort)
}

/// What is left of the task within `open`, which loses what is worse than the best plan by score.
fn narrowed(
    task: &Task<'_>,
    root: &Bound,
    best: &Best<'_>,
    open: &mut [(i64, i64)],
    effort: Effort<'_>,
) -> Option<Reduced> {
    if let Some(value) = best.value() {
        fix_by_score(task, root, value, open, effort);
    }
    Reduced::new(task, open)
}
