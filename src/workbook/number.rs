//! Exact values out of cells and texts. Nothing here guesses: what is not plainly a number is refused with a reason.

use super::decimal::{Decimal, Lone, Written, is_blank, read_written};
use super::{Cell, MoneyUnit, header, unit};
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::money::Money;
use crate::quantity::Units;

/// Powers of ten from tenge to tiyn.
const TIYN_POWER: u32 = 2;

/// Why a cell or text is not the value asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotA {
    /// Not a number at all.
    Number,
    /// A number below zero.
    Nonnegative,
    /// A fraction where a whole number is needed, or `1,234`, of which nobody knows whether it is one.
    Whole,
    /// An amount finer than a tiyn (more than two decimals, as `1,234` is read), or a binary number not within 1e-6 of a whole tiyn.
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

impl NotA {
    /// The diagnostic of a cell that is refused for this reason. Its message takes `column` (the header, or what the
    /// column means) and `found` (the cell, as [`Cell::shown`]).
    pub const fn code(self) -> Code {
        match self {
            Self::Number => Code::NotANumber,
            Self::Nonnegative => Code::NegativeNumber,
            Self::Whole => Code::NotWhole,
            Self::Tiyn => Code::TooManyDecimals,
            Self::InRange => Code::OutOfRange,
            Self::KnownUnit => Code::MoneyUnitUnclear,
            Self::YesNo => Code::NotYesOrNo,
            Self::Value => Code::FormulaError,
            Self::Result => Code::FormulaWithoutResult,
        }
    }
}

/// A whole number of things: `172 102`, `1 200,0`, `3`, `12 шт.`. A binary number may be 10⁻⁶ off.
///
/// # Errors
/// [`NotA`] says why the cell is none; `1,234` is refused as [`NotA::Whole`].
pub fn read_count(cell: &Cell) -> Result<Units, NotA> {
    let whole = match cell {
        Cell::Number(number) => Decimal::from_binary(*number)?.nearest_times(0, NotA::Whole)?,
        _ => {
            let written = read_written(text_of(cell, NotA::Number)?)?;
            if !(written.rest.is_empty() || is_unit_of_count(written.rest)) {
                return Err(NotA::Number);
            }
            if written.lone != Lone::No {
                return Err(NotA::Whole);
            }
            written.value.whole_times(0, NotA::Whole)?
        }
    };
    limited(whole, Units::LARGEST_QUANTITY.get()).map(Units::new)
}

/// Whether a text behind a number is a unit in which things or people are counted: `12 шт.`, `30 чел.`.
fn is_unit_of_count(rest: &str) -> bool {
    const UNITS: [&str; 14] = [
        "шт",
        "штук",
        "штуки",
        "штука",
        "ед",
        "единиц",
        "единицы",
        "единица",
        "чел",
        "человек",
        "человека",
        "дана",
        "адам",
        "pcs",
    ];
    UNITS.contains(&header::normalise_header(rest).as_str())
}

/// An amount of money in `unit`; a unit inside the text (`311,8 млн.тенге`, `2,063 млрд тенге`, `7 964 231,03 KZT`) wins when
/// `unit` is `None` or says the same, and is [`NotA::KnownUnit`] when it contradicts.
/// `unit == None` and no unit in the cell means tenge.
///
/// # Errors
/// [`NotA`] says why the cell is no amount.
pub fn read_money(cell: &Cell, unit: Option<MoneyUnit>) -> Result<Money, NotA> {
    match cell {
        Cell::Number(number) => money_of_binary(*number, unit.map_or(0, MoneyUnit::power)),
        _ => money_of_text(text_of(cell, NotA::Number)?, unit, Scales::Words),
    }
}

/// An exact decimal or fraction, or a percentage: `0,84`, `84 %`, `3/2`. Not negative. The comma of `1,234` is the
/// decimal one; `1,000` is refused.
///
/// # Errors
/// [`NotA`] says why the cell is none.
pub fn read_fraction(cell: &Cell) -> Result<Fraction, NotA> {
    let fraction = match cell {
        Cell::Number(number) => Decimal::from_binary(*number)?.to_fraction()?,
        _ => {
            let written = read_written(text_of(cell, NotA::Number)?)?;
            if written.plus { Err(NotA::Number) } else { fraction_of(&written) }?
        }
    };
    if fraction.is_negative() { Err(NotA::Nonnegative) } else { Ok(fraction) }
}

/// Yes or no: `да/нет`, `иә/жоқ`, `yes/no`, `есть/нет`, `бар/жоқ`, `1/0`, TRUE/FALSE, `+`/`-`; `село/город` is **not** handled here.
///
/// # Errors
/// [`NotA::YesNo`] for anything else, and where a question mark doubts the answer.
pub fn read_yes_no(cell: &Cell) -> Result<bool, NotA> {
    let number;
    let text = match cell {
        Cell::Bool(answer) => return Ok(*answer),
        Cell::Number(n) => {
            number = n.to_string();
            &number
        }
        _ => text_of(cell, NotA::YesNo)?.trim_matches(is_blank),
    };
    if text.contains('?') {
        return Err(NotA::YesNo);
    }
    let key = header::match_key(text);
    let is_one_of =
        |words: &[&str]| words.iter().any(|word| text == *word || (!key.is_empty() && key == header::match_key(word)));
    match (is_one_of(&YES), is_one_of(&NO)) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(NotA::YesNo),
    }
}

