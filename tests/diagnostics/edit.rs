//! Edits of a plan workbook, as somebody might make them by hand.
//!
//! One edit a line: `SHEET: OLD => NEW` puts NEW in the place of OLD in the first row that holds OLD, its cells joined
//! by `|`; ` / ` in NEW begins another row; when NEW is `-`, the row goes. `sheet NAME => NEW` renames a sheet, or deletes it
//! when NEW is empty; `sheet => NAME` adds one.

use std::path::Path;

use jospar::audit::seal::{FORMAT, MARK, SealedCell, Total, sealed_row};
use jospar::workbook::{Cell, Visibility, read_workbook};
use rust_xlsxwriter::Workbook;

use crate::support::Folder;

/// The sheet that holds the seal of the others.
const SEAL: &str = "Печать";

struct Sheet {
    name: String,
    is_hidden: bool,
    rows: Vec<Vec<Cell>>,
}

/// Makes the `edits` of a plan; with `seal` it is sealed anew, as if the program had written it so.
pub(super) fn edit(folder: &Folder, file: &str, edits: &str, seal: bool) {
    let path = folder.path(file);
    let mut sheets = read(&path);
    for line in edits.lines() {
        apply(&mut sheets, line);
    }
    if seal {
        sheets.retain(|sheet| sheet.name != SEAL);
        sheets.push(sealed(&sheets));
    }
    write(&path, &sheets);
}

fn apply(sheets: &mut Vec<Sheet>, line: &str) {
    let (old, new) = line.split_once("=>").unwrap_or_else(|| panic!("`{line}` is no edit"));
    let (old, new) = (old.trim(), new.trim());
    if old == "sheet" {
        sheets.push(Sheet { name: new.to_owned(), is_hidden: false, rows: vec![vec![Cell::Text(new.to_owned())]] });
    } else if let Some(name) = old.strip_prefix("sheet ") {
        let at = sheets.iter().position(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet `{name}`"));
        if new.is_empty() { drop(sheets.remove(at)) } else { new.clone_into(&mut sheets[at].name) }
    } else {
        let (sheet, old) = old.split_once(": ").unwrap_or_else(|| panic!("`{line}` names no sheet"));
        let sheet = sheets.iter_mut().find(|own| own.name == sheet).unwrap_or_else(|| panic!("no sheet `{sheet}`"));
        replace(sheet, old, new);
    }
}

fn replace(sheet: &mut Sheet, old: &str, new: &str) {
    let joined = |row: &Vec<Cell>| row.iter().map(Cell::shown).collect::<Vec<_>>().join("|");
    let at = sheet.rows.iter().position(|row| joined(row).contains(old));
    let at = at.unwrap_or_else(|| panic!("no row of `{}` holds `{old}`", sheet.name));
    if new == "-" {
        sheet.rows.remove(at);
        return;
    }
    let text = joined(&sheet.rows[at]).replacen(old, new, 1);
    let lines = text.split(" / ").map(|line| {
        let texts = line.split('|').enumerate();
        texts.map(|(column, text)| cell(text, sheet.rows[at].get(column))).collect()
    });
    let lines: Vec<Vec<Cell>> = lines.collect();
    sheet.rows.splice(at..=at, lines);
}

/// The cell of a text: the one that was there when it says the same.
fn cell(text: &str, was: Option<&Cell>) -> Cell {
    match (was, text.parse::<f64>()) {
        (Some(was), _) if was.shown() == text => was.clone(),
        (_, Ok(number)) if number.abs() < 9e15 => Cell::Number(number),
        _ => Cell::Text(text.to_owned()),
    }
}

fn read(path: &Path) -> Vec<Sheet> {
    let book = read_workbook(path).unwrap_or_else(|findings| panic!("{findings:?}"));
    let sheets = book.sheets.iter().map(|sheet| {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for row in &sheet.rows {
            let at = usize::try_from(row.row).expect("few rows");
            rows.resize(at, Vec::new());
            let mut cells = Vec::new();
            for (column, cell) in &row.cells {
                cells.resize(usize::try_from(*column).expect("few columns"), Cell::Text(String::new()));
                cells.push(cell.clone());
            }
            rows.push(cells);
        }
        Sheet { name: sheet.name.clone(), is_hidden: sheet.visibility == Visibility::Hidden, rows }
    });
    sheets.collect()
}

/// The sheet with the seal of all others.
fn sealed(sheets: &[Sheet]) -> Sheet {
    let mut total = Total::default();
    let mut rows = vec![Vec::new()];
    for sheet in sheets {
        for (at, row) in (1_u32..).zip(&sheet.rows) {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => SealedCell::Text(text),
                Cell::Number(number) => SealedCell::Number(*number),
                _ => SealedCell::Empty,
            });
            let text = sealed_row(cells, false);
            if !text.is_empty() {
                total.add(&sheet.name, at, &text);
                rows.push(vec![Cell::Text(sheet.name.clone()), Cell::Number(f64::from(at)), Cell::Text(text)]);
            }
        }
    }
    rows[0] = vec![Cell::Text(MARK.to_owned()), Cell::Text(FORMAT.to_string()), Cell::Text(total.finish())];
    Sheet { name: SEAL.to_owned(), is_hidden: true, rows }
}

fn write(path: &Path, sheets: &[Sheet]) {
    let mut book = Workbook::new();
    for sheet in sheets {
        let written = book.add_worksheet().set_name(&sheet.name).expect("a name");
        written.set_hidden(sheet.is_hidden);
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Number(number) => written.write_number(row, column, *number),
                    other => written.write_string(row, column, other.shown()),
                }
                .expect("a cell");
            }
        }
    }
    book.save(path).expect("writable");
}
