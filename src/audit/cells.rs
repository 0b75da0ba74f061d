//! Compares the cells of a sheet with their sealed texts: values, and the formulas that give them.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::canonical_formula;
use super::seal::{FORMULA, SEPARATOR, SealedCell, canonical_cell, canonical_row, row_digest};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place, cell_address};
use crate::workbook::{Cell, Sheet, Workbook};

/// A comparison of a workbook with its seal, and what it has found so far.
pub(super) struct Comparison<'a> {
    workbook: &'a Workbook,
    pub(super) findings: &'a mut Diagnostics,
    /// How many cells are as they were sealed.
    pub(super) equal: usize,
    /// How many formulas are as they were sealed, but the file holds no result for them.
    pub(super) without_result: usize,
    /// Formulas of the sheet at hand that are as they were sealed and give something else: address, old and new result.
    recalculated: Vec<(String, String, String)>,
}

/// How many recalculated formulas a message names.
const RECALCULATED_SHOWN: usize = 5;

/// A cell as it was read.
#[derive(Clone, Copy)]
struct Now<'a> {
    cell: Option<&'a Cell>,
    formula: Option<&'a str>,
}

impl<'a> Now<'a> {
    /// A cell whose formula is known only where it has no result.
    fn read(cell: &'a Cell) -> Self {
        let formula = match cell {
            Cell::Uncached(formula) => Some(formula.as_str()),
            _ => None,
        };
        Self { cell: Some(cell), formula }
    }
}

impl<'a> Comparison<'a> {
    /// A comparison that has not begun.
    pub(super) fn new(workbook: &'a Workbook, findings: &'a mut Diagnostics) -> Self {
        Self { workbook, findings, equal: 0, without_result: 0, recalculated: Vec::new() }
    }

    /// Compares one sheet with its sealed rows, by row number counted from 0.
    pub(super) fn sheet(&mut self, sheet: &Sheet, sealed: &BTreeMap<u32, &str>) {
        let read = sheet.rows.iter().map(|row| row.row).chain(sheet.formulas.keys().map(|(row, _)| *row));
        let rows: BTreeSet<u32> = sealed.keys().copied().chain(read).collect();
        for row in rows {
            let was = sealed.get(&row).copied().unwrap_or("");
            if was.starts_with('#') {
                self.digested_row(sheet, row, was);
            } else {
                self.plain_row(sheet, row, was);
            }
        }
        self.report_recalculated(sheet);
    }

    /// One finding for all formulas of a sheet that are as written but give other results: they follow from what was changed
    /// elsewhere, which is named cell by cell.
    fn report_recalculated(&mut self, sheet: &Sheet) {
        let all = std::mem::take(&mut self.recalculated);
        if all.is_empty() {
            return;
        }
        let shown = all.iter().take(RECALCULATED_SHOWN).map(|(cell, old, new)| format!("{cell} ({old} → {new})"));
        let mut cells = shown.collect::<Vec<_>>().join(", ");
        if all.len() > RECALCULATED_SHOWN {
            cells.push_str(", …");
        }
        let place = Place::Sheet { file: self.workbook.file.clone(), sheet: sheet.name.clone() };
        let args = args![sheet = sheet.name.as_str(), count = all.len(), cells = cells];
        self.findings.report(Code::SealRecalculated, place, args);
    }

    fn digested_row(&mut self, sheet: &Sheet, row: u32, was: &str) {
        let now = cells_of(sheet, row);
        let without_result = now.iter().filter(|(_, now)| matches!(now.cell, Some(Cell::Uncached(_)))).count();
        if without_result > 0 {
            self.without_result += without_result;
            return;
        }
        if row_digest(&row_text(&now)) == was {
            self.equal += now.len();
            return;
        }
        let args = args![sheet = sheet.name.as_str(), row = (u64::from(row) + 1).to_string()];
        self.findings.report(Code::SealChangedRow, sheet.place(&self.workbook.file, row, 0), args);
    }

    fn plain_row(&mut self, sheet: &Sheet, row: u32, was: &str) {
        let now = cells_of(sheet, row);
        // Most rows are as they were sealed: cells are taken apart where one is not.
        if row_text(&now) == was {
            self.equal += was.split(SEPARATOR).filter(|cell| !cell.is_empty()).count();
            return;
        }
        let mut now: BTreeMap<u32, Now<'_>> = now.into_iter().collect();
        for (column, was) in (0..).zip(was.split(SEPARATOR)) {
            let now = now.remove(&column).unwrap_or(Now { cell: None, formula: None });
            self.cell(sheet, (row, column), was, now);
        }
        for (column, now) in now {
            self.cell(sheet, (row, column), "", now);
        }
    }

