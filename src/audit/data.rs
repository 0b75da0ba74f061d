//! Sheet Data as typed values. Positions count from 0; years are positions in [`Data::years`]; money is in tiyn.

use std::collections::BTreeMap;

pub(super) use super::stated::{
    COVERAGE_COLUMNS, Cause, CoverageLine, Dearest, Expense, Leaf, OrderLine, Payment, Price, PricedRow, Proof,
    RuleResult, Served, ServedKind, Side, Split, SplitAt,
};
use super::tenders::Tenders;
use crate::fraction::Fraction;
use crate::lang::Lang;

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct At {
    /// Position of the sheet in the workbook.
    pub(super) sheet: usize,
    /// Row, counted from 0.
    pub(super) row: u32,
}

/// Everything that the audit reads.
#[derive(Clone, Debug)]
pub(super) struct Data {
    pub(super) years: Vec<i64>,
    pub(super) lang: Lang,
    pub(super) seed: String,
    pub(super) status: Status,
    pub(super) needs: Vec<Need>,
    pub(super) options: Vec<OptionData>,
    pub(super) alternatives: Vec<Alternatives>,
    pub(super) tenders: Tenders,
    /// Items that are ordered for all objects together.
    pub(super) ordering: Vec<Ordering>,
    pub(super) groups: Vec<Group>,
    pub(super) budgets: Vec<Budget>,
    pub(super) priorities: Vec<Priority>,
    pub(super) rules: Vec<Rule>,
    pub(super) goals: Vec<Goal>,
    pub(super) objects: Vec<Object>,
    /// The districts of the objects, ascending.
    pub(super) districts: Vec<String>,
    /// Position of each object by its id.
    pub(super) object_at: BTreeMap<String, usize>,
    pub(super) decisions: BTreeMap<usize, Decided>,
    pub(super) purchases: Vec<Payment>,
    pub(super) fees: Vec<Payment>,
    pub(super) expenses: Vec<Expense>,
    pub(super) dearest: Vec<Dearest>,
    pub(super) orders: Vec<OrderLine>,
    pub(super) coverage: Vec<CoverageLine>,
    pub(super) results: Vec<RuleResult>,
    pub(super) served: Vec<Served>,
}

/// `[meta] status` and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Status {
    pub(super) at: At,
    /// The worst label that the status admits.
    pub(super) proof: Proof,
}

#[derive(Clone, Debug)]
pub(super) struct Need {
    pub(super) id: String,
    /// The label in the plan's language, else the id.
    pub(super) name: String,
    /// The kind of objects that has it.
    pub(super) object: String,
}

#[derive(Clone, Debug)]
pub(super) struct OptionData {
    pub(super) id: String,
    pub(super) name: String,
    /// Once per object, or not at all.
    pub(super) once: bool,
    /// Needs and what one purchase adds to each, at least 1.
    pub(super) gives: Vec<(usize, i64)>,
    pub(super) requires: Vec<usize>,
    /// Per year: whether it may be bought.
    pub(super) open: Vec<bool>,
    /// The alternatives that it belongs to.
    pub(super) alternative: Option<usize>,
    /// The tenders that its price depends on.
    pub(super) tenders: Vec<usize>,
    /// Whether several budgets may pay for one unit together.
    pub(super) split: bool,
    /// How many years a purchase works, its own included; `None`: without end.
    pub(super) life: Option<i64>,
    /// What is paid per district and year with any delivery, in tiyn.
    pub(super) delivery: i64,
    /// Shares of the lack, rising, and the points of a unit up to there, falling.
    pub(super) steps: Vec<(Fraction, i64)>,
}

/// Options of which one works at a time.
#[derive(Clone, Debug)]
pub(super) struct Alternatives {
    /// The need that all of them give.
    pub(super) need: usize,
    /// Whether people are counted by the level that works.
    pub(super) has_people: bool,
}

