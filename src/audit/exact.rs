//! Sums and products that say so when they do not fit in 128 bits.

/// A number of the file is so large that the proof cannot be recomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// A result of exact arithmetic.
pub(super) type Exact<T> = Result<T, TooLarge>;

/// `a + b`.
pub(super) fn add(a: i128, b: i128) -> Exact<i128> {
    a.checked_add(b).ok_or(TooLarge)
}

/// `a − b`.
pub(super) fn sub(a: i128, b: i128) -> Exact<i128> {
    a.checked_sub(b).ok_or(TooLarge)
}

/// `a · b`.
pub(super) fn mul(a: i128, b: i128) -> Exact<i128> {
    a.checked_mul(b).ok_or(TooLarge)
}

/// `⌈a / b⌉` for `b > 0`.
pub(super) fn ceil_div(a: i128, b: i128) -> i128 {
    let floor = a.div_euclid(b);
    if a.rem_euclid(b) == 0 { floor } else { floor + 1 }
}
