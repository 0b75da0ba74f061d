//! The structure of chains: what must hold between purchases over the years, and what follows from them.

use super::problem::{Chain, Fullness};

impl Chain {
    /// Whether purchases never fall, are made in open years only, work only with what they require, and what follows does
    /// follow.
    pub(super) fn holds(&self, values: &[i64]) -> bool {
        (0..self.years()).all(|t| {
            let now = values[self.column(t).at()];
            let before = if t == 0 { 0 } else { values[self.column(t - 1).at()] };
            let site_holds = self.site(t).is_none_or(|site| values[site.at()] == i64::from(now > before));
            now >= before
                && (self.open[t] || now == before)
                && self.service_holds(t, values)
                && (self.units_in_use(t, values) == 0 || self.is_full(t, values))
                && site_holds
        }) && self.derived.iter().all(|d| values[d.column.at()] == d.kind.follows(values[self.in_use(d.year).at()]))
    }

    /// Makes purchases smaller until they hold.
    pub(super) fn settle(&self, values: &mut [i64]) {
        let mut before = 0;
        for t in 0..self.years() {
            let wanted = values[self.column(t).at()];
            let retired = self.retired(t).map_or(0, |retired| values[self.column(retired).at()]);
            let most = self.service.as_ref().map_or(i64::MAX, |service| retired.saturating_add(service.most));
            let may = self.open[t] && self.is_full_from(t, values);
            let level = if may { wanted.min(most).max(before) } else { before };
            self.set_level(t, level, values);
            before = level;
        }
        self.set_sites(values);
    }

    /// Narrows bounds by what follows.
    pub(super) fn narrow(&self, bounds: &mut [(i64, i64)]) {
        let columns: Vec<usize> = (0..self.years()).map(|t| self.column(t).at()).collect();
        for pair in columns.windows(2) {
            bounds[pair[1]].0 = bounds[pair[1]].0.max(bounds[pair[0]].0);
        }
        for pair in columns.windows(2).rev() {
            bounds[pair[0]].1 = bounds[pair[0]].1.min(bounds[pair[1]].1);
        }
        self.narrow_service(bounds);
        for derived in &self.derived {
            let (lower, upper) = bounds[self.in_use(derived.year).at()];
            bounds[derived.column.at()] = (derived.kind.follows(lower), derived.kind.follows(upper));
        }
        for t in 0..self.years() {
            let Some(site) = self.site(t) else { continue };
            let before = if t == 0 { (0, 0) } else { bounds[self.column(t - 1).at()] };
            let (lower, upper) = bounds[self.column(t).at()];
            bounds[site.at()] = (i64::from(lower > before.1), i64::from(self.open[t] && upper > before.0));
        }
    }

    /// Sets the columns that say in which years the site cost is due.
    pub(super) fn set_sites(&self, values: &mut [i64]) {
        let mut before = 0;
        for t in 0..self.years() {
            let now = values[self.column(t).at()];
            if let Some(site) = self.site(t) {
                values[site.at()] = i64::from(now > before);
            }
            before = now;
        }
    }

    /// Whether anything may be bought in year `t`, given in which years something is delivered.
    pub(super) fn is_open(&self, t: usize, values: &[i64]) -> bool {
        self.open[t] && self.delivery.is_none_or(|delivery| values[delivery.column(t).at()] == 1)
    }

    /// Whether all that the chain requires is full at the end of year `t`.
    pub(super) fn is_full(&self, t: usize, values: &[i64]) -> bool {
        self.requires.iter().all(|requirement| match requirement.full[t] {
            Fullness::Always => true,
            Fullness::Never => false,
            Fullness::Column(column) => values[column.at()] == 1,
        })
    }

    /// Whether all that the chain requires is full as long as purchases of year `t` work.
    fn is_full_from(&self, t: usize, values: &[i64]) -> bool {
        (t..self.years()).take_while(|later| self.works(t, *later)).all(|later| self.is_full(later, values))
    }

    /// Sets the purchases up to year `t` to `level`, and what follows from them in that year; those of earlier years are set.
    pub(super) fn set_level(&self, t: usize, level: i64, values: &mut [i64]) {
        values[self.column(t).at()] = level;
        let in_use = self.units_in_use(t, values);
        values[self.in_use(t).at()] = in_use;
        for derived in self.derived.iter().filter(|d| d.year == t) {
            values[derived.column.at()] = derived.kind.follows(in_use);
        }
    }
}
