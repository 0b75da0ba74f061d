//! Tables inside sheets: the header row is found, data rows are told from titles, section rows,
//! column-number rows, totals and footnotes.

use super::block::{Block, find_block};
use super::header::match_key;
use super::matching::{Aliases, HeaderColumn};
use super::rows::split_rows;
use super::unit::{self, MoneyUnit, Statement};
use super::{Cell, Sheet};

/// A column that a reader is looking for.
#[derive(Clone, Debug)]
pub struct ColumnSpec {
    /// The reader's name for it, such as `teachers`.
    pub id: String,
    /// Headers that mean it, in any language, as people write them. The first is the usual one.
    pub headers: Vec<String>,
    /// What its cells hold.
    pub holds: Holds,
}

/// What the cells of a column hold: it decides which words beside its header change nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Amounts of money: a unit (`тыс. тенге`) in the header matters.
    Money,
    /// The price of one unit, money, too: a total is none.
    Price,
    /// Yes or no.
    Answer,
    /// Names of what the rows are about.
    Name,
    /// Names of districts and regions.
    Place,
    /// Anything else.
    Other,
}

impl Holds {
    /// Whether the cells hold money.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Money | Self::Price)
    }
}

/// A column that was found.
#[derive(Clone, Debug)]
pub struct FoundColumn {
    /// The column in the sheet, counted from 0.
    pub column: u32,
    /// Its header, as written; the levels of a two-level header are joined by ` / `.
    pub header: String,
    /// For a column of money, the unit that its header (or else the sheet's title) states.
    pub unit: Option<MoneyUnit>,
    /// The word beside its wanted header that may turn the meaning: whoever reads the column must refuse it.
    pub strange_word: Option<String>,
}

/// A table that was found in a sheet.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The file, as the user named it.
    pub file: &'a str,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The last header row, counted from 0.
    pub header_row: u32,
    /// For each spec asked for, in order: the columns that match it. More than one is "two columns for one meaning".
    pub columns: Vec<Vec<FoundColumn>>,
    /// Columns with a header that no spec matches.
    pub unused: Vec<FoundColumn>,
    /// Data rows, in sheet order.
    pub rows: Vec<TableRow>,
    /// Rows below the header that are not data.
    pub skipped: Vec<SkippedRow>,
    /// The unit of money that the title above the header states for the whole sheet.
    pub unit: Option<MoneyUnit>,
    /// Cells (row, column) above or in the header that state the unit of money in contradictory ways. While there are
    /// any, amounts without a unit of their own are [`NotA::KnownUnit`](super::number::NotA::KnownUnit).
    pub unclear_units: Vec<(u32, u32)>,
}

/// A data row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Row number, counted from 0.
    pub row: u32,
    /// The text of the nearest section row above it, if any (`Городское население`, `Талгарский район`).
    pub section: Option<String>,
}

/// A row that is not data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedRow {
    /// Row number, counted from 0.
    pub row: u32,
    /// Why it is not data.
    pub why: Skipped,
    /// Its first text.
    pub text: String,
    /// The column of its only cell, when that stands under a header and is not merged over others: it may be data of which
    /// everything else is missing.
    pub lone: Option<u32>,
}

/// Why a row is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// A row of column numbers 1, 2, 3 … under the header.
    ColumnNumbers,
    /// A row that looks like one of column numbers, but could be data.
    MaybeColumnNumbers,
    /// A row of units (`шт.`, `тыс. тенге`) under the header; it counts as part of the header.
    Units,
    /// A section heading.
    Section,
    /// A subtotal or a total.
    Total,
    /// A row that is called like a total, but filled like data.
    MaybeTotal,
    /// A footnote or a signature below the table.
    Footnote,
    /// A row of a template: an example (its first cell starts with `#`), or a row number and nothing else.
    Ignored,
    /// The header, repeated further down.
    RepeatedHeader,
}

