//! Cells that the customer has checked although they look wrong: the row «Проверено» of Settings names them.

use super::notes::Notes;
use super::settings::Settings;
use super::tables::{RowAt, Tables};
use super::words::fold_name;
use crate::args;
use crate::diagnostic::{Code, Place, cell_address, cell_of};
use crate::workbook::Cell;

/// A cell whose value is right, says the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The sheet, as written; any sheet of objects when none is.
    pub sheet: Option<String>,
    /// Row, counted from 0.
    pub row: u32,
    /// Column, counted from 0.
    pub column: u32,
}

/// The cells that a text lists: `Школы!E2, F7; 'Школы (2)'!E5`. `None` when a part of it is no address.
pub(super) fn read_checked(text: &str) -> Option<Vec<Checked>> {
    let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(checked).collect()
}

fn checked(part: &str) -> Option<Checked> {
    let (sheet, address) = part.rsplit_once('!').map_or((None, part), |(sheet, address)| (Some(sheet), address));
    let sheet = sheet.map(|sheet| sheet.trim().trim_matches('\'').to_owned());
    let (row, column) = cell_of(&address.trim().to_uppercase())?;
    Some(Checked { sheet, row, column })
}

impl Settings {
    /// Whether the cell of a column in a row is checked.
    pub(super) fn has_checked(&self, row: &RowAt<'_, '_>, spec: usize) -> bool {
        let column = row.table.column(spec).map(|found| found.column);
        let is_it = |own: &Checked| {
            own.row == row.row.row && Some(own.column) == column && is_sheet(own, &row.table.table.sheet.name)
        };
        !self.checked.is_empty() && self.checked.iter().any(is_it)
    }
}

fn is_sheet(checked: &Checked, name: &str) -> bool {
    checked.sheet.as_ref().is_none_or(|sheet| fold_name(sheet) == fold_name(name))
}

/// Notes the checked cells of a kind of objects with their values, and takes them out of `pending`.
pub(super) fn note_checked(tables: &Tables<'_>, pending: &mut Vec<Checked>, notes: &mut Notes<'_>) {
    pending.retain(|own| {
        let mut is_pending = true;
        for table in tables.iter().filter(|table| is_sheet(own, &table.table.sheet.name)) {
            let read = (0..tables.specs.list.len()).filter_map(|spec| table.column(spec));
            let Some(column) = read.into_iter().find(|found| found.column == own.column) else { continue };
            let is_data = table.table.rows.iter().any(|row| row.row == own.row);
            let Some(found) = table.table.sheet.cell(own.row, own.column).filter(|_| is_data).map(Cell::shown) else {
                continue;
            };
            is_pending = false;
            let sheet = table.table.sheet.name.as_str();
            let args = args![
                sheet = sheet,
                cell = cell_address(own.row, own.column),
                column = column.header.as_str(),
                found = found
            ];
            notes.assume("assumption-checked", args);
        }
        is_pending
    });
}

/// Warns of what Settings call checked although no value of an object stands there.
pub(super) fn warn_of_unfound(pending: &[Checked], notes: &mut Notes<'_>) {
    for own in pending {
        let address = cell_address(own.row, own.column);
        let found = own.sheet.as_ref().map_or_else(|| address.clone(), |sheet| format!("{sheet}!{address}"));
        notes.report(Code::CheckedNothing, Place::Nowhere, args![found = found]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_with_and_without_sheets() {
        let cell = |sheet: Option<&str>, row, column| Checked { sheet: sheet.map(str::to_owned), row, column };
        assert_eq!(
            read_checked("Школы!E2, f7; 'Школы (2)'!$E$5"),
            Some(vec![cell(Some("Школы"), 1, 4), cell(None, 6, 5), cell(Some("Школы (2)"), 4, 4)])
        );
        assert_eq!(read_checked("все"), None);
        assert_eq!(read_checked("E0"), None);
    }
}
