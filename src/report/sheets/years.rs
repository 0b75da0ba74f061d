//! Sheet By year: what is bought, spent and covered, a column per year. Only where the plan has several years.

use std::collections::BTreeMap;

use super::coverage::charted;
use crate::args;
use crate::diagnostic::column_letters;
use crate::index::{BudgetIx, YearIx};
use crate::instance::GroupKind;
use crate::money::Money;
use crate::plan::CoverageLine;
use crate::report::context::Context;
use crate::report::paid::{self, Kind};
use crate::report::table::{Cell, Number, Row, Sheet, SheetKind, Style};

/// Columns before those of the years: what, and who or where.
const BEFORE_YEARS: u32 = 2;

/// Whether the plan has several years.
pub(super) fn is_shown(context: &Context<'_>) -> bool {
    context.instance().horizon() > 1
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Option<Sheet<'a>> {
    if !is_shown(context) {
        return None;
    }
    let years = context.instance().horizon();
    let widths: Vec<u16> = [44, 20].into_iter().chain(std::iter::repeat_n(20, years + 1)).collect();
    let mut sheet = Sheet::new(context.say("sheet-years"), SheetKind::Front, &widths);
    let args = args![programme = super::title_name(context), years = context.years()];
    sheet.head = vec![Row::across(Style::Title, context.tell("years-title", &args))];
    let mut rows = Vec::new();
    bought(context, &mut rows);
    spent(context, &mut rows);
    covered(context, &mut rows);
    Some(sheet.with_rows(rows))
}

/// The name of a part, and its header.
fn begin(context: &Context<'_>, title: &str, [what, whose]: [&str; 2], has_total: bool, rows: &mut Vec<Row>) {
    rows.push(Row::across(Style::Section, context.say(title)));
    let years = YearIx::all(context.instance().horizon()).map(|year| context.year(year).to_string());
    let total = has_total.then(|| context.say("row-total"));
    rows.push(Row::head([context.say(what), context.say(whose)].into_iter().chain(years).chain(total)));
}

/// A row of numbers with their sum.
fn summed(texts: [String; 2], numbers: &[Number], sum: Number) -> Row {
    let mut cells: Vec<Cell> = texts.into_iter().map(Cell::text).collect();
    cells.extend(numbers.iter().map(|number| Cell::number(*number)));
    let (first, last) = (column_letters(BEFORE_YEARS), column_letters(BEFORE_YEARS + length(numbers) - 1));
    cells.push(Cell::formula(format!("SUM({first}{{row}}:{last}{{row}})"), sum));
    Row::item(cells)
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// Units of every option and ordered item.
fn bought(context: &Context<'_>, rows: &mut Vec<Row>) {
    let mut units: BTreeMap<(Kind, String), Vec<i64>> = BTreeMap::new();
    for line in paid::lines(context) {
        if !matches!(line.kind, Kind::Purchase | Kind::Order) {
            continue;
        }
        let own = units.entry((line.kind, line.name)).or_insert_with(|| vec![0; context.instance().horizon()]);
        own.get_mut(line.year.at()).into_iter().for_each(|units| *units += line.quantity.get());
    }
    begin(context, "years-bought", ["column-option", "column-unit"], true, rows);
    for ((kind, name), units) in units {
        let numbers: Vec<Number> = units.iter().map(|units| Number::Count(*units)).collect();
        let what = context.say(if kind == Kind::Order { "years-ordered" } else { "years-units" });
        rows.push(summed([name, what], &numbers, Number::Count(units.iter().sum())));
    }
}

/// Money of every budget, and of all.
fn spent(context: &Context<'_>, rows: &mut Vec<Row>) {
    let lines = &context.plan().budgets;
    begin(context, "years-money", ["column-source", "column-unit"], true, rows);
    let mut sources: Vec<_> = lines.iter().map(|line| line.budget).collect();
    sources.dedup();
    let of_year = |year: YearIx, is_own: &dyn Fn(BudgetIx) -> bool| -> Money {
        lines.iter().filter(|line| line.year == year && is_own(line.budget)).map(|line| line.spent).sum()
    };
    let numbers = |is_own: &dyn Fn(BudgetIx) -> bool| -> (Vec<Number>, Number) {
        let sums: Vec<Money> = YearIx::all(context.instance().horizon()).map(|year| of_year(year, is_own)).collect();
        let total = sums.iter().copied().sum();
        (sums.into_iter().map(Number::Money).collect(), Number::Money(total))
    };
    for source in &sources {
        let (own, total) = numbers(&|budget| budget == *source);
        rows.push(summed([context.budget(*source), "₸".to_owned()], &own, total));
    }
    let (own, total) = numbers(&|_| true);
    let all = summed([context.say("row-total"), "₸".to_owned()], &own, total);
    rows.push(Row::new(Style::Total, all.cells));
}

/// The share of every need that is covered at the end of each year.
fn covered(context: &Context<'_>, rows: &mut Vec<Row>) {
    let is_told = |line: &&CoverageLine| matches!(line.group, GroupKind::All | GroupKind::Rural | GroupKind::Urban);
    let lines: Vec<&CoverageLine> = context.plan().coverage.iter().filter(is_told).collect();
    begin(context, "years-coverage", ["column-need", "column-group"], false, rows);
    for first in lines.iter().filter(|line| line.year == YearIx::new(0)) {
        let mut cells = vec![Cell::text(context.need(first.need)), Cell::text(context.group(&first.group))];
        let own = lines.iter().filter(|line| (line.need, &line.group) == (first.need, &first.group));
        cells.extend(own.map(|line| charted(line.after.get(), line.needed.get())));
        rows.push(Row::item(cells));
    }
}
