//! Years in names of sheets, titles and headers, where no column of years says which year is meant.

use super::notes::Notes;
use super::settled::Settled;
use super::tables::Tables;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::{Cell, names_month, normalise_header};
use crate::year::Year;

/// Reports that a sheet names another year than the `planned` one for its column `spec`.
pub(super) fn refuse_other_year(table: &Settled<'_>, spec: usize, planned: Year, notes: &mut Notes<'_>) {
    let sheet = table.table.sheet;
    let title = sheet.rows.iter().take_while(|row| row.row < table.table.header_row);
    let titles = title.flat_map(|row| row.cells.iter().map(move |(column, cell)| (row.row, *column, cell)));
    let texts = titles.filter_map(|(row, column, cell)| match cell {
        Cell::Text(text) => Some((sheet.place(table.table.file, row, column), text.as_str())),
        _ => None,
    });
    let header = table.column(spec);
    let header = header.map(|found| (table.place(table.table.header_row, spec, None), found.header.as_str()));
    let own = [(table.sheet_place(), sheet.name.as_str())];
    for (place, text) in own.into_iter().chain(texts).chain(header) {
        if let Some(year) = other_year(text, planned) {
            notes.report(Code::YearNotPlanned, place, args![year = year, years = planned]);
        }
    }
}

/// Refuses columns of objects whose header names only years after `first`, the first that is planned: a target or a forecast is
/// no stock. A header that is wanted as it stands is believed.
pub(super) fn refuse_later_columns(tables: &Tables<'_>, first: Year, notes: &mut Notes<'_>) {
    for table in tables.iter() {
        for spec in 0..tables.specs.list.len() {
            let Some(found) = table.column(spec).filter(|found| !tables.specs.is_wanted(spec, &found.header)) else {
                continue;
            };
            if let Some(year) = named_years(&found.header).into_iter().min().filter(|year| *year > first) {
                let headers = tables.specs.all_headers(spec);
                let args = args![column = tables.specs.name(spec), word = year.to_string(), headers = headers];
                notes.report(Code::HeaderUnclear, table.place(table.table.header_row, spec, None), args);
            }
        }
    }
}

/// The first year that a text names, when it names some but not the planned one.
fn other_year(text: &str, planned: Year) -> Option<Year> {
    let named = named_years(text);
    named.first().copied().filter(|_| !named.contains(&planned))
}

/// The years that a text names. A date is no year.
fn named_years(text: &str) -> Vec<Year> {
    let words = normalise_header(text);
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = words.split([' ', '/']).collect();
    let is_date = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before.is_some_and(|word| names_month(word) || *word == "№" || word.len() < 3 && is_number(word))
    };
    let years = |(at, word): (usize, &&str)| -> Vec<Year> {
        let parts: Vec<&str> = word.split('-').collect();
        let is_meant = !is_date(at) && parts.iter().all(|part| is_number(part));
        parts.iter().filter(|_| is_meant).filter_map(|part| part.parse().ok().and_then(Year::new)).collect()
    };
    words.iter().enumerate().flat_map(years).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_year_that_is_not_planned_is_another() {
        let planned = Year::new(2020).unwrap();
        for (text, expected) in [
            ("Сумма на 2021 год, тенге", Some(2021)),
            ("Бюджет 2021", Some(2021)),
            ("Сумма на 2020 год", None),
            ("Бюджет на 2020–2022 годы", None),
            ("по состоянию на 01.01.2021", None),
            ("по решению от 15 декабря 2019 года", None),
            ("Сумма, тенге", None),
            ("Приказ № 2051-п", None),
        ] {
            assert_eq!(other_year(text, planned), expected.and_then(Year::new), "{text}");
        }
    }
}
