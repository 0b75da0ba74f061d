//! Prices that are not certain.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::brute_force::{enumerate, size};
use super::*;
use crate::formulation::formulate;
use crate::index::{ObjectIx, TenderIx};
use crate::instance::{PriceSet, Tender};
use crate::plan::Status;
use crate::solve::Proof;

/// Makes each option whose price may rise (by so many tenge, at every object) a tender, and protects so many of them.
pub(crate) fn uncertain(mut instance: Instance, rises: &[i64], protect: usize) -> Instance {
    let (objects, years) = (instance.objects.len(), instance.years.len());
    let mut list = Vec::new();
    for (option, rise) in instance.options.iter_mut().zip(rises).filter(|(_, rise)| **rise > 0) {
        let rise = PerYear::filled(objects, years, Money::from_tenge(*rise).unwrap());
        option.rises = vec![(TenderIx::new(list.len()), rise)];
        list.push(Tender { id: option.id.clone(), label: Label::default() });
    }
    instance.tenders = Tenders::new(list, protect);
    instance
}

fn plan(instance: &Instance) -> Plan {
    plan_instance(instance, &Limits::default()).expect("there is a plan")
}

/// Three things of which an object lacks one each, at 10 tenge; each is a tender.
fn three(budget: i64) -> Instance {
    let needs = [(1, 0), (1, 0), (1, 0)];
    let mut tiny = Tiny::new(Buy::Units, budget, vec![obj("A", true, &needs, &[10, 10, 10])]);
    tiny.options = vec![opt(Buy::Units); 3];
    tiny.budgets[0].options = vec![0, 1, 2];
    let all = (0..3).map(|need| (1, Measure::Units(NeedIx::new(need)))).collect();
    tiny.goals = vec![(Sense::Maximise, all)];
    tiny.instance()
}

#[test]
fn t23_some_tenders_may_come_in_at_their_upper_prices() {
    for (budget, values) in [(40, [3, 3, 3, 2]), (38, [3, 3, 2, 2])] {
        for (protect, value) in values.into_iter().enumerate() {
            let plan = plan(&uncertain(three(budget), &[5, 5, 5], protect));
            assert_eq!((plan.goals[0].value, plan.status), (value, Status::Proved), "{budget} {protect}");
            // Payments are at the prices that are given.
            assert_eq!(plan.budgets[0].spent, Money::from_tenge(10 * i64::try_from(value).unwrap()).unwrap());
            let dearest = plan.dearest.first().map(|own| (own.line.spent, own.line.left() >= Money::ZERO));
            let rise = 5 * i64::try_from(protect).unwrap().min(i64::try_from(value).unwrap());
            let worst = plan.budgets[0].spent + Money::from_tenge(rise).unwrap();
            assert_eq!(dearest, (protect > 0).then_some((worst, true)), "{budget} {protect}");
        }
    }
}

#[test]
fn m21_to_protect_all_tenders_is_to_plan_at_upper_prices() {
    for budget in 0..50 {
        let protected = plan(&uncertain(three(budget), &[5, 0, 3], 2));
        let mut upper = three(budget);
        for (option, rise) in [(0, 5), (2, 3)] {
            let price = upper.options[option].price.get(ObjectIx::new(0), YearIx::new(0));
            let price = price + Money::from_tenge(rise).unwrap();
            upper.options[option].price.set(ObjectIx::new(0), YearIx::new(0), price);
        }
        assert_eq!(protected.goals[0].value, plan(&upper).goals[0].value, "{budget}");
    }
}

#[test]
fn a_payer_must_keep_to_its_money_at_every_set_of_prices() {
    // 10 + 5 and 10 + 5: at given prices each budget pays for two; protected, for one (15 of 20), and one is left over.
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(4, 0)], &[10])]);
    tiny.budgets = vec![
        Bud { amounts: vec![20], options: vec![0], rural_only: false },
        Bud { amounts: vec![29], options: vec![0], rural_only: false },
    ];
    assert_eq!(plan(&tiny.instance()).goals[0].value, 4);
    let protected = plan(&uncertain(tiny.instance(), &[5], 1));
    // Whole units of whole payers: the money of both together would suffice for a third.
    assert_eq!((protected.goals[0].value, protected.goals[0].proof), (2, Proof::B));
    tiny.budgets[1].amounts = vec![30];
    let protected = plan(&uncertain(tiny.instance(), &[5], 1));
    assert_eq!((protected.goals[0].value, protected.goals[0].proof), (3, Proof::A));
}

