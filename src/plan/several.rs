//! A purchase in place of several that are in the plan.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, RowChange, sum};
use super::contest::{Contest, Finding, Standing};
use crate::formulation::RowName;
use crate::index::ObjectIx;

/// Purchases that are given up together for one, and how many such sets are sought.
const MOST_TOGETHER: usize = 100;
const MOST_SETS: usize = 300;

/// The purchases (class and member) that free enough money for a change of rows; `None` where none of the sets that were tried do.
pub(super) type Sets = BTreeMap<RowChange, Option<Vec<(usize, usize)>>>;

impl Contest<'_> {
    /// What the change comes to in place of several purchases, those that the goals lose least by.
    pub(super) fn against_several(&self, change: &Change, sets: &mut Sets) -> Option<Finding> {
        let others = |set: &Vec<(usize, usize)>| set.iter().all(|at| self.member(*at).object != change.object);
        let set = match sets.get(&change.rows) {
            Some(known) if known.as_ref().is_none_or(others) => known.clone()?,
            _ if sets.len() >= MOST_SETS => return None,
            _ => {
                let set = self.freeing(change);
                sets.insert(change.rows.clone(), set.clone());
                set?
            }
        };
        let rows: Vec<&RowChange> =
            set.iter().map(|(class, _)| &self.classes[*class].rows).chain([&change.rows]).collect();
        let effect = self.ledger.effect(&rows);
        if effect.unsure {
            return Some(Finding::Open);
        }
        let mut goals = change.goals.clone();
        for at in &set {
            for (own, lost) in goals.iter_mut().zip(&self.member(*at).goals) {
                *own += lost;
            }
        }
        Some(match self.standing(&goals, None, &effect.goals) {
            Standing::Worse(goal) => {
                // What else is given up with them only pays: it serves other goals.
                let serves = |at: &&(usize, usize)| self.member(**at).goals.get(goal).is_some_and(|own| *own != 0);
                let serving: Vec<_> = set.iter().filter(serves).collect();
                let all: Vec<_> = set.iter().collect();
                let named = if serving.is_empty() { all } else { serving };
                let mut rivals: Vec<ObjectIx> = named.into_iter().map(|at| self.member(*at).object).collect();
                rivals.sort_unstable();
                Finding::Lost(goal, rivals)
            }
            Standing::Same | Standing::Better => effect.barrier.map_or(Finding::Open, Finding::Barrier),
        })
    }

    /// Purchases of other objects whose money is enough for the change, none of them needless.
    fn freeing(&self, change: &Change) -> Option<Vec<(usize, usize)>> {
        let frees = |class: usize| {
            self.classes[class].rows.iter().any(|(row, gained)| match self.problem.rows.get(*row).map(|row| row.name) {
                Some(RowName::Payers(_)) | None => true,
                Some(RowName::Ordered(..)) => *gained < 0,
                Some(name) => name.is_budget() && *gained < 0,
            })
        };
        let mut seen = BTreeSet::from([change.object]);
        let mut set = Vec::new();
        let mut rows = change.rows.clone();
        for at in self.all.iter().filter(|(class, _)| frees(*class)) {
            if set.len() >= MOST_TOGETHER {
                break;
            }
            if seen.insert(self.member(*at).object) {
                set.push(*at);
                rows = sum(rows.into_iter().chain(self.classes[at.0].rows.iter().copied()).collect());
                if self.ledger.is_paid(&rows) {
                    return Some(self.needed(change, set));
                }
            }
        }
        None
    }

    /// The set without those that are not needed, what the goals lose most by first.
    fn needed(&self, change: &Change, mut set: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        for at in (0..set.len()).rev() {
            let others = set.iter().enumerate().filter(|(other, _)| *other != at);
            let freed = others.flat_map(|(_, (class, _))| self.classes[*class].rows.iter().copied());
            if self.ledger.is_paid(&sum(change.rows.iter().copied().chain(freed).collect())) {
                set.remove(at);
            }
        }
        set
    }
}
