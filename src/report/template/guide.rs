//! The first sheet: what to do.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Template, style};
use crate::args;
use crate::index::KindIx;

/// The steps after those about the sheets of objects, in order: keys of `locales/*/template.ftl`.
const STEPS: [&str; 6] = [
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
    let mut sheet = template.new_sheet(&template.word("template-sheet-guide"))?;
    let programme = template.programme;
    sheet.set_column_width(0, WIDTH)?;
    sheet.write_string_with_format(0, 0, programme.name.text(template.lang, &programme.id), &template.style.title)?;
    sheet.set_row_height(0, 28)?;
    let intro = template.words.format("template-guide-intro", &args![model = programme.id.as_str()]);
    sheet.set_row_height(1, style::height(&intro, WIDTH))?;
    sheet.write_string_with_format(1, 0, intro, &template.style.text)?;
    let objects = programme.kinds().into_iter().map(|kind| objects_step(template, kind));
    let steps = objects.chain(STEPS.map(|key| template.word(key)));
    for (row, (number, step)) in (3..).zip((1..).zip(steps)) {
        let step = format!("{number}. {step}");
        sheet.set_row_height(row, style::height(&step, WIDTH))?;
        sheet.write_string_with_format(row, 0, step, &template.style.text)?;
    }
    Ok(sheet)
}

/// What to do with the sheet of a kind of objects.
fn objects_step(template: &Template<'_>, kind: KindIx) -> String {
    let spec = template.programme.objects.get(kind.at()).filter(|_| kind != KindIx::new(0));
    let Some(spec) = spec else { return template.word("template-guide-objects") };
    let sheet = template.objects_sheet(kind);
    let args = args![sheet = sheet, kind = spec.label.text(template.lang, &spec.id)];
    template.words.format("template-guide-kind", &args)
}
