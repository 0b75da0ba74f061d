//! Whether every purchase is allowed: eligible, in an open year, within its bounds, after what it requires, at its
//! price, and with every decision kept.

use std::collections::BTreeMap;

use super::check::{Check, count, money};
use super::data::{At, Object, Payment};
use super::funding::check_together;
use super::lines::Line;
use super::model::{Chain, Model};
use super::paths::Paths;
use crate::args;
use crate::diagnostic::Code;
use crate::lang::Args;

/// Checks all purchases and fees.
pub(super) fn check_purchases(check: &mut Check<'_>, paths: &Paths) {
    let data = check.data();
    let before = check.findings.iter().count();
    for purchase in &data.purchases {
        let Some(object) = data.objects.get(purchase.object) else { continue };
        let price = check.model.price(object, purchase.option, purchase.year);
        check_payment(check, "purchases", purchase, object, price);
        check_year(check, purchase);
    }
    for fee in &data.fees {
        let Some(object) = data.objects.get(fee.object) else { continue };
        check_payment(check, "fees", fee, object, Model::yearly(object, fee.option));
    }
    check_together(check, "purchases", data.purchases.iter().map(Payment::as_expense));
    check_together(check, "fees", data.fees.iter().map(Payment::as_expense));
    check_together(check, "expenses", data.expenses.iter().copied());
    for at in paths.objects() {
        check_object(check, paths, at);
    }
    check_fees(check, paths);
    check_decisions(check, paths);
    if check.findings.iter().count() == before {
        let lines = data.purchases.len() + data.fees.len();
        check.hold("audit-held-purchases", args![count = lines, objects = paths.objects().count()]);
    }
}

/// A line of money with what it must be.
pub(super) struct Amount {
    pub(super) section: &'static str,
    pub(super) at: At,
    pub(super) payer: Option<usize>,
    pub(super) quantity: i64,
    pub(super) unit_price: i64,
    pub(super) sum: i128,
    /// What a message calls it.
    pub(super) what: Args,
    /// What one must cost.
    pub(super) price: i128,
    /// The budgets that may pay.
    pub(super) payers: Vec<usize>,
    /// Whether several of them may pay for one unit.
    pub(super) is_split: bool,
}

fn check_payment(check: &mut Check<'_>, section: &'static str, line: &Payment, object: &Object, price: i128) {
    let Payment { at, payer, quantity, unit_price, sum, .. } = *line;
    let what = args![object = object.id.as_str(), option = check.option_name(line.option)];
    let payers = check.model.payers(object, line.option).collect();
    let is_split = check.model.splits(line.as_expense().cause);
    check_amount(check, Amount { section, at, payer, quantity, unit_price, sum, what, price, payers, is_split });
}

/// One line: at least one, at its price, multiplied right, paid by a budget that may. Where several may pay for one unit, how
/// many and how much follow from all their lines together.
pub(super) fn check_amount(check: &mut Check<'_>, line: Amount) {
    let Amount { section, at, what, is_split, .. } = line;
    if line.quantity < 1 && !is_split {
        let more = args![found = line.quantity, allowed = 1_i64];
        check.report(Code::PlanQuantityWrong, section, at, "quantity", [what.clone(), more].concat());
    }
    if i128::from(line.unit_price) != line.price {
        let more = vec![("found", money(i128::from(line.unit_price))), ("expected", money(line.price))];
        check.report(Code::PlanPriceWrong, section, at, "unit_price", [what.clone(), more].concat());
    }
    let sum = i128::from(line.quantity) * i128::from(line.unit_price);
    if line.sum != sum && !is_split {
        let more = vec![("found", money(line.sum)), ("expected", money(sum))];
        check.report(Code::PlanSumWrong, section, at, "sum", [what.clone(), more].concat());
    }
    if !line.payer.map_or(line.sum == 0, |payer| line.payers.contains(&payer)) {
        let budget = line.payer.map_or("—", |payer| check.budget_name(payer));
        check.report(Code::PlanPayerWrong, section, at, "payer", [what, args![budget = budget]].concat());
    }
}

