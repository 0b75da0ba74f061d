use proptest::prelude::*;

use super::*;
use crate::workbook::{Area, Row, Visibility};

/// A sheet from rows of cells: empty texts are empty cells, texts that are numbers become numbers.
pub(in crate::workbook) fn sheet(rows: &[&[&str]], merged: &[(u32, u32, u32, u32)]) -> Sheet {
    let cell = |text: &str| text.parse().map_or_else(|_| Cell::Text(text.to_owned()), Cell::Number);
    let row = |(row, cells): (u32, &&[&str])| {
        let cells: Vec<(u32, Cell)> =
            (0..).zip(cells.iter()).filter(|(_, text)| !text.is_empty()).map(|(at, text)| (at, cell(text))).collect();
        (!cells.is_empty()).then_some(Row { row, cells })
    };
    let area =
        |&(top, left, bottom, right): &(u32, u32, u32, u32)| Area { rows: (top, bottom), columns: (left, right) };
    Sheet {
        name: "Школы".to_owned(),
        visibility: Visibility::Visible,
        hidden: crate::workbook::Hidden::default(),
        rows: (0..).zip(rows).filter_map(row).collect(),
        merged: merged.iter().map(area).collect(),
        formulas: crate::workbook::Formulas::new(),
    }
}

pub(in crate::workbook) fn specs() -> Vec<ColumnSpec> {
    let spec = |id: &str, headers: &[&str], holds: Holds| ColumnSpec {
        id: id.to_owned(),
        headers: headers.iter().map(|&header| header.to_owned()).collect(),
        holds,
    };
    vec![
        spec("name", &["название", "наименование организации образования", "атауы", "name"], Holds::Name),
        spec("district", &["район", "аудан", "district"], Holds::Other),
        spec("pupils", &["ученики", "контингент обучающихся", "оқушылар саны"], Holds::Other),
        spec("pcs", &["компьютеры", "компьютеры / всего"], Holds::Other),
        spec("price", &["цена", "сумма", "бағасы"], Holds::Money),
    ]
}

pub(in crate::workbook) type Outline = (String, u32, Vec<(u32, Option<String>)>, Vec<(u32, Skipped)>);

/// The columns of the specs (`-` for none), header row, data rows with sections, skipped rows.
pub(in crate::workbook) fn outline(sheet: &Sheet) -> Outline {
    let table = find_table("x.xlsx", sheet, &specs()).unwrap();
    let columns = table.columns.iter().map(|found| match found.as_slice() {
        [] => "-".to_owned(),
        found => found.iter().map(|column| column.column.to_string()).collect::<Vec<_>>().join("+"),
    });
    (
        columns.collect::<Vec<_>>().join(" "),
        table.header_row,
        table.rows.iter().map(|row| (row.row, row.section.clone())).collect(),
        table.skipped.iter().map(|row| (row.row, row.why)).collect(),
    )
}

pub(in crate::workbook) fn data(rows: &[u32]) -> Vec<(u32, Option<String>)> {
    rows.iter().map(|row| (*row, None)).collect()
}

#[test]
fn a_plain_table_is_found_below_titles() {
    let sheet = sheet(
        &[
            &["Список школ Талгарского района"],
            &[],
            &["", "", "", "тыс. тенге"],
            &["№", "Название", "Район", "Цена"],
            &["1", "Школа № 5", "Талгар", "10"],
            &["2", "Школа № 6", "Талгар", "20"],
        ],
        &[(0, 0, 0, 3)],
    );
    assert_eq!(outline(&sheet), ("1 2 - - 3".to_owned(), 3, data(&[4, 5]), vec![]));
    let table = find_table("x.xlsx", &sheet, &specs()).unwrap();
    assert_eq!(table.unit, Some(MoneyUnit::Thousand));
    assert_eq!(table.columns[4][0].unit, Some(MoneyUnit::Thousand));
    assert_eq!(table.columns[0][0].unit, None);
    assert_eq!(table.unused.iter().map(|column| column.header.as_str()).collect::<Vec<_>>(), ["№"]);
}

#[test]
fn two_levels_merged() {
    let rows: &[&[&str]] = &[
        &["Сведения"],
        &["", "Наименование организации образования", "Район", "Компьютеры", "", "Сумма, млн тенге", ""],
        &["", "", "", "Всего", "Новые", "2026", "2027"],
        &["1", "2", "3", "4", "5", "6", "7"],
        &["1", "Школа № 5", "Талгар", "10", "4", "1", "2"],
        &["2", "Школа № 6", "Талгар", "20", "4", "1", "2"],
    ];
    let merged = [(0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6)];
    let found = outline(&sheet(rows, &merged));
    assert_eq!(found, ("1 2 - 3 5+6".to_owned(), 2, data(&[4, 5]), vec![(3, Skipped::ColumnNumbers)]));
    let sheet = sheet(rows, &merged);
    let table = find_table("x.xlsx", &sheet, &specs()).unwrap();
    let price = &table.columns[4][1];
    assert_eq!((price.header.as_str(), price.unit), ("Сумма, млн тенге / 2027", Some(MoneyUnit::Million)));
    assert_eq!(table.unused.len(), 1);
}

