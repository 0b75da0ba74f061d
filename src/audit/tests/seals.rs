//! What the seal forgives, and what it shows.

use super::cases::strict_tier;
use super::support::{codes, set, workbook};
use crate::audit::audit;
use crate::audit::seal::{SealedCell, Total, sealed_row};
use crate::audit::sealed::check_seal;
use crate::diagnostic::{Diagnostics, Place};
use crate::workbook::{Cell, Formulas, Row, Sheet, Visibility, Workbook};

/// A workbook with one sheet of one row, sealed as `sealed` and read as `read`, each cell with its formula.
fn resaved(sealed: &[SealedCell<'_>], read: Vec<(Option<Cell>, &str)>, long: bool) -> Vec<&'static str> {
    let mut total = Total::default();
    let line = sealed_row(sealed.iter().copied(), long);
    total.add("A", 1, &line);
    let sheet = |name: &str, rows: Vec<Vec<Option<Cell>>>| Sheet {
        name: name.to_owned(),
        visibility: Visibility::Visible,
        hidden: crate::workbook::Hidden::default(),
        merged: Vec::new(),
        rows: (0..)
            .zip(rows)
            .map(|(row, cells)| {
                let cells = (0..).zip(cells).filter_map(|(column, cell)| Some((column, cell?))).collect();
                Row { row, cells }
            })
            .collect(),
        formulas: Formulas::new(),
    };
    let head = vec![text("jospar-seal"), Some(Cell::Number(4.0)), text(&total.finish())];
    let line = vec![text("A"), Some(Cell::Number(1.0)), text(&line)];
    let formulas = (0..).zip(&read).filter(|(_, (_, formula))| !formula.is_empty());
    let formulas = formulas.map(|(column, (_, formula))| ((0, column), (*formula).to_owned())).collect();
    let own = Sheet { formulas, ..sheet("A", vec![read.into_iter().map(|(cell, _)| cell).collect()]) };
    let book = Workbook {
        file: "plan.xlsx".to_owned(),
        sha256: String::new(),
        sheets: vec![own, sheet("Печать", vec![head, line])],
        properties: std::collections::BTreeMap::new(),
    };
    let (mut findings, mut held) = (Diagnostics::new(), Vec::new());
    check_seal(&book, &mut findings, &mut held);
    findings.iter().map(|finding| finding.code.name()).collect()
}

fn text(text: &str) -> Option<Cell> {
    Some(Cell::Text(text.to_owned()))
}

fn number(number: f64) -> Option<Cell> {
    Some(Cell::Number(number))
}

fn without_result(formula: &str) -> Option<Cell> {
    Some(Cell::Uncached(formula.to_owned()))
}

#[test]
fn a_resave_by_a_spreadsheet_passes() {
    let third = SealedCell::Formula(0.333_333_333_333_333_3, "1/'План'!A1");
    for long in [false, true] {
        let formulas =
            [SealedCell::Formula(1.0, "B1=C1"), SealedCell::FormulaText("", "D1"), SealedCell::FormulaText("да", "E1")];
        let read = vec![
            (Some(Cell::Bool(true)), "B1 = C1"),
            (None, "D1"),
            (text("да"), "of:=[.E1]"),
            (number(1.0 / 3.0), "1/План!A1"),
        ];
        assert_eq!(resaved(&[formulas.as_slice(), &[third]].concat(), read, long), [""; 0]);
        let values = [SealedCell::Text("a\r\nb "), SealedCell::Empty, SealedCell::Number(0.1 + 0.2), SealedCell::Empty];
        let read = vec![(text("a\nb"), ""), (text(" "), ""), (number(0.3), ""), (text(""), "")];
        assert_eq!(resaved(&values, read, long), [""; 0]);
    }
    // Recalculated: the last digits of a sum may differ.
    assert_eq!(resaved(&[third], vec![(number(0.333_333_333_4), "1/План!A1")], false), [""; 0]);
}

#[test]
fn changed_values_show() {
    let (changed, recalculated) = (["seal-changed-cell"], ["seal-recalculated"]);
    let seen = |sealed, cell, formula| resaved(&[sealed], vec![(cell, formula)], false);
    assert_eq!(seen(SealedCell::Number(0.3), number(0.300_000_000_1), ""), changed);
    assert_eq!(seen(SealedCell::Formula(1e10, "A2"), number(1e10 + 0.01), "A2"), recalculated);
    assert_eq!(seen(SealedCell::Formula(2.0, "A2"), text("2"), "A2"), recalculated);
    assert_eq!(seen(SealedCell::Text("2"), number(2.0), ""), changed);
    assert_eq!(seen(SealedCell::Number(1.0), Some(Cell::Bool(true)), ""), changed);
    assert_eq!(seen(SealedCell::FormulaText("ok", "A2"), None, "A2"), recalculated);
    let read = || vec![(number(2.0), ""), (text("note"), "")];
    assert_eq!(resaved(&[SealedCell::Number(2.0)], read(), false), changed);
    assert_eq!(resaved(&[SealedCell::Number(2.0)], read(), true), ["seal-changed-row"]);
    assert_eq!(resaved(&[SealedCell::Number(2.0)], vec![(number(3.0), "")], true), ["seal-changed-row"]);
}

#[test]
fn changed_formulas_show_although_their_results_stay() {
    let formula = SealedCell::Formula(2.0, "A2*B2");
    for (sealed, read) in [
        (formula, (number(2.0), "A2*B3")),
        (formula, (number(2.0), "2")),
        (formula, (number(2.0), "")),
        (SealedCell::Number(2.0), (number(2.0), "1+1")),
        (SealedCell::Number(2.0), (without_result("1+1"), "")),
        (SealedCell::Empty, (None, "A1")),
        (SealedCell::FormulaText("ok", "IF(A2,\"ok\",\"no\")"), (text("ok"), "IF(TRUE,\"ok\",\"no\")")),
    ] {
        assert_eq!(resaved(&[sealed], vec![read.clone()], false), ["seal-changed-formula"], "{read:?}");
    }
    assert_eq!(resaved(&[formula], vec![(number(2.0), "A2*B3")], true), ["seal-changed-row"]);
}

#[test]
fn a_file_without_results_is_told_once() {
    let sealed = [SealedCell::Formula(2.0, "A2*B2"), SealedCell::FormulaText("ok", "A3"), SealedCell::Number(7.0)];
    for long in [false, true] {
        let read = vec![(without_result("A2*B2"), ""), (without_result("A3"), "A3"), (number(7.0), "")];
        assert_eq!(resaved(&sealed, read, long), ["seal-no-results"]);
    }
    let read = vec![(without_result("A2*B2"), ""), (without_result("A4"), "A4"), (number(8.0), "")];
    assert_eq!(resaved(&sealed, read, false), ["seal-changed-formula", "seal-changed-cell", "seal-no-results"]);
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
    assert_eq!(with(&|book| set(book, 2, 0, 1, Cell::Number(5.0))), ["seal-newer"]);
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
