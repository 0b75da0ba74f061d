//! Compares a workbook with its seal, cell by cell.

use std::collections::BTreeMap;

use super::Held;
use super::seal::{
    FORMAT, MARK, MARK_CONTINUED, SEPARATOR, SealedCell, Total, canonical_cell, canonical_row, row_digest,
};
use crate::args;
use crate::diagnostic::{CellPlace, Code, Diagnostics, Place};
use crate::workbook::{Cell, Row, Sheet, Workbook};

/// The sealed rows of each sheet: row number counted from 0, text.
type Sealed<'w> = BTreeMap<&'w str, BTreeMap<u32, &'w str>>;

/// Compares every cell with the seal.
pub(super) fn check_seal(workbook: &Workbook, findings: &mut Diagnostics, held: &mut Vec<Held>) {
    let file = || Place::File { file: workbook.file.clone() };
    let Some(first) = workbook.sheets.iter().find(|sheet| starts_with(sheet, MARK)) else {
        findings.report(Code::SealMissing, file(), Vec::new());
        return;
    };
    if text(first.cell(0, 1)) != FORMAT.to_string() {
        findings.report(Code::SealNewer, first.place(&workbook.file, 0, 1), args![found = text(first.cell(0, 1))]);
        return;
    }
    let before = findings.iter().count();
    let (sealed, total) = read_seal(workbook);
    if text(first.cell(0, 2)) != total {
        findings.report(Code::SealBroken, first.place(&workbook.file, 0, 2), Vec::new());
    }
    let mut cells = 0;
    for sheet in workbook.sheets.iter().filter(|sheet| !is_seal(sheet)) {
        match sealed.get(sheet.name.as_str()) {
            Some(rows) => cells += compare_sheet(workbook, sheet, rows, findings),
            None if sheet.rows.iter().all(|row| row_text(row).is_empty()) => {}
            None => {
                let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
                findings.report(Code::SealAddedSheet, place, args![sheet = sheet.name.as_str()]);
            }
        }
    }
    for name in sealed.keys().filter(|name| !workbook.sheets.iter().any(|sheet| sheet.name == **name)) {
        findings.report(Code::SealMissingSheet, file(), args![sheet = *name]);
    }
    if findings.iter().count() == before {
        held.push(("audit-held-seal", args![cells = cells, sheets = sealed.len()]));
    }
}

fn starts_with(sheet: &Sheet, mark: &str) -> bool {
    text(sheet.cell(0, 0)) == mark
}

fn is_seal(sheet: &Sheet) -> bool {
    starts_with(sheet, MARK) || starts_with(sheet, MARK_CONTINUED)
}

/// A cell's text, a whole number as its digits.
fn text(cell: Option<&Cell>) -> String {
    cell.map(Cell::shown).unwrap_or_default().trim().to_owned()
}

/// The sealed rows, and the digest over all of them.
fn read_seal(workbook: &Workbook) -> (Sealed<'_>, String) {
    let mut sealed = Sealed::new();
    let mut total = Total::default();
    let of = |mark| workbook.sheets.iter().filter(move |sheet| starts_with(sheet, mark));
    for row in of(MARK).take(1).chain(of(MARK_CONTINUED)).flat_map(|sheet| sheet.rows.iter().filter(|row| row.row > 0))
    {
        let (mut sheet, mut number, mut line) = ("", None, "");
        for (column, cell) in &row.cells {
            match (column, cell) {
                (0, Cell::Text(name)) => sheet = name,
                (1, number_cell) => number = number_cell.shown().parse::<u32>().ok(),
                (2, Cell::Text(text)) => line = text,
                _ => {}
            }
        }
        let Some(number) = number.filter(|number| *number > 0) else { continue };
        total.add(sheet, number, line);
        sealed.entry(sheet).or_default().insert(number - 1, line);
    }
    (sealed, total.finish())
}

fn seen(cell: &Cell) -> SealedCell<'_> {
    match cell {
        Cell::Text(text) | Cell::Error(text) | Cell::Uncached(text) => SealedCell::Text(text),
        Cell::Number(number) | Cell::Date(number) => SealedCell::Number(*number),
        Cell::Bool(yes) => SealedCell::Number(if *yes { 1.0 } else { 0.0 }),
    }
}

