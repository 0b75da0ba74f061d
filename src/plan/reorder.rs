//! Orders that follow when purchases change: an item is ordered anew where more or less of it is used.

use std::collections::{BTreeMap, BTreeSet};

use super::change::RowChange;
use crate::formulation::{LinearForm, Order, OrderedItem, Problem, RowName, RowSense};
use crate::index::{ColumnIx, ItemIx};

/// The ordered items of a plan.
pub(super) struct Orders<'a> {
    problem: &'a Problem,
    values: &'a [i64],
    items: Vec<Own<'a>>,
    /// The item and the year of every row `used − ordered ≤ 0`.
    of_row: BTreeMap<usize, (usize, usize)>,
}

/// What is ordered of one item.
struct Own<'a> {
    item: ItemIx,
    ordered: &'a OrderedItem,
    orders: Vec<Option<&'a Order>>,
    /// What is used in the plan up to the end of each year.
    used: Vec<i128>,
    /// Whether the cheapest order is the best in every row and goal.
    is_best: bool,
    /// Whether a rule or a goal counts what is ordered.
    is_counted: bool,
}

/// What becomes of orders.
#[derive(Clone, Debug, Default)]
pub(super) struct Reordered {
    /// By how much lots change.
    pub(super) lots: Vec<(ColumnIx, i128)>,
    /// The first item of which no order covers what is used.
    pub(super) none: Option<ItemIx>,
    /// Whether these orders cover what is used; where they do not, others may.
    pub(super) covers: bool,
    /// Whether no other orders could cost a budget less.
    pub(super) cheapest: bool,
    /// Whether no other orders could serve a rule or a goal better.
    pub(super) best: bool,
}

impl<'a> Orders<'a> {
    pub(super) fn new(problem: &'a Problem, values: &'a [i64]) -> Self {
        let mut orders = Self { problem, values, items: Vec::new(), of_row: BTreeMap::new() };
        for (at, ordered) in problem.ordered.iter().enumerate() {
            for (t, row) in ordered.used.iter().enumerate() {
                orders.of_row.insert(row.at(), (at, t));
            }
            orders.items.push(orders.own(ordered));
        }
        orders
    }

    fn own(&self, ordered: &'a OrderedItem) -> Own<'a> {
        let orders = self.problem.orders_of(ordered);
        let mut units = 0;
        let mut used = Vec::with_capacity(orders.len());
        for (order, row) in orders.iter().zip(&ordered.used) {
            units += order.map_or(0, |order| self.lots_of(order)) * i128::from(ordered.lot);
            used.push(self.problem.rows[row.at()].form.value(self.values) + units);
        }
        let bands: BTreeMap<ColumnIx, i64> =
            orders.iter().flatten().flat_map(|order| &order.bands).map(|band| (band.lots, band.price)).collect();
        let item = ordered.used.first().and_then(|row| match self.problem.rows[row.at()].name {
            RowName::Ordered(item, _) => Some(item),
            _ => None,
        });
        let rows =
            self.problem.rows.iter().filter(|row| !matches!(row.name, RowName::Ordered(..) | RowName::Spare(..)));
        let (mut is_best, mut is_counted) = (orders.len() == 1, false);
        for row in rows {
            let (counts, falls) = counted(&row.form, &bands);
            is_best &= counts.is_none() || (falls && row.sense == RowSense::AtMost && counts >= Some(0));
            is_counted |= counts.is_some() && !row.name.is_budget();
        }
        for goal in &self.problem.goals {
            let (counts, falls) = counted(&goal.form, &bands);
            is_best &= counts.is_none() || (falls && counts <= Some(0));
            is_counted |= counts.is_some();
        }
        Own { item: item.unwrap_or(ItemIx::new(0)), ordered, orders, used, is_best, is_counted }
    }

    fn lots_of(&self, order: &Order) -> i128 {
        order.bands.iter().map(|band| i128::from(self.values[band.lots.at()])).sum()
    }

    /// The orders that follow from a change of rows.
    pub(super) fn follow(&self, rows: &RowChange) -> Reordered {
        let mut out = Reordered { covers: true, cheapest: true, best: true, ..Reordered::default() };
        let touched = rows.iter().filter_map(|(row, gained)| Some((*self.of_row.get(row)?, *gained)));
        let touched: BTreeMap<(usize, usize), i128> = touched.collect();
        let items: BTreeSet<usize> = touched.keys().map(|(item, _)| *item).collect();
        for (at, own) in items.into_iter().filter_map(|at| Some((at, self.items.get(at)?))) {
            let gained = |t: usize| touched.get(&(at, t)).copied().unwrap_or(0);
            let used: Vec<i128> = own.used.iter().enumerate().map(|(t, used)| used + gained(t)).collect();
            let (chosen, covers) = self.problem.orders_for(own.ordered, &used);
            if !covers {
                out.none = out.none.or((own.orders.len() == 1).then_some(own.item));
                out.covers = false;
                continue;
            }
            out.cheapest &= own.is_best;
            out.best &= own.is_best || !own.is_counted;
            for (order, chosen) in own.orders.iter().zip(chosen) {
                out.lots.extend(order.iter().flat_map(|order| self.changed(order, chosen)));
            }
        }
        out
    }

    /// By how much the lots of an order change.
    fn changed(&self, order: &'a Order, chosen: Option<(usize, i64)>) -> impl Iterator<Item = (ColumnIx, i128)> {
        order.bands.iter().enumerate().filter_map(move |(at, band)| {
            let lots = chosen.filter(|(own, _)| *own == at).map_or(0, |(_, lots)| lots);
            let gained = i128::from(lots) - i128::from(self.values[band.lots.at()]);
            (gained != 0).then_some((band.lots, gained))
        })
    }
}

/// How a form counts the lots in price bands: with which sign, if at all, and whether in proportion to what they cost.
fn counted(form: &LinearForm, bands: &BTreeMap<ColumnIx, i64>) -> (Option<i64>, bool) {
    let count = |(column, price): (&ColumnIx, &i64)| (i128::from(form.coefficient(*column)), i128::from(*price));
    let own: Vec<(i128, i128)> = bands.iter().map(count).collect();
    let sign = own.iter().map(|(count, _)| count.signum()).find(|sign| *sign != 0);
    let (first, of) = own.first().copied().unwrap_or((0, 1));
    let sign = sign.map(|sign| if sign > 0 { 1 } else { -1 });
    (sign, own.iter().all(|(count, price)| count * of == first * price))
}
