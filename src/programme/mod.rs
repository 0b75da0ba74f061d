//! Stage two: a model file as a checked Programme.
//!
//! `document` parses TOML into values with places, `include` merges files, `raw` is the grammar,
//! `formula` parses and evaluates exact formulas, `check` turns raw into the types below and reports
//! every mistake with line and character.

pub mod builtin;
mod check;
mod conditions;
mod document;
pub mod formula;
mod include;
mod kinds;
mod measure;
#[cfg(test)]
mod page;
mod raw;
pub mod schema;
mod shift;
mod standard;

use std::collections::BTreeMap;

use indexmap::IndexMap;

pub use check::load_programme;
pub(crate) use check::{LARGEST_COEFFICIENT, is_of_one_kind};
pub use formula::{Formula, Value};
pub use include::ModelSource;
pub use kinds::SCHOOL;
pub use measure::{Measure, Metric, is_money, is_rising, measures_allowed};
pub use standard::standard_columns;

use crate::diagnostic::{ModelPlace, Place};
use crate::fraction::Fraction;
use crate::index::{BudgetIx, ItemIx, KindIx, NeedIx, OptionIx};
use crate::lang::Label;
use crate::money::Money;
use crate::quantity::Units;
use crate::year::Year;

/// What a programme is: needs, options, budgets, rules, priority and goals, all names resolved.
#[derive(Clone, Debug)]
pub struct Programme {
    /// The id, such as `teacher_computers`.
    pub id: String,
    /// The name.
    pub name: Label,
    /// The years of the horizon, ascending, at least one.
    pub years: Vec<Year>,
    /// The model files that made it, this one first, then the included ones in order.
    pub sources: Vec<Source>,
    /// Parameters by name, for the log; formulas have them substituted.
    pub params: IndexMap<String, Fraction>,
    /// Columns of the object sheet that formulas, priorities or rules use: standard and declared ones.
    /// [`formula::Expr::Column`] indexes this list.
    pub columns: Vec<Column>,
    /// The kinds of objects: schools first, then those that the model declares.
    pub objects: Vec<ObjectKind>,
    /// Needs in file order.
    pub needs: Vec<Need>,
    /// Options in file order.
    pub options: Vec<OptionSpec>,
    /// Groups of options of which one works at a time, in file order.
    pub alternatives: Vec<AlternativesSpec>,
    /// Items of bills of materials.
    pub items: Vec<Item>,
    /// Budgets in file order.
    pub budgets: Vec<Budget>,
    /// Rules in file order, but for those on co-funding.
    pub rules: Vec<Rule>,
    /// The shares of expenses that budgets may pay, in file order.
    pub cofunding: Vec<Cofunding>,
    /// One priority per included programme (one in all, without `include`).
    pub priorities: Vec<Priority>,
    /// Goals in order.
    pub goals: Vec<Goal>,
    /// Which prices are not certain; `None`: the model says nothing of that.
    pub uncertain: Option<UncertainPrices>,
    /// How many reserve units to list (`reserve.list`); used by later commands.
    pub reserve: u32,
    /// How many years later the programme is planned than the model was written for.
    pub shift: i32,
    /// The merged model as one canonical model file; see [`Programme::resolved_toml`].
    resolved: String,
    /// Where its entries stand, by their dotted names.
    places: BTreeMap<String, ModelPlace>,
}

impl Programme {
    /// All sources merged into one model file that needs no includes: equal programmes give equal bytes, and
    /// [`load_programme`] on [`ModelSource::Text`] of it gives this programme again.
    pub fn resolved_toml(&self) -> &str {
        &self.resolved
    }

    /// Whether the model is one of those that are built in, to the byte.
    pub fn is_built_in(&self) -> bool {
        let is_it = |own: &&(&str, &str)| Some(own.1) == self.sources.first().map(|source| source.text.as_str());
        builtin::MODELS.iter().any(|own| is_it(&own))
    }

    /// Where an entry stands (`items.kit.breaks`), or the table that would hold it.
    pub fn place(&self, entry: &str) -> Place {
        let table = || entry.rsplit_once('.').and_then(|(table, _)| self.places.get(table));
        let place = self.places.get(entry).or_else(table);
        place.map_or(Place::Nowhere, |place| Place::Model(Box::new(place.clone())))
    }
}

