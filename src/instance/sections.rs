//! What the headings above each row say: its place, and whether it is rural. Headings of both kinds may be nested.

use super::locality::locality_of_heading;
use super::settled::Settled;
use super::tables::Tables;
use crate::workbook::{Skipped, SkippedRow, names_several_objects};

/// What the headings above a row say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headed {
    /// The place: the nearest heading that is no type of place.
    pub(super) place: Option<String>,
    /// Rural or urban.
    pub(super) rural: Option<bool>,
}

/// What the headings say, row by row.
pub(super) fn headed(tables: &Tables<'_>) -> Vec<Headed> {
    tables.iter().flat_map(of_table).collect()
}

/// The place that a heading names, without its number, a count of schools and the colon: `1. Талгарский район (3 шк.):`.
fn place_of(text: &str) -> String {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let (number, rest) = text.split_at(digits);
    let text = if number.is_empty() { text } else { rest.strip_prefix(['.', ')']).map_or(text, str::trim_start) };
    let text = text.trim_end_matches([':', ' ']);
    let is_count = |tail: &str| {
        let mut words = tail.split_whitespace();
        words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())) && words.count() <= 1
    };
    let counted = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let counted = counted.or_else(|| text.rsplit_once(" - ")).or_else(|| text.rsplit_once(" – "));
    counted.filter(|(_, tail)| is_count(tail)).map_or(text, |(place, _)| place).trim_end().to_owned()
}

fn of_table(table: &Settled<'_>) -> Vec<Headed> {
    // «Малокомплектные школы» is neither a place nor a type of place.
    let tells = |row: &&SkippedRow| locality_of_heading(&row.text).is_some() || !names_several_objects(&row.text);
    let headings = table.table.skipped.iter().filter(|row| row.why == Skipped::Section).filter(tells);
    let mut headings: Vec<&SkippedRow> = headings.collect();
    headings.sort_by_key(|heading| heading.row);
    // The first heading is of the outer kind: another of it begins anew, one of the inner kind does not.
    let places_are_outer = headings.first().is_some_and(|heading| locality_of_heading(&heading.text).is_none());
    let mut headings = headings.into_iter().peekable();
    let mut now = Headed::default();
    let mut out = Vec::with_capacity(table.table.rows.len());
    for row in &table.table.rows {
        while let Some(heading) = headings.next_if(|heading| heading.row < row.row) {
            match locality_of_heading(&heading.text) {
                Some(rural) if places_are_outer => now.rural = Some(rural),
                Some(rural) => now = Headed { place: None, rural: Some(rural) },
                None if places_are_outer => now = Headed { place: Some(place_of(&heading.text)), rural: None },
                None => now.place = Some(place_of(&heading.text)),
            }
        }
        out.push(now.clone());
    }
    out
}
