//! Model texts, broken and whole.

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
fn every_mistake_is_named_where_it_stands() {
    let mut wrong = Vec::new();
    for (line, other, expected) in [
        // the file
        ("name = \"Own\"", "name = \"Own", vec!["toml-syntax 3:12"]),
        ("kind = \"count\"", "kind \"count\"", vec!["toml-syntax 6:6"]),
        ("buy = \"units\"", "buy = \"units\"\nbuy = \"once\"", vec!["duplicate-key 13:1"]),
        ("schema = 1", "schema = 2", vec!["unsupported-schema 1:10"]),
        ("schema = 1\n", "", vec!["missing-key 1:1"]),
        ("id = \"own\"", "id = 5\nidd = 1", vec!["wrong-type 2:6", "unknown-key 3:1"]),
        ("[budgets.local]", "[objects.x]\nsheet = \"X\"\n[budgets.local]", vec!["not-supported-yet 15:2"]),
        ("years = [2026, 2027]\n", "", vec!["missing-key 1:1"]),
        ("years = [2026, 2027]", "years = [2027, 2026]", vec!["years-not-ascending 4:16"]),
        ("years = [2026, 2027]", "years = []", vec!["empty-list 4:9"]),
        (
            "years = [2026, 2027]",
            "years = [2026, \"2027\", 20270]",
            vec!["wrong-type 4:16", "wrong-type 4:24", "year-outside-horizon 16:26"],
        ),
        ("years = [2026, 2027]", "years = [2026, 2027]\ninclude = [\"wify\"]", vec!["unknown-model 5:12"]),
        // columns and parameters
        ("kind = \"count\"", "kind = \"counts\"", vec!["unknown-value 6:8"]),
        ("headers = { ru = [\"ПК\"] }", "headers = { rus = [\"ПК\"] }", vec!["unknown-key 7:13", "missing-key 5:10"]),
        ("headers = { ru = [\"ПК\"] }", "headers = { ru = [\"Учителя\"] }", vec!["duplicate-header 5:10"]),
        (
            "headers = { ru = [\"ПК\"] }",
            "headers = { ru = [\"ПК\"] }\nrequired = true\ndefault = 0",
            vec!["keys-exclude 8:12"],
        ),
        ("headers = { ru = [\"ПК\"] }", "headers = { ru = [\"ПК\"] }\ndefault = \"нет\"", vec!["wrong-type 8:11"]),
        (
            "[columns.pcs]",
            "[params]\npcs = 1\nnorm = \"x\"\n[columns.pcs]",
            vec!["wrong-type 7:8", "column-name-taken 6:1"],
        ),
        ("[needs.pc]", "[columns.pupils]\nkind = \"text\"\nheaders = {}\n[needs.pc]", vec!["standard-column-kind 9:8"]),
        // needs and options
        ("need = \"teachers\"", "need = \"teachers + techers\"", vec!["unknown-column 9:20"]),
        ("need = \"teachers\"", "need = 'teachers +'", vec!["formula-syntax 9:19"]),
        ("need = \"teachers\"", "need = \"\"\"teachers\n  * \\\"2\\\"\"\"\"", vec!["formula-type 10:5"]),
        ("need = \"teachers\"", "need = [1]", vec!["wrong-type 9:8"]),
        ("need = \"teachers\"\n", "", vec!["missing-key 8:1"]),
        ("[needs.pc]", "[needs.\"a[b\"]\nneed = 1\nhave = 0\n[needs.pc]", vec!["bad-id 8:8"]),
        ("buy = \"units\"", "buy = \"unit\"", vec!["unknown-value 12:7"]),
        ("buy = \"units\"", "wher = \"rural\"", vec!["unknown-key 12:1", "missing-key 11:1"]),
        ("buy = \"units\"", "alternative = \"line\"", vec!["not-supported-yet 12:1"]),
        ("gives = { pc = 1 }", "gives = { pcs = 1 }", vec!["unknown-name 13:11"]),
        ("gives = { pc = 1 }", "gives = { pc = 0 }", vec!["value-not-allowed 13:16"]),
        ("gives = { pc = 1 }", "gives = { pc = \"3/2\" }", vec!["wrong-type 13:16"]),
        ("gives = { pc = 1 }", "gives = {}", vec!["gives-nothing 11:10"]),
        (
            "gives = { pc = 1 }",
            "gives = { pc = 1 }\nrequires = [\"pc\", \"x\"]",
            vec!["unknown-name 14:19", "requires-itself 14:13"],
        ),
        ("price = \"250 000\"\n", "", vec!["missing-key 11:10"]),
        ("price = \"250 000\"", "price = { 2026 = \"1\", next = 2 }", vec!["wrong-type 14:22"]),
        ("price = \"250 000\"", "price = \"rural and 1\"", vec!["formula-type 14:20"]),
        ("price = \"250 000\"", "price = \"250 000\"\nlife = 1", vec!["not-supported-yet 15:8"]),
        ("price = \"250 000\"", "price = \"250 000\"\nlife = 0", vec!["value-not-allowed 15:8"]),
        ("price = \"250 000\"", "price = \"250 000\"\nyears = [2028]", vec!["year-outside-horizon 15:10"]),
        ("price = \"250 000\"", "items = { mouse = 1 }", vec!["unknown-name 14:11"]),
        // budgets
        (
            "amount = { 2026 = \"10 M\", 2027 = \"5 M\" }",
            "amount = { 2026 = \"ten\", 2028 = 1 }",
            vec!["wrong-type 16:19", "year-outside-horizon 16:26"],
        ),
        ("amount = { 2026 = \"10 M\", 2027 = \"5 M\" }", "amount = { 2026 = 0.001 }", vec!["wrong-type 16:19"]),
        ("[budgets.local]", "[budgets.local]\nonly_for = [\"pcs\"]", vec!["unknown-name 16:13"]),
        ("[budgets.local]", "[budgets.local]\nonly_for = []", vec!["empty-list 16:12"]),
        ("[budgets.local]", "[budgets.local]\nonly_for = [\"pc\", \"pc\"]", vec!["listed-twice 16:19"]),
        ("[budgets.local]", "[budgets.local]\ncarry_over = true", vec!["not-supported-yet 16:14"]),
        ("[budgets.local]", "[budgets.local]\ncofund = \"50%\"", vec!["not-supported-yet 16:1"]),
        ("[budgets.local]\namount = { 2026 = \"10 M\", 2027 = \"5 M\" }", "", vec!["option-without-budget 11:10"]),
        ("amount = { 2026 = \"10 M\", 2027 = \"5 M\" }", "amount = { 2026 = 0 }", vec!["budget-pays-nothing 15:10"]),
        // rules
        ("kind = \"floor\"", "kind = \"gap\"", vec!["not-supported-yet 18:8"]),
        ("kind = \"floor\"", "kind = \"flor\"", vec!["unknown-value 18:8"]),
        ("kind = \"floor\"", "kind = \"each\"", vec!["missing-key 17:8"]),
        ("kind = \"floor\"", "kind = \"each\"\ngroup = \"town\"", vec!["unknown-value 19:9"]),
        ("kind = \"floor\"", "kind = \"cap\"", vec!["key-not-for-kind 20:12", "missing-key 17:8"]),
        ("at_least = \"50%\"", "at_least = \"150%\"", vec!["value-not-allowed 20:12"]),
        ("what = \"share(pc)\"", "what = \"units(pc)\"", vec!["value-not-allowed 20:12"]),
        ("what = \"share(pc)\"", "what = \"share(pcs)\"", vec!["unknown-name 19:15"]),
        ("what = \"share(pc)\"", "what = \"shares(pc)\"", vec!["unknown-name 19:9"]),
        ("what = \"share(pc)\"", "what = \"share(pc) + cost()\"", vec!["metric-shape 19:9"]),
        ("what = \"share(pc)\"", "what = \"people(pc)\"", vec!["metric-without-people 19:16"]),
        ("what = \"share(pc)\"", "what = \"commitment(after = 2027)\"", vec!["not-supported-yet 19:9"]),
        ("soft = true", "soft = 1\nyear = 2026\neach_year = true", vec!["wrong-type 21:8", "keys-exclude 23:13"]),
        (
            "[rules.half]",
            "[rules.lock]\nkind = \"lock\"\nobject = \"S1\"\nwhat = \"units(pc)\"\nat_least = 2\n[rules.half]",
            vec!["value-not-allowed 20:8"],
        ),
        // priority and goals
        ("rural = \"first\"", "rural = \"last\"", vec!["unknown-value 23:9"]),
        ("rural = \"first\"", "rural = { weight = 0 }", vec!["value-not-allowed 23:18"]),
        ("rural = \"first\"", "rural = { floor = \"50%\" }", vec!["missing-key 23:9"]),
        ("rural = \"first\"", "rural = { weight = 2, floor = \"50%\", of = \"units\" }", vec!["keys-exclude 23:31"]),
        (
            "rural = \"first\"",
            "order = [\"near\", \"far\"]\ntiers = { near = \"rural\", wide = \"not rural\" }",
            vec!["tier-not-in-order 24:27", "unknown-name 23:18"],
        ),
        ("rural = \"first\"", "tiers = { near = \"rural\" }", vec!["missing-key 23:11"]),
        ("rural = \"first\"", "rank = \"type\"", vec!["value-not-allowed 23:8"]),
        ("rural = \"first\"", "rank = \"place\"", vec!["unknown-column 23:8"]),
        ("maximise = \"units(pc)\"", "maximize = \"units(pc)\"", vec!["unknown-key 25:1", "missing-key 24:1"]),
        (
            "maximise = \"units(pc)\"",
            "leximin = \"units(pc)\"\ngroup = \"district\"",
            vec!["not-supported-yet 25:1", "not-supported-yet 26:1"],
        ),
        ("maximise = \"units(pc)\"", "maximise = \"pc\"", vec!["metric-shape 25:13"]),
        ("maximise = \"units(pc)\"", "maximise = \"units(pc) * 0\"", vec!["metric-shape 25:13"]),
        ("maximise = \"units(pc)\"", "maximise = \"units(pc)\"\nyear = 2030", vec!["year-outside-horizon 26:8"]),
        ("[[goals]]\nmaximise = \"units(pc)\"", "", vec!["no-goals 1:1"]),
        (
            "[[goals]]\nmaximise = \"units(pc)\"",
            "[reserve]\nlist = -1\n[[goals]]\nminimise = \"cost()\"",
            vec!["value-not-allowed 25:8"],
        ),
    ] {
        let found = findings(&with(line, other));
        if found != expected {
            wrong.push(format!("{other}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn suggestions_name_the_nearest() {
    for (line, other, nearest) in [
        ("buy = \"units\"", "buy = \"unit\"", "units"),
        ("maximise = \"units(pc)\"", "maximize = \"units(pc)\"", "maximise"),
        ("need = \"teachers\"", "need = \"techers\"", "teachers"),
        ("what = \"share(pc)\"", "what = \"shre(pc)\"", "share"),
        ("gives = { pc = 1 }", "gives = { pcs = 1 }", "pc"),
        ("schema = 1", "schema = 1\nbudget = 1", "budgets"),
    ] {
        let (_, findings) = load(&with(line, other));
        let found = findings.iter().find_map(|finding| finding.suggestion.clone());
        assert_eq!(found.as_deref(), Some(nearest), "{other}");
    }
}

#[test]
fn grammar_of_later_versions_is_recognised() {
    let (_, findings) = load(&with(
        "price = \"250 000\"",
        "price = \"250 000\"\nbreaks = []\nlot = 5\nmoq = 1\ncapacity = 7\ndelivery = {}\nsplit = true\nsteps = []\nfixed = 1",
    ));
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::NotSupportedYet; 8]);
    assert_eq!(
        findings.iter().next().map(|finding| finding.message(&Catalogue::new(Lang::En))).as_deref(),
        Some("this version does not plan `breaks` yet")
    );
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
    (i128::from(money) / price, i128::from(money) % price)
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

/// Writes model files beside each other and loads the first.
fn load_files(files: &[(&str, &str)]) -> (Option<Programme>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut findings = Diagnostics::new();
    let source = ModelSource::File(folder.path().join(files[0].0));
    let (programme, findings) = match load_programme(&source, &mut findings) {
        Ok(programme) => (Some(programme), findings),
        Err(errors) => (None, errors),
    };
    let names = findings.iter().map(|finding| match &finding.place {
        Place::Model(at) => {
            let file = std::path::Path::new(&at.file).file_name().unwrap().to_string_lossy().into_owned();
            format!("{} {file}:{}:{}", finding.code.name(), at.line, at.character)
        }
        Place::File { .. } => format!("{} file", finding.code.name()),
        other => format!("{} {other:?}", finding.code.name()),
    });
    (programme, names.collect())
}

const HEAD: &str = "schema = 1\nid = \"top\"\nname = \"Top\"\n";

#[test]
fn the_including_file_lies_over_the_included_ones() {
    let top = format!(
        "{HEAD}include = [\"base\", \"wifi\"]\nyears = [2028]\n[options.pc]\nprice = \"300 000\"\n[needs.pc]\nlabel = \"ПК\"\n"
    );
    let (programme, findings) = load_files(&[("top.toml", &top), ("base.toml", MODEL)]);
    assert_eq!(findings, Vec::<String>::new());
    let programme = programme.unwrap();
    assert_eq!(programme.years.iter().map(|year| year.get()).collect::<Vec<_>>(), [2020, 2026, 2027, 2028]);
    assert_eq!(programme.options[0].price.as_ref().unwrap().values().map(tenge).collect::<Vec<_>>(), [300_000]);
    assert_eq!(programme.options[0].buy, Buy::Units, "what is not said again stays");
    assert_eq!(programme.needs[0].label.ru.as_deref(), Some("ПК"));
    assert_eq!(programme.priorities.iter().map(|p| p.programme.as_str()).collect::<Vec<_>>(), ["own", "wifi"]);
    assert_eq!(programme.sources.len(), 3);
}

#[test]
fn includes_go_wrong_where_they_are_written() {
    let other = MODEL.replacen("\"own\"", "\"other\"", 1).replacen("\"250 000\"", "\"1\"", 1);
    let include = |names: &str| format!("{HEAD}include = [{names}]\n");
    for (files, expected) in [
        (
            vec![("top.toml", include("\"a\", \"b\"")), ("a.toml", MODEL.to_owned()), ("b.toml", other)],
            vec!["include-conflict b.toml:11:10"],
        ),
        (vec![("top.toml", include("\"a\"")), ("a.toml", include("\"top\""))], vec!["include-cycle a.toml:4:12"]),
        (vec![("top.toml", include("\"top\""))], vec!["include-cycle top.toml:4:12"]),
        (vec![("top.toml", include("\"../top\""))], vec!["unknown-model top.toml:4:12"]),
        (
            vec![("top.toml", include("\"a\"") + "x = 1\n"), ("a.toml", "y = \n".to_owned())],
            vec!["toml-syntax a.toml:1:5", "unknown-key top.toml:5:1"],
        ),
        (
            vec![
                ("top.toml", include("\"a\"")),
                ("a.toml", with("need = \"teachers\"", "need = \"techers\"\nfoo = 1")),
            ],
            vec!["unknown-key a.toml:10:1", "unknown-column a.toml:9:9"],
        ),
        (
            vec![("top.toml", include("\"a\"") + "[priority]\nrural = \"none\"\n"), ("a.toml", MODEL.to_owned())],
            vec!["priority-unused top.toml:5:1"],
        ),
    ] {
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(load_files(&files).1, expected);
    }
}

#[test]
fn diamonds_of_includes_are_read_once() {
    let middle = |id: &str| format!("schema = 1\nid = \"{id}\"\nname = \"M\"\ninclude = [\"base\"]\n");
    let top = format!("{HEAD}include = [\"a\", \"b\"]\n");
    let (programme, findings) =
        load_files(&[("top.toml", &top), ("a.toml", &middle("a")), ("b.toml", &middle("b")), ("base.toml", MODEL)]);
    assert_eq!(findings, Vec::<String>::new());
    let programme = programme.unwrap();
    assert_eq!(programme.goals.len(), 1);
    assert_eq!(programme.sources.len(), 4);
}

#[test]
fn files_that_are_no_text_are_refused() {
    let absent = ModelSource::File("/no/such/file.toml".into());
    assert!(load_programme(&absent, &mut Diagnostics::new()).unwrap_err().iter().any(|f| f.code == Code::FileNotFound));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.toml");
    std::fs::write(&path, [0xcf, 0xe5]).unwrap();
    let errors = load_programme(&ModelSource::File(path.clone()), &mut Diagnostics::new()).unwrap_err();
    assert!(errors.iter().any(|finding| finding.code == Code::ModelNotUtf8));
    std::fs::write(&path, format!("\u{feff}{}", MODEL.replace('\n', "\r\n"))).unwrap();
    assert!(load_programme(&ModelSource::File(path), &mut Diagnostics::new()).is_ok());
    let unknown = load_programme(&ModelSource::BuiltIn("teacher_computer".to_owned()), &mut Diagnostics::new());
    let suggestion = unknown.unwrap_err().iter().next().and_then(|finding| finding.suggestion.clone());
    assert_eq!(suggestion.as_deref(), Some("teacher_computers"));
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
        let _ = load(&format!("{}{piece}{}", &MODEL[..start], &MODEL[end..]));
    }
}
