//! Model texts, broken and whole.

mod broken;
mod files;

use super::*;
use crate::diagnostic::{Code, Place, Severity};
use crate::fraction::Fraction;
use crate::lang::{Catalogue, Lang};
use crate::programme::builtin::MODELS;
use crate::programme::{Buy, ColumnKind, Measure, RuleKind, RuralMode, Sense, Value, standard_columns};

/// A small whole model; tests change a line of it.
const MODEL: &str = r#"schema = 1
id = "own"
name = "Own"
years = [2026, 2027]
[columns.pcs]
kind = "count"
headers = { ru = ["ПК"] }
[needs.pc]
need = "teachers"
have = "pcs"
[options.pc]
buy = "units"
gives = { pc = 1 }
price = "250 000"
[budgets.local]
amount = { 2026 = "10 M", 2027 = "5 M" }
[rules.half]
kind = "floor"
what = "share(pc)"
at_least = "50%"
soft = true
[priority]
rural = "first"
[[goals]]
maximise = "units(pc)"
"#;

fn load(text: &str) -> (Option<Programme>, Diagnostics) {
    let source = ModelSource::Text { name: "own.toml".to_owned(), text: text.to_owned() };
    let mut findings = Diagnostics::new();
    match load_programme(&source, &mut findings) {
        Ok(programme) => (Some(programme), findings),
        Err(errors) => (None, errors),
    }
}

/// `code line:character` of each finding, as the catalogue names them.
fn findings(text: &str) -> Vec<String> {
    let (programme, findings) = load(text);
    let has_errors = findings.iter().any(|finding| finding.severity() == Severity::Error);
    assert_eq!(programme.is_none(), has_errors);
    for lang in Lang::ALL {
        let catalogue = Catalogue::new(lang);
        for finding in findings.iter() {
            let text = format!("{} {:?}", finding.message(&catalogue), finding.help(&catalogue));
            assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
        }
    }
    let line = |finding: &crate::diagnostic::Diagnostic| match &finding.place {
        Place::Model(at) => format!("{} {}:{}", finding.code.name(), at.line, at.character),
        other => format!("{} {other:?}", finding.code.name()),
    };
    findings.iter().map(line).collect()
}

fn with(line: &str, other: &str) -> String {
    assert!(MODEL.contains(line), "{line}");
    MODEL.replacen(line, other, 1)
}

#[test]
fn the_small_model_is_whole() {
    assert_eq!(findings(MODEL), Vec::<String>::new());
    let programme = load(MODEL).0.unwrap();
    assert_eq!(
        programme.columns.iter().map(|column| column.id.as_str()).collect::<Vec<_>>(),
        ["pcs", "teachers", "rural"]
    );
    assert_eq!(programme.rules[0].at_least, Fraction::new(1, 2));
    assert_eq!(programme.name.ru.as_deref(), Some("Own"));
    assert_eq!(programme.priorities[0].programme, "own");
}

#[test]
fn built_in_models_load_without_findings_and_resolve_to_themselves() {
    for (id, _) in MODELS {
        let mut findings = Diagnostics::new();
        let programme = load_programme(&ModelSource::BuiltIn((*id).to_owned()), &mut findings);
        let programme = programme.unwrap_or_else(|errors| panic!("{id}: {errors:?}"));
        assert!(findings.is_empty(), "{id}: {findings:?}");
        assert_eq!(programme.id, *id);
        for text in [&programme.name.ru, &programme.name.kk, &programme.name.en] {
            assert!(text.is_some(), "{id} lacks a language");
        }
        for column in &programme.columns {
            let headers = &column.headers;
            assert!(![&headers.ru, &headers.kk, &headers.en].into_iter().any(Vec::is_empty), "{id}: {}", column.id);
        }
        let (again, findings) = load(programme.resolved_toml());
        let again = again.unwrap_or_else(|| panic!("{id}: {findings:?}\n{}", programme.resolved_toml()));
        assert!(findings.is_empty());
        assert_eq!(again.resolved_toml(), programme.resolved_toml());
        let shape = |programme: &Programme| {
            let goals: Vec<_> = programme.goals.iter().map(|g| (g.sense, g.metric.clone(), g.priority)).collect();
            let rules: Vec<_> = programme.rules.iter().map(|r| (r.id.clone(), r.kind, r.at_least, r.year)).collect();
            let budgets: Vec<_> = programme.budgets.iter().map(|b| (b.id.clone(), b.amount.clone())).collect();
            let modes: Vec<_> = programme.priorities.iter().map(|p| (p.programme.clone(), p.rural)).collect();
            (programme.years.clone(), goals, rules, budgets, modes)
        };
        assert_eq!(shape(&again), shape(&programme), "{id}");
    }
}

