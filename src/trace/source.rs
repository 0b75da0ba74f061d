//! Where in an input a value comes from.

use std::collections::BTreeSet;

use super::compare::Difference;
use crate::diagnostic::{CellPlace, Place};
use crate::instance::Instance;
use crate::programme::{Column, Formula, Programme, standard_columns};
use crate::workbook::{Cell, Sheet, Workbook, normalise_header};

/// The cell of the object sheet that a differing value of an object comes from: the first of the columns that its
/// formula reads, else the first cell of the object's row. `None` for what is not an object's.
pub(super) fn place(
    input: &Workbook,
    programme: &Programme,
    instance: &Instance,
    difference: &Difference,
) -> Option<Place> {
    if difference.section != "objects" {
        return None;
    }
    let object = instance.objects.id.iter().position(|id| *id == difference.name)?;
    let (row, sheet) = *instance.objects.source.get(object)?;
    let name = usize::try_from(sheet).ok().and_then(|at| instance.objects.sheets.get(at))?;
    let sheet = input.sheets.iter().find(|sheet| sheet.name == *name)?;
    let row = row.checked_sub(1)?;
    let known = columns_of(programme, difference);
    let found = known.iter().find_map(|column| header(sheet, row, column));
    let first = sheet.row(row).and_then(|row| row.cells.first()).map_or(0, |(column, _)| *column);
    let column = found.as_ref().map_or(first, |(column, _)| *column);
    Some(Place::Cell(Box::new(CellPlace {
        file: input.file.clone(),
        sheet: sheet.name.clone(),
        row,
        column,
        row_key: Some(difference.name.clone()),
        header: found.map(|(_, header)| header),
        shown: sheet.cell(row, column).map(Cell::shown).unwrap_or_default(),
    })))
}

/// The columns that a value is computed from.
fn columns_of(programme: &Programme, difference: &Difference) -> Vec<Column> {
    let (kind, of, _) = difference.parts();
    let need = || programme.needs.iter().find(|need| need.id == of);
    let option = |id: &str| programme.options.iter().find(|option| option.id == id);
    let formulas: Vec<&Formula> = match kind {
        "need" => need().map(|need| &need.need).into_iter().collect(),
        "have" => need().map(|need| &need.have).into_iter().collect(),
        "people" => need().and_then(|need| need.people.as_ref()).into_iter().collect(),
        "eligible" => option(of).and_then(|option| option.condition.as_ref()).into_iter().collect(),
        "price" => option(of).into_iter().flat_map(|option| option.price.iter().flat_map(|p| p.values())).collect(),
        "yearly" => option(of).and_then(|option| option.yearly.as_ref()).into_iter().collect(),
        "fixed" => option(of).and_then(|option| option.fixed.as_ref()).into_iter().collect(),
        "qty" => {
            let of_option = of.split_once('.').and_then(|(id, _)| option(id));
            of_option.into_iter().flat_map(|option| option.items.iter().map(|(_, quantity)| quantity)).collect()
        }
        _ => return standard_columns().into_iter().filter(|column| column.id == kind).collect(),
    };
    let columns: BTreeSet<usize> = formulas.into_iter().flat_map(Formula::columns).collect();
    columns.into_iter().filter_map(|at| programme.columns.get(at).cloned()).collect()
}

/// The column of a sheet that has a header of `column` above `row`, and that header; the nearest one above counts.
fn header(sheet: &Sheet, row: u32, column: &Column) -> Option<(u32, String)> {
    let headers = [&column.headers.ru, &column.headers.kk, &column.headers.en];
    let mut wanted: BTreeSet<String> = headers.into_iter().flatten().map(|header| normalise_header(header)).collect();
    wanted.insert(normalise_header(&column.id));
    let above = sheet.rows.iter().rev().filter(|above| above.row < row);
    above.flat_map(|above| &above.cells).find_map(|(at, cell)| match cell {
        Cell::Text(text) if wanted.contains(&normalise_header(text)) => Some((*at, text.clone())),
        _ => None,
    })
}
