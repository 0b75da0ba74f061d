//! Compares a workbook with its seal, sheet by sheet.

use std::collections::BTreeMap;

use super::Held;
use super::cells::Comparison;
use super::seal::{FORMAT, MARK, MARK_CONTINUED, PROPERTY, SEPARATOR, SHARES, SHORT, Total};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place, cell_of};
use crate::workbook::{Area, Cell, Sheet, Workbook};

/// What a seal holds.
#[derive(Default)]
struct Sealed<'w> {
    /// The rows of each sheet: row number counted from 0, text.
    sheets: BTreeMap<&'w str, BTreeMap<u32, &'w str>>,
    /// The sheets in their order.
    order: Vec<&'w str>,
    /// The chart of each sheet that has one.
    charts: BTreeMap<&'w str, &'w str>,
    /// The cells of each sheet that show shares, first and last of each run.
    shares: BTreeMap<&'w str, Vec<&'w str>>,
    /// The properties of the document.
    properties: &'w str,
    /// The digest over all of them.
    total: String,
}

/// Whether a workbook has a seal.
pub(super) fn has_seal(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(is_seal)
}

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
    let sealed = read_seal(workbook);
    if text(first.cell(0, 2)) != sealed.total {
        findings.report(Code::SealBroken, first.place(&workbook.file, 0, 2), Vec::new());
    }
    check_properties(workbook, &sealed, findings);
    check_order(workbook, &sealed.order, findings);
    let sealed = sealed.sheets;
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

/// The chart of each sheet as it was sealed; `None` without a seal that can be read.
pub(super) fn sealed_charts(workbook: &Workbook) -> Option<BTreeMap<&str, &str>> {
    let first = workbook.sheets.iter().find(|sheet| starts_with(sheet, MARK))?;
    (text(first.cell(0, 1)) == FORMAT.to_string()).then(|| read_seal(workbook).charts)
}

/// The cells of each sheet that show shares; `None` without a seal that can be read.
pub(super) fn sealed_shares(workbook: &Workbook) -> Option<BTreeMap<&str, Vec<Area>>> {
    let first = workbook.sheets.iter().find(|sheet| starts_with(sheet, MARK))?;
    let sealed = (text(first.cell(0, 1)) == FORMAT.to_string()).then(|| read_seal(workbook).shares)?;
    let area = |run: &str| {
        let (first, last) = run.split_once(':')?;
        let (first, last) = (cell_of(first)?, cell_of(last)?);
        Some(Area { rows: (first.0, last.0), columns: (first.1, last.1) })
    };
    Some(sealed.into_iter().map(|(name, runs)| (name, runs.into_iter().filter_map(area).collect())).collect())
}

/// Compares the properties of the document with the seal. One that is not there says nothing.
fn check_properties(workbook: &Workbook, sealed: &Sealed<'_>, findings: &mut Diagnostics) {
    let written = sealed.properties.split(SEPARATOR).filter_map(|line| line.split_once('='));
    let own = (PROPERTY, sealed.total.get(..SHORT).unwrap_or_default());
    for (name, old) in written.chain([own]) {
        let Some(new) = workbook.properties.get(name).filter(|new| new.as_str() != old) else { continue };
        let args = args![name = name, old = old, new = new.as_str()];
        findings.report(Code::SealChangedProperty, Place::File { file: workbook.file.clone() }, args);
    }
}

/// Compares the order of the sheets with the seal.
fn check_order(workbook: &Workbook, written: &[&str], findings: &mut Diagnostics) {
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let found: Vec<&str> = names.iter().copied().filter(|name| written.contains(name)).collect();
    let expected: Vec<&str> = written.iter().copied().filter(|name| names.contains(name)).collect();
    if let Some((expected, found)) = expected.iter().zip(&found).find(|(expected, found)| expected != found) {
        let args = args![expected = *expected, found = *found];
        findings.report(Code::ShownSheetOrder, Place::File { file: workbook.file.clone() }, args);
    }
}

/// Reads the rows of the seal.
fn read_seal(workbook: &Workbook) -> Sealed<'_> {
    let mut sealed = Sealed::default();
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
        let Some(number) = number else { continue };
        total.add(sheet, number, line);
        match (number.checked_sub(1), sheet) {
            (Some(row), _) => {
                if sealed.order.last() != Some(&sheet) {
                    sealed.order.push(sheet);
                }
                sealed.sheets.entry(sheet).or_default().insert(row, line);
            }
            (None, "") => sealed.properties = line,
            (None, _) => match line.strip_prefix(SHARES).and_then(|rest| rest.strip_prefix(SEPARATOR)) {
                Some(shares) => sealed.shares.entry(sheet).or_default().extend(shares.split(SEPARATOR)),
                None => drop(sealed.charts.insert(sheet, line)),
            },
        }
    }
    sealed.total = total.finish();
    sealed
}
