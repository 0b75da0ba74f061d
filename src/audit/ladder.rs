//! Leximin goals: the shares of groups in whole basis points, and the most that prices of their rows leave for them.

use std::collections::BTreeMap;

use super::data::{Data, Goal, Measure, PricedRow, Sense, Side, Split, SplitAt, Term};
use super::exact::{Exact, add, ceil_div, mul, sub};
use super::form::Form;
use super::model::Model;
use super::paths::Paths;
use super::total::totals;

/// Basis points in a share of 1.
const WHOLE: i128 = 10_000;

/// With more groups than this, ten levels and the sum of all shares are served.
const MOST_GROUPS: usize = 30;

/// The groups of a leximin goal that need anything.
pub(super) struct Ladder {
    /// Position in [`Data::groups`].
    groups: Vec<usize>,
    /// What each needs.
    needed: Vec<i128>,
    /// What of it is covered before the plan.
    before: Vec<i128>,
    /// What of it is covered in all, as forms.
    pub(super) covered: Vec<Form>,
}

/// The prices of a ladder's columns: what a unit of each is worth.
#[derive(Default)]
pub(super) struct Worths {
    covered: BTreeMap<usize, i128>,
    share: BTreeMap<usize, i128>,
    mark: BTreeMap<i64, i128>,
    below: BTreeMap<(i64, usize), i128>,
}

impl Ladder {
    /// The ladder of `goal`; `None` when it is not a leximin goal.
    pub(super) fn new(data: &Data, goal: &Goal) -> Option<Self> {
        let [Term { measure: Measure::Share(need), .. }] = goal.metric.as_slice() else { return None };
        if goal.sense != Sense::Leximin {
            return None;
        }
        let slot = data.slot(*need, goal.year);
        let mut ladder = Self { groups: Vec::new(), needed: Vec::new(), before: Vec::new(), covered: Vec::new() };
        for group in &goal.parts {
            let (mut needed, mut before) = (0_i128, 0_i128);
            for object in data.objects.iter().filter(|object| Data::is_member(object, *group)) {
                let of = |values: &[i64]| i128::from(values.get(slot).copied().unwrap_or(0));
                needed += of(&object.need);
                before += of(&object.need).min(of(&object.have));
            }
            if needed > 0 {
                ladder.groups.push(*group);
                ladder.needed.push(needed);
                ladder.before.push(before);
                ladder.covered.push(Form::of_share_in(goal, *group));
            }
        }
        Some(ladder)
    }

    /// How many lowest shares each level counts.
    pub(super) fn counts(&self) -> Vec<i64> {
        let all = self.groups.len();
        let single = if all > MOST_GROUPS { 10 } else { all.saturating_sub(1) };
        let counts = (1..=single).chain((all > 0).then_some(all));
        counts.filter_map(|count| i64::try_from(count).ok()).collect()
    }

    /// The shares at `paths`, ascending.
    pub(super) fn shares(&self, model: &Model<'_>, paths: &Paths) -> Exact<Vec<i128>> {
        let covered = totals(model, paths, &self.covered)?;
        let mut shares = Vec::with_capacity(covered.len());
        for (covered, needed) in covered.iter().zip(&self.needed) {
            shares.push(mul(WHOLE, *covered)?.div_euclid(*needed));
        }
        shares.sort_unstable();
        Ok(shares)
    }

    /// The position of a group.
    pub(super) fn place(&self, group: usize) -> Option<usize> {
        self.groups.iter().position(|own| *own == group)
    }

    /// Whether a level has a mark: all but the sum of all shares.
    fn has_mark(&self, count: i64) -> bool {
        self.counts().contains(&count) && usize::try_from(count) != Ok(self.groups.len())
    }

    /// Whether `row` is one of the ladder of the goal at `goal`.
    pub(super) fn has_row(&self, row: PricedRow) -> bool {
        match row {
            PricedRow::Covered { group, .. } => self.place(group).is_some(),
            PricedRow::Below { count, group, .. } => self.has_mark(count) && self.place(group).is_some(),
            _ => false,
        }
    }

