//! Stage six: a Solution as whole purchases and exact payments, explained.

mod bought;
mod commitments;
mod coverage;
mod elastic;
mod evenness;
mod goal_text;
mod leximin;
mod make;
mod modes;
mod orders;
mod payments;
mod reasons;
mod results;
mod service;
#[cfg(test)]
pub(crate) mod tests;
mod together;
mod transport;

pub use evenness::Evenness;
pub use make::plan_instance;

use serde::{Deserialize, Serialize};

use crate::fraction::Fraction;
use crate::index::{BudgetIx, GoalIx, GroupIx, ItemIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::GroupKind;
use crate::money::Money;
use crate::programme::RuralMode;
use crate::quantity::Units;
use crate::solve::{Proof, Side};
use crate::year::Year;

/// A plan: everything that is written into the plan workbook besides its Instance.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Purchases by object, option, year and payer.
    pub purchases: Vec<Purchase>,
    /// Yearly fees by object, option, year and payer.
    pub fees: Vec<Purchase>,
    /// What no single purchase costs: site costs and deliveries to districts.
    pub expenses: Vec<Expense>,
    /// Orders of items for all objects together, by item and year: every year in which any is ordered or used.
    pub orders: Vec<OrderLine>,
    /// Yearly fees after the horizon, by payer, option and year.
    pub commitments: Vec<Commitment>,
    /// What is bought, retires and works of options that retire within the horizon, by option and year.
    pub service: Vec<ServiceLine>,
    /// Money by budget and year, in budget order.
    pub budgets: Vec<BudgetLine>,
    /// Coverage by need, group and year: all, rural, urban, then districts, then regions.
    pub coverage: Vec<CoverageLine>,
    /// One result per row of [`Instance::rules`](crate::instance::Instance::rules), in order.
    pub rules: Vec<RuleResult>,
    /// The goals in the order in which they were served, shortfalls first and tie-breaks last.
    pub goals: Vec<GoalLine>,
    /// What each leximin goal gives: its groups' shares.
    pub shares: Vec<Shares>,
    /// Why (or why not), for every object and option that concerns it.
    pub reasons: Vec<Reason>,
    /// What each rural mode would give, one table per priority.
    pub modes: Vec<ModeTable>,
    /// How many objects' purchases the published key decided, and whether that order is proved.
    pub key: KeyUse,
    /// The worst proof among the model's goals.
    pub status: Status,
}

/// A purchase, or a yearly fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// For whom.
    pub object: ObjectIx,
    /// What.
    pub option: OptionIx,
    /// When.
    pub year: YearIx,
    /// Who pays; `None` only for what costs nothing and no budget names.
    pub payer: Option<BudgetIx>,
    /// How many. A unit for which several pay together is counted where its first payer stands, so that a further payer may
    /// have 0.
    pub quantity: Units,
    /// The price of one.
    pub unit_price: Money,
    /// What the payer pays: quantity × unit price, unless several pay together.
    pub sum: Money,
}

/// An expense that no single purchase causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expense {
    /// For what.
    pub cause: Cause,
    /// When.
    pub year: YearIx,
    /// Who pays.
    pub payer: Option<BudgetIx>,
    /// How many, at least 1.
    pub quantity: Units,
    /// The price of one.
    pub unit_price: Money,
    /// Quantity × unit price.
    pub sum: Money,
}

/// What causes an expense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// An option is bought for an object in the year: its site cost.
    Site(ObjectIx, OptionIx),
    /// An option is delivered in the year to a district, at a position in `Instance::districts`.
    Delivery(u32, OptionIx),
}

impl Cause {
    /// The option that is bought.
    pub const fn option(self) -> OptionIx {
        match self {
            Self::Site(_, option) | Self::Delivery(_, option) => option,
        }
    }
}

/// What is ordered of an item within a year, and what of it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// What.
    pub item: ItemIx,
    /// When.
    pub year: YearIx,
    /// Who pays; `None` only where nothing is ordered and nobody may pay.
    pub payer: Option<BudgetIx>,
    /// Units that are ordered: whole lots, or none.
    pub quantity: Units,
    /// The price of one: that of the order's size.
    pub unit_price: Money,
    /// Quantity × unit price.
    pub sum: Money,
    /// Units that purchases of the year take.
    pub used: Units,
    /// Units that are left over at the end of the year.
    pub spare: Units,
}

/// What is still to be paid after the horizon for what stays in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Who pays in the last year of the horizon.
    pub payer: Option<BudgetIx>,
    /// For what.
    pub option: OptionIx,
    /// A year after the horizon.
    pub year: Year,
    /// Units that are still in use then.
    pub units: Units,
    /// Their fees of that year.
    pub sum: Money,
}

