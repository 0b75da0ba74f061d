//! Compares a workbook with its seal, sheet by sheet.

use std::collections::BTreeMap;

use super::Held;
use super::cells::Comparison;
use super::seal::{FORMAT, MARK, MARK_CONTINUED, Total};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::workbook::{Cell, Sheet, Workbook};

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
        let args = args![found = text(first.cell(0, 1)), allowed = FORMAT.to_string()];
        findings.report(Code::SealNewer, first.place(&workbook.file, 0, 1), args);
        return;
    }
    let before = findings.iter().count();
    let (sealed, total) = read_seal(workbook);
    if text(first.cell(0, 2)) != total {
        findings.report(Code::SealBroken, first.place(&workbook.file, 0, 2), Vec::new());
    }
    let mut comparison = Comparison::new(workbook, findings);
    for sheet in workbook.sheets.iter().filter(|sheet| !is_seal(sheet)) {
        match sealed.get(sheet.name.as_str()) {
            Some(rows) => comparison.sheet(sheet, rows),
            None if sheet.rows.iter().all(|row| row.cells.is_empty()) => {}
            None => {
                let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
                comparison.findings.report(Code::SealAddedSheet, place, args![sheet = sheet.name.as_str()]);
            }
        }
    }
    let (equal, without_result) = (comparison.equal, comparison.without_result);
    if without_result > 0 {
        findings.report(Code::SealNoResults, file(), args![count = without_result]);
    }
    for name in sealed.keys().filter(|name| !workbook.sheets.iter().any(|sheet| sheet.name == **name)) {
        findings.report(Code::SealMissingSheet, file(), args![sheet = *name]);
    }
    if findings.iter().count() == before {
        held.push(("audit-held-seal", args![cells = equal, sheets = sealed.len()]));
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
