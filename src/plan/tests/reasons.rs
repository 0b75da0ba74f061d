//! Reasons that are known by hand: they must hold for the plan as it is, whatever multipliers its proof has.

use super::*;
use crate::formulation::GoalKind;
use crate::plan::{Barrier, Reason, ReasonCode};
use crate::programme::ShareOf;

/// A school that lacks one unit: id, place, district, pupils, price.
fn school(id: &str, rural: bool, district: u32, pupils: i64, price: i64) -> Obj {
    Obj { district, pupils, ..obj(id, rural, &[(1, 0)], &[price]) }
}

fn people(budget: i64, objects: Vec<Obj>) -> Tiny {
    let mut tiny = Tiny::new(Buy::Once, budget, objects);
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::People(need()))])];
    tiny
}

fn need() -> NeedIx {
    NeedIx::new(0)
}

/// The reason of the object with this id for option 0.
fn why(tiny: &Tiny, plan: &Plan, id: &str) -> Reason {
    let ids = tiny.instance().objects.id;
    let of = |r: &&Reason| ids[r.object.at()] == id && r.option == OptionIx::new(0);
    plan.reasons.iter().find(of).expect("a reason").clone()
}

fn rivals(tiny: &Tiny, reason: &Reason) -> Vec<String> {
    let ids = tiny.instance().objects.id;
    reason.rivals.iter().map(|rival| ids[rival.at()].clone()).collect()
}

#[test]
fn a_town_that_waits_for_villages_is_told_so() {
    let objects =
        vec![school("big", false, 0, 800, 3), school("small", true, 0, 100, 3), school("smaller", true, 0, 90, 3)];
    let tiny = people(6, objects).rural(RuralMode::First);
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "big");
    assert_eq!((reason.code.clone(), reason.goal), (ReasonCode::LowerTier, Some(0)));
    assert!(matches!(plan.goals[0].kind, GoalKind::Model { tier: Some(_), .. }));
    assert_eq!(rivals(&tiny, &reason), ["smaller"]);
    assert_eq!(plan.key.objects, 0, "nothing is equal");
}

#[test]
fn within_a_tier_the_number_of_people_is_the_reason() {
    let objects =
        vec![school("village", true, 0, 85, 3), school("town", false, 0, 1_560, 3), school("other", false, 0, 800, 3)];
    let tiny = people(6, objects).rural(RuralMode::First);
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "other");
    assert_eq!((reason.code.clone(), reason.goal), (ReasonCode::BelowCutOff, Some(1)));
    assert_eq!(rivals(&tiny, &reason), ["town"]);
}

#[test]
fn a_soft_rule_that_took_the_money_is_named() {
    let objects = vec![
        school("A1", true, 0, 410, 3),
        Obj { needs: vec![(1, 1)], ..school("A2", true, 0, 900, 3) },
        school("B1", true, 1, 230, 3),
        school("B2", true, 1, 85, 3),
    ];
    let mut tiny = people(3, objects);
    let half = |group| {
        let limit = Limit::AtLeast(fraction(1, 2));
        (RuleKind::Each, Measure::Share(need()), GroupIx::new(group), limit, true)
    };
    tiny.rules = vec![half(3), half(4)];
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "A1");
    assert_eq!(reason.code, ReasonCode::SoftRule);
    assert_eq!(plan.goals[reason.goal.expect("a goal")].kind, GoalKind::Shortfall(1));
    assert_eq!(rivals(&tiny, &reason), ["B1"]);
    let reason = why(&tiny, &plan, "B2");
    assert_eq!((reason.code.clone(), rivals(&tiny, &reason)), (ReasonCode::BelowCutOff, vec!["B1".to_owned()]));
    assert_eq!(plan.key.objects, 0, "nothing is equal");
}

#[test]
fn a_guaranteed_share_that_leaves_money_is_the_reason() {
    let mut objects: Vec<Obj> = (1..=5).map(|at| school(&format!("R{at}"), true, 0, 10, 2)).collect();
    objects.extend([school("U1", false, 0, 10, 1), school("U2", false, 0, 9, 1)]);
    let share = fraction(4, 5);
    let mut tiny = Tiny::new(Buy::Once, 10, objects).rural(RuralMode::Floor { share, of: ShareOf::Units });
    tiny.budgets[0].amounts = vec![10];
    let plan = tiny.plan();
    assert_eq!((super::split(&tiny, &plan), left(&plan, 0)), ((4, 1), 1));
    let reason = why(&tiny, &plan, "U2");
    assert_eq!((reason.code, reason.barrier), (ReasonCode::GuaranteedShare, Some(Barrier::Share(0))));
}

