//! The header block of a table: one row, or several when headers have levels.

use super::matching::{Aliases, Assignment, HeaderColumn};
use super::units_row::{telling_unit, units_below};
use super::{Cell, Row, Sheet};

/// Among how many rows with values a header is looked for.
const SEARCHED_ROWS: usize = 100;
/// How many rows a header may have.
const MOST_LEVELS: u32 = 4;

/// The rows that hold the headers, and the columns under them.
#[derive(Debug)]
pub(super) struct Block {
    /// First row, counted from 0.
    pub(super) first: u32,
    /// Last row, counted from 0.
    pub(super) last: u32,
    /// The row of units under them, counted from 0.
    pub(super) units: Option<u32>,
    /// The columns that have a header, from left to right.
    pub(super) columns: Vec<HeaderColumn>,
    /// What they mean.
    pub(super) assignment: Assignment,
}

/// The block that serves most specs; of equals the one with more exact matches, then the one further up.
pub(super) fn find_block(sheet: &Sheet, aliases: &Aliases) -> Option<Block> {
    let mut best: Option<Block> = None;
    for row in sheet.rows.iter().take(SEARCHED_ROWS) {
        let (first, last) = whole_block(sheet, row.row);
        let units = units_below(sheet, last);
        let columns = header_columns(sheet, first, last, units);
        let assignment = aliases.assign(&columns);
        let score = assignment.score();
        if score.0 > 0 && best.as_ref().is_none_or(|best| score > best.assignment.score()) {
            best = Some(Block { first, last, units: units.map(|row| row.row), columns, assignment });
        }
    }
    best
}

/// The rows that merged cells and gaps show to be one header with `row`.
fn whole_block(sheet: &Sheet, row: u32) -> (u32, u32) {
    let (mut first, mut last) = (row, row);
    while last - first + 1 < MOST_LEVELS {
        let grows_down = is_header_like(sheet, last + 1)
            && (is_merged_across(sheet, last, last + 1) || is_split_by(sheet, last, last + 1));
        if grows_down {
            last += 1;
        } else if first > 0
            && sheet.row(first - 1).is_some_and(|above| above.cells.len() >= 2)
            && (is_merged_across(sheet, first - 1, first) || is_split_by(sheet, first - 1, first))
        {
            first -= 1;
        } else {
            break;
        }
    }
    (first, last)
}

/// Whether a merged area no taller than a header holds a text and reaches over both rows.
fn is_merged_across(sheet: &Sheet, upper: u32, lower: u32) -> bool {
    sheet.merged.iter().any(|area| {
        area.rows.0 <= upper
            && area.rows.1 >= lower
            && area.rows.1 - area.rows.0 < MOST_LEVELS
            && sheet.cell(area.rows.0, area.columns.0).is_some()
    })
}

/// Whether the row has nothing but texts and years.
fn is_header_like(sheet: &Sheet, row: u32) -> bool {
    let is_label = |cell: &Cell| match cell {
        Cell::Text(_) => true,
        Cell::Number(year) => (1990.0..=2200.0).contains(year),
        _ => false,
    };
    sheet.row(row).is_none_or(|row| row.cells.iter().all(|(_, cell)| is_label(cell)))
}

/// Whether headers in row `upper` are groups (merged across, or followed by empty cells) that the cells of row
/// `lower`, or of a third level below it, divide, and row `lower` holds nothing else.
fn is_split_by(sheet: &Sheet, upper: u32, lower: u32) -> bool {
    let (Some(upper), Some(lower)) = (sheet.row(upper), sheet.row(lower)) else { return false };
    let groups = groups(sheet, upper, lower);
    let count_in = |row: &Row, group: (u32, u32)| row.cells.iter().filter(|(at, _)| contains(group, *at)).count();
    let third = sheet.row(lower.row + 1).filter(|third| is_header_like(sheet, third.row));
    let third =
        third.filter(|third| third.cells.iter().all(|(at, _)| groups.iter().any(|group| contains(*group, *at))));
    let is_divided = |group: &(u32, u32)| match count_in(lower, *group) {
        0 => false,
        1 => third.is_some_and(|third| count_in(third, *group) >= 2),
        _ => true,
    };
    let divided: Vec<(u32, u32)> = groups.iter().copied().filter(is_divided).collect();
    // One group over everything is a title, not a header.
    let is_title =
        |group: &(u32, u32)| divided.len() == 1 && upper.cells.first().is_none_or(|(column, _)| *column >= group.0);
    !divided.iter().any(is_title)
        && !divided.is_empty()
        && lower.cells.iter().all(|(column, _)| divided.iter().any(|group| contains(*group, *column)))
}

