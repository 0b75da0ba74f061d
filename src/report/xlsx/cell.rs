//! Rows of a table as cells of a worksheet.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Formula, Url, Worksheet, XlsxError};

use super::format::{Formats, Look, alarm_format};
use crate::fraction::Fraction;
use crate::report::address::quoted;
use crate::report::table::{Answer, Cell, Number, Row, Style, Value};

/// Writes cells, each with the format of its look.
#[derive(Default)]
pub(super) struct Pen {
    formats: Formats,
}

/// The height of a line of text, in points.
const LINE: f64 = 13.5;
/// The greatest height of a row that the format allows, in points.
const TALLEST: f64 = 409.0;

impl Pen {
    /// Writes `row` as row `at` (counted from 0).
    pub(super) fn row(&mut self, sheet: &mut Worksheet, widths: &[u16], at: u32, row: &Row) -> Result<(), XlsxError> {
        for (column, cell) in row.cells.iter().enumerate() {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            self.cell(sheet, widths, (at, column), row.style, cell)?;
        }
        if let Some(lines) = lines_of_row(row, widths) {
            sheet.set_row_height(at, (f64::from(lines) * line_height(row.style)).min(TALLEST))?;
        }
        Ok(())
    }

    fn cell(
        &mut self,
        sheet: &mut Worksheet,
        widths: &[u16],
        (row, column): (u32, u16),
        style: Style,
        cell: &Cell,
    ) -> Result<(), XlsxError> {
        if style == Style::Raw {
            return write_raw(sheet, row, column, &cell.value);
        }
        let format = self.formats.get(Look::of(style, cell));
        let last = last_column(column, cell.span, widths);
        if last > column {
            sheet.merge_range(row, column, row, last, "", format)?;
        }
        write(sheet, (row, column), &cell.value, format, last > column)?;
        if let Some(condition) = &cell.alarm {
            let rule = format!("={}", at_row(condition, row));
            let alarm = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(alarm_format());
            sheet.add_conditional_format(row, column, row, last, &alarm)?;
        }
        Ok(())
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    format: &Format,
    merged: bool,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty if merged => {}
        Value::Empty => {
            sheet.write_blank(row, column, format)?;
        }
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, text, format)?;
        }
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, as_cell_number(*number), format)?;
        }
        Value::Formula(text, answer) => {
            let result = match answer {
                Answer::Number(number) => as_cell_number(*number).to_string(),
                Answer::Text(text) => text.clone(),
            };
            let formula = Formula::new(at_row(text, row)).set_result(result);
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
        Value::Link(text, target) => {
            let url = Url::new(format!("internal:{}!A1", quoted(target))).set_text(text);
            sheet.write_url_with_format(row, column, url, format)?;
        }
    }
    Ok(())
}

/// Cells for programs: text and numbers without a format.
fn write_raw(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
        Value::Number(number) => {
            sheet.write_number(row, column, as_cell_number(*number))?;
        }
        Value::Empty | Value::Formula(..) | Value::Link(..) => {}
    }
    Ok(())
}

/// A formula in row `row` (counted from 0).
pub(super) fn at_row(formula: &str, row: u32) -> String {
    formula.replace("{row}", &(u64::from(row) + 1).to_string())
}

/// The number that a spreadsheet cell holds.
#[expect(clippy::as_conversions, reason = "spreadsheet cells hold floats; sheet Data holds the exact numbers")]
pub(in crate::report) fn as_cell_number(number: Number) -> f64 {
    let ratio = |value: Fraction| value.numerator() as f64 / value.denominator() as f64;
    match number {
        Number::Count(n) | Number::Plain(n) => n as f64,
        Number::Money(amount) => amount.in_tenge_for_cell(),
        Number::Share(value) | Number::Decimal(value, _) => ratio(value),
    }
}

fn last_column(column: u16, span: u16, widths: &[u16]) -> u16 {
    let end = u16::try_from(widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
    column.saturating_add(span.saturating_sub(1)).min(end.max(column))
}

/// How many lines a row needs, when that is not for every spreadsheet program to find out: some do not measure
/// text that wraps, none measures merged cells.
fn lines_of_row(row: &Row, widths: &[u16]) -> Option<u32> {
    let merged = row.cells.iter().any(|cell| cell.span > 1);
    let lines = row.cells.iter().enumerate().map(|(column, cell)| {
        let (Value::Text(text) | Value::Formula(_, Answer::Text(text)) | Value::Link(text, _)) = &cell.value else {
            return 1;
        };
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let covered = usize::from(column)..=usize::from(last_column(column, cell.span, widths));
        let width: u32 = widths.get(covered).unwrap_or(&[]).iter().map(|width| u32::from(*width)).sum();
        text_lines(text, width, row.style)
    });
    lines.max().filter(|lines| merged || *lines > 1)
}

/// How many lines `text` takes in `width` columns of a digit's width.
fn text_lines(text: &str, width: u32, style: Style) -> u32 {
    // Letters are narrower than digits on average, but words do not break evenly; large and bold type takes more room.
    let percent = match style {
        Style::Title | Style::Draft => 75,
        Style::Head | Style::Section | Style::Total => 95,
        _ => 115,
    };
    let room = (width.saturating_sub(1) * percent).div_euclid(100).max(1);
    let lines = |line: &str| u32::try_from(line.chars().count()).unwrap_or(u32::MAX).div_ceil(room).max(1);
    // A word that fits on no line is broken, one that does not fit on this line begins the next.
    let broken = |line: &str| match lines(line) {
        1 => 1,
        more => more.max(lines_of_words(line, room)),
    };
    text.split('\n').map(broken).sum()
}

/// How many lines the words of a line take when they break only at spaces.
fn lines_of_words(line: &str, room: u32) -> u32 {
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX).min(room);
        if used > 0 && used + 1 + length > room {
            lines += 1;
            used = length;
        } else {
            used += length + u32::from(used > 0);
        }
    }
    lines
}

const fn line_height(style: Style) -> f64 {
    match style {
        Style::Title | Style::Draft => 1.5 * LINE,
        Style::Section => 1.3 * LINE,
        _ => LINE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gets_as_many_lines_as_it_needs() {
        let row = Row::across(Style::Note, "слово ".repeat(30).trim_end());
        assert_eq!(lines_of_row(&row, &[50, 50]), Some(2));
        assert_eq!(lines_of_row(&Row::item(vec![Cell::text("x")]), &[50]), None);
        assert_eq!(lines_of_row(&Row::item(vec![Cell::text("Обеспечено до, объектов")]), &[12]), Some(2));
    }

    #[test]
    fn a_span_ends_with_the_sheet() {
        assert_eq!(last_column(1, u16::MAX, &[1, 1, 1]), 2);
        assert_eq!(last_column(0, 1, &[]), 0);
    }
}
