//! Sheet Rule results: every rule row, its limit against what the plan achieves.

use crate::instance::{GroupKind, Limit, RuleRow};
use crate::money::Money;
use crate::plan::{DearestLine, RuleResult};
use crate::programme::RuleKind;
use crate::report::context::Context;
use crate::report::table::{Cell, Row, Sheet, SheetKind, Style};
use crate::report::words::{Unit, rule_unit, shortfall_unit};

const COLUMNS: [&str; 11] = [
    "column-rule",
    "column-rule-kind",
    "column-metric",
    "column-group",
    "column-year",
    "column-direction",
    "column-rule-limit",
    "column-achieved",
    "column-result",
    "column-shortfall",
    "column-unit",
];

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let widths = [30, 14, 30, 18, 7, 11, 13, 13, 14, 11, 11];
    let mut sheet = Sheet::new(context.say("sheet-rules"), SheetKind::Appendix, &widths);
    sheet.head =
        vec![Row::across(Style::Title, context.say("rules-title")), Row::head(COLUMNS.map(|key| context.say(key)))];
    sheet.frozen = true;
    let (rules, dearest) = (&context.instance().rules, &context.plan().dearest);
    let guarantees = context.guarantees().map(|told| Row::across(Style::Note, told));
    if rules.is_empty() && dearest.is_empty() {
        return sheet.with_rows([Row::across(Style::Note, context.say("rules-empty"))].into_iter().chain(guarantees));
    }
    sheet.filtered = Some(rules.len() + dearest.len());
    let items = rules.iter().zip(&context.plan().rules).map(|(row, result)| item(context, row, result));
    let dearest = dearest.iter().map(|own| dearest_item(context, own));
    sheet.with_rows(items.chain(dearest).chain(guarantees))
}

/// A budget at the prices that leave it least.
fn dearest_item(context: &Context<'_>, own: &DearestLine) -> Row {
    let line = own.line;
    Row::item(vec![
        Cell::text(context.budget_row(line.budget, line.year, own.set)),
        Cell::text(context.say("rule-hard")),
        Cell::text(context.say("column-spent")),
        Cell::text(context.group(&GroupKind::All)),
        Cell::plain(context.year(line.year)),
        Cell::text(context.say("word-at-most")),
        Cell::money(line.limit + line.carried),
        Cell::money(line.spent),
        Cell::text(context.say(if line.left() < Money::ZERO { "word-missed" } else { "word-met" })),
        Cell::money((-line.left()).max(Money::ZERO)),
        Cell::text(context.say(Unit::Tenge.key())),
    ])
}

fn item(context: &Context<'_>, row: &RuleRow, result: &RuleResult) -> Row {
    let unit = rule_unit(row);
    let (direction, limit) = match row.limit {
        Limit::AtLeast(limit) => ("word-at-least", limit),
        Limit::AtMost(limit) => ("word-at-most", limit),
    };
    let shortfall = shortfall_unit(row);
    Row::item(vec![
        Cell::text(context.rule(row)),
        Cell::text(context.say(kind_key(row))),
        Cell::text(context.metric(&row.metric)),
        Cell::text(context.rule_scope(row)),
        Cell::plain(context.year(row.year)),
        Cell::text(context.say(direction)),
        unit.cell(limit),
        unit.cell(result.achieved),
        Cell::text(context.say(verdict_key(row, result))),
        shortfall.cell(result.shortfall),
        Cell::text(context.say(shortfall.key())),
    ])
}

/// `rule-hard`, `rule-soft` or `rule-report`.
const fn kind_key(row: &RuleRow) -> &'static str {
    match (row.kind, row.soft) {
        (RuleKind::Report, _) => "rule-report",
        (_, true) => "rule-soft",
        (_, false) => "rule-hard",
    }
}

/// The word for a limit that is kept or not.
pub(in crate::report) const fn verdict_key(row: &RuleRow, result: &RuleResult) -> &'static str {
    match (result.met, row.kind) {
        (true, _) => "word-met",
        (false, RuleKind::Report) => "word-below",
        (false, _) => "word-missed",
    }
}
