//! What a block answers: all that the engine in `solve` knows about the inside of an object.
//!
//! A block is a set of columns that meets the rest of a plan only through coupling rows. Whatever it stands for, it answers
//! six questions, each within bounds of its columns; a new kind of block needs no more, and nothing changes in `solve`:
//!
//! | question | what the engine does with it |
//! |---|---|
//! | [`columns`](Block::columns) | which columns are its own |
//! | [`respond`](Block::respond) | the exact best response to prices: bounds, certificates, what is settled by score, first plans |
//! | [`rows`](Block::rows) | its inside as linear rows, for relaxations and searches |
//! | [`holds`](Block::holds) | whether whole values keep its inside |
//! | [`settle`](Block::settle) | values that keep it, made from wishes by buying less |
//! | [`narrow`](Block::narrow) | what follows from bounds |
//!
//! What must agree: the whole points of `rows` are the values that `holds` accepts (columns that follow from purchases may err
//! to the side where nobody gains); `respond` is the greatest worth among
//! those within the bounds; `settle` leaves values that hold as they are; `narrow` loses none that hold.
//! Columns that follow from purchases but join blocks (orders, payers, shortfalls) follow in [`Problem::complete`], the shares of groups in
//! [`Problem::settle`].

use std::ops::Range;

use super::districts::District;
use super::problem::{Block, Problem, RowSense};
use super::response::Responder;
use crate::index::ColumnIx;

impl Block {
    /// The columns that the block owns.
    pub fn columns(&self) -> Range<usize> {
        match self {
            Self::Single(column) => column.at()..column.at() + 1,
            Self::Share(group) => group.covered.at()..group.share.at() + 1,
            Self::Order(order) => order.columns(),
            Self::Object { columns, .. } | Self::District { columns, .. } => columns.clone(),
        }
    }

    /// The greatest `Σ worth · value` of the block's values within `bounds`, written to `values` (lowest quantities first
    /// among equals); `None` when no values are within them. Slices have one entry per column of the Problem.
    pub fn respond(&self, worth: &[i128], bounds: &[(i64, i64)], values: &mut [i64]) -> Option<i128> {
        match self {
            Self::District { deliveries, members, .. } => {
                District::new(deliveries, members).respond(worth, bounds, values)
            }
            Self::Object { .. } | Self::Share(_) | Self::Order(_) | Self::Single(_) => {
                Responder { worth, bounds }.respond(self, values)
            }
        }
    }

    /// Adds the rows that hold the block together; `bounds` may tighten them. `guards` say which errors of each column would
    /// pay elsewhere; the block adds those that would pay inside it.
    pub fn rows(&self, bounds: &[(i64, i64)], guards: &mut [Guard], rows: &mut BlockRows) {
        let (chains, switches) = match self {
            Self::Single(_) => return,
            Self::Share(group) => return group.rows(rows),
            Self::Order(order) => return order.rows(bounds, rows),
            Self::District { deliveries, members, .. } => {
                members.iter().for_each(|member| member.rows(bounds, guards, rows));
                return District::new(deliveries, members).rows(bounds, guards, rows);
            }
            Self::Object { chains, switches, .. } => (chains, switches),
        };
        for chain in chains {
            chain.rely(guards);
        }
        for chain in chains {
            chain.rows(bounds, guards, rows);
        }
        for row in switches.iter().flat_map(|switch| switch.rows(chains)) {
            rows.add(row.form.terms, row.sense, row.limit);
        }
    }

    /// Whether `values` keep the years, prerequisites and derived columns of the block; its bounds aside.
    pub fn holds(&self, values: &[i64]) -> bool {
        match self {
            Self::Single(_) => true,
            Self::District { deliveries, members, .. } => {
                members.iter().all(|member| member.holds(values)) && District::new(deliveries, members).holds(values)
            }
            Self::Share(group) => values[group.share.at()] == group.follows(values[group.covered.at()]),
            Self::Order(order) => order.holds(values),
            Self::Object { chains, switches, .. } => {
                chains.iter().all(|chain| chain.holds(values))
                    && switches.iter().all(|switch| switch.holds(chains, values))
            }
        }
    }

    /// Makes purchases that break years or prerequisites smaller until they hold, and sets what follows from them.
    /// Purchases must not fall over time already.
    pub fn settle(&self, values: &mut [i64]) {
        let (chains, switches) = match self {
            Self::Single(_) => return,
            Self::Share(group) => return values[group.share.at()] = group.follows(values[group.covered.at()]),
            Self::Order(order) => return order.settle(values),
            Self::District { deliveries, members, .. } => {
                members.iter().for_each(|member| member.settle(values));
                return District::new(deliveries, members).settle(values);
            }
            Self::Object { chains, switches, .. } => (chains, switches),
        };
        for (at, chain) in chains.iter().enumerate() {
            chain.settle(values);
            // A switch stands behind the last of its members, before whatever requires it.
            for switch in switches.iter().filter(|switch| switch.last() == at) {
                switch.settle(chains, values);
            }
        }
    }