#[test]
fn two_levels_without_merged_cells() {
    let rows: &[&[&str]] = &[
        &["№", "Название", "Компьютеры", "", "", "Цена"],
        &["", "", "Всего", "Новые", "Старые", ""],
        &["1", "Школа № 5", "10", "4", "6", "5"],
    ];
    assert_eq!(outline(&sheet(rows, &[])), ("1 - - 2 5".to_owned(), 1, data(&[2]), vec![]));
}

#[test]
fn three_levels() {
    let rows: &[&[&str]] = &[
        &["Название", "Район", "Персонал", "", "Техника", "", ""],
        &["", "", "Педагоги", "", "Компьютеры", "", "Прочее"],
        &["", "", "Учителя", "Ученики", "Всего", "Старые", ""],
        &["Школа № 5", "Талгар", "24", "300", "15", "2", "5"],
    ];
    let merged = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 3), (0, 4, 0, 6), (1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 2, 6)];
    for merged in [&[][..], &merged, &merged[2..]] {
        assert_eq!(outline(&sheet(rows, merged)), ("0 1 3 4 -".to_owned(), 2, data(&[3]), vec![]), "{merged:?}");
    }
    let flat = sheet(rows, &[]);
    let table = find_table("x.xlsx", &flat, &specs()).unwrap();
    assert_eq!(table.columns[2][0].header, "Персонал / Педагоги / Ученики");
}

#[test]
fn a_title_over_everything_is_no_level() {
    let rows: &[&[&str]] =
        &[&["Бюджет", "", "", "тыс. тенге"], &["Название", "Район", "Цена"], &["Школа № 5", "Талгар", "5"]];
    let sheet = sheet(rows, &[(0, 0, 0, 2)]);
    let table = find_table("x.xlsx", &sheet, &specs()).unwrap();
    assert_eq!((table.header_row, table.columns[0][0].header.as_str()), (1, "Название"));
    assert_eq!(table.columns[2].len() + table.columns[4].len(), 1);
    assert_eq!(table.unit, Some(MoneyUnit::Thousand));
}

#[test]
fn sections_totals_and_footnotes_are_skipped_and_remembered() {
    let sheet = sheet(
        &[
            &["Название", "Район", "Контингент обучающихся1)", "Цена"],
            &["#пример", "Талгар", "100", "5"],
            &["Городское население"],
            &["Школа № 5", "Талгар", "100", "5"],
            &["Школа «Всего понемногу»", "Талгар", "100", "5"],
            &["Итого по городу", "", "200", "10"],
            &["Сельское население", "", "", ""],
            &["Название", "Район", "Контингент обучающихся1)", "Цена"],
            &["Школа № 7", "Талгар", "300", "5"],
            &["КГУ «Школа № 8»", "", "", ""],
            &["Барлығы", "", "500", "15"],
            &["в том числе:"],
            &[],
            &["1) на 01.09.2020"],
            &["Начальник отдела", "", "", "А. Иванов"],
            &["Данные подготовил", "А. Иванов"],
        ],
        &[(2, 0, 2, 3), (6, 0, 6, 1)],
    );
    let (_, header_row, rows, skipped) = outline(&sheet);
    let section = |row, name: &str| (row, Some(name.to_owned()));
    assert_eq!(header_row, 0);
    assert_eq!(
        rows,
        vec![
            section(3, "Городское население"),
            section(4, "Городское население"),
            section(8, "Сельское население"),
            section(9, "Сельское население"),
        ]
    );
    assert_eq!(
        skipped,
        vec![
            (1, Skipped::Ignored),
            (2, Skipped::Section),
            (5, Skipped::Total),
            (6, Skipped::Section),
            (7, Skipped::RepeatedHeader),
            (10, Skipped::Total),
            (11, Skipped::Total),
            (13, Skipped::Footnote),
            (14, Skipped::Footnote),
            (15, Skipped::Footnote),
        ]
    );
}

#[test]
fn blocks_under_headers_of_their_own_have_their_headings() {
    let sheet = sheet(
        &[
            &["Свод"],
            &["Талгарский район"],
            &["№", "Название", "Ученики"],
            &["1", "Школа № 1", "5"],
            &["Илийский район"],
            &["№", "Название", "Ученики"],
            &["1", "Школа № 2", "5"],
        ],
        &[],
    );
    let (_, header_row, rows, skipped) = outline(&sheet);
    let section = |row, name: &str| (row, Some(name.to_owned()));
    assert_eq!(header_row, 2);
    assert_eq!(rows, vec![section(3, "Талгарский район"), section(6, "Илийский район")]);
    assert_eq!(skipped, vec![(1, Skipped::Section), (4, Skipped::Section), (5, Skipped::RepeatedHeader)]);
}

