//! Counts of schools that headings and totals state: `Талгарский район (5 школ)`, `Всего школ: 7`. Fewer rows are a sign of a lost one.

use super::lines::{Line, LineAt};
use super::notes::Notes;
use super::settled::Settled;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::stated_count;

/// Warns where a stated count is that of no rows below a heading, or above a total.
pub(super) fn compare_counts(table: &Settled<'_>, lines: &[LineAt], notes: &mut Notes<'_>) {
    let rows: Vec<u32> = table.table.rows.iter().map(|row| row.row).collect();
    let before = |row: u32| rows.partition_point(|own| *own < row);
    for (at, line) in lines.iter().enumerate() {
        let Some(stated) = stated_count(&line.text) else { continue };
        let here = before(line.row);
        let is_total = matches!(line.line, Line::Total(_));
        // Up to each row that may end the section, and to the end; for a total the same upwards.
        let others: Vec<usize> = if is_total {
            lines.iter().take(at).map(|other| here - before(other.row)).chain([here, rows.len() - here]).collect()
        } else {
            lines.iter().skip(at + 1).map(|other| before(other.row) - here).chain([rows.len() - here]).collect()
        };
        if matches!(line.line, Line::Unclear) || others.contains(&stated) {
            continue;
        }
        let found = others.iter().copied().filter(|own| *own > 0).min_by_key(|own| own.abs_diff(stated));
        let args = args![found = line.text.as_str(), stated = stated, count = found.unwrap_or(0)];
        notes.report(Code::CountDiffers, table.first_cell(line.row), args);
    }
}
