//! Properties that relate the plans of two instances.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::solve::Proof;

prop_compose! {
    pub(super) fn tiny()(
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

/// What each object gets, by the name that it has in both of two instances.
fn bought_by_name(instance: &Instance) -> Vec<(String, i64)> {
    let plan = plan_instance(instance, &Limits::default()).expect("there is a plan");
    let of = |at: usize| plan.purchases.iter().filter(|p| p.object.at() == at).map(|p| p.quantity.get()).sum();
    let mut bought: Vec<_> =
        instance.objects.name.iter().enumerate().map(|(at, name)| (name.clone(), of(at))).collect();
    bought.sort();
    bought
}

/// Two needs of each object, an option for each, and one budget.
fn with_second_need(tiny: &Tiny, lacks: &[i64]) -> Tiny {
    let mut two = tiny.clone();
    two.options = vec![opt(tiny.options[0].buy), opt(Buy::Units)];
    two.budgets[0].options = vec![0, 1];
    for (object, lack) in two.objects.iter_mut().zip(lacks) {
        object.needs.push((*lack, 0));
        object.prices.push(lack + 2);
    }
    two
}

/// The goal `first·units(n0) + second·units(n1)`.
fn weighed(first: i64, second: i64) -> Vec<(Sense, Vec<(i64, Measure)>)> {
    let terms = [(first, 0), (second, 1)].map(|(weight, need)| (weight, Measure::Units(NeedIx::new(need))));
    vec![(Sense::Maximise, terms.to_vec())]
}

/// The goals' values, in the sense of maximising.
fn values(plan: &Plan) -> Vec<i128> {
    plan.goals.iter().map(|g| if g.minimise { -g.value } else { g.value }).collect()
}

/// The model's own goals' values.
pub(super) fn own_values(plan: &Plan) -> Vec<i128> {
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
    fn m2_other_ids_give_the_same_plan_up_to_the_lottery(tiny in tiny()) {
        let mut renamed = tiny.clone();
        for (object, at) in renamed.objects.iter_mut().zip(0..) {
            object.id = format!("X{:02}", 99 - at);
        }
        prop_assert_eq!(values(&tiny.plan()), values(&renamed.plan()));
        // With the lottery numbers of the old ids, the plan is the same in every tie.
        let (old, mut new) = (tiny.instance(), renamed.instance());
        for at in 0..new.objects.len() {
            let was = renamed.objects.iter().position(|object| object.id == new.objects.id[at]).expect("one of them");
            let was = old.objects.id.iter().position(|id| *id == tiny.objects[was].id).expect("one of them");
            new.objects.lottery[at] = old.objects.lottery[was];
            new.objects.name[at].clone_from(&old.objects.name[was]);
        }
        prop_assert_eq!(bought_by_name(&old), bought_by_name(&new));
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
    fn m4_a_looser_rule_is_never_worse(tiny in tiny(), most in 0_i128..6, more in 0_i128..4, least in 0_i128..6) {
        let ruled = |kind, group, limit| {
            let mut ruled = tiny.clone();
            ruled.rules = vec![(kind, Measure::Units(NeedIx::new(0)), GroupIx::new(group), limit, false)];
            plan_instance(&ruled.instance(), &Limits::default()).ok().map(|plan| own_values(&plan))
        };
        // No plan is worse than any plan, and `None` is less than any values.
        let free = Some(own_values(&tiny.plan()));
        let cap = |most| ruled(RuleKind::Cap, Instance::URBAN, Limit::AtMost(Fraction::whole(most)));
        prop_assert!(cap(most) <= cap(most + more) && cap(most + more) <= free);
        let floor = |least| ruled(RuleKind::Floor, Instance::URBAN, Limit::AtLeast(Fraction::whole(least)));
        prop_assert!(floor(least + more) <= floor(least) && floor(least) <= free);
    }

    #[test]
    fn m4_one_option_more_is_never_worse(tiny in tiny(), lacks in prop::collection::vec(0_i64..4, 8)) {
        let mut two = with_second_need(&tiny, &lacks);
        two.goals = weighed(2, 3);
        let both = two.instance();
        let mut one = both.clone();
        one.options.truncate(1);
        one.budgets[0].options.truncate(1);
        let best = |instance| own_values(&plan_instance(instance, &Limits::default()).expect("there is a plan"));
        prop_assert!(best(&one) <= best(&both));
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
    fn m7_the_scale_of_weights_does_not_matter(
        tiny in tiny(),
        lacks in prop::collection::vec(0_i64..4, 8),
        (first, second) in (1_i64..5, 1_i64..5),
        factor in prop::sample::select(vec![2_i64, 3, 1000]),
        mode in prop::sample::select(vec![RuralMode::None, RuralMode::First, RuralMode::Weight(fraction(3, 2))]),
    ) {
        let mut one = with_second_need(&tiny, &lacks).rural(mode);
        let mut other = one.clone();
        one.goals = weighed(first, second);
        other.goals = weighed(first * factor, second * factor);
        let (plan, scaled) = (one.plan(), other.plan());
        prop_assert_eq!(&plan.purchases, &scaled.purchases);
        let times: Vec<i128> = own_values(&plan).iter().map(|value| value * i128::from(factor)).collect();
        prop_assert_eq!(times, own_values(&scaled));
    }

    #[test]
    fn m7_the_scale_of_points_does_not_matter(tiny in tiny(), factor in prop::sample::select(vec![2_i64, 5])) {
        let plan = |factor: i64| {
            let mut tiny = tiny.clone();
            let step = |n: i128, value: i64| Step { share: fraction(n, 3), value: value * factor };
            tiny.options[0] = Opt { steps: vec![step(1, 4), step(2, 2), step(3, 1)], ..opt(Buy::Units) };
            tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Value(OptionIx::new(0)))])];
            tiny.plan()
        };
        prop_assert_eq!(plan(1).purchases, plan(factor).purchases);
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
    fn a_second_run_gives_the_same_plan(tiny in tiny()) {
        prop_assert_eq!(tiny.plan().purchases, tiny.plan().purchases);
    }
}
