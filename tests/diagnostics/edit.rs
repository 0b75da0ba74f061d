//! Edits of a plan workbook, as somebody might make them by hand.
//!
//! One edit a line: `SHEET: OLD => NEW` puts NEW in the place of OLD in the first row that holds OLD, its cells joined
//! by `|`; ` / ` in NEW begins another row; when NEW is `-`, the row goes. A formula stands there as its result: it stays
//! when the result is edited, as if it had been calculated anew; `=FORMULA` puts another in the cell, and the result stays.
//! `sheet NAME => NEW` renames a sheet, or deletes it when NEW is empty; `sheet => NAME` adds one. `results =>` deletes the
//! results of all formulas, as a program that does not calculate saves them. `hidden NAME =>` hides a sheet, `hidden NAME: 3
//! =>` its third row; `format NAME: E3 => FORMAT` gives a cell a number format; `merge NAME: E3 => E5` merges cells of a
//! column. `part NAME: OLD => NEW` changes the text of a part of the file, where OLD stands first; such edits stand alone. `[0 x 32100]` in NEW stands for so many zeros.

use std::collections::BTreeMap;
use std::path::Path;

use jospar::audit::seal::{FORMAT, MARK, SealedCell, Total, sealed_row};
use jospar::workbook::{Cell as Value, ChartLook, Drawings, Visibility, read_appearance, read_workbook};
use rust_xlsxwriter::{Chart, ChartFormat, ChartSolidFill, Color, Format, Formula, Workbook};

use super::page::rewrite_parts;
use crate::support::Folder;

/// The sheet that holds the seal of the others.
const SEAL: &str = "Печать";

struct Sheet {
    name: String,
    is_hidden: bool,
    rows: Vec<Vec<Cell>>,
    hidden_rows: Vec<u32>,
    /// By row and column.
    formats: Vec<((u32, u16), String)>,
    /// First and last cell.
    merged: Vec<[(u32, u16); 2]>,
}

impl Sheet {
    fn new(name: &str, is_hidden: bool, rows: Vec<Vec<Cell>>) -> Self {
        let (hidden_rows, formats, merged) = Default::default();
        Self { name: name.to_owned(), is_hidden, rows, hidden_rows, formats, merged }
    }
}

#[derive(Clone)]
struct Cell {
    /// The result when the cell holds a formula; an empty text when it is empty.
    value: Value,
    formula: Option<String>,
}

impl Cell {
    const EMPTY: Self = Self { value: Value::Text(String::new()), formula: None };

    fn text(text: impl Into<String>) -> Self {
        Self { value: Value::Text(text.into()), formula: None }
    }
}

/// Makes the `edits` of a plan; with `seal` it is sealed anew, as if the program had written it so.
pub(super) fn edit(folder: &Folder, file: &str, edits: &str, seal: bool) {
    if edits.starts_with("part ") {
        edits.lines().for_each(|line| edit_part(folder, file, line));
        return;
    }
    let path = folder.path(file);
    let mut sheets = read(&path);
    let (results, edits): (Vec<&str>, Vec<&str>) = edits.lines().partition(|line| *line == "results =>");
    for line in edits {
        apply(&mut sheets, line);
    }
    if seal {
        sheets.retain(|sheet| sheet.name != SEAL);
        sheets.push(sealed(&sheets));
    }
    // The new seal knows of no charts.
    let drawings = read_appearance(&path).drawings.filter(|_| !seal).unwrap_or_default();
    write(&path, &sheets, &drawings);
    if !results.is_empty() {
        rewrite_parts(folder, file, |_, bytes| without_results(bytes));
    }
}

fn edit_part(folder: &Folder, file: &str, line: &str) {
    let (part, edit) = line.strip_prefix("part ").and_then(|line| line.split_once(": ")).expect("a part");
    let (old, new) = edit.split_once(" => ").expect("an edit");
    let edited = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.contains(old), "{part} holds no `{old}`: {text}");
        text.replacen(old, new, 1).into_bytes()
    };
    rewrite_parts(folder, file, |name, bytes| if name == part { edited(bytes) } else { bytes });
}

