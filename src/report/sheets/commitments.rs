//! Sheet Commitments: yearly fees after the horizon, by source and option. Only where something has a fee.

use std::collections::{BTreeMap, BTreeSet};

use crate::args;
use crate::diagnostic::column_letters;
use crate::index::{BudgetIx, OptionIx};
use crate::money::Money;
use crate::plan::Commitment;
use crate::quantity::Units;
use crate::report::context::Context;
use crate::report::table::{Cell, NONE, Number, Row, Sheet, SheetKind, Style};
use crate::year::Year;

/// Columns before those of the years.
const BEFORE_YEARS: u32 = 3;
/// The number (counted from 1) of the first row with a commitment.
const FIRST: usize = 4;

/// What a source inherits for an option: per year the units in use and their fees.
type Lines = BTreeMap<(Option<BudgetIx>, OptionIx), BTreeMap<Year, (Units, Money)>>;

/// Whether the programme has yearly fees.
pub(super) fn has_fees(context: &Context<'_>) -> bool {
    context.instance().options.iter().flat_map(|option| &option.yearly).any(|fee| *fee != Money::ZERO)
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Option<Sheet<'a>> {
    if !has_fees(context) {
        return None;
    }
    let commitments = &context.plan().commitments;
    let years: BTreeSet<Year> = commitments.iter().map(|line| line.year).collect();
    let widths: Vec<u16> = [30, 34, 14].into_iter().chain(years.iter().map(|_| 20)).collect();
    let mut sheet = Sheet::new(context.say("sheet-commitments"), SheetKind::Appendix, &widths);
    sheet.protected = true;
    let last = context.year(context.last_year()).to_string();
    sheet.head = vec![
        Row::across(Style::Title, context.tell("commitments-title", &args![year = last.as_str()])),
        Row::across(Style::Note, context.say("commitments-note")),
    ];
    if commitments.is_empty() {
        return Some(sheet.with_rows([Row::across(Style::Note, context.say("commitments-empty"))]));
    }
    let lines = lines(commitments);
    let head = ["column-source", "column-option", "column-units-in-use"].map(|key| context.say(key));
    let mut rows = vec![Row::head(head.into_iter().chain(years.iter().map(ToString::to_string)))];
    rows.extend(lines.iter().map(|(of, by_year)| item(context, *of, by_year, &years)));
    rows.push(total(context, &lines, &years));
    if context.instance().options.iter().any(|option| option.life.is_none() && has_fee(option)) {
        rows.push(Row::across(Style::Note, context.say("commitments-without-end")));
    }
    Some(sheet.with_rows(rows))
}

fn has_fee(option: &crate::instance::OptionData) -> bool {
    option.yearly.iter().any(|fee| *fee != Money::ZERO)
}

fn lines(commitments: &[Commitment]) -> Lines {
    let mut lines = Lines::new();
    for line in commitments {
        lines.entry((line.payer, line.option)).or_default().insert(line.year, (line.units, line.sum));
    }
    lines
}

fn item(
    context: &Context<'_>,
    (payer, option): (Option<BudgetIx>, OptionIx),
    by_year: &BTreeMap<Year, (Units, Money)>,
    years: &BTreeSet<Year>,
) -> Row {
    let units = by_year.values().next().map_or(Units::ZERO, |(units, _)| *units);
    let mut cells = vec![
        Cell::text(payer.map_or_else(|| NONE.to_owned(), |payer| context.budget(payer))),
        Cell::text(context.option(option)),
        Cell::count(units.get()),
    ];
    let sum = |year| by_year.get(year).map_or(Money::ZERO, |(_, sum)| *sum);
    cells.extend(years.iter().map(|year| Cell::money(sum(year))));
    Row::item(cells)
}

fn total(context: &Context<'_>, lines: &Lines, years: &BTreeSet<Year>) -> Row {
    let last = FIRST + lines.len() - 1;
    let mut cells = vec![Cell::text(context.say("row-total")), Cell::empty(), Cell::empty()];
    for (column, year) in (BEFORE_YEARS..).zip(years) {
        let sum: Money = lines.values().filter_map(|by_year| by_year.get(year)).map(|(_, sum)| *sum).sum();
        let column = column_letters(column);
        cells.push(Cell::formula(format!("SUM({column}{FIRST}:{column}{last})"), Number::Money(sum)));
    }
    Row::new(Style::Total, cells)
}
