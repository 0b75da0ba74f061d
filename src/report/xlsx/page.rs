//! How a worksheet is shown on screen and on paper.

use rust_xlsxwriter::{Color, ProtectionOptions, Worksheet, XlsxError};

use super::Cover;
use crate::report::table::{Sheet, SheetKind};

const A4: u8 = 9;
const FRONT_TAB: Color = Color::RGB(0x2E_75_B6);
const APPENDIX_TAB: Color = Color::RGB(0xA6_A6_A6);

/// Widths, paper and protection.
pub(super) fn set_up(worksheet: &mut Worksheet, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
    for (column, width) in sheet.widths.iter().enumerate() {
        worksheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), f64::from(*width))?;
    }
    if sheet.kind == SheetKind::VeryHidden {
        worksheet.set_very_hidden(true);
        return Ok(());
    }
    worksheet.set_paper_size(A4).set_screen_gridlines(false);
    // One page is filled best upright: it has many short lines.
    if sheet.kind == SheetKind::OnePage {
        worksheet.set_portrait().set_print_fit_to_pages(1, 1);
    } else {
        worksheet.set_landscape().set_print_fit_to_pages(1, 0);
    }
    worksheet.set_print_center_horizontally(true);
    let front = matches!(sheet.kind, SheetKind::OnePage | SheetKind::Front);
    worksheet.set_tab_color(if front { FRONT_TAB } else { APPENDIX_TAB });
    if sheet.protected {
        let mut options = ProtectionOptions::new();
        options.format_columns = true;
        options.format_rows = true;
        worksheet.protect_with_options(&options);
    }
    Ok(())
}

/// The header stays in view, repeats on every page and filters the data below it.
pub(super) fn set_view(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    head: usize,
    filtered: Option<usize>,
) -> Result<(), XlsxError> {
    let Some(header) = head.checked_sub(1).filter(|_| sheet.frozen).and_then(|row| u32::try_from(row).ok()) else {
        return Ok(());
    };
    worksheet.set_freeze_panes(header + 1, 0)?;
    worksheet.set_repeat_rows(header, header)?;
    let items = filtered.and_then(|count| u32::try_from(count).ok()).filter(|count| *count > 0);
    let last = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX).checked_sub(1);
    if let (Some(items), Some(last)) = (items, last) {
        worksheet.autofilter(header, 0, header + items, last)?;
    }
    Ok(())
}

/// Margins, and the texts above and below each page.
pub(super) fn set_margins_and_texts(worksheet: &mut Worksheet, cover: &Cover, seal: &str) {
    worksheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    if let Some(text) = &cover.page_header {
        worksheet.set_header(format!("&C&\"Arial,Bold\"&11{}", literal(text)));
    }
    let left = literal(&(cover.page_footer)(seal));
    worksheet.set_footer(format!("&L&\"Arial,Regular\"&8{left}&R&\"Arial,Regular\"&8{}", cover.page_number));
}

/// Text in which `&` is no command.
fn literal(text: &str) -> String {
    text.replace('&', "&&")
}
