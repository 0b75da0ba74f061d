//! Whether every budget is kept in every year, to the tiyn.

use std::collections::BTreeMap;

use super::check::{Check, money};
use super::data::{Budget, Expense, OrderLine, Payment};
use super::model::Model;
use super::tenders::check_tenders;
use crate::diagnostic::Code;
use crate::lang::Args;

/// Money by budget and year.
pub(super) type Spent = BTreeMap<(usize, usize), i128>;

/// What `payments`, `expenses` and `orders` cost each budget in each year.
pub(super) fn spent<'p>(
    model: &Model<'_>,
    payments: impl IntoIterator<Item = &'p Payment>,
    (expenses, orders): (&[Expense], &[OrderLine]),
) -> Spent {
    let mut spent = Spent::new();
    let units = payments.into_iter().map(|paid| (paid.payer, paid.year, model.paid(&paid.as_expense())));
    let others = expenses.iter().map(|paid| (paid.payer, paid.year, model.paid(paid)));
    let orders = orders.iter().map(|order| (order.payer, order.year, order.cost()));
    for (payer, year, sum) in units.chain(others).chain(orders) {
        if let Some(payer) = payer {
            *spent.entry((payer, year)).or_default() += sum;
        }
    }
    spent
}

/// What counts against the limit of year `t`: its spending, and that of the years before where money passes on.
pub(super) fn spent_by(spent: &Spent, budget: &Budget, at: usize, t: usize) -> i128 {
    (budget.first(t)..=t).map(|u| spent.get(&(at, u)).copied().unwrap_or(0)).sum()
}

/// Checks that no budget is overspent, and says what each leaves.
pub(super) fn check_budgets(check: &mut Check<'_>) {
    let data = check.data();
    let spent = spent(check.model, data.purchases.iter().chain(&data.fees), (&data.expenses, &data.orders));
    check_tenders(check, &spent);
    for (at, budget) in data.budgets.iter().enumerate() {
        for t in 0..budget.amount.len() {
            let (limit, spent) = (budget.limit(t), spent_by(&spent, budget, at, t));
            let args = line(check, at, t, spent, limit);
            if spent > limit {
                let payment = data.purchases.iter().chain(&data.fees).find(|p| p.payer == Some(at) && p.year == t);
                check.report(Code::PlanOverspends, "purchases", payment.map(|p| p.at).unwrap_or_default(), "sum", args);
            } else {
                check.hold("audit-held-budget", args);
            }
        }
    }
}

/// A budget's year in a message.
pub(super) fn line(check: &Check<'_>, budget: usize, year: usize, spent: i128, limit: i128) -> Args {
    vec![
        ("budget", check.budget_name(budget).into()),
        ("year", check.data().year_text(year).into()),
        ("spent", money(spent)),
        ("limit", money(limit)),
        ("left", money(limit - spent)),
        ("over", money(spent - limit)),
    ]
}
