//! Plans with alternatives: the audit accepts those that the program makes, and refuses changed ones.

use super::support::{Dice, codes, seal, set, shown};
use super::written::written;
use crate::audit::audit;
use crate::diagnostic::Diagnostics;
use crate::index::{GroupIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Decision, DecisionKind, Goal, Instance, Limit};
use crate::lang::Lang;
use crate::plan::tests::{Bud, Obj, Opt, Tiny, fraction, obj, opt};
use crate::programme::{Buy, Measure, ModelSource, Programme, RuleKind, RuralMode, Sense, ShareOf, load_programme};
use crate::quantity::Units;
use crate::workbook::{Cell, Workbook};

const THOUSAND: i64 = 1_000;
const MBPS: usize = 0;

fn programme() -> Programme {
    let source = ModelSource::BuiltIn("wifi".to_owned());
    load_programme(&source, &mut Diagnostics::new()).unwrap()
}

/// A few schools with three lines, Wi-Fi that may wait for bandwidth, two budgets, one to three years.
fn tiny(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let lines = 3;
    let objects: Vec<Obj> = (0..dice.small(2, 6))
        .map(|at| {
            let prices: Vec<i64> = (0..=lines).map(|_| dice.small(1, 9) * THOUSAND).collect();
            let mut needs = vec![(0, 0); lines + 1];
            needs[MBPS] = (dice.small(0, 14), dice.small(0, 5));
            needs[lines] = (1, dice.small(0, 1));
            Obj { pupils: dice.small(0, 30), ..obj(&format!("S{at}"), dice.small(0, 1) == 1, &needs, &prices) }
        })
        .collect();
    let mut tiny = Tiny::new(Buy::Once, 0, objects);
    tiny.rural = rural;
    let level = |dice: &mut Dice| Opt {
        line: Some((MBPS, dice.small(1, 15))),
        yearly: dice.small(0, 2) * THOUSAND,
        ..opt(Buy::Once)
    };
    tiny.options = (0..lines).map(|_| level(dice)).collect();
    let requires = if dice.small(0, 1) == 1 { vec![MBPS] } else { Vec::new() };
    tiny.options.push(Opt { requires, ..opt(Buy::Once) });
    let years = dice.small(1, 3);
    let mut amounts = |most| (0..years).map(|_| dice.small(0, most) * THOUSAND).collect::<Vec<_>>();
    let (first, second) = (amounts(25), amounts(12));
    tiny.budgets = vec![
        Bud { amounts: first, options: (0..=lines).collect(), rural_only: false },
        Bud { amounts: second, options: vec![0, 1], rural_only: true },
    ];
    let need = NeedIx::new(MBPS);
    let first = dice.one_of(&[
        Measure::Units(need),
        Measure::Full(need),
        Measure::People(need),
        Measure::PeopleYears(need),
        Measure::Stock(need),
    ]);
    let last = YearIx::new(usize::try_from(years - 1).unwrap());
    tiny.goals = vec![(Sense::Maximise, vec![(2, first), (1, Measure::Full(NeedIx::new(lines)))])];
    if dice.small(0, 1) == 0 {
        tiny.goals.push((Sense::Minimise, vec![(1, Measure::Commitment(last))]));
    }
    let group = |at| GroupIx::new(at);
    let floor = Limit::AtLeast(fraction(dice.roll(0, 7), 2));
    tiny.rules = vec![
        (RuleKind::Floor, Measure::Units(need), group(Instance::URBAN), floor, true),
        (RuleKind::Floor, Measure::Share(need), group(Instance::ALL), Limit::AtLeast(fraction(2, 3)), true),
        (
            RuleKind::Capacity,
            Measure::Count(OptionIx::new(0)),
            group(Instance::ALL),
            Limit::AtMost(fraction(1, 1)),
            false,
        ),
        (
            RuleKind::Cap,
            Measure::Cost,
            group(Instance::URBAN),
            Limit::AtMost(fraction(30 * i128::from(THOUSAND), 1)),
            false,
        ),
        (RuleKind::Report, Measure::People(need), group(Instance::ALL), Limit::AtLeast(fraction(20, 1)), false),
        (RuleKind::Cap, Measure::Stock(need), group(Instance::RURAL), Limit::AtMost(fraction(40, 1)), true),
    ];
    tiny.rules.retain(|_| dice.small(0, 1) == 0);
    tiny
}

