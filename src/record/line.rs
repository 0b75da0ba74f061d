//! Values out of the entries of sheet Data.

use std::collections::BTreeMap;

use crate::audit::{Sections, whole};
use crate::fraction::Fraction;
use crate::index::YearIx;
use crate::lang::Label;
use crate::money::Money;
use crate::quantity::Units;
use crate::workbook::{Cell, Row};
use crate::year::Year;

/// A section.
pub(super) struct Table<'s, 'w> {
    columns: &'s BTreeMap<String, u32>,
    rows: Vec<&'w Row>,
}

/// An entry of a section.
pub(super) struct Line<'s, 'w> {
    columns: &'s BTreeMap<String, u32>,
    row: &'w Row,
}

impl<'s, 'w> Table<'s, 'w> {
    /// The section `name`; `None` when it is not there.
    pub(super) fn of(sections: &'s Sections<'w>, name: &str) -> Option<Self> {
        let (columns, rows) = sections.table(name)?;
        Some(Self { columns, rows: rows.collect() })
    }

    /// The entries.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'s, 'w>> + '_ {
        self.rows.iter().map(|row| Line { columns: self.columns, row })
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is such a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }
}

/// What `read` makes of each entry of a section that may be absent; `None` when it refuses any.
pub(super) fn entries<T>(
    sections: &Sections<'_>,
    name: &str,
    read: impl FnMut(Line<'_, '_>) -> Option<T>,
) -> Option<Vec<T>> {
    Table::of(sections, name).map_or_else(|| Some(Vec::new()), |table| table.lines().map(read).collect())
}

impl<'w> Line<'_, 'w> {
    fn cell(&self, column: &str) -> Option<&'w Cell> {
        self.row.cell(*self.columns.get(column)?)
    }

    /// Text; empty for an empty cell.
    pub(super) fn text(&self, column: &str) -> String {
        self.cell(column).map(Cell::shown).unwrap_or_default()
    }

    /// Text; `None` for an empty cell.
    pub(super) fn some_text(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// A whole number; `None` when the cell holds none.
    pub(super) fn number<T: TryFrom<i128>>(&self, column: &str) -> Option<T> {
        T::try_from(whole(self.cell(column)?)?).ok()
    }

    /// What `read` makes of the cell; for an empty cell a value that is none.
    pub(super) fn perhaps<T>(&self, column: &str, read: impl FnOnce(&Self, &str) -> Option<T>) -> Option<Option<T>> {
        if self.cell(column).is_none() { Some(None) } else { read(self, column).map(Some) }
    }

    /// Yes (1) or no (0).
    pub(super) fn flag(&self, column: &str) -> Option<bool> {
        self.number::<u8>(column).map(|number| number == 1)
    }

    /// Money in tiyn.
    pub(super) fn money(&self, column: &str) -> Option<Money> {
        self.number(column).map(Money::from_tiyn)
    }

    /// A quantity.
    pub(super) fn units(&self, column: &str) -> Option<Units> {
        self.number(column).map(Units::new)
    }

    /// A position.
    pub(super) fn position(&self, column: &str) -> Option<usize> {
        self.number(column)
    }

    /// A fraction.
    pub(super) fn fraction(&self, column: &str) -> Option<Fraction> {
        fraction(&self.text(column))
    }

    /// A year of the horizon.
    pub(super) fn year(&self, column: &str, years: &[Year]) -> Option<YearIx> {
        let found = Year::new(self.number(column)?)?;
        years.iter().position(|year| *year == found).map(YearIx::new)
    }

    /// The position of the id in the cell among `ids`.
    pub(super) fn id<'i>(&self, column: &str, ids: impl IntoIterator<Item = &'i String>) -> Option<usize> {
        position(&self.text(column), ids)
    }

    /// The texts that columns `label_…` hold.
    pub(super) fn label(&self) -> Label {
        let [ru, kk, en] = ["label_ru", "label_kk", "label_en"].map(|column| self.some_text(column));
        Label { ru, kk, en }
    }
}

/// The position of an id among `ids`.
pub(super) fn position<'i>(id: &str, ids: impl IntoIterator<Item = &'i String>) -> Option<usize> {
    ids.into_iter().position(|own| own == id)
}

/// A fraction as sheet Data writes it: `n` or `n/m`.
pub(super) fn fraction(text: &str) -> Option<Fraction> {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    Fraction::new(numerator.parse().ok()?, denominator.parse().ok()?)
}
