//! Items that are ordered for all objects together: lots, least orders, capacities and price breaks.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::index::ObjectIx;
use crate::plan::{Barrier, OrderLine, Reason, ReasonCode, Status};
use crate::solve::Proof;

/// One school that lacks so many, and one option whose only item is ordered.
fn school(lack: i64, money: i64, item: Ordered) -> Tiny {
    let mut tiny = Tiny::new(Buy::Units, money, vec![obj("A", true, &[(lack, 0)], &[0])]);
    tiny.ordered = vec![item];
    tiny
}

fn units(tiny: &Tiny, plan: &Plan) -> i64 {
    bought(tiny, plan, 0).into_iter().map(|(_, units)| units).sum()
}

const fn tenge(money: Money) -> i64 {
    money.tiyn().div_euclid(100)
}

/// Ordered, used, left over and paid (in tenge) per line.
fn lines(plan: &Plan) -> Vec<(i64, i64, i64, i64)> {
    let line = |o: &OrderLine| (o.quantity.get(), o.used.get(), o.spare.get(), tenge(o.sum));
    plan.orders.iter().map(line).collect()
}

#[test]
fn t21_orders_are_whole_lots_and_what_is_left_over_is_shown() {
    for (money, covered, ordered) in [(9, 0, vec![]), (14, 5, vec![(5, 5, 0, 10)]), (20, 7, vec![(10, 7, 3, 20)])] {
        let tiny = school(7, money, ordered_lots());
        let plan = tiny.plan();
        assert_eq!((units(&tiny, &plan), lines(&plan)), (covered, ordered), "{money}");
        assert_eq!(plan.status, Status::Proved, "{money}");
        assert_eq!(left(&plan, 0), money - plan.orders.iter().map(|o| tenge(o.sum)).sum::<i64>());
    }
}

fn ordered_lots() -> Ordered {
    super::ordered(5, &[(1, 2)])
}

#[test]
fn t09_all_units_of_an_order_cost_the_price_that_it_reaches() {
    for (money, covered) in [(79, 7), (80, 10), (96, 12), (9, 0), (10, 1), (95, 11)] {
        let tiny = school(12, money, super::ordered(1, &[(1, 10), (10, 8)]));
        let plan = tiny.plan();
        assert_eq!((units(&tiny, &plan), plan.status), (covered, Status::Proved), "{money}");
        assert_eq!(plan.orders.iter().map(|o| o.spare.get()).sum::<i64>(), 0);
    }
}

#[test]
fn more_than_is_used_is_ordered_only_where_surplus_is_wanted() {
    let tiny = |surplus| school(9, 80, Ordered { surplus, ..super::ordered(1, &[(1, 10), (10, 8)]) });
    let strict = tiny(false);
    assert_eq!(lines(&strict.plan()), [(8, 8, 0, 80)]);
    let surplus = tiny(true);
    assert_eq!(lines(&surplus.plan()), [(10, 9, 1, 80)]);
}

#[test]
fn what_is_left_over_serves_the_next_year() {
    let mut tiny = school(9, 0, ordered_lots());
    tiny.budgets[0].amounts = vec![10, 10, 10];
    // Three a year can be installed.
    let three = Limit::AtMost(Fraction::whole(3));
    tiny.rules =
        vec![(RuleKind::Capacity, Measure::Count(OptionIx::new(0)), GroupIx::new(Instance::ALL), three, false)];
    let mut instance = tiny.instance();
    let rule = instance.rules[0].clone();
    instance.rules = YearIx::all(3).map(|year| RuleRow { year, ..rule.clone() }).collect();
    let plan = plan_instance(&instance, &Limits::default()).unwrap();
    assert_eq!(lines(&plan), [(5, 3, 2, 10), (5, 3, 4, 10), (0, 3, 1, 0)]);
    assert_eq!((units(&tiny, &plan), left(&plan, 2)), (9, 10));
}

