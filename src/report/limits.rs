//! The rows that have a price in a certificate: their names, and their limits as the certificate counts them.

use super::context::Context;
use super::words::Unit;
use crate::args;
use crate::fraction::Fraction;
use crate::index::{BudgetIx, GroupIx, NeedIx, YearIx};
use crate::instance::{Limit, PriceSet, RuleRow, Tender};
use crate::lang::{Arg, Args};
use crate::plan::PricedRow;
use crate::programme::{Measure, RuleKind, is_money};
use crate::quantity::Units;
use crate::solve::SCALE;

/// Tiyn in a million tenge, the unit in which people read budgets.
const TIYN_PER_MILLION: i128 = 100_000_000;

/// A priced row for readers.
pub(super) struct ShownRow {
    /// What it says.
    pub(super) name: String,
    /// Its unit.
    pub(super) unit: String,
    /// Its limit in that unit; `None` when it is counted with the objects.
    pub(super) limit: Option<Fraction>,
    /// The points that one unit is worth.
    pub(super) multiplier: Fraction,
    /// Limit × multiplier, in 10⁻¹⁸ points.
    pub(super) product: Option<i128>,
}

impl Context<'_> {
    /// A row with its multiplier (10⁻¹⁸ points per unit of the row).
    pub(super) fn priced_row(&self, row: PricedRow, price: i128) -> ShownRow {
        let limit = self.limit(row);
        let is_money = self.is_money(row);
        let size = if is_money { TIYN_PER_MILLION } else { 1 };
        let unit = if is_money { "unit-million" } else { self.unit_key(row) };
        ShownRow {
            name: self.row_name(row),
            unit: self.say(unit),
            limit: limit.and_then(|limit| Fraction::new(limit, size)),
            multiplier: Fraction::new(price, SCALE)
                .and_then(|each| each.checked_mul(Fraction::whole(size)))
                .unwrap_or(Fraction::ZERO),
            product: limit.and_then(|limit| limit.checked_mul(price)),
        }
    }

    /// What a row says.
    pub(super) fn row_name(&self, row: PricedRow) -> String {
        match row {
            PricedRow::Budget(budget, year, set) => self.budget_row(budget, year, set),
            PricedRow::Rule(at) => self.instance().rules.get(at).map_or_else(String::new, |rule| {
                let year = self.year(rule.year).to_string();
                self.tell("row-rule", &args![rule = self.rule(rule), group = self.rule_scope(rule), year = year])
            }),
            PricedRow::SharePart(_) => self.say("row-share-part"),
            PricedRow::ShareFull(_) => self.say("row-share-full"),
            PricedRow::Goal(at) => {
                let goal = self.plan().goals.get(at).map(|line| self.goal(line)).unwrap_or_default();
                self.tell("row-goal", &args![number = (at + 1).to_string(), goal = goal])
            }
            PricedRow::Ordered(item, year) => {
                self.tell("row-ordered", &args![item = self.item(item), year = self.year(year).to_string()])
            }
            PricedRow::Spare(item, year) => {
                self.tell("row-spare", &args![item = self.item(item), year = self.year(year).to_string()])
            }
            PricedRow::Covered(_, group) => self.tell("row-covered", &args![group = self.group_name(group)]),
            PricedRow::Below(_, count, group) => {
                let count = Arg::Count(i64::from(count));
                self.tell("row-below", &vec![("group", self.group_name(group).into()), ("count", count)])
            }
        }
    }

    /// A budget in a year, with the tenders that come in at their upper prices.
    pub(super) fn budget_row(&self, budget: BudgetIx, year: YearIx, set: PriceSet) -> String {
        let mut args = args![source = self.budget(budget), year = self.year(year).to_string()];
        if set == PriceSet::GIVEN {
            return self.tell("row-budget", &args);
        }
        args.push(("tenders", self.tenders(set).into()));
        self.tell("row-budget-upper", &args)
    }

    /// How many tenders of how many may come in at their upper prices.
    pub(super) fn protection(&self) -> Args {
        let tenders = &self.instance().tenders;
        args![protect = tenders.protect.min(tenders.list.len()), count = tenders.list.len()]
    }

    /// Which budgets have no limit, where there are some.
    pub(super) fn open_budgets(&self) -> Option<String> {
        let budgets = &self.instance().budgets;
        let open = BudgetIx::all(budgets.len()).filter(|at| budgets.get(at.at()).is_some_and(|budget| budget.open));
        let names: Vec<String> = open.map(|at| self.budget(at)).collect();
        (!names.is_empty()).then(|| self.tell("budgets-open", &args![budgets = names.join(", ")]))
    }

    /// What the plan is protected against, where prices are not certain.
    pub(super) fn upper(&self) -> Option<String> {
        if self.plan().dearest.is_empty() {
            return None;
        }
        let mut args = self.protection();
        let names = self.instance().tenders.list.iter().map(|tender| self.tender(tender));
        args.push(("tenders", names.collect::<Vec<_>>().join(", ").into()));
        Some(self.tell("summary-upper", &args))
    }

    /// The tenders of a set, for readers.
    pub(super) fn tenders(&self, set: PriceSet) -> String {
        self.instance().tenders.of(set).map(|tender| self.tender(tender)).collect::<Vec<_>>().join(", ")
    }

    /// A tender, for readers.
    pub(super) fn tender(&self, tender: &Tender) -> String {
        tender.label.text(self.document.lang, &tender.id).to_owned()
    }

    /// A group of objects for readers.
    pub(super) fn group_name(&self, group: GroupIx) -> String {
        self.instance().groups.get(group.at()).map_or_else(String::new, |group| self.group(&group.kind))
    }

    fn is_money(&self, row: PricedRow) -> bool {
        match row {
            PricedRow::Budget(..) => true,
            PricedRow::Rule(at) => self
                .instance()
                .rules
                .get(at)
                .is_some_and(|rule| rule.kind != RuleKind::Share && Unit::of(&rule.metric) == Unit::Tenge),
            _ => false,
        }
    }

    fn unit_key(&self, row: PricedRow) -> &'static str {
        match row {
            PricedRow::Rule(at) => match self.instance().rules.get(at) {
                Some(rule) if rule.kind == RuleKind::Gap => Unit::Points.key(),
                Some(rule) => super::words::shortfall_unit(rule).key(),
                None => Unit::Points.key(),
            },
            PricedRow::Covered(..) | PricedRow::Ordered(..) | PricedRow::Spare(..) => Unit::Pieces.key(),
            PricedRow::Below(..) => Unit::BasisPoints.key(),
            _ => Unit::Points.key(),
        }
    }

    /// The limit of a row, money in tiyn.
    fn limit(&self, row: PricedRow) -> Option<i128> {
        match row {
            PricedRow::Budget(budget, year, _) => {
                let budget = self.instance().budgets.get(budget.at())?;
                Some(i128::from(budget.available(year).tiyn()))
            }
            PricedRow::Rule(at) => self.rule_limit(self.instance().rules.get(at)?),
            PricedRow::SharePart(_) => Some(0),
            PricedRow::ShareFull(_) => None,
            // What is covered already is counted with the groups.
            PricedRow::Covered(..) => None,
            PricedRow::Below(..) | PricedRow::Ordered(..) => Some(0),
            PricedRow::Spare(item, _) => {
                let order = self.instance().items.get(item.at())?.order.as_ref()?;
                Some(i128::from(order.smallest()) - 1)
            }
            PricedRow::Goal(at) => {
                let line = self.plan().goals.get(at)?;
                Some(if line.minimise { -line.value } else { line.value })
            }
        }
    }

    /// What purchases alone must reach: the stock that is there already is taken off.
    fn rule_limit(&self, row: &RuleRow) -> Option<i128> {
        match row.kind {
            RuleKind::Share => return Some(0),
            // Its row counts needs times needs; what is covered already is counted with the objects.
            RuleKind::Gap => return None,
            _ => {}
        }
        let (limit, round): (Fraction, fn(Fraction) -> i128) = match row.limit {
            Limit::AtLeast(limit) => (limit, Fraction::ceil),
            Limit::AtMost(limit) => (limit, Fraction::floor),
        };
        match row.metric.terms.as_slice() {
            [(1, Measure::Share(need))] => {
                let (needed, covered, _) = self.stock_of(row, *need)?;
                // What was covered before stands in both years.
                let covered = if row.kind == RuleKind::NoRegress { 0 } else { covered };
                Some(round(limit.checked_mul(Fraction::whole(needed))?) - covered)
            }
            terms if is_money(terms) => Some(round(limit.checked_mul(Fraction::whole(100))?)),
            terms => {
                let mut limit = round(limit);
                for (coefficient, measure) in terms {
                    match measure {
                        Measure::Stock(need) => limit -= i128::from(*coefficient) * self.stock_of(row, *need)?.2,
                        Measure::Share(_) => return None,
                        _ => {}
                    }
                }
                Some(limit)
            }
        }
    }

    /// Over the objects of a rule's group, at the end of its year: Σ need, Σ min(have, need), Σ have.
    fn stock_of(&self, row: &RuleRow, need: NeedIx) -> Option<(i128, i128, i128)> {
        let instance = self.instance();
        let need = instance.needs.get(need.at())?;
        let members = &instance.groups.get(row.group.at())?.members;
        let mut sums = (0, 0, 0);
        for (object, _) in members.iter().enumerate().filter(|(_, member)| **member) {
            let object = crate::index::ObjectIx::new(object);
            let (needed, had): (Units, Units) = (need.need.get(object, row.year), need.have.get(object, row.year));
            sums.0 += i128::from(needed.get());
            sums.1 += i128::from(needed.min(had).get());
            sums.2 += i128::from(had.get());
        }
        Some(sums)
    }
}
