//! Branch and bound in exact arithmetic: where one bound leaves a gap, the plans are split at a purchase, and each part
//! has prices and a bound of its own.
//!
//! The solver only suggests: every part is closed by a bound in 128-bit integers, every plan is checked in whole numbers. A
//! short tree is a certificate that anyone can recompute.

use super::bound::Bound;
use super::float::{float, floor_of};
use super::highs::{refute, relax};
use super::optimise::Best;
use super::reduce::Reduced;
use super::round::round_down;
use super::task::Task;
use super::{Effort, Side, Split};
use crate::formulation::Block;
use crate::index::ColumnIx;

/// A part of the plans, and a bound for it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The splits that lead to it.
    pub(super) splits: Vec<Split>,
    pub(super) bound: Bound,
}

/// What a part costs at least, in variables of a relaxation.
const PART: usize = 50;

/// As many columns are summed in the time of a variable of a relaxation.
const SUMMED: usize = 10;

/// Closes the task by splitting: afterwards no plan beats `best` (or reaches `cutoff`, where that is greater). `None` when
/// the effort is not enough, or nothing is left to split. `best` may have become better either way.
pub(super) fn close(
    task: &Task<'_>,
    best: &mut Best<'_>,
    cutoff: Option<i128>,
    effort: Effort<'_>,
) -> Option<Vec<Part>> {
    let mut left = effort.tree();
    let mut closed = Vec::new();
    let mut open: Vec<Vec<Split>> = vec![Vec::new()];
    while let Some(splits) = open.pop() {
        let bounds = within(task, &splits);
        let reduced = Reduced::new(task, &bounds);
        // However little is left of a part, its bound is a sum over all columns.
        let cost = PART + reduced.as_ref().map_or(0, Reduced::size) + bounds.len().div_euclid(SUMMED);
        // A tree that ends with its root would only say again what is known.
        let needed = if splits.is_empty() { 3 * cost } else { cost };
        if needed > left || effort.is_over() {
            return None;
        }
        left -= cost;
        let (bound, suggested) = explore(task, (&bounds, reduced.as_ref()), best, effort);
        if best.closes(bound.points(), cutoff) {
            closed.push(Part { splits, bound });
            continue;
        }
        let (column, below) = choose(task, &bounds, &suggested)?;
        let half = |side| splits.iter().copied().chain([Split { column, side }]).collect::<Vec<Split>>();
        let (less, more) = (half(Side::AtMost(below)), half(Side::AtLeast(below + 1)));
        // The half that the relaxation prefers is explored first: it finds better plans sooner.
        let prefers_more = suggested.get(column.at()).is_some_and(|x| x - x.floor() > 0.5);
        open.extend(if prefers_more { [less, more] } else { [more, less] });
    }
    Some(closed)
}

impl Part {
    /// Whether a reader of the plan can follow every split.
    pub(super) fn is_readable(&self, task: &Task<'_>) -> bool {
        self.splits.iter().all(|split| task.problem.is_readable(split.column))
    }
}

/// The bounds of the columns in a part.
pub(super) fn within(task: &Task<'_>, splits: &[Split]) -> Vec<(i64, i64)> {
    let mut bounds = task.problem.bounds();
    for split in splits {
        let (lower, upper) = &mut bounds[split.column.at()];
        match split.side {
            Side::AtMost(most) => *upper = most.min(*upper),
            Side::AtLeast(least) => *lower = least.max(*lower),
        }
    }
    task.problem.narrow(&mut bounds);
    bounds
}

/// A bound within `bounds`, and what the relaxation suggests there; plans on the way are offered.
fn explore(
    task: &Task<'_>,
    (bounds, reduced): (&[(i64, i64)], Option<&Reduced>),
    best: &mut Best<'_>,
    effort: Effort<'_>,
) -> (Bound, Vec<f64>) {
    let Some(relaxed) = reduced.and_then(|reduced| relax(task, reduced, effort)) else {
        return (refuted(task, bounds, best.value(), effort), Vec::new());
    };
    best.offer(round_down(task, bounds, &relaxed.values));
    (Bound::new(task, bounds, &relaxed.multipliers), relaxed.values)
}

