//! Random tiny instances against enumeration of every plan.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::formulation::{ColumnName, Problem, formulate};
use crate::index::ColumnIx;
use crate::programme::ShareOf;
use crate::solve::Proof;

/// The columns that do not follow from others.
fn decided(problem: &Problem) -> Vec<usize> {
    let follows = |at: &usize| {
        let column = ColumnIx::new(*at);
        problem.is_derived(column) || matches!(problem.columns[*at].name, ColumnName::GroupCovered(..))
    };
    (0..problem.columns.len()).filter(|at| !follows(at)).collect()
}

/// The lexicographically greatest vector of goal values, by enumeration of every value of every column that does not
/// follow from others.
pub(crate) fn enumerate(problem: &Problem) -> Option<Vec<i128>> {
    enumerate_where(problem, |_| true)
}

/// The same among the plans that `keep` keeps.
pub(crate) fn enumerate_where(problem: &Problem, keep: impl Fn(&[i64]) -> bool) -> Option<Vec<i128>> {
    let mut best: Option<Vec<i128>> = None;
    let decided = decided(problem);
    let mut chosen: Vec<i64> = problem.columns.iter().map(|c| c.lower).collect();
    loop {
        let mut values = chosen.clone();
        problem.settle(&mut values);
        if decided.iter().all(|at| values[*at] == chosen[*at]) && keep(&values) && feasible(problem, &values) {
            let goals: Vec<i128> = problem.goals.iter().map(|goal| goal.form.value(&values)).collect();
            if best.as_ref().is_none_or(|b| goals > *b) {
                best = Some(goals);
            }
        }
        let next = decided.iter().position(|at| chosen[*at] < problem.columns[*at].upper);
        let Some(next) = next else { return best };
        chosen[decided[next]] += 1;
        for at in &decided[..next] {
            chosen[*at] = problem.columns[*at].lower;
        }
    }
}

/// How many values the columns have together that do not follow from others.
pub(crate) fn size(problem: &Problem) -> i64 {
    let columns = decided(problem).into_iter().map(|at| &problem.columns[at]);
    columns.map(|c| c.upper - c.lower + 1).fold(1, i64::saturating_mul)
}

fn feasible(problem: &Problem, values: &[i64]) -> bool {
    use crate::formulation::RowSense;
    problem.structure_holds(values)
        && problem.branches.iter().any(|branch| {
            problem.rows_of(branch).all(|(_, row)| {
                let value = row.form.value(values);
                match row.sense {
                    RowSense::AtMost => value <= row.limit,
                    RowSense::AtLeast => value >= row.limit,
                    RowSense::Equal => value == row.limit,
                }
            })
        })
}

/// A price difference of a few tenge.
fn at_odds(at: usize) -> i64 {
    i64::try_from(at % 3).expect("small")
}

fn mode() -> impl Strategy<Value = RuralMode> {
    let floor = |of| RuralMode::Floor { share: fraction(1, 2), of };
    prop_oneof![
        Just(RuralMode::None),
        Just(RuralMode::First),
        Just(RuralMode::Weight(fraction(3, 2))),
        Just(floor(ShareOf::Units)),
        Just(floor(ShareOf::Money)),
    ]
}

