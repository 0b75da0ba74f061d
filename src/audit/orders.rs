//! Whether every order is whole lots, as large as it must and may be, at the price of its size, and paid by who pays for it; and
//! whether the orders cover what purchases take.

use std::collections::BTreeMap;

use super::check::{Check, count, money};
use super::data::{At, Object, OrderLine, Ordering};
use super::model::Model;
use super::paths::Paths;
use crate::args;
use crate::diagnostic::Code;
use crate::lang::Arg;

/// Checks `[orders]` against the purchases.
pub(super) fn check_orders(check: &mut Check<'_>, paths: &Paths) {
    let data = check.data();
    let before = check.findings.iter().count();
    let mut lines: BTreeMap<(usize, usize), &OrderLine> = BTreeMap::new();
    for line in &data.orders {
        if lines.insert((line.item, line.year), line).is_some() {
            report(check, (line.item, line.year, line.at), "year", (Arg::Count(2), Arg::Count(1)));
        }
        check_line(check, line);
    }
    for item in 0..data.ordering.len() {
        check_payer(check, item);
        check_use(check, item, &lines, paths);
    }
    if !data.ordering.is_empty() && check.findings.iter().count() == before {
        check.hold("audit-held-orders", args![count = data.orders.len()]);
    }
}

/// One order by itself.
fn check_line(check: &mut Check<'_>, line: &OrderLine) {
    let Some(item) = check.data().ordering.get(line.item) else { return };
    let of = (line.item, line.year, line.at);
    let quantity = i128::from(line.quantity);
    let lots = quantity.div_euclid(item.lot.into()) * i128::from(item.lot);
    if lots != quantity {
        report(check, of, "quantity", (count(quantity), count(lots)));
    }
    if quantity > 0 && quantity < i128::from(item.moq) {
        report(check, of, "quantity", (count(quantity), count(item.moq.into())));
    }
    let most = item.capacity.get(line.year).copied().flatten().map_or(i128::MAX, i128::from);
    if quantity > most {
        report(check, of, "quantity", (count(quantity), count(most)));
    }
    let price = if quantity > 0 { item.price_of(quantity, line.year) } else { 0 };
    if i128::from(line.unit_price) != price {
        report(check, of, "unit_price", (money(line.unit_price.into()), money(price)));
    }
    if line.sum != line.cost() {
        report(check, of, "sum", (money(line.sum), money(line.cost())));
    }
    if line.payer != item.payer {
        let name = |payer: Option<usize>| Arg::from(payer.map_or("—", |payer| check.budget_name(payer)));
        let names = (name(line.payer), name(item.payer));
        report(check, of, "payer", names);
    }
}

/// Who pays for the orders is the only budget that may, wherever the item may be bought.
fn check_payer(check: &mut Check<'_>, at: usize) {
    let Some(item) = check.data().ordering.get(at) else { return };
    let model = check.model;
    let is_other = |(object, chains): (&Object, Vec<usize>)| {
        chains.into_iter().any(|option| {
            let payers: Vec<usize> = model.payers(object, option).collect();
            payers.first() != item.payer.as_ref() || payers.len() > 1 || model.is_shared(&payers, option)
        })
    };
    let mut takers = model.data.objects.iter().enumerate().map(|(at_object, object)| {
        let chains = model.chains(at_object).into_iter().map(|chain| chain.option);
        (object, chains.filter(|option| model.takes(object, at, *option) > 0).collect::<Vec<usize>>())
    });
    if takers.any(is_other) {
        let payer = item.payer.map_or("—", |payer| check.budget_name(payer));
        let (id, at) = (item.id.as_str(), item.at);
        let args = args![item = id, year = "", column = "payer", found = payer, expected = "1"];
        check.report(Code::PlanOrderWrong, "ordering", at, "payer", args);
    }
}

impl Model<'_> {
    /// Whether a unit of an option may be paid in parts.
    fn is_shared(&self, payers: &[usize], option: usize) -> bool {
        let is_cofunded = |at: &usize| self.data.budgets.get(*at).is_some_and(|budget| budget.cofund.is_some());
        self.data.options.get(option).is_some_and(|data| data.split) || payers.iter().any(is_cofunded)
    }
}

/// What purchases take of an item, year by year, against what is ordered.
fn check_use(check: &mut Check<'_>, at: usize, lines: &BTreeMap<(usize, usize), &OrderLine>, paths: &Paths) {
    let Some(item) = check.data().ordering.get(at) else { return };
    let mut spare = 0;
    for t in check.model.years() {
        let line = lines.get(&(at, t)).copied();
        let used = used(check.model, paths, at, t);
        spare += line.map_or(0, |line| i128::from(line.quantity)) - used;
        let of = (at, t, line.map_or(item.at, |line| line.at));
        let stated = (line.map_or(0, |line| i128::from(line.used)), line.map_or(spare, |line| i128::from(line.spare)));
        if stated.0 != used {
            report(check, of, "used", (count(stated.0), count(used)));
        }
        if stated.1 != spare || spare < 0 {
            report(check, of, "spare", (count(stated.1), count(spare)));
        }
        if item.most_spare().is_some_and(|most| spare > most) {
            report(check, of, "spare", (count(spare), count(item.most_spare().unwrap_or(0))));
        }
    }
}

/// What purchases within year `t` take of an item.
fn used(model: &Model<'_>, paths: &Paths, item: usize, t: usize) -> i128 {
    let of_object = |at: usize| {
        let object = model.data.objects.get(at);
        let options = model.data.ordering.get(item).map(|item: &Ordering| item.options.as_slice()).unwrap_or_default();
        let taken = options.iter().map(move |option| {
            object.map_or(0, |object| model.takes(object, item, *option)).saturating_mul(paths.within(at, *option, t))
        });
        taken.sum::<i128>()
    };
    paths.objects().map(of_object).sum()
}

fn report(
    check: &mut Check<'_>,
    (item, year, at): (usize, usize, At),
    column: &'static str,
    (found, expected): (Arg, Arg),
) {
    let id = check.data().ordering.get(item).map_or("", |item| item.id.as_str());
    let mut args = args![item = id, year = check.data().year_text(year), column = column];
    args.extend([("found", found), ("expected", expected)]);
    check.report(Code::PlanOrderWrong, "orders", at, column, args);
}
