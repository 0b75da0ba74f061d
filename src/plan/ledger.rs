//! What a change of a plan does to the rows that join objects: whether the money suffices, which rule would break, and what
//! soft rules and levels of shares gain. In whole numbers, from what the plan has left in every row.

use std::collections::BTreeMap;

use super::change::{RowChange, buys_in, sum};
use super::reorder::{Orders, Reordered};
use crate::formulation::{Block, ColumnName, GoalKind, Ladder, Problem, RowName, RowSense};
use crate::index::{ColumnIx, ItemIx};

/// How many ways of paying are tried where several budgets may pay.
const MOST_PAYMENTS: u32 = 64;

/// What would break if a change were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Barrier {
    /// A row of a rule: position in [`Instance::rules`](crate::instance::Instance::rules).
    Rule(usize),
    /// The guaranteed rural share of a priority: position in [`Instance::priorities`](crate::instance::Instance::priorities).
    Share(usize),
    /// No order covers what is used of an item: it comes in whole lots, from a least order on, and only so much of it.
    Order(ItemIx),
}

/// What a change does.
#[derive(Clone, Debug, Default)]
pub(super) struct Effect {
    /// Whether the money is seen to suffice.
    pub(super) paid: bool,
    /// Whether it certainly does not; where several budgets may pay, not every way of paying is tried.
    pub(super) lacks: bool,
    /// The first item of which no order covers what is used.
    pub(super) no_order: Option<ItemIx>,
    /// The first rule that would break.
    pub(super) barrier: Option<Barrier>,
    /// What goals gain by deliveries, orders, shortfalls and levels of shares.
    pub(super) goals: Vec<(usize, i128)>,
    /// Whether items could be ordered in a way that serves rules and goals better.
    pub(super) unsure: bool,
}

