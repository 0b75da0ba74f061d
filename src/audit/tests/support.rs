//! Plan workbooks in memory, from the text of their sheet Data.

use std::collections::BTreeMap;

use crate::args;
use crate::audit::seal::{FORMAT, SealedCell, Total, sealed_row};
use crate::audit::{Audit, audit};
use crate::diagnostic::render_text;
use crate::lang::{Catalogue, Lang};
use crate::workbook::{Cell, Row, Sheet, Visibility, Workbook};

/// 10¹⁸: one point in the unit of multipliers.
pub(super) const ONE: i128 = 1_000_000_000_000_000_000;

/// A point per tenge, in points per tiyn.
pub(super) const TIYN: i128 = ONE.div_euclid(100);

/// `⌈a / b⌉` for positive numbers.
pub(super) fn up(a: i128, b: i128) -> i128 {
    (a + b - 1).div_euclid(b)
}

/// A cell out of its text: a whole number below 2⁵³ is a number, anything else text.
fn cell(text: &str) -> Option<Cell> {
    let text = text.trim();
    match text.parse::<i64>() {
        Ok(n) if n.unsigned_abs() < 1 << 53 && n.to_string() == text => Some(Cell::Number(text.parse().unwrap())),
        _ if text.is_empty() => None,
        _ => Some(Cell::Text(text.to_owned())),
    }
}

fn sheet(name: &str, visibility: Visibility, rows: Vec<Vec<Option<Cell>>>) -> Sheet {
    let row = |(at, cells): (u32, Vec<Option<Cell>>)| {
        let cells = (0..).zip(cells).filter_map(|(column, cell)| Some((column, cell?))).collect();
        Row { row: at, cells }
    };
    let rows = (0..).zip(rows).map(row).filter(|row| !row.cells.is_empty()).collect();
    let hidden = crate::workbook::Hidden::default();
    Sheet { name: name.to_owned(), visibility, rows, hidden, merged: Vec::new(), formulas: BTreeMap::new() }
}

/// A plan workbook whose sheet Data holds `data` (cells separated by `|`); sheet Plan and the seal follow from it.
pub(super) fn workbook(data: &str) -> Workbook {
    let mut lines: Vec<Vec<Option<Cell>>> = vec![vec![cell("jospar-data"), cell("1"), cell("0.1.0")]];
    lines.extend(data.lines().filter(|line| !line.trim().is_empty()).map(|line| line.split('|').map(cell).collect()));
    let data = sheet("Данные", Visibility::Hidden, lines);
    let mut book = Workbook {
        file: "plan.xlsx".to_owned(),
        sha256: String::new(),
        sheets: vec![plan_sheet(&data), data],
        properties: BTreeMap::new(),
    };
    seal(&mut book);
    book
}

