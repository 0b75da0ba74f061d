//! The sheet of ages: when the stock was made. It may stay as it is.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::{Template, style};
use crate::index::NeedIx;

/// The last row with a list to choose from.
const LAST_CHECKED_ROW: u32 = 20_000;

/// The sheet; `None` where no stock has a service life.
pub(super) fn sheet(template: &Template<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let kinds = kinds(template);
    let Some(first) = kinds.first() else { return Ok(None) };
    let mut sheet = template.new_sheet(&template.word("template-sheet-age"))?;
    let columns = ["code", "kind", "made", "count"].map(|column| format!("template-column-age-{column}"));
    let headers = columns.each_ref().map(|key| (template.word(key), template.word(&format!("{key}.note"))));
    template.write_headers(&mut sheet, &headers)?;
    let example = [template.word("template-column-id.first-example"), first.clone(), "2015".into(), "10".into()];
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

/// The needs of which the stock has a service life: their own, or that of an option that gives them.
fn kinds(template: &Template<'_>) -> Vec<String> {
    let programme = template.programme;
    let lives = |at: usize| {
        let gives =
            |option: &&crate::programme::OptionSpec| option.gives.iter().any(|(need, _)| *need == NeedIx::new(at));
        programme.options.iter().filter(gives).any(|option| option.life.is_some())
    };
    let needs = programme.needs.iter().enumerate().filter(|(at, need)| need.life.is_some() || lives(*at));
    needs.map(|(_, need)| need.label.text(template.lang, &need.id).to_owned()).collect()
}
