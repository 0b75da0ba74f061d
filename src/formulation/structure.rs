//! The structure of blocks: what must hold inside an object, whatever the coupling rows say.

use super::districts::District;
use super::problem::{Block, Chain, Fullness, Problem};

impl Problem {
    /// Whether `values` keep all bounds, years, prerequisites and derived columns.
    pub fn structure_holds(&self, values: &[i64]) -> bool {
        let bounded =
            self.columns.iter().zip(values).all(|(column, value)| (column.lower..=column.upper).contains(value));
        bounded
            && self.blocks.iter().all(|block| match block {
                Block::Single(_) => true,
                Block::District { deliveries, members, .. } => District::new(self, deliveries, members).holds(values),
                Block::Object { chains, switches, .. } => {
                    chains.iter().all(|chain| chain_holds(chain, values))
                        && switches.iter().all(|switch| switch.holds(chains, values))
                }
            })
    }

    /// Narrows bounds by what follows inside objects: purchases never fall over the years, derived columns follow.
    pub fn narrow(&self, bounds: &mut [(i64, i64)]) {
        for block in &self.blocks {
            match block {
                Block::Object { chains, switches, .. } => {
                    for chain in chains {
                        chain.narrow(bounds);
                    }
                    for switch in switches {
                        switch.narrow(chains, bounds);
                    }
                }
                Block::District { deliveries, members, .. } => District::new(self, deliveries, members).narrow(bounds),
                Block::Single(_) => {}
            }
        }
    }

    /// Makes purchases that break years or prerequisites smaller until they hold, and sets what follows from them.
    /// Purchases must not fall over time already.
    pub fn settle(&self, values: &mut [i64]) {
        for block in &self.blocks {
            if let Block::District { deliveries, members, .. } = block {
                District::new(self, deliveries, members).settle(values);
            }
            let Block::Object { chains, switches, .. } = block else { continue };
            for (at, chain) in chains.iter().enumerate() {
                chain.settle(values);
                // A switch stands behind the last of its members, before whatever requires it.
                for switch in switches.iter().filter(|switch| switch.last() == at) {
                    switch.settle(chains, values);
                }
            }
        }
    }
}

fn chain_holds(chain: &Chain, values: &[i64]) -> bool {
    (0..chain.years()).all(|t| {
        let now = values[chain.column(t).at()];
        let before = if t == 0 { 0 } else { values[chain.column(t - 1).at()] };
        let site_holds = chain.site(t).is_none_or(|site| values[site.at()] == i64::from(now > before));
        now >= before && (chain.open[t] || now == before) && (now == 0 || chain.is_full(t, values)) && site_holds
    }) && chain.derived.iter().all(|d| values[d.column.at()] == d.kind.follows(values[chain.column(d.year).at()]))
}

impl Chain {
    fn settle(&self, values: &mut [i64]) {
        let mut before = 0;
        for t in 0..self.years() {
            let column = self.column(t).at();
            let mut level = values[column].max(before);
            if !self.open[t] {
                level = before;
            }
            if !self.is_full(t, values) {
                level = 0;
            }
            self.set_level(t, level, values);
            before = level;
        }
        self.set_sites(values);
    }

    fn narrow(&self, bounds: &mut [(i64, i64)]) {
        let columns: Vec<usize> = (0..self.years()).map(|t| self.column(t).at()).collect();
        for pair in columns.windows(2) {
            bounds[pair[1]].0 = bounds[pair[1]].0.max(bounds[pair[0]].0);
        }
        for pair in columns.windows(2).rev() {
            bounds[pair[0]].1 = bounds[pair[0]].1.min(bounds[pair[1]].1);
        }
        for derived in &self.derived {
            let (lower, upper) = bounds[self.column(derived.year).at()];
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

    /// Sets the columns of year `t`, and what follows from them, to `level`.
    pub(super) fn set_level(&self, t: usize, level: i64, values: &mut [i64]) {
        values[self.column(t).at()] = level;
        for derived in self.derived.iter().filter(|d| d.year == t) {
            values[derived.column.at()] = derived.kind.follows(level);
        }
    }
}
