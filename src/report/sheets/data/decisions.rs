//! Section `[decisions]`: what was decided about objects before planning.

use super::{section, whole};
use crate::instance::{Decision, DecisionKind, Instance};
use crate::report::table::{Cell, Row};

pub(super) fn rows(instance: &Instance) -> impl Iterator<Item = Row> + '_ {
    let entries = instance.decisions.iter().map(|decision| decision_cells(instance, decision));
    section("decisions", ["object", "kind", "option", "quantity", "reason"], entries)
}

fn decision_cells(instance: &Instance, decision: &Decision) -> Vec<Cell> {
    let (kind, option, quantity) = match decision.kind {
        DecisionKind::Must => ("must", Cell::empty(), Cell::empty()),
        DecisionKind::Exclude => ("exclude", Cell::empty(), Cell::empty()),
        DecisionKind::Incomplete => ("incomplete", Cell::empty(), Cell::empty()),
        DecisionKind::Lock { option, quantity } => {
            let option = usize::try_from(option).ok().and_then(|at| instance.options.get(at));
            let option = option.map_or("", |option| option.id.as_str());
            ("lock", Cell::text(option), whole(quantity.get()))
        }
    };
    vec![
        Cell::text(instance.objects.id.get(decision.object.at()).map_or("", String::as_str)),
        Cell::text(kind),
        option,
        quantity,
        Cell::text(decision.reason.as_str()),
    ]
}
