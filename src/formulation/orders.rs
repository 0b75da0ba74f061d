//! The orders of a Problem: their blocks, and the rows that join them with what is used.

use super::layout::{Layout, Lots};
use super::order::{Order, OrderBand, OrderedItem};
use super::problem::{Block, Column, ColumnName, Problem, Row, RowName, RowSense};
use super::{LinearForm, problem::Branch};
use crate::index::{ColumnIx, ItemIx, ObjectIx, RowIx, YearIx};
use crate::instance::{Instance, Ordering};
use crate::quantity::Units;

/// Adds a block for every item and year in which it can be ordered, and the rows between orders and use.
pub(super) fn add_orders(instance: &Instance, layout: &mut Layout, problem: &mut Problem) {
    for (item, order) in instance.ordered_items() {
        let last = instance.horizon() - 1;
        let used = used(instance, layout, item, last);
        let most = used.terms.iter().map(|(column, each)| each * problem.columns[column.at()].upper).sum::<i64>();
        if most == 0 {
            continue;
        }
        let years = YearIx::all(instance.horizon());
        let orders: Vec<Option<usize>> =
            years.map(|year| add_order(item, order, (year, most), layout, problem)).collect();
        let spare = (!order.surplus).then(|| order.smallest() - 1);
        let mut own = OrderedItem { lot: order.lot.get(), spare, orders, used: Vec::new() };
        for year in YearIx::all(instance.horizon()) {
            own.used.push(add_rows(instance, layout, (item, year), &own, problem));
        }
        problem.ordered.push(own);
    }
}

/// The block of one order; `None` when nothing can be ordered in the year.
fn add_order(
    item: ItemIx,
    order: &Ordering,
    (year, used): (YearIx, i64),
    layout: &mut Layout,
    problem: &mut Problem,
) -> Option<usize> {
    let lots = |band: usize| order.lots(band, year, used).map(|(least, most)| (band, least, most));
    let open: Vec<(usize, i64, i64)> = (0..order.bands.len()).filter_map(lots).collect();
    let is_plain = matches!(open.as_slice(), [(_, 1, _)]);
    let mut bands = Vec::with_capacity(open.len());
    for (band, least, most) in open {
        let at = u32::try_from(band).unwrap_or(u32::MAX);
        let column = |name, upper, problem: &mut Problem| {
            problem.columns.push(Column { name, lower: 0, upper });
            ColumnIx::new(problem.columns.len() - 1)
        };
        let lots = column(ColumnName::Lots(item, at, year), most, problem);
        let placed = (!is_plain).then(|| column(ColumnName::Placed(item, at, year), 1, problem));
        let price = order.bands[band].price[year.at()].times(order.lot).tiyn();
        layout.add_order(item, year, Lots { band, column: lots, price });
        bands.push(OrderBand { band, lots, placed, least, most, price });
    }
    if bands.is_empty() {
        return None;
    }
    problem.blocks.push(Block::Order(Order { item, year, bands }));
    Some(problem.blocks.len() - 1)
}

/// What all objects together use of an item up to the end of year `t`.
fn used(instance: &Instance, layout: &Layout, item: ItemIx, t: usize) -> LinearForm {
    let terms = instance.uses_of(item).flat_map(|(option, each)| {
        ObjectIx::all(instance.objects.len()).filter_map(move |object| {
            let each = each.get(object.at()).copied().unwrap_or(Units::ZERO);
            Some((layout.bought(option, object, t)?, each.get()))
        })
    });
    LinearForm::collect(terms, 0)
}

/// Adds `used − ordered ≤ 0` over the years up to `year`, and the limit of what is left over; the former's position.
fn add_rows(
    instance: &Instance,
    layout: &Layout,
    (item, year): (ItemIx, YearIx),
    own: &OrderedItem,
    problem: &mut Problem,
) -> RowIx {
    let ordered = YearIx::all(year.at() + 1).flat_map(|t| layout.orders(item, t)).map(|lots| (lots.column, -own.lot));
    let form = used(instance, layout, item, year.at()).plus(LinearForm::collect(ordered, 0));
    let at = RowIx::new(problem.rows.len());
    let row = |name, form, limit| Row { name, form, sense: RowSense::AtMost, limit, is_money: false };
    let left = form.clone().times(-1);
    problem.rows.push(row(RowName::Ordered(item, year), form, 0));
    if let Some(spare) = own.spare {
        problem.rows.push(row(RowName::Spare(item, year), left, spare.into()));
    }
    at
}

