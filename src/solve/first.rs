//! A first plan where rounding down falls short of what rows demand.
//!
//! A row that is broken gets a price, and every block answers the prices. The blocks whose answers mend most for what they give up
//! take them, one after another, until no row is broken; what is still broken when orders follow is dearer the next time.

use std::cmp::Reverse;

use super::bound::Bound;
use super::task::Task;
use crate::formulation::{Block, RowName, RowSense};
use crate::index::ColumnIx;

/// How often prices rise.
const ROUNDS: usize = 40;

/// The first price of a row in parts of the one at which anything that mends it is worth having.
const FIRST: i128 = 1 << 16;

/// A plan near `values`, whose blocks hold inside but not all rows and locks; `None` where none is found. It looks at no clock: it
/// is what is left when the time for a search is over.
pub(super) fn mend(task: &Task<'_>, root: &Bound, values: Vec<i64>) -> Option<Vec<i64>> {
    if root.worth.is_empty() {
        return None;
    }
    let mut mending = Mending::new(task, &root.worth, values);
    for _ in 0..ROUNDS {
        let mut completed = mending.values.clone();
        task.problem.complete(task.branch(), &mut completed);
        if task.feasible(&completed) {
            return Some(completed);
        }
        mending.measure(&completed);
        if !mending.raise_prices() {
            break;
        }
        mending.take(&root.worth);
    }
    None
}

/// Values that become a plan.
struct Mending<'a> {
    task: &'a Task<'a>,
    effects: Effects,
    values: Vec<i64>,
    bounds: Vec<(i64, i64)>,
    /// How much each row and lock has left to give up; less than 0 where it is broken.
    left: Vec<i128>,
    /// Whether a row kept a block from mending another.
    blocks: Vec<bool>,
    /// What a unit of each row is worth.
    prices: Vec<i128>,
    /// The price of each row at which anything that mends it is worth having.
    dearest: Vec<i128>,
}

impl<'a> Mending<'a> {
    fn new(task: &'a Task<'a>, worth: &[i128], values: Vec<i64>) -> Self {
        let effects = Effects::new(task);
        let rows = task.couplings().count();
        let mut dearest = vec![0_i128; rows];
        for (at, worth) in worth.iter().enumerate() {
            for (row, effect) in effects.of(at) {
                dearest[*row] = dearest[*row].max(worth.saturating_abs().div_euclid(effect.abs().max(1)));
            }
        }
        let bounds = task.problem.bounds();
        Self {
            task,
            effects,
            values,
            bounds,
            left: vec![0; rows],
            blocks: vec![false; rows],
            prices: vec![0; rows],
            dearest,
        }
    }

    /// Measures what the rows have left of the completed values.
    fn measure(&mut self, completed: &[i64]) {
        let rows = self.task.rows().map(|(_, row)| match row.sense {
            RowSense::AtMost => row.limit - row.form.value(completed),
            RowSense::AtLeast => row.form.value(completed) - row.limit,
            RowSense::Equal => 0,
        });
        let locks = self.task.locks.iter().map(|lock| self.task.locked(lock).value(completed) - lock.value);
        self.left = rows.chain(locks).collect();
    }

    /// Doubles the prices of rows that are broken or were in the way; whether there is a broken row that anything could mend.
    fn raise_prices(&mut self) -> bool {
        let mut has_broken = false;
        for row in 0..self.left.len() {
            if self.left[row] >= 0 && !std::mem::take(&mut self.blocks[row]) {
                continue;
            }
            has_broken |= self.dearest[row] > 0 && self.left[row] < 0;
            let first = self.dearest[row].div_euclid(FIRST).max(1);
            self.prices[row] = self.prices[row].saturating_mul(2).clamp(first, self.dearest[row].max(first));
        }
        has_broken
    }

    /// Lets the blocks answer the prices, those first that give up least of `worth` for what they mend, while a row is broken.
    fn take(&mut self, worth: &[i128]) {
        let mut priced = worth.to_vec();
        for (at, worth) in priced.iter_mut().enumerate() {
            for (row, effect) in self.effects.of(at) {
                *worth = worth.saturating_add(self.prices[*row].saturating_mul(*effect));
            }
        }
        let mut answers: Vec<(Reverse<i128>, usize, Vec<i64>)> = Vec::new();
        let mut response = self.values.clone();
        for (at, block) in self.task.problem.blocks.iter().enumerate() {
            let columns = block.columns();
            let may_answer = matches!(block, Block::Object { .. } | Block::District { .. });
            if !may_answer
                || block.respond(&priced, &self.bounds, &mut response).is_none()
                || response[columns.clone()] == self.values[columns.clone()]
            {
                continue;
            }
            let gain = |worth: &[i128]| {
                let changes = columns.clone().map(|c| (worth[c], i128::from(response[c]) - i128::from(self.values[c])));
                changes.fold(0_i128, |sum, (worth, change)| sum.saturating_add(worth.saturating_mul(change)))
            };
            // What is gained at the prices, per millionth of what is given up without them.
            let (gained, lost) = (gain(&priced), gain(worth).saturating_neg().max(0));
            let ratio = gained.div_euclid(lost.div_euclid(1_000_000).max(1));
            answers.push((Reverse(ratio), at, response[columns].to_vec()));
        }
        answers.sort();
        for (_, at, answer) in answers {
            if self.left.iter().all(|left| *left >= 0) {
                return;
            }
            self.switch(&self.task.problem.blocks[at], &answer);
        }
    }

