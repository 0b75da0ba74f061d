//! Fiscal years.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A fiscal year, such as 2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Year(u16);

impl Year {
    /// The earliest and latest years that an input may name.
    pub const RANGE: std::ops::RangeInclusive<u16> = 1990..=2200;

    /// The year `n`, or `None` outside [`RANGE`](Self::RANGE).
    pub fn new(n: u16) -> Option<Self> {
        Self::RANGE.contains(&n).then_some(Self(n))
    }

    /// The year `by` years later; `None` outside [`RANGE`](Self::RANGE).
    pub fn later(self, by: i32) -> Option<Self> {
        u16::try_from(i32::from(self.0).checked_add(by)?).ok().and_then(Self::new)
    }

    /// How many years this is after `other`.
    pub fn since(self, other: Self) -> i32 {
        i32::from(self.0) - i32::from(other.0)
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
