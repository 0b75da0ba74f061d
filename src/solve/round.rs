//! A relaxed answer as a whole-number one.

use super::float::floor_within;
use super::task::Task;
use crate::index::ColumnIx;

/// Rounds purchases down, drops what then breaks years or prerequisites, and lets payers and shortfalls follow.
/// The result may still break a row or a lock; the caller checks.
pub(super) fn round_down(task: &Task<'_>, bounds: &[(i64, i64)], relaxed: &[f64]) -> Vec<i64> {
    let mut values: Vec<i64> = bounds.iter().zip(relaxed).map(|(bounds, x)| floor_within(*x, *bounds)).collect();
    task.problem.complete(task.branch(), &mut values);
    values
}

/// The plan that buys only what is forced, with payers and shortfalls that follow.
pub(super) fn least(task: &Task<'_>) -> Vec<i64> {
    let mut values: Vec<i64> = task.problem.columns.iter().map(|c| c.lower).collect();
    task.problem.complete(task.branch(), &mut values);
    values
}

/// Fills the room that is left: raises purchases, most worth first, as long as everything still holds.
pub(super) fn fill(task: &Task<'_>, worth: &[i128], mut values: Vec<i64>) -> Vec<i64> {
    // Far down the list nothing fits any more; the search takes over there.
    for (_, at) in raises(task, worth, &mut values).into_iter().take(MOST_RAISED) {
        let mut raised = values.clone();
        raised[at] += 1;
        task.problem.complete(task.branch(), &mut raised);
        if task.form.value(&raised) > task.form.value(&values) && task.feasible(&raised) {
            values = raised;
        }
    }
    values
}

/// The purchases that one more of would serve the task, most worth first: what is lost in worth, and the column.
fn raises(task: &Task<'_>, worth: &[i128], values: &mut [i64]) -> Vec<(i128, usize)> {
    let mut points = vec![0; worth.len()];
    for (column, coefficient) in &task.form.terms {
        points[column.at()] = i128::from(*coefficient);
    }
    let mut raises = Vec::new();
    for block in &task.problem.blocks {
        let columns = block.columns();
        let now = values[columns.clone()].to_vec();
        for at in columns.clone().filter(|at| task.problem.is_purchase(ColumnIx::new(*at))) {
            if values[at] < task.problem.columns[at].upper {
                values[at] += 1;
                block.settle(values);
                let gain = |of: &[i128]| {
                    let added = columns.clone().zip(&now).map(|(at, now)| of[at] * i128::from(values[at] - now));
                    added.sum::<i128>()
                };
                if gain(&points) > 0 {
                    raises.push((-gain(worth), at));
                }
                values[columns.clone()].copy_from_slice(&now);
            }
        }
    }
    raises.sort_unstable();
    raises
}

/// How many purchases `fill` tries to raise.
const MOST_RAISED: usize = 40;
