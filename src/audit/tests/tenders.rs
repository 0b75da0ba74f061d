//! Plans whose prices are not certain.

use super::support::{Dice, seal, set, shown};
use super::written::{tiny, written};
use crate::audit::audit;
use crate::diagnostic::Diagnostics;
use crate::instance::{contradictions, refusals};
use crate::lang::Lang;
use crate::plan::tests::uncertain::uncertain;
use crate::plan::tests::{Bud, Tiny, obj};
use crate::programme::{Buy, ModelSource, Programme, RuralMode, load_programme};
use crate::workbook::{Cell, Workbook};

fn programme() -> Programme {
    load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap()
}

#[test]
fn protected_plans_stand() {
    let (programme, mut dice) = (programme(), Dice(23));
    let mut made = 0;
    for _ in 0..60 {
        let mode = dice.one_of(&[RuralMode::None, RuralMode::First]);
        let instance = tiny(&mut dice, mode).instance();
        let rises: Vec<i64> = instance.options.iter().map(|_| dice.small(0, 3) * 1_000).collect();
        let protect = usize::try_from(dice.small(0, 2)).unwrap();
        let instance = uncertain(instance, &rises, protect);
        if contradictions(&instance).has_errors() || refusals(&instance).has_errors() {
            continue;
        }
        let Some(book) = written(&programme, &instance, dice.one_of(&Lang::ALL)) else { continue };
        made += 1;
        let audit = audit(&book);
        assert!(audit.accepts(), "{}\n{rises:?} {protect}\n{instance:#?}", shown(&audit));
    }
    assert!(made > 30, "only {made} plans");
}

/// Two payers of one option at 10 tenge that may cost 15.
fn two_payers() -> Workbook {
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(4, 0)], &[10])]);
    tiny.budgets = [20, 30].map(|amount| Bud { amounts: vec![amount], options: vec![0], rural_only: false }).to_vec();
    written(&programme(), &uncertain(tiny.instance(), &[5], 1), Lang::Ru).unwrap()
}

/// The sheet with the data, and the row of the first entry of a section.
fn entry(book: &Workbook, section: &str) -> (usize, u32) {
    let is = |cell: Option<&Cell>, text: &str| matches!(cell, Some(Cell::Text(found)) if found == text);
    let data = book.sheets.iter().position(|sheet| is(sheet.cell(0, 0), "jospar-data")).unwrap();
    let sheet = &book.sheets[data];
    (data, 2 + sheet.rows.iter().map(|row| row.row).find(|row| is(sheet.cell(*row, 0), section)).unwrap())
}

#[test]
fn no_change_of_what_upper_prices_cost_stands() {
    let book = two_payers();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    let (data, row) = entry(&book, "[dearest]");
    // Budget, year, tenders, spent.
    for (column, new) in [(0, Cell::Text("b1".into())), (2, Cell::Text(String::new())), (3, Cell::Number(1400.0))] {
        let mut changed = book.clone();
        set(&mut changed, data, row, column, new);
        seal(&mut changed);
        assert!(!audit(&changed).accepts(), "column {column} was changed");
    }
}

#[test]
fn a_plan_that_fits_at_given_prices_only_does_not_stand() {
    let mut book = two_payers();
    // One of the three units moves from the second payer, who has 30, to the first, who has 20.
    let (data, row) = entry(&book, "[purchases]");
    for (row, units) in [(row, 2), (row + 1, 1)] {
        set(&mut book, data, row, 4, Cell::Number(units.into()));
        set(&mut book, data, row, 6, Cell::Number((1000 * units).into()));
    }
    seal(&mut book);
    let found = audit(&book);
    let codes: Vec<&str> = found.findings.iter().map(|finding| finding.code.name()).collect();
    assert!(codes.contains(&"plan-overspends-upper"), "{codes:?}");
    assert!(!codes.contains(&"plan-overspends"), "{codes:?}");
}

#[test]
fn a_bound_counts_no_prices_that_are_not_protected() {
    let book = two_payers();
    let (data, first) = entry(&book, "[prices]");
    let is_upper =
        |row: &u32| matches!(book.sheets[data].cell(*row, 2), Some(Cell::Text(text)) if text.starts_with("upper:0:"));
    let row = (first..first + 20).find(is_upper).expect("a row of upper prices binds");
    // With no tender protected, nothing limits money at upper prices.
    let (_, tender) = entry(&book, "[tenders]");
    let mut changed = book.clone();
    set(&mut changed, data, tender, 4, Cell::Number(0.0));
    seal(&mut changed);
    let codes: Vec<_> = audit(&changed).findings.iter().map(|finding| finding.code.name()).collect();
    assert!(codes.contains(&"proof-sign-wrong"), "{row}: {codes:?}");
}
