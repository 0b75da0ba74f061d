//! Exact values out of the cells of one entry of sheet Data.

use super::data::At;
use super::sections::{Section, Sections, cell, whole};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::fraction::Fraction;
use crate::workbook::{Cell, Row};

/// One entry of a section. Every method reports what it refuses.
pub(super) struct Entry<'s, 'w> {
    sections: &'s Sections<'w>,
    section: &'s Section<'w>,
    name: &'static str,
    row: &'w Row,
    /// Its position in the section.
    ordinal: usize,
    /// Where it stands.
    pub(super) at: At,
    findings: &'s mut Diagnostics,
}

impl<'s, 'w> Entry<'s, 'w> {
    /// The entry in `row`, which stands at `at` and is number `ordinal` of section `name`.
    pub(super) fn new(
        sections: &'s Sections<'w>,
        section: &'s Section<'w>,
        (name, ordinal): (&'static str, usize),
        (at, row): (At, &'w Row),
        findings: &'s mut Diagnostics,
    ) -> Self {
        Self { sections, section, name, row, ordinal, at, findings }
    }

    /// The cell of a column, or `None` when it is empty.
    fn cell(&self, column: &str) -> Option<&'w Cell> {
        self.section.columns.get(column).and_then(|at| cell(self.row, *at))
    }

    /// Reports that the cell of `column` is not among what is `allowed` (in symbols, not words).
    pub(super) fn refuse(&mut self, column: &str, allowed: &str) {
        let place = self.sections.place(self.name, self.at, column);
        let found = match &place {
            Place::Cell(cell) if self.section.columns.contains_key(column) => cell.shown.clone(),
            _ => String::new(),
        };
        let column = format!("[{}] {column}", self.name);
        self.findings.report(Code::DataBroken, place, args![column = column, found = found, allowed = allowed]);
    }

    /// Text; empty for an empty cell.
    pub(super) fn text(&self, column: &str) -> String {
        match self.cell(column) {
            Some(number @ (Cell::Number(_) | Cell::Bool(_))) => {
                whole(number).map_or_else(|| number.shown(), |n| n.to_string())
            }
            Some(other) => other.shown().trim().to_owned(),
            None => String::new(),
        }
    }

    /// A whole number of any size.
    pub(super) fn integer(&mut self, column: &str) -> Option<i128> {
        let value = self.cell(column).and_then(whole);
        if value.is_none() {
            self.refuse(column, "-9, 0, 9");
        }
        value
    }

    /// A whole number from 0 to `most`.
    pub(super) fn count(&mut self, column: &str, most: i64) -> Option<i64> {
        let value = self.cell(column).and_then(whole).and_then(|n| i64::try_from(n).ok());
        let value = value.filter(|n| (0..=most).contains(n));
        if value.is_none() {
            self.refuse(column, &format!("0 … {most}"));
        }
        value
    }

    /// Yes (1) or no (0).
    pub(super) fn flag(&mut self, column: &str) -> Option<bool> {
        self.count(column, 1).map(|n| n == 1)
    }

    /// A position below `len`.
    pub(super) fn position(&mut self, column: &str, len: usize) -> Option<usize> {
        let most = i64::try_from(len).unwrap_or(i64::MAX).saturating_sub(1);
        self.count(column, most).and_then(|n| usize::try_from(n).ok())
    }

    /// Its position in the section.
    pub(super) const fn ordinal(&self) -> usize {
        self.ordinal
    }

    /// The entry's own position: entries stand in their order.
    pub(super) fn own_position(&mut self, column: &str) {
        let found = self.cell(column).and_then(whole).and_then(|n| usize::try_from(n).ok());
        if found != Some(self.ordinal) {
            self.refuse(column, &self.ordinal.to_string());
        }
    }

    /// The position among `ids` of the id in the cell.
    pub(super) fn id<'i>(&mut self, column: &str, ids: impl IntoIterator<Item = &'i str>, of: &str) -> Option<usize> {
        let text = self.text(column);
        let position = ids.into_iter().position(|id| id == text);
        if position.is_none() {
            self.refuse(column, of);
        }
        position
    }

    /// A fraction `n/m` or `n`; `None` for an empty cell.
    pub(super) fn fraction(&mut self, column: &str) -> Option<Fraction> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let value = parse_fraction(&text);
        if value.is_none() {
            self.refuse(column, "n/m");
        }
        value
    }

    /// A word out of `allowed`, as its position.
    pub(super) fn word(&mut self, column: &str, allowed: &[&str]) -> Option<usize> {
        let text = self.text(column);
        let position = allowed.iter().position(|word| *word == text);
        if position.is_none() {
            self.refuse(column, &allowed.join(" | "));
        }
        position
    }
}

/// A fraction as sheet Data writes it.
pub(super) fn parse_fraction(text: &str) -> Option<Fraction> {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    Fraction::new(numerator.trim().parse().ok()?, denominator.trim().parse().ok().filter(|d: &i128| *d > 0)?)
}
