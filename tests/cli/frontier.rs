//! Coverage against money, asked at the command line.

use serde_json::json;

use crate::support::{Folder, sheets};

/// Three schools, 10 000 ₸ a computer; villages first.
const MODEL: &str = r#"schema = 1
id = "own"
name = { en = "Computers", ru = "Компьютеры" }
years = [2026]
[needs.pc]
label = { en = "Computer", ru = "Компьютер" }
need = "teachers"
have = 0
[options.pc]
buy = "units"
gives = { pc = 1 }
price = "10 000"
[budgets.local]
label = { en = "Local budget", ru = "Местный бюджет" }
amount = { 2026 = "45 000" }
[priority]
rural = "first"
[[goals]]
maximise = "units(pc)"
"#;
const LIST: &str = "id,district,rural,teachers\nS1,A,yes,3\nS2,B,no,6\nS3,B,no,1\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("own.toml", MODEL);
    folder.write("list.csv", LIST);
    folder
}

const ASKED: [&str; 4] = ["frontier", "list.csv", "--model", "own.toml"];

/// What is shown of a small staircase, first.
const SHOWN: &str = "\
Coverage against money: Computers, 2026
What varies: budget “Local budget”.
What is measured: “Computer”: units covered, at the end of 2026.
      Money  Least for it  Reached  Share  Rural  Urban  Ceiling  Proof
        0 ₸           0 ₸        0     0%      0      0        0      A
   10,000 ₸      10,000 ₸        1    10%      1      0        1      A
   20,000 ₸      20,000 ₸        2    20%      2      0        2      A
   30,000 ₸      30,000 ₸        3    30%      3      0        3      A
   40,000 ₸      40,000 ₸        4    40%      3      1        4      A
→  45,000 ₸      40,000 ₸        4    40%      3      1        4      A
   50,000 ₸      50,000 ₸        5    50%      3      2        5      A
";

#[test]
fn the_table_marks_the_present_budget_and_answers_in_words() {
    let run = folder().jospar(&[&ASKED[..], &["--lang", "en", "--points", "10", "--target", "80%"]].concat()).exits(0);
    let shown: Vec<String> = run.stdout.lines().map(|line| line.replace('\u{a0}', " ")).collect();
    let first = SHOWN.lines().count();
    assert_eq!(shown.iter().take(first).map(String::as_str).collect::<Vec<_>>(), SHOWN.lines().collect::<Vec<_>>());
    for told in [
        "The next: 1 unit for 5,000 ₸ more (proof A)",
        "The least money for the wanted share: 80,000 ₸ — 8 units (80%) (proof A).",
        "100,000 ₸ fill everything that can be filled, goal by goal: 10 units (100%) (proof A).",
        "At prices 8% higher the same money reaches 4 units instead of 4 units",
    ] {
        assert!(shown.iter().any(|line| line.contains(told)), "no {told:?} in\n{}", run.stdout);
    }
    for (lang, title) in [("ru", "Охват и деньги: Компьютеры, 2026"), ("kk", "Қамту және ақша: Компьютеры, 2026")]
    {
        folder().jospar(&[&ASKED[..], &["--lang", lang]].concat()).exits(0).says(title);
    }
}

#[test]
fn json_has_every_point_and_every_answer() {
    let json = folder().jospar(&[&ASKED[..], &["--json", "--target", "80%"]].concat()).exits(0).json();
    assert_eq!(json["varied"], json!(["local"]));
    assert_eq!((&json["all"], &json["covered_before"], &json["present"]), (&json!(10), &json!(0), &json!(45_000)));
    let points = json["points"].as_array().expect("points");
    let present = points.iter().find(|point| point["present"] == true).expect("the present budget");
    let expected = json!({ "budget": 45_000, "present": true, "outcome": "planned", "value": 4, "rural": 3, "urban": 1,
        "spent": 40_000, "least_budget": 40_000, "label": "A", "bound": 4, "ceiling": 4 });
    assert_eq!(present, &expected);
    assert_eq!(json["target"]["budget"], 80_000);
    assert_eq!(json["price_of_money"][0]["next"], json!({ "extra": 5_000, "gain": 1, "label": "A" }));
    assert_eq!((&json["complete"], &json["dearer"]["lost"]), (&json!(true), &json!(0)));
}

