//! The goals that were served: the right ones in the right order, with the values that the purchases give.

use super::check::{Check, count};
use super::data::{At, Data, Goal as ModelGoal, Proof, RuleKind, Sense, Served, ServedKind};
use super::exact::{Exact, mul, sub};
use super::form::{Form, tiers, weight};
use super::goal_name::goal_name;
use super::ladder::Ladder;
use super::model::Model;
use super::paths::Paths;
use super::rules::Standing;
use super::total::totals;
use crate::args;
use crate::diagnostic::Code;

/// The declared step of a goal on money, in tiyn.
const COST_STEP: i128 = 100_000;

/// A goal that must be served.
struct Expected {
    kind: ServedKind,
    scales: Vec<i64>,
    minimise: bool,
    /// Whether it may be left out.
    optional: bool,
    /// Whether rural objects count by weight.
    weighted: bool,
}

/// A served goal that is what the model asks for.
pub(super) struct Goal<'a> {
    pub(super) served: &'a Served,
    /// What is maximised.
    pub(super) form: Form,
    /// The value reached, as maximised.
    pub(super) value: i128,
}

impl Goal<'_> {
    /// Differences below this do not matter: one point, but 1 000 tenge (in tiyn) for money.
    pub(super) fn step(&self) -> i128 {
        if self.form.is_money() { COST_STEP } else { 1 }
    }
}

impl Served {
    /// A stated value as it is maximised.
    pub(super) fn maximised(&self, stated: i128) -> i128 {
        if self.minimise { stated.saturating_neg() } else { stated }
    }
}

/// Checks which goals were served and what they reach. `None` when the list is not the model's.
pub(super) fn check_goals<'a>(
    check: &mut Check<'a>,
    paths: &Paths,
    rules: &[Standing],
) -> Exact<Option<Vec<Goal<'a>>>> {
    let Some(expected) = match_list(check) else { return Ok(None) };
    let forms: Option<Vec<Form>> =
        expected.iter().map(|(_, goal)| Form::of_goal(check.model, &goal.kind, goal.weighted)).collect();
    let Some(forms) = forms else { return Ok(None) };
    let values = totals(check.model, paths, &forms)?;
    let mut goals = Vec::with_capacity(forms.len());
    for (((served, _), form), mut value) in expected.into_iter().zip(forms).zip(values) {
        for (rule, coefficient) in &form.shortfalls {
            let short = rules.get(*rule).map_or(0, |standing| standing.shortfall);
            value = super::exact::add(value, mul(short, *coefficient)?)?;
        }
        if let Some((goal, count)) = form.lowest {
            value = lowest(check.model, paths, goal, count)?;
        }
        let stated = served.maximised(served.value);
        if stated != value {
            let expected = if served.minimise { sub(0, value)? } else { value };
            let mut args = goal_name(check, served);
            args.extend([("found", count(served.value)), ("expected", count(expected))]);
            check.report(Code::GoalValueWrong, "served", served.at, "value", args);
        }
        goals.push(Goal { served, form, value });
    }
    check_status(check);
    Ok(Some(goals))
}

/// The sum of the `count` lowest shares of a leximin goal.
fn lowest(model: &Model<'_>, paths: &Paths, goal: usize, count: i64) -> Exact<i128> {
    let ladder = model.data.goals.get(goal).and_then(|goal| Ladder::new(model.data, goal));
    let shares = ladder.map_or(Ok(Vec::new()), |ladder| ladder.shares(model, paths))?;
    Ok(shares.iter().take(usize::try_from(count).unwrap_or(usize::MAX)).sum())
}

/// Whether a goal counts tiyn.
fn counts_money(goal: &ModelGoal) -> bool {
    goal.metric.iter().any(|term| term.measure.is_money())
}

