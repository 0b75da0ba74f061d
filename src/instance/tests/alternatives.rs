//! Alternatives out of a workbook: today's line, levels, people by level, offers.

use crate::index::{ObjectIx, OptionIx, YearIx};
use crate::instance::sample::{built, codes, sheet, sound};
use crate::money::Money;
use crate::quantity::Units;

const MODEL: &str = r#"
schema = 1
id = "lines"
name = "Lines"
years = [2020, 2021]
[columns.line]
kind = "text"
default = ""
headers = { ru = ["Линия"] }
[columns.mbps_now]
kind = "count"
default = 0
headers = { ru = ["Мбит/с"] }
[columns.km]
kind = "count"
default = 0
headers = { ru = ["км"] }
[needs.mbps]
need = "max(20, ceil(pupils / 2))"
have = "mbps_now"
people = "min(pupils, floor(supplied * 1000 / 500))"
[alternatives.line]
now = "line"
[options.fibre]
label = { ru = "Оптика" }
alternative = "line"
where = "km <= 15"
gives = { mbps = 100 }
price = "1000 + 100 * km"
yearly = 50
[options.satellite]
alternative = "line"
gives = { mbps = 4 }
price = 900
yearly = 420
[budgets.local]
amount = { 2020 = "1 M", 2021 = 0 }
[priority]
rural = "none"
[[goals]]
maximise = "people(mbps)"
"#;

const HEADER: &[&str] = &["Код", "Название", "Район", "Ученики", "Линия", "Мбит/с", "км"];

fn schools(rows: &[&[&str]]) -> crate::workbook::Sheet {
    let all: Vec<&[&str]> = std::iter::once(HEADER).chain(rows.iter().copied()).collect();
    sheet("Школы", &all)
}

fn two() -> crate::workbook::Sheet {
    schools(&[&["A", "Школа А", "Р", "300", "нет", "", "3"], &["B", "Школа Б", "Р", "40", "Оптика", "10", "40"]])
}

#[test]
fn levels_people_and_what_works_today_are_read() {
    let instance = sound(MODEL, vec![two()]);
    let group = &instance.alternatives[0];
    assert_eq!(group.today, Some(vec![None, Some(OptionIx::new(0))]));
    assert_eq!(group.members[0].level, [Units::new(100), Units::new(100)]);
    // 100 Mbit/s at 500 kbit/s for 300 pupils serve 200 of them, and all of 40.
    assert_eq!(group.members[0].served, Some(vec![Units::new(200), Units::new(40)]));
    assert_eq!(group.members[1].served, Some(vec![Units::new(8), Units::new(8)]));
    assert_eq!(group.served_today, Some(vec![Units::ZERO, Units::new(20)]));
    assert_eq!(instance.needs[0].people, None);
    assert_eq!([0, 1].map(|k: usize| instance.options[k].eligible.clone()), [[true, false], [true, true]]);
}

#[test]
fn a_line_that_is_none_of_them_is_named_with_its_cell() {
    let rows =
        schools(&[&["A", "Школа А", "Р", "300", "оптик", "", "3"], &["B", "Школа Б", "Р", "40", "—", "10", "4"]]);
    let (_, findings) = built(MODEL, vec![rows], &Default::default());
    assert_eq!(codes(&findings), ["unknown-alternative E2"]);
    assert_eq!(findings[0].suggestion.as_deref(), Some("Оптика"));
}

#[test]
fn what_is_offered_counts_instead_of_estimates() {
    let offers = sheet(
        "Предложения операторов",
        &[
            &["Код школы", "Технология", "Цена, тенге", "Плата в год, тенге", "Мбит/с"],
            &["B", "Оптика", "5 000", "70", "30"],
            &["B", "satellite", "800", "", ""],
        ],
    );
    let instance = sound(MODEL, vec![two(), offers]);
    let (b, year) = (ObjectIx::new(1), YearIx::new(1));
    assert_eq!([0, 1].map(|k: usize| instance.options[k].eligible.clone()), [[false, true], [false, true]]);
    let fibre = &instance.options[0];
    assert_eq!(fibre.price.get(b, year), Money::from_tenge(5_000).unwrap());
    assert_eq!(fibre.yearly[1], Money::from_tenge(70).unwrap());
    assert_eq!(instance.options[1].yearly[1], Money::ZERO);
    let group = &instance.alternatives[0];
    assert_eq!([0, 1].map(|k: usize| group.members[k].level(b)), [Units::new(30), Units::new(4)]);
    assert_eq!(group.members[0].level(ObjectIx::new(0)), Units::new(100));
    assert_eq!(group.members[0].served(b), Units::new(40));
}

/// Quotations instead of distances: the column of kilometres may be left out.
#[test]
fn what_only_estimates_offered_lines_need_not_be_known() {
    let header: Vec<&str> = HEADER.iter().copied().filter(|header| *header != "км").collect();
    let list =
        sheet("Школы", &[&header, &["A", "Школа А", "Р", "300", "нет", ""], &["B", "Школа Б", "Р", "40", "нет", ""]]);
    let model = MODEL.replace(
        "kind = \"count\"\ndefault = 0\nheaders = { ru = [\"км\"] }",
        "kind = \"count\"\nheaders = { ru = [\"км\"] }",
    );
    let (_, findings) = built(&model, vec![list.clone()], &Default::default());
    assert_eq!(codes(&findings), ["missing-column"]);
    let header: &[&str] = &["Код", "Вариант", "Цена, тенге"];
    let offers = sheet("Предложения", &[header, &["A", "Оптика", "5000"]]);
    let instance = sound(&model, vec![list.clone(), offers]);
    let eligible = |instance: &crate::instance::Instance| {
        instance.options.iter().map(|own| own.eligible.clone()).collect::<Vec<_>>()
    };
    assert_eq!(eligible(&instance), [vec![true, false], vec![true, true]]);
    // Of the fibre nothing is known: it is out.
    let offers = sheet("Предложения", &[header, &["A", "satellite", "5000"]]);
    let instance = sound(&model, vec![list, offers]);
    assert_eq!(eligible(&instance), [vec![false, false], vec![true, false]]);
    assert!(instance.assumptions.iter().any(|own| own.key == "assumption-no-offers"));
}

#[test]
fn offers_are_checked_cell_by_cell() {
    let offers = sheet(
        "Offers",
        &[
            &["Код школы", "Технология", "Цена, тенге", "Плата в год, тенге", "Мбит/с"],
            &["C", "Оптика", "5 000", "", ""],
            &["A", "Радио", "5 000", "", ""],
            &["A", "Оптика", "дорого", "много", "быстро"],
            &["B", "Оптика", "", "", ""],
            &["B", "satellite", "1", "", ""],
            &["B", "satellite", "2", "", ""],
            &["", "satellite", "2", "", ""],
        ],
    );
    let (_, findings) = built(MODEL, vec![two(), offers], &Default::default());
    let expected = [
        "offer-for-nobody A2",
        "unknown-item B3",
        "not-a-number C4",
        "not-a-number D4",
        "not-a-number E4",
        "empty-cell C5",
        "duplicate-offer B7",
        "empty-cell A8",
    ];
    assert_eq!(codes(&findings), expected);
}