/// A bound where no plan is: the multipliers of the refutation times as much as brings the bound below `value`.
pub(super) fn refuted(task: &Task<'_>, bounds: &[(i64, i64)], value: Option<i128>, effort: Effort<'_>) -> Bound {
    let plain = Bound::new(task, bounds, &[]);
    let refutation = Reduced::new(task, bounds).and_then(|reduced| refute(task, &reduced, effort));
    let Some((multipliers, violation)) = refutation.filter(|(_, violation)| *violation > 0.0) else { return plain };
    let above = plain.points().saturating_sub(value.unwrap_or(0)).max(1);
    let factor = 2.0 * (float(above) + 1.0) / violation;
    let scaled: Vec<f64> = multipliers.iter().map(|m| m * factor).collect();
    let bound = Bound::new(task, bounds, &scaled);
    if bound.exact < plain.exact { bound } else { plain }
}

/// Where to split: what is covered in a group, where the relaxation leaves it or its share off whole numbers; else the lots of
/// an order, where it leaves them, or whether there are any, off whole numbers; else the
/// purchase that is furthest from a whole number, else another column that is; where all are whole, the first that is not
/// settled, purchases first. With the greatest whole number of the lower half.
fn choose(task: &Task<'_>, bounds: &[(i64, i64)], suggested: &[f64]) -> Option<(ColumnIx, i64)> {
    let is_open = |at: &usize| bounds[*at].0 < bounds[*at].1 && !task.problem.is_derived(ColumnIx::new(*at));
    let is_purchase = |at: &usize| task.problem.is_purchase(ColumnIx::new(*at));
    let open = || (0..bounds.len()).filter(is_open);
    let off = |at: usize| suggested.get(at).map_or(0.0, |x| (x - x.round()).abs());
    let broken = || open().filter(|at| off(*at) > 1e-9);
    let furthest = |a: &usize, b: &usize| off(*a).total_cmp(&off(*b)).then(b.cmp(a));
    let groups = task.problem.ladders.iter().flat_map(|ladder| &ladder.groups);
    let group = groups
        .map(|group| (group.covered.at(), off(group.covered.at()).max(off(group.share.at()))))
        .filter(|(at, off)| is_open(at) && *off > 1e-6)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let purchase = || broken().filter(is_purchase).max_by(furthest);
    let order = order_to_split(task, bounds, suggested);
    let at = group
        .map(|(at, _)| at)
        .or(order.map(|(at, _)| at))
        .or_else(purchase)
        .or_else(|| broken().max_by(furthest))
        .or_else(|| open().find(is_purchase));
    let at = at.or_else(|| open().next())?;
    let (lower, upper) = bounds[at];
    let whether = order.is_some_and(|(own, whether)| own == at && whether);
    let below = suggested.get(at).filter(|_| !whether).map_or(lower, |x| floor_of(*x)).clamp(lower, upper - 1);
    Some((ColumnIx::new(at), below))
}

/// The lots of an order that the relaxation leaves furthest from whole numbers, and whether the split is between none and any:
/// where it is undecided in which price band the order is.
fn order_to_split(task: &Task<'_>, bounds: &[(i64, i64)], suggested: &[f64]) -> Option<(usize, bool)> {
    let off = |column: ColumnIx| suggested.get(column.at()).map_or(0.0, |x| (x - x.round()).abs());
    let bands = task.problem.blocks.iter().flat_map(|block| match block {
        Block::Order(order) => order.bands.as_slice(),
        Block::Object { .. } | Block::District { .. } | Block::Single(_) | Block::Share(_) => &[],
    });
    let open = bands.filter(|band| bounds[band.lots.at()].0 < bounds[band.lots.at()].1);
    let parts = open.map(|band| (band.lots.at(), off(band.lots), band.placed.map_or(0.0, off)));
    let broken = parts.filter(|(_, lots, placed)| lots.max(*placed) > 1e-6);
    let furthest = broken.max_by(|a, b| a.1.max(a.2).total_cmp(&b.1.max(b.2)).then(b.0.cmp(&a.0)));
    furthest.map(|(at, _, placed)| (at, placed > 1e-6 && bounds[at].0 == 0))
}
