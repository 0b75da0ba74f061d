//! Exact decimals, from text and from the binary numbers of spreadsheets.

use super::letters;
use super::number::NotA;
use crate::fraction::Fraction;

/// The most significant digits that are kept; more is beyond every limit.
const MOST_DIGITS: usize = 36;

/// An exact decimal: `±digits / 10^scale`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    pub(super) digits: u128,
    pub(super) scale: u32,
}

impl Decimal {
    /// The whole part and the decimals, both only digits.
    fn new(negative: bool, whole: &str, decimals: &str) -> Result<Self, NotA> {
        let whole = whole.trim_start_matches('0');
        let decimals = decimals.trim_end_matches('0');
        if whole.len() + decimals.len() > MOST_DIGITS {
            return Err(NotA::InRange);
        }
        let text = format!("0{whole}{decimals}");
        let digits = text.parse().map_err(|_| NotA::Number)?;
        let scale = u32::try_from(decimals.len()).map_err(|_| NotA::InRange)?;
        Ok(Self { negative: negative && digits != 0, digits, scale })
    }

    /// The shortest decimal that reads back as `number`: what a person typed into the cell.
    pub(super) fn from_binary(number: f64) -> Result<Self, NotA> {
        if !number.is_finite() {
            return Err(NotA::Number);
        }
        if number.abs() < 1e-18 {
            return Self::new(false, "0", "");
        }
        let text = number.abs().to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        Self::new(number < 0.0, whole, decimals)
    }

    /// The decimal times `10^power`, when whole; the error is `finer` when it is not.
    pub(super) fn whole_times(self, power: u32, finer: NotA) -> Result<i128, NotA> {
        let (whole, rest, _) = self.parts_times(power)?;
        if rest == 0 { signed(self.negative, whole) } else { Err(finer) }
    }

    /// The whole number within 10⁻⁶ of the decimal times `10^power`; the error is `finer` when there is none.
    pub(super) fn nearest_times(self, power: u32, finer: NotA) -> Result<i128, NotA> {
        let (whole, rest, unit) = self.parts_times(power)?;
        let (whole, distance) = if rest > unit - rest { (whole + 1, unit - rest) } else { (whole, rest) };
        if distance.checked_mul(1_000_000).is_some_and(|scaled| scaled <= unit) {
            signed(self.negative, whole)
        } else {
            Err(finer)
        }
    }

    /// The whole part of the decimal times `10^power`, the rest, and the size of one in the rest.
    fn parts_times(self, power: u32) -> Result<(u128, u128, u128), NotA> {
        let ten_to = |n: u32| 10_u128.checked_pow(n).ok_or(NotA::InRange);
        if power >= self.scale {
            let factor = ten_to(power - self.scale)?;
            return Ok((self.digits.checked_mul(factor).ok_or(NotA::InRange)?, 0, 1));
        }
        let unit = ten_to(self.scale - power)?;
        Ok((self.digits.div_euclid(unit), self.digits.rem_euclid(unit), unit))
    }

    /// The decimal as a fraction.
    pub(super) fn to_fraction(self) -> Result<Fraction, NotA> {
        let numerator = signed(self.negative, self.digits)?;
        let denominator = 10_i128.checked_pow(self.scale).ok_or(NotA::InRange)?;
        Fraction::new(numerator, denominator).ok_or(NotA::InRange)
    }
}

fn signed(negative: bool, magnitude: u128) -> Result<i128, NotA> {
    let value = i128::try_from(magnitude).map_err(|_| NotA::InRange)?;
    Ok(if negative { -value } else { value })
}

/// A number as it is written, with what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written<'a> {
    /// Its value, a lone comma or point read as the decimal one.
    pub(super) value: Decimal,
    /// How the lone separator before three last digits (`1,234`) could be read.
    pub(super) lone: Lone,
    /// Whether a `+` stands before it.
    pub(super) plus: bool,
    /// What follows, trimmed: a unit, `%`, `/2`.
    pub(super) rest: &'a str,
}

/// Whether a lone separator stands before exactly three last digits, so that it could separate thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lone {
    /// The reading is not in doubt.
    No,
    /// `1,234`.
    Comma,
    /// `1.234`.
    Point,
    /// `1,000` or `1.000`: nobody writes three zeros after a decimal comma, nor leaves doubt on purpose.
    Zeros,
}

/// Reads the number that `text` starts with.
///
/// Spaces of any width and apostrophes separate thousands only (groups of three). A comma or point is the decimal
/// one, unless it is repeated before groups of three, or the other one follows (`1,234,567.89`).
pub(super) fn read_written(text: &str) -> Result<Written<'_>, NotA> {
    let text = text.trim_matches(is_blank);
    let (sign, unsigned) = match text.chars().next() {
        Some(c) if c == '+' || c == '-' || c == '−' => (Some(c), text.trim_start_matches(c)),
        _ => (None, text),
    };
    if sign.is_some_and(|c| text.len() != unsigned.len() + c.len_utf8()) {
        return Err(NotA::Number);
    }
    let end =
        unsigned.find(|c: char| !(c.is_ascii_digit() || is_blank(c) || is_separator(c))).unwrap_or(unsigned.len());
    let (number, rest) = unsigned.split_at(end);
    let number = number.trim_end_matches(is_blank);
    // Two lines are two values.
    if number.contains(['\n', '\r']) {
        return Err(NotA::Number);
    }
    let (whole, decimals, lone) = split_number(number)?;
    let value = Decimal::new(matches!(sign, Some('-' | '−')), &whole, decimals)?;
    Ok(Written { value, lone, plus: sign == Some('+'), rest: rest.trim_start_matches(is_blank) })
}

