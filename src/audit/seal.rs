//! The seal: the canonical text of every cell of a plan workbook, so that an edit shows, and where.
//!
//! It is no signature: whoever can rewrite the whole file can rewrite the seal.

/// The canonical text of a number: 15 significant digits, no trailing zeros, `-0` as `0`.
pub fn canonical_number(value: f64) -> String {
    let _ = value;
    todo!()
}
