//! Plans with expenses that no single purchase causes: the audit accepts them, and no change of them.

use super::support::{Dice, seal, set, shown};
use super::written::{THOUSAND, refusals, tiny, written};
use crate::audit::audit;
use crate::diagnostic::Diagnostics;
use crate::lang::Lang;
use crate::plan::tests::{Tiny, obj};
use crate::programme::{Buy, ModelSource, RuralMode, load_programme};
use crate::workbook::Cell;

fn with_site_costs(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let mut tiny = tiny(dice, rural);
    tiny.options[0].fixed = dice.small(1, 6) * THOUSAND;
    tiny.options[1].fixed = dice.small(0, 2) * THOUSAND;
    tiny
}

#[test]
fn plans_with_site_costs_stand() {
    let refused = refusals(15, 90, &[RuralMode::None, RuralMode::First], with_site_costs);
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn no_change_of_a_site_cost_stands() {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let mut tiny = Tiny::new(Buy::Units, 14, vec![obj("A", true, &[(10, 0)], &[1]), obj("B", true, &[(3, 0)], &[1])]);
    tiny.options[0].fixed = 4;
    let book = written(&programme, &tiny.instance(), Lang::Ru).unwrap();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    let at = |cell: &Cell, text: &str| matches!(cell, Cell::Text(found) if found == text);
    let data =
        book.sheets.iter().position(|sheet| sheet.cell(0, 0).is_some_and(|cell| at(cell, "jospar-data"))).unwrap();
    let header =
        book.sheets[data].rows.iter().find(|row| row.cells.first().is_some_and(|(_, cell)| at(cell, "[expenses]")));
    let row = header.unwrap().row + 2;
    // Cause, object, option, year, payer, quantity, unit price, sum.
    let changes = [(1, "B"), (4, ""), (0, "x"), (5, "2"), (5, "0"), (6, "399"), (7, "401")];
    for (column, new) in changes {
        let mut changed = book.clone();
        let new = new.parse::<i32>().map_or_else(|_| Cell::Text(new.to_owned()), |n| Cell::Number(n.into()));
        set(&mut changed, data, row, column, new);
        seal(&mut changed);
        assert!(!audit(&changed).accepts(), "column {column} of the site cost was changed");
    }
}
