//! The unit of a column of money: its header, else the sheet's title, else the Settings; never a guess. The Settings must not
//! name a larger unit than a header: who chose thousands there may mean them under a header of tenge, too.

use super::notes::Notes;
use super::settings::Settings;
use super::settled::Settled;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::{Cell, MoneyUnit};

/// Why the amounts of a column cannot be read as tenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// What stands above the column contradicts itself.
    Contradiction,
    /// The header names another currency.
    Currency,
    /// The header says that VAT is not inside.
    Vat,
    /// The header prices several units together.
    Pack,
    /// A number format leaves out thousands.
    Format,
    /// The Settings name a larger unit.
    Settings,
    /// Nothing states a unit.
    Unstated,
}

impl Doubt {
    /// The word by which the message selects.
    const fn word(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Currency => "currency",
            Self::Vat => "vat",
            Self::Pack => "pack",
            Self::Format => "format",
            Self::Settings => "settings",
            Self::Unstated => "unstated",
        }
    }

    /// Whether it concerns a cell: a header that prices something else concerns all, the rest those without a unit of their own.
    fn concerns(self, cell: &Cell, is_scaled: bool) -> bool {
        let is_meant = match self {
            Self::Vat | Self::Pack => true,
            Self::Format => is_scaled && matches!(cell, Cell::Number(_)),
            _ => !states_unit(cell),
        };
        is_meant && !is_zero(cell)
    }
}

/// The unit of a money column; `None`, which is reported, when it is in doubt and some cell depends on it.
pub(super) fn settled_unit(
    table: &Settled<'_>,
    spec: usize,
    settings: &Settings,
    notes: &mut Notes<'_>,
) -> Option<MoneyUnit> {
    let found = table.column(spec)?;
    let hidden = &table.table.sheet.hidden;
    let scaled = |row: u32| [&hidden.scaled, &hidden.altered].iter().any(|own| own.contains(&(row, found.column)));
    let concerned = |doubt: Doubt| {
        table.rows().find_map(|(row, cells)| {
            let cell = table.cell(cells, spec)?;
            doubt.concerns(cell, scaled(row.row)).then_some((row.row, cell))
        })
    };
    let own = found.unit.or(table.table.unit);
    let unclear = table.table.unclear_units.first();
    // A title of thousands above a header of tenge.
    let differs = table.table.unit.is_some_and(|title| found.unit.is_some_and(|own| own != title));
    let doubt = if unclear.is_some() || differs {
        Doubt::Contradiction
    } else if let Some(doubt) = priced_otherwise(&found.header).or_else(|| title_doubt(table)) {
        doubt
    } else if concerned(Doubt::Format).is_some() {
        Doubt::Format
    } else if own.is_some() && own < settings.money_unit {
        Doubt::Settings
    } else if let Some(unit) = own.or(settings.money_unit) {
        return Some(unit);
    } else {
        Doubt::Unstated
    };
    if let Some((row, cell)) = concerned(doubt) {
        let args = args![column = found.header.as_str(), found = cell.shown(), reason = doubt.word()];
        let place = match unclear {
            Some((row, column)) => table.table.sheet.place(table.table.file, *row, *column),
            None => table.place(row, spec, None),
        };
        notes.report(Code::MoneyUnitUnclear, place, args);
    }
    None
}

/// What the texts above a table, or beside its columns (`Примечание | без НДС`), say that makes its amounts no tenge per unit
/// with VAT.
fn title_doubt(table: &Settled<'_>) -> Option<Doubt> {
    let above = table.table.sheet.rows.iter().take_while(|row| row.row < table.table.header_row);
    let is_unread = |column: u32| table.table.unused.iter().any(|unused| unused.column == column);
    let beside = table.rows().flat_map(|(_, cells)| cells.iter().filter(|(column, _)| is_unread(*column)));
    let said = |cell: &Cell| match cell {
        Cell::Text(text) => priced_otherwise(text),
        _ => None,
    };
    let of_title = above.flat_map(|row| &row.cells).find_map(|(_, cell)| {
        said(cell).filter(|doubt| {
            // «Курс доллара 420 тенге» names both.
            *doubt != Doubt::Currency || !cell.shown().to_lowercase().contains("тенге")
        })
    });
    of_title.or_else(|| beside.into_iter().find_map(|(_, cell)| said(cell).filter(|doubt| *doubt == Doubt::Vat)))
}

