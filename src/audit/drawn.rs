//! Whether the sheets have the charts that were written, and nothing else is drawn on them.

use std::collections::BTreeMap;

use super::seal::{SEPARATOR, canonical_text};
use super::sealed::sealed_charts;
use super::shown::is_for_programs;
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::workbook::{Area, ChartLook, Drawings, Row, Sheet, Workbook};

/// How many rows below the last of its sheet, and columns from the first, a chart begins at most.
const FARTHEST: u32 = 50;
/// What stands for something that is not there.
const NOTHING: &str = "—";

/// Compares what is drawn on the sheets with the seal.
pub(super) fn check_drawings(workbook: &Workbook, drawings: &BTreeMap<String, Drawings>, findings: &mut Diagnostics) {
    let Some(sealed) = sealed_charts(workbook) else { return };
    let nothing = Drawings::default();
    for sheet in workbook.sheets.iter().filter(|sheet| !is_for_programs(sheet)) {
        let place = || Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
        let drawn = drawings.get(&sheet.name).unwrap_or(&nothing);
        let written = sealed.get(sheet.name.as_str());
        let more = drawn.charts.len().saturating_sub(usize::from(written.is_some()));
        let misplaced =
            drawn.charts.iter().filter(|chart| !chart.area.is_some_and(|area| is_free(sheet, area))).count();
        let added = drawn.others + more.max(misplaced);
        if added > 0 {
            findings.report(Code::ShownDrawing, place(), args![sheet = sheet.name.as_str(), count = added]);
        }
        let Some(written) = written else { continue };
        if let Some((expected, found)) = difference(written, drawn.charts.first().map(|chart| &chart.look)) {
            let args = args![sheet = sheet.name.as_str(), expected = expected, found = found];
            findings.report(Code::ShownChartChanged, place(), args);
        }
    }
}

/// Whether a chart can be seen where it stands, and lies above no cells that hold something.
fn is_free(sheet: &Sheet, area: Area) -> bool {
    let last = sheet.rows.last().map_or(0, |row| row.row);
    let is_seen = area.rows.0 <= last.saturating_add(FARTHEST) && area.columns.0 <= FARTHEST;
    let is_large = area.rows.1 >= area.rows.0.saturating_add(4) && area.columns.1 >= area.columns.0.saturating_add(2);
    let covered = |row: &Row| row.cells.iter().any(|(column, _)| area.contains(row.row, *column));
    is_seen && is_large && !sheet.rows.iter().any(covered)
}

/// The first part of a chart that is not as it was written: what it was, what it is.
fn difference(written: &str, look: Option<&ChartLook>) -> Option<(String, String)> {
    let written: Vec<&str> = written.split(SEPARATOR).collect();
    let Some(look) = look else {
        let title = written.get(1).copied().unwrap_or(NOTHING);
        return Some((title.to_owned(), NOTHING.to_owned()));
    };
    let parts: Vec<String> = look.parts().into_iter().map(|part| canonical_text(part).into_owned()).collect();
    let at = (0..written.len().max(parts.len()))
        .find(|at| written.get(*at).copied() != parts.get(*at).map(String::as_str))?;
    let of = |part: Option<&str>| part.filter(|text| !text.is_empty()).unwrap_or(NOTHING).to_owned();
    Some((of(written.get(at).copied()), of(parts.get(at).map(String::as_str))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::seal::canonical_list;
    use crate::workbook::SeriesLook;

    #[test]
    fn a_chart_differs_in_its_first_part_that_does() {
        let series = |name: &str| SeriesLook {
            name: name.to_owned(),
            categories: "A!$D$6".to_owned(),
            values: "A!$I$6".to_owned(),
        };
        let look = ChartLook { title: "T ".to_owned(), series: vec![series("before")], ..ChartLook::default() };
        let written = canonical_list(look.parts());
        assert_eq!(difference(&written, Some(&look)), None);
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(difference(&written, None), pair("T", "—"));
        let renamed = ChartLook { series: vec![series("after")], ..look.clone() };
        assert_eq!(difference(&written, Some(&renamed)), pair("before", "after"));
        let more = ChartLook { series: vec![series("before"), series("x")], ..look.clone() };
        assert_eq!(difference(&written, Some(&more)), pair("—", "x"));
        assert_eq!(difference(&written, Some(&ChartLook { series: Vec::new(), ..look })), pair("before", "—"));
    }
}
