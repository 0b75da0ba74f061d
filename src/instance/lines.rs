//! The rows among the data that are no data, each read by a strict grammar: a district, a type of place, a kind of schools, a total.
//! Anything else is unclear.

use super::columns::Role;
use super::decision_words::leaves_out;
use super::heading_words::names_place;
use super::locality::locality_of_heading;
use super::place_name::{Place, PlaceKind, read_place};
use super::settled::Settled;
use super::total_claim::{Claim, read_claim};
use crate::workbook::{Cell, Skipped, SkippedRow, match_key, names_several_objects};

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A heading with a place.
    Place(Place),
    /// A heading of rural (true) or urban (false) objects.
    Locality(bool),
    /// A heading of a kind of schools: `Малокомплектные школы`.
    Kind,
    /// A total.
    Total(Claim),
    /// Nothing that is exactly understood.
    Unclear,
}

/// A row that is no data.
#[derive(Clone, Debug)]
pub(super) struct LineAt {
    /// The row in the sheet.
    pub(super) row: u32,
    /// Its text.
    pub(super) text: String,
    /// What it says.
    pub(super) line: Line,
}

impl LineAt {
    /// The place that it heads.
    pub(super) const fn place(&self) -> Option<&Place> {
        match &self.line {
            Line::Place(place) => Some(place),
            _ => None,
        }
    }
}

/// The rows of a table that are no data and say something, or should.
pub(super) fn lines(table: &Settled<'_>) -> Vec<LineAt> {
    let rows = &table.table.rows;
    let ends = (rows.first().map_or(0, |row| row.row), rows.last().map_or(0, |row| row.row));
    let line = |row: &SkippedRow| Some(LineAt { row: row.row, text: row.text.clone(), line: line(table, row, ends)? });
    let mut lines: Vec<LineAt> = table.table.skipped.iter().filter_map(line).collect();
    lines.sort_by_key(|line| line.row);
    lines
}

fn line(table: &Settled<'_>, row: &SkippedRow, (first, last): (u32, u32)) -> Option<Line> {
    let texts = texts(table, row.row);
    match row.why {
        Skipped::Total => Some(read_claim(&texts).map_or(Line::Unclear, Line::Total)),
        // Refused for what it decides.
        Skipped::Section if leaves_out(&row.text) => None,
        Skipped::Section => Some(heading(row, &texts)),
        // A signature behind the data is none of their rows; a district without schools is one.
        Skipped::Footnote if row.row > last => {
            let place =
                read_place(&row.text).filter(|place| matches!(place.kind, PlaceKind::District | PlaceKind::Town));
            place.map(Line::Place)
        }
        Skipped::Footnote => (row.row > first || names_place(&row.text)).then_some(Line::Unclear),
        // An example of a template, or a heading that was put aside.
        Skipped::Ignored => {
            let is_alone = texts.len() == 1 && table.cells_of(row.row).len() == 1;
            let is_place = read_place(row.text.trim_start_matches('#')).is_some();
            let is_heading = is_place || (is_alone && (row.row > first || names_place(&row.text)));
            (row.row < last && is_heading).then_some(Line::Unclear)
        }
        Skipped::ColumnNumbers
        | Skipped::MaybeColumnNumbers
        | Skipped::Units
        | Skipped::MaybeTotal
        | Skipped::RepeatedHeader => None,
    }
}

fn heading(row: &SkippedRow, texts: &[&str]) -> Line {
    if texts.len() > 1 {
        return Line::Unclear;
    }
    if let Some(rural) = locality_of_heading(&row.text) {
        return Line::Locality(rural);
    }
    if let Some(place) = read_place(&row.text) {
        return Line::Place(place);
    }
    let key = match_key(&row.text);
    let is_of_locality = |word: &str| ["сельск", "городск", "ауыл", "кала"].iter().any(|own| word.starts_with(own));
    if names_several_objects(&row.text) && !key.split(' ').any(is_of_locality) { Line::Kind } else { Line::Unclear }
}

/// The texts of a row beside its row number.
fn texts<'a>(table: &Settled<'a>, row: u32) -> Vec<&'a str> {
    let numbering = table.column(Role::RowNumber.at()).map(|found| found.column);
    let cells = table.cells_of(row);
    let says = |(column, cell): &'a (u32, Cell)| {
        let Cell::Text(text) = cell else { return None };
        let is_number = Some(*column) == numbering && cells.len() > 1 && is_ordinal(text);
        (!is_number && text.contains(|c: char| c.is_alphabetic() || c == '∑')).then_some(text.as_str())
    };
    cells.iter().filter_map(says).collect()
}

/// Whether a text numbers a section: `II`, `1.`, `а)`.
fn is_ordinal(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['.', ')']);
    bare.chars().count() == 1
        || bare.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'Х' | 'І' | '.'))
}
