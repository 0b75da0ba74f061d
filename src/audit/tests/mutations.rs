//! Every cell of every case is changed, one at a time: the seal must refuse each; sealed anew, the proof must refuse
//! each that matters.

use super::cases::all;
use super::support::{set, workbook};
use crate::audit::prove;
use crate::audit::sealed::check_seal;
use crate::diagnostic::Diagnostics;
use crate::workbook::{Cell, Workbook};

/// What a cell is changed to: one more, one less, or another text.
fn changes(cell: &Cell) -> Vec<Cell> {
    match cell {
        Cell::Number(n) => vec![Cell::Number(n + 1.0), Cell::Number(n - 1.0)],
        Cell::Text(text) => match text.parse::<i128>() {
            Ok(n) => vec![Cell::Text((n + 1).to_string()), Cell::Text((n - 1).to_string())],
            Err(_) => vec![Cell::Text(format!("{text}x"))],
        },
        other => panic!("{other:?} in a case"),
    }
}

/// The sheet, section and column of each cell, for a message.
fn name_of(book: &Workbook, sheet: usize, row: u32, column: u32) -> String {
    let rows = &book.sheets[sheet].rows;
    let text = |row: u32, column: u32| book.sheets[sheet].cell(row, column).map(Cell::shown).unwrap_or_default();
    if sheet == 0 {
        return if row < 2 { "plan head".to_owned() } else { format!("plan {}", text(1, column)) };
    }
    let known = |at: u32| text(at, 0).starts_with('[') && text(at, 1).is_empty();
    match rows.iter().rev().map(|r| r.row).find(|at| *at <= row && known(*at)) {
        Some(at) if at == row || at + 1 == row => format!("{} head", text(at, 0)),
        // The bound of a goal that is not called proved is the solver's word.
        Some(at) if text(at, 0) == "[served]" && text(at + 1, column) == "bound" && text(row, column + 1) != "A" => {
            "[served] bound of the solver".to_owned()
        }
        Some(at) => format!("{} {}", text(at, 0), text(at + 1, column)),
        None => "data head".to_owned(),
    }
}

fn cells(book: &Workbook, sheets: usize) -> Vec<(usize, u32, u32, Cell)> {
    let mut out = Vec::new();
    for (sheet, content) in book.sheets.iter().enumerate().take(sheets) {
        for row in &content.rows {
            out.extend(row.cells.iter().map(|(column, cell)| (sheet, row.row, *column, cell.clone())));
        }
    }
    out
}

#[test]
fn the_seal_refuses_every_change_of_every_cell() {
    for (case, data) in all() {
        let book = workbook(&data);
        for (sheet, row, column, cell) in cells(&book, book.sheets.len()) {
            for new in changes(&cell) {
                let mut changed = book.clone();
                set(&mut changed, sheet, row, column, new);
                let (mut findings, mut held) = (Diagnostics::new(), Vec::new());
                check_seal(&changed, &mut findings, &mut held);
                assert!(findings.has_errors(), "{case}: {} row {row}", name_of(&book, sheet, row, column));
            }
        }
    }
}

/// Columns in which some change alone makes no wrong plan, only other data that the plan fits as well: names and
/// sources; prices and eligibility of what is not bought; money that a certificate does not need; a certificate that
/// claims less than it proves. The seal alone refuses those.
const FREE: [&str; 39] = [
    "plan head",
    "plan №",
    "data head",
    "[meta] head",
    "[meta] key",
    "[meta] value",
    "[model]",
    "[items]",
    "[bom]",
    "[needs] head",
    "[needs] label",
    "[options] head",
    "[options] label",
    "[options] years",
    "[groups] kind",
    "[budgets] head",
    "[budgets] label",
    "[budgets] amount",
    "[priorities] head",
    "[priorities] programme",
    "[priorities] rank",
    "[rules] id",
    "[objects] head",
    "[objects] object",
    "[objects] name",
    "[objects] district",
    "[objects] region",
    "[objects] rural",
    "[objects] sheet",
    "[objects] row",
    "[objects] eligible",
    "[objects] price",
    "[objects] yearly",
    "[decisions] head",
    "[served] head",
    "[served] text",
    "[served] bound of the solver",
    "[leaves] bound",
    "[prices] multiplier",
];

#[test]
fn sealed_anew_the_proof_refuses_what_matters() {
    let (mut refused, mut tried) = (0, 0);
    for (case, data) in all() {
        let book = workbook(&data);
        for (sheet, row, column, cell) in cells(&book, 2) {
            let name = name_of(&book, sheet, row, column).replace("plan column-number", "plan №");
            for new in changes(&cell) {
                let mut changed = book.clone();
                set(&mut changed, sheet, row, column, new.clone());
                let (mut findings, mut held) = (Diagnostics::new(), Vec::new());
                prove(&changed, &mut findings, &mut held);
                tried += 1;
                refused += usize::from(findings.has_errors());
                let known = findings.has_errors() || FREE.iter().any(|free| name.starts_with(free));
                assert!(known, "{case}: {name}, row {row}: {} became {}", cell.shown(), new.shown());
            }
        }
    }
    assert!(refused * 5 > tried * 3, "the proof alone refused {refused} of {tried}");
}

#[test]
fn no_number_is_too_large_to_be_refused() {
    let extreme = [i128::MAX, i128::MIN, i128::MAX.div_euclid(2), -(1 << 126), 1 << 62, -(1 << 62)];
    for (case, data) in all() {
        let book = workbook(&data);
        for (sheet, row, column, cell) in cells(&book, 2).into_iter().filter(|(sheet, ..)| *sheet == 1) {
            if cell.shown().parse::<i128>().is_err() {
                continue;
            }
            let name = name_of(&book, sheet, row, column);
            for number in extreme {
                let mut changed = book.clone();
                set(&mut changed, sheet, row, column, Cell::Text(number.to_string()));
                let (mut findings, mut held) = (Diagnostics::new(), Vec::new());
                prove(&changed, &mut findings, &mut held);
                let known = findings.has_errors() || FREE.iter().any(|free| name.starts_with(free));
                assert!(known, "{case}: {name} as {number}");
            }
        }
    }
}