    /// Adds `factor` times the sum of the `count` lowest shares: of all shares, or `count · mark − Σ below`.
    pub(super) fn add_lowest(&self, worths: &mut Worths, count: i64, factor: i128) -> Exact<()> {
        if !self.has_mark(count) {
            return (0..self.groups.len()).try_for_each(|at| bump(&mut worths.share, at, factor));
        }
        bump(&mut worths.mark, count, mul(factor, i128::from(count))?)?;
        (0..self.groups.len()).try_for_each(|at| bump(&mut worths.below, (count, at), sub(0, factor)?))
    }

    /// Adds `factor` times a row: `covered units of the group by purchases − its own count`, or
    /// `below − mark + share`.
    pub(super) fn add_row(&self, worths: &mut Worths, row: PricedRow, factor: i128) -> Exact<()> {
        match row {
            PricedRow::Covered { group, .. } => match self.place(group) {
                Some(at) => bump(&mut worths.covered, at, sub(0, factor)?),
                None => Ok(()),
            },
            PricedRow::Below { count, group, .. } => {
                let Some(at) = self.place(group) else { return Ok(()) };
                bump(&mut worths.below, (count, at), factor)?;
                bump(&mut worths.mark, count, sub(0, factor)?)?;
                bump(&mut worths.share, at, factor)
            }
            _ => Ok(()),
        }
    }

    /// The most that the ladder's columns can be worth on these sides of the splits of the goal at `goal`; `None` when a
    /// group has nothing left.
    pub(super) fn best(&self, worths: &Worths, goal: usize, splits: &[Split]) -> Exact<Option<i128>> {
        let mut total = 0;
        // Marks and distances lie between nothing and the whole.
        for worth in worths.mark.values().chain(worths.below.values()) {
            total = add(total, mul((*worth).max(0), WHOLE)?)?;
        }
        for (at, group) in self.groups.iter().enumerate() {
            let (mut least, mut most) = (at_or_zero(&self.before, at), at_or_zero(&self.needed, at));
            for split in splits.iter().filter(|split| split.at == SplitAt::Covered { goal, group: *group }) {
                match split.side {
                    Side::AtMost(limit) => most = most.min(i128::from(limit)),
                    Side::AtLeast(limit) => least = least.max(i128::from(limit)),
                }
            }
            let worth = |list: &BTreeMap<usize, i128>| list.get(&at).copied().unwrap_or(0);
            let own = (worth(&worths.covered), worth(&worths.share));
            match best_share(at_or_zero(&self.needed, at), (least, most), own)? {
                Some(best) => total = add(total, best)?,
                None => return Ok(None),
            }
        }
        Ok(Some(total))
    }
}

/// The most that a group is worth: for every share in basis points, with the least or the most units that come to it. The
/// shares are tried from the end at which more is to be had, until those that are left cannot be better.
pub(super) fn best_share(
    needed: i128,
    (least, most): (i128, i128),
    (unit, point): (i128, i128),
) -> Exact<Option<i128>> {
    // A share of p takes at least p · needed / 10 000 units, and less than (p + 1) · needed / 10 000.
    let slope = add(mul(unit, needed)?, mul(point, WHOLE)?)?;
    let spare = mul(unit.max(0), needed)?;
    let share_of = |units: i128| Ok(mul(units, WHOLE)?.div_euclid(needed));
    let (low, high): (i128, i128) = (share_of(least)?, share_of(most)?);
    let mut best: Option<i128> = None;
    for step in 0..=high - low {
        let share = if slope >= 0 { high - step } else { low + step };
        // 10 000 times the worth of this share, and of all behind it, is at most this.
        let behind = slope.checked_mul(share).and_then(|worth| worth.checked_add(spare));
        let reached = best.and_then(|best| best.checked_mul(WHOLE));
        if reached.zip(behind).is_some_and(|(reached, behind)| behind <= reached) {
            break;
        }
        let from = ceil_div(mul(share, needed)?, WHOLE).max(least);
        let to = (ceil_div(mul(share + 1, needed)?, WHOLE) - 1).min(most);
        if from <= to {
            let worth = add(mul(unit, if unit > 0 { to } else { from })?, mul(point, share)?)?;
            best = Some(best.map_or(worth, |best| best.max(worth)));
        }
    }
    Ok(best)
}

fn at_or_zero(list: &[i128], at: usize) -> i128 {
    list.get(at).copied().unwrap_or(0)
}

fn bump<K: Ord>(list: &mut BTreeMap<K, i128>, key: K, by: i128) -> Exact<()> {
    let own = list.entry(key).or_default();
    *own = add(*own, by)?;
    Ok(())
}
