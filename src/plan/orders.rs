//! Orders of items for all objects together: what is ordered, used and left over in each year.

use super::OrderLine;
use super::bought::Bought;
use crate::index::{ItemIx, ObjectIx, YearIx};
use crate::instance::{Instance, Ordering, PriceSet};
use crate::money::Money;
use crate::quantity::Units;

/// One line per item and year in which any of it is ordered or used.
pub(super) fn lines(instance: &Instance, bought: &Bought) -> Vec<OrderLine> {
    lines_at(instance, bought, PriceSet::GIVEN)
}

/// The same at other prices.
pub(super) fn lines_at(instance: &Instance, bought: &Bought, set: PriceSet) -> Vec<OrderLine> {
    let mut lines = Vec::new();
    for (item, order) in instance.ordered_items() {
        let mut spare = 0;
        for year in YearIx::all(instance.horizon()) {
            let (quantity, unit_price) = ordered(order, bought, (item, year), set);
            let used = used(instance, bought, item, year);
            spare += quantity - used;
            if quantity > 0 || used > 0 {
                let sum = unit_price.times(Units::new(quantity));
                let [quantity, used, spare] = [quantity, used, spare].map(Units::new);
                lines.push(OrderLine { item, year, payer: order.payer, quantity, unit_price, sum, used, spare });
            }
        }
    }
    lines
}

/// The units of an order and the price of one.
fn ordered(order: &Ordering, bought: &Bought, (item, year): (ItemIx, YearIx), set: PriceSet) -> (i64, Money) {
    let (band, units) = bought.ordered(item, year).unwrap_or((0, 0));
    (units, if units > 0 { order.price_at(set, band, year) } else { Money::ZERO })
}

/// What purchases within a year take of an item.
fn used(instance: &Instance, bought: &Bought, item: ItemIx, year: YearIx) -> i64 {
    let of_option = |(option, each): (_, &[Units])| {
        let objects = ObjectIx::all(instance.objects.len()).zip(each);
        objects.map(|(object, each)| each.get() * bought.within(option, object, year)).sum::<i64>()
    };
    instance.uses_of(item).map(of_option).sum()
}

/// What all orders up to the end of `year` cost, in tiyn.
pub(super) fn cost(instance: &Instance, bought: &Bought, year: YearIx) -> i128 {
    let orders = instance.ordered_items().flat_map(|(item, order)| {
        YearIx::all(year.at() + 1).map(move |t| {
            let (units, price) = ordered(order, bought, (item, t), PriceSet::GIVEN);
            i128::from(units) * i128::from(price.tiyn())
        })
    });
    orders.sum()
}
