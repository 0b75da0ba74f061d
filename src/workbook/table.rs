//! Tables inside sheets: the header row is found, data rows are told from titles, section rows,
//! column-number rows, totals and footnotes.

use super::Sheet;

/// A column that a reader is looking for.
#[derive(Clone, Debug)]
pub struct ColumnSpec {
    /// The reader's name for it, such as `teachers`.
    pub id: String,
    /// Headers that mean it, in any language, as people write them. The first is the usual one.
    pub headers: Vec<String>,
    /// Whether its numbers are amounts of money, so that a unit (`тыс. тенге`) in its header matters.
    pub is_money: bool,
}

/// The unit in which a column of money is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyUnit {
    /// Tenge.
    Tenge,
    /// Thousand tenge.
    Thousand,
    /// Million tenge.
    Million,
}

/// A column that was found.
#[derive(Clone, Debug)]
pub struct FoundColumn {
    /// The column in the sheet, counted from 0.
    pub column: u32,
    /// Its header, as written; the levels of a two-level header are joined by ` / `.
    pub header: String,
    /// The unit that the header (or the sheet's title) states.
    pub unit: Option<MoneyUnit>,
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
    /// The unit of money that the title or the header block states for the whole sheet.
    pub unit: Option<MoneyUnit>,
}

/// A data row.
#[derive(Clone, Debug)]
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
}

/// Why a row is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// A row of column numbers 1, 2, 3 … under the header.
    ColumnNumbers,
    /// A section heading.
    Section,
    /// A subtotal or a total.
    Total,
    /// A footnote or a signature below the table.
    Footnote,
    /// An example row of a template (its first cell starts with `#`).
    Ignored,
    /// The header, repeated further down.
    RepeatedHeader,
}

/// Finds the table in `sheet` whose header row matches most of `specs` (at least one).
///
/// Returns `None` when no row matches any spec. Matching ignores case, `ё`, dots, line breaks, repeated
/// spaces, footnote marks, Latin look-alikes of Cyrillic letters, and units after a comma or in brackets.
pub fn find_table<'a>(file: &'a str, sheet: &'a Sheet, specs: &[ColumnSpec]) -> Option<Table<'a>> {
    let _ = (file, sheet, specs);
    todo!()
}