fn apply(sheets: &mut Vec<Sheet>, line: &str) {
    let (old, new) = line.split_once("=>").unwrap_or_else(|| panic!("`{line}` is no edit"));
    let (old, new) = (old.trim(), repeated(new.trim()));
    let new = new.as_str();
    if old == "sheet" {
        sheets.push(Sheet::new(new, false, vec![vec![Cell::text(new)]]));
    } else if let Some(name) = old.strip_prefix("sheet ") {
        let at = sheets.iter().position(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet `{name}`"));
        if new.is_empty() { drop(sheets.remove(at)) } else { new.clone_into(&mut sheets[at].name) }
    } else if let Some(what) = old.strip_prefix("hidden ") {
        let (name, row) = what.split_once(": ").map_or((what, None), |(name, row)| (name, Some(row)));
        let sheet = named(sheets, name);
        match row {
            Some(row) => sheet.hidden_rows.push(row.parse::<u32>().expect("a row") - 1),
            None => sheet.is_hidden = true,
        }
    } else if let Some(what) = old.strip_prefix("format ") {
        let (name, cell) = what.split_once(": ").unwrap_or_else(|| panic!("`{line}` names no cell"));
        named(sheets, name).formats.push((place(cell), new.to_owned()));
    } else if let Some(what) = old.strip_prefix("merge ") {
        let (name, cell) = what.split_once(": ").unwrap_or_else(|| panic!("`{line}` names no cell"));
        named(sheets, name).merged.push([place(cell), place(new)]);
    } else {
        let (sheet, old) = old.split_once(": ").unwrap_or_else(|| panic!("`{line}` names no sheet"));
        replace(named(sheets, sheet), old, new);
    }
}

/// Row and column of an address such as `E3`.
fn place(address: &str) -> (u32, u16) {
    let (column, row) = address.split_at(1);
    (row.parse::<u32>().expect("a row") - 1, u16::from(column.as_bytes()[0] - b'A'))
}

fn named<'s>(sheets: &'s mut [Sheet], name: &str) -> &'s mut Sheet {
    sheets.iter_mut().find(|own| own.name == name).unwrap_or_else(|| panic!("no sheet `{name}`"))
}

/// The text with `[TEXT x COUNT]` written out.
fn repeated(text: &str) -> String {
    let written_out = text.split_once('[').and_then(|(before, rest)| {
        let (inside, behind) = rest.split_once(']')?;
        let (what, count) = inside.split_once(" x ")?;
        Some(format!("{before}{}{behind}", what.repeat(count.parse().ok()?)))
    });
    written_out.unwrap_or_else(|| text.to_owned())
}

fn replace(sheet: &mut Sheet, old: &str, new: &str) {
    let joined = |row: &Vec<Cell>| row.iter().map(|cell| cell.value.shown()).collect::<Vec<_>>().join("|");
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
    let was = was.cloned().unwrap_or(Cell::EMPTY);
    let value = match (text.strip_prefix('='), text.parse::<f64>()) {
        (Some(formula), _) => return Cell { formula: Some(formula.to_owned()), ..was },
        _ if was.value.shown() == text => was.value,
        (None, Ok(number)) if number.abs() < 9e15 => Value::Number(number),
        _ => Value::Text(text.to_owned()),
    };
    Cell { value, formula: was.formula }
}

fn read(path: &Path) -> Vec<Sheet> {
    let book = read_workbook(path).unwrap_or_else(|findings| panic!("{findings:?}"));
    let sheets = book.sheets.iter().map(|sheet| {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let values =
            sheet.rows.iter().flat_map(|row| row.cells.iter().map(|(column, cell)| ((row.row, *column), cell)));
        for (place, value) in values {
            at(&mut rows, place).value = value.clone();
        }
        for (place, formula) in &sheet.formulas {
            at(&mut rows, *place).formula = Some(formula.clone());
        }
        Sheet::new(&sheet.name, sheet.visibility == Visibility::Hidden, rows)
    });
    sheets.collect()
}