/// The digits before and after the decimal separator.
fn split_number(number: &str) -> Result<(String, &str, Lone), NotA> {
    let last = number.rfind([',', '.']);
    let Some((at, separator)) = last.and_then(|at| number.get(at..)?.chars().next().map(|c| (at, c))) else {
        return Ok((whole_part(number, None)?, "", Lone::No));
    };
    let (before, after) = (number.get(..at).unwrap_or(""), number.get(at + 1..).unwrap_or(""));
    let other = if separator == ',' { '.' } else { ',' };
    if before.contains(separator) {
        // Repeated: it separates thousands and there are no decimals.
        return if number.contains(other) {
            Err(NotA::Number)
        } else {
            Ok((whole_part(number, Some(separator))?, "", Lone::No))
        };
    }
    if after.is_empty() || !after.chars().all(|c| c.is_ascii_digit()) {
        return Err(NotA::Number);
    }
    let grouping = before.contains(other).then_some(other);
    let whole = whole_part(before, grouping)?;
    let plain = before.len() <= 3 && whole.len() == before.len() && !before.starts_with('0');
    let lone = match (plain && after.len() == 3, after, separator) {
        (false, ..) => Lone::No,
        (true, "000", _) => Lone::Zeros,
        (true, _, ',') => Lone::Comma,
        (true, ..) => Lone::Point,
    };
    Ok((whole, after, lone))
}

/// The digits of a whole number, grouped by `grouping`, or by spaces or apostrophes, or not at all.
fn whole_part(text: &str, grouping: Option<char>) -> Result<String, NotA> {
    let separates = |c: char| match grouping {
        Some(separator) => c == separator,
        None => is_blank(c) || is_apostrophe(c),
    };
    let groups: Vec<&str> = text.split(separates).collect();
    let all_digits = groups.iter().all(|group| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit()));
    let (first, others) = groups.split_first().ok_or(NotA::Number)?;
    let threes =
        others.is_empty() || (first.len() <= 3 && !first.starts_with('0') && others.iter().all(|g| g.len() == 3));
    if all_digits && threes { Ok(groups.concat()) } else { Err(NotA::Number) }
}

/// Spaces, also no-break, narrow and invisible ones.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || letters::is_invisible(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.') || is_apostrophe(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, Lone), NotA> {
        let written = read_written(text)?;
        assert_eq!(written.rest, "");
        Ok((written.value.to_fraction()?.to_string(), written.lone))
    }

    #[test]
    fn numbers_are_read_as_written() {
        for (text, value) in [
            ("0", "0"),
            ("-0", "0"),
            ("007", "7"),
            ("172 102 158,8", "860510794/5"),
            ("172\u{a0}102\u{a0}158,8", "860510794/5"),
            ("172\u{202f}102\u{2009}158.80", "860510794/5"),
            ("4 950 000.00", "4950000"),
            ("1'234'567", "1234567"),
            ("1,234,567.5", "2469135/2"),
            ("1.234.567,5", "2469135/2"),
            ("1.234.567", "1234567"),
            ("−12,5", "-25/2"),
            ("0,125", "1/8"),
            ("1234,567", "1234567/1000"),
            ("1 000,500", "2001/2"),
        ] {
            assert_eq!(read(text), Ok((value.to_owned(), Lone::No)), "{text}");
        }
    }

    #[test]
    fn a_lone_separator_before_three_digits_is_in_doubt() {
        for (text, lone) in [("1,234", Lone::Comma), ("12.345", Lone::Point), ("1,000", Lone::Zeros)] {
            assert_eq!(read(text).map(|(_, found)| found), Ok(lone), "{text}");
        }
    }

    #[test]
    fn what_is_not_plainly_a_number_is_refused() {
        for text in [
            "",
            "-",
            "--5",
            "12 34",
            "1  234",
            "1 2345",
            "1,23,456",
            "1,2.3,4",
            "1.",
            ",5",
            "0 123",
            "1 234.567.8",
            "5,",
            "1,2 3",
        ] {
            assert_eq!(read(text), Err(NotA::Number), "{text}");
        }
        assert_eq!(read(&"9".repeat(37)), Err(NotA::InRange));
        assert_eq!(read_written("1e5").map(|w| w.rest), Ok("e5"));
    }

    #[test]
    fn binary_numbers_are_read_by_their_shortest_text() {
        let read = |n: f64| Decimal::from_binary(n).and_then(Decimal::to_fraction).map(|f| f.to_string());
        assert_eq!(read(311.8), Ok("1559/5".to_owned()));
        assert_eq!(read(-0.0), Ok("0".to_owned()));
        assert_eq!(read(5e-324), Ok("0".to_owned()));
        assert_eq!(read(1e300), Err(NotA::InRange));
        assert_eq!(read(f64::NAN), Err(NotA::Number));
        assert_eq!(read(f64::NEG_INFINITY), Err(NotA::Number));
    }
}
