//! `jospar template`.

use crate::support::{Folder, fill_template, office, part, sheets};
use jospar::programme::builtin::MODELS;

const LANGS: [&str; 3] = ["kk", "ru", "en"];

#[test]
fn a_filled_template_has_no_problems_in_any_language() {
    let folder = Folder::new();
    for lang in LANGS {
        for model in ["teacher_computers", "wifi"] {
            let file = format!("{model}-{lang}.xlsx");
            folder.jospar(&["template", model, "-o", &file, "--lang", lang]).exits(0).says(&file);
            fill_template(&folder.path(&file), &folder.path("filled.xlsx"));
            let findings = folder.jospar(&["check", "filled.xlsx", "--json"]).exits(0).json();
            assert_eq!(findings, serde_json::json!([]), "{model} in {lang}");
        }
    }
}

#[test]
fn every_programme_has_a_template_without_errors() {
    let folder = Folder::new();
    for (model, _) in MODELS {
        folder.jospar(&["template", model, "-o", "template.xlsx", "--force"]).exits(0);
        fill_template(&folder.path("template.xlsx"), &folder.path("filled.xlsx"));
        let run = folder.jospar(&["check", "filled.xlsx", "--lang", "en"]);
        // Two schools may be too few for a hard rule of the programme; that is no error of the sheets.
        assert!(matches!(run.code, Some(0 | 3)), "{model}: {run:#?}");
        // Something may be free in the model itself.
        let warns = |line: &&str| line.starts_with("warning[") && !line.starts_with("warning[price-zero]");
        assert_eq!(run.stdout.lines().find(warns), None, "{model}");
    }
}

#[test]
fn an_empty_template_says_that_there_are_no_objects() {
    let folder = Folder::new();
    folder.jospar(&["template", "wifi"]).exits(0).says("wifi.xlsx");
    let run = folder.jospar(&["check", "wifi.xlsx", "--json"]).exits(1);
    let findings = run.json();
    let findings = findings.as_array().expect("a list");
    let codes: Vec<_> = findings.iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["example-rows", "no-rows", "empty-cell", "empty-cell"], "{findings:#?}");
    assert_eq!([&findings[1]["sheet"], &findings[2]["cell"], &findings[3]["cell"]], ["Schools", "B2", "C2"]);
    assert_eq!([&findings[2]["sheet"], &findings[3]["sheet"]], ["Items", "Budgets"]);
}

#[test]
fn a_template_is_written_once() {
    let folder = Folder::new();
    folder.jospar(&["template", "wifi"]).exits(0);
    folder.jospar(&["template", "wifi"]).exits(2).complains("error[output-exists]");
    folder.jospar(&["template", "wifi", "--force"]).exits(0);
    folder.jospar(&["template", "wfi"]).exits(2).complains("wifi");
    assert_eq!(folder.names(), ["wifi.xlsx"]);
}

#[test]
fn a_template_is_the_same_bytes_every_time_and_on_stdout() {
    let folder = Folder::new();
    folder.jospar(&["template", "wifi", "-o", "first.xlsx"]).exits(0);
    folder.shell("jospar template wifi --lang en -o - > second.xlsx").exits(0);
    assert!(folder.read("first.xlsx") == folder.read("second.xlsx"));
}

#[test]
fn a_template_leaves_prices_and_budgets_to_the_customer() {
    let folder = Folder::new();
    folder.jospar(&["template", "teacher_computers", "-o", "t.xlsx"]).exits(0);
    let sheets = sheets(&folder.path("t.xlsx"));
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Instructions", "Schools", "Items", "Budgets", "Age", "Settings"]);
    assert_eq!(sheets[2].1[1], ["Buy a computer", "", "Example from the model, 2020: 269,956\u{a0}₸"]);
    assert_eq!(sheets[3].1[1], ["Local budget", "2020", "", "Example from the model, 2020: 311,800,000\u{a0}₸"]);
}

#[test]
fn a_template_has_no_ages_where_none_are_read() {
    let folder = Folder::new();
    folder.jospar(&["template", "broadband", "-o", "t.xlsx"]).exits(0);
    let names: Vec<_> = sheets(&folder.path("t.xlsx")).into_iter().map(|(name, _)| name).collect();
    assert!(!names.is_empty() && !names.contains(&"Age".to_owned()), "{names:?}");
}

#[test]
fn only_cells_that_are_to_be_filled_in_are_yellow() {
    let folder = Folder::new();
    folder.jospar(&["template", "teacher_computers", "-o", "t.xlsx"]).exits(0);
    let sheet = part(&folder.path("t.xlsx"), "xl/worksheets/sheet2.xml");
    let style = |element: &str| {
        let (_, rest) = sheet.split_once(element).unwrap_or_else(|| panic!("no {element}"));
        let name = if element.starts_with("<col ") { " style=\"" } else { " s=\"" };
        let (_, rest) = rest.split_once(name).expect("a style");
        rest.split('"').next().expect("its end").to_owned()
    };
    let yellow = style("<c r=\"A4\"");
    assert_ne!(style("<col min=\"1\""), yellow, "the whole column is yellow");
    assert!(!sheet.contains("<c r=\"A200\"") && !sheet.contains("<c r=\"B4\""), "more than what must be filled in");
}

#[test]
fn libreoffice_opens_a_template_and_check_reads_what_it_saves() {
    let folder = Folder::new();
    folder.jospar(&["template", "teacher_computers", "-o", "t.xlsx"]).exits(0);
    fill_template(&folder.path("t.xlsx"), &folder.path("filled.xlsx"));
    if office::convert("template", &folder.path("t.xlsx"), "ods").is_none() {
        return;
    }
    assert_eq!(sheets(&folder.path("t.ods")), sheets(&folder.path("t.xlsx")));
    office::convert("template", &folder.path("filled.xlsx"), "ods");
    folder.jospar(&["check", "filled.ods"]).exits(0).says("2 objects");
}
