//! Goals as text: `<sense> <metric>[ where …][ in YEAR]`.

use std::fmt::Write as _;

use crate::formulation::GoalKind;
use crate::instance::{GroupKind, Instance};
use crate::programme::{Partition, Sense};

/// The text of a goal. It is a stable name for programs; reports word goals in the user's language.
pub(super) fn text(instance: &Instance, kind: &GoalKind) -> String {
    match kind {
        GoalKind::Severity => "maximise severity".to_owned(),
        GoalKind::Money => "minimise cost()".to_owned(),
        GoalKind::Shortfall(rule) => {
            let row = instance.rules.iter().find(|row| u32::try_from(row.rule.at()) == Ok(*rule));
            format!("minimise shortfall({})", row.map_or("?", |row| &row.id))
        }
        GoalKind::Model { goal, tier } => model_goal(instance, *goal, tier.as_deref()),
        GoalKind::Lowest { goal, count } => format!("{}: lowest {count}", model_goal(instance, *goal, None)),
    }
}

fn model_goal(instance: &Instance, goal: crate::index::GoalIx, tier: Option<&str>) -> String {
    let Some(goal) = instance.goals.get(goal.at()) else { return String::new() };
    let sense = match goal.sense {
        Sense::Maximise => "maximise",
        Sense::Minimise => "minimise",
        Sense::Leximin => "leximin",
    };
    let mut text = format!("{sense} {}", goal.metric.text);
    text.push_str(match goal.partition {
        Some(Partition::District) => " by district",
        Some(Partition::Region) => " by region",
        None => "",
    });
    let group = instance.groups.get(goal.group.at()).and_then(|group| match &group.kind {
        GroupKind::All => None,
        GroupKind::Rural => Some("rural".to_owned()),
        GroupKind::Urban => Some("not rural".to_owned()),
        GroupKind::District(name) | GroupKind::Region(name) | GroupKind::Condition(name) => Some(name.clone()),
    });
    let conditions: Vec<String> = group.into_iter().chain(tier.map(str::to_owned)).collect();
    if !conditions.is_empty() {
        text.push_str(" where ");
        text.push_str(&conditions.join(" and "));
    }
    let last = goal.year.at() + 1 == instance.years.len();
    if let Some(year) = instance.years.get(goal.year.at()).filter(|_| !last) {
        let _ = write!(text, " in {year}");
    }
    text
}
