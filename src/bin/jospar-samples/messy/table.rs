//! The parts of a messy table: blocks of schools under section rows, repeated headers, subtotals, blank rows, footnotes.

use super::untidy;
use crate::column::Column;
use crate::grid::{Cell, Sheet, Style, blank, number, text};
use crate::name::Wording;
use crate::random::Random;
use crate::region::School;

/// A table being written.
pub(super) struct Table<'a> {
    pub(super) sheet: Sheet,
    pub(super) columns: &'a [Column],
    pub(super) wording: Wording,
    /// The spaces that the file's character set has.
    pub(super) spaces: &'a [char],
    pub(super) random: Random,
    /// Rows that got a running number so far.
    pub(super) numbered: u64,
}

impl<'a> Table<'a> {
    /// An empty table with these columns.
    pub(super) fn new(name: &'static str, columns: &'a [Column], wording: Wording, seed: u64) -> Self {
        let widths = columns.iter().map(|column| column.width()).collect();
        let random = Random::new(seed);
        let spaces = &[' ', untidy::NO_BREAK, untidy::NARROW];
        Self { sheet: Sheet::new(name, widths), columns, wording, spaces, random, numbered: 0 }
    }

    /// One header row: ragged, with look-alikes and a line break here and there.
    pub(super) fn header(&mut self) {
        let headers: Vec<String> =
            self.columns.iter().map(|c| crate::clean::header(*c, self.wording).to_owned()).collect();
        let row = headers.iter().map(|header| text(self.untidy_header(header), Style::Head)).collect();
        self.sheet.push(row);
    }

    /// A header as typed: look-alike letters, and each space doubled or broken at random.
    pub(super) fn untidy_header(&mut self, header: &str) -> String {
        let letters = untidy::look_alike(header, &mut self.random);
        let space = *self.random.pick(&["  ", "\n", " ", "    "]);
        letters.replacen(' ', space, 1)
    }

    /// The row of column numbers 1, 2, 3 …
    pub(super) fn column_numbers(&mut self) {
        let row = (1..).zip(self.columns).map(|(at, _)| number(at, Style::Ordinal)).collect();
        self.sheet.push(row);
    }

    /// Schools in a random order, numbered on, with a blank row now and then.
    pub(super) fn schools(&mut self, schools: &[&School]) {
        let mut order = schools.to_vec();
        self.random.shuffle(&mut order);
        for school in order {
            self.numbered += 1;
            if self.random.below(90) == 0 {
                self.sheet.skip();
            }
            let row = self.columns.iter().map(|column| {
                untidy::cell(*column, school, self.numbered, self.wording, self.spaces, &mut self.random)
            });
            let row = row.collect();
            self.sheet.push(row);
        }
    }

    /// A subtotal or total row: the word in column `at`, the sums as numbers.
    pub(super) fn total(&mut self, word: &str, at: usize, schools: &[&School]) {
        let row = (0..).zip(self.columns).map(|(place, column): (usize, _)| -> Cell {
            let sums = schools.first().is_some_and(|school| column.count(school).is_some());
            match column.total(schools.iter().copied()) {
                _ if place == at => text(word, Style::TotalText),
                Some(total) if sums => number(total, Style::TotalCount),
                _ => blank(Style::TotalText),
            }
        });
        let row = row.collect();
        self.sheet.push(row);
    }

    /// Lines below the table, after a blank row.
    pub(super) fn footnotes(&mut self, lines: &[&str]) {
        self.sheet.skip();
        for line in lines {
            self.sheet.push(vec![text(*line, Style::Bare)]);
        }
    }

    /// Rows that hold borders and nothing else.
    pub(super) fn empty_styled_rows(&mut self, count: usize) {
        for _ in 0..count {
            self.sheet.push(vec![blank(Style::Text); self.columns.len()]);
        }
    }
}
