//! The parts of a Problem.

use std::ops::Range;

use super::{Cut, GroupShare, Ladder, LinearForm, Order, OrderedItem, Service, Switch};
use crate::index::{BudgetIx, ColumnIx, GoalIx, GroupIx, ItemIx, NeedIx, ObjectIx, OptionIx, RowIx, YearIx};
use crate::instance::PriceSet;
use crate::money::Money;

/// A mathematical programme: whole columns in blocks, coupling rows, goals in order.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// The variables, block by block.
    pub columns: Vec<Column>,
    /// The blocks; together they own every column once, in order.
    pub blocks: Vec<Block>,
    /// The rows that join blocks.
    pub rows: Vec<Row>,
    /// The goals in the order in which they are served, all of them to be maximised.
    pub goals: Vec<Goal>,
    /// How units of one price that several budgets may pay are joined to their payers.
    pub classes: Vec<PayerClass>,
    /// The sets of money of several budgets that may pay for units together.
    pub cuts: Vec<Cut>,
    /// The items that are ordered for all objects together.
    pub ordered: Vec<OrderedItem>,
    /// The shares of groups that leximin goals count.
    pub ladders: Vec<Ladder>,
    /// The cases of an either-or rule; at least one. A plan must satisfy the rows of one of them.
    pub branches: Vec<Branch>,
}

/// A variable. All are whole numbers within bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it counts.
    pub name: ColumnName,
    /// The least value.
    pub lower: i64,
    /// The greatest value.
    pub upper: i64,
}

/// What a variable counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnName {
    /// Purchases of an option for an object up to the end of a year.
    Bought(ObjectIx, OptionIx, YearIx),
    /// 1 when purchases have filled the object's need by the end of a year.
    Full(ObjectIx, NeedIx, YearIx),
    /// Units of the need newly covered by the end of a year: `min(gap, gain · bought)`.
    Covered(ObjectIx, NeedIx, YearIx),
    /// How many units of an option that retires work at the end of a year; 1 while an alternative does: it is the best of
    /// those bought.
    Works(ObjectIx, OptionIx, YearIx),
    /// People whom alternatives serve at the end of a year, beyond those served today.
    Served(ObjectIx, NeedIx, YearIx),
    /// Units of an option's need newly covered by the end of a year, up to the end of one of its steps (by its position).
    UpTo(ObjectIx, OptionIx, u32, YearIx),
    /// The levelled severity of an option's purchases by the end of a year.
    Levelled(ObjectIx, OptionIx, YearIx),
    /// 1 in a year in which an option is bought for an object: its site cost is due.
    Site(ObjectIx, OptionIx, YearIx),
    /// Lots of an item that are ordered in a price band (by its position) within a year.
    Lots(ItemIx, u32, YearIx),
    /// 1 when there are any of them.
    Placed(ItemIx, u32, YearIx),
    /// 1 in a year in which an option is delivered to a district, at a position in `Instance::districts`.
    Delivered(u32, OptionIx, YearIx),
    /// Purchases of a payer class that a budget pays in the class's year.
    Paid(u32, BudgetIx),
    /// How far a soft rule row falls short, in the row's own unit.
    Shortfall(RowIx),
    /// Of a leximin goal: units that are covered in a group, before and after.
    GroupCovered(GoalIx, GroupIx),
    /// Of a leximin goal: the covered share of a group, in basis points.
    GroupShare(GoalIx, GroupIx),
    /// Of a leximin goal: the highest of so many lowest shares.
    Mark(GoalIx, u32),
    /// Of a leximin goal: how far the share of a group is below the mark of so many lowest shares.
    Below(GoalIx, u32, GroupIx),
}

/// Columns that belong together and meet the rest only through coupling rows.
#[derive(Clone, Debug)]
pub enum Block {
    /// One object with all its options and years.
    Object {
        /// Its columns.
        columns: Range<usize>,
        /// Its options, prerequisites before what needs them.
        chains: Vec<Chain>,
        /// Options of which one works at a time.
        switches: Vec<Switch>,
    },
    /// Deliveries to a district, with the objects that they join.
    District {
        /// Its columns.
        columns: Range<usize>,
        /// The options that are delivered.
        deliveries: Vec<Delivery>,
        /// The blocks of its objects.
        members: Vec<Block>,
    },
    /// One column alone: a payer's count, a shortfall, a part of a leximin level.
    Single(ColumnIx),
    /// The covered units of a group and its share.
    Share(GroupShare),
    /// What is ordered of an item within a year.
    Order(Order),
}