/// The cell at a place; makes room for it.
fn at(rows: &mut Vec<Vec<Cell>>, (row, column): (u32, u32)) -> &mut Cell {
    let (row, column) = (usize::try_from(row).expect("few rows"), usize::try_from(column).expect("few columns"));
    rows.resize(rows.len().max(row + 1), Vec::new());
    let cells = &mut rows[row];
    cells.resize(cells.len().max(column + 1), Cell::EMPTY);
    &mut cells[column]
}

/// The sheet with the seal of all others.
fn sealed(sheets: &[Sheet]) -> Sheet {
    let mut total = Total::default();
    let mut rows = vec![Vec::new()];
    for sheet in sheets {
        for (at, row) in (1_u32..).zip(&sheet.rows) {
            let text = sealed_row(row.iter().map(sealed_cell), false);
            if !text.is_empty() {
                total.add(&sheet.name, at, &text);
                let at = Cell { value: Value::Number(f64::from(at)), formula: None };
                rows.push(vec![Cell::text(&sheet.name), at, Cell::text(text)]);
            }
        }
    }
    rows[0] = vec![Cell::text(MARK), Cell::text(FORMAT.to_string()), Cell::text(total.finish())];
    Sheet::new(SEAL, true, rows)
}

fn sealed_cell(cell: &Cell) -> SealedCell<'_> {
    match (&cell.value, &cell.formula) {
        (Value::Text(text), None) => SealedCell::Text(text),
        (Value::Number(number), None) => SealedCell::Number(*number),
        (Value::Text(text), Some(formula)) => SealedCell::FormulaText(text, formula),
        (Value::Number(number), Some(formula)) => SealedCell::Formula(*number, formula),
        (other, _) => panic!("no plan holds {other:?}"),
    }
}

fn write(path: &Path, sheets: &[Sheet], drawings: &BTreeMap<String, Drawings>) {
    let mut book = Workbook::new();
    for sheet in sheets {
        let written = book.add_worksheet().set_name(&sheet.name).expect("a name");
        written.set_hidden(sheet.is_hidden);
        for [first, last] in &sheet.merged {
            written.merge_range(first.0, first.1, last.0, last.1, "", &Format::new()).expect("cells");
        }
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                match (&cell.formula, &cell.value) {
                    (Some(formula), result) => {
                        written.write_formula(row, column, Formula::new(formula).set_result(result.shown()))
                    }
                    (None, Value::Number(number)) => written.write_number(row, column, *number),
                    (None, other) => written.write_string(row, column, other.shown()),
                }
                .expect("a cell");
            }
        }
        for chart in drawings.get(&sheet.name).into_iter().flat_map(|own| &own.charts) {
            written.insert_chart(40, 0, &drawn(&chart.look)).expect("a chart");
        }
        for row in &sheet.hidden_rows {
            written.set_row_hidden(*row).expect("a row");
        }
        for ((row, column), format) in &sheet.formats {
            written.set_cell_format(*row, *column, &Format::new().set_num_format(format)).expect("a cell");
        }
    }
    book.save(path).expect("writable");
}

/// The chart that shows so much.
fn drawn(look: &ChartLook) -> Chart {
    let mut chart = Chart::new_column();
    for (series, fill) in look.series.iter().zip([Color::RGB(0xBD_D0_E3), Color::RGB(0x2E_75_B6)]) {
        let added = chart.add_series().set_name(series.name.as_str());
        added.set_categories(series.categories.as_str()).set_values(series.values.as_str());
        added.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(fill)));
    }
    chart.title().set_name(look.title.as_str());
    chart.y_axis().set_num_format("0%").set_min(0).set_max(1);
    chart
}

/// A part of a workbook without the results of its formulas.
fn without_results(part: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(part) else { panic!("a part that is no text") };
    let mut pieces = text.split("</f><v>");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str("</f>");
        out.push_str(piece.split_once("</v>").expect("a result ends").1);
    }
    out.into_bytes()
}
