//! The sheets of prices and budgets: prices are left to the customer, budgets are filled with what the model says.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Template, style};
use crate::args;
use crate::fraction::Fraction;
use crate::lang::{Args, Label};
use crate::money::{Money, TIYN_PER_TENGE};
use crate::programme::formula::Expr;
use crate::programme::{Formula, Programme, Value};
use crate::year::Year;

/// One row of prices: what, in which year, how much.
struct PriceRow {
    name: String,
    year: Option<Year>,
    price: Money,
    placeholder: bool,
}

/// An option or an item, as far as its price goes.
struct Priced<'a> {
    id: &'a str,
    label: &'a Label,
    price: &'a Option<BTreeMap<Year, Formula>>,
    placeholder: bool,
}

/// Options, then items.
fn priced(programme: &Programme) -> Vec<Priced<'_>> {
    let options = programme.options.iter().map(|option| Priced {
        id: &option.id,
        label: &option.label,
        price: &option.price,
        placeholder: option.placeholder,
    });
    let items = programme.items.iter().map(|item| Priced {
        id: &item.id,
        label: &item.label,
        price: &item.price,
        placeholder: item.placeholder,
    });
    options.chain(items).collect()
}

/// The sheet of prices, to be filled in; `None` when every price follows from a formula.
pub(super) fn prices(template: &Template<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let programme = template.programme;
    let priced = priced(programme);
    let names: Vec<_> = priced.iter().map(|entry| (entry.id, entry.label)).collect();
    let mut rows = Vec::new();
    for entry in &priced {
        let constant = entry.price.as_ref().and_then(constant_prices);
        for (year, price) in constant.map(|prices| by_year(&prices, &programme.years)).unwrap_or_default() {
            let name = shown_name(entry.id, entry.label, &names, template).to_owned();
            rows.push(PriceRow { name, year, price, placeholder: entry.placeholder });
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let has_years = rows.iter().any(|row| row.year.is_some());
    let mut sheet = template.new_sheet(&template.word("template-sheet-items"))?;
    let mut headers = vec![
        ("template-column-item", "template-note-item"),
        ("template-column-price", "template-note-price"),
        ("template-column-note", "template-note-note"),
    ];
    if has_years {
        headers.insert(1, ("template-column-year", "template-note-price-year"));
    }
    if programme.uncertain.is_some() {
        headers.push(("template-column-upper", "template-note-upper"));
    }
    template.write_headers(&mut sheet, &words(&headers, template))?;
    for (at, row) in (1..).zip(&rows) {
        sheet.write_string_with_format(at, 0, &row.name, &template.style.given)?;
        if let Some(year) = row.year {
            sheet.write_number_with_format(at, 1, year.get(), &template.style.given)?;
        }
        let column = if has_years { 2 } else { 1 };
        sheet.write_blank(at, column, &template.style.input_money)?;
        // A price of the model that stood in its place would pass for the customer's own.
        let example = template.words.format("template-example-price", &example_args(row, programme));
        sheet.write_string_with_format(at, column + 1, example, &template.style.example)?;
        if row.placeholder {
            sheet.insert_note(at, column + 1, &style::note(&template.word("template-note-placeholder")))?;
        }
        if programme.uncertain.is_some() {
            sheet.write_blank(at, column + 2, &template.style.optional_money)?;
        }
        sheet.set_column_width(column, 20)?.set_column_width(column + 1, 44)?;
    }
    widen(&mut sheet, rows.iter().map(|row| row.name.as_str()))?;
    Ok(Some(sheet))
}

/// The price of the model, and the year for which it is stated.
fn example_args(row: &PriceRow, programme: &Programme) -> Args {
    let stated = row.year.or_else(|| programme.years.first().copied());
    args![price = row.price, year = stated.map_or_else(|| "none".to_owned(), |year| year.to_string())]
}

/// The sheet of budgets; `None` when the model has none.
pub(super) fn budgets(template: &Template<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let programme = template.programme;
    if programme.budgets.is_empty() {
        return Ok(None);
    }
    let names: Vec<_> = programme.budgets.iter().map(|budget| (budget.id.as_str(), &budget.label)).collect();
    let mut sheet = template.new_sheet(&template.word("template-sheet-budgets"))?;
    let headers = [
        ("template-column-source", "template-note-source"),
        ("template-column-year", "template-note-budget-year"),
        ("template-column-amount", "template-note-budget"),
    ];
    template.write_headers(&mut sheet, &words(&headers, template))?;
    let rows = programme.budgets.iter().flat_map(|budget| programme.years.iter().map(move |year| (budget, *year)));
    for (at, (budget, year)) in (1..).zip(rows) {
        sheet.write_string_with_format(
            at,
            0,
            shown_name(&budget.id, &budget.label, &names, template),
            &template.style.given,
        )?;
        sheet.write_number_with_format(at, 1, year.get(), &template.style.given)?;
        // A year that the model does not name has no money: the zero is written out, to be seen.
        let amount = budget.amount.get(&year).copied().unwrap_or(Money::ZERO);
        write_amount(&mut sheet, (at, 2), amount, budget.placeholder, template)?;
    }
    widen(&mut sheet, programme.budgets.iter().map(|budget| budget.label.text(template.lang, &budget.id)))?;
    Ok(Some(sheet))
}

/// The words of headers and their notes.
fn words(headers: &[(&str, &str)], template: &Template<'_>) -> Vec<(String, String)> {
    headers.iter().map(|(header, note)| (template.word(header), template.word(note))).collect()
}

fn write_amount(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    amount: Money,
    placeholder: bool,
    template: &Template<'_>,
) -> Result<(), XlsxError> {
    sheet.write_number_with_format(row, column, amount.in_tenge_for_cell(), &template.style.input_money)?;
    sheet.set_column_width(column, 20)?;
    if placeholder {
        sheet.insert_note(row, column, &style::note(&template.word("template-note-placeholder")))?;
    }
    Ok(())
}

/// Makes the first column wide enough for its names.
fn widen<'a>(sheet: &mut Worksheet, names: impl Iterator<Item = &'a str>) -> Result<(), XlsxError> {
    sheet.set_column_width(0, names.map(style::width).max().unwrap_or(12).max(20))?;
    Ok(())
}

/// How an entry is called in the sheet: by its label, or by its id where labels repeat.
fn shown_name<'a>(id: &'a str, label: &'a Label, all: &[(&str, &Label)], template: &Template<'_>) -> &'a str {
    let name = label.text(template.lang, id);
    let sharing = all.iter().filter(|(other, label)| label.text(template.lang, other) == name).count();
    if sharing == 1 { name } else { id }
}

/// The prices, when none of them depends on the object.
fn constant_prices(prices: &BTreeMap<Year, Formula>) -> Option<BTreeMap<Year, Money>> {
    prices.iter().map(|(year, formula)| Some((*year, constant(formula)?))).collect()
}

fn constant(formula: &Formula) -> Option<Money> {
    let Expr::Constant(Value::Number(tenge)) = &formula.expr else { return None };
    let tiyn = tenge.checked_mul(Fraction::whole(i128::from(TIYN_PER_TENGE)))?.to_whole()?;
    i64::try_from(tiyn).ok().map(Money::from_tiyn)
}

/// One price without a year when it never changes, else the price of each year of the horizon.
fn by_year(prices: &BTreeMap<Year, Money>, horizon: &[Year]) -> Vec<(Option<Year>, Money)> {
    let first = prices.values().next().copied();
    if prices.values().all(|price| Some(*price) == first) {
        return first.map(|price| (None, price)).into_iter().collect();
    }
    let price_in = |year: Year| prices.range(..=year).next_back().map(|(_, price)| *price).or(first);
    horizon.iter().filter_map(|year| Some((Some(*year), price_in(*year)?))).collect()
}
