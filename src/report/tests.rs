//! Tests of the whole report on a small plan: workbooks are written and read back.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx, open_workbook_from_rs};

use super::context::Context;
use super::fixture::Sample;
use super::{cover, plan_json, plan_summary, plan_workbook, sheets, xlsx};
use crate::audit::seal::{SealedCell, Total, canonical_number, canonical_row};
use crate::lang::Lang;

type Book = Xlsx<Cursor<Vec<u8>>>;

fn open(bytes: Vec<u8>) -> Book {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

fn written(schools: usize, lang: Lang) -> Book {
    open(plan_workbook(&Sample::new(schools).document(lang)).unwrap())
}

/// The cell at an address such as `C4`.
fn at(book: &mut Book, sheet: &str, address: &str) -> Data {
    let letters: String = address.chars().take_while(char::is_ascii_alphabetic).collect();
    let row: u32 = address.trim_start_matches(&letters).parse().unwrap();
    let column = letters.chars().fold(0, |sum, letter| sum * 26 + u32::from(letter) - u32::from('A') + 1);
    book.worksheet_range(sheet).unwrap().get_value((row - 1, column - 1)).cloned().unwrap_or(Data::Empty)
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        Data::Int(number) => f64::from(i32::try_from(*number).unwrap()),
        other => panic!("no number: {other:?}"),
    }
}

fn whole(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap())
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// The rows of sheet Data by section, the column names first.
fn sections(book: &mut Book, sheet: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let range = book.worksheet_range(sheet).unwrap();
    let mut sections: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut current = String::new();
    for row in range.rows() {
        let texts: Vec<String> = row.iter().map(ToString::to_string).collect();
        let first = texts.first().unwrap();
        if first.starts_with('[') && texts.iter().skip(1).all(String::is_empty) {
            first.trim_matches(['[', ']']).clone_into(&mut current);
        } else {
            sections.entry(current.clone()).or_default().push(texts);
        }
    }
    sections
}

#[test]
fn sheets_come_in_order_and_programs_sheets_are_very_hidden() {
    let names = [
        (Lang::Ru, ["Сводка", "План", "Данные", "Печать"]),
        (Lang::Kk, ["Жиынтық", "Жоспар", "Деректер", "Мөр"]),
        (Lang::En, ["Summary", "Plan", "Data", "Seal"]),
    ];
    for (lang, [summary, plan, data, seal]) in names {
        let book = written(8, lang);
        let sheets = book.sheets_metadata();
        let shown: Vec<_> = sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).collect();
        assert_eq!(sheets.len(), 14);
        assert_eq!(shown.len(), 12);
        assert_eq!([shown[0].name.as_str(), shown[1].name.as_str()], [summary, plan]);
        for (name, sheet) in [data, seal].iter().zip(&sheets[12..]) {
            assert_eq!(&sheet.name, name);
            assert_eq!(sheet.visible, SheetVisible::VeryHidden);
        }
        assert!(sheets.iter().all(|sheet| sheet.name.chars().count() <= 31));
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let sample = Sample::new(8);
    let document = sample.document(Lang::Kk);
    assert_eq!(plan_workbook(&document).unwrap(), plan_workbook(&document).unwrap());
}

#[test]
fn names_that_look_like_formulas_stay_text() {
    let mut book = written(8, Lang::Ru);
    let formulas = book.worksheet_formula("Почему").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
    let range = book.worksheet_range("Почему").unwrap();
    let names: Vec<String> = range.rows().skip(2).map(|row| row[1].to_string()).collect();
    let expected = ["=1+1 средняя школа", "+7 лицей имени Абая", "@гимназия «Білім» & \"Ізденіс\"", "_x0041_ школа"];
    for name in expected {
        assert!(names.iter().any(|found| found == name), "{name} is not among {names:?}");
    }
}

#[test]
fn sums_of_the_plan_are_formulas_with_their_results() {
    let sample = Sample::new(8);
    let mut book = written(8, Lang::Ru);
    let formulas = book.worksheet_formula("План").unwrap();
    let range = book.worksheet_range("План").unwrap();
    let lines = sample.plan.purchases.len() + sample.plan.fees.len();
    let mut total = 0.0;
    for row in 2..u32::try_from(lines + 2).unwrap() {
        let cell = |column| number(range.get_value((row, column)).unwrap());
        assert_eq!(formulas.get_value((row, 10)).unwrap(), &format!("I{0}*J{0}", row + 1));
        assert!(close(cell(8) * cell(9), cell(10)));
        total += cell(10);
    }
    let last = u32::try_from(lines + 2).unwrap();
    assert_eq!(formulas.get_value((last, 10)).unwrap(), &format!("SUBTOTAL(109,'План'!$K$3:$K${last})"));
    assert!(close(number(range.get_value((last, 10)).unwrap()), total));
}

