//! Sheet Check: live sums against limits. The budgets are inputs; everything else follows from sheet Plan.

use std::collections::BTreeMap;

use super::plan::columns;
use crate::index::OptionIx;
use crate::money::Money;
use crate::plan::{BudgetLine, DearestLine};
use crate::quantity::Units;
use crate::report::address::quoted;
use crate::report::context::Context;
use crate::report::table::{Cell, Number, Row, Sheet, SheetKind, Style};

const MONEY_COLUMNS: [&str; 6] =
    ["column-source", "column-year", "column-limit", "column-spent", "column-left", "column-verdict"];

/// The number (counted from 1) of the first row with a budget.
const FIRST_BUDGET: usize = 4;

/// The cells of a budget line, for formulas of other sheets: limit, spent.
pub(super) fn budget_cells(context: &Context<'_>, at: usize) -> (String, String) {
    let sheet = quoted(&context.say("sheet-check"));
    let row = FIRST_BUDGET + at;
    (format!("{sheet}!$C${row}"), format!("{sheet}!$D${row}"))
}

/// The word for a budget that is kept or overspent.
pub(super) fn money_verdict(context: &Context<'_>, line: &BudgetLine) -> String {
    context.say(if line.left() < Money::ZERO { "word-overspent" } else { "word-ok" })
}

/// The formula of that word, given the cell with what is left.
pub(super) fn verdict_formula(context: &Context<'_>, left: &str) -> String {
    format!("IF(ROUND({left},2)<0,\"{}\",\"{}\")", context.say("word-overspent"), context.say("word-ok"))
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let mut sheet = Sheet::new(context.say("sheet-check"), SheetKind::Appendix, &[44, 9, 22, 22, 22, 18]);
    sheet.protected = true;
    sheet.head = vec![
        Row::across(Style::Title, context.say("check-title")),
        Row::across(Style::Note, context.say("check-note")),
    ];
    let mut rows = vec![Row::head(MONEY_COLUMNS.map(|key| context.say(key)))];
    rows.extend(context.plan().budgets.iter().map(|line| budget_row(context, line)));
    if !context.plan().budgets.is_empty() {
        rows.push(total_row(context));
    }
    rows.extend(dearest_rows(context));
    rows.push(Row::blank());
    rows.extend(quantity_rows(context));
    sheet.with_rows(rows)
}

/// Where prices are not certain, each budget at those that leave it least. They follow from the plan as it was made: sheet
/// Plan holds the prices that are given.
fn dearest_rows(context: &Context<'_>) -> Vec<Row> {
    let lines = &context.plan().dearest;
    if lines.is_empty() {
        return Vec::new();
    }
    let columns = ["column-source", "column-year", "column-limit", "column-spent", "column-left", "column-upper"];
    let item = |own: &DearestLine| {
        let line = own.line;
        Row::item(vec![
            Cell::text(context.budget(line.budget)),
            Cell::plain(context.year(line.year)),
            Cell::money(line.limit + line.carried),
            Cell::money(line.spent),
            Cell::formula("C{row}-D{row}", Number::Money(line.left())),
            Cell::text(context.tenders(own.set)),
        ])
    };
    let head = [
        Row::blank(),
        Row::across(Style::Note, context.tell("check-upper", &context.protection())),
        Row::head(columns.map(|key| context.say(key))),
    ];
    head.into_iter().chain(lines.iter().map(item)).collect()
}

fn budget_row(context: &Context<'_>, line: &BudgetLine) -> Row {
    let name = context.budget(line.budget);
    Row::item(vec![
        Cell::text(name.as_str()),
        Cell::plain(context.year(line.year)),
        Cell::money(line.limit).input(),
        Cell::formula(spent_formula(context, &name), Number::Money(line.spent)),
        Cell::formula(left_formula(context, line), Number::Money(line.left())).alarm("ROUND($E{row},2)<0"),
        Cell::verdict(verdict_formula(context, "E{row}"), money_verdict(context, line)).alarm("ROUND($E{row},2)<0"),
    ])
}

