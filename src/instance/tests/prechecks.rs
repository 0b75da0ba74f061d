//! Rules that cannot hold, found by arithmetic.

use crate::diagnostic::Diagnostic;
use crate::instance::sample::{check_messages, sheet, sound};
use crate::instance::{Instance, contradictions};
use crate::lang::{Catalogue, Lang};

fn instance(rules: &str, budget: &str, rows: &[&[&str]]) -> Instance {
    let model = format!(
        r#"
schema = 1
id = "it_classes"
name = {{ ru = "IT-классы" }}
years = [2020]
[columns.it_classes]
kind = "count"
headers = {{ ru = ["IT-классы"] }}
[columns.class_price]
kind = "amount"
headers = {{ ru = ["Цена класса"] }}
[needs.it_class]
need = 1
have = "it_classes"
[options.it_class]
buy = "once"
gives = {{ it_class = 1 }}
price = "class_price"
where = 'district != "Закрытый"'
[budgets.memorandum]
amount = {{ 2020 = "{budget}" }}
{rules}
[[goals]]
maximise = "units(it_class)"
"#
    );
    let header: &[&str] = &["Код", "Район", "IT-классы", "Цена класса, тенге", "Обязательно"];
    let mut all = vec![header];
    all.extend_from_slice(rows);
    sound(&model, vec![sheet("Школы", &all)])
}

fn found(instance: &Instance) -> Vec<Diagnostic> {
    let findings = contradictions(instance);
    check_messages(&findings, None);
    findings.into_iter().collect()
}

fn codes(instance: &Instance) -> Vec<&'static str> {
    found(instance).iter().map(|finding| finding.code.name()).collect()
}

/// 40 schools at 9.6 M in district A and 40 at 11.2 M in district B.
fn two_districts(rules: &str, budget: &str) -> Instance {
    let ids: Vec<String> = (0..80).map(|n| format!("S{n:02}")).collect();
    let row =
        |(n, id)| -> Vec<&str> { if n < 40 { vec![id, "A", "0", "9600000"] } else { vec![id, "B", "0", "11200000"] } };
    let rows: Vec<Vec<&str>> = ids.iter().map(String::as_str).enumerate().map(row).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    instance(rules, budget, &rows)
}

const FLOORS: &str = r#"
[rules.floor_a]
kind = "floor"
what = "units(it_class)"
where = 'district == "A"'
at_least = 30
[rules.floor_b]
kind = "floor"
what = "units(it_class)"
where = 'district == "B"'
at_least = 20
"#;

#[test]
fn floors_of_disjoint_districts_add_up() {
    let findings = found(&two_districts(FLOORS, "476.8 M"));
    assert_eq!(findings.len(), 1);
    let message = findings[0].message(&Catalogue::new(Lang::Ru)).replace('\u{a0}', " ");
    for part in ["`floor_a`, `floor_b`", "512 000 000 ₸", "476 800 000 ₸", "35 200 000 ₸"] {
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(codes(&two_districts(FLOORS, "512 M")), Vec::<&str>::new());
    assert_eq!(
        codes(&two_districts(&FLOORS.replace("at_least = 20", "at_least = 20\nsoft = true"), "476.8 M")),
        [""; 0]
    );
    assert_eq!(codes(&two_districts(FLOORS, "200 M")), ["rules-cost-too-much", "rules-cost-too-much"]);
}

/// 40 schools that lack a class and Wi-Fi; one budget for both, or one for each.
fn two_needs(rules: &str, shared: bool) -> Instance {
    let second = if shared { "" } else { "[budgets.wifi]\namount = { 2020 = \"200 M\" }\nonly_for = [\"wifi\"]" };
    let first = if shared { "" } else { "only_for = [\"it_class\"]" };
    let model = format!(
        r#"
schema = 1
id = "two"
name = {{ ru = "Два" }}
years = [2020]
[needs.it_class]
need = 1
have = 0
[needs.wifi]
need = 1
have = 0
[options.it_class]
buy = "once"
gives = {{ it_class = 1 }}
price = "9 600 000"
[options.wifi]
buy = "once"
gives = {{ wifi = 1 }}
price = "11 200 000"
[budgets.memorandum]
amount = {{ 2020 = "476.8 M" }}
{first}
{second}
{rules}
[[goals]]
maximise = "units(it_class)"
"#
    );
    let ids: Vec<String> = (0..40).map(|n| format!("S{n:02}")).collect();
    let district = |n: usize| if n < 20 { "A" } else { "B" };
    let rows: Vec<Vec<&str>> = ids.iter().enumerate().map(|(n, id)| vec![id.as_str(), district(n)]).collect();
    let mut all: Vec<&[&str]> = vec![&["Код", "Район"]];
    all.extend(rows.iter().map(Vec::as_slice));
    sound(&model, vec![sheet("Школы", &all)])
}

const FLOORS_OF_TWO_NEEDS: &str = r#"
[rules.floor_classes]
kind = "floor"
what = "units(it_class)"
at_least = 30
[rules.floor_wifi]
kind = "floor"
what = "count(wifi)"
at_least = 20
"#;

#[test]
fn floors_on_two_needs_that_share_a_budget_add_up() {
    let findings = found(&two_needs(FLOORS_OF_TWO_NEEDS, true));
    assert_eq!(findings.len(), 1);
    let message = findings[0].message(&Catalogue::new(Lang::Ru)).replace('\u{a0}', " ");
    for part in ["`floor_classes`, `floor_wifi`", "512 000 000 ₸", "476 800 000 ₸", "35 200 000 ₸"] {
        assert!(message.contains(part), "{message}");
    }
    let fewer = FLOORS_OF_TWO_NEEDS.replace("= 20", "= 16");
    assert_eq!(codes(&two_needs(&fewer, true)), [""; 0]);
}

#[test]
fn floors_with_earmarked_budgets_are_held_against_their_own_money() {
    // 288 M of 476.8 M, and 224 M of 200 M: one floor is too dear by itself.
    assert_eq!(codes(&two_needs(FLOORS_OF_TWO_NEEDS, false)), ["rules-cost-too-much"]);
    // Two floors on Wi-Fi need 112 M and 112 M of 200 M; the classes with their own money have no part in it.
    let halves = r#"
[rules.floor_classes]
kind = "floor"
what = "units(it_class)"
at_least = 30
[rules.floor_a]
kind = "floor"
what = "units(wifi)"
where = 'district == "A"'
at_least = 10
[rules.floor_b]
kind = "floor"
what = "units(wifi)"
where = 'district == "B"'
at_least = 10
"#;
    let findings = found(&two_needs(halves, false));
    let messages: Vec<String> = findings.iter().map(|finding| finding.message(&Catalogue::new(Lang::En))).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("`floor_a`, `floor_b`") && !messages[0].contains("classes"), "{messages:?}");
}

