//! Stage one: files as sheets of cells with addresses.
//!
//! The only user of calamine (`outline`, `marks`, `spans` and `look` read past it what it does not read). Nothing here knows what a
//! school is: `file` reads a workbook of any
//! format (`spreadsheet` and `delimited` do the work), `table` finds a table under its headers (`block` finds the
//! header rows, `matching` says which column means what, `rows` tells data from the rest), `number` reads exact
//! values out of cells.

mod archive;
mod block;
mod counted;
mod decimal;
mod delimited;
mod file;
mod format;
mod header;
mod heading_sums;
mod hidden;
mod letters;
mod look;
mod marks;
mod matching;
pub mod number;
mod number_format;
mod numbering;
mod outline;
mod parts;
mod plain_words;
mod rows;
mod serial;
mod spans;
mod spreadsheet;
mod table;
mod total_row;
mod unit;
mod units_row;
mod words;

pub use counted::{is_count, stated_count, without_count};
pub use file::read_workbook;
pub use header::{match_key, normalise_header};
pub use hidden::Hidden;
pub use look::{
    Appearance, CellLook, Chart, ChartLook, Drawings, Kept, Printed, SeriesLook, SheetLook, chart_cells,
    read_appearance,
};
pub use table::{ColumnSpec, FoundColumn, Holds, Skipped, SkippedRow, Table, TableRow, find_table};
pub use unit::{MoneyUnit, names_scale};
pub use words::{could_be_object, is_kind_of_school, is_place_name, is_sum, names_month, names_several_objects};

use std::collections::BTreeMap;

use crate::diagnostic::{CellPlace, Place};

/// A workbook as it was read: visible and hidden sheets in file order.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// The file, as the user named it.
    pub file: String,
    /// SHA-256 of the file's bytes (of all files in name order, for a folder of csv), lower-case hex.
    pub sha256: String,
    /// The sheets in file order.
    pub sheets: Vec<Sheet>,
    /// Custom document properties, where the format has them.
    pub properties: BTreeMap<String, String>,
}

/// How a sheet is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// In the tab bar.
    Visible,
    /// Hidden or very hidden.
    Hidden,
}

/// One sheet: its non-empty cells, row by row.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The name on the tab (the file stem, for csv).
    pub name: String,
    /// Whether a user sees it.
    pub visibility: Visibility,
    /// Rows that hold at least one value, ascending; empty styled rows are not kept.
    pub rows: Vec<Row>,
    /// What the sheet hides of itself (known of `.xlsx` alone).
    pub hidden: Hidden,
    /// Merged areas (empty for csv).
    pub merged: Vec<Area>,
    /// The text of each formula as the file spells it, by row and column counted from 0; its cell holds the result.
    pub formulas: Formulas,
}

/// Formulas by row and column, counted from 0.
pub type Formulas = BTreeMap<(u32, u32), String>;

/// One row with its non-empty cells, ascending by column.
#[derive(Clone, Debug)]
pub struct Row {
    /// Row number, counted from 0.
    pub row: u32,
    /// `(column counted from 0, value)`.
    pub cells: Vec<(u32, Cell)>,
}

/// A rectangle of cells, both ends included, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

/// The value of a cell, as the file holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text, never empty after trimming.
    Text(String),
    /// The binary number of a spreadsheet.
    Number(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// A date or time, as the serial number of a spreadsheet that counts from 1900 (1 September 2020 is 44075).
    Date(f64),
    /// A formula error such as `#DIV/0!`.
    Error(String),
    /// A formula for which the file holds no result.
    Uncached(String),
}

impl Cell {
    /// The cell as a person sees it in a message.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(n) => n.to_string(),
            Self::Date(n) => serial::shown(*n),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
            Self::Uncached(formula) => format!("={}", formula.trim_start_matches('=')),
        }
    }
}

impl Area {
    /// Whether the cell at `row`, `column` lies in the area.
    pub const fn contains(&self, row: u32, column: u32) -> bool {
        self.rows.0 <= row && row <= self.rows.1 && self.columns.0 <= column && column <= self.columns.1
    }
}

impl Row {
    /// The cell in a column (counted from 0); `None` when empty.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(at, _)| *at).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }
}

impl Sheet {
    /// The row with number `row` (counted from 0); `None` when it holds no value.
    pub fn row(&self, row: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&row, |r| r.row).ok()?;
        self.rows.get(at)
    }

    /// The cell at `row`, `column` (counted from 0); `None` when empty.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.row(row)?.cell(column)
    }

    /// The cell at `row`, `column`, or the value of the merged area that it is part of.
    pub fn merged_cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cell(row, column).or_else(|| {
            let area = self.merged.iter().find(|area| area.contains(row, column))?;
            self.cell(area.rows.0, area.columns.0)
        })
    }

    /// The place of a cell of this sheet, for a diagnostic.
    pub fn place(&self, file: &str, row: u32, column: u32) -> Place {
        Place::Cell(Box::new(CellPlace {
            file: file.to_owned(),
            sheet: self.name.clone(),
            row,
            column,
            row_key: None,
            header: None,
            shown: self.cell(row, column).map(Cell::shown).unwrap_or_default(),
        }))
    }
}
