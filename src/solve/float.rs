//! The border between whole numbers and the solver's floats.

#![expect(clippy::as_conversions, reason = "the one place where the solver's floats and our whole numbers meet")]

/// A whole number as the nearest float.
pub(super) fn float(n: i128) -> f64 {
    n as f64
}

/// A 64-bit whole number as the nearest float.
pub(super) fn float64(n: i64) -> f64 {
    n as f64
}

/// The nearest whole number; a value beyond 128 bits or not a number becomes 0.
pub(super) fn whole(x: f64) -> i128 {
    if x.is_finite() && x.abs() < 1e38 { x.round() as i128 } else { 0 }
}

/// The nearest whole number within `bounds`.
pub(super) fn whole_within(x: f64, bounds: (i64, i64)) -> i64 {
    i64::try_from(whole(x)).unwrap_or(bounds.0).clamp(bounds.0, bounds.1)
}

/// The largest whole number not above `x`, forgiving the solver's tolerance, within `bounds`.
pub(super) fn floor_within(x: f64, bounds: (i64, i64)) -> i64 {
    whole_within((x + 1e-6).floor(), bounds)
}

/// The largest whole number not above `x`, exactly.
pub(super) fn floor_of(x: f64) -> i64 {
    i64::try_from(whole(x.floor())).unwrap_or(0)
}
