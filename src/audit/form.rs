//! Linear forms of a plan: goals, rules and guaranteed shares as what they count at each object.

use super::data::{Data, Goal, Group, Limit, Object, Priority, Rule, RuleKind, Rural, Sense, ServedKind, Term};
use super::exact::{Exact, mul};
use super::model::Model;

/// Tiyn in a tenge: limits of money are stated in tenge.
const TIYN: i128 = 100;

/// A sum of parts, and of shortfalls of soft rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    pub(super) parts: Vec<Part>,
    /// `(rule row, coefficient)` of the shortfall variables.
    pub(super) shortfalls: Vec<(usize, i128)>,
    /// Of a leximin goal (by its position) the sum of so many lowest shares.
    pub(super) lowest: Option<(usize, i64)>,
}

/// What some objects count.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) factor: i128,
    pub(super) who: Who,
    pub(super) what: What,
}

/// Which objects count, and how often.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    /// Only members of this group.
    pub(super) group: Option<usize>,
    /// Only members of one of these groups.
    tiers: Option<Vec<usize>>,
    /// Rural objects only.
    rural_only: bool,
    /// How often a rural object and any other count.
    weight: Option<(i64, i64)>,
}

/// What is counted.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A metric at the end of a year; money in tiyn.
    Metric(Vec<Term>, usize),
    /// Purchases of options up to the end of the last year.
    Bought(Vec<usize>),
    /// The same, but of alternatives the units that they cover: it is greatest where nothing is left to fill.
    Filled(Vec<usize>),
    /// Money spent on options in all years, in tiyn.
    Spent(Vec<usize>),
    /// Units of an ordered item that purchases up to the end of a year take.
    Used(usize, usize),
    /// Severity of all purchases.
    Severity,
}

impl Who {
    /// How often `object` counts.
    pub(super) fn times(&self, object: &Object) -> i128 {
        let in_tier = |tiers: &Vec<usize>| tiers.iter().any(|group| Data::is_member(object, *group));
        let counts = self.group.is_none_or(|group| Data::is_member(object, group))
            && self.tiers.as_ref().is_none_or(in_tier)
            && (!self.rural_only || object.rural);
        match self.weight {
            _ if !counts => 0,
            Some((rural, others)) => i128::from(if object.rural { rural } else { others }),
            None => 1,
        }
    }

    fn group(group: usize) -> Self {
        Self { group: Some(group), ..Self::default() }
    }

    fn rural() -> Self {
        Self { rural_only: true, ..Self::default() }
    }
}

impl Part {
    /// How often each tiyn of orders in year `t` counts: orders are for all objects together, so that only what is spent on all of
    /// them holds orders.
    pub(super) fn cost_of_orders(&self, data: &Data, t: usize) -> Exact<i128> {
        let is_all = self.who.group.is_none_or(|group| data.groups.get(group) == Some(&Group::All));
        if !is_all || self.who.tiers.is_some() || self.who.rural_only {
            return Ok(0);
        }
        match &self.what {
            What::Metric(terms, year) if t <= *year => {
                let costs = terms.iter().filter(|term| term.measure == super::data::Measure::Cost);
                mul(self.factor, costs.map(|term| i128::from(term.factor)).sum())
            }
            What::Spent(_) => Ok(self.factor),
            _ => Ok(0),
        }
    }
}

impl Form {
    /// Whether it counts money.
    pub(super) fn is_money(&self) -> bool {
        let counts_money = |part: &Part| match &part.what {
            What::Spent(_) => true,
            What::Metric(terms, _) => terms.iter().any(|term| term.measure.is_money()),
            What::Bought(_) | What::Filled(_) | What::Used(..) | What::Severity => false,
        };
        self.parts.iter().any(counts_money)
    }

    fn of(part: Part) -> Self {
        Self { parts: vec![part], ..Self::default() }
    }

