//! Orders: how much of an item is ordered within a year for all objects together, in lots and at the price that it reaches.
//!
//! A block has the lots of each price band, of which at most one is not 0. So a best response tries no order and, in each band,
//! the fewest and the most lots: what a lot is worth there is always the same.

use std::ops::Range;

use super::block::BlockRows;
use super::problem::RowSense;
use crate::index::{ColumnIx, ItemIx, RowIx, YearIx};

/// An order of an item within a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The item.
    pub item: ItemIx,
    /// The year.
    pub year: YearIx,
    /// The price bands in which an order may be, at least one, by rising size.
    pub bands: Vec<OrderBand>,
}

/// The lots of an order in one price band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderBand {
    /// The position of the band in [`Ordering::bands`](crate::instance::Ordering::bands).
    pub band: usize,
    /// The lots.
    pub lots: ColumnIx,
    /// 1 when there are any; none where that says nothing: a single band from one lot on.
    pub placed: Option<ColumnIx>,
    /// The fewest lots, at least 1.
    pub least: i64,
    /// The most lots.
    pub most: i64,
    /// What a lot costs, in tiyn.
    pub price: i64,
}

/// An item that is ordered: its orders, and the rows that hold them together with what is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderedItem {
    /// Units in a lot.
    pub lot: i64,
    /// What may be left over at the end of a year, unless surplus is wanted.
    pub spare: Option<i64>,
    /// Per year the position of the order's block, where anything can be ordered.
    pub orders: Vec<Option<usize>>,
    /// Per year the row `used − ordered ≤ 0` over all years so far.
    pub used: Vec<RowIx>,
}

impl OrderBand {
    /// What of the bounds of the lots an order in this band may have.
    fn within(&self, bounds: &[(i64, i64)]) -> (i64, i64) {
        let (lower, upper) = bounds[self.lots.at()];
        (lower.max(self.least), upper.min(self.most))
    }

    /// Whether bounds let the order be, or not be, in this band.
    fn allows(&self, placed: bool, bounds: &[(i64, i64)]) -> bool {
        let (lower, upper) = self.placed.map_or((0, 1), |placed| bounds[placed.at()]);
        let is_within = (lower..=upper).contains(&i64::from(placed));
        is_within && (placed || bounds[self.lots.at()].0 <= 0)
    }

    fn set(&self, lots: i64, values: &mut [i64]) {
        values[self.lots.at()] = lots;
        if let Some(placed) = self.placed {
            values[placed.at()] = i64::from(lots > 0);
        }
    }
}

impl Order {
    /// Its columns.
    pub(super) fn columns(&self) -> Range<usize> {
        let first = self.bands.first().map_or(0, |band| band.lots.at());
        let last = self.bands.last().map_or(first, |band| band.placed.unwrap_or(band.lots).at() + 1);
        first..last
    }

    /// See [`Block::respond`](super::Block::respond).
    pub(super) fn respond(&self, worth: &[i128], bounds: &[(i64, i64)], values: &mut [i64]) -> Option<i128> {
        let none = self.bands.iter().all(|band| band.allows(false, bounds));
        let mut best: Option<(i128, Option<(usize, i64)>)> = none.then_some((0, None));
        for (at, band) in self.bands.iter().enumerate() {
            let others = self.bands.iter().enumerate().filter(|(other, _)| *other != at);
            let (least, most) = band.within(bounds);
            if least > most
                || !band.allows(true, bounds)
                || !others.fold(true, |all, (_, o)| all && o.allows(false, bounds))
            {
                continue;
            }
            let each = worth[band.lots.at()];
            let lots = if each > 0 { most } else { least };
            let total = each * i128::from(lots) + band.placed.map_or(0, |placed| worth[placed.at()]);
            if best.is_none_or(|(best, _)| total > best) {
                best = Some((total, Some((at, lots))));
            }
        }
        let (total, chosen) = best?;
        self.set(chosen, values);
        Some(total)
    }

    /// Orders so many lots in the band at a position, or nothing.
    pub(super) fn set(&self, chosen: Option<(usize, i64)>, values: &mut [i64]) {
        for (at, band) in self.bands.iter().enumerate() {
            band.set(chosen.filter(|(own, _)| *own == at).map_or(0, |(_, lots)| lots), values);
        }
    }

    /// Adds the rows that keep lots in one band; their bounds make the rows tight.
    pub(super) fn rows(&self, bounds: &[(i64, i64)], rows: &mut BlockRows) {
        for band in &self.bands {
            let Some(placed) = band.placed else { continue };
            rows.add([(band.lots, 1), (placed, -bounds[band.lots.at()].1)], RowSense::AtMost, 0);
            rows.add([(band.lots, 1), (placed, -band.least)], RowSense::AtLeast, 0);
        }
        if self.bands.len() > 1 {
            rows.add(self.bands.iter().filter_map(|band| Some((band.placed?, 1))), RowSense::AtMost, 1);
        }
    }

    /// Whether the lots are all in one band, and as many as it may have.
    pub(super) fn holds(&self, values: &[i64]) -> bool {
        let fits = |band: &OrderBand| {
            let lots = values[band.lots.at()];
            (lots == 0 || (band.least..=band.most).contains(&lots))
                && band.placed.is_none_or(|placed| values[placed.at()] == i64::from(lots > 0))
        };
        self.bands.iter().all(fits) && self.bands.iter().filter(|band| values[band.lots.at()] > 0).count() < 2
    }

    /// Keeps the lots of the band that has most, as far as it may have them.
    pub(super) fn settle(&self, values: &mut [i64]) {
        let wished = self.bands.iter().enumerate().map(|(at, band)| (values[band.lots.at()], at));
        let chosen = wished.fold((0, 0), |most, own| if own.0 > most.0 { own } else { most });
        let band = self.bands.get(chosen.1).filter(|band| chosen.0 >= band.least);
        self.set(band.map(|band| (chosen.1, chosen.0.min(band.most))), values);
    }

    /// Narrows bounds: too few lots for a band are none, and lots in one band are none in the others.
    pub(super) fn narrow(&self, bounds: &mut [(i64, i64)]) {
        for at in 0..self.bands.len() {
            let band = self.bands[at];
            if bounds[band.lots.at()].1 < band.least {
                bounds[band.lots.at()].1 = 0;
            }
            if bounds[band.lots.at()].0 > 0 {
                bounds[band.lots.at()].0 = bounds[band.lots.at()].0.max(band.least);
                for (_, other) in self.bands.iter().enumerate().filter(|(other, _)| *other != at) {
                    bounds[other.lots.at()].1 = 0;
                }
            }
        }
        for band in &self.bands {
            let (lower, upper) = bounds[band.lots.at()];
            if let Some(placed) = band.placed {
                bounds[placed.at()] = (i64::from(lower > 0), i64::from(upper > 0));
            }
        }
    }

    /// The cheapest order of at least so many lots and at most so many: the band, by position, and its lots.
    pub(super) fn cheapest(&self, least: i64, most: i64) -> Option<(usize, i64)> {
        let orders = self.bands.iter().enumerate().map(|(at, band)| (at, band, band.least.max(least)));
        let orders = orders.filter(|(_, band, lots)| *lots <= band.most.min(most));
        let cost = |(_, band, lots): &(usize, &OrderBand, i64)| i128::from(band.price) * i128::from(*lots);
        orders.min_by_key(cost).map(|(at, _, lots)| (at, lots))
    }
}
