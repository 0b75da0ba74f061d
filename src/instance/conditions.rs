//! Conditions that the Budgets and Rules sheets state: the name of a group, or a formula as in a model.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::locality::locality_word;
use super::notes::Notes;
use super::settled::Settled;
use super::sheets::Sheets;
use super::{budgets_sheet, rules_sheet};
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::index::GroupIx;
use crate::programme::{Formula, Programme};
use crate::workbook::Workbook;
use crate::workbook::number::read_text;

/// The conditions of a workbook, by their text.
#[derive(Default)]
pub(super) struct Conditions(BTreeMap<String, Result<Formula, Option<Diagnostic>>>);

impl Conditions {
    /// Compiles the conditions of the sheets before any object is read: what they read becomes a column of `programme`.
    pub(super) fn read(workbook: &Workbook, sheets: &Sheets<'_>, programme: &mut Programme) -> Self {
        let mut conditions = Self::default();
        // The readers of the sheets report what is wrong with these.
        let mut unheard = Diagnostics::new();
        let mut notes = Notes::new(&mut unheard);
        let budgets = (&sheets.budgets, budgets_sheet::specs(), budgets_sheet::CONDITIONS);
        let rules = (&sheets.rules, rules_sheet::specs(), rules_sheet::CONDITIONS);
        for (sheets, specs, columns) in [budgets, rules] {
            for table in sheets.iter().filter_map(|s| Settled::read(&workbook.file, s, &specs, &[], &mut notes)) {
                for (row, cells) in table.rows() {
                    for spec in columns {
                        let Some(text) = table.cell(cells, *spec).and_then(|cell| read_text(cell).ok()) else {
                            continue;
                        };
                        let place = table.place(row.row, *spec, None);
                        conditions.add(&text, &place, programme);
                    }
                }
            }
        }
        conditions
    }

    /// Compiles a cell: one condition, or two groups of a gap.
    fn add(&mut self, text: &str, place: &Place, programme: &mut Programme) {
        for text in std::iter::once(text).chain(pair(text).into_iter().flatten()) {
            if self.0.contains_key(text) {
                continue;
            }
            let written = match locality_word(text) {
                Some(true) => "rural",
                Some(false) => "not rural",
                None => text,
            };
            self.0.insert(text.to_owned(), programme.condition(shown(place), written));
        }
    }

    /// The formulas.
    pub(super) fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.0.values().filter_map(|compiled| compiled.as_ref().ok())
    }

    /// The group that `text` in the cell at `place` names or describes; reports one that does neither.
    pub(super) fn group(
        &self,
        text: &str,
        place: &Place,
        groups: &mut Groups<'_>,
        notes: &mut Notes<'_>,
    ) -> Option<GroupIx> {
        let near = match groups.named(text) {
            Ok(group) => return Some(group),
            Err(near) => near,
        };
        match self.0.get(text) {
            Some(Ok(formula)) => return Some(groups.condition(Some(formula), None, notes)),
            Some(Err(Some(why))) if is_formula(text) => notes.push(Diagnostic { place: place.clone(), ..why.clone() }),
            _ => notes.push(Diagnostic::new(Code::UnknownGroup, place.clone(), args![found = text]).suggest(near)),
        }
        None
    }
}

/// The two sides of `rural; urban`.
pub(super) fn pair(text: &str) -> Option<[&str; 2]> {
    text.split_once(';').or_else(|| text.split_once(',')).map(|(first, second)| [first.trim(), second.trim()])
}

/// Whether a text is meant as a formula rather than as a name.
fn is_formula(text: &str) -> bool {
    let words = ["and", "or", "not"];
    text.contains(['=', '<', '>', '+', '*', '(']) || text.split_whitespace().any(|word| words.contains(&word))
}

/// A cell as the file of what it holds.
fn shown(place: &Place) -> String {
    match place {
        Place::Cell(cell) => format!("{}: {}!{cell}", cell.file, cell.sheet),
        Place::Sheet { file, sheet } => format!("{file}: {sheet}"),
        _ => String::new(),
    }
}
