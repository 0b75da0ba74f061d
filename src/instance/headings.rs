//! Rows with nothing but a name: headings of sections, or objects of which everything else was forgotten.

use std::collections::BTreeSet;

use super::columns::Role;
use super::heading_words::{names_place, says_nothing_of_plan};
use super::locality::locality_word;
use super::notes::Notes;
use super::settled::Settled;
use super::spelling::{place_key, says_kind};
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::{Skipped, SkippedRow, could_be_object, match_key};

/// Beginnings of words that only headings have: places, and several objects at once.
const OF_HEADINGS: [&str; 19] = [
    "сел",
    "город",
    "аул",
    "ауыл",
    "кала",
    "посел",
    "кент",
    "округ",
    "населен",
    "раздел",
    "болим",
    "школы",
    "гимназии",
    "лицеи",
    "мектептер",
    "schools",
    "rural",
    "urban",
    "section",
];

/// Warns of rows that were taken for headings although nothing but their place in the table says so.
pub(super) fn question_headings(table: &Settled<'_>, notes: &mut Notes<'_>) {
    let lone = table.table.skipped.iter().filter(|row| row.lone.is_some() && !is_heading(&row.text));
    let lone: Vec<&SkippedRow> = lone.collect();
    let places = if lone.is_empty() { BTreeSet::new() } else { known_places(table) };
    for row in lone.into_iter().filter(|row| !places.contains(&place_key(&row.text))) {
        let mut names = [Role::Name, Role::Id, Role::Bin, Role::RowNumber].into_iter().map(Role::at);
        let Some(spec) = names.find(|spec| table.column(*spec).map(|found| found.column) == row.lone) else { continue };
        let place = table.place(row.row, spec, Some(row.text.clone()));
        notes.report(Code::LoneHeading, place, args![found = row.text.as_str()]);
    }
}

/// The headings among the data that say nothing about place and kind, and so change nothing.
pub(super) fn unread_headings<'s>(table: &'s Settled<'_>) -> impl Iterator<Item = &'s SkippedRow> {
    let last = table.table.rows.last().map_or(0, |row| row.row);
    let names = [Role::Name, Role::Id, Role::Bin].map(|role| table.column(role.at()).map(|found| found.column));
    let sections = move |row: &&SkippedRow| {
        let is_questioned = row.lone.is_some() && names.contains(&row.lone) && !is_heading(&row.text);
        row.why == Skipped::Section && row.row < last && !is_questioned
    };
    let headings = table.table.skipped.iter().filter(sections);
    let places = known_places(table);
    headings.filter(move |row| {
        let is_read = places.contains(&place_key(&row.text));
        !is_read && !says_nothing_of_plan(&row.text)
    })
}

/// Whether the words of a text say that it heads a section.
fn is_heading(text: &str) -> bool {
    let key = match_key(text);
    let begins = |word: &str| OF_HEADINGS.iter().any(|beginning| word.starts_with(beginning));
    !could_be_object(text)
        && (locality_word(text).is_some() || says_kind(text) || names_place(text) || key.split([' ', '/']).any(begins))
}

/// The districts and regions that rows of the table name.
fn known_places(table: &Settled<'_>) -> BTreeSet<String> {
    let specs = [Role::District, Role::Region].map(Role::at);
    let cells = table.rows().flat_map(|(_, cells)| specs.into_iter().filter_map(|spec| table.cell(cells, spec)));
    cells.map(|cell| place_key(&cell.shown())).collect()
}
