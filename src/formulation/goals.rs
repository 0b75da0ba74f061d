//! Goals in the order in which they are served: shortfalls of soft rules, the model's goals split by
//! priority, tie-breaks.

use crate::index::{ColumnIx, GoalIx, GroupIx, NeedIx, ObjectIx, OptionIx, RowIx, YearIx};
use crate::instance::{Goal as ModelGoal, Instance, Priority};
use crate::programme::{Measure, RuralMode, Sense, ShareOf, Spread, is_money};

use super::LinearForm;
use super::layout::Cover;
use super::leximin::add_leximin;
use super::measure::Measurer;
use super::objects::{Wanted, gap, lack};
use super::problem::{Branch, ColumnName, Fullness, Goal, GoalKind, Problem, Row, RowName, RowSense};
use super::rules::part_against_all;

/// The step of a cost goal: differences below 1 000 tenge do not matter.
const COST_STEP: i64 = 100_000;

/// The needs that the goals measure.
pub(super) fn goal_needs(instance: &Instance) -> Vec<bool> {
    let mut wanted = vec![false; instance.needs.len()];
    for goal in &instance.goals {
        for (_, measure) in &goal.metric.terms {
            for need in needs_of(instance, *measure) {
                wanted[need.at()] = true;
            }
        }
    }
    wanted
}

/// The needs that a measure is about: its own, or that of an option whose points by steps it counts.
fn needs_of(instance: &Instance, measure: Measure) -> Vec<NeedIx> {
    match measure {
        Measure::Value(option) => instance.options[option.at()].gives.iter().map(|(need, _)| *need).collect(),
        _ => measure.need().into_iter().collect(),
    }
}

/// Adds all goals.
pub(super) fn add_goals(measurer: Measurer<'_>, wanted: &Wanted, problem: &mut Problem) {
    add_shortfalls(measurer.instance, problem);
    for (at, goal) in measurer.instance.goals.iter().enumerate() {
        match goal.sense {
            Sense::Leximin => add_leximin(measurer, GoalIx::new(at), goal, problem),
            Sense::Maximise | Sense::Minimise => add_model_goal(measurer, GoalIx::new(at), goal, problem),
        }
    }
    add_severity(measurer, wanted, problem);
    let form = measurer.cost(measurer.instance.horizon() - 1, &|_| 1).times(-1);
    problem.goals.push(Goal { kind: GoalKind::Money, form, scale: 1, step: COST_STEP, negated: true, is_money: true });
}

/// One goal per soft rule, in file order: the sum of the shortfalls of its rows, minimised.
fn add_shortfalls(instance: &Instance, problem: &mut Problem) {
    let mut by_rule: std::collections::BTreeMap<u32, Vec<(ColumnIx, i64)>> = std::collections::BTreeMap::new();
    for (at, column) in problem.columns.iter().enumerate() {
        let ColumnName::Shortfall(row) = column.name else { continue };
        let Some(Row { name: RowName::Rule(rule), .. }) = problem.rows.get(row.at()) else { continue };
        let Some(rule) = usize::try_from(*rule).ok().and_then(|r| instance.rules.get(r)) else { continue };
        let position = u32::try_from(rule.rule.at()).unwrap_or(u32::MAX);
        by_rule.entry(position).or_default().push((ColumnIx::new(at), -1));
    }
    for (rule, terms) in by_rule {
        let form = LinearForm::collect(terms, 0);
        let kind = GoalKind::Shortfall(rule);
        problem.goals.push(Goal { kind, form, scale: 1, step: 1, negated: true, is_money: false });
    }
}

/// A goal of the model; a maximise goal on coverage is split by tiers or weighted.
fn add_model_goal(measurer: Measurer<'_>, at: GoalIx, goal: &ModelGoal, problem: &mut Problem) {
    let instance = measurer.instance;
    let member = measurer.member(goal.group);
    let is_money = is_money(&goal.metric.terms);
    let mut push = |tier: Option<String>, weight: &dyn Fn(ObjectIx) -> i64, scale: i64| {
        let mut form = measurer.metric(&goal.metric, goal.year, &|o| member(o) * weight(o));
        let negated = goal.sense == Sense::Minimise;
        if negated {
            form = form.times(-1);
        }
        let step = if is_money { COST_STEP } else { 1 };
        problem.goals.push(Goal { kind: GoalKind::Model { goal: at, tier }, form, scale, step, negated, is_money });
    };
    let priority = &instance.priorities[goal.priority];
    if goal.sense == Sense::Minimise || is_money {
        return push(None, &|_| 1, 1);
    }
    for (name, groups) in tiers(instance, priority) {
        let within = |o: ObjectIx| i64::from(groups.iter().any(|g| instance.groups[g.at()].members[o.at()]));
        push(Some(name), &within, 1);
    }
    if let RuralMode::Weight(weight) = priority.rural {
        let part = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
        let (rural, urban) = (part(weight.numerator()), part(weight.denominator()));
        let members = &instance.groups[Instance::RURAL].members;
        push(None, &|o| if members[o.at()] { rural } else { urban }, urban);
    } else {
        push(None, &|_| 1, 1);
    }
}

