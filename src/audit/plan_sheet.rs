//! Sheet Plan, as people read it, against the purchases and fees of sheet Data.

use std::collections::BTreeMap;

use super::budgets::Spent;
use super::check::{Check, count, money};
use super::data::{At, Cause, Expense, OrderLine, Payment};
use super::seal::canonical_number;
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::lang::{Arg, Catalogue};
use crate::money::Money;
use crate::workbook::{Cell, Sheet, Workbook};

/// What stands in the payer's column when nobody pays.
const NOBODY: &str = "—";
/// 1 tenge is 100 tiyn.
const TIYN_PER_TENGE: i128 = 100;
/// How far down the header may stand.
const HEADER_WITHIN: usize = 12;

/// The columns of sheet Plan that the audit reads: message keys of their headers.
const COLUMNS: [&str; 7] = [
    "column-id",
    "column-option",
    "column-year",
    "column-source",
    "column-quantity",
    "column-unit-price",
    "column-sum",
];

/// What tells the lines of the plan apart: object, option or fee, year, payer, as written.
type Key = [String; 4];

/// A row of sheet Plan.
struct Line<'w> {
    sheet: &'w Sheet,
    row: u32,
    key: Key,
    /// Quantity, unit price, sum, with their columns.
    numbers: [(u32, Option<&'w Cell>); 3],
}

/// A line of sheet Data that a row of sheet Plan must show.
struct Stated<'p> {
    section: &'static str,
    at: At,
    quantity: &'p mut i64,
    unit_price: i64,
    sum: &'p mut i128,
    /// What the row must show as its sum.
    due: i128,
}

/// The plan as the visible sheet has it.
pub(super) struct Visible {
    /// Purchases with the quantities of the sheet.
    pub(super) purchases: Vec<Payment>,
    /// Fees with the quantities of the sheet.
    pub(super) fees: Vec<Payment>,
    /// Other expenses with the quantities of the sheet.
    pub(super) expenses: Vec<Expense>,
    /// Orders with the quantities of the sheet.
    pub(super) orders: Vec<OrderLine>,
    /// Whether any quantity differs from sheet Data.
    pub(super) is_edited: bool,
    /// What edited prices and sums take from each budget beyond what the quantities cost.
    pub(super) repriced: Spent,
}

/// Compares sheet Plan with `[purchases]` and `[fees]`; `None` when there is no such sheet.
pub(super) fn check_plan_sheet(check: &mut Check<'_>, workbook: &Workbook) -> Option<Visible> {
    let catalogue = Catalogue::new(check.data().lang);
    let data = check.data();
    let mut visible = Visible {
        purchases: data.purchases.clone(),
        fees: data.fees.clone(),
        expenses: data.expenses.clone(),
        orders: data.orders.clone(),
        is_edited: false,
        repriced: Spent::new(),
    };
    let Some(lines) = read_lines(workbook, &catalogue) else {
        if data.purchases.is_empty() && data.fees.is_empty() && data.expenses.is_empty() {
            return Some(visible);
        }
        let sheet = catalogue.get("sheet-plan");
        check.findings.report(
            Code::PlanSheetMissing,
            Place::File { file: workbook.file.clone() },
            args![sheet = sheet],
        );
        return None;
    };
    let before = check.findings.iter().count();
    let mut waiting: BTreeMap<Key, Vec<Stated<'_>>> = BTreeMap::new();
    for (section, payments) in [("purchases", &mut visible.purchases), ("fees", &mut visible.fees)] {
        for payment in payments {
            let key = key_of(check, payment, section == "fees", &catalogue);
            let due = check.model.paid(&payment.as_expense());
            let Payment { at, ref mut quantity, unit_price, ref mut sum, .. } = *payment;
            waiting.entry(key).or_default().push(Stated { section, at, quantity, unit_price, sum, due });
        }
    }
    for expense in &mut visible.expenses {
        let key = key_of_expense(check, expense, &catalogue);
        let due = check.model.paid(expense);
        let Expense { at, ref mut quantity, unit_price, ref mut sum, .. } = *expense;
        waiting.entry(key).or_default().push(Stated { section: "expenses", at, quantity, unit_price, sum, due });
    }
    for order in visible.orders.iter_mut().filter(|order| order.quantity > 0) {
        let key = key_of_order(check, order, &catalogue);
        let due = order.cost();
        let OrderLine { at, ref mut quantity, unit_price, ref mut sum, .. } = *order;
        waiting.entry(key).or_default().push(Stated { section: "orders", at, quantity, unit_price, sum, due });
    }
    for line in &lines {
        let candidates = waiting.get_mut(&line.key).filter(|candidates| !candidates.is_empty());
        let Some(candidates) = candidates else {
            let args = args![object = line.key[0].as_str(), option = line.key[1].as_str(), year = line.key[2].as_str()];
            check.findings.report(Code::PlanSheetExtraRow, line.sheet.place(&workbook.file, line.row, 0), args);
            continue;
        };
        let same = candidates.iter().position(|payment| line.is(payment)).unwrap_or(0);
        let mut payment = candidates.remove(same);
        let more = line.repriced(&payment);
        if let Some(payer) = payer_of(check, &line.key).filter(|_| more != 0) {
            *visible.repriced.entry(payer).or_default() += more;
        }
        visible.is_edited |= compare(check, workbook, line, &mut payment);
    }
    for (key, payments) in waiting {
        let [object, option, year, _] = key;
        for payment in payments {
            let args = args![object = object.as_str(), option = option.as_str(), year = year.as_str()];
            check.report(Code::PlanSheetMissingRow, payment.section, payment.at, "object", args);
            *payment.quantity = 0;
            *payment.sum = 0;
            visible.is_edited = true;
        }
    }
    if check.findings.iter().count() == before {
        check.hold("audit-held-plan-sheet", args![count = lines.len()]);
    }
    Some(visible)
}

