//! Why an object gets what it gets, as one of a closed list of codes; `reasons` finds which.

use serde::{Deserialize, Serialize};

use super::Barrier;
use crate::index::{ObjectIx, OptionIx};
use crate::quantity::Units;

/// Why an object gets what it gets of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The object.
    pub object: ObjectIx,
    /// The option.
    pub option: OptionIx,
    /// How many it lacks (purchases that would fill the need).
    pub lacks: Units,
    /// How many it gets.
    pub gets: Units,
    /// The reason.
    pub code: ReasonCode,
    /// The score of the purchase at the deciding goal's prices, in 10⁻¹⁸ points; `None` when no goal decided.
    pub score: Option<i128>,
    /// The position of the deciding goal in [`Plan::goals`](super::Plan::goals).
    pub goal: Option<usize>,
    /// The objects for whom that is bought which would have to be given up for it.
    pub rivals: Vec<ObjectIx>,
    /// What would break.
    pub barrier: Option<Barrier>,
}

/// Why. The wording stands in `locales/*/report.ftl` as `reason-<name>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonCode {
    /// Nothing is lacking.
    NoShortage,
    /// What works today, one of several alternatives, is as good.
    NotBetter,
    /// Another of the alternatives was bought that is as good or better.
    OtherWorks,
    /// An alternative is bought whose level is still below the norm.
    BelowNorm,
    /// An alternative is bought, and a better one after it.
    Replaced,
    /// Everything that is lacking is bought.
    Filled,
    /// Bought, and bought again for what retired: everything that is lacking works at the end.
    Renewed,
    /// Bought, but it retires within the plan and less works at the end than is lacking.
    Retires,
    /// A decision (`must`, lock) forces the purchase.
    Forced,
    /// A decision excludes the object.
    Excluded,
    /// The row is incomplete.
    Incomplete,
    /// The model's condition does not hold for it.
    NotEligible,
    /// No budget may pay for it.
    NoPayer,
    /// A need that comes first is not met and cannot be met.
    PrerequisiteMissing,
    /// A need that comes first could be bought, and is not.
    PrerequisiteNotBought,
    /// Its money is with objects of a higher tier.
    LowerTier,
    /// Its money serves a goal better where it is; all earlier goals are served the same.
    BelowCutOff,
    /// A soft rule would be missed by more.
    SoftRule,
    /// A hard rule would break; the goals would be served no worse.
    HardRule,
    /// The guaranteed rural share would break; the goals would be served no worse.
    GuaranteedShare,
    /// No order of an item would cover it; the goals would be served no worse.
    NoOrder,
    /// A goal would be served worse even if it needed nobody else's money.
    NotWorth,
    /// What is left of the money does not suffice; no comparison with purchases of others that would free enough says more.
    MoneySpent,
    /// No single reason is established.
    Outweighed,
    /// No budget that may pay has the price of a single purchase.
    TooLittleMoney,
    /// An equal claim was earlier in the published key.
    Tie,
}

impl ReasonCode {
    /// All codes, for completeness checks.
    pub const ALL: [Self; 26] = [
        Self::NoShortage,
        Self::NotBetter,
        Self::OtherWorks,
        Self::BelowNorm,
        Self::Replaced,
        Self::Filled,
        Self::Renewed,
        Self::Retires,
        Self::Forced,
        Self::Excluded,
        Self::Incomplete,
        Self::NotEligible,
        Self::NoPayer,
        Self::PrerequisiteMissing,
        Self::PrerequisiteNotBought,
        Self::LowerTier,
        Self::BelowCutOff,
        Self::SoftRule,
        Self::HardRule,
        Self::GuaranteedShare,
        Self::NoOrder,
        Self::NotWorth,
        Self::MoneySpent,
        Self::Outweighed,
        Self::TooLittleMoney,
        Self::Tie,
    ];

    /// The name in files and catalogues.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoShortage => "no-shortage",
            Self::NotBetter => "not-better",
            Self::OtherWorks => "other-works",
            Self::BelowNorm => "below-norm",
            Self::Replaced => "replaced",
            Self::Filled => "filled",
            Self::Renewed => "renewed",
            Self::Retires => "retires",
            Self::Forced => "forced",
            Self::Excluded => "excluded",
            Self::Incomplete => "incomplete",
            Self::NotEligible => "not-eligible",
            Self::NoPayer => "no-payer",
            Self::PrerequisiteMissing => "prerequisite-missing",
            Self::PrerequisiteNotBought => "prerequisite-not-bought",
            Self::LowerTier => "lower-tier",
            Self::BelowCutOff => "below-cut-off",
            Self::SoftRule => "soft-rule",
            Self::HardRule => "hard-rule",
            Self::GuaranteedShare => "guaranteed-share",
            Self::NoOrder => "no-order",
            Self::NotWorth => "not-worth",
            Self::MoneySpent => "money-spent",
            Self::Outweighed => "outweighed",
            Self::TooLittleMoney => "too-little-money",
            Self::Tie => "tie",
        }
    }
}
