//! Goals, rules and modes in words that a finance officer uses.

use super::context::Context;
use super::table::{Cell, Number};
use crate::args;
use crate::formulation::GoalKind;
use crate::fraction::Fraction;
use crate::index::GoalIx;
use crate::instance::{Goal, Limit, Metric, RuleRow};
use crate::lang::{self, Arg};
use crate::money::Money;
use crate::plan::{GoalLine, Guarantee, ModeLine, ModeOutcome, ModeTable, RuleResult, Status};
use crate::programme::{Measure, Partition, RuleKind, RuralMode, Sense, ShareOf, is_money};
use crate::solve::Proof;

/// How many shares of a leximin goal are shown in a line.
const SHARES: usize = 5;

/// The word for a mode without a plan.
pub(super) const fn outcome_key(outcome: ModeOutcome) -> Option<&'static str> {
    match outcome {
        ModeOutcome::Planned => None,
        ModeOutcome::Impossible => Some("mode-impossible"),
        ModeOutcome::NotFound => Some("mode-not-found"),
    }
}

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Units of a need or purchases of an option.
    Pieces,
    /// Objects.
    Objects,
    /// People.
    People,
    /// People, once for each year in which they are served.
    PeopleYears,
    /// Tenge.
    Tenge,
    /// Tiyn.
    Tiyn,
    /// A share of 1.
    Share,
    /// Hundredths of a percentage point.
    BasisPoints,
    /// A weighted sum of different things.
    Points,
}

impl Unit {
    /// The unit of a metric's values.
    pub(super) fn of(metric: &Metric) -> Self {
        let of_measure = |measure: Measure| match measure {
            Measure::Units(_) | Measure::New(_) | Measure::Stock(_) | Measure::Count(_) => Self::Pieces,
            Measure::Share(_) => Self::Share,
            Measure::Full(_) => Self::Objects,
            Measure::People(_) => Self::People,
            Measure::PeopleYears(_) => Self::PeopleYears,
            Measure::Value(_) => Self::Points,
            Measure::Cost | Measure::Commitment(_) => Self::Tenge,
        };
        match metric.terms.as_slice() {
            [(1, measure)] => of_measure(*measure),
            terms if is_money(terms) => Self::Tenge,
            [(1, first), rest @ ..] if rest.iter().all(|(c, m)| *c == 1 && of_measure(*m) == of_measure(*first)) => {
                of_measure(*first)
            }
            _ => Self::Points,
        }
    }

    /// What the values of a metric count: a share is measured in covered units.
    pub(super) fn counted(metric: &Metric) -> Self {
        match Self::of(metric) {
            Self::Share => Self::Pieces,
            unit => unit,
        }
    }

    /// Its message key: `unit-<name>`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Pieces => "unit-pieces",
            Self::Objects => "unit-objects",
            Self::People => "unit-people",
            Self::PeopleYears => "unit-people-years",
            Self::Tenge | Self::Tiyn => "unit-tenge",
            Self::Share => "unit-share",
            Self::BasisPoints => "unit-basis-points",
            Self::Points => "unit-points",
        }
    }

    /// A cell with a value of this unit.
    pub(super) fn cell(self, value: Fraction) -> Cell {
        Cell::number(self.number(value))
    }

    /// A value of this unit, as a number to show.
    pub(super) fn number(self, value: Fraction) -> Number {
        let tiyn = match self {
            Self::Tenge => value.checked_mul(Fraction::whole(100)).and_then(Fraction::to_whole),
            Self::Tiyn => value.to_whole(),
            Self::Share => return Number::Share(value),
            _ => None,
        };
        if let Some(tiyn) = tiyn.and_then(|tiyn| i64::try_from(tiyn).ok()) {
            return Number::Money(Money::from_tiyn(tiyn));
        }
        match value.to_whole().and_then(|n| i64::try_from(n).ok()) {
            Some(n) => Number::Count(n),
            None => Number::Decimal(value, 2),
        }
    }
}

