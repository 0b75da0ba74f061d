//! Texts that no plan could take over: too long to be a name, a code or a reason, or with characters that no workbook keeps.

use super::settled::Settled;
use crate::args;
use crate::diagnostic::{Code, Diagnostics};
use crate::workbook::{Cell, Sheet, Workbook};

/// The most characters of a text that a plan takes over.
const LONGEST_TEXT: usize = 1_000;

/// How many characters too long a text is; `None` when it is not.
fn excess(cell: &Cell) -> Option<usize> {
    let Cell::Text(text) = cell else { return None };
    // A character takes a byte or more: most texts need no counting.
    let is_suspect = text.len() > LONGEST_TEXT;
    Some(text.trim().chars().count()).filter(|length| is_suspect && *length > LONGEST_TEXT)
}

/// The first character of a text that is no text: a control character, or one that Unicode sets aside. Some programs drop it,
/// so an identity that holds one does not come back from a saved plan.
fn unprintable(cell: &Cell) -> Option<char> {
    let Cell::Text(text) = cell else { return None };
    text.chars().find(|c| (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// Reports the texts of the columns that are read that are too long or hold characters that no workbook keeps.
pub(super) fn report_unfit_texts(table: &Settled<'_>, specs: usize, notes: &mut super::notes::Notes<'_>) {
    for (row, cells) in table.rows() {
        for spec in 0..specs {
            if let Some(length) = table.cell(cells, spec).and_then(excess) {
                notes.report(Code::TextTooLong, table.place(row.row, spec, None), args(length));
            }
            if let Some(found) = table.cell(cells, spec).and_then(unprintable) {
                let args = args![found = format!("U+{:04X}", u32::from(found))];
                notes.report(Code::TextUnprintable, table.place(row.row, spec, None), args);
            }
        }
    }
}

/// Whether a cell of the sheet Settings holds a long text, which is reported.
pub(super) fn is_long(
    workbook: &Workbook,
    sheet: &Sheet,
    (row, column): (u32, u32),
    cell: &Cell,
    findings: &mut Diagnostics,
) -> bool {
    let length = excess(cell);
    if let Some(length) = length {
        findings.report(Code::TextTooLong, sheet.place(&workbook.file, row, column), args(length));
    }
    length.is_some()
}

fn args(length: usize) -> crate::lang::Args {
    args![length = length, limit = LONGEST_TEXT]
}
