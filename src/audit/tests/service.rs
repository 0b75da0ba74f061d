//! Plans of what retires within the horizon: the audit accepts them, and no change of them.

use super::support::{Dice, seal, set, shown};
use super::written::{THOUSAND, refusals, tiny, written};
use crate::audit::audit;
use crate::diagnostic::Diagnostics;
use crate::lang::Lang;
use crate::plan::tests::{Tiny, obj};
use crate::programme::{Buy, ModelSource, RuralMode, load_programme};
use crate::workbook::{Cell, Workbook};

/// Two or three years, options that serve one to three.
fn that_retires(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let mut tiny = tiny(dice, rural);
    let years = dice.small(2, 3);
    for budget in &mut tiny.budgets {
        budget.amounts = (0..years).map(|_| dice.small(0, 12) * THOUSAND).collect();
    }
    for option in &mut tiny.options {
        option.life = u16::try_from(dice.small(1, 3)).ok();
    }
    tiny.options[0].fixed = dice.small(0, 2) * THOUSAND;
    if dice.small(0, 1) == 0 {
        tiny.options[1].life = None;
    }
    tiny
}

#[test]
fn plans_of_what_retires_stand() {
    let refused = refusals(14, 24, &[RuralMode::None, RuralMode::First], that_retires);
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// The row of sheet Data at which a section's first entry stands.
fn first_entry(book: &Workbook, data: usize, section: &str) -> u32 {
    let at = |cell: &Cell| matches!(cell, Cell::Text(found) if found == section);
    let header = book.sheets[data].rows.iter().find(|row| row.cells.first().is_some_and(|(_, cell)| at(cell)));
    header.unwrap().row + 2
}

#[test]
fn no_change_of_what_retires_stands() {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(10, 0)], &[1])]);
    tiny.budgets[0].amounts = vec![20, 20, 15];
    (tiny.options[0].life, tiny.options[0].yearly) = (Some(2), 1);
    let book = written(&programme, &tiny.instance(), Lang::Ru).unwrap();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    let is_data = |cell: &Cell| matches!(cell, Cell::Text(found) if found == "jospar-data");
    let data = book.sheets.iter().position(|sheet| sheet.cell(0, 0).is_some_and(is_data)).unwrap();
    // The service life; of purchases and fees the year and the quantity; of a line of coverage what is covered.
    let changes = [
        ("[options]", 0, 8, [1, 3]),
        ("[purchases]", 0, 2, [2021, 2022]),
        ("[purchases]", 0, 4, [4, 6]),
        ("[purchases]", 1, 2, [2020, 2022]),
        ("[purchases]", 1, 4, [4, 6]),
        ("[fees]", 0, 2, [2021, 2022]),
        ("[fees]", 2, 4, [5, 9]),
        ("[coverage]", 0, 6, [4, 6]),
    ];
    for (section, entry, column, values) in changes {
        for new in values {
            let mut changed = book.clone();
            set(&mut changed, data, first_entry(&book, data, section) + entry, column, Cell::Number(new.into()));
            seal(&mut changed);
            assert!(!audit(&changed).accepts(), "{section}, column {column} of entry {entry} became {new}");
        }
    }
}

#[test]
fn nothing_is_replaced_before_its_end() {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(10, 0)], &[1])]);
    tiny.budgets[0].amounts = vec![10, 0, 10];
    tiny.options[0].life = Some(2);
    let book = written(&programme, &tiny.instance(), Lang::Ru).unwrap();
    let is_data = |cell: &Cell| matches!(cell, Cell::Text(found) if found == "jospar-data");
    let data = book.sheets.iter().position(|sheet| sheet.cell(0, 0).is_some_and(is_data)).unwrap();
    // The second purchase a year earlier, and the money with it: twenty would work in the second year.
    let mut changed = book.clone();
    set(&mut changed, data, first_entry(&book, data, "[purchases]") + 1, 2, Cell::Number(2021.into()));
    set(&mut changed, data, first_entry(&book, data, "[budgets]") + 1, 5, Cell::Number(1_000.into()));
    seal(&mut changed);
    let audit = audit(&changed);
    assert!(audit.findings.iter().any(|finding| finding.code.name() == "plan-quantity-wrong"), "{}", shown(&audit));
}
