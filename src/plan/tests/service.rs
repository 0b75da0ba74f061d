//! Purchases that retire within the horizon and can be bought again.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::brute_force::{enumerate, size};
use super::*;
use crate::formulation::formulate;
use crate::plan::{ReasonCode, Status};
use crate::solve::Proof;

/// One school that lacks ten at one tenge each; budgets by year and a service life.
fn ten(amounts: &[i64], life: u16) -> Instance {
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(10, 0)], &[1])]);
    tiny.budgets[0].amounts = amounts.to_vec();
    let mut instance = tiny.instance();
    instance.options[0].life = Some(life);
    instance
}

fn plan_of(instance: &Instance) -> Plan {
    plan_instance(instance, &Limits::default()).expect("there is a plan")
}

/// Newly covered units of all years together.
fn covered(plan: &Plan) -> i64 {
    let all = plan.coverage.iter().filter(|line| line.group == GroupKind::All);
    all.map(|line| line.after.get() - line.before.get()).sum()
}

#[test]
fn t14_what_was_bought_first_retires_before_the_third_year() {
    for (amounts, expected) in [([10, 0, 10], 30), ([10, 0, 0], 20), ([10, 0, 5], 25)] {
        let plan = plan_of(&ten(&amounts, 2));
        assert_eq!((covered(&plan), plan.status), (expected, Status::Proved), "{amounts:?}");
        assert!(plan.goals.iter().all(|goal| goal.proof == Proof::A));
    }
    let plan = plan_of(&ten(&[10, 0, 5], 2));
    let lines: Vec<[i64; 4]> = plan
        .service
        .iter()
        .map(|line| [line.bought, line.replacing, line.retired, line.in_use].map(Units::get))
        .collect();
    assert_eq!(lines, [[10, 0, 0, 10], [0, 0, 0, 10], [5, 5, 10, 5]]);
    let code = |instance: &Instance| plan_of(instance).reasons[0].code.clone();
    assert_eq!(code(&ten(&[10, 0, 5], 2)), ReasonCode::Retires);
    assert_eq!(code(&ten(&[10, 0, 10], 2)), ReasonCode::Renewed);
    assert_eq!(code(&ten(&[10, 0, 10], 3)), ReasonCode::Filled);
}

#[test]
fn m24_money_that_passes_on_is_not_worse() {
    for amounts in [[10, 0, 0], [10, 5, 0], [20, 0, 0], [15, 10, 0]] {
        let mut instance = ten(&amounts, 2);
        let lapsing = covered(&plan_of(&instance));
        instance.budgets[0].carry_over = true;
        assert!(covered(&plan_of(&instance)) >= lapsing, "{amounts:?}");
    }
    // Twenty in the first year serve all three years only if ten wait for the third.
    let mut instance = ten(&[20, 0, 0], 2);
    assert_eq!(covered(&plan_of(&instance)), 20);
    instance.budgets[0].carry_over = true;
    assert_eq!(covered(&plan_of(&instance)), 30);
}

#[test]
fn m25_a_longer_life_is_not_worse_where_money_can_wait() {
    for amounts in [[10, 0, 10, 0], [5, 10, 5, 0], [10, 10, 0, 0], [20, 0, 0, 0]] {
        let mut before = 0;
        for life in 1..=4 {
            let mut instance = ten(&amounts, life);
            instance.budgets[0].carry_over = true;
            let now = covered(&plan_of(&instance));
            assert!(now >= before, "{amounts:?}: {now} with {life} years, {before} with fewer");
            before = now;
        }
    }
    // Where it lapses, it can be: what works is not replaced before its end, so the money of the third year buys all only if
    // nothing was bought in the first.
    assert_eq!([2, 3].map(|life| covered(&plan_of(&ten(&[10, 0, 10, 0], life)))), [40, 20]);
}

