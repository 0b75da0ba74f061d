//! Units for which several budgets pay together: split options and co-funding.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::formulation::{Problem, RowName, formulate};
use crate::index::BudgetIx;
use crate::plan::payments::pay;
use crate::solve::Proof;

fn plan(instance: &Instance) -> Plan {
    plan_instance(instance, &Limits::default()).expect("there is a plan")
}

/// T20: units at 3; local money of 10 for rural objects only, 11 of the republic for all.
fn t20() -> Instance {
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("R", true, &[(9, 0)], &[3]), obj("U", false, &[(9, 0)], &[3])]);
    tiny.budgets = vec![
        Bud { amounts: vec![10], options: vec![0], rural_only: true },
        Bud { amounts: vec![11], options: vec![0], rural_only: false },
    ];
    tiny.instance()
}

/// Quantities and sums by payer, in tenge.
fn by_payer(plan: &Plan) -> Vec<(usize, i64, i64)> {
    let line =
        |p: &crate::plan::Purchase| (p.payer.map_or(9, BudgetIx::at), p.quantity.get(), p.sum.tenge_and_tiyn().0);
    plan.purchases.iter().map(line).collect()
}

#[test]
fn t20_a_unit_that_two_budgets_pay_is_one_more() {
    let mut instance = t20();
    let alone = plan(&instance);
    assert_eq!(alone.goals[0].value, 6);
    instance.options[0].split = true;
    let together = plan(&instance);
    assert_eq!((together.goals[0].value, together.goals[0].proof), (7, Proof::A));
    let spent: i64 = together.budgets.iter().map(|line| line.spent.tenge_and_tiyn().0).sum();
    assert_eq!(spent, 21);
    let units: i64 = together.purchases.iter().map(|line| line.quantity.get()).sum();
    assert_eq!(units, 7);
    assert!(together.budgets.iter().all(|line| line.left() >= Money::ZERO), "{:?}", together.budgets);
}

#[test]
fn a_shared_unit_is_counted_once() {
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(4, 0)], &[3])]);
    tiny.budgets = vec![
        Bud { amounts: vec![10], options: vec![0], rural_only: false },
        Bud { amounts: vec![2], options: vec![0], rural_only: false },
    ];
    let mut instance = tiny.instance();
    instance.options[0].split = true;
    assert_eq!(by_payer(&plan(&instance)), [(0, 4, 10), (1, 0, 2)]);
}

#[test]
fn m10_a_budget_in_two_parts_buys_the_same() {
    for amount in [7, 12, 20, 31] {
        let objects = vec![obj("A", true, &[(3, 0)], &[5]), obj("B", false, &[(4, 1)], &[4])];
        let whole = Tiny::new(Buy::Units, amount, objects.clone()).rural(RuralMode::First);
        let mut parts = whole.clone();
        parts.budgets = [amount.div_euclid(3), amount - amount.div_euclid(3)]
            .map(|part| Bud { amounts: vec![part], options: vec![0], rural_only: false })
            .to_vec();
        let mut parts = parts.instance();
        parts.options[0].split = true;
        let values = |plan: Plan| plan.goals.iter().map(|goal| goal.value).collect::<Vec<_>>();
        assert_eq!(values(plan(&parts)), values(whole.plan()), "{amount}");
    }
}

/// Lines at 10 tenge; the republic pays at most `share` of each, and has 100; the local budget has `local`.
fn cofunded(share: Fraction, local: i64, price: i64) -> Instance {
    let mut tiny =
        Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(3, 0)], &[price]), obj("B", true, &[(5, 0)], &[price])]);
    tiny.budgets = vec![
        Bud { amounts: vec![100], options: vec![0], rural_only: true },
        Bud { amounts: vec![local], options: vec![0], rural_only: false },
    ];
    let mut instance = tiny.instance();
    instance.budgets[0].cofund = Some(share);
    instance
}

#[test]
fn a_cofunded_budget_pays_its_share_of_every_unit_at_most() {
    for (local, units) in [(0, 0), (1, 1), (3, 3), (8, 8), (100, 8)] {
        let plan = plan(&cofunded(fraction(9, 10), local, 10));
        assert_eq!((plan.goals[0].value, plan.goals[0].proof), (units, Proof::A), "{local}");
        let of_units = |object: usize| {
            let own = plan.purchases.iter().filter(move |line| line.object.at() == object);
            (own.clone().map(|line| line.quantity.get()).sum::<i64>(), own)
        };
        for object in [0, 1] {
            let (bought, lines) = of_units(object);
            let republic: i64 = lines.filter(|line| line.payer == Some(BudgetIx::new(0))).map(|l| l.sum.tiyn()).sum();
            assert!(republic <= 900 * bought, "{local}: {republic} of {bought} units");
        }
    }
    // A third of 7 tenge is 233 tiyn and a bit: the others pay at least 467 of each, 42.03 for 9, 37.36 for 8.
    assert_eq!(plan(&cofunded(fraction(1, 3), 37, 7)).goals[0].value, 7);
    assert_eq!(plan(&cofunded(fraction(1, 3), 38, 7)).goals[0].value, 8);
}

#[test]
fn what_no_shares_add_up_to_is_not_bought() {
    let mut instance = cofunded(fraction(1, 2), 100, 10);
    instance.budgets[1].cofund = Some(fraction(2, 5));
    assert_eq!(plan(&instance).goals[0].value, 0);
    instance.budgets[1].cofund = Some(fraction(1, 2));
    assert_eq!(plan(&instance).goals[0].value, 8);
}

