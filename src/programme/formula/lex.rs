//! The words of a formula.

use std::ops::Range;

use winnow::combinator::{alt, delimited, not, opt, preceded, repeat, terminated};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{any, one_of, take_while};

use super::Binary;
use super::syntax::{Reason, SyntaxError};
use crate::fraction::Fraction;

/// A word and the bytes of the formula that it stands on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    /// A number with its unit worked in.
    Number(Fraction),
    /// A text in quotes.
    Text(String),
    /// A name, bare or in brackets.
    Name(String),
    /// A two-sided operator; `-` may also be one-sided.
    Operator(Binary),
    /// `not`
    Not,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
    /// The end of the formula.
    End,
}

/// What a comma between digits means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::programme) enum Commas {
    /// The next argument: `max(1,5)`.
    Separate,
    /// A decimal comma, in values that are plain numbers: `311,8 млн`.
    Decimal,
}

/// Far more words than a norm has; bounds the depth of every tree built from them.
const MOST_TOKENS: usize = 1_000;
/// More digits than any amount has; a fraction of 128 bits holds them.
const MOST_DIGITS: usize = 30;

type Input<'a> = LocatingSlice<&'a str>;
type Lexed<T> = Result<T, EmptyError>;

/// The words of `text`, the last one being [`TokenKind::End`].
pub(super) fn tokens(text: &str, commas: Commas) -> Result<Vec<Token>, SyntaxError> {
    let mut input = LocatingSlice::new(text);
    let mut out = Vec::new();
    loop {
        let _ = blanks(&mut input);
        let start = input.current_token_start();
        if input.is_empty() {
            out.push(Token { kind: TokenKind::End, range: start..start });
            return Ok(out);
        }
        if out.len() == MOST_TOKENS {
            return Err(SyntaxError { range: start..text.len(), reason: Reason::TooLong });
        }
        let before = input;
        let kind = match token(&mut input, commas) {
            Ok(Some(kind)) => kind,
            Ok(None) => return Err(SyntaxError { range: start..input.current_token_start(), reason: Reason::Number }),
            Err(_) => return Err(unreadable(before, start)),
        };
        out.push(Token { kind, range: start..input.current_token_start() });
    }
}

/// One word; `None` for a number that is too large, or that reads in two ways.
fn token(input: &mut Input<'_>, commas: Commas) -> Lexed<Option<TokenKind>> {
    if let Some(digits) = opt(|input: &mut Input<'_>| digits(input, commas)).parse_next(input)? {
        let unit = opt(preceded(blanks, unit)).parse_next(input)?;
        opt(preceded(blanks, currency)).parse_next(input)?;
        // `1,000` is one to some and a thousand to others; `2,063 млрд` and `0,125` are clear.
        if digits.is_comma && digits.decimals.len() == 3 && unit.is_none() && !digits.whole.trim_matches('0').is_empty()
        {
            return Ok(None);
        }
        let scale = unit.unwrap_or(Fraction::ONE);
        return Ok(number(&digits).and_then(|n| n.checked_mul(scale)).map(TokenKind::Number));
    }
    alt((operator.map(TokenKind::Operator), punctuation, quoted, bracketed, word)).parse_next(input).map(Some)
}

/// A number as it is written: digits before and after the point.
struct Digits {
    whole: String,
    decimals: String,
    is_comma: bool,
}

fn digits(input: &mut Input<'_>, commas: Commas) -> Lexed<Digits> {
    let first: &str = take_while(1.., is_digit).parse_next(input)?;
    let mut whole = first.to_owned();
    if first.len() <= 3 {
        // Groups of exactly three digits: `9 536 000`.
        let group = preceded(one_of(is_group_space), terminated(take_while(3..=3, is_digit), not(one_of(is_digit))));
        let groups: String = repeat(0.., group).fold(String::new, |all, group: &str| all + group).parse_next(input)?;
        whole.push_str(&groups);
    }
    let is_point = |c: char| c == '.' || (c == ',' && commas == Commas::Decimal);
    let decimals: Option<(char, &str)> = opt((one_of(is_point), take_while(1.., is_digit))).parse_next(input)?;
    let (point, decimals) = decimals.unwrap_or(('.', ""));
    Ok(Digits { whole, decimals: decimals.to_owned(), is_comma: point == ',' })
}

