//! Readings that repeat: a column of a million answers holds a handful of words.

use std::collections::BTreeMap;

use crate::workbook::Cell;

/// How many distinct cells are remembered; a column with more has no answers but texts.
const MOST: usize = 1_000;

/// What the cells of a column were read as: texts and numbers apart, by what they show.
pub(super) struct Known<T> {
    readings: BTreeMap<(bool, String), T>,
}

impl<T: Copy> Known<T> {
    pub(super) const fn new() -> Self {
        Self { readings: BTreeMap::new() }
    }

    /// What `read` makes of `cell`; it is asked once per distinct cell.
    pub(super) fn read(&mut self, cell: &Cell, read: impl FnOnce(&Cell) -> T) -> T {
        let is_text = match cell {
            Cell::Text(_) => true,
            Cell::Number(_) => false,
            _ => return read(cell),
        };
        let key = (is_text, cell.shown());
        if let Some(known) = self.readings.get(&key) {
            return *known;
        }
        let reading = read(cell);
        if self.readings.len() < MOST {
            self.readings.insert(key, reading);
        }
        reading
    }
}
