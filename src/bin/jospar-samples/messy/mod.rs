//! Twins of the samples, as messy as the files that planners really send: same schools, money and prices,
//! and therefore the same plans.

mod money;
mod table;
mod untidy;

use money::{funds_sheet, price_sheet, settings_sheet};
use table::Table;

use crate::column::Column::{self, *};
use crate::grid::{Sheet, Style, text};
use crate::name::Wording;
use crate::place::DISTRICTS;
use crate::programme::{COMPUTERS_2019, IT_CLASSES, REGION_2020, TEACHER_COMPUTERS, WIFI};
use crate::region::School;
use crate::words::words;

/// Rural schools under one section row, urban ones under another, no column that says which; a two-level header.
pub(crate) fn teacher_computers(schools: &[School]) -> Vec<Sheet> {
    let columns = &[Ordinal, Code, Name, Bin, Region, District, Pupils, Teachers, TeacherPcs];
    let mut table = Table::new("ШКОЛЫ", columns, Wording::Mixed, 11);
    table.sheet.skip();
    table.sheet.push_across("Сведения об обеспеченности педагогов  компьютерами1)", Style::Title);
    table.sheet.push_across(words(Wording::Mixed).synthetic, Style::Note);
    table.sheet.skip();
    two_level_header(&mut table);
    table.column_numbers();
    for (section, total, is_rural) in
        [("Городское население", "Итого по городу", false), ("Сельское   население", "Итого по селу", true)]
    {
        let block: Vec<&School> = schools.iter().filter(|school| school.rural == is_rural).collect();
        table.sheet.push_across(section, Style::Section);
        table.schools(&block);
        table.total(total, 2, &block);
    }
    table.total("ВСЕГО", 0, &schools.iter().collect::<Vec<_>>());
    table.footnotes(&[
        "1) Компьютеры, закреплённые за педагогами",
        "* Школы, в которых идёт ремонт",
        "Руководитель управления образования   ____________________",
        "Исполнитель: ____________________",
    ]);
    table.empty_styled_rows(400);
    vec![
        settings_sheet(&TEACHER_COMPUTERS, "Настройки"),
        table.sheet,
        funds_sheet(&TEACHER_COMPUTERS, "Бюджет", "Сумма", |funds| {
            let tenths = funds.tenge.div_euclid(100_000);
            text(format!("{},{} млн.тенге", tenths.div_euclid(10), tenths.rem_euclid(10)), Style::Text)
        }),
        price_sheet(&TEACHER_COMPUTERS, "Цены", "Цена за единицу, тенге", ",00"),
    ]
}

/// Group headings over two or more columns, the other headers merged downwards; the first header is empty.
fn two_level_header(table: &mut Table<'_>) {
    let groups = [("", 0, 0), ("", 1, 1), ("Сведения о школе", 2, 5), ("Контингент  и кадры", 6, 7), ("", 8, 8)];
    let row = table.sheet.next_row();
    let headers: Vec<String> = table.columns.to_vec().iter().map(|column| typed_header(table, *column)).collect();
    let mut upper = vec![text("", Style::Head); headers.len()];
    let mut lower = upper.clone();
    for (group, first, last) in groups {
        let single = group.is_empty();
        table.sheet.merge(row, first, if single { row + 1 } else { row }, last);
        for (at, header) in headers.iter().enumerate().filter(|(at, _)| (first..=last).contains(at)) {
            let place = if single { upper.get_mut(at) } else { lower.get_mut(at) };
            if let Some(cell) = place {
                *cell = text(header.as_str(), Style::Head);
            }
        }
        if let (false, Some(cell)) = (single, upper.get_mut(first)) {
            *cell = text(group, Style::Head);
        }
    }
    table.sheet.push(upper);
    table.sheet.push(lower);
}

fn typed_header(table: &mut Table<'_>, column: Column) -> String {
    let header = table.untidy_header(crate::clean::header(column, table.wording));
    match column {
        Ordinal => String::new(),
        TeacherPcs => format!("{header}1)"),
        _ => header,
    }
}

/// Blocks of districts in a random order, each under its name and a repeated header; no column of districts.
pub(crate) fn region_2020(schools: &[School]) -> Vec<Sheet> {
    let columns = &[
        Ordinal,
        Code,
        Name,
        Locality,
        Pupils,
        Pupils5To11,
        Teachers,
        TeacherPcs,
        Classrooms,
        ItClasses,
        Internet,
        Wifi,
        Region,
        Bin,
    ];
    let mut table = Table::new("Школы", columns, Wording::Mixed, 12);
    table.sheet.push_across("Свод по школам области в разрезе районов", Style::Title);
    table.sheet.push_across(words(Wording::Mixed).synthetic, Style::Note);
    table.header();
    table.column_numbers();
    let mut districts: Vec<_> = DISTRICTS.iter().collect();
    table.random.shuffle(&mut districts);
    for (at, district) in districts.into_iter().enumerate() {
        let block: Vec<&School> = schools.iter().filter(|s| std::ptr::eq(s.district, district)).collect();
        if at > 0 && at.is_multiple_of(4) {
            table.sheet.skip();
            table.header();
        }
        table.sheet.push_across(district.name.ru, Style::Section);
        table.schools(&block);
        table.total("Итого", 2, &block);
    }
    table.total("Всего по области:", 0, &schools.iter().collect::<Vec<_>>());
    table.footnotes(&["Примечание: сведения на начало учебного года", "М.П."]);
    let mut about = Sheet::new("Справка", vec![90]);
    about.push(vec![text("Лист для заметок исполнителя; в расчёте не участвует", Style::Bare)]);
    vec![
        about,
        funds_sheet(&REGION_2020, "Бюджеты", "Сумма, тыс.тенге", |funds| {
            let thousand = funds.tenge.div_euclid(1_000);
            text(format!("{},0", untidy::grouped(thousand, untidy::NARROW)), Style::Text)
        }),
        table.sheet,
        price_sheet(&REGION_2020, "Цены", "Цена за  единицу", " KZT"),
        settings_sheet(&REGION_2020, "Настройки"),
    ]
}

