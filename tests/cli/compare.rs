//! `jospar compare`.

use crate::support::Folder;

fn planned() -> Folder {
    let folder = Folder::new();
    folder.write(
        "list.csv",
        "id,name,district,rural,teachers,teacher_pcs\nS1,School 1,Talgar,yes,24,15\nS2,School 2,Talgar,no,60,41\n",
    );
    for (budget, file) in [("3 M", "a.xlsx"), ("2 M", "b.xlsx")] {
        let args = ["plan", "list.csv", "--model", "teacher_computers", "--budget", budget, "--price", "pc=269 956"];
        folder.jospar(&[&args[..], &["-o", file]].concat()).exits(0);
    }
    folder
}

#[test]
fn two_plans_are_told_apart() {
    let folder = planned();
    let run = folder.jospar(&["compare", "a.xlsx", "b.xlsx"]).exits(0);
    let run = run.says("The inputs differ: budgets");
    let run = run.says("limit 3,000,000\u{a0}₸ → 2,000,000\u{a0}₸, spent 2,969,516\u{a0}₸ → 1,889,692\u{a0}₸");
    let run = run.says("Coverage: Teacher computer (all): 67 → 63 of 84 (−4)").says("11 → 7 (−4)");
    run.says("These get less — 2:").says("School 1 (−2)").says("School 2 (−2)");
    folder.jospar(&["compare", "a.xlsx", "b.xlsx", "--exit-code"]).exits(1);
    folder.jospar(&["compare", "a.xlsx", "b.xlsx", "--lang", "ru"]).exits(0).says("Получат меньше — 2:");
    folder.jospar(&["compare", "a.xlsx", "b.xlsx", "--lang", "kk"]).exits(0).says("Азырақ алатындар — 2:");
}

/// A school that only one list has is named; norms and prices are compared where both have the school.
#[test]
fn a_shorter_list_differs_in_its_objects_alone() {
    let folder = planned();
    folder.write("list.csv", "id,name,district,rural,teachers,teacher_pcs\nS1,School 1,Talgar,yes,24,15\n");
    let args = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "3 M", "--price", "pc=269 956"];
    folder.jospar(&[&args[..], &["-o", "c.xlsx"]].concat()).exits(0);
    let run = folder.jospar(&["compare", "a.xlsx", "c.xlsx"]).exits(0);
    run.says("The inputs differ: the list of objects\n").says("Only in A — 1: School 2");
    let json = folder.jospar(&["compare", "a.xlsx", "c.xlsx", "--json"]).exits(0).json();
    assert_eq!(
        (&json["inputs"], &json["objects"]),
        (&serde_json::json!(["objects"]), &serde_json::json!([["S2"], []]))
    );
}

/// Points under different weights are no losses of units.
#[test]
fn goals_in_different_points_are_not_compared() {
    let folder = planned();
    let args = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "3 M", "--price", "pc=269 956"];
    for (weight, file) in [("weight=2", "w2.xlsx"), ("weight=3/2", "w3.xlsx")] {
        folder.jospar(&[&args[..], &["--rural", weight, "-o", file]].concat()).exits(0);
    }
    let run =
        folder.jospar(&["compare", "w2.xlsx", "w3.xlsx"]).exits(0).says("The inputs differ: goals and priorities");
    assert!(!run.stdout.contains("Goal:"), "{}", run.stdout);
}

#[test]
fn a_plan_is_the_same_as_itself() {
    let folder = planned();
    let run = folder.jospar(&["compare", "a.xlsx", "a.xlsx", "--exit-code"]).exits(0);
    run.says("The inputs and rules are the same").says("The plans are the same");
}

#[test]
fn programs_get_the_same() {
    let folder = planned();
    let json = folder.jospar(&["compare", "a.xlsx", "b.xlsx", "--json"]).exits(0).json();
    assert_eq!(json["inputs"], serde_json::json!(["budgets"]), "{json:#}");
    assert_eq!(json["options"][0]["units"], serde_json::json!([11, 7]));
    assert_eq!(json["budgets"][0]["limit"], serde_json::json!([3_000_000, 2_000_000]));
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(2));
    assert_eq!((&json["changes"][0]["a"], &json["changes"][0]["b"]), (&9.into(), &7.into()));
    folder.jospar(&["compare", "a.xlsx", "list.csv"]).exits(1).complains("not-a-plan");
}
