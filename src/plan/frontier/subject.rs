//! What is measured, on an Instance that has no more than that needs.

use std::collections::BTreeSet;

use super::super::coverage::Standing;
use super::super::modes::{on_its_own, with_providers};
use super::{FrontierRequest, Subject, Whole};
use crate::formulation::options_of;
use crate::index::{BudgetIx, GoalIx, GroupIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Budget, Goal, Group, GroupKind, Instance, Metric, payers};
use crate::programme::{Measure, Sense, is_money};

/// An Instance with the groups and goals that points need.
pub(super) struct Working {
    pub(super) instance: Instance,
    /// The measured goal.
    pub(super) goal: GoalIx,
    /// The rural and the urban objects that count.
    pub(super) parts: [GroupIx; 2],
    pub(super) subject: Subject,
    pub(super) varied: Vec<BudgetIx>,
}

/// The first goal of coverage for which the named budget pays (the first of all where none is named), without the programmes
/// that share no money with it. A model without such a goal is measured by what its rules ask for.
pub(super) fn working(instance: &Instance, request: &FrontierRequest) -> Option<Working> {
    let is_coverage = |goal: &&Goal| goal.sense == Sense::Maximise && !is_money(&goal.metric.terms);
    let source = request.source.and_then(|source| instance.budgets.get(source.at()));
    let is_paid = |options: &BTreeSet<OptionIx>| source.is_none_or(|budget| pays(budget, options));
    let options = |goal: &Goal| with_providers(instance, options_of(instance, goal.priority));
    let own = instance.goals.iter().position(|goal| is_coverage(&goal) && is_paid(&options(goal)));
    let (mut working, goal, options) = match own {
        Some(at) => {
            let goal = instance.goals.get(at)?;
            let part = on_its_own(instance, goal.priority);
            let is_part = part.goals.len() < instance.goals.len();
            let before = instance.goals.iter().take(at).filter(|own| !is_part || own.priority == goal.priority).count();
            (part, before, options(goal))
        }
        None => {
            let mut part = instance.clone();
            part.goals.insert(0, stand_in(instance)?);
            let options = with_providers(&part, options_of(&part, 0));
            is_paid(&options).then_some((part, 0, options))?
        }
    };
    // Later goals still say which options a priority has; how they are served changes nothing here.
    for later in working.goals.iter_mut().skip(goal + 1).filter(|later| later.sense == Sense::Leximin) {
        later.sense = Sense::Maximise;
        later.parts.clear();
    }
    let chosen = working.goals.get(goal)?.clone();
    let rural = within(&mut working, chosen.group, Instance::RURAL);
    let urban = within(&mut working, chosen.group, Instance::URBAN);
    let whole = whole(&working, &chosen);
    let is_own = own.is_some();
    let subject = Subject { metric: chosen.metric, group: chosen.group, year: chosen.year, whole, is_own };
    let all = BudgetIx::all(working.budgets.len());
    let varied = match request.source {
        Some(source) => vec![source],
        None => all.filter(|b| working.budgets.get(b.at()).is_some_and(|own| pays(own, &options))).collect(),
    };
    if varied.is_empty() {
        return None;
    }
    Some(Working { instance: working, goal: GoalIx::new(goal), parts: [rural, urban], subject, varied })
}

fn pays(budget: &Budget, options: &BTreeSet<OptionIx>) -> bool {
    budget.options.iter().any(|option| options.contains(option))
}

/// The goal that stands for one that a model lacks: units of the first need that a rule measures, else that an option gives.
fn stand_in(instance: &Instance) -> Option<Goal> {
    let measured = instance.rules.iter().flat_map(|rule| &rule.metric.terms);
    let of_goals = instance.goals.iter().flat_map(|goal| &goal.metric.terms);
    let need = measured.chain(of_goals).find_map(|(_, measure)| measure.need());
    let given = || instance.options.iter().flat_map(|option| &option.gives).map(|(need, _)| *need).next();
    let need = need.or_else(given)?;
    let text = format!("units({})", instance.needs.get(need.at())?.id);
    Some(Goal {
        sense: Sense::Maximise,
        metric: Metric { text, terms: vec![(1, Measure::Units(need))] },
        group: GroupIx::new(Instance::ALL),
        partition: None,
        parts: Vec::new(),
        year: YearIx::new(instance.horizon().saturating_sub(1)),
        priority: 0,
    })
}

