//! What a purchase is worth at the prices of a goal's certificate: its points less what it uses of rows that have a price.

use std::collections::BTreeMap;

use super::change::Change;
use super::ledger::Ledger;
use crate::solve::{SCALE, Solution};

/// The prices under which a goal is bounded as a whole.
pub(super) struct Prices {
    goal: usize,
    rows: BTreeMap<usize, i128>,
    locks: Vec<(usize, i128)>,
}

impl Prices {
    /// The prices of goal `at`; `None` when its branch was closed without any.
    pub(super) fn of(solution: &Solution, at: usize) -> Option<Self> {
        let leaf = solution.goals.get(at)?.roots.iter().find(|leaf| leaf.branch == solution.branch)?;
        Some(Self {
            goal: at,
            rows: leaf.rows.iter().map(|(row, price)| (row.at(), *price)).collect(),
            locks: leaf.locks.iter().map(|(goal, price)| (goal.at(), *price)).collect(),
        })
    }

    /// The score of a change, in 10⁻¹⁸ points; `None` where the numbers are too large for it.
    pub(super) fn score(&self, ledger: &Ledger<'_>, change: &Change) -> Option<i128> {
        let mut goals = BTreeMap::new();
        let rows = ledger.delivered(change.rows.clone(), &mut goals);
        let gained = |goal: usize| change.goals[goal] + goals.get(&goal).copied().unwrap_or(0);
        let price = |row: usize| self.rows.get(&row).copied().unwrap_or(0);
        let used = rows.iter().map(|(row, gained)| price(*row).checked_mul(*gained));
        let kept = self.locks.iter().map(|(goal, price)| price.checked_mul(gained(*goal)));
        let points = gained(self.goal).checked_mul(SCALE)?;
        used.chain(kept).try_fold(points, |left, used| left.checked_sub(used?))
    }
}
