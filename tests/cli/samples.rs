//! The samples plan to the published figures, clean and messy alike.

use serde_json::Value;

use crate::support::{Folder, office};

/// The plan of an input of `samples/`, as JSON.
fn plan(folder: &Folder, input: &str, flags: &[&str]) -> Value {
    let input = format!("samples/{input}");
    let args = [&["plan", input.as_str(), "--json"], flags].concat();
    folder.jospar(&args).exits(0).json()
}

/// The quantity of an option in all.
fn quantity(plan: &Value, option: &str) -> i64 {
    let purchases = plan["purchases"].as_array().expect("purchases");
    let own = purchases.iter().filter(|p| p["option"] == option);
    own.map(|p| p["quantity"].as_i64().expect("whole")).sum()
}

/// What is left of a budget in its first year, in tenge.
fn left(plan: &Value, source: &str) -> i64 {
    let budgets = plan["budgets"].as_array().expect("budgets");
    let own = budgets.iter().find(|b| b["source"] == source).expect("the budget");
    own["left"].as_i64().expect("whole tenge")
}

/// A coverage number of a need over all objects, in the last year.
fn coverage(plan: &Value, need: &str, key: &str) -> i64 {
    let lines = plan["coverage"].as_array().expect("coverage");
    let own = lines.iter().rev().find(|l| l["need"] == need && l["group"] == "all").expect("the need");
    own[key].as_i64().expect("whole")
}

/// A rule's entry.
fn rule<'a>(plan: &'a Value, id: &str) -> &'a Value {
    let rules = plan["rules"].as_array().expect("rules");
    rules.iter().find(|r| r["rule"] == id).expect("the rule")
}

#[test]
fn teacher_computers() {
    let folder = Folder::with_samples();
    let input = "teacher_computers/input.xlsx";
    let first = plan(&folder, input, &[]);
    assert_eq!((quantity(&first, "pc"), left(&first, "teacher_computers")), (1_155, 820));
    assert_eq!(first["status"], "proved");
    let covered = ["units_needed", "before", "after"].map(|key| coverage(&first, "teacher_pc", key));
    assert_eq!(covered, [36_000, 23_109, 24_264]);
    let dearer = plan(&folder, input, &["--price", "pc=269957"]);
    assert_eq!(quantity(&dearer, "pc"), 1_154);
}

#[test]
fn computers_2019() {
    let folder = Folder::with_samples();
    let input = "computers_2019/input.xlsx";
    for (price, units, rest) in [("229957", 1_639, 477), ("209156", 1_802, 888), ("209157", 1_801, 208_243)] {
        let plan = plan(&folder, input, &["--price", &format!("pc={price}")]);
        assert_eq!((quantity(&plan, "pc"), left(&plan, "informatisation")), (units, rest), "at {price}");
    }
}

#[test]
fn it_classes() {
    let folder = Folder::with_samples();
    let first = plan(&folder, "it_classes/input.xlsx", &[]);
    assert_eq!((quantity(&first, "it_class"), left(&first, "memorandum")), (50, 0));
    assert_eq!(rule(&first, "stage_2020")["met"], true);
    let total = rule(&first, "total_2021");
    assert_eq!((&total["met"], &total["achieved"]), (&Value::from(false), &Value::from(110)), "{total:#}");
    let fifty = plan(&folder, "it_classes/fifty.xlsx", &[]);
    assert_eq!((quantity(&fifty, "it_class"), left(&fifty, "memorandum")), (50, 0));
    let dearer = plan(&folder, "it_classes/fifty.xlsx", &["--model", "samples/it_classes/fifty.toml"]);
    assert_eq!((quantity(&dearer, "it_class"), left(&dearer, "memorandum")), (49, 9_535_999));
}

#[test]
fn wifi() {
    let folder = Folder::with_samples();
    let input = "wifi/input.xlsx";
    let first = plan(&folder, input, &[]);
    assert_eq!((quantity(&first, "wifi"), left(&first, "wifi")), (156, 64));
    assert_eq!(["before", "after", "units_needed"].map(|key| coverage(&first, "wifi", key)), [483, 639, 760]);
    let target = rule(&first, "target");
    assert_eq!((&target["met"], &target["achieved"]), (&Value::from(true), &Value::from("84.08%")), "{target:#}");
    let poorer = plan(&folder, input, &["--budget", "452 M"]);
    assert_eq!(quantity(&poorer, "wifi"), 155);
    assert_eq!(rule(&poorer, "target")["met"], false);
}

