//! Random instances whose best plans follow from arithmetic: of one option with its own price at each object, most
//! units come from buying the cheapest first. Nothing may be lacking, prices have tiyn, budgets lie within a tiyn of
//! what a whole number of purchases costs, numbers are as large as a country's.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::index::ObjectIx;
use crate::solve::Proof;

/// What an object lacks, its price in tiyn, whether it is rural.
type School = (i64, i64, bool);

/// The most units that `schools` can buy with `tiyn`, and the least that they cost.
fn most<'s>(schools: impl Iterator<Item = &'s School>, tiyn: i128) -> (i128, i128) {
    let mut cheapest: Vec<&School> = schools.collect();
    cheapest.sort_by_key(|(_, price, _)| *price);
    cheapest.into_iter().fold((0, 0), |(units, cost), (lacks, price, _)| {
        let price = i128::from(*price);
        let bought = i128::from(*lacks).min((tiyn - cost).div_euclid(price));
        (units + bought, cost + bought * price)
    })
}

/// An instance of such schools.
fn instance(schools: &[School], tiyn: i64, mode: RuralMode) -> Instance {
    let objects = schools.iter().enumerate();
    let objects = objects.map(|(at, (lacks, _, rural))| obj(&format!("S{at:02}"), *rural, &[(*lacks + 7, 7)], &[1]));
    let mut instance = Tiny::new(Buy::Units, 0, objects.collect()).rural(mode).instance();
    for (at, (_, price, _)) in schools.iter().enumerate() {
        instance.options[0].price.set(ObjectIx::new(at), YearIx::new(0), Money::from_tiyn(*price));
    }
    instance.budgets[0].amount[0] = Money::from_tiyn(tiyn);
    instance
}

/// Up to eight schools that lack up to `lacks`, and a budget `near` tiyn off what some of them cost.
fn schools(lacks: i64, price: i64) -> impl Strategy<Value = (Vec<School>, i64)> {
    let lacking = prop_oneof![1 => Just(0), 4 => 0..=lacks];
    let school = (lacking, 1..=price, any::<bool>());
    (prop::collection::vec(school, 1..8), 0..=10_i128, -1..=1_i64).prop_map(|(schools, tenths, near)| {
        let cost = |(lacks, price, _): &School| i128::from(*lacks) * i128::from(*price);
        let all: i128 = schools.iter().map(cost).sum();
        let (_, whole) = most(schools.iter(), (all * tenths).div_euclid(10));
        let budget = i64::try_from(whole).expect("within 10^16 tiyn") + near;
        (schools, budget.max(0))
    })
}

/// Compares the plan of `schools` with arithmetic.
fn check(schools: &[School], tiyn: i64, mode: RuralMode) -> Result<(), TestCaseError> {
    let plan = plan_instance(&instance(schools, tiyn, mode), &Limits::default());
    let plan = plan.map_err(|none| TestCaseError::fail(format!("no plan: {none:?}")))?;
    let is_first = mode == RuralMode::First;
    let rural = || schools.iter().filter(|(_, _, rural)| *rural);
    let (of_rural, cost) = if is_first { most(rural(), tiyn.into()) } else { (0, 0) };
    let urban = schools.iter().filter(|(_, _, rural)| !is_first || !*rural);
    let (of_others, _) = most(urban, i128::from(tiyn) - cost);
    let best = if is_first { vec![of_rural, of_rural + of_others] } else { vec![of_others] };
    for (goal, best) in plan.goals.iter().zip(best) {
        prop_assert!(goal.bound >= best, "{} is bounded by {}, {best} is possible", goal.text, goal.bound);
        prop_assert!(goal.value <= best, "{}: {} of at most {best}", goal.text, goal.value);
        if goal.proof == Proof::C {
            break;
        }
        prop_assert!(goal.proof != Proof::A || goal.value == best, "{}: {} of {best}", goal.text, goal.value);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(2021), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cheapest_first_gives_most((schools, tiyn) in schools(9, 9_999), first in any::<bool>()) {
        check(&schools, tiyn, if first { RuralMode::First } else { RuralMode::None })?;
    }

    #[test]
    fn prices_of_a_tiyn_are_exact((schools, tiyn) in schools(99, 3), first in any::<bool>()) {
        check(&schools, tiyn, if first { RuralMode::First } else { RuralMode::None })?;
    }

    #[test]
    fn large_prices_are_exact((schools, tiyn) in schools(99, 100_000_000), first in any::<bool>()) {
        check(&schools, tiyn, if first { RuralMode::First } else { RuralMode::None })?;
    }
}

proptest! {
    // The solver is of little help with such numbers: the trees do the work.
    #![proptest_config(ProptestConfig { cases: 8, rng_seed: RngSeed::Fixed(2022), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn large_numbers_are_exact((schools, tiyn) in schools(1_000_000_000, 1_000_000), first in any::<bool>()) {
        check(&schools, tiyn, if first { RuralMode::First } else { RuralMode::None })?;
    }
}
