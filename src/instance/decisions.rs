//! Columns `must` and `exclude`: what was decided about an object before planning, and why.

use super::columns::Role;
use super::notes::{Notes, some_names};
use super::settled::Cells;
use super::tables::{RowAt, Tables};
use super::words::fold_spaces;
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::workbook::number::{read_text, read_yes_no};
use crate::workbook::{Cell, Skipped, TableRow, match_key, normalise_header};

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
    let args = args![must = must, musts = musts, exclude = exclude, excludes = excludes];
    notes.report(Code::DecisionsRead, Place::Nowhere, args);
}

/// Refuses columns that nothing reads although cells in them say a decision: `Решение | исключить`.
pub(super) fn refuse_unread_decisions(tables: &Tables<'_>, notes: &mut Notes<'_>) {
    for table in tables.iter() {
        for found in &table.table.unused {
            let says = |(row, _): &(&TableRow, Cells<'_>)| {
                table
                    .table
                    .sheet
                    .cell(row.row, found.column)
                    .and_then(|cell| read_text(cell).ok())
                    .is_some_and(|text| says_decision(&text) || answers_question(&found.header, &text))
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
    const OUTSIDE: [&str; 9] = [
        "исключен",
        "закрыт",
        "не участв",
        "справочно",
        "ликвидир",
        "алып тасталған",
        "жабылған",
        "excluded",
        "closed",
    ];
    for table in tables.iter() {
        let last = table.table.rows.last().map_or(0, |row| row.row);
        let headings = table.table.skipped.iter().filter(|row| row.why == Skipped::Section && row.row < last);
        for heading in headings {
            let key = match_key(&heading.text);
            if OUTSIDE.iter().any(|word| key.contains(match_key(word).as_str())) {
                let first = table.cells_of(heading.row).first().map_or(0, |(column, _)| *column);
                let place = table.table.sheet.place(table.table.file, heading.row, first);
                let exclude = tables.specs.name(Role::Exclude.at());
                notes.report(Code::HeadingDecides, place, args![found = heading.text.as_str(), exclude = exclude]);
            }
        }
    }
}

/// Words that decide wherever they stand, and those that do so alone or before a dash, a colon or «из плана».
const ORDERS: [&str; 4] = ["исключить", "исключению", "исключите", "отказать"];
const DECISIONS: [&str; 16] = [
    "исключен",
    "исключена",
    "исключено",
    "исключается",
    "не включать",
    "включить",
    "включен",
    "включена",
    "включено",
    "обязательно",
    "алып тастау",
    "алып тасталсын",
    "міндетті",
    "енгізілсін",
    "exclude",
    "must",
];
/// Beginnings of headers that ask for a decision.
const QUESTIONS: [&str; 13] = [
    "включ",
    "не включ",
    "исключ",
    "участие в программе",
    "участвует в программе",
    "отказ",
    "в обязательном",
    "обязат",
    "решени",
    "шешім",
    "алып таст",
    "міндет",
    "exclu",
];

/// Whether a cell decides that an object takes part or not.
fn says_decision(text: &str) -> bool {
    let key = match_key(text);
    let orders = key.split([' ', '/']).any(|word| ORDERS.iter().any(|order| word == match_key(order)));
    let lower = text.trim().to_lowercase();
    let alone = |word: &&str| {
        lower.strip_prefix(*word).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty()
                || rest.starts_with([':', ',', '.', ';', '-', '–', '—', '('])
                || ["из плана", "в план", "из программы", "жоспардан"].iter().any(|tail| rest.starts_with(tail))
        })
    };
    orders || DECISIONS.iter().any(alone)
}

/// Whether a column that nothing reads asks for a decision and answers yes or no.
fn answers_question(header: &str, text: &str) -> bool {
    let key = match_key(header);
    let asks = QUESTIONS.iter().any(|question| key.starts_with(match_key(question).as_str()));
    asks && read_yes_no(&Cell::Text(text.to_owned())).is_ok()
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

/// Beginnings of words by which a decision is doubtful, whichever it is.
const DOUBTFUL: [&str; 15] = [
    "вопрос",
    "рассмотреть",
    "рассмотрени",
    "возможн",
    "усмотрен",
    "желательн",
    "уточн",
    "отмен",
    "отозв",
    "қарау",
    "қаралсын",
    "мүмкін",
    "pending",
    "withdraw",
    "cancel",
];
/// Beginnings of words that refuse an object, put it off or leave it out.
const OUT: [&str; 16] = [
    "отклон",
    "закрыт",
    "следующ",
    "необяз",
    "отказ",
    "отлож",
    "перенес",
    "снят",
    "исключ",
    "кейін",
    "алып",
    "reject",
    "declin",
    "postpon",
    "exclu",
    "omit",
];
/// Beginnings of words that put or keep an object in.
const IN: [&str; 8] = ["включ", "обязательн", "остав", "енгіз", "міндетт", "қалдыр", "inclu", "keep"];

/// Whether a text may say that nothing was decided (`н/д`, `х`, `не исключать`, `да?`), or the opposite (`отклонено`), rather
/// than why something was.
fn is_unclear(text: &str, role: Role) -> bool {
    const FEWEST_LETTERS: usize = 3;
    const NEGATIONS: [&str; 7] = ["не", "нет", "без", "жоқ", "no", "not", "none"];
    let words = normalise_header(text);
    let first = words.split([' ', '/']).next().unwrap_or_default();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_negative = NEGATIONS.contains(&first) || words.split(' ').any(|word| word == "жоқ" || word == "емес");
    let opposite = if role == Role::Must { &OUT[..] } else { &IN[..] };
    let key = match_key(text);
    let turns = |stem: &&str| key.split([' ', '/']).any(|word| word.starts_with(match_key(stem).as_str()));
    // «снято с исключения» in the column of exclusions.
    let turned = if role == Role::Must { "бас тарт" } else { "с исключ" };
    let refuses = key.contains(&match_key(turned));
    let is_turned = refuses || DOUBTFUL.iter().chain(opposite).any(turns);
    // «решение не принято» in the column of those that must be served.
    let denies = role == Role::Must && words.split([' ', '/']).any(|word| NEGATIONS.contains(&word));
    letters < FEWEST_LETTERS || is_negative || denies || is_turned || text.ends_with('?')
}