/// A model file that took part.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file, as the user named it, or `models/<id>.toml`.
    pub file: String,
    /// Its text; empty where only its digest is known.
    pub text: String,
    /// SHA-256 of the text, lower-case hex.
    pub sha256: String,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// A whole number ≥ 0.
    Count,
    /// An amount of money ≥ 0.
    Amount,
    /// A fraction or percentage ≥ 0.
    Share,
    /// Yes or no.
    YesNo,
    /// Text.
    Text,
    /// A year.
    Year,
    /// A code: text that may look like a number and keeps its zeros.
    Code,
}

/// A kind of objects, each with sheets of its own.
#[derive(Clone, Debug)]
pub struct ObjectKind {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The names of its sheets, the usual one first in each language; none for schools, whose sheets have well-known
    /// names.
    pub sheets: Headers,
}

/// A column of the object sheet.
#[derive(Clone, Debug)]
pub struct Column {
    /// The name that formulas use.
    pub id: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// The headers people use, per language; the first of each is the one a template shows.
    pub headers: Headers,
    /// What an empty cell means: `None` is an error.
    pub default: Option<Value>,
    /// Texts that stand for "not stated", compared after trimming.
    pub missing: Vec<String>,
    /// Whether it is one of [`standard_columns`].
    pub standard: bool,
    /// The kind of objects that has it, where the model says so; else the kinds whose formulas use it.
    pub object: Option<KindIx>,
}

/// Headers in three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Headers {
    /// Russian.
    #[serde(default)]
    pub ru: Vec<String>,
    /// Kazakh.
    #[serde(default)]
    pub kk: Vec<String>,
    /// English.
    #[serde(default)]
    pub en: Vec<String>,
}

impl Headers {
    /// The usual header in each language.
    pub fn label(&self) -> Label {
        let usual = |headers: &[String]| headers.first().cloned();
        Label { ru: usual(&self.ru), kk: usual(&self.kk), en: usual(&self.en) }
    }
}

/// Something that is counted.
#[derive(Clone, Debug)]
pub struct Need {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The kind of objects that has it.
    pub object: KindIx,
    /// The unit of the need (`Mbit/s`), for headers.
    pub unit: Option<String>,
    /// The norm: how many an object should have.
    pub need: Formula,
    /// The stock: how many it has.
    pub have: Formula,
    /// Service life in years of the stock; `None`: that of the option that gives it.
    pub life: Option<u16>,
    /// People served when it is covered.
    pub people: Option<Formula>,
    /// Where the norm comes from (order, decision, date).
    pub basis: Option<String>,
    /// Whether the norm is a placeholder of the planner.
    pub placeholder: bool,
}

/// How an option is bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Buy {
    /// Any whole number up to the shortage.
    Units,
    /// Once per object, or not at all.
    Once,
}

/// Something that can be decided for an object.
#[derive(Clone, Debug)]
pub struct OptionSpec {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The kind of objects that can have it.
    pub object: KindIx,
    /// How it is bought.
    pub buy: Buy,
    /// What one purchase adds to the stock.
    pub gives: Vec<(NeedIx, Units)>,
    /// Needs that must be full at the object before it can be bought.
    pub requires: Vec<NeedIx>,
    /// Which objects may have it.
    pub condition: Option<Formula>,
    /// The price of one purchase, by year; a year that is absent uses the nearest earlier one, else the first.
    /// `None`: the bill of materials adds up to it.
    pub price: Option<BTreeMap<Year, Formula>>,
    /// The cost per year while in use.
    pub yearly: Option<Formula>,
    /// The site cost: paid in each year in which any of it is bought for an object.
    pub fixed: Option<Formula>,
    /// What delivery costs.
    pub delivery: Option<Delivery>,
    /// Service life in years.
    pub life: Option<u16>,
    /// What a unit of the need is worth by how much of the lack is covered; empty: steps do not count.
    pub steps: Vec<Step>,
    /// The bill of materials of one purchase.
    pub items: Vec<(ItemIx, Formula)>,
    /// The years in which it may be bought; empty: all.
    pub years: Vec<Year>,
    /// Whether several budgets may pay for one unit together.
    pub split: bool,
    /// Where the price comes from (quotation, contract, date).
    pub basis: Option<String>,
    /// Whether a price is a placeholder of the planner.
    pub placeholder: bool,
}

/// Prices that are not certain yet. All units of an option or an item come in at one price, as one tender.
#[derive(Clone, Debug)]
pub struct UncertainPrices {
    /// How many tenders may come in at their upper price.
    pub protect: usize,
    /// By option: by what share of it the price may rise.
    pub options: Vec<(OptionIx, Fraction)>,
    /// By item: by what share of it the price may rise.
    pub items: Vec<(ItemIx, Fraction)>,
}