/// Counts people by level, at three pupils per Mbit/s.
fn count_people(instance: &mut Instance) {
    instance.needs[MBPS].people = None;
    let objects = instance.objects.len();
    let group = &mut instance.alternatives[0];
    let (have, pupils) = (&instance.needs[MBPS].have, &instance.objects.pupils);
    let served = |level: i64, at: usize| Units::new((level * 3).min(pupils[at].get()));
    let today = (0..objects).map(|at| served(have.get(ObjectIx::new(at), YearIx::new(0)).get(), at));
    group.served_today = Some(today.collect());
    for member in &mut group.members {
        member.served = Some((0..objects).map(|at| served(member.level[at].get(), at)).collect());
    }
}

#[test]
fn plans_with_alternatives_stand() {
    let programme = programme();
    let floor = |of| RuralMode::Floor { share: fraction(1, 2), of };
    let modes = [RuralMode::None, RuralMode::First, floor(ShareOf::Units), floor(ShareOf::Money)];
    let mut dice = Dice(21);
    let mut made = 0;
    for round in 0..70 {
        let mode = dice.one_of(&modes);
        let tiny = tiny(&mut dice, mode);
        let mut instance = tiny.instance();
        if dice.small(0, 1) == 0 {
            count_people(&mut instance);
        }
        if dice.small(0, 3) == 0 {
            // As an operator offers it.
            let level = Units::new(dice.small(1, 20));
            instance.alternatives[0].members[1].level[0] = level;
        }
        let kinds = [None, None, Some(DecisionKind::Must), Some(DecisionKind::Exclude)];
        if let Some(kind) = dice.one_of(&kinds) {
            instance.decisions.push(Decision { object: ObjectIx::new(0), kind, reason: String::new() });
        }
        let Some(book) = written(&programme, &instance, Lang::Ru) else { continue };
        made += 1;
        let audit = audit(&book);
        assert!(audit.accepts(), "{round}: {}\n{tiny:#?}\n{:?}", shown(&audit), instance.decisions);
    }
    assert!(made > 45, "only {made} plans");
}

/// Copper in the first year, fibre in the second, when there is money for it.
fn upgraded() -> Workbook {
    let mut tiny = Tiny::new(Buy::Once, 0, vec![obj("A", true, &[(20, 2), (0, 0)], &[50_000, 10_000])]);
    tiny.options = [(100, 7_000), (8, 3_000)]
        .map(|(level, yearly)| Opt { line: Some((MBPS, level)), yearly, ..opt(Buy::Once) })
        .to_vec();
    tiny.budgets = vec![Bud { amounts: vec![13_000, 57_000, 7_000], options: vec![0, 1], rural_only: false }];
    let mut instance = tiny.instance();
    instance.goals[0].year = YearIx::new(0);
    instance.goals.push(Goal { year: YearIx::new(2), ..instance.goals[0].clone() });
    written(&programme(), &instance, Lang::Ru).unwrap()
}

/// Where the cell of `column` stands in the entry number `entry` of a section of sheet Data.
pub(super) fn find(book: &Workbook, section: &str, entry: u32, column: &str) -> (usize, u32, u32) {
    for (at, sheet) in book.sheets.iter().enumerate() {
        let is =
            |row: u32, column: u32, text: &str| matches!(sheet.cell(row, column), Some(Cell::Text(own)) if own == text);
        let Some(head) = sheet.rows.iter().find(|row| is(row.row, 0, &format!("[{section}]"))) else { continue };
        let columns = sheet.rows.iter().find(|row| row.row == head.row + 1).unwrap();
        if let Some((own, _)) = columns.cells.iter().find(|(own, _)| is(head.row + 1, *own, column)) {
            return (at, head.row + 2 + entry, *own);
        }
    }
    panic!("no {column} in [{section}]");
}

#[test]
fn changed_alternatives_are_refused() {
    let book = upgraded();
    assert!(audit(&book).accepts(), "{}", shown(&audit(&book)));
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |n: i32| Cell::Number(f64::from(n));
    let changes: [(&str, u32, &str, Cell, &str); 9] = [
        // Fibre in the first year: then copper comes after something better.
        ("purchases", 0, "year", number(2020), "plan-not-better"),
        ("purchases", 1, "option", text("k0"), "plan-quantity-wrong"),
        // A fee for copper when fibre works, and none for fibre.
        ("fees", 1, "option", text("k1"), "plan-fee-wrong"),
        ("objects", 0, "level.k0", number(8), "plan-not-better"),
        ("objects", 0, "level.k0", number(19), "coverage-wrong"),
        ("objects", 0, "level.k1", number(1), "plan-not-eligible"),
        ("coverage", 0, "after", number(9), "coverage-wrong"),
        ("alternatives", 0, "options", text("k0"), "data-broken"),
        ("alternatives", 0, "need", text("n1"), "data-broken"),
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
