//! The columns of a sheet of prices that say how an item is ordered.

use super::columns::Specs;
use super::items::{BREAKS, CAPACITY, LOT, MOQ, is_nothing};
use super::money_unit::states_unit;
use super::notes::Notes;
use super::settled::{Cells, Settled};
use super::stated::Stated;
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::money::Money;
use crate::quantity::Units;
use crate::workbook::number::{read_count, read_money, read_text};
use crate::workbook::{Cell, MoneyUnit};
use crate::year::Year;

/// What a row says of how an item is ordered.
pub(super) struct OrderRow<'r, 'a> {
    pub(super) table: &'r Settled<'a>,
    pub(super) specs: &'r Specs,
    pub(super) row: u32,
    pub(super) cells: Cells<'a>,
    pub(super) item: &'r str,
    pub(super) unit: Option<MoneyUnit>,
}

impl OrderRow<'_, '_> {
    /// Reads lot, least order and capacity into `stated`; the price breaks of the row.
    pub(super) fn read(
        &self,
        is_item: bool,
        (year, stated): (Option<Year>, &mut Stated),
        notes: &mut Notes<'_>,
    ) -> Vec<(Units, Money)> {
        let filled = |spec: &usize| self.cell(*spec).is_some();
        if let Some(spec) = [LOT, MOQ, CAPACITY, BREAKS].into_iter().find(filled).filter(|_| !is_item) {
            let args = args![column = self.specs.name(spec), option = self.item];
            notes.report(Code::OrderOfOption, self.place(spec), args);
            return Vec::new();
        }
        for (spec, own) in [(LOT, &mut stated.lot), (MOQ, &mut stated.moq)] {
            let Some(units) = self.units(spec, notes) else { continue };
            if own.replace(units).is_some_and(|before| before != units) {
                self.report(Code::OrderStatedTwice, spec, notes);
            }
        }
        let most = self.units(CAPACITY, notes);
        if let Some(before) = most.and_then(|most| stated.capacity.insert(year, most))
            && Some(before) != most
        {
            self.report(Code::OrderStatedTwice, CAPACITY, notes);
        }
        self.breaks(notes)
    }

    /// The cell of a column, unless it says "nothing".
    fn cell(&self, spec: usize) -> Option<&Cell> {
        self.table.cell(self.cells, spec).filter(|cell| !is_nothing(cell))
    }

    fn place(&self, spec: usize) -> Place {
        self.table.place(self.row, spec, Some(self.item.to_owned()))
    }

    fn report(&self, code: Code, spec: usize, notes: &mut Notes<'_>) {
        let found = self.cell(spec).map(Cell::shown).unwrap_or_default();
        let args = args![column = self.specs.name(spec), item = self.item, found = found];
        notes.report(code, self.place(spec), args);
    }

    fn units(&self, spec: usize, notes: &mut Notes<'_>) -> Option<Units> {
        let count = read_count(self.cell(spec)?);
        if let Err(why) = &count {
            self.report(why.code(), spec, notes);
        }
        count.ok()
    }

    /// Price breaks such as `10 = 410 000; 100 = 390 000`: from so many units on, at this price.
    fn breaks(&self, notes: &mut Notes<'_>) -> Vec<(Units, Money)> {
        let Some(cell) = self.cell(BREAKS) else { return Vec::new() };
        let breaks = read_text(cell).ok().and_then(|text| {
            let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| self.one_break(part)).collect::<Option<Vec<(Units, Money)>>>()
        });
        let rises = |breaks: &Vec<(Units, Money)>| {
            let above_one = breaks.first().is_some_and(|(from, _)| *from > Units::ONE);
            above_one && breaks.windows(2).all(|pair| pair[0].0 < pair[1].0)
        };
        let breaks = breaks.filter(rises);
        if breaks.is_none() {
            self.report(Code::BreaksUnclear, BREAKS, notes);
        }
        breaks.unwrap_or_default()
    }

    fn one_break(&self, part: &str) -> Option<(Units, Money)> {
        let (from, price) = part.split_once('=')?;
        let text = |text: &str| Cell::Text(text.trim().to_owned());
        let price = text(price);
        let unit = if states_unit(&price) { None } else { self.unit };
        Some((read_count(&text(from)).ok()?, read_money(&price, unit).ok()?))
    }
}