#[test]
fn a_free_purchase_that_may_cost_something_needs_money() {
    let tiny = Tiny::new(Buy::Units, 3, vec![obj("A", true, &[(9, 0)], &[0])]);
    assert_eq!(plan(&uncertain(tiny.instance(), &[1], 1)).goals[0].value, 3);
}

prop_compose! {
    fn instances()(
        rows in prop::collection::vec((any::<bool>(), 0_i64..4, 0_i64..3, 1_i64..9, 1_i64..6), 1..4),
        budget in 0_i64..40,
        second in 0_i64..16,
        later in prop::option::of(0_i64..14),
        first in any::<bool>(),
        rises in (0_i64..5, 0_i64..5),
        fee in 0_i64..2,
        fixed in 0_i64..3,
        carry_over in any::<bool>(),
    ) -> (Instance, [i64; 2]) {
        let objects = rows.iter().enumerate().map(|(at, (rural, lack, other, price, dear))| {
            obj(&format!("S{at}"), *rural, &[(*lack, 0), (*other, 0)], &[*price, *dear])
        });
        let mut tiny = Tiny::new(Buy::Units, budget, objects.collect());
        tiny.rural = if first { RuralMode::First } else { RuralMode::None };
        tiny.options = vec![Opt { yearly: fee, ..opt(Buy::Units) }, Opt { fixed, ..opt(Buy::Once) }];
        let amounts = |first: i64| [Some(first), later].into_iter().flatten().collect::<Vec<i64>>();
        tiny.budgets = vec![
            Bud { amounts: amounts(budget), options: vec![0, 1], rural_only: false },
            Bud { amounts: amounts(second), options: vec![0], rural_only: true },
        ];
        let all = [0, 1].map(|need| (1, Measure::Units(NeedIx::new(need))));
        tiny.goals = vec![(Sense::Maximise, all.to_vec())];
        let mut instance = tiny.instance();
        instance.budgets[0].carry_over = carry_over;
        (instance, [rises.0, rises.1])
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, rng_seed: RngSeed::Fixed(23), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn protected_plans_are_as_good_as_enumeration((instance, rises) in instances(), protect in 0_usize..3) {
        let instance = uncertain(instance, &rises, protect);
        let problem = formulate(&instance);
        prop_assume!(size(&problem) <= 60_000);
        let best = enumerate(&problem).expect("buying nothing is always possible here");
        let plan = plan(&instance);
        for (goal, best) in plan.goals.iter().zip(best) {
            let (value, bound) = if goal.minimise { (-goal.value, -goal.bound) } else { (goal.value, goal.bound) };
            prop_assert!(bound >= best, "{} is bounded by {bound}, {best} is possible", goal.text);
            prop_assert!(best - value < i128::from(goal.step), "{}: {value} of {best}, {:?}", goal.text, goal.proof);
            if best != value {
                break;
            }
        }
        // What is bought fits at every set of prices, whoever the payer is.
        for set in &instance.tenders.sets {
            for (at, budget) in instance.budgets.iter().enumerate() {
                let mut spent = Money::ZERO;
                for year in YearIx::all(instance.years.len()) {
                    let own = plan.purchases.iter().filter(|line| line.payer.is_some_and(|p| p.at() == at) && line.year == year);
                    let units: Money = own.map(|line| {
                        instance.options[line.option.at()].price_at(*set, line.object, year).times(line.quantity)
                    }).sum();
                    let others = plan.fees.iter().map(|line| (line.payer, line.year, line.sum));
                    let others = others.chain(plan.expenses.iter().map(|line| (line.payer, line.year, line.sum)));
                    let others: Money = others.filter(|(payer, own, _)| payer.is_some_and(|p| p.at() == at) && *own == year).map(|(.., sum)| sum).sum();
                    spent = if budget.carry_over { spent } else { Money::ZERO } + units + others;
                    prop_assert!(spent <= budget.available(year));
                }
            }
        }
        prop_assert_eq!(plan.dearest.is_empty(), instance.tenders.sets == [PriceSet::GIVEN]);
    }

    /// M20: to protect one tender more is never better.
    #[test]
    fn m20_to_protect_more_is_never_better((instance, rises) in instances()) {
        let values = [0, 1, 2].map(|protect| plan(&uncertain(instance.clone(), &rises, protect)).goals[0].value);
        prop_assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
    }
}
