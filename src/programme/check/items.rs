//! Items of bills of materials, and how they are ordered.

use std::collections::BTreeMap;

use super::{Checker, flag, label, text};
use crate::programme::formula::Formula;
use crate::programme::raw::{ByYear, RawItem, Whole};
use crate::programme::{Item, OrderTerms};
use crate::quantity::Units;
use crate::year::Year;

/// Prices by year.
type Prices = BTreeMap<Year, Formula>;

/// Prices of larger orders: from so many units on.
type Breaks = Vec<(Units, Prices)>;

impl Checker<'_> {
    /// The items in file order.
    pub(super) fn items(&mut self) -> Option<Vec<Item>> {
        let items: Vec<Option<Item>> = self
            .items
            .iter()
            .map(|(_, key, raw)| {
                let price = raw.price.as_ref().map_or(Some(None), |prices| self.prices(prices).map(Some));
                let lot = self.optional_quantity(raw.lot.as_ref());
                let moq = self.optional_quantity(raw.moq.as_ref());
                let capacity = self.capacity(raw.capacity.as_ref());
                let breaks = self.breaks(raw);
                let (first, breaks) = breaks?;
                Some(Item {
                    id: key.text.clone(),
                    label: label(raw.label.as_ref()),
                    price: price?.or(first),
                    order: OrderTerms {
                        lot: lot?,
                        moq: moq?,
                        capacity: capacity?,
                        breaks,
                        surplus: flag(raw.surplus.as_ref()),
                    },
                    basis: text(raw.basis.as_ref()),
                    placeholder: flag(raw.placeholder.as_ref()),
                })
            })
            .collect();
        items.into_iter().collect()
    }

    fn optional_quantity(&mut self, quantity: Option<&Whole>) -> Option<Option<Units>> {
        quantity.map_or(Some(None), |quantity| self.quantity(quantity).map(Some))
    }

    /// What may be ordered in each year; one number is that of every year.
    fn capacity(&mut self, capacity: Option<&ByYear<Whole>>) -> Option<BTreeMap<Year, Units>> {
        match capacity {
            None => Some(BTreeMap::new()),
            Some(ByYear::Same(most)) => {
                let most = self.amount_of_things(most)?;
                Some(self.years.iter().map(|year| (*year, most)).collect())
            }
            Some(ByYear::Years(years)) => {
                let years: Vec<_> = years
                    .0
                    .iter()
                    .map(|(year, most)| Some((self.check_year(year)?, self.amount_of_things(most)?)))
                    .collect();
                years.into_iter().collect()
            }
        }
    }

    /// A whole number of things, none included.
    fn amount_of_things(&mut self, quantity: &Whole) -> Option<Units> {
        if quantity.value == 0 { Some(Units::ZERO) } else { self.quantity(quantity) }
    }

    /// Prices of larger orders. Where no `price` says what the first unit costs, the first of them does.
    fn breaks(&mut self, raw: &RawItem) -> Option<(Option<Prices>, Breaks)> {
        let Some(list) = &raw.breaks else { return Some((None, Vec::new())) };
        self.refuse_empty(Some(list));
        let mut least = 1;
        let mut breaks: Breaks = Vec::with_capacity(list.items.len());
        for (at, own) in list.items.iter().enumerate() {
            let (from, price) = (own.from.as_ref()?, own.price.as_ref()?);
            let is_first = at == 0 && raw.price.is_none();
            let fits = if is_first { from.value == 1 } else { from.value > least };
            if !fits || from.value > Units::LARGEST_QUANTITY.get() {
                self.not_allowed(&from.span, &from.value, if is_first { "first-break" } else { "break-from" });
                return None;
            }
            least = from.value;
            breaks.push((Units::new(from.value), self.prices(price)?));
        }
        let first = if raw.price.is_none() && !breaks.is_empty() { Some(breaks.remove(0).1) } else { None };
        Some((first, breaks))
    }
}
