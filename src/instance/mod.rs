//! Stage three: everything the plan depends on, as exact integers and ids. Immutable; no I/O.
//!
//! The Instance is columnar: one vector per attribute, indexed by [`ObjectIx`]; a value per object and
//! year is stored at `object · years + year` (see [`PerYear`]). Objects are sorted by id, so that the
//! order of rows in a sheet cannot reach a plan.

mod ages;
mod alternatives;
mod budgets;
mod budgets_sheet;
mod build;
mod cells;
mod checked;
mod columns;
mod conditions;
mod decision_words;
mod decisions;
mod details;
mod evaluate;
mod funding;
mod groups;
mod heading_words;
mod headings;
mod identity;
mod item_names;
mod items;
mod kinds;
mod known;
mod labels_above;
mod likeness;
mod limits;
mod lines;
mod locality;
mod lottery;
mod metric;
mod model_prices;
mod money_unit;
mod named_rows;
mod near_objects;
mod needs;
mod no_names;
mod notes;
mod objects;
mod offers;
mod order_row;
mod orders;
mod origins;
mod overrides;
mod part_rows;
mod passed_over;
mod place_name;
mod places;
mod plausible;
mod precheck;
mod pricing;
mod rules;
mod rules_row;
mod rules_sheet;
#[cfg(test)]
mod sample;
mod section_findings;
mod section_walk;
mod sections;
mod settings;
mod settled;
mod sheets;
mod side_table;
mod sizes;
mod spared;
mod spelling;
mod stated;
mod stated_counts;
mod stated_year;
mod tables;
mod telling_words;
mod tenders;
#[cfg(test)]
mod tests;
mod today;
mod total_claim;
mod total_rows;
mod totals;
mod uncertain;
mod unfit;
mod values;
mod words;

use serde::{Deserialize, Serialize};

pub use alternatives::{Alternative, Alternatives};
pub use budgets::budget_named;
pub use build::{build, build_traced};
pub use funding::{may_split, payers};
pub use lottery::lottery_number;
pub use orders::{Ordering, PriceBand};
pub use origins::Origins;
pub use overrides::{BudgetOverride, Overrides, PriceOverride};
pub use places::NOWHERE;
pub use precheck::{contradictions, refusals};
pub use settings::{Settings, settings};
pub use tenders::{PriceSet, Tender, Tenders};

use crate::fraction::Fraction;
use crate::index::{GroupIx, ItemIx, KindIx, NeedIx, ObjectIx, OptionIx, RuleIx, TenderIx, YearIx};
use crate::lang::Label;
use crate::money::Money;
use crate::programme::{Buy, Partition, RuleKind, RuralMode, Sense, Spread, Step};
use crate::quantity::Units;
use crate::year::Year;

/// One value per object and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerYear<T> {
    years: usize,
    values: Vec<T>,
}

impl<T: Copy> PerYear<T> {
    /// `value` for each of `objects` × `years`.
    pub fn filled(objects: usize, years: usize, value: T) -> Self {
        Self { years, values: vec![value; objects * years] }
    }

    /// The value of `object` in `year`.
    pub fn get(&self, object: ObjectIx, year: YearIx) -> T {
        self.values[object.at() * self.years + year.at()]
    }

    /// Sets the value of `object` in `year`.
    pub fn set(&mut self, object: ObjectIx, year: YearIx, value: T) {
        self.values[object.at() * self.years + year.at()] = value;
    }

    /// All values.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }
}

