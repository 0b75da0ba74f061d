//! Neutral tables as an `.xlsx` file. This module and its children are the only users of the spreadsheet library.

mod cell;
mod chart;
mod format;
mod page;
mod seal;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::cell::Pen;
pub(super) use self::cell::as_cell_number;
use self::seal::Seal;
use super::address::{SHEET_ROWS, part_name};
use super::table::{Row, Sheet};
use crate::audit::seal::{PROPERTY, SHORT};

/// What the file says about itself besides its sheets.
pub(super) struct Cover {
    /// The document's title.
    pub(super) title: String,
    /// Custom properties, in order; the seal is added.
    pub(super) properties: Vec<(&'static str, String)>,
    /// The text in the middle of every page's header.
    pub(super) page_header: Option<String>,
    /// The page's footer, left, given the short seal.
    pub(super) page_footer: Box<dyn Fn(&str) -> String>,
    /// The page's footer, right.
    pub(super) page_number: String,
    /// The name of the sheet with the seal.
    pub(super) seal_sheet: String,
    /// How many rows a sheet takes.
    pub(super) sheet_rows: usize,
}

/// How many characters of a digest are shown to people.
pub(super) const SHORT_DIGEST: usize = SHORT;

/// The bytes of a workbook with `sheets` and, last, their seal.
///
/// # Errors
/// When the library refuses a text or a sheet beyond the limits of the format.
pub(super) fn write_workbook(sheets: Vec<Sheet<'_>>, cover: &Cover) -> Result<Vec<u8>, XlsxError> {
    let mut writer =
        Writer { pen: Pen::default(), seal: Seal::default(), done: Vec::new(), sheet_rows: cover.sheet_rows };
    for sheet in sheets {
        writer.sheet(sheet, true)?;
    }
    writer.seal.add_properties(&cover.properties);
    let (seal, digest) = std::mem::take(&mut writer.seal).into_sheet(cover.seal_sheet.clone());
    writer.sheet(seal, false)?;
    let short: String = digest.chars().take(SHORT_DIGEST).collect();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(cover, &digest)?);
    for (at, mut worksheet) in writer.done.into_iter().enumerate() {
        page::set_margins_and_texts(&mut worksheet, cover, &short);
        worksheet.set_active(at == 0);
        workbook.push_worksheet(worksheet);
    }
    workbook.save_to_buffer()
}

/// What a workbook that is no plan says about itself besides its sheets.
pub(super) struct Page {
    /// The document's title.
    pub(super) title: String,
    /// The text in the middle of every page's header.
    pub(super) page_header: Option<String>,
    /// The page's footer, left.
    pub(super) page_footer: String,
    /// The page's footer, right.
    pub(super) page_number: String,
}

/// The bytes of a workbook that is no plan: without properties and seal.
///
/// # Errors
/// When the library refuses a text or a sheet beyond the limits of the format.
pub(super) fn write_tables(sheets: Vec<Sheet<'_>>, own: &Page) -> Result<Vec<u8>, XlsxError> {
    let footer = own.page_footer.clone();
    let cover = Cover {
        title: own.title.clone(),
        properties: Vec::new(),
        page_header: own.page_header.clone(),
        page_footer: Box::new(move |_| footer.clone()),
        page_number: own.page_number.clone(),
        seal_sheet: String::new(),
        sheet_rows: SHEET_ROWS,
    };
    let mut writer =
        Writer { pen: Pen::default(), seal: Seal::default(), done: Vec::new(), sheet_rows: cover.sheet_rows };
    for sheet in sheets {
        writer.sheet(sheet, false)?;
    }
    let mut workbook = Workbook::new();
    workbook.set_properties(&common_properties(&cover)?);
    for (at, mut worksheet) in writer.done.into_iter().enumerate() {
        page::set_margins_and_texts(&mut worksheet, &cover, "");
        worksheet.set_active(at == 0);
        workbook.push_worksheet(worksheet);
    }
    workbook.save_to_buffer()
}

/// The creation date is fixed, so that the same plan gives the same bytes.
fn properties(cover: &Cover, digest: &str) -> Result<DocProperties, XlsxError> {
    let mut properties = common_properties(cover)?;
    for (name, value) in &cover.properties {
        properties = properties.set_custom_property(*name, value.as_str());
    }
    let short: String = digest.chars().take(SHORT_DIGEST).collect();
    Ok(properties.set_custom_property(PROPERTY, short.as_str()))
}

/// The properties of any workbook.
fn common_properties(cover: &Cover) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(&cover.title).set_author("jospar").set_creation_datetime(&created))
}

/// The worksheets so far.
struct Writer {
    pen: Pen,
    seal: Seal,
    done: Vec<Worksheet>,
    sheet_rows: usize,
}

impl Writer {
    /// Writes a sheet, on as many worksheets as it takes.
    fn sheet(&mut self, mut sheet: Sheet<'_>, sealed: bool) -> Result<(), XlsxError> {
        let mut rows = std::mem::replace(&mut sheet.rows, Box::new(std::iter::empty())).peekable();
        let mut part = 0;
        loop {
            let name = part_name(&sheet.name, part);
            let mut worksheet = Worksheet::new();
            worksheet.set_name(&name)?;
            page::set_up(&mut worksheet, &sheet)?;
            let head = if part == 0 { &sheet.head } else { sheet.continued.as_ref().unwrap_or(&sheet.head) };
            let room = self.sheet_rows.saturating_sub(head.len()).max(1);
            let lines = head.iter().cloned().chain(rows.by_ref().take(room));
            let written = self.lines(&mut worksheet, &sheet.widths, lines, sealed.then_some(name.as_str()))?;
            let items = written - head.len();
            let filtered = sheet.filtered.map(|all| all.saturating_sub(part * room).min(items));
            page::set_view(&mut worksheet, &sheet, head.len(), filtered)?;
            if part == 0 {
                let shown = chart::insert(&mut worksheet, &sheet, written)?;
                shown.iter().for_each(|look| self.seal.add_chart(&name, look));
            }
            self.done.push(worksheet);
            part += 1;
            if rows.peek().is_none() {
                return Ok(());
            }
        }
    }

    /// Writes rows from the top and returns how many; seals them under the name `sealed`.
    fn lines(
        &mut self,
        worksheet: &mut Worksheet,
        widths: &[u16],
        rows: impl Iterator<Item = Row>,
        sealed: Option<&str>,
    ) -> Result<usize, XlsxError> {
        let mut at = 0;
        for row in rows {
            self.pen.row(worksheet, widths, at, &row)?;
            if let Some(name) = sealed {
                self.seal.add(name, at, &row);
            }
            at += 1;
        }
        self.seal.end_of_sheet();
        Ok(usize::try_from(at).unwrap_or(usize::MAX))
    }
}
