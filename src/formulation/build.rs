//! Builds the Problem of an Instance.

use crate::index::OptionIx;
use crate::instance::Instance;
use crate::programme::Measure;

use super::goals::{add_goals, add_guaranteed_shares, goal_needs, levelled_options};
use super::measure::Measurer;
use super::objects::{Wanted, add_objects};
use super::orders::add_orders;
use super::payers::add_money;
use super::problem::Problem;
use super::rules::add_rules;

/// The Problem of `instance`: blocks of objects, money, rules, guaranteed shares, goals.
pub fn formulate(instance: &Instance) -> Problem {
    let wanted = Wanted {
        full: full_needs(instance),
        goal: goal_needs(instance),
        levelled: levelled_options(instance),
        value: valued_options(instance),
    };
    let mut problem = Problem::default();
    let mut layout = add_objects(instance, &wanted, &mut problem);
    add_orders(instance, &mut layout, &mut problem);
    let measurer = Measurer { instance, layout: &layout };
    add_money(instance, &layout, &mut problem);
    add_rules(measurer, &mut problem);
    add_guaranteed_shares(measurer, &mut problem);
    add_goals(measurer, &wanted, &mut problem);
    problem
}

/// Options whose points by steps a rule or goal measures.
fn valued_options(instance: &Instance) -> Vec<bool> {
    let rules = instance.rules.iter().map(|rule| &rule.metric);
    let measured = rules.chain(instance.goals.iter().map(|goal| &goal.metric)).flat_map(|metric| &metric.terms);
    let valued: Vec<OptionIx> = measured
        .filter_map(|(_, measure)| match measure {
            Measure::Value(option) => Some(*option),
            _ => None,
        })
        .collect();
    OptionIx::all(instance.options.len()).map(|option| valued.contains(&option)).collect()
}

/// Needs whose fullness something asks for: prerequisites, and `full` and `people` of rules and goals.
fn full_needs(instance: &Instance) -> Vec<bool> {
    let mut wanted = vec![false; instance.needs.len()];
    let rules = instance.rules.iter().flat_map(|rule| &rule.metric.terms);
    let goals = instance.goals.iter().flat_map(|goal| &goal.metric.terms);
    let measured = rules.chain(goals).filter_map(|(_, measure)| match measure {
        Measure::Full(need) | Measure::People(need) | Measure::PeopleYears(need) => Some(*need),
        _ => None,
    });
    let required = instance.options.iter().flat_map(|option| option.requires.iter().copied());
    for need in measured.chain(required) {
        if let Some(flag) = wanted.get_mut(need.at()) {
            *flag = true;
        }
    }
    wanted
}
