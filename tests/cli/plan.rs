//! `jospar plan`: what it writes, what it keeps, how it ends.

use crate::support::{Folder, Run};

const LIST: &str = "name,district,rural,teachers,teacher_pcs\nSchool 1,Talgar,yes,24,15\nSchool 2,Talgar,no,60,41\n";
const MODEL: [&str; 6] = ["--model", "teacher_computers", "--budget", "3 M", "--price", "pc=269 956"];

fn plan(folder: &Folder, more: &[&str]) -> Run {
    folder.jospar(&[&["plan", "list.csv"], &MODEL[..], more].concat())
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("list.csv", LIST);
    folder
}

#[test]
fn a_plan_stands_beside_its_input_and_says_where() {
    let folder = folder();
    plan(&folder, &[]).exits(0).says("The plan is in list.plan.xlsx");
    assert_eq!(folder.names(), ["list.csv", "list.plan.xlsx"], "nothing temporary is left");
}

/// A rural school without pupils brings nothing to the goal that counts them, but it stands in the same queue as all villages.
#[test]
fn a_village_without_pupils_is_not_behind_in_the_queue() {
    let folder = Folder::new();
    let rows = "001,A,Talgar,village,100,no,yes\n002,B,Talgar,village,0,no,yes\n003,C,Talgar,town,50,no,yes\n";
    folder.write("list.csv", format!("id,name,district,locality type,pupils,Wi-Fi,Internet\n{rows}"));
    folder.jospar(&["plan", "list.csv", "--model", "wifi", "--budget", "3 M", "--lang", "en"]).exits(0);
    let plan = jospar::workbook::read_workbook(&folder.path("list.plan.xlsx")).expect("a workbook");
    let why = plan.sheets.iter().find(|sheet| sheet.name == "Why").expect("a sheet");
    let shown = |id: &str| {
        let is_row = |row: &&jospar::workbook::Row| row.cells.first().is_some_and(|(_, cell)| cell.shown() == id);
        let cells = &why.rows.iter().find(is_row).expect("a row").cells;
        cells.iter().map(|(_, cell)| cell.shown()).collect::<Vec<_>>().join(" | ")
    };
    assert!(shown("002").contains("gives more here") && !shown("002").contains("come first"), "{}", shown("002"));
    assert!(shown("003").contains("rural schools come first"), "{}", shown("003"));
}

#[test]
fn an_existing_file_is_kept_unless_forced() {
    let folder = folder();
    folder.write("list.plan.xlsx", "mine");
    plan(&folder, &[]).exits(2).complains("error[output-exists]").complains("--force");
    assert_eq!(folder.read("list.plan.xlsx"), b"mine");
    plan(&folder, &["--force"]).exits(0);
    assert!(folder.read("list.plan.xlsx").starts_with(b"PK"));
}

#[test]
fn the_output_is_checked_before_anything_is_read() {
    let folder = Folder::new();
    folder.write("there.xlsx", "mine");
    let run = folder.jospar(&["plan", "absent.csv", "-o", "there.xlsx"]).exits(2).complains("error[output-exists]");
    assert!(!run.stderr.contains("file-not-found"), "{run:?}");
    folder.jospar(&["plan", "absent.csv", "-o", "no/such/plan.xlsx"]).exits(2).complains("error[output-folder]");
    folder.jospar(&["plan", "absent.csv", "-o", "plan.pdf"]).exits(2).complains("error[output-not-workbook]");
    folder.jospar(&["plan", "there.xlsx", "-o", "there.xlsx", "--force"]).exits(2).complains("error[output-is-input]");
    assert_eq!(folder.read("there.xlsx"), b"mine");
}

#[test]
fn json_alone_writes_no_workbook() {
    let folder = folder();
    let json = plan(&folder, &["--json"]).exits(0).json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["model"], "teacher_computers");
    assert_eq!(json["budgets"][0]["spent"], 11 * 269_956, "{json:#}");
    assert_eq!(folder.names(), ["list.csv"]);
    plan(&folder, &["--json", "-o", "both.xlsx"]).exits(0).json();
    assert_eq!(folder.names(), ["both.xlsx", "list.csv"]);
}

#[test]
fn a_workbook_may_go_to_stdout_alone() {
    let folder = folder();
    let run = folder.shell(
        "jospar plan list.csv --model teacher_computers --budget '3 M' --price pc=269956 -o - > piped.xlsx && jospar verify piped.xlsx",
    );
    run.exits(0);
    plan(&folder, &["-o", "-", "--json"]).exits(2).complains("both want stdout");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = folder();
    plan(&folder, &["-o", "first.xlsx"]).exits(0);
    plan(&folder, &["-o", "second.xlsx"]).exits(0);
    assert!(folder.read("first.xlsx") == folder.read("second.xlsx"));
}

