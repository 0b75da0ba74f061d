//! What the seal forgives, and what it shows.

use super::cases::strict_tier;
use super::support::{codes, set, workbook};
use crate::audit::audit;
use crate::audit::seal::{SealedCell, Total, sealed_row};
use crate::audit::sealed::check_seal;
use crate::diagnostic::{Diagnostics, Place};
use crate::workbook::{Cell, Row, Sheet, Visibility, Workbook};

/// A workbook with one sheet of one row, sealed as `sealed` and read as `read`.
fn resaved(sealed: &[SealedCell<'_>], read: Vec<Option<Cell>>, long: bool) -> Vec<&'static str> {
    let mut total = Total::default();
    let text = sealed_row(sealed.iter().copied(), long);
    total.add("A", 1, &text);
    let sheet = |name: &str, rows: Vec<Vec<Option<Cell>>>| Sheet {
        name: name.to_owned(),
        visibility: Visibility::Visible,
        merged: Vec::new(),
        rows: (0..)
            .zip(rows)
            .map(|(row, cells)| {
                let cells = (0..).zip(cells).filter_map(|(column, cell)| Some((column, cell?))).collect();
                Row { row, cells }
            })
            .collect(),
    };
    let word = |text: &str| Some(Cell::Text(text.to_owned()));
    let head = vec![word("jospar-seal"), Some(Cell::Number(1.0)), word(&total.finish())];
    let line = vec![word("A"), Some(Cell::Number(1.0)), word(&text)];
    let book = Workbook {
        file: "plan.xlsx".to_owned(),
        sha256: String::new(),
        sheets: vec![sheet("A", vec![read]), sheet("Печать", vec![head, line])],
        properties: std::collections::BTreeMap::new(),
    };
    let (mut findings, mut held) = (Diagnostics::new(), Vec::new());
    check_seal(&book, &mut findings, &mut held);
    findings.iter().map(|finding| finding.code.name()).collect()
}

fn text(text: &str) -> Option<Cell> {
    Some(Cell::Text(text.to_owned()))
}

#[test]
fn a_resave_by_a_spreadsheet_passes() {
    let third = SealedCell::Formula(0.333_333_333_333_333_3);
    for long in [false, true] {
        let formulas = [SealedCell::Formula(1.0), SealedCell::FormulaText(""), SealedCell::FormulaText("да"), third];
        let read = vec![Some(Cell::Bool(true)), None, text("да"), Some(Cell::Number(1.0 / 3.0))];
        assert_eq!(resaved(&formulas, read, long), [""; 0]);
        let values = [SealedCell::Text("a\r\nb "), SealedCell::Empty, SealedCell::Number(0.1 + 0.2), SealedCell::Empty];
        let read = vec![text("a\nb"), text(" "), Some(Cell::Number(0.3)), text("")];
        assert_eq!(resaved(&values, read, long), [""; 0]);
    }
    // Recalculated: the last digits of a sum may differ.
    assert_eq!(resaved(&[third], vec![Some(Cell::Number(0.333_333_333_4))], false), [""; 0]);
}

#[test]
fn changes_show() {
    let changed = ["seal-changed-cell"];
    assert_eq!(resaved(&[SealedCell::Number(0.3)], vec![Some(Cell::Number(0.300_000_000_1))], false), changed);
    assert_eq!(resaved(&[SealedCell::Formula(1e10)], vec![Some(Cell::Number(1e10 + 0.01))], false), changed);
    assert_eq!(resaved(&[SealedCell::Formula(2.0)], vec![text("2")], false), changed);
    assert_eq!(resaved(&[SealedCell::Text("2")], vec![Some(Cell::Number(2.0))], false), changed);
    assert_eq!(resaved(&[SealedCell::FormulaText("ok")], vec![None], false), changed);
    assert_eq!(resaved(&[SealedCell::Number(2.0)], vec![Some(Cell::Uncached("1+1".to_owned()))], false), changed);
    assert_eq!(resaved(&[SealedCell::Number(2.0)], vec![Some(Cell::Number(2.0)), text("note")], false), changed);
    assert_eq!(resaved(&[SealedCell::Number(2.0)], vec![Some(Cell::Number(3.0))], true), ["seal-changed-row"]);
}

#[test]
fn a_changed_cell_is_named_with_both_values() {
    let mut book = workbook(&strict_tier());
    set(&mut book, 0, 2, 9, Cell::Number(3.0));
    let audit = audit(&book);
    let finding = audit.findings.iter().find(|finding| finding.code.name() == "seal-changed-cell").unwrap();
    let Place::Cell(cell) = &finding.place else { panic!("no cell") };
    assert_eq!((cell.to_string().as_str(), cell.shown.as_str()), ("J3", "3"));
    let message = finding.message(&crate::lang::Catalogue::new(crate::lang::Lang::En));
    assert!(message.contains("cell J3: was `4`, is `3`"), "{message}");
}

#[test]
fn sheets_and_rows_are_missed() {
    let whole = workbook(&strict_tier());
    let with = |change: &dyn Fn(&mut Workbook)| {
        let mut book = whole.clone();
        change(&mut book);
        codes(&audit(&book))
    };
    assert_eq!(with(&|_| {}), [""; 0]);
    assert_eq!(
        with(&|book| book.sheets[0].name = "Plan".to_owned()),
        ["plan-sheet-missing", "seal-added-sheet", "seal-missing-sheet"]
    );
    assert_eq!(with(&|book| drop(book.sheets.remove(1))), ["data-missing", "seal-missing-sheet"]);
    assert_eq!(with(&|book| drop(book.sheets.remove(2))), ["seal-missing"]);
    assert_eq!(with(&|book| drop(book.sheets[2].rows.remove(1))), ["seal-broken", "seal-changed-cell"]);
    assert!(with(&|book| drop(book.sheets[0].rows.remove(2))).contains(&"plan-sheet-missing-row"));
    let mut empty = whole.sheets[0].clone();
    empty.name = "Лист1".to_owned();
    assert_eq!(with(&|book| book.sheets.push(empty.clone())), ["seal-added-sheet"]);
    empty.rows.clear();
    assert_eq!(with(&|book| book.sheets.push(empty.clone())), [""; 0]);
    assert_eq!(with(&|book| set(book, 1, 0, 1, Cell::Number(2.0))), ["data-newer", "seal-changed-cell"]);
    assert_eq!(with(&|book| set(book, 2, 0, 1, Cell::Number(2.0))), ["seal-newer"]);
}

#[test]
fn data_may_continue_on_a_further_sheet() {
    let mut book = workbook(&strict_tier());
    let data = &mut book.sheets[1];
    let half = data.rows.len().div_euclid(2);
    let mut rest = data.rows.split_off(half);
    for (at, row) in (1..).zip(&mut rest) {
        row.row = at;
    }
    let mark = Cell::Text("jospar-data-continued".to_owned());
    rest.insert(0, Row { row: 0, cells: vec![(0, mark)] });
    let further = Sheet { name: "Данные (2)".to_owned(), rows: rest, ..data.clone() };
    book.sheets.push(further);
    super::support::seal(&mut book);
    assert_eq!(codes(&audit(&book)), [""; 0]);
}
