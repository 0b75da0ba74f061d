//! Switches: options of which one works at a time at an object.
//!
//! A member works from the year of its purchase until a better one is bought. Since what works is only ever replaced by
//! something better, the purchases alone say what works: the best of those bought.

use super::problem::Chain;
use crate::index::ColumnIx;

/// Alternatives at an object. At most one is bought in a year, and only one that is better than all bought before.
#[derive(Clone, Debug)]
pub struct Switch {
    /// The options, ascending by level.
    pub members: Vec<Member>,
    /// Columns that follow from what works.
    pub followers: Vec<Follower>,
}

/// One of the alternatives at an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The position of its chain in the block.
    pub chain: usize,
    /// The level that it supplies. Of two with the same level neither replaces the other.
    pub level: i64,
    /// The column of the first year that is 1 while it works; the following years follow it.
    pub works: ColumnIx,
}

impl Member {
    /// The column of year `t`, counted from 0, that is 1 while it works.
    pub fn works(&self, t: usize) -> ColumnIx {
        ColumnIx::new(self.works.at() + t)
    }
}

/// A column that follows from what works in one year; it is 0 when no member does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// The column.
    pub column: ColumnIx,
    /// The year, counted from 0.
    pub year: usize,
    /// Its value for each member that may work.
    pub values: Vec<i64>,
}

impl Follower {
    /// The value when `working` works.
    pub fn follows(&self, working: Option<usize>) -> i64 {
        working.and_then(|at| self.values.get(at)).copied().unwrap_or(0)
    }
}

impl Switch {
    /// Whether the chain at `position` of the block is one of the alternatives.
    pub fn has(&self, position: usize) -> bool {
        self.members.iter().any(|member| member.chain == position)
    }

    /// Whether `member` may be bought when `working` works.
    pub(super) fn betters(&self, member: usize, working: Option<usize>) -> bool {
        working.is_none_or(|working| self.members[member].level > self.members[working].level)
    }

    /// The columns that follow from what works in year `t`.
    pub fn followers_of(&self, t: usize) -> impl Iterator<Item = &Follower> {
        self.followers.iter().filter(move |follower| follower.year == t)
    }

    /// The position of the last of its members in the block.
    pub(super) fn last(&self) -> usize {
        self.members.iter().map(|member| member.chain).max().unwrap_or(0)
    }

    pub(super) fn years(&self, chains: &[Chain]) -> usize {
        self.members.first().map_or(0, |member| chains[member.chain].years())
    }

    /// Whether `values` buy one alternative a year at most, only better ones, and let the best work.
    pub(super) fn holds(&self, chains: &[Chain], values: &[i64]) -> bool {
        let mut working = None;
        (0..self.years(chains)).all(|t| {
            let is_new = |member: &Member| {
                let chain = &chains[member.chain];
                let before = if t == 0 { 0 } else { values[chain.column(t - 1).at()] };
                values[chain.column(t).at()] > before
            };
            let mut new = (0..self.members.len()).filter(|at| is_new(&self.members[*at]));
            let (bought, another) = (new.next(), new.next());
            if another.is_some() || bought.is_some_and(|bought| !self.betters(bought, working)) {
                return false;
            }
            working = bought.or(working);
            let works = |(at, member): (usize, &Member)| values[member.works(t).at()] == i64::from(working == Some(at));
            self.members.iter().enumerate().all(works)
                && self.followers_of(t).all(|follower| values[follower.column.at()] == follower.follows(working))
        })
    }

    /// Takes away purchases until the rest are allowed, the best of a year staying, and sets what follows from them.
    /// Each chain is settled already.
    pub(super) fn settle(&self, chains: &[Chain], values: &mut [i64]) {
        let mut path = Vec::with_capacity(self.years(chains));
        let mut working = None;
        for t in 0..self.years(chains) {
            let wanted = |at: &usize| {
                let chain = &chains[self.members[*at].chain];
                values[chain.column(t).at()] > 0 && chain.open[t] && self.betters(*at, working)
            };
            let bought = (0..self.members.len()).rev().find(wanted);
            path.push(bought);
            working = bought.or(working);
        }
        self.set(chains, &path, values);
    }

    /// Sets the columns to a path: what is bought in each year.
    pub(super) fn set(&self, chains: &[Chain], path: &[Option<usize>], values: &mut [i64]) {
        let mut bought = vec![false; self.members.len()];
        let mut working = None;
        for (t, new) in path.iter().enumerate() {
            if let Some(new) = new {
                bought[*new] = true;
                working = Some(*new);
            }
            for (at, member) in self.members.iter().enumerate() {
                values[chains[member.chain].column(t).at()] = i64::from(bought[at]);
                values[member.works(t).at()] = i64::from(working == Some(at));
            }
            for follower in self.followers_of(t) {
                values[follower.column.at()] = follower.follows(working);
            }
        }
    }

    /// Narrows the bounds of what follows to what the bounds of the purchases allow.
    pub(super) fn narrow(&self, chains: &[Chain], bounds: &mut [(i64, i64)]) {
        for t in 0..self.years(chains) {
            let bought = |member: &Member| bounds[chains[member.chain].column(t).at()];
            let is_forced = self.members.iter().any(|member| bought(member).0 > 0);
            let surpassed = |at: usize| {
                self.members.iter().any(|other| other.level > self.members[at].level && bought(other).0 > 0)
            };
            let may: Vec<bool> =
                self.members.iter().enumerate().map(|(at, member)| bought(member).1 > 0 && !surpassed(at)).collect();
            for (member, may) in self.members.iter().zip(&may) {
                let (_, upper) = &mut bounds[member.works(t).at()];
                *upper = (*upper).min(i64::from(*may));
            }
            for follower in self.followers_of(t) {
                let nothing = (!is_forced).then_some(0);
                let something = follower.values.iter().zip(&may).filter(|(_, may)| **may).map(|(value, _)| *value);
                let values: Vec<i64> = something.chain(nothing).collect();
                let (lower, upper) = &mut bounds[follower.column.at()];
                *lower = values.iter().copied().min().map_or(*lower, |least| least.max(*lower));
                *upper = values.iter().copied().max().map_or(*upper, |most| most.min(*upper));
            }
        }
    }
}
