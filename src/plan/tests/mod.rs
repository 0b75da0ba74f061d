//! Plans of small instances with known answers.

mod alternatives;
pub(crate) mod brute_force;
mod closed_form;
mod evenness;
mod exhaustive;
mod expenses;
mod families;
mod guarantee;
mod leximin;
mod metamorphic;
mod metamorphic_copies;
mod orders;
mod reasons;
mod service;
mod stopped;
mod together;
pub(crate) mod uncertain;
mod whatif;

use sha2::{Digest, Sha256};

use super::{NoPlan, Plan, plan_instance};
use crate::fraction::Fraction;
use crate::index::{BudgetIx, GroupIx, ItemIx, KindIx, NeedIx, OptionIx, RuleIx, TenderIx, YearIx};
use crate::instance::{
    Alternative, Alternatives, Budget, Customer, Goal, Group, GroupKind, Instance, Item, Kind, Limit, Metric, Need,
    Objects, OptionData, Ordering, PerYear, PriceBand, Priority, RuleRow, Tender, Tenders,
};
use crate::lang::Label;
use crate::money::Money;
use crate::programme::{Buy, Measure, Partition, RuleKind, RuralMode, Sense, Spread, Step};
use crate::quantity::Units;
use crate::solve::Limits;
use crate::year::Year;

/// An object of a small instance.
#[derive(Clone, Debug)]
pub(crate) struct Obj {
    pub(crate) id: String,
    pub(crate) district: u32,
    pub(crate) rural: bool,
    pub(crate) pupils: i64,
    /// Need and stock of each need.
    pub(crate) needs: Vec<(i64, i64)>,
    /// Price of each option, in tenge.
    pub(crate) prices: Vec<i64>,
}

pub(crate) fn obj(id: &str, rural: bool, needs: &[(i64, i64)], prices: &[i64]) -> Obj {
    Obj { id: id.to_owned(), district: 0, rural, pupils: 0, needs: needs.to_vec(), prices: prices.to_vec() }
}

/// An option of a small instance: it gives one unit of the need at its own position.
#[derive(Clone, Debug)]
pub(crate) struct Opt {
    pub(crate) buy: Buy,
    pub(crate) requires: Vec<usize>,
    pub(crate) yearly: i64,
    /// What a delivery to a district costs, in tenge.
    pub(crate) delivery: i64,
    /// Its site cost, in tenge.
    pub(crate) fixed: i64,
    /// Its service life in years.
    pub(crate) life: Option<u16>,
    /// For one of the alternatives: the need that they all give, and its level.
    pub(crate) line: Option<(usize, i64)>,
    /// What a unit is worth by how much of the lack is covered.
    pub(crate) steps: Vec<Step>,
}

pub(crate) const fn opt(buy: Buy) -> Opt {
    Opt { buy, requires: Vec::new(), yearly: 0, delivery: 0, fixed: 0, life: None, line: None, steps: Vec::new() }
}

/// A budget: tenge per year, the options it may pay for, whether for rural objects only.
#[derive(Clone, Debug)]
pub(crate) struct Bud {
    pub(crate) amounts: Vec<i64>,
    pub(crate) options: Vec<usize>,
    pub(crate) rural_only: bool,
}

/// An item that is ordered for all objects together, paid by the first budget.
#[derive(Clone, Debug)]
pub(crate) struct Ordered {
    pub(crate) lot: i64,
    pub(crate) moq: i64,
    /// The most units of each year.
    pub(crate) capacity: Option<i64>,
    /// From so many units on a unit costs so many tenge.
    pub(crate) bands: Vec<(i64, i64)>,
    /// By how many tenge a unit may come in dearer; where it may, the plan is protected against one such item.
    pub(crate) rise: i64,
    pub(crate) surplus: bool,
    /// How many each option takes.
    pub(crate) takes: Vec<i64>,
}

/// An item of which the first option takes one.
pub(crate) fn ordered(lot: i64, bands: &[(i64, i64)]) -> Ordered {
    Ordered { lot, moq: 1, capacity: None, bands: bands.to_vec(), rise: 0, surplus: false, takes: vec![1] }
}