fn check_year(check: &mut Check<'_>, purchase: &Payment) {
    let open = check.data().options.get(purchase.option).and_then(|option| option.open.get(purchase.year));
    if open != Some(&true) {
        let year = check.data().year_text(purchase.year);
        let object = check.object_id(purchase.object);
        let args = args![object = object, option = check.option_name(purchase.option), year = year];
        check.report(Code::PlanYearClosed, "purchases", purchase.at, "year", args);
    }
}

/// The purchases of one object taken together.
fn check_object(check: &mut Check<'_>, paths: &Paths, at: usize) {
    let chains = check.model.chains(at);
    let Some(last) = check.data().horizon().checked_sub(1) else { return };
    for option in 0..check.data().options.len() {
        let bought = paths.bought(at, option, last);
        if bought == 0 {
            continue;
        }
        let data = check.data();
        let line =
            || data.purchases.iter().find(|p| p.object == at && p.option == option).map(|p| p.at).unwrap_or_default();
        let what = args![object = check.object_id(at), option = check.option_name(option)];
        let Some(chain) = chains.iter().find(|chain| chain.option == option) else {
            check.report(Code::PlanNotEligible, "purchases", line(), "option", what);
            continue;
        };
        if let Some((found, allowed)) = too_many(chain, paths, at) {
            let more = vec![("found", count(found)), ("allowed", count(allowed))];
            check.report(Code::PlanQuantityWrong, "purchases", line(), "quantity", [what.clone(), more].concat());
        }
        if let Some(t) = chain.line.as_ref().and_then(|line| not_better(&chains, (chain, line), paths, at)) {
            let more = args![year = check.data().year_text(t)];
            check.report(Code::PlanNotBetter, "purchases", line(), "year", [what.clone(), more].concat());
        }
        if let Some((need, t)) = missing_requirement(chain, &chains, paths, at) {
            let more = args![need = check.need_name(need), year = check.data().year_text(t)];
            check.report(Code::PlanPrerequisiteMissing, "purchases", line(), "year", [what, more].concat());
        }
    }
}

/// The year in which an alternative is bought though another was bought before it, or with it, that is as good or better.
fn not_better(chains: &[Chain], own: (&Chain, &Line), paths: &Paths, at: usize) -> Option<usize> {
    let (chain, line) = own;
    let year = (0..chain.open.len()).find(|t| paths.bought(at, chain.option, *t) > 0)?;
    let rival = |other: &&Chain| {
        other.option != chain.option
            && other.line.as_ref().is_some_and(|o| o.group == line.group && o.level >= line.level)
    };
    chains.iter().filter(rival).any(|other| paths.bought(at, other.option, year) > 0).then_some(year)
}

/// More units in use, or more purchases, than are ever of use: how many, and the most.
pub(super) fn too_many(chain: &Chain, paths: &Paths, at: usize) -> Option<(i128, i128)> {
    let mut years = chain.most.iter().enumerate();
    years.find_map(|(t, most)| {
        let (bought, in_use) = (paths.bought(at, chain.option, t), in_use(chain, paths, at, t));
        let over = |(found, most): &(i128, i128)| found > most;
        [(in_use, chain.upper), (bought, *most)].into_iter().find(over)
    })
}

/// Units of a chain in use at the end of year `t`.
fn in_use(chain: &Chain, paths: &Paths, at: usize, t: usize) -> i128 {
    paths.bought(at, chain.option, t) - chain.retired(t).map_or(0, |retired| paths.bought(at, chain.option, retired))
}

/// A required need that is not full in a year in which purchases of `chain` work.
pub(super) fn missing_requirement(chain: &Chain, chains: &[Chain], paths: &Paths, at: usize) -> Option<(usize, usize)> {
    let filled = |need: usize, t: usize| {
        let mut givers = chains.iter().flat_map(|c| c.covers.iter().map(move |cover| (c, cover)));
        let lines = || chains.iter().filter_map(|c| Some((c.option, c.line.as_ref()?)));
        givers.any(|(giver, cover)| cover.need == need && cover.fills(t, in_use(giver, paths, at, t)))
            || lines().any(|(option, line)| line.need == need && line.fills(t) && paths.bought(at, option, t) > 0)
    };
    let misses = |(need, full): &(usize, Vec<bool>)| {
        let missed = |(t, full): &(usize, &bool)| !**full && in_use(chain, paths, at, *t) > 0 && !filled(*need, *t);
        full.iter().enumerate().find(missed).map(|(t, _)| (*need, t))
    };
    chain.requires.iter().find_map(misses)
}

