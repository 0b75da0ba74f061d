//! The unit of a column of money: its header, else the sheet's title, else the Settings; never a guess. The Settings must not
//! say otherwise than a header: who changed one of them may have meant either.

use super::notes::Notes;
use super::settings::Settings;
use super::settled::Settled;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::{Cell, MoneyUnit};

/// The unit of a money column. When nothing states it and some cell states none either, that is an error.
pub(super) fn settled_unit(
    table: &Settled<'_>,
    spec: usize,
    settings: &Settings,
    notes: &mut Notes<'_>,
) -> Option<MoneyUnit> {
    let found = table.column(spec)?;
    let unclear = table.table.unclear_units.first();
    let own = found.unit.or(table.table.unit);
    let differs = own.is_some() && settings.money_unit.is_some() && own != settings.money_unit;
    let unit = if unclear.is_some() || differs { None } else { own.or(settings.money_unit) };
    if unit.is_none() {
        let bare = table.rows().find_map(|(row, cells)| {
            let cell = table.cell(cells, spec)?;
            (!states_unit(cell) && !is_zero(cell)).then_some((row.row, cell))
        });
        if let Some((row, cell)) = bare {
            let reason = match unclear {
                Some(_) => "contradiction",
                None if differs => "settings",
                None => "unstated",
            };
            let args = args![column = found.header.as_str(), found = cell.shown(), reason = reason];
            let place = match unclear {
                Some((row, column)) => table.table.sheet.place(table.table.file, *row, *column),
                None => table.place(row, spec, None),
            };
            notes.report(Code::MoneyUnitUnclear, place, args);
        }
    }
    unit
}

/// Whether the text of a cell says its own unit: `311,8 млн`, `820 ₸`.
pub(super) fn states_unit(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().any(|c| c.is_alphabetic() || c == '₸'))
}

fn is_zero(cell: &Cell) -> bool {
    let shown = cell.shown();
    shown.chars().any(|c| c == '0') && shown.chars().all(|c| matches!(c, '0' | '.' | ',' | ' '))
}
