//! Names that programs read: the same in JSON and on sheet Data, in every language.

use crate::instance::GroupKind;
use crate::plan::{ModeOutcome, Status};
use crate::programme::{RuralMode, ShareOf};
use crate::solve::Proof;

/// `all`, `rural`, `district:NAME` …
pub(super) fn group(kind: &GroupKind) -> String {
    let (kind, name) = group_parts(kind);
    if name.is_empty() { kind.to_owned() } else { format!("{kind}:{name}") }
}

/// The kind of a group and its name.
pub(super) fn group_parts(kind: &GroupKind) -> (&'static str, &str) {
    match kind {
        GroupKind::All => ("all", ""),
        GroupKind::Rural => ("rural", ""),
        GroupKind::Urban => ("urban", ""),
        GroupKind::District(name) => ("district", name),
        GroupKind::Region(name) => ("region", name),
        GroupKind::Condition(text) => ("condition", text),
    }
}

/// `none`, `first`, `weight 3/2`, `floor 1/2 units`, `floor 1/2 money`.
pub(super) fn mode(mode: RuralMode) -> String {
    match mode {
        RuralMode::None => "none".to_owned(),
        RuralMode::First => "first".to_owned(),
        RuralMode::Weight(weight) => format!("weight {weight}"),
        RuralMode::Floor { share, of: ShareOf::Units } => format!("floor {share} units"),
        RuralMode::Floor { share, of: ShareOf::Money } => format!("floor {share} money"),
    }
}

/// What came of planning with a mode.
pub(super) const fn outcome(outcome: ModeOutcome) -> &'static str {
    match outcome {
        ModeOutcome::Planned => "planned",
        ModeOutcome::Impossible => "impossible",
        ModeOutcome::NotFound => "not_found",
    }
}

/// The label of a proof.
pub(super) const fn proof(proof: Proof) -> &'static str {
    match proof {
        Proof::A => "A",
        Proof::B => "B",
        Proof::C => "C",
    }
}

/// The status of a plan.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Proved => "proved",
        Status::SolverProved => "solver-proved",
        Status::Bounded => "bounded",
    }
}
