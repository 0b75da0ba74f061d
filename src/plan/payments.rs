//! Who pays for what, in whole units and tiyn.

use std::collections::BTreeMap;

use super::bought::Bought;
use super::together::pay_together;
use super::{BudgetLine, Purchase};
use crate::formulation::{PayerClass, Problem};
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, may_split, payers};
use crate::money::Money;
use crate::quantity::Units;

/// Purchases and yearly fees, by object, option, year and payer.
#[derive(Clone, Debug, Default)]
pub(super) struct Payments {
    pub(super) purchases: Vec<Purchase>,
    pub(super) fees: Vec<Purchase>,
}

/// Who pays for what: the only budget that may; the counts of the payer classes, handed out in the order of objects; or
/// several budgets together.
pub(super) fn pay(instance: &Instance, problem: &Problem, values: &[i64]) -> Payments {
    let bought = Bought::new(instance, problem, values);
    let mut counts = ClassCounts::new(problem, values);
    let lines = lines(instance, &bought);
    let mut paid: Vec<Vec<Purchase>> = Vec::with_capacity(lines.len());
    for line in &lines {
        paid.push(if line.is_split(instance) { Vec::new() } else { counts.hand_out(line) });
    }
    pay_together(instance, &lines, &mut paid);
    let mut payments = Payments::default();
    for (line, paid) in lines.iter().zip(paid) {
        let section = if line.is_fee { &mut payments.fees } else { &mut payments.purchases };
        section.extend(paid);
    }
    payments
}

/// Purchases and fees, by object, option and year.
fn lines(instance: &Instance, bought: &Bought) -> Vec<Line> {
    let mut lines = Vec::new();
    for object in ObjectIx::all(instance.objects.len()) {
        for option in OptionIx::all(instance.options.len()) {
            let data = &instance.options[option.at()];
            for year in YearIx::all(instance.horizon()) {
                let (price, fee) = (data.price.get(object, year), data.yearly[object.at()]);
                let (units, in_use) =
                    (bought.within(option, object, year), bought.in_use(instance, option, object, year));
                let due = [(price, units, false), (fee, if fee == Money::ZERO { 0 } else { in_use }, true)];
                for (price, units, is_fee) in due.into_iter().filter(|(_, units, _)| *units > 0) {
                    let budgets = payers(instance, option, object).collect();
                    lines.push(Line { object, option, year, price, units, is_fee, budgets });
                }
            }
        }
    }
    lines
}

/// Units of one price to be paid.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) object: ObjectIx,
    pub(super) option: OptionIx,
    pub(super) year: YearIx,
    pub(super) price: Money,
    pub(super) units: i64,
    pub(super) is_fee: bool,
    /// The budgets that may pay, ascending.
    pub(super) budgets: Vec<BudgetIx>,
}

impl Line {
    /// Whether several budgets may pay for one unit.
    pub(super) fn is_split(&self, instance: &Instance) -> bool {
        self.price > Money::ZERO && !self.budgets.is_empty() && may_split(instance, self.option, &self.budgets)
    }

    /// The units that are paid alike: option, year, price, fee or purchase, budgets.
    pub(super) fn class(&self) -> ClassKey {
        (self.option, self.year, self.price, self.is_fee, self.budgets.clone())
    }

    fn paid_by(&self, payer: Option<BudgetIx>, units: i64) -> Purchase {
        let quantity = Units::new(units);
        self.part(payer, quantity, self.price.times(quantity))
    }

    /// A part of the line: `quantity` units are counted here, `sum` is paid.
    pub(super) const fn part(&self, payer: Option<BudgetIx>, quantity: Units, sum: Money) -> Purchase {
        let &Self { object, option, year, price: unit_price, .. } = self;
        Purchase { object, option, year, payer, quantity, unit_price, sum }
    }
}

/// Units that are paid alike.
pub(super) type ClassKey = (OptionIx, YearIx, Money, bool, Vec<BudgetIx>);

/// How many units of each class each of its budgets still pays.
struct ClassCounts(BTreeMap<ClassKey, Vec<i64>>);

impl ClassCounts {
    fn new(problem: &Problem, values: &[i64]) -> Self {
        let entry = |class: &PayerClass| {
            let counts = class.columns.iter().map(|column| values[column.at()]).collect();
            ((class.option, class.year, class.price, class.is_fee, class.budgets.clone()), counts)
        };
        Self(problem.classes.iter().map(entry).collect())
    }

    fn hand_out(&mut self, line: &Line) -> Vec<Purchase> {
        let Some(counts) = self.0.get_mut(&line.class()) else {
            return vec![line.paid_by(line.budgets.first().copied(), line.units)];
        };
        let mut rest = line.units;
        let mut out = Vec::new();
        for (budget, count) in line.budgets.iter().zip(counts) {
            let now = rest.min(*count);
            if now > 0 {
                out.push(line.paid_by(Some(*budget), now));
                *count -= now;
                rest -= now;
            }
        }
        out
    }
}

/// Every budget and year with what is spent.
pub(super) fn budget_lines(instance: &Instance, payments: &Payments) -> Vec<BudgetLine> {
    let mut spent: BTreeMap<(BudgetIx, YearIx), Money> = BTreeMap::new();
    for paid in payments.purchases.iter().chain(&payments.fees) {
        if let Some(budget) = paid.payer {
            *spent.entry((budget, paid.year)).or_default() += paid.sum;
        }
    }
    let mut lines = Vec::new();
    for (at, budget) in instance.budgets.iter().enumerate() {
        let mut carried = Money::ZERO;
        for (t, limit) in budget.amount.iter().enumerate() {
            let (budget_ix, year) = (BudgetIx::new(at), YearIx::new(t));
            let spent = spent.get(&(budget_ix, year)).copied().unwrap_or_default();
            let line = BudgetLine { budget: budget_ix, year, limit: *limit, carried, spent };
            lines.push(line);
            carried = if budget.carry_over { line.left() } else { Money::ZERO };
        }
    }
    lines
}
