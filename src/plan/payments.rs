//! Purchases and payments in whole units and tiyn.

use std::collections::BTreeMap;

use super::{BudgetLine, Purchase};
use crate::formulation::{ColumnName, Problem};
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Alternative, Alternatives, Instance, payers};
use crate::money::Money;
use crate::quantity::Units;

/// What has been bought up to the end of each year, by option and object.
#[derive(Clone, Debug)]
pub(super) struct Bought {
    years: usize,
    objects: usize,
    units: Vec<i64>,
}

impl Bought {
    pub(super) fn new(instance: &Instance, problem: &Problem, values: &[i64]) -> Self {
        let (years, objects) = (instance.horizon(), instance.objects.len());
        let mut bought = Self { years, objects, units: vec![0; instance.options.len() * objects * years] };
        for (column, value) in problem.columns.iter().zip(values) {
            if let ColumnName::Bought(object, option, year) = column.name {
                let at = bought.at(option, object, year);
                bought.units[at] = *value;
            }
        }
        bought
    }

    fn at(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> usize {
        (option.at() * self.objects + object.at()) * self.years + year.at()
    }

    /// Purchases of `option` for `object` up to the end of `year`.
    pub(super) fn upto(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
        self.units[self.at(option, object, year)]
    }

    /// Units in use, each with its yearly fee, at the end of `year`: of alternatives the best that was bought, of anything
    /// else all that was bought.
    pub(super) fn in_use(&self, instance: &Instance, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
        let bought = self.upto(option, object, year);
        match instance.alternative(option) {
            None => bought,
            Some((group, own)) => {
                let better = |other: &&Alternative| {
                    other.level(object) > own.level(object) && self.upto(other.option, object, year) > 0
                };
                if group.members.iter().any(|other| better(&other)) { 0 } else { bought }
            }
        }
    }

    /// The alternative that was bought and works at the end of `year`.
    pub(super) fn working<'g>(
        &self,
        group: &'g Alternatives,
        object: ObjectIx,
        year: YearIx,
    ) -> Option<&'g Alternative> {
        let bought = group.members.iter().filter(|own| self.upto(own.option, object, year) > 0);
        bought.max_by_key(|own| own.level(object))
    }

    /// Purchases within `year`.
    pub(super) fn within(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
        let before = if year.at() == 0 { 0 } else { self.upto(option, object, YearIx::new(year.at() - 1)) };
        self.upto(option, object, year) - before
    }
}

/// Purchases and yearly fees, by object, option, year and payer.
#[derive(Clone, Debug, Default)]
pub(super) struct Payments {
    pub(super) purchases: Vec<Purchase>,
    pub(super) fees: Vec<Purchase>,
}

/// Who pays for what: the only budget that may, or the counts of the payer classes handed out in the order of objects.
pub(super) fn pay(instance: &Instance, problem: &Problem, values: &[i64]) -> Payments {
    let bought = Bought::new(instance, problem, values);
    let mut counts = ClassCounts::new(problem, values);
    let mut payments = Payments::default();
    for object in ObjectIx::all(instance.objects.len()) {
        for option in OptionIx::all(instance.options.len()) {
            let data = &instance.options[option.at()];
            for year in YearIx::all(instance.horizon()) {
                let price = data.price.get(object, year);
                let units = bought.within(option, object, year);
                counts.split(
                    instance,
                    Line { object, option, year, price, units, is_fee: false },
                    &mut payments.purchases,
                );
                let fee = data.yearly[object.at()];
                if fee != Money::ZERO {
                    let units = bought.in_use(instance, option, object, year);
                    counts.split(
                        instance,
                        Line { object, option, year, price: fee, units, is_fee: true },
                        &mut payments.fees,
                    );
                }
            }
        }
    }
    payments
}

/// Units of one price to be paid.
#[derive(Clone, Copy)]
struct Line {
    object: ObjectIx,
    option: OptionIx,
    year: YearIx,
    price: Money,
    units: i64,
    is_fee: bool,
}

impl Line {
    fn paid_by(self, payer: Option<BudgetIx>, units: i64) -> Purchase {
        let quantity = Units::new(units);
        let Self { object, option, year, price: unit_price, .. } = self;
        Purchase { object, option, year, payer, quantity, unit_price, sum: unit_price.times(quantity) }
    }
}

type ClassKey = (OptionIx, YearIx, Money, bool, Vec<BudgetIx>);

/// How many units of each class each of its budgets still pays.
struct ClassCounts(BTreeMap<ClassKey, Vec<i64>>);

impl ClassCounts {
    fn new(problem: &Problem, values: &[i64]) -> Self {
        let entry = |class: &crate::formulation::PayerClass| {
            let counts = class.columns.iter().map(|column| values[column.at()]).collect();
            ((class.option, class.year, class.price, class.is_fee, class.budgets.clone()), counts)
        };
        Self(problem.classes.iter().map(entry).collect())
    }

    fn split(&mut self, instance: &Instance, line: Line, out: &mut Vec<Purchase>) {
        if line.units <= 0 {
            return;
        }
        let budgets: Vec<BudgetIx> = payers(instance, line.option, line.object).collect();
        let key = (line.option, line.year, line.price, line.is_fee, budgets);
        let Some(counts) = self.0.get_mut(&key) else {
            return out.push(line.paid_by(key.4.first().copied(), line.units));
        };
        let mut rest = line.units;
        for (budget, count) in key.4.iter().zip(counts) {
            let now = rest.min(*count);
            if now > 0 {
                out.push(line.paid_by(Some(*budget), now));
                *count -= now;
                rest -= now;
            }
        }
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
