//! A plan where the time for a search is over: what serves the goal is bought object by object, the cheapest points first, while
//! everything still holds. It looks at no clock.

use super::task::Task;
use crate::formulation::{Block, Column, ColumnName, RowName};
use crate::index::{ColumnIx, YearIx};

/// How many times more is tried than held before. Far down the list little fits any more.
const TRIALS: usize = 120;

/// By how much a point counts for more than a purchase.
const POINT: i128 = 1 << 20;

/// What an object, or the objects of a district, would buy.
struct Offer {
    gain: i128,
    /// In tiyn; at least 1.
    cost: i128,
    columns: std::ops::Range<usize>,
    values: Vec<i64>,
}

/// Adds to `values`, which hold, what the task's goal wants most for its money: first from any year's, then only from that of
/// the second year on, and so on, since what one year cannot pay a later one may.
pub(super) fn spend(task: &Task<'_>, mut values: Vec<i64>) -> Vec<i64> {
    let years = task.problem.columns.iter().filter_map(|column| year_of(column.name)).max();
    for from in 0..=years.map_or(0, YearIx::at) {
        values = spend_from(task, YearIx::new(from), values);
    }
    values
}

/// The year at whose end a column counts purchases.
const fn year_of(column: ColumnName) -> Option<YearIx> {
    match column {
        ColumnName::Bought(.., year) => Some(year),
        _ => None,
    }
}

/// The same with purchases of the year `from` and later alone.
fn spend_from(task: &Task<'_>, from: YearIx, mut values: Vec<i64>) -> Vec<i64> {
    let offers = offers(task, from, &values);
    let (mut at, mut step) = (0, offers.len());
    for _ in 0..TRIALS {
        let Some(next) = offers.get(at..(at + step).min(offers.len())).filter(|next| !next.is_empty()) else { break };
        let mut tried = values.clone();
        next.iter().for_each(|offer| tried[offer.columns.clone()].copy_from_slice(&offer.values));
        task.problem.complete(task.branch(), &mut tried);
        let holds = task.form.value(&tried) > task.form.value(&values) && task.feasible(&tried);
        if holds {
            values = tried;
        }
        (at, step) = match (holds, step) {
            (true, _) => (at + step, step * 2),
            (false, 1) => (at + 1, 1),
            (false, _) => (at, step.div_euclid(2)),
        };
    }
    values
}

/// What the blocks would add to `values` for the goal, the most points for the money first.
fn offers(task: &Task<'_>, from: YearIx, values: &[i64]) -> Vec<Offer> {
    let costs = costs(task);
    let mut points = vec![0_i128; values.len()];
    for (column, coefficient) in &task.form.terms {
        points[column.at()] = i128::from(*coefficient);
    }
    let worth = |(at, points): (usize, &i128)| {
        points.saturating_mul(POINT) - i128::from(task.problem.is_purchase(ColumnIx::new(at)))
    };
    let worth: Vec<i128> = points.iter().enumerate().map(worth).collect();
    // Nothing that was bought is given up.
    let most = |(column, now): (&Column, &i64)| {
        let is_past = year_of(column.name).is_some_and(|year| year < from);
        (*now, if is_past { *now } else { column.upper })
    };
    let bounds: Vec<(i64, i64)> = task.problem.columns.iter().zip(values).map(most).collect();
    let mut response = values.to_vec();
    let mut offers = Vec::new();
    for block in &task.problem.blocks {
        let columns = block.columns();
        let buys = matches!(block, Block::Object { .. } | Block::District { .. } | Block::Single(_));
        if !buys || block.respond(&worth, &bounds, &mut response).is_none() {
            continue;
        }
        let change = |of: &[i128]| {
            let changes = columns.clone().map(|at| of[at] * (i128::from(response[at]) - i128::from(values[at])));
            changes.sum::<i128>()
        };
        let (gain, cost) = (change(&points), change(&costs).max(1));
        if gain > 0 {
            offers.push(Offer { gain, cost, values: response[columns.clone()].to_vec(), columns });
        }
    }
    let by_density = |a: &Offer, b: &Offer| {
        let products = (b.gain.saturating_mul(a.cost), a.gain.saturating_mul(b.cost));
        products.0.cmp(&products.1).then(a.columns.start.cmp(&b.columns.start))
    };
    offers.sort_by(by_density);
    offers
}

/// What a unit of each column costs, in tiyn: what it adds to the budgets' rows, or to the rows of those who pay, at their prices.
fn costs(task: &Task<'_>) -> Vec<i128> {
    let mut costs = vec![0_i128; task.problem.columns.len()];
    for (_, row) in task.rows() {
        let price = match row.name {
            RowName::Payers(class) => {
                let class = usize::try_from(class).ok().and_then(|class| task.problem.classes.get(class));
                // Who pays stands on the other side of the row than what is bought.
                let side = class.and_then(|class| class.columns.first()).map_or(0, |own| row.form.coefficient(*own));
                class.map_or(0, |class| -i128::from(class.price.tiyn()) * i128::from(side.signum()))
            }
            name if name.is_budget() => 1,
            _ => continue,
        };
        for (column, coefficient) in row.form.terms.iter().filter(|(column, _)| task.problem.is_purchase(*column)) {
            let cost = &mut costs[column.at()];
            *cost = cost.saturating_add(price.saturating_mul(i128::from(*coefficient)));
        }
    }
    costs
}
