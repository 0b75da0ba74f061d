//! Sheet Data as sections of entries, and exact values out of their cells.

use std::collections::BTreeMap;

use super::data::At;
use super::entry::Entry;
use crate::args;
use crate::diagnostic::{CellPlace, Code, Diagnostics, Place};
use crate::lang::Lang;
use crate::workbook::{Cell, Row, Workbook};

const MARK: &str = "jospar-data";
const MARK_CONTINUED: &str = "jospar-data-continued";
/// The newest format that this version reads.
const FORMAT: i128 = 1;

/// The sections with the first of their columns. A `[name]` row starts a section only when the row below it
/// begins with that column: lines of a model file look like sections too.
const SECTIONS: [(&str, &str); 34] = [
    ("meta", "key"),
    ("model", "number"),
    ("sources", "file"),
    ("overrides", "kind"),
    ("kinds", "kind"),
    ("needs", "need"),
    ("options", "option"),
    ("alternatives", "group"),
    ("items", "item"),
    ("bom", "option"),
    ("tenders", "tender"),
    ("rises", "option"),
    ("ordering", "item"),
    ("bands", "item"),
    ("groups", "group"),
    ("budgets", "budget"),
    ("priorities", "priority"),
    ("rules", "row"),
    ("goals", "goal"),
    ("objects", "object"),
    ("decisions", "object"),
    ("purchases", "object"),
    ("fees", "object"),
    ("expenses", "cause"),
    ("dearest", "budget"),
    ("orders", "item"),
    ("coverage", "need"),
    ("results", "row"),
    ("served", "position"),
    ("leaves", "served"),
    ("splits", "served"),
    ("prices", "served"),
    ("reasons", "object"),
    ("modes", "priority"),
];

/// Sections that a plan may do without.
const MAY_BE_ABSENT: [&str; 17] = [
    "model",
    "sources",
    "overrides",
    "kinds",
    "alternatives",
    "items",
    "bom",
    "tenders",
    "rises",
    "ordering",
    "bands",
    "expenses",
    "dearest",
    "orders",
    "splits",
    "reasons",
    "modes",
];

/// The sections of sheet Data.
#[derive(Debug)]
pub(crate) struct Sections<'w> {
    workbook: &'w Workbook,
    by_name: BTreeMap<&'static str, Section<'w>>,
}

/// One section: its columns and its entries.
#[derive(Debug)]
pub(super) struct Section<'w> {
    /// The position of each column.
    pub(super) columns: BTreeMap<String, u32>,
    entries: Vec<(At, &'w Row)>,
}

fn is_text(cell: Option<&Cell>, text: &str) -> bool {
    matches!(cell, Some(Cell::Text(found)) if found.trim() == text)
}

/// Whether a workbook has the data of a plan.
pub(super) fn has_data(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| is_text(sheet.cell(0, 0), MARK))
}

impl<'w> Sections<'w> {
    /// Splits sheet Data of `workbook`; `None` when it is not there or of another format.
    pub(crate) fn split(workbook: &'w Workbook, findings: &mut Diagnostics) -> Option<Self> {
        let file = || Place::File { file: workbook.file.clone() };
        let Some(first) = workbook.sheets.iter().find(|sheet| is_text(sheet.cell(0, 0), MARK)) else {
            findings.report(Code::DataMissing, file(), args![section = MARK]);
            return None;
        };
        match first.cell(0, 1).and_then(whole) {
            Some(FORMAT) => {}
            Some(newer) if newer > FORMAT => {
                let args = args![found = newer.to_string(), allowed = FORMAT.to_string()];
                findings.report(Code::DataNewer, first.place(&workbook.file, 0, 1), args);
                return None;
            }
            other => {
                let found = other.map(|n| n.to_string()).unwrap_or_default();
                let place = first.place(&workbook.file, 0, 1);
                findings.report(
                    Code::DataBroken,
                    place,
                    args![column = MARK, found = found, allowed = FORMAT.to_string()],
                );
                return None;
            }
        }
        let mut sections = Self { workbook, by_name: BTreeMap::new() };
        sections.fill();
        sections.require_all(findings, &file());
        Some(sections)
    }