#[test]
fn broadband() {
    let folder = Folder::with_samples();
    let first = plan(&folder, "broadband/input.xlsx", &[]);
    assert_eq!(["full_before", "full_after"].map(|key| coverage(&first, "mbps", key)), [177, 576]);
    let bought = ["fibre", "copper", "lte", "satellite"].map(|option| quantity(&first, option));
    assert_eq!(bought, [231, 0, 168, 0]);
    let crews = first["rules"].as_array().expect("rules");
    assert!(crews.len() == 3 && crews.iter().all(|rule| rule["achieved"] == 77 && rule["met"] == true), "{crews:#?}");
    let commitment = first["commitments"].as_array().expect("commitments").iter().filter(|line| line["year"] == 2023);
    let inherited: i64 = commitment.map(|line| line["sum"].as_i64().expect("whole tenge")).sum();
    assert_eq!(inherited, 81_900_000);
    assert_eq!(first["status"], "proved");
    let old = plan(&folder, "broadband/input.xlsx", &["--model", "samples/broadband/norm_4.toml"]);
    assert_eq!(["full_before", "full_after"].map(|key| coverage(&old, "mbps", key)), [527, 760]);
}

#[test]
fn distance_learning() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "distance_learning/input.xlsx", &[]);
    let served = rule(&plan, "everybody");
    assert_eq!((&served["achieved"], &served["limit"]), (&Value::from(156_643), &Value::from(2_500_000)), "{served:#}");
}

#[test]
fn region_2020() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "region_2020/input.xlsx", &[]);
    let bought = ["pc", "it_class", "wifi"].map(|option| quantity(&plan, option));
    assert_eq!(bought, [1_155, 50, 156]);
    assert_eq!(["teacher_computers", "memorandum", "wifi"].map(|source| left(&plan, source)), [820, 0, 64]);
    assert_eq!(plan["status"], "proved");
}

/// The quantity of an option bought within a year.
fn quantity_in(plan: &Value, option: &str, year: i64) -> i64 {
    let purchases = plan["purchases"].as_array().expect("purchases");
    let own = purchases.iter().filter(|p| p["option"] == option && p["year"] == year);
    own.map(|p| p["quantity"].as_i64().expect("whole")).sum()
}

/// A coverage number of a need in a group, in the last year.
fn coverage_in(plan: &Value, need: &str, group: &str, key: &str) -> i64 {
    let lines = plan["coverage"].as_array().expect("coverage");
    let own = lines.iter().rev().find(|l| l["need"] == need && l["group"] == group).expect("the need");
    own[key].as_i64().expect("whole")
}

#[test]
fn rural_share() {
    let folder = Folder::with_samples();
    let first = plan(&folder, "rural_share/input.xlsx", &[]);
    assert_eq!((quantity(&first, "pc"), left(&first, "teacher_computers")), (1_155, 820));
    let rural = |plan: &Value| ["before", "after"].map(|key| coverage_in(plan, "teacher_pc", "rural", key));
    let [before, after] = rural(&first);
    assert_eq!(after - before, 1_155, "villages first");
    assert_eq!(rule(&first, "keep_79")["achieved"], "79.56%");
    assert_eq!(rule(&first, "no_gap")["met"], true);
    let plain = plan(&folder, "rural_share/input.xlsx", &["--rural", "none"]);
    let [before, after] = rural(&plain);
    assert!(after - before >= 868, "{before} to {after}");
    assert_eq!(rule(&plain, "keep_79")["met"], true);
}

#[test]
fn platforms() {
    let folder = Folder::with_samples();
    let first = plan(&folder, "platforms/input.xlsx", &[]);
    assert_eq!((quantity(&first, "platonus"), left(&first, "platonus")), (34, 22));
    assert_eq!(quantity_in(&first, "kundelik", 2019), 0, "no money for fees in 2019");
    assert_eq!(["before", "after", "units_needed"].map(|key| coverage(&first, "kundelik", key)), [704, 760, 760]);
    assert_eq!(["before", "after", "units_needed"].map(|key| coverage(&first, "bilimland", key)), [760, 760, 760]);
    assert_eq!(first["status"], "proved");
    let fees: Vec<_> = first["commitments"].as_array().expect("commitments").iter().map(|c| &c["sum"]).collect();
    assert_eq!(fees, [&Value::from(201_285); 3], "the fee has no end: three years are shown");
    let dearer = plan(&folder, "platforms/input.xlsx", &["--price", "platonus=1544118"]);
    assert_eq!(quantity(&dearer, "platonus"), 33);
}

