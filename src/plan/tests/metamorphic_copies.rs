//! Properties of instances that repeat, double, lock or reprice others.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::metamorphic::{own_values, tiny};
use super::*;
use crate::index::ObjectIx;
use crate::instance::{Decision, DecisionKind};

/// The objects with copies of them behind.
fn doubled(tiny: &Tiny) -> Tiny {
    let mut two = tiny.clone();
    let copies = tiny.objects.iter().map(|object| Obj { id: format!("{}x", object.id), ..object.clone() });
    two.objects.extend(copies);
    two.budgets[0].amounts[0] *= 2;
    two
}

fn planned(instance: &Instance) -> Plan {
    plan_instance(instance, &Limits::default()).expect("there is a plan")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(2022), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn m11_two_alike_are_as_one_with_both_lacks(tiny in tiny()) {
        prop_assume!(tiny.options[0].buy == Buy::Units);
        let (mut halves, mut wholes) = (tiny.clone(), tiny.clone());
        halves.objects.extend(tiny.objects.iter().map(|object| Obj { id: format!("{}x", object.id), ..object.clone() }));
        for object in &mut wholes.objects {
            object.needs[0].0 *= 2;
        }
        prop_assert_eq!(own_values(&halves.plan()), own_values(&wholes.plan()));
    }

    #[test]
    fn m12_twice_of_all_covers_at_least_twice(tiny in tiny()) {
        let (once, twice) = (tiny.plan(), doubled(&tiny).plan());
        for (own, both) in own_values(&once).into_iter().zip(own_values(&twice)).take(1) {
            prop_assert!(both >= 2 * own, "{both} < 2 · {own}");
        }
    }

    #[test]
    fn m13_a_plan_that_is_locked_stays_and_one_that_is_delivered_leaves_nothing_to_gain(tiny in tiny()) {
        let (plan, mut locked) = (tiny.plan(), tiny.instance());
        for line in &plan.purchases {
            let kind = DecisionKind::Lock { option: 0, quantity: line.quantity };
            locked.decisions.push(Decision { object: line.object, kind, reason: String::new() });
        }
        prop_assert_eq!(&planned(&locked).purchases, &plan.purchases);
        let mut delivered = tiny.clone();
        delivered.objects.sort_by(|a, b| a.id.cmp(&b.id));
        for line in &plan.purchases {
            delivered.objects[line.object.at()].needs[0].1 += line.quantity.get();
        }
        delivered.budgets[0].amounts[0] = left(&plan, 0);
        prop_assert_eq!(own_values(&delivered.plan()).first().copied(), Some(0));
    }

    #[test]
    fn m15_m16_villages_get_most_in_strict_order_and_all_get_most_without_any(tiny in tiny(), n in 1_i128..4, d in 1_i128..4) {
        let modes = [
            RuralMode::Weight(Fraction::new(n + d, d).expect("positive")),
            RuralMode::Floor { share: Fraction::new(n.min(d), d).expect("positive"), of: crate::programme::ShareOf::Units },
        ];
        let mut counted = tiny;
        counted.goals = vec![(Sense::Maximise, vec![(1, Measure::Units(NeedIx::new(0)))])];
        let split_of = |mode| {
            let tiny = counted.clone().rural(mode);
            split(&tiny, &tiny.plan())
        };
        let (first, none) = (split_of(RuralMode::First), split_of(RuralMode::None));
        prop_assert!(none.0 + none.1 >= first.0 + first.1);
        for mode in modes {
            let other = split_of(mode);
            prop_assert!(first.0 >= other.0, "{mode:?}: {other:?}, first {first:?}");
            prop_assert!(none.0 + none.1 >= other.0 + other.1, "{mode:?}: {other:?}, none {none:?}");
        }
    }

    #[test]
    fn m22_m23_dearer_what_is_not_bought_and_cheaper_what_is_change_no_choice(tiny in tiny(), by in 1_i64..5) {
        let mut tiny = tiny;
        tiny.objects.sort_by(|a, b| a.id.cmp(&b.id));
        let plan = tiny.plan();
        let gets = |plan: &Plan, at: usize| plan.purchases.iter().any(|line| line.object == ObjectIx::new(at));
        for at in 0..tiny.objects.len() {
            let mut priced = tiny.clone();
            if gets(&plan, at) {
                priced.objects[at].prices[0] = (priced.objects[at].prices[0] - by).max(1);
                let is_once = tiny.options[0].buy == Buy::Once;
                prop_assert!(!is_once || gets(&priced.plan(), at), "{at}");
            } else {
                priced.objects[at].prices[0] += by;
                prop_assert_eq!(own_values(&priced.plan()), own_values(&plan));
            }
        }
    }
}
