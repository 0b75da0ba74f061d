//! Plans that the program makes and writes: the audit of the file must accept them.

use super::support::{Dice, shown};
use crate::audit::audit;
use crate::diagnostic::Diagnostics;
use crate::index::{GroupIx, NeedIx, OptionIx, YearIx};
use crate::instance::{Decision, DecisionKind, Instance, Limit, Overrides, contradictions};
use crate::lang::Lang;
use crate::plan::plan_instance;
use crate::plan::tests::{Bud, Obj, Opt, Tiny, fraction, obj, opt};
use crate::programme::{
    Buy, Measure, ModelSource, Programme, RuleKind, RuralMode, Sense, ShareOf, Spread, Step, load_programme,
};
use crate::quantity::Units;
use crate::report::{Document, plan_workbook};
use crate::solve::Limits;
use crate::workbook::{Workbook, read_workbook};

impl Dice {
    pub(super) fn small(&mut self, least: i64, most: i64) -> i64 {
        i64::try_from(self.roll(least.into(), most.into())).unwrap()
    }

    pub(super) fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::try_from(self.roll(0, i128::try_from(choices.len()).unwrap() - 1)).unwrap()]
    }
}

/// Tenge in the unit of prices and budgets here: the declared step of a goal on money, so that every difference counts.
pub(super) const THOUSAND: i64 = 1_000;

/// A few objects, computers that may wait for a line, two budgets, one or two years, rules of every kind.
pub(super) fn tiny(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let objects: Vec<Obj> = (0..dice.small(2, 7))
        .map(|at| {
            let (have, lack) = (dice.small(0, 2), dice.small(0, 4));
            let prices = [dice.small(1, 9), dice.small(1, 6)].map(|price| price * THOUSAND);
            let needs = [(have + lack, have), (1, dice.small(0, 1))];
            let district = u32::try_from(dice.small(0, 1)).unwrap();
            Obj {
                pupils: dice.small(0, 30),
                district,
                ..obj(&format!("S{at}"), dice.small(0, 1) == 1, &needs, &prices)
            }
        })
        .collect();
    let mut tiny = Tiny::new(Buy::Units, 0, objects);
    tiny.rural = rural;
    tiny.spread = dice.one_of(&[Spread::Fill, Spread::Level]);
    let requires = if dice.small(0, 1) == 1 { vec![1] } else { Vec::new() };
    tiny.options = vec![Opt { requires, yearly: dice.small(0, 1) * THOUSAND, ..opt(Buy::Units) }, opt(Buy::Once)];
    let years = dice.small(1, 2);
    let mut amounts = |most| (0..years).map(|_| dice.small(0, most) * THOUSAND).collect::<Vec<_>>();
    let (first, second) = (amounts(30), amounts(12));
    tiny.budgets = vec![
        Bud { amounts: first, options: vec![0, 1], rural_only: false },
        Bud { amounts: second, options: vec![0, 1], rural_only: true },
    ];
    let (own, line) = (NeedIx::new(0), NeedIx::new(1));
    let first = dice.one_of(&[
        Measure::Units(own),
        Measure::People(own),
        Measure::Count(OptionIx::new(0)),
        Measure::Stock(own),
        Measure::PeopleYears(own),
    ]);
    tiny.goals = vec![(Sense::Maximise, vec![(2, first), (1, Measure::Full(line))])];
    if dice.small(0, 2) == 0 {
        tiny.options[0].steps =
            vec![Step { share: fraction(1, 3), value: 5 }, Step { share: fraction(4, 5), value: dice.small(1, 4) }];
        tiny.goals.push((Sense::Maximise, vec![(2, Measure::Value(OptionIx::new(0))), (1, Measure::Units(own))]));
    }
    if dice.small(0, 2) == 0 {
        tiny.leximin = Some(own);
    }
    if dice.small(0, 2) == 0 {
        let amount = dice.one_of(&[Measure::Cost, Measure::Commitment(YearIx::new(0))]);
        tiny.goals.push((Sense::Minimise, vec![(1, amount)]));
    }
    let group = |at| GroupIx::new(at);
    tiny.rules = vec![
        (
            RuleKind::Floor,
            Measure::Units(own),
            group(Instance::URBAN),
            Limit::AtLeast(fraction(dice.roll(0, 7), 2)),
            true,
        ),
        (RuleKind::Each, Measure::Share(own), group(3), Limit::AtLeast(fraction(dice.roll(0, 4), 4)), true),
        (
            RuleKind::Cap,
            Measure::Cost,
            group(Instance::URBAN),
            Limit::AtMost(fraction(dice.roll(5, 40) * i128::from(THOUSAND), 1)),
            false,
        ),
        (RuleKind::Share, Measure::Cost, group(Instance::RURAL), Limit::AtLeast(fraction(1, 3)), true),
        (RuleKind::Target, Measure::Units(own), group(Instance::ALL), Limit::AtLeast(fraction(3, 1)), true),
        (RuleKind::Target, Measure::Units(own), group(Instance::ALL), Limit::AtMost(fraction(3, 1)), true),
        (RuleKind::Gap, Measure::Share(own), group(Instance::RURAL), Limit::AtMost(fraction(1, 7)), true),
        (RuleKind::Gap, Measure::Share(own), group(Instance::URBAN), Limit::AtMost(fraction(1, 2)), false),
        (RuleKind::Capacity, Measure::Count(OptionIx::new(0)), group(3), Limit::AtMost(fraction(3, 1)), false),
        (RuleKind::NoRegress, Measure::Share(own), group(3), Limit::AtLeast(fraction(0, 1)), true),
        (RuleKind::Report, Measure::Full(own), group(Instance::ALL), Limit::AtLeast(fraction(2, 1)), false),
    ];
    tiny.rules.retain(|_| dice.small(0, 1) == 0);
    tiny
}

