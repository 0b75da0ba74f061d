//! Expenses that no single purchase causes.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::brute_force::{enumerate, size};
use super::*;
use crate::formulation::formulate;
use crate::index::{BudgetIx, ObjectIx};
use crate::plan::{Cause, ReasonCode, Status};
use crate::solve::Proof;

#[test]
fn t07_a_site_cost_is_paid_once_for_all_units_of_a_year() {
    let objects = vec![obj("A", true, &[(10, 0)], &[1]), obj("B", true, &[(3, 0)], &[1])];
    let mut tiny = Tiny::new(Buy::Units, 14, objects);
    tiny.options[0].fixed = 4;
    let plan = tiny.plan();
    assert_eq!(bought(&tiny, &plan, 0), [("A".to_owned(), 10), ("B".to_owned(), 0)]);
    assert_eq!((plan.status, left(&plan, 0)), (Status::Proved, 0));
    let site = plan.expenses[0];
    assert_eq!((plan.expenses.len(), site.quantity, site.sum), (1, Units::ONE, Money::from_tenge(4).unwrap()));
    assert_eq!(site.cause, Cause::Site(ObjectIx::new(0), OptionIx::new(0)));
    // Both sites cost 8 before any unit: 6 units at most.
    tiny.budgets[0].amounts = vec![21];
    assert_eq!(bought(&tiny, &tiny.plan(), 0), [("A".to_owned(), 10), ("B".to_owned(), 3)]);
    tiny.budgets[0].amounts = vec![4];
    assert_eq!(tiny.plan().purchases, []);
}

#[test]
fn a_site_cost_is_paid_again_in_another_year_of_purchases() {
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(10, 0)], &[1])]);
    tiny.options[0].fixed = 4;
    tiny.budgets[0].amounts = vec![9, 7];
    let plan = tiny.plan();
    let by_year: Vec<_> = plan.purchases.iter().map(|line| (line.year.at(), line.quantity.get())).collect();
    assert_eq!(by_year, [(0, 5), (1, 3)]);
    assert_eq!(plan.expenses.iter().map(|line| line.year.at()).collect::<Vec<_>>(), [0, 1]);
    assert_eq!((left(&plan, 0), left(&plan, 1)), (0, 0));
}

#[test]
fn a_site_cost_has_one_payer_of_those_that_may_pay() {
    let mut tiny = Tiny::new(Buy::Units, 3, vec![obj("A", true, &[(9, 0)], &[1])]);
    tiny.options[0].fixed = 4;
    tiny.budgets.push(Bud { amounts: vec![6], options: vec![0], rural_only: true });
    let plan = tiny.plan();
    // 4 of the second budget go to the site, the rest of both buys 3 + 2 units.
    assert_eq!(bought(&tiny, &plan, 0), [("A".to_owned(), 5)]);
    assert_eq!(plan.expenses.iter().map(|line| line.payer.map(BudgetIx::at)).collect::<Vec<_>>(), [Some(1)]);
    // Together they have the site cost and more, but neither alone.
    tiny.budgets[1].amounts = vec![3];
    assert_eq!(tiny.plan().purchases, []);
}

/// Two districts: three schools in the first, four in the second, each a unit short at 3 tenge.
fn two_districts(money: Vec<i64>) -> Tiny {
    let school = |at: u32| Obj { district: u32::from(at >= 3), ..obj(&format!("S{at}"), true, &[(1, 0)], &[3]) };
    let mut tiny = Tiny::new(Buy::Units, 0, (0..7).map(school).collect());
    tiny.options[0].delivery = 5;
    tiny.budgets[0].amounts = money;
    tiny
}

