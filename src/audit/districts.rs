//! The best that the objects of a district can do together where options are delivered to it at a cost.
//!
//! Every set of years with deliveries is tried; within one, the objects no longer depend on each other. A year with
//! deliveries whose points are above zero counts them even when nothing is delivered: that makes a bound weaker.

use std::collections::BTreeMap;

use super::exact::{Exact, TooLarge, add};
use super::model::{Chain, Model};
use super::paths::Paths;
use super::points::Points;
use super::response::best_response;

/// Sets of options and years beyond this many are not tried.
const MOST_DELIVERIES: usize = 16;

/// An object of a district, with its points.
pub(super) struct Member {
    pub(super) chains: Vec<Chain>,
    pub(super) points: Points,
}

/// Whether something may be bought for an object that is delivered at a cost.
pub(super) fn has_deliveries(model: &Model<'_>, chains: &[Chain]) -> bool {
    chains.iter().any(|chain| model.delivery(chain.option) > 0)
}

/// The greatest points of a district; `None` when some object has no feasible purchases.
pub(super) fn best_of(model: &Model<'_>, members: &[Member]) -> Exact<Option<i128>> {
    let deliveries = deliveries(model, members);
    if deliveries.len() > MOST_DELIVERIES {
        return Err(TooLarge);
    }
    let mut best: Option<i128> = None;
    let sets = 0..1_u32 << deliveries.len();
    // Where nothing counts, the set with most freedom is as good as any.
    let counts_nothing = members.iter().all(|member| member.points.are_none());
    let first = if counts_nothing { sets.end - 1 } else { sets.start };
    for set in first..sets.end {
        let mut chosen: BTreeMap<(usize, usize), bool> = BTreeMap::new();
        let mut total = Some(0);
        for (bit, ((option, t), points)) in deliveries.iter().enumerate() {
            let is_open = set >> bit & 1 == 1;
            chosen.insert((*option, *t), is_open);
            total = total.map(|total| if is_open { add(total, *points) } else { Ok(total) }).transpose()?;
        }
        for member in members {
            let own = best_within(model, member, &chosen)?;
            total = total.zip(own).map(|(total, own)| add(total, own)).transpose()?;
        }
        best = best.max(total);
    }
    Ok(best)
}

/// The options and years in which something may be delivered, with their points: the most of any object.
fn deliveries(model: &Model<'_>, members: &[Member]) -> BTreeMap<(usize, usize), i128> {
    let mut deliveries: BTreeMap<(usize, usize), i128> = BTreeMap::new();
    for member in members {
        for chain in member.chains.iter().filter(|chain| model.delivery(chain.option) > 0) {
            for t in model.years().filter(|t| chain.may_grow(*t)) {
                let points = member.points.of_delivery(chain.option, t);
                let own = deliveries.entry((chain.option, t)).or_insert(points);
                *own = (*own).max(points);
            }
        }
    }
    deliveries
}

/// The best response of a member that buys what is delivered only in the chosen years.
fn best_within(model: &Model<'_>, member: &Member, chosen: &BTreeMap<(usize, usize), bool>) -> Exact<Option<i128>> {
    let mut chains = member.chains.clone();
    for chain in chains.iter_mut().filter(|chain| model.delivery(chain.option) > 0) {
        let option = chain.option;
        for (t, open) in chain.open.iter_mut().enumerate() {
            *open &= chosen.get(&(option, t)).copied().unwrap_or(false);
        }
    }
    best_response(model, &chains, &member.points)
}

impl Chain {
    /// Whether anything may be bought in year `t` within the bounds.
    fn may_grow(&self, t: usize) -> bool {
        let least = self.lower.iter().take(t).copied().max().unwrap_or(0);
        let most = self.most.iter().skip(t).copied().min().unwrap_or(0);
        self.open.get(t).copied().unwrap_or(false) && most > least
    }
}

/// The first object of each district that buys an option in a year: it carries the delivery of that year.
pub(super) fn carriers(model: &Model<'_>, paths: &Paths) -> BTreeMap<(String, usize, usize), usize> {
    let mut carriers = BTreeMap::new();
    for at in paths.objects() {
        let Some(object) = model.data.objects.get(at) else { continue };
        for option in (0..model.data.options.len()).filter(|option| model.delivery(*option) > 0) {
            for t in model.years().filter(|t| paths.within(at, option, *t) > 0) {
                carriers.entry((object.district.clone(), option, t)).or_insert(at);
            }
        }
    }
    carriers
}