#[test]
fn a_hard_rule_that_leaves_money_is_the_reason() {
    let objects = vec![school("A", true, 0, 10, 1), school("B", true, 0, 20, 1), school("C", true, 1, 5, 1)];
    let mut tiny = people(3, objects);
    let cap = Limit::AtMost(Fraction::ONE);
    tiny.rules = vec![(RuleKind::Cap, Measure::Count(OptionIx::new(0)), GroupIx::new(3), cap, false)];
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "A");
    assert_eq!((reason.code, reason.barrier), (ReasonCode::HardRule, Some(Barrier::Rule(0))));
}

#[test]
fn the_greater_lack_is_the_reason_only_where_it_is_greater() {
    let objects = vec![obj("A", true, &[(9, 0)], &[1]), obj("B", true, &[(4, 0)], &[1])];
    let tiny = Tiny::new(Buy::Units, 3, objects);
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "B");
    assert_eq!((reason.code.clone(), rivals(&tiny, &reason)), (ReasonCode::BelowCutOff, vec!["A".to_owned()]));
    assert_eq!(plan.goals[reason.goal.expect("a goal")].kind, GoalKind::Severity);
    assert_eq!(why(&tiny, &plan, "A").code, ReasonCode::MoneySpent, "nobody else has any of it");
}

#[test]
fn the_dearer_of_two_is_told_so() {
    let objects = vec![school("A", true, 0, 10, 3_000), school("B", true, 0, 10, 2_000)];
    let tiny = Tiny::new(Buy::Once, 4_000, objects);
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "A");
    assert_eq!((reason.code.clone(), rivals(&tiny, &reason)), (ReasonCode::BelowCutOff, vec!["B".to_owned()]));
    assert_eq!(plan.goals[reason.goal.expect("a goal")].kind, GoalKind::Money);
}

#[test]
fn one_dear_purchase_is_compared_with_all_that_its_money_buys() {
    let mut objects: Vec<Obj> = (1..=3).map(|at| school(&format!("S{at}"), true, 0, 100, 2)).collect();
    objects.push(school("dear", true, 0, 150, 6));
    let tiny = people(6, objects);
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "dear");
    assert_eq!((reason.code.clone(), reason.goal), (ReasonCode::BelowCutOff, Some(0)));
    assert_eq!(rivals(&tiny, &reason), ["S1", "S2", "S3"]);
}

#[test]
fn the_key_is_named_only_between_equals() {
    let objects = vec![school("A", true, 0, 10, 1), school("B", true, 0, 20, 1), school("C", true, 0, 20, 1)];
    let tiny = Tiny::new(Buy::Once, 2, objects);
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "A");
    assert_eq!(reason.code, ReasonCode::Tie, "the goal counts units, the key counts pupils");
    assert_eq!(plan.key.objects, 3);
    let alone = Tiny::new(Buy::Units, 5, vec![obj("A", true, &[(9, 0)], &[1])]).plan();
    assert_eq!(alone.key.objects, 0, "a single object is nobody's equal");
}

#[test]
fn reasons_hold_where_several_budgets_may_pay() {
    let objects = vec![school("A", true, 0, 10, 2), school("B", true, 0, 30, 2), school("C", true, 0, 20, 2)];
    let mut tiny = people(2, objects);
    tiny.budgets.push(Bud { amounts: vec![2], options: vec![0], rural_only: true });
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "A");
    assert_eq!((reason.code.clone(), rivals(&tiny, &reason)), (ReasonCode::BelowCutOff, vec!["C".to_owned()]));
}

#[test]
fn levels_of_shares_are_a_reason() {
    let objects = vec![obj("A", true, &[(2, 1)], &[1]), Obj { district: 1, ..obj("B", true, &[(2, 0)], &[1]) }];
    let mut tiny = Tiny::new(Buy::Units, 1, objects);
    tiny.goals.clear();
    tiny.leximin = Some(need());
    let plan = tiny.plan();
    let reason = why(&tiny, &plan, "A");
    assert_eq!((reason.code.clone(), reason.goal), (ReasonCode::BelowCutOff, Some(0)));
    assert_eq!(rivals(&tiny, &reason), ["B"]);
    assert!(matches!(plan.goals[0].kind, GoalKind::Lowest { count: 1, .. }));
}
