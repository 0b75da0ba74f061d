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
    let (mut all, mut since) = (Sums::of(columns.len()), Sums::of(columns.len()));
    for row in tables.rows() {
        let own: Vec<i64> = columns.iter().map(|column| column.get(row.at).copied().unwrap_or(0)).collect();
        if all.are(&own) || since.are(&own) {
            notes.report(Code::TotalAsRow, row.place(Role::Name.at()), args![]);
            since = Sums::of(columns.len());
        } else {
            all.add(&own);
            since.add(&own);
        }
    }
}

/// The sums of some rows, column by column.
struct Sums {
    of: Vec<i64>,
    rows: usize,
}

impl Sums {
    /// Of no rows.
    fn of(columns: usize) -> Self {
        Self { of: vec![0; columns], rows: 0 }
    }

    fn add(&mut self, row: &[i64]) {
        for (sum, own) in self.of.iter_mut().zip(row) {
            *sum = sum.saturating_add(*own);
        }
        self.rows += 1;
    }

    /// Whether a row repeats them, and that is no chance.
    fn are(&self, row: &[i64]) -> bool {
        let filled = self.of.iter().filter(|sum| **sum > 0).count();
        self.rows >= FEWEST_ROWS && filled >= FEWEST_COLUMNS && self.of == row
    }
}
