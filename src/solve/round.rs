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
<<<<<<< HEAD

/// Settles the structure, then lets payers and shortfalls follow from the purchases.
fn complete(task: &Task<'_>, values: &mut [i64]) {
    task.problem.settle(values);
    assign_payers(task, values);
    set_shortfalls(task, values);
}

/// Lets each class's units be paid by its budgets in order, as far as their money goes.
fn assign_payers(task: &Task<'_>, values: &mut [i64]) {
    for class in &task.problem.classes {
        for column in &class.columns {
            values[column.at()] = 0;
        }
    }
    let mut left: std::collections::BTreeMap<_, i128> = task
        .rows()
        .filter(|(_, row)| row.name.is_budget())
        .map(|(_, row)| (row.name, row.limit - row.form.value(values)))
        .collect();
    for (at, class) in task.problem.classes.iter().enumerate() {
        let name = crate::formulation::RowName::Payers(u32::try_from(at).unwrap_or(u32::MAX));
        let Some((_, row)) = task.rows().find(|(_, row)| row.name == name) else { continue };
        let mut units = -row.form.value(values);
        let price = i128::from(class.price.tiyn());
        for (charged, column) in class.charged.iter().zip(&class.columns) {
            let Some(least) = charged.iter().filter_map(|row| left.get(row)).min() else { continue };
            let paid = units.min(least.div_euclid(price)).max(0);
            for row in charged {
                left.entry(*row).and_modify(|left| *left -= paid * price);
            }
            units -= paid;
            values[column.at()] = i64::try_from(paid).unwrap_or(0);
        }
    }
}

/// Sets every shortfall to the least that keeps its row.
fn set_shortfalls(task: &Task<'_>, values: &mut [i64]) {
    for (at, column) in task.problem.columns.iter().enumerate() {
        let ColumnName::Shortfall(row) = column.name else { continue };
        values[at] = 0;
        values[at] = shortfall(task, row, ColumnIx::new(at), values).clamp(0, column.upper);
    }
}

fn shortfall(task: &Task<'_>, row: RowIx, own: ColumnIx, values: &[i64]) -> i64 {
    let row = &task.problem.rows[row.at()];
    let unit = i128::from(row.form.coefficient(own).abs().max(1));
    let short = match row.sense {
        RowSense::AtLeast => row.limit - row.form.value(values),
        RowSense::AtMost | RowSense::Equal => row.form.value(values) - row.limit,
    };
    i64::try_from((short.max(0) + unit - 1).div_euclid(unit)).unwrap_or(i64::MAX)
}
=======
>>>>>>> main