    /// The language in which the plan is written, as it says.
    pub(crate) fn lang(&self) -> Option<Lang> {
        let (columns, mut rows) = self.table("meta")?;
        let (key, value) = (*columns.get("key")?, *columns.get("value")?);
        let code = rows.find(|row| is_text(cell(row, key), "lang")).and_then(|row| cell(row, value))?.shown();
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The rows of sheet Data and its continuations below their marks, in order.
    fn rows(workbook: &'w Workbook) -> impl Iterator<Item = (At, &'w Row)> {
        let of = move |mark| {
            let sheets = workbook.sheets.iter().enumerate();
            sheets.filter(move |(_, sheet)| is_text(sheet.cell(0, 0), mark))
        };
        of(MARK).take(1).chain(of(MARK_CONTINUED)).flat_map(|(at, sheet)| {
            sheet.rows.iter().filter(|row| row.row > 0).map(move |row| (At { sheet: at, row: row.row }, row))
        })
    }

    fn fill(&mut self) {
        let mut rows = Self::rows(self.workbook).peekable();
        let mut current: Option<&'static str> = None;
        while let Some((at, row)) = rows.next() {
            let starts = |(name, first): &&(&str, &str)| {
                let header = rows.peek().and_then(|(_, next)| cell(next, 0));
                is_text(cell(row, 0), &format!("[{name}]")) && is_text(header, first)
            };
            if let Some((name, _)) = SECTIONS.iter().find(starts) {
                let columns = rows.next().map(|(_, header)| columns(header)).unwrap_or_default();
                self.by_name.entry(name).or_insert(Section { columns, entries: Vec::new() });
                current = Some(name);
            } else if let Some(section) = current.and_then(|name| self.by_name.get_mut(name)) {
                section.entries.push((at, row));
            }
        }
    }

    fn require_all(&self, findings: &mut Diagnostics, place: &Place) {
        for (name, _) in SECTIONS.iter().filter(|(name, _)| !self.by_name.contains_key(name)) {
            if !MAY_BE_ABSENT.contains(name) {
                findings.report(Code::DataMissing, place.clone(), args![section = format!("[{name}]")]);
            }
        }
    }

    /// Reads every entry of a section with `read`; entries that it refuses are left out. A section that lacks one of
    /// `columns` is reported and not read.
    pub(super) fn read<T>(
        &self,
        name: &'static str,
        columns: &[impl AsRef<str>],
        findings: &mut Diagnostics,
        mut read: impl FnMut(&mut Entry<'_, 'w>) -> Option<T>,
    ) -> Vec<T> {
        let Some(section) = self.by_name.get(name) else { return Vec::new() };
        let missing = columns.iter().map(AsRef::as_ref).filter(|column| !section.columns.contains_key(*column));
        let before = findings.iter().count();
        for column in missing {
            let place = Place::File { file: self.workbook.file.clone() };
            findings.report(Code::DataMissing, place, args![section = format!("[{name}] {column}")]);
        }
        if findings.iter().count() > before {
            return Vec::new();
        }
        let one = |(ordinal, (at, row)): (usize, &(At, &'w Row))| {
            let mut entry = Entry::new(self, section, (name, ordinal), (*at, row), findings);
            read(&mut entry)
        };
        section.entries.iter().enumerate().filter_map(one).collect()
    }

    /// The columns of a section and its entries, as they stand.
    pub(crate) fn table(&self, name: &str) -> Option<(&BTreeMap<String, u32>, impl Iterator<Item = &'w Row> + '_)> {
        let section = self.by_name.get(name)?;
        Some((&section.columns, section.entries.iter().map(|(_, row)| *row)))
    }

    /// Whether a section has a column.
    pub(super) fn has_column(&self, section: &str, column: &str) -> bool {
        self.by_name.get(section).is_some_and(|section| section.columns.contains_key(column))
    }

    /// The cell of `column` in the entry at `at` of a section.
    pub(super) fn place(&self, section: &str, at: At, column: &str) -> Place {
        let Some(sheet) = self.workbook.sheets.get(at.sheet) else {
            return Place::File { file: self.workbook.file.clone() };
        };
        let column_at = self.by_name.get(section).and_then(|section| section.columns.get(column)).copied().unwrap_or(0);
        Place::Cell(Box::new(CellPlace {
            file: self.workbook.file.clone(),
            sheet: sheet.name.clone(),
            row: at.row,
            column: column_at,
            row_key: sheet.cell(at.row, 0).map(Cell::shown),
            header: Some(format!("[{section}] {column}")),
            shown: sheet.cell(at.row, column_at).map(Cell::shown).unwrap_or_default(),
        }))
    }
}

/// The cell of a row in a column.
pub(super) fn cell(row: &Row, column: u32) -> Option<&Cell> {
    let at = row.cells.binary_search_by_key(&column, |(at, _)| *at).ok()?;
    row.cells.get(at).map(|(_, cell)| cell)
}

fn columns(header: &Row) -> BTreeMap<String, u32> {
    let name = |(at, cell): &(u32, Cell)| (cell.shown().trim().to_owned(), *at);
    header.cells.iter().rev().map(name).collect()
}

/// The whole number in a cell: a number below 2⁵³, or text.
pub(crate) fn whole(cell: &Cell) -> Option<i128> {
    match cell {
        Cell::Number(n) | Cell::Date(n) if n.abs() < 9_007_199_254_740_992.0 && n.trunc().total_cmp(n).is_eq() => {
            format!("{n:.0}").parse().ok()
        }
        Cell::Text(text) => text.trim().parse().ok(),
        Cell::Bool(yes) => Some(i128::from(*yes)),
        _ => None,
    }
}