/// A plan's rows.
pub(super) struct Ledger<'a> {
    problem: &'a Problem,
    values: &'a [i64],
    /// The value of every row's left side.
    reached: Vec<i128>,
    /// The shortfall of every soft row, with the goals that count it.
    shortfalls: BTreeMap<usize, (ColumnIx, Vec<(usize, i64)>)>,
    /// The two halves of every guaranteed share.
    shares: BTreeMap<u32, Vec<usize>>,
    /// The rows in which the counts of payers and deliveries stand.
    charged: BTreeMap<ColumnIx, RowChange>,
    /// For every delivery how many objects buy what is delivered, and the goals that count it.
    deliveries: BTreeMap<usize, (i128, Vec<(usize, i64)>)>,
    orders: Orders<'a>,
    /// The goals that count lots.
    goals_of_lots: BTreeMap<ColumnIx, Vec<(usize, i64)>>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(problem: &'a Problem, values: &'a [i64]) -> Self {
        let mut ledger = Self {
            problem,
            values,
            reached: problem.rows.iter().map(|row| row.form.value(values)).collect(),
            shortfalls: BTreeMap::new(),
            shares: BTreeMap::new(),
            charged: problem.classes.iter().flat_map(|class| &class.columns).map(|c| (*c, Vec::new())).collect(),
            deliveries: BTreeMap::new(),
            orders: Orders::new(problem, values),
            goals_of_lots: BTreeMap::new(),
        };
        for order in problem.ordered.iter().flat_map(|own| problem.orders_of(own)).flatten() {
            for band in &order.bands {
                ledger.goals_of_lots.insert(band.lots, counted(problem, band.lots));
                ledger.charged.entry(band.lots).or_default();
            }
        }
        for block in problem.objects() {
            let Block::Object { chains, .. } = block else { continue };
            for chain in chains {
                let Some(delivery) = chain.delivery else { continue };
                for t in 0..chain.years() {
                    let column = delivery.column(t);
                    let counted = || counted(problem, column);
                    let (buyers, _) = ledger.deliveries.entry(column.at()).or_insert_with(|| (0, counted()));
                    *buyers += i128::from(buys_in(chain, t, values));
                    ledger.charged.entry(column).or_default();
                }
            }
        }
        for (at, row) in problem.rows.iter().enumerate() {
            if let RowName::SharePart(priority) | RowName::ShareFull(priority) = row.name {
                ledger.shares.entry(priority).or_default().push(at);
            }
            for (column, coefficient) in &row.form.terms {
                if let Some(rows) = ledger.charged.get_mut(column) {
                    rows.push((at, i128::from(*coefficient)));
                }
            }
        }
        for (at, column) in problem.columns.iter().enumerate() {
            if let ColumnName::Shortfall(row) = column.name {
                let own = ColumnIx::new(at);
                ledger.shortfalls.insert(row.at(), (own, counted(problem, own)));
            }
        }
        ledger
    }

    /// What changes of several objects do together.
    pub(super) fn effect(&self, changes: &[&RowChange]) -> Effect {
        let mut goals: BTreeMap<usize, i128> = BTreeMap::new();
        let rows = self.delivered(sum(changes.iter().flat_map(|rows| rows.iter().copied()).collect()), &mut goals);
        let orders = self.orders.follow(&rows);
        let (rows, paid) = self.pay(self.ordered(rows, &orders, &mut goals));
        let certain = rows.iter().all(|(at, _)| !matches!(self.problem.rows[*at].name, RowName::Payers(_)));
        let mut effect = Effect {
            paid: paid && orders.covers,
            lacks: !paid && certain && orders.cheapest && orders.covers,
            no_order: orders.none,
            unsure: !orders.best,
            ..Effect::default()
        };
        let mut covered: BTreeMap<usize, i128> = BTreeMap::new();
        for (at, gained) in &rows {
            let barrier = match self.problem.rows[*at].name {
                RowName::GroupCovered(..) => {
                    covered.insert(*at, *gained);
                    None
                }
                RowName::Rule(rule) => {
                    let keeps = match self.shortfalls.get(at) {
                        Some(shortfall) => self.falls_short(*at, *gained, shortfall, &mut goals),
                        None => self.keeps(*at, *gained),
                    };
                    (!keeps).then(|| Barrier::Rule(usize::try_from(rule).unwrap_or(usize::MAX)))
                }
                RowName::SharePart(priority) | RowName::ShareFull(priority) => (!self.keeps_share(priority, &rows))
                    .then(|| Barrier::Share(usize::try_from(priority).unwrap_or(usize::MAX))),
                RowName::Budget(..) | RowName::Joint(..) | RowName::Payers(_) | RowName::Below(..) => None,
                RowName::Ordered(..) | RowName::Spare(..) | RowName::Kept(_) => None,
            };
            effect.barrier = effect.barrier.or(barrier);
        }
        for ladder in self.problem.ladders.iter().filter(|_| !covered.is_empty()) {
            self.climb(ladder, &covered, &mut goals);
        }
        effect.goals = goals.into_iter().filter(|(_, gained)| *gained != 0).collect();
        effect
    }

    /// The change with the deliveries that more or fewer buyers make due, and what goals gain by these.
    pub(super) fn delivered(&self, rows: RowChange, goals: &mut BTreeMap<usize, i128>) -> RowChange {
        let known = self.problem.rows.len();
        let (mut all, buyers): (RowChange, RowChange) = rows.into_iter().partition(|(row, _)| *row < known);
        if buyers.is_empty() {
            return all;
        }
        for (column, more) in buyers.into_iter().map(|(row, more)| (row - known, more)) {
            let Some((count, counting)) = self.deliveries.get(&column) else { continue };
            let gained = i128::from(count + more > 0) - i128::from(*count > 0);
            for (goal, coefficient) in counting {
                *goals.entry(*goal).or_default() += i128::from(*coefficient) * gained;
            }
            let charged = self.charged.get(&ColumnIx::new(column)).into_iter().flatten();
            all.extend(charged.map(|(row, c)| (*row, c * gained)));
        }
        sum(all)
    }

    /// The change with the orders that follow from it, and what goals gain by these.
    fn ordered(&self, mut rows: RowChange, orders: &Reordered, goals: &mut BTreeMap<usize, i128>) -> RowChange {
        if orders.lots.is_empty() {
            return rows;
        }
        for (column, gained) in &orders.lots {
            for (goal, coefficient) in self.goals_of_lots.get(column).into_iter().flatten() {
                *goals.entry(*goal).or_default() += i128::from(*coefficient) * gained;
            }
            rows.extend(self.charged.get(column).into_iter().flatten().map(|(row, c)| (*row, c * gained)));
        }
        sum(rows)
    }

    /// Whether a row holds with `gained` more on its left side.
    fn keeps(&self, at: usize, gained: i128) -> bool {
        let row = &self.problem.rows[at];
        let now = self.reached[at] + gained;
        match row.sense {
            RowSense::AtMost => now <= row.limit,
            RowSense::AtLeast => now >= row.limit,
            RowSense::Equal => now == row.limit,
        }
    }

    /// Whether one half of a guaranteed share holds.
    fn keeps_share(&self, priority: u32, rows: &RowChange) -> bool {
        let gained = |at: usize| rows.binary_search_by_key(&at, |(row, _)| *row).map_or(0, |found| rows[found].1);
        self.shares.get(&priority).is_none_or(|halves| halves.iter().any(|half| self.keeps(*half, gained(*half))))
    }

    /// Counts what a soft row falls short of with `gained` more; whether it can fall so short.
    fn falls_short(
        &self,
        at: usize,
        gained: i128,
        (column, counting): &(ColumnIx, Vec<(usize, i64)>),
        goals: &mut BTreeMap<usize, i128>,
    ) -> bool {
        let row = &self.problem.rows[at];
        let (own, before) = (row.form.coefficient(*column), i128::from(self.values[column.at()]));
        let reached = self.reached[at] - i128::from(own) * before + gained;
        let short = if row.sense == RowSense::AtLeast { row.limit - reached } else { reached - row.limit };
        let unit = i128::from(own.abs().max(1));
        let now = (short.max(0) + unit - 1).div_euclid(unit);
        for (goal, coefficient) in counting {
            *goals.entry(*goal).or_default() += i128::from(*coefficient) * (now - before);
        }
        now <= i128::from(self.problem.columns[column.at()].upper)
    }

    /// What the levels of a leximin goal gain when groups are covered more or less.
    fn climb(&self, ladder: &Ladder, covered: &BTreeMap<usize, i128>, goals: &mut BTreeMap<usize, i128>) {
        let value = |column: ColumnIx| self.values[column.at()];
        let mut before: Vec<i64> = ladder.groups.iter().map(|group| value(group.share)).collect();
        let share = |group: &crate::formulation::GroupShare| {
            let gained = covered.get(&group.row.at()).copied().unwrap_or(0);
            group.follows(i64::try_from(i128::from(value(group.covered)) + gained).unwrap_or(i64::MAX))
        };
        let mut after: Vec<i64> = ladder.groups.iter().map(share).collect();
        before.sort_unstable();
        after.sort_unstable();
        let own = ladder.groups.first().map(|group| self.problem.rows[group.row.at()].name);
        let Some(RowName::GroupCovered(leximin, _)) = own else { return };
        for (at, goal) in self.problem.goals.iter().enumerate() {
            let GoalKind::Lowest { goal, count } = goal.kind else { continue };
            if goal == leximin {
                let count = usize::try_from(count).unwrap_or(usize::MAX);
                let lowest = |shares: &[i64]| shares.iter().take(count).map(|share| i128::from(*share)).sum::<i128>();
                *goals.entry(at).or_default() += lowest(&after) - lowest(&before);
            }
        }
    }

    /// The change with what its payers are charged, and whether all budgets hold.
    fn pay(&self, rows: RowChange) -> (RowChange, bool) {
        let open: Vec<(usize, i128)> = rows
            .iter()
            .filter_map(|(at, gained)| match self.problem.rows[*at].name {
                RowName::Payers(class) => Some((usize::try_from(class).ok()?, -gained)),
                _ => None,
            })
            .collect();
        if open.is_empty() {
            let paid = self.keeps_budgets(&rows);
            return (rows, paid);
        }
        let mut tries = MOST_PAYMENTS;
        match self.assign(rows.clone(), &open, &mut tries) {
            Some(assigned) => (assigned, true),
            None => (rows, false),
        }
    }

    fn keeps_budgets(&self, rows: &RowChange) -> bool {
        rows.iter().all(|(at, gained)| !self.problem.rows[*at].name.is_budget() || self.keeps(*at, *gained))
    }

    /// Lets one budget of each class in `open` pay for its units, or be freed of them, so that all budgets hold.
    fn assign(&self, rows: RowChange, open: &[(usize, i128)], tries: &mut u32) -> Option<RowChange> {
        let Some(((class, units), rest)) = open.split_first() else {
            *tries = tries.saturating_sub(1);
            return self.keeps_budgets(&rows).then_some(rows);
        };
        for column in &self.problem.classes.get(*class)?.columns {
            let count = i128::from(self.values[column.at()]) + units;
            let upper = i128::from(self.problem.columns[column.at()].upper);
            if *tries == 0 || !(0..=upper).contains(&count) {
                continue;
            }
            let charged = self.charged.get(column).into_iter().flatten().map(|(row, c)| (*row, c * units));
            let with = sum(rows.iter().copied().chain(charged).collect());
            if let Some(assigned) = self.assign(with, rest, tries) {
                return Some(assigned);
            }
        }
        None
    }

    /// Whether the money suffices for changes of several objects together.
    pub(super) fn is_paid(&self, rows: &RowChange) -> bool {
        let goals = &mut BTreeMap::new();
        let rows = self.delivered(rows.clone(), goals);
        let orders = self.orders.follow(&rows);
        orders.covers && self.pay(self.ordered(rows, &orders, goals)).1
    }
}

/// The goals that count a column, with its coefficients.
fn counted(problem: &Problem, column: ColumnIx) -> Vec<(usize, i64)> {
    let goals = problem.goals.iter().enumerate().map(|(goal, own)| (goal, own.form.coefficient(column)));
    goals.filter(|(_, coefficient)| *coefficient != 0).collect()
}
