//! Columns `must` and `exclude`: what was decided about an object before planning, and why.

use std::collections::BTreeSet;

use super::columns::Role;
use super::decision_words::{asks_question, asks_who_takes_part, is_unclear, leaves_out, says_decision};
use super::notes::{Notes, some_names};
use super::settled::Cells;
use super::tables::{RowAt, Tables};
use super::words::fold_spaces;
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::workbook::number::{read_text, read_yes_no};
use crate::workbook::{Cell, Skipped, TableRow};

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
    say_decisions(&out, tables, notes);
    out
}

/// Says what was decided and on what ground: a reader sees at once where a cell was taken for a decision that is none.
fn say_decisions(decisions: &[RowDecision], tables: &Tables<'_>, notes: &mut Notes<'_>) {
    if decisions.is_empty() {
        return;
    }
    let said = |must: bool| {
        let own = decisions.iter().filter(|own| own.must == must);
        let names = own.filter_map(|own| {
            let key = tables.row(own.at)?.key().unwrap_or_default();
            Some(if own.reason.is_empty() { key } else { format!("{key}: {}", own.reason) })
        });
        let names: Vec<String> = names.collect();
        (names.len(), some_names(&names))
    };
    let ((must, musts), (exclude, excludes)) = (said(true), said(false));
    let any = |count: usize| if count == 0 { "none" } else { "some" };
    let mut args = args![must = must, musts = musts, included = any(must)];
    args.extend(args![exclude = exclude, excludes = excludes, left_out = any(exclude)]);
    notes.report(Code::DecisionsRead, Place::Nowhere, args);
}

/// Refuses columns that nothing reads although cells in them say a decision: `Решение | исключить`.
pub(super) fn refuse_unread_decisions(tables: &Tables<'_>, notes: &mut Notes<'_>) {
    for table in tables.iter() {
        for found in &table.table.unused {
            let text = |row: &TableRow| table.table.sheet.cell(row.row, found.column).and_then(|c| read_text(c).ok());
            let answers: BTreeSet<Option<String>> = match asks_who_takes_part(&found.header) {
                true => table.rows().map(|(row, _)| text(row)).collect(),
                false => BTreeSet::new(),
            };
            let asks = asks_question(&found.header);
            let says = |(row, _): &(&TableRow, Cells<'_>)| {
                let answers_it = |text: &str| asks && text.chars().any(char::is_alphanumeric);
                text(row).is_some_and(|text| answers.len() > 1 || answers_it(&text) || says_decision(&text))
            };
            let Some((row, _)) = table.rows().find(says) else { continue };
            let place = table.table.sheet.place(table.table.file, row.row, found.column);
            let [must, exclude] = [Role::Must, Role::Exclude].map(|role| tables.specs.name(role.at()));
            let said = table.table.sheet.cell(row.row, found.column).map(Cell::shown).unwrap_or_default();
            let args = args![column = fold_spaces(&found.header), found = said, must = must, exclude = exclude];
            notes.report(Code::DecisionColumn, place, args);
        }
    }
}

/// Refuses headings that leave out what stands below: nothing reads them so.
pub(super) fn refuse_deciding_headings(tables: &Tables<'_>, notes: &mut Notes<'_>) {
    for table in tables.iter() {
        let last = table.table.rows.last().map_or(0, |row| row.row);
        let headings = table.table.skipped.iter().filter(|row| row.why == Skipped::Section && row.row < last);
        for heading in headings.filter(|row| leaves_out(&row.text)) {
            let place = table.first_cell(heading.row);
            let exclude = tables.specs.name(Role::Exclude.at());
            notes.forget_row(&place);
            notes.report(Code::HeadingDecides, place, args![found = heading.text.as_str(), exclude = exclude]);
        }
    }
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
            Ok(text) if is_unclear(&text, role) => {
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