#[test]
fn each_rows_add_up() {
    let each = "[rules.each]\nkind = \"each\"\ngroup = \"district\"\nwhat = \"share(it_class)\"\nat_least = \"50%\"\n";
    assert_eq!(codes(&two_districts(each, "415 999 999")), ["rules-cost-too-much"]);
    assert_eq!(codes(&two_districts(each, "416 M")), [""; 0]);
    let message = |budget: &str| found(&two_districts(each, budget))[0].message(&Catalogue::new(Lang::En));
    assert!(message("415 999 999").contains("`district:A`, `district:B`"), "{}", message("415 999 999"));
    let alone = message("100 M");
    assert!(alone.contains("(group: `district:A`)") || alone.contains("(group: `district:B`)"), "{alone}");
}

fn floor(what: &str, limit: &str) -> String {
    format!("[rules.floor]\nkind = \"floor\"\nwhat = \"{what}\"\nat_least = {limit}\n")
}

#[test]
fn a_floor_cannot_pass_what_may_be_bought() {
    let rows: &[&[&str]] = &[
        &["S1", "A", "1", "100"],
        &["S2", "A", "0", "100"],
        &["S3", "Закрытый", "0", "100"],
        &["S4", "Закрытый", "0", "100"],
    ];
    let check = |what: &str, limit: &str| codes(&instance(&floor(what, limit), "1 M", rows));
    assert_eq!(check("units(it_class)", "1"), [""; 0]);
    assert_eq!(check("units(it_class)", "2"), ["floor-above-need"]);
    assert_eq!(check("stock(it_class)", "2"), [""; 0]);
    assert_eq!(check("stock(it_class)", "3"), ["floor-above-need"]);
    assert_eq!(check("share(it_class)", "\"50%\""), [""; 0]);
    assert_eq!(check("share(it_class)", "\"51%\""), ["floor-above-need"]);
    assert_eq!(check("count(it_class)", "2"), ["floor-above-need"]);
    assert_eq!(check("full(it_class)", "2"), ["floor-above-need"]);
    assert_eq!(check("cost()", "\"1000001\""), ["rules-cost-too-much"]);
    let closed = floor("units(it_class)", "1").replace("kind", "where = 'district == \"Закрытый\"'\nkind");
    assert_eq!(codes(&instance(&closed, "1 M", rows)), ["floor-nothing-eligible"]);
}

#[test]
fn caps_and_floors_must_not_cross() {
    let rows: &[&[&str]] = &[&["S1", "A", "1", "100"], &["S2", "A", "0", "100"]];
    let cap = |limit: i32| format!("[rules.cap]\nkind = \"cap\"\nwhat = \"stock(it_class)\"\nat_most = {limit}\n");
    assert_eq!(codes(&instance(&cap(0), "1 M", rows)), ["cap-below-stock"]);
    assert_eq!(codes(&instance(&cap(1), "1 M", rows)), [""; 0]);
    let both = format!("{}{}", cap(1), floor("stock(it_class)", "2"));
    assert_eq!(codes(&instance(&both, "1 M", rows)), ["floor-above-cap"]);
}

#[test]
fn locks_must_be_possible_and_paid_for() {
    let must: &[&[&str]] = &[&["S1", "A", "0", "100", "приказ 1"], &["S2", "A", "0", "100", "приказ 2"]];
    assert_eq!(codes(&instance("", "200", must)), [""; 0]);
    assert_eq!(codes(&instance("", "199", must)), ["locks-cost-too-much"]);
    let closed: &[&[&str]] = &[&["S1", "Закрытый", "0", "100", "приказ 1"]];
    assert_eq!(codes(&instance("", "200", closed)), ["must-impossible"]);

    let lock = |n: i32| {
        format!("[rules.lock]\nkind = \"lock\"\nobject = \"S1\"\nwhat = \"count(it_class)\"\nat_least = {n}\n")
    };
    let open: &[&[&str]] = &[&["S1", "A", "0", "100"]];
    assert_eq!(codes(&instance(&lock(1), "100", open)), [""; 0]);
    assert_eq!(codes(&instance(&lock(1), "99", open)), ["locks-cost-too-much"]);
    assert_eq!(codes(&instance(&lock(2), "200", open)), ["lock-impossible"]);
    assert_eq!(codes(&instance(&lock(1), "200", closed)), ["must-impossible", "lock-impossible"]);
}
