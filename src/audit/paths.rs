//! Purchases as paths: how many of each option each object has at the end of each year.

use std::collections::BTreeMap;

use super::data::{OrderLine, Payment};
use super::model::Model;

/// Purchases up to the end of each year, by object that buys anything, at `option · years + year`.
#[derive(Clone, Debug)]
pub(super) struct Paths {
    by_object: BTreeMap<usize, Vec<i128>>,
    /// An object that buys nothing.
    nothing: Vec<i128>,
    years: usize,
    /// What is spent on orders in each year, in tiyn.
    orders: Vec<i128>,
}

impl Paths {
    /// The paths of `purchases`, with what is ordered for all objects together.
    pub(super) fn new(model: &Model<'_>, purchases: &[Payment], orders: &[OrderLine]) -> Self {
        let years = model.data.horizon();
        let nothing = vec![0; model.data.options.len() * years];
        let mut paths = Self { by_object: BTreeMap::new(), nothing, years, orders: vec![0; years] };
        for order in orders {
            if let Some(spent) = paths.orders.get_mut(order.year) {
                *spent += order.cost();
            }
        }
        for purchase in purchases {
            let path = paths.by_object.entry(purchase.object).or_insert_with(|| paths.nothing.clone());
            let from = purchase.option * years + purchase.year;
            for slot in path.iter_mut().take((purchase.option + 1) * years).skip(from) {
                *slot += i128::from(purchase.quantity);
            }
        }
        paths
    }

    /// What is spent on orders in each year, in tiyn.
    pub(super) fn orders(&self) -> &[i128] {
        &self.orders
    }

    /// The path of an object.
    pub(super) fn of(&self, object: usize) -> &[i128] {
        self.by_object.get(&object).unwrap_or(&self.nothing)
    }

    /// Purchases of an option for an object up to the end of year `t`.
    pub(super) fn bought(&self, object: usize, option: usize, t: usize) -> i128 {
        self.of(object).get(option * self.years + t).copied().unwrap_or(0)
    }

    /// Purchases of an option for an object within year `t`.
    pub(super) fn within(&self, object: usize, option: usize, t: usize) -> i128 {
        let before = t.checked_sub(1).map_or(0, |before| self.bought(object, option, before));
        self.bought(object, option, t) - before
    }

    /// The objects that buy anything, ascending.
    pub(super) fn objects(&self) -> impl Iterator<Item = usize> + '_ {
        self.by_object.keys().copied()
    }
}
