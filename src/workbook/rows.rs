//! Rows under a header: data, and what is not.

use std::collections::BTreeSet;

use super::block::Block;
use super::decimal::{is_blank, read_written};
use super::header::match_key;
use super::heading_sums::headings_with_sums;
use super::numbering::{Numbering, numbering};
use super::table::{Skipped, SkippedRow, TableRow};
use super::total_row::{TotalRows, Verdict};
use super::words::{could_be_object, is_by_place, is_footnote, is_locality, is_object_name, is_place_name};
use super::{Cell, Row, Sheet};

/// What a row looks like by itself; where it stands decides the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Data.
    Data,
    /// Texts that could be data, but are a signature when no data follows.
    MaybeFootnote,
    /// A heading when data follows, else a footnote.
    Heading,
    /// Surely not data.
    Not(Skipped),
}

/// The rows below the header block: data rows with their sections, and skipped rows.
///
/// `naming` is the column that holds the names of what the rows are about, if there is one.
pub(super) fn split_rows(sheet: &Sheet, block: &Block, naming: Option<u32>) -> (Vec<TableRow>, Vec<SkippedRow>) {
    let from = sheet.rows.partition_point(|row| row.row <= block.last);
    let below = sheet.rows.get(from..).unwrap_or_default();
    let reader = RowReader::new(sheet, block, naming, below);
    let mut looks = reader.looks(below);
    let is_data = |at: usize| looks.get(at) == Some(&Look::Data);
    let headings = headings_with_sums(below, naming, &reader.numbering, is_data);
    for at in &headings {
        looks.get_mut(*at).into_iter().for_each(|look| *look = Look::Heading);
    }
    let end_of_data = looks.iter().rposition(|look| *look == Look::Data).map_or(0, |at| at + 1);
    let (mut rows, mut skipped) = (Vec::new(), Vec::new());
    // The row right under the last data is not below the table yet.
    let adjoins = |at: usize| {
        let (Some(last), Some(row)) = (at.checked_sub(1).and_then(|before| below.get(before)), below.get(at)) else {
            return false;
        };
        at == end_of_data && row.row == last.row + 1
    };
    let first = heading_above(sheet, block, &looks);
    let mut section = first.as_ref().map(|heading| heading.text.clone());
    skipped.extend(first);
    for (at, (row, look)) in below.iter().zip(looks).enumerate() {
        let why = match look {
            Look::Data => None,
            Look::MaybeFootnote if at < end_of_data => None,
            Look::Heading if at < end_of_data => Some(Skipped::Section),
            Look::MaybeFootnote | Look::Heading => Some(Skipped::Footnote),
            Look::Not(why) => Some(why),
        };
        match why {
            None => rows.push(TableRow { row: row.row, section: section.clone() }),
            Some(why) => {
                let named = naming.and_then(|column| row.cell(column)).and_then(as_words);
                let text = named.filter(|_| headings.contains(&at)).or_else(|| reader.lone_words(row));
                let text = text.map_or_else(|| first_text(row), folded);
                if why == Skipped::Section {
                    section = Some(text.clone());
                }
                let lone = reader.lone_cell(row).filter(|_| look == Look::Heading && (at < end_of_data || adjoins(at)));
                skipped.push(SkippedRow { row: row.row, why, text, lone });
            }
        }
    }
    (rows, skipped)
}

/// The heading above the first header, where each further header has one above it: blocks of districts, each under its
/// name and a header of its own.
fn heading_above(sheet: &Sheet, block: &Block, looks: &[Look]) -> Option<SkippedRow> {
    let heads = |pair: &[Look]| matches!(pair, [Look::Heading, Look::Not(Skipped::RepeatedHeader)]);
    if !looks.windows(2).any(heads) {
        return None;
    }
    let row = sheet.rows.iter().rev().find(|row| row.row < block.first)?;
    let [(_, Cell::Text(text))] = row.cells.as_slice() else { return None };
    let text = folded(text);
    (row.row + 1 == block.first).then_some(SkippedRow { row: row.row, why: Skipped::Section, text, lone: None })
}

