//! Rows of units under a header: `чел.`, `шт.`, `тыс. тенге`. What they say belongs to the headers above.

use super::header;
use super::rows::as_words;
use super::unit::{is_tenge, scale_of};
use super::{Cell, Row, Sheet};

/// Words of units that say only what is counted: a header means the same without them.
const PLAIN: [&str; 38] = [
    "шт",
    "штук",
    "штука",
    "ед",
    "единиц",
    "единица",
    "единицы",
    "чел",
    "человек",
    "комплект",
    "комплектов",
    "компл",
    "мест",
    "место",
    "класс",
    "классов",
    "км",
    "м",
    "м2",
    "кв",
    "мбит/с",
    "мбит",
    "кбит/с",
    "да/нет",
    "иә/жоқ",
    "дана",
    "адам",
    "бірлік",
    "жиынтық",
    "орын",
    "сынып",
    "pcs",
    "units",
    "people",
    "persons",
    "sets",
    "km",
    "yes/no",
];
/// Words that change what a number means.
const TELLING: [&str; 22] = [
    "%",
    "процент",
    "процентов",
    "пайыз",
    "percent",
    "usd",
    "долл",
    "долларов",
    "сша",
    "$",
    "eur",
    "евро",
    "€",
    "руб",
    "рублей",
    "rub",
    "ндс",
    "ққс",
    "vat",
    "без",
    "сыз",
    "without",
];
/// What stands in such a row where there is no unit, or before a unit.
const FILLERS: [&str; 20] = [
    "х",
    "x",
    "-",
    "№",
    "п/п",
    "р/с",
    "в",
    "in",
    "с",
    "изм",
    "измерения",
    "өлшем",
    "бірлігі",
    "өл",
    "бір",
    "на",
    "за",
    "текст",
    "unit",
    "of",
];

/// The row of units right under the header row `last`, perhaps below a row of column numbers.
pub(super) fn units_below(sheet: &Sheet, last: u32) -> Option<&Row> {
    let from = sheet.rows.partition_point(|row| row.row <= last);
    let mut below = sheet.rows.get(from..).unwrap_or_default().iter();
    let first = below.next()?;
    let has_words =
        first.cells.iter().any(|(_, cell)| as_words(cell).is_some_and(|text| text.trim().chars().count() > 1));
    if is_units_row(first) { Some(first) } else { below.next().filter(|second| !has_words && is_units_row(second)) }
}

/// The unit of a column, where it tells more than what is counted: money, thousands, a percentage, a currency.
pub(super) fn telling_unit(units: Option<&Row>, column: u32) -> Option<&str> {
    let (_, cell) = units?.cells.iter().find(|(at, _)| *at == column)?;
    let Cell::Text(text) = cell else { return None };
    let tells = |word: &String| TELLING.contains(&word.as_str()) || is_tenge(word) || scale_of(word).is_some();
    header::words(text).iter().any(tells).then_some(text.trim())
}

/// Whether every cell is a unit or stands for none, and there is a unit.
fn is_units_row(row: &Row) -> bool {
    let mut any = false;
    row.cells.iter().all(|(_, cell)| {
        let Cell::Text(text) = cell else { return false };
        let words = header::words(text);
        any |= words.iter().any(|word| is_unit(word));
        let is_dash = words.is_empty() && text.trim().chars().count() == 1;
        is_dash || (!words.is_empty() && words.iter().all(|word| is_unit(word) || is_filler(word)))
    }) && any
}

fn is_unit(word: &str) -> bool {
    PLAIN.contains(&word) || TELLING.contains(&word) || is_tenge(word) || scale_of(word).is_some()
}

fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word) || (word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::{data, outline, sheet, specs};
    use super::super::{MoneyUnit, Skipped, find_table};

    #[test]
    fn a_row_of_units_belongs_to_the_header() {
        let rows: &[&[&str]] = &[
            &["№", "Название", "Ученики", "Компьютеры", "Цена"],
            &["п/п", "", "чел.", "шт.", "тыс. тенге"],
            &["1", "2", "3", "4", "5"],
            &["1", "Школа № 5", "100", "5", "7"],
        ];
        let units_first = sheet(rows, &[]);
        let skipped = vec![(1, Skipped::Units), (2, Skipped::ColumnNumbers)];
        assert_eq!(outline(&units_first), ("1 - 2 3 4".to_owned(), 0, data(&[3]), skipped));
        let table = find_table("x.xlsx", &units_first, &specs()).unwrap();
        assert_eq!(table.columns[4][0].unit, Some(MoneyUnit::Thousand));
        let numbers_first = sheet(&[rows[0], rows[2], rows[1], rows[3]], &[]);
        let table = find_table("x.xlsx", &numbers_first, &specs()).unwrap();
        assert_eq!((table.columns[4][0].unit, table.rows.len()), (Some(MoneyUnit::Thousand), 1));
    }

    #[test]
    fn a_unit_that_turns_the_meaning_leaves_the_column_unread() {
        for unit in ["тыс. шт.", "%"] {
            let sheet = sheet(&[&["Название", "Компьютеры"], &["", unit], &["Школа № 5", "5"]], &[]);
            assert_eq!(outline(&sheet).0, "0 - - - -", "{unit}");
        }
    }

    #[test]
    fn a_unit_that_contradicts_its_header_is_unclear() {
        let sheet = sheet(&[&["Название", "Цена, тенге"], &["", "тыс. тенге"], &["Школа № 5", "5"]], &[]);
        let table = find_table("x.xlsx", &sheet, &specs()).unwrap();
        assert_eq!((table.columns[4][0].unit, table.unclear_units.len()), (None, 1));
    }

    #[test]
    fn data_are_no_units() {
        let sheet =
            sheet(&[&["Название", "Район", "Компьютеры"], &["Школа", "Талгар", "шт."], &["Лицей", "Талгар", "5"]], &[]);
        assert_eq!(outline(&sheet).2, data(&[1, 2]));
    }
}