/// The plan of an instance as a written file, read back; `None` when it has no plan.
pub(super) fn written(programme: &Programme, instance: &Instance, lang: Lang) -> Option<Workbook> {
    let plan = plan_instance(instance, &Limits::default()).ok()?;
    let findings = Diagnostics::new();
    let overrides = Overrides::default();
    let document = Document {
        programme,
        instance,
        overrides: &overrides,
        plan: &plan,
        findings: &findings,
        input_file: "i.xlsx",
        lang,
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    std::fs::write(&path, plan_workbook(&document).unwrap()).unwrap();
    Some(read_workbook(&path).unwrap())
}

/// What makes a random instance.
type Maker = fn(&mut Dice, RuralMode) -> Tiny;

/// The findings of the audits of the plans of `rounds` random instances that pass the pre-checks, with what they were made
/// from.
pub(super) fn refusals(seed: u64, rounds: usize, modes: &[RuralMode], make: Maker) -> Vec<String> {
    let source = ModelSource::BuiltIn("wifi".to_owned());
    let programme = load_programme(&source, &mut Diagnostics::new()).unwrap();
    let mut dice = Dice(seed);
    let (mut tried, mut made, mut refused) = (0, 0, Vec::new());
    while tried < rounds {
        let mode = dice.one_of(modes);
        let tiny = make(&mut dice, mode);
        let mut instance = tiny.instance();
        // Orders have one payer that pays all of them.
        let has_orders = instance.ordered_items().next().is_some();
        for budget in &mut instance.budgets {
            budget.carry_over = dice.small(0, 2) == 0;
            let share = dice.small(1, 20);
            budget.cofund = (share < 8 && !has_orders).then(|| fraction(i128::from(share), 7));
        }
        for option in &mut instance.options {
            option.split = dice.small(0, 3) == 0 && !has_orders;
        }
        let last = u32::try_from(instance.options.len() - 1).unwrap();
        let lock = DecisionKind::Lock { option: last, quantity: Units::ONE };
        if let Some(kind) = dice.one_of(&[None, Some(DecisionKind::Must), Some(DecisionKind::Exclude), Some(lock)]) {
            instance.decisions.push(Decision { object: crate::index::ObjectIx::new(0), kind, reason: String::new() });
        }
        // What is locked though nobody may pay for all of it is refused before.
        if contradictions(&instance).has_errors() || crate::instance::refusals(&instance).has_errors() {
            continue;
        }
        tried += 1;
        let Some(book) = written(&programme, &instance, dice.one_of(&Lang::ALL)) else { continue };
        made += 1;
        let audit = audit(&book);
        if !audit.accepts() {
            refused.push(format!("seed {seed}: {}\n{tiny:#?}\n{:?}", shown(&audit), instance.decisions));
        }
    }
    assert!(made * 3 > rounds * 2, "seed {seed}: only {made} plans");
    refused
}

#[test]
fn every_plan_of_the_program_stands() {
    let floor = |of| RuralMode::Floor { share: fraction(1, 2), of };
    let modes = [RuralMode::None, RuralMode::First, RuralMode::Weight(fraction(3, 2))];
    for (seed, rounds, modes) in [(11, 90, modes.as_slice()), (12, 90, &[floor(ShareOf::Units), floor(ShareOf::Money)])]
    {
        let refused = refusals(seed, rounds, modes, tiny);
        assert!(refused.is_empty(), "{}", refused.join("\n"));
    }
}

/// The same with numbers as large as a country: up to 10⁹ units of an object, prices in tiyn, up to 10¹⁴ tenge.
fn large(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let scale = i64::pow(10, u32::try_from(dice.small(0, 8)).unwrap());
    let mut tiny = tiny(dice, rural);
    let mut total = 0;
    for object in &mut tiny.objects {
        let lack = dice.small(0, 10 * scale);
        object.needs[0] = (object.needs[0].1 + lack, object.needs[0].1);
        object.prices[0] = dice.small(1, 9_999_999);
        total += i128::from(lack) * i128::from(object.prices[0]);
    }
    tiny.options[0].yearly = dice.small(0, 1) * dice.small(0, 999_999);
    tiny.spread = Spread::Fill;
    for budget in &mut tiny.budgets {
        for amount in &mut budget.amounts {
            let near = dice.roll(0, total + total.div_euclid(8) + 10);
            *amount = i64::try_from(near).unwrap_or(i64::MAX).min(10_000_000_000_000_000);
        }
    }
    tiny.rules.retain(|(kind, measure, ..)| *kind != RuleKind::Cap && *measure != Measure::Cost);
    tiny
}

/// One option at one price, as the programmes have it: hundreds of millions of units, a budget for a part of them.
fn plain(dice: &mut Dice, rural: RuralMode) -> Tiny {
    let price = dice.small(1, 999_999);
    let objects: Vec<Obj> = (0..dice.small(2, 6))
        .map(|at| {
            let have = dice.small(0, 99);
            let need = (have + dice.small(0, 1_000_000_000), have);
            obj(&format!("S{at}"), dice.small(0, 1) == 1, &[need], &[price])
        })
        .collect();
    let lacking: i64 = objects.iter().map(|object| object.needs[0].0 - object.needs[0].1).sum();
    let units = dice.roll(0, i128::from(lacking) + 9);
    let budget = i64::try_from(units * i128::from(price) + dice.roll(0, i128::from(price) - 1)).unwrap();
    Tiny::new(Buy::Units, budget.min(100_000_000_000_000), objects).rural(rural)
}

#[test]
fn plans_in_large_numbers_stand() {
    let floor = |of| RuralMode::Floor { share: fraction(1, 2), of };
    let modes = [
        RuralMode::None,
        RuralMode::First,
        RuralMode::Weight(fraction(3, 2)),
        floor(ShareOf::Units),
        floor(ShareOf::Money),
    ];
    let makers: [(u64, Maker); 2] = [(13, large), (14, plain)];
    for (seed, make) in makers {
        let refused = refusals(seed, 60, &modes, make);
        assert!(refused.is_empty(), "{} refused\n{}", refused.len(), refused.join("\n"));
    }
}

#[test]
fn an_excluded_or_ineligible_object_gets_just_what_is_locked() {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let object = crate::index::ObjectIx::new(0);
    for by_decision in [true, false] {
        let tiny = Tiny::new(Buy::Units, 100, vec![obj("A", true, &[(5, 0)], &[1]), obj("B", false, &[(5, 0)], &[1])]);
        let mut instance = tiny.instance();
        let mut decide = |kind| instance.decisions.push(Decision { object, kind, reason: String::new() });
        decide(DecisionKind::Lock { option: 0, quantity: Units::new(2) });
        if by_decision {
            decide(DecisionKind::Exclude);
        }
        instance.options[0].eligible[0] = false;
        let plan = plan_instance(&instance, &Limits::default()).unwrap();
        let bought: Vec<i64> = plan.purchases.iter().map(|line| line.quantity.get()).collect();
        assert_eq!(bought, [2, 5]);
        let audit = audit(&written(&programme, &instance, Lang::En).unwrap());
        assert!(audit.accepts(), "{}", shown(&audit));
    }
}

/// A guarantee that holds only because rural objects get all that they can says so; a village that can never get any does not count.
#[test]
fn a_share_that_is_not_reached_is_not_said_to_be_kept() {
    let programme = load_programme(&ModelSource::BuiltIn("wifi".to_owned()), &mut Diagnostics::new()).unwrap();
    let school = |id: &str, rural, internet| obj(id, rural, &[(1, 0), (1, internet)], &[1, 1]);
    let objects = vec![school("A", true, 0), school("B", true, 1), school("C", false, 1), school("D", false, 1)];
    let mut tiny = Tiny::new(Buy::Once, 3, objects);
    tiny.rural = RuralMode::Floor { share: fraction(4, 5), of: ShareOf::Units };
    tiny.options = vec![Opt { requires: vec![1], ..opt(Buy::Once) }, opt(Buy::Once)];
    for (budget, key) in [(3, "audit-held-share-full"), (1, "audit-held-share")] {
        tiny.budgets[0].amounts = vec![budget];
        let audit = audit(&written(&programme, &tiny.instance(), Lang::En).unwrap());
        assert!(audit.accepts(), "{}", shown(&audit));
        let said: Vec<&str> = audit.held.iter().map(|(key, _)| *key).filter(|key| key.contains("share")).collect();
        assert_eq!(said, [key]);
    }
}
