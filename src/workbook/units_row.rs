//! Rows of units under a header: `чел.`, `шт.`, `тыс. тенге`. What they say belongs to the headers above.

use super::header;
use super::rows::as_words;
use super::unit::{is_tenge, scale_of};
use super::words::could_be_object;
use super::{Cell, Row, Sheet};

/// Words of units that say only what is counted: a header means the same without them.
const PLAIN: [&str; 34] = [
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
    "мбит/с",
    "мбит",
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
const TELLING: [&str; 29] = [
    "м",
    "метр",
    "метров",
    "м2",
    "кв",
    "кбит/с",
    "гбит/с",
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

/// How many words a unit has that is not known.
const MOST_WORDS: usize = 3;

/// The row of units right under the header row `last`, perhaps below a row of column numbers.
pub(super) fn units_below(sheet: &Sheet, last: u32) -> Option<&Row> {
    let from = sheet.rows.partition_point(|row| row.row <= last);
    let begins = sheet.row(last).and_then(|header| header.cells.first()).map_or(0, |(column, _)| *column);
    let mut below = sheet.rows.get(from..).unwrap_or_default().iter();
    let first = below.next()?;
    let is_units = |row: &&Row| is_units_row(row, begins);
    let is_long = |(_, cell): &(u32, Cell)| as_words(cell).is_some_and(|text| text.trim().chars().count() > 1);
    let numbers = !first.cells.iter().any(is_long);
    Some(first).filter(is_units).or_else(|| below.next().filter(|_| numbers).filter(is_units))
}

/// The unit of a column, where it tells more than what is counted: money, thousands, a percentage, a currency, or anything
/// that is not known.
pub(super) fn telling_unit(units: Option<&Row>, column: u32) -> Option<&str> {
    let (_, cell) = units?.cells.iter().find(|(at, _)| *at == column)?;
    let Cell::Text(text) = cell else { return None };
    let tells = |word: &String| !PLAIN.contains(&word.as_str()) && !is_filler(word);
    header::words(text).iter().any(tells).then_some(text.trim())
}

/// Whether every cell is a unit or stands for none, and there is a unit. Where nothing stands under the first header, which
/// begins in column `begins`, up to half of the units may be words that are not known, without digits.
fn is_units_row(row: &Row, begins: u32) -> bool {
    let is_headless = row.cells.first().is_some_and(|(column, _)| *column > begins);
    let (mut known, mut unknown) = (0, 0);
    let may_be = row.cells.iter().all(|(_, cell)| {
        let Cell::Text(text) = cell else { return false };
        let words = header::words(text);
        if words.is_empty() {
            return text.trim().chars().count() == 1;
        }
        let is_known = words.iter().all(|word| is_unit(word) || is_filler(word));
        known += usize::from(is_known && words.iter().any(|word| is_unit(word)));
        unknown += usize::from(!is_known);
        is_known || is_unknown_unit(text, words.len())
    });
    may_be && known > 0 && (unknown == 0 || (is_headless && unknown <= known))
}

fn is_unknown_unit(text: &str, words: usize) -> bool {
    words <= MOST_WORDS && !text.contains(|c: char| c.is_ascii_digit()) && !could_be_object(text)
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
    fn a_unit_that_turns_the_meaning_makes_the_column_unclear() {
        for (unit, word) in [("тыс. шт.", "тыс"), ("%", "%"), ("шт.", "")] {
            let sheet = sheet(&[&["Название", "Компьютеры"], &["", unit], &["Школа № 5", "5"]], &[]);
            let table = find_table("x.xlsx", &sheet, &specs()).unwrap();
            assert_eq!(table.columns[3][0].strange_word.as_deref().unwrap_or_default(), word);
        }
    }

    #[test]
    fn a_unit_that_contradicts_its_header_is_unclear() {
        let sheet = sheet(&[&["Название", "Цена, тенге"], &["", "тыс. тенге"], &["Школа № 5", "5"]], &[]);
        let table = find_table("x.xlsx", &sheet, &specs()).unwrap();
        assert_eq!((table.columns[4][0].unit, table.unclear_units.len()), (None, 1));
    }

    #[test]
    fn unknown_units_are_units_beside_known_ones() {
        let rows: &[&[&str]] = &[
            &["Название", "Район", "Ученики", "Компьютеры"],
            &["", "", "баллов", "шт."],
            &["Школа № 5", "Талгар", "7", "5"],
        ];
        assert_eq!(outline(&sheet(rows, &[])).3, vec![(1, Skipped::Units)]);
        let table = sheet(rows, &[]);
        assert_eq!(find_table("x.xlsx", &table, &specs()).unwrap().columns[2][0].header, "Ученики, баллов");
    }

    #[test]
    fn data_are_no_units() {
        let sheet =
            sheet(&[&["Название", "Район", "Компьютеры"], &["Школа", "Талгар", "шт."], &["Лицей", "Талгар", "5"]], &[]);
        assert_eq!(outline(&sheet).2, data(&[1, 2]));
    }
}
