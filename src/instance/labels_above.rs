//! A text in the cell above a header, which may change what its numbers mean: `Не хватает`, `тыс. чел.`.

use super::notes::Notes;
use super::settled::Settled;
use super::words::fold_spaces;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::Cell;

/// Warns of texts right above the headers of columns with numbers that belong neither to the header nor to a merged title.
pub(super) fn question_labels(table: &Settled<'_>, specs: &[usize], notes: &mut Notes<'_>) {
    let sheet = table.table.sheet;
    let Some(above) = table.table.header_row.checked_sub(1) else { return };
    for found in specs.iter().filter_map(|spec| table.column(*spec)) {
        let Some(Cell::Text(text)) = sheet.cell(above, found.column) else { continue };
        let is_merged = sheet.merged.iter().any(|area| area.contains(above, found.column));
        let (header, text) = (fold_spaces(&found.header), fold_spaces(text));
        if !is_merged && !header.contains(&text) {
            let args = args![header = header, found = text];
            notes.report(Code::LabelAbove, sheet.place(table.table.file, above, found.column), args);
        }
    }
}