/// An option that is delivered to a district: one column per year says whether anything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The option.
    pub option: OptionIx,
    /// The column of the first year; the following years follow it.
    pub first: ColumnIx,
}

impl Delivery {
    /// The column of year `t`, counted from 0.
    pub fn column(&self, t: usize) -> ColumnIx {
        ColumnIx::new(self.first.at() + t)
    }
}

/// An option at an object: purchases up to each year, never falling.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The option.
    pub option: OptionIx,
    /// The column of the first year; the following years follow it.
    pub first: ColumnIx,
    /// Whether purchases may be made in each year.
    pub open: Vec<bool>,
    /// The needs that must be full before it: purchases are 0 while one of them is not.
    pub requires: Vec<Requirement>,
    /// Columns that follow from the purchases.
    pub derived: Vec<Derived>,
    /// Where the option has a site cost: the column of the first year that says whether anything is bought within it; the
    /// following years follow it.
    pub site: Option<ColumnIx>,
    /// Where purchases retire within the horizon, what is in use.
    pub service: Option<Service>,
    /// Where deliveries to the district cost something: the columns that say when anything is delivered there.
    pub delivery: Option<Delivery>,
}

impl Chain {
    /// How many years the chain has.
    pub fn years(&self) -> usize {
        self.open.len()
    }

    /// Whether nothing else in the object depends on the chain and nothing keeps it but its bounds: it derives no
    /// columns, has no cost of site or delivery, does not retire and requires nothing that is bought.
    pub fn is_plain(&self) -> bool {
        let given = |requirement: &Requirement| requirement.full.iter().all(|full| *full == Fullness::Always);
        let alone = self.derived.is_empty() && self.site.is_none() && self.delivery.is_none() && self.service.is_none();
        alone && self.requires.iter().all(given)
    }

    /// The column of year `t`, counted from 0.
    pub fn column(&self, t: usize) -> ColumnIx {
        ColumnIx::new(self.first.at() + t)
    }

    /// The column that says whether anything is bought within year `t`, where the option has a site cost.
    pub fn site(&self, t: usize) -> Option<ColumnIx> {
        self.site.map(|first| ColumnIx::new(first.at() + t))
    }
}

/// A need that must be full at the object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What can fill it.
    pub provider: Option<Provider>,
    /// When it is full, per year.
    pub full: Vec<Fullness>,
}

/// What can fill a need at an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// A chain: an earlier position in the block.
    Chain(usize),
    /// A switch: a position in the block's switches; its members stand earlier in the block.
    Switch(usize),
}

/// Whether a need is full at the end of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fullness {
    /// Whatever is bought.
    Always,
    /// Never: nothing that can be bought fills it.
    Never,
    /// When the 0/1 column is 1.
    Column(ColumnIx),
}

/// A column that follows from what is in use of a chain in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The column.
    pub column: ColumnIx,
    /// The year of the chain, counted from 0.
    pub year: usize,
    /// How it follows.
    pub kind: DerivedKind,
}

/// How a derived column follows from the units N in use: all purchases, unless some have retired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DerivedKind {
    /// 1 when N ≥ `threshold`, else 0.
    Full {
        /// The purchases that fill the need.
        threshold: i64,
    },
    /// `min(gap, gain · N)`.
    Covered {
        /// What is lacking.
        gap: i64,
        /// What one purchase adds.
        gain: i64,
        /// The 0/1 column that says when it is full.
        full: ColumnIx,
    },
    /// `min(most, gain · N)`, where more of it is only ever good to have.
    UpTo {
        /// The last unit that counts.
        most: i64,
        /// What one purchase adds.
        gain: i64,
    },
    /// `Σ_{j=1..N} (lack − j + 1)`: the severity of what was bought when the widest lack is narrowed first.
    Levelled {
        /// What is lacking before the first purchase.
        lack: i64,
    },
}

impl DerivedKind {
    /// The value that follows from `bought` purchases.
    pub fn follows(self, bought: i64) -> i64 {
        match self {
            Self::Full { threshold } => i64::from(bought >= threshold),
            Self::Covered { gap, gain, .. } => gap.min(gain * bought),
            Self::UpTo { most, gain } => most.min(gain * bought),
            Self::Levelled { lack } => bought * lack - (bought * (bought - 1)).div_euclid(2),
        }
    }
}

