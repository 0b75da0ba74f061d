//! Properties that relate the plans of two instances.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::solve::Proof;

prop_compose! {
    fn tiny()(
        rows in prop::collection::vec((any::<bool>(), 0_i64..6, 1_i64..9, 0_i64..40, 0_u32..3), 2..9),
        budget in 0_i64..60,
        first in any::<bool>(),
        once in any::<bool>(),
    ) -> Tiny {
        let objects = rows.iter().enumerate().map(|(at, (rural, lack, price, pupils, district))| Obj {
            pupils: *pupils,
            district: *district,
            ..obj(&format!("S{at}"), *rural, &[(*lack, 0)], &[*price])
        });
        let buy = if once { Buy::Once } else { Buy::Units };
        let mut tiny = Tiny::new(buy, budget, objects.collect());
        if once {
            tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::People(NeedIx::new(0)))])];
            for object in &mut tiny.objects {
                object.needs[0].0 = object.needs[0].0.min(1);
            }
        }
        tiny.rural(if first { RuralMode::First } else { RuralMode::None })
    }
}

/// The goals' values, in the sense of maximising.
fn values(plan: &Plan) -> Vec<i128> {
    plan.goals.iter().map(|g| if g.minimise { -g.value } else { g.value }).collect()
}

/// The model's own goals' values.
fn own_values(plan: &Plan) -> Vec<i128> {
    let own = plan.goals.iter().filter(|g| matches!(g.kind, crate::formulation::GoalKind::Model { .. }));
    own.map(|g| g.value).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(2021), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn m1_the_order_of_rows_does_not_matter(tiny in tiny(), seed in any::<u64>()) {
        let mut shuffled = tiny.clone();
        let mut state = seed;
        for at in (1..shuffled.objects.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let to = usize::try_from((state >> 33) % (u64::try_from(at).expect("small") + 1)).expect("small");
            shuffled.objects.swap(at, to);
        }
        prop_assert_eq!(bought(&tiny, &tiny.plan(), 0), bought(&shuffled, &shuffled.plan(), 0));
    }

    #[test]
    fn m2_other_ids_give_the_same_goals(tiny in tiny()) {
        let mut renamed = tiny.clone();
        for object in &mut renamed.objects {
            object.id = format!("X{}", object.id);
        }
        prop_assert_eq!(values(&tiny.plan()), values(&renamed.plan()));
    }

    #[test]
    fn the_table_of_modes_says_what_a_plan_with_each_mode_gives(tiny in tiny()) {
        for line in tiny.plan().modes.iter().flat_map(|table| &table.lines).filter(|line| line.proof == Proof::A) {
            let plan = tiny.clone().rural(line.mode).plan();
            let own = plan.modes[0].lines.iter().find(|own| own.chosen).expect("the plan's own mode");
            prop_assert_eq!((line.rural, line.urban), (own.rural, own.urban), "{:?}", line.mode);
        }
    }

    #[test]
    fn m3_more_money_is_never_worse(tiny in tiny(), more in 0_i64..20) {
        let mut richer = tiny.clone();
        richer.budgets[0].amounts[0] += more;
        prop_assert!(own_values(&richer.plan()) >= own_values(&tiny.plan()));
    }

    #[test]
    fn m4_a_tighter_rule_is_never_better(tiny in tiny(), most in 0_i128..6) {
        let mut capped = tiny.clone();
        let limit = Limit::AtMost(Fraction::whole(most));
        capped.rules = vec![(RuleKind::Cap, Measure::Units(NeedIx::new(0)), GroupIx::new(Instance::URBAN), limit, false)];
        prop_assert!(own_values(&capped.plan()) <= own_values(&tiny.plan()));
    }

    #[test]
    fn m5_m6_the_unit_of_money_does_not_matter(tiny in tiny(), factor in prop::sample::select(vec![3_i64, 7, 1000])) {
        let mut scaled = tiny.clone();
        scaled.budgets[0].amounts[0] *= factor;
        for object in &mut scaled.objects {
            object.prices[0] *= factor;
        }
        let (plan, other) = (tiny.plan(), scaled.plan());
        prop_assert_eq!(own_values(&plan), own_values(&other));
        prop_assert_eq!(bought(&tiny, &plan, 0), bought(&scaled, &other, 0));
    }

    #[test]
    fn m7_the_scale_of_weights_does_not_matter(tiny in tiny()) {
        let weigh = |n, d| tiny.clone().rural(RuralMode::Weight(fraction(n, d)));
        let (one, other) = (weigh(3, 2), weigh(6, 4));
        prop_assert_eq!(bought(&one, &one.plan(), 0), bought(&other, &other.plan(), 0));
    }

    #[test]
    fn m8_an_object_without_need_changes_nothing(tiny in tiny()) {
        let mut more = tiny.clone();
        more.objects.push(obj("Z", true, &[(3, 5)], &[1]));
        let with = bought(&more, &more.plan(), 0);
        prop_assert_eq!(&with[..tiny.objects.len()], &bought(&tiny, &tiny.plan(), 0)[..]);
    }

    #[test]
    fn m9_an_unfunded_object_can_leave(tiny in tiny()) {
        let plan = tiny.plan();
        let got = bought(&tiny, &plan, 0);
        let Some((out, _)) = got.iter().find(|(_, units)| *units == 0) else { return Ok(()) };
        let mut fewer = tiny.clone();
        fewer.objects.retain(|object| object.id != *out);
        prop_assume!(!fewer.objects.is_empty());
        let rest: Vec<_> = got.iter().filter(|(id, _)| id != out).cloned().collect();
        let plan_of_rest = fewer.plan();
        prop_assert_eq!(own_values(&plan), own_values(&plan_of_rest));
        prop_assert_eq!(rest, bought(&fewer, &plan_of_rest, 0));
    }

    #[test]
    fn m29_and_reruns_give_the_same_plan(tiny in tiny()) {
        let (one, other) = (tiny.plan(), tiny.plan());
        prop_assert_eq!(one.purchases, other.purchases);
    }
}
