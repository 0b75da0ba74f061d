//! Sheets as the bytes of an Excel workbook, the same bytes every time.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
    utility::row_col_to_cell,
};

use crate::grid::{Cell, Sheet, Style, Value};

type Formats = BTreeMap<Style, Format>;

/// The workbook of `sheets`.
///
/// # Errors
/// When a sheet breaks a limit of the format.
pub(crate) fn to_xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 15)?;
    workbook.set_properties(&DocProperties::new().set_author("jospar-samples").set_creation_datetime(&made));
    let formats = formats();
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet, &formats)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(to: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    to.set_name(sheet.name)?;
    to.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, width) in (0..).zip(&sheet.widths) {
        to.set_column_width(column, f64::from(*width))?;
    }
    // A merge writes its own first cell, so merges come first and the cells over them.
    for &(first_row, first_column, last_row, last_column) in &sheet.merged {
        let style = style_at(sheet, first_row, first_column);
        let format = formats.get(&style).cloned().unwrap_or_default();
        to.merge_range(first_row, first_column, last_row, last_column, "", &format)?;
    }
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(to, row, column, cell, formats)?;
        }
        if cells.iter().any(|cell| cell.style == Style::Head) {
            to.set_row_height(row, 34)?;
        }
    }
    to.set_freeze_panes(sheet.frozen.0, sheet.frozen.1)?;
    if sheet.frozen.0 > 0 {
        to.set_repeat_rows(sheet.frozen.0 - 1, sheet.frozen.0 - 1)?;
    }
    Ok(())
}

fn write_cell(to: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    let format = formats.get(&cell.style).cloned().unwrap_or_default();
    match &cell.value {
        Value::Blank => to.write_blank(row, column, &format)?,
        Value::Text(text) => to.write_string_with_format(row, column, text, &format)?,
        Value::Number(number) => to.write_number_with_format(row, column, as_cell(*number), &format)?,
        Value::Sum(first, last, result) => {
            let sum = format!("=SUM({}:{})", row_col_to_cell(*first, column), row_col_to_cell(*last, column));
            to.write_formula_with_format(row, column, Formula::new(sum).set_result(result.to_string()), &format)?
        }
    };
    Ok(())
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "spreadsheet cells hold floats; the largest number here has 12 digits"
)]
fn as_cell(number: u64) -> f64 {
    number as f64
}

fn style_at(sheet: &Sheet, row: u32, column: u16) -> Style {
    let row = usize::try_from(row).ok().and_then(|row| sheet.rows.get(row));
    row.and_then(|cells| cells.get(usize::from(column))).map_or(Style::Bare, |cell| cell.style)
}

fn formats() -> Formats {
    let plain = || Format::new().set_font_name("Times New Roman").set_font_size(11);
    let boxed = || plain().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    let head = || {
        boxed().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color(Color::RGB(0xDD_EB_F7))
    };
    let total = || boxed().set_bold().set_background_color(Color::RGB(0xF2_F2_F2));
    BTreeMap::from([
        (Style::Bare, plain()),
        (Style::Title, plain().set_bold().set_font_size(14).set_align(FormatAlign::Center)),
        (Style::Note, plain().set_italic().set_font_size(10).set_align(FormatAlign::Center)),
        (Style::Head, head()),
        (Style::Ordinal, boxed().set_font_size(8).set_align(FormatAlign::Center)),
        (Style::Text, boxed()),
        (Style::Centre, boxed().set_align(FormatAlign::Center)),
        (Style::Count, boxed().set_num_format("#,##0")),
        (Style::Section, boxed().set_bold().set_italic().set_align(FormatAlign::Center)),
        (Style::TotalText, total()),
        (Style::TotalCount, total().set_num_format("#,##0")),
    ])
}