#[test]
fn data_is_never_taken_for_something_else() {
    let sheet = sheet(
        &[
            &["№", "Название", "Район", "Ученики"],
            &["1", "2", "3", "4"],
            &["1", "Итоговая школа", "Талгар", "5"],
            &["271234", "Всего хорошего", "Талгар", "5"],
            &["", "Лицей № 7", "Талгар", "нет данных"],
            &["5"],
            &["6", "", "", "7"],
        ],
        &[],
    );
    let expected =
        ("1 2 3 - -".to_owned(), 0, data(&[2, 3, 4, 6]), vec![(1, Skipped::ColumnNumbers), (5, Skipped::Ignored)]);
    assert_eq!(outline(&sheet), expected);
}

#[test]
fn a_first_row_that_the_next_continues_numbers_itself() {
    let found =
        |next: &str| outline(&sheet(&[&["Название", "Ученики", "Цена"], &["1", "2", "3"], &[next, "5", "5"]], &[])).2;
    assert_eq!(found("2"), data(&[1, 2]));
    assert_eq!(found("1"), data(&[2]));
    let letters =
        sheet(&[&["Название", "Район", "Ученики", "Цена"], &["А", "Б", "1", "2=1*5"], &["Ш", "Т", "5", "5"]], &[]);
    assert_eq!(outline(&letters).3, vec![(1, Skipped::ColumnNumbers)]);
}

#[test]
fn one_column_is_all_data() {
    let sheet = sheet(&[&["Название"], &["Школа"], &["Лицей"], &["Итого"]], &[]);
    assert_eq!(outline(&sheet), ("0 - - - -".to_owned(), 0, data(&[1, 2]), vec![(3, Skipped::Total)]));
}

#[test]
fn contradictory_units_are_reported() {
    let twice = sheet(&[&["тыс. тенге"], &["(млн. тенге)"], &["Название", "Цена"], &["Школа", "5"]], &[]);
    let table = find_table("x.xlsx", &twice, &specs()).unwrap();
    assert_eq!((table.unit, table.unclear_units), (None, vec![(0, 0), (1, 0)]));
    let in_header = sheet(&[&["тыс. тенге"], &["Название", "Цена, тенге (млн. тенге)"], &["Школа", "5"]], &[]);
    let table = find_table("x.xlsx", &in_header, &specs()).unwrap();
    assert_eq!((table.columns[4][0].unit, table.unclear_units), (None, vec![(1, 1)]));
    let own = sheet(&[&["тыс. тенге"], &["Название", "Цена, тенге", "Сумма"], &["Школа", "5", "6"]], &[]);
    let table = find_table("x.xlsx", &own, &specs()).unwrap();
    let units: Vec<_> = table.columns[4].iter().map(|column| column.unit).collect();
    assert_eq!(units, [Some(MoneyUnit::Tenge), Some(MoneyUnit::Thousand)]);
}

#[test]
fn no_table_without_a_known_header() {
    assert!(find_table("x.xlsx", &sheet(&[&["Отчёт"], &["a", "b"], &["1", "2"]], &[]), &specs()).is_none());
    assert!(find_table("x.xlsx", &sheet(&[], &[]), &specs()).is_none());
}

proptest! {
    #[test]
    fn every_row_below_the_header_is_data_or_skipped_with_a_reason(
        words in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![
            "", "", "", "Название", "Район", "Цена, тыс. тенге", "Компьютеры", "Всего", "№", "1", "2", "3", "12", "2027", "Школа № 5",
            "Талгар", "Итого", "Городские школы", "* сноска", "#пример", "мың теңге", "Директор",
        ]), 0..7), 0..12),
        merged in prop::collection::vec((0_u32..12, 0_u32..6, 0_u32..4, 0_u32..6), 0..6),
    ) {
        let rows: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
        let merged: Vec<_> = merged.into_iter().map(|(top, left, height, width)| (top, left, top + height, left + width)).collect();
        let sheet = sheet(&rows, &merged);
        if let Some(table) = find_table("x.xlsx", &sheet, &specs()) {
            let mut seen: Vec<u32> =
                table.rows.iter().map(|row| row.row).chain(table.skipped.iter().map(|row| row.row)).collect();
            seen.sort_unstable();
            let below: Vec<u32> = sheet.rows.iter().map(|row| row.row).filter(|row| *row > table.header_row).collect();
            prop_assert_eq!(seen, below);
            let mut columns: Vec<u32> = table.columns.iter().flatten().chain(&table.unused).map(|column| column.column).collect();
            columns.sort_unstable();
            let mut once = columns.clone();
            once.dedup();
            prop_assert_eq!(columns, once);
        }
    }
}
