//! The greatest points of one option whose purchases retire within the plan: year by year, over what has been bought up to each
//! year from which something still works.
//!
//! Between a few quantities in use, the points of a year are linear in what is bought and in what is in use. So some best
//! purchases are a corner: they follow from a bound of some year by adding and taking off such quantities from year to year.

use std::collections::{BTreeMap, BTreeSet};

use super::exact::{Exact, TooLarge, add, ceil_div};
use super::model::Chain;
use super::points::Points;

/// The most quantities that are tried in a year.
const MOST_LEVELS: usize = 4_000;

/// The most purchases that are remembered in a year.
const MOST_STATES: usize = 400_000;

/// The greatest points of a chain that has at least `filled` in use in every year, and nothing where it `may` not; `None`
/// when no purchases keep the bounds.
pub(super) fn best_vintages(chain: &Chain, points: &Points, filled: &[i128], may: &[bool]) -> Exact<Option<i128>> {
    let levels = levels(chain, points, filled)?;
    let last = filled.len().saturating_sub(1);
    // What was bought up to each year since the first that still matters, and the greatest points so far.
    let mut states: BTreeMap<Vec<i128>, i128> = BTreeMap::from([(Vec::new(), 0)]);
    let mut first = 0;
    for (t, filled) in filled.iter().enumerate() {
        let least = if t == last { chain.least.max(*filled) } else { *filled };
        let most_in_use = if may.get(t).copied().unwrap_or(false) { chain.upper } else { 0 };
        let kept = chain.retired(t + 1).unwrap_or(first).min(t);
        let is_open = chain.open.get(t).copied().unwrap_or(false);
        let bounds = chain.lower.get(t).copied().unwrap_or(0)..=chain.most.get(t).copied().unwrap_or(0);
        let mut next: BTreeMap<Vec<i128>, i128> = BTreeMap::new();
        for (path, so_far) in &states {
            let before = path.last().copied().unwrap_or(0);
            let retired = chain.retired(t).and_then(|at| path.get(at - first)).copied().unwrap_or(0);
            let from = levels.partition_point(|level| *level < before);
            for level in levels.iter().skip(from).copied().take_while(|level| is_open || *level == before) {
                let in_use = level - retired;
                if in_use > most_in_use {
                    break;
                }
                if in_use < least || !bounds.contains(&level) {
                    continue;
                }
                let mut found = add(*so_far, points.with_in_use(chain, t, level, in_use)?)?;
                if level > before {
                    found = add(found, points.of_site(chain, t))?;
                }
                let own: Vec<i128> = path.iter().copied().skip(kept - first).chain([level]).collect();
                let best = next.entry(own).or_insert(found);
                *best = found.max(*best);
            }
        }
        if next.len() > MOST_STATES {
            return Err(TooLarge);
        }
        (states, first) = (next, kept);
    }
    Ok(states.into_values().max())
}

/// The quantities at which the points of year `t` can bend in what is in use.
fn bends(chain: &Chain, points: &Points, t: usize) -> Vec<i128> {
    let mut bends = Vec::new();
    for cover in &chain.covers {
        let threshold = cover.threshold(t);
        bends.push(threshold);
        if points.counts_full(cover.need, t) || cover.gap(t) % cover.gain != 0 {
            bends.push(threshold - 1);
        }
    }
    let gain = chain.covers.first().map_or(1, |cover| cover.gain);
    for (end, _) in chain.steps.get(t).into_iter().flatten() {
        bends.extend([end.div_euclid(gain), ceil_div(*end, gain)]);
    }
    bends
}

/// The purchases up to the end of a year that may be best, ascending.
fn levels(chain: &Chain, points: &Points, filled: &[i128]) -> Exact<Vec<i128>> {
    let years = chain.open.len();
    let most = chain.most.iter().copied().max().unwrap_or(0);
    if points.bends_everywhere(chain) {
        return if usize::try_from(most).is_ok_and(|most| most < MOST_LEVELS) {
            Ok((0..=most).collect())
        } else {
            Err(TooLarge)
        };
    }
    let mut differences: BTreeSet<i128> = (0..years).flat_map(|t| bends(chain, points, t)).collect();
    differences.extend(filled);
    differences.extend([chain.upper, chain.least]);
    // Where a year with purchases earns points in itself, one unit may be bought for that alone.
    if (0..years).any(|t| points.of_site(chain, t) > 0) {
        differences.insert(1);
    }
    let mut levels: BTreeSet<i128> = chain.lower.iter().chain(&chain.most).copied().chain([0]).collect();
    let mut new = levels.clone();
    for _ in 0..years {
        let reached = new.iter().flat_map(|level| differences.iter().flat_map(move |d| [level + d, level - d]));
        new = reached.filter(|level| (0..=most).contains(level) && !levels.contains(level)).collect();
        levels.extend(&new);
        if levels.len() > MOST_LEVELS {
            return Err(TooLarge);
        }
    }
    Ok(levels.into_iter().collect())
}
