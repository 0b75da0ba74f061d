//! Whole inputs: small workbooks against small models.

mod ages;
mod alternatives;
mod document;
mod kinds;
mod money;
mod objects;
mod passed_over;
mod prechecks;
mod rules;
mod sources;
mod strict_headings;
mod totals;
mod values;

/// One need, one option, one budget, one year.
const COMPUTERS: &str = r#"
schema = 1
id = "teacher_computers"
name = { ru = "Компьютеры для учителей" }
years = [2020]
[columns.teacher_pcs]
kind = "count"
missing = ["77777", "н/д"]
headers = { ru = ["Компьютеры учителей"], kk = ["Мұғалім компьютерлері"], en = ["Teacher computers"] }
[needs.teacher_pc]
need = "teachers"
have = "teacher_pcs"
[options.pc]
label = { ru = "Компьютер", kk = "Компьютер", en = "Computer" }
buy = "units"
gives = { teacher_pc = 1 }
price = "269 956"
[budgets.local]
label = { ru = "Местный бюджет", kk = "Жергілікті бюджет", en = "Local budget" }
amount = { 2020 = "311.8 M" }
[priority]
rural = "first"
[[goals]]
maximise = "units(teacher_pc)"
"#;

/// The usual header of its object sheet.
const HEADER: &[&str] = &["Код", "Название", "Район", "Село", "Учителя", "Компьютеры учителей"];