/// Every purchase that has a yearly fee pays it in every year in which it works, and nothing else does.
fn check_fees(check: &mut Check<'_>, paths: &Paths) {
    let data = check.data();
    let mut paid: BTreeMap<(usize, usize, usize), (i128, At)> = BTreeMap::new();
    for fee in &data.fees {
        let line = paid.entry((fee.object, fee.option, fee.year)).or_insert((0, fee.at));
        line.0 += i128::from(fee.quantity);
    }
    for at in paths.objects() {
        let Some(object) = data.objects.get(at) else { continue };
        for option in (0..data.options.len()).filter(|option| Model::yearly(object, *option) > 0) {
            for t in check.model.years() {
                let (found, line) = paid.remove(&(at, option, t)).unwrap_or_default();
                let due = check.model.in_use(paths, at, option, t);
                if found != due {
                    report_fee(check, (at, option, t), line, found, due);
                }
            }
        }
    }
    for ((at, option, t), (found, line)) in paid {
        report_fee(check, (at, option, t), line, found, 0);
    }
}

fn report_fee(check: &mut Check<'_>, of: (usize, usize, usize), line: At, found: i128, due: i128) {
    let (at, option, t) = of;
    let mut args = args![object = check.object_id(at), option = check.option_name(option)];
    args.extend([("year", check.data().year_text(t).into()), ("found", count(found)), ("expected", count(due))]);
    check.report(Code::PlanFeeWrong, "fees", line, "quantity", args);
}

/// Of alternatives that must be bought, one that covers most works at the end.
fn check_must_of_lines(check: &mut Check<'_>, of: (usize, &super::data::Decided), chains: &[Chain], paths: &Paths) {
    let (at, decided) = of;
    let Some(last) = check.data().horizon().checked_sub(1) else { return };
    let lines = || chains.iter().filter_map(|chain| Some((chain.option, chain.line.as_ref()?)));
    for (option, line) in lines().filter(|(_, line)| line.covered(last) == line.least && line.least > 0) {
        let own = lines().filter(|(_, other)| other.group == line.group);
        let covered = own.filter(|(other, _)| paths.bought(at, *other, last) > 0).map(|(_, other)| other.covered(last));
        let covered = covered.max().unwrap_or(0);
        if covered < line.least {
            let mut args = args![object = check.object_id(at), option = check.option_name(option)];
            args.extend([("year", check.data().year_text(last).into())]);
            args.extend([("found", count(covered)), ("expected", count(line.least))]);
            return check.report(Code::PlanDecisionBroken, "decisions", decided.at, "object", args);
        }
    }
}

/// Locks are kept from the first year on, and what must be filled is filled at the end.
fn check_decisions(check: &mut Check<'_>, paths: &Paths) {
    for (at, decided) in &check.data().decisions {
        let chains = check.model.chains(*at);
        let mut least: BTreeMap<(usize, usize), i128> = BTreeMap::new();
        for (option, quantity) in &decided.locked {
            least.insert((*option, 0), i128::from(*quantity));
        }
        for chain in &chains {
            least.extend(chain.lower.iter().enumerate().map(|(t, lower)| ((chain.option, t), *lower)));
        }
        check_must_of_lines(check, (*at, decided), &chains, paths);
        let broken = least.into_iter().map(|(of, lower)| (of, lower, paths.bought(*at, of.0, of.1)));
        let last = check.model.years().last();
        // What must be filled works at the end.
        let ends = chains.iter().filter_map(|chain| {
            let last = last.filter(|_| chain.retires())?;
            Some(((chain.option, last), chain.least, in_use(chain, paths, *at, last)))
        });
        if let Some(((option, t), lower, found)) = broken.chain(ends).find(|(_, lower, found)| found < lower) {
            let found = count(found);
            let mut args = args![object = check.object_id(*at), option = check.option_name(option)];
            args.extend([("year", check.data().year_text(t).into()), ("found", found), ("expected", count(lower))]);
            check.report(Code::PlanDecisionBroken, "decisions", decided.at, "object", args);
        }
    }
}