#[test]
fn m30_years_and_prices_shifted_shift_the_plan() {
    let instance = ten(&[10, 0, 5], 2);
    let mut later = instance.clone();
    later.years = instance.years.iter().map(|year| year.later(7).expect("a year")).collect();
    let (plan, shifted) = (plan_of(&instance), plan_of(&later));
    assert_eq!((&plan.purchases, &plan.service), (&shifted.purchases, &shifted.service));
    assert_eq!(
        plan.goals.iter().map(|g| g.value).collect::<Vec<_>>(),
        shifted.goals.iter().map(|g| g.value).collect::<Vec<_>>()
    );
}

#[test]
fn years_between_those_of_the_plan_count() {
    // 2020 and 2022: what serves two years is over in 2022.
    let mut instance = ten(&[10, 4], 2);
    assert_eq!(covered(&plan_of(&instance)), 20);
    instance.years = [2020, 2022].map(|year| Year::new(year).expect("a year")).to_vec();
    assert_eq!(covered(&plan_of(&instance)), 14);
}

#[test]
fn fees_end_with_the_service_life() {
    let mut instance = ten(&[20, 10, 12], 2);
    instance.options[0].yearly = vec![Money::from_tenge(1).expect("a small fee")];
    let plan = plan_of(&instance);
    let fees: Vec<(usize, i64)> = plan.fees.iter().map(|fee| (fee.year.at(), fee.quantity.get())).collect();
    // Units a, b, c of the three years: a + 2b ≤ 10 and b + 2c ≤ 12; b + c work at the end.
    assert_eq!(fees, [(0, 2), (1, 6), (2, 8)]);
    let inherited: Vec<(u16, i64)> = plan.commitments.iter().map(|line| (line.year.get(), line.units.get())).collect();
    assert_eq!(inherited, [(2023, 4)]);
}

#[test]
fn what_must_be_filled_works_at_the_end() {
    let mut instance = ten(&[10, 0, 10], 2);
    let decide =
        |kind| crate::instance::Decision { object: crate::index::ObjectIx::new(0), kind, reason: "order 1".to_owned() };
    instance.decisions = vec![decide(crate::instance::DecisionKind::Must)];
    let plan = plan_of(&instance);
    assert_eq!(plan.service.last().map(|line| line.in_use.get()), Some(10));
    // A contract of the first year retires like any other purchase.
    instance.decisions = vec![decide(crate::instance::DecisionKind::Lock { option: 0, quantity: Units::new(4) })];
    let plan = plan_of(&instance);
    assert_eq!(plan.purchases[0].year.at(), 0);
    assert!(plan.purchases[0].quantity.get() >= 4);
    assert_eq!(covered(&plan), 30);
}

#[test]
fn what_requires_a_thing_works_only_while_it_does() {
    // Software for computers that serve two years: in the third it works only if computers are bought again.
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(2, 0), (1, 0)], &[5, 1])]);
    tiny.options = vec![opt(Buy::Units), Opt { requires: vec![0], ..opt(Buy::Once) }];
    tiny.budgets[0] = Bud { amounts: vec![11, 0, 0], options: vec![0, 1], rural_only: false };
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Full(NeedIx::new(1)))])];
    let mut instance = tiny.instance();
    instance.options[0].life = Some(2);
    assert_eq!(plan_of(&instance).goals[0].value, 0);
    instance.budgets[0].amount[2] = Money::from_tenge(10).expect("a small budget");
    assert_eq!(plan_of(&instance).goals[0].value, 1);
}

