//! What can be measured, and sums of it.

use super::RuleKind;
use crate::index::{NeedIx, OptionIx, YearIx};

/// A sum of measures: `full(platonus) + full(kundelik)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// The text, as written.
    pub text: String,
    /// The terms, each with a whole coefficient.
    pub terms: Vec<(i64, Measure)>,
}

/// What can be measured (see docs/formulation.md for the formulas).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Newly covered units of a need, up to the year.
    Units(NeedIx),
    /// Units of a need newly covered within the year.
    New(NeedIx),
    /// Stock of a need: had + bought.
    Stock(NeedIx),
    /// Covered part of a need, as a share of the norm.
    Share(NeedIx),
    /// Objects whose need is fully covered by purchases.
    Full(NeedIx),
    /// People served by what is newly covered.
    People(NeedIx),
    /// People served at the end of each year up to the year, added up: whoever is served earlier counts more often.
    PeopleYears(NeedIx),
    /// Purchases of an option.
    Count(OptionIx),
    /// Points of what an option has newly covered, by its steps.
    Value(OptionIx),
    /// Money spent, in tenge.
    Cost,
    /// Yearly fees of what is in use at the end of the given year, in tenge a year; the year of the rule or goal does
    /// not matter.
    Commitment(YearIx),
}

impl Measure {
    /// The need that is measured, if it is one.
    pub const fn need(self) -> Option<NeedIx> {
        match self {
            Self::Units(need)
            | Self::New(need)
            | Self::Stock(need)
            | Self::Share(need)
            | Self::Full(need)
            | Self::People(need)
            | Self::PeopleYears(need) => Some(need),
            Self::Count(_) | Self::Value(_) | Self::Cost | Self::Commitment(_) => None,
        }
    }

    /// Whether it is an amount of money, limited in tenge and counted in tiyn.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Cost | Self::Commitment(_))
    }
}

/// Whether a sum of measures is an amount of money; money adds up with money only.
pub fn is_money(terms: &[(i64, Measure)]) -> bool {
    terms.iter().any(|(_, measure)| measure.is_money())
}

/// Whether points by steps are measured.
fn has_value(terms: &[(i64, Measure)]) -> bool {
    terms.iter().any(|(_, own)| matches!(own, Measure::Value(_)))
}

/// Whether points by steps, if they are measured, count for a plan and not against it.
pub fn is_rising(terms: &[(i64, Measure)]) -> bool {
    terms.iter().all(|(times, own)| *times > 0 || !matches!(own, Measure::Value(_)))
}

/// What a kind of rule may measure, as a word that the catalogue selects by, when `terms` are something else.
pub fn measures_allowed(kind: RuleKind, terms: &[(i64, Measure)]) -> Option<&'static str> {
    let all = |fits: fn(&(i64, Measure)) -> bool| terms.iter().all(fits);
    let is_share = |measure: &Measure| matches!(measure, Measure::Share(_));
    let (allowed, fits) = match kind {
        RuleKind::Target => {
            ("whole-metric", !is_money(terms) && !has_value(terms) && !terms.iter().any(|(_, own)| is_share(own)))
        }
        RuleKind::Capacity => ("count-metric", all(|(times, own)| *times > 0 && matches!(own, Measure::Count(_)))),
        RuleKind::Gap | RuleKind::NoRegress => ("share-metric", terms.iter().all(|(_, own)| is_share(own))),
        RuleKind::Floor | RuleKind::Report => ("rising-metric", is_rising(terms)),
        // Their steps fall: "at most so many points" is a limit that the relaxation does not know.
        RuleKind::Cap | RuleKind::Each | RuleKind::Share | RuleKind::Lock => ("rising-metric", !has_value(terms)),
    };
    (!fits).then_some(allowed)
}