/// A coupling row: `form ≤, ≥ or = limit`.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it says.
    pub name: RowName,
    /// The left side (its constant is 0).
    pub form: LinearForm,
    /// The direction.
    pub sense: RowSense,
    /// The right side.
    pub limit: i128,
    /// Whether the row's unit is a tiyn, so that the solver sees thousand tenge.
    pub is_money: bool,
}

impl Row {
    /// Whether the row holds, exactly.
    pub fn holds(&self, values: &[i64]) -> bool {
        let value = self.form.value(values);
        match self.sense {
            RowSense::AtMost => value <= self.limit,
            RowSense::AtLeast => value >= self.limit,
            RowSense::Equal => value == self.limit,
        }
    }

    /// Whether both rows ask the same, whatever unit they count in.
    fn asks_the_same(&self, other: &Self) -> bool {
        let (own, others) = (i128::from(self.form.step()), i128::from(other.form.step()));
        let limits = self.limit.checked_mul(others).zip(other.limit.checked_mul(own));
        let is_same_limit = limits.is_some_and(|(one, other)| one == other);
        self.sense == other.sense && is_same_limit && self.form.is_parallel(&other.form)
    }
}

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowName {
    /// A budget of a year is not overspent at a set of prices.
    Budget(BudgetIx, YearIx, PriceSet),
    /// Nor are several budgets together: position in [`Problem::cuts`].
    Joint(u32, PriceSet),
    /// A row of a rule: position in [`Instance::rules`](crate::instance::Instance::rules).
    Rule(u32),
    /// A payer class is paid in full: position in [`Problem::classes`].
    Payers(u32),
    /// The rural part of a priority reaches its guaranteed share: position in `Instance::priorities`.
    SharePart(u32),
    /// Rural objects get all that they can of a priority's options.
    ShareFull(u32),
    /// What is used of an item up to the end of a year has been ordered.
    Ordered(ItemIx, YearIx),
    /// No more of it is left over than lots and the least order force.
    Spare(ItemIx, YearIx),
    /// What is covered in a group of a leximin goal follows from purchases.
    GroupCovered(GoalIx, GroupIx),
    /// How far a group of a leximin goal is below the mark of so many lowest shares.
    Below(GoalIx, u32, GroupIx),
    /// A goal keeps at least a value, where the least money for it is sought: position in [`Problem::goals`].
    Kept(u32),
}

impl RowName {
    /// Whether the row limits the money of budgets.
    pub const fn is_budget(self) -> bool {
        matches!(self, Self::Budget(..) | Self::Joint(..))
    }
}

/// The direction of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowSense {
    /// The form must not pass the limit.
    AtMost,
    /// The form must reach the limit.
    AtLeast,
    /// The form must equal the limit.
    Equal,
}

impl RowSense {
    /// A multiplier with the sign that a row of this direction must have: without it a bound would be none.
    pub fn signed(self, multiplier: i128) -> i128 {
        match self {
            Self::AtMost => multiplier.max(0),
            Self::AtLeast => multiplier.min(0),
            Self::Equal => multiplier,
        }
    }
}

/// One case of an either-or rule: rows that hold besides the common ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// Rows that are off in this case.
    pub off: Vec<RowIx>,
}

/// Units of one option, price and year that the same budgets may pay.
#[derive(Clone, Debug)]
pub struct PayerClass {
    /// The option.
    pub option: OptionIx,
    /// The year of payment.
    pub year: YearIx,
    /// What one unit costs at the prices that are given.
    pub price: Money,
    /// What one unit costs at each set of prices at which budgets must be kept.
    pub prices: Vec<Money>,
    /// What is charged.
    pub charge: Charge,
    /// The budgets that may pay, ascending.
    pub budgets: Vec<BudgetIx>,
    /// For each budget the rows that count what it pays, each with the price of one unit there: those of the year, later ones
    /// where money passes on, and those of sets that hold its money.
    pub charged: Vec<Vec<(RowName, Money)>>,
    /// The column of each budget's count.
    pub columns: Vec<ColumnIx>,
    /// The objects whose units are in the class.
    pub objects: Vec<ObjectIx>,
}

/// What money is charged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Charge {
    /// A purchase.
    Purchase,
    /// The yearly fee of a unit in use.
    Fee,
    /// The site cost of a year with purchases.
    Site,
    /// Deliveries of a year to a district.
    Delivery,
}

