//! The sheet of ages: what was made long ago is no stock any more.

use super::HEADER;
use crate::index::{ObjectIx, YearIx};
use crate::instance::sample::{built, codes, sheet, sound};
use crate::instance::{Instance, Overrides};
use crate::lang::{Catalogue, Lang};
use crate::workbook::Sheet;

/// Three years, a service life of five.
const MODEL: &str = r#"
schema = 1
id = "own"
name = "Own"
years = [2026, 2027, 2028]
[columns.teacher_pcs]
kind = "count"
headers = { ru = ["Компьютеры учителей"] }
[needs.teacher_pc]
label = "Компьютер учителя"
need = "teachers"
have = "teacher_pcs"
[options.pc]
buy = "units"
gives = { teacher_pc = 1 }
price = "250 000"
life = 5
[budgets.local]
amount = { 2026 = "1 M", 2027 = "1 M", 2028 = "1 M" }
[[goals]]
maximise = "units(teacher_pc)"
"#;

const AGES: &[&str] = &["Код", "Вид", "Год выпуска", "Количество"];

fn input(ages: &[&[&str]]) -> Vec<Sheet> {
    let schools: &[&[&str]] = &[HEADER, &["S1", "А", "Р", "да", "20", "10"], &["S2", "Б", "Р", "да", "20", "10"]];
    vec![sheet("Школы", schools), sheet("Возраст", &[&[AGES], ages].concat())]
}

fn stock(instance: &Instance, object: usize) -> Vec<i64> {
    YearIx::all(3).map(|year| instance.needs[0].have.get(ObjectIx::new(object), year).get()).collect()
}

/// Made in 2021: serves through 2025. Made in 2022: through 2026. Rows of one school add up; S2 has no ages.
#[test]
fn stock_retires_at_the_end_of_its_service_life() {
    let ages: &[&[&str]] = &[
        &["S1", "teacher_pc", "2021", "3"],
        &["S1", "Компьютер учителя", "2022", "2"],
        &["S1", "teacher_pc", "2022", "1"],
        &["S1", "teacher_pc", "2024", "4"],
    ];
    let instance = sound(MODEL, input(ages));
    assert_eq!((stock(&instance, 0), stock(&instance, 1)), (vec![7, 4, 4], vec![10, 10, 10]));
    // The need's own service life comes before that of what is bought today.
    let own = MODEL.replace("have = \"teacher_pcs\"", "have = \"teacher_pcs\"\nlife = 4");
    assert_eq!(stock(&sound(&own, input(ages)), 0), [4, 4, 0]);
    let keys = |instance: &Instance| instance.assumptions.iter().map(|a| a.key).collect::<Vec<_>>();
    assert!(!keys(&instance).contains(&"assumption-without-age"));
    let instance = sound(MODEL, input(&[&["S1", "teacher_pc", "2021", "3"]]));
    assert_eq!(stock(&instance, 0), [7, 7, 7]);
    assert!(keys(&instance).contains(&"assumption-without-age"));
}

#[test]
fn ages_that_cannot_be_are_errors() {
    let wrong = |model: &str, ages: &[&[&str]]| codes(&built(model, input(ages), &Overrides::default()).1);
    assert_eq!(wrong(MODEL, &[&["S3", "teacher_pc", "2021", "3"]]), ["age-for-nobody A2"]);
    assert_eq!(wrong(MODEL, &[&["S1", "pc", "2021", "3"]]), ["age-of-unknown-need B2"]);
    assert_eq!(wrong(MODEL, &[&["S1", "teacher_pc", "21", "3"]]), ["not-a-year C2"]);
    assert_eq!(wrong(MODEL, &[&["S1", "teacher_pc", "2021", ""]]), ["empty-cell D2"]);
    let many: &[&[&str]] = &[&["S1", "teacher_pc", "2021", "3"], &["S1", "teacher_pc", "2025", "8"]];
    assert_eq!(wrong(MODEL, many), ["ages-above-stock D2"]);
    let endless = MODEL.replace("life = 5\n", "");
    assert_eq!(wrong(&endless, &[&["S1", "teacher_pc", "2021", "3"]]), ["age-without-life D2"]);
    let found = built(MODEL, input(&[&["S1", "pc", "2021", "3"]]), &Overrides::default()).1;
    let message = found[0].message(&Catalogue::new(Lang::En));
    assert_eq!(message, "the model has no need `pc`; there are: `Компьютер учителя`");
}

/// The speed of a line is no stock that was made in a year.
#[test]
fn a_model_in_which_nothing_has_ages_says_so() {
    let model = include_str!("../../../models/broadband.toml");
    let found = built(model, input(&[&["S1", "Скорость интернета", "2021", "3"]]), &Overrides::default()).1;
    let finding = found.iter().find(|finding| finding.code.name() == "age-of-unknown-need").expect("one");
    for lang in Lang::ALL {
        let words = Catalogue::new(lang);
        assert!(!finding.message(&words).contains(": ") && finding.allowed(&words).is_some_and(|all| !all.is_empty()));
    }
}