    /// What a served goal maximises: a goal to be minimised is negated.
    pub(super) fn of_goal(model: &Model<'_>, kind: &ServedKind, weighted: bool) -> Option<Self> {
        let data = model.data;
        Some(match kind {
            ServedKind::Shortfall(rule) => {
                let rows = data.rules.iter().enumerate().filter(|(_, row)| row.soft && row.rule == *rule);
                let shortfalls = rows.filter(|(_, row)| row.kind != RuleKind::Report).map(|(at, _)| (at, -1)).collect();
                Self { shortfalls, ..Self::default() }
            }
            ServedKind::Model { goal, tier } => {
                let goal = data.goals.get(*goal)?;
                let priority = data.priorities.get(goal.priority)?;
                let mut who = Who::group(goal.group);
                match tier {
                    Some(tier) => who.tiers = Some(tier_groups(data, priority, tier)?),
                    None if weighted => who.weight = weight(priority),
                    None => {}
                }
                let factor = if goal.sense == Sense::Minimise { -1 } else { 1 };
                Self::of(Part { factor, who, what: What::Metric(goal.metric.clone(), goal.year) })
            }
            ServedKind::Lowest { goal, count } => Self { lowest: Some((*goal, *count)), ..Self::default() },
            ServedKind::Severity => Self::of(Part { factor: 1, who: Who::default(), what: What::Severity }),
            ServedKind::Money => {
                let all = (0..data.options.len()).collect();
                Self::of(Part { factor: -1, who: Who::default(), what: What::Spent(all) })
            }
        })
    }

    /// Units of an ordered item that purchases up to the end of a year take.
    pub(super) fn of_use(item: usize, year: usize) -> Self {
        Self::of(Part { factor: 1, who: Who::default(), what: What::Used(item, year) })
    }

    /// What of a share is covered in a group at the end of a goal's year, in units.
    pub(super) fn of_share_in(goal: &Goal, group: usize) -> Self {
        let what = What::Metric(goal.metric.clone(), goal.year);
        Self::of(Part { factor: 1, who: Who::group(group), what })
    }

    /// What a rule's row compares with its limit: its metric, or `den · part − num · all` for a part of a total.
    pub(super) fn of_rule(data: &Data, rule: &Rule) -> Self {
        let at = |year| What::Metric(rule.metric.clone(), year);
        let what = || at(rule.year);
        let who = Who::group(rule.group);
        match rule.kind {
            RuleKind::Within => {
                let now = Part { factor: 1, who: who.clone(), what: what() };
                let before = rule.year.checked_sub(1).map(|year| Part { factor: -1, who, what: at(year) });
                Self { parts: [now].into_iter().chain(before).collect(), ..Self::default() }
            }
            RuleKind::Gap(other) => {
                let [own, others, _] = rule.gap_factors(data);
                let first = Part { factor: own, who, what: what() };
                let second = Part { factor: -others, who: Who::group(other), what: what() };
                Self { parts: vec![first, second], ..Self::default() }
            }
            RuleKind::Limit | RuleKind::Report => Self::of(Part { factor: 1, who, what: what() }),
            RuleKind::Share => {
                let share = rule.share();
                let part = Part { factor: share.denominator(), who, what: what() };
                let all = Part { factor: -share.numerator(), who: Who::default(), what: what() };
                Self { parts: vec![part, all], ..Self::default() }
            }
        }
    }

    /// The two halves of a priority's guaranteed share: `den · rural − num · all ≥ 0`, and the purchases of rural
    /// objects, which must be all that they can take. `None` when the priority guarantees nothing.
    pub(super) fn of_share(model: &Model<'_>, priority: usize) -> Option<(Self, Self)> {
        let Rural::Floor { num, den, money } = model.data.priorities.get(priority)?.rural else { return None };
        let options = model.options_of.get(priority)?;
        let what = || if money { What::Spent(options.clone()) } else { What::Bought(options.clone()) };
        let rural = Part { factor: i128::from(den), who: Who::rural(), what: what() };
        let all = Part { factor: -i128::from(num), who: Who::default(), what: what() };
        let full = Part { factor: 1, who: Who::rural(), what: What::Filled(options.clone()) };
        Some((Self { parts: vec![rural, all], ..Self::default() }, Self::of(full)))
    }
}

impl Rule {
    /// The limit as a number.
    pub(super) fn share(&self) -> crate::fraction::Fraction {
        match self.limit {
            Limit::AtLeast(value) | Limit::AtMost(value) => value,
        }
    }

    /// Whether the limit is one from below.
    pub(super) fn is_floor(&self) -> bool {
        matches!(self.limit, Limit::AtLeast(_))
    }

