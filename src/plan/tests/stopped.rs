//! A search that is told to stop before it begins.

use super::{Obj, Tiny, obj};
use crate::plan::{plan_instance, plan_watched};
use crate::programme::Buy;
use crate::solve::{Limits, Proof, Watch};

fn instance() -> crate::instance::Instance {
    let objects: Vec<Obj> = (0..8).map(|n| obj(&format!("s{n}"), n % 2 == 0, &[(5 + n, 1)], &[7 + n])).collect();
    Tiny::new(Buy::Units, 100, objects).instance()
}

#[test]
fn what_is_stopped_is_still_a_plan_and_claims_no_more_than_its_bounds() {
    let watch = Watch::default();
    watch.stop();
    let plan = plan_watched(&instance(), &Limits::default(), &watch).expect("buying nothing is a plan");
    assert!(plan.stopped);
    for goal in &plan.goals {
        let is_missing = goal.proof == Proof::C && (goal.value <= goal.bound) != goal.minimise;
        // Within a step of its bound a goal counts as reached.
        let is_reached = (goal.value - goal.bound).abs() < i128::from(goal.step.max(1));
        assert!(is_reached || is_missing, "{goal:?}");
    }
}

#[test]
fn being_watched_changes_nothing() {
    let watch = Watch::default();
    let watched = plan_watched(&instance(), &Limits::default(), &watch).expect("there is a plan");
    let alone = plan_instance(&instance(), &Limits::default()).expect("there is a plan");
    assert_eq!(format!("{watched:?}"), format!("{alone:?}"));
    let state = watch.state().expect("it told how far it was");
    assert!(state.goal < state.goals, "{state:?}");
}

/// Far more is lacking than one by one would be bought.
#[test]
fn what_is_stopped_spends_the_money_all_the_same() {
    let objects: Vec<Obj> = (0..8).map(|n| obj(&format!("s{n}"), n % 2 == 0, &[(200 + n, 1)], &[7 + n])).collect();
    let instance = Tiny::new(Buy::Units, 10_000, objects).instance();
    let watch = Watch::default();
    watch.stop();
    let stopped = plan_watched(&instance, &Limits::default(), &watch).expect("buying nothing is a plan");
    let best = plan_instance(&instance, &Limits::default()).expect("there is a plan");
    for (goal, best) in stopped.goals.iter().zip(&best.goals).filter(|(goal, _)| !goal.minimise) {
        assert!(goal.value * 3 >= best.value * 2, "{} of {}", goal.value, best.value);
    }
}
