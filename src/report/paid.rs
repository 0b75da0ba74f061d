//! Lines of money: what sheets Plan and Orders list, whoever or whatever causes them.

use super::context::Context;
use crate::args;
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::money::Money;
use crate::plan::{Cause, Expense, Purchase};
use crate::quantity::Units;

/// What a line pays for, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A purchase.
    Purchase,
    /// A yearly fee.
    Fee,
    /// What no single purchase costs.
    Expense,
}

/// A line of money.
#[derive(Clone, Debug)]
pub(super) struct Paid {
    pub(super) kind: Kind,
    /// The option as readers know it, with what is paid of it.
    pub(super) name: String,
    pub(super) option: OptionIx,
    pub(super) object: ObjectIx,
    pub(super) year: YearIx,
    pub(super) payer: Option<BudgetIx>,
    pub(super) quantity: Units,
    pub(super) unit_price: Money,
    pub(super) sum: Money,
}

/// How many lines the plan has.
pub(super) fn count(context: &Context<'_>) -> usize {
    let plan = context.plan();
    plan.purchases.len() + plan.fees.len() + plan.expenses.len()
}

/// All lines in the order of the plan.
pub(super) fn lines(context: &Context<'_>) -> Vec<Paid> {
    let plan = context.plan();
    let of = |kind| move |line: &Purchase| of_units(context, kind, line);
    let purchases = plan.purchases.iter().map(of(Kind::Purchase));
    let fees = plan.fees.iter().map(of(Kind::Fee));
    purchases.chain(fees).chain(plan.expenses.iter().map(|line| of_expense(context, line))).collect()
}

/// All money of the plan.
pub(super) fn total(context: &Context<'_>) -> Money {
    lines(context).iter().map(|line| line.sum).sum()
}

fn of_units(context: &Context<'_>, kind: Kind, line: &Purchase) -> Paid {
    let Purchase { object, option, year, payer, quantity, unit_price, sum } = *line;
    let name = context.option(option);
    let name = if kind == Kind::Fee { context.tell("option-fee", &args![option = name]) } else { name };
    Paid { kind, name, option, object, year, payer, quantity, unit_price, sum }
}

fn of_expense(context: &Context<'_>, line: &Expense) -> Paid {
    let Expense { cause, year, payer, quantity, unit_price, sum } = *line;
    let Cause::Site(object, option) = cause;
    let name = context.tell("option-site", &args![option = context.option(option)]);
    Paid { kind: Kind::Expense, name, option, object, year, payer, quantity, unit_price, sum }
}