fn key_of_expense(check: &Check<'_>, expense: &Expense, catalogue: &Catalogue) -> Key {
    let (object, option) = match expense.cause {
        Cause::Site { object, option } => {
            (check.object_id(object), catalogue.format("option-site", &args![option = check.option_name(option)]))
        }
        Cause::Delivery { district, option } => {
            let args = args![option = check.option_name(option), district = check.district_name(district)];
            ("", catalogue.format("option-delivery", &args))
        }
    };
    let payer = expense.payer.map_or(NOBODY, |payer| check.budget_name(payer));
    let year = check.data().year_text(expense.year);
    [object.to_owned(), option, year, payer.to_owned()].map(|text| text.trim().to_owned())
}

fn key_of_order(check: &Check<'_>, order: &OrderLine, catalogue: &Catalogue) -> Key {
    let name = catalogue.format("option-order", &args![item = check.item_name(order.item)]);
    let payer = order.payer.map_or(NOBODY, |payer| check.budget_name(payer));
    let year = check.data().year_text(order.year);
    ["", &name, &year, payer].map(|text| text.trim().to_owned())
}

fn key_of(check: &Check<'_>, payment: &Payment, is_fee: bool, catalogue: &Catalogue) -> Key {
    let option = check.option_name(payment.option);
    let option = if is_fee { catalogue.format("option-fee", &args![option = option]) } else { option.to_owned() };
    let payer = payment.payer.map_or(NOBODY, |payer| check.budget_name(payer));
    let year = check.data().year_text(payment.year);
    [check.object_id(payment.object).to_owned(), option, year, payer.to_owned()].map(|text| text.trim().to_owned())
}

/// All item rows of sheet Plan and its continuations; `None` when no sheet has its name and headers.
fn read_lines<'w>(workbook: &'w Workbook, catalogue: &Catalogue) -> Option<Vec<Line<'w>>> {
    let name = catalogue.get("sheet-plan");
    let further = format!("{name} (");
    let headers = COLUMNS.map(|key| catalogue.get(key));
    let total = catalogue.get("row-total");
    let mut lines = None;
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.name == name || sheet.name.starts_with(&further)) {
        let Some((header, columns)) = find_header(sheet, &headers) else { continue };
        let lines = lines.get_or_insert_with(Vec::new);
        for row in sheet.rows.iter().filter(|row| row.row > header) {
            lines.extend(read_line(sheet, row.row, columns).filter(|line| line.key[0] != total));
        }
    }
    lines
}

/// The header row and the column of each header.
fn find_header(sheet: &Sheet, headers: &[String; 7]) -> Option<(u32, [u32; 7])> {
    sheet.rows.iter().take(HEADER_WITHIN).find_map(|row| {
        let column = |header: &String| {
            let is_header = |(_, cell): &&(u32, Cell)| matches!(cell, Cell::Text(text) if text.trim() == header.trim());
            row.cells.iter().find(is_header).map(|(column, _)| *column)
        };
        let mut columns = [0; 7];
        for (own, header) in columns.iter_mut().zip(headers) {
            *own = column(header)?;
        }
        Some((row.row, columns))
    })
}

fn read_line(sheet: &Sheet, row: u32, columns: [u32; 7]) -> Option<Line<'_>> {
    let [object, option, year, source, quantity, price, sum] = columns;
    let text = |column: u32| match sheet.cell(row, column) {
        Some(Cell::Number(number)) => canonical_number(*number),
        Some(cell) => cell.shown().trim().to_owned(),
        None => String::new(),
    };
    let key = [text(object), text(option), text(year), text(source)];
    let numbers = [quantity, price, sum].map(|column| (column, sheet.cell(row, column)));
    let is_item = !key[0].is_empty() || (!key[1].is_empty() && numbers.iter().any(|(_, cell)| cell.is_some()));
    is_item.then_some(Line { sheet, row, key, numbers })
}

