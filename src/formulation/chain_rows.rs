//! The rows that hold a chain together, for solvers: years, prerequisites, derived columns.

use super::block::{BlockRows, Guard};
use super::problem::{Chain, DerivedKind, Fullness, RowSense};
use crate::index::ColumnIx;

impl Chain {
    /// Adds the guards of the columns on which the rows of the chain rely.
    pub(super) fn rely(&self, guards: &mut [Guard]) {
        for full in self.requires.iter().flat_map(|requirement| &requirement.full) {
            if let Fullness::Column(column) = full {
                guards[column.at()].over = true;
            }
        }
        for derived in &self.derived {
            if let DerivedKind::Covered { full, .. } = derived.kind
                && guards[derived.column.at()].under
            {
                guards[full.at()] = Guard::BOTH;
            }
        }
    }

    /// Adds the rows of the chain. Purchases are within `bounds`, which makes the rows that link them to what follows tight.
    pub(super) fn rows(&self, bounds: &[(i64, i64)], guards: &[Guard], rows: &mut BlockRows) {
        for t in 0..self.years() {
            let now = self.column(t);
            if t > 0 {
                let sense = if self.open[t] { RowSense::AtLeast } else { RowSense::Equal };
                rows.add([(now, 1), (self.column(t - 1), -1)], sense, 0);
            } else if !self.open[0] {
                rows.add([(now, 1)], RowSense::AtMost, 0);
            }
            if let Some(site) = self.site(t).filter(|_| self.open[t]) {
                self.site_rows(t, (site, guards[site.at()]), bounds, rows);
            }
            self.service_row(t, rows);
            let in_use = self.in_use(t);
            for requirement in &self.requires {
                match requirement.full[t] {
                    Fullness::Always => {}
                    Fullness::Never => rows.add([(in_use, 1)], RowSense::AtMost, 0),
                    Fullness::Column(full) => {
                        rows.add([(in_use, 1), (full, -bounds[in_use.at()].1)], RowSense::AtMost, 0);
                    }
                }
            }
        }
        for derived in &self.derived {
            let bought = self.in_use(derived.year);
            let own = (derived.column, guards[derived.column.at()]);
            derived.kind.rows((bought, bounds[bought.at()].1), own, rows);
        }
    }

    /// Adds the rows that keep the column of a site cost from the errors of its guard: due when anything is bought in year `t`,
    /// and only then.
    fn site_rows(&self, t: usize, (site, guard): (ColumnIx, Guard), bounds: &[(i64, i64)], rows: &mut BlockRows) {
        let before = t.checked_sub(1).map(|before| self.column(before));
        let least = before.map_or(0, |before| bounds[before.at()].0);
        let bought = || [(self.column(t), 1)].into_iter().chain(before.map(|before| (before, -1)));
        if guard.under {
            let most = bounds[self.column(t).at()].1 - least;
            rows.add(bought().chain([(site, -most)]), RowSense::AtMost, 0);
        }
        if guard.over {
            rows.add(bought().chain([(site, -1)]), RowSense::AtLeast, 0);
        }
    }
}

impl DerivedKind {
    /// Adds the rows that keep the column `own` from the errors of its guard, given the units `bought ≤ upper` in use.
    fn rows(self, (bought, upper): (ColumnIx, i64), (own, guard): (ColumnIx, Guard), rows: &mut BlockRows) {
        match self {
            Self::Full { threshold } => {
                if guard.over {
                    rows.add([(own, threshold), (bought, -1)], RowSense::AtMost, 0);
                }
                if guard.under {
                    let beyond = (upper - threshold + 1).max(0);
                    rows.add([(bought, 1), (own, -beyond)], RowSense::AtMost, threshold - 1);
                }
            }
            Self::Covered { gap, gain, full } => {
                if guard.over {
                    rows.add([(own, 1), (bought, -gain)], RowSense::AtMost, 0);
                }
                if guard.under {
                    let beyond = (gain * upper - gap).max(0);
                    rows.add([(own, 1), (bought, -gain), (full, beyond)], RowSense::AtLeast, 0);
                    rows.add([(own, 1), (full, -gap)], RowSense::AtLeast, 0);
                }
            }
            // Its bound is the other half; to count less never pays.
            Self::UpTo { gain, .. } => {
                if guard.over {
                    rows.add([(own, 1), (bought, -gain)], RowSense::AtMost, 0);
                }
            }
            // The tangents of a concave function at every whole quantity: exact at whole quantities.
            Self::Levelled { lack } => {
                for n in 0..if guard.over { upper } else { 0 } {
                    let slope = lack - n;
                    rows.add([(own, 1), (bought, -slope)], RowSense::AtMost, self.follows(n) - slope * n);
                }
            }
        }
    }
}