prop_compose! {
    pub(crate) fn tiny()(
        rows in prop::collection::vec((any::<bool>(), 0_i64..4, 1_i64..9, 0_i64..3, 1_i64..6, 0_i64..30), 1..5),
        budget in 0_i64..30,
        second in 0_i64..12,
        mode in mode(),
        chained in any::<bool>(),
        level in any::<bool>(),
        soft_floor in 0_i128..6,
        people in any::<bool>(),
        later in prop::option::of(0_i64..12),
        tenge in prop::sample::select(vec![1_i64, 1_000_003]),
        fee in 0_i64..2,
        leximin in prop::option::of(1_u32..4),
        stepped in any::<bool>(),
    ) -> Tiny {
        let objects = rows.iter().enumerate().map(|(at, (rural, lack, price, have, other, pupils))| Obj {
            pupils: *pupils,
            ..obj(&format!("S{at}"), *rural, &[(lack + have, *have), (1, i64::from(lack % 2 == 0))], &[*price * tenge, *other * tenge + at_odds(at)])
        });
        let mut tiny = Tiny::new(Buy::Units, budget, objects.collect()).rural(mode);
        if let Some(districts) = leximin {
            for (object, at) in tiny.objects.iter_mut().zip(0_u32..) {
                object.district = at % districts;
            }
            tiny.leximin = Some(NeedIx::new(0));
        }
        let years = |first: i64, share: i64| {
            let amounts = [Some(first), later.map(|later| later.div_euclid(share))];
            amounts.into_iter().flatten().map(|units| units * tenge).collect::<Vec<i64>>()
        };
        let requires = if chained { vec![1] } else { Vec::new() };
        tiny.options = vec![Opt { requires, ..opt(Buy::Units) }, opt(Buy::Once)];
        tiny.budgets = vec![
            Bud { amounts: years(budget, 1), options: vec![0, 1], rural_only: false },
            Bud { amounts: years(second, 3), options: vec![1], rural_only: true },
        ];
        tiny.options[1].yearly = fee * tenge;
        let own = NeedIx::new(0);
        let measure = if people { Measure::People(own) } else { Measure::Units(own) };
        tiny.goals = vec![(Sense::Maximise, vec![(1, measure), (1, Measure::Full(NeedIx::new(1)))])];
        if stepped {
            tiny.options[0].steps = vec![
                Step { share: fraction(1, 3), value: 3 },
                Step { share: fraction(1, 2), value: 2 },
                Step { share: fraction(1, 1), value: 1 },
            ];
            tiny.goals.insert(0, (Sense::Maximise, vec![(1, Measure::Value(OptionIx::new(0)))]));
        }
        if level {
            tiny.spread = Spread::Level;
        }
        let limit = Limit::AtLeast(Fraction::whole(soft_floor));
        tiny.rules = vec![(RuleKind::Floor, Measure::Units(own), GroupIx::new(Instance::URBAN), limit, true)];
        tiny
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, rng_seed: RngSeed::Fixed(2020), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_are_as_good_as_enumeration(tiny in tiny(), split in any::<bool>(), share in prop::option::of(1_i128..8)) {
        let mut instance = tiny.instance();
        instance.options[1].split = split;
        instance.budgets[1].cofund = share.map(|share| fraction(share, 7));
        let problem = formulate(&instance);
        prop_assume!(size(&problem) <= 100_000);
        let plan = plan_instance(&instance, &Limits::default()).expect("buying nothing is always possible here");
        let best = enumerate(&problem).expect("buying nothing is always possible here");
        for (goal, best) in plan.goals.iter().zip(best) {
            let (value, bound) = if goal.minimise { (-goal.value, -goal.bound) } else { (goal.value, goal.bound) };
            prop_assert!(bound >= best, "{} is bounded by {bound}, {best} is possible", goal.text);
            prop_assert!(goal.proof < Proof::C, "{} is left at a limit", goal.text);
            prop_assert!(best - value < i128::from(goal.step), "{}: {value} of {best}, {:?}", goal.text, goal.proof);
            if best != value {
                return Ok(());
            }
        }
        for goal in &plan.goals {
            let (value, bound) = if goal.minimise { (-goal.value, -goal.bound) } else { (goal.value, goal.bound) };
            prop_assert!(bound >= value);
        }
    }
}

/// Enough objects that what the bound leaves open is searched in cores.
#[test]
fn a_long_list_is_planned_as_well_as_dynamic_programming_does() {
    let budget = 20_000_usize;
    let mut state = 7_u64;
    let mut next = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((state >> 33) % most).expect("small") + 1
    };
    let objects: Vec<Obj> = (0..4_000)
        .map(|at| {
            let (price, pupils) = (next(90) + 9, next(999));
            Obj { pupils, ..obj(&format!("S{at:04}"), false, &[(1, 0)], &[price]) }
        })
        .collect();
    let mut most = vec![0_i64; budget + 1];
    for object in &objects {
        let price = usize::try_from(object.prices[0]).expect("small");
        for money in (price..=budget).rev() {
            most[money] = most[money].max(most[money - price] + object.pupils);
        }
    }
    let mut tiny = Tiny::new(Buy::Once, i64::try_from(budget).expect("small"), objects);
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::People(NeedIx::new(0)))])];
    assert_eq!(tiny.plan().goals[0].value, i128::from(most[budget]));
}