#[test]
fn a_target_beyond_everything_says_what_is_in_the_way() {
    let folder = folder();
    folder.write("own.toml", MODEL.replace("buy = \"units\"", "buy = \"units\"\nwhere = \"rural\""));
    let run = folder.jospar(&[&ASKED[..], &["--lang", "en", "--target", "80%"]].concat()).exits(0);
    let told = "The wanted share cannot be reached whatever the money: at most 3 units (30%).";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert!(run.stdout.contains("rural 0 units, urban 7 units"), "{}", run.stdout);
}

#[test]
fn a_workbook_has_the_table_and_is_no_plan() {
    let folder = folder();
    let asked = [&ASKED[..], &["--lang", "en", "-o", "frontier.xlsx"]].concat();
    folder.jospar(&asked).exits(0).says("The table and its chart are in frontier.xlsx");
    let bytes = folder.read("frontier.xlsx");
    folder.jospar(&asked).exits(2).complains("output-exists");
    folder.jospar(&[&asked[..], &["--force"]].concat()).exits(0);
    assert_eq!(folder.read("frontier.xlsx"), bytes, "the same bytes again");
    let names: Vec<String> = sheets(&folder.path("frontier.xlsx")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Coverage and money"]);
    folder.jospar(&["verify", "frontier.xlsx"]).exits(1);
}

#[test]
fn rules_that_the_money_cannot_keep_are_points_and_no_error() {
    let folder = folder();
    let rule = "[rules.floor]\nkind = \"floor\"\nwhat = \"units(pc)\"\nat_least = 6\n[priority]";
    folder.write("own.toml", MODEL.replace("[priority]", rule));
    let run = folder.jospar(&[&ASKED[..], &["--lang", "en"]].concat()).exits(0);
    assert!(run.stdout.contains("the rules and decisions cannot all hold with this money"), "{}", run.stdout);
    assert!(
        run.stdout.replace('\u{a0}', " ").contains("The rules can all hold from 60,000 ₸ on (proof A)."),
        "{}",
        run.stdout
    );
    folder.write("own.toml", MODEL.replace("[priority]", &rule.replace("= 6", "= 16")));
    folder.jospar(&ASKED).exits(3);
}

#[test]
fn wrong_wishes_are_wrong_usage() {
    let folder = folder();
    let asked = |more: &[&str]| folder.jospar(&[&ASKED[..], &["--lang", "en"], more].concat()).exits(2);
    asked(&["--source", "locla"]).complains("Did you mean `local`?");
    asked(&["--target", "180%"]).complains("`180%` is no value for `--target`");
    asked(&["--from", "much"]).complains("`--from` needs an amount");
    asked(&["--from", "200 000", "--to", "100 000"]).complains("--from is above --to");
    asked(&["--points", "1"]).complains("`1` is no value");
    folder.jospar(&["frontier", "--help", "--lang", "en"]).exits(0).says("jospar frontier input.xlsx --target 80%");
}

/// Of two budgets that vary together one is empty: their proportion gains nothing more, but that one alone would.
#[test]
fn an_empty_budget_beside_a_full_one_is_still_worth_something() {
    let folder = folder();
    let budgets = "[budgets.rural]\nlabel = { en = \"Rural budget\" }\namount = { 2026 = \"30 000\" }\nonly = \"rural\"\n[priority]";
    let model = MODEL.replace("amount = { 2026 = \"45 000\" }", "amount = { 2026 = 0 }").replace("[priority]", budgets);
    folder.write("own.toml", model);
    let json = folder.jospar(&[&ASKED[..], &["--json"]].concat()).exits(0).json();
    let own = json["price_of_money"].as_array().and_then(|all| all.iter().find(|own| own["source"] == "local"));
    assert_eq!(own.map(|own| &own["more_improves_nothing"]), Some(&false.into()), "{json:#}");
    folder.jospar(&ASKED).exits(0).says("none stays none").says("1 unit for 10,000\u{a0}₸ more");
}
