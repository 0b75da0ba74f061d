//! A budget without a limit: how much for 80 %?

use crate::support::Folder;

/// Two floors of 80 % (60 of 100 in villages, 35 of 50 in towns), a kit at 300 000 ₸: 20 and 5 kits, 7.5 million.
const MODEL: &str = r#"schema = 1
id = "kits"
name = { en = "Kits" }
years = [2026]
[columns.kits]
kind = "count"
headers = { en = ["Kits"] }
[needs.kit]
need = "classrooms"
have = "kits"
[options.kit]
buy = "units"
gives = { kit = 1 }
price = "300 000"
[budgets.any]
label = { en = "Any budget" }
open = true
[rules.rural]
kind = "floor"
what = "share(kit)"
where = "rural"
at_least = "80%"
[rules.urban]
kind = "floor"
what = "share(kit)"
where = "not rural"
at_least = "80%"
[priority]
rural = "none"
[[goals]]
minimise = "cost()"
"#;
const LIST: &str = "id,district,rural,classrooms,kits\nS1,A,yes,60,40\nS2,B,yes,40,20\nS3,B,no,50,35\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("kits.toml", MODEL);
    folder.write("list.csv", LIST);
    folder
}

#[test]
fn the_least_money_for_a_target_is_found_without_a_budget() {
    let folder = folder();
    let plan = ["plan", "list.csv", "--model", "kits.toml", "-o", "plan.xlsx", "--json"];
    let json = folder.jospar(&plan).exits(0).json();
    assert_eq!(
        (&json["budgets"][0]["spent"], &json["budgets"][0]["open"]),
        (&7_500_000.into(), &true.into()),
        "{json:#}"
    );
    folder.jospar(&["verify", "plan.xlsx", "--input", "list.csv"]).exits(0);
    let text = folder.jospar(&["plan", "list.csv", "--model", "kits.toml", "--lang", "en", "--force"]).exits(0).stdout;
    assert!(text.contains("needed (no limit)"), "{text}");
}

#[test]
fn an_amount_ends_it() {
    let folder = folder();
    let flags = ["plan", "list.csv", "--model", "kits.toml", "--budget", "7 500 000", "--json"];
    assert_eq!(folder.jospar(&flags).exits(0).json()["budgets"][0]["open"], false);
    folder.jospar(&["plan", "list.csv", "--model", "kits.toml", "--budget", "7 499 999", "--force"]).exits(3);
    folder.write("both.toml", MODEL.replace("open = true", "open = true\namount = 5"));
    folder.jospar(&["check", "list.csv", "--model", "both.toml"]).exits(1);
}
