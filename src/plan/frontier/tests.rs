//! Frontiers of small instances with known answers, and of random ones against every plan there is.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::formulation::{GoalKind, formulate};
use crate::plan::plan_instance;
use crate::plan::tests::brute_force::{enumerate, size, tiny};
use crate::plan::tests::{Obj, Tiny, fraction, obj};
use crate::programme::{Buy, RuralMode};
use crate::solve::{Limits, Watch};

fn tenge(tenge: i64) -> Money {
    Money::from_tenge(tenge).expect("a small amount")
}

fn asked(tiny: &Tiny, request: &FrontierRequest) -> Frontier {
    let (limits, watch) = (Limits::default(), Watch::default());
    frontier(&tiny.instance(), request, (&limits, &watch), &|_, _| ()).expect("there is a frontier")
}

fn totals(frontier: &Frontier) -> Vec<(i64, i128)> {
    frontier.points.iter().map(|own| (own.amount.tenge_and_tiyn().0, own.total)).collect()
}

/// Kits for 3 that cost 3, and for 6 that cost 5: what a kit fills counts.
fn t27(budget: i64) -> Tiny {
    let mut tiny = Tiny::new(Buy::Once, budget, vec![obj("A", true, &[(1, 0)], &[3]), obj("B", true, &[(1, 0)], &[5])]);
    tiny.objects[0].pupils = 3;
    tiny.objects[1].pupils = 6;
    tiny.goals = vec![(
        crate::programme::Sense::Maximise,
        vec![(1, crate::programme::Measure::People(crate::index::NeedIx::new(0)))],
    )];
    tiny
}

#[test]
fn t27_every_tenge_and_the_staircase() {
    let at = |n: i64| {
        let request =
            FrontierRequest { from: Some(tenge(n)), to: Some(tenge(n)), points: 1, ..FrontierRequest::default() };
        let found = totals(&asked(&t27(5), &request));
        found.into_iter().find(|(amount, _)| *amount == n).expect("the asked point").1
    };
    assert_eq!([0, 1, 2, 3, 4, 5, 6, 7, 8].map(at), [0, 0, 0, 3, 3, 6, 6, 6, 9]);
    let stairs = asked(&t27(5), &FrontierRequest { points: 9, ..FrontierRequest::default() });
    assert!(stairs.is_staircase);
    assert_eq!(totals(&stairs), [(0, 0), (3, 3), (5, 6), (8, 9)]);
    assert!(stairs.points.iter().all(|own| own.ceiling.is_none_or(|most| most >= own.total) && own.proof == Proof::A));
    assert_eq!(stairs.points.iter().map(|own| own.is_present).collect::<Vec<_>>(), [false, false, true, false]);
}

#[test]
fn t27_three_prices_of_money() {
    let own = asked(&t27(5), &FrontierRequest { points: 9, ..FrontierRequest::default() });
    let price = own.prices.first().expect("a price of money");
    let million = |n: i128, d: i128| Some(fraction(1_000_000 * n, d));
    let near = |slope: Option<Fraction>, wanted: Option<Fraction>| {
        let apart = slope.zip(wanted).and_then(|(one, other)| one.checked_sub(other)).expect("two slopes");
        apart < fraction(1, 100) && apart > fraction(-1, 100)
    };
    assert!(near(price.slopes[0], million(6, 5)) && near(price.slopes[1], million(1, 1)), "{price:?}");
    assert_eq!(price.next, Some(Next { extra: tenge(3), gain: 3, proof: Proof::A }));
    assert_eq!(
        price.steps.iter().map(|step| (step.tenge, step.change)).collect::<Vec<_>>(),
        [(1_000_000, Some(3)), (10_000_000, Some(3))]
    );
    let full = asked(&t27(8), &FrontierRequest { points: 9, ..FrontierRequest::default() });
    assert_eq!(full.prices[0].next, None);
}

