//! The tables of the object sheets, read as one list of rows.

use super::columns::{ObjectColumns, Role, Specs};
use super::headings::question_headings;
use super::notes::Notes;
use super::settled::{Cells, Settled};
use super::side_table::refuse_side_table;
use crate::args;
use crate::diagnostic::{Code, Place, cell_address};
use crate::workbook::number::read_text;
use crate::workbook::{Cell, Sheet, TableRow, Workbook};

/// The tables of all object sheets.
pub(super) struct Tables<'a> {
    list: Vec<Settled<'a>>,
    /// What was looked for.
    pub(super) specs: &'a Specs,
}

/// A row of one of the tables.
pub(super) struct RowAt<'s, 'a> {
    /// Its position among the rows of all tables.
    pub(super) at: usize,
    /// The position of its table.
    pub(super) sheet: usize,
    /// Its table.
    pub(super) table: &'s Settled<'a>,
    /// The row.
    pub(super) row: &'s TableRow,
    cells: Cells<'a>,
}

impl<'s, 'a> RowAt<'s, 'a> {
    /// The cell of a spec.
    pub(super) fn cell(&self, spec: usize) -> Option<&'a Cell> {
        self.table.cell(self.cells, spec)
    }

    /// The cell of a spec, be it in a column that is only meant (see [`Settled::column_or_meant`]).
    pub(super) fn cell_or_meant(&self, spec: usize) -> Option<&'a Cell> {
        self.table.cell_or_meant(self.cells, spec)
    }

    /// Whether the row's table has the column of a spec, or one that is meant.
    pub(super) fn has_or_means(&self, spec: usize) -> bool {
        self.table.column_or_meant(spec).is_some()
    }

    /// The text of a spec's cell, spaces folded; `None` when it is empty or holds no text.
    pub(super) fn text(&self, spec: usize) -> Option<String> {
        self.cell(spec).and_then(|cell| read_text(cell).ok()).filter(|text| !text.is_empty())
    }

    /// The text of a spec's cell, be it in a column that is only meant.
    pub(super) fn text_or_meant(&self, spec: usize) -> Option<String> {
        self.cell_or_meant(spec).and_then(|cell| read_text(cell).ok()).filter(|text| !text.is_empty())
    }

    /// What identifies the row in a message: its id, БИН or name.
    pub(super) fn key(&self) -> Option<String> {
        self.table.key(self.cells)
    }

    /// The address of a spec's cell.
    pub(super) fn address(&self, spec: usize) -> String {
        cell_address(self.row.row, self.table.column_or_meant(spec).map_or(0, |found| found.column))
    }

    /// The place of a spec's cell.
    pub(super) fn place(&self, spec: usize) -> Place {
        self.table.place(self.row.row, spec, self.key())
    }

    /// The header of a spec as written, else its usual name.
    pub(super) fn header(&self, spec: usize, specs: &Specs) -> String {
        self.table.header(spec, specs)
    }
}

impl<'a> Tables<'a> {
    /// The tables of the sheets of a kind of objects; reports sheets without a table or without rows.
    pub(super) fn read(
        workbook: &'a Workbook,
        sheets: &[&'a Sheet],
        columns: &'a ObjectColumns,
        notes: &mut Notes<'_>,
    ) -> Self {
        let mut list = Vec::new();
        for sheet in sheets {
            match Settled::read(&workbook.file, sheet, &columns.specs, &[Role::RowNumber.at()], notes) {
                Some(table) if table.table.rows.is_empty() => {
                    notes.report(Code::NoRows, table.sheet_place(), args![sheet = sheet.name.as_str()]);
                }
                Some(table) => {
                    question_headings(&table, notes);
                    refuse_side_table(&table, &columns.specs, notes);
                    list.push(table);
                }
                None => {
                    let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
                    notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
                }
            }
        }
        if list.len() > 1 {
            let sheet = |table: &Settled<'_>| format!("`{}` ({})", table.table.sheet.name, table.table.rows.len());
            let sheets = list.iter().map(sheet).collect::<Vec<_>>().join(", ");
            notes.report(Code::JoinedSheets, Place::File { file: workbook.file.clone() }, args![sheets = sheets]);
        }
        Self { list, specs: &columns.specs }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.list.iter().map(|table| table.table.rows.len()).sum()
    }

    /// The names of the sheets.
    pub(super) fn sheet_names(&self) -> Vec<String> {
        self.list.iter().map(|table| table.table.sheet.name.clone()).collect()
    }

    /// All rows in the order of the sheets.
    pub(super) fn rows<'s>(&'s self) -> impl Iterator<Item = RowAt<'s, 'a>> + 's {
        let tables = self.list.iter().enumerate();
        tables
            .flat_map(|(sheet, table)| table.rows().map(move |(row, cells)| (sheet, table, row, cells)))
            .enumerate()
            .map(|(at, (sheet, table, row, cells))| RowAt { at, sheet, table, row, cells })
    }

    /// The row at a position.
    pub(super) fn row(&self, at: usize) -> Option<RowAt<'_, 'a>> {
        let mut before = 0;
        for (sheet, table) in self.list.iter().enumerate() {
            let rows = &table.table.rows;
            if let Some(row) = rows.get(at - before) {
                let cells = table.cells_of(row.row);
                return Some(RowAt { at, sheet, table, row, cells });
            }
            before += rows.len();
            if at < before {
                return None;
            }
        }
        None
    }

    /// Whether any of the tables has the column.
    pub(super) fn any_has(&self, spec: usize) -> bool {
        self.list.iter().any(|table| table.column(spec).is_some())
    }

    /// Reports the column as missing on each sheet that lacks it; whether any does.
    pub(super) fn report_missing(&self, spec: usize, notes: &mut Notes<'_>) -> bool {
        let mut any = false;
        for table in self.list.iter().filter(|table| table.column(spec).is_none()) {
            table.report_missing(self.specs, spec, notes);
            any = true;
        }
        any
    }

    /// The tables.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, Settled<'a>> {
        self.list.iter()
    }
}

/// Rows that lack a value: errors, or with `--skip-incomplete` objects that are left out.
pub(super) struct Gaps {
    skip: bool,
    lacking: Vec<String>,
}

impl Gaps {
    pub(super) fn new(rows: usize, skip: bool) -> Self {
        Self { skip, lacking: vec![String::new(); rows] }
    }

    /// A required value of `row` is absent: `code` says how.
    pub(super) fn report(
        &mut self,
        code: Code,
        row: &RowAt<'_, '_>,
        spec: usize,
        specs: &Specs,
        notes: &mut Notes<'_>,
    ) {
        let header = row.header(spec, specs);
        if !self.skip {
            let found = row.cell_or_meant(spec).map(Cell::shown).unwrap_or_default();
            notes.report(code, row.place(spec), args![column = header, found = found]);
        } else if let Some(lacking) = self.lacking.get_mut(row.at) {
            if !lacking.is_empty() {
                lacking.push_str("; ");
            }
            lacking.push_str(&header);
        }
    }

    /// The headers of the values that a row lacks; empty when it is complete.
    pub(super) fn lacking(&self, at: usize) -> &str {
        self.lacking.get(at).map_or("", String::as_str)
    }
}