/// The prices of orders of so many units or more.
#[derive(Clone, Debug)]
pub(super) struct Band {
    pub(super) from: i64,
    /// The price of a unit in each year.
    pub(super) price: Vec<i64>,
    /// By how much a unit is dearer in each year when the item comes in at its upper price.
    pub(super) rise: Vec<i64>,
}

/// How an item is ordered for all objects together.
#[derive(Clone, Debug)]
pub(super) struct Ordering {
    pub(super) at: At,
    pub(super) id: String,
    pub(super) name: String,
    /// Units in a lot, at least 1.
    pub(super) lot: i64,
    /// The least units of an order, at least 1.
    pub(super) moq: i64,
    /// Whether more may be ordered than lots and the least order force.
    pub(super) surplus: bool,
    /// Who pays.
    pub(super) payer: Option<usize>,
    /// Per year the most units.
    pub(super) capacity: Vec<Option<i64>>,
    /// The tender that the item is.
    pub(super) tender: Option<usize>,
    /// By the size of an order, from 1 on, rising.
    pub(super) bands: Vec<Band>,
    /// The options whose purchases take any of it.
    pub(super) options: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    All,
    Rural,
    Urban,
    District(String),
    Region(String),
    Condition(String),
}

#[derive(Clone, Debug)]
pub(super) struct Budget {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) group: usize,
    /// Per option: whether it may pay for it.
    pub(super) pays: Vec<bool>,
    /// Per year.
    pub(super) amount: Vec<i64>,
    /// Whether what a year leaves passes to the next.
    pub(super) carry_over: bool,
    /// The largest share of a unit that it may pay; `None`: all of it.
    pub(super) cofund: Option<Fraction>,
}

impl Budget {
    /// The most that may have been spent by the end of year `t`, counted from [`Budget::first`].
    pub(super) fn limit(&self, t: usize) -> i128 {
        (self.first(t)..=t).map(|u| i128::from(self.amount.get(u).copied().unwrap_or(0))).sum()
    }

    /// The first year whose spending counts against the limit of year `t`.
    pub(super) fn first(&self, t: usize) -> usize {
        if self.carry_over { 0 } else { t }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Priority {
    pub(super) at: At,
    pub(super) rural: Rural,
    pub(super) tiers: Vec<(String, usize)>,
    /// Whether units spread level by level.
    pub(super) level: bool,
}

/// How rural objects come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rural {
    None,
    First,
    /// A rural object counts `rural`, any other `others`.
    Weight {
        rural: i64,
        others: i64,
    },
    /// At least `num / den` of the units, or of the money.
    Floor {
        num: i64,
        den: i64,
        money: bool,
    },
}

#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) kind: RuleKind,
    pub(super) metric: Vec<Term>,
    pub(super) group: usize,
    pub(super) year: usize,
    pub(super) limit: Limit,
    pub(super) soft: bool,
    /// Position in the model file.
    pub(super) rule: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RuleKind {
    /// `floor`, `cap`, `each`, `target`: a metric against a value.
    Limit,
    /// `capacity`, `no_regress`: what a metric gains within the year against a value.
    Within,
    /// A part of a total.
    Share,
    /// The share of a group less that of the group at this position.
    Gap(usize),
    /// `lock` (kept as a decision) and `report`: never binding.
    Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    AtLeast(Fraction),
    AtMost(Fraction),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) factor: i64,
    pub(super) measure: Measure,
}

/// What is measured; the position is that of a need, for `Count` and `Value` that of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Units(usize),
    New(usize),
    Stock(usize),
    Share(usize),
    Full(usize),
    People(usize),
    PeopleYears(usize),
    Count(usize),
    /// Points by the steps of an option.
    Value(usize),
    Cost,
    /// Yearly fees of what is in use at the end of a year.
    Commitment(usize),
}