    /// Narrows bounds by what follows inside the block: purchases never fall over the years, derived columns follow.
    pub fn narrow(&self, bounds: &mut [(i64, i64)]) {
        let (chains, switches) = match self {
            Self::Single(_) => return,
            Self::Share(group) => {
                let (lower, upper) = bounds[group.covered.at()];
                bounds[group.share.at()] = (group.follows(lower), group.follows(upper));
                return;
            }
            Self::Order(order) => return order.narrow(bounds),
            Self::District { deliveries, members, .. } => {
                members.iter().for_each(|member| member.narrow(bounds));
                return District::new(deliveries, members).narrow(bounds);
            }
            Self::Object { chains, switches, .. } => (chains, switches),
        };
        for chain in chains {
            chain.narrow(bounds);
        }
        for switch in switches {
            switch.narrow(chains, bounds);
        }
    }
}

/// The questions asked of all blocks at once.
impl Problem {
    /// The blocks of objects, those of districts among them.
    pub fn objects(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().flat_map(|block| match block {
            Block::District { members, .. } => members.as_slice(),
            Block::Object { .. } | Block::Share(_) | Block::Order(_) | Block::Single(_) => std::slice::from_ref(block),
        })
    }

    /// The sum of the blocks' best responses; `None` when a block has none. See [`Block::respond`].
    pub fn best_response(&self, worth: &[i128], bounds: &[(i64, i64)], values: &mut [i64]) -> Option<i128> {
        self.blocks.iter().map(|block| block.respond(worth, bounds, values)).sum()
    }

    /// Whether `values` keep all bounds, years, prerequisites and derived columns.
    pub fn structure_holds(&self, values: &[i64]) -> bool {
        let within = |(column, value): (&super::Column, &i64)| (column.lower..=column.upper).contains(value);
        self.columns.iter().zip(values).all(within) && self.blocks.iter().all(|block| block.holds(values))
    }

    /// Narrows `bounds` inside every block. See [`Block::narrow`].
    pub fn narrow(&self, bounds: &mut [(i64, i64)]) {
        for block in &self.blocks {
            block.narrow(bounds);
        }
    }

    /// Settles every block, then lets the shares of groups and the levels of leximin goals follow. See [`Block::settle`].
    pub fn settle(&self, values: &mut [i64]) {
        for block in &self.blocks {
            block.settle(values);
        }
        for ladder in &self.ladders {
            ladder.settle(&self.rows, values);
        }
    }
}

/// Which errors of a column that follows from purchases a solver must be kept from. Where neither pays, what it says of the column
/// does not matter: [`Block::settle`] sets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guard {
    /// To count more than follows would pay.
    pub over: bool,
    /// To count less than follows would pay.
    pub under: bool,
}

impl Guard {
    /// Both errors would pay.
    pub const BOTH: Self = Self { over: true, under: true };

    /// The guard of a column that is in both places.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { over: self.over || other.over, under: self.under || other.under }
    }
}

/// Rows inside blocks, one after another in two long lists.
#[derive(Clone, Debug, Default)]
pub struct BlockRows {
    terms: Vec<(ColumnIx, i64)>,
    /// Where the terms of each row end, its sense and its limit.
    rows: Vec<(usize, RowSense, i64)>,
}

/// A row inside a block: `Σ coefficient · column ≤, ≥ or = limit`.
#[derive(Clone, Copy, Debug)]
pub struct BlockRow<'a> {
    /// Columns with their coefficients.
    pub terms: &'a [(ColumnIx, i64)],
    /// The direction.
    pub sense: RowSense,
    /// The right side.
    pub limit: i64,
}

impl BlockRows {
    /// Adds a row.
    pub fn add(&mut self, terms: impl IntoIterator<Item = (ColumnIx, i64)>, sense: RowSense, limit: i64) {
        self.terms.extend(terms);
        self.rows.push((self.terms.len(), sense, limit));
    }

    /// The rows in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = BlockRow<'_>> {
        let starts = std::iter::once(0).chain(self.rows.iter().map(|(end, ..)| *end));
        starts.zip(&self.rows).map(|(start, (end, sense, limit))| BlockRow {
            terms: self.terms.get(start..*end).unwrap_or_default(),
            sense: *sense,
            limit: *limit,
        })
    }

    /// Takes all rows away.
    pub fn clear(&mut self) {
        self.terms.clear();
        self.rows.clear();
    }
}