    /// Gives a block these values, if that mends a broken row and breaks none.
    fn switch(&mut self, block: &Block, answer: &[i64]) {
        let mut changes: Vec<(usize, i128)> = Vec::new();
        for (at, value) in block.columns().zip(answer) {
            let change = i128::from(*value) - i128::from(self.values[at]);
            if change != 0 {
                changes.extend(self.effects.of(at).iter().map(|(row, effect)| (*row, effect * change)));
            }
        }
        let changes = summed(changes);
        if !changes.iter().any(|(row, change)| self.left[*row] < 0 && *change > 0) {
            return;
        }
        let breaks = |(row, change): &&(usize, i128)| self.left[*row] + change < self.left[*row].min(0);
        let mut broken = changes.iter().filter(breaks).peekable();
        if broken.peek().is_some() {
            return broken.for_each(|(row, _)| self.blocks[*row] = true);
        }
        for (row, change) in changes {
            self.left[row] += change;
        }
        self.values[block.columns()].copy_from_slice(answer);
    }
}

/// What a unit of each column leaves more to the rows and locks, orders and their cost included.
struct Effects {
    /// Where the effects of each column start; one more at the end.
    starts: Vec<usize>,
    /// `(row or lock, effect)`, column by column.
    effects: Vec<(usize, i128)>,
}

impl Effects {
    fn new(task: &Task<'_>) -> Self {
        let mut all: Vec<((usize, usize), i128)> = Vec::new();
        for (at, (_, row)) in task.rows().enumerate().filter(|(_, (_, row))| !follows(row.name)) {
            let sign = match row.sense {
                RowSense::AtMost => -1,
                RowSense::AtLeast => 1,
                RowSense::Equal => continue,
            };
            all.extend(row.form.terms.iter().map(|(column, c)| ((column.at(), at), sign * i128::from(*c))));
            if row.name.is_budget() {
                for (column, cost) in order_costs(task, |lots| row.form.coefficient(lots)) {
                    all.push(((column.at(), at), -cost));
                }
            }
        }
        let rows = task.rows().count();
        for (lock, form) in task.couplings().skip(rows).enumerate() {
            all.extend(form.terms.iter().map(|(column, c)| ((column.at(), rows + lock), i128::from(*c))));
        }
        let all = summed(all);
        let mut starts = vec![0; task.problem.columns.len() + 1];
        for ((column, _), _) in &all {
            starts[column + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { starts, effects: all.into_iter().map(|((_, row), effect)| (row, effect)).collect() }
    }

    fn of(&self, column: usize) -> &[(usize, i128)] {
        &self.effects[self.starts[column]..self.starts[column + 1]]
    }
}

/// Whether a row is kept by what follows from purchases.
const fn follows(name: RowName) -> bool {
    match name {
        RowName::Payers(_)
        | RowName::Ordered(..)
        | RowName::Spare(..)
        | RowName::GroupCovered(..)
        | RowName::Below(..) => true,
        RowName::Budget(..)
        | RowName::Joint(..)
        | RowName::Rule(_)
        | RowName::SharePart(_)
        | RowName::ShareFull(_)
        | RowName::Kept(_) => false,
    }
}

/// What a unit of purchases costs through the orders that follow from it, where lots cost `price`: what is used up to the end of
/// a year and was not used before is ordered within it, at the lowest price.
fn order_costs(task: &Task<'_>, price: impl Fn(ColumnIx) -> i64) -> Vec<(ColumnIx, i128)> {
    let mut costs = Vec::new();
    for own in &task.problem.ordered {
        for (year, order) in task.problem.orders_of(own).into_iter().enumerate() {
            let lots = order.into_iter().flat_map(|order| &order.bands).map(|band| price(band.lots));
            let unit = i128::from(lots.min().unwrap_or(0)).div_euclid(i128::from(own.lot.max(1)));
            if unit == 0 {
                continue;
            }
            let used = |year: usize| own.used.get(year).map(|row| &task.problem.rows[row.at()].form.terms);
            let now = used(year).into_iter().flatten().map(|(column, each)| (*column, unit * i128::from(*each)));
            let before = year.checked_sub(1).and_then(used).into_iter().flatten();
            costs.extend(now.chain(before.map(|(column, each)| (*column, -unit * i128::from(*each)))));
        }
    }
    costs
}

/// The sums of what has the same key, ascending.
fn summed<K: Ord + Copy>(mut parts: Vec<(K, i128)>) -> Vec<(K, i128)> {
    parts.sort_unstable_by_key(|(key, _)| *key);
    let mut sums: Vec<(K, i128)> = Vec::with_capacity(parts.len());
    for (key, part) in parts {
        match sums.last_mut().filter(|(last, _)| *last == key) {
            Some((_, sum)) => *sum += part,
            None => sums.push((key, part)),
        }
    }
    sums
}
