//! The structure of blocks: what must hold inside an object, whatever the coupling rows say.

use super::problem::{Block, Chain, Fullness, Problem};

impl Problem {
    /// Whether `values` keep all bounds, years, prerequisites and derived columns.
    pub fn structure_holds(&self, values: &[i64]) -> bool {
        let bounded =
            self.columns.iter().zip(values).all(|(column, value)| (column.lower..=column.upper).contains(value));
        bounded
            && self.blocks.iter().all(|block| match block {
                Block::Single(_) => true,
                Block::Object { chains, .. } => chains.iter().all(|chain| chain_holds(chain, values)),
            })
    }

    /// Makes purchases that break years or prerequisites smaller until they hold, and sets what follows from them.
    /// Purchases must not fall over time already.
    pub fn settle(&self, values: &mut [i64]) {
        for block in &self.blocks {
            let Block::Object { chains, .. } = block else { continue };
            for chain in chains {
                let mut before = 0;
                for t in 0..chain.years() {
                    let column = chain.column(t).at();
                    let mut level = values[column].max(before);
                    if !chain.open[t] {
                        level = before;
                    }
                    if !full(chain, t, values) {
                        level = 0;
                    }
                    self.set_level(chain, t, level, values);
                    before = level;
                }
            }
        }
    }
}

fn chain_holds(chain: &Chain, values: &[i64]) -> bool {
    (0..chain.years()).all(|t| {
        let now = values[chain.column(t).at()];
        let before = if t == 0 { 0 } else { values[chain.column(t - 1).at()] };
        now >= before && (chain.open[t] || now == before) && (now == 0 || full(chain, t, values))
    }) && chain.derived.iter().all(|d| values[d.column.at()] == d.kind.follows(values[chain.column(d.year).at()]))
}

/// Whether all that the chain requires is full at the end of year `t`.
fn full(chain: &Chain, t: usize, values: &[i64]) -> bool {
    chain.requires.iter().all(|requirement| match requirement.full[t] {
        Fullness::Always => true,
        Fullness::Never => false,
        Fullness::Column(column) => values[column.at()] == 1,
    })
}