#[test]
fn check_and_summary_agree_with_the_plan() {
    let sample = Sample::new(8);
    let mut book = written(8, Lang::En);
    for (position, line) in sample.plan.budgets.iter().enumerate() {
        let row = position + 4;
        assert!(close(number(&at(&mut book, "Check", &format!("C{row}"))), line.limit.in_tenge_for_cell()));
        assert!(close(number(&at(&mut book, "Check", &format!("D{row}"))), line.spent.in_tenge_for_cell()));
        assert!(close(number(&at(&mut book, "Check", &format!("E{row}"))), line.left().in_tenge_for_cell()));
        assert_eq!(at(&mut book, "Check", &format!("F{row}")), Data::String("OK".to_owned()));
    }
    let formulas = book.worksheet_formula("Check").unwrap();
    let spent = formulas.get_value((3, 3)).unwrap();
    let last = sample.plan.purchases.len() + sample.plan.fees.len() + 2;
    let expected = format!("SUMIFS('Plan'!$K$3:$K${last},'Plan'!$H$3:$H${last},\"=\"&A4,'Plan'!$G$3:$G${last},B4)");
    assert_eq!(spent, &expected);
}

#[test]
fn the_proof_adds_up_to_the_bound() {
    let mut book = written(8, Lang::En);
    let range = book.worksheet_range("Proof").unwrap();
    let formulas = book.worksheet_formula("Proof").unwrap();
    let mut checked = 0;
    let top = usize::try_from(formulas.start().unwrap().0).unwrap();
    for (row, _, formula) in formulas.used_cells() {
        let row = row + top;
        let value = |row: usize, column| range.get_value((u32::try_from(row).unwrap(), column)).unwrap();
        if let Some(area) = formula.strip_prefix("SUM(E") {
            let first: usize = area.split(':').next().unwrap().parse().unwrap();
            let parts = (first - 1..row).filter_map(|row| match value(row, 4) {
                Data::String(_) => None,
                cell => Some(number(cell)),
            });
            assert!(close(parts.sum(), number(value(row, 4))));
            checked += 1;
        }
    }
    assert_eq!(checked, 2);
    let texts: Vec<String> = range.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    let closed = texts.iter().filter(|text| text.starts_with("the bound is less than the plan's value"));
    assert_eq!(closed.count(), 2);
}