/// Everything a plan depends on.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The programme's id.
    pub programme: String,
    /// The programme's name.
    pub name: Label,
    /// The years of the horizon, ascending.
    pub years: Vec<Year>,
    /// Who buys, and from what the lottery follows.
    pub customer: Customer,
    /// The kinds of objects; [`Objects::kind`] indexes them.
    pub kinds: Vec<Kind>,
    /// The objects, sorted by id.
    pub objects: Objects,
    /// District names, sorted; [`Objects::district`] indexes them.
    pub districts: Vec<String>,
    /// Region names, sorted; [`Objects::region`] indexes them.
    pub regions: Vec<String>,
    /// Named sets of objects. The first three are always all, rural and urban.
    pub groups: Vec<Group>,
    /// Needs.
    pub needs: Vec<Need>,
    /// Options.
    pub options: Vec<OptionData>,
    /// Options of which one works at a time.
    pub alternatives: Vec<Alternatives>,
    /// Items of bills of materials.
    pub items: Vec<Item>,
    /// Which prices are not certain yet.
    pub tenders: Tenders,
    /// Budgets.
    pub budgets: Vec<Budget>,
    /// Rules, one entry per row: a rule for every district is as many entries as districts.
    pub rules: Vec<RuleRow>,
    /// Priorities, one per included programme.
    pub priorities: Vec<Priority>,
    /// Goals in order.
    pub goals: Vec<Goal>,
    /// Forced, forbidden and incomplete objects, with their reasons.
    pub decisions: Vec<Decision>,
    /// What the reader assumed: guessed columns, skipped rows, defaults, placeholders.
    pub assumptions: Vec<Assumption>,
    /// SHA-256 of the input file, lower-case hex.
    pub input_sha256: String,
    /// SHA-256 of the resolved model text, lower-case hex.
    pub model_sha256: String,
}

/// Who buys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The name.
    pub name: String,
    /// The business identification number, as text.
    pub bin: String,
    /// The seed of the lottery, as printed: the record of an outside draw, else the customer's БИН and the first year
    /// (`040440001234|2020`), else (an assumption) the programme's id and the first year.
    pub seed: String,
}

/// A kind of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The id, such as `school`.
    pub id: String,
    /// The label.
    pub label: Label,
}

/// The objects, columnar.
#[derive(Clone, Debug, Default)]
pub struct Objects {
    /// Identity: the id column, else БИН, else `district / name`. Where a plan is for several kinds of objects, those
    /// that are not schools have their kind before it: `textbook:17`.
    pub id: Vec<String>,
    /// Kind.
    pub kind: Vec<KindIx>,
    /// Name.
    pub name: Vec<String>,
    /// Position in [`Instance::districts`].
    pub district: Vec<u32>,
    /// Position in [`Instance::regions`].
    pub region: Vec<u32>,
    /// Whether the object is rural.
    pub rural: Vec<bool>,
    /// Pupils, for the key (0 when the sheet has no such column).
    pub pupils: Vec<Units>,
    /// A commission's rank (1 is first) per priority that has one: `rank[priority][object]`; empty otherwise.
    pub rank: Vec<Vec<u32>>,
    /// The lottery number: first 8 bytes of SHA-256(seed ‖ "|" ‖ id).
    pub lottery: Vec<u64>,
    /// Row in the input sheet, counted from 1, and sheet name's position in [`Objects::sheets`].
    pub source: Vec<(u32, u32)>,
    /// The sheets that objects came from.
    pub sheets: Vec<String>,
}

impl Objects {
    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.id.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.id.is_empty()
    }
}

/// A named set of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is.
    pub kind: GroupKind,
    /// Membership of each object.
    pub members: Vec<bool>,
}

/// What a group is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Every object.
    All,
    /// Rural objects.
    Rural,
    /// The others.
    Urban,
    /// A district, by name.
    District(String),
    /// A region, by name.
    Region(String),
    /// Objects for which a condition of the model holds, by its text (a tier has `name: condition`).
    Condition(String),
}

impl Instance {
    /// The group of all objects.
    pub const ALL: usize = 0;
    /// The group of rural objects.
    pub const RURAL: usize = 1;
    /// The group of urban objects.
    pub const URBAN: usize = 2;

    /// How many years the horizon has.
    pub fn horizon(&self) -> usize {
        self.years.len()
    }

