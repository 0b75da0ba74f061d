//! A second list beside the first on one sheet: its schools would be lost without a word.

use super::columns::Specs;
use super::notes::Notes;
use super::settled::Settled;
use super::words::fold_name;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::number::read_count;
use crate::workbook::{Cell, FoundColumn, Holds, could_be_object, match_key};

/// Refuses a column behind all that is read that is headed like the names, holds names of other objects, and has numbers behind it.
pub(super) fn refuse_side_table(table: &Settled<'_>, specs: &Specs, notes: &mut Notes<'_>) {
    let names = specs.list.iter().position(|spec| spec.holds == Holds::Name);
    let Some((spec, own)) = names.and_then(|spec| Some((spec, table.column(spec)?))) else { return };
    let read = (0..specs.list.len()).filter_map(|spec| table.column(spec)).map(|found| found.column);
    let last = read.max().unwrap_or(own.column);
    let headed = match_key(&own.header);
    let is_headed_so = |found: &&FoundColumn| match_key(&found.header).starts_with(&headed);
    let more = table.table.columns.get(spec).into_iter().flatten().skip(1);
    let mut others = more.chain(table.table.unused.iter().filter(is_headed_so)).filter(|found| found.column > last);
    if let Some(found) = others.find(|found| holds_a_list(table, own.column, found.column)) {
        let place = table.table.sheet.place(table.table.file, table.table.header_row, found.column);
        notes.report(Code::SideTable, place, args![header = found.header.as_str()]);
    }
}

/// Whether most texts of a column are names of other objects than those of its rows, and a number stands behind one.
fn holds_a_list(table: &Settled<'_>, own: u32, column: u32) -> bool {
    let (mut filled, mut others, mut has_numbers) = (0_usize, 0_usize, false);
    for (row, cells) in table.rows() {
        let text = |column: u32| table.table.sheet.cell(row.row, column).map(Cell::shown);
        let Some(found) = text(column) else { continue };
        filled += 1;
        let is_other = text(own).is_none_or(|own| fold_name(&own) != fold_name(&found));
        others += usize::from(is_other && could_be_object(&found));
        has_numbers |= cells.iter().any(|(at, cell)| *at > column && read_count(cell).is_ok());
    }
    has_numbers && others * 2 > filled
}