    /// Σ need of a group, where the metric is the share of one need.
    fn needed(&self, data: &Data, group: usize) -> Option<i128> {
        let [Term { measure: super::data::Measure::Share(need), .. }] = self.metric.as_slice() else { return None };
        let slot = data.slot(*need, self.year);
        let members = data.objects.iter().filter(|object| Data::is_member(object, group));
        Some(members.map(|object| i128::from(object.need.get(slot).copied().unwrap_or(0))).sum())
    }

    /// Of a gap: how often the covered units of the group count, those of the other, and what a hundredth of a
    /// percentage point comes to. Multiplied out, so that all three are whole, and without common factors.
    fn gap_factors(&self, data: &Data) -> [i128; 3] {
        let RuleKind::Gap(other) = self.kind else { return [1, 0, 1] };
        let need = |group| self.needed(data, group).unwrap_or(0);
        let (own, others) = (need(self.group), need(other));
        let factors = [others.saturating_mul(10_000), own.saturating_mul(10_000), own.saturating_mul(others)];
        let common = factors.into_iter().fold(0, common_divisor).max(1);
        factors.map(|factor| factor.div_euclid(common))
    }

    /// What a limit of 1 is in the row's unit: Σ need for a share of it, 100 tiyn for money.
    pub(super) fn base(&self, data: &Data) -> i128 {
        if matches!(self.kind, RuleKind::Gap(_)) {
            let [.., point] = self.gap_factors(data);
            return point.saturating_mul(10_000);
        }
        if let Some(needed) = self.needed(data, self.group) {
            return needed;
        }
        match self.metric.as_slice() {
            terms if terms.iter().any(|term| term.measure.is_money()) => TIYN,
            _ => 1,
        }
    }

    /// The whole limit of the row's form: rounded toward what is harder to keep.
    pub(super) fn whole_limit(&self, data: &Data) -> Exact<i128> {
        if self.kind == RuleKind::Share {
            return Ok(0);
        }
        let share = self.share();
        let exact = mul(share.numerator(), self.base(data))?;
        let floor = exact.div_euclid(share.denominator());
        let whole = exact.rem_euclid(share.denominator()) == 0;
        Ok(if whole || !self.is_floor() { floor } else { floor + 1 })
    }

    /// How much one unit of shortfall moves the row's form.
    pub(super) fn unit(&self, data: &Data) -> i128 {
        match self.kind {
            RuleKind::Share => self.share().denominator(),
            RuleKind::Gap(_) => self.gap_factors(data)[2].max(1),
            RuleKind::Limit | RuleKind::Within | RuleKind::Report => 1,
        }
    }
}

/// The names of the parts in which a priority serves a goal on coverage, before all objects: each with whether it may
/// be left out. The last tier of a list that reaches every object is the same as all.
pub(super) fn tiers(data: &Data, priority: &Priority) -> Vec<(String, bool)> {
    if priority.tiers.is_empty() {
        return if priority.rural == Rural::First { vec![("rural".to_owned(), false)] } else { Vec::new() };
    }
    let reached = |object: &Object| priority.tiers.iter().any(|(_, group)| Data::is_member(object, *group));
    let closes = data.objects.iter().all(reached);
    let last = priority.tiers.len() - 1;
    priority.tiers.iter().enumerate().map(|(at, (name, _))| (name.clone(), closes && at == last)).collect()
}

/// The weight of rural objects and of the others, where the priority weighs.
pub(super) fn weight(priority: &Priority) -> Option<(i64, i64)> {
    match priority.rural {
        Rural::Weight { rural, others } => Some((rural, others)),
        _ => None,
    }
}

/// The groups of a tier and of the tiers above it.
fn tier_groups(data: &Data, priority: &Priority, tier: &str) -> Option<Vec<usize>> {
    if priority.tiers.is_empty() {
        let rural = data.groups.iter().position(|group| *group == Group::Rural)?;
        return (tier == "rural").then(|| vec![rural]);
    }
    let last = priority.tiers.iter().position(|(name, _)| name == tier)?;
    Some(priority.tiers.iter().take(last + 1).map(|(_, group)| *group).collect())
}

fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common_divisor(b, a.rem_euclid(b)) }
}