#[test]
fn t08_a_delivery_is_paid_once_for_a_district() {
    let tiny = two_districts(vec![17]);
    let plan = tiny.plan();
    let got: Vec<i64> = bought(&tiny, &plan, 0).into_iter().map(|(_, units)| units).collect();
    assert_eq!(got, [0, 0, 0, 1, 1, 1, 1]);
    assert_eq!((plan.status, left(&plan, 0)), (Status::Proved, 0));
    let causes: Vec<Cause> = plan.expenses.iter().map(|line| line.cause).collect();
    assert_eq!(causes, [Cause::Delivery(1, OptionIx::new(0))]);
    let reasons: Vec<&ReasonCode> = plan.reasons.iter().take(3).map(|reason| &reason.code).collect();
    assert_eq!(reasons, [&ReasonCode::BelowCutOff; 3]);
    // Both districts take 10 and 21 for all the units; with a tenge less one unit is left out.
    for (money, units) in [(31, 7), (30, 6), (7, 0), (8, 1)] {
        let tiny = two_districts(vec![money]);
        assert_eq!(split(&tiny, &tiny.plan()).0, units, "{money}");
    }
}

#[test]
fn a_delivery_of_each_year_is_paid() {
    let tiny = two_districts(vec![11, 11]);
    let plan = tiny.plan();
    let years: Vec<usize> = plan.expenses.iter().map(|line| line.year.at()).collect();
    assert_eq!((split(&tiny, &plan).0, years), (4, vec![0, 1]));
}

#[test]
fn a_delivery_may_be_paid_together_where_units_may() {
    let mut tiny = two_districts(vec![10]);
    tiny.budgets.push(Bud { amounts: vec![7], options: vec![0], rural_only: false });
    // Alone: 5 for the delivery and 3 for a unit out of ten, or two units out of seven.
    assert_eq!(split(&tiny, &tiny.plan()).0, 3);
    let mut instance = tiny.instance();
    instance.options[0].split = true;
    let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
    let units: i64 = plan.purchases.iter().map(|line| line.quantity.get()).sum();
    assert_eq!((units, plan.status), (4, Status::Proved));
    let delivery: i64 = plan.expenses.iter().map(|line| line.sum.tiyn()).sum();
    assert_eq!(delivery, 500);
    assert!((0..2).all(|at| left(&plan, at) == 0));
    // The first pays at most half of a delivery and of each unit: with 17 it is the other's 9 that ends.
    for (share, other, units) in [(fraction(1, 2), 9, 4), (fraction(1, 2), 8, 3), (fraction(1, 5), 13, 3)] {
        let mut instance = tiny.instance();
        instance.budgets[0].cofund = Some(share);
        instance.budgets[0].amount[0] = Money::from_tenge(17).unwrap();
        instance.budgets[1].amount[0] = Money::from_tenge(other).unwrap();
        let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
        assert_eq!(plan.goals[0].value, units, "{share:?} {other}");
    }
}

prop_compose! {
    fn with_site_costs()(
        rows in prop::collection::vec((any::<bool>(), 0_i64..4, 1_i64..9, 1_i64..6), 1..4),
        budget in 0_i64..30,
        second in 0_i64..12,
        first in any::<bool>(),
        chained in any::<bool>(),
        later in prop::option::of(0_i64..12),
        fixed in (1_i64..6, 0_i64..3),
        most in prop::option::of(0_i128..20),
        least in prop::option::of(0_i128..20),
    ) -> Tiny {
        let objects = rows.iter().enumerate().map(|(at, (rural, lack, price, other))| {
            obj(&format!("S{at}"), *rural, &[(*lack, 0), (1, i64::from(lack % 2 == 0))], &[*price, *other])
        });
        let mut tiny = Tiny::new(Buy::Units, budget, objects.collect());
        tiny.rural = if first { RuralMode::First } else { RuralMode::None };
        let years = |first: i64, share: i64| [Some(first), later.map(|later| later.div_euclid(share))];
        let amounts = |first, share| years(first, share).into_iter().flatten().collect::<Vec<i64>>();
        let requires = if chained { vec![1] } else { Vec::new() };
        tiny.options = vec![Opt { requires, fixed: fixed.0, ..opt(Buy::Units) }, Opt { fixed: fixed.1, ..opt(Buy::Once) }];
        tiny.budgets = vec![
            Bud { amounts: amounts(budget, 1), options: vec![0, 1], rural_only: false },
            Bud { amounts: amounts(second, 3), options: vec![0], rural_only: true },
        ];
        let rule = |limit, soft| {
            (if soft { RuleKind::Floor } else { RuleKind::Cap }, Measure::Cost, GroupIx::new(Instance::RURAL), limit, soft)
        };
        // A cap on money makes sites dear; a soft floor makes spending worth something in itself.
        tiny.rules.extend(most.map(|most| rule(Limit::AtMost(Fraction::whole(most)), false)));
        tiny.rules.extend(least.map(|least| rule(Limit::AtLeast(Fraction::whole(least)), true)));
        tiny
    }
}

