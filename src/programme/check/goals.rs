//! Goals, and who comes first in them.

use super::Checker;
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::programme::formula::{Formula, Wanted};
use crate::programme::raw::{List, RawGoal, RawPriority, Rural, Text};
use crate::programme::{ColumnKind, Goal, Measure, Metric, Partition, Priority, RuralMode, Sense, Spread, is_rising};

impl Checker<'_> {
    /// The priority of each programme that has goals, and the goals in order: included programmes first.
    pub(super) fn priorities_and_goals(&mut self) -> (Option<Vec<Priority>>, Option<Vec<Goal>>) {
        let raw = self.raw;
        let parts = raw.programmes.iter().flat_map(|parts| &parts.items);
        let included = parts.map(|part| (part.id.as_ref(), part.priority.as_ref(), part.goals.as_ref()));
        let own = (raw.id.as_ref(), raw.priority.as_ref(), raw.goals.as_ref());
        let (mut priorities, mut goals) = (Vec::new(), Vec::new());
        for (id, priority, part) in included.chain([own]) {
            let Some(part) = part.filter(|part| !part.items.is_empty()) else {
                if let (Some(priority), true) = (priority, raw.programmes.is_some()) {
                    self.reporter.report(Code::PriorityUnused, &priority.span, args![]);
                } else if let Some(priority) = priority {
                    self.priority("", Some(priority));
                }
                continue;
            };
            goals.extend(part.items.iter().map(|goal| self.goal(goal, priorities.len())));
            priorities.push(self.priority(id.map_or("", |id| &id.text), priority));
        }
        if goals.is_empty() && raw.lacks("goals") || raw.goals.as_ref().is_some_and(is_empty) && goals.is_empty() {
            let span = raw.goals.as_ref().map_or(&raw.span, |goals| &goals.span);
            self.reporter.report(Code::NoGoals, span, args![]);
        }
        (priorities.into_iter().collect(), goals.into_iter().collect())
    }

    fn goal(&mut self, raw: &RawGoal, priority: usize) -> Option<Goal> {
        let senses = [
            ("maximise", Sense::Maximise, &raw.maximise),
            ("minimise", Sense::Minimise, &raw.minimise),
            ("leximin", Sense::Leximin, &raw.leximin),
        ];
        let mut given = senses.iter().filter_map(|(key, sense, text)| Some((*key, *sense, text.as_ref()?)));
        let (first, second) = (given.next(), given.next());
        if let (Some((first, ..)), Some((second, _, text))) = (first, second) {
            self.reporter.report(Code::KeysExclude, &text.span, args![first = first, second = second]);
            return None;
        }
        if first.is_none() && senses.iter().all(|(key, ..)| raw.lacks(key)) {
            self.reporter.report(Code::MissingKey, &raw.span, args![key = "maximise", table = "goals"]);
        }
        let (key, sense, text) = first?;
        let partition = self.groups_of_goal(raw, key, sense);
        let metric = self.metric(text).filter(|metric| self.is_for(sense, metric, text));
        let condition = self.optional_formula(raw.condition.as_ref(), Wanted::Condition);
        let year = self.check_optional_year(raw.year.as_ref());
        self.refuse_year(metric.as_ref(), raw.year.as_ref().map(|year| &year.span));
        Some(Goal { sense, metric: metric?, condition: condition?, year: year?, partition: partition?, priority })
    }

    /// The groups of a leximin goal; other goals have none.
    fn groups_of_goal(&mut self, raw: &RawGoal, key: &str, sense: Sense) -> Option<Option<Partition>> {
        match (sense, &raw.group) {
            (Sense::Leximin, Some(group)) => self.partition(group).map(Some),
            (Sense::Leximin, None) => {
                if raw.lacks("group") {
                    self.reporter.report(Code::MissingKey, &raw.span, args![key = "group", table = "goals"]);
                }
                None
            }
            (_, Some(group)) => {
                self.reporter.report(Code::KeysExclude, &group.span, args![first = key, second = "group"]);
                None
            }
            (_, None) => Some(None),
        }
    }

    /// Whether a goal may seek the metric: groups of different size are compared by a share alone, and points by steps are
    /// good to have.
    fn is_for(&mut self, sense: Sense, metric: &Metric, text: &Text) -> bool {
        let has_steps = metric.terms.iter().any(|(_, measure)| matches!(measure, Measure::Value(_)));
        let (allowed, fits) = match sense {
            Sense::Leximin => ("leximin-metric", matches!(metric.terms.as_slice(), [(1, Measure::Share(_))])),
            Sense::Maximise => ("rising-metric", is_rising(&metric.terms)),
            Sense::Minimise => ("rising-metric", !has_steps),
        };
        if !fits {
            self.not_allowed(&text.span, &text.text, allowed);
        }
        fits
    }

    fn priority(&mut self, programme: &str, raw: Option<&RawPriority>) -> Option<Priority> {
        let plain = Priority {
            programme: programme.to_owned(),
            rural: RuralMode::None,
            tiers: Vec::new(),
            spread: Spread::default(),
            rank: None,
        };
        let Some(raw) = raw else { return Some(plain) };
        if let (Some(_), Some(order)) = (&raw.rural, &raw.order) {
            self.reporter.report(Code::KeysExclude, &order.span, args![first = "rural", second = "order"]);
        }
        let rural = raw.rural.as_ref().map_or(Some(RuralMode::None), |rural| self.rural(rural));
        let tiers = self.tiers(raw);
        let rank = raw.rank.as_ref().map_or(Some(None), |name| self.rank(name).map(Some));
        let spread = raw.spread.as_ref().map_or_else(Spread::default, |spread| spread.value);
        Some(Priority { rural: rural?, tiers: tiers?, spread, rank: rank?, ..plain })
    }

    fn rural(&mut self, rural: &Rural) -> Option<RuralMode> {
        let raw = match rural {
            Rural::None => return Some(RuralMode::None),
            Rural::First => {
                self.need_rural_column();
                return Some(RuralMode::First);
            }
            Rural::Table(raw) => raw,
        };
        self.need_rural_column();
        match (&raw.weight, &raw.floor) {
            (Some(weight), None) => {
                if let Some(of) = &raw.of {
                    self.reporter.report(Code::KeysExclude, &of.span, args![first = "weight", second = "of"]);
                }
                if !RuralMode::is_weight(weight.value) {
                    self.not_allowed(&weight.text.span, &weight.text.text, "weight");
                    return None;
                }
                Some(RuralMode::Weight(weight.value))
            }
            (None, Some(floor)) => {
                if raw.lacks("of") {
                    self.reporter.report(Code::MissingKey, &raw.span, args![key = "of", table = "priority.rural"]);
                }
                if floor.value.is_negative() || floor.value > Fraction::ONE {
                    self.not_allowed(&floor.text.span, &floor.text.text, "share");
                    return None;
                }
                Some(RuralMode::Floor { share: floor.value, of: raw.of.as_ref()?.value })
            }
            (Some(_), Some(floor)) => {
                let args = args![first = "weight", second = "floor"];
                self.reporter.report(Code::KeysExclude, &floor.text.span, args);
                None
            }
            (None, None) => {
                if raw.lacks("weight") && raw.lacks("floor") {
                    self.reporter.report(Code::MissingKey, &raw.span, args![key = "weight", table = "priority.rural"]);
                }
                None
            }
        }
    }

    /// Rural objects can only come first when the sheet says which they are.
    fn need_rural_column(&mut self) {
        self.scope.column("rural");
    }

    /// The tiers in order, each with its condition.
    fn tiers(&mut self, raw: &RawPriority) -> Option<Vec<(String, Formula)>> {
        let order: &[Text] = raw.order.as_ref().map_or(&[], |order| &order.items);
        self.refuse_empty(raw.order.as_ref());
        if let (Some(tiers), true) = (&raw.tiers, raw.lacks("order"))
            && let Some((key, _)) = tiers.0.first()
        {
            self.reporter.report(Code::MissingKey, &key.span, args![key = "order", table = "priority"]);
        }
        let conditions = raw.tiers.clone().unwrap_or_default();
        for (key, _) in &conditions.0 {
            if raw.order.is_some() && !order.iter().any(|name| name.text == key.text) {
                self.reporter.report(Code::TierNotInOrder, &key.span, args![tier = key.text.as_str()]);
            }
        }
        let positions = self.find_all(&conditions, "tier", raw.order.as_ref())?;
        let tiers: Vec<_> = positions
            .into_iter()
            .map(|at| {
                let (key, text) = conditions.0.get(at)?;
                Some((key.text.clone(), self.formula(text.as_ref()?, Wanted::Condition)?))
            })
            .collect();
        tiers.into_iter().collect()
    }

    /// The column of a commission's ranking.
    fn rank(&mut self, name: &Text) -> Option<usize> {
        let Some(at) = self.scope.column(&name.text) else {
            let suggestion = self.scope.nearest(&name.text);
            let args = args![name = name.text.as_str()];
            self.reporter.suggest(Code::UnknownColumn, &name.span, args, suggestion);
            return None;
        };
        if self.scope.kind(at) != Some(ColumnKind::Count) {
            self.not_allowed(&name.span, &name.text, "count-column");
            return None;
        }
        Some(at)
    }
}

fn is_empty(goals: &List<RawGoal>) -> bool {
    goals.items.is_empty()
}
