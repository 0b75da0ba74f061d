//! Sheet Plan: every purchase and yearly fee, one row each.

use crate::args;
use crate::money::Money;
use crate::plan::Purchase;
use crate::report::address::Span;
use crate::report::context::Context;
use crate::report::table::{Cell, NONE, Number, Row, Sheet, SheetKind, Style};

/// The columns that other sheets look at, counted from 0.
pub(super) const OPTION: u32 = 6;
pub(super) const YEAR: u32 = 7;
pub(super) const SOURCE: u32 = 8;
pub(super) const QUANTITY: u32 = 9;
pub(super) const SUM: u32 = 11;

const COLUMNS: [&str; 12] = [
    "column-number",
    "column-id",
    "column-name",
    "column-region",
    "column-district",
    "column-place",
    "column-option",
    "column-year",
    "column-source",
    "column-quantity",
    "column-unit-price",
    "column-sum",
];

/// How many rows stand above the first purchase.
const HEAD_ROWS: usize = 2;

/// Where the purchases stand.
pub(super) fn span(context: &Context<'_>) -> Span {
    let plan = context.plan();
    Span::new(&context.say("sheet-plan"), HEAD_ROWS, plan.purchases.len() + plan.fees.len(), context.sheet_rows)
}

/// All money of the plan.
pub(super) fn total(context: &Context<'_>) -> Money {
    context.plan().purchases.iter().chain(&context.plan().fees).map(|line| line.sum).sum()
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let plan = context.plan();
    let region = if context.has_regions() { 20 } else { 14 };
    let widths = [6, 13, 42, region, 20, 9, 34, 7, 26, 10, 15, 18];
    let mut sheet = Sheet::new(context.say("sheet-plan"), SheetKind::Front, &widths);
    sheet.head = vec![
        Row::across(
            Style::Title,
            context.tell("plan-title", &args![programme = super::programme_name(context), years = context.years()]),
        ),
        Row::head(COLUMNS.map(|key| context.say(key))),
    ];
    sheet.frozen = true;
    let lines = lines_in_reading_order(context);
    if lines.is_empty() {
        return sheet.with_rows([Row::across(Style::Note, context.say("plan-empty"))]);
    }
    debug_assert_eq!(lines.len(), plan.purchases.len() + plan.fees.len());
    sheet.filtered = Some(lines.len());
    let total = total_row(context);
    sheet.with_rows(
        lines.into_iter().enumerate().map(|(at, (is_fee, line))| item(context, at, is_fee, line)).chain([total]),
    )
}

/// Purchases, then fees, each by region, district and object.
fn lines_in_reading_order<'a>(context: &Context<'a>) -> Vec<(bool, &'a Purchase)> {
    let plan = context.plan();
    let purchases = plan.purchases.iter().map(|line| (false, line));
    let mut lines: Vec<_> = purchases.chain(plan.fees.iter().map(|line| (true, line))).collect();
    lines.sort_by_key(|(is_fee, line)| {
        (*is_fee, context.reading_order(line.object), line.option, line.year, line.payer, line.unit_price)
    });
    lines
}

fn item(context: &Context<'_>, at: usize, is_fee: bool, line: &Purchase) -> Row {
    let object = context.object(line.object);
    let option = context.option(line.option);
    Row::item(vec![
        Cell::position(at + 1),
        Cell::text(object.id),
        Cell::text(object.name),
        Cell::text(object.region),
        Cell::text(object.district),
        Cell::text(context.place(object.rural)),
        Cell::text(if is_fee { context.tell("option-fee", &args![option = option]) } else { option }),
        Cell::plain(context.year(line.year)),
        Cell::text(line.payer.map_or_else(|| NONE.to_owned(), |payer| context.budget(payer))),
        Cell::count(line.quantity.get()),
        Cell::money(line.unit_price),
        Cell::formula("J{row}*K{row}", Number::Money(line.sum)),
    ])
}

fn total_row(context: &Context<'_>) -> Row {
    let span = span(context);
    let subtotal = |column: u32| {
        let areas = span.areas(column);
        span.sum(|part| format!("SUBTOTAL(109,{})", areas.get(part).map_or("0", String::as_str)))
    };
    let plan = context.plan();
    let quantity = plan.purchases.iter().chain(&plan.fees).map(|line| line.quantity).sum::<crate::quantity::Units>();
    let mut cells = vec![Cell::empty(), Cell::text(context.say("row-total"))];
    cells.resize(9, Cell::empty());
    cells.push(Cell::formula(subtotal(QUANTITY), Number::Count(quantity.get())));
    cells.push(Cell::empty());
    cells.push(Cell::formula(subtotal(SUM), Number::Money(total(context))));
    Row::new(Style::Total, cells)
}