/// A small instance in the making. Need `i` is served by option `i`.
#[derive(Clone, Debug)]
pub(crate) struct Tiny {
    pub(crate) objects: Vec<Obj>,
    pub(crate) options: Vec<Opt>,
    pub(crate) budgets: Vec<Bud>,
    pub(crate) rural: RuralMode,
    pub(crate) spread: Spread,
    pub(crate) goals: Vec<(Sense, Vec<(i64, Measure)>)>,
    /// After the goals: the need whose shares by district are levelled, the lowest first.
    pub(crate) leximin: Option<NeedIx>,
    pub(crate) rules: Vec<(RuleKind, Measure, GroupIx, Limit, bool)>,
    /// Items that are ordered; options that take any cost nothing else.
    pub(crate) ordered: Vec<Ordered>,
}

impl Tiny {
    /// One option, one budget, maximise the units of its need.
    pub(crate) fn new(buy: Buy, budget: i64, objects: Vec<Obj>) -> Self {
        Self {
            objects,
            options: vec![opt(buy)],
            budgets: vec![Bud { amounts: vec![budget], options: vec![0], rural_only: false }],
            rural: RuralMode::None,
            spread: Spread::Fill,
            goals: vec![(Sense::Maximise, vec![(1, Measure::Units(NeedIx::new(0)))])],
            leximin: None,
            rules: Vec::new(),
            ordered: Vec::new(),
        }
    }

    pub(crate) fn rural(mut self, mode: RuralMode) -> Self {
        self.rural = mode;
        self
    }

    pub(crate) fn plan(&self) -> Plan {
        plan_instance(&self.instance(), &Limits::default()).expect("there is a plan")
    }

    pub(crate) fn no_plan(&self) -> NoPlan {
        plan_instance(&self.instance(), &Limits::default()).expect_err("there is no plan")
    }

    pub(crate) fn instance(&self) -> Instance {
        let mut objects = self.objects.clone();
        objects.sort_by(|a, b| a.id.cmp(&b.id));
        let years = self.budgets[0].amounts.len();
        let districts: Vec<String> =
            (0..=objects.iter().map(|o| o.district).max().unwrap_or(0)).map(|d| format!("D{d}")).collect();
        let members = |keep: &dyn Fn(&Obj) -> bool| objects.iter().map(keep).collect::<Vec<bool>>();
        let mut groups = vec![
            Group { kind: GroupKind::All, members: members(&|_| true) },
            Group { kind: GroupKind::Rural, members: members(&|o| o.rural) },
            Group { kind: GroupKind::Urban, members: members(&|o| !o.rural) },
        ];
        for (at, name) in districts.iter().enumerate() {
            let kind = GroupKind::District(name.clone());
            groups.push(Group { kind, members: members(&|o| usize::try_from(o.district) == Ok(at)) });
        }
        Instance {
            programme: "tiny".to_owned(),
            name: Label::default(),
            years: (0..years)
                .map(|t| Year::new(2020 + u16::try_from(t).expect("few years")).expect("a year"))
                .collect(),
            customer: Customer { seed: "tiny".to_owned(), ..Customer::default() },
            needs: self.needs(&objects, years),
            options: self.options(&objects, years),
            items: self.items(years),
            tenders: self.tenders(),
            alternatives: self.alternatives(objects.len()),
            budgets: self.budgets(),
            rules: self.rules(years),
            priorities: vec![Priority {
                programme: "tiny".to_owned(),
                rural: self.rural,
                tiers: Vec::new(),
                spread: self.spread,
                rank: None,
            }],
            goals: self.goals(years, groups.len()),
            decisions: Vec::new(),
            assumptions: Vec::new(),
            input_sha256: String::new(),
            model_sha256: String::new(),
            kinds: vec![Kind { id: "school".to_owned(), label: Label::default() }],
            objects: columns(&objects),
            regions: vec!["R".to_owned()],
            districts,
            groups,
        }
    }

    fn needs(&self, objects: &[Obj], years: usize) -> Vec<Need> {
        let need = |at: usize| {
            let (mut need, mut have) = (
                PerYear::filled(objects.len(), years, Units::ZERO),
                PerYear::filled(objects.len(), years, Units::ZERO),
            );
            for (o, object) in objects.iter().enumerate() {
                for t in YearIx::all(years) {
                    need.set(crate::index::ObjectIx::new(o), t, Units::new(object.needs[at].0));
                    have.set(crate::index::ObjectIx::new(o), t, Units::new(object.needs[at].1));
                }
            }
            let people = Some(objects.iter().map(|o| Units::new(o.pupils)).collect());
            Need {
                id: format!("n{at}"),
                label: Label::default(),
                object: KindIx::new(0),
                unit: None,
                need,
                have,
                people,
            }
        };
        (0..self.options.len()).map(need).collect()
    }

