//! Why a purchase is not in the plan: it is tried in place of each purchase that is, in exact arithmetic.
//!
//! What is found is true of the plan as it was made, whatever multipliers its proof happens to have: *with this instead of
//! that, this goal would be worse* (or *this rule would break*, or *all goals would be the same, and the published key
//! decides*). Of all comparisons the closest is told.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, RowChange};
use super::ledger::{Barrier, Effect, Ledger};
use super::several::Sets;
use crate::formulation::{GoalKind, Problem};
use crate::index::{ItemIx, ObjectIx};

/// How many kinds of changes are tried with kinds of purchases, and changes with them; every change is with so many at least.
const MOST_PAIRS: usize = 1_000_000;
const MOST_COMPARISONS: usize = 10_000_000;
const FEWEST_KINDS: usize = 20;

/// What stands between a purchase and the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// What is left of the money does not suffice; no comparison with purchases of others that would free enough says more.
    Spent,
    /// What would have to be given up for it serves the goal at this position better; all earlier goals are served the same.
    Lost(usize, Vec<ObjectIx>),
    /// The goal at this position would be worse, whatever the money.
    NotWorth(usize),
    /// The goals would be no worse, but this would break.
    Barrier(Barrier),
    /// It serves all goals the same as this object's purchase, which is earlier in the published key.
    Tie(ObjectIx),
    /// No single reason is established.
    Open,
}

impl Finding {
    /// How close the purchase came: the closest comparison is told. That a comparison was not worse outweighs all.
    const fn rank(&self) -> (u8, usize) {
        match self {
            Self::Spent => (0, 0),
            Self::Lost(goal, _) => (1, 2 * *goal),
            Self::NotWorth(goal) => (1, 2 * *goal + 1),
            Self::Barrier(_) => (2, 0),
            Self::Tie(_) => (3, 0),
            Self::Open => (4, 0),
        }
    }
}

/// How the goals would be served after a change.
pub(super) enum Standing {
    Worse(usize),
    Same,
    Better,
}

/// Purchases that free the same of every row when they are given up.
pub(super) struct Class {
    pub(super) rows: RowChange,
    /// What the goals lose, the least first; among equals the last in the key first.
    members: Vec<Member>,
}

pub(super) struct Member {
    pub(super) goals: Vec<i128>,
    key: usize,
    pub(super) object: ObjectIx,
}

/// The purchases that are in the plan.
pub(super) struct Contest<'a> {
    pub(super) ledger: Ledger<'a>,
    pub(super) problem: &'a Problem,
    /// The position of every object in the published key.
    key: &'a [usize],
    pub(super) classes: Vec<Class>,
    /// All purchases, what the goals lose least by first: class and member.
    pub(super) all: Vec<(usize, usize)>,
}

/// What was found about one purchase so far.
#[derive(Default)]
struct Case<'c> {
    /// The changes that serve some goal: those without money.
    unpaid: Vec<&'c Change>,
    gains: bool,
    /// Whether it is not certain that the money does not suffice for some of them.
    unclear: bool,
    /// Whether it is certain for one of them.
    lacks: bool,
    /// An item of which no order covers one of them.
    no_order: Option<ItemIx>,
    best: Option<Finding>,
    /// The same of changes that serve none, or not first.
    useless: Option<Finding>,
    /// The class and the first member of every purchase that serves all goals the same.
    ties: Vec<(usize, usize)>,
}

fn keep(best: &mut Option<Finding>, found: Finding) {
    if best.as_ref().is_none_or(|best| best.rank() < found.rank()) {
        *best = Some(found);
    }
}

impl<'a> Contest<'a> {
    pub(super) fn new(problem: &'a Problem, values: &'a [i64], key: &'a [usize], given_up: Vec<Change>) -> Self {
        let mut by_rows: BTreeMap<RowChange, Vec<Member>> = BTreeMap::new();
        for Change { object, rows, goals } in given_up {
            by_rows.entry(rows).or_default().push(Member { goals, key: key[object.at()], object });
        }
        let class = |(rows, mut members): (RowChange, Vec<Member>)| {
            members.sort_by(|a, b| (&b.goals, b.key).cmp(&(&a.goals, a.key)));
            Class { rows, members }
        };
        let mut classes: Vec<Class> = by_rows.into_iter().map(class).collect();
        classes.sort_by(|a, b| {
            let least = |class: &Class| class.members.first().map(|member| member.goals.clone());
            least(b).cmp(&least(a)).then_with(|| a.rows.cmp(&b.rows))
        });
        let pairs = |(at, class): (usize, &Class)| (0..class.members.len()).map(move |m| (at, m)).collect::<Vec<_>>();
        let mut all: Vec<(usize, usize)> = classes.iter().enumerate().flat_map(pairs).collect();
        all.sort_by(|(c, m), (d, n)| classes[*d].members[*n].goals.cmp(&classes[*c].members[*m].goals));
        Self { ledger: Ledger::new(problem, values), problem, key, classes, all }
    }

