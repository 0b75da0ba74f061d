//! Units of money in words: `тыс. тенге`, `мың теңге`, `млн тг`, `KZT`, `₸`.

use super::header::{self, Piece};

/// The unit in which a column of money is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MoneyUnit {
    /// Tenge.
    Tenge,
    /// Thousand tenge.
    Thousand,
    /// Million tenge.
    Million,
    /// Billion (10⁹) tenge.
    Billion,
}

impl MoneyUnit {
    /// The power of ten by which an amount in this unit is multiplied to get tenge.
    pub(super) const fn power(self) -> u32 {
        match self {
            Self::Tenge => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }

    const fn of_power(power: u32) -> Option<Self> {
        match power {
            0 => Some(Self::Tenge),
            3 => Some(Self::Thousand),
            6 => Some(Self::Million),
            9 => Some(Self::Billion),
            _ => None,
        }
    }
}

/// Whether a text names thousands of money or more as a unit: `сумма в тыс. тенге`, but not `план 311,8 млн`.
pub fn names_scale(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let counts = |at: usize| at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(is_number);
    words.iter().enumerate().any(|(at, word)| scale_of(word).is_some() && !counts(at))
}

/// The power of ten that a word such as `млн` stands for.
pub(super) fn scale_of(word: &str) -> Option<u32> {
    Some(match word {
        "тыс" | "тысяч" | "тысяча" | "тысячи" | "тысячах" | "мың" | "мын" | "thousand" | "thousands" => {
            3
        }
        "млн" | "миллион" | "миллиона" | "миллионов" | "миллионы" | "миллионах" | "mln" | "million" | "millions" => {
            6
        }
        "млрд" | "миллиард" | "миллиарда" | "миллиардов" | "миллиарды" | "миллиардах" | "bln" | "bn" | "billion" => {
            9
        }
        "трлн" | "триллион" | "триллиона" | "триллионов" | "trln" | "trillion" => 12,
        _ => return None,
    })
}

/// Whether the word names the tenge.
pub(super) fn is_tenge(word: &str) -> bool {
    matches!(word, "тенге" | "теңге" | "тг" | "тнг" | "₸" | "kzt" | "tenge" | "tg")
}

/// A unit that was found among the pieces of a text.
struct Stated {
    first: usize,
    /// One past the last piece.
    end: usize,
    power: u32,
    names_tenge: bool,
}

/// The units stated by `pieces`, left to right. A unit after a number (`300 млн тенге`) is an amount and states nothing.
fn stated(pieces: &[Piece]) -> Vec<Stated> {
    let mut out = Vec::new();
    let mut first = 0;
    while first < pieces.len() {
        let found = stated_at(pieces, first);
        let after_number = first > 0 && word_at(pieces, first - 1).is_some_and(is_amount);
        match found {
            Some(unit) => {
                first = unit.end;
                if !after_number {
                    out.push(unit);
                }
            }
            None => first += 1,
        }
    }
    out
}

fn stated_at(pieces: &[Piece], first: usize) -> Option<Stated> {
    let word = word_at(pieces, first)?;
    let next_names_tenge = word_at(pieces, first + 1).is_some_and(is_tenge);
    if is_tenge(word) {
        return Some(Stated { first, end: first + 1, power: 0, names_tenge: true });
    }
    // «т. тенге» is thousand tenge; a lone «т» is nothing.
    let power = scale_of(word).or_else(|| (word == "т" && next_names_tenge).then_some(3))?;
    let end = first + if next_names_tenge { 2 } else { 1 };
    Some(Stated { first, end, power, names_tenge: next_names_tenge })
}

fn word_at(pieces: &[Piece], at: usize) -> Option<&str> {
    pieces.get(at).and_then(Piece::word)
}

/// Whether the word is a number of money rather than a year or a footnote number.
fn is_amount(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit()) && !(word.len() == 4 && word.starts_with("20"))
}

/// `pieces` without units of money at the end or alone in brackets. What consists of a unit only stays whole.
pub(super) fn without_money_units(pieces: &[Piece]) -> Vec<&Piece> {
    let units = stated(pieces);
    let mut keep = vec![true; pieces.len()];
    let mut hide = |first: usize, end: usize| keep.iter_mut().take(end).skip(first).for_each(|kept| *kept = false);
    for unit in units.iter().rev() {
        let first = match word_at(pieces, unit.first.wrapping_sub(1)) {
            Some("в" | "in") => unit.first - 1,
            _ => unit.first,
        };
        let in_brackets = first > 0
            && pieces.get(first - 1) == Some(&Piece::Open)
            && matches!(pieces.get(unit.end), None | Some(Piece::Close));
        if in_brackets || unit.end == pieces.len() {
            hide(first, unit.end);
        }
    }
    let words_left = pieces.iter().zip(&keep).any(|(piece, kept)| *kept && piece.word().is_some());
    pieces.iter().zip(&keep).filter(|(_, kept)| **kept || !words_left).map(|(piece, _)| piece).collect()
}