const YES: [&str; 18] = [
    "да",
    "д",
    "иә",
    "ия",
    "есть",
    "имеется",
    "бар",
    "yes",
    "y",
    "true",
    "1",
    "+",
    "истина",
    "подключен",
    "подключена",
    "подключено",
    "қосылған",
    "ақиқат",
];
const NO: [&str; 19] = [
    "нет",
    "жоқ",
    "отсутствует",
    "не имеется",
    "no",
    "n",
    "false",
    "0",
    "-",
    "−",
    "–",
    "—",
    "ложь",
    "не подключен",
    "не подключена",
    "не подключено",
    "қосылмаған",
    "жалған",
    "отсутствуют",
];

/// Text, with runs of white space folded and trimmed; numbers become their shortest text (`27000095`), dates `2026-09-01`.
///
/// # Errors
/// [`NotA::Value`] and [`NotA::Result`] for formulas that have no value.
pub fn read_text(cell: &Cell) -> Result<String, NotA> {
    match cell {
        Cell::Text(text) => Ok(text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")),
        Cell::Number(_) | Cell::Bool(_) | Cell::Date(_) => Ok(cell.shown()),
        Cell::Error(_) => Err(NotA::Value),
        Cell::Uncached(_) => Err(NotA::Result),
    }
}

/// An amount as a person types it on the command line or in a model file: `311,8 млн`, `311.8 M`, `9 536 000`, `52,5 млн тенге`.
///
/// # Errors
/// [`NotA`] says why the text is no amount.
pub fn parse_money(text: &str) -> Result<Money, NotA> {
    money_of_text(text, None, Scales::WordsAndLetters)
}

/// A number as written in a model file: `"9 536 000"`, `"79%"`, `"3/2"`, `"10 pp"` (percentage points), `"376.9 M"`.
/// It may be negative, or have a `+`.
///
/// # Errors
/// [`NotA`] says why the text is no number.
pub fn parse_fraction(text: &str) -> Result<Fraction, NotA> {
    let written = read_written(text)?;
    let words = header::words(written.rest);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["pp" | "рр" | "пп"] | ["п", "п"] => hundredth(written.value.to_fraction()?),
        [word] if Scales::WordsAndLetters.power_of(word).is_some() => {
            let power = Scales::WordsAndLetters.power_of(word).ok_or(NotA::Number)?;
            check_lone(&written, power, NotA::Number)?;
            let factor = 10_i128.checked_pow(power).ok_or(NotA::InRange)?;
            written.value.to_fraction()?.checked_mul(Fraction::whole(factor)).ok_or(NotA::InRange)
        }
        _ => fraction_of(&written),
    }
}

/// A decimal, a percentage or a fraction of two whole numbers.
fn fraction_of(written: &Written<'_>) -> Result<Fraction, NotA> {
    if written.lone == Lone::Zeros {
        return Err(NotA::Number);
    }
    let value = written.value.to_fraction()?;
    match written.rest {
        "" => Ok(value),
        "%" => hundredth(value),
        rest => {
            let below = read_written(rest.strip_prefix('/').ok_or(NotA::Number)?)?;
            let whole = |part: &Written<'_>| part.lone == Lone::No && part.value.scale == 0;
            if !(whole(written) && whole(&below) && below.rest.is_empty()) || below.plus || below.value.negative {
                return Err(NotA::Number);
            }
            value.checked_div(below.value.to_fraction()?).ok_or(NotA::Number)
        }
    }
}

fn hundredth(value: Fraction) -> Result<Fraction, NotA> {
    value.checked_div(Fraction::whole(100)).ok_or(NotA::InRange)
}

/// Which words for powers of ten a text may use.
#[derive(Clone, Copy)]
enum Scales {
    /// Words such as `млн`, in sheets.
    Words,
    /// Also `K`, `M`, `B`, where a person types.
    WordsAndLetters,
}

impl Scales {
    fn power_of(self, word: &str) -> Option<u32> {
        unit::scale_of(word).or(match (self, word) {
            (Self::WordsAndLetters, "k") => Some(3),
            (Self::WordsAndLetters, "m" | "м") => Some(6),
            (Self::WordsAndLetters, "b") => Some(9),
            _ => None,
        })
    }
}