#[test]
fn a_least_order_and_a_capacity_limit_every_order() {
    let least = Ordered { moq: 6, ..super::ordered(1, &[(1, 2)]) };
    // Six cost 12: with 11 there is no order at all; four are used of them.
    assert_eq!(lines(&school(4, 11, least.clone()).plan()), []);
    assert_eq!(lines(&school(4, 12, least).plan()), [(6, 4, 2, 12)]);
    let mut tiny = school(10, 0, Ordered { capacity: Some(4), ..super::ordered(1, &[(1, 10)]) });
    tiny.budgets[0].amounts = vec![100, 100];
    // T22: four a year, whatever money is left.
    let plan = tiny.plan();
    assert_eq!(lines(&plan), [(4, 4, 0, 40), (4, 4, 0, 40)]);
    assert_eq!((left(&plan, 0), left(&plan, 1)), (60, 60));
}

#[test]
fn an_item_serves_several_options() {
    let mut tiny = Tiny::new(Buy::Units, 20, vec![obj("A", true, &[(3, 0), (1, 0)], &[0, 0])]);
    tiny.options = vec![opt(Buy::Units), opt(Buy::Once)];
    tiny.budgets[0].options = vec![0, 1];
    tiny.goals =
        vec![(Sense::Maximise, vec![(1, Measure::Units(NeedIx::new(0))), (1, Measure::Units(NeedIx::new(1)))])];
    // A kit takes two of the ten that 20 tenge buy, a room four.
    tiny.ordered = vec![Ordered { takes: vec![2, 4], ..ordered_lots() }];
    let plan = tiny.plan();
    assert_eq!(lines(&plan), [(10, 10, 0, 20)]);
}

/// The greatest number of units, and the least money that buys them, by enumeration of all purchases and orders: written down
/// from the rules of ordering, not from the Problem.
fn by_hand(tiny: &Tiny) -> (i64, i64) {
    let item = &tiny.ordered[0];
    let years = tiny.budgets[0].amounts.len();
    let lacks: Vec<i64> = tiny.objects.iter().map(|o| o.needs[0].0 - o.needs[0].1).collect();
    let total: i64 = lacks.iter().sum();
    let smallest = (item.moq + item.lot - 1).div_euclid(item.lot) * item.lot;
    let price = |units: i64| item.bands.iter().rev().find(|(from, _)| *from <= units).map_or(0, |(_, price)| *price);
    let reach = item.bands.last().map_or(1, |(from, _)| *from);
    let orders: Vec<i64> = (0..=total.max(reach) + 2 * smallest)
        .filter(|q| *q == 0 || (*q % item.lot == 0 && *q >= item.moq && item.capacity.is_none_or(|most| *q <= most)))
        .collect();
    let mut best = (0, 0);
    // (used so far, ordered so far, spent so far) after each year.
    let mut states = vec![(0, 0, 0)];
    for t in 0..years {
        let money = tiny.budgets[0].amounts[t];
        let mut next = Vec::new();
        for (used, stock, spent) in &states {
            for order in orders.iter().filter(|q| **q * (price(**q) + if **q > 0 { item.rise } else { 0 }) <= money) {
                // In a year without money nothing is bought.
                let most = if money > 0 { total } else { *used };
                for now in *used..=most {
                    let spare = stock + order - now;
                    if spare >= 0 && (item.surplus || spare < smallest) {
                        next.push((now, stock + order, spent + order * price(*order)));
                    }
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        states = next;
    }
    for (used, _, spent) in states {
        if used > best.0 || (used == best.0 && spent < best.1) {
            best = (used, spent);
        }
    }
    best
}

/// What every order costs at its upper price that covers so many units and leaves no more over than it may.
fn costs(tiny: &Tiny, used: i64) -> Vec<i64> {
    let item = &tiny.ordered[0];
    let smallest = (item.moq + item.lot - 1).div_euclid(item.lot) * item.lot;
    let reach = item.bands.last().map_or(1, |(from, _)| *from);
    let price = |units: i64| item.bands.iter().rev().find(|(from, _)| *from <= units).map_or(0, |(_, price)| *price);
    let fits = |q: &i64| {
        *q % item.lot == 0
            && *q >= item.moq
            && item.capacity.is_none_or(|most| *q <= most)
            && (item.surplus || *q - used < smallest)
    };
    (used..=used + reach + 2 * smallest).filter(fits).map(|q| q * (price(q) + item.rise)).collect()
}

#[test]
fn a_plan_keeps_to_its_money_at_the_upper_price_of_an_order() {
    // Ten at 8 are 80; one of them may cost 9, and 90 is what there is.
    for (money, units) in [(90, 10), (89, 8), (80, 7)] {
        let tiny = school(12, money, Ordered { rise: 1, ..super::ordered(1, &[(1, 10), (10, 8)]) });
        let plan = tiny.plan();
        assert_eq!((self::units(&tiny, &plan), plan.status), (units, Status::Proved), "{money}");
        let upper = plan.dearest[0].line.spent;
        assert_eq!(upper, plan.budgets[0].spent + Money::from_tenge(units).unwrap(), "{money}");
        assert!(plan.dearest[0].line.left() >= Money::ZERO);
    }
}

fn reason(tiny: &Tiny, id: &str, option: usize) -> Reason {
    let ids = tiny.instance().objects.id;
    let is = |own: &Reason| ids[own.object.at()] == id && own.option.at() == option;
    tiny.plan().reasons.into_iter().find(is).unwrap()
}

/// Schools that lack one kit each, with so many pupils.
fn pupils(money: i64, pupils: &[i64], item: Ordered) -> Tiny {
    let school = |(at, pupils): (usize, &i64)| Obj { pupils: *pupils, ..obj(&format!("S{at}"), true, &[(1, 0)], &[0]) };
    let mut tiny = Tiny::new(Buy::Once, money, pupils.iter().enumerate().map(school).collect());
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::People(NeedIx::new(0)))])];
    tiny.ordered = vec![item];
    tiny
}

