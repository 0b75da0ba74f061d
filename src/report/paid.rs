//! Lines of money: what sheets Plan and Orders list, whoever or whatever causes them.

use super::context::Context;
use crate::args;
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::money::Money;
use crate::plan::{Cause, Expense, OrderLine, Purchase};
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
    /// An order of an item for all objects together.
    Order,
}

/// For whom it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// An object.
    Object(ObjectIx),
    /// A district, at a position in `Instance::districts`.
    District(u32),
    /// All objects together.
    All,
}

impl Whom {
    /// The object, if it is one.
    pub(super) const fn object(self) -> Option<ObjectIx> {
        match self {
            Self::Object(object) => Some(object),
            Self::District(_) | Self::All => None,
        }
    }
}

/// A line of money.
#[derive(Clone, Debug)]
pub(super) struct Paid {
    pub(super) kind: Kind,
    /// The option as readers know it, with what is paid of it; or the item that is ordered.
    pub(super) name: String,
    /// The option; none of an order.
    pub(super) option: Option<OptionIx>,
    pub(super) whom: Whom,
    pub(super) year: YearIx,
    pub(super) payer: Option<BudgetIx>,
    pub(super) quantity: Units,
    pub(super) unit_price: Money,
    pub(super) sum: Money,
}

/// How many lines the plan has.
pub(super) fn count(context: &Context<'_>) -> usize {
    let plan = context.plan();
    plan.purchases.len() + plan.fees.len() + plan.expenses.len() + orders(context).count()
}

/// The orders that are placed.
fn orders<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a OrderLine> {
    context.plan().orders.iter().filter(|order| order.quantity > Units::ZERO)
}

/// All lines in the order of the plan.
pub(super) fn lines(context: &Context<'_>) -> Vec<Paid> {
    let plan = context.plan();
    let of = |kind| move |line: &Purchase| of_units(context, kind, line);
    let purchases = plan.purchases.iter().map(of(Kind::Purchase));
    let fees = plan.fees.iter().map(of(Kind::Fee));
    let expenses = plan.expenses.iter().map(|line| of_expense(context, line));
    purchases.chain(fees).chain(expenses).chain(orders(context).map(|line| of_order(context, line))).collect()
}

/// All money of the plan.
pub(super) fn total(context: &Context<'_>) -> Money {
    lines(context).iter().map(|line| line.sum).sum()
}

fn of_units(context: &Context<'_>, kind: Kind, line: &Purchase) -> Paid {
    let Purchase { object, option, year, payer, quantity, unit_price, sum } = *line;
    let name = context.option(option);
    let name = if kind == Kind::Fee { context.tell("option-fee", &args![option = name]) } else { name };
    Paid { kind, name, option: Some(option), whom: Whom::Object(object), year, payer, quantity, unit_price, sum }
}

fn of_order(context: &Context<'_>, line: &OrderLine) -> Paid {
    let OrderLine { item, year, payer, quantity, unit_price, sum, .. } = *line;
    let name = context.order(item);
    Paid { kind: Kind::Order, name, option: None, whom: Whom::All, year, payer, quantity, unit_price, sum }
}

fn of_expense(context: &Context<'_>, line: &Expense) -> Paid {
    let Expense { cause, year, payer, quantity, unit_price, sum } = *line;
    let option = cause.option();
    let name = context.option(option);
    let (whom, name) = match cause {
        Cause::Site(object, _) => (Whom::Object(object), context.tell("option-site", &args![option = name])),
        Cause::Delivery(district, _) => {
            let args = args![option = name, district = context.district(district)];
            (Whom::District(district), context.tell("option-delivery", &args))
        }
    };
    let option = Some(option);
    Paid { kind: Kind::Expense, name, option, whom, year, payer, quantity, unit_price, sum }
}
