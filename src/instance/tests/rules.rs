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
fn rules_of_years_and_pairs_become_rows() {
    let rules = r#"
[rules.plan]
kind = "target"
what = "new(wifi)"
by_year = { 2020 = 1, 2021 = 2 }
[rules.gap]
kind = "gap"
what = "share(wifi)"
groups = ["rural", "pupils > 600"]
at_most = "10 pp"
[rules.crews]
kind = "capacity"
what = "count(wifi)"
at_most = 2
[rules.kept]
kind = "no_regress"
what = "share(wifi)"
group = "district"
[priority]"#;
    let (before, _) = MODEL.split_once("[rules.every_district]").unwrap();
    let (_, after) = MODEL.split_once("[priority]").unwrap();
    let model = format!("{before}{rules}{after}");
    let instance = sound(&model, schools(vec![]));
    let name = |group| super::super::groups::kind_text(kind(&instance, group));
    let rows: Vec<_> = instance
        .rules
        .iter()
        .map(|row| (row.id.as_str(), name(row.group), row.other.map(name), row.year.at(), row.limit, row.soft))
        .collect();
    let (least, most) = (|n| Limit::AtLeast(Fraction::whole(n)), |n| Limit::AtMost(Fraction::whole(n)));
    let ten = Limit::AtMost(Fraction::new(1, 10).unwrap());
    let (all, large) = (|| "all".to_owned(), || "pupils > 600".to_owned());
    assert_eq!(
        rows,
        [
            ("plan", all(), None, 0, least(1), false),
            ("plan", all(), None, 0, most(1), false),
            ("plan", all(), None, 1, least(2), false),
            ("plan", all(), None, 1, most(2), false),
            ("gap", "rural".to_owned(), Some(large()), 1, ten, false),
            ("gap", large(), Some("rural".to_owned()), 1, ten, false),
            ("crews", all(), None, 0, most(2), false),
            ("crews", all(), None, 1, most(2), false),
            ("kept", "district:Абай".to_owned(), None, 1, least(0), true),
            ("kept", "district:Талгар".to_owned(), None, 1, least(0), true),
        ]
    );
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
        &[
            "Код",
            "Вид",
            "Что",
            "Где",
            "Группа",
            "Год",
            "Каждый год",
            "Не менее",
            "Не более",
            "Мягкое",
            "Пояснение",
            "Группы",
            "Ровно",
        ],
        &["every_district", "каждый", "share(wifi)", "", "район", "2020", "", "80%", "", "нет", "Не менее 80 %"],
        &["abay", "минимум", "units(Точка Wi-Fi)", "Абай", "", "", "", "1", "", "да"],
        &["village", "share", "stock(wifi)", "", "село", "", "", "0,5", ""],
        &["money", "cap", "cost()", "город", "", "2021", "", "", "1 тыс. тенге"],
        &["near", "разрыв", "share(wifi)", "", "", "", "", "", "10%", "да", "", "село; город"],
        &["year", "план", "new(wifi)", "", "", "2020", "", "", "", "", "", "", "1"],
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
            ("near", 5, RuleKind::Gap, GroupKind::Rural, 1, Limit::AtMost(Fraction::new(1, 10).unwrap()), true),
            ("near", 5, RuleKind::Gap, GroupKind::Urban, 1, Limit::AtMost(Fraction::new(1, 10).unwrap()), true),
            ("village", 6, RuleKind::Share, GroupKind::Rural, 1, least(1, 2), false),
            ("year", 7, RuleKind::Target, GroupKind::All, 0, least(1, 1), false),
            ("year", 7, RuleKind::Target, GroupKind::All, 0, Limit::AtMost(Fraction::ONE), false),
        ]
    );
    assert_eq!(instance.rules[4].metric.terms, [(1, Measure::Units(crate::index::NeedIx::new(0)))]);
}

#[test]
fn mistakes_in_the_rules_sheet_are_named() {
    let rows: &[&[&str]] = &[
        &["Код", "Вид", "Что", "Где", "Группа", "Год", "Не менее", "Не более", "Источник", "Группы"],
        &["a", "потолок", "share(wifi)", "", "", "", "", "80%"],
        &["b", "floor", "wifi", "", "", "", "1", ""],
        &["c", "floor", "units(wifi)", "Талдыкорган", "", "", "1", ""],
        &["d", "floor", "units(wifi)", "", "", "", "", "1"],
        &["e", "floor", "share(wifi)", "", "", "", "180%", ""],
        &["f", "floor", "units(wifi)", "", "", "2030", "1", ""],
        &["g", "each", "units(wifi)", "", "село", "", "1", ""],
        &["h", "floor", "units(wifi)", "", "", "", "1", "", "b"],
        &["h", "floor", "units(wifi)", "", "", "", "1", ""],
        &["i", "gap", "share(wifi)", "", "", "", "", "10%", "", "село"],
        &["j", "capacity", "units(wifi)", "", "", "", "", "3"],
        &["k", "target", "units(wifi)", "", "", "", "3", ""],
        &["l", "floor", "units(wifi)", "", "", "", "1", "", "", "село; город"],
        &["m", "floor", "units(wifi) + cost()", "", "", "", "1", ""],
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
            "column-not-for-kind I9",
            "duplicate-rule A10",
            "unknown-group J11",
            "bad-metric C12",
            "rule-limit B13",
            "column-not-for-kind J14",
            "bad-metric C15",
        ]
    );
}