    /// The last year of the horizon whose purchases of `option` have retired by `year`: bought in year y with a service life
    /// of n years, they work through y + n − 1. `None` when none has retired yet.
    pub fn retired(&self, option: OptionIx, year: YearIx) -> Option<YearIx> {
        let life = i32::from(self.options.get(option.at())?.life?);
        let now = self.years.get(year.at())?;
        YearIx::all(year.at()).rev().find(|bought| self.years.get(bought.at()).is_some_and(|y| now.since(*y) >= life))
    }
}

/// A need, per object.
#[derive(Clone, Debug)]
pub struct Need {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The kind of objects that has it; it is 0 at all others.
    pub object: KindIx,
    /// The unit (`Mbit/s`).
    pub unit: Option<String>,
    /// The norm; 0 at objects of other kinds.
    pub need: PerYear<Units>,
    /// The stock today that is still alive in each year.
    pub have: PerYear<Units>,
    /// People served when the need is covered (the programme's formula); `None` when the model has none.
    pub people: Option<Vec<Units>>,
}

/// An option, per object.
#[derive(Clone, Debug)]
pub struct OptionData {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The kind of objects that can have it.
    pub object: KindIx,
    /// How it is bought.
    pub buy: Buy,
    /// What one purchase adds to the stock; for an alternative the level of the model (see [`Alternative::level`]).
    pub gives: Vec<(NeedIx, Units)>,
    /// Needs that must be full before it is bought.
    pub requires: Vec<NeedIx>,
    /// Whether an object may have it: the model's condition holds, and the object is neither excluded nor incomplete
    /// (see [`Instance::decisions`]).
    pub eligible: Vec<bool>,
    /// The condition, as written, for explanations.
    pub condition: Option<String>,
    /// The price of one purchase.
    pub price: PerYear<Money>,
    /// By how much it is dearer when a tender comes in at its upper price, for each that it depends on, ascending.
    pub rises: Vec<(TenderIx, PerYear<Money>)>,
    /// The cost per year while in use.
    pub yearly: Vec<Money>,
    /// The site cost of each object: paid in each year in which any of it is bought there.
    pub fixed: Vec<Money>,
    /// What is paid per district and year in which any of it is delivered there; zero where that costs nothing.
    pub delivery: Money,
    /// Service life in years from the year of purchase on; `None`: it does not end.
    pub life: Option<u16>,
    /// What a unit of its only need is worth by how much of the lack is covered; empty: steps do not count.
    pub steps: Vec<Step>,
    /// The years in which it may be bought: one flag per year of the horizon.
    pub years: Vec<bool>,
    /// Whether several budgets may pay for one unit together.
    pub split: bool,
    /// The bill of materials of one purchase: item and quantity per object.
    pub items: Vec<(ItemIx, Vec<Units>)>,
}

/// An item of a bill of materials.
#[derive(Clone, Debug)]
pub struct Item {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// Its unit price per year of the horizon, where known.
    pub price: Vec<Option<Money>>,
    /// How it is ordered for all objects together; `None`: one by one, as a part of what is bought.
    pub order: Option<Ordering>,
}

/// A budget.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The amount of each year of the horizon.
    pub amount: Vec<Money>,
    /// Whether it has no limit: each amount is what the dearest conceivable plan costs, so that it never binds.
    pub open: bool,
    /// The objects it may pay for.
    pub objects: GroupIx,
    /// The options it may pay for, ascending.
    pub options: Vec<OptionIx>,
    /// Whether what is not spent passes to the next year, in full.
    pub carry_over: bool,
    /// The largest share of an expense that it may pay, where other budgets must pay a part; `None`: all of it.
    pub cofund: Option<Fraction>,
    /// Whether it must not be cut; kept for later commands.
    pub protected: bool,
}

/// One row of a rule: a metric of a group at the end of a year against a limit.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// The rule's id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The rule's position in the model file: soft rules are served in this order.
    pub rule: RuleIx,
    /// The kind.
    pub kind: RuleKind,
    /// What is measured.
    pub metric: Metric,
    /// The objects it is measured over; for `share`, the part.
    pub group: GroupIx,
    /// For `gap`: the objects whose share is taken off.
    pub other: Option<GroupIx>,
    /// The year at whose end it is measured.
    pub year: YearIx,
    /// The limit.
    pub limit: Limit,
    /// Whether it is soft.
    pub soft: bool,
}

