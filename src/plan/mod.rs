//! Stage six: a Solution as whole purchases and exact payments, explained.

mod bought;
mod certificate;
mod change;
mod commitments;
mod contest;
mod coverage;
mod dearest;
mod elastic;
mod evenness;
mod frontier;
mod goal_text;
mod guarantee;
mod ledger;
mod leximin;
mod make;
mod modes;
mod orders;
mod payments;
mod reason;
mod reasons;
mod recount;
mod reorder;
mod results;
mod score;
mod service;
mod several;
#[cfg(test)]
pub(crate) mod tests;
mod together;
mod transport;
mod whatif;

pub use certificate::{CertificateLeaf, CertificateSplit, PricedRow, SplitAt};
pub use evenness::Evenness;
pub use frontier::{
    Blocked, Dearer, Frontier, FrontierRequest, Least, MoneyStep, Nesting, Next, NoFrontier, NoReserve, Place, Point,
    PriceOfMoney, Reserve, ReserveEnd, ReserveRequest, Subject, Target, frontier, reserve,
};
pub use ledger::Barrier;
pub use make::{plan_instance, plan_watched};
pub use reason::{Reason, ReasonCode};
pub use recount::{PaidLine, Told, ToldReason, recount};
pub use whatif::{Change, NoWhatIf, Shift, WhatIf, Wish, what_if};

use serde::{Deserialize, Serialize};

use crate::fraction::Fraction;
use crate::index::{BudgetIx, GoalIx, GroupIx, ItemIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{GroupKind, PriceSet};
use crate::money::Money;
use crate::programme::RuralMode;
use crate::quantity::Units;
use crate::solve::Proof;
use crate::year::Year;

/// A plan: everything that is written into the plan workbook besides its Instance.
#[derive(Clone, Debug, Default)]
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
    /// The same at the prices that leave each budget least, where prices are not certain.
    pub dearest: Vec<DearestLine>,
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
    /// What came of every guaranteed rural share, by priority.
    pub guarantees: Vec<Guarantee>,
    /// What each rural mode would give, one table per priority.
    pub modes: Vec<ModeTable>,
    /// How many objects' purchases the published key decided, and whether that order is proved.
    pub key: KeyUse,
    /// The worst proof among the model's goals.
    pub status: Status,
    /// Whether the user stopped the search.
    pub stopped: bool,
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

/// A budget in a year at the prices that leave it least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DearestLine {
    /// Which tenders come in at their upper prices: the first set that leaves the budget least.
    pub set: PriceSet,
    /// The budget in the year.
    pub line: BudgetLine,
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

/// What came of a guaranteed rural share. It is kept, or rural objects get all that they can: what the programme's conditions and
/// prerequisites allow, whatever the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guarantee {
    /// Position in [`Instance::priorities`](crate::instance::Instance::priorities).
    pub priority: usize,
    /// What rural objects get: units, or tiyn.
    pub rural: i128,
    /// What all get.
    pub all: i128,
    /// Whether the share is reached; if not, the exception holds.
    pub reached: bool,
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
    /// Whether there is such a plan; the numbers below are 0 if not.
    pub outcome: ModeOutcome,
    /// What rural objects get, in the metric's unit.
    pub rural: i128,
    /// What the others get.
    pub urban: i128,
    /// The worst proof of its goals.
    pub proof: Proof,
    /// What the mode costs in total coverage against no preference.
    pub lost: i128,
}

/// What came of planning with a mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModeOutcome {
    /// There is a plan.
    Planned,
    /// The rules and decisions cannot all hold with it.
    Impossible,
    /// A limit was reached before any plan was found.
    NotFound,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// All goals of the model are proved exactly (label A).
    Proved,
    /// All are proved, some by the solver's search (label B).
    SolverProved,
    /// A limit was reached; the bounds say what could be missing (label C).
    #[default]
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