    fn cell(&mut self, sheet: &Sheet, (row, column): (u32, u32), was: &str, now: Now<'_>) {
        let (value, formula) = was.split_once(FORMULA).map_or((was, None), |(value, formula)| (value, Some(formula)));
        let is_same_formula = now.formula.map(canonical_formula).as_deref() == formula;
        let code = if !is_same_formula {
            Code::SealChangedFormula
        } else if matches!(now.cell, Some(Cell::Uncached(_))) {
            self.without_result += 1;
            return;
        } else if is_same_value(value, now.cell) {
            self.equal += usize::from(!was.is_empty());
            return;
        } else {
            Code::SealChangedCell
        };
        let place = sheet.place(&self.workbook.file, row, column);
        let address = cell_address(row, column);
        if code == Code::SealChangedCell && formula.is_some() {
            let new = now.cell.map(Cell::shown).unwrap_or_default();
            self.recalculated.push((address, shown(value), new));
            return;
        }
        let (old, new) = match code {
            Code::SealChangedFormula => (
                formula.map_or_else(|| shown(value), |formula| format!("={formula}")),
                now.formula.map(|formula| format!("={}", canonical_formula(formula))),
            ),
            _ => (shown(value), None),
        };
        let new = new.unwrap_or_else(|| now.cell.map(Cell::shown).unwrap_or_default());
        let args = args![sheet = sheet.name.as_str(), cell = address, old = old, new = new];
        self.findings.report(code, place, args);
    }
}

/// The cells and formulas of a row, ascending by column.
fn cells_of(sheet: &Sheet, row: u32) -> Vec<(u32, Now<'_>)> {
    let cells = sheet.row(row).map(|row| row.cells.as_slice()).unwrap_or_default().iter();
    let mut cells: Vec<(u32, Now<'_>)> = cells.map(|(column, cell)| (*column, Now::read(cell))).collect();
    for ((_, column), formula) in sheet.formulas.range((row, 0)..=(row, u32::MAX)) {
        let formula = Some(formula.as_str());
        match cells.binary_search_by_key(column, |(column, _)| *column) {
            Ok(at) => cells.iter_mut().skip(at).take(1).for_each(|(_, now)| now.formula = formula),
            Err(at) => cells.insert(at, (*column, Now { cell: None, formula })),
        }
    }
    cells
}

/// The canonical text of a row as it was read.
fn row_text(row: &[(u32, Now<'_>)]) -> String {
    let mut cells = Vec::new();
    for (column, now) in row {
        let column = usize::try_from(*column).unwrap_or(usize::MAX).min(1 << 14);
        cells.resize(column, SealedCell::Empty);
        cells.push(match (seen(now.cell), now.formula) {
            (_, None) if matches!(now.cell, Some(Cell::Bool(_))) => SealedCell::Text("TRUE"),
            (value, None) => value,
            (SealedCell::Number(number), Some(formula)) => SealedCell::Formula(number, formula),
            (SealedCell::Text(text), Some(formula)) => SealedCell::FormulaText(text, formula),
            (_, Some(formula)) => SealedCell::FormulaText("", formula),
        });
    }
    canonical_row(cells)
}

/// The value of a cell, whether a formula gives it or not.
fn seen(cell: Option<&Cell>) -> SealedCell<'_> {
    match cell {
        None => SealedCell::Empty,
        Some(Cell::Text(text) | Cell::Error(text) | Cell::Uncached(text)) => SealedCell::Text(text),
        Some(Cell::Number(number) | Cell::Date(number)) => SealedCell::Number(*number),
        Some(Cell::Bool(yes)) => SealedCell::Number(if *yes { 1.0 } else { 0.0 }),
    }
}

/// A sealed value as a reader saw it.
fn shown(sealed: &str) -> String {
    let rest = |prefix| sealed.strip_prefix(prefix);
    rest("ft").or_else(|| rest("t")).or_else(|| rest("n")).or_else(|| rest("f")).unwrap_or(sealed).to_owned()
}

/// Whether a value is what was sealed. A formula's number may have been recalculated: the last digits are free.
fn is_same_value(sealed: &str, cell: Option<&Cell>) -> bool {
    let now = canonical_cell(seen(cell));
    let number = |text: &str| text.parse::<f64>().ok();
    let near = |was: &str, tolerance: fn(f64) -> f64| match (number(was), now.strip_prefix('n').and_then(number)) {
        (Some(was), Some(is)) => (was - is).abs() <= tolerance(was.abs().max(is.abs())),
        _ => false,
    };
    match sealed.strip_prefix('f') {
        // Only a formula may give yes or no in the place of a number: programs save it so.
        None if matches!(cell, Some(Cell::Bool(_))) => false,
        None if now == sealed => true,
        // Programs round the last digits of a fraction differently when they save.
        None => sealed.contains('.') && sealed.strip_prefix('n').is_some_and(|was| near(was, |m| m * 1.1e-14)),
        Some(text) if text.starts_with('t') => now == text || (text == "t" && now.is_empty()),
        Some(was) => near(was, tolerance),
    }
}

/// What a recalculation may change: a billionth, but not more than a thousandth of a unit while doubles can tell that much.
fn tolerance(magnitude: f64) -> f64 {
    (magnitude * 1e-9).min(1e-3).max(magnitude * 1e-13)
}