/// Pairs the served goals with those that the model asks for.
fn match_list<'a>(check: &mut Check<'a>) -> Option<Vec<(&'a Served, Expected)>> {
    let data = check.data();
    let mut served = data.served.iter().peekable();
    let mut pairs = Vec::new();
    for expected in expected(data) {
        match served.next_if(|line| line.kind == expected.kind) {
            Some(line) => pairs.push((line, expected)),
            None if expected.optional => {}
            None => return refuse_list(check, served.peek().copied(), &expected.kind),
        }
    }
    if let Some(extra) = served.next() {
        let args = args![found = extra.text.as_str(), expected = "—"];
        check.report(Code::GoalListWrong, "served", extra.at, "kind", args);
        return None;
    }
    for (line, expected) in &pairs {
        if !expected.scales.contains(&line.scale) {
            let expected = expected.scales.first().copied().unwrap_or(1);
            let args = args![found = line.scale, expected = expected];
            check.report(Code::GoalListWrong, "served", line.at, "scale", args);
        }
        if line.minimise != expected.minimise {
            let args = args![found = i64::from(line.minimise), expected = i64::from(expected.minimise)];
            check.report(Code::GoalListWrong, "served", line.at, "minimise", args);
            return None;
        }
    }
    Some(pairs)
}

fn refuse_list<T>(check: &mut Check<'_>, found: Option<&Served>, expected: &ServedKind) -> Option<T> {
    let at = found.map_or_else(|| check.data().served.last().map(|last| last.at).unwrap_or_default(), |line| line.at);
    let found = found.map_or_else(|| "—".to_owned(), |line| kind_key(&line.kind));
    check.report(Code::GoalListWrong, "served", at, "kind", args![found = found, expected = kind_key(expected)]);
    None
}

fn kind_key(kind: &ServedKind) -> String {
    match kind {
        ServedKind::Shortfall(rule) => format!("shortfall {rule}"),
        ServedKind::Model { goal, tier } => {
            format!("model {goal} {}", tier.as_deref().unwrap_or("")).trim_end().to_owned()
        }
        ServedKind::Lowest { goal, count } => format!("lowest {goal} {count}"),
        ServedKind::Severity => "severity".to_owned(),
        ServedKind::Money => "money".to_owned(),
    }
}

/// The goals that the model asks for: shortfalls of soft rules, its goals by tiers, tie-breaks.
fn expected(data: &Data) -> Vec<Expected> {
    let mut list = Vec::new();
    let soft = data.rules.iter().filter(|rule| rule.soft && rule.kind != RuleKind::Report).map(|rule| rule.rule);
    let soft: std::collections::BTreeSet<i64> = soft.collect();
    let line = |kind, minimise| Expected { kind, scales: vec![1], minimise, optional: false, weighted: false };
    list.extend(soft.into_iter().map(|rule| line(ServedKind::Shortfall(rule), true)));
    for (at, goal) in data.goals.iter().enumerate() {
        if let Some(ladder) = Ladder::new(data, goal) {
            list.extend(ladder.counts().into_iter().map(|count| line(ServedKind::Lowest { goal: at, count }, false)));
            continue;
        }
        let is_money = counts_money(goal);
        let maximise = goal.sense == Sense::Maximise;
        let mut all = line(ServedKind::Model { goal: at, tier: None }, !maximise);
        if let (true, false, Some(priority)) = (maximise, is_money, data.priorities.get(goal.priority)) {
            for (tier, optional) in tiers(data, priority) {
                let kind = ServedKind::Model { goal: at, tier: Some(tier) };
                list.push(Expected { optional, ..line(kind, false) });
            }
            if let Some((_, others)) = weight(priority) {
                all.scales = vec![others];
                all.weighted = true;
            }
        } else if is_money {
            // Points are tiyn; a scale of 100 shows them as tenge.
            all.scales = vec![1, 100];
        }
        list.push(all);
    }
    list.push(line(ServedKind::Severity, false));
    list.push(Expected { scales: vec![1, 100], ..line(ServedKind::Money, true) });
    list
}

/// The status is the worst label of the model's goals.
fn check_status(check: &mut Check<'_>) {
    let data = check.data();
    let is_own = |line: &&Served| matches!(line.kind, ServedKind::Model { .. } | ServedKind::Lowest { .. });
    let own = data.served.iter().filter(is_own);
    let worst = own.map(|line| line.proof).max().unwrap_or(Proof::A);
    let (status, at): (Proof, At) = (data.status.proof, data.status.at);
    if status != worst {
        let args = args![found = status_key(status), expected = status_key(worst)];
        check.report(Code::StatusWrong, "meta", at, "value", args);
    }
}

const fn status_key(proof: Proof) -> &'static str {
    match proof {
        Proof::A => "proved",
        Proof::B => "solver-proved",
        Proof::C => "bounded",
    }
}