#[test]
fn a_plan_that_can_buy_nothing_is_a_plan() {
    let folder = folder();
    let args =
        ["plan", "list.csv", "--model", "teacher_computers", "--budget", "1 000", "--price", "pc=269 956", "--json"];
    let json = folder.jospar(&args).exits(0).json();
    assert_eq!(json["purchases"].as_array().map(Vec::len), Some(0), "{json:#}");
}

#[test]
fn an_input_with_errors_writes_nothing() {
    let folder = Folder::new();
    folder.write("list.csv", LIST.replace("24", "many"));
    plan(&folder, &[]).exits(1).complains("D2");
    let json = plan(&folder, &["--json"]).exits(1).json();
    assert_eq!(json["status"], "invalid", "{json:#}");
    assert_eq!(folder.names(), ["list.csv"]);
}

#[test]
fn hard_rules_that_cannot_hold_are_exit_code_3() {
    let folder = folder();
    let model =
        jospar::programme::builtin::MODELS.iter().find(|(id, _)| *id == "teacher_computers").expect("built in").1;
    let rule = "[rules.all_at_once]\nkind = \"floor\"\nwhat = \"units(teacher_pc)\"\nat_least = 28\n";
    folder.write("hard.toml", model.replace("[priority]", &format!("{rule}\n[priority]")));
    let args = ["plan", "list.csv", "--model", "hard.toml", "--budget", "3 M", "--price", "pc=269 956"];
    let run = folder.jospar(&args).exits(3);
    assert!(run.stderr.contains("all_at_once"), "{run:?}");
    let json = folder.jospar(&[&args[..], &["--json"]].concat()).exits(3).json();
    assert_eq!(json["status"], "infeasible", "{json:#}");
    assert_eq!(folder.names(), ["hard.toml", "list.csv"]);
}

#[test]
fn quiet_says_nothing_but_the_result() {
    let run = plan(&folder(), &["-q"]).exits(0);
    assert_eq!(run.stderr, "");
}

#[test]
fn rules_that_cannot_hold_are_conflicts_with_numbers() {
    let folder = Folder::new();
    let model = "schema = 1\nid = \"own\"\nname = \"Own\"\nyears = [2026]\n[needs.pc]\nneed = \"teachers\"\nhave = 0\n\
                 [options.pc]\nbuy = \"units\"\ngives = { pc = 1 }\nprice = \"100\"\n[budgets.b]\namount = { 2026 = \"500\" }\n\
                 [rules.villages]\nkind = \"floor\"\nwhat = \"units(pc)\"\nat_least = 7\n[[goals]]\nmaximise = \"units(pc)\"\n";
    folder.write("own.toml", model);
    folder.write("list.csv", "id,district,rural,teachers\nS1,A,yes,9\n");
    let json = folder.jospar(&["plan", "list.csv", "--model", "own.toml", "--json"]).exits(3).json();
    let expected = serde_json::json!([{
        "code": "rules-cost-too-much", "rules": ["villages"], "groups": ["all"], "count": 1, "needed": 700, "money": 500, "short_by": 200,
    }]);
    assert_eq!((&json["status"], &json["conflicts"]), (&"infeasible".into(), &expected), "{json:#}");
}

/// A line of a speed by the norm of max(20, 20 + ⌈(pupils − 400) / 20⌉) Mbit/s.
const BANDWIDTH: &str = r#"
schema = 1
id = "bandwidth"
name = { en = "Bandwidth" }
years = [2026]

[needs.speed]
need = "max(20, 20 + ceil((pupils - 400) / 20))"
have = 0

[options.mbit]
buy = "units"
gives = { speed = 1 }
price = 1000

[budgets.local]
amount = { 2026 = "1 M" }

[priority]
rural = "none"

[[goals]]
maximise = "units(speed)"
"#;

