//! What the headings above each row say: its place, and whether it is rural. Headings of both kinds may be nested. What their
//! words mean is told by `heading_words`.

use std::collections::BTreeSet;

use super::columns::Role;
use super::heading_words::{Reach, is_idle, place_of, reach};
use super::locality::locality_of_heading;
use super::notes::Notes;
use super::settled::Settled;
use super::tables::Tables;
use crate::args;
use crate::diagnostic::Code;
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

/// The headings of a table that are read as districts, and those of which it is not certain what they are: others say that they
/// name a place, and these do not.
fn districts<'s>(table: &'s Settled<'_>) -> (Vec<&'s SkippedRow>, Vec<&'s SkippedRow>) {
    let sections = table.table.skipped.iter().filter(|row| row.why == Skipped::Section);
    // «Малокомплектные школы» is neither a place nor a type of place.
    let is_place = |row: &&'s SkippedRow| {
        locality_of_heading(&row.text).is_none() && !names_several_objects(&row.text) && !is_idle(&row.text)
    };
    let named: Vec<(&'s SkippedRow, Option<Reach>)> =
        sections.filter(is_place).map(|row| (row, reach(&row.text))).collect();
    let reaches = || named.iter().filter_map(|(_, reach)| *reach);
    let wanted = if reaches().any(|reach| reach == Reach::District) { Some(Reach::District) } else { reaches().max() };
    let is_wanted = |reach: Option<Reach>| reach == wanted;
    let districts = named.iter().filter(|(_, reach)| is_wanted(*reach)).map(|(row, _)| *row).collect();
    let unclear = named.iter().filter(|(_, reach)| reach.is_none() && wanted.is_some()).map(|(row, _)| *row).collect();
    (districts, unclear)
}

/// The rows of the headings that give the rows below them their district.
pub(super) fn district_rows(table: &Settled<'_>) -> BTreeSet<u32> {
    districts(table).0.iter().map(|row| row.row).collect()
}

/// Asks about headings of which nobody knows whether they are districts.
pub(super) fn question_districts(tables: &Tables<'_>, notes: &mut Notes<'_>) {
    for table in tables.iter() {
        let (known, unclear) = districts(table);
        let last = table.table.rows.last().map_or(0, |row| row.row);
        for row in unclear.into_iter().filter(|row| row.row < last) {
            let place = table.first_cell(row.row);
            notes.forget_row(&place);
            let other = known.first().map_or("", |known| known.text.as_str());
            let district = tables.specs.name(Role::District.at());
            notes.report(
                Code::HeadingUnclear,
                place,
                args![found = row.text.as_str(), other = other, column = district],
            );
        }
    }
}

/// The region that headings give to each row; nothing when one of the rows has none.
pub(super) fn headed_regions(tables: &Tables<'_>) -> Vec<Option<String>> {
    let of_table = |table: &Settled<'_>| {
        let regions = table.table.skipped.iter().filter(|row| row.why == Skipped::Section);
        let regions = regions.filter(|row| reach(&row.text) == Some(Reach::Region));
        let mut regions: Vec<(u32, String)> = regions.map(|row| (row.row, place_of(&row.text))).collect();
        regions.sort();
        let above = |row: u32| regions.get(regions.partition_point(|(at, _)| *at < row).checked_sub(1)?);
        table.table.rows.iter().map(|row| above(row.row).map(|(_, name)| name.clone())).collect::<Vec<_>>()
    };
    let regions: Vec<Option<String>> = tables.iter().flat_map(of_table).collect();
    // A title of the page in the middle of the list is no heading.
    if regions.iter().all(Option::is_some) { regions } else { Vec::new() }
}

fn of_table(table: &Settled<'_>) -> Vec<Headed> {
    let sections = table.table.skipped.iter().filter(|row| row.why == Skipped::Section);
    let localities = sections.clone().filter(|row| locality_of_heading(&row.text).is_some());
    let places = districts(table).0;
    // A region behind the districts is none of them.
    let is_region = |row: &SkippedRow| reach(&row.text) == Some(Reach::Region);
    let places_are_regions = places.iter().any(|row| is_region(row));
    let ends: Vec<&SkippedRow> = sections.filter(|row| !places_are_regions && is_region(row)).collect();
    let mut headings: Vec<&SkippedRow> = localities.chain(places).collect();
    headings.sort_by_key(|heading| heading.row);
    // The first heading is of the outer kind: another of it begins anew, one of the inner kind does not.
    let places_are_outer = headings.first().is_some_and(|heading| locality_of_heading(&heading.text).is_none());
    headings.extend(ends);
    headings.sort_by_key(|heading| heading.row);
    let mut headings = headings.into_iter().peekable();
    let mut now = Headed::default();
    let mut out = Vec::with_capacity(table.table.rows.len());
    for row in &table.table.rows {
        while let Some(heading) = headings.next_if(|heading| heading.row < row.row) {
            match locality_of_heading(&heading.text) {
                None if is_region(heading) && !places_are_regions => now.place = None,
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
