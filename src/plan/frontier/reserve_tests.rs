//! Reserves of small plans with known answers, and of random ones against every plan that keeps the one that is.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::formulation::{ColumnName, GoalKind, formulate};
use crate::index::{NeedIx, ObjectIx, OptionIx, YearIx};
use crate::plan::bought::Bought;
use crate::plan::plan_instance;
use crate::plan::tests::brute_force::{enumerate_where, size, tiny};
use crate::plan::tests::{Tiny, obj};
use crate::programme::{Buy, Measure, Sense};
use crate::solve::{Limits, Watch};

fn tenge(tenge: i64) -> Money {
    Money::from_tenge(tenge).expect("a small amount")
}

fn asked(tiny: &Tiny, places: usize, extra: Option<i64>) -> Reserve {
    let request = ReserveRequest { source: BudgetIx::new(0), places, extra: extra.map(tenge) };
    let (limits, watch) = (Limits::default(), Watch::default());
    reserve((&tiny.instance(), &tiny.plan()), &request, (&limits, &watch), &|_| ()).expect("a reserve")
}

/// Kits for 7, 5 and 5 people that cost 6, 5 and 5.
fn t36(budget: i64) -> Tiny {
    let objects = [("a", 6), ("b", 5), ("c", 5)].map(|(id, cost)| obj(id, true, &[(1, 0)], &[cost]));
    let mut tiny = Tiny::new(Buy::Once, budget, objects.to_vec());
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::People(NeedIx::new(0)))])];
    for (object, pupils) in tiny.objects.iter_mut().zip([7, 5, 5]) {
        object.pupils = pupils;
    }
    tiny
}

/// T36: with 6 the first is served, with 10 a new plan would drop it for the two others; the reserve keeps it.
#[test]
fn t36_a_reserve_drops_nobody() {
    let own = asked(&t36(6), 5, None);
    let places: Vec<_> = own.places.iter().map(|place| (place.extra, place.total, place.proof)).collect();
    assert_eq!(places, [(tenge(5), 12, Proof::A), (tenge(10), 17, Proof::A)]);
    assert_eq!(own.end, ReserveEnd::Full);
    assert_eq!(own.places[0].added[0].object, ObjectIx::new(1));
    let nesting = |own: &Reserve| own.nesting.map(|nesting| (nesting.extra, nesting.nested, nesting.free));
    assert_eq!(nesting(&own), Some((tenge(10), 17, 17)));
    // With 10 in all, the price of keeping the first is 3.
    let own = asked(&t36(6), 5, Some(4));
    assert_eq!((own.places.len(), own.end), (0, ReserveEnd::Money));
    assert_eq!(nesting(&own), Some((tenge(4), 7, 10)));
}

/// Of one good at one price: the average price at which each place is reached is the budget through all units, cut to a tenge.
#[test]
fn places_are_reached_at_lower_prices() {
    let objects = [("a", true, 3), ("b", false, 9)].map(|(id, rural, lack)| obj(id, rural, &[(lack, 0)], &[100]));
    let mut own = Tiny::new(Buy::Units, 450, objects.to_vec()).rural(crate::programme::RuralMode::First);
    own.goals = vec![(Sense::Maximise, vec![(1, Measure::Units(NeedIx::new(0)))])];
    let found = asked(&own, 3, None);
    let places: Vec<_> = found.places.iter().map(|place| (place.extra, place.price)).collect();
    let expected = [(50, 90), (150, 75), (250, 64)].map(|(extra, price)| (tenge(extra), Some(tenge(price))));
    assert_eq!(places, expected);
    assert_eq!((found.left, found.end), (tenge(50), ReserveEnd::Listed));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, rng_seed: RngSeed::Fixed(163), failure_persistence: None, ..ProptestConfig::default() })]

    /// No plan that keeps all that is bought and serves some goal better, none before worse, needs less money than the first place.
    #[test]
    fn no_improvement_is_cheaper_than_the_first_place(tiny in tiny()) {
        let mut instance = tiny.instance();
        prop_assume!(instance.horizon() == 1);
        instance.budgets[1].amount[0] = Money::ZERO;
        let Ok(plan) = plan_instance(&instance, &Limits::default()) else { return Ok(()) };
        let request = ReserveRequest { source: BudgetIx::new(0), places: 1, extra: None };
        let Ok(found) = reserve((&instance, &plan), &request, (&Limits::default(), &Watch::default()), &|_| ()) else { return Ok(()) };
        let mut rich = instance.clone();
        rich.budgets[0].amount[0] = tenge(1_000_000_000);
        let mut problem = formulate(&rich);
        prop_assume!(size(&problem) <= 20_000);
        let bought = Bought::of(&instance, &plan.purchases, &plan.orders);
        for column in &mut problem.columns {
            if let ColumnName::Bought(object, option, year) = column.name {
                column.lower = bought.upto(option, object, year);
            }
        }
        let measured = problem.goals.iter().position(|goal| matches!(&goal.kind, GoalKind::Model { tier: None, .. })).expect("a goal");
        let goals: Vec<_> = problem.goals.iter().take(measured + 1).map(|goal| (goal.form.clone(), i128::from(goal.step.max(1)))).collect();
        let kept: Vec<i128> = {
            let mut own = formulate(&instance);
            own.goals.truncate(measured + 1);
            for column in &mut own.columns {
                if let ColumnName::Bought(object, option, year) = column.name {
                    column.lower = bought.upto(option, object, year);
                }
            }
            enumerate_where(&own, |_| true).expect("the plan itself")
        };
        let cost = problem.goals.iter().find(|goal| goal.kind == GoalKind::Money).expect("money").form.clone();
        problem.goals = vec![super::point::money_goal(cost)];
        // The first goal that may improve, at the least cost.
        let improves = (0..=measured).find_map(|first| {
            enumerate_where(&problem, |values| {
                (0..=first).all(|at| {
                    let more = if at == first { goals[at].1 } else { 0 };
                    goals[at].0.value(values) >= kept[at] + more
                })
            })
        });
        match (found.places.first(), improves) {
            (None, best) => prop_assert_eq!(best, None),
            (Some(place), Some(best)) => {
                prop_assert!(place.added.iter().all(|shift| shift.after > shift.before));
                // One budget pays for all: what it lacks is what the cheapest such plan costs beyond its money.
                let needed = i64::try_from(-best[0]).expect("small");
                prop_assert_eq!(place.extra, Money::from_tiyn((needed - plan.budgets[0].limit.tiyn()).max(0)));
            }
            (Some(_), None) => prop_assert!(false, "a place that nothing allows"),
        }
    }
}

/// What a chain buys is never given up, and money only grows.
#[test]
fn a_reserve_only_grows() {
    let objects = (1..7).map(|at| obj(&format!("S{at}"), at % 2 == 0, &[(at, 0)], &[10 + at])).collect();
    let own = Tiny::new(Buy::Units, 60, objects);
    let found = asked(&own, 30, None);
    assert!(found.places.windows(2).all(|pair| pair[0].extra <= pair[1].extra && pair[0].total < pair[1].total));
    assert_eq!(found.end, ReserveEnd::Full);
    let bought: i64 =
        found.places.iter().flat_map(|place| &place.added).map(|own| own.after.get() - own.before.get()).sum();
    let before = Bought::of(&own.instance(), &own.plan().purchases, &own.plan().orders);
    let start: i64 = ObjectIx::all(6).map(|object| before.upto(OptionIx::new(0), object, YearIx::new(0))).sum();
    assert_eq!(start + bought, 21);
}