/// The limit of a rule row: for measures in units, persons or tenge a number; for shares a fraction of 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// The metric must reach the value.
    AtLeast(Fraction),
    /// The metric must not pass the value.
    AtMost(Fraction),
}

/// A sum of measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// The text, as in the model.
    pub text: String,
    /// The terms.
    pub terms: Vec<(i64, crate::programme::Measure)>,
}

/// Who comes first.
#[derive(Clone, Debug)]
pub struct Priority {
    /// The id of the included programme.
    pub programme: String,
    /// How rural objects come first.
    pub rural: RuralMode,
    /// Other tiers, most important first: name and group. Each object belongs to the first whose group has it.
    pub tiers: Vec<(String, GroupIx)>,
    /// How units spread.
    pub spread: Spread,
    /// The column of a commission's ranking: position in [`Objects::rank`].
    pub rank: Option<usize>,
}

/// A goal.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Maximise, minimise or leximin.
    pub sense: Sense,
    /// What.
    pub metric: Metric,
    /// The objects that count.
    pub group: GroupIx,
    /// For leximin: what the groups are.
    pub partition: Option<Partition>,
    /// The groups whose shares are compared, each of objects that count; none but for leximin.
    pub parts: Vec<GroupIx>,
    /// The year at whose end it is measured.
    pub year: YearIx,
    /// Position in [`Instance::priorities`].
    pub priority: usize,
}

/// Something decided about an object before planning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The object.
    #[serde(with = "crate::index::as_number")]
    pub object: ObjectIx,
    /// What was decided.
    pub kind: DecisionKind,
    /// The reason, with document number and date, as written.
    pub reason: String,
}

/// What was decided about an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Everything it lacks must be bought (an input column `must`).
    Must,
    /// At least this much of an option must be bought, by the end of the first year (a `lock` rule).
    Lock {
        /// The option's position.
        option: u32,
        /// How much.
        quantity: Units,
    },
    /// Nothing may be bought (an input column `exclude`).
    Exclude,
    /// Its row is incomplete and was left out with `--skip-incomplete`.
    Incomplete,
}

/// Something the reader assumed, for the Assumptions sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Message key in `locales/*/report.ftl`.
    pub key: &'static str,
    /// Its values.
    pub args: crate::lang::Args,
    /// Whether it leaves the plan a draft (a placeholder or an empty basis).
    pub draft: bool,
}

impl Assumption {
    /// Whether rows of the input were taken for sections, footnotes or totals: a school among them would be missed.
    pub fn tells_of_rows(&self) -> bool {
        matches!(self.key, "assumption-skipped-sections" | "assumption-skipped-footnotes" | "assumption-skipped-totals")
    }

    /// Whether money comes from the model alone.
    pub fn tells_of_money(&self) -> bool {
        self.tells_of_budget() || self.tells_of_price()
    }

    /// Whether the amount of a budget comes from the model alone; the input does not state it.
    pub fn tells_of_budget(&self) -> bool {
        matches!(self.key, "assumption-budget-model" | "assumption-budget-other-year")
    }

    /// Whether a price comes from the model alone; the input does not state it.
    pub fn tells_of_price(&self) -> bool {
        matches!(self.key, "assumption-price-model" | "assumption-price-other-year")
    }
}

impl Budget {
    /// The most that may have been spent in `year` and, where unspent money passes on, in all years before it.
    pub fn available(&self, year: YearIx) -> Money {
        let from = if self.carry_over { 0 } else { year.at() };
        self.amount.iter().take(year.at() + 1).skip(from).copied().sum()
    }

    /// The years whose limit counts what is spent in `year`: that year, and the later ones where money passes on.
    pub fn charged(&self, year: YearIx) -> impl Iterator<Item = YearIx> + use<> {
        let until = if self.carry_over { self.amount.len() } else { year.at() + 1 };
        (year.at()..until).map(YearIx::new)
    }
}