prop_compose! {
    fn renewed()(
        rows in prop::collection::vec((any::<bool>(), 0_i64..3, 1_i64..6, 0_i64..2, 1_i64..5, 0_i64..30), 1..4),
        amounts in prop::collection::vec(0_i64..9, 2..5),
        second in 0_i64..7,
        lives in (prop::option::of(1_u16..4), prop::option::of(1_u16..4)),
        chained in prop::option::of(any::<bool>()),
        fees in (0_i64..2, 0_i64..2),
        (fixed, delivery) in (0_i64..3, 0_i64..3),
        carry in any::<bool>(),
        people in any::<bool>(),
        mode in prop_oneof![Just(RuralMode::None), Just(RuralMode::First)],
        soft_floor in 0_i128..4,
        must in prop::option::of(0_usize..3),
        lock in prop::option::of(0_usize..3),
        inflation in 0_i64..2,
    ) -> Instance {
        let objects = rows.iter().enumerate().map(|(at, (rural, lack, price, have, other, pupils))| Obj {
            pupils: *pupils,
            ..obj(&format!("S{at}"), *rural, &[(lack + have, *have), (1, i64::from(lack % 2 == 1))], &[*price, *other])
        });
        let mut tiny = Tiny::new(Buy::Units, 0, objects.collect()).rural(mode);
        let requires = |first: bool| if chained == Some(first) { vec![usize::from(first)] } else { Vec::new() };
        tiny.options = vec![
            Opt { requires: requires(true), yearly: fees.0, fixed, delivery, ..opt(Buy::Units) },
            Opt { requires: requires(false), yearly: fees.1, ..opt(Buy::Once) },
        ];
        let seconds = amounts.iter().map(|_| second).collect();
        tiny.budgets = vec![
            Bud { amounts, options: vec![0, 1], rural_only: false },
            Bud { amounts: seconds, options: vec![1], rural_only: true },
        ];
        let own = NeedIx::new(0);
        let measure = if people { Measure::PeopleYears(own) } else { Measure::Units(own) };
        tiny.goals = vec![(Sense::Maximise, vec![(1, measure), (1, Measure::Full(NeedIx::new(1)))])];
        let limit = Limit::AtLeast(Fraction::whole(soft_floor));
        tiny.rules = vec![(RuleKind::Floor, Measure::Stock(own), GroupIx::new(Instance::URBAN), limit, true)];
        let mut instance = tiny.instance();
        (instance.options[0].life, instance.options[1].life) = lives;
        instance.budgets[0].carry_over = carry;
        for year in YearIx::all(instance.horizon()) {
            for object in crate::index::ObjectIx::all(instance.objects.len()) {
                let more = i64::try_from(year.at()).expect("few years") * inflation;
                let price = instance.options[0].price.get(object, year) + Money::from_tenge(more).expect("small");
                instance.options[0].price.set(object, year, price);
            }
        }
        let decisions = [
            must.map(|at| (at, crate::instance::DecisionKind::Must)),
            lock.map(|at| (at, crate::instance::DecisionKind::Lock { option: 0, quantity: Units::ONE })),
        ];
        let decided = decisions.into_iter().flatten().filter(|(at, _)| *at < instance.objects.len());
        instance.decisions = decided
            .map(|(at, kind)| crate::instance::Decision {
                object: crate::index::ObjectIx::new(at),
                kind,
                reason: "order 1".to_owned(),
            })
            .collect();
        instance
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(14), failure_persistence: None, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn plans_of_what_retires_are_as_good_as_enumeration(instance in renewed()) {
        let problem = formulate(&instance);
        prop_assume!(size(&problem) <= 60_000);
        let best = enumerate(&problem);
        let plan = plan_instance(&instance, &Limits::default());
        prop_assert_eq!(plan.is_ok(), best.is_some());
        let (Ok(plan), Some(best)) = (plan, best) else { return Ok(()) };
        for (goal, best) in plan.goals.iter().zip(best) {
            let (value, bound) = if goal.minimise { (-goal.value, -goal.bound) } else { (goal.value, goal.bound) };
            prop_assert!(bound >= best, "{} is bounded by {bound}, {best} is possible", goal.text);
            prop_assert!(goal.proof < Proof::C, "{} is left at a limit", goal.text);
            prop_assert!(best - value < i128::from(goal.step), "{}: {value} of {best}, {:?}", goal.text, goal.proof);
            if best != value {
                return Ok(());
            }
        }
    }
}
