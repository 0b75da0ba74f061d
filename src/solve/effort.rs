//! How long a search may take.

use std::time::{Duration, Instant};

use super::{State, Watch};
use crate::formulation::Goal;

/// When the search gives up. Plans made under a clock are labelled; the defaults count nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Limits {
    /// Seconds for the whole solve; `None`: no clock.
    pub seconds: Option<u32>,
}

/// The most that one search may cost: its nodes times the variables and rows inside parts that are left.
const WORK: usize = 2_000_000;

/// How long searches may take: nodes, which end every machine at the same place, a clock if there is one, and a user who may
/// want to stop.
#[derive(Clone, Copy, Debug)]
pub struct Effort<'w> {
    end: Option<Instant>,
    nodes: i32,
    /// What the relaxations of one certificate tree may have in all: variables and rows inside parts.
    tree: usize,
    watch: &'w Watch,
    /// Whether other goals follow.
    has_next: bool,
    /// What the watch is told of.
    told: Told,
}

/// What the watch is told of.
#[derive(Clone, Copy, Debug)]
enum Told {
    /// Nothing: a search beside the plan's own.
    Nothing,
    /// Goals, before the first.
    Goals,
    /// A goal, with its values' factor.
    Goal(State, i128),
}

impl<'w> Effort<'w> {
    /// The effort of a plan within `limits`, counted from now, unless `watch` asks for less.
    pub fn starting_now(limits: &Limits, watch: &'w Watch) -> Self {
        Self {
            end: limits.seconds.map(|seconds| Instant::now() + Duration::from_secs(u64::from(seconds))),
            nodes: 20_000,
            tree: 100_000,
            watch,
            has_next: false,
            told: Told::Goals,
        }
    }

    /// The same clock with at most `nodes` in each search, and no certificate trees.
    #[must_use]
    pub fn with_nodes(self, nodes: i32) -> Self {
        Self { nodes: nodes.min(self.nodes), tree: 0, ..self }
    }

    /// The same clock with less for each search and each certificate tree: an answer that is one of many.
    #[must_use]
    pub fn of_many(self, nodes: i32, tree: usize) -> Self {
        Self { nodes: nodes.min(self.nodes), tree: tree.min(self.tree), ..self }
    }

    /// The nodes of one search of what has this size: each costs the more, the larger it is.
    pub(super) fn nodes_for(self, size: usize) -> i32 {
        i32::try_from(WORK.div_euclid(size.max(1))).map_or(self.nodes, |nodes| nodes.clamp(1, self.nodes))
    }

    /// The same effort without certificate trees.
    #[must_use]
    pub(super) const fn without_trees(self) -> Self {
        Self { tree: 0, ..self }
    }

    /// What a certificate tree may cost.
    pub(super) const fn tree(self) -> usize {
        self.tree
    }

    /// Whether the answer is a plan's own, so that proofs and ties are worth an effort.
    pub(super) const fn proves(self) -> bool {
        self.tree > 0
    }

    /// The effort of a search beside the plan's own, of which the watch is not told.
    #[must_use]
    pub fn aside(self) -> Self {
        Self { told: Told::Nothing, ..self }
    }

    /// The same effort for the goal at position `at` of `goals`.
    #[must_use]
    pub(super) fn at_goal(self, at: usize, goals: &[Goal]) -> Self {
        let has_next = at + 1 < goals.len();
        Self { has_next, ..self }.telling(at, goals)
    }

    /// The effort of a search: half of the time that is left, where other goals wait for theirs, or where `has_plan` says that
    /// there is none yet and the search may end without one.
    #[must_use]
    pub(super) fn to_search(self, has_plan: bool) -> Self {
        let now = Instant::now();
        let half = self.end.map(|end| now + end.saturating_duration_since(now).div_f64(2.0));
        if self.has_next || !has_plan { Self { end: half, ..self } } else { self }
    }

    /// The same effort, with the watch told of the goal.
    fn telling(self, at: usize, goals: &[Goal]) -> Self {
        let (Told::Goals | Told::Goal(..), Some(goal)) = (self.told, goals.get(at)) else { return self };
        let (is_money, scale) = (goal.is_money, goal.scale);
        let state = State { goal: at, goals: goals.len(), value: None, bound: None, is_money, scale };
        Self { told: Told::Goal(state, if goal.negated { -1 } else { 1 }), ..self }
    }

    /// Tells the watch what is known of the goal.
    pub(super) fn tell(self, value: Option<i128>, bound: Option<i128>) {
        if let Told::Goal(state, sign) = self.told {
            let shown = |n: Option<i128>| n.map(|n| n.saturating_mul(sign));
            self.watch.tell(State { value: shown(value), bound: shown(bound), ..state });
        }
    }

    /// Whether the clock has run out, or the user has had enough.
    pub(crate) fn is_over(self) -> bool {
        self.watch.is_stopped() || self.seconds_left().is_some_and(|seconds| seconds <= 0.0)
    }

    /// The seconds left, `None` without a clock.
    pub(super) fn seconds_left(self) -> Option<f64> {
        self.end.map(|end| end.saturating_duration_since(Instant::now()).as_secs_f64())
    }
}
