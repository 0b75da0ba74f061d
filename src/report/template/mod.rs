//! A workbook to fill in: the sheets, headers, units and lists that a programme needs.
//!
//! Everything in it can be read back: `check` takes a filled template as it is, and skips its
//! example rows, whose first cell starts with `#`.

mod ages;
mod guide;
mod objects;
mod prices;
mod settings;
mod style;
mod values;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::index::KindIx;
use crate::lang::{Catalogue, Lang};
use crate::programme::Programme;
use style::Style;

/// What every sheet of a template needs to know.
struct Template<'a> {
    programme: &'a Programme,
    lang: Lang,
    words: Catalogue,
    style: Style,
}

/// The template of `programme`, in the language `lang`, as the bytes of an `.xlsx` file.
///
/// # Errors
/// When the spreadsheet library refuses, which a checked programme does not make it do.
pub fn template_workbook(programme: &Programme, lang: Lang) -> io::Result<Vec<u8>> {
    let template = Template { programme, lang, words: Catalogue::new(lang), style: Style::new() };
    build(&template).map_err(io::Error::other)
}

fn build(template: &Template<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    workbook.push_worksheet(guide::sheet(template)?);
    for kind in template.programme.kinds() {
        workbook.push_worksheet(objects::sheet(template, kind)?);
    }
    if let Some(prices) = values::prices(template)? {
        workbook.push_worksheet(prices);
    }
    if let Some(budgets) = values::budgets(template)? {
        workbook.push_worksheet(budgets);
    }
    if let Some(ages) = ages::sheet(template)? {
        workbook.push_worksheet(ages);
    }
    workbook.push_worksheet(settings::sheet(template)?);
    workbook.save_to_buffer()
}

impl Template<'_> {
    /// The text of a message without arguments.
    fn word(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// The name of the sheet of a kind of objects.
    fn objects_sheet(&self, kind: KindIx) -> String {
        let kind = self.programme.objects.get(kind.at());
        let own = kind.and_then(|kind| objects::first_header(&kind.sheets, self.lang));
        own.map_or_else(|| self.word("template-sheet-objects"), str::to_owned)
    }

    /// An empty sheet, ready to print.
    fn new_sheet(&self, name: &str) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(sheet)
    }

    /// Writes the header row of a table with a note and a width per column, and keeps it in sight.
    fn write_headers(&self, sheet: &mut Worksheet, headers: &[(String, String)]) -> Result<(), XlsxError> {
        for (column, (header, note)) in (0..).zip(headers) {
            sheet.write_string_with_format(0, column, header, &self.style.header)?;
            sheet.insert_note(0, column, &style::note(note))?;
            sheet.set_column_width(column, style::width(header))?;
        }
        sheet.set_row_height(0, 32)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        Ok(())
    }
}
