//! Whether a reader sees the numbers that the sheets hold: none lies beneath a merged cell, and no chart shows another.

use super::seal::{canonical_number, canonical_text};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place, cell_address, cell_of};
use crate::workbook::{Cell, Kept, Sheet, Visibility, Workbook};

/// How many cells a message lists.
const CELLS_SHOWN: usize = 10;
/// How many merged cells, and how many points of charts, are reported.
const MOST: usize = 20;

/// Reports cells that hold something beneath merged ones.
pub(super) fn check_merged(workbook: &Workbook, findings: &mut Diagnostics) {
    let mut left = MOST;
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.visibility == Visibility::Visible) {
        for area in &sheet.merged {
            let within = |(row, column): (u32, u32)| {
                (area.rows.0..=area.rows.1).contains(&row) && (area.columns.0..=area.columns.1).contains(&column)
            };
            let first = (area.rows.0, area.columns.0);
            let from = sheet.rows.partition_point(|row| row.row < area.rows.0);
            let rows = sheet.rows.iter().skip(from).take_while(|row| row.row <= area.rows.1);
            let cells = rows.flat_map(|row| row.cells.iter().map(|(column, _)| (row.row, *column)));
            let mut beneath: Vec<String> = cells
                .filter(|at| *at != first && within(*at))
                .take(CELLS_SHOWN + 1)
                .map(|(row, column)| cell_address(row, column))
                .collect();
            if let Some(more) = beneath.get_mut(CELLS_SHOWN) {
                "…".clone_into(more);
            }
            if !beneath.is_empty() && left > 0 {
                left -= 1;
                let args = args![
                    sheet = sheet.name.as_str(),
                    cell = cell_address(first.0, first.1),
                    parts = beneath.join(", ")
                ];
                findings.report(Code::ShownMerged, sheet.place(&workbook.file, first.0, first.1), args);
            }
        }
    }
}

/// Reports what charts show and the cells behind them do not hold.
pub(super) fn check_charts<'c>(workbook: &Workbook, kept: impl Iterator<Item = &'c Kept>, findings: &mut Diagnostics) {
    let mut left = MOST;
    for series in kept {
        let cells = referenced(workbook, &series.reference);
        for (at, shown) in &series.points {
            let place = cells.as_ref().and_then(|(sheet, cells)| Some((*sheet, cell_at(*cells, *at)?)));
            let held = place.and_then(|(sheet, (row, column))| sheet.cell(row, column));
            if left == 0 || is_shown(held, shown) {
                continue;
            }
            left -= 1;
            let (sheet, cell, place) = match place {
                Some((sheet, at)) => {
                    (sheet.name.as_str(), cell_address(at.0, at.1), sheet.place(&workbook.file, at.0, at.1))
                }
                None => ("—", "—".to_owned(), Place::File { file: workbook.file.clone() }),
            };
            let held = held.map_or_else(|| "—".to_owned(), Cell::shown);
            let args = args![found = shown.as_str(), sheet = sheet, cell = cell, expected = held];
            findings.report(Code::ShownInChart, place, args);
        }
    }
}

/// Whether a chart shows what a cell holds. A cell that is no number, or whose formula has no result in the file, has no
/// height: a chart may show nothing for it.
fn is_shown(held: Option<&Cell>, shown: &str) -> bool {
    match (held, shown.parse::<f64>()) {
        (Some(Cell::Number(number)), Ok(shown)) => canonical_number(*number) == canonical_number(shown),
        (Some(Cell::Uncached(_)), _) => true,
        (Some(Cell::Text(text)), Err(_)) => canonical_text(text) == canonical_text(shown),
        (_, Ok(shown)) => shown.abs() < f64::MIN_POSITIVE,
        (_, Err(_)) => false,
    }
}

/// First and last cell of a reference.
type Cells = ((u32, u32), (u32, u32));

/// The sheet and the cells that a reference names; `None` when there are none.
fn referenced<'w>(workbook: &'w Workbook, reference: &str) -> Option<(&'w Sheet, Cells)> {
    let (name, cells) = reference.rsplit_once('!')?;
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == name)?;
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    Some((sheet, (cell_of(first)?, cell_of(last)?)))
}

/// The cell at a position of a reference that is one row or one column.
fn cell_at(((row, column), (last_row, last_column)): Cells, at: u32) -> Option<(u32, u32)> {
    let cell = if row == last_row { (row, column.checked_add(at)?) } else { (row.checked_add(at)?, column) };
    (cell.0 <= last_row && cell.1 <= last_column).then_some(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_run_along_a_row_or_a_column() {
        let down = ((5, 8), (8, 8));
        assert_eq!([cell_at(down, 0), cell_at(down, 3), cell_at(down, 4)], [Some((5, 8)), Some((8, 8)), None]);
        assert_eq!(cell_at(((5, 8), (5, 9)), 1), Some((5, 9)));
    }

    #[test]
    fn a_chart_shows_fifteen_digits() {
        let held = Cell::Number(0.701_612_903_225_806_5);
        assert!(is_shown(Some(&held), "0.701612903225807") && is_shown(Some(&held), "0.7016129032258065"));
        assert!(!is_shown(Some(&held), "0.70161290323") && !is_shown(Some(&held), "") && !is_shown(None, "1"));
        assert!(is_shown(None, "0") && is_shown(Some(&Cell::Text("—".to_owned())), "0"));
        let name = Cell::Text("Талгар ".to_owned());
        assert!(is_shown(Some(&name), "Талгар") && !is_shown(Some(&name), "Или") && !is_shown(Some(&name), "5"));
    }
}
