//! The Settings sheet.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::{Template, style};
use crate::lang::Lang;

/// A setting: its key in `template.ftl`, its value, and the values to choose from.
struct Setting {
    key: &'static str,
    value: String,
    choices: Vec<String>,
}

/// The sheet: a name and a value per row.
pub(super) fn sheet(template: &Template<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = template.new_sheet(&template.word("template-sheet-settings"))?;
    let headers = [("template-setting", "template-note-setting"), ("template-value", "template-note-value")];
    template.write_headers(&mut sheet, &headers.map(|(header, note)| (template.word(header), template.word(note))))?;
    sheet.set_column_width(0, 32)?.set_column_width(1, 50)?;
    for (row, setting) in (1..).zip(settings(template)) {
        let name = template.word(setting.key);
        sheet.write_string_with_format(row, 0, name, &template.style.given)?;
        sheet.insert_note(row, 0, &style::note(&template.word(&format!("{}.note", setting.key))))?;
        if setting.value.is_empty() {
            sheet.write_blank(row, 1, &template.style.optional)?;
        } else {
            sheet.write_string_with_format(row, 1, setting.value, &template.style.input)?;
        }
        if !setting.choices.is_empty() {
            let list = DataValidation::new().allow_list_strings(&setting.choices)?;
            sheet.add_data_validation(row, 1, row, 1, &list)?;
        }
    }
    Ok(sheet)
}

fn settings(template: &Template<'_>) -> Vec<Setting> {
    let plain = |key, value: String| Setting { key, value, choices: Vec::new() };
    let first_year = template.programme.years.first().map(ToString::to_string).unwrap_or_default();
    vec![
        plain("template-setting-model", template.programme.id.clone()),
        plain("template-setting-customer", String::new()),
        plain("template-setting-bin", String::new()),
        plain("template-setting-year", first_year),
        Setting {
            key: "template-setting-language",
            value: template.lang.code().to_owned(),
            choices: Lang::ALL.map(|lang| lang.code().to_owned()).to_vec(),
        },
    ]
}
