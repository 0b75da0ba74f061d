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
                None if places_are_outer => now = Headed { place: Some(heading.text.clone()), rural: None },
                None => now.place = Some(heading.text.clone()),
            }
        }
        out.push(now.clone());
    }
    out
}
