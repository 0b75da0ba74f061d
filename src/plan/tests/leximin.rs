//! Leximin goals: the lowest share among districts first, then the next.

use super::*;
use crate::formulation::GoalKind;
use crate::plan::Status;
use crate::solve::Proof;

fn in_district(district: u32, lack: i64, price: i64) -> Obj {
    let mut object = obj(&format!("S{district}-{price:02}-{lack}"), true, &[(lack, 0)], &[price]);
    object.district = district;
    object
}

/// One option, `budget` tenge, and the shares of the districts levelled; nothing else is sought before.
fn levelled(buy: Buy, budget: i64, objects: Vec<Obj>) -> Tiny {
    let mut tiny = Tiny::new(buy, budget, objects);
    tiny.goals.clear();
    tiny.leximin = Some(NeedIx::new(0));
    tiny
}

/// Covered units of each group, the lowest share first.
fn covered(plan: &Plan) -> Vec<(usize, i128)> {
    plan.shares[0].groups.iter().map(|own| (own.group.at(), own.covered)).collect()
}

fn shares(plan: &Plan) -> Vec<i128> {
    plan.shares[0].groups.iter().map(crate::plan::GroupShare::basis_points).collect()
}

fn levels(plan: &Plan) -> Vec<(u32, i128, Proof)> {
    let level = |line: &crate::plan::GoalLine| match line.kind {
        GoalKind::Lowest { count, .. } => Some((count, line.value, line.proof)),
        _ => None,
    };
    plan.goals.iter().filter_map(level).collect()
}

/// Max-min is 1 kit at (1, 2) and at (3, 1). To freeze the district that is lowest in the first plan found can return (1, 2).
#[test]
fn t17_leximin_is_not_a_frozen_max_min() {
    let mut objects: Vec<Obj> = (0..3).map(|at| Obj { id: format!("A{at}"), ..in_district(0, 1, 1) }).collect();
    objects.extend([1, 2, 99].map(|price| in_district(1, 1, price)));
    let plan = levelled(Buy::Once, 4, objects).plan();
    assert_eq!(covered(&plan), [(4, 1), (3, 3)]);
    assert_eq!(levels(&plan), [(1, 3_333, Proof::A), (2, 13_333, Proof::A)]);
    assert_eq!(plan.goals.iter().map(|goal| goal.text.as_str()).next(), Some("leximin metric by district: lowest 1"));
    assert_eq!(plan.status, Status::Proved);
}

#[test]
fn t18_the_sum_leaves_out_the_dear_district_and_leximin_does_not() {
    let objects = vec![in_district(0, 10, 1), in_district(1, 2, 5)];
    let sum = Tiny::new(Buy::Units, 10, objects.clone()).plan();
    assert_eq!(sum.purchases.iter().map(|p| (p.object.at(), p.quantity.get())).collect::<Vec<_>>(), [(0, 10)]);
    let plan = levelled(Buy::Units, 10, objects).plan();
    assert_eq!(shares(&plan), [5_000, 5_000]);
    assert_eq!(plan.purchases.iter().map(|p| p.quantity.get()).sum::<i64>(), 6);
    assert_eq!(plan.status, Status::Proved);
}

/// M28: on its grid, the ascending list of shares is at least that of any other goal.
#[test]
fn m28_no_other_goal_has_a_higher_list() {
    let objects: Vec<Obj> = (0..9)
        .map(|at| {
            let (district, lack, price) = (at % 3, i64::from(at % 4 + 1), i64::from(at * 5 % 7 + 2));
            Obj { id: format!("S{at}"), rural: at % 2 == 0, ..in_district(district, lack, price) }
        })
        .collect();
    for budget in [0, 7, 20, 41, 90, 200] {
        let lowest = shares(&levelled(Buy::Units, budget, objects.clone()).plan());
        for mode in [RuralMode::None, RuralMode::First, RuralMode::Weight(fraction(3, 2))] {
            let mut other = Tiny::new(Buy::Units, budget, objects.clone()).rural(mode);
            // Measured, but only after everything else.
            other.leximin = Some(NeedIx::new(0));
            assert!(lowest >= shares(&other.plan()), "{budget} {mode:?}");
        }
    }
}

#[test]
fn a_district_without_need_is_left_out() {
    let plan = levelled(Buy::Units, 3, vec![in_district(0, 4, 1), in_district(1, 0, 1), in_district(2, 2, 1)]).plan();
    assert_eq!(covered(&plan), [(3, 2), (5, 1)]);
    let nothing = levelled(Buy::Units, 3, vec![in_district(0, 0, 1)]).plan();
    assert_eq!((shares(&nothing), levels(&nothing)), (Vec::new(), Vec::new()));
}

/// With more than thirty districts, ten levels and the sum of all shares.
#[test]
fn many_districts_have_ten_levels_and_a_sum() {
    let objects = (0..31).map(|district| in_district(district, 2, 1)).collect();
    let plan = levelled(Buy::Units, 61, objects).plan();
    let counts: Vec<u32> = levels(&plan).iter().map(|(count, ..)| *count).collect();
    assert_eq!(counts, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31]);
    assert_eq!((shares(&plan)[0], shares(&plan)[1]), (5_000, 10_000));
    assert_eq!(plan.status, Status::Proved);
}
