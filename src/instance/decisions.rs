//! Columns `must` and `exclude`: what was decided about an object before planning, and why.

use super::columns::Role;
use super::notes::Notes;
use super::tables::{RowAt, Tables};
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::normalise_header;
use crate::workbook::number::{read_text, read_yes_no};

/// What a row's `must` and `exclude` cells say, by position of the row.
pub(super) struct RowDecision {
    pub(super) at: usize,
    pub(super) must: bool,
    pub(super) reason: String,
}

/// The decisions of the object sheets; reports missing reasons and contradictions.
pub(super) fn read_decisions(tables: &Tables<'_>, notes: &mut Notes<'_>) -> Vec<RowDecision> {
    let mut out = Vec::new();
    if !tables.any_has(Role::Must.at()) && !tables.any_has(Role::Exclude.at()) {
        return out;
    }
    for row in tables.rows() {
        let must = reason(&row, Role::Must, tables, notes);
        let exclude = reason(&row, Role::Exclude, tables, notes);
        match (must, exclude) {
            (Some(_), Some(_)) => {
                let args = args![object = row.key().unwrap_or_default()];
                notes.report(Code::MustAndExclude, row.place(Role::Exclude.at()), args);
            }
            (Some(reason), None) => out.push(RowDecision { at: row.at, must: true, reason }),
            (None, Some(reason)) => out.push(RowDecision { at: row.at, must: false, reason }),
            (None, None) => {}
        }
    }
    out
}

/// The reason in a cell; `None` when nothing was decided. A bare "yes" decides without a reason.
fn reason(row: &RowAt<'_, '_>, role: Role, tables: &Tables<'_>, notes: &mut Notes<'_>) -> Option<String> {
    let cell = row.cell(role.at())?;
    match read_yes_no(cell) {
        Ok(false) => None,
        Ok(true) => {
            let args = args![column = row.header(role.at(), tables.specs), object = row.key().unwrap_or_default()];
            notes.report(Code::DecisionWithoutReason, row.place(role.at()), args);
            Some(String::new())
        }
        Err(_) => match read_text(cell) {
            Ok(text) if is_unclear(&text) => {
                let args = args![column = row.header(role.at(), tables.specs), found = text];
                notes.report(Code::DecisionUnclear, row.place(role.at()), args);
                None
            }
            Ok(text) => Some(text),
            Err(why) => {
                let args = args![column = row.header(role.at(), tables.specs), found = cell.shown()];
                notes.report(why.code(), row.place(role.at()), args);
                None
            }
        },
    }
}

/// Whether a text may say that nothing was decided (`н/д`, `х`, `не исключать`, `да?`) rather than why something was.
fn is_unclear(text: &str) -> bool {
    const FEWEST_LETTERS: usize = 3;
    const NEGATIONS: [&str; 7] = ["не", "нет", "без", "жоқ", "no", "not", "none"];
    let words = normalise_header(text);
    let first = words.split([' ', '/']).next().unwrap_or_default();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let is_negative = NEGATIONS.contains(&first) || words.split(' ').any(|word| word == "жоқ" || word == "емес");
    letters < FEWEST_LETTERS || is_negative || text.ends_with('?')
}
