//! What the sheets of details (ages, offers) have in common: each row is about an object, which its code names.

use super::columns::{Specs, headers};
use super::items::report_empty;
use super::notes::Notes;
use super::objects::ObjectData;
use super::settled::{Cells, Settled};
use crate::args;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::programme::Headers;
use crate::workbook::Holds;
use crate::workbook::number::read_text;

/// The position of the column of object codes, among the specs of every sheet of details.
pub(super) const OBJECT: usize = 0;

/// The column of object codes, as [`Specs::new`] takes it.
pub(super) fn object_code() -> (&'static str, Headers, Holds) {
    let ru = &["код", "код школы", "код организации", "код объекта"];
    let kk = &["коды", "мектеп коды", "ұйым коды", "нысан коды"];
    ("id", headers(ru, kk, &["id", "school id", "school code"]), Holds::Other)
}

/// A sheet of details and the objects that it may name.
#[derive(Clone, Copy)]
pub(super) struct Details<'r, 'a> {
    pub(super) table: &'r Settled<'a>,
    pub(super) specs: &'r Specs,
    pub(super) data: &'r ObjectData,
}

impl Details<'_, '_> {
    /// The text of a cell that must have one; reports an empty one.
    pub(super) fn text(self, row: u32, cells: Cells<'_>, spec: usize, notes: &mut Notes<'_>) -> Option<String> {
        let text = self.table.cell(cells, spec).and_then(|cell| read_text(cell).ok()).filter(|text| !text.is_empty());
        if text.is_none() {
            report_empty(self.table, row, spec, self.specs, None, notes);
        }
        text
    }

    /// The position of the object that a row is about; reports as `unknown` a code that none has.
    pub(super) fn object(self, row: u32, cells: Cells<'_>, unknown: Code, notes: &mut Notes<'_>) -> Option<usize> {
        let id = self.text(row, cells, OBJECT, notes)?;
        let ids = &self.data.objects.id;
        let found = ids.binary_search_by(|own| own.as_str().cmp(&id)).ok();
        // Where the objects have errors there may be none at all.
        if found.is_none() && !ids.is_empty() {
            let near = nearest(&id, ids.iter().map(String::as_str)).map(str::to_owned);
            let place = self.table.place(row, OBJECT, Some(id.clone()));
            notes.push(Diagnostic::new(unknown, place, args![found = id]).suggest(near));
        }
        found
    }
}
