//! Expenses that no single purchase causes: each that is due is paid, at its price, by a budget that may, and no other.

use std::collections::BTreeMap;

use super::check::{Check, count};
use super::data::{At, Cause};
use super::districts::carriers;
use super::feasible::{Amount, check_amount};
use super::model::Model;
use super::paths::Paths;
use crate::args;
use crate::diagnostic::Code;
use crate::lang::Args;

/// What is due in a year: how many, and the price of one.
type Due = BTreeMap<(Cause, usize), (i128, i128)>;

/// Checks `[expenses]` against what the purchases cause.
pub(super) fn check_expenses(check: &mut Check<'_>, paths: &Paths) {
    let data = check.data();
    let due = due(check.model, paths);
    let before = check.findings.iter().count();
    let mut paid: BTreeMap<(Cause, usize), (i128, At)> = BTreeMap::new();
    for line in &data.expenses {
        let (_, price) = due.get(&(line.cause, line.year)).copied().unwrap_or((0, i128::from(line.unit_price)));
        let amount = Amount {
            section: "expenses",
            at: line.at,
            payer: line.payer,
            quantity: line.quantity,
            unit_price: line.unit_price,
            sum: line.sum,
            what: what(check, line.cause),
            price,
            payers: check.model.payers_of(line.cause),
            is_split: check.model.splits(line.cause),
        };
        check_amount(check, amount);
        paid.entry((line.cause, line.year)).or_insert((0, line.at)).0 += i128::from(line.quantity);
    }
    for (of, (quantity, _)) in &due {
        let (found, at) = paid.remove(of).unwrap_or_default();
        if found != *quantity {
            report(check, *of, at, found, *quantity);
        }
    }
    for (of, (found, at)) in paid {
        report(check, of, at, found, 0);
    }
    if !data.expenses.is_empty() && check.findings.iter().count() == before {
        check.hold("audit-held-expenses", args![count = data.expenses.len()]);
    }
}

/// What the purchases cause: the site cost of every option, object and year with purchases, and deliveries to districts.
fn due(model: &Model<'_>, paths: &Paths) -> Due {
    let mut due = Due::new();
    for at in paths.objects() {
        let Some(object) = model.data.objects.get(at) else { continue };
        for option in 0..model.data.options.len() {
            let fixed = Model::fixed(object, option);
            let years = model.years().filter(|t| fixed > 0 && paths.within(at, option, *t) > 0);
            due.extend(years.map(|t| ((Cause::Site { object: at, option }, t), (1, fixed))));
        }
    }
    for ((name, option, t), _) in carriers(model, paths) {
        if let Ok(district) = model.data.districts.binary_search(&name) {
            due.insert((Cause::Delivery { district, option }, t), (1, model.delivery(option)));
        }
    }
    due
}

/// The cause in a message.
fn what(check: &Check<'_>, cause: Cause) -> Args {
    match cause {
        Cause::Site { object, option } => {
            args![cause = "site", object = check.object_id(object), option = check.option_name(option)]
        }
        Cause::Delivery { district, option } => {
            args![cause = "delivery", object = check.district_name(district), option = check.option_name(option)]
        }
    }
}

fn report(check: &mut Check<'_>, (cause, year): (Cause, usize), at: At, found: i128, due: i128) {
    let mut args = what(check, cause);
    args.extend([("year", check.data().year_text(year).into()), ("found", count(found)), ("expected", count(due))]);
    check.report(Code::PlanExpenseWrong, "expenses", at, "quantity", args);
}
