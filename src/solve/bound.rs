//! Exact bounds: rounded multipliers, best responses, 128-bit integers.
//!
//! For any multipliers of the right sign, `Σ μ·limit + Σ_blocks max (worth of its columns)` is at least the
//! value of every plan (Lagrangian duality). Nothing here trusts the solver: bad multipliers give a weak bound, never a wrong one.

use std::collections::BTreeMap;

use super::SCALE;
use super::float::whole;
use super::task::Task;
use crate::formulation::{Block, LinearForm, RowName};
use crate::index::{ColumnIx, GoalIx, RowIx};
use crate::money::Money;

/// Multipliers of a task's rows and locks, and the bound they give within some bounds of the columns.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// `(row, multiplier · 10¹⁸)`, non-zero ones.
    pub(super) rows: Vec<(RowIx, i128)>,
    /// `(goal, multiplier · 10¹⁸)`, non-zero ones.
    pub(super) locks: Vec<(GoalIx, i128)>,
    /// The bound · 10¹⁸; [`Bound::EMPTY`] when a block has no values at all, [`Bound::UNKNOWN`] when it does not fit.
    pub(super) exact: i128,
    /// What a unit of each column is worth at the multipliers, · 10¹⁸.
    pub(super) worth: Vec<i128>,
}

impl Bound {
    /// The bound of a box without a plan.
    pub(super) const EMPTY: i128 = i128::MIN;
    /// No bound.
    pub(super) const UNKNOWN: i128 = i128::MAX;

    /// The bound at the solver's `multipliers` (rows of the branch in order, then locks), rounded and signed. Where they
    /// are so large that 128 bits do not hold the sums, no multipliers at all serve instead.
    pub(super) fn new(task: &Task<'_>, bounds: &[(i64, i64)], multipliers: &[f64]) -> Self {
        let (rows, locks) = rounded(task, bounds, multipliers);
        Self::at(task, bounds, rows, locks)
            .or_else(|| Self::at(task, bounds, Vec::new(), Vec::new()))
            .unwrap_or_else(|| Self { rows: Vec::new(), locks: Vec::new(), exact: Self::UNKNOWN, worth: Vec::new() })
    }

    /// The bound without any multipliers, within the columns' own bounds. Only blocks that are worth something need respond.
    pub(super) fn unpriced(task: &Task<'_>) -> Self {
        let bounds = task.problem.bounds();
        let mut sums = Sums { worth: vec![0; bounds.len()], constant: 0, size: 0 };
        let unknown = Self { rows: Vec::new(), locks: Vec::new(), exact: Self::UNKNOWN, worth: Vec::new() };
        if sums.add(task.form, SCALE, task.form.constant).and_then(|()| sums.check_size(&bounds)).is_none() {
            return unknown;
        }
        let mut response = vec![0; bounds.len()];
        let counts = |block: &&Block| block.columns().any(|at| sums.worth[at] != 0);
        let worth = |block: &Block| block.respond(&sums.worth, &bounds, &mut response);
        let responses: Option<i128> = task.problem.blocks.iter().filter(counts).map(worth).sum();
        Self { exact: responses.map_or(Self::EMPTY, |sum| sum + sums.constant), worth: sums.worth, ..unknown }
    }

    /// The bound at these multipliers, whatever they are; `None` where the sums do not fit.
    pub(super) fn at(
        task: &Task<'_>,
        bounds: &[(i64, i64)],
        rows: Multipliers<RowIx>,
        locks: Multipliers<GoalIx>,
    ) -> Option<Self> {
        let mut sums = Sums { worth: vec![0; task.problem.columns.len()], constant: 0, size: 0 };
        sums.add(task.form, SCALE, task.form.constant)?;
        for (row, multiplier) in &rows {
            let row = &task.problem.rows[row.at()];
            sums.add(&row.form, multiplier.checked_neg()?, row.limit.checked_neg()?)?;
        }
        for (lock, (_, multiplier)) in task.locks.iter().zip(&locks) {
            let form = task.locked(lock);
            sums.add(form, multiplier.checked_neg()?, form.constant.checked_sub(lock.value)?)?;
        }
        sums.check_size(bounds)?;
        let mut response = vec![0; bounds.len()];
        let responses = task.problem.best_response(&sums.worth, bounds, &mut response);
        let exact = responses.map_or(Self::EMPTY, |responses| responses + sums.constant);
        Some(Self { rows, locks, exact, worth: sums.worth })
    }

