//! Stage five: goals in order, each with its exact bound.
//!
//! The only place that names the solver. Floating point stays inside: what leaves is whole
//! numbers, rechecked, and bounds computed in 128-bit integers from rounded multipliers.

mod bound;
mod core;
mod effort;
mod envelope;
mod first;
mod float;
mod goals;
mod highs;
mod inside;
mod key;
mod matrix;
mod merge;
mod optimise;
mod reduce;
mod round;
mod run;
mod score;
mod spend;
mod steps;
mod task;
mod tree;
mod watch;

use serde::{Deserialize, Serialize};

pub use effort::{Effort, Limits};
pub use envelope::{RowPrices, bound_at, relaxed_prices};
pub use goals::{Unsolved, serve_goals, serve_goals_from};
pub use key::{KeyOrder, decide_ties};
pub use watch::{State, Watch};

use crate::index::{ColumnIx, GoalIx, RowIx};

/// Multipliers and exact bounds are whole numbers of 10⁻¹⁸.
pub const SCALE: i128 = 1_000_000_000_000_000_000;

/// What is known about a goal's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Proof {
    /// The exact bound of the certificate closes: nothing better exists.
    A,
    /// The solver searched everything; its arithmetic is not exact.
    B,
    /// A limit was reached: the bound says what could be missing.
    C,
}

/// The values of the columns and what is proved about each goal.
#[derive(Clone, Debug)]
pub struct Solution {
    /// One value per column.
    pub values: Vec<i64>,
    /// One result per goal of the Problem, in order.
    pub goals: Vec<GoalResult>,
    /// The branch that the values satisfy.
    pub branch: usize,
    /// Bounds of the columns within which every plan of the branch lies that reaches the goals' values.
    pub open: Vec<(i64, i64)>,
}

/// The result of one goal.
#[derive(Clone, Debug)]
pub struct GoalResult {
    /// The value reached.
    pub value: i128,
    /// No plan that keeps the earlier goals' values reaches more than this (never below `value`).
    pub bound: i128,
    /// The label.
    pub proof: Proof,
    /// The certificate: for every branch that was still open, leaves that together hold all its plans. The exact bound is
    /// the greatest of theirs.
    pub leaves: Vec<Leaf>,
    /// The bound of each open branch as a whole: its prices score the purchases.
    pub roots: Vec<Leaf>,
}

/// One side of a certificate's split: plans that buy, or cover in a group, at most or at least so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// The purchases, or what is covered in a group: [`Problem::is_readable`](crate::formulation::Problem::is_readable).
    pub column: ColumnIx,
    /// The side.
    pub side: Side,
}

/// A side of a split; the other side of `AtMost(n)` is `AtLeast(n + 1)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// At most this much.
    AtMost(i64),
    /// At least this much.
    AtLeast(i64),
}

/// Prices of the coupling rows that bound a goal within a part of one branch.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The branch.
    pub branch: usize,
    /// The part of the branch: the plans on these sides of the splits.
    pub splits: Vec<Split>,
    /// `(row, multiplier · 10¹⁸)`; ≥ 0 for `≤` rows, ≤ 0 for `≥` rows, free for equalities; absent is 0.
    pub rows: Vec<(RowIx, i128)>,
    /// `(earlier goal, multiplier · 10¹⁸ ≤ 0)`: the goal's value was locked as `form ≥ value`.
    pub locks: Vec<(GoalIx, i128)>,
    /// The exact bound · 10¹⁸: Σ multiplier · limit + Σ best responses of the blocks.
    pub bound: i128,
}