/// What delivery of an option costs.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Per district and year with any delivery.
    pub fixed: Money,
    /// Per unit; part of the price.
    pub unit: Option<Formula>,
}

/// Where deliveries go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DeliveredTo {
    /// To a district.
    District,
}

/// A part of what an object lacks, and what a unit of it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The share of the lack up to which it goes: above 0, at most 1, above that of the step before.
    pub share: Fraction,
    /// The points of a unit, at least 1, fewer than in the step before.
    pub value: i64,
}

impl Step {
    /// The last unit of `lack` that belongs to the step or one before: `⌊share · lack⌋`.
    pub fn last_unit(&self, lack: i64) -> i64 {
        let exact = self.share.checked_mul(Fraction::whole(i128::from(lack)));
        exact.and_then(|last| i64::try_from(last.floor()).ok()).unwrap_or(lack)
    }
}

/// Options of which one works at a time at an object.
#[derive(Clone, Debug)]
pub struct AlternativesSpec {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The column that says what works today: an option's id or label, or none.
    pub now: Option<usize>,
    /// The need that all of them, and nothing else, give.
    pub need: NeedIx,
    /// The options, in file order.
    pub options: Vec<OptionIx>,
}

/// An item of a bill of materials.
#[derive(Clone, Debug)]
pub struct Item {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The unit price, by year as in [`OptionSpec::price`]; `None`: the workbook states it.
    pub price: Option<BTreeMap<Year, Formula>>,
    /// How it is ordered.
    pub order: OrderTerms,
    /// Where the price comes from (quotation, contract, date).
    pub basis: Option<String>,
    /// Whether the price is a placeholder of the planner.
    pub placeholder: bool,
}

/// How an item is ordered for all objects together, where that is more than buying one by one.
#[derive(Clone, Debug, Default)]
pub struct OrderTerms {
    /// Units in a lot, at least 1.
    pub lot: Option<Units>,
    /// The least units of an order, at least 1.
    pub moq: Option<Units>,
    /// The most units of each year; a year that is absent has no limit.
    pub capacity: BTreeMap<Year, Units>,
    /// Prices of larger orders: from so many units on (at least 2, rising), by year as [`Item::price`].
    pub breaks: Vec<(Units, BTreeMap<Year, Formula>)>,
    /// Whether more may be ordered than lots and the least order force.
    pub surplus: bool,
}

/// Money that may be spent.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The amount of each year; an absent year has none.
    pub amount: BTreeMap<Year, Money>,
    /// Whether it has no limit.
    pub open: bool,
    /// The objects it may pay for; `None`: all.
    pub only: Option<Formula>,
    /// The options it may pay for; empty: all.
    pub only_for: Vec<OptionIx>,
    /// Whether unspent money passes to the next year.
    pub carry_over: bool,
    /// Whether it must not be cut.
    pub protected: bool,
    /// Where the amount comes from (decision, date).
    pub basis: Option<String>,
    /// Whether the amount is a placeholder of the planner.
    pub placeholder: bool,
}

/// The rule kinds that are implemented.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// A metric must reach a least value.
    Floor,
    /// A metric must not pass a greatest value.
    Cap,
    /// A floor or cap for every group of a partition (district, region).
    Each,
    /// A metric must equal a value.
    Target,
    /// A group's part of a metric's total.
    Share,
    /// The shares of two groups must not lie further apart than a value.
    Gap,
    /// Purchases within a year must not pass a value.
    Capacity,
    /// The covered share must not fall from one year to the next.
    NoRegress,
    /// A quantity that must be bought for an object.
    Lock,
    /// The largest share of an expense that a budget may pay.
    Cofund,
    /// A metric that is reported against a value and never affects the plan.
    Report,
}

