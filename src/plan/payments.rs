//! Who pays for what, in whole units and tiyn.

use std::collections::BTreeMap;

use super::bought::Bought;
use super::together::pay_together;
use super::{BudgetLine, Cause, Expense, OrderLine, Purchase};
use crate::formulation::{Charge, PayerClass, Problem};
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, PriceSet, may_split, payers};
use crate::money::Money;
use crate::quantity::Units;

/// Purchases, yearly fees and other expenses, by object, option, year and payer.
#[derive(Clone, Debug, Default)]
pub(super) struct Payments {
    pub(super) purchases: Vec<Purchase>,
    pub(super) fees: Vec<Purchase>,
    pub(super) expenses: Vec<Expense>,
}

/// Who pays for what: the only budget that may; the counts of the payer classes, handed out in the order of objects; or
/// several budgets together.
pub(super) fn pay(instance: &Instance, problem: &Problem, values: &[i64]) -> Payments {
    pay_at(instance, problem, values, PriceSet::GIVEN)
}

/// The same at other prices: the payers of whole units stay, those who pay together share anew.
pub(super) fn pay_at(instance: &Instance, problem: &Problem, values: &[i64], set: PriceSet) -> Payments {
    let bought = Bought::new(instance, problem, values);
    let mut counts = ClassCounts::new(problem, values);
    let lines = lines(instance, &bought, set);
    let mut paid: Vec<Vec<Purchase>> = Vec::with_capacity(lines.len());
    for line in &lines {
        paid.push(if line.is_split(instance) { Vec::new() } else { counts.hand_out(line) });
    }
    pay_together(instance, &lines, &mut paid);
    let mut payments = Payments::default();
    for (line, paid) in lines.iter().zip(paid) {
        match line.charge() {
            Charge::Purchase => payments.purchases.extend(paid),
            Charge::Fee => payments.fees.extend(paid),
            Charge::Site => payments.expenses.extend(paid.into_iter().map(site_cost)),
            Charge::Delivery => payments.expenses.extend(paid.into_iter().map(|paid| delivery(instance, paid))),
        }
    }
    payments
}

/// A payment of a site cost as an expense.
const fn site_cost(paid: Purchase) -> Expense {
    let Purchase { object, option, year, payer, quantity, unit_price, sum } = paid;
    Expense { cause: Cause::Site(object, option), year, payer, quantity, unit_price, sum }
}

/// A payment of a delivery to the district of an object as an expense.
fn delivery(instance: &Instance, paid: Purchase) -> Expense {
    let cause = Cause::Delivery(instance.objects.district[paid.object.at()], paid.option);
    Expense { cause, ..site_cost(paid) }
}

/// Purchases, fees and site costs, by object, option and year; then deliveries, each with an object that it goes to.
fn lines(instance: &Instance, bought: &Bought, set: PriceSet) -> Vec<Line> {
    let mut lines = Vec::new();
    for object in ObjectIx::all(instance.objects.len()) {
        for option in OptionIx::all(instance.options.len()) {
            let data = &instance.options[option.at()];
            let (fee, fixed) = (data.yearly[object.at()], data.fixed[object.at()]);
            for year in YearIx::all(instance.horizon()) {
                let units = bought.within(option, object, year);
                let in_use = bought.in_use(instance, option, object, year);
                let due = [
                    (Charge::Purchase, data.price.get(object, year), units),
                    (Charge::Fee, fee, if fee == Money::ZERO { 0 } else { in_use }),
                    (Charge::Site, fixed, if fixed == Money::ZERO { 0 } else { units.min(1) }),
                ];
                for (charge, given, units) in due.into_iter().filter(|(_, _, units)| *units > 0) {
                    let budgets = payers(instance, option, object).collect();
                    let (price, prices) = match charge {
                        Charge::Purchase => (data.price_at(set, object, year), instance.prices(option, object, year)),
                        _ => (given, instance.certain(given)),
                    };
                    let class = (option, year, given, prices, charge, budgets);
                    lines.push(Line { object, price, units, class });
                }
            }
        }
    }
    for (option, data) in OptionIx::all(instance.options.len()).zip(&instance.options) {
        for year in YearIx::all(instance.horizon()).filter(|_| data.delivery != Money::ZERO) {
            for object in bought.delivered(instance, option, year).into_values() {
                let budgets = payers(instance, option, object).collect();
                let price = data.delivery;
                let class = (option, year, price, instance.certain(price), Charge::Delivery, budgets);
                lines.push(Line { object, price, units: 1, class });
            }
        }
    }
    lines
}

/// Units of one price to be paid.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) object: ObjectIx,
    /// What one of them costs.
    pub(super) price: Money,
    pub(super) units: i64,
    /// The units that are paid alike.
    pub(super) class: ClassKey,
}

impl Line {
    /// The budgets that may pay, ascending.
    pub(super) fn budgets(&self) -> &[BudgetIx] {
        &self.class.5
    }

    /// What is charged.
    const fn charge(&self) -> Charge {
        self.class.4
    }

    /// Whether several budgets may pay for one unit.
    pub(super) fn is_split(&self, instance: &Instance) -> bool {
        let budgets = self.budgets();
        self.price > Money::ZERO && !budgets.is_empty() && may_split(instance, self.class.0, budgets)
    }

    fn paid_by(&self, payer: Option<BudgetIx>, units: i64) -> Purchase {
        let quantity = Units::new(units);
        self.part(payer, quantity, self.price.times(quantity))
    }

    /// A part of the line: `quantity` units are counted here, `sum` is paid.
    pub(super) const fn part(&self, payer: Option<BudgetIx>, quantity: Units, sum: Money) -> Purchase {
        let &Self { object, price: unit_price, class: (option, year, ..), .. } = self;
        Purchase { object, option, year, payer, quantity, unit_price, sum }
    }
}

/// Units that are paid alike: option, year, price as given, the prices at each set of tenders, what is charged, who may pay.
pub(super) type ClassKey = (OptionIx, YearIx, Money, Vec<Money>, Charge, Vec<BudgetIx>);

/// How many units of each class each of its budgets still pays.
struct ClassCounts(BTreeMap<ClassKey, Vec<i64>>);

impl ClassCounts {
    fn new(problem: &Problem, values: &[i64]) -> Self {
        let entry = |class: &PayerClass| {
            let counts = class.columns.iter().map(|column| values[column.at()]).collect();
            let PayerClass { option, year, price, charge, .. } = *class;
            ((option, year, price, class.prices.clone(), charge, class.budgets.clone()), counts)
        };
        Self(problem.classes.iter().map(entry).collect())
    }

    /// The units of a line, by payer.
    fn hand_out(&mut self, line: &Line) -> Vec<Purchase> {
        let Some(counts) = self.0.get_mut(&line.class) else {
            return vec![line.paid_by(line.budgets().first().copied(), line.units)];
        };
        let mut rest = line.units;
        let mut out = Vec::new();
        for (budget, count) in line.budgets().iter().zip(counts) {
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
pub(super) fn budget_lines(instance: &Instance, payments: &Payments, orders: &[OrderLine]) -> Vec<BudgetLine> {
    let mut spent: BTreeMap<(BudgetIx, YearIx), Money> = BTreeMap::new();
    let units = payments.purchases.iter().chain(&payments.fees).map(|paid| (paid.payer, paid.year, paid.sum));
    let others = payments.expenses.iter().map(|paid| (paid.payer, paid.year, paid.sum));
    let orders = orders.iter().map(|order| (order.payer, order.year, order.sum));
    for (payer, year, sum) in units.chain(others).chain(orders) {
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
