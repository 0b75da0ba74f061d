//! Exact amounts of money.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

use crate::fraction::Fraction;
use crate::quantity::Units;

/// An amount of money: a whole number of tiyn (1/100 tenge).
///
/// Plain `+` and `-` are provided because an [`Instance`](crate::instance::Instance)
/// guarantees that the dearest conceivable plan fits in 63 bits (see
/// [`LARGEST_AMOUNT`](Self::LARGEST_AMOUNT)); before that check, use the `checked_` forms.
/// Money never multiplies money, and becomes `f64` only through [`in_thousand_tenge`](Self::in_thousand_tenge).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// Tiyn in a tenge.
pub const TIYN_PER_TENGE: i64 = 100;

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest single amount that an input may state: 10¹⁴ tenge.
    pub const LARGEST_AMOUNT: Self = Self(10_000_000_000_000_000);

    /// An amount in tiyn.
    pub const fn from_tiyn(tiyn: i64) -> Self {
        Self(tiyn)
    }

    /// A whole amount of tenge; `None` when it does not fit.
    pub fn from_tenge(tenge: i64) -> Option<Self> {
        tenge.checked_mul(TIYN_PER_TENGE).map(Self)
    }

    /// The amount in tiyn.
    pub const fn tiyn(self) -> i64 {
        self.0
    }

    /// The whole tenge of the amount, rounded toward minus infinity, and the tiyn left over (0 to 99).
    pub const fn tenge_and_tiyn(self) -> (i64, i64) {
        (self.0.div_euclid(TIYN_PER_TENGE), self.0.rem_euclid(TIYN_PER_TENGE))
    }

    /// Whether the amount has no tiyn.
    pub const fn is_whole_tenge(self) -> bool {
        self.0 % TIYN_PER_TENGE == 0
    }

    /// The sum, or `None` on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The price of `units` at this unit price, or `None` on overflow.
    pub fn checked_times(self, units: Units) -> Option<Self> {
        self.0.checked_mul(units.get()).map(Self)
    }

    /// The amount and `share` of it, rounded up to a whole tenge; `None` on overflow.
    pub fn raised(self, share: Fraction) -> Option<Self> {
        let tenge = Fraction::new(i128::from(self.0), i128::from(TIYN_PER_TENGE))?;
        let raised = tenge.checked_mul(Fraction::ONE.checked_add(share)?)?;
        Self::from_tenge(i64::try_from(raised.ceil()).ok()?)
    }

    /// The price of `units` at this unit price.
    ///
    /// # Panics
    /// On overflow, which a checked [`Instance`](crate::instance::Instance) excludes.
    #[must_use]
    pub fn times(self, units: Units) -> Self {
        Self(self.0 * units.get())
    }

    /// The amount as the solver sees it: thousand tenge. Inexact by design; every answer is rechecked in tiyn.
    #[expect(clippy::as_conversions, reason = "the one place where money becomes a float, for the solver")]
    pub fn in_thousand_tenge(self) -> f64 {
        self.0 as f64 / 100_000.0
    }

    /// The amount in tenge as a spreadsheet number. Exact below 2⁵³ tiyn.
    #[expect(clippy::as_conversions, reason = "spreadsheet cells hold floats; the Data sheet holds the exact amount")]
    pub fn in_tenge_for_cell(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl fmt::Display for Money {
    /// Plain tenge: `820`, or `7964231.03` when there are tiyn. Languages format through [`crate::lang`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let tiyn = self.0.unsigned_abs();
        let (tenge, rest) = (tiyn.div_euclid(100), tiyn.rem_euclid(100));
        if rest == 0 { write!(f, "{sign}{tenge}") } else { write!(f, "{sign}{tenge}.{rest:02}") }
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raised_price_is_rounded_up_to_a_tenge() {
        let raised = |tenge: i64, n, d| Money::from_tenge(tenge).unwrap().raised(Fraction::new(n, d).unwrap());
        assert_eq!(raised(430_000, 3, 25), Money::from_tenge(481_600));
        assert_eq!(raised(101, 1, 100), Money::from_tenge(103));
        assert_eq!(raised(10, 1, 2), Money::from_tenge(15));
        assert_eq!(Money::from_tiyn(1_050).raised(Fraction::ZERO), Money::from_tenge(11));
    }
}