/// What is left: where money passes on, with what the row above (the year before) leaves.
fn left_formula(context: &Context<'_>, line: &BudgetLine) -> String {
    let passes_on = context.instance().budgets.get(line.budget.at()).is_some_and(|budget| budget.carry_over);
    if passes_on && line.year.at() > 0 {
        let at = context.plan().budgets.iter().position(|own| own == line).unwrap_or(0);
        return format!("C{{row}}+E{}-D{{row}}", FIRST_BUDGET + at - 1);
    }
    "C{row}-D{row}".to_owned()
}

/// The cell of sheet Check with what a budget line leaves.
pub(super) fn left_cell(context: &Context<'_>, at: usize) -> String {
    format!("{}!$E${}", quoted(&context.say("sheet-check")), FIRST_BUDGET + at)
}

/// The sum of what sheet Plan charges to the source and year of this row.
fn spent_formula(context: &Context<'_>, name: &str) -> String {
    let (span, columns) = (super::plan::span(context), columns(context));
    let criterion = exact_criterion("A{row}", name);
    let (sums, sources, years) = (span.areas(columns.sum), span.areas(columns.source), span.areas(columns.year));
    let at = |areas: &[String], part: usize| areas.get(part).cloned().unwrap_or_default();
    span.sum(|part| {
        format!("SUMIFS({},{},{criterion},{},B{{row}})", at(&sums, part), at(&sources, part), at(&years, part))
    })
}

/// A criterion that only the text of `cell` meets: wildcards in it lose their meaning.
fn exact_criterion(cell: &str, text: &str) -> String {
    if text.contains(['~', '*', '?']) {
        format!("\"=\"&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cell},\"~\",\"~~\"),\"*\",\"~*\"),\"?\",\"~?\")")
    } else {
        format!("\"=\"&{cell}")
    }
}

fn total_row(context: &Context<'_>) -> Row {
    let budgets = &context.plan().budgets;
    let (limit, spent): (Money, Money) =
        (budgets.iter().map(|line| line.limit).sum(), budgets.iter().map(|line| line.spent).sum());
    let last = FIRST_BUDGET + budgets.len() - 1;
    let sum = |column: &str| format!("SUM({column}{FIRST_BUDGET}:{column}{last})");
    Row::new(
        Style::Total,
        vec![
            Cell::text(context.say("row-total")),
            Cell::empty(),
            Cell::formula(sum("C"), Number::Money(limit)),
            Cell::formula(sum("D"), Number::Money(spent)),
            Cell::formula("C{row}-D{row}", Number::Money(limit - spent)),
        ],
    )
}

/// What sheet Plan holds of each option now, against the plan as it was made.
fn quantity_rows(context: &Context<'_>) -> Vec<Row> {
    let mut bought: BTreeMap<OptionIx, Units> = BTreeMap::new();
    for line in &context.plan().purchases {
        *bought.entry(line.option).or_default() += line.quantity;
    }
    if bought.is_empty() {
        return Vec::new();
    }
    let (span, columns) = (super::plan::span(context), columns(context));
    let (quantities, options) = (span.areas(columns.quantity), span.areas(columns.option));
    let at = |areas: &[String], part: usize| areas.get(part).cloned().unwrap_or_default();
    let head = |key: &str| Cell::text(context.say(key));
    let mut rows = vec![Row::new(
        Style::Head,
        vec![
            head("column-option").span(2),
            Cell::empty(),
            head("column-planned"),
            head("column-now"),
            head("column-difference"),
            head("column-verdict"),
        ],
    )];
    for (option, quantity) in bought {
        let name = context.option(option);
        let criterion = exact_criterion("A{row}", &name);
        let now = span.sum(|part| format!("SUMIFS({},{},{criterion})", at(&quantities, part), at(&options, part)));
        rows.push(Row::item(vec![
            Cell::text(name).span(2),
            Cell::empty(),
            Cell::count(quantity.get()),
            Cell::formula(now, Number::Count(quantity.get())),
            Cell::formula("D{row}-C{row}", Number::Count(0)),
            Cell::verdict(
                format!("IF(E{{row}}=0,\"{}\",\"{}\")", context.say("word-ok"), context.say("word-changed")),
                context.say("word-ok"),
            )
            .alarm("$E{row}<>0"),
        ]));
    }
    rows
}
