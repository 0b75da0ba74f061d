//! Leximin goals: what a group is worth at prices, and changed plans.

use super::lines::find;
use super::support::{Dice, codes, seal, set, shown};
use super::written::written;
use crate::audit::audit;
use crate::audit::ladder::best_share;
use crate::diagnostic::Diagnostics;
use crate::index::NeedIx;
use crate::lang::Lang;
use crate::plan::tests::{Obj, Tiny, obj};
use crate::programme::{Buy, ModelSource, load_programme};
use crate::workbook::{Cell, Workbook};

#[test]
fn a_group_is_worth_what_its_best_units_are() {
    let mut dice = Dice(41);
    for _ in 0..3_000 {
        let most_needed = dice.roll(1, 5) * dice.roll(1, 9_000);
        let needed = dice.roll(1, most_needed);
        let (least, most) = (dice.roll(0, needed), dice.roll(0, needed));
        let (unit, point) = (dice.roll(-40, 40), dice.roll(-9, 9));
        let worth = |units: i128| unit * units + point * (10_000 * units).div_euclid(needed);
        let best = (least..=most).map(worth).max();
        assert_eq!(
            best_share(needed, (least, most), (unit, point)),
            Ok(best),
            "{needed} {least} {most} {unit} {point}"
        );
    }
}

/// Two districts that lack three kits each: three at 1, and 1, 2, 99. With 4 the shares are 1/3 and 1.
fn levelled() -> Workbook {
    let kit = |district: u32, at: usize, price: i64| {
        let mut object: Obj = obj(&format!("D{district}-{at}"), true, &[(1, 0)], &[price * 1_000]);
        object.district = district;
        object
    };
    let objects = [(0, 1), (0, 1), (0, 1), (1, 1), (1, 2), (1, 99)];
    let objects = objects.iter().enumerate().map(|(at, (district, price))| kit(*district, at, *price));
    let mut tiny = Tiny::new(Buy::Once, 4_000, objects.collect());
    tiny.goals.clear();
    tiny.leximin = Some(NeedIx::new(0));
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    written(&programme, &tiny.instance(), Lang::Ru).unwrap()
}

#[test]
fn changed_leximin_plans_are_refused() {
    let book = levelled();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |n: i32| Cell::Number(f64::from(n));
    let changes = [
        ("served", 0, "value", number(3_334), "goal-value-wrong"),
        ("served", 1, "value", number(13_332), "goal-value-wrong"),
        ("served", 1, "lowest", number(1), "goal-list-wrong"),
        ("served", 0, "kind", text("severity"), "goal-list-wrong"),
        ("goals", 0, "parts", text("3"), "goal-list-wrong"),
        ("goals", 0, "parts", text("3 99"), "data-broken"),
        ("goals", 0, "metric", text("1*units:n0"), "data-broken"),
        ("goals", 0, "sense", text("maximise"), "data-broken"),
        ("objects", 0, "need.n0.2020", number(2), "goal-value-wrong"),
        ("splits", 0, "group", number(99), "data-broken"),
    ];
    for (section, entry, column, new, code) in changes {
        let mut changed = book.clone();
        let (sheet, row, at) = find(&changed, section, entry, column);
        set(&mut changed, sheet, row, at, new.clone());
        seal(&mut changed);
        let audit = audit(&changed);
        assert!(codes(&audit).contains(&code), "{section}.{column} = {new:?}: {}", shown(&audit));
    }
}

/// A distance below a mark is at least what it says: its price must not be above 0.
#[test]
fn a_distance_has_no_price_above_zero() {
    let book = levelled();
    let (sheet, first, column) = find(&book, "prices", 0, "multiplier");
    let below =
        book.sheets[sheet].rows.iter().filter(|row| row.row >= first).find(|row| {
            row.cells.iter().any(|(_, cell)| matches!(cell, Cell::Text(text) if text.starts_with("below:")))
        });
    let row = below.unwrap().row;
    let price = book.sheets[sheet].cell(row, column).unwrap().shown();
    let mut changed = book.clone();
    set(&mut changed, sheet, row, column, Cell::Text(price.trim_start_matches('-').to_owned()));
    seal(&mut changed);
    assert!(codes(&audit(&changed)).contains(&"proof-sign-wrong"), "{price}: {}", shown(&audit(&changed)));
}
