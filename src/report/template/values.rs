//! The sheets of prices and budgets: what costs how much, and what money there is, is left to the customer; what the model
//! says stands beside it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::prices::{PriceRow, price_rows};
use super::{Template, style};
use crate::args;
use crate::lang::Label;
use crate::money::Money;
use crate::year::Year;

/// The sheet of prices, to be filled in; `None` when every price follows from a formula.
pub(super) fn prices(template: &Template<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let programme = template.programme;
    let rows = price_rows(template);
    if rows.is_empty() {
        return Ok(None);
    }
    let has_years = rows.iter().any(|row| row.year.is_some());
    let has_upper = programme.uncertain.is_some();
    let has_orders = rows.iter().any(|row| row.lot.is_some() || row.moq.is_some() || row.of_year.has_orders());
    let mut sheet = template.new_sheet(&template.word("template-sheet-items"))?;
    let mut headers = vec![
        ("template-column-item", "template-note-item"),
        ("template-column-price", "template-note-price"),
        ("template-column-note", "template-note-note"),
    ];
    if has_years {
        headers.insert(1, ("template-column-year", "template-note-price-year"));
    }
    if has_upper {
        headers.push(("template-column-upper", "template-note-upper"));
    }
    if has_orders {
        headers.extend([
            ("template-column-lot", "template-note-lot"),
            ("template-column-moq", "template-note-moq"),
            ("template-column-capacity", "template-note-capacity"),
            ("template-column-breaks", "template-note-breaks"),
        ]);
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
        write_example(&mut sheet, (at, column + 1), &example(row, template), row.placeholder, template)?;
        if has_upper {
            sheet.write_blank(at, column + 2, &template.style.optional_money)?;
        }
        if has_orders {
            write_order(&mut sheet, (at, column + 2 + u16::from(has_upper)), row, template)?;
        }
        sheet.set_column_width(column, 20)?.set_column_width(column + 1, 44)?;
    }
    widen(&mut sheet, rows.iter().map(|row| row.name.as_str()))?;
    Ok(Some(sheet))
}

/// What the model says of a price and of those of larger orders.
fn example(row: &PriceRow, template: &Template<'_>) -> String {
    let year = row.year.or_else(|| template.programme.years.first().copied());
    let price = amount_example(row.of_year.price, year, template);
    match row.of_year.breaks_text() {
        breaks if breaks.is_empty() => price,
        breaks => format!("{price}; {}: {breaks}", template.word("template-column-breaks")),
    }
}

/// An amount of the model, and the year for which it is stated.
fn amount_example(amount: Money, year: Option<Year>, template: &Template<'_>) -> String {
    let year = year.map_or_else(|| "none".to_owned(), |year| year.to_string());
    template.words.format("template-example-price", &args![price = amount, year = year])
}

/// Writes an example, with a note where its number is none that anybody published.
fn write_example(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    example: &str,
    placeholder: bool,
    template: &Template<'_>,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, example, &template.style.example)?;
    if placeholder {
        sheet.insert_note(row, column, &style::note(&template.word("template-note-placeholder")))?;
    }
    Ok(())
}

/// The sheet of budgets; `None` when the model has none.
pub(super) fn budgets(template: &Template<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let programme = template.programme;
    if programme.budgets.iter().all(|budget| budget.open) {
        return Ok(None);
    }
    let names: Vec<_> = programme.budgets.iter().map(|budget| (budget.id.as_str(), &budget.label)).collect();
    let mut sheet = template.new_sheet(&template.word("template-sheet-budgets"))?;
    let headers = [
        ("template-column-source", "template-note-source"),
        ("template-column-year", "template-note-budget-year"),
        ("template-column-amount", "template-note-budget"),
        ("template-column-note", "template-note-note"),
    ];
    template.write_headers(&mut sheet, &words(&headers, template))?;
    let rows = programme
        .budgets
        .iter()
        .filter(|budget| !budget.open)
        .flat_map(|budget| programme.years.iter().map(move |year| (budget, *year)));
    for (at, (budget, year)) in (1..).zip(rows) {
        sheet.write_string_with_format(
            at,
            0,
            shown_name(&budget.id, &budget.label, &names, template),
            &template.style.given,
        )?;
        sheet.write_number_with_format(at, 1, year.get(), &template.style.given)?;
        // An amount of the model that stood in its place would pass for the customer's own.
        sheet.write_blank(at, 2, &template.style.input_money)?;
        let amount = budget.amount.get(&year).copied().unwrap_or(Money::ZERO);
        write_example(
            &mut sheet,
            (at, 3),
            &amount_example(amount, Some(year), template),
            budget.placeholder,
            template,
        )?;
    }
    sheet.set_column_width(2, 20)?.set_column_width(3, 44)?;
    widen(&mut sheet, programme.budgets.iter().map(|budget| budget.label.text(template.lang, &budget.id)))?;
    Ok(Some(sheet))
}

/// The words of headers and their notes.
fn words(headers: &[(&str, &str)], template: &Template<'_>) -> Vec<(String, String)> {
    headers.iter().map(|(header, note)| (template.word(header), template.word(note))).collect()
}

/// Makes the first column wide enough for its names.
fn widen<'a>(sheet: &mut Worksheet, names: impl Iterator<Item = &'a str>) -> Result<(), XlsxError> {
    sheet.set_column_width(0, names.map(style::width).max().unwrap_or(12).max(20))?;
    Ok(())
}

/// What a row says of orders, from `column` on: lot, least order, capacity, price breaks.
fn write_order(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    own: &PriceRow,
    template: &Template<'_>,
) -> Result<(), XlsxError> {
    for (column, units) in (column..).zip([own.lot, own.moq, own.of_year.capacity]) {
        match units.and_then(|units| u32::try_from(units.get()).ok()) {
            Some(units) => sheet.write_number_with_format(row, column, units, &template.style.optional)?,
            None => sheet.write_blank(row, column, &template.style.optional)?,
        };
        sheet.set_column_width(column, 18)?;
    }
    // Prices are left to the customer.
    sheet.write_blank(row, column + 3, &template.style.optional)?;
    sheet.set_column_width(column + 3, 36)?;
    Ok(())
}

/// How an entry is called in the sheet: by its label, or by its id where labels repeat.
pub(super) fn shown_name<'a>(
    id: &'a str,
    label: &'a Label,
    all: &[(&str, &Label)],
    template: &Template<'_>,
) -> &'a str {
    let name = label.text(template.lang, id);
    let sharing = all.iter().filter(|(other, label)| label.text(template.lang, other) == name).count();
    if sharing == 1 { name } else { id }
}