/// The money of a text with an optional unit before or behind the number.
fn money_of_text(text: &str, unit: Option<MoneyUnit>, scales: Scales) -> Result<Money, NotA> {
    let text = text.trim_matches(is_blank);
    let (before, number) = match text.strip_prefix('₸') {
        Some(rest) => (true, rest),
        None => text.strip_prefix("KZT").map_or((false, text), |rest| (true, rest)),
    };
    let written = read_written(number)?;
    if written.plus {
        return Err(NotA::Number);
    }
    let stated = stated_power(written.rest, before, scales)?;
    let power = match (stated, unit.map(MoneyUnit::power)) {
        (Some(stated), Some(known)) if stated != known => return Err(NotA::KnownUnit),
        (stated, known) => stated.or(known).unwrap_or(0),
    };
    check_lone(&written, power, NotA::Tiyn)?;
    let tiyn = written.value.whole_times(power + TIYN_POWER, NotA::Tiyn)?;
    limited(tiyn, Money::LARGEST_AMOUNT.tiyn()).map(Money::from_tiyn)
}

/// The power of ten that the words behind a number state: `млн.тенге`, `тыс.`, `KZT`; `None` without words.
fn stated_power(rest: &str, named_before: bool, scales: Scales) -> Result<Option<u32>, NotA> {
    let words = header::words(rest);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let scale_of = |word| scales.power_of(word).ok_or(NotA::Number);
    match words.as_slice() {
        [] => Ok(named_before.then_some(0)),
        [word] if unit::is_tenge(word) && !named_before => Ok(Some(0)),
        [word] => scale_of(word).map(Some),
        [scale, tenge] if unit::is_tenge(tenge) && !named_before => scale_of(scale).map(Some),
        _ => Err(NotA::Number),
    }
}

/// Refuses `1,234` unless a scale (`2,063 млрд`) makes the comma plainly the decimal one. English writes `6,000 M`, so
/// after Latin scales a comma stays in doubt.
fn check_lone(written: &Written<'_>, power: u32, refusal: NotA) -> Result<(), NotA> {
    let latin = written.rest.starts_with(|c: char| c.is_ascii_alphabetic());
    match written.lone {
        Lone::No => Ok(()),
        Lone::Point if power > 0 => Ok(()),
        Lone::Comma if power > 0 && !latin => Ok(()),
        Lone::Comma | Lone::Point | Lone::Zeros => Err(refusal),
    }
}

/// The money of a cell's binary number in units of `10^power` tenge. Where such numbers lie a tiyn or more apart (from
/// 6.7·10¹³ tenge on), several amounts share one number: only what it holds exactly is read there.
fn money_of_binary(number: f64, power: u32) -> Result<Money, NotA> {
    let decimal = Decimal::from_binary(number)?;
    let tiyn = limited(decimal.nearest_times(power + TIYN_POWER, NotA::Tiyn)?, Money::LARGEST_AMOUNT.tiyn())?;
    if is_coarse(number, power + TIYN_POWER) && binary_value(number) != decimal.to_fraction().ok() {
        return Err(NotA::InRange);
    }
    Ok(Money::from_tiyn(tiyn))
}

const FRACTION_BITS: u32 = 52;

/// The power of two of the last bit of a float: the distance to its neighbours.
fn last_bit(number: f64) -> i64 {
    const BIAS: i64 = 1023;
    i64::try_from((number.to_bits() >> FRACTION_BITS) & 0x7ff)
        .map_or(0, |exponent| exponent - BIAS - i64::from(FRACTION_BITS))
}

/// Whether floats like `number` lie `10^-power` or more apart.
fn is_coarse(number: f64, power: u32) -> bool {
    let apart = u32::try_from(-last_bit(number)).ok().map(|places| 2_u128.checked_pow(places));
    match apart {
        Some(Some(parts)) => 10_u128.checked_pow(power).is_none_or(|finest| parts <= finest),
        Some(None) => false,
        None => true,
    }
}

/// The exact value of a positive, normal float; `None` beyond 128 bits.
fn binary_value(number: f64) -> Option<Fraction> {
    const IMPLIED: u64 = 1 << FRACTION_BITS;
    let mantissa = i128::from((number.to_bits() & (IMPLIED - 1)) | IMPLIED);
    let power_of_two = |power: i64| 2_i128.checked_pow(u32::try_from(power).ok()?);
    match last_bit(number) {
        last @ ..0 => Fraction::new(mantissa, power_of_two(-last)?),
        last => mantissa.checked_mul(power_of_two(last)?).map(Fraction::whole),
    }
}

fn limited(value: i128, largest: i64) -> Result<i64, NotA> {
    match i64::try_from(value) {
        Ok(value) if value < 0 => Err(NotA::Nonnegative),
        Ok(value) if value <= largest => Ok(value),
        Err(_) if value < 0 => Err(NotA::Nonnegative),
        _ => Err(NotA::InRange),
    }
}

/// The text of a cell; `refusal` for a boolean or a date.
fn text_of(cell: &Cell, refusal: NotA) -> Result<&str, NotA> {
    match cell {
        Cell::Text(text) => Ok(text),
        Cell::Error(_) => Err(NotA::Value),
        Cell::Uncached(_) => Err(NotA::Result),
        Cell::Number(_) | Cell::Bool(_) | Cell::Date(_) => Err(refusal),
    }
}

#[cfg(test)]
mod tests;
