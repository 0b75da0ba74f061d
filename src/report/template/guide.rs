//! The first sheet: what to do.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Template, style};
use crate::args;

/// The steps, in order: keys of `locales/*/template.ftl`.
const STEPS: [&str; 7] = [
    "template-guide-objects",
    "template-guide-colours",
    "template-guide-notes",
    "template-guide-examples",
    "template-guide-money",
    "template-guide-settings",
    "template-guide-next",
];

/// The width of the text, in characters.
const WIDTH: u32 = 100;

/// The guide.
pub(super) fn sheet(template: &Template<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = template.new_sheet("template-sheet-guide")?;
    let programme = template.programme;
    sheet.set_column_width(0, WIDTH)?;
    sheet.write_string_with_format(0, 0, programme.name.text(template.lang, &programme.id), &template.style.title)?;
    sheet.set_row_height(0, 28)?;
    let intro = template.words.format("template-guide-intro", &args![model = programme.id.as_str()]);
    sheet.set_row_height(1, style::height(&intro, WIDTH))?;
    sheet.write_string_with_format(1, 0, intro, &template.style.text)?;
    for (row, (number, key)) in (3..).zip((1..).zip(STEPS)) {
        let step = format!("{number}. {}", template.word(key));
        sheet.set_row_height(row, style::height(&step, WIDTH))?;
        sheet.write_string_with_format(row, 0, step, &template.style.text)?;
    }
    Ok(sheet)
}