#[test]
fn teachers_and_wifi_at_the_published_prices() {
    let teachers: Vec<Obj> = (0..200).map(|at| obj(&format!("S{at:03}"), true, &[(9, 0)], &[269_956])).collect();
    let tiny = Tiny::new(Buy::Units, 311_800_000, teachers).rural(RuralMode::First);
    let own = asked(&tiny, &FrontierRequest { points: 5, ..FrontierRequest::default() });
    assert_eq!(own.prices[0].next, Some(Next { extra: tenge(269_136), gain: 1, proof: Proof::A }));
    let change = |tenge: i64| own.prices[0].steps.iter().find(|step| step.tenge == tenge).and_then(|step| step.change);
    assert_eq!([-10_000_000, -1_000_000, 1_000_000, 10_000_000].map(change), [Some(-38), Some(-4), Some(3), Some(37)]);
    // 291 553 ₸ each: ⌊311 800 000 / 291 553⌋ = 1 069.
    assert_eq!(own.dearer.map(|own| (own.now, own.total)), Some((1_155, Some(1_069))));
    assert_eq!(own.enough.map(|own| (own.amount, own.total)), Some((tenge(1_800 * 269_956), 1_800)));

    let wifi: Vec<Obj> = (0..277).map(|at| obj(&format!("S{at:03}"), at % 3 == 0, &[(1, 0)], &[2_910_256])).collect();
    let own =
        asked(&Tiny::new(Buy::Once, 454_000_000, wifi), &FrontierRequest { points: 5, ..FrontierRequest::default() });
    assert_eq!(own.prices[0].next, Some(Next { extra: tenge(2_910_192), gain: 1, proof: Proof::A }));
}

/// 10 for up to 9 units, 8 from 10 on: one tenge more buys three units more.
#[test]
fn t09_a_price_break_is_a_step_of_the_frontier() {
    let mut tiny = Tiny::new(Buy::Units, 79, vec![obj("A", true, &[(12, 0)], &[0])]);
    tiny.ordered = vec![crate::plan::tests::ordered(1, &[(1, 10), (10, 8)])];
    let own = asked(&tiny, &FrontierRequest { points: 20, ..FrontierRequest::default() });
    let found = totals(&own);
    assert!(found.contains(&(79, 7)) && found.contains(&(80, 10)) && found.contains(&(96, 12)), "{found:?}");
    assert_eq!(own.prices[0].next.map(|next| (next.extra, next.gain)), Some((tenge(1), 3)));
}

#[test]
fn rules_that_a_budget_cannot_keep_are_told_with_the_money_at_which_they_hold() {
    use crate::instance::{Instance, Limit};
    let mut tiny = Tiny::new(Buy::Units, 30, vec![obj("A", true, &[(5, 0)], &[4]), obj("B", false, &[(5, 0)], &[1])]);
    let measure = crate::programme::Measure::Units(crate::index::NeedIx::new(0));
    let limit = Limit::AtLeast(fraction(3, 1));
    tiny.rules = vec![(crate::programme::RuleKind::Floor, measure, GroupIx::new(Instance::RURAL), limit, false)];
    let own = asked(&tiny, &FrontierRequest { points: 4, ..FrontierRequest::default() });
    let outcomes: Vec<_> = own.points.iter().map(|own| (own.amount.tenge_and_tiyn().0, own.outcome)).collect();
    assert_eq!(outcomes[0], (0, ModeOutcome::Impossible), "{outcomes:?}");
    assert_eq!(own.holds_from.map(|least| (least.amount, least.proof)), Some((tenge(12), Proof::A)));
}

#[test]
fn targets_are_reached_for_the_least_money_or_told_why_not() {
    let objects = vec![obj("A", true, &[(5, 1)], &[4]), obj("B", false, &[(5, 0)], &[1])];
    let wanted = |tiny: &Tiny, n: i128| {
        let request = FrontierRequest { points: 3, target: Some(fraction(n, 10)), ..FrontierRequest::default() };
        asked(tiny, &request).target.expect("an answer")
    };
    let tiny = Tiny::new(Buy::Units, 3, objects);
    let least = Least { amount: tenge(9), total: 6, proof: Proof::A };
    assert_eq!(wanted(&tiny, 7), Target::Reached { least, in_order: None });
    // Villages first spend the same nine tenge on two units of their own and one in town.
    let first = tiny.clone().rural(RuralMode::First);
    assert_eq!(wanted(&first, 7), Target::Reached { least, in_order: Some(3) });
    let blocked = Blocked { most: 9, proof: Proof::A, rural: 0, urban: 0 };
    assert_eq!(wanted(&tiny, 11), Target::Impossible(blocked));
}

