//! Rows that number the columns, as official forms have them under their headers.

use std::collections::BTreeSet;

use super::decimal::is_blank;
use super::rows::as_words;
use super::{Cell, Row};

/// Whether a row right under a header numbers the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// It does not.
    No,
    /// It does.
    Sure,
    /// It looks so, but could be data: only a person can tell.
    Unclear,
}

/// The most columns that a form numbers.
const MOST_NUMBERS: u32 = 40;
/// The fewest numbers in order that are no chance, though the next row goes on from them.
const FEWEST_IN_ORDER: usize = 4;

/// What a cell of such a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// The number of a column.
    Number {
        /// The column in the sheet.
        column: u32,
        /// Its position among those with a header, from 1.
        position: u32,
        /// The number.
        number: u32,
    },
    /// A letter, as forms give the columns that hold texts.
    Letter(char),
}

/// Tells whether `row` numbers the `columns` (those with a header): 1, 2, 3 …, perhaps with letters among them (А, Б, 1, 2).
/// `next` is the row below: one that goes on in the first column (1, then 2) makes rows of data more likely, words under
/// the numbers make them less so.
pub(super) fn numbering(row: &Row, next: Option<&Row>, columns: &BTreeSet<u32>) -> Numbering {
    let Some(labels) = labels(row, columns) else { return Numbering::No };
    let is_full = labels.len() * 2 > columns.len();
    let numbers: Vec<(u32, u32, u32)> = labels.iter().filter_map(number_of).collect();
    if numbers.is_empty() {
        return if is_full && is_alphabet(&labels) { Numbering::Sure } else { Numbering::No };
    }
    if numbers.windows(2).any(|pair| matches!(pair, [(_, _, one), (_, _, next)] if one >= next)) {
        return Numbering::No;
    }
    let in_order = is_in_order(&labels);
    let continued = next.is_some_and(|next| continues(row, next));
    let words_below = numbers.len() > 1 && next.is_some_and(|next| has_words_under(&numbers, next));
    let is_whole = numbers.len() == columns.len() && numbers.len() >= FEWEST_IN_ORDER;
    let has_letters = numbers.len() < labels.len();
    if in_order && !continued && (words_below || (is_full && has_letters)) {
        Numbering::Sure
    } else if words_below || (in_order && (is_whole || (is_full && !continued))) {
        Numbering::Unclear
    } else {
        Numbering::No
    }
}

/// The labels of a row; `None` when it holds anything else, or fewer than two.
fn labels(row: &Row, columns: &BTreeSet<u32>) -> Option<Vec<Label>> {
    let label = |(column, cell): &(u32, Cell)| {
        let shown = cell.shown();
        let shown = shown.trim_matches(is_blank);
        let position = u32::try_from(columns.range(..=*column).count()).ok()?;
        let number = leading_number(shown).filter(|number| (1..=MOST_NUMBERS).contains(number));
        let number = number.map(|number| Label::Number { column: *column, position, number });
        number.or_else(|| single_letter(shown).map(Label::Letter))
    };
    (row.cells.len() > 1).then(|| row.cells.iter().map(label).collect()).flatten()
}

/// Column, position and number of a label.
fn number_of(label: &Label) -> Option<(u32, u32, u32)> {
    match label {
        Label::Number { column, position, number } => Some((*column, *position, *number)),
        Label::Letter(_) => None,
    }
}

/// Whether every number is the next one, or the position of its column; the first may also count the letters before it.
fn is_in_order(labels: &[Label]) -> bool {
    let (mut letters, mut last) = (0_u32, None);
    labels.iter().all(|label| match (label, last) {
        (Label::Letter(_), _) => {
            letters += 1;
            true
        }
        (Label::Number { position, number, .. }, None) => {
            last = Some(*number);
            [1, letters + 1, *position].contains(number)
        }
        (Label::Number { position, number, .. }, Some(before)) => {
            last = Some(*number);
            [before + 1, *position].contains(number)
        }
    })
}

/// Whether letters follow each other in the alphabet, from its first on.
fn is_alphabet(labels: &[Label]) -> bool {
    let mut before: Option<u32> = None;
    labels.iter().all(|label| {
        let Label::Letter(letter) = label else { return false };
        let code = u32::from(*letter);
        let follows = before.map_or(matches!(letter, 'А' | 'а' | 'A' | 'a'), |before| code == before + 1);
        before = Some(code);
        follows
    })
}

