//! Whether a reader sees what the sheets hold: formats that make a number or a text look like another, hidden rows, columns
//! and sheets, views, what is printed. None of them changes a value, so no seal breaks.
//!
//! What a plan may look like is a short list: it was written by this program. Whatever else there is counts as changed.

use super::seal;
use super::sealed::sealed_shares;
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place, cell_address};
use crate::workbook::{Appearance, Area, Cell, Sheet, SheetLook, Visibility, Workbook};

/// Sheets for programs begin with such a mark: nobody is meant to see them.
const MARK_OF_DATA: &str = "jospar-data";
/// The number format of a share of 1.
const SHARE: &str = "0.00%";
/// How many cells of a sheet are reported.
const MOST: usize = 20;

/// Checks how a plan workbook shows its sheets.
pub(super) fn check_looks(workbook: &Workbook, appearance: &Appearance, findings: &mut Diagnostics) {
    let file = || Place::File { file: workbook.file.clone() };
    for what in &appearance.foreign {
        findings.report(Code::ShownForeign, file(), args![what = what.as_str()]);
    }
    let shares = sealed_shares(workbook);
    for sheet in workbook.sheets.iter().filter(|sheet| !is_for_programs(sheet)) {
        let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
        let name = sheet.name.as_str();
        if sheet.visibility == Visibility::Hidden {
            findings.report(Code::ShownSheetHidden, place.clone(), args![sheet = name]);
        }
        let look = appearance.looks.get(name);
        let hidden = look.map_or(&sheet.hidden, |look| &look.hidden);
        let (by_hand, by_filter) = (sheet.parts_hidden_by_hand(hidden), sheet.filtered_rows(hidden));
        for (code, parts) in [(Code::ShownPartsHidden, by_hand), (Code::ShownRowsFiltered, by_filter)] {
            if !parts.is_empty() {
                findings.report(code, place.clone(), args![sheet = name, parts = parts]);
            }
        }
        let cut_off = appearance.printed.get(name).and_then(|printed| printed.cut_off(sheet));
        if let Some((row, column)) = cut_off {
            let args = args![sheet = name, cell = cell_address(row, column)];
            findings.report(Code::ShownPrintArea, sheet.place(&workbook.file, row, column), args);
        }
        match look {
            Some(look) => {
                check_view(&place, name, look, findings);
                let shares = shares.as_ref().map(|shares| shares.get(name).map_or(&[][..], Vec::as_slice));
                check_cells(workbook, sheet, look, shares, findings);
            }
            None if appearance.is_known => findings.report(Code::ShownForeign, place, args![what = name]),
            None => {}
        }
    }
}

/// What a sheet shows in the place of what it holds.
fn check_view(place: &Place, sheet: &str, look: &SheetLook, findings: &mut Diagnostics) {
    for cells in &look.conditional {
        findings.report(Code::ShownConditionally, place.clone(), args![sheet = sheet, cells = cells.as_str()]);
    }
    for (is_so, what) in [(look.shows_formulas, "formulas"), (look.hides_zeros, "zeros")] {
        if is_so {
            findings.report(Code::ShownView, place.clone(), args![sheet = sheet, what = what]);
        }
    }
    for what in &look.foreign {
        findings.report(Code::ShownForeign, place.clone(), args![what = what.as_str()]);
    }
}

/// Whether nobody is meant to see a sheet.
pub(super) fn is_for_programs(sheet: &Sheet) -> bool {
    let first = sheet.cell(0, 0).map(Cell::shown).unwrap_or_default();
    first.starts_with(MARK_OF_DATA) || first.starts_with(seal::MARK)
}

/// Checks how cells look; `shares` are those that show shares of 1, where that is known.
fn check_cells(
    workbook: &Workbook,
    sheet: &Sheet,
    look: &SheetLook,
    shares: Option<&[Area]>,
    findings: &mut Diagnostics,
) {
    let is_share = |row, column| shares.is_none_or(|shares| shares.iter().any(|area| area.contains(row, column)));
    let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|(column, cell)| (row.row, *column, cell)));
    let odd = cells.filter_map(|(row, column, cell)| {
        let what = match look.cell(row, column) {
            Some(own) => own.odd.clone().or_else(|| {
                let is_plain = shows(&own.format, cell) && (own.format != SHARE || is_share(row, column));
                (!is_plain).then(|| own.format.clone())
            })?,
            None => "—".to_owned(),
        };
        Some((row, column, what))
    });
    for (row, column, what) in odd.take(MOST) {
        let cell = cell_address(row, column);
        let args = args![sheet = sheet.name.as_str(), cell = cell, format = what];
        findings.report(Code::ShownDifferently, sheet.place(&workbook.file, row, column), args);
    }
}

/// Whether a number format is one of a plan and shows the cell as it is, a number rounded to no less than two decimals. None of
/// them does anything to a text.
fn shows(format: &str, cell: &Cell) -> bool {
    let Some(decimals) = decimals(format) else { return false };
    match cell {
        Cell::Number(value) => decimals >= 2 || is_whole(*value),
        Cell::Date(_) => false,
        Cell::Text(_) | Cell::Bool(_) | Cell::Error(_) | Cell::Uncached(_) => true,
    }
}

/// How many decimals a number format of a plan shows; `None` when no plan has it.
fn decimals(format: &str) -> Option<usize> {
    match format {
        "General" | "GENERAL" | "@" => Some(usize::MAX),
        "0" | "#,##0" => Some(0),
        SHARE => Some(4),
        _ => {
            let zeros = format.strip_prefix("#,##0.")?;
            (!zeros.is_empty() && zeros.chars().all(|zero| zero == '0')).then_some(zeros.len())
        }
    }
}

/// Whether a number is whole, or as near to it as a calculation comes.
fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() <= 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_a_plan_show_a_number_as_it_is() {
        let shows = |format: &str, value: f64| shows(format, &Cell::Number(value));
        for format in ["#,##0", "0", "General", "#,##0.00", "0.00%", "@", "#,##0.000000"] {
            assert!(shows(format, 5000.0), "{format}");
        }
        assert!(shows("#,##0", 0.1 + 0.2 + 0.7) && shows("#,##0", 2.999_999_999_999_6));
        assert!(shows("0.00%", 0.123_456) && shows("#,##0.00", 1234.5));
        assert!(!shows("#,##0", 1234.5) && !shows("#,##0.0", 0.25));
    }

    #[test]
    fn no_other_format_does() {
        let formats = [
            "#,##0,",
            "\"5 000\"",
            "0\" млн\"",
            ";;;",
            "d.m.y",
            "1#,##0",
            "-#,##0",
            "0\",\"0",
            "0\\.000",
            "*9#,##0",
            "0-0",
            "#,##0\".\"00",
            "#,##0%",
            "0%",
            "(#,##0)",
            "0%%",
            "0\"/\"0",
            "0\\:00",
            "00000000",
            "#,##0;#,##0",
            "#,##0.",
        ];
        for format in formats {
            assert!(!shows(format, &Cell::Number(5000.0)) && !shows(format, &Cell::Text("x".to_owned())), "{format}");
        }
        assert!(shows("#,##0", &Cell::Text("—".to_owned())) && !shows("General", &Cell::Date(44_075.0)));
    }
}
