//! Plans with expenses that no single purchase causes: the audit accepts them, and no change of them.

use super::support::{Dice, seal, set, shown};
use super::written::{THOUSAND, refusals, tiny, written};
use crate::audit::audit;
use crate::diagnostic::Diagnostics;
use crate::index::GroupIx;
use crate::instance::Instance;
use crate::lang::Lang;
use crate::plan::tests::{Obj, Tiny, obj};
use crate::programme::{Buy, Measure, ModelSource, RuleKind, RuralMode, load_programme};
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

fn with_deliveries(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let mut tiny = tiny(dice, rural);
    tiny.options[0].delivery = dice.small(1, 6) * THOUSAND;
    tiny.options[1].delivery = dice.small(0, 1) * dice.small(1, 3) * THOUSAND;
    tiny.options[0].fixed = dice.small(0, 1) * THOUSAND;
    // The same budgets pay everywhere; what deliveries cost belongs to all objects together.
    tiny.budgets[1].rural_only = false;
    tiny.rules.retain(|(kind, ..)| *kind != RuleKind::Share);
    for rule in tiny.rules.iter_mut().filter(|(_, measure, ..)| *measure == Measure::Cost) {
        rule.2 = GroupIx::new(Instance::ALL);
    }
    tiny
}

#[test]
fn plans_with_deliveries_stand() {
    let refused = refusals(16, 90, &[RuralMode::None, RuralMode::First], with_deliveries);
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn no_change_of_a_delivery_stands() {
    let mut tiny = Tiny::new(Buy::Units, 17, Vec::new());
    let school = |at: u32| Obj { district: u32::from(at >= 3), ..obj(&format!("S{at}"), true, &[(1, 0)], &[3]) };
    tiny.objects = (0..7).map(school).collect();
    tiny.options[0].delivery = 5;
    refuse_changes(&tiny, &[(2, "D0"), (5, ""), (0, "site"), (6, "2"), (6, "0"), (7, "499"), (8, "501")]);
}

#[test]
fn no_change_of_a_site_cost_stands() {
    let mut tiny = Tiny::new(Buy::Units, 14, vec![obj("A", true, &[(10, 0)], &[1]), obj("B", true, &[(3, 0)], &[1])]);
    tiny.options[0].fixed = 4;
    refuse_changes(&tiny, &[(1, "B"), (5, ""), (0, "x"), (6, "2"), (6, "0"), (7, "399"), (8, "401")]);
}

/// Makes each change of the first expense alone, sealed anew: cause, object, district, option, year, payer, quantity,
/// unit price, sum.
fn refuse_changes(tiny: &Tiny, changes: &[(u32, &str)]) {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let book = written(&programme, &tiny.instance(), Lang::Ru).unwrap();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    let is = |cell: Option<&Cell>, text: &str| matches!(cell, Some(Cell::Text(found)) if found == text);
    let data = book.sheets.iter().position(|sheet| is(sheet.cell(0, 0), "jospar-data")).unwrap();
    let sheet = &book.sheets[data];
    let row = 2 + sheet.rows.iter().map(|row| row.row).find(|row| is(sheet.cell(*row, 0), "[expenses]")).unwrap();
    for (column, new) in changes {
        let mut changed = book.clone();
        let new = new.parse::<i32>().map_or_else(|_| Cell::Text((*new).to_owned()), |n| Cell::Number(n.into()));
        set(&mut changed, data, row, *column, new);
        seal(&mut changed);
        assert!(!audit(&changed).accepts(), "column {column} of the expense was changed");
    }
}