#[test]
fn sheet_data_holds_everything_exactly() {
    let sample = Sample::new(8);
    let mut book = written(8, Lang::Ru);
    let first: Vec<String> =
        book.worksheet_range("Данные").unwrap().rows().next().unwrap()[..3].iter().map(ToString::to_string).collect();
    assert_eq!(first, ["jospar-data", "1", env!("CARGO_PKG_VERSION")]);
    let sections = sections(&mut book, "Данные");
    let expected = [
        "meta",
        "model",
        "overrides",
        "needs",
        "options",
        "items",
        "bom",
        "groups",
        "budgets",
        "priorities",
        "rules",
        "goals",
        "objects",
        "decisions",
        "purchases",
        "fees",
        "coverage",
        "results",
        "served",
        "leaves",
        "prices",
    ];
    for name in expected {
        assert!(sections.contains_key(name), "no section {name}");
    }
    assert_eq!(sections["objects"].len(), 9);
    assert_eq!(sections["purchases"].len(), sample.plan.purchases.len() + 1);
    let rule: Vec<&str> = sections["rules"][1][..11].iter().map(String::as_str).collect();
    assert_eq!(rule, ["0", "target", "floor", "1*share:wifi", "0", "", "2021", "21/25", "", "1", "0"]);
    let price = &sections["prices"][1];
    assert_eq!(price[2], "budget:local:2020");
    assert_eq!(price[3], crate::solve::SCALE.div_euclid(26_995_600).to_string());
    let column = |name: &str| sections["objects"][0].iter().position(|header| header == name).unwrap();
    let object = &sections["objects"][1];
    assert_eq!(object[column("lottery")], u64::MAX.to_string());
    assert_eq!(object[column("need.teacher_pc.2021")], "10");
    assert_eq!(object[column("price.wifi.2020")], "291025650");
    assert_eq!(object[column("qty.wifi.router")], "3");
    assert_eq!(object[column("groups")], "5");
    let model: Vec<&str> = sections["model"][1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(model.join("\n") + "\n", sample.programme.resolved_toml());
}

#[test]
fn the_seal_covers_every_value() {
    let mut book = written(8, Lang::Ru);
    let seal = book.worksheet_range("Печать").unwrap();
    let mut lines = seal.rows();
    let head: Vec<String> = lines.next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(head[..2], ["jospar-seal", "4"]);
    let mut total = Total::default();
    let mut sealed: BTreeMap<(String, u32), String> = BTreeMap::new();
    for line in lines {
        let (sheet, row, text) = (line[0].to_string(), number(&line[1]), line[2].to_string());
        let row: u32 = canonical_number(row).parse().unwrap();
        total.add(&sheet, row, &text);
        sealed.insert((sheet, row), text);
    }
    assert_eq!(head[2], total.finish());
    for name in book.sheet_names().into_iter().filter(|name| name != "Печать") {
        let range = book.worksheet_range(&name).unwrap();
        let formulas = book.worksheet_formula(&name).unwrap();
        let (top, left) = range.start().unwrap();
        for (position, row) in range.rows().enumerate() {
            let row_number = top + u32::try_from(position).unwrap();
            let mut cells = vec![SealedCell::Empty; usize::try_from(left).unwrap()];
            cells.extend(row.iter().enumerate().map(|(column, cell)| {
                let address = (row_number, left + u32::try_from(column).unwrap());
                let formula = formulas.get_value(address).filter(|formula| !formula.is_empty());
                match (cell, formula) {
                    (Data::Empty, _) => SealedCell::Empty,
                    (Data::String(text), Some(formula)) => SealedCell::FormulaText(text, formula),
                    (Data::String(text), None) => SealedCell::Text(text),
                    (cell, Some(formula)) => SealedCell::Formula(number(cell), formula),
                    (cell, None) => SealedCell::Number(number(cell)),
                }
            }));
            let text = canonical_row(cells);
            let expected = sealed.remove(&(name.clone(), row_number + 1)).unwrap_or_default();
            assert_eq!(expected, text, "{name}, row {}", row_number + 1);
        }
    }
    // What is left is the chart, the cells that show shares, and the properties of the document.
    let rest: Vec<_> = sealed.keys().map(|(sheet, row)| (sheet.as_str(), *row)).collect();
    assert_eq!(rest, [("", 0), ("Итоги правил", 0), ("По годам", 0), ("Покрытие", 0), ("Сводка", 0)]);
}

#[test]
fn a_full_sheet_continues_on_the_next() {
    let sample = Sample::new(40);
    let document = sample.document(Lang::Ru);
    let mut context = Context::new(&document);
    context.sheet_rows = 20;
    let mut book = open(xlsx::write_workbook(sheets::all(&context), &cover(&context)).unwrap());
    let header = at(&mut book, "План", "B2");
    assert_eq!(at(&mut book, "План (2)", "B2"), header);
    assert!((number(&at(&mut book, "План (2)", "A3")) - 19.0).abs() < 1e-9);
    assert_eq!(at(&mut book, "Данные (2)", "A1"), Data::String("jospar-data-continued".to_owned()));
    assert_eq!(at(&mut book, "Печать (2)", "A1"), Data::String("jospar-seal-continued".to_owned()));
    let spent = book.worksheet_formula("Проверка").unwrap().get_value((3, 3)).cloned().unwrap();
    assert!(spent.contains("+SUMIFS('План (2)'!$K$3:"), "{spent}");
}

#[test]
fn an_empty_plan_says_so() {
    let mut sample = Sample::new(8);
    sample.plan.purchases.clear();
    sample.plan.fees.clear();
    let document = sample.document(Lang::En);
    let mut book = open(plan_workbook(&document).unwrap());
    assert!(at(&mut book, "Plan", "A3").to_string().starts_with("The plan is empty"));
    assert!(plan_summary(&document).contains("The plan is empty"));
}

#[test]
fn json_has_the_promised_shape() {
    let sample = Sample::new(8);
    let json = plan_json(&sample.document(Lang::Ru), [0.05, 0.21, 0.11]);
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["schema", "model", "status", "goals", "ties", "budgets", "purchases", "coverage", "rules", "modes"] {
        assert!(keys.contains(&key), "no {key}");
    }
    assert_eq!(json["status"], "proved");
    assert_eq!(json["goals"][0]["goal"], "maximise units(teacher_pc) where rural");
    assert_eq!(json["ties"].as_array().unwrap().len(), 2);
    assert_eq!(json["shortfalls"][0]["missing_at_most"], 1);
    assert_eq!(json["budgets"][0]["limit"], 5_000_000);
    let kit = json["purchases"].as_array().unwrap().iter().find(|line| line["option"] == "wifi").unwrap();
    assert_eq!(kit["unit_price"].to_string(), "2910256.5");
    assert_eq!(kit["payers"][0]["source"], "republic");
    assert_eq!(json["rules"][0]["limit"], "84%");
    assert_eq!(json["rules"][0]["met"], false);
    assert_eq!(json["modes"][0]["lines"][2]["rural_first"], "weight 3/2");
    assert_eq!(json["seconds"]["solve"], 0.21);
}

#[test]
fn the_summary_fits_a_terminal() {
    for lang in Lang::ALL {
        let text = plan_summary(&Sample::new(8).document(lang));
        assert!(text.lines().count() <= 25, "{text}");
        assert!(!text.contains("text-"), "{text}");
        assert!(!text.contains('{'), "{text}");
    }
}

#[test]
fn every_word_is_in_the_catalogue() {
    for lang in Lang::ALL {
        let mut book = written(8, lang);
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).unwrap();
            for (row, column, cell) in range.used_cells().filter(|_| !["Data", "Seal"].contains(&name.as_str())) {
                let text = cell.to_string();
                let prefixes = ["column-", "sheet-", "word-", "unit-", "proof-", "summary-", "measure-", "log-"];
                assert!(!prefixes.iter().any(|p| text.starts_with(p)), "{name} {row}:{column} shows `{text}`");
                assert!(!text.contains("{ $"), "{name} {row}:{column} shows `{text}`");
            }
        }
    }
}