/// Whether the text names a unit of money and nothing else.
pub(super) fn is_only_unit(text: &str) -> bool {
    let pieces = header::pieces(text);
    let outside = |at: usize, units: &[Stated]| !units.iter().any(|unit| (unit.first..unit.end).contains(&at));
    let units = stated(&pieces);
    let is_filler = |word: &str| matches!(word, "в" | "in");
    let words = pieces.iter().enumerate().filter_map(|(at, piece)| piece.word().map(|word| (at, word)));
    !units.is_empty() && words.into_iter().all(|(at, word)| !outside(at, &units) || is_filler(word))
}

/// What a text says about the unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Statement {
    /// Nothing.
    Nothing,
    /// One unit.
    Unit(MoneyUnit),
    /// Two different units, or one that is out of use (10¹²).
    Unclear,
}

impl Statement {
    fn of(mut powers: Vec<u32>) -> Self {
        powers.sort_unstable();
        powers.dedup();
        match powers.as_slice() {
            [] => Self::Nothing,
            [power] => MoneyUnit::of_power(*power).map_or(Self::Unclear, Self::Unit),
            _ => Self::Unclear,
        }
    }
}

/// The unit stated by the header of a column of money. A scale without the tenge (`Сумма, млн`) counts only at the end
/// or at the end of brackets: «цена за тыс. шт.» states nothing.
pub(super) fn in_header(header: &str) -> Statement {
    let pieces = header::pieces(header);
    let ends = |end: usize| matches!(pieces.get(end), None | Some(Piece::Close));
    Statement::of(stated(&pieces).iter().filter(|unit| unit.names_tenge || ends(unit.end)).map(|u| u.power).collect())
}

/// The first word of a unit that [`in_header`] finds.
pub(super) fn word_in_header(header: &str) -> Option<String> {
    let pieces = header::pieces(header);
    let is_unit = |word: &&str| is_tenge(word) || scale_of(word).is_some();
    let word = pieces.iter().filter_map(Piece::word).find(is_unit).map(str::to_owned);
    word.filter(|_| !matches!(in_header(header), Statement::Nothing))
}

/// The unit stated by a text above a table: only what names the tenge.
pub(super) fn in_title(title: &str) -> Statement {
    let pieces = header::pieces(title);
    Statement::of(stated(&pieces).iter().filter(|unit| unit.names_tenge).map(|unit| unit.power).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_state_units() {
        use MoneyUnit::{Billion, Million, Tenge, Thousand};
        for (header, expected) in [
            ("Цена, тенге", Some(Tenge)),
            ("Цена за единицу, тенге с НДС", Some(Tenge)),
            ("Сумма (тыс. тенге)", Some(Thousand)),
            ("Сумма, тыс.тг.", Some(Thousand)),
            ("Сумма, т.тг", Some(Thousand)),
            ("Сомасы, мың теңге", Some(Thousand)),
            ("Сомасы (млн. теңге)", Some(Million)),
            ("Сумма, млн", Some(Million)),
            ("Сумма (в млн) на 2027", Some(Million)),
            ("Сумма, млрд тенге", Some(Billion)),
            ("Amount, KZT", Some(Tenge)),
            ("Цена, ₸", Some(Tenge)),
            ("Цена за тыс. шт.", None),
            ("Цена", None),
        ] {
            let expected = expected.map_or(Statement::Nothing, Statement::Unit);
            assert_eq!(in_header(header), expected, "{header}");
        }
        assert_eq!(in_header("Сумма, тенге (тыс. тенге)"), Statement::Unclear);
        assert_eq!(in_header("Сумма, трлн тенге"), Statement::Unclear);
    }

    #[test]
    fn titles_state_units_but_amounts_in_them_do_not() {
        assert_eq!(in_title("Бюджет на 2026 год (тыс. тенге)"), Statement::Unit(MoneyUnit::Thousand));
        assert_eq!(in_title("мың теңге"), Statement::Unit(MoneyUnit::Thousand));
        assert_eq!(in_title("О выделении 300 млн. тенге"), Statement::Nothing);
        assert_eq!(in_title("Население, тыс. человек"), Statement::Nothing);
    }
}