/// Finds the table in `sheet` whose header row matches most of `specs` (at least one).
///
/// Returns `None` when no row matches any spec. Matching ignores case, `ё`, dots, line breaks, repeated
/// spaces, footnote marks, Latin look-alikes of Cyrillic letters, and units after a comma or in brackets.
///
/// A column serves one spec: headers that equal an alias come first (all levels joined, then the sub-header alone);
/// only specs left without a column take headers that begin with an alias, longer aliases first.
pub fn find_table<'a>(file: &'a str, sheet: &'a Sheet, specs: &[ColumnSpec]) -> Option<Table<'a>> {
    let aliases = Aliases::new(specs);
    let block = find_block(sheet, &aliases)?;
    let (unit, mut unclear_units) = title_unit(sheet, &block);
    let mut found =
        |at: &usize, is_money: bool| found_column(&block, *at, is_money.then_some(unit), &mut unclear_units);
    let mut columns: Vec<Vec<FoundColumn>> = Vec::with_capacity(specs.len());
    for (at, (spec, own)) in specs.iter().zip(&block.assignment.by_spec).enumerate() {
        let with_word = |position: &usize| {
            let strange_word = aliases.strange_word(block.columns.get(*position)?, at);
            let column = found(position, spec.holds.is_money())?;
            let strange_word = strange_word.map(|word| as_written(&column.header, word));
            // What counts something is not stated in tenge.
            let money = || unit::word_in_header(&column.header).filter(|_| !spec.holds.is_money());
            Some(FoundColumn { strange_word: strange_word.or_else(money), ..column })
        };
        columns.push(own.iter().filter_map(with_word).collect());
    }
    let unused = block.assignment.unused.iter().filter_map(|at| found(at, false)).collect();
    let named = specs.iter().zip(&columns).find(|(spec, found)| spec.holds == Holds::Name && !found.is_empty());
    let naming = named.and_then(|(_, found)| found.first()).map(|found| found.column);
    let (rows, skipped) = split_rows(sheet, &block, naming);
    Some(Table { file, sheet, header_row: block.last, columns, unused, rows, skipped, unit, unclear_units })
}

/// The word of a header whose key is `key`, as it is written.
fn as_written(header: &str, key: &str) -> String {
    let mut words = header.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '%'));
    words.find(|word| match_key(word) == key).unwrap_or(key).to_owned()
}

/// The column at position `at` of the block; `title` is the title's unit for a column of money, `None` for others.
fn found_column(
    block: &Block,
    at: usize,
    title: Option<Option<MoneyUnit>>,
    unclear: &mut Vec<(u32, u32)>,
) -> Option<FoundColumn> {
    let column: &HeaderColumn = block.columns.get(at)?;
    let header = column.header();
    let unit = title.and_then(|title| match unit::in_header(&header) {
        Statement::Unit(unit) => Some(unit),
        Statement::Nothing => title,
        Statement::Unclear => {
            unclear.push((block.last, column.column));
            None
        }
    });
    Some(FoundColumn { column: column.column, header, unit, strange_word: None })
}

/// The unit that the texts above the header (or a header cell that is nothing but a unit) state, and the cells to
/// blame when they state several.
fn title_unit(sheet: &Sheet, block: &Block) -> (Option<MoneyUnit>, Vec<(u32, u32)>) {
    let mut stated = Vec::new();
    for row in sheet.rows.iter().take_while(|row| row.row <= block.last) {
        for (column, cell) in &row.cells {
            let Cell::Text(text) = cell else { continue };
            if row.row >= block.first && !unit::is_only_unit(text) {
                continue;
            }
            match unit::in_title(text) {
                Statement::Nothing => {}
                Statement::Unit(unit) => stated.push((Some(unit), (row.row, *column))),
                Statement::Unclear => stated.push((None, (row.row, *column))),
            }
        }
    }
    let first_stated = stated.first().and_then(|(unit, _)| *unit);
    if stated.iter().all(|(unit, _)| unit.is_some() && *unit == first_stated) {
        (first_stated, Vec::new())
    } else {
        (None, stated.into_iter().map(|(_, place)| place).collect())
    }
}

#[cfg(test)]
pub(super) mod tests;
