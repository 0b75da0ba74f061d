//! What is said when there is no plan.

use serde_json::{Value, json};

use super::console::Console;
use super::exit::Exit;
use crate::args;
use crate::fraction::Fraction;
use crate::instance::{GroupKind, RuleRow};
use crate::lang::{self, Lang};
use crate::money::{Money, TIYN_PER_TENGE};
use crate::pipeline::Prepared;
use crate::plan::NoPlan;
use crate::programme::is_money;
use crate::report::amount_json;

/// Says why there is no plan: which hard rules stand against each other and by how much, that time ran out, or that the user
/// stopped the search.
pub(super) fn explain(
    no_plan: &NoPlan,
    (prepared, by_user): (&Prepared, bool),
    console: &Console,
    as_json: bool,
) -> Exit {
    let (exit, status, shortfalls) = match no_plan {
        NoPlan::Contradiction { shortfalls } => (Exit::Contradiction, "infeasible", shortfalls.as_slice()),
        NoPlan::Stopped => (Exit::Stopped, "stopped", &[][..]),
    };
    let rules = &prepared.instance.rules;
    let rows: Vec<_> = shortfalls.iter().filter_map(|(at, short)| Some((rules.get(*at)?, *short))).collect();
    if as_json {
        let conflicts: Vec<_> = rows.iter().map(|(row, short)| conflict(row, *short, prepared)).collect();
        let model = &prepared.instance.programme;
        console.json(&json!({ "schema": 1, "model": model, "status": status, "conflicts": conflicts }));
        return exit;
    }
    if exit == Exit::Stopped {
        console.error(if by_user { "cli-stopped-by-user" } else { "cli-stopped" }, &args![]);
        return exit;
    }
    let mut lines: Vec<_> = rows.iter().map(|(row, short)| line(row, *short, prepared, console)).collect();
    lines.insert(0, String::new());
    console.error("cli-no-plan", &args![rules = lines.join("\n")]);
    exit
}

fn conflict(row: &RuleRow, short: Fraction, prepared: &Prepared) -> Value {
    let group = group(row, prepared).map(|kind| match kind {
        GroupKind::All => "all".to_owned(),
        GroupKind::Rural => "rural".to_owned(),
        GroupKind::Urban => "urban".to_owned(),
        GroupKind::District(name) => format!("district:{name}"),
        GroupKind::Region(name) => format!("region:{name}"),
        GroupKind::Condition(text) => text.clone(),
    });
    let year = prepared.instance.years.get(row.year.at());
    json!({ "rule": row.id, "group": group, "year": year, "short_by": number(row, short) })
}

/// A shortfall as a number, money in tenge; as a fraction in text where no number is exact.
fn number(row: &RuleRow, short: Fraction) -> Value {
    let whole = |value: Fraction| value.to_whole().and_then(|n| i64::try_from(n).ok());
    match tiyn(row, short) {
        Some(amount) => amount_json(amount),
        None => whole(short).map_or_else(|| Value::from(short.to_string()), Value::from),
    }
}

/// `  rule (where, year): how much`.
fn line(row: &RuleRow, short: Fraction, prepared: &Prepared, console: &Console) -> String {
    let catalogue = console.catalogue();
    let rule = row.label.text(prepared.lang, &row.id);
    let place = match group(row, prepared) {
        Some(GroupKind::District(name) | GroupKind::Region(name) | GroupKind::Condition(name)) => name.clone(),
        Some(GroupKind::Rural) => catalogue.get("cli-group-rural"),
        Some(GroupKind::Urban) => catalogue.get("cli-group-urban"),
        Some(GroupKind::All) | None => catalogue.get("cli-group-all"),
    };
    let year = prepared.instance.years.get(row.year.at()).map(ToString::to_string).unwrap_or_default();
    let short = amount(row, short, prepared.lang);
    catalogue.format("cli-no-plan-rule", &args![rule = rule, group = place, year = year, short = short])
}

/// The shortfall in the row's unit: money, or a number.
fn amount(row: &RuleRow, short: Fraction, lang: Lang) -> String {
    match tiyn(row, short) {
        Some(amount) => lang::money(lang, amount),
        None => lang::decimal(lang, short, if short.to_whole().is_some() { 0 } else { 2 }),
    }
}

/// A shortfall of money, rounded up to a tiyn; `None` when the row measures something else.
fn tiyn(row: &RuleRow, short: Fraction) -> Option<Money> {
    let is_money = is_money(&row.metric.terms);
    let tiyn = short.checked_mul(Fraction::whole(i128::from(TIYN_PER_TENGE))).filter(|_| is_money)?;
    i64::try_from(tiyn.ceil()).ok().map(Money::from_tiyn)
}

fn group<'a>(row: &RuleRow, prepared: &'a Prepared) -> Option<&'a GroupKind> {
    prepared.instance.groups.get(row.group.at()).map(|group| &group.kind)
}
