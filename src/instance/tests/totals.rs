//! Rows of totals against the rows above and below them; column numbers; БИН beside codes.

use super::{COMPUTERS, HEADER};
use crate::diagnostic::Diagnostic;
use crate::instance::Overrides;
use crate::instance::sample::{built, codes, sheet};
use crate::lang::{Catalogue, Lang};
use crate::workbook::Sheet;

fn findings(rows: &[&[&str]]) -> Vec<Diagnostic> {
    let mut all = vec![HEADER];
    all.extend_from_slice(rows);
    built(COMPUTERS, vec![sheet("Школы", &all)], &Overrides::default()).1
}

fn found(rows: &[&[&str]]) -> Vec<String> {
    codes(&findings(rows))
}

const ROWS: [&[&str]; 3] = [
    &["S1", "Школа 1", "Абай", "да", "30", "10"],
    &["S2", "Школа 2", "Абай", "нет", "40", "15"],
    &["S3", "Школа 3", "Талгар", "нет", "50", "20"],
];

#[test]
fn a_total_that_the_rows_do_not_add_up_to_is_questioned_with_both_numbers() {
    let [one, two, three] = ROWS;
    assert_eq!(found(&[one, two, three, &["", "Итого", "", "", "120", "45"]]), Vec::<String>::new());
    let lost = findings(&[one, two, three, &["", "Итого", "", "", "180", "45"]]);
    assert_eq!(codes(&lost), ["total-differs E5"]);
    let message = lost[0].message(&Catalogue::new(Lang::En));
    assert!(message.contains("180") && message.contains("120"), "{message}");
}

#[test]
fn totals_may_be_of_sections_of_all_above_or_of_a_district() {
    let [one, two, three] = ROWS;
    let by_section: &[&[&str]] = &[
        &["", "Абайский район"],
        one,
        two,
        &["", "Итого по району", "", "", "70", "25"],
        &["", "Талгарский район"],
        three,
        &["", "Итого по району", "", "", "50", "20"],
        &["", "Всего", "", "", "120", "45"],
        &["", "в том числе сельские", "", "", "30", "10"],
        &["", "Итого городские", "", "", "90", "35"],
        &["", "В среднем", "", "", "40", "15"],
    ];
    assert_eq!(found(by_section), Vec::<String>::new());
    let above: &[&[&str]] = &[&["", "Всего", "", "", "120", "45"], one, two, three];
    assert_eq!(found(above), Vec::<String>::new());
    let wrong: &[&[&str]] = &[one, two, &["", "Итого по району", "", "", "71", "25"], three];
    assert_eq!(found(wrong), ["total-differs E4"]);
}

#[test]
fn a_total_of_the_visible_rows_is_no_second_finding() {
    let [one, two, three] = ROWS;
    let mut sheet = sheet("Школы", &[HEADER, one, two, three, &["", "Итого", "", "", "80", "30"]]);
    sheet.hidden.rows = vec![2];
    let seen = |sheet: Sheet| codes(&built(COMPUTERS, vec![sheet], &Overrides::default()).1);
    assert_eq!(seen(sheet.clone()), ["hidden-parts"]);
    sheet.hidden.rows = vec![1];
    assert_eq!(seen(sheet), ["hidden-parts", "total-differs F5", "total-differs E5"]);
}

#[test]
fn totals_of_budgets_are_compared_too() {
    let schools = || sheet("Школы", &[HEADER, ROWS[0], ROWS[1], ROWS[2]]);
    let seen = |total: &str| {
        let rows: &[&[&str]] = &[&["Источник", "Сумма, тыс. тенге"], &["Местный бюджет", "500"], &["Итого", total]];
        codes(&built(COMPUTERS, vec![schools(), sheet("Бюджеты", rows)], &Overrides::default()).1)
    };
    assert_eq!(seen("500"), Vec::<String>::new());
    assert_eq!(seen("700"), ["total-differs B3"]);
}

#[test]
fn a_row_that_may_number_the_columns_is_refused() {
    let header: &[&str] = &["Название", "Район", "Село", "Учителя", "Компьютеры учителей"];
    let rows: &[&[&str]] = &[header, &["1", "2", "1", "5", "4"], &["2", "Абай", "да", "9", "5"]];
    let seen = |rows: &[&[&str]]| codes(&built(COMPUTERS, vec![sheet("Школы", rows)], &Overrides::default()).1);
    assert_eq!(seen(rows), Vec::<String>::new());
    let rows: &[&[&str]] = &[header, &["1", "2", "3", "4", "5"], &["2", "Абай", "да", "9", "5"]];
    assert_eq!(seen(rows), ["column-numbers A2"]);
}

#[test]
fn one_bin_beside_several_codes_is_questioned() {
    let header: &[&str] = &["Код", "БИН", "Название", "Район", "Село", "Учителя", "Компьютеры учителей"];
    let row = |id: &'static str, bin: &'static str| [id, bin, "Школа", "Р", "да", "9", "5"].map(str::to_owned);
    let seen = |bins: [&'static str; 3]| {
        let rows: Vec<[String; 7]> = ["S1", "S2", "S3"].into_iter().zip(bins).map(|(id, bin)| row(id, bin)).collect();
        let mut rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        for (row, name) in rows.iter_mut().zip(["Лицей Абая", "Гимназия Мирас", "Школа Сатпаева"])
        {
            row[2] = name;
        }
        let all: Vec<&[&str]> = [header].into_iter().chain(rows.iter().map(Vec::as_slice)).collect();
        codes(&built(COMPUTERS, vec![sheet("Школы", &all)], &Overrides::default()).1)
    };
    assert_eq!(seen(["100000000001", "000000000101", ""]), Vec::<String>::new());
    assert_eq!(seen(["100000000001", "100000000001", "100 000 000 001"]), ["bin-repeated B3"]);
}

/// A total that names a district or a type of place is compared with the rows of that, whatever else adds up.
#[test]
fn totals_are_those_of_what_they_name() {
    let seen = |totals: &[(&str, &str, &str)]| {
        let mut rows: Vec<Vec<&str>> = vec![
            vec!["№", "Название", "Район", "Село", "Учителя", "Компьютеры учителей"],
            vec!["1", "СШ № 1", "Талгарский район", "да", "21", "10"],
            vec!["2", "СШ № 2", "Карасайский район", "нет", "22", "11"],
        ];
        rows.extend(totals.iter().map(|(name, one, other)| vec![*name, "", "", "", *one, *other]));
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        codes(&built(COMPUTERS, vec![sheet("Школы", &rows)], &Overrides::default()).1)
    };
    for right in [
        [("Итого по Талгарскому району", "21", "10"), ("Итого по Карасайскому району", "22", "11")],
        [("Итого по селу", "21", "10"), ("Итого город", "22", "11")],
        [("Итого по городу", "22", "11"), ("Всего", "43", "21")],
    ] {
        assert_eq!(seen(&right), [""; 0], "{right:?}");
    }
    for wrong in [
        ("Итого по Карасайскому району", "21", "10"),
        ("Итого по селу", "22", "11"),
        ("Итого по Илийскому району", "43", "21"),
    ] {
        assert_eq!(seen(&[wrong]), ["total-differs F4", "total-differs E4"], "{wrong:?}");
    }
}
