//! The seal: the canonical text of every cell of a plan workbook, so that an edit shows, and where.
//!
//! It is no signature: whoever can rewrite the whole file can rewrite the seal.
//!
//! A very hidden sheet holds it. Row 1: `jospar-seal`, `4` (format), the total digest. Each row below is one
//! non-empty row of a sealed sheet: the sheet's name, the row's number (counted from 1), its [`sealed_row`] text. Row 0 of a
//! sheet is its chart, or [`SHARES`] and the cells that show shares of 1, row 0 of no sheet the properties of the document, each
//! as a [`canonical_list`]. A seal that outgrows its sheet continues on another whose A1 is `jospar-seal-continued`. Every sheet but those of
//! the seal is sealed. The total is the SHA-256 of all lines `sheet␟row␟text\n`; see [`Total`].

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

pub use super::formula::canonical_formula;

/// A1 of the sheet that holds the seal.
pub const MARK: &str = "jospar-seal";
/// A1 of a sheet on which the seal continues.
pub const MARK_CONTINUED: &str = "jospar-seal-continued";
/// The format of the seal: B1 of its sheet. Format 1 did not hold the texts of formulas, format 2 charts and properties,
/// format 3 shares.
pub const FORMAT: i64 = 4;
/// The first part of a line with the cells of a sheet that show shares.
pub const SHARES: &str = "shares";
/// The property of a document that begins as the total digest does.
pub const PROPERTY: &str = "jospar-seal";
/// How many characters of a digest are shown to people.
pub const SHORT: usize = 12;
/// Stands between the cells of a row's text and between the parts of a line.
pub const SEPARATOR: char = '\u{241f}';
/// Stands between a formula's result and its text.
pub const FORMULA: char = '\u{241e}';
/// Rows of a sheet with more rows than this are sealed by their digests.
pub const LONGEST_PLAIN_SHEET: usize = 20_000;
/// Row texts with more UTF-16 units than this are sealed by their digests: a spreadsheet cell holds 32 767.
pub const LONGEST_PLAIN_ROW: usize = 32_000;

/// 2⁵³: from here on doubles skip whole numbers.
const FIRST_INEXACT: f64 = 9_007_199_254_740_992.0;

/// How many digits of a number are compared: programs keep no more when they save.
const SIGNIFICANT: usize = 15;

/// The value of a cell, as the seal sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SealedCell<'a> {
    /// Nothing; also what is only white space.
    Empty,
    /// Text.
    Text(&'a str),
    /// A number; a date is its serial number, TRUE is 1, FALSE is 0.
    Number(f64),
    /// The number that a formula gives, and the formula.
    Formula(f64, &'a str),
    /// The text that a formula gives, which may be empty, and the formula.
    FormulaText(&'a str, &'a str),
}

/// The canonical text of a number: 15 significant digits, no trailing zeros, `-0` as `0`. Whole numbers below 2⁵³
/// keep all of their digits, because sheet Data counts on them.
///
/// Plain decimals between 10⁻⁷ and 10²¹ (`1234.5`), a power of ten elsewhere (`1.5e25`).
pub fn canonical_number(value: f64) -> String {
    if value.abs() < FIRST_INEXACT && value.trunc().total_cmp(&value).is_eq() {
        // The shortest text that reads back is the whole number; minus zero plus zero is zero.
        return (value + 0.0).to_string();
    }
    let shortest = format!("{value:e}");
    let Some((mantissa, exponent)) = shortest.split_once('e') else { return shortest };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: Vec<u32> = mantissa.chars().filter_map(|c| c.to_digit(10)).collect();
    let (digits, carried) = rounded(&digits);
    let digits = digits.trim_end_matches('0');
    let exponent = exponent.parse::<i32>().unwrap_or(0) + i32::from(carried);
    match usize::try_from(exponent) {
        Ok(above) if above < 21 => {
            let whole: String = digits.chars().chain(std::iter::repeat('0')).take(above + 1).collect();
            let rest: String = digits.chars().skip(above + 1).collect();
            format!("{sign}{whole}{}{rest}", if rest.is_empty() { "" } else { "." })
        }
        Err(_) if exponent >= -7 => {
            let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
            format!("{sign}0.{}{digits}", "0".repeat(zeros))
        }
        _ => {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
            format!("{sign}{first}{}{rest}e{exponent}", if rest.is_empty() { "" } else { "." })
        }
    }
}

/// The first 15 of the digits of a number that reads back as it is, rounded half up as spreadsheet programs round when
/// they save; whether one came in front.
fn rounded(digits: &[u32]) -> (String, bool) {
    let mut carry = u32::from(digits.get(SIGNIFICANT).is_some_and(|next| *next >= 5));
    let mut kept: Vec<u32> = digits.iter().take(SIGNIFICANT).copied().collect();
    for digit in kept.iter_mut().rev() {
        let sum = *digit + carry;
        carry = u32::from(sum > 9);
        *digit = sum.rem_euclid(10);
    }
    let front = (carry > 0).then_some(1);
    (front.into_iter().chain(kept).filter_map(|digit| char::from_digit(digit, 10)).collect(), carry > 0)
}

/// Text as the seal compares it: trimmed, line breaks as `\n`, the seal's own signs as spaces.
pub(super) fn canonical_text(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    // Most texts hold nothing of the kind; the signs begin with the byte 0xE2.
    if !text.bytes().any(|byte| matches!(byte, b'\r' | b'_' | 0xE2)) {
        return text.into();
    }
    text.replace("\r\n", "\n").replace("_x000D_\n", "\n").replace(['\r', SEPARATOR, FORMULA], " ").into()
}

/// The canonical text of a cell: empty for an empty one, `t` and the text, `n` and the number; for a formula `f` and
/// its number, or `ft` and its text, then [`FORMULA`] and its [`canonical_formula`].
pub fn canonical_cell(cell: SealedCell<'_>) -> String {
    let mut text = String::new();
    push_cell(&mut text, cell);
    text
}

/// Adds the [`canonical_cell`] to `out`.
fn push_cell(out: &mut String, cell: SealedCell<'_>) {
    match cell {
        SealedCell::Empty => {}
        SealedCell::Text(text) => {
            let text = canonical_text(text);
            if !text.is_empty() {
                out.push('t');
                out.push_str(&text);
            }
        }
        SealedCell::Number(value) => {
            out.push('n');
            out.push_str(&canonical_number(value));
        }
        SealedCell::Formula(value, formula) => push_formula(out, &canonical_number(value), formula),
        SealedCell::FormulaText(text, formula) => push_formula(out, &format!("t{}", canonical_text(text)), formula),
    }
}

fn push_formula(out: &mut String, result: &str, formula: &str) {
    out.push('f');
    out.push_str(result);
    out.push(FORMULA);
    out.push_str(&canonical_formula(formula).replace([SEPARATOR, FORMULA], " "));
}

/// The canonical text of a row: its cells from column A on, joined by [`SEPARATOR`], trailing empty cells left out.
/// Empty for a row without values, which the seal leaves out.
pub fn canonical_row<'a>(cells: impl IntoIterator<Item = SealedCell<'a>>) -> String {
    let (mut row, mut end) = (String::new(), 0);
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            row.push(SEPARATOR);
        }
        let before = row.len();
        push_cell(&mut row, cell);
        if row.len() > before {
            end = row.len();
        }
    }
    row.truncate(end);
    row
}