#[test]
fn a_purchase_that_needs_another_lot_is_compared_with_one_that_frees_a_unit() {
    let tiny = pupils(3, &[100, 90, 80], super::ordered(2, &[(1, 1)]));
    let reason = reason(&tiny, "S2", 0);
    assert_eq!((reason.code, reason.rivals), (ReasonCode::BelowCutOff, vec![ObjectIx::new(1)]));
}

#[test]
fn a_purchase_that_no_order_covers_is_told_so() {
    let two = Ordered { capacity: Some(2), ..super::ordered(1, &[(1, 1)]) };
    let alone = reason(&school(3, 30, two.clone()), "A", 0);
    assert_eq!((alone.code, alone.barrier), (ReasonCode::NoOrder, Some(Barrier::Order(ItemIx::new(0)))));
    // In place of another's there is an order for it.
    let last = reason(&pupils(30, &[100, 90, 80], two), "S2", 0);
    assert_eq!((last.code, last.rivals), (ReasonCode::BelowCutOff, vec![ObjectIx::new(1)]));
}

#[test]
fn what_is_given_up_may_cost_the_price_of_a_large_order() {
    // Three kits at 6 are 18; without one of them the other two cost 20. So one kit frees nothing for the 7 of S3.
    let mut tiny = pupils(18, &[100, 90, 80], super::ordered(1, &[(1, 10), (3, 6)]));
    for school in &mut tiny.objects {
        school.needs.push((0, 0));
        school.prices.push(0);
    }
    tiny.objects.push(Obj { pupils: 85, ..obj("S3", true, &[(0, 0), (1, 0)], &[0, 7]) });
    tiny.options.push(opt(Buy::Once));
    tiny.budgets[0].options = vec![0, 1];
    let people = |need| (1, Measure::People(NeedIx::new(need)));
    tiny.goals = vec![(Sense::Maximise, vec![people(0), people(1)])];
    let reason = reason(&tiny, "S3", 1);
    assert_eq!((reason.code, reason.rivals), (ReasonCode::BelowCutOff, vec![ObjectIx::new(1), ObjectIx::new(2)]));
}