/// Writes sheet Plan as the report does.
fn plan_sheet(data: &Sheet) -> Sheet {
    let catalogue = Catalogue::new(Lang::Ru);
    let text = |row: &Row, column: u32| row.cells.iter().find(|(c, _)| *c == column).map(|(_, cell)| cell.shown());
    let mut label: BTreeMap<(String, String), String> = BTreeMap::new();
    let (mut section, mut items) = (String::new(), Vec::new());
    for row in &data.rows {
        let first = text(row, 0).unwrap_or_default();
        if first.starts_with('[') {
            section.clone_from(&first);
        } else if matches!(section.as_str(), "[options]" | "[budgets]") {
            label.insert((section.clone(), first.clone()), text(row, 1).unwrap_or(first));
        } else if matches!(section.as_str(), "[purchases]" | "[fees]") && first != "object" {
            items.push((section == "[fees]", row));
        }
    }
    let named = |section: &str, id: Option<String>| id.and_then(|id| label.get(&(section.to_owned(), id)).cloned());
    let headers = [
        "number",
        "id",
        "name",
        "region",
        "district",
        "place",
        "option",
        "year",
        "source",
        "quantity",
        "unit-price",
        "sum",
    ];
    let mut rows = vec![vec![Some(Cell::Text("План".to_owned()))]];
    rows.push(headers.map(|key| Some(Cell::Text(catalogue.get(&format!("column-{key}"))))).to_vec());
    for (at, (is_fee, row)) in items.into_iter().enumerate() {
        let number = |column: u32, by: f64| text(row, column).map(|n| Cell::Number(n.parse::<f64>().unwrap() / by));
        let option = named("[options]", text(row, 1)).unwrap();
        let option = if is_fee { catalogue.format("option-fee", &args![option = option]) } else { option };
        let payer = named("[budgets]", text(row, 3)).unwrap_or_else(|| "—".to_owned());
        let mut cells = vec![cell(&(at + 1).to_string()), text(row, 0).map(Cell::Text), None, None, None, None];
        cells.extend([Some(Cell::Text(option)), number(2, 1.0), Some(Cell::Text(payer))]);
        cells.extend([number(4, 1.0), number(5, 100.0), number(6, 100.0)]);
        rows.push(cells);
    }
    rows.push(vec![None, Some(Cell::Text(catalogue.get("row-total")))]);
    sheet(&catalogue.get("sheet-plan"), Visibility::Visible, rows)
}

/// Seals `book` anew.
pub(super) fn seal(book: &mut Workbook) {
    book.sheets.retain(|sheet| sheet.name != "Печать");
    let mut total = Total::default();
    let mut rows = vec![Vec::new()];
    for sheet in &book.sheets {
        for row in &sheet.rows {
            let last = row.cells.last().map_or(0, |(column, _)| column + 1);
            let sealed = (0..last).map(|column| match sheet.cell(row.row, column) {
                Some(Cell::Text(text)) => SealedCell::Text(text),
                Some(Cell::Number(n)) => SealedCell::Number(*n),
                _ => SealedCell::Empty,
            });
            let text = sealed_row(sealed, false);
            total.add(&sheet.name, row.row + 1, &text);
            rows.push(vec![
                Some(Cell::Text(sheet.name.clone())),
                cell(&(row.row + 1).to_string()),
                Some(Cell::Text(text)),
            ]);
        }
    }
    rows[0] = vec![cell("jospar-seal"), cell(&FORMAT.to_string()), Some(Cell::Text(total.finish()))];
    book.sheets.push(sheet("Печать", Visibility::Hidden, rows));
}

/// Replaces the cell of sheet `sheet` at `row`, `column`.
pub(super) fn set(book: &mut Workbook, sheet: usize, row: u32, column: u32, new: Cell) {
    let row = book.sheets[sheet].rows.iter_mut().find(|r| r.row == row).unwrap();
    row.cells.iter_mut().find(|(c, _)| *c == column).unwrap().1 = new;
}

/// The audit's text, for a failing test.
pub(super) fn shown(audit: &Audit) -> String {
    render_text(audit.findings.iter(), &Catalogue::new(Lang::En))
}

/// The codes of an audit's findings, each once.
pub(super) fn codes(audit: &Audit) -> Vec<&'static str> {
    let mut codes: Vec<_> = audit.findings.iter().map(|finding| finding.code.name()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Audits `data` after replacing each `from` (which must occur) by `to`, sealed anew: the codes found.
pub(super) fn audit_with(data: &str, changes: &[(&str, &str)]) -> Vec<&'static str> {
    let mut data = data.to_owned();
    for (from, to) in changes {
        assert!(data.contains(from), "`{from}` is not in the data");
        data = data.replacen(from, to, 1);
    }
    codes(&audit(&workbook(&data)))
}

/// Random numbers that are the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number from `least` to `most`.
    pub(super) fn roll(&mut self, least: i128, most: i128) -> i128 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        least + i128::from(self.0 >> 33).rem_euclid(most - least + 1)
    }
}