/// The canonical text of a list of texts: joined by [`SEPARATOR`].
pub fn canonical_list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(canonical_text).collect::<Vec<_>>().join(&SEPARATOR.to_string())
}

/// The text of a row as the seal holds it: its [`canonical_row`], or `#` and a digest when the sheet has more than
/// [`LONGEST_PLAIN_SHEET`] non-empty rows (`long_sheet`) or the text is longer than [`LONGEST_PLAIN_ROW`].
pub fn sealed_row<'a>(cells: impl IntoIterator<Item = SealedCell<'a>>, long_sheet: bool) -> String {
    let text = canonical_row(cells);
    if text.is_empty() || !(long_sheet || text.encode_utf16().count() > LONGEST_PLAIN_ROW) {
        text
    } else {
        row_digest(&text)
    }
}

/// `#` and the SHA-256 of a [`canonical_row`] text.
pub fn row_digest(canonical: &str) -> String {
    format!("#{}", hex(&Sha256::digest(canonical.as_bytes())))
}

/// The digest over all lines of a seal, in their order.
#[derive(Clone, Debug, Default)]
pub struct Total(Sha256);

impl Total {
    /// Adds a line: the sheet's name, the row's number counted from 1, its [`sealed_row`] text.
    pub fn add(&mut self, sheet: &str, row: u32, text: &str) {
        self.0.update(format!("{sheet}{SEPARATOR}{row}{SEPARATOR}{text}\n").as_bytes());
    }

    /// The digest in lower-case hex.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_text() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-17.0, "-17"),
            (476_800_000.0, "476800000"),
            (7_964_231.03, "7964231.03"),
            (0.1 + 0.2, "0.3"),
            (0.000_01, "0.00001"),
            (1.5e-9, "1.5e-9"),
            (1_428_571_428_571_429.0, "1428571428571429"),
            (9_007_199_254_740_992.0, "9007199254740990"),
            (1.5e25, "1.5e25"),
            (639.0 / 760.0, "0.840789473684211"),
            (-804_725.738_396_624_5, "-804725.738396625"),
            (0.999_999_999_999_999_7, "1"),
            (99.999_999_999_999_97, "100"),
            (f64::INFINITY, "inf"),
        ];
        for (value, text) in cases {
            assert_eq!(canonical_number(value), text);
        }
    }

    #[test]
    fn a_row_is_its_cells_without_trailing_empties() {
        let row = [
            SealedCell::Text(" a\r\nb "),
            SealedCell::Empty,
            SealedCell::Number(2.50),
            SealedCell::Formula(3.0, "=a1 + 1"),
        ];
        assert_eq!(canonical_row(row), "ta\nb\u{241f}\u{241f}n2.5\u{241f}f3\u{241e}A1+1");
        assert_eq!(canonical_row([SealedCell::Text("a"), SealedCell::Text(" "), SealedCell::Empty]), "ta");
        assert_eq!(canonical_row([SealedCell::Empty]), "");
    }

    #[test]
    fn a_digest_sees_values_and_formulas() {
        let sealed = |cell| sealed_row([cell], true);
        let formula = SealedCell::Formula(3.0, "A1+1");
        assert_eq!(sealed(formula), sealed(SealedCell::Formula(3.0, "=A1 + 1")));
        for other in [SealedCell::Formula(4.0, "A1+1"), SealedCell::Formula(3.0, "A1+2"), SealedCell::Number(3.0)] {
            assert_ne!(sealed(formula), sealed(other));
        }
        assert_eq!(sealed(SealedCell::Empty), "");
    }

    #[test]
    fn the_total_depends_on_every_part() {
        let of = |sheet, row, text| {
            let mut total = Total::default();
            total.add(sheet, row, text);
            total.finish()
        };
        assert_eq!(of("План", 1, "n1").len(), 64);
        assert_ne!(of("План", 1, "n1"), of("План", 2, "n1"));
        assert_ne!(of("План", 1, "n1"), of("План", 1, "n2"));
    }
}