#[test]
fn digital_textbooks() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "digital_textbooks/input.xlsx", &[]);
    assert_eq!(["before", "after", "units_needed"].map(|key| coverage(&plan, "digital", key)), [790, 1_000, 1_000]);
    assert_eq!(rule(&plan, "all_titles")["met"], true);
    let groups: Vec<_> = plan["coverage"].as_array().expect("coverage").iter().map(|line| &line["group"]).collect();
    assert!(groups.iter().all(|group| *group == "all"), "titles are neither rural nor urban: {groups:?}");
    let spent: i64 = ["2023", "2024"]
        .iter()
        .zip(plan["budgets"].as_array().expect("budgets"))
        .map(|(_, line)| line["spent"].as_i64().expect("whole tenge"))
        .sum();
    assert!(spent <= 600_000_000);
}

#[test]
fn training() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "training/input.xlsx", &[]);
    let trained = |need: &str| ["after", "units_needed"].map(|key| coverage(&plan, need, key));
    assert_eq!((trained("teacher"), trained("parent")), ([150_000, 150_000], [975_550, 1_500_000]));
    assert_eq!(left(&plan, "republic"), 0);
}

#[test]
fn interactive_equipment() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "interactive_equipment/input.xlsx", &[]);
    assert_eq!((quantity(&plan, "panel"), quantity_in(&plan, "panel", 2023)), (1_240, 620));
    assert_eq!(left(&plan, "republic"), 1_000_000);
    assert_eq!(["before", "after"].map(|key| coverage_in(&plan, "panel", "urban", key)), [857, 857]);
}

#[test]
fn elearning() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "elearning/input.xlsx", &[]);
    let years = [(2012, 537), (2013, 926), (2014, 1_317), (2015, 1_311)];
    for (year, target) in years {
        assert_eq!(quantity_in(&plan, "bundle", year), target, "{year}");
    }
    assert_eq!(["before", "after"].map(|key| coverage(&plan, "elearning", key)), [44, 4_135]);
}

#[test]
#[ignore = "lifting one district after another takes the solver minutes"]
fn multimedia_kits() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "multimedia_kits/input.xlsx", &["--time-limit", "120"]);
    assert_eq!(plan["goals"][0]["value"], 2_584_262_816_i64, "{:#}", plan["goals"][0]);
    let orders = plan["orders"].as_array().unwrap();
    assert!(orders.iter().all(|order| order["unit_price"] == 410_000 && order["quantity"].as_i64().unwrap() % 5 == 0));
    assert!(plan["dearest"].as_array().unwrap().iter().all(|line| line["left"].as_i64().unwrap() >= 0));
    assert!(["rural_80", "urban_80"].iter().all(|id| rule(&plan, id)["met"] == true));
}

#[test]
fn national() {
    let folder = Folder::with_samples();
    let plan = plan(&folder, "national/input.xlsx", &["--time-limit", "120"]);
    assert_eq!(["panel", "pc", "wifi"].map(|option| quantity(&plan, option)), [12_412, 53_498, 1_854]);
    assert_eq!(["before", "after"].map(|key| coverage(&plan, "wifi", key)), [4_079, 5_933]);
}

#[test]
fn a_twin_with_merged_cells_is_read_from_opendocument_too() {
    let folder = Folder::with_samples();
    let twin = folder.path("samples/messy/it_classes.xls");
    if office::convert("a messy twin as .ods", &twin, "ods").is_none() {
        return;
    }
    let (saved, own) = (plan(&folder, "messy/it_classes.ods", &[]), plan(&folder, "messy/it_classes.xls", &[]));
    assert_eq!((&saved["purchases"], &saved["coverage"]), (&own["purchases"], &own["coverage"]));
}

#[test]
fn a_messy_twin_gives_the_plan_of_its_clean_twin() {
    let folder = Folder::with_samples();
    for (messy, clean) in [
        ("teacher_computers.xlsx", "teacher_computers"),
        ("region_2020.xlsx", "region_2020"),
        ("it_classes.xls", "it_classes"),
        ("wifi.ods", "wifi"),
        ("computers_2019", "computers_2019"),
    ] {
        let twin = format!("samples/messy/{messy}");
        let messy = plan(&folder, &format!("messy/{messy}"), &[]);
        let clean = plan(&folder, &format!("{clean}/input.xlsx"), &["-o", "clean.xlsx", "--force"]);
        folder.jospar(&["verify", "clean.xlsx", "--input", &twin]).exits(0).says("same content");
        for key in ["purchases", "goals", "budgets", "coverage"] {
            assert_eq!(messy[key], clean[key], "{key} of {}", clean["model"]);
        }
    }
}