/// The most of the first goal of coverage with `budget` tenge, by enumeration of every plan.
fn most(tiny: &Tiny, budget: i64) -> i128 {
    let mut own = tiny.clone();
    own.budgets[0].amounts = vec![budget];
    let problem = formulate(&own.instance());
    let at = problem.goals.iter().position(|goal| goal.kind.is_model()).expect("a goal");
    enumerate(&problem).expect("buying nothing is always possible here")[at]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, rng_seed: RngSeed::Fixed(17), failure_persistence: None, ..ProptestConfig::default() })]

    /// M17: never falling, below the ceiling, and every number what enumeration says.
    #[test]
    fn m17_points_least_money_and_the_next_unit_are_those_of_enumeration(tiny in tiny()) {
        let mut tiny = tiny.rural(RuralMode::None);
        tiny.rules.clear();
        tiny.leximin = None;
        for budget in &mut tiny.budgets {
            budget.amounts.truncate(1);
        }
        prop_assume!(tiny.budgets[0].amounts[0] < 40 && tiny.objects.iter().all(|own| own.prices.iter().all(|price| *price < 40)) && size(&formulate(&tiny.instance())) <= 2_000);
        let source = Some(BudgetIx::new(0));
        let request = FrontierRequest { source, to: Some(tenge(40)), points: 9, ..FrontierRequest::default() };
        let own = asked(&tiny, &request);
        prop_assert!(own.points.windows(2).all(|pair| pair[0].amount < pair[1].amount && pair[0].total <= pair[1].total));
        for point in &own.points {
            let amount = point.amount.tenge_and_tiyn().0;
            prop_assert_eq!(point.total, most(&tiny, amount));
            prop_assert!(point.ceiling.is_some_and(|most| most >= point.total));
            prop_assert!(point.bound.is_some_and(|most| most >= point.total));
            if point.is_least {
                let needed = point.needed.tenge_and_tiyn().0;
                prop_assert_eq!(most(&tiny, needed), point.total);
                prop_assert!(needed == 0 || most(&tiny, needed - 1) < point.total);
            }
        }
        let present = tiny.budgets[0].amounts[0];
        let now = most(&tiny, present);
        let better = (present..140).find(|amount| most(&tiny, *amount) > now);
        let next = own.prices.first().and_then(|price| price.next);
        prop_assert_eq!(next.map(|next| next.extra), better.map(|amount| tenge(amount - present)));
        if let (Some(next), Some(amount)) = (next, better) {
            prop_assert_eq!(next.gain, most(&tiny, amount) - now);
        }
    }

    /// In every mode, with soft rules and several years: a point reaches what a plan of its money reaches.
    #[test]
    fn points_are_plans(tiny in tiny()) {
        let own = asked(&tiny, &FrontierRequest { points: 4, ..FrontierRequest::default() });
        let is_weighted = matches!(tiny.rural, RuralMode::Weight(_));
        prop_assert!(own.is_complete && own.points.iter().all(|point| point.bound.is_none() == is_weighted));
        for point in own.points.iter().filter(|point| point.is_present && point.bound.is_some()) {
            let plan = plan_instance(&tiny.instance(), &Limits::default()).expect("a plan");
            let is_first = |kind: &GoalKind| matches!(kind, GoalKind::Model { tier: None, .. });
            let value = plan.goals.iter().find(|line| is_first(&line.kind)).map(|line| line.value);
            prop_assert_eq!(Some(point.total), value);
        }
    }
}