#[test]
fn a_norm_with_a_ceiling_is_planned_to_the_unit() {
    let norm = [(40, 20), (400, 20), (401, 21), (420, 21), (421, 22), (1200, 60)];
    let folder = Folder::new();
    folder.write("bandwidth.toml", BANDWIDTH);
    let rows = norm.map(|(pupils, _)| format!("School {pupils},Talgar,yes,{pupils}\n"));
    folder.write("list.csv", format!("name,district,rural,pupils\n{}", rows.concat()));
    let json = folder.jospar(&["plan", "list.csv", "--model", "bandwidth.toml", "--json"]).exits(0).json();
    let purchases = json["purchases"].as_array().expect("a list");
    for (pupils, units) in norm {
        let of = format!("Talgar / School {pupils}");
        let own =
            purchases.iter().find(|line| line["object"] == of.as_str()).unwrap_or_else(|| panic!("{of}: {json:#}"));
        assert_eq!(own["quantity"], units, "{of}");
    }
    assert_eq!(purchases.len(), norm.len());
}

#[test]
fn long_texts_are_refused_or_cut_but_never_a_bug() {
    let folder = folder();
    let long = "x".repeat(40_000);
    let note = LIST
        .replace("teacher_pcs\n", &format!("teacher_pcs,note,{long}\n"))
        .replace("15\n", &format!("15,{long},{long}\n"));
    folder.write("list.csv", &note);
    plan(&folder, &["--json"]).exits(0);
    plan(&folder, &[]).exits(0);
    folder.jospar(&["verify", "list.plan.xlsx", "--input", "list.csv"]).exits(0);
    for (short, place) in [("School 1", "A2"), ("Talgar", "B2")] {
        folder.write("bad.csv", LIST.replacen(short, &long, 1));
        let run = folder.jospar(&[&["plan", "bad.csv"], &MODEL[..]].concat()).exits(1);
        let run = run.complains("error[text-too-long]").complains(place);
        assert!(run.stderr.len() < 3_000, "{}", run.stderr.len());
    }
}

#[test]
fn a_model_may_have_longer_lines_than_a_cell_holds() {
    let folder = folder();
    let headers: Vec<String> = (0..4_000).map(|n| format!("\"Computers {n}\"")).collect();
    let model = format!(
        "schema = 1\nid = \"own\"\nname = \"Own\"\nyears = [2026]\n[columns.pcs]\nkind = \"count\"\nheaders = {{ en = [{}] }}\n\
         [needs.pc]\nneed = \"teachers\"\nhave = \"pcs\"\n[options.pc]\nbuy = \"units\"\ngives = {{ pc = 1 }}\nprice = 5\n\
         [budgets.local]\namount = {{ 2026 = 50 }}\n[[goals]]\nmaximise = \"units(pc)\"\n",
        headers.join(", ")
    );
    folder.write("own.toml", &model);
    folder.write("list.csv", LIST.replace("teacher_pcs", "Computers 77"));
    folder.jospar(&["plan", "list.csv", "--model", "own.toml"]).exits(0);
    folder.write("same.csv", LIST.replace("teacher_pcs", "Computers 78"));
    folder.jospar(&["verify", "list.plan.xlsx", "--input", "same.csv"]).exits(0).says("same content");
    folder.write("own.toml", model.replace("\"Own\"", &format!("\"{}\"", "x".repeat(4_001))));
    let run = folder.jospar(&["check", "list.csv", "--model", "own.toml"]).exits(1);
    run.says("error[text-too-long]").says("own.toml:3:8");
}

/// A model of computers that serve one year, and 28 of them lacking in two schools.
const ONE_YEAR: &str = r#"
schema = 1
id = "own"
name = { ru = "Свои компьютеры" }
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
life = 1
[budgets.local]
amount = { 2026 = "10 M", 2027 = "5 M" }
[[goals]]
maximise = "units(pc)"
"#;

#[test]
fn what_retires_is_bought_again_and_shown_by_year() {
    let folder = Folder::new();
    folder.write("own.toml", ONE_YEAR);
    folder.write(
        "list.csv",
        "Код,Название,Район,Село,Учителя,ПК\nS1,Школа 1,Талгар,да,24,15\nS2,Школа 2,Талгар,нет,60,41\n",
    );
    let json = folder.jospar(&["plan", "list.csv", "--model", "own.toml", "--json", "-o", "plan.xlsx"]).exits(0).json();
    let lines = json["service"].as_array().expect("lines").iter();
    let counts = lines.map(|line| ["bought", "replacing", "retired", "in_use"].map(|key| line[key].as_i64()));
    assert_eq!(counts.collect::<Vec<_>>(), [[28, 0, 0, 28].map(Some), [20, 20, 28, 20].map(Some)], "{json:#}");
    folder.jospar(&["verify", "plan.xlsx"]).exits(0);
}