/// The canonical text of a row as it was read.
fn row_text(row: &Row) -> String {
    let mut cells = Vec::new();
    for (column, cell) in &row.cells {
        let column = usize::try_from(*column).unwrap_or(usize::MAX).min(1 << 14);
        cells.resize(column, SealedCell::Empty);
        cells.push(seen(cell));
    }
    canonical_row(cells)
}

/// Compares one sheet; how many cells are as they were sealed.
fn compare_sheet(
    workbook: &Workbook,
    sheet: &Sheet,
    sealed: &BTreeMap<u32, &str>,
    findings: &mut Diagnostics,
) -> usize {
    let actual: BTreeMap<u32, &Row> = sheet.rows.iter().map(|row| (row.row, row)).collect();
    let rows: std::collections::BTreeSet<u32> = sealed.keys().chain(actual.keys()).copied().collect();
    let mut equal = 0;
    for number in rows {
        let was = sealed.get(&number).copied().unwrap_or("");
        let row = actual.get(&number).copied();
        if was.starts_with('#') {
            let now = row.map(row_text).unwrap_or_default();
            if row_digest(&now) == was {
                equal += row.map_or(0, |row| row.cells.len());
            } else {
                let args = args![sheet = sheet.name.as_str(), row = (u64::from(number) + 1).to_string()];
                findings.report(Code::SealChangedRow, place(workbook, sheet, number, 0), args);
            }
            continue;
        }
        equal += compare_row(workbook, sheet, number, was, row, findings);
    }
    equal
}

fn compare_row(
    workbook: &Workbook,
    sheet: &Sheet,
    number: u32,
    was: &str,
    row: Option<&Row>,
    findings: &mut Diagnostics,
) -> usize {
    let mut cells: BTreeMap<u32, (&str, Option<&Cell>)> = BTreeMap::new();
    for (column, text) in (0..).zip(was.split(SEPARATOR)).filter(|(_, text)| !text.is_empty()) {
        cells.insert(column, (text, None));
    }
    for (column, cell) in row.map(|row| row.cells.as_slice()).unwrap_or_default() {
        cells.entry(*column).or_insert(("", None)).1 = Some(cell);
    }
    let mut equal = 0;
    for (column, (was, now)) in cells {
        if is_same(was, now) {
            equal += 1;
            continue;
        }
        let place = place(workbook, sheet, number, column);
        let now = now.map(Cell::shown).unwrap_or_default();
        let address = match &place {
            Place::Cell(cell) => cell.to_string(),
            _ => String::new(),
        };
        let args = args![sheet = sheet.name.as_str(), cell = address, old = shown(was), new = now];
        findings.report(Code::SealChangedCell, place, args);
    }
    equal
}

fn place(workbook: &Workbook, sheet: &Sheet, row: u32, column: u32) -> Place {
    Place::Cell(Box::new(CellPlace {
        file: workbook.file.clone(),
        sheet: sheet.name.clone(),
        row,
        column,
        row_key: None,
        header: None,
        shown: sheet.cell(row, column).map(Cell::shown).unwrap_or_default(),
    }))
}

/// A sealed cell as a reader saw it.
fn shown(sealed: &str) -> String {
    let rest = |prefix| sealed.strip_prefix(prefix);
    rest("ft").or_else(|| rest("t")).or_else(|| rest("n")).or_else(|| rest("f")).unwrap_or(sealed).to_owned()
}

/// Whether a cell is what was sealed. A formula's number may have been recalculated: the last digits are free.
fn is_same(sealed: &str, cell: Option<&Cell>) -> bool {
    let now = canonical_cell(cell.map_or(SealedCell::Empty, seen));
    let number = |text: &str| text.parse::<f64>().ok();
    let near = |was: &str, tolerance: fn(f64) -> f64| match (number(was), now.strip_prefix('n').and_then(number)) {
        (Some(was), Some(is)) => (was - is).abs() <= tolerance(was.abs().max(is.abs())),
        _ => false,
    };
    match sealed.strip_prefix('f') {
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
