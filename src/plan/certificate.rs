//! What proves a goal: prices of rows, case by case and part by part.

use crate::index::{BudgetIx, GoalIx, GroupIx, ItemIx, ObjectIx, OptionIx, YearIx};
use crate::instance::PriceSet;
use crate::solve::Side;

/// Prices under which no plan of one part of one case can beat `bound`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateLeaf {
    /// Rows that do not hold in this case (the other halves of guaranteed shares); empty in the common case.
    pub off: Vec<PricedRow>,
    /// The part of the case: plans that buy so much; empty for all of them.
    pub splits: Vec<CertificateSplit>,
    /// The multiplier of each row, in 10⁻¹⁸ points per unit of the row; rows that are absent have 0.
    /// ≥ 0 for limits from above (budgets, caps), ≤ 0 for limits from below (floors, shares, locked goals).
    pub prices: Vec<(PricedRow, i128)>,
    /// The bound in 10⁻¹⁸ points: Σ multiplier × limit + Σ over objects of the best they can do at these prices.
    pub bound: i128,
}

/// One side of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateSplit {
    /// What is split at.
    pub at: SplitAt,
    /// How much of it there is in this part.
    pub side: Side,
}

/// What plans are split at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitAt {
    /// Purchases up to the end of a year.
    Bought {
        /// For this object.
        object: ObjectIx,
        /// Of this option.
        option: OptionIx,
        /// The year.
        year: YearIx,
    },
    /// Units that are covered in a group, before and after, as a leximin goal counts them.
    Covered {
        /// The goal: position in [`Instance::goals`](crate::instance::Instance::goals).
        goal: GoalIx,
        /// The group.
        group: GroupIx,
    },
    /// Lots of an item that are ordered in one of its price bands.
    Lots {
        /// The item.
        item: ItemIx,
        /// The position of the band in [`Ordering::bands`](crate::instance::Ordering::bands).
        band: usize,
        /// The year.
        year: YearIx,
    },
}

/// A row that has a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PricedRow {
    /// A budget in a year at a set of prices; limit and spending in tiyn.
    Budget(BudgetIx, YearIx, PriceSet),
    /// A row of a rule: position in [`Instance::rules`](crate::instance::Instance::rules), in the row's unit.
    Rule(usize),
    /// The rural part of a priority reaches its guaranteed share: `den · rural − num · all ≥ 0`.
    SharePart(usize),
    /// Rural objects get all that they can of a priority's options: `rural ≥ all that they can`.
    ShareFull(usize),
    /// An earlier goal keeps its value (position in [`Plan::goals`](super::Plan::goals)): `form ≥ value`, in points.
    Goal(usize),
    /// What is used of an item up to the end of a year has been ordered, in units.
    Ordered(ItemIx, YearIx),
    /// No more of it is left over than may be, in units.
    Spare(ItemIx, YearIx),
    /// What is covered in a group of a leximin goal is what the plan covers there, in units.
    Covered(GoalIx, GroupIx),
    /// A group of a leximin goal is as far below the mark of so many lowest shares as counts against them, in basis points.
    Below(GoalIx, u32, GroupIx),
}
