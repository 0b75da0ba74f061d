//! The unit of a column of money: its header, else the sheet's title, else the Settings; never a guess. The Settings must not
//! name a larger unit than a header: who chose thousands there may mean them under a header of tenge, too.

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
    let alien = alien(&found.header);
    let differs = own.is_some() && own < settings.money_unit;
    let scaled = |row: u32| table.table.sheet.hidden.scaled.contains(&(row, found.column));
    let is_scaled = table.rows().any(|(row, cells)| {
        scaled(row.row) && table.cell(cells, spec).is_some_and(|cell| matches!(cell, Cell::Number(_)) && !is_zero(cell))
    });
    let alien = alien.or(is_scaled.then_some("format"));
    let unit = if unclear.is_some() || differs || alien.is_some() { None } else { own.or(settings.money_unit) };
    if unit.is_none() {
        let bare = table.rows().find_map(|(row, cells)| {
            let cell = table.cell(cells, spec)?;
            let is_meant = alien != Some("format") || scaled(row.row);
            (!states_unit(cell) && !is_zero(cell) && is_meant).then_some((row.row, cell))
        });
        if let Some((row, cell)) = bare {
            let reason = match (unclear, alien) {
                (Some(_), _) => "contradiction",
                (None, Some(alien)) => alien,
                (None, None) if differs => "settings",
                (None, None) => "unstated",
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

/// What a header says that makes its amounts no tenge per unit with VAT, as the word by which the message selects.
fn alien(header: &str) -> Option<&'static str> {
    const CURRENCIES: [&str; 9] = ["usd", "долл", "доллар", "$", "eur", "евро", "€", "rub", "руб"];
    let text = header.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '$' | '€')).collect();
    let is_currency = |word: &&str| CURRENCIES.iter().any(|currency| word.starts_with(currency));
    if words.iter().any(is_currency) {
        return Some("currency");
    }
    let text = words.join(" ");
    if ["без ндс", "ққс сыз", "ққссыз", "without vat", "net of vat", "excl vat"].iter().any(|net| text.contains(net))
    {
        return Some("vat");
    }
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() && word != "1";
    let pack =
        words.windows(2).any(|pair| matches!(pair, ["за" | "per", number] if is_number(number) && number.len() < 4));
    pack.then_some("pack")
}

/// Whether the text of a cell says its own unit: `311,8 млн`, `820 ₸`.
pub(super) fn states_unit(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().any(|c| c.is_alphabetic() || c == '₸'))
}

fn is_zero(cell: &Cell) -> bool {
    let shown = cell.shown();
    shown.chars().any(|c| c == '0') && shown.chars().all(|c| matches!(c, '0' | '.' | ',' | ' '))
}
