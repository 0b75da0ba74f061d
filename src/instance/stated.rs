//! What the command line and the workbook state for one option or item.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::money::Money;
use crate::quantity::Units;
use crate::year::Year;

/// What a sheet states for all years or by year.
#[derive(Clone, Debug)]
pub(super) struct ByYear<T> {
    any_year: Option<T>,
    by_year: BTreeMap<Year, T>,
}

impl<T> Default for ByYear<T> {
    fn default() -> Self {
        Self { any_year: None, by_year: BTreeMap::new() }
    }
}

impl<T> ByYear<T> {
    /// What holds in a year: as stated for it, else for any year, else of the nearest earlier year, else of the first.
    fn get(&self, year: Year) -> Option<&T> {
        let earlier = || self.by_year.range(..=year).next_back().map(|(_, own)| own);
        let first = || self.by_year.values().next();
        self.by_year.get(&year).or(self.any_year.as_ref()).or_else(earlier).or_else(first)
    }

    /// States something; what was stated before in its place.
    pub(super) fn set(&mut self, year: Option<Year>, own: T) -> Option<T> {
        match year {
            None => self.any_year.replace(own),
            Some(year) => self.by_year.insert(year, own),
        }
    }

    fn is_some(&self) -> bool {
        self.any_year.is_some() || !self.by_year.is_empty()
    }
}

/// Prices, and how an item is ordered.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    pub(super) flag: Option<Prices>,
    pub(super) given: ByYear<Prices>,
    pub(super) upper: ByYear<Money>,
    pub(super) upper_at: Option<Place>,
    /// Where the last of the prices stands.
    pub(super) place: Option<Place>,
    /// Units in a lot.
    pub(super) lot: Option<Units>,
    /// The least units of an order.
    pub(super) moq: Option<Units>,
    /// The most units of a year; without a year those of every year that has none of its own.
    pub(super) capacity: BTreeMap<Option<Year>, Units>,
}

/// A stated price, and those of larger orders: from so many units on.
#[derive(Clone, Debug, Default)]
pub(super) struct Prices {
    pub(super) first: Money,
    pub(super) breaks: Vec<(Units, Money)>,
}

impl Stated {
    /// The price of a year; the command line's holds for all years.
    pub(super) fn price(&self, year: Year) -> Option<Money> {
        self.prices(year).map(|prices| prices.first)
    }

    /// The prices of larger orders where the price of the year is stated; there those of the model do not count.
    pub(super) fn breaks(&self, year: Year) -> Option<&[(Units, Money)]> {
        self.prices(year).map(|prices| prices.breaks.as_slice())
    }

    fn prices(&self, year: Year) -> Option<&Prices> {
        self.flag.as_ref().or_else(|| self.given.get(year))
    }

    /// The most units of a year.
    pub(super) fn capacity(&self, year: Year) -> Option<Units> {
        self.capacity.get(&Some(year)).or_else(|| self.capacity.get(&None)).copied()
    }

    /// The upper price of a year, where one is stated.
    pub(super) fn upper(&self, year: Year) -> Option<Money> {
        self.upper.get(year).copied()
    }

    /// Whether a price is stated.
    pub(super) fn is_some(&self) -> bool {
        self.flag.is_some() || self.given.is_some()
    }

    /// Where an upper price is stated, if it is.
    pub(super) fn upper_at(&self) -> Option<&Place> {
        self.upper_at.as_ref()
    }

    /// Where the last of the prices stands.
    pub(super) fn place(&self) -> Place {
        self.place.clone().unwrap_or(Place::Nowhere)
    }
}
