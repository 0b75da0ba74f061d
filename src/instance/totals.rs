//! Rows of totals against the sums of the rows that were read: a total that says more is a classic sign of a lost row.

use std::collections::BTreeMap;

use super::money_unit::states_unit;
use super::notes::Notes;
use super::settled::{Cells, Settled};
use super::words::fold_name;
use crate::args;
use crate::diagnostic::Code;
use crate::lang::Arg;
use crate::money::Money;
use crate::quantity::Units;
use crate::workbook::number::{read_count, read_money};
use crate::workbook::{Cell, MoneyUnit, Skipped, SkippedRow, is_sum};

/// A column whose numbers add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Summed {
    /// The spec of the column.
    pub(super) spec: usize,
    /// For amounts, the unit of cells that state none.
    pub(super) money: Option<Option<MoneyUnit>>,
}

impl Summed {
    /// The number of a cell; `None` when it holds none.
    fn read(self, cell: &Cell) -> Option<i64> {
        match self.money {
            None => read_count(cell).ok().map(Units::get),
            Some(unit) => read_money(cell, if states_unit(cell) { None } else { unit }).ok().map(Money::tiyn),
        }
    }

    fn shown(self, number: i128) -> Arg {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        if self.money.is_some() { Arg::Money(Money::from_tiyn(number)) } else { Arg::Count(number) }
    }
}

/// Warns where the number of a total is no sum of rows: of all, of those between two rows that are no data (a section, nested
/// ones, the rows above or below), of the visible ones, or of those that say the same in one of the columns `by` (a district).
///
/// `before` are the sums of earlier sheets of the same list, column by column; those of this one are added.
///
/// `named` says of a total which rows it names, row by row, where it names any: then only their sums count.
pub(super) fn compare_totals(
    table: &Settled<'_>,
    columns: &[Summed],
    by: &[usize],
    before: &mut [i128],
    named: &dyn Fn(&str) -> Option<Vec<bool>>,
    notes: &mut Notes<'_>,
) {
    let is_total = |row: &SkippedRow| row.why == Skipped::Total && is_sum(&row.text);
    let has_totals = table.table.skipped.iter().any(is_total);
    // Without totals only the sums count, for a sheet that follows.
    let by = if has_totals { by } else { &[] };
    let totals: Vec<(&SkippedRow, Option<Vec<bool>>)> =
        table.table.skipped.iter().filter(|row| is_total(row)).map(|row| (row, named(&row.text))).collect();
    for (column, before) in columns.iter().zip(before) {
        let sums = Sums::of(table, (*column, None), by, *before);
        for (total, members) in &totals {
            let cell = table.cell(table.cells_of(total.row), column.spec);
            let Some(found) = cell.and_then(|cell| column.read(cell)).map(i128::from) else { continue };
            let own = members.as_ref().map(|members| Sums::of(table, (*column, Some(members)), by, *before));
            if let Err(nearest) = own.as_ref().unwrap_or(&sums).find(table, total.row, found) {
                let header = table.column(column.spec).map(|found| found.header.clone()).unwrap_or_default();
                let place = table.place(total.row, column.spec, Some(total.text.clone()));
                let mut args = args![column = header];
                args.extend([("found", column.shown(found)), ("expected", column.shown(nearest))]);
                notes.report(Code::TotalDiffers, place, args);
            }
        }
        *before += sums.up_to(sums.rows.len());
    }
}

/// The sums of a column.
struct Sums {
    /// The data rows of the sheet.
    rows: Vec<u32>,
    /// The sum of the first rows, from none to all.
    running: Vec<i128>,
    /// Other sums that a total may say: with earlier sheets, of visible rows, of rows that say the same.
    others: Vec<i128>,
}

impl Sums {
    /// Of all rows, or of some of them.
    fn of(table: &Settled<'_>, (column, some): (Summed, Option<&Vec<bool>>), by: &[usize], before: i128) -> Self {
        let number =
            |cells: Cells<'_>| table.cell(cells, column.spec).and_then(|cell| column.read(cell)).map_or(0, i128::from);
        let (mut rows, mut running, mut visible) = (Vec::new(), vec![0], 0);
        let mut same: BTreeMap<(usize, String), i128> = BTreeMap::new();
        for (at, (row, cells)) in table.rows().enumerate() {
            let counts = some.is_none_or(|some| some.get(at) == Some(&true));
            let own = if counts { number(cells) } else { 0 };
            rows.push(row.row);
            running.push(running.last().copied().unwrap_or(0) + own);
            visible += if table.table.sheet.hidden.rows.binary_search(&row.row).is_ok() { 0 } else { own };
            for spec in by {
                let said = table.cell(cells, *spec).map(|cell| fold_name(&cell.shown())).unwrap_or_default();
                *same.entry((*spec, said)).or_default() += own;
            }
        }
        let whole = running.last().copied().unwrap_or(0);
        let others = [before + whole, visible].into_iter().chain(same.into_values()).collect();
        Self { rows, running, others }
    }

    /// The sum of the first `count` rows.
    fn up_to(&self, count: usize) -> i128 {
        self.running.get(count).or(self.running.last()).copied().unwrap_or(0)
    }

    /// Whether `found`, in the row `total`, is one of the sums.
    ///
    /// # Errors
    /// When it is none: the nearest of them.
    fn find(&self, table: &Settled<'_>, total: u32, found: i128) -> Result<(), i128> {
        let at = |row: u32| self.rows.partition_point(|data| *data < row);
        let here = at(total);
        let skipped = &table.table.skipped;
        let above = skipped.iter().filter(|row| row.row < total).map(|row| at(row.row)).rev().chain([0]);
        let below = skipped.iter().filter(|row| row.row > total).map(|row| at(row.row)).chain([self.rows.len()]);
        let above = above.filter(|start| *start < here).map(|start| self.up_to(here) - self.up_to(start));
        let below = below.filter(|end| *end > here).map(|end| self.up_to(end) - self.up_to(here));
        let whole = self.up_to(self.rows.len());
        let mut nearest = whole;
        for sum in above.chain(below).chain(self.others.iter().copied()) {
            if (sum - found).abs() < (nearest - found).abs() {
                nearest = sum;
            }
        }
        if nearest == found { Ok(()) } else { Err(nearest) }
    }
}
