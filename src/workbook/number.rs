//! Exact values out of cells and texts. Nothing here guesses: what is not plainly a number is refused with a reason.

use super::{Cell, MoneyUnit};
use crate::fraction::Fraction;
use crate::money::Money;
use crate::quantity::Units;

/// Why a cell or text is not the value asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotA {
    /// Not a number at all.
    Number,
    /// A number below zero.
    Nonnegative,
    /// A fraction where a whole number is needed.
    Whole,
    /// An amount finer than a tiyn (more than two decimals), or a binary number not within 1e-6 of a whole tiyn.
    Tiyn,
    /// Beyond the largest value allowed.
    InRange,
    /// An amount whose unit (tenge, thousand, million) is stated nowhere, or stated twice differently.
    KnownUnit,
    /// Not yes or no.
    YesNo,
    /// A formula error.
    Value,
    /// A formula without a result.
    Result,
}

/// A whole number of things: `172 102`, `1 200,0`, `3`.
pub fn read_count(cell: &Cell) -> Result<Units, NotA> {
    let _ = cell;
    todo!()
}

/// An amount of money in `unit`; a unit inside the text (`311,8 млн.тенге`, `2,063 млрд тенге`, `7 964 231,03 KZT`) wins when
/// `unit` is `None` or says the same, and is [`NotA::KnownUnit`] when it contradicts.
/// `unit == None` and no unit in the cell means tenge.
pub fn read_money(cell: &Cell, unit: Option<MoneyUnit>) -> Result<Money, NotA> {
    let _ = (cell, unit);
    todo!()
}

/// An exact decimal or fraction, or a percentage: `0,84`, `84 %`, `3/2`.
pub fn read_fraction(cell: &Cell) -> Result<Fraction, NotA> {
    let _ = cell;
    todo!()
}

/// Yes or no: `да/нет`, `иә/жоқ`, `yes/no`, `1/0`, TRUE/FALSE, `+`/`-`, `село/город` is **not** handled here.
pub fn read_yes_no(cell: &Cell) -> Result<bool, NotA> {
    let _ = cell;
    todo!()
}

/// Text, with runs of white space folded and trimmed; numbers become their shortest text (`27000095`).
pub fn read_text(cell: &Cell) -> Result<String, NotA> {
    let _ = cell;
    todo!()
}

/// An amount as a person types it on the command line or in a model file: `311,8 млн`, `311.8 M`, `9 536 000`, `52,5 млн тенге`.
pub fn parse_money(text: &str) -> Result<Money, NotA> {
    let _ = text;
    todo!()
}

/// A number as written in a model file: `"9 536 000"`, `"79%"`, `"3/2"`, `"10 pp"` (percentage points), `"376.9 M"`.
pub fn parse_fraction(text: &str) -> Result<Fraction, NotA> {
    let _ = text;
    todo!()
}
