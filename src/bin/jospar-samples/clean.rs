//! Tidy sheets: a title, a header, one row per school, a total.

use crate::column::Column;
use crate::grid::{Cell, Sheet, Style, Value, blank, number, text};
use crate::name::Wording;
use crate::place::Both;
use crate::programme::{Sample, customer_bin};
use crate::region::School;
use crate::words::words;

/// The sheets of a sample's workbook.
pub(crate) fn sheets(sample: &Sample, schools: &[School]) -> Vec<Sheet> {
    let prices = (!sample.prices.is_empty()).then(|| price_sheet(sample));
    let first = [school_sheet(sample, schools), funds_sheet(sample)];
    first.into_iter().chain(prices).chain([settings_sheet(sample)]).collect()
}

/// The header of `column` in that wording.
pub(crate) fn header(column: Column, wording: Wording) -> &'static str {
    let Both { ru, kk } = column.header();
    if wording == Wording::Kazakh { kk } else { ru }
}

fn school_sheet(sample: &Sample, schools: &[School]) -> Sheet {
    let words = words(sample.wording);
    let mut sheet = Sheet::new(words.schools, sample.columns.iter().map(|c| c.width()).collect());
    begin(&mut sheet, sample.title, words.synthetic);
    sheet.push(sample.columns.iter().map(|c| text(header(*c, sample.wording), Style::Head)).collect());
    sheet.frozen = (sheet.next_row(), 3);
    let first = sheet.next_row();
    for (ordinal, school) in (1..).zip(schools) {
        sheet.push(sample.columns.iter().map(|c| school_cell(*c, school, ordinal, sample.wording)).collect());
    }
    let last = sheet.next_row() - 1;
    sheet.push(sample.columns.iter().map(|c| total_cell(*c, schools, (first, last), words.total)).collect());
    sheet
}

fn school_cell(column: Column, school: &School, ordinal: u64, wording: Wording) -> Cell {
    let style = match (column.count(school), column.is_centred()) {
        (Some(_), _) => Style::Count,
        (None, true) => Style::Centre,
        (None, false) => Style::Text,
    };
    Cell { value: column.value(school, ordinal, wording), style }
}

fn total_cell(column: Column, schools: &[School], (first, last): (u32, u32), word: &str) -> Cell {
    let sums = schools.first().is_some_and(|school| column.count(school).is_some());
    match (column, column.total(schools)) {
        (Column::Name, _) => text(word, Style::TotalText),
        (_, Some(total)) if sums => Cell { value: Value::Sum(first, last, total), style: Style::TotalCount },
        (_, Some(total)) => number(total, Style::TotalCount),
        _ => blank(Style::TotalText),
    }
}

/// The budgets of a sample.
pub(crate) fn funds_sheet(sample: &Sample) -> Sheet {
    let words = words(sample.wording);
    let mut sheet = Sheet::new(words.funds.sheet, vec![38, 10, 22]);
    begin(&mut sheet, words.funds.title, words.synthetic);
    let amount = if sample.funds_unit == 1 { words.funds.tenge } else { words.funds.thousand };
    sheet.push([words.funds.source, words.funds.year, amount].iter().map(|h| text(*h, Style::Head)).collect());
    sheet.frozen = (sheet.next_row(), 0);
    for funds in sample.funds {
        let amount = funds.tenge.div_euclid(sample.funds_unit);
        sheet.push(vec![
            text(funds.source, Style::Text),
            number(u64::from(funds.year), Style::Centre),
            number(amount, Style::Count),
        ]);
    }
    sheet
}

/// The prices of a sample.
pub(crate) fn price_sheet(sample: &Sample) -> Sheet {
    let words = words(sample.wording);
    let mut sheet = Sheet::new(words.prices.sheet, vec![60, 22]);
    begin(&mut sheet, words.prices.title, words.synthetic);
    sheet.push([words.prices.item, words.prices.price].iter().map(|h| text(*h, Style::Head)).collect());
    sheet.frozen = (sheet.next_row(), 0);
    for price in sample.prices {
        sheet.push(vec![text(price.item, Style::Text), number(price.tenge, Style::Count)]);
    }
    sheet.skip();
    for price in sample.prices {
        sheet.push(vec![text(format!("{}: {}", price.item, price.note), Style::Bare)]);
    }
    sheet
}

/// The settings of a sample.
pub(crate) fn settings_sheet(sample: &Sample) -> Sheet {
    let words = words(sample.wording);
    let own = &words.settings;
    let mut sheet = Sheet::new(own.sheet, vec![30, 66]);
    begin(&mut sheet, own.title, words.synthetic);
    sheet.push(vec![text(own.setting, Style::Head), text(own.value, Style::Head)]);
    for (setting, value) in settings(sample) {
        sheet.push(vec![text(setting, Style::Text), text(value, Style::Text)]);
    }
    sheet
}

/// The settings of a sample, name and value.
pub(crate) fn settings(sample: &Sample) -> Vec<(&'static str, String)> {
    let words = &words(sample.wording).settings;
    vec![
        (words.model, sample.model.to_owned()),
        (words.unit.0, words.unit.1.to_owned()),
        (words.customer.0, words.customer.1.to_owned()),
        (words.bin, customer_bin()),
        (words.language.0, words.language.1.to_owned()),
    ]
}

/// A sheet of anything: a title, a note, a header, one row per thing.
pub(crate) fn list_sheet(
    name: &'static str,
    (title, note): (&str, &str),
    headers: &[(&str, u16)],
    rows: impl IntoIterator<Item = Vec<Value>>,
) -> Sheet {
    let mut sheet = Sheet::new(name, headers.iter().map(|(_, width)| *width).collect());
    begin(&mut sheet, title, note);
    sheet.push(headers.iter().map(|(header, _)| text(*header, Style::Head)).collect());
    sheet.frozen = (sheet.next_row(), 2);
    for row in rows {
        let style = |value: &Value| if matches!(value, Value::Number(_)) { Style::Count } else { Style::Text };
        sheet.push(row.into_iter().map(|value| Cell { style: style(&value), value }).collect());
    }
    sheet
}

/// The title, the note that the schools are synthetic, and a blank row.
fn begin(sheet: &mut Sheet, title: &str, note: &str) {
    sheet.push_across(title, Style::Title);
    sheet.push_across(note, Style::Note);
    sheet.skip();
}