    /// The greatest whole value that the bound allows.
    pub(super) fn points(&self) -> i128 {
        self.exact.div_euclid(SCALE)
    }
}

/// A priced sum of forms: what a unit of each column is worth, and a constant.
struct Sums {
    worth: Vec<i128>,
    constant: i128,
    /// Σ of the sizes of the constants.
    size: i128,
}

impl Sums {
    /// Adds `factor · (form without its constant + constant)`; `None` when that does not fit.
    fn add(&mut self, form: &LinearForm, factor: i128, constant: i128) -> Option<()> {
        let constant = factor.checked_mul(constant)?;
        self.constant = self.constant.checked_add(constant)?;
        self.size = self.size.checked_add(constant.checked_abs()?)?;
        for (column, coefficient) in &form.terms {
            let worth = &mut self.worth[column.at()];
            *worth = worth.checked_add(factor.checked_mul(i128::from(*coefficient))?)?;
        }
        Some(())
    }

    /// Whether all that may be added up from here on fits: `Σ |worth| · (largest value)` and the constants.
    fn check_size(&self, bounds: &[(i64, i64)]) -> Option<()> {
        let largest = |(lower, upper): (i64, i64)| i128::from(lower.unsigned_abs().max(upper.unsigned_abs()));
        let sizes = self.worth.iter().zip(bounds).map(|(worth, b)| worth.checked_abs()?.checked_mul(largest(*b)));
        sizes.chain([Some(self.size)]).try_fold(0_i128, |sum, size| sum.checked_add(size?))?;
        Some(())
    }
}

pub(super) type Multipliers<K> = Vec<(K, i128)>;

/// Whole multipliers of the right sign, non-zero for rows. A payer class has the price of its cheapest payer, which no
/// other value can beat; where `bounds` keep a payer from paying, the payer's price that is nearest to what is given.
fn rounded(task: &Task<'_>, bounds: &[(i64, i64)], multipliers: &[f64]) -> (Multipliers<RowIx>, Multipliers<GoalIx>) {
    let mut given = multipliers.iter().map(|m| whole(m * 1e18));
    let mut rows: Multipliers<RowIx> = Vec::new();
    let mut budgets: BTreeMap<RowName, i128> = BTreeMap::new();
    for (at, row) in task.rows() {
        let multiplier = given.next().unwrap_or(0);
        let signed = row.sense.signed(multiplier);
        if row.name.is_budget() {
            budgets.insert(row.name, signed);
        }
        rows.push((at, signed));
    }
    for (at, multiplier) in &mut rows {
        if let RowName::Payers(class) = task.problem.rows[at.at()].name {
            let class = usize::try_from(class).ok().and_then(|c| task.problem.classes.get(c));
            let Some(class) = class else { continue };
            let price = |charged: &Vec<(RowName, Money)>| {
                let priced = charged.iter().filter_map(|(row, price)| Some((budgets.get(row)?, price)));
                let points = priced.map(|(multiplier, price)| multiplier.saturating_mul(i128::from(price.tiyn())));
                points.fold(0_i128, i128::saturating_add).saturating_neg()
            };
            let own =
                |column: &ColumnIx| (task.problem.columns[column.at()].lower, task.problem.columns[column.at()].upper);
            let is_free = class.columns.iter().all(|column| bounds[column.at()] == own(column));
            let prices = class.charged.iter().map(price);
            let chosen = if is_free { prices.max() } else { prices.min_by_key(|p| p.abs_diff(*multiplier)) };
            *multiplier = chosen.unwrap_or(0);
        }
    }
    rows.retain(|(_, multiplier)| *multiplier != 0);
    let locks = task.locks.iter().map(|lock| {
        let multiplier = given.next().unwrap_or(0);
        (lock.goal, if lock.exact { multiplier } else { multiplier.min(0) })
    });
    let locks = locks.collect();
    (rows, locks)
}