impl RuleKind {
    /// The word for it in model files, on sheet Data and in the names of rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Cap => "cap",
            Self::Each => "each",
            Self::Target => "target",
            Self::Share => "share",
            Self::Gap => "gap",
            Self::Capacity => "capacity",
            Self::NoRegress => "no_regress",
            Self::Lock => "lock",
            Self::Cofund => "cofund",
            Self::Report => "report",
        }
    }
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The id.
    pub id: String,
    /// The label, for people.
    pub label: Label,
    /// The kind.
    pub kind: RuleKind,
    /// What is measured.
    pub what: Metric,
    /// The objects it is measured over (for `share`: the part, for `gap`: the first group); `None`: all.
    pub condition: Option<Formula>,
    /// For `gap`: the second group.
    pub other: Option<Formula>,
    /// The partition, for `each`.
    pub partition: Option<Partition>,
    /// The year at whose end it is measured; `None`: the last.
    pub year: Option<Year>,
    /// Whether it holds in each year apart.
    pub each_year: bool,
    /// The least value: a count, a share (0 to 1), or an amount in tenge for `cost()`.
    pub at_least: Option<Fraction>,
    /// The greatest value; for `target` the same as the least.
    pub at_most: Option<Fraction>,
    /// The value of each year, instead of the two above: the least, the greatest, or both, as the kind has it.
    pub by_year: Vec<(Year, Fraction)>,
    /// Whether its shortfall is minimised before the goals instead of being forbidden.
    pub soft: bool,
    /// For `lock`: the object's id, the option and the quantity.
    pub lock: Option<(String, OptionIx, Units)>,
}

/// The largest share of every expense that a budget may pay: others must pay the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cofunding {
    /// The id of the rule.
    pub id: String,
    /// The budget.
    pub budget: BudgetIx,
    /// The share, at most 1.
    pub at_most: Fraction,
}

/// A partition of the objects.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Partition {
    /// By district.
    District,
    /// By region.
    Region,
}

/// Who comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// The id of the programme it belongs to.
    pub programme: String,
    /// How rural objects come first.
    pub rural: RuralMode,
    /// Other tiers, most important first, with their conditions; empty unless `order` is given.
    pub tiers: Vec<(String, Formula)>,
    /// How units spread over objects with the same claim.
    pub spread: Spread,
    /// The column of a commission's ranking (1 is first).
    pub rank: Option<usize>,
}

/// How rural objects come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuralMode {
    /// No preference.
    None,
    /// No urban unit while a rural one can still be bought.
    First,
    /// A rural unit counts as much as `weight` urban ones.
    Weight(Fraction),
    /// At least `share` of the units, or of the money, goes to rural objects (or their need is full).
    Floor {
        /// The guaranteed share, 0 to 1.
        share: Fraction,
        /// Of what.
        of: ShareOf,
    },
}

impl RuralMode {
    /// Whether a weight puts rural objects first, in numbers small enough to stay exact with everything they multiply.
    pub fn is_weight(weight: Fraction) -> bool {
        weight >= Fraction::ONE && weight.numerator() <= LARGEST_WEIGHT && weight.denominator() <= LARGEST_WEIGHT
    }
}

/// The largest numerator or denominator of a weight.
const LARGEST_WEIGHT: i128 = 1_000;

/// Of what a share is guaranteed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ShareOf {
    /// Of the units bought.
    Units,
    /// Of the money spent.
    Money,
}

/// How units spread over objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Spread {
    /// Finish the object with the greatest lack before the next.
    #[default]
    Fill,
    /// Narrow the widest lack first.
    Level,
}

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sense {
    /// More is better.
    Maximise,
    /// Less is better.
    Minimise,
    /// The lowest share among groups as high as possible, then the second lowest, and so on.
    Leximin,
}

/// A goal.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Maximise, minimise or leximin.
    pub sense: Sense,
    /// What.
    pub metric: Metric,
    /// The objects that count; `None`: all.
    pub condition: Option<Formula>,
    /// The year at whose end it is measured; `None`: the last.
    pub year: Option<Year>,
    /// For leximin: what the groups are.
    pub partition: Option<Partition>,
    /// The index of its priority in [`Programme::priorities`].
    pub priority: usize,
}

/// Names an entry of a Programme in messages and in the problem: `options.pc`.
pub trait Named {
    /// The id.
    fn id(&self) -> &str;
    /// The label.
    fn label(&self) -> &Label;
}

macro_rules! named {
    ($($type:ty),*) => {$(
        impl Named for $type {
            fn id(&self) -> &str { &self.id }
            fn label(&self) -> &Label { &self.label }
        }
    )*};
}
named!(Need, OptionSpec, Item, Budget, Rule, ObjectKind);

/// The position of a budget id in a programme.
pub fn budget_named(programme: &Programme, id: &str) -> Option<BudgetIx> {
    programme.budgets.iter().position(|budget| budget.id == id).map(BudgetIx::new)
}