    fn options(&self, objects: &[Obj], years: usize) -> Vec<OptionData> {
        let option = |(at, option): (usize, &Opt)| {
            let mut price = PerYear::filled(objects.len(), years, Money::ZERO);
            for (o, object) in objects.iter().enumerate() {
                for t in YearIx::all(years) {
                    let tenge = Money::from_tenge(object.prices[at]).expect("a small price");
                    price.set(crate::index::ObjectIx::new(o), t, tenge);
                }
            }
            OptionData {
                id: format!("k{at}"),
                label: Label::default(),
                object: KindIx::new(0),
                buy: option.buy,
                gives: match option.line {
                    None => vec![(NeedIx::new(at), Units::ONE)],
                    Some((need, level)) => vec![(NeedIx::new(need), Units::new(level))],
                },
                requires: option.requires.iter().map(|need| NeedIx::new(*need)).collect(),
                eligible: vec![true; objects.len()],
                condition: None,
                price,
                rises: Vec::new(),
                yearly: vec![Money::from_tenge(option.yearly).expect("a small fee"); objects.len()],
                fixed: vec![Money::from_tenge(option.fixed).expect("a small cost"); objects.len()],
                delivery: Money::from_tenge(option.delivery).expect("a small cost"),
                life: option.life,
                steps: option.steps.clone(),
                years: vec![true; years],
                split: false,
                items: self.bill(at, objects.len()),
            }
        };
        self.options.iter().enumerate().map(option).collect()
    }

    /// The ordered items that an option takes.
    fn bill(&self, option: usize, objects: usize) -> Vec<(ItemIx, Vec<Units>)> {
        let takes =
            self.ordered.iter().enumerate().map(|(at, item)| (at, item.takes.get(option).copied().unwrap_or(0)));
        takes.filter(|(_, takes)| *takes > 0).map(|(at, n)| (ItemIx::new(at), vec![Units::new(n); objects])).collect()
    }

    /// The ordered items whose price may rise.
    fn tenders(&self) -> Tenders {
        let rises = self.ordered.iter().enumerate().filter(|(_, item)| item.rise > 0);
        Tenders::new(rises.map(|(at, _)| Tender { id: format!("i{at}"), label: Label::default() }).collect(), 1)
    }

    fn items(&self, years: usize) -> Vec<Item> {
        let tenge = |tenge: i64| Money::from_tenge(tenge).expect("a small price");
        let before = |at: usize| self.ordered.iter().take(at).filter(|item| item.rise > 0).count();
        let item = |(at, item): (usize, &Ordered)| Item {
            id: format!("i{at}"),
            label: Label::default(),
            price: vec![item.bands.first().map(|(_, price)| tenge(*price)); years],
            order: Some(Ordering {
                lot: Units::new(item.lot),
                least: Units::new(item.moq),
                capacity: vec![item.capacity.map(Units::new); years],
                bands: item
                    .bands
                    .iter()
                    .map(|(from, price)| PriceBand {
                        from: Units::new(*from),
                        price: vec![tenge(*price); years],
                        rise: vec![tenge(item.rise); years],
                    })
                    .collect(),
                surplus: item.surplus,
                payer: Some(BudgetIx::new(0)),
                tender: (item.rise > 0).then(|| TenderIx::new(before(at))),
            }),
        };
        self.ordered.iter().enumerate().map(item).collect()
    }

    /// One group of alternatives, where some options are.
    fn alternatives(&self, objects: usize) -> Vec<Alternatives> {
        let lines = self.options.iter().enumerate().filter_map(|(at, option)| Some((OptionIx::new(at), option.line?)));
        let members: Vec<Alternative> = lines
            .clone()
            .map(|(option, (_, level))| Alternative { option, level: vec![Units::new(level); objects], served: None })
            .collect();
        let group = |(_, (need, _)): (OptionIx, (usize, i64))| Alternatives {
            id: "line".to_owned(),
            label: Label::default(),
            need: NeedIx::new(need),
            members: members.clone(),
            today: None,
            served_today: None,
        };
        lines.map(group).take(1).collect()
    }

