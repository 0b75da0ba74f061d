//! Rules as rows, priorities and goals as groups.

use crate::fraction::Fraction;
use crate::instance::sample::{built, codes, sheet, sound};
use crate::instance::{DecisionKind, GroupKind, Instance, Limit, Overrides};
use crate::programme::{Measure, RuleKind};
use crate::quantity::Units;
use crate::workbook::Sheet;

const MODEL: &str = r#"
schema = 1
id = "wifi"
name = { ru = "Wi-Fi" }
years = [2020, 2021]
[needs.wifi]
label = { ru = "Точка Wi-Fi" }
need = 1
have = 0
people = "pupils"
[options.wifi]
buy = "once"
gives = { wifi = 1 }
price = "100"
[budgets.b]
amount = { 2020 = "1000", 2021 = "1000" }
[rules.every_district]
kind = "each"
group = "district"
what = "share(wifi)"
at_least = "50%"
soft = true
[rules.yearly]
kind = "cap"
what = "new(wifi)"
where = "rural"
each_year = true
at_most = 3
[rules.first]
kind = "lock"
object = "S2"
what = "count(wifi)"
at_least = 1
[priority]
order = ["small", "rural", "urban"]
tiers = { small = "rural and pupils < 100", rural = "rural", urban = "not rural" }
[[goals]]
maximise = "people(wifi)"
where = 'district == "Абай"'
"#;

fn schools(more: Vec<Sheet>) -> Vec<Sheet> {
    let rows: &[&[&str]] = &[
        &["Код", "Район", "Село", "Ученики"],
        &["S1", "Абай", "да", "50"],
        &["S2", "Абай", "да", "500"],
        &["S3", "Талгар", "нет", "900"],
    ];
    let mut all = vec![sheet("Школы", rows)];
    all.extend(more);
    all
}

fn kind(instance: &Instance, group: crate::index::GroupIx) -> &GroupKind {
    &instance.groups[group.at()].kind
}

#[test]
fn rules_become_rows_per_group_and_year() {
    let instance = sound(MODEL, schools(vec![]));
    let rows: Vec<_> = instance
        .rules
        .iter()
        .map(|row| {
            (row.id.as_str(), row.rule.at(), kind(&instance, row.group).clone(), row.year.at(), row.limit, row.soft)
        })
        .collect();
    let half = Limit::AtLeast(Fraction::new(1, 2).unwrap());
    let three = Limit::AtMost(Fraction::whole(3));
    assert_eq!(
        rows,
        [
            ("every_district", 0, GroupKind::District("Абай".into()), 1, half, true),
            ("every_district", 0, GroupKind::District("Талгар".into()), 1, half, true),
            ("yearly", 1, GroupKind::Rural, 0, three, false),
            ("yearly", 1, GroupKind::Rural, 1, three, false),
        ]
    );
    let lock = DecisionKind::Lock { option: 0, quantity: Units::ONE };
    assert_eq!(instance.decisions.iter().map(|d| (d.object.at(), d.kind)).collect::<Vec<_>>(), [(1, lock)]);
    let lost = MODEL.replace("\"S2\"", "\"S9\"");
    assert_eq!(codes(&built(&lost, schools(vec![]), &Overrides::default()).1), ["unknown-object"]);
}

#[test]
fn tiers_and_goals_name_groups() {
    let instance = sound(MODEL, schools(vec![]));
    let tiers: Vec<_> = instance.priorities[0]
        .tiers
        .iter()
        .map(|(name, group)| (name.as_str(), kind(&instance, *group).clone()))
        .collect();
    let small = GroupKind::Condition("small: rural and pupils < 100".into());
    assert_eq!(tiers, [("small", small), ("rural", GroupKind::Rural), ("urban", GroupKind::Urban)]);
    assert_eq!(instance.groups[instance.priorities[0].tiers[0].1.at()].members, [true, false, false]);
    let goal = &instance.goals[0];
    assert_eq!((kind(&instance, goal.group), goal.year.at()), (&GroupKind::District("Абай".into()), 1));
}

