//! Sheet Orders: what to buy in all, by price, year and source, with the contents of bundles; and the orders of items that are
//! ordered for all objects together, with what is used and left over.

use std::collections::BTreeMap;

use crate::args;
use crate::index::{BudgetIx, ItemIx, OptionIx, YearIx};
use crate::money::Money;
use crate::plan::OrderLine;
use crate::quantity::Units;
use crate::report::address::Span;
use crate::report::context::Context;
use crate::report::paid::{self, Kind, Paid};
use crate::report::table::{Cell, NONE, Number, Row, Sheet, SheetKind, Style};

const COLUMNS: [&str; 8] = [
    "column-option",
    "column-item",
    "column-year",
    "column-source",
    "column-quantity",
    "column-unit-price",
    "column-sum",
    "column-sum-within",
];

/// Further columns where items are ordered in lots, from a least order on or at the price of the order's size.
const ORDER_COLUMNS: [&str; 4] = ["column-lots", "column-price-from", "column-used", "column-spare"];

const HEAD_ROWS: usize = 2;

/// What makes one order line: purchases, fees, other expenses; then option, name, year, payer and unit price.
type Key = (Kind, Option<OptionIx>, String, YearIx, Option<BudgetIx>, Money);

#[derive(Default)]
struct Order {
    quantity: Units,
    sum: Money,
    items: BTreeMap<ItemIx, Units>,
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let has_orders = !context.plan().orders.is_empty();
    let further = ORDER_COLUMNS.into_iter().filter(|_| has_orders);
    let widths = [32, 26, 7, 26, 11, 15, 18, 18, 9, 11, 13, 13];
    let widths = widths.get(..if has_orders { 12 } else { 8 }).unwrap_or_default();
    let mut sheet = Sheet::new(context.say("sheet-orders"), SheetKind::Front, widths);
    sheet.head = vec![
        Row::across(
            Style::Title,
            context.tell("orders-title", &args![programme = super::title_name(context), years = context.years()]),
        ),
        Row::head(COLUMNS.into_iter().chain(further).map(|key| context.say(key))),
    ];
    sheet.frozen = true;
    let orders = collect(context);
    if orders.is_empty() {
        return sheet.with_rows([Row::across(Style::Note, context.say(context.empty_key()))]);
    }
    let mut rows: Vec<Row> = orders.iter().flat_map(|(key, order)| order_rows(context, key, order)).collect();
    rows.extend(context.plan().orders.iter().map(|line| ordered_row(context, line)));
    sheet.filtered = Some(rows.len());
    let total = total_row(context, rows.len());
    let note = |key: &str| Row::across(Style::Note, context.say(key));
    let notes = [note("orders-note")].into_iter().chain(has_orders.then(|| note("orders-lots-note")));
    sheet.with_rows(rows.into_iter().chain([total]).chain(notes))
}

fn collect(context: &Context<'_>) -> BTreeMap<Key, Order> {
    let mut orders: BTreeMap<Key, Order> = BTreeMap::new();
    for line in paid::lines(context).into_iter().filter(|line| line.kind != Kind::Order) {
        let key = (line.kind, line.option, line.name.clone(), line.year, line.payer, line.unit_price);
        let order = orders.entry(key).or_default();
        order.quantity += line.quantity;
        order.sum += line.sum;
        if line.kind == Kind::Purchase {
            add_items(context, &line, &mut order.items);
        }
    }
    orders
}

/// Adds the bill of materials of a purchase.
fn add_items(context: &Context<'_>, line: &Paid, items: &mut BTreeMap<ItemIx, Units>) {
    let option = line.option.and_then(|option| context.instance().options.get(option.at()));
    let (Some(option), Some(object)) = (option, line.whom.object()) else { return };
    for (item, quantities) in &option.items {
        let each = quantities.get(object.at()).copied().unwrap_or(Units::ZERO);
        *items.entry(*item).or_default() += Units::new(each.get().saturating_mul(line.quantity.get()));
    }
}

/// The order itself, then what its bundles contain.
fn order_rows(context: &Context<'_>, key: &Key, order: &Order) -> Vec<Row> {
    let (_, _, name, year, payer, unit_price) = key;
    let (year, payer, unit_price) = (*year, *payer, *unit_price);
    let source = payer.map_or_else(|| NONE.to_owned(), |payer| context.budget(payer));
    let shared = |item: Cell| {
        vec![Cell::text(name.as_str()), item, Cell::plain(context.year(year)), Cell::text(source.as_str())]
    };
    let mut cells = shared(Cell::none());
    cells.extend([
        Cell::count(order.quantity.get()),
        Cell::money(unit_price),
        Cell::formula("E{row}*F{row}", Number::Money(order.sum)),
    ]);
    let mut rows = vec![Row::item(cells)];
    for (item, quantity) in order.items.iter().filter(|(_, quantity)| **quantity != Units::ZERO) {
        // What is ordered for all objects together is paid with its orders.
        let item_data = context.instance().items.get(item.at()).filter(|item| item.order.is_none());
        let price = item_data.and_then(|item| item.price.get(year.at()).copied().flatten());
        let sum = price.and_then(|price| price.checked_times(*quantity));
        let mut cells = shared(Cell::text(context.item(*item)));
        cells.push(Cell::count(quantity.get()));
        cells.push(price.map_or_else(Cell::none, Cell::money));
        cells.push(Cell::empty());
        cells.push(sum.map_or_else(Cell::none, |sum| Cell::formula("E{row}*F{row}", Number::Money(sum))));
        rows.push(Row::item(cells));
    }
    rows
}

/// What is ordered of an item within a year, at the price of the order's size; what is used and left over.
fn ordered_row(context: &Context<'_>, line: &OrderLine) -> Row {
    let order = context.instance().items.get(line.item.at()).and_then(|item| item.order.as_ref());
    let lots = order.map_or(0, |order| order.lots_of(line.quantity.get()));
    let band = order.and_then(|order| order.bands.get(order.band_of(line.quantity.get())));
    let is_placed = line.quantity > Units::ZERO;
    let shown = |cell: Cell| if is_placed { cell } else { Cell::none() };
    let source = line.payer.filter(|_| is_placed).map_or_else(|| NONE.to_owned(), |payer| context.budget(payer));
    Row::item(vec![
        Cell::text(context.order(line.item)),
        Cell::none(),
        Cell::plain(context.year(line.year)),
        Cell::text(source),
        Cell::count(line.quantity.get()),
        shown(Cell::money(line.unit_price)),
        if is_placed { Cell::formula("E{row}*F{row}", Number::Money(line.sum)) } else { Cell::money(line.sum) },
        Cell::empty(),
        Cell::count(lots),
        shown(band.map_or_else(Cell::none, |band| Cell::count(band.from.get()))),
        Cell::count(line.used.get()),
        Cell::count(line.spare.get()),
    ])
}

fn total_row(context: &Context<'_>, rows: usize) -> Row {
    let span = Span::new(&context.say("sheet-orders"), HEAD_ROWS, rows, context.sheet_rows);
    let areas = span.areas(6);
    let sum = span.sum(|part| format!("SUBTOTAL(109,{})", areas.get(part).map_or("0", String::as_str)));
    let mut cells = vec![Cell::text(context.say("row-total"))];
    cells.resize(6, Cell::empty());
    cells.push(Cell::formula(sum, Number::Money(paid::total(context))));
    Row::new(Style::Total, cells)
}