/// Tells rows apart by what they hold.
struct RowReader<'a> {
    block: &'a Block,
    /// Row and first column of cells that are merged over several headers.
    merged_across: BTreeSet<(u32, u32)>,
    /// The columns that have a header.
    columns: BTreeSet<u32>,
    /// The columns of row numbers.
    numbering: BTreeSet<u32>,
    totals: TotalRows,
}

impl<'a> RowReader<'a> {
    fn new(sheet: &'a Sheet, block: &'a Block, naming: Option<u32>, below: &[Row]) -> Self {
        let columns: BTreeSet<u32> = block.columns.iter().map(|column| column.column).collect();
        let across = sheet.merged.iter().filter(|area| {
            area.rows.0 == area.rows.1 && columns.range(area.columns.0..=area.columns.1).nth(1).is_some()
        });
        let merged_across = across.map(|area| (area.rows.0, area.columns.0)).collect();
        let numbering = block.columns.iter().filter(|column| column.is_row_number());
        let numbering: BTreeSet<u32> = numbering.map(|column| column.column).collect();
        let totals = TotalRows::new(naming, &columns, &numbering, below);
        Self { block, merged_across, columns, numbering, totals }
    }

    fn looks(&self, below: &[Row]) -> Vec<Look> {
        let mut looks = Vec::with_capacity(below.len());
        let (mut under_header, mut after_end) = (true, false);
        let mut previous: Option<u32> = None;
        for (at, row) in below.iter().enumerate() {
            after_end |= previous.is_some_and(|previous| row.row > previous + 1);
            let look = self.look_under_header(row, below.get(at + 1)).filter(|_| under_header);
            let look = look.unwrap_or_else(|| self.look(row, after_end));
            under_header = matches!(look, Look::Not(Skipped::RepeatedHeader))
                || (under_header
                    && matches!(
                        look,
                        Look::Not(
                            Skipped::ColumnNumbers | Skipped::MaybeColumnNumbers | Skipped::Units | Skipped::Ignored
                        )
                    ));
            after_end =
                matches!(look, Look::Not(Skipped::Total | Skipped::Footnote)) || (after_end && look != Look::Data);
            previous = Some(row.row);
            looks.push(look);
        }
        looks
    }

    /// What only a row right under a header can be.
    fn look_under_header(&self, row: &Row, next: Option<&Row>) -> Option<Look> {
        if self.block.units == Some(row.row) {
            return Some(Look::Not(Skipped::Units));
        }
        match numbering(row, next, &self.columns) {
            Numbering::No => None,
            Numbering::Sure => Some(Look::Not(Skipped::ColumnNumbers)),
            Numbering::Unclear => Some(Look::Not(Skipped::MaybeColumnNumbers)),
        }
    }

    /// `after_end`: a total, a footnote or an empty row stands above, with no data since.
    fn look(&self, row: &Row, after_end: bool) -> Look {
        let Some((_, first)) = row.cells.first() else { return Look::Not(Skipped::Ignored) };
        if matches!(first, Cell::Text(text) if text.trim_start().starts_with('#')) {
            return Look::Not(Skipped::Ignored);
        }
        if self.is_repeated_header(row) {
            return Look::Not(Skipped::RepeatedHeader);
        }
        let inside = row.cells.iter().filter(|(column, _)| self.columns.contains(column)).count();
        let Some((column, text)) = row.cells.iter().find_map(|(at, cell)| as_words(cell).map(|text| (*at, text)))
        else {
            return if self.holds_row_number_only(row) { Look::Not(Skipped::Ignored) } else { Look::Data };
        };
        if self.lone_words(row).is_some_and(|text| is_place_name(text) || is_locality(text) || is_by_place(text)) {
            return Look::Heading;
        }
        match self.totals.judge(row) {
            Verdict::No => {}
            Verdict::Total => return Look::Not(Skipped::Total),
            Verdict::Unclear => return Look::Not(Skipped::MaybeTotal),
        }
        let is_merged = self.merged_across.contains(&(row.row, column));
        if row.cells.len() == 1 {
            return self.look_of_single_text(text, inside, is_merged, after_end);
        }
        // A row with numbers is data, however few its cells are.
        let few = inside * 2 <= self.columns.len() && !self.holds_numbers(row);
        if inside == 0 || (is_merged && few && !is_object_name(text)) {
            return Look::Heading;
        }
        let texts_only = row.cells.iter().all(|(_, cell)| as_words(cell).is_some());
        let is_signature = after_end && texts_only && row.cells.len() <= 2 && !could_be_object(text);
        if few && (is_footnote(text) || is_signature) { Look::MaybeFootnote } else { Look::Data }
    }