impl Context<'_> {
    /// A metric in words: `«Компьютер учителя»: закрыто единиц`.
    pub(super) fn metric(&self, metric: &Metric) -> String {
        let term = |(coefficient, measure): &(i64, Measure)| {
            let words = self.measure(*measure);
            if *coefficient == 1 {
                words
            } else {
                format!("{} × {words}", lang::count(self.document.lang, *coefficient))
            }
        };
        metric.terms.iter().map(term).collect::<Vec<_>>().join(" + ")
    }

    fn measure(&self, measure: Measure) -> String {
        let need = |key: &str, need| self.tell(key, &args![need = self.need(need)]);
        match measure {
            Measure::Units(of) => need("measure-units", of),
            Measure::New(of) => need("measure-new", of),
            Measure::Stock(of) => need("measure-stock", of),
            Measure::Share(of) => need("measure-share", of),
            Measure::Full(of) => need("measure-full", of),
            Measure::People(of) => need("measure-people", of),
            Measure::Count(of) => self.tell("measure-count", &args![option = self.option(of)]),
            Measure::Value(of) => self.tell("measure-value", &args![option = self.option(of)]),
            Measure::PeopleYears(of) => need("measure-people-years", of),
            Measure::Cost => self.say("measure-cost"),
            Measure::Commitment(year) => self.tell("measure-commitment", &args![year = self.year(year).to_string()]),
        }
    }

    /// A goal in words.
    pub(super) fn goal(&self, line: &GoalLine) -> String {
        match &line.kind {
            GoalKind::Shortfall(rule) => {
                let row = self.instance().rules.iter().find(|row| u32::try_from(row.rule.at()) == Ok(*rule));
                self.tell("goal-shortfall", &args![rule = row.map(|row| self.rule(row)).unwrap_or_default()])
            }
            GoalKind::Model { goal, tier } => match self.instance().goals.get(goal.at()) {
                Some(goal) => self.weighted(line, goal, self.model_goal(goal, tier.as_deref())),
                None => line.text.clone(),
            },
            GoalKind::Lowest { goal, count } => match self.instance().goals.get(goal.at()) {
                Some(own) => {
                    let goal = self.model_goal(own, None);
                    let count = Arg::Count(i64::from(*count));
                    self.tell("goal-lowest", &vec![("goal", goal.into()), ("count", count)])
                }
                None => line.text.clone(),
            },
            GoalKind::Severity => self.say("goal-severity"),
            GoalKind::Money => self.say("goal-money"),
        }
    }

    /// The words of a goal, with the weight of rural objects where its value is in points.
    fn weighted(&self, line: &GoalLine, goal: &Goal, words: String) -> String {
        let rural = self.instance().priorities.get(goal.priority).map(|priority| priority.rural);
        match rural {
            Some(RuralMode::Weight(weight)) if self.goal_unit(line) == Unit::Points => {
                self.tell("goal-weighted", &args![goal = words, weight = self.short_decimal(weight)])
            }
            _ => words,
        }
    }

    /// A leximin goal as a whole.
    pub(super) fn leximin(&self, goal: GoalIx) -> String {
        self.instance().goals.get(goal.at()).map_or_else(String::new, |goal| self.model_goal(goal, None))
    }

    /// The shares of a leximin goal, the lowest first: `33,33 % · 50 % · …`.
    pub(super) fn ladder(&self, goal: GoalIx) -> String {
        let shares = self.plan().shares.iter().find(|shares| shares.goal == goal);
        let groups = shares.map(|shares| shares.groups.as_slice()).unwrap_or_default();
        let share = |points: i128| {
            let share = Fraction::new(points, 10_000).unwrap_or(Fraction::ZERO);
            lang::share_percent(self.document.lang, share)
        };
        let mut shown: Vec<String> = groups.iter().take(SHARES).map(|group| share(group.basis_points())).collect();
        shown.extend((groups.len() > SHARES).then(|| "…".to_owned()));
        if shown.is_empty() { self.say("word-nothing") } else { shown.join(" · ") }
    }

    fn model_goal(&self, goal: &Goal, tier: Option<&str>) -> String {
        let metric = self.metric(&goal.metric);
        let key = match goal.sense {
            Sense::Maximise => "goal-maximise",
            Sense::Minimise => "goal-minimise",
            Sense::Leximin => "goal-leximin",
        };
        let partition = if goal.partition == Some(Partition::District) { "district" } else { "region" };
        let mut words = match goal.sense {
            Sense::Leximin => self.tell(key, &args![metric = metric, partition = partition]),
            Sense::Maximise | Sense::Minimise => self.tell(key, &args![metric = metric]),
        };
        if let Some(group) = self.instance().groups.get(goal.group.at()).filter(|_| goal.group.at() != 0) {
            words = self.tell("goal-within", &args![goal = words, group = self.group(&group.kind)]);
        }
        if self.instance().horizon() > 1 {
            words = self.tell("goal-in-year", &args![goal = words, year = self.year(goal.year).to_string()]);
        }
        match tier {
            None => words,
            Some("rural") => self.tell("goal-rural-part", &args![goal = words]),
            Some(tier) => self.tell("goal-tier-part", &args![goal = words, tier = tier]),
        }
    }

    /// Whether rural objects count more than others in the goal, so that its value is in points.
    fn is_weighted(&self, goal: &crate::instance::Goal) -> bool {
        let priority = self.instance().priorities.get(goal.priority);
        goal.sense == Sense::Maximise && priority.is_some_and(|p| matches!(p.rural, RuralMode::Weight(_)))
    }

    /// What a goal's value counts.
    pub(super) fn goal_unit(&self, line: &GoalLine) -> Unit {
        match &line.kind {
            GoalKind::Shortfall(rule) => {
                let row = self.instance().rules.iter().find(|row| u32::try_from(row.rule.at()) == Ok(*rule));
                row.map_or(Unit::Points, shortfall_unit)
            }
            GoalKind::Model { goal, .. } => {
                let goal = self.instance().goals.get(goal.at());
                match goal.map(|goal| Unit::of(&goal.metric)) {
                    // A goal counts money in tiyn, whatever its metric is shown in.
                    Some(Unit::Tenge) => Unit::Tiyn,
                    Some(unit) if unit != Unit::Share && !goal.is_some_and(|goal| self.is_weighted(goal)) => unit,
                    _ => Unit::Points,
                }
            }
            GoalKind::Lowest { .. } => Unit::BasisPoints,
            GoalKind::Severity => Unit::Points,
            GoalKind::Money => Unit::Tiyn,
        }
    }

    /// A goal's points as a number of its unit.
    pub(super) fn goal_number(&self, line: &GoalLine, points: i128) -> Number {
        let value = Fraction::new(points, i128::from(line.scale.max(1))).unwrap_or(Fraction::ZERO);
        self.goal_unit(line).number(value)
    }

    /// What is proved about a goal, as a reader says it.
    pub(super) fn verdict(&self, line: &GoalLine) -> String {
        match line.proof {
            Proof::A => self.say("verdict-proved"),
            Proof::B => self.say("verdict-solver-proved"),
            Proof::C => {
                let missing = missing(line);
                let amount = match self.goal_number(line, missing) {
                    Number::Money(amount) => self.tell("at-most-tenge", &args![amount = amount]),
                    _ => {
                        let scale = i128::from(line.scale.max(1));
                        let whole = missing.div_euclid(scale) + i128::from(missing.rem_euclid(scale) != 0);
                        let count = Arg::Count(i64::try_from(whole).unwrap_or(i64::MAX));
                        self.tell(at_most_key(self.goal_unit(line)), &vec![("count", count)])
                    }
                };
                let base = line.bound.max(line.value).max(1);
                let percent = Fraction::new(missing, base).unwrap_or(Fraction::ZERO);
                self.tell("verdict-bounded", &args![missing = amount, percent = percent])
            }
        }
    }

    /// The plan's status in words.
    pub(super) fn status(&self) -> String {
        self.say(match self.plan().status {
            Status::Proved => "status-proved",
            Status::SolverProved => "status-solver-proved",
            Status::Bounded => "status-bounded",
        })
    }

    /// A way of putting rural objects first, in words.
    pub(super) fn mode(&self, mode: RuralMode) -> String {
        match mode {
            RuralMode::None => self.say("mode-none"),
            RuralMode::First => self.say("mode-first"),
            RuralMode::Weight(weight) => self.tell("mode-weight", &args![weight = self.short_decimal(weight)]),
            RuralMode::Floor { share, of: ShareOf::Units } => self.tell("mode-floor-units", &args![share = share]),
            RuralMode::Floor { share, of: ShareOf::Money } => self.tell("mode-floor-money", &args![share = share]),
        }
    }

    /// The same for a table under [`Context::modes_note`]: a guaranteed share without its exception.
    pub(super) fn mode_briefly(&self, mode: RuralMode) -> String {
        match mode {
            RuralMode::Floor { share, of: ShareOf::Units } => self.tell("mode-brief-units", &args![share = share]),
            RuralMode::Floor { share, of: ShareOf::Money } => self.tell("mode-brief-money", &args![share = share]),
            _ => self.mode(mode),
        }
    }

    /// What a guaranteed share in a table of modes means, where there is one.
    pub(super) fn modes_note(&self, table: &ModeTable) -> Option<String> {
        let is_share = |line: &ModeLine| matches!(line.mode, RuralMode::Floor { .. });
        table.lines.iter().any(is_share).then(|| self.say("modes-note"))
    }

    /// What came of every guaranteed rural share.
    pub(super) fn guarantees(&self) -> impl Iterator<Item = String> {
        let told = |own: &Guarantee| {
            let rural = self.instance().priorities.get(own.priority)?.rural;
            let amount = |n: i128| match rural {
                RuralMode::Floor { of: ShareOf::Money, .. } => {
                    self.number(Number::Money(Money::from_tiyn(i64::try_from(n).unwrap_or(i64::MAX))))
                }
                _ => self.number(Number::Count(i64::try_from(n).unwrap_or(i64::MAX))),
            };
            let key = if own.reached { "guarantee-kept" } else { "guarantee-exception" };
            Some(self.tell(key, &args![rural = amount(own.rural), all = amount(own.all), mode = self.mode(rural)]))
        };
        self.plan().guarantees.iter().filter_map(told)
    }

    /// A number without needless decimals: `1,5`, `2`, or `2/3` when four decimals do not hold it.
    fn short_decimal(&self, value: Fraction) -> String {
        let exact = |places: &u32| {
            value.checked_mul(Fraction::whole(10_i128.pow(*places))).is_some_and(|shifted| shifted.to_whole().is_some())
        };
        match (0..=4).find(exact) {
            Some(places) => lang::decimal(self.document.lang, value, places),
            None => value.to_string(),
        }
    }

    /// A rule's limit and what the plan achieves, as text.
    pub(super) fn limit_and_achieved(&self, row: &RuleRow, result: &RuleResult) -> (String, String) {
        let unit = rule_unit(row);
        let (Limit::AtLeast(limit) | Limit::AtMost(limit)) = row.limit;
        (self.number(unit.number(limit)), self.number(unit.number(result.achieved)))
    }

    /// A number as people of the document's language write it.
    pub(super) fn number(&self, number: Number) -> String {
        let lang = self.document.lang;
        match number {
            Number::Count(n) => lang::count(lang, n),
            Number::Plain(n) => n.to_string(),
            Number::Money(amount) => lang::money(lang, amount),
            Number::Share(share) => lang::share_percent(lang, share),
            Number::Decimal(value, places) => lang::decimal(lang, value, u32::from(places)),
        }
    }

    /// The objects that a rule measures.
    pub(super) fn rule_scope(&self, row: &RuleRow) -> String {
        let name = |group: crate::index::GroupIx| self.instance().groups.get(group.at()).map(|g| self.group(&g.kind));
        let own = name(row.group).unwrap_or_default();
        match row.other.and_then(name) {
            Some(other) => format!("{own} − {other}"),
            None => own,
        }
    }
}

/// How many points a better plan could have at most.
pub(super) fn missing(line: &GoalLine) -> i128 {
    line.bound.saturating_sub(line.value).saturating_abs()
}

/// What a rule's limit counts: a rule on a part of a total compares shares.
pub(super) fn rule_unit(row: &RuleRow) -> Unit {
    if row.kind == RuleKind::Share { Unit::Share } else { Unit::of(&row.metric) }
}

/// The unit in which a rule's shortfall counts.
pub(super) fn shortfall_unit(row: &RuleRow) -> Unit {
    match (row.kind, Unit::of(&row.metric)) {
        (RuleKind::Share, _) => Unit::Points,
        (RuleKind::Gap, _) => Unit::BasisPoints,
        (_, Unit::Share) => Unit::Pieces,
        (_, unit) => unit,
    }
}

const fn at_most_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Pieces => "at-most-pieces",
        Unit::Objects => "at-most-objects",
        Unit::People => "at-most-people",
        Unit::PeopleYears | Unit::Tenge | Unit::Tiyn | Unit::Share | Unit::BasisPoints | Unit::Points => {
            "at-most-points"
        }
    }
}
