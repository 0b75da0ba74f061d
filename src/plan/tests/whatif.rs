//! What would follow if an object got everything or nothing, against enumeration of every such plan.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::brute_force::{enumerate_where, size, tiny};
use super::*;
use crate::formulation::{ColumnName, formulate, most_useful};
use crate::index::ObjectIx;
use crate::plan::{Change, NoWhatIf, Shift, Wish, what_if};
use crate::solve::Watch;

fn asked(
    instance: &Instance,
    plan: &Plan,
    about: (ObjectIx, OptionIx),
    wish: Wish,
) -> Result<super::super::WhatIf, NoWhatIf> {
    what_if((instance, plan), about, wish, (&Limits::default(), &Watch::default()))
}

/// T06 and T36: 10 buys the two of 5; who forces the first one in loses 3 and can lose no less.
#[test]
fn the_price_of_a_wish_is_exact() {
    let costs = [6, 5, 5];
    let objects = costs.iter().zip(["a", "b", "c"]).map(|(cost, id)| obj(id, true, &[(1, 0)], &[*cost]));
    let mut tiny = Tiny::new(Buy::Once, 10, objects.collect());
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::People(NeedIx::new(0)))])];
    for (object, pupils) in tiny.objects.iter_mut().zip([7, 5, 5]) {
        object.pupils = pupils;
    }
    let (instance, plan) = (tiny.instance(), tiny.plan());
    let about = |object: usize| (ObjectIx::new(object), OptionIx::new(0));
    let forced = asked(&instance, &plan, about(0), Wish::Everything).expect("a plan");
    assert_eq!(forced.first_change(&plan), Some(Change { goal: 0, found: 3, at_least: 3 }));
    let units = |n: i64| Units::new(n);
    let shift = |object: usize, before, after| {
        let (object, option) = about(object);
        Shift { object, option, before: units(before), after: units(after) }
    };
    assert_eq!(forced.shifts, [shift(1, 1, 0), shift(2, 1, 0), shift(0, 0, 1)]);
    let without = asked(&instance, &plan, about(1), Wish::Nothing).expect("a plan");
    assert_eq!(without.first_change(&plan), Some(Change { goal: 0, found: 3, at_least: 3 }));
    assert_eq!(asked(&instance, &plan, about(0), Wish::Nothing).expect("a plan").first_change(&plan), None);
}

#[test]
fn a_wish_beyond_the_money_is_impossible() {
    let tiny = Tiny::new(Buy::Units, 3, vec![obj("a", true, &[(5, 0)], &[1]), obj("b", true, &[(0, 0)], &[1])]);
    let (instance, plan) = (tiny.instance(), tiny.plan());
    let about = |object: usize| (ObjectIx::new(object), OptionIx::new(0));
    assert_eq!(asked(&instance, &plan, about(0), Wish::Everything).map(|_| ()), Err(NoWhatIf::Impossible));
    assert_eq!(asked(&instance, &plan, about(1), Wish::Everything).map(|_| ()), Err(NoWhatIf::Settled));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(36), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wishes_are_served_as_well_as_enumeration_does(tiny in tiny(), at in 0_usize..5, option in 0_usize..2, all in any::<bool>()) {
        let instance = tiny.instance();
        let problem = formulate(&instance);
        prop_assume!(size(&problem) < 20_000);
        let Ok(plan) = plan_instance(&instance, &Limits::default()) else { return Ok(()) };
        let (object, option) = (ObjectIx::new(at % instance.objects.len()), OptionIx::new(option));
        let lack = most_useful(&instance, option, object);
        let last = YearIx::new(instance.horizon() - 1);
        let own = problem.columns.iter().position(|column| column.name == ColumnName::Bought(object, option, last));
        let wish = if all { Wish::Everything } else { Wish::Nothing };
        let best = own.and_then(|own| {
            enumerate_where(&problem, |values| if all { values[own] >= lack } else { values[own] == 0 })
        });
        match asked(&instance, &plan, (object, option), wish) {
            Err(NoWhatIf::Settled) => prop_assert!(own.is_none()),
            Err(NoWhatIf::Impossible) => prop_assert_eq!(best, None),
            Err(NoWhatIf::Stopped) => prop_assert!(false, "stopped"),
            Ok(found) => {
                let sign = |goal: &crate::plan::GoalLine| if goal.minimise { -goal.value } else { goal.value };
                let values: Vec<i128> = found.goals.iter().map(sign).collect();
                prop_assert_eq!(Some(values), best);
            }
        }
    }
}