#[test]
fn no_message_is_defined_twice() {
    let files = ["cli", "diagnostics", "report", "template", "audit"];
    let mut seen = BTreeMap::new();
    for file in files {
        let source = fs::read_to_string(format!("{}/locales/ru/{file}.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for line in source.lines() {
            let Some((key, _)) =
                line.split_once(" = ").filter(|(key, _)| key.starts_with(|c: char| c.is_ascii_lowercase()))
            else {
                continue;
            };
            assert_eq!(seen.insert(key.to_owned(), file), None, "`{key}` is defined twice, last in {file}.ftl");
        }
    }
}

/// For people: `JOSPAR_LOOK=folder cargo test write_samples -- --ignored`.
#[test]
#[ignore = "writes workbooks for a look at them"]
fn write_samples() {
    let folder = std::env::var("JOSPAR_LOOK").unwrap();
    for lang in Lang::ALL {
        for schools in [8, 120] {
            let sample = Sample::new(schools);
            let document = sample.document(lang);
            let stem = format!("{folder}/{}-{schools}", lang.code());
            fs::write(format!("{stem}.xlsx"), plan_workbook(&document).unwrap()).unwrap();
            fs::write(format!("{stem}.txt"), plan_summary(&document)).unwrap();
        }
    }
}

/// Sheet By year says what the plan says of each year, and adds up.
#[test]
fn years_stand_side_by_side() {
    let sample = Sample::new(40);
    let document = sample.document(Lang::Ru);
    let mut book = open(plan_workbook(&document).unwrap());
    let range = book.worksheet_range("По годам").unwrap();
    let rows: Vec<(String, Vec<f64>)> = range
        .rows()
        .filter(|row| matches!(row.get(2), Some(Data::Float(_) | Data::Int(_))))
        .map(|row| {
            let numbers = row.iter().skip(2).filter(|cell| **cell != Data::Empty).map(number).collect();
            (format!("{} · {}", row[0], row[1]), numbers)
        })
        .collect();
    let find = |name: &str| rows.iter().find(|(own, _)| own == name).map(|(_, numbers)| numbers.clone()).unwrap();
    let plan = document.plan;
    let units = |option: usize, year: usize| {
        let own = plan.purchases.iter().filter(|line| line.option.at() == option && line.year.at() == year);
        own.map(|line| line.quantity.get()).sum::<i64>()
    };
    for (at, option) in document.instance.options.iter().enumerate() {
        let name = option.label.text(Lang::Ru, &option.id);
        let own = find(&format!("{name} · ед."));
        let expected = [units(at, 0), units(at, 1), units(at, 0) + units(at, 1)];
        assert!(own.iter().zip(expected).all(|(own, units)| close(*own, whole(units))), "{name}: {own:?}");
    }
    let total = find("Итого · ₸");
    assert!(close(total[0] + total[1], total[2]), "{total:?}");
    let spent: i64 = plan.budgets.iter().map(|line| line.spent.tiyn()).sum();
    assert!(close(total[2], whole(spent.div_euclid(100))), "{total:?}");
    assert!(rows.iter().filter(|(name, _)| name.ends_with("· всего")).all(|(_, shares)| shares.len() == 2));
}
