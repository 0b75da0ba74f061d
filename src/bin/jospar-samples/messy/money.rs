//! Budgets, prices and settings as people type them.

use super::untidy::{NO_BREAK, grouped};
use crate::clean;
use crate::grid::{Cell, Sheet, Style, Value, text};
use crate::programme::{Funds, Sample};
use crate::words::words;

/// The budget sheet, with each amount as `typed` writes it.
pub(super) fn funds_sheet(sample: &Sample, name: &'static str, amount: &str, typed: impl Fn(&Funds) -> Cell) -> Sheet {
    let words = words(sample.wording);
    let mut sheet = Sheet::new(name, vec![8, 40, 12, 30]);
    sheet.push_across(words.funds.title, Style::Title);
    sheet.skip();
    sheet.push(["№", words.funds.source, words.funds.year, amount].iter().map(|h| text(*h, Style::Head)).collect());
    for (at, funds) in (1..).zip(sample.funds) {
        sheet.push(vec![
            crate::grid::number(at, Style::Text),
            text(format!("{} ", funds.source), Style::Text),
            text(funds.year.to_string(), Style::Text),
            typed(funds),
        ]);
    }
    sheet
}

/// The price sheet, prices as text with spaces and `ending`.
pub(super) fn price_sheet(sample: &Sample, name: &'static str, header: &str, ending: &str) -> Sheet {
    let words = words(sample.wording);
    let mut sheet = Sheet::new(name, vec![40, 24, 60]);
    sheet.push_across(words.prices.title, Style::Title);
    sheet.push([words.prices.item, header, words.prices.note].iter().map(|h| text(*h, Style::Head)).collect());
    for price in sample.prices {
        sheet.push(vec![
            text(format!(" {}", price.item), Style::Text),
            text(format!("{}{ending}", grouped(price.tenge, NO_BREAK)), Style::Text),
            text(price.note, Style::Text),
        ]);
    }
    sheet
}

/// The settings without a header: names with colons, the БИН as a number that lost the zero in front.
pub(super) fn settings_sheet(sample: &Sample, name: &'static str) -> Sheet {
    let bin = words(sample.wording).settings.bin;
    let mut sheet = Sheet::new(name, vec![30, 60]);
    sheet.skip();
    for (setting, value) in clean::settings(sample) {
        let value = match value.parse() {
            Ok(number) if setting == bin => Cell { value: Value::Number(number), style: Style::Bare },
            _ => text(value, Style::Bare),
        };
        sheet.push(vec![text(format!("{setting}:"), Style::Bare), value]);
        sheet.skip();
    }
    sheet
}
