//! What leximin goals give: the shares of their groups, the lowest first.

use super::payments::Bought;
use super::results::{metric, needed};
use super::{GroupShare, Shares};
use crate::index::{GoalIx, GroupIx};
use crate::instance::{Goal, Instance};
use crate::programme::Sense;

/// One entry per leximin goal.
pub(super) fn shares(instance: &Instance, bought: &Bought) -> Vec<Shares> {
    let goals = instance.goals.iter().enumerate().filter(|(_, goal)| goal.sense == Sense::Leximin);
    goals.map(|(at, goal)| Shares { goal: GoalIx::new(at), groups: groups(instance, bought, goal) }).collect()
}

fn groups(instance: &Instance, bought: &Bought, goal: &Goal) -> Vec<GroupShare> {
    let Some(need) = goal.metric.terms.iter().find_map(|(_, measure)| measure.need()) else { return Vec::new() };
    let share = |group: &GroupIx| GroupShare {
        group: *group,
        covered: metric(instance, bought, &goal.metric, *group, goal.year),
        needed: needed(instance, need, *group, goal.year),
    };
    let mut shares: Vec<GroupShare> = goal.parts.iter().map(share).filter(|share| share.needed > 0).collect();
    shares.sort_by_key(|share| (share.basis_points(), share.group));
    shares
}