fn number(digits: &Digits) -> Option<Fraction> {
    let all = format!("{}{}", digits.whole, digits.decimals);
    if all.len() > MOST_DIGITS {
        return None;
    }
    let places = u32::try_from(digits.decimals.len()).ok()?;
    Fraction::new(all.parse().ok()?, 10_i128.checked_pow(places)?)
}

/// `%`, percentage points, thousand, million, milliard.
fn unit(input: &mut Input<'_>) -> Lexed<Fraction> {
    let word: &str = alt((take_while(1..=1, '%'), terminated(bare_name, opt('.')))).parse_next(input)?;
    let (numerator, denominator) = match word {
        "%" | "pp" | "пп" => (1, 100),
        "тыс" | "мың" | "k" => (1_000, 1),
        "M" | "m" | "млн" => (1_000_000, 1),
        "bn" | "млрд" => (1_000_000_000, 1),
        _ => return Err(EmptyError),
    };
    Fraction::new(numerator, denominator).ok_or(EmptyError)
}

/// The currency behind an amount says nothing new and is skipped.
fn currency(input: &mut Input<'_>) -> Lexed<()> {
    let word: &str = alt((take_while(1..=1, '₸'), terminated(bare_name, opt('.')))).parse_next(input)?;
    if matches!(word, "₸" | "тг" | "тенге" | "теңге" | "KZT") { Ok(()) } else { Err(EmptyError) }
}

fn operator(input: &mut Input<'_>) -> Lexed<Binary> {
    let comparison = alt((
        "==".value(Binary::Equal),
        "!=".value(Binary::NotEqual),
        "<=".value(Binary::LessOrEqual),
        ">=".value(Binary::GreaterOrEqual),
        "<".value(Binary::Less),
        ">".value(Binary::Greater),
        // A slip for `==`; the compiler names it, since `f(name = value)` has its place in some measures.
        "=".value(Binary::Equal),
    ));
    let arithmetic = alt((
        "+".value(Binary::Add),
        "-".value(Binary::Subtract),
        "*".value(Binary::Multiply),
        "/".value(Binary::Divide),
    ));
    alt((comparison, arithmetic)).parse_next(input)
}

fn punctuation(input: &mut Input<'_>) -> Lexed<TokenKind> {
    alt(("(".value(TokenKind::Open), ")".value(TokenKind::Close), ",".value(TokenKind::Comma))).parse_next(input)
}

fn quoted(input: &mut Input<'_>) -> Lexed<TokenKind> {
    let text: &str = alt((
        delimited('"', take_while(0.., |c| c != '"'), '"'),
        delimited('\'', take_while(0.., |c| c != '\''), '\''),
    ))
    .parse_next(input)?;
    Ok(TokenKind::Text(text.to_owned()))
}

/// A name with spaces or signs: `[Кол-во учеников]`.
fn bracketed(input: &mut Input<'_>) -> Lexed<TokenKind> {
    let name: &str = delimited('[', take_while(1.., |c| !matches!(c, '[' | ']')), ']').parse_next(input)?;
    Ok(TokenKind::Name(name.trim().to_owned()))
}

fn word(input: &mut Input<'_>) -> Lexed<TokenKind> {
    bare_name.parse_next(input).map(|name| match name {
        "and" => TokenKind::Operator(Binary::And),
        "or" => TokenKind::Operator(Binary::Or),
        "not" => TokenKind::Not,
        name => TokenKind::Name(name.to_owned()),
    })
}

/// Letters of any script, digits and underscores, a digit never first.
fn bare_name<'a>(input: &mut Input<'a>) -> Lexed<&'a str> {
    (one_of(|c: char| c.is_alphabetic() || c == '_'), take_while(0.., |c: char| c.is_alphanumeric() || c == '_'))
        .take()
        .parse_next(input)
}

fn blanks(input: &mut Input<'_>) -> Lexed<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

/// Why no word starts here.
fn unreadable(mut input: Input<'_>, start: usize) -> SyntaxError {
    let rest = input.len();
    let first: Lexed<char> = any.parse_next(&mut input);
    let (reason, end) = match first {
        Ok('"' | '\'') => (Reason::OpenQuote, start + rest),
        Ok('[') => (Reason::OpenBracket, start + rest),
        _ => (Reason::Character, input.current_token_start()),
    };
    SyntaxError { range: start..end, reason }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Plain, no-break, narrow no-break and thin spaces.
const fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}