prop_compose! {
    fn with_orders()(
        lacks in prop::collection::vec(0_i64..5, 1..4),
        money in prop::collection::vec(0_i64..60, 1..3),
        lot in 1_i64..5,
        moq in 1_i64..6,
        capacity in prop::option::of(0_i64..9),
        first in 4_i64..12,
        breaks in prop::collection::vec((2_i64..5, 1_i64..3), 0..3),
        surplus in any::<bool>(),
        rise in 0_i64..3,
    ) -> Tiny {
        let mut bands = vec![(1, first)];
        for (more, less) in breaks {
            let (from, price) = bands[bands.len() - 1];
            bands.push((from + more, (price - less).max(1)));
        }
        bands.dedup_by_key(|(_, price)| *price);
        let objects = lacks.iter().enumerate().map(|(at, lack)| obj(&format!("S{at}"), at % 2 == 0, &[(*lack, 0)], &[0]));
        let mut tiny = Tiny::new(Buy::Units, 0, objects.collect());
        tiny.budgets[0].amounts = money;
        tiny.ordered = vec![Ordered { moq, capacity, surplus, rise, ..super::ordered(lot, &bands) }];
        tiny
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_with_orders_are_as_good_as_enumeration(tiny in with_orders()) {
        let (best, spent) = by_hand(&tiny);
        let plan = tiny.plan();
        prop_assert_eq!(units(&tiny, &plan), best);
        let goal = &plan.goals[0];
        prop_assert!(goal.bound >= i128::from(best) && goal.proof < Proof::C, "{:?}", goal);
        let paid: i64 = plan.orders.iter().map(|order| tenge(order.sum)).sum();
        // Least money is served to within 1 000 tenge.
        prop_assert!(paid >= spent, "{paid} paid, {spent} is the least");
    }

    #[test]
    fn reasons_hold_where_orders_follow_from_purchases(tiny in with_orders()) {
        let mut tiny = tiny;
        tiny.budgets[0].amounts.truncate(1);
        let plan = tiny.plan();
        let costs = costs(&tiny, units(&tiny, &plan) + 1);
        for reason in &plan.reasons {
            let holds = match reason.code {
                ReasonCode::NoOrder => costs.is_empty(),
                ReasonCode::MoneySpent => costs.iter().all(|cost| *cost > tiny.budgets[0].amounts[0]),
                _ => true,
            };
            prop_assert!(holds, "{:?} {costs:?}", reason.code);
        }
    }
}

/// How many of the random instances are proved by the certificate alone.
#[test]
fn most_plans_with_orders_are_proved_without_the_solver() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 100,
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let proved = std::cell::Cell::new(0);
    runner
        .run(&with_orders(), |tiny| {
            proved.set(proved.get() + usize::from(tiny.plan().goals[0].proof == Proof::A));
            Ok(())
        })
        .unwrap();
    assert!(proved.get() >= 95, "{}", proved.get());
}

/// What an order leaves over serves a later year in which there is no money at all.
#[test]
fn what_is_left_over_serves_a_year_without_money() {
    let mut tiny = school(1, 20, super::ordered(2, &[(1, 3)]));
    tiny.options[0].life = Some(1);
    tiny.budgets[0].amounts = vec![20, 0];
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::PeopleYears(NeedIx::new(0)))])];
    tiny.objects[0].pupils = 15;
    let plan = tiny.plan();
    assert_eq!((plan.goals[0].value, plan.goals[0].proof), (30, Proof::A));
    assert_eq!(lines(&plan), [(2, 1, 1, 6), (0, 1, 0, 0)]);
}

/// A target of what is newly covered in a year without money holds where an earlier order has a unit to spare.
#[test]
fn no_rule_is_refused_that_an_earlier_order_keeps() {
    let mut tiny = school(2, 20, super::ordered(2, &[(1, 3)]));
    tiny.budgets[0].amounts = vec![20, 0];
    let new = Measure::New(NeedIx::new(0));
    tiny.rules = vec![(RuleKind::Floor, new, GroupIx::new(Instance::ALL), Limit::AtLeast(Fraction::ONE), false)];
    assert!(!crate::instance::contradictions(&tiny.instance()).has_errors());
}