#[test]
fn the_rules_sheet_means_the_same() {
    let rows: &[&[&str]] = &[
        &["Код", "Вид", "Что", "Где", "Группа", "Год", "Каждый год", "Не менее", "Не более", "Мягкое", "Пояснение"],
        &["every_district", "каждый", "share(wifi)", "", "район", "2020", "", "80%", "", "нет", "Не менее 80 %"],
        &["abay", "минимум", "units(Точка Wi-Fi)", "Абай", "", "", "", "1", "", "да"],
        &["village", "share", "stock(wifi)", "", "село", "", "", "0,5", ""],
        &["money", "cap", "cost()", "город", "", "2021", "", "", "1 тыс. тенге"],
    ];
    let instance = sound(MODEL, schools(vec![sheet("Правила", rows)]));
    let found: Vec<_> = instance
        .rules
        .iter()
        .map(|row| {
            (
                row.id.as_str(),
                row.rule.at(),
                row.kind,
                kind(&instance, row.group).clone(),
                row.year.at(),
                row.limit,
                row.soft,
            )
        })
        .collect();
    let least = |n, d| Limit::AtLeast(Fraction::new(n, d).unwrap());
    let district = |name: &str| GroupKind::District(name.to_owned());
    assert_eq!(
        found,
        [
            ("every_district", 0, RuleKind::Each, district("Абай"), 0, least(4, 5), false),
            ("every_district", 0, RuleKind::Each, district("Талгар"), 0, least(4, 5), false),
            ("yearly", 1, RuleKind::Cap, GroupKind::Rural, 0, Limit::AtMost(Fraction::whole(3)), false),
            ("yearly", 1, RuleKind::Cap, GroupKind::Rural, 1, Limit::AtMost(Fraction::whole(3)), false),
            ("abay", 3, RuleKind::Floor, district("Абай"), 1, least(1, 1), true),
            ("money", 4, RuleKind::Cap, GroupKind::Urban, 1, Limit::AtMost(Fraction::whole(1000)), false),
            ("village", 5, RuleKind::Share, GroupKind::Rural, 1, least(1, 2), false),
        ]
    );
    assert_eq!(instance.rules[4].metric.terms, [(1, Measure::Units(crate::index::NeedIx::new(0)))]);
}

#[test]
fn mistakes_in_the_rules_sheet_are_named() {
    let rows: &[&[&str]] = &[
        &["Код", "Вид", "Что", "Где", "Группа", "Год", "Не менее", "Не более", "Источник"],
        &["a", "потолок", "share(wifi)", "", "", "", "", "80%"],
        &["b", "floor", "wifi", "", "", "", "1", ""],
        &["c", "floor", "units(wifi)", "Талдыкорган", "", "", "1", ""],
        &["d", "floor", "units(wifi)", "", "", "", "", "1"],
        &["e", "floor", "share(wifi)", "", "", "", "180%", ""],
        &["f", "floor", "units(wifi)", "", "", "2030", "1", ""],
        &["g", "each", "units(wifi)", "", "село", "", "1", ""],
        &["h", "floor", "units(wifi)", "", "", "", "1", "", "b"],
        &["h", "floor", "units(wifi)", "", "", "", "1", ""],
        &["i", "floor", "units(wifi) + cost()", "", "", "", "1", ""],
        &["j", "floor", "cost() + cost()", "", "", "", "1", ""],
    ];
    let (_, findings) = built(MODEL, schools(vec![sheet("Правила", rows)]), &Overrides::default());
    assert_eq!(
        codes(&findings),
        [
            "unknown-rule-kind B2",
            "bad-metric C3",
            "unknown-group D4",
            "rule-limit B5",
            "out-of-range G6",
            "year-not-planned F7",
            "unknown-group E8",
            "column-not-supported I9",
            "duplicate-rule A10",
            "bad-metric C11",
            "bad-metric C12",
        ]
    );
}
