//! `jospar verify`.

use crate::support::{Folder, office, with_formula};

/// How the plan of these tests is made.
const PLAN: [&str; 8] =
    ["plan", "list.csv", "--model", "teacher_computers", "--budget", "3 M", "--price", "pc=269 956"];

fn planned() -> Folder {
    let folder = Folder::new();
    folder.write(
        "list.csv",
        "name,district,rural,teachers,teacher_pcs\nSchool 1,Talgar,yes,24,15\nSchool 2,Talgar,no,60,41\n",
    );
    folder.jospar(&PLAN).exits(0);
    folder
}

#[test]
fn a_plan_is_verified_and_its_input_known_again() {
    let folder = planned();
    folder.jospar(&["verify", "list.plan.xlsx"]).exits(0).says("verified");
    folder.jospar(&["verify", "list.plan.xlsx", "--input", "list.csv"]).exits(0).says("exactly this input");
    let json = folder.jospar(&["verify", "list.plan.xlsx", "--input", "list.csv", "--json"]).exits(0).json();
    assert_eq!((&json["verified"], &json["same_input"]), (&true.into(), &true.into()), "{json:#}");
}

#[test]
fn the_same_content_in_other_bytes_is_the_same_input() {
    let folder = planned();
    let list = String::from_utf8(folder.read("list.csv")).expect("text");
    let mut rows: Vec<&str> = list.lines().collect();
    rows.swap(1, 2);
    folder.write("other.csv", rows.join("\r\n"));
    folder.jospar(&["verify", "list.plan.xlsx", "--input", "other.csv"]).exits(0).says("same content").says("verified");
    let json = folder.jospar(&["verify", "list.plan.xlsx", "--input", "other.csv", "--json"]).exits(0).json();
    assert_eq!((&json["same_input"], &json["same_input_bytes"]), (&true.into(), &false.into()), "{json:#}");
}

/// The year may come from the command line: the input is read for that year again.
#[test]
fn the_input_of_a_plan_for_another_year_is_known_again() {
    let folder = planned();
    folder.jospar(&[&PLAN[..], &["--year", "2026", "--force"]].concat()).exits(0);
    let list = String::from_utf8(folder.read("list.csv")).expect("text");
    folder.write("other.csv", list.replace('\n', "\r\n"));
    folder.jospar(&["verify", "list.plan.xlsx", "--input", "other.csv"]).exits(0).says("same content");
    folder.write("other.csv", list.replace("41", "42"));
    let run = folder.jospar(&["verify", "list.plan.xlsx", "--input", "other.csv"]).exits(1);
    run.says("the input says `42`, the plan was made with `41`");
}

#[test]
fn another_input_is_refused_with_the_cells_that_differ() {
    let folder = planned();
    let list = String::from_utf8(folder.read("list.csv")).expect("text");
    folder.write("other.csv", list.replace("41", "42") + "School 3,Talgar,yes,5,5\n");
    let run = folder.jospar(&["verify", "list.plan.xlsx", "--input", "other.csv"]).exits(1);
    assert!(run.stdout.starts_with("REFUSED: the plan is sound in itself"), "{}", run.stdout);
    let run = run.says("not made from this input").says("the input says `42`, the plan was made with `41`");
    run.says("sheet `other`, cell E3").says("School 3");
    let json = folder.jospar(&["verify", "list.plan.xlsx", "--input", "other.csv", "--json"]).exits(1).json();
    let codes: Vec<_> = json["diagnostics"].as_array().expect("a list").iter().map(|found| &found["code"]).collect();
    assert_eq!(codes, ["input-value-differs", "input-entry-added"], "{json:#}");
}