/// What a header says that makes its amounts no tenge per unit with VAT.
fn priced_otherwise(header: &str) -> Option<Doubt> {
    const CURRENCIES: [&str; 8] = ["usd", "долл", "$", "eur", "евро", "€", "rub", "руб"];
    const PACKS: [&str; 7] = ["комплект", "упаковк", "пачк", "короб", "жинақ", "pack", "box"];
    const NET: [&str; 6] = ["без ндс", "ққс сыз", "ққссыз", "without vat", "net of vat", "excl vat"];
    let text = header.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '$' | '€'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_currency = |word: &&str| CURRENCIES.iter().any(|currency| word.starts_with(currency));
    let text = words.join(" ");
    // A year is no number of units.
    let is_several = |text: &str| text != "1" && text.len() < 4 && text.parse::<u16>().is_ok();
    // «за комплект (10 шт.)»; a set alone may well be the unit.
    let counts = words.iter().any(|word| is_several(word));
    let is_pack = |pair: &[&str]| match pair {
        ["за" | "per", word] => is_several(word) || (counts && PACKS.iter().any(|pack| word.starts_with(pack))),
        _ => false,
    };
    const LACKS: [&str; 6] = ["без", "не", "сверху", "кроме", "нетто", "доначисл"];
    let names_vat = words.contains(&"ндс") || words.iter().any(|word| word.starts_with("нетто"));
    let is_exempt =
        ["облага", "применя", "плательщик"].iter().any(|own| words.iter().any(|word| word.starts_with(own)));
    let is_net = names_vat && !is_exempt && words.iter().any(|word| LACKS.contains(word));
    let is_vat_alone = words.iter().all(|word| VAT_ALONE.contains(word)) && words.contains(&"ндс");
    if words.iter().any(is_currency) {
        Some(Doubt::Currency)
    } else if is_vat_alone || is_net || NET.iter().any(|net| text.contains(net)) {
        Some(Doubt::Vat)
    } else {
        words.windows(2).any(is_pack).then_some(Doubt::Pack)
    }
}

/// A header of nothing but these prices the tax, not what is taxed.
const VAT_ALONE: [&str; 9] = ["цена", "сумма", "стоимость", "ндс", "тенге", "тг", "тыс", "млн", "kzt"];

/// Whether the text of a cell says its own unit: `311,8 млн`, `820 ₸`.
pub(super) fn states_unit(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().any(|c| c.is_alphabetic() || c == '₸'))
}

fn is_zero(cell: &Cell) -> bool {
    let shown = cell.shown();
    shown.chars().any(|c| c == '0') && shown.chars().all(|c| matches!(c, '0' | '.' | ',' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_price_something_else_are_known() {
        for (header, expected) in [
            ("Сумма, тыс. долл. США", Some(Doubt::Currency)),
            ("Price, USD", Some(Doubt::Currency)),
            ("Цена, тенге без НДС", Some(Doubt::Vat)),
            ("Бағасы, теңге (ҚҚС-сыз)", Some(Doubt::Vat)),
            ("Цена за 10 шт., тенге", Some(Doubt::Pack)),
            ("Цена за комплект (10 шт.), тенге", Some(Doubt::Pack)),
            ("Цена: НДС, тенге", Some(Doubt::Vat)),
            ("Прайс-лист (цены без НДС)", Some(Doubt::Vat)),
            ("Цена за комплект, тенге", None),
            ("Цена за 1 шт., тенге", None),
            ("Цена за 2026 год, тенге", None),
            ("Цена за единицу, тенге с НДС", None),
        ] {
            assert_eq!(priced_otherwise(header), expected, "{header}");
        }
    }
}
