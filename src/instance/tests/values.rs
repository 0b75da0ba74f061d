//! Cells as values, values as needs.

use super::{COMPUTERS, HEADER};
use crate::diagnostic::Severity;
use crate::index::{ObjectIx, YearIx};
use crate::instance::sample::{built, codes, sheet, sound};
use crate::instance::{DecisionKind, Overrides};
use crate::lang::{Catalogue, Lang};
use crate::money::Money;
use crate::quantity::Units;
use crate::workbook::Sheet;

fn schools(rows: &[&[&str]]) -> Vec<Sheet> {
    let mut all = vec![HEADER];
    all.extend_from_slice(rows);
    vec![sheet("Школы", &all)]
}

#[test]
fn all_mistakes_of_all_rows_are_reported_at_once() {
    let (_, findings) = built(
        COMPUTERS,
        schools(&[
            &["S1", "А", "Р", "да", "", "1"],
            &["S2", "Б", "Р", "да", "-3", "1"],
            &["S3", "В", "Р", "да", "3", "н/д"],
            &["S4", "Г", "Р", "да", "2,5", "77777"],
            &["S5", "Д", "Р", "да", "пять", "1"],
        ]),
        &Overrides::default(),
    );
    assert_eq!(
        codes(&findings),
        ["not-stated F4", "not-stated F5", "empty-cell E2", "negative-number E3", "not-whole E5", "not-a-number E6"]
    );
    let crate::diagnostic::Place::Cell(cell) = &findings[2].place else { panic!("no cell") };
    assert_eq!((cell.row_key.as_deref(), cell.header.as_deref()), (Some("S1"), Some("Учителя")));
}

#[test]
fn mistakes_outside_the_objects_are_reported_with_theirs() {
    let sheets = vec![
        sheet("Школы", &[HEADER, &["S1", "А", "Р", "да", "", "1"]]),
        sheet("Позиции и цены", &[&["Позиция", "Цена, тенге"], &["принтер", "5"]]),
        sheet("Бюджеты", &[&["Источник", "Сумма, тенге"], &["спонсор", "5"]]),
    ];
    let model = COMPUTERS.replace("amount = {", "# amount = {");
    let (_, findings) = built(&model, sheets, &Overrides::default());
    assert_eq!(codes(&findings), ["empty-cell E2", "unknown-item A2", "unknown-source A2"]);
    let model = COMPUTERS.replace("price = \"269 956\"", "items = { pc = 1 }\n[items.pc]\nlabel = { ru = \"ПК\" }");
    let (_, findings) = built(&model, schools(&[&["S1", "А", "Р", "да", "", "1"]]), &Overrides::default());
    assert_eq!(codes(&findings), ["empty-cell E2", "item-without-price"]);
}

#[test]
fn incomplete_rows_are_left_out_on_request() {
    let skip = Overrides { skip_incomplete: true, ..Overrides::default() };
    let rows: &[&[&str]] =
        &[&["S1", "А", "Р", "да", "", "1"], &["S2", "Б", "Р", "да", "3", "н/д"], &["S3", "В", "Р", "да", "3", "1"]];
    let (instance, findings) = built(COMPUTERS, schools(rows), &skip);
    assert_eq!(codes(&findings), ["incomplete-skipped"]);
    let instance = instance.unwrap();
    let decisions: Vec<_> = instance.decisions.iter().map(|d| (d.object.at(), d.kind, d.reason.as_str())).collect();
    assert_eq!(
        decisions,
        [(0, DecisionKind::Incomplete, "Учителя"), (1, DecisionKind::Incomplete, "Компьютеры учителей")]
    );
    assert_eq!(instance.options[0].eligible, [false, false, true]);
    let need = |object| instance.needs[0].need.get(ObjectIx::new(object), YearIx::new(0));
    assert_eq!([need(0), need(1), need(2)], [0, 0, 3].map(Units::new));
    // Other mistakes stay mistakes.
    let (instance, findings) = built(COMPUTERS, schools(&[&["S1", "А", "Р", "да", "пять", "1"]]), &skip);
    assert!(instance.is_none());
    assert_eq!(codes(&findings), ["not-a-number E2"]);
}

#[test]
fn a_number_that_the_customer_has_checked_is_taken() {
    let rows: &[&[&str]] = &[
        HEADER,
        &["S1", "Школа 1", "Р", "да", "9999", "15"],
        &["S2", "Школа 2", "Р", "нет", "60", "41"],
        &["S3", "Школа 3", "Р", "нет", "70", "41"],
    ];
    let built_with = |cells: &str| {
        let settings = sheet("Настройки", &[&["Проверено", cells]]);
        built(COMPUTERS, vec![sheet("Школы", rows), settings], &Overrides::default())
    };
    let seen = |cells: &str| codes(&built_with(cells).1);
    assert_eq!(seen("F4"), ["suspicious-value E2", "implausible-size E2"]);
    assert_eq!(seen("Школы!E2"), Vec::<String>::new());
    assert_eq!(seen("E2, Школы!E9"), ["checked-nothing"]);
    let (instance, _) = built_with("E2");
    let assumptions = instance.unwrap().assumptions;
    let checked = assumptions.iter().find(|assumption| assumption.key == "assumption-checked");
    let told = checked.map(|own| Catalogue::new(Lang::En).format(own.key, &own.args)).unwrap();
    assert!(told.contains("E2") && told.contains("9999"), "{told}");
}

