//! Texts that no plan could take over: too long to be a name, a code or a reason, or with characters that no workbook keeps.

use super::notes::Notes;
use super::settled::Settled;
use crate::args;
use crate::diagnostic::{Code, Diagnostics};
use crate::lang::Args;
use crate::workbook::{Cell, Sheet, Workbook};

/// The most characters of a text that a plan takes over.
const LONGEST_TEXT: usize = 1_000;

/// What is wrong with a text; `None` when a plan can take it over.
fn fault(cell: &Cell) -> Option<(Code, Args)> {
    let Cell::Text(text) = cell else { return None };
    // A character takes a byte or more: most texts need no counting.
    let length = if text.len() > LONGEST_TEXT { text.trim().chars().count() } else { 0 };
    if length > LONGEST_TEXT {
        return Some((Code::TextTooLong, args![length = length, limit = LONGEST_TEXT]));
    }
    let found = text.chars().find(|c| is_lost(*c))?;
    Some((Code::TextUnprintable, args![found = format!("U+{:04X}", u32::from(found))]))
}

/// Whether some programs drop the character: a control character, or one that Unicode sets aside. An identity that holds one
/// does not come back from a saved plan.
fn is_lost(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Reports the unfit texts of the columns that are read.
pub(super) fn report_unfit_texts(table: &Settled<'_>, specs: usize, notes: &mut Notes<'_>) {
    for (row, cells) in table.rows() {
        for spec in 0..specs {
            if let Some((code, args)) = table.cell(cells, spec).and_then(fault) {
                notes.report(code, table.place(row.row, spec, None), args);
            }
        }
    }
}

/// Reports the rows that are crossed out, and the cells of which a part is: whether they count, only a person knows. A footnote
/// mark in a number would be a digit of it.
pub(super) fn report_struck_cells(table: &Settled<'_>, specs: usize, notes: &mut Notes<'_>) {
    let hidden = &table.table.sheet.hidden;
    if hidden.struck.is_empty() && hidden.raised.is_empty() {
        return;
    }
    for (row, cells) in table.rows() {
        let own = |spec: &usize| table.column(*spec).map(|found| (row.row, found.column));
        let is_struck = |spec: &usize| own(spec).is_some_and(|at| hidden.struck.contains(&at));
        if let Some(spec) = (0..specs).find(|spec| is_struck(spec) && table.cell(cells, *spec).is_some()) {
            notes.report(Code::CrossedOut, table.place(row.row, spec, table.key(cells)), args![]);
        }
        for spec in (0..specs).filter(|spec| own(spec).is_some_and(|at| hidden.raised.contains(&at))) {
            let is_number = |cell: &Cell| !cell.shown().contains(char::is_alphabetic);
            if table.cell(cells, spec).is_some_and(is_number) {
                notes.report(Code::FootnoteInNumber, table.place(row.row, spec, table.key(cells)), args![]);
            }
        }
    }
}

/// Whether a cell of the sheet Settings holds an unfit text, which is reported.
pub(super) fn is_unfit(
    workbook: &Workbook,
    sheet: &Sheet,
    (row, column): (u32, u32),
    cell: &Cell,
    findings: &mut Diagnostics,
) -> bool {
    let fault = fault(cell);
    let is_unfit = fault.is_some();
    if let Some((code, args)) = fault {
        findings.report(code, sheet.place(&workbook.file, row, column), args);
    }
    is_unfit
}