impl Measure {
    /// The need that is measured.
    pub(super) fn need(self) -> Option<usize> {
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
    pub(super) fn is_money(self) -> bool {
        matches!(self, Self::Cost | Self::Commitment(_))
    }
}

#[derive(Clone, Debug)]
pub(super) struct Goal {
    pub(super) sense: Sense,
    pub(super) metric: Vec<Term>,
    pub(super) group: usize,
    pub(super) year: usize,
    pub(super) priority: usize,
    /// For leximin: the groups whose shares are compared.
    pub(super) parts: Vec<usize>,
}

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Maximise,
    Minimise,
    /// The lowest share among groups as high as possible, then the second lowest, and so on.
    Leximin,
}

/// An object; values per need or option and year stand at `position · years + year`.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) at: At,
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) district: String,
    pub(super) region: String,
    pub(super) rural: bool,
    pub(super) lottery: Option<String>,
    /// The groups that it belongs to, ascending.
    pub(super) groups: Vec<usize>,
    pub(super) need: Vec<i64>,
    pub(super) have: Vec<i64>,
    /// Per need; of needs whose people are counted by level, those served today.
    pub(super) people: Vec<i64>,
    /// Per option: the level of an alternative, else 0.
    pub(super) level: Vec<i64>,
    /// Per option: people served while an alternative works, else 0.
    pub(super) served: Vec<i64>,
    /// Per option.
    pub(super) eligible: Vec<bool>,
    pub(super) price: Vec<i64>,
    /// By option, tender of the option and year: by how much a purchase is dearer at the tender's upper price.
    pub(super) rise: Vec<i64>,
    /// Per option.
    pub(super) yearly: Vec<i64>,
    /// Per option: what is paid in each year in which any of it is bought.
    pub(super) fixed: Vec<i64>,
    /// Per ordered item and option: how many of it one purchase takes, at `item · options + option`.
    pub(super) takes: Vec<i64>,
}

/// What was decided about an object before planning.
#[derive(Clone, Debug, Default)]
pub(super) struct Decided {
    /// Where the last decision stands.
    pub(super) at: At,
    /// Everything that it lacks is bought.
    pub(super) must: bool,
    /// Nothing is bought but what is locked.
    pub(super) excluded: bool,
    /// Least purchases by the end of the first year, by option.
    pub(super) locked: BTreeMap<usize, i64>,
}

impl Data {
    /// How many years the horizon has.
    pub(super) fn horizon(&self) -> usize {
        self.years.len()
    }

    /// Where the value of a need or option and year stands in an object's lists.
    pub(super) fn slot(&self, position: usize, year: usize) -> usize {
        position * self.years.len() + year
    }

    /// A year as a reader writes it.
    pub(super) fn year_text(&self, year: usize) -> String {
        self.years.get(year).map(ToString::to_string).unwrap_or_default()
    }

    /// Whether `object` belongs to the group at `group`.
    pub(super) fn is_member(object: &Object, group: usize) -> bool {
        object.groups.binary_search(&group).is_ok()
    }
}

impl Group {
    /// Whether an object belongs to the group; `None` for a condition, which only the file can tell.
    pub(super) fn has(&self, object: &Object) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::Rural => Some(object.rural),
            Self::Urban => Some(!object.rural),
            Self::District(name) => Some(object.district == *name),
            Self::Region(name) => Some(object.region == *name),
            Self::Condition(_) => None,
        }
    }

    /// The group as files name it: `rural`, `district:NAME`.
    pub(super) fn key(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Rural => "rural".to_owned(),
            Self::Urban => "urban".to_owned(),
            Self::District(name) => format!("district:{name}"),
            Self::Region(name) => format!("region:{name}"),
            Self::Condition(name) => format!("condition:{name}"),
        }
    }

    /// The group of a kind and a name.
    pub(super) fn new(kind: &str, name: &str) -> Option<Self> {
        Some(match kind {
            "all" => Self::All,
            "rural" => Self::Rural,
            "urban" => Self::Urban,
            "district" => Self::District(name.to_owned()),
            "region" => Self::Region(name.to_owned()),
            "condition" => Self::Condition(name.to_owned()),
            _ => return None,
        })
    }
}