impl Line<'_> {
    /// What the row's price and sum cost beyond what its quantity costs at the price of the plan, in tiyn: of a sum that is
    /// edited itself, all of the difference.
    fn repriced(&self, payment: &Stated<'_>) -> i128 {
        let [quantity, price, sum] = self.numbers.map(|(_, cell)| match cell {
            Some(Cell::Number(number)) => tiyn(*number),
            _ => None,
        });
        let (was, unit) = (i128::from(*payment.quantity), i128::from(payment.unit_price));
        let is = quantity.filter(|tiyn| tiyn % TIYN_PER_TENGE == 0).map_or(was, |tiyn| tiyn.div_euclid(TIYN_PER_TENGE));
        let dearer = price.map_or(0, |price| is * (price - unit));
        let cost = payment.due + (is - was) * unit;
        match sum {
            Some(sum) if sum != payment.due && sum != cost && sum != cost + dearer => sum - cost,
            _ => dearer,
        }
    }

    /// Whether quantity and price are those of `payment`.
    fn is(&self, payment: &Stated<'_>) -> bool {
        let [(_, quantity), (_, price), _] = self.numbers;
        is_number(quantity, &payment.quantity.to_string()) && is_number(price, &tenge(i128::from(payment.unit_price)))
    }
}

/// The budget and year that pay for a line.
fn payer_of(check: &Check<'_>, [_, _, year, payer]: &Key) -> Option<(usize, usize)> {
    let data = check.data();
    let budget = (0..data.budgets.len()).find(|at| check.budget_name(*at).trim() == payer)?;
    Some((budget, (0..data.horizon()).find(|t| data.year_text(*t).trim() == year)?))
}

/// Compares the numbers of a line; takes over its quantity. Whether that differs.
fn compare(check: &mut Check<'_>, workbook: &Workbook, line: &Line<'_>, payment: &mut Stated<'_>) -> bool {
    let [(quantity_column, quantity), (price_column, price), (sum_column, sum)] = line.numbers;
    let stated = payment.due;
    let expected = [
        (
            "column-quantity",
            quantity_column,
            quantity,
            payment.quantity.to_string(),
            count(i128::from(*payment.quantity)),
        ),
        (
            "column-unit-price",
            price_column,
            price,
            tenge(i128::from(payment.unit_price)),
            money(i128::from(payment.unit_price)),
        ),
        ("column-sum", sum_column, sum, tenge(stated), money(stated)),
    ];
    for (key, column, cell, number, shown) in expected {
        // The seal says of all formulas at once that the file holds no results.
        let is_without_result = key == "column-sum" && matches!(cell, Some(Cell::Uncached(_)));
        if !is_without_result && !is_number(cell, &number) {
            let found = cell.map(Cell::shown).unwrap_or_default();
            let args = vec![
                ("object", Arg::from(line.key[0].as_str())),
                ("option", Arg::from(line.key[1].as_str())),
                ("found", Arg::from(found)),
                ("expected", shown),
            ];
            check.findings.report(Code::PlanSheetDiffers, line.sheet.place(&workbook.file, line.row, column), args);
        }
    }
    if is_number(quantity, &payment.quantity.to_string()) {
        return false;
    }
    let whole = match quantity {
        Some(Cell::Number(number)) => canonical_number(*number).parse::<i64>().ok(),
        None => Some(0),
        Some(_) => None,
    };
    if let Some(whole) = whole.filter(|whole| (0..1_000_000_000_000).contains(whole)) {
        *payment.sum += i128::from(whole - *payment.quantity) * i128::from(payment.unit_price);
        *payment.quantity = whole;
        return true;
    }
    false
}

fn is_number(cell: Option<&Cell>, expected: &str) -> bool {
    matches!(cell, Some(Cell::Number(number)) if canonical_number(*number) == expected)
}

/// The tiyn of an amount of tenge in a cell; `None` where it is no amount.
fn tiyn(tenge: f64) -> Option<i128> {
    let text = canonical_number(tenge);
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let is_amount =
        text.len() <= 20 && part.len() <= 2 && (whole.bytes().chain(part.bytes())).all(|b| b.is_ascii_digit());
    is_amount.then(|| format!("{whole}{part:0<2}").parse().ok())?
}

/// Tiyn as the canonical text of the tenge in a cell.
fn tenge(tiyn: i128) -> String {
    let amount = i64::try_from(tiyn).unwrap_or(i64::MAX);
    canonical_number(Money::from_tiyn(amount).in_tenge_for_cell())
}
