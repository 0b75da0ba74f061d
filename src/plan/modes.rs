//! What each way of putting rural objects first would give: the price of the choice, for this data.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::bought::Bought;
use super::make::solve;
use super::results::metric;
use super::{ModeLine, ModeOutcome, ModeTable};
use crate::formulation::{GoalKind, Problem, formulate, options_of};
use crate::fraction::Fraction;
use crate::index::{GroupIx, OptionIx};
use crate::instance::{Goal, Instance};
use crate::money::Money;
use crate::programme::{Measure, RuralMode, Sense, ShareOf, is_money};
use crate::solve::{Effort, GoalResult, Proof, Solution, Unsolved};

/// Above this the table is left out: it costs as much as several plans.
const MOST_OBJECTS: usize = 20_000;

/// The same where the plan itself is hard: not proved by its bounds.
const MOST_OF_HARD: usize = 2_000;

/// Nodes in each search of the table: its later goals only split equal totals.
const NODES: i32 = 500;

/// One table per priority whose first goal maximises a coverage, where some objects are rural.
pub(super) fn tables(instance: &Instance, own: Own<'_>, effort: Effort<'_>) -> Vec<ModeTable> {
    let is_hard = own.solution.goals.iter().any(|goal| goal.proof != Proof::A);
    let most = if is_hard { MOST_OF_HARD } else { MOST_OBJECTS };
    if effort.is_over() || instance.objects.len() > most || !instance.objects.rural.contains(&true) {
        return Vec::new();
    }
    (0..instance.priorities.len()).filter_map(|priority| table(instance, own, priority, effort)).collect()
}

/// The plan whose table it is: its own mode needs no second solve.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) problem: &'a Problem,
    pub(super) solution: &'a Solution,
    pub(super) bought: &'a Bought,
}

/// A plan of a mode.
struct Planned<'a> {
    instance: Cow<'a, Instance>,
    values: Cow<'a, [i64]>,
    /// The value of the compared goal over all its objects.
    value: Option<i128>,
    line: ModeLine,
}

fn table(instance: &Instance, plan: Own<'_>, priority: usize, effort: Effort<'_>) -> Option<ModeTable> {
    let goal = instance.goals.iter().find(|goal| goal.priority == priority)?;
    if goal.sense != Sense::Maximise || is_money(&goal.metric.terms) {
        return None;
    }
    let own = instance.priorities.get(priority)?;
    let chosen = own.tiers.is_empty().then_some(own.rural);
    let part = on_its_own(instance, priority);
    let (mut planned, mut lines): (Vec<Planned<'_>>, Vec<ModeLine>) = (Vec::new(), Vec::new());
    // What a delivery or an order costs is not spent on single objects: a share of the money has no meaning then.
    let has_deliveries = instance.options.iter().any(|option| option.delivery != Money::ZERO);
    let is_shared = has_deliveries || instance.ordered_items().next().is_some();
    let is_told = |mode: &RuralMode| !is_shared || !matches!(mode, RuralMode::Floor { of: ShareOf::Money, .. });
    for mode in modes(chosen).into_iter().filter(is_told) {
        if let Some(line) = known(&planned, priority, mode).filter(|_| Some(mode) != chosen) {
            lines.push(line);
            continue;
        }
        let next = if Some(mode) == chosen {
            let line = ModeLine { chosen: true, ..line(instance, plan, goal, mode) };
            Planned {
                instance: Cow::Borrowed(instance),
                values: Cow::Borrowed(&plan.solution.values),
                value: value(instance, plan, goal),
                line,
            }
        } else {
            match solved(with_mode(&part, priority, mode)?, goal, mode, effort) {
                Ok(solved) => solved,
                Err(why) => {
                    lines.push(without_plan(mode, why));
                    continue;
                }
            }
        };
        lines.push(next.line.clone());
        planned.push(next);
    }
    let total = |line: &ModeLine| line.rural + line.urban;
    let most = lines.first().filter(|line| line.outcome == ModeOutcome::Planned).map(total)?;
    for line in lines.iter_mut().filter(|line| line.outcome == ModeOutcome::Planned) {
        line.lost = most - total(line);
    }
    Some(ModeTable { priority, metric: goal.metric.text.clone(), lines })
}

/// No preference first, then the usual ones; a chosen mode with other numbers is added beside its like.
fn modes(chosen: Option<RuralMode>) -> Vec<RuralMode> {
    let fraction = |n, d| Fraction::new(n, d).unwrap_or(Fraction::ONE);
    let half = |of| RuralMode::Floor { share: fraction(1, 2), of };
    let usual = [
        RuralMode::None,
        RuralMode::First,
        RuralMode::Weight(fraction(3, 2)),
        half(ShareOf::Units),
        half(ShareOf::Money),
    ];
    let extra = chosen.filter(|mode| !usual.contains(mode));
    usual.into_iter().chain(extra).collect()
}

/// What follows from proved plans of other modes, so that nothing need be solved:
/// - A plan that is best where nothing is guaranteed is best with a guarantee that it keeps.
/// - A guaranteed share of money that asks the same as one of units, since all units cost the same, has the same best plan.
/// - Where the plans that serve rural objects first lose nothing in all, they are the best with any weight of at least 1: they
///   alone have both the most for rural objects and the most for all.
fn known(planned: &[Planned<'_>], priority: usize, mode: RuralMode) -> Option<ModeLine> {
    let of = |mode| planned.iter().find(|plan| plan.line.mode == mode && plan.line.proof == Proof::A);
    let none = of(RuralMode::None)?;
    let known = match mode {
        RuralMode::Floor { share, .. } => {
            let guaranteed = formulate(&with_mode(&none.instance, priority, mode)?);
            let kept = guaranteed.keeps_a_branch(&none.values).then_some(none);
            let units = || of(RuralMode::Floor { share, of: ShareOf::Units });
            let is_alike = |units: &&Planned<'_>| guaranteed.rows_ask_the_same(&formulate(&units.instance));
            kept.or_else(|| units().filter(is_alike))
        }
        RuralMode::Weight(weight) if weight >= Fraction::ONE => {
            let goals = none.instance.goals.iter().filter(|goal| goal.priority == priority);
            of(RuralMode::First)
                .filter(|first| goals.count() == 1 && first.value.is_some() && first.value == none.value)
        }
        _ => None,
    };
    known.map(|plan| ModeLine { mode, chosen: false, ..plan.line.clone() })
}

/// The instance with another mode of a priority.
fn with_mode(instance: &Instance, priority: usize, mode: RuralMode) -> Option<Instance> {
    let mut variant = instance.clone();
    let own = variant.priorities.get_mut(priority)?;
    own.rural = mode;
    own.tiers.clear();
    Some(variant)
}

fn solved<'a>(
    variant: Instance,
    compared: &Goal,
    mode: RuralMode,
    effort: Effort<'_>,
) -> Result<Planned<'a>, Unsolved> {
    let problem = formulate(&variant);
    // All goals and the key split equal totals as the plan itself would.
    let (solution, _) = solve(&variant, &problem, effort.with_nodes(NODES).aside())?;
    let bought = Bought::new(&variant, &problem, &solution.values);
    let own = Own { problem: &problem, solution: &solution, bought: &bought };
    let (line, value) = (line(&variant, own, compared, mode), value(&variant, own, compared));
    let values = Cow::Owned(solution.values);
    Ok(Planned { instance: Cow::Owned(variant), values, value, line })
}