/// An option that retires within the horizon, in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceLine {
    /// The option.
    pub option: OptionIx,
    /// The year.
    pub year: YearIx,
    /// Units bought within it.
    pub bought: Units,
    /// How many of them replace units of the plan that have retired at the same object.
    pub replacing: Units,
    /// Units bought earlier that serve no more from this year on.
    pub retired: Units,
    /// Units that work at its end.
    pub in_use: Units,
}

/// A budget in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// The budget.
    pub budget: BudgetIx,
    /// The year.
    pub year: YearIx,
    /// The amount of the year.
    pub limit: Money,
    /// What the year before leaves, where unspent money passes on.
    pub carried: Money,
    /// What the plan spends.
    pub spent: Money,
}

impl BudgetLine {
    /// What is left: of the amount and of what was carried over.
    pub fn left(&self) -> Money {
        self.limit + self.carried - self.spent
    }
}

/// Coverage of a need in a group at the end of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageLine {
    /// The need.
    pub need: NeedIx,
    /// The group.
    pub group: GroupKind,
    /// The year.
    pub year: YearIx,
    /// Objects in the group.
    pub objects: Units,
    /// Σ need.
    pub needed: Units,
    /// Σ min(stock, need) before the plan.
    pub before: Units,
    /// Σ min(stock + bought, need).
    pub after: Units,
    /// Objects whose need is full, before.
    pub full_before: Units,
    /// Objects whose need is full, after.
    pub full_after: Units,
    /// Σ stock, before and after (not cut off at the need).
    pub stock: (Units, Units),
}

/// A rule row against what the plan achieves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleResult {
    /// The value achieved, in the unit of the limit (a share is a fraction of 1).
    pub achieved: Fraction,
    /// Whether the limit is kept.
    pub met: bool,
    /// How far it falls short, in the row's unit (units, objects, tenge); zero when met.
    pub shortfall: Fraction,
}

/// A goal and what is proved about it.
#[derive(Clone, Debug)]
pub struct GoalLine {
    /// What it is.
    pub kind: crate::formulation::GoalKind,
    /// The goal's text as commands.md defines it: `<sense> <metric>[ where …][ in YEAR]`.
    pub text: String,
    /// The value reached, in whole points.
    pub value: i128,
    /// The bound in whole points: at least (for minimise: at most) the value.
    pub bound: i128,
    /// Points per unit of the metric.
    pub scale: i64,
    /// Differences below this do not matter: the form's own step, or a cost goal's declared one.
    pub step: i64,
    /// The label.
    pub proof: Proof,
    /// Whether smaller is better.
    pub minimise: bool,
    /// The certificate: for every case of an either-or rule that was still open, leaves that together hold all its plans.
    pub leaves: Vec<CertificateLeaf>,
}

/// The covered shares of the groups of a leximin goal that need anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The goal.
    pub goal: GoalIx,
    /// Covered and needed units of each group, the lowest share first.
    pub groups: Vec<GroupShare>,
}

/// What a group has of what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupShare {
    /// The group.
    pub group: GroupIx,
    /// Covered units at the end of the goal's year.
    pub covered: i128,
    /// Units needed, at least 1.
    pub needed: i128,
}

impl GroupShare {
    /// The share in basis points, cut off.
    pub const fn basis_points(&self) -> i128 {
        (10_000 * self.covered).div_euclid(self.needed)
    }
}

/// Prices under which no plan of one part of one case can beat `bound`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateLeaf {
    /// Rows that do not hold in this case (the other halves of guaranteed shares); empty in the common case.
    pub off: Vec<PricedRow>,
    /// The part of the case: plans that buy so much; empty for all of them.
    pub splits: Vec<CertificateSplit>,
    /// The multiplier of each row, in 10⁻¹⁸ points per unit of the row; rows that are absent have 0.
    /// ≥ 0 for limits from above (budgets, caps), ≤ 0 for limits from below (floors, shares, locked goals).
    pub prices: Vec<(PricedRow, i128)>,
    /// The bound in 10⁻¹⁸ points: Σ multiplier × limit + Σ over objects of the best they can do at these prices.
    pub bound: i128,
}

/// One side of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateSplit {
    /// What is split at.
    pub at: SplitAt,
    /// How much of it there is in this part.
    pub side: Side,
}

/// What plans are split at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitAt {
    /// Purchases up to the end of a year.
    Bought {
        /// For this object.
        object: ObjectIx,
        /// Of this option.
        option: OptionIx,
        /// The year.
        year: YearIx,
    },
    /// Units that are covered in a group, before and after, as a leximin goal counts them.
    Covered {
        /// The goal: position in [`Instance::goals`](crate::instance::Instance::goals).
        goal: GoalIx,
        /// The group.
        group: GroupIx,
    },
    /// Lots of an item that are ordered in one of its price bands.
    Lots {
        /// The item.
        item: ItemIx,
        /// The position of the band in [`Ordering::bands`](crate::instance::Ordering::bands).
        band: usize,
        /// The year.
        year: YearIx,
    },
}

