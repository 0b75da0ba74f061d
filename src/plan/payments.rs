//! Purchases and payments in whole units and tiyn.

use std::collections::BTreeMap;

use super::{BudgetLine, Cause, Expense, Purchase};
use crate::formulation::{Charge, ColumnName, Problem};
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

    /// The districts with purchases of the option within `year`, each with an object that gets some.
    pub(super) fn delivered(&self, instance: &Instance, option: OptionIx, year: YearIx) -> BTreeMap<u32, ObjectIx> {
        let objects = ObjectIx::all(self.objects).filter(|object| self.within(option, *object, year) > 0);
        objects.map(|object| (instance.objects.district[object.at()], object)).collect()
    }

    /// Purchases within `year`.
    pub(super) fn within(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
        let before = if year.at() == 0 { 0 } else { self.upto(option, object, YearIx::new(year.at() - 1)) };
        self.upto(option, object, year) - before
    }
}

/// Purchases, yearly fees and other expenses, by object, option, year and payer.
#[derive(Clone, Debug, Default)]
pub(super) struct Payments {
    pub(super) purchases: Vec<Purchase>,
    pub(super) fees: Vec<Purchase>,
    pub(super) expenses: Vec<Expense>,
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
                let mut paid =
                    |charge, price, units| counts.split(instance, Line { object, option, year, price, units, charge });
                let units = bought.within(option, object, year);
                payments.purchases.extend(paid(Charge::Purchase, data.price.get(object, year), units));
                let (fee, fixed) = (data.yearly[object.at()], data.fixed[object.at()]);
                if fee != Money::ZERO {
                    let units = bought.in_use(instance, option, object, year);
                    payments.fees.extend(paid(Charge::Fee, fee, units));
                }
                if fixed != Money::ZERO {
                    let sites = paid(Charge::Site, fixed, units.min(1));
                    payments.expenses.extend(sites.into_iter().map(site_cost));
                }
            }
        }
    }
    payments.expenses.extend(deliveries(instance, &bought, &mut counts));
    payments
}

/// Deliveries to districts, with their payers: those that may pay for the option at any object of the district.
fn deliveries(instance: &Instance, bought: &Bought, counts: &mut ClassCounts) -> Vec<Expense> {
    let mut expenses = Vec::new();
    for (option, data) in OptionIx::all(instance.options.len()).zip(&instance.options) {
        for year in YearIx::all(instance.horizon()).filter(|_| data.delivery != Money::ZERO) {
            for (district, object) in bought.delivered(instance, option, year) {
                let line = Line { object, option, year, price: data.delivery, units: 1, charge: Charge::Delivery };
                let cause = Cause::Delivery(district, option);
                let paid = counts.split(instance, line).into_iter();
                expenses.extend(paid.map(|paid| Expense { cause, ..site_cost(paid) }));
            }
        }
    }
    expenses
}

/// A payment of a site cost as an expense.
const fn site_cost(paid: Purchase) -> Expense {
    let Purchase { object, option, year, payer, quantity, unit_price, sum } = paid;
    Expense { cause: Cause::Site(object, option), year, payer, quantity, unit_price, sum }
}

/// Units of one price to be paid.
#[derive(Clone, Copy)]
struct Line {
    object: ObjectIx,
    option: OptionIx,
    year: YearIx,
    price: Money,
    units: i64,
    charge: Charge,
}

impl Line {
    fn paid_by(self, payer: Option<BudgetIx>, units: i64) -> Purchase {
        let quantity = Units::new(units);
        let Self { object, option, year, price: unit_price, .. } = self;
        Purchase { object, option, year, payer, quantity, unit_price, sum: unit_price.times(quantity) }
    }
}

type ClassKey = (OptionIx, YearIx, Money, Charge, Vec<BudgetIx>);

/// How many units of each class each of its budgets still pays.
struct ClassCounts(BTreeMap<ClassKey, Vec<i64>>);

impl ClassCounts {
    fn new(problem: &Problem, values: &[i64]) -> Self {
        let entry = |class: &crate::formulation::PayerClass| {
            let counts = class.columns.iter().map(|column| values[column.at()]).collect();
            ((class.option, class.year, class.price, class.charge, class.budgets.clone()), counts)
        };
        Self(problem.classes.iter().map(entry).collect())
    }

    /// The units of a line, by payer.
    fn split(&mut self, instance: &Instance, line: Line) -> Vec<Purchase> {
        if line.units <= 0 {
            return Vec::new();
        }
        let budgets: Vec<BudgetIx> = payers(instance, line.option, line.object).collect();
        let key = (line.option, line.year, line.price, line.charge, budgets);
        let Some(counts) = self.0.get_mut(&key) else {
            return vec![line.paid_by(key.4.first().copied(), line.units)];
        };
        let (mut rest, mut out) = (line.units, Vec::new());
        for (budget, count) in key.4.iter().zip(counts) {
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
    let units = payments.purchases.iter().chain(&payments.fees).map(|paid| (paid.payer, paid.year, paid.sum));
    let others = payments.expenses.iter().map(|paid| (paid.payer, paid.year, paid.sum));
    for (payer, year, sum) in units.chain(others) {
        if let Some(budget) = payer {
            *spent.entry((budget, year)).or_default() += sum;
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
