//! What the sheets of budgets and rules say about who pays for what.

use crate::fraction::Fraction;
use crate::instance::Overrides;
use crate::instance::sample::{built, codes, sheet, sound};
use crate::quantity::Units;
use crate::workbook::Sheet;

const SOURCES: &str = r#"
schema = 1
id = "own"
name = { ru = "Свои" }
years = [2026, 2027]
[needs.pc]
need = "teachers"
have = 0
[needs.kit]
need = 1
have = 0
[items.board]
price = 10
[options.pc]
buy = "units"
gives = { pc = 1 }
price = "100"
[options.kit]
label = { ru = "Комплект" }
buy = "once"
gives = { kit = 1 }
items = { board = 3 }
[budgets.local]
amount = { 2026 = 1, 2027 = 1 }
only = "rural"
[budgets.republic]
amount = { 2026 = 1, 2027 = 1 }
carry_over = true
[rules.part]
kind = "cofund"
budget = "republic"
at_most = "90%"
[[goals]]
maximise = "units(pc)"
"#;

fn sources(budgets: &[&[&str]], rules: &[&[&str]]) -> Vec<Sheet> {
    let schools: &[&[&str]] = &[
        &["Код", "Район", "Село", "Учителя", "Ученики"],
        &["S1", "Абай", "да", "3", "90"],
        &["S2", "Талгар", "да", "4", "400"],
        &["S3", "Талгар", "нет", "5", "800"],
    ];
    vec![sheet("Школы", schools), sheet("Бюджеты", budgets), sheet("Правила", rules)]
}

#[test]
fn the_sheet_of_budgets_says_what_each_may_pay_for() {
    let head: &[&str] = &["Источник", "Год", "Сумма, тенге", "Кому", "Что", "Переходящий", "Доля не более", "Защищён"];
    let rows: &[&[&str]] = &[
        head,
        &["local", "2026", "500", "pupils > 100 and not rural", "Комплект; pc", "", "", "да"],
        &["local", "2027", "500"],
        &["republic", "2026", "700", "Талгар", "board", "нет", "1/3"],
    ];
    let instance = sound(SOURCES, sources(rows, &[&["Код", "Вид"]]));
    let [local, republic] = instance.budgets.as_slice() else { panic!("two budgets") };
    let members = |budget: &crate::instance::Budget| instance.groups[budget.objects.at()].members.clone();
    assert_eq!((members(local), members(republic)), (vec![false, false, true], vec![false, true, true]));
    let options = |budget: &crate::instance::Budget| budget.options.iter().map(|k| k.at()).collect::<Vec<_>>();
    assert_eq!((options(local), options(republic)), (vec![0, 1], vec![1]));
    assert_eq!((local.carry_over, republic.carry_over), (false, false));
    assert_eq!((local.protected, republic.protected), (true, false));
    assert_eq!((local.cofund, republic.cofund), (None, Fraction::new(1, 3)));
    let told: Vec<_> = instance.assumptions.iter().map(|own| own.key).collect();
    assert!(told.contains(&"assumption-budget-protected"), "{told:?}");

    let rows: &[&[&str]] = &[&["Источник", "Год", "Сумма, тенге", "Кому"], &["local", "2026", "1", "село"]];
    let instance = sound(SOURCES, sources(rows, &[&["Код", "Вид"]]));
    assert_eq!(instance.budgets[0].objects.at(), crate::instance::Instance::RURAL);
    assert_eq!(instance.budgets[1].cofund, Fraction::new(9, 10));
}

#[test]
fn mistakes_in_what_a_budget_pays_for_are_named() {
    let rows: &[&[&str]] = &[
        &["Источник", "Год", "Сумма, тенге", "Кому", "Что", "Доля не более", "Защищён"],
        &["local", "2026", "1", "pupils >", "пк", "120%", "может быть"],
        &["local", "2027", "1", "Талдыкорган", "pc", "1/2"],
        &["republic", "2026", "1", "Талгар", "pc", "1/2"],
        &["republic", "2027", "1", "Абай", "kit", "1/3", "да"],
    ];
    let (_, findings) = built(SOURCES, sources(rows, &[&["Код", "Вид"]]), &Overrides::default());
    assert_eq!(
        codes(&findings),
        [
            "formula-syntax D2",
            "unknown-item E2",
            "out-of-range F2",
            "not-yes-or-no G2",
            "unknown-group D3",
            "rows-disagree D5",
            "rows-disagree E5",
            "rows-disagree F5",
        ]
    );
}

#[test]
fn the_sheet_of_rules_says_all_that_a_model_can() {
    let rows: &[&[&str]] = &[
        &["Код", "Вид", "Что", "Где", "Группы", "Объект", "Источник", "Год", "Не менее", "Не более", "Пояснение"],
        &["part", "софинансирование", "", "", "", "", "republic", "", "", "80%"],
        &["small", "floor", "units(pc)", "pupils < 300 or rural", "", "", "", "2026", "2"],
        &["small", "floor", "units(pc)", "pupils < 300 or rural", "", "", "", "2027", "5"],
        &["near", "gap", "share(pc)", "", "pupils < 300; Талгар", "", "", "", "", "10%"],
        &["contract", "lock", "count(pc)", "", "", "S2", "", "", "2", "", "Договор 7"],
    ];
    let budgets: &[&[&str]] = &[&["Источник", "Год", "Сумма, тенге"], &["republic", "2026", "700"]];
    let instance = sound(SOURCES, sources(budgets, rows));
    assert_eq!(instance.budgets[1].cofund, Fraction::new(4, 5));
    let found: Vec<_> = instance
        .rules
        .iter()
        .map(|row| (row.id.as_str(), row.year.at(), instance.groups[row.group.at()].members.clone()))
        .collect();
    assert_eq!(
        found,
        [
            ("near", 1, vec![true, false, false]),
            ("near", 1, vec![false, true, true]),
            ("small", 0, vec![true, true, false]),
            ("small", 1, vec![true, true, false]),
        ]
    );
    let lock = crate::instance::DecisionKind::Lock { option: 0, quantity: Units::new(2) };
    let locks: Vec<_> = instance.decisions.iter().map(|own| (own.object.at(), own.kind, own.reason.as_str())).collect();
    assert_eq!(locks, [(1, lock, "Договор 7")]);

    let rows: &[&[&str]] = &[
        &["Код", "Вид", "Что", "Объект", "Источник", "Не менее", "Не более"],
        &["a", "lock", "count(pc)", "S9", "", "1"],
        &["b", "lock", "units(pc)", "S1", "", "1"],
        &["c", "cofund", "units(pc)", "", "local", "", "50%"],
        &["d", "cofund", "", "", "спонсор", "", "50%"],
        &["e", "cofund", "", "", "local", "", "150%"],
        &["f", "floor", "", "", "", "1"],
    ];
    let (_, findings) = built(SOURCES, sources(budgets, rows), &Overrides::default());
    assert_eq!(
        codes(&findings),
        [
            "unused-amount",
            "unused-amount",
            "unused-amount",
            "bad-metric C3",
            "column-not-for-kind C4",
            "unknown-source E5",
            "out-of-range G6",
            "empty-cell C7",
            "unknown-object D2",
        ]
    );
}
