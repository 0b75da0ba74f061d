//! Purchases that retire within the horizon: what is bought works for some years, and can be bought again.
//!
//! With N(t) purchases up to the end of year t, N(t) − N(r) are in use, where r is the last year whose purchases have retired by
//! then. So the columns stay those of a chain, and every row inside it still bounds a column or a difference of two.

use super::block::BlockRows;
use super::problem::{Chain, RowSense};
use crate::index::ColumnIx;

/// What is in use of purchases that retire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// For each year the last one whose purchases have retired by then; `None` while nothing has.
    pub retired: Vec<Option<usize>>,
    /// The most units in use at a time: what works is not replaced before its end.
    pub most: i64,
    /// The column of the first year in which something has retired, which counts the units in use; the following years
    /// follow it.
    pub first: ColumnIx,
}

impl Service {
    /// The column that counts the units in use in year `t`, where something has retired.
    fn column(&self, t: usize) -> Option<ColumnIx> {
        self.retired.get(t).copied().flatten()?;
        let unretired = self.retired.iter().take_while(|retired| retired.is_none()).count();
        Some(ColumnIx::new(self.first.at() + t - unretired))
    }
}

impl Chain {
    /// The last year whose purchases have retired by year `t`.
    pub fn retired(&self, t: usize) -> Option<usize> {
        self.service.as_ref().and_then(|service| service.retired[t])
    }

    /// The column of the units in use at the end of year `t`: of its purchases, while none has retired.
    pub fn in_use(&self, t: usize) -> ColumnIx {
        self.service.as_ref().and_then(|service| service.column(t)).unwrap_or_else(|| self.column(t))
    }

    /// Whether what is bought in year `t` works at the end of year `later`.
    pub fn works(&self, t: usize, later: usize) -> bool {
        t <= later && self.retired(later).is_none_or(|retired| retired < t)
    }

    /// The units in use at the end of year `t`.
    pub(super) fn units_in_use(&self, t: usize, values: &[i64]) -> i64 {
        let retired = self.retired(t).map_or(0, |retired| values[self.column(retired).at()]);
        values[self.column(t).at()] - retired
    }

    /// Whether the units in use in year `t` are counted, and no more than may be.
    pub(super) fn service_holds(&self, t: usize, values: &[i64]) -> bool {
        let in_use = self.units_in_use(t, values);
        values[self.in_use(t).at()] == in_use && self.service.as_ref().is_none_or(|service| in_use <= service.most)
    }

    /// Narrows the bounds of purchases and of the units in use by each other.
    pub(super) fn narrow_service(&self, bounds: &mut [(i64, i64)]) {
        let Some(service) = &self.service else { return };
        for t in 0..self.years() {
            let Some(retired) = self.retired(t) else { continue };
            let (now, before, in_use) = (self.column(t).at(), self.column(retired).at(), self.in_use(t).at());
            bounds[now].1 = bounds[now].1.min(bounds[before].1.saturating_add(service.most));
            bounds[before].0 = bounds[before].0.max(bounds[now].0 - service.most);
            let (least, most) = (bounds[now].0 - bounds[before].1, bounds[now].1 - bounds[before].0);
            bounds[in_use] = (bounds[in_use].0.max(least), bounds[in_use].1.min(most));
        }
    }

    /// Adds the row that counts the units in use in year `t`, where something has retired.
    pub(super) fn service_row(&self, t: usize, rows: &mut BlockRows) {
        if let Some(retired) = self.retired(t) {
            let terms = [(self.in_use(t), 1), (self.column(t), -1), (self.column(retired), 1)];
            rows.add(terms, RowSense::Equal, 0);
        }
    }
}
