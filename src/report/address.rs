//! Addresses of cells, for formulas that look at other sheets.

use crate::diagnostic::column_letters;

/// The most rows that one sheet takes: one less than the format allows.
pub(super) const SHEET_ROWS: usize = 1_048_575;

/// Where the data rows of a list lie: on one sheet, or on several when they do not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    sheet: String,
    head: usize,
    items: usize,
    sheet_rows: usize,
}

impl Span {
    /// `items` rows below `head` rows of `sheet`, with `sheet_rows` rows to a sheet. An empty list is one empty row.
    pub(super) fn new(sheet: &str, head: usize, items: usize, sheet_rows: usize) -> Self {
        Self { sheet: sheet.to_owned(), head, items: items.max(1), sheet_rows: sheet_rows.max(head + 1) }
    }

    /// The area of a column (counted from 0) on each sheet: `'План'!$L$5:$L$104`.
    pub(super) fn areas(&self, column: u32) -> Vec<String> {
        let room = self.sheet_rows - self.head;
        let letters = column_letters(column);
        let parts = self.items.div_ceil(room);
        let area = |part: usize| {
            let count = room.min(self.items - part * room);
            let sheet = quoted(&part_name(&self.sheet, part));
            format!("{sheet}!${letters}${}:${letters}${}", self.head + 1, self.head + count)
        };
        (0..parts).map(area).collect()
    }

    /// The sum over all parts of what `term` makes of the number of each part.
    pub(super) fn sum(&self, term: impl Fn(usize) -> String) -> String {
        let parts = self.items.div_ceil(self.sheet_rows - self.head);
        (0..parts).map(term).collect::<Vec<_>>().join("+")
    }
}

/// The name of a part of a sheet, counted from 0: `План`, `План (2)`.
pub(super) fn part_name(sheet: &str, part: usize) -> String {
    if part == 0 { sheet.to_owned() } else { format!("{sheet} ({})", part + 1) }
}

/// A sheet's name as formulas write it.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_does_not_fit_lies_on_several_sheets() {
        let span = Span::new("План", 4, 13, 10);
        assert_eq!(span.areas(11), ["'План'!$L$5:$L$10", "'План (2)'!$L$5:$L$10", "'План (3)'!$L$5:$L$5"]);
        assert_eq!(span.sum(|part| format!("S{part}")), "S0+S1+S2");
    }

    #[test]
    fn an_empty_list_is_one_row() {
        assert_eq!(Span::new("Plan", 4, 0, 10).areas(0), ["'Plan'!$A$5:$A$5"]);
    }
}