/// The tiers before "all", each with the groups of itself and of the tiers above it. A last tier that with those
/// above it reaches every object is left out: it is "all".
fn tiers(instance: &Instance, priority: &Priority) -> Vec<(String, Vec<GroupIx>)> {
    if !priority.tiers.is_empty() {
        let upto = |at: usize| priority.tiers.iter().take(at + 1).map(|(_, group)| *group).collect();
        let names = priority.tiers.iter().enumerate().map(|(at, (name, _))| (name.clone(), upto(at)));
        let mut tiers: Vec<(String, Vec<GroupIx>)> = names.collect();
        let reached =
            |object: usize| priority.tiers.iter().any(|(_, group)| instance.groups[group.at()].members[object]);
        if (0..instance.objects.len()).all(reached) {
            tiers.pop();
        }
        return tiers;
    }
    match priority.rural {
        RuralMode::First => vec![("rural".to_owned(), vec![GroupIx::new(Instance::RURAL)])],
        RuralMode::None | RuralMode::Weight(_) | RuralMode::Floor { .. } => Vec::new(),
    }
}

/// Whether a goal's part for the first tiers, up to `tier`, counts an object.
pub(crate) fn is_in_tier(instance: &Instance, goal: GoalIx, tier: &str, object: ObjectIx) -> bool {
    let priority = &instance.priorities[instance.goals[goal.at()].priority];
    let own = tiers(instance, priority).into_iter().find(|(name, _)| name == tier);
    own.is_some_and(|(_, groups)| groups.iter().any(|group| instance.groups[group.at()].members[object.at()]))
}

/// Greatest severity: purchases count as much as their object lacks, in every year in which they work
/// (so that earlier is better); level by level where the priority says so.
fn add_severity(measurer: Measurer<'_>, wanted: &Wanted, problem: &mut Problem) {
    let instance = measurer.instance;
    let mut terms = Vec::new();
    for option in OptionIx::all(instance.options.len()) {
        if instance.alternative(option).is_some() {
            continue;
        }
        for object in ObjectIx::all(instance.objects.len()) {
            let lack = lack(instance, wanted, option, object);
            for t in 0..instance.horizon() {
                match (measurer.layout.levelled(option, object, t), measurer.layout.in_use(option, object, t)) {
                    (Some(column), _) => terms.push((column, 1)),
                    (None, Some(column)) => terms.push((column, lack)),
                    (None, None) => {}
                }
            }
        }
    }
    // Of alternatives, what counts is that the need is full, not how often a line was bought for it.
    let last = instance.horizon() - 1;
    for need in instance.alternatives.iter().map(|group| group.need).filter(|need| wanted.goal[need.at()]) {
        for object in ObjectIx::all(instance.objects.len()) {
            for t in 0..instance.horizon() {
                if let Fullness::Column(column) = measurer.layout.full(need, object, t) {
                    terms.push((column, gap(instance, need, object, last)));
                }
            }
        }
    }
    let form = LinearForm::collect(terms, 0);
    problem.goals.push(Goal { kind: GoalKind::Severity, form, scale: 1, step: 1, negated: false, is_money: false });
}

/// Per option: whether a priority that spreads level by level owns it.
pub(super) fn levelled_options(instance: &Instance) -> Vec<bool> {
    let mut levelled = vec![false; instance.options.len()];
    for (at, priority) in instance.priorities.iter().enumerate() {
        if priority.spread == Spread::Level {
            for option in options_of(instance, at) {
                levelled[option.at()] = true;
            }
        }
    }
    levelled
}