/// A goal: a form to be maximised (a minimise goal is negated).
#[derive(Clone, Debug)]
pub struct Goal {
    /// What it is.
    pub kind: GoalKind,
    /// The form.
    pub form: LinearForm,
    /// Values are multiples of `1 / scale` of the metric's unit (the denominator of a weight).
    pub scale: i64,
    /// The step below which a difference does not matter (1, except for costs: a declared step).
    pub step: i64,
    /// Whether the metric was to be minimised: shown values change sign.
    pub negated: bool,
    /// Whether the form is in tiyn, so that the solver sees thousand tenge.
    pub is_money: bool,
}

/// What a goal is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalKind {
    /// The shortfall of a soft rule (position in the model file), to be minimised before the goals.
    Shortfall(u32),
    /// A goal of the model, or the part of it that counts the first tiers.
    Model {
        /// Position in [`Instance::goals`](crate::instance::Instance::goals).
        goal: GoalIx,
        /// The name of the last tier that counts; `None`: all objects.
        tier: Option<String>,
    },
    /// A level of a leximin goal: the sum of so many lowest shares, in basis points.
    Lowest {
        /// Position in [`Instance::goals`](crate::instance::Instance::goals).
        goal: GoalIx,
        /// How many.
        count: u32,
    },
    /// Tie-break: greatest severity.
    Severity,
    /// Tie-break: least money.
    Money,
}

impl GoalKind {
    /// The leximin goal of which it is a level.
    pub const fn leximin(&self) -> Option<GoalIx> {
        match self {
            Self::Lowest { goal, .. } => Some(*goal),
            _ => None,
        }
    }

    /// Whether it only decides between plans that serve all goals alike.
    pub const fn is_tie_break(&self) -> bool {
        matches!(self, Self::Severity | Self::Money)
    }

    /// Whether it is a goal of the model, or a part of one.
    pub const fn is_model(&self) -> bool {
        matches!(self, Self::Model { .. } | Self::Lowest { .. })
    }
}

impl Problem {
    /// The bounds of all columns.
    pub fn bounds(&self) -> Vec<(i64, i64)> {
        self.columns.iter().map(|column| (column.lower, column.upper)).collect()
    }

    /// Whether a column counts purchases.
    pub fn is_purchase(&self, column: ColumnIx) -> bool {
        matches!(self.columns[column.at()].name, ColumnName::Bought(..))
    }

    /// Whether a reader of the plan can follow a split at the column: it counts purchases, what is covered in a group, or
    /// lots that are ordered.
    pub fn is_readable(&self, column: ColumnIx) -> bool {
        let name = self.columns[column.at()].name;
        self.is_purchase(column) || matches!(name, ColumnName::GroupCovered(..) | ColumnName::Lots(..))
    }

    /// Whether a column follows from purchases, or from what is covered in groups.
    pub fn is_derived(&self, column: ColumnIx) -> bool {
        let name = self.columns[column.at()].name;
        match name {
            ColumnName::Full(..)
            | ColumnName::Covered(..)
            | ColumnName::Levelled(..)
            | ColumnName::UpTo(..)
            | ColumnName::Works(..)
            | ColumnName::Served(..)
            | ColumnName::Site(..)
            | ColumnName::Placed(..)
            | ColumnName::Delivered(..)
            | ColumnName::GroupShare(..)
            | ColumnName::Mark(..)
            | ColumnName::Below(..) => true,
            ColumnName::Bought(..)
            | ColumnName::Lots(..)
            | ColumnName::Paid(..)
            | ColumnName::Shortfall(_)
            | ColumnName::GroupCovered(..) => false,
        }
    }

    /// Whether `values`, one per column, keep all rows of a branch.
    pub fn keeps_a_branch(&self, values: &[i64]) -> bool {
        let keeps = |branch: &Branch| self.rows_of(branch).all(|(_, row)| row.holds(values));
        values.len() == self.columns.len() && self.branches.iter().any(keeps)
    }

    /// Whether the rows of `other`, a problem with the same columns, ask the same, whatever units they count in.
    pub fn rows_ask_the_same(&self, other: &Self) -> bool {
        let same = |(one, other): (&Row, &Row)| one.asks_the_same(other);
        self.rows.len() == other.rows.len()
            && self.branches == other.branches
            && self.rows.iter().zip(&other.rows).all(same)
    }

    /// The rows of `branch`, with their positions.
    pub fn rows_of<'a>(&'a self, branch: &'a Branch) -> impl Iterator<Item = (RowIx, &'a Row)> + 'a {
        self.rows.iter().enumerate().map(|(at, row)| (RowIx::new(at), row)).filter(|(at, _)| !branch.off.contains(at))
    }
}
