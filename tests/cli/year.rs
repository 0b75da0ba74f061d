//! Planning another year than the model was written for.

use serde_json::Value;

use crate::support::{Folder, sheets};

/// Two years, a dearer second one, no two schools alike: no lottery decides, which follows from the year.
const MODEL: &str = r#"schema = 1
id = "own"
name = { en = "Computers 2026-2027" }
years = [2026, 2027]
[needs.pc]
need = "teachers"
have = 0
[options.pc]
buy = "units"
gives = { pc = 1 }
price = { 2026 = "250 000", 2027 = "260 000" }
[budgets.local]
amount = { 2026 = "1 M", 2027 = "2 M" }
[rules.cap]
kind = "cap"
what = "new(pc)"
year = 2026
at_most = 3
[priority]
rural = "first"
[[goals]]
maximise = "units(pc)"
"#;
const LIST: &str = "id,district,rural,teachers\nS1,A,yes,3\nS2,B,no,60\nS3,B,no,25\n";

fn planned(flags: &[&str]) -> (Folder, Value) {
    let folder = Folder::new();
    folder.write("own.toml", MODEL);
    folder.write("list.csv", LIST);
    let args = [&["plan", "list.csv", "--model", "own.toml", "-o", "plan.xlsx", "--json"], flags].concat();
    let json = folder.jospar(&args).exits(0).json();
    (folder, json)
}

fn in_year(purchases: &Value, later: i64) -> Vec<Value> {
    let mut list = purchases.as_array().expect("purchases").clone();
    for purchase in &mut list {
        purchase["year"] = (purchase["year"].as_i64().expect("a year") + later).into();
    }
    list
}

#[test]
fn shifting_the_years_shifts_the_plan() {
    let (_, written) = planned(&[]);
    let (folder, later) = planned(&["--year", "2031"]);
    assert!(written["purchases"].as_array().is_some_and(|list| list.len() > 1), "{written:#}");
    assert_eq!(in_year(&written["purchases"], 5), in_year(&later["purchases"], 0));
    assert_eq!(later["rules"][0]["year"], 2031);
    folder.jospar(&["verify", "plan.xlsx"]).exits(0);
}

#[test]
fn amounts_of_the_models_year_are_not_reused_in_silence() {
    let assumptions = |flags: &[&str]| {
        let (folder, _) = planned(flags);
        let all = sheets(&folder.path("plan.xlsx"));
        let (_, grid) = all.into_iter().find(|(name, _)| name == "Assumptions").expect("the sheet");
        grid.concat().join("\n")
    };
    let later = assumptions(&["--year", "2031"]);
    for said in ["written for 2026, the plan begins in 2031", "taken from the model, which states it for 2026"] {
        assert!(later.contains(said), "no {said:?} in {later}");
    }
    let amounts = ["--budget", "local:2031=1 M", "--budget", "local:2032=2 M", "--price", "pc=250 000"];
    let stated = assumptions(&[&["--year", "2031"], &amounts[..]].concat());
    assert!(!stated.contains("taken from the model"), "{stated}");
    assert!(!assumptions(&[]).contains("written for"));
}

#[test]
fn the_settings_name_the_first_year_and_the_flag_wins() {
    let folder = Folder::new();
    folder.write("own.toml", MODEL);
    folder.write("in/Schools.csv", LIST);
    folder.write("in/Settings.csv", "Year,2028\n");
    let first = |flags: &[&str]| {
        let args = [&["plan", "in", "--model", "own.toml", "--json"], flags].concat();
        folder.jospar(&args).exits(0).json()["rules"][0]["year"].clone()
    };
    assert_eq!(first(&[]), 2028);
    assert_eq!(first(&["--year", "2030"]), 2030);
    folder.jospar(&["check", "in", "--model", "own.toml", "--year", "2200"]).exits(2).says("argument-year");
}
