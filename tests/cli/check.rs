//! `jospar check`.

use crate::support::Folder;

const LIST: &str = "name,district,rural,teachers,teacher_pcs\nSchool 1,Talgar,yes,24,15\nSchool 2,Talgar,no,60,41\n";

#[test]
fn a_complete_input_is_accepted() {
    let folder = Folder::new();
    folder.write("list.csv", LIST);
    let run = folder.jospar(&["check", "list.csv", "--model", "teacher_computers", "--budget", "5 M"]).exits(0);
    run.says("2 objects").says("5,000,000");
}

#[test]
fn money_that_only_the_model_states_is_told() {
    let folder = Folder::new();
    folder.write("list.csv", LIST);
    let model = ["list.csv", "--model", "teacher_computers"];
    let price = "price of `Buy a computer`: 269,956\u{a0}₸ is the price of the model; the input states none";
    let budget = "budget `Local budget`, 2020: 311,800,000\u{a0}₸ is the amount of the model; the input states none";
    folder.jospar(&[&["check"], &model[..]].concat()).exits(0).says(price).says(budget);
    let found = folder.jospar(&[&["check", "--json"], &model[..]].concat()).exits(0).json();
    let told: Vec<_> = found.as_array().expect("a list").iter().map(|own| [&own["code"], &own["severity"]]).collect();
    assert_eq!(told, [["assumption-budget-model", "note"], ["assumption-price-model", "note"]], "{found:#}");
    folder.jospar(&[&["plan"], &model[..]].concat()).exits(0).says(price).says(budget);
    let plan = folder.jospar(&[&["plan", "--json"], &model[..]].concat()).exits(0).json();
    assert_eq!(plan["diagnostics"], found);
    let stated = ["--price", "pc=250000", "--budget", "5 M"];
    let run = folder.jospar(&[&["check"], &model[..], &stated[..]].concat()).exits(0);
    assert!(!run.stdout.contains("of the model"), "{run:#?}");
}

#[test]
fn all_problems_are_reported_in_one_run() {
    let folder = Folder::new();
    folder.write(
        "list.csv",
        "name,district,rural,teachers,teacher_pcs\nSchool 1,Talgar,yes,many,15\nSchool 2,Talgar,perhaps,60,\n",
    );
    let run = folder.jospar(&["check", "list.csv", "--model", "teacher_computers", "--json"]).exits(1);
    let findings = run.json();
    let cells: Vec<_> = findings.as_array().expect("a list").iter().filter_map(|f| f["cell"].as_str()).collect();
    for cell in ["D2", "C3", "E3"] {
        assert!(cells.contains(&cell), "{cell} in {findings:#}");
    }
}

#[test]
fn a_guessed_header_is_named_on_the_terminal_and_in_json() {
    let folder = Folder::new();
    folder.write("list.csv", LIST.replace("teachers,", "Количество педагогов в школе,"));
    let arguments = ["check", "list.csv", "--model", "teacher_computers", "--budget", "5 M"];
    let said = "note[guessed-column]: sheet `list`, D1: `Количество педагогов в школе` is read as `Учителя / Мұғалімдер / teachers`\n";
    folder.jospar(&arguments).exits(0).says(said).says("Errors: 0. Warnings: 0.");
    let findings = folder.jospar(&[&arguments[..], &["--json"]].concat()).exits(0).json();
    let note = &findings[0];
    assert_eq!(
        [&note["code"], &note["severity"], &note["cell"], &note["column"]],
        ["guessed-column", "note", "D1", "Количество педагогов в школе"]
    );
    let plan = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "5 M", "--json"];
    let plan = folder.jospar(&plan).exits(0).complains("note[guessed-column]").json();
    assert_eq!(plan["diagnostics"], findings);
}