/// Adds the group of the objects that are in both groups.
fn within(instance: &mut Instance, group: GroupIx, part: usize) -> GroupIx {
    let members = |at: usize| instance.groups.get(at).map(|group| group.members.clone()).unwrap_or_default();
    let members = members(group.at()).into_iter().zip(members(part)).map(|(one, other)| one && other).collect();
    instance.groups.push(Group { kind: GroupKind::Condition(String::new()), members });
    GroupIx::new(instance.groups.len() - 1)
}

/// What an object adds to the whole, and what of that is covered without the plan.
fn part(instance: &Instance, measure: Measure, year: YearIx, object: ObjectIx) -> Option<(i64, i64)> {
    let need = measure.need()?;
    let data = instance.needs.get(need.at())?;
    let (norm, have) = (data.need.get(object, year).get(), data.have.get(object, year).get());
    let standing = Standing { need: norm, have, stock: have };
    let is_full = norm <= have;
    let counted = |each: i64| if norm > 0 { (each, if is_full { each } else { 0 }) } else { (0, 0) };
    match measure {
        Measure::Units(_) => Some((norm, standing.before())),
        // A share counts what was covered before by itself.
        Measure::Share(_) => Some((norm, 0)),
        Measure::Full(_) => Some(counted(1)),
        Measure::People(_) if instance.suppliers(need).is_none_or(|group| group.served_today.is_none()) => {
            let people = data.people.as_ref().and_then(|people| people.get(object.at()));
            Some(counted(people.map_or(0, |people| people.get())))
        }
        _ => None,
    }
}

fn whole(instance: &Instance, goal: &Goal) -> Option<Whole> {
    let [(1, measure)] = goal.metric.terms.as_slice() else { return None };
    let (mut all, mut before) = (0, 0);
    for object in members(instance, goal.group) {
        let (whole, covered) = part(instance, *measure, goal.year, object)?;
        all += i128::from(whole);
        before += i128::from(covered);
    }
    (all > 0).then_some(Whole { all, before })
}

fn members(instance: &Instance, group: GroupIx) -> impl Iterator<Item = ObjectIx> + '_ {
    let flags = instance.groups.get(group.at()).map(|group| group.members.as_slice()).unwrap_or_default();
    flags.iter().enumerate().filter(|(_, member)| **member).map(|(at, _)| ObjectIx::new(at))
}

impl Working {
    /// What is lacking in a group at objects for which nothing may be bought, or nobody may pay.
    pub(super) fn blocked(&self, group: GroupIx) -> i128 {
        let [(1, measure)] = self.subject.metric.terms.as_slice() else { return 0 };
        let Some(need) = measure.need() else { return 0 };
        let lacking = |object| part(&self.instance, *measure, self.subject.year, object);
        // A share counts what is covered in its value: what is lacking is told by units.
        let units = |object| part(&self.instance, Measure::Units(need), self.subject.year, object);
        let of = |object| if matches!(measure, Measure::Share(_)) { units(object) } else { lacking(object) };
        let blocked = members(&self.instance, group).filter(|object| !self.may_be_filled(need, *object));
        blocked.filter_map(of).map(|(whole, covered)| i128::from(whole - covered)).sum()
    }

    fn may_be_filled(&self, need: NeedIx, object: ObjectIx) -> bool {
        OptionIx::all(self.instance.options.len()).any(|option| {
            let data = self.instance.options.get(option.at());
            let gives = data.is_some_and(|data| {
                data.gives.iter().any(|(own, _)| *own == need) && data.eligible.get(object.at()) == Some(&true)
            });
            gives && payers(&self.instance, option, object).next().is_some()
        })
    }
}
