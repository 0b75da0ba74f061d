//! What a sheet hides: rows and columns, by a filter or by hand, and the thousands of numbers.

use std::collections::BTreeSet;

use super::Sheet;
use crate::diagnostic::column_letters;

/// How many row numbers a message lists.
const ROWS_SHOWN: usize = 10;

/// What a sheet hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Rows, counted from 0, ascending.
    pub rows: Vec<u32>,
    /// Columns, first and last, counted from 0.
    pub columns: Vec<(u32, u32)>,
    /// Cells, by row and column counted from 0, whose number format leaves out thousands: `#,##0,` shows 5 for 5 000.
    pub scaled: BTreeSet<(u32, u32)>,
}

impl Sheet {
    /// The hidden rows and columns that hold something, as a person names them: `5, 6, C–D`; empty when all is shown.
    pub fn hidden_parts(&self) -> String {
        let rows = self.hidden.rows.iter().filter(|row| self.row(**row).is_some());
        let mut parts: Vec<String> = rows.map(|row| (u64::from(*row) + 1).to_string()).collect();
        if parts.len() > ROWS_SHOWN {
            parts.truncate(ROWS_SHOWN);
            parts.push("…".to_owned());
        }
        let used = self.rows.iter().filter_map(|row| row.cells.last()).map(|(column, _)| *column).max();
        let columns = self.hidden.columns.iter().filter(|(first, _)| used.is_some_and(|used| *first <= used));
        parts.extend(columns.map(|(first, last)| match first == last {
            true => column_letters(*first),
            false => format!("{}–{}", column_letters(*first), column_letters(*last)),
        }));
        parts.join(", ")
    }
}