impl Problem {
    /// Lets orders follow from purchases, where they do not cover them or leave too much over: in every year the cheapest
    /// that covers them, nothing ahead. The result may still break a row; the caller checks.
    pub(super) fn assign_orders(&self, values: &mut [i64]) {
        for own in &self.ordered {
            if !self.is_covered(own, values) {
                self.order_anew(own, values);
            }
        }
    }

    /// Whether the orders cover what is used, and leave no more over than they may.
    fn is_covered(&self, own: &OrderedItem, values: &[i64]) -> bool {
        own.used.iter().all(|row| {
            let missing = self.rows[row.at()].form.value(values);
            missing <= 0 && own.spare.is_none_or(|spare| -missing <= i128::from(spare))
        })
    }

    fn order_anew(&self, own: &OrderedItem, values: &mut [i64]) {
        let orders = self.orders_of(own);
        for order in orders.iter().flatten() {
            order.set(None, values);
        }
        let used: Vec<i128> = own.used.iter().map(|row| self.rows[row.at()].form.value(values)).collect();
        let (chosen, _) = self.orders_for(own, &used);
        for (order, chosen) in orders.iter().zip(chosen) {
            if let Some(order) = order {
                order.set(chosen, values);
            }
        }
    }

    /// The orders of an item by year.
    pub fn orders_of(&self, own: &OrderedItem) -> Vec<Option<&Order>> {
        let order = |at: &Option<usize>| match self.blocks.get((*at)?) {
            Some(Block::Order(order)) => Some(order),
            _ => None,
        };
        own.orders.iter().map(order).collect()
    }

    /// Orders for what is used up to the end of each year: in every year the cheapest that covers it, nothing ahead; the
    /// position of the band, and the lots. Whether they cover all, and leave no more over than they may.
    pub fn orders_for(&self, own: &OrderedItem, used: &[i128]) -> (Vec<Option<(usize, i64)>>, bool) {
        let (mut ordered, mut covers) = (0, true);
        let mut chosen = Vec::with_capacity(used.len());
        for (order, used) in self.orders_of(own).into_iter().zip(used) {
            let missing = i64::try_from(used - ordered).unwrap_or(i64::MAX);
            let least = missing.div_euclid(own.lot) + i64::from(missing.rem_euclid(own.lot) > 0);
            let most = own.spare.map_or(i64::MAX, |spare| missing.saturating_add(spare).div_euclid(own.lot));
            let cheapest = order.filter(|_| missing > 0).and_then(|order| order.cheapest(least, most));
            ordered += cheapest.map_or(0, |(_, lots)| i128::from(lots) * i128::from(own.lot));
            covers &= ordered >= *used && own.spare.is_none_or(|spare| ordered - used <= i128::from(spare));
            chosen.push(cheapest);
        }
        (chosen, covers)
    }

    /// The same purchases with orders that follow from them, if that keeps every row of the branch.
    pub fn tidied(&self, branch: &Branch, values: &[i64]) -> Option<Vec<i64>> {
        let mut tidy = values.to_vec();
        for own in &self.ordered {
            self.order_anew(own, &mut tidy);
        }
        let keeps = |row: &Row| match row.sense {
            RowSense::AtMost => row.form.value(&tidy) <= row.limit,
            RowSense::AtLeast => row.form.value(&tidy) >= row.limit,
            RowSense::Equal => row.form.value(&tidy) == row.limit,
        };
        let holds = self.structure_holds(&tidy) && self.rows_of(branch).all(|(_, row)| keeps(row));
        (holds && tidy != values).then_some(tidy)
    }
}