#[test]
fn findings_name_labels() {
    let sheets = vec![sheet("Школы", &[HEADER, &["S1", "А", "Р", "да", "3", "1"]])];
    let toml = COMPUTERS.replace("311.8 M", "5");
    let (_, findings) = built(&toml, sheets, &Overrides::default());
    let told: Vec<String> = findings.iter().map(|finding| finding.message(&Catalogue::new(Lang::En))).collect();
    assert!(told.iter().any(|text| text.contains("Local budget")), "{told:?}");
}

#[test]
fn suspicious_numbers_are_pointed_out() {
    let (instance, findings) = built(
        COMPUTERS,
        schools(&[
            &["S1", "А", "Р", "да", "30", "10"],
            &["S2", "Б", "Р", "да", "20", "88888"],
            &["S3", "В", "Р", "да", "20", "5"],
        ]),
        &Overrides::default(),
    );
    assert!(instance.is_none());
    assert_eq!(codes(&findings), ["suspicious-value F3"]);
}

const FORMULAS: &str = r#"
schema = 1
id = "panels"
name = { ru = "Панели" }
years = [2023, 2024]
[columns.cost]
kind = "amount"
headers = { ru = ["Оценка"] }
[columns.power]
kind = "yes_no"
default = true
headers = { ru = ["Электричество"] }
[needs.panel]
need = "NEED"
have = "power"
people = "pupils"
[options.panel]
buy = "units"
gives = { panel = 1 }
price = "cost / 3"
where = "pupils > 0"
[budgets.b]
amount = { 2023 = "1 M", 2024 = "1 M" }
[[goals]]
maximise = "units(panel)"
"#;

fn panels(need: &str, header: &str, rows: &[&[&str]]) -> (String, Vec<Sheet>) {
    let head: &[&str] = &["Код", "Район", "Ученики", "Классы", header];
    let mut all = vec![head];
    all.extend_from_slice(rows);
    (FORMULAS.replace("NEED", need), vec![sheet("Школы", &all)])
}

#[test]
fn formulas_are_exact_and_prices_round_up() {
    let (model, sheets) = panels(
        "ceil(classrooms / 4)",
        "Оценка, тыс. тенге",
        &[&["S1", "Р", "90", "5", "1000"], &["S2", "Р", "0", "4", "2 млн тенге"]],
    );
    let instance = sound(&model, sheets);
    let (year, one, two) = (YearIx::new(1), ObjectIx::new(0), ObjectIx::new(1));
    assert_eq!([one, two].map(|o| instance.needs[0].need.get(o, year).get()), [2, 1]);
    assert_eq!([one, two].map(|o| instance.needs[0].have.get(o, year).get()), [1, 1]);
    let price = |object| instance.options[0].price.get(object, year);
    assert_eq!(price(one), Money::from_tenge(333_334).unwrap());
    assert_eq!(price(two), Money::from_tenge(666_667).unwrap());
    assert_eq!(instance.options[0].eligible, [true, false]);
    assert_eq!(instance.needs[0].people, Some(vec![Units::new(90), Units::ZERO]));
    assert_eq!(instance.objects.pupils, [90, 0].map(Units::new));
    let keys: Vec<_> = instance.assumptions.iter().map(|a| a.key).collect();
    assert!(keys.contains(&"assumption-default-column"), "{keys:?}");
}

#[test]
fn a_value_that_does_not_fit_is_reported_per_object() {
    let rows: &[&[&str]] = &[&["S1", "Р", "90", "5", "10"], &["S2", "Р", "8", "4", "20"], &["S3", "Р", "8", "0", "20"]];
    let check = |need: &str| {
        let (model, sheets) = panels(need, "Оценка, тенге", rows);
        let (_, findings) = built(&model, sheets, &Overrides::default());
        let errors: Vec<_> = findings.into_iter().filter(|finding| finding.severity() == Severity::Error).collect();
        codes(&errors)
    };
    assert_eq!(check("classrooms / 4"), ["need-not-whole"]);
    assert_eq!(check("ceil(pupils / classrooms)"), ["division-by-zero"]);
    assert_eq!(check("classrooms - 4"), ["value-negative"]);
    assert_eq!(check("pupils * 20000000"), ["value-too-large"]);
}

#[test]
fn money_without_a_unit_is_an_error() {
    let (model, sheets) = panels("1", "Оценка", &[&["S1", "Р", "90", "5", "1000"]]);
    assert_eq!(
        codes(&built(&model, sheets.clone(), &Overrides::default()).1),
        ["unused-column D1", "money-unit-unclear E2"]
    );
    let mut sheets = sheets;
    sheets.push(sheet("Настройки", &[&["Денежная единица", "тенге"]]));
    let instance = sound(&model, sheets);
    assert_eq!(instance.options[0].price.get(ObjectIx::new(0), YearIx::new(0)), Money::from_tenge(334).unwrap());
}

#[test]
fn absurd_amounts_are_refused() {
    let model = COMPUTERS.replace("\"269 956\"", "\"99 000 000 000 000\"");
    let (instance, findings) = built(&model, schools(&[&["S1", "А", "Р", "да", "900000", "1"]]), &Overrides::default());
    assert!(instance.is_none());
    assert_eq!(codes(&findings), ["implausible-size E2", "amounts-too-large"]);
}