/// The options that give a need measured by a goal of priority `at`.
pub(crate) fn options_of(instance: &Instance, at: usize) -> Vec<OptionIx> {
    let goals = instance.goals.iter().filter(|goal| goal.priority == at);
    let measures: Vec<Measure> = goals.flat_map(|goal| goal.metric.terms.iter().map(|(_, measure)| *measure)).collect();
    let serves = |option: OptionIx| {
        instance
            .options
            .get(option.at())
            .is_some_and(|data| data.gives.iter().any(|(need, _)| measures.iter().any(|m| m.need() == Some(*need))))
    };
    let counts =
        |option: OptionIx| measures.contains(&Measure::Count(option)) || measures.contains(&Measure::Value(option));
    OptionIx::all(instance.options.len()).filter(|k| serves(*k) || counts(*k)).collect()
}

/// Adds the guaranteed rural shares: either the part reaches its share, or rural objects get all that they can.
pub(super) fn add_guaranteed_shares(measurer: Measurer<'_>, problem: &mut Problem) {
    problem.branches = vec![Branch::default()];
    for (at, priority) in measurer.instance.priorities.iter().enumerate() {
        let RuralMode::Floor { share, of } = priority.rural else { continue };
        let (part, full) = (RowIx::new(problem.rows.len()), RowIx::new(problem.rows.len() + 1));
        let options = options_of(measurer.instance, at);
        let rural = measurer.member(GroupIx::new(Instance::RURAL));
        let amount = |weight: &dyn Fn(ObjectIx) -> i64| amount(measurer, &options, of, weight);
        let name = u32::try_from(at).unwrap_or(u32::MAX);
        let form = part_against_all(amount(&rural), amount(&|_| 1), share);
        let is_money = of == ShareOf::Money;
        problem.rows.push(Row { name: RowName::SharePart(name), form, sense: RowSense::AtLeast, limit: 0, is_money });
        let form = filled(measurer, &options, &rural);
        let limit = greatest(problem, &form);
        problem.rows.push(Row {
            name: RowName::ShareFull(name),
            form,
            sense: RowSense::AtLeast,
            limit,
            is_money: false,
        });
        let halves = [full, part].map(|off| {
            let with = |branch: &Branch| Branch { off: branch.off.iter().copied().chain([off]).collect() };
            problem.branches.iter().map(with).collect::<Vec<_>>()
        });
        problem.branches = halves.concat();
    }
}

/// The most that a form can come to whatever the money: what can never be had (a prerequisite that nothing fills) does not count.
fn greatest(problem: &Problem, form: &LinearForm) -> i128 {
    let mut worth = vec![0; problem.columns.len()];
    for (column, coefficient) in &form.terms {
        worth[column.at()] = i128::from(*coefficient);
    }
    let mut values = vec![0; problem.columns.len()];
    // Objects without any plan make every limit right: nothing is feasible.
    problem.best_response(&worth, &problem.bounds(), &mut values).unwrap_or(0)
}

fn units(measurer: Measurer<'_>, options: &[OptionIx], weight: &dyn Fn(ObjectIx) -> i64) -> LinearForm {
    let last = YearIx::new(measurer.instance.horizon() - 1);
    let forms = options.iter().map(|option| measurer.bought(*option, last.at(), weight));
    forms.fold(LinearForm::default(), LinearForm::plus)
}

/// What is filled: units in use, and of alternatives those that they cover; it is greatest where nothing is left to fill.
fn filled(measurer: Measurer<'_>, options: &[OptionIx], weight: &dyn Fn(ObjectIx) -> i64) -> LinearForm {
    let instance = measurer.instance;
    let (alternatives, others): (Vec<OptionIx>, Vec<OptionIx>) =
        options.iter().partition(|option| instance.alternative(**option).is_some());
    let groups = instance.alternatives.iter().filter(|group| alternatives.iter().any(|k| group.member(*k).is_some()));
    let covered = groups.flat_map(|group| {
        ObjectIx::all(instance.objects.len()).filter_map(move |object| {
            match measurer.layout.cover(group.need, object, instance.horizon() - 1) {
                Cover::Linear(column, factor) => Some((column, factor * weight(object))),
                Cover::Nothing => None,
            }
        })
    });
    let last = instance.horizon() - 1;
    let in_use = others.iter().map(|option| measurer.in_use(*option, last, weight));
    in_use.fold(LinearForm::collect(covered, 0), LinearForm::plus)
}

fn amount(measurer: Measurer<'_>, options: &[OptionIx], of: ShareOf, weight: &dyn Fn(ObjectIx) -> i64) -> LinearForm {
    match of {
        ShareOf::Units => units(measurer, options, weight),
        ShareOf::Money => {
            let years = 0..measurer.instance.horizon();
            let spent = years
                .flat_map(|t| options.iter().flat_map(move |k| measurer.spending(*k, t, weight).collect::<Vec<_>>()));
            LinearForm::collect(spent, 0)
        }
    }
}