/// Whether `values` keep all rows that limit budgets.
fn money_suffices(problem: &Problem, values: &[i64]) -> bool {
    let rows = problem.rows.iter().filter(|row| row.name.is_budget() || matches!(row.name, RowName::Payers(_)));
    rows.into_iter().all(|row| match row.name {
        RowName::Payers(_) => row.form.value(values) == row.limit,
        _ => row.form.value(values) <= row.limit,
    })
}

prop_compose! {
    fn shared()(
        objects in prop::collection::vec((any::<bool>(), 0_i64..3, 1_i64..9), 1..4),
        budgets in prop::collection::vec((0_i64..20, 0_i64..20, any::<bool>(), any::<bool>(), prop::option::of(1_i128..8)), 2..4),
        split in any::<bool>(),
        fee in 0_i64..3,
        delivery in 0_i64..7,
        years in 1_usize..3,
    ) -> Instance {
        let objects = objects.iter().enumerate().map(|(at, (rural, lack, price))| obj(&format!("S{at}"), *rural, &[(*lack, 0)], &[*price]));
        let mut tiny = Tiny::new(Buy::Units, 0, objects.collect());
        tiny.options[0].yearly = fee;
        tiny.options[0].delivery = delivery;
        for (object, district) in tiny.objects.iter_mut().zip([0, 1, 0]) {
            object.district = district;
        }
        tiny.budgets = budgets.iter().map(|(first, second, rural_only, ..)| {
            let amounts = [*first, *second].into_iter().take(years).collect();
            Bud { amounts, options: vec![0], rural_only: *rural_only && delivery == 0 }
        }).collect();
        let mut instance = tiny.instance();
        for (budget, (_, _, _, carry_over, share)) in instance.budgets.iter_mut().zip(&budgets) {
            budget.carry_over = *carry_over;
            budget.cofund = share.map(|seventh| fraction(seventh.min(7), 7));
        }
        instance.options[0].split = split;
        instance
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2023), failure_persistence: None, ..ProptestConfig::default() })]

    /// The rows of the problem hold for purchases exactly when their payments can be handed out, in whole tiyn.
    #[test]
    fn joint_rows_hold_exactly_when_the_money_can_be_handed_out(instance in shared(), picks in prop::collection::vec(0_i64..3, 12)) {
        let problem = formulate(&instance);
        prop_assume!(problem.classes.is_empty());
        let mut values: Vec<i64> = problem.columns.iter().zip(picks).map(|(column, pick)| pick.min(column.upper)).collect();
        values.resize(problem.columns.len(), 0);
        for block in problem.objects() {
            let crate::formulation::Block::Object { chains, .. } = block else { continue };
            for chain in chains {
                for t in 1..chain.years() {
                    let before = values[chain.column(t - 1).at()];
                    values[chain.column(t).at()] = values[chain.column(t).at()].max(before);
                }
            }
        }
        problem.settle(&mut values);
        let payments = pay(&instance, &problem, &values);
        let lines = || payments.purchases.iter().chain(&payments.fees);
        let trips = problem.columns.iter().zip(&values).map(|(column, value)| match column.name {
            crate::formulation::ColumnName::Delivered(..) => *value,
            _ => 0,
        });
        let trips: i64 = trips.sum();
        let due: i64 = instance.objects.id.iter().enumerate().map(|(at, _)| {
            let bought = |t: usize| problem.columns.iter().zip(&values).find_map(|(column, value)| match column.name {
                crate::formulation::ColumnName::Bought(o, _, y) if o.at() == at && y.at() == t => Some(*value),
                _ => None,
            }).unwrap_or(0);
            let last = bought(instance.horizon() - 1);
            let fees: i64 = (0..instance.horizon()).map(bought).sum();
            let object = crate::index::ObjectIx::new(at);
            last * instance.options[0].price.get(object, YearIx::new(0)).tiyn() + fees * instance.options[0].yearly[at].tiyn()
        }).sum::<i64>() + trips * instance.options[0].delivery.tiyn();
        let expenses = payments.expenses.iter().map(|line| line.sum.tiyn()).sum::<i64>();
        let paid = lines().map(|line| line.sum.tiyn()).sum::<i64>() + expenses;
        let kept = crate::plan::payments::budget_lines(&instance, &payments, &[]).iter().all(|line| line.left() >= Money::ZERO);
        prop_assert_eq!(money_suffices(&problem, &values), paid == due && kept, "{} of {} paid", paid, due);
        if paid == due {
            for line in lines() {
                let payer = line.payer.expect("a payer");
                prop_assert!(line.sum > Money::ZERO);
                let same = |other: &&crate::plan::Purchase| (other.object, other.year) == (line.object, line.year) && other.unit_price == line.unit_price;
                let units: i64 = lines().filter(same).map(|other| other.quantity.get()).sum();
                let whole: i64 = lines().filter(same).map(|other| other.sum.tiyn()).sum();
                if instance.options[0].yearly[0] != line.unit_price {
                    prop_assert_eq!(whole, units * line.unit_price.tiyn());
                    prop_assert!(line.sum.tiyn() <= units * instance.budgets[payer.at()].most_of(line.unit_price));
                }
            }
        }
    }
}
