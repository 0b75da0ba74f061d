//! A real list of schools as a workbook: a file in the form of the Brazilian school census, which is open data.

use std::collections::BTreeMap;
use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::Failure;

/// The columns that are read: what each becomes.
const COLUMNS: [(&str, &str); 9] = [
    ("CO_ENTIDADE", "id"),
    ("NO_ENTIDADE", "name"),
    ("NO_MUNICIPIO", "district"),
    ("QT_MAT_BAS", "pupils"),
    ("QT_DOC_BAS", "teachers"),
    ("QT_COMP_PORTATIL_ALUNO", "teacher_pcs"),
    ("IN_INTERNET_ALUNOS", "wifi"),
    ("IN_INTERNET", "internet"),
    ("IN_LABORATORIO_INFORMATICA", "it_classes"),
];
/// What is computed: from which column.
const MADE: [(&str, &str); 2] = [("rural", "TP_LOCALIZACAO"), ("pupils_5_11", "QT_MAT_BAS")];
/// A school is active when this column says 1.
const STATE: &str = "TP_SITUACAO_FUNCIONAMENTO";

/// Writes the active schools of `census` as an input of programme `region_2020`. The census counts other things than the
/// programme needs: pupils' portable computers stand for the teachers' (no more than there are teachers), six in ten pupils
/// for those of grades 5–11, a room of computers for an IT class. An empty number is 0. That does for measuring, for nothing else.
pub(super) fn write_workbook(census: &Path, workbook: &Path) -> Result<(), Failure> {
    let mut reader = csv::Reader::from_path(census)?;
    let places: BTreeMap<String, usize> = reader.headers()?.iter().map(str::to_owned).zip(0..).collect();
    let place = |column: &str| places.get(column).copied().ok_or_else(|| format!("{}: no {column}", census.display()));
    let read = COLUMNS.iter().map(|(column, _)| place(column)).collect::<Result<Vec<usize>, String>>()?;
    let made = MADE.iter().map(|(_, column)| place(column)).collect::<Result<Vec<usize>, String>>()?;
    let state = place(STATE)?;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Schools")?;
    let headers = COLUMNS.iter().map(|(_, header)| header).chain(MADE.iter().map(|(header, _)| header));
    for (column, header) in (0..).zip(headers) {
        sheet.write_string(0, column, *header)?;
    }
    let mut row = 0;
    for record in reader.records() {
        let record = record?;
        let text = |at: usize| record.get(at).unwrap_or_default();
        if text(state) != "1" {
            continue;
        }
        row += 1;
        let teachers = COLUMNS.iter().zip(&read).find(|((_, header), _)| *header == "teachers").map(|(_, at)| *at);
        for ((column, (_, header)), at) in (0..).zip(&COLUMNS).zip(&read) {
            let own = text(*at);
            match *header {
                "id" | "name" | "district" => sheet.write_string(row, column, own)?,
                "wifi" | "internet" => sheet.write_string(row, column, if own == "1" { "yes" } else { "no" })?,
                "teacher_pcs" => {
                    sheet.write_number(row, column, number(own).min(number(text(teachers.unwrap_or(0)))))?
                }
                _ => sheet.write_number(row, column, number(own))?,
            };
        }
        let column = u16::try_from(COLUMNS.len())?;
        if let [rural, pupils] = made.as_slice() {
            sheet.write_string(row, column, if text(*rural) == "2" { "yes" } else { "no" })?;
            sheet.write_number(row, column + 1, (number(text(*pupils)) * 0.6).floor())?;
        }
    }
    Ok(book.save(workbook)?)
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(0.0)
}