/// A row that has a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PricedRow {
    /// A budget in a year; limit and spending in tiyn.
    Budget(BudgetIx, YearIx),
    /// A row of a rule: position in [`Instance::rules`](crate::instance::Instance::rules), in the row's unit.
    Rule(usize),
    /// The rural part of a priority reaches its guaranteed share: `den · rural − num · all ≥ 0`.
    SharePart(usize),
    /// The rural need of a priority is full: `rural ≥ all that rural objects can take`.
    ShareFull(usize),
    /// An earlier goal keeps its value (position in [`Plan::goals`]): `form ≥ value`, in points.
    Goal(usize),
    /// What is used of an item up to the end of a year has been ordered, in units.
    Ordered(ItemIx, YearIx),
    /// No more of it is left over than may be, in units.
    Spare(ItemIx, YearIx),
    /// What is covered in a group of a leximin goal is what the plan covers there, in units.
    Covered(GoalIx, GroupIx),
    /// A group of a leximin goal is as far below the mark of so many lowest shares as counts against them, in basis points.
    Below(GoalIx, u32, GroupIx),
}

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
    /// The score of one more purchase at the deciding goal's prices, in 10⁻¹⁸ points; `None` when no goal decided.
    pub score: Option<i128>,
    /// The position of the deciding goal in [`Plan::goals`].
    pub goal: Option<usize>,
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
    /// Bought in part: the money ended at this object.
    FilledInPart,
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
    /// A need that comes first could be bought, but both together do not fit.
    PrerequisiteTooDear,
    /// The money ended in a higher tier.
    LowerTier,
    /// Its score is below the cut-off.
    BelowCutOff,
    /// Its score is below the cut-off by less than the proof leaves open: likely the reason, not proved for it alone.
    Outweighed,
    /// No budget that may pay has the price of a single purchase.
    TooLittleMoney,
    /// Equal claims: the published key decided.
    Tie,
}

impl ReasonCode {
    /// All codes, for completeness checks.
    pub const ALL: [Self; 21] = [
        Self::NoShortage,
        Self::NotBetter,
        Self::OtherWorks,
        Self::BelowNorm,
        Self::Replaced,
        Self::Filled,
        Self::Renewed,
        Self::Retires,
        Self::FilledInPart,
        Self::Forced,
        Self::Excluded,
        Self::Incomplete,
        Self::NotEligible,
        Self::NoPayer,
        Self::PrerequisiteMissing,
        Self::PrerequisiteTooDear,
        Self::LowerTier,
        Self::BelowCutOff,
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
            Self::FilledInPart => "filled-in-part",
            Self::Forced => "forced",
            Self::Excluded => "excluded",
            Self::Incomplete => "incomplete",
            Self::NotEligible => "not-eligible",
            Self::NoPayer => "no-payer",
            Self::PrerequisiteMissing => "prerequisite-missing",
            Self::PrerequisiteTooDear => "prerequisite-too-dear",
            Self::LowerTier => "lower-tier",
            Self::BelowCutOff => "below-cut-off",
            Self::Outweighed => "outweighed",
            Self::TooLittleMoney => "too-little-money",
            Self::Tie => "tie",
        }
    }
}

/// What each way of putting rural objects first gives, for one priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModeTable {
    /// Position in [`Instance::priorities`](crate::instance::Instance::priorities).
    pub priority: usize,
    /// The text of the metric that is compared: the priority's first goal.
    pub metric: String,
    /// One line per mode: none, first, weight 3/2, floor 50 % of units, floor 50 % of money (the plan's own mode among them or added).
    pub lines: Vec<ModeLine>,
}

/// One mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModeLine {
    /// The mode.
    pub mode: RuralMode,
    /// Whether it is the plan's own.
    pub chosen: bool,
    /// What rural objects get, in the metric's unit.
    pub rural: i128,
    /// What the others get.
    pub urban: i128,
    /// The worst proof of its goals.
    pub proof: Proof,
    /// What the mode costs in total coverage against no preference.
    pub lost: i128,
}

/// The use of the published key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyUse {
    /// Objects between which only the key could decide.
    pub objects: usize,
    /// Whether the key's order is proved.
    pub proved: bool,
}

/// How good the plan is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// All goals of the model are proved exactly (label A).
    Proved,
    /// All are proved, some by the solver's search (label B).
    SolverProved,
    /// A limit was reached; the bounds say what could be missing (label C).
    Bounded,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// The hard rules cannot all hold: how far each hard rule row would fall short if all were soft, in file order.
    Contradiction {
        /// `(position in Instance::rules, shortfall in the row's unit)`, rows with a shortfall only.
        shortfalls: Vec<(usize, Fraction)>,
    },
    /// The limit was reached before any plan was found.
    Stopped,
}
