//! Sheet Plan: every purchase, yearly fee, other expense and order, one row each.

use crate::args;
use crate::diagnostic::column_letters;
use crate::index::ObjectIx;
use crate::report::address::Span;
use crate::report::context::Context;
use crate::report::paid::{self, Paid, Whom};
use crate::report::table::{Cell, NONE, Number, Row, Sheet, SheetKind, Style};

/// The columns that formulas look at, counted from 0.
pub(super) struct Columns {
    pub(super) option: u32,
    pub(super) year: u32,
    pub(super) source: u32,
    pub(super) quantity: u32,
    pub(super) unit_price: u32,
    pub(super) sum: u32,
}

/// Where the columns stand: the region has one only when there are several.
pub(super) fn columns(context: &Context<'_>) -> Columns {
    let after = u32::from(context.has_regions());
    Columns {
        option: 5 + after,
        year: 6 + after,
        source: 7 + after,
        quantity: 8 + after,
        unit_price: 9 + after,
        sum: 10 + after,
    }
}

/// Headers and widths.
fn headers(context: &Context<'_>) -> Vec<(&'static str, u16)> {
    let mut headers = vec![("column-number", 6), ("column-id", context.id_width()), ("column-name", 34)];
    if context.has_regions() {
        headers.push(("column-region", 16));
    }
    headers.extend([
        ("column-district", 16),
        ("column-place", 8),
        ("column-option", 26),
        ("column-year", 7),
        ("column-source", 22),
        ("column-quantity", 9),
        ("column-unit-price", 14),
        ("column-sum", 17),
    ]);
    headers
}

/// How many rows stand above the first purchase.
const HEAD_ROWS: usize = 2;

/// Where the purchases stand.
pub(super) fn span(context: &Context<'_>) -> Span {
    Span::new(&context.say("sheet-plan"), HEAD_ROWS, paid::count(context), context.sheet_rows)
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let headers = headers(context);
    let widths: Vec<u16> = headers.iter().map(|(_, width)| *width).collect();
    let mut sheet = Sheet::new(context.say("sheet-plan"), SheetKind::Front, &widths);
    sheet.head = vec![
        Row::across(
            Style::Title,
            context.tell("plan-title", &args![programme = super::title_name(context), years = context.years()]),
        ),
        Row::head(headers.iter().map(|(key, _)| context.say(key))),
    ];
    sheet.frozen = true;
    let lines = lines_in_reading_order(context);
    if lines.is_empty() {
        return sheet.with_rows([Row::across(Style::Note, context.say(context.empty_key()))]);
    }
    sheet.filtered = Some(lines.len());
    let total = total_row(context, &lines);
    let shared = lines.iter().any(is_shared);
    let note = shared.then(|| Row::across(Style::Note, context.say("plan-shared-note")));
    let rows = lines.iter().enumerate().map(|(at, line)| item(context, at, line)).chain([total]).chain(note);
    let rows: Vec<Row> = rows.collect();
    sheet.with_rows(rows)
}

/// Purchases, then fees, then other expenses, each by region, district and object; then orders for all of them.
fn lines_in_reading_order(context: &Context<'_>) -> Vec<Paid> {
    let mut lines = paid::lines(context);
    lines.sort_by_cached_key(|line| {
        let place = match line.whom {
            Whom::Object(object) => (0, context.reading_order(object)),
            Whom::District(district) => (1, (0, district, ObjectIx::new(0))),
            Whom::All => (2, (0, 0, ObjectIx::new(0))),
        };
        (line.kind, place, line.option, line.name.clone(), line.year, line.payer, line.unit_price)
    });
    lines
}

fn item(context: &Context<'_>, at: usize, line: &Paid) -> Row {
    let mut cells = vec![Cell::position(at + 1)];
    cells.extend(whom(context, line.whom));
    let columns = columns(context);
    let (quantity, price) = (column_letters(columns.quantity), column_letters(columns.unit_price));
    let sum = if is_shared(line) {
        Cell::money(line.sum)
    } else {
        Cell::formula(format!("{quantity}{{row}}*{price}{{row}}"), Number::Money(line.sum))
    };
    cells.extend([
        Cell::text(line.name.as_str()),
        Cell::plain(context.year(line.year)),
        Cell::text(line.payer.map_or_else(|| NONE.to_owned(), |payer| context.budget(payer))),
        Cell::count(line.quantity.get()),
        Cell::money(line.unit_price),
        sum,
    ]);
    Row::item(cells)
}

/// The columns that say for whom a line is paid: id, name, region where there are several, district, village or town.
fn whom(context: &Context<'_>, whom: Whom) -> Vec<Cell> {
    let object = whom.object().map(|object| context.object(object));
    let words = |text: Option<&str>| text.map_or_else(Cell::empty, Cell::text);
    let (name, district) = match whom {
        Whom::Object(_) => (words(object.map(|o| o.name)), words(object.map(|o| o.district))),
        Whom::District(district) => (Cell::empty(), Cell::text(context.district(district))),
        Whom::All => (Cell::text(context.say("plan-whom-all")), Cell::empty()),
    };
    let region = context.has_regions().then(|| words(object.map(|o| o.region)));
    let place = object.map_or_else(Cell::empty, |object| Cell::text(context.place(object.rural)));
    [words(object.map(|o| o.id)), name].into_iter().chain(region).chain([district, place]).collect()
}

/// Whether the payer of a line pays a part of some unit only.
fn is_shared(line: &Paid) -> bool {
    line.sum != line.unit_price.times(line.quantity)
}

fn total_row(context: &Context<'_>, lines: &[Paid]) -> Row {
    let span = span(context);
    let subtotal = |column: u32| {
        let areas = span.areas(column);
        span.sum(|part| format!("SUBTOTAL(109,{})", areas.get(part).map_or("0", String::as_str)))
    };
    let quantity = lines.iter().map(|line| line.quantity).sum::<crate::quantity::Units>();
    let mut cells = vec![Cell::empty(), Cell::text(context.say("row-total"))];
    let columns = columns(context);
    cells.resize(usize::try_from(columns.quantity).unwrap_or(0), Cell::empty());
    cells.push(Cell::formula(subtotal(columns.quantity), Number::Count(quantity.get())));
    cells.push(Cell::empty());
    cells.push(Cell::formula(subtotal(columns.sum), Number::Money(lines.iter().map(|line| line.sum).sum())));
    Row::new(Style::Total, cells)
}
