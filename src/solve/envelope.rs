//! A bound that holds for every amount of money: prices of the rows, found once, bound a goal at other limits, too.

use super::bound::Bound;
use super::highs::relax;
use super::reduce::Reduced;
use super::task::Task;
use super::{Effort, SCALE};
use crate::formulation::{Problem, RowName};

/// What a unit of each row is worth, · 10¹⁸: rows are known by what they say, since their positions differ between problems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowPrices(Vec<(RowName, i128)>);

impl RowPrices {
    /// The price of a row.
    pub fn of(&self, name: RowName) -> i128 {
        self.0.iter().find(|(own, _)| *own == name).map_or(0, |(_, price)| *price)
    }
}

/// The prices at which the relaxation of the goal at position `goal` has its best, in the first branch and without the goals
/// before it; `None` when it has no solution.
pub fn relaxed_prices(problem: &Problem, goal: usize, effort: Effort<'_>) -> Option<RowPrices> {
    let task = task(problem, goal)?;
    let bounds = problem.bounds();
    let reduced = Reduced::new(&task, &bounds)?;
    let multipliers = relax(&task, &reduced, effort)?.multipliers;
    let root = Bound::new(&task, &bounds, &multipliers);
    let named = root.rows.iter().filter_map(|(row, price)| Some((problem.rows.get(row.at())?.name, *price)));
    Some(RowPrices(named.collect()))
}

/// No plan of the first branch has more than this of the goal at position `goal`, whatever its goals before it: exact, at any
/// prices. `None` when the sums do not fit, or there is no plan at all.
pub fn bound_at(problem: &Problem, goal: usize, prices: &RowPrices) -> Option<i128> {
    let task = task(problem, goal)?;
    let multipliers = task.rows().map(|(at, row)| (at, row.sense.signed(prices.of(row.name))));
    let rows = multipliers.filter(|(_, price)| *price != 0).collect();
    let bound = Bound::at(&task, &problem.bounds(), rows, Vec::new())?;
    (bound.exact != Bound::EMPTY).then(|| bound.exact.div_euclid(SCALE))
}

fn task(problem: &Problem, goal: usize) -> Option<Task<'_>> {
    let goal = problem.goals.get(goal)?;
    problem.branches.first()?;
    Some(Task { problem, branch: 0, form: &goal.form, step: goal.step, is_money: goal.is_money, locks: &[] })
}
