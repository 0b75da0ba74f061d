//! What a sheet hides: rows and columns, by a filter or by hand, and the thousands of numbers; and what it takes back by a line
//! through it.

use std::collections::BTreeSet;

use super::Sheet;
use crate::diagnostic::column_letters;

/// How many row numbers a message lists.
const ROWS_SHOWN: usize = 10;

/// What a sheet hides or takes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Rows, counted from 0, ascending.
    pub rows: Vec<u32>,
    /// Columns, first and last, counted from 0.
    pub columns: Vec<(u32, u32)>,
    /// Cells, by row and column counted from 0, whose number format leaves out thousands: `#,##0,` shows 5 for 5 000.
    pub scaled: BTreeSet<(u32, u32)>,
    /// Cells whose number format shows another number, or none: `0%`, `"1"0` (known of `.xlsx` alone).
    pub altered: BTreeSet<(u32, u32)>,
    /// Cells that are crossed out, in whole or in part (not known of `.xls`).
    pub struck: BTreeSet<(u32, u32)>,
    /// Cells with a raised part, such as the number of a footnote (known of `.xlsx` alone).
    pub raised: BTreeSet<(u32, u32)>,
    /// First and last row of a filter that is at work.
    pub filtered: Option<(u32, u32)>,
}

impl Hidden {
    fn is_filtered(&self, row: u32) -> bool {
        self.filtered.is_some_and(|(first, last)| (first..=last).contains(&row))
    }
}

impl Sheet {
    /// The hidden rows and columns that hold something, as a person names them: `5, 6, C–D`; empty when all is shown.
    pub fn hidden_parts(&self) -> String {
        let (rows, columns) = (self.rows_of(&self.hidden, |_| true), self.columns_of(&self.hidden));
        rows.into_iter().chain(columns).collect::<Vec<_>>().join(", ")
    }

    /// The same of what is hidden by hand, and not by a filter.
    pub fn parts_hidden_by_hand(&self, hidden: &Hidden) -> String {
        let rows = self.rows_of(hidden, |row| !hidden.is_filtered(row));
        rows.into_iter().chain(self.columns_of(hidden)).collect::<Vec<_>>().join(", ")
    }

    /// The rows that hold something and that a filter hides.
    pub fn filtered_rows(&self, hidden: &Hidden) -> String {
        self.rows_of(hidden, |row| hidden.is_filtered(row)).join(", ")
    }

    fn rows_of(&self, hidden: &Hidden, counts: impl Fn(u32) -> bool) -> Vec<String> {
        let rows = hidden.rows.iter().filter(|row| counts(**row) && self.row(**row).is_some());
        let mut rows: Vec<String> = rows.map(|row| (u64::from(*row) + 1).to_string()).collect();
        if rows.len() > ROWS_SHOWN {
            rows.truncate(ROWS_SHOWN);
            rows.push("…".to_owned());
        }
        rows
    }

    fn columns_of(&self, hidden: &Hidden) -> Vec<String> {
        let used = self.rows.iter().filter_map(|row| row.cells.last()).map(|(column, _)| *column).max();
        let columns = hidden.columns.iter().filter(|(first, _)| used.is_some_and(|used| *first <= used));
        let named = columns.map(|(first, last)| match first == last {
            true => column_letters(*first),
            false => format!("{}–{}", column_letters(*first), column_letters(*last)),
        });
        named.collect()
    }
}