#[test]
fn the_example_of_the_readme_is_whole() {
    let readme = include_str!("../../../../models/README.md");
    let example = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(findings(example), Vec::<String>::new());
}

fn built_in(id: &str) -> Programme {
    load_programme(&ModelSource::BuiltIn(id.to_owned()), &mut Diagnostics::new()).unwrap()
}

/// The constant value of a formula in tenge.
fn tenge(formula: &Formula) -> i128 {
    match formula.constant() {
        Some(Value::Number(n)) => n.to_whole().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// How many units, or kits, the money of the only budget buys, and what is left of it in tenge.
fn bought(programme: &Programme) -> (i128, i128) {
    let option = &programme.options[0];
    let price = match &option.price {
        Some(prices) => prices.values().map(tenge).next().unwrap(),
        None => option
            .items
            .iter()
            .map(|(item, quantity)| {
                let prices = programme.items[item.at()].price.as_ref().unwrap();
                tenge(quantity) * prices.values().map(tenge).next().unwrap()
            })
            .sum(),
    };
    let money: i64 = programme.budgets[0].amount.values().map(|amount| amount.tenge_and_tiyn().0).sum();
    (i128::from(money).div_euclid(price), i128::from(money).rem_euclid(price))
}

#[test]
fn built_in_models_buy_the_published_quantities() {
    assert_eq!(bought(&built_in("teacher_computers")), (1155, 820));
    assert_eq!(bought(&built_in("computers_2019")), (1639, 477));
    assert_eq!(bought(&built_in("it_classes")), (50, 0));
    assert_eq!(bought(&built_in("wifi")), (156, 64));
    assert_eq!(built_in("computers_2019").reserve, 200);
}

#[test]
fn a_region_keeps_the_priorities_of_its_programmes() {
    let region = built_in("region_2020");
    assert_eq!(region.years.iter().map(|year| year.get()).collect::<Vec<_>>(), [2020, 2021]);
    let goals: Vec<_> = region.goals.iter().map(|goal| (goal.metric.text.as_str(), goal.priority)).collect();
    assert_eq!(goals, [("units(teacher_pc)", 0), ("people(it_class)", 1), ("full(wifi)", 2), ("people(wifi)", 2)]);
    assert!(region.goals.iter().all(|goal| goal.sense == Sense::Maximise));
    let modes: Vec<_> = region.priorities.iter().map(|p| (p.programme.as_str(), p.rural)).collect();
    let weight = RuralMode::Weight(Fraction::whole(2));
    assert_eq!(modes, [("teacher_computers", RuralMode::First), ("it_classes", weight), ("wifi", RuralMode::First)]);
    let files: Vec<_> = region.sources.iter().map(|source| source.file.as_str()).collect();
    assert_eq!(
        files,
        ["models/region_2020.toml", "models/teacher_computers.toml", "models/it_classes.toml", "models/wifi.toml"]
    );
    assert_eq!(region.options.iter().map(|option| option.buy).collect::<Vec<_>>(), [Buy::Units, Buy::Once, Buy::Once]);
    assert_eq!(
        region.rules.iter().map(|rule| rule.kind).collect::<Vec<_>>(),
        [RuleKind::Floor, RuleKind::Floor, RuleKind::Floor, RuleKind::Each]
    );
    assert!(region.needs[1].placeholder && !region.needs[0].placeholder);
    assert_eq!(region.goals[2].metric.terms, [(1, Measure::Full(crate::index::NeedIx::new(2)))]);
}

#[test]
fn standard_columns_can_be_told_apart() {
    let columns = standard_columns();
    let mut seen = std::collections::BTreeSet::new();
    for column in &columns {
        for header in column.headers.ru.iter().chain(&column.headers.kk).chain(&column.headers.en) {
            assert!(seen.insert(header.to_lowercase()), "{header}");
        }
    }
    assert!(columns.iter().any(|column| column.id == "rural" && column.kind == ColumnKind::YesNo));
}

#[test]
fn hostile_nesting_is_refused() {
    for text in [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}", "{a=".repeat(100_000)),
        format!("{} = 1", vec!["a"; 50_000].join(".")),
        format!("[{}]", vec!["a"; 50_000].join(".")),
    ] {
        assert!(load(&text).0.is_none());
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_loading_panic(at in 0..MODEL.len(), length in 0..40_usize, piece in "\\PC{0,12}") {
        let start = (0..=at).rev().find(|byte| MODEL.is_char_boundary(*byte)).unwrap();
        let end = (start + length..=MODEL.len()).find(|byte| MODEL.is_char_boundary(*byte)).unwrap_or(MODEL.len());
        let _ = load(&format!("{}{piece}{}", MODEL.get(..start).unwrap(), MODEL.get(end..).unwrap()));
    }
}