    /// A single text is a heading or a footnote, unless it fills a table of one column or could name an object of which
    /// everything else is missing: that is an incomplete row, and an error further on.
    fn look_of_single_text(&self, text: &str, inside: usize, is_merged: bool, after_end: bool) -> Look {
        if is_footnote(text) {
            return if self.columns.len() == 1 { Look::MaybeFootnote } else { Look::Not(Skipped::Footnote) };
        }
        let names_object = is_object_name(text) || (!after_end && could_be_object(text));
        let could_be_data = inside == 1 && (self.columns.len() == 1 || names_object);
        if could_be_data && !is_merged { Look::Data } else { Look::Heading }
    }

    /// The words of a row that has nothing else but a row number.
    fn lone_words<'r>(&self, row: &'r Row) -> Option<&'r str> {
        let is_number = |cell: &&(u32, Cell)| self.numbering.contains(&cell.0) && row.cells.len() > 1;
        let mut others = row.cells.iter().filter(|cell| !is_number(cell));
        let only = others.next().and_then(|(_, cell)| as_words(cell));
        only.filter(|_| others.next().is_none())
    }

    /// The column of the only cell of a row, when it stands under a header of its own.
    fn lone_cell(&self, row: &Row) -> Option<u32> {
        let [(column, _)] = row.cells.as_slice() else { return None };
        (self.columns.contains(column) && !self.merged_across.contains(&(row.row, *column))).then_some(*column)
    }

    /// Whether every cell repeats a header of its column, and more than one does (or there is only one column).
    fn is_repeated_header(&self, row: &Row) -> bool {
        let enough = row.cells.len() >= 2.min(self.columns.len());
        enough
            && row.cells.iter().all(|(at, cell)| {
                let column = self.block.columns.iter().find(|column| column.column == *at);
                column.is_some_and(|column| column.has_level(&match_key(&cell.shown())))
            })
    }

    /// Whether a cell under a header, but that of row numbers, holds a number.
    fn holds_numbers(&self, row: &Row) -> bool {
        let is_number = |cell: &Cell| as_words(cell).is_none();
        let counts = |column: &u32| self.columns.contains(column) && !self.numbering.contains(column);
        row.cells.iter().any(|(column, cell)| counts(column) && is_number(cell))
    }

    /// Whether the row has one number only, in the column of row numbers or under no header.
    fn holds_row_number_only(&self, row: &Row) -> bool {
        row.cells.iter().all(|(column, _)| self.numbering.contains(column) || !self.columns.contains(column))
    }
}

/// The text of a cell that holds words rather than a number written as text.
pub(super) fn as_words(cell: &Cell) -> Option<&str> {
    let Cell::Text(text) = cell else { return None };
    let is_number = read_written(text).is_ok_and(|written| !written.rest.chars().any(char::is_alphabetic));
    (!is_number).then_some(text)
}

/// The first text of a row, or its first value, with folded white space.
fn first_text(row: &Row) -> String {
    let text = row.cells.iter().find_map(|(_, cell)| as_words(cell).map(str::to_owned));
    folded(&text.or_else(|| row.cells.first().map(|(_, cell)| cell.shown())).unwrap_or_default())
}

/// A text with folded white space.
fn folded(text: &str) -> String {
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