#[test]
fn quiet_says_errors_only() {
    let folder = Folder::new();
    folder.write("list.csv", LIST.replace("teachers,", "Педагоги,").replace("School 2,Talgar", "School 2,Talgаr"));
    let arguments = ["check", "list.csv", "--model", "teacher_computers", "--budget", "1", "-q"];
    let run = folder.jospar(&arguments).exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    folder.write("list.csv", LIST.replace("60", "many"));
    let run = folder.jospar(&arguments).exits(1).says("error[not-a-number]");
    assert!(!run.stdout.contains("warning") && run.stderr.is_empty(), "{run:#?}");
}

#[test]
fn json_says_what_is_allowed() {
    let folder = Folder::new();
    folder.write("list.csv", LIST.replace("yes", "perhaps").replace("60", "many"));
    let arguments = ["check", "list.csv", "--model", "teacher_computers", "--json"];
    let findings = folder.jospar(&arguments).exits(1).json();
    let allowed = |code: &str| {
        let all = findings.as_array().expect("a list").iter();
        all.filter(|finding| finding["code"] == code).map(|finding| finding["allowed"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(allowed("not-a-number"), ["a number such as `25` or `1 234.5`"]);
    let words = "rural, village, urban, city; under the header `rural` also yes and no";
    assert_eq!(allowed("not-rural-or-urban"), [words]);
}

#[test]
fn files_that_are_no_input_are_exit_code_2() {
    let folder = Folder::new();
    folder.jospar(&["check", "absent.xlsx"]).exits(2).says("absent.xlsx");
    folder.write("broken.xlsx", "PK\u{3}\u{4} this is no workbook");
    folder.jospar(&["check", "broken.xlsx"]).exits(2).says("broken.xlsx");
}

#[test]
fn a_programme_must_be_stated() {
    let folder = Folder::new();
    folder.write("list.csv", LIST);
    folder.jospar(&["check", "list.csv"]).exits(2).says("error[model-not-stated]").says("--model ID");
    folder.jospar(&["check", "list.csv", "--model", "wifii"]).exits(2).says("wifi");
}

#[test]
fn json_is_a_list_even_when_there_is_nothing_to_list() {
    let folder = Folder::new();
    folder.write("list.csv", LIST);
    let run = folder.jospar(&["check", "list.csv", "--model", "teacher_computers", "--budget", "5 M", "--json"]);
    assert!(run.exits(0).json().is_array());
}

#[test]
fn floors_on_two_needs_that_share_a_budget_exit_with_3_in_check_and_plan() {
    let folder = Folder::new();
    let need = |id: &str, price: &str| {
        format!(
            "[needs.{id}]\nneed = 1\nhave = 0\n[options.{id}]\nbuy = \"once\"\ngives = {{ {id} = 1 }}\nprice = \"{price}\"\n"
        )
    };
    let floor = |id: &str, at_least: u32| {
        format!("[rules.floor_{id}]\nkind = \"floor\"\nwhat = \"units({id})\"\nat_least = {at_least}\n")
    };
    let model = format!(
        "schema = 1\nid = \"own\"\nname = \"Own\"\nyears = [2026]\n{}{}{}{}[budgets.local]\namount = {{ 2026 = \"476.8 M\" }}\n\
         [[goals]]\nmaximise = \"units(pc)\"\n",
        need("pc", "9 600 000"),
        need("wifi", "11 200 000"),
        floor("pc", 30),
        floor("wifi", 20)
    );
    folder.write("own.toml", model);
    let rows: String = (1..=40).map(|n| format!("S{n},Talgar\n")).collect();
    folder.write("list.csv", format!("id,district\n{rows}"));
    let amounts = "the rules `floor_pc`, `floor_wifi` together demand at least 512,000,000\u{a0}₸ (group: `all`), \
                   the budget has 476,800,000\u{a0}₸: \
                   35,200,000\u{a0}₸ short";
    folder.jospar(&["check", "list.csv", "--model", "own.toml"]).exits(3).says(amounts);
    folder.jospar(&["plan", "list.csv", "--model", "own.toml"]).exits(3).complains(amounts);
    assert_eq!(folder.names(), ["list.csv", "own.toml"]);
}