    fn budgets(&self) -> Vec<Budget> {
        let budget = |(at, budget): (usize, &Bud)| Budget {
            id: format!("b{at}"),
            label: Label::default(),
            amount: budget.amounts.iter().map(|tenge| Money::from_tenge(*tenge).expect("a small budget")).collect(),
            open: false,
            objects: GroupIx::new(if budget.rural_only { Instance::RURAL } else { Instance::ALL }),
            options: budget.options.iter().map(|k| OptionIx::new(*k)).collect(),
            carry_over: false,
            cofund: None,
            protected: false,
        };
        self.budgets.iter().enumerate().map(budget).collect()
    }

    fn rules(&self, years: usize) -> Vec<RuleRow> {
        let rule =
            |(at, (kind, measure, group, limit, soft)): (usize, &(RuleKind, Measure, GroupIx, Limit, bool))| RuleRow {
                id: format!("r{at}"),
                label: Label::default(),
                rule: RuleIx::new(at),
                kind: *kind,
                metric: Metric { text: format!("{measure:?}"), terms: vec![(1, *measure)] },
                group: *group,
                other: (*kind == RuleKind::Gap).then(|| GroupIx::new(Instance::RURAL + Instance::URBAN - group.at())),
                year: YearIx::new(years - 1),
                limit: *limit,
                soft: *soft,
            };
        self.rules.iter().enumerate().map(rule).collect()
    }

    fn goals(&self, years: usize, groups: usize) -> Vec<Goal> {
        let goal = |(sense, terms): &(Sense, Vec<(i64, Measure)>)| Goal {
            sense: *sense,
            metric: Metric { text: "metric".to_owned(), terms: terms.clone() },
            group: GroupIx::new(Instance::ALL),
            partition: None,
            parts: Vec::new(),
            year: YearIx::new(years - 1),
            priority: 0,
        };
        let leximin = |need: NeedIx| Goal {
            partition: Some(Partition::District),
            parts: (Instance::URBAN + 1..groups).map(GroupIx::new).collect(),
            ..goal(&(Sense::Leximin, vec![(1, Measure::Share(need))]))
        };
        self.goals.iter().map(goal).chain(self.leximin.map(leximin)).collect()
    }
}

fn columns(objects: &[Obj]) -> Objects {
    let lottery = |object: &Obj| {
        let digest = Sha256::digest(format!("tiny|{}", object.id));
        digest.iter().take(8).fold(0_u64, |n, byte| (n << 8) | u64::from(*byte))
    };
    Objects {
        id: objects.iter().map(|o| o.id.clone()).collect(),
        kind: vec![KindIx::new(0); objects.len()],
        name: objects.iter().map(|o| o.id.clone()).collect(),
        district: objects.iter().map(|o| o.district).collect(),
        region: vec![0; objects.len()],
        rural: objects.iter().map(|o| o.rural).collect(),
        pupils: objects.iter().map(|o| Units::new(o.pupils)).collect(),
        rank: Vec::new(),
        lottery: objects.iter().map(lottery).collect(),
        source: vec![(0, 0); objects.len()],
        sheets: vec!["tiny".to_owned()],
    }
}

/// What each object gets of option `k`, by id.
pub(crate) fn bought(tiny: &Tiny, plan: &Plan, k: usize) -> Vec<(String, i64)> {
    let instance = tiny.instance();
    let of = |at: usize| {
        let mine = plan.purchases.iter().filter(|p| p.object.at() == at && p.option.at() == k);
        mine.map(|p| p.quantity.get()).sum()
    };
    instance.objects.id.iter().enumerate().map(|(at, id)| (id.clone(), of(at))).collect()
}

/// Rural and urban purchases of option 0.
pub(crate) fn split(tiny: &Tiny, plan: &Plan) -> (i64, i64) {
    let instance = tiny.instance();
    plan.purchases.iter().fold((0, 0), |(rural, urban), p| {
        let n = p.quantity.get();
        if instance.objects.rural[p.object.at()] { (rural + n, urban) } else { (rural, urban + n) }
    })
}

/// What is left of a budget in a year, in tenge.
pub(crate) fn left(plan: &Plan, line: usize) -> i64 {
    plan.budgets[line].left().tenge_and_tiyn().0
}

pub(crate) fn fraction(n: i128, d: i128) -> Fraction {
    Fraction::new(n, d).expect("a denominator")
}
