//! Exact fractions: norms, shares, weights and the values of formulas.

use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact fraction of two 128-bit integers in lowest terms.
///
/// Arithmetic is checked: `None` on overflow or division by zero, never a wrong value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(Ratio<i128>);

impl Fraction {
    /// 0.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// 1.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// `numerator / denominator` in lowest terms; `None` when the denominator is zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        Some(Self(Ratio::new(numerator, denominator)))
    }

    /// A whole number.
    pub const fn whole(n: i128) -> Self {
        Self(Ratio::new_raw(n, 1))
    }

    /// The numerator in lowest terms; it carries the sign.
    pub const fn numerator(&self) -> i128 {
        *self.0.numer()
    }

    /// The denominator in lowest terms; positive.
    pub const fn denominator(&self) -> i128 {
        *self.0.denom()
    }

    /// The number when it is whole.
    pub fn to_whole(self) -> Option<i128> {
        self.0.is_integer().then(|| self.0.to_integer())
    }

    /// Whether the fraction is below zero.
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// Whether the fraction is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The largest whole number not above the fraction.
    pub fn floor(self) -> i128 {
        self.numerator().div_euclid(self.denominator())
    }

    /// The smallest whole number not below the fraction.
    pub fn ceil(self) -> i128 {
        let floor = self.floor();
        if self.0.is_integer() { floor } else { floor + 1 }
    }

    /// The sum; `None` on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// The difference; `None` on overflow.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// The product; `None` on overflow.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// The quotient; `None` on overflow or division by zero.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.is_zero() { None } else { self.0.checked_div(&other.0).map(Self) }
    }
}

impl fmt::Display for Fraction {
    /// `3/2`, or `3` when whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_integer() {
            self.numerator().fmt(f)
        } else {
            write!(f, "{}/{}", self.numerator(), self.denominator())
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    /// Reads the form that [`Display`](fmt::Display) writes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (numerator, denominator) = text.split_once('/').unwrap_or((&text, "1"));
        let part = |s: &str| s.parse::<i128>().map_err(serde::de::Error::custom);
        Self::new(part(numerator)?, part(denominator)?).ok_or_else(|| serde::de::Error::custom("denominator is zero"))
    }
}
