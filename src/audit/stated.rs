//! What a plan says of itself on sheet Data: purchases, results, goals and their certificates.

use super::data::{At, Group};
use super::tenders::PriceSet;
use crate::fraction::Fraction;

/// A purchase or a yearly fee.
#[derive(Clone, Copy, Debug)]
pub(super) struct Payment {
    pub(super) at: At,
    pub(super) object: usize,
    pub(super) option: usize,
    pub(super) year: usize,
    pub(super) payer: Option<usize>,
    pub(super) quantity: i64,
    pub(super) unit_price: i64,
    pub(super) sum: i128,
}

/// An expense that no single purchase causes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expense {
    pub(super) at: At,
    pub(super) cause: Cause,
    pub(super) year: usize,
    pub(super) payer: Option<usize>,
    pub(super) quantity: i64,
    pub(super) unit_price: i64,
    pub(super) sum: i128,
}

impl Payment {
    /// The payment as an expense that what is bought for the object causes.
    pub(super) const fn as_expense(&self) -> Expense {
        let Self { at, object, option, year, payer, quantity, unit_price, sum } = *self;
        Expense { at, cause: Cause::Site { object, option }, year, payer, quantity, unit_price, sum }
    }
}

/// What causes an expense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// The site cost of an option at an object.
    Site { object: usize, option: usize },
    /// Deliveries of an option to the district at this position of [`Data::districts`](super::data::Data::districts).
    Delivery { district: usize, option: usize },
}

impl Cause {
    /// The option that is bought or delivered.
    pub(super) const fn option(self) -> usize {
        match self {
            Self::Site { option, .. } | Self::Delivery { option, .. } => option,
        }
    }
}

/// A budget in a year at the prices that leave it least.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dearest {
    pub(super) at: At,
    pub(super) budget: usize,
    pub(super) year: usize,
    pub(super) set: PriceSet,
    pub(super) spent: i128,
}

/// What is ordered of an item in a year, and what of it is used.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrderLine {
    pub(super) at: At,
    /// Position in [`Data::ordering`](super::data::Data).
    pub(super) item: usize,
    pub(super) year: usize,
    pub(super) payer: Option<usize>,
    pub(super) quantity: i64,
    pub(super) unit_price: i64,
    pub(super) sum: i128,
    pub(super) used: i64,
    pub(super) spare: i64,
}

impl OrderLine {
    /// What the order takes from its budget, in tiyn.
    pub(super) fn cost(&self) -> i128 {
        i128::from(self.quantity) * i128::from(self.unit_price)
    }
}

#[derive(Clone, Debug)]
pub(super) struct CoverageLine {
    pub(super) at: At,
    pub(super) need: usize,
    pub(super) group: Group,
    pub(super) year: usize,
    /// In the order of [`COVERAGE_COLUMNS`].
    pub(super) counts: [i128; 8],
}

/// The counts of a coverage line.
pub(super) const COVERAGE_COLUMNS: [&str; 8] =
    ["objects", "needed", "before", "after", "full_before", "full_after", "stock_before", "stock_after"];

#[derive(Clone, Copy, Debug)]
pub(super) struct RuleResult {
    pub(super) at: At,
    pub(super) achieved: Fraction,
    pub(super) met: bool,
    pub(super) shortfall: Fraction,
}

/// A goal that was served.
#[derive(Clone, Debug)]
pub(super) struct Served {
    pub(super) at: At,
    pub(super) kind: ServedKind,
    pub(super) text: String,
    pub(super) scale: i64,
    pub(super) minimise: bool,
    pub(super) value: i128,
    pub(super) bound: i128,
    pub(super) proof: Proof,
    pub(super) leaves: Vec<Leaf>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ServedKind {
    /// The shortfall of the soft rule at this position of the model file.
    Shortfall(i64),
    /// A goal, or its part up to a tier.
    Model {
        goal: usize,
        tier: Option<String>,
    },
    /// The sum of so many lowest shares of a leximin goal, in basis points.
    Lowest {
        goal: usize,
        count: i64,
    },
    Severity,
    Money,
}

/// A label, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
    A,
    B,
    C,
}

/// A certificate for one part of one case of the either-or rules.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) at: At,
    pub(super) off: Vec<PricedRow>,
    /// The part of the case: plans on these sides of the splits.
    pub(super) splits: Vec<Split>,
    /// In 10⁻¹⁸ points, like the multipliers.
    pub(super) bound: i128,
    pub(super) prices: Vec<Price>,
}

/// One side of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) at: SplitAt,
    pub(super) side: Side,
}

/// What plans are split at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SplitAt {
    /// Purchases of an option for an object up to the end of a year.
    Bought { object: usize, option: usize, year: usize },
    /// Units covered in a group of a leximin goal, before and after.
    Covered { goal: usize, group: usize },
    /// Lots of an item that are ordered in one of its price bands within a year.
    Lots { item: usize, band: usize, year: usize },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    AtMost(i64),
    AtLeast(i64),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Price {
    pub(super) at: At,
    pub(super) row: PricedRow,
    pub(super) multiplier: i128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PricedRow {
    Budget {
        budget: usize,
        year: usize,
        set: PriceSet,
    },
    Rule(usize),
    SharePart(usize),
    ShareFull(usize),
    /// An earlier goal, by its position in [`Data::served`].
    Goal(usize),
    /// What is used of an ordered item up to the end of a year has been ordered.
    Ordered {
        item: usize,
        year: usize,
    },
    /// No more of it is left over than may be.
    Spare {
        item: usize,
        year: usize,
    },
    /// What is covered in a group of a leximin goal, by its position in [`Data::goals`].
    Covered {
        goal: usize,
        group: usize,
    },
    /// How far a group of a leximin goal is below the mark of so many lowest shares.
    Below {
        goal: usize,
        count: i64,
        group: usize,
    },
}