const fn contains(columns: (u32, u32), column: u32) -> bool {
    columns.0 <= column && column <= columns.1
}

/// First and last columns of the groups in row `upper`: merged areas, or, where the row has none, texts followed by
/// empty cells under which (and under the text itself) row `lower` has texts.
fn groups(sheet: &Sheet, upper: &Row, lower: &Row) -> Vec<(u32, u32)> {
    let merged: Vec<(u32, u32)> = sheet
        .merged
        .iter()
        .filter(|area| area.rows == (upper.row, upper.row) && area.columns.0 < area.columns.1)
        .map(|area| area.columns)
        .collect();
    if !merged.is_empty() {
        return merged;
    }
    let starts: Vec<u32> = upper.cells.iter().map(|(column, _)| *column).collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([u32::MAX]);
    let has_text_below = |column: u32| lower.cells.iter().any(|(at, _)| *at == column);
    // A row that starts with a text under the first header is data; under a level in between it is the next one.
    if starts.first().is_some_and(|first| has_text_below(*first) && !is_level_between(sheet, upper, *first)) {
        return Vec::new();
    }
    starts.iter().copied().zip(ends).filter(|(from, to)| from < to && has_text_below(*from)).collect()
}

/// Whether the row, which begins in column `first`, divides the groups of a row above that begins further left.
fn is_level_between(sheet: &Sheet, row: &Row, first: u32) -> bool {
    let above = row.row.checked_sub(1).and_then(|above| sheet.row(above));
    let begins_left = |above: &Row| above.cells.len() >= 2 && above.cells.first().is_some_and(|(at, _)| *at < first);
    above.is_some_and(|above| begins_left(above) && is_split_by(sheet, above.row, row.row))
}

/// The columns with a header in `first..=last`, with their levels; what a row of units adds stands behind the last.
fn header_columns(sheet: &Sheet, first: u32, last: u32, units: Option<&Row>) -> Vec<HeaderColumn> {
    let rows: Vec<&Row> = (first..=last).filter_map(|row| sheet.row(row)).collect();
    let mut columns: Vec<u32> = rows.iter().flat_map(|row| row.cells.iter().map(|(column, _)| *column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let levels = |column: u32| {
        let mut levels = levels(sheet, &rows, column);
        if let Some((last, unit)) = levels.last_mut().zip(telling_unit(units, column)) {
            *last = format!("{last}, {unit}");
        }
        levels
    };
    columns.into_iter().map(|column| HeaderColumn::new(column, levels(column))).collect()
}

/// The texts above a column, top to bottom, each merged area once.
fn levels(sheet: &Sheet, rows: &[&Row], column: u32) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let below = rows.get(at + 1..).unwrap_or_default();
        let Some(origin) = origin(sheet, row, below, column) else { continue };
        if seen.contains(&origin) {
            continue;
        }
        seen.push(origin);
        out.extend(sheet.cell(origin.0, origin.1).map(|cell| cell.shown().trim().to_owned()));
    }
    out
}

/// The cell whose text stands over `column` in `row`: its own, that of the merged area, or that of the group to the left.
fn origin(sheet: &Sheet, row: &Row, below: &[&Row], column: u32) -> Option<(u32, u32)> {
    if sheet.cell(row.row, column).is_some() {
        return Some((row.row, column));
    }
    if let Some(area) = sheet.merged.iter().find(|area| area.contains(row.row, column)) {
        return Some((area.rows.0, area.columns.0));
    }
    let group = groups(sheet, row, below.first()?).into_iter().find(|(from, to)| contains((*from, *to), column))?;
    let has_text_below = below.iter().any(|lower| lower.cells.iter().any(|(at, _)| *at == column));
    has_text_below.then_some((row.row, group.0))
}
