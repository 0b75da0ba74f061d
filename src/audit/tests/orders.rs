//! Plans with orders of items: the audit accepts them, and no change of them.

use super::support::{Dice, codes, seal, set, shown};
use super::written::{THOUSAND, refusals, tiny, written};
use crate::audit::audit;
use crate::diagnostic::Diagnostics;
use crate::lang::Lang;
use crate::plan::tests::{Ordered, Tiny, obj, ordered};
use crate::programme::{Buy, ModelSource, RuralMode, load_programme};
use crate::workbook::{Cell, Workbook};

fn with_orders(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let mut tiny = tiny(dice, rural);
    // One budget pays for everything; costs are those of all objects together.
    tiny.budgets.truncate(1);
    tiny.budgets[0].options = vec![0, 1];
    tiny.budgets[0].rural_only = false;
    tiny.rules.retain(|rule| rule.1 != crate::programme::Measure::Cost || rule.2.at() == 0);
    tiny.options[0].delivery = dice.small(0, 3) * THOUSAND;
    let first = dice.small(3, 9);
    let bands = [(1, first * THOUSAND), (dice.small(2, 6), dice.small(1, first - 1) * THOUSAND)];
    let takes = vec![dice.small(1, 2), dice.small(0, 2)];
    let capacity = (dice.small(0, 3) == 0).then(|| dice.small(3, 9));
    let surplus = dice.small(0, 3) == 0;
    tiny.ordered = vec![Ordered {
        moq: dice.small(1, 4),
        capacity,
        surplus,
        takes,
        rise: dice.small(0, 2) * THOUSAND,
        ..ordered(dice.small(1, 3), &bands[..dice.small(1, 2).unsigned_abs().try_into().unwrap()])
    }];
    tiny
}

#[test]
fn plans_with_orders_stand() {
    let refused = refusals(40, 91, &[RuralMode::None, RuralMode::First], with_orders);
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn an_order_that_cannot_be_paid_at_its_upper_price_does_not_stand() {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let mut tiny = Tiny::new(Buy::Units, 90, vec![obj("A", true, &[(12, 0)], &[0])]);
    tiny.ordered = vec![Ordered { rise: 1, ..ordered(1, &[(1, 8)]) }];
    let mut book = written(&programme, &tiny.instance(), Lang::Ru).unwrap();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    // Ten at 9 tenge are all of the 90; at 9.10 they are more.
    let (data, row) = entry(&book, "[bands]");
    set(&mut book, data, row, 3, Cell::Number(110.0));
    seal(&mut book);
    let codes = codes(&audit(&book));
    assert!(codes.contains(&"plan-overspends-upper") && codes.contains(&"plan-dearest-wrong"), "{codes:?}");
}

/// Three of ten ordered are left over, at the price from ten on.
fn book() -> Workbook {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let mut tiny = Tiny::new(Buy::Units, 90, vec![obj("A", true, &[(5, 0)], &[0]), obj("B", true, &[(2, 0)], &[0])]);
    tiny.ordered = vec![Ordered { moq: 6, capacity: Some(12), ..ordered(5, &[(1, 10), (10, 8)]) }];
    written(&programme, &tiny.instance(), Lang::Ru).unwrap()
}

/// The sheet Data of a plan and the row of the first entry of a section.
fn entry(book: &Workbook, section: &str) -> (usize, u32) {
    let is = |cell: &Cell, text: &str| matches!(cell, Cell::Text(found) if found == text);
    let data =
        book.sheets.iter().position(|sheet| sheet.cell(0, 0).is_some_and(|cell| is(cell, "jospar-data"))).unwrap();
    let rows = book.sheets[data].rows.iter();
    let header = rows.rev().find(|row| row.cells.first().is_some_and(|(_, cell)| is(cell, section)));
    (data, header.unwrap().row + 2)
}

fn changed(section: &str, column: u32, new: &str) -> Vec<&'static str> {
    let mut book = book();
    let (data, row) = entry(&book, section);
    let new = new.parse::<i32>().map_or_else(|_| Cell::Text(new.to_owned()), |n| Cell::Number(n.into()));
    set(&mut book, data, row, column, new);
    seal(&mut book);
    let audit = audit(&book);
    assert!(!audit.accepts(), "column {column} of {section} was changed to another value and stands");
    codes(&audit)
}

#[test]
fn no_change_of_an_order_stands() {
    let book = book();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    // Item, year, payer, quantity, unit price, sum, used, spare.
    for (column, new) in [(0, "x"), (2, ""), (2, "x"), (3, "9"), (3, "5"), (3, "15"), (3, "0"), (4, "799"), (4, "1000")]
    {
        changed("[orders]", column, new);
    }
    for (column, new) in [(5, "7999"), (6, "6"), (6, "8"), (7, "2"), (7, "4")] {
        assert!(changed("[orders]", column, new).contains(&"plan-order-wrong"), "{column} {new}");
    }
}

#[test]
fn no_change_of_the_terms_of_an_order_stands() {
    // Item, lot, least order, surplus, payer, tender, capacity: each change makes the order or its proof wrong.
    for (column, new) in [(0, "x"), (1, "3"), (1, "0"), (2, "11"), (4, ""), (6, "9")] {
        changed("[ordering]", column, new);
    }
    // Item, from, price: the first band's.
    for (column, new) in [(1, "2"), (1, "0")] {
        changed("[bands]", column, new);
    }
}

#[test]
fn an_order_that_the_sheet_shows_differently_is_refused() {
    let mut book = book();
    let order = |cell: &Cell| matches!(cell, Cell::Text(text) if text.starts_with("Заказ: "));
    let place = book.sheets.iter().enumerate().find_map(|(at, sheet)| {
        let row = sheet.rows.iter().find(|row| row.cells.iter().any(|(_, cell)| order(cell)))?;
        let column = row.cells.iter().find(|(_, cell)| matches!(cell, Cell::Number(n) if n.to_string() == "10"))?.0;
        (sheet.name == "План").then_some((at, row.row, column))
    });
    let (sheet, row, column) = place.unwrap();
    set(&mut book, sheet, row, column, Cell::Number(11.0));
    let codes = codes(&audit(&book));
    assert!(codes.contains(&"plan-sheet-differs"), "{codes:?}");
    // Eleven at 8 tenge are 88 of the 90.
    assert!(!codes.contains(&"edited-overspends"), "{codes:?}");
}
