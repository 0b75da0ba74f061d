//! A served goal for a message: what `goal-words` in `locales/*/audit.ftl` makes words of.

use super::check::Check;
use super::data::{Goal, Group, Measure, Sense, Served, ServedKind, Term};
use crate::lang::{Arg, Args};

/// The arguments of `goal-words`.
pub(super) fn goal_name(check: &Check<'_>, served: &Served) -> Args {
    let mut name = Name { goal: "", measure: "text", of: served.text.clone(), ..Name::default() };
    match &served.kind {
        ServedKind::Severity => name.goal = "severity",
        ServedKind::Money => name.goal = "money",
        ServedKind::Shortfall(rule) => {
            name.goal = "shortfall";
            let row = check.data().rules.iter().find(|row| row.rule == *rule);
            name.of = row.map(|row| row.id.clone()).unwrap_or_default();
        }
        ServedKind::Lowest { goal, count } => {
            name.lowest = Some(*count);
            if let Some(goal) = check.data().goals.get(*goal) {
                name.measure_goal(check, goal);
            }
        }
        ServedKind::Model { goal, tier } => {
            name.tier = tier.clone();
            if let Some(goal) = check.data().goals.get(*goal) {
                name.measure_goal(check, goal);
            }
        }
    }
    name.args()
}

#[derive(Default)]
struct Name {
    /// The kind of goal, or its sense.
    goal: &'static str,
    measure: &'static str,
    /// What is measured: a need, an option, a rule, or the goal as the model writes it.
    of: String,
    place: Option<String>,
    tier: Option<String>,
    year: Option<String>,
    /// Of a leximin goal: how many lowest shares.
    lowest: Option<i64>,
}

impl Name {
    fn measure_goal(&mut self, check: &Check<'_>, goal: &Goal) {
        self.goal = match goal.sense {
            Sense::Maximise => "maximise",
            Sense::Minimise => "minimise",
            Sense::Leximin => "leximin",
        };
        if let [Term { factor: 1, measure }] = goal.metric.as_slice() {
            let need = |at: usize| check.need_name(at).to_owned();
            (self.measure, self.of) = match *measure {
                Measure::Units(of) => ("units", need(of)),
                Measure::New(of) => ("new", need(of)),
                Measure::Stock(of) => ("stock", need(of)),
                Measure::Share(of) => ("share", need(of)),
                Measure::Full(of) => ("full", need(of)),
                Measure::People(of) => ("people", need(of)),
                Measure::PeopleYears(of) => ("people-years", need(of)),
                Measure::Value(of) => ("value", check.option_name(of).to_owned()),
                Measure::Count(of) => ("count", check.option_name(of).to_owned()),
                Measure::Cost => ("cost", String::new()),
                Measure::Commitment(t) => ("commitment", check.data().year_text(t)),
            };
        }
        self.place = check.data().groups.get(goal.group).map(|group| match group {
            Group::District(name) | Group::Region(name) | Group::Condition(name) => name.clone(),
            other => other.key(),
        });
        let years = &check.data().years;
        self.year = years.get(goal.year).filter(|_| goal.year + 1 < years.len()).map(ToString::to_string);
    }

    fn args(self) -> Args {
        vec![
            ("goal", self.goal.into()),
            ("goal-measure", self.measure.into()),
            ("goal-of", self.of.into()),
            ("goal-place", self.place.unwrap_or_else(|| "all".to_owned()).into()),
            ("goal-tier", self.tier.unwrap_or_else(|| "none".to_owned()).into()),
            ("goal-year", self.year.unwrap_or_else(|| "none".to_owned()).into()),
            ("goal-lowest", Arg::Count(self.lowest.unwrap_or(0))),
        ]
    }
}