/// Whether a row that begins with 1 is followed by one that begins with 2 in the same column.
fn continues(row: &Row, next: &Row) -> bool {
    let (Some((at, one)), Some((next_at, two))) = (row.cells.first(), next.cells.first()) else { return false };
    let number = |cell: &Cell| leading_number(cell.shown().trim_matches(is_blank));
    at == next_at && number(one) == Some(1) && number(two) == Some(2)
}

/// Whether the row below has words where this one has numbers.
fn has_words_under(numbers: &[(u32, u32, u32)], next: &Row) -> bool {
    next.cells.iter().any(|(column, cell)| {
        let has_words = as_words(cell).is_some_and(|text| single_letter(text.trim_matches(is_blank)).is_none());
        has_words && numbers.iter().any(|(at, _, _)| at == column)
    })
}

/// The number of a column as forms print it: `3`, `3.`, `(3)`, `6=4*5`, `гр. 3`.
fn leading_number(text: &str) -> Option<u32> {
    const WORDS: [&str; 4] = ["гр", "графа", "столбец", "баған"];
    let text = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text);
    let lower = text.to_lowercase();
    let behind = WORDS.iter().filter_map(|word| lower.strip_prefix(word)).min_by_key(|rest| rest.len());
    let text = behind.map_or(lower.as_str(), |rest| rest.trim_start_matches('.'));
    let number = text.split_once('=').map_or(text, |(number, _)| number).trim_matches(is_blank);
    number.strip_suffix('.').unwrap_or(number).parse().ok()
}

fn single_letter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|c| c.is_alphabetic() && chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::super::Skipped;
    use super::super::table::tests::{outline, sheet};

    const HEADER: &[&str] = &["Название", "Район", "Тип", "Ученики", "Компьютеры"];
    const SCHOOL: &[&str] = &["Школа 1", "Талгар", "школа", "24", "15"];

    /// What became of the row between the header and the first school.
    fn found(row: &[&str], next: &[&str]) -> Option<Skipped> {
        let found = outline(&sheet(&[HEADER, row, next, SCHOOL], &[]));
        let skipped = found.3.iter().find(|(at, _)| *at == 1).map(|(_, why)| *why);
        assert_eq!(skipped.is_none(), found.2.contains(&(1, None)), "{found:?}");
        skipped
    }

    #[test]
    fn numbers_of_columns_are_known_with_letters_among_them() {
        for row in [
            &["1", "2", "3", "4", "5"],
            &["1", "2", "А", "4", "5"],
            &["1", "2", "А", "3", "4"],
            &["А", "Б", "1", "2", "3"],
            &["А", "Б", "В", "Г", "Д"],
            &["1", "2", "3", "", "5"],
            &["1.", "2.", "3.", "4.", "5."],
            &["гр. 1", "гр. 2", "гр. 3", "гр. 4", "гр. 5=4-3"],
            &["", "", "3", "4", "5"],
            &["1", "2", "", "", ""],
        ] {
            assert_eq!(found(row, SCHOOL), Some(Skipped::ColumnNumbers), "{row:?}");
        }
    }

    #[test]
    fn what_may_number_columns_is_no_silent_school() {
        // Columns of the form were deleted; the numbering goes on from another page; the next row begins with 2.
        for row in [&["1", "2", "4", "7", "9"], &["6", "7", "8", "9", "10"]] {
            assert_eq!(found(row, SCHOOL), Some(Skipped::MaybeColumnNumbers), "{row:?}");
        }
        let whole = &["1", "2", "3", "4", "5"];
        assert_eq!(found(whole, &["2", "Талгар", "школа", "9", "9"]), Some(Skipped::MaybeColumnNumbers));
        assert_eq!(found(whole, &["2", "10", "9", "9", "9"]), Some(Skipped::MaybeColumnNumbers));
        // A table without words: the first school may have code 1.
        assert_eq!(found(whole, &["5", "1", "4", "9", "9"]), Some(Skipped::MaybeColumnNumbers));
    }

    #[test]
    fn a_first_school_in_numbers_or_letters_is_data() {
        assert_eq!(found(&["45", "Талгар", "школа", "60", "80"], SCHOOL), None);
        assert_eq!(found(&["7", "3", "4", "60", "80"], &["8", "3", "4", "60", "80"]), None);
        assert_eq!(found(&["А", "Б", "Д", "2", "1"], &["Б", "Б", "Д", "3", "1"]), None);
        assert_eq!(found(&["1", "2", "5", "240", "15"], SCHOOL), None);
    }
}