#[test]
fn a_price_and_a_budget_are_found_in_the_cells_that_state_them() {
    let folder = Folder::new();
    let list = "name,district,rural,teachers,teacher_pcs\nA,Talgar,yes,24,15\nB,Talgar,no,60,41\nC,Talgar,no,7,1\n";
    let sheets = |folder: &Folder, name: &str, price: &str, amount: &str| {
        folder.write(&format!("{name}/schools.csv"), list);
        folder.write(&format!("{name}/prices.csv"), format!("item,\"price, tenge\"\nBuy a computer,{price}\n"));
        folder.write(&format!("{name}/budgets.csv"), format!("source,\"amount, tenge\"\nLocal budget,{amount}\n"));
    };
    sheets(&folder, "first", "269956", "3000000");
    sheets(&folder, "second", "269957", "3000001");
    folder.jospar(&["plan", "first", "--model", "teacher_computers", "-o", "plan.xlsx"]).exits(0);
    let json = folder.jospar(&["verify", "plan.xlsx", "--input", "second", "--json"]).exits(1).json();
    let found = json["diagnostics"].as_array().expect("a list");
    let places: Vec<String> = found.iter().map(|own| format!("{} {}", own["sheet"], own["cell"])).collect();
    assert_eq!(places, [r#""budgets" "B2""#, r#""prices" "B2""#], "{json:#}");
    let text = folder.jospar(&["verify", "plan.xlsx", "--input", "second"]).exits(1);
    text.says("price of `pc` for `Talgar / A` and 2 more, 2020").says("budget `teacher_computers, 2020`");
}

#[test]
fn what_the_command_line_said_is_part_of_the_plan() {
    let folder = planned();
    let list = String::from_utf8(folder.read("list.csv")).expect("text");
    folder.write("other.csv", list.clone() + "\n");
    folder.write("broken.csv", list.replace("41", "many"));
    for rural in ["none", "weight=3/2", "floor=50%:money"] {
        folder.jospar(&[PLAN.as_slice(), &["--rural", rural, "--skip-incomplete", "--force"]].concat()).exits(0);
        folder.jospar(&["verify", "list.plan.xlsx", "--input", "other.csv"]).exits(0).says("same content");
    }
    folder.jospar(&[PLAN.as_slice(), &["--force"]].concat()).exits(0);
    folder.jospar(&["verify", "list.plan.xlsx", "--input", "broken.csv"]).exits(1).says("not-a-number").says("E3");
}

#[test]
fn the_folder_of_an_input_is_no_part_of_the_plan() {
    let folder = planned();
    // A column that nothing reads is a warning, which names the file.
    let list =
        "name,district,rural,teachers,teacher_pcs,phone\nSchool 1,Talgar,yes,24,15,7\nSchool 2,Talgar,no,60,41,8\n";
    for (input, plan) in [("a/list.csv", "a.xlsx"), ("b/c/list.csv", "b.xlsx")] {
        folder.write(input, list);
        let args = PLAN.map(|arg| if arg == "list.csv" { input } else { arg });
        folder.jospar(&[args.as_slice(), &["-o", plan]].concat()).exits(0);
    }
    assert_eq!(folder.read("a.xlsx"), folder.read("b.xlsx"));
}

#[test]
fn what_is_no_plan_is_refused() {
    let folder = planned();
    folder.jospar(&["template", "teacher_computers", "-o", "template.xlsx"]).exits(0);
    let run = folder.jospar(&["verify", "template.xlsx"]).exits(1).says("REFUSED").says("error[not-a-plan]");
    assert_eq!(run.stdout.matches("error[").count(), 1, "{run:#?}");
    folder.jospar(&["verify", "absent.xlsx"]).exits(2);
}

#[test]
fn a_plan_is_no_input() {
    let folder = planned();
    folder.jospar(&["check", "list.plan.xlsx"]).exits(2).says("error[input-is-plan]");
    folder.jospar(&["plan", "list.plan.xlsx", "-o", "b.xlsx"]).exits(2).complains("jospar verify list.plan.xlsx");
    assert!(!folder.names().contains(&"b.xlsx".to_owned()));
}

#[test]
fn a_plan_is_verified_in_its_own_language() {
    let folder = planned();
    let plan = ["plan", "list.csv", "--model", "teacher_computers", "--lang", "kk", "-o", "kk.xlsx"];
    folder.jospar(&plan).exits(0);
    folder.shell("jospar verify kk.xlsx").exits(0).says("жоспар расталды");
    folder.jospar(&["verify", "kk.xlsx", "--lang", "en"]).exits(0).says("verified");
}

#[test]
fn a_plan_that_libreoffice_saved_is_verified() {
    let folder = planned();
    let Some(open) = office::convert("verify", &folder.path("list.plan.xlsx"), "ods") else { return };
    folder.jospar(&["verify", "list.plan.ods"]).exits(0).says("verified");
    office::convert("verify", &open, "xlsx");
    folder.jospar(&["verify", "list.plan.xlsx"]).exits(0).says("verified");
    // What LibreOffice spelt anew is still compared.
    with_formula(&folder.path("list.plan.xlsx"), &folder.path("edited.xlsx"), "Check", (3, 3), "SUM(Plan!K3:K3)");
    let edited = folder.jospar(&["verify", "edited.xlsx"]).exits(1);
    edited.says("cell D4: was `=SUMIFS('Plan'!$K$3:").says("is `=SUM('Plan'!K3:K3)`");
}

#[test]
fn a_formula_that_was_changed_is_found_although_its_result_is_the_same() {
    let folder = planned();
    with_formula(&folder.path("list.plan.xlsx"), &folder.path("edited.xlsx"), "Check", (3, 4), "C4-0");
    let json = folder.jospar(&["verify", "edited.xlsx", "--json"]).exits(1).json();
    // The tool that edits the file writes no chart.
    let found = json["diagnostics"].as_array().expect("a list").iter();
    let found: Vec<_> = found.filter(|own| own["code"] != "shown-chart-changed").collect();
    assert_eq!(found.len(), 1, "{json:#}");
    assert_eq!((&found[0]["code"], &found[0]["cell"]), (&"seal-changed-formula".into(), &"E4".into()), "{json:#}");
}

/// A guarantee that holds only by its exception is not said to be reached, by the plan or by its audit.
#[test]
fn a_guaranteed_share_is_told_from_its_exception() {
    let folder = Folder::new();
    folder.write("list.csv", "name,district,rural,teachers,teacher_pcs\nTown,A,no,100,0\nVillage,A,yes,5,0\n");
    let plan = |budget| {
        let price = ["--price", "pc=269 956", "--rural", "floor=80%:units", "--lang", "en", "--force"];
        let args = ["plan", "list.csv", "--model", "teacher_computers", "--budget", budget];
        folder.jospar(&args.into_iter().chain(price).collect::<Vec<_>>()).exits(0)
    };
    plan("10 M").says("The guaranteed share is not reached: 5 of 37");
    folder.jospar(&["verify", "list.plan.xlsx", "--lang", "en"]).exits(0).says("is not reached; the exception holds");
    plan("1.5 M").says("The guaranteed share is kept: 4 of 5");
    folder.jospar(&["verify", "list.plan.xlsx", "--lang", "en"]).exits(0).says("is kept");
}