/// The row of a mode without a plan.
const fn without_plan(mode: RuralMode, why: Unsolved) -> ModeLine {
    let outcome = match why {
        Unsolved::Infeasible => ModeOutcome::Impossible,
        Unsolved::Stopped => ModeOutcome::NotFound,
    };
    ModeLine { mode, chosen: false, outcome, rural: 0, urban: 0, proof: Proof::C, lost: 0 }
}

/// What a solved mode gives.
fn line(instance: &Instance, own: Own<'_>, compared: &Goal, mode: RuralMode) -> ModeLine {
    let value = |group| metric(instance, own.bought, &compared.metric, GroupIx::new(group), compared.year);
    let results = results(instance, own, compared);
    let proof = results.into_iter().map(|(_, result)| result.proof).max().unwrap_or(Proof::A);
    ModeLine {
        mode,
        chosen: false,
        outcome: ModeOutcome::Planned,
        rural: value(Instance::RURAL),
        urban: value(Instance::URBAN),
        proof,
        lost: 0,
    }
}

/// The value of the compared goal over all its objects.
fn value(instance: &Instance, own: Own<'_>, compared: &Goal) -> Option<i128> {
    let is_whole = |kind: &GoalKind| matches!(kind, GoalKind::Model { tier: None, .. });
    results(instance, own, compared).into_iter().find(|(kind, _)| is_whole(kind)).map(|(_, result)| result.value)
}

/// The results of the compared goal and its parts.
fn results<'a>(instance: &Instance, own: Own<'a>, compared: &Goal) -> Vec<(&'a GoalKind, &'a GoalResult)> {
    let is_compared = |kind: &GoalKind| match kind {
        GoalKind::Model { goal, .. } => instance.goals.get(goal.at()).is_some_and(|g| g.metric == compared.metric),
        _ => false,
    };
    let results = own.problem.goals.iter().zip(&own.solution.goals);
    results.filter(|(goal, _)| is_compared(&goal.kind)).map(|(goal, result)| (&goal.kind, result)).collect()
}

/// The priority's programme alone when it shares no budget with the others: its goals, its options and what they
/// require. Otherwise everything.
pub(super) fn on_its_own(instance: &Instance, priority: usize) -> Instance {
    let mut part = instance.clone();
    let options = with_providers(instance, options_of(instance, priority));
    let shares = |budget: &crate::instance::Budget| {
        budget.options.iter().any(|k| options.contains(k)) && !budget.options.iter().all(|k| options.contains(k))
    };
    if instance.budgets.iter().any(shares) {
        return part;
    }
    part.goals.retain(|goal| goal.priority == priority);
    let concerns = |measure: &Measure| match (measure, measure.need()) {
        (Measure::Count(option) | Measure::Value(option), _) => options.contains(option),
        (_, Some(need)) => {
            let gives =
                |k: &OptionIx| instance.options.get(k.at()).is_some_and(|o| o.gives.iter().any(|(n, _)| *n == need));
            options.iter().any(gives)
        }
        (_, None) => true,
    };
    part.rules.retain(|rule| rule.metric.terms.iter().any(|(_, measure)| concerns(measure)));
    for (at, option) in part.options.iter_mut().enumerate() {
        if !options.contains(&OptionIx::new(at)) {
            option.eligible.fill(false);
        }
    }
    part
}

/// The options and those that can fill what they require.
pub(super) fn with_providers(instance: &Instance, options: Vec<OptionIx>) -> BTreeSet<OptionIx> {
    let mut all: BTreeSet<OptionIx> = options.into_iter().collect();
    loop {
        let required: BTreeSet<_> =
            all.iter().filter_map(|k| instance.options.get(k.at())).flat_map(|o| o.requires.iter().copied()).collect();
        let more: Vec<OptionIx> = OptionIx::all(instance.options.len())
            .filter(|k| !all.contains(k))
            .filter(|k| instance.options.get(k.at()).is_some_and(|o| o.gives.iter().any(|(n, _)| required.contains(n))))
            .collect();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}