/// Names of districts merged over their rows; written to `.xls`.
pub(crate) fn it_classes(schools: &[School]) -> Vec<Sheet> {
    let columns = &[District, Ordinal, Name, Locality, Pupils, Pupils5To11, ItClasses, Region, Code];
    let mut table = Table::new("Школы", columns, Wording::Mixed, 13);
    table.sheet.skip();
    table.sheet.push_across("IT-классы*", Style::Title);
    table.sheet.push_across(words(Wording::Mixed).synthetic, Style::Note);
    table.sheet.skip();
    table.header();
    let mut districts: Vec<_> = DISTRICTS.iter().collect();
    table.random.shuffle(&mut districts);
    for district in districts {
        let block: Vec<&School> = schools.iter().filter(|s| std::ptr::eq(s.district, district)).collect();
        let first = table.sheet.next_row();
        table.schools(&block);
        merge_first_column(&mut table.sheet, first);
    }
    table.total("Итого", 2, &schools.iter().collect::<Vec<_>>());
    table.footnotes(&["* По меморандуму", "Исп. ____________________"]);
    vec![
        table.sheet,
        price_sheet(&IT_CLASSES, "Цены", "Цена, тенге", ".00"),
        funds_sheet(&IT_CLASSES, "Бюджеты", "Сумма,  млн. тенге", |funds| {
            let tenths = funds.tenge.div_euclid(100_000);
            text(format!("{},{}", tenths.div_euclid(10), tenths.rem_euclid(10)), Style::Text)
        }),
        settings_sheet(&IT_CLASSES, "Настройки"),
    ]
}

/// Keeps the first text of the first column from row `first` on and merges the rows below into it.
fn merge_first_column(sheet: &mut Sheet, first: u32) {
    let last = sheet.next_row() - 1;
    let from = usize::try_from(first).unwrap_or(usize::MAX);
    for row in sheet.rows.iter_mut().skip(from + 1) {
        if let Some(cell) = row.first_mut() {
            *cell = crate::grid::blank(Style::Text);
        }
    }
    if last > first {
        sheet.merge(first, 0, last, 0);
    }
}

/// Kazakh throughout, with Latin letters in the headers; written to `.ods`.
pub(crate) fn wifi(schools: &[School]) -> Vec<Sheet> {
    let columns = &[Ordinal, Name, Code, District, Locality, Pupils, Internet, Wifi, Classrooms, Region];
    let mut table = Table::new("Мектептер", columns, Wording::Kazakh, 14);
    table.sheet.push_across("Мектептердегі   Wi-Fi туралы мәлімет1)", Style::Title);
    table.sheet.push_across(words(Wording::Kazakh).synthetic, Style::Note);
    table.sheet.skip();
    table.sheet.skip();
    table.header();
    table.column_numbers();
    for (section, is_rural) in [("Ауыл мектептері", true), ("Қала мектептері", false)] {
        let block: Vec<&School> = schools.iter().filter(|school| school.rural == is_rural).collect();
        table.sheet.push_across(section, Style::Section);
        table.schools(&block);
        table.total("Жиыны", 1, &block);
    }
    table.total("БАРЛЫҒЫ", 1, &schools.iter().collect::<Vec<_>>());
    table.footnotes(&["1) Жыл басындағы мәлімет", "Орындаушы: ____________________"]);
    table.empty_styled_rows(200);
    vec![
        settings_sheet(&WIFI, "Баптаулар"),
        price_sheet(&WIFI, "Бағалар", "Бағасы,   теңге", ",00"),
        table.sheet,
        funds_sheet(&WIFI, "Бюджеттер", "Сомасы", |funds| {
            text(format!("{} млн теңге", funds.tenge.div_euclid(1_000_000)), Style::Text)
        }),
    ]
}

/// Plain rows for `.csv` in windows-1251: no merged cells, no Kazakh letters, no narrow spaces.
pub(crate) fn computers_2019(schools: &[School]) -> Vec<Sheet> {
    let columns = &[Ordinal, Name, District, Region, Locality, Pupils, PcNeed, Pcs, Code];
    let mut table = Table::new("Школы", columns, Wording::Russian, 15);
    table.spaces = &[' ', untidy::NO_BREAK];
    table.sheet.push_across("Обеспеченность компьютерами", Style::Title);
    table.sheet.push_across(words(Wording::Russian).synthetic, Style::Note);
    table.sheet.skip();
    table.header();
    table.column_numbers();
    for (word, is_rural) in [("Итого село", true), ("Итого город", false)] {
        let block: Vec<&School> = schools.iter().filter(|school| school.rural == is_rural).collect();
        table.schools(&block);
        table.total(word, 1, &block);
    }
    table.total("Итого", 1, &schools.iter().collect::<Vec<_>>());
    table.footnotes(&["Исполнитель: ____________________"]);
    table.empty_styled_rows(25);
    vec![
        table.sheet,
        funds_sheet(&COMPUTERS_2019, "Бюджеты", "Сумма (тенге)", |funds| {
            text(format!("{},00", untidy::grouped(funds.tenge, untidy::NO_BREAK)), Style::Text)
        }),
        price_sheet(&COMPUTERS_2019, "Цены", "Цена  за единицу, тенге", ",00"),
        settings_sheet(&COMPUTERS_2019, "Настройки"),
    ]
}