prop_compose! {
    fn with_deliveries()(
        mut tiny in with_site_costs(),
        districts in prop::collection::vec(0_u32..2, 4),
        delivery in (1_i64..6, 0_i64..2),
        shared in any::<bool>(),
    ) -> Tiny {
        for (object, district) in tiny.objects.iter_mut().zip(districts) {
            object.district = district;
        }
        tiny.options[0].delivery = delivery.0;
        tiny.options[1].delivery = delivery.1;
        // The same budgets pay everywhere; what deliveries cost belongs to all objects together.
        tiny.budgets[1].rural_only = false;
        tiny.budgets[1].options = if shared { vec![0] } else { Vec::new() };
        for rule in &mut tiny.rules {
            rule.2 = GroupIx::new(Instance::ALL);
        }
        tiny
    }
}

/// Compares the plan of `instance` with enumeration.
fn check(instance: &Instance) -> Result<(), TestCaseError> {
    let problem = formulate(instance);
    prop_assume!(size(&problem) <= 100_000);
    let best = enumerate(&problem).expect("buying nothing is always possible here");
    let plan = plan_instance(instance, &Limits::default()).expect("there is a plan");
    for (goal, best) in plan.goals.iter().zip(best) {
        let (value, bound) = if goal.minimise { (-goal.value, -goal.bound) } else { (goal.value, goal.bound) };
        prop_assert!(bound >= best, "{} is bounded by {bound}, {best} is possible", goal.text);
        prop_assert!(best - value < i128::from(goal.step), "{}: {value} of {best}, {:?}", goal.text, goal.proof);
        prop_assert!(goal.proof < Proof::C, "{} is left at a limit", goal.text);
        if best != value {
            return Ok(());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_with_site_costs_are_as_good_as_enumeration(tiny in with_site_costs()) {
        check(&tiny.instance())?;
    }

    #[test]
    fn plans_with_deliveries_are_as_good_as_enumeration(
        tiny in with_deliveries(),
        split in any::<bool>(),
        share in prop::option::of(1_i128..5),
    ) {
        let mut instance = tiny.instance();
        instance.options[0].split = split;
        instance.budgets[1].cofund = share.map(|fifths| fraction(fifths, 5));
        check(&instance)?;
    }

    #[test]
    fn the_unit_of_money_does_not_matter_to_site_costs(tiny in with_site_costs(), factor in prop::sample::select(vec![3_i64, 1000])) {
        let mut scaled = tiny.clone();
        scaled.rules.clear();
        for object in &mut scaled.objects {
            object.prices.iter_mut().for_each(|price| *price *= factor);
        }
        scaled.options.iter_mut().for_each(|option| option.fixed *= factor);
        scaled.budgets.iter_mut().flat_map(|budget| &mut budget.amounts).for_each(|amount| *amount *= factor);
        let one = Tiny { rules: Vec::new(), ..tiny };
        prop_assert_eq!(&one.plan().goals[0].value, &scaled.plan().goals[0].value);
    }

    #[test]
    fn a_dearer_site_is_never_better(tiny in with_site_costs(), more in 1_i64..4) {
        let one = Tiny { rules: Vec::new(), ..tiny };
        let mut dearer = one.clone();
        dearer.options[0].fixed += more;
        prop_assert!(dearer.plan().goals[0].value <= one.plan().goals[0].value);
    }
}
