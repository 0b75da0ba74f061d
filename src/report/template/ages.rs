//! The sheet of ages: when the stock was made. It may stay as it is.

use std::collections::BTreeSet;

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::{Template, style};
use crate::index::NeedIx;
use crate::programme::{ColumnKind, Need, Programme};

/// The last row with a list to choose from.
const LAST_CHECKED_ROW: u32 = 20_000;

/// How many units an example counts: fewer than any need of the example schools.
pub(super) const EXAMPLE_UNITS: u32 = 4;

/// The sheet; `None` where no stock has a service life.
pub(super) fn sheet(template: &Template<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let kinds = kinds(template);
    let Some(first) = kinds.first() else { return Ok(None) };
    let mut sheet = template.new_sheet(&template.word("template-sheet-age"))?;
    let columns = ["code", "kind", "made", "count"].map(|column| format!("template-column-age-{column}"));
    let headers = columns.each_ref().map(|key| (template.word(key), template.word(&format!("{key}.note"))));
    template.write_headers(&mut sheet, &headers)?;
    let units = example_units(template).to_string();
    let example = [template.word("template-column-id.first-example"), first.clone(), "2015".into(), units];
    for (column, text) in (0..).zip(&example) {
        sheet.set_column_format(column, &template.style.optional)?;
        sheet.set_column_width(column, style::width(text).max(18))?;
        match text.parse::<i32>() {
            Ok(number) => sheet.write_number_with_format(1, column, number, &template.style.example)?,
            Err(_) => sheet.write_string_with_format(1, column, text, &template.style.example)?,
        };
    }
    // A list of names fits into a cell's rule up to 255 characters.
    if let Ok(choice) = DataValidation::new().allow_list_strings(&kinds) {
        sheet.add_data_validation(1, 1, LAST_CHECKED_ROW, 1, &choice)?;
    }
    Ok(Some(sheet))
}

/// How many units the example is about: the first school of the examples has as many.
fn example_units(template: &Template<'_>) -> u32 {
    let columns = &template.programme.columns;
    let counts = |at: &usize| columns.get(*at).is_some_and(|column| column.kind == ColumnKind::Count);
    if stock_columns(template).iter().any(counts) { EXAMPLE_UNITS } else { 1 }
}

/// The columns that say the stock that the example is about.
pub(super) fn stock_columns(template: &Template<'_>) -> BTreeSet<usize> {
    let needs = &template.programme.needs;
    let first = aged(template.programme).first().and_then(|need| needs.get(need.at()));
    first.map(|need| need.have.columns()).unwrap_or_default()
}

/// The names of the needs of which the stock has ages.
fn kinds(template: &Template<'_>) -> Vec<String> {
    let needs = aged(template.programme).into_iter().filter_map(|need| template.programme.needs.get(need.at()));
    needs.map(|need| need.label.text(template.lang, &need.id).to_owned()).collect()
}

/// The needs of which the stock has a service life, their own or that of an option that gives them, and is counted in
/// pieces: what alternatives supply is a level.
fn aged(programme: &Programme) -> Vec<NeedIx> {
    let lives = |at: usize| {
        let gives =
            |option: &&crate::programme::OptionSpec| option.gives.iter().any(|(need, _)| *need == NeedIx::new(at));
        programme.options.iter().filter(gives).any(|option| option.life.is_some())
    };
    let is_level = |at: usize| programme.alternatives.iter().any(|group| group.need.at() == at);
    let needs = programme.needs.iter().enumerate();
    let has_ages = |(at, need): &(usize, &Need)| (need.life.is_some() || lives(*at)) && !is_level(*at);
    needs.filter(has_ages).map(|(at, _)| NeedIx::new(at)).collect()
}
