//! Rows that repeat the sums of the rows above: totals that nothing calls so.

use super::columns::Role;
use super::notes::Notes;
use super::tables::Tables;
use crate::args;
use crate::diagnostic::Code;

/// The fewest rows whose sums are no chance.
const FEWEST_ROWS: usize = 3;
/// The fewest columns that must agree.
const FEWEST_COLUMNS: usize = 2;

/// Refuses a row whose numbers are all the sums of all rows above, or of all since the last such row. Where objects have
/// codes a total has none, which is refused already, and a row with a code is taken at its word.
///
/// `columns` are the counts of each row, column by column.
pub(super) fn refuse_totals(tables: &Tables<'_>, columns: &[Vec<i64>], notes: &mut Notes<'_>) {
    if tables.any_has(Role::Id.at()) || columns.len() < FEWEST_COLUMNS {
        return;
    }
    let mut all = vec![0_i64; columns.len()];
    let mut since = vec![0_i64; columns.len()];
    let (mut rows, mut rows_since) = (0_usize, 0_usize);
    for row in tables.rows() {
        let own: Vec<i64> = columns.iter().map(|column| column.get(row.at).copied().unwrap_or(0)).collect();
        let is_sum = |sums: &[i64], rows: usize| {
            let filled = sums.iter().filter(|sum| **sum > 0).count();
            rows >= FEWEST_ROWS && filled >= FEWEST_COLUMNS && sums == own.as_slice()
        };
        if is_sum(&all, rows) || is_sum(&since, rows_since) {
            notes.report(Code::TotalAsRow, row.place(Role::Name.at()), args![]);
            since.fill(0);
            rows_since = 0;
            continue;
        }
        for (sum, own) in all.iter_mut().chain(&mut since).zip(own.iter().chain(&own)) {
            *sum = sum.saturating_add(*own);
        }
        (rows, rows_since) = (rows + 1, rows_since + 1);
    }
}