    /// What stands between the plan and each purchase, of which `wanted` lists every way of making it; and the objects
    /// between which only the key decided.
    pub(super) fn findings(&self, wanted: &[Vec<Change>]) -> (Vec<Finding>, BTreeSet<ObjectIx>) {
        let mut cases: Vec<Case<'_>> = wanted.iter().map(|_| Case::default()).collect();
        let mut by_rows: BTreeMap<&RowChange, Vec<(usize, &Change)>> = BTreeMap::new();
        for (at, changes) in wanted.iter().enumerate() {
            for change in changes {
                by_rows.entry(&change.rows).or_default().push((at, change));
            }
        }
        let changes = wanted.iter().map(Vec::len).sum::<usize>().max(1);
        let kinds = MOST_PAIRS.div_euclid(by_rows.len().max(1)).min(MOST_COMPARISONS.div_euclid(changes));
        let kinds = kinds.max(FEWEST_KINDS).min(self.classes.len());
        for (rows, changes) in by_rows {
            let alone = self.ledger.effect(&[rows]);
            let compared = self.classes.iter().take(if alone.paid { 0 } else { kinds });
            let swaps: Vec<Effect> = compared.map(|class| self.ledger.effect(&[rows, &class.rows])).collect();
            for (at, change) in changes {
                self.weigh(&mut cases[at], change, &alone, &swaps);
            }
        }
        let mut sets = Sets::default();
        let mut tied = BTreeSet::new();
        let mut findings = Vec::with_capacity(cases.len());
        for (case, changes) in cases.iter().zip(wanted) {
            let finding = self.conclude(case, &mut sets);
            if matches!(finding, Finding::Tie(_)) {
                tied.extend(changes.iter().map(|change| change.object));
                tied.extend(case.ties.iter().flat_map(|(class, first)| self.equals(*class, *first)).map(|m| m.object));
            }
            findings.push(finding);
        }
        (findings, tied)
    }

    /// Adds what one way of making a purchase comes to.
    fn weigh<'c>(&self, case: &mut Case<'c>, change: &'c Change, alone: &Effect, swaps: &[Effect]) {
        // What orders would do to the goals is not certain: nothing is told.
        if alone.unsure || swaps.iter().any(|swap| swap.unsure && swap.paid) {
            case.gains = true;
            return keep(&mut case.best, Finding::Open);
        }
        let useless = match self.standing(&change.goals, None, &alone.goals) {
            Standing::Worse(goal) => {
                keep(&mut case.useless, Finding::NotWorth(goal));
                // What a soft rule or a level of shares loses depends on what is given up.
                let kind = &self.problem.goals[goal].kind;
                if alone.paid || !matches!(kind, GoalKind::Shortfall(_) | GoalKind::Lowest { .. }) {
                    return;
                }
                true
            }
            Standing::Same | Standing::Better => false,
        };
        case.gains |= !useless;
        if alone.paid {
            return keep(&mut case.best, alone.barrier.map_or(Finding::Open, Finding::Barrier));
        }
        for (at, (class, effect)) in self.classes.iter().zip(swaps).enumerate().filter(|(_, (_, e))| e.paid) {
            let Some(found) = self.against(change, (at, class), effect, &mut case.ties) else { continue };
            keep(if useless { &mut case.useless } else { &mut case.best }, found);
        }
        if !useless {
            case.unclear |= !alone.lacks && alone.no_order.is_none();
            case.lacks |= alone.lacks;
            case.no_order = case.no_order.or(alone.no_order);
            case.unpaid.push(change);
        }
    }

    /// What the change comes to in place of the purchase of a class that the goals lose least by.
    fn against(
        &self,
        change: &Change,
        (at, class): (usize, &Class),
        effect: &Effect,
        ties: &mut Vec<(usize, usize)>,
    ) -> Option<Finding> {
        let first = class.members.iter().position(|member| member.object != change.object)?;
        let member = &class.members[first];
        Some(match self.standing(&change.goals, Some(&member.goals), &effect.goals) {
            Standing::Worse(goal) => Finding::Lost(goal, vec![member.object]),
            Standing::Same | Standing::Better if effect.barrier.is_some() => {
                effect.barrier.map_or(Finding::Open, Finding::Barrier)
            }
            Standing::Better => Finding::Open,
            Standing::Same => {
                let own = self.key[change.object.at()];
                match self.equals(at, first).find(|member| member.key < own) {
                    Some(earlier) => {
                        ties.push((at, first));
                        Finding::Tie(earlier.object)
                    }
                    None => Finding::Open,
                }
            }
        })
    }

    /// The members of a class that the goals lose as much by as by one of them; the first of them stands first.
    fn equals(&self, class: usize, first: usize) -> impl Iterator<Item = &Member> {
        let members = &self.classes[class].members;
        members[first..].iter().take_while(move |member| member.goals == members[first].goals)
    }

    fn conclude(&self, case: &Case<'_>, sets: &mut Sets) -> Finding {
        if !case.gains {
            return case.useless.clone().unwrap_or(Finding::Open);
        }
        if let Some(found) = &case.best {
            return found.clone();
        }
        let mut best = None;
        for change in &case.unpaid {
            if let Some(found) = self.against_several(change, sets) {
                keep(&mut best, found);
            }
        }
        best.unwrap_or(match case.no_order.filter(|_| !case.lacks) {
            _ if case.unclear => Finding::Open,
            Some(item) => Finding::Barrier(Barrier::Order(item)),
            None => Finding::Spent,
        })
    }

    pub(super) fn member(&self, (class, member): (usize, usize)) -> &Member {
        &self.classes[class].members[member]
    }

    /// How the goals are served when they gain all this, the first that differs deciding.
    pub(super) fn standing(&self, gained: &[i128], lost: Option<&[i128]>, more: &[(usize, i128)]) -> Standing {
        for (at, (goal, own)) in self.problem.goals.iter().zip(gained).enumerate() {
            let followed = more.iter().find(|(other, _)| *other == at).map_or(0, |(_, gained)| *gained);
            let all = own + lost.and_then(|lost| lost.get(at)).copied().unwrap_or(0) + followed;
            if all < 0 {
                return Standing::Worse(at);
            }
            if all >= i128::from(goal.step.max(1)) {
                return Standing::Better;
            }
        }
        Standing::Same
    }
}
