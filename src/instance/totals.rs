//! Rows of totals against the sums of the rows that were read: a total that says more is a classic sign of a lost row.

use std::collections::{BTreeMap, BTreeSet};

use super::money_unit::states_unit;
use super::notes::Notes;
use super::settled::Settled;
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

    /// The number of every row; nothing where a cell holds none.
    fn numbers(self, table: &Settled<'_>) -> Vec<i128> {
        let number = |cells| table.cell(cells, self.spec).and_then(|cell| self.read(cell)).map_or(0, i128::from);
        table.rows().map(|(_, cells)| number(cells)).collect()
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
    let rows = Rows::of(table, if has_totals { by } else { &[] });
    let totals: Vec<(&SkippedRow, Option<Vec<bool>>)> =
        table.table.skipped.iter().filter(|row| is_total(row)).map(|row| (row, named(&row.text))).collect();
    for (column, before) in columns.iter().zip(before) {
        let numbers = column.numbers(table);
        let sums = Sums::of(&rows, &numbers, *before);
        for (total, members) in &totals {
            let cell = table.cell(table.cells_of(total.row), column.spec);
            let Some(found) = cell.and_then(|cell| column.read(cell)).map(i128::from) else { continue };
            let own = members.as_ref().map(|members| {
                let own: Vec<i128> =
                    numbers.iter().zip(members).map(|(n, is_own)| if *is_own { *n } else { 0 }).collect();
                Sums::of(&rows, &own, *before)
            });
            if let Err(nearest) = own.as_ref().unwrap_or(&sums).find(&rows, table, (total.row, found)) {
                let header = table.column(column.spec).map(|found| found.header.clone()).unwrap_or_default();
                let place = table.place(total.row, column.spec, Some(total.text.clone()));
                let mut args = args![column = header];
                args.extend([("found", column.shown(found)), ("expected", column.shown(nearest))]);
                notes.report(Code::TotalDiffers, place, args);
            }
        }
        *before += sums.whole();
    }
}

/// The data rows of a sheet, whatever is summed over them.
struct Rows {
    /// Where they stand.
    at: Vec<u32>,
    /// Whether they are visible.
    visible: Vec<bool>,
    /// For each column that tells rows apart: which of its texts each row has, by number.
    said: Vec<Vec<usize>>,
}

impl Rows {
    fn of(table: &Settled<'_>, by: &[usize]) -> Self {
        let at: Vec<u32> = table.rows().map(|(row, _)| row.row).collect();
        let hidden = &table.table.sheet.hidden.rows;
        let visible = at.iter().map(|row| hidden.binary_search(row).is_err()).collect();
        let said = |spec: &usize| {
            let text = |cells| table.cell(cells, *spec).map(|cell| fold_name(&cell.shown())).unwrap_or_default();
            let texts: Vec<String> = table.rows().map(|(_, cells)| text(cells)).collect();
            let numbers: BTreeSet<&String> = texts.iter().collect();
            let numbers: BTreeMap<&String, usize> = numbers.into_iter().zip(0..).collect();
            texts.iter().filter_map(|text| numbers.get(text).copied()).collect()
        };
        Self { at, visible, said: by.iter().map(said).collect() }
    }

    /// How many rows stand above one.
    fn above(&self, row: u32) -> usize {
        self.at.partition_point(|data| *data < row)
    }
}

/// The sums of a column.
struct Sums {
    /// The sum of the first rows, from none to all.
    running: Vec<i128>,
    /// Other sums that a total may say: with earlier sheets, of visible rows, of rows that say the same.
    others: Vec<i128>,
}

impl Sums {
    /// Of the numbers of the rows, one by one.
    fn of(rows: &Rows, numbers: &[i128], before: i128) -> Self {
        let mut running = vec![0];
        running.extend(numbers.iter().scan(0, |sum, own| {
            *sum += own;
            Some(*sum)
        }));
        let visible = numbers.iter().zip(&rows.visible).filter(|(_, seen)| **seen).map(|(own, _)| own).sum();
        let mut others = vec![before + running.last().copied().unwrap_or(0), visible];
        for said in &rows.said {
            let mut same = vec![0; said.iter().max().map_or(0, |most| most + 1)];
            for (own, at) in numbers.iter().zip(said) {
                same.get_mut(*at).into_iter().for_each(|sum| *sum += own);
            }
            others.extend(same);
        }
        Self { running, others }
    }

    /// The sum of all rows.
    fn whole(&self) -> i128 {
        self.running.last().copied().unwrap_or(0)
    }

    /// The sum of the first `count` rows.
    fn up_to(&self, count: usize) -> i128 {
        self.running.get(count).or(self.running.last()).copied().unwrap_or(0)
    }

    /// Whether `found`, in the row `total`, is one of the sums.
    ///
    /// # Errors
    /// When it is none: the nearest of them.
    fn find(&self, rows: &Rows, table: &Settled<'_>, (total, found): (u32, i128)) -> Result<(), i128> {
        let here = rows.above(total);
        let skipped = &table.table.skipped;
        let above = skipped.iter().filter(|row| row.row < total).map(|row| rows.above(row.row)).rev().chain([0]);
        let below = skipped.iter().filter(|row| row.row > total).map(|row| rows.above(row.row)).chain([rows.at.len()]);
        let above = above.filter(|start| *start < here).map(|start| self.up_to(here) - self.up_to(start));
        let below = below.filter(|end| *end > here).map(|end| self.up_to(end) - self.up_to(here));
        let mut nearest = self.whole();
        for sum in above.chain(below).chain(self.others.iter().copied()) {
            if (sum - found).abs() < (nearest - found).abs() {
                nearest = sum;
            }
        }
        if nearest == found { Ok(()) } else { Err(nearest) }
    }
}
