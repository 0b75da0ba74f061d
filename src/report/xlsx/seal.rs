//! The sheet with the seal of all other sheets; [`crate::audit::seal`] defines its texts.

use std::collections::BTreeMap;

use super::cell::{as_cell_number, at_row};
use crate::audit::seal::{
    FORMAT, LONGEST_PLAIN_ROW, LONGEST_PLAIN_SHEET, MARK, MARK_CONTINUED, SHARES, SealedCell, Total, canonical_list,
    canonical_row, row_digest,
};
use crate::diagnostic::cell_address;
use crate::report::table::{Answer, Cell, Number, Row, Sheet, SheetKind, Style, Value};
use crate::workbook::ChartLook;

/// The sealed rows so far.
#[derive(Default)]
pub(super) struct Seal {
    done: Vec<SealedRow>,
    sheet: Vec<SealedRow>,
    shares: Shares,
}

/// The cells of a sheet that show shares of 1, as runs down their columns that no other number interrupts.
#[derive(Default)]
struct Shares {
    /// Column, first row, last row.
    runs: Vec<(usize, u32, u32)>,
    /// The run of each column that may go on.
    open: BTreeMap<usize, usize>,
}

/// How many runs of shares stand in a line of the seal: a cell holds as many.
const RUNS_OF_A_LINE: usize = 1_000;

impl Shares {
    fn add(&mut self, column: usize, row: u32, number: Number) {
        match (number, self.open.get(&column).and_then(|at| self.runs.get_mut(*at))) {
            (Number::Share(_), Some(run)) => run.2 = row,
            (Number::Share(_), None) => {
                self.open.insert(column, self.runs.len());
                self.runs.push((column, row, row));
            }
            _ => drop(self.open.remove(&column)),
        }
    }

    /// The lines of the seal.
    fn lines(&self) -> Vec<String> {
        let cell = |column: usize, row| cell_address(row, u32::try_from(column).unwrap_or(u32::MAX));
        let runs = |runs: &[(usize, u32, u32)]| {
            let runs: Vec<String> = runs
                .iter()
                .map(|(column, first, last)| format!("{}:{}", cell(*column, *first), cell(*column, *last)))
                .collect();
            canonical_list(std::iter::once(SHARES).chain(runs.iter().map(String::as_str)))
        };
        self.runs.chunks(RUNS_OF_A_LINE).map(runs).collect()
    }
}

struct SealedRow {
    sheet: String,
    row: u32,
    text: String,
}

impl Seal {
    /// Adds row `at` (counted from 0) of `sheet`; a row without values is not sealed.
    pub(super) fn add(&mut self, sheet: &str, at: u32, row: &Row) {
        for (column, cell) in row.cells.iter().enumerate() {
            if let Value::Number(number) | Value::Formula(_, Answer::Number(number)) = &cell.value {
                self.shares.add(column, at, *number);
            }
        }
        let formulas: Vec<String> = row.cells.iter().map(|cell| formula(&cell.value, at)).collect();
        let text = canonical_row(row.cells.iter().zip(&formulas).map(|(cell, formula)| sealed(&cell.value, formula)));
        if !text.is_empty() {
            self.sheet.push(SealedRow { sheet: sheet.to_owned(), row: at + 1, text });
        }
    }

    /// Adds the chart of a sheet.
    pub(super) fn add_chart(&mut self, sheet: &str, look: &ChartLook) {
        self.done.push(SealedRow { sheet: sheet.to_owned(), row: 0, text: canonical_list(look.parts()) });
    }

    /// Adds the properties of the document.
    pub(super) fn add_properties(&mut self, properties: &[(&'static str, String)]) {
        let lines: Vec<String> = properties.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let text = canonical_list(lines.iter().map(String::as_str));
        self.done.push(SealedRow { sheet: String::new(), row: 0, text });
    }

    /// Decides the form of the sheet's rows, now that their number is known.
    pub(super) fn end_of_sheet(&mut self) {
        let shares = std::mem::take(&mut self.shares).lines();
        let name = self.sheet.last().map(|row| row.sheet.clone()).unwrap_or_default();
        let shares: Vec<SealedRow> =
            shares.into_iter().map(|text| SealedRow { sheet: name.clone(), row: 0, text }).collect();
        let long = self.sheet.len() > LONGEST_PLAIN_SHEET;
        for mut row in self.sheet.drain(..) {
            if long || row.text.encode_utf16().count() > LONGEST_PLAIN_ROW {
                row.text = row_digest(&row.text);
            }
            self.done.push(row);
        }
        self.done.extend(shares);
    }

    /// The sheet Seal, and its digest.
    pub(super) fn into_sheet(self, name: String) -> (Sheet<'static>, String) {
        let mut total = Total::default();
        for row in &self.done {
            total.add(&row.sheet, row.row, &row.text);
        }
        let digest = total.finish();
        let mut sheet = Sheet::new(name, SheetKind::VeryHidden, &[]);
        let raw = |cells| Row::new(Style::Raw, cells);
        sheet.head = vec![raw(vec![Cell::text(MARK), Cell::plain(FORMAT), Cell::text(digest.as_str())])];
        sheet.continued = Some(vec![raw(vec![Cell::text(MARK_CONTINUED)])]);
        let rows = self.done.into_iter();
        let rows = rows.map(move |row| raw(vec![Cell::text(row.sheet), Cell::plain(row.row), Cell::text(row.text)]));
        (sheet.with_rows(rows), digest)
    }
}

/// The formula in a cell of row `at`, as it is written; empty where there is none.
fn formula(value: &Value, at: u32) -> String {
    match value {
        Value::Formula(text, _) => at_row(text, at),
        _ => String::new(),
    }
}

/// A cell's value as the seal sees it.
fn sealed<'a>(value: &'a Value, formula: &'a str) -> SealedCell<'a> {
    match value {
        Value::Empty => SealedCell::Empty,
        Value::Text(text) | Value::Link(text, _) => SealedCell::Text(text),
        Value::Number(number) => SealedCell::Number(as_cell_number(*number)),
        Value::Formula(_, Answer::Number(number)) => SealedCell::Formula(as_cell_number(*number), formula),
        Value::Formula(_, Answer::Text(text)) => SealedCell::FormulaText(text, formula),
    }
}
