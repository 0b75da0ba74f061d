//! Exact bounds: rounded multipliers, best responses, 128-bit integers.
//!
//! For any multipliers of the right sign, `Σ μ·limit + Σ_blocks max (worth of its columns)` is at least the
//! value of every plan (Lagrangian duality). Nothing here trusts the solver: bad multipliers give a weak bound, never a wrong one.

use super::SCALE;
use super::float::whole;
use super::task::Task;
use crate::formulation::{RowName, RowSense};
use crate::index::{GoalIx, RowIx};

/// Multipliers of a task's rows and locks, and the bound they give.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// `(row, multiplier · 10¹⁸)`, non-zero ones.
    pub(super) rows: Vec<(RowIx, i128)>,
    /// `(goal, multiplier · 10¹⁸)`, non-zero ones.
    pub(super) locks: Vec<(GoalIx, i128)>,
    /// The bound · 10¹⁸.
    pub(super) exact: i128,
    /// What a unit of each column is worth at the multipliers, · 10¹⁸.
    pub(super) worth: Vec<i128>,
}

impl Bound {
    /// The bound at the solver's `multipliers` (rows of the branch in order, then locks), rounded and signed.
    pub(super) fn new(task: &Task<'_>, multipliers: &[f64]) -> Self {
        let (rows, locks) = rounded(task, multipliers);
        let mut worth = vec![0_i128; task.problem.columns.len()];
        for (column, weight) in &task.form.terms {
            worth[column.at()] += i128::from(*weight) * SCALE;
        }
        let mut exact = task.form.constant * SCALE;
        let forms =
            rows.iter().map(|(row, m)| (&task.problem.rows[row.at()].form, task.problem.rows[row.at()].limit, *m));
        let locked = task.locks.iter().zip(&locks);
        let locked = locked.map(|(lock, (_, m))| (task.locked(lock), lock.value - task.locked(lock).constant, *m));
        for (form, limit, multiplier) in forms.chain(locked) {
            exact += multiplier * limit;
            for (column, coefficient) in &form.terms {
                worth[column.at()] -= multiplier * i128::from(*coefficient);
            }
        }
        let mut response = vec![0; worth.len()];
        exact += task.problem.best_response(&worth, &mut response);
        let rows = rows.into_iter().filter(|(_, m)| *m != 0).collect();
        let locks = locks.into_iter().filter(|(_, m)| *m != 0).collect();
        Self { rows, locks, exact, worth }
    }

    /// The greatest whole value that the bound allows.
    pub(super) fn points(&self) -> i128 {
        self.exact.div_euclid(SCALE)
    }
}

type Multipliers<K> = Vec<(K, i128)>;

/// Whole multipliers of the right sign. A payer class has the price of its cheapest payer, which no other value can beat.
fn rounded(task: &Task<'_>, multipliers: &[f64]) -> (Multipliers<RowIx>, Multipliers<GoalIx>) {
    let mut given = multipliers.iter().map(|m| whole(m * 1e18));
    let mut rows: Vec<(RowIx, i128)> = Vec::new();
    for (at, row) in task.rows() {
        let multiplier = given.next().unwrap_or(0);
        let signed = match row.sense {
            RowSense::AtMost => multiplier.max(0),
            RowSense::AtLeast => multiplier.min(0),
            RowSense::Equal => multiplier,
        };
        rows.push((at, signed));
    }
    let price_of =
        |name: RowName| rows.iter().find(|(at, _)| task.problem.rows[at.at()].name == name).map_or(0, |(_, m)| *m);
    let classes: Vec<i128> = task
        .problem
        .classes
        .iter()
        .map(|class| {
            let price = class.charged.iter().map(|rows| rows.iter().map(|row| price_of(*row)).sum::<i128>()).min();
            -price.unwrap_or(0) * i128::from(class.price.tiyn())
        })
        .collect();
    for (at, multiplier) in &mut rows {
        if let RowName::Payers(class) = task.problem.rows[at.at()].name {
            let class = usize::try_from(class).ok().and_then(|c| classes.get(c));
            *multiplier = class.copied().unwrap_or(0);
        }
    }
    let locks = task.locks.iter().map(|lock| {
        let multiplier = given.next().unwrap_or(0);
        (lock.goal, if lock.exact { multiplier } else { multiplier.min(0) })
    });
    let locks = locks.collect();
    (rows, locks)
}
