//! Rows of totals, told from data that only sounds like one: a school called «Свод», a level of school «Среднее».

use std::collections::BTreeSet;

use super::decimal::is_blank;
use super::rows::as_words;
use super::words::{TotalWord, is_surely_total, is_total, is_total_word, total_word};
use super::{Cell, Row};

/// Among how many texts of a row one may name a total where no column holds the names: a district may stand before it.
const FIRST_TEXTS: usize = 2;
/// The fewest columns beside the name that make a row as full as data.
const FEWEST_FILLED: usize = 2;

/// What a row is, as far as totals go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No total.
    No,
    /// A total.
    Total,
    /// Called like a total, filled like data.
    Unclear,
}

/// How the data of a table look beside their names.
pub(super) struct TotalRows {
    /// The column of names.
    naming: Option<u32>,
    /// The columns of row numbers that data fill.
    numbered: BTreeSet<u32>,
    /// The other columns in which data have words.
    filled: BTreeSet<u32>,
}

impl TotalRows {
    /// Learns from the rows `below` a header with these `columns`, some of them `numbering` the rows.
    pub(super) fn new(naming: Option<u32>, columns: &BTreeSet<u32>, numbering: &BTreeSet<u32>, below: &[Row]) -> Self {
        let mut learning = Self { naming, numbered: BTreeSet::new(), filled: BTreeSet::new() };
        let is_data = |row: &&Row| row.cells.len() * 2 > columns.len() && learning.names_total(row).is_none();
        let data: Vec<&Row> = below.iter().filter(is_data).collect();
        let mostly = |column: u32, holds: &dyn Fn(&Cell) -> bool| {
            let count = data.iter().filter(|row| row.cell(column).is_some_and(holds)).count();
            count * 2 > data.len()
        };
        let numbered = numbering.iter().copied().filter(|column| mostly(*column, &|_| true)).collect();
        let others = columns.iter().copied().filter(|column| Some(*column) != naming && !numbering.contains(column));
        let filled = others.filter(|column| mostly(*column, &says_something)).collect();
        (learning.numbered, learning.filled) = (numbered, filled);
        learning
    }

    /// Whether a row is a total.
    pub(super) fn judge(&self, row: &Row) -> Verdict {
        let Some(text) = self.names_total(row) else { return Verdict::No };
        if has_code_before_text(row) {
            return if is_total_word(text) { Verdict::Unclear } else { Verdict::No };
        }
        let is_numbered =
            self.numbered.iter().filter_map(|column| row.cell(*column)).any(|own| as_words(own).is_none());
        let fills_all = self.filled.iter().all(|column| row.cell(*column).is_some_and(says_something));
        let fewest = if is_surely_total(text) { FEWEST_FILLED } else { 1 };
        if is_numbered || (fills_all && self.filled.len() >= fewest) { Verdict::Unclear } else { Verdict::Total }
    }

    /// The text of a row that names a total: any before its numbers that begins with a word for one, any that is nothing else; or
    /// that of its name, where it has one.
    fn names_total<'r>(&self, row: &'r Row) -> Option<&'r str> {
        let texts = || row.cells.iter().filter_map(|(at, cell)| Some((*at, as_words(cell)?)));
        let first_number = row.cells.iter().find(|(at, cell)| Some(*at) > self.naming && as_words(cell).is_none());
        let is_before = |at: u32| Some(at) != self.naming && first_number.is_none_or(|(number, _)| at < *number);
        let is_it = |at: u32, text: &str| match total_word(text) {
            Some(TotalWord::Alone) => true,
            Some(TotalWord::First) => is_before(at) && is_total(text),
            None => false,
        };
        let total = texts().find(|(at, text)| is_it(*at, text));
        if let Some((_, text)) = total {
            return Some(text);
        }
        let name = self.naming.and_then(|column| row.cell(column)).and_then(as_words);
        match name {
            Some(name) => Some(name).filter(|name| is_total(name)),
            None => {
                row.cells.iter().filter_map(|(_, cell)| as_words(cell)).take(FIRST_TEXTS).find(|text| is_total(text))
            }
        }
    }
}

/// Whether a cell holds words, not only a dash.
fn says_something(cell: &Cell) -> bool {
    as_words(cell).is_some_and(|text| {
        text.chars().any(|c| !is_blank(c) && !matches!(c, '-' | '–' | '—' | '−' | 'х' | 'Х' | 'x' | 'X'))
    })
}

/// Whether a long number (a БИН, a code of a school) stands before the first text: such a row is data.
fn has_code_before_text(row: &Row) -> bool {
    const CODE_DIGITS: usize = 5;
    let before = row.cells.iter().take_while(|(_, cell)| as_words(cell).is_none());
    before.into_iter().any(|(_, cell)| cell.shown().chars().filter(char::is_ascii_digit).count() >= CODE_DIGITS)
}
