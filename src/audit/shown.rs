//! Whether a reader sees what the sheets hold: formats that make a number look like another, hidden rows, columns and sheets,
//! views, what is printed. None of them changes a value, so no seal breaks.

use super::seal;
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place, cell_address};
use crate::workbook::{Appearance, Cell, Sheet, SheetLook, Visibility, Workbook};

/// Sheets for programs begin with such a mark: nobody is meant to see them.
const MARK_OF_DATA: &str = "jospar-data";

/// Checks how a plan workbook shows its sheets.
pub(super) fn check_looks(workbook: &Workbook, appearance: &Appearance, findings: &mut Diagnostics) {
    for sheet in workbook.sheets.iter().filter(|sheet| !is_for_programs(sheet)) {
        let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
        let name = sheet.name.as_str();
        if sheet.visibility == Visibility::Hidden {
            findings.report(Code::ShownSheetHidden, place.clone(), args![sheet = name]);
        }
        for (code, parts) in
            [(Code::ShownPartsHidden, sheet.parts_hidden_by_hand()), (Code::ShownRowsFiltered, sheet.filtered_rows())]
        {
            if !parts.is_empty() {
                findings.report(code, place.clone(), args![sheet = name, parts = parts]);
            }
        }
        let cut_off = appearance.printed.get(name).and_then(|printed| printed.cut_off(sheet));
        if let Some((row, column)) = cut_off {
            let args = args![sheet = name, cell = cell_address(row, column)];
            findings.report(Code::ShownPrintArea, sheet.place(&workbook.file, row, column), args);
        }
        if let Some(look) = appearance.looks.get(name) {
            check_view(&place, name, look, findings);
            check_formats(workbook, sheet, look, findings);
        }
    }
}

/// What a sheet shows in the place of numbers.
fn check_view(place: &Place, sheet: &str, look: &SheetLook, findings: &mut Diagnostics) {
    for cells in &look.conditional {
        findings.report(Code::ShownConditionally, place.clone(), args![sheet = sheet, cells = cells.as_str()]);
    }
    for (is_so, what) in [(look.shows_formulas, "formulas"), (look.hides_zeros, "zeros")] {
        if is_so {
            findings.report(Code::ShownView, place.clone(), args![sheet = sheet, what = what]);
        }
    }
}

/// Whether nobody is meant to see a sheet.
pub(super) fn is_for_programs(sheet: &Sheet) -> bool {
    let first = sheet.cell(0, 0).map(Cell::shown).unwrap_or_default();
    first.starts_with(MARK_OF_DATA) || first.starts_with(seal::MARK)
}

fn check_formats(workbook: &Workbook, sheet: &Sheet, look: &SheetLook, findings: &mut Diagnostics) {
    for row in &sheet.rows {
        for (column, cell) in &row.cells {
            let (Cell::Number(value) | Cell::Date(value)) = cell else { continue };
            let format = look.cells.get(&(row.row, *column)).and_then(|at| look.formats.get(*at));
            if let Some(format) = format.filter(|format| !shows(format, *value)) {
                let place = sheet.place(&workbook.file, row.row, *column);
                let cell = cell_address(row.row, *column);
                let args = args![sheet = sheet.name.as_str(), cell = cell, format = format.as_str()];
                findings.report(Code::ShownDifferently, place, args);
            }
        }
    }
}

/// Whether a number format shows `value` as it is, rounded to no less than two decimals.
fn shows(format: &str, value: f64) -> bool {
    let sections = sections(format);
    let is_zero = value.abs().total_cmp(&0.0).is_eq();
    let at = if value < 0.0 { 1 } else { 2 * usize::from(is_zero) };
    let Some(section) = sections.get(at).or_else(|| sections.first()) else { return false };
    if ["general", "standard", "@", "основной"].contains(&section.to_lowercase().as_str()) {
        return true;
    }
    placeholders(section).is_some_and(|decimals| decimals >= 2 || is_whole(value))
}

/// Whether a number is whole, or as near to it as a calculation comes.
fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() <= 1e-9
}

/// The parts of a format for positive numbers, negative ones, zero and text.
fn sections(format: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in format.chars() {
        if c == ';' && !quoted && !escaped {
            out.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        out.last_mut().into_iter().for_each(|section| section.push(c));
    }
    out
}

/// How many decimals of the value a section shows. `None` when it shows no number, scales it by thousands, adds words or
/// digits, or makes a date of it.
fn placeholders(section: &str) -> Option<u32> {
    let (mut digits, mut decimals, mut after_point) = (0_u32, 0_u32, false);
    let mut chars = section.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '0' | '#' | '?' => {
                digits += 1;
                decimals += u32::from(after_point);
            }
            // Between digits it groups them, behind them it divides by a thousand.
            ',' if matches!(chars.peek(), Some('0' | '#' | '?')) => {}
            '.' => after_point = true,
            '%' => decimals += 2,
            '"' => {
                let text: String = chars.by_ref().take_while(|c| *c != '"').collect();
                says_nothing(&text)?;
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                bracket(&inside)?;
            }
            '\\' => says_nothing(&chars.next()?.to_string())?,
            '_' | '*' => drop(chars.next()?),
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '+' | '(' | ')' | '₸' => {}
            _ => return None,
        }
    }
    (digits > 0).then_some(decimals)
}

/// A text that is neither a word nor a digit.
fn says_nothing(text: &str) -> Option<()> {
    (!text.contains(char::is_alphanumeric)).then_some(())
}

/// A colour, or a currency without letters; conditions and elapsed times say something else.
fn bracket(inside: &str) -> Option<()> {
    match inside.strip_prefix('$') {
        Some(currency) => says_nothing(currency.split('-').next().unwrap_or_default()),
        None => (inside.chars().count() > 2 && inside.chars().all(char::is_alphabetic)).then_some(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_a_number_as_it_is() {
        for format in ["#,##0", "0", "General", "#,##0.00", "#,##0.00\\ [$₸-43F]", "#,##0;[Red]-#,##0", "0.00%", "@"]
        {
            assert!(shows(format, 5000.0), "{format}");
        }
        assert!(shows("#,##0", 0.1 + 0.2 + 0.7) && shows("#,##0", 2.999_999_999_999_6));
        assert!(shows("0.00%", 0.123_456) && shows("#,##0.00", 1234.5) && shows("0%", 0.25));
    }

    #[test]
    fn formats_that_make_a_number_look_like_another() {
        for format in [
            "#,##0,",
            "0,,",
            "#,##0.0,",
            "\"5 000\"",
            "0\" млн\"",
            "\\50",
            ";;;",
            "\"\"",
            "d.m.y",
            "# ?/?",
            "[<9000]\"9\"0;0",
            "[h]",
            "1#,##0",
        ] {
            assert!(!shows(format, 5000.0), "{format}");
        }
        assert!(!shows("#,##0", 1234.5) && !shows("0.0", 0.25));
        assert!(!shows("0;0,", -5000.0) && !shows("0;0;", 0.0));
    }
}
