//! What stands beside the data and is not read: it is repeated, and questioned where it may decide something.

use std::collections::BTreeMap;

use super::columns::{Role, is_note};
use super::decision_words::leaves_out;
use super::headings::unread_headings;
use super::notes::Notes;
use super::settled::{Cells, Settled};
use super::tables::Tables;
use super::telling_words::{lists_what_is_out, may_change_money, may_say_out, says_out};
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::number::read_text;
use crate::workbook::{Skipped, match_key, names_scale};

/// How the examples begin that a template has beside its prices and budgets.
const OF_TEMPLATE: [&str; 3] = ["Пример из модели", "Модельдегі мысал", "Example from the model"];

/// How many different texts a message lists.
const TEXTS_SHOWN: usize = 10;

/// Whether a text tells that an object should get nothing.
type Tells = fn(&str) -> bool;

/// Warns of texts about objects that say that one should get nothing: in columns that nothing reads, in names, footnotes and
/// titles. All other notes are repeated, and headings that nothing reads (`strict` leaves none): a reader sees at once what was
/// passed over.
pub(super) fn repeat_notes(tables: &Tables<'_>, strict: bool, notes: &mut Notes<'_>) {
    for table in tables.iter() {
        let (mut doubtful, mut idle) =
            unread_texts(table, |cells| table.key(cells).unwrap_or_default(), (false, says_out));
        let telling: [(Role, Tells); 2] = [(Role::Name, says_out), (Role::RowNumber, is_mark)];
        for (found, tells) in telling.iter().filter_map(|(role, tells)| Some((table.column(role.at())?, tells))) {
            for (row, cells) in table.rows() {
                let cell = cells.iter().find(|(column, _)| *column == found.column);
                let text = cell.and_then(|(_, cell)| read_text(cell).ok()).filter(|text| tells(text));
                text.iter().for_each(|text| doubtful.add((row.row, found.column), "", text));
            }
        }
        for row in table.table.skipped.iter().filter(|row| row.why == Skipped::Footnote) {
            if says_out(&row.text) {
                doubtful.add((row.row, 0), "", &row.text);
            } else if may_say_out(&row.text) {
                idle.add((row.row, 0), "", &row.text);
            }
        }
        for (at, title) in titles(table).filter(|(_, title)| lists_what_is_out(title)) {
            doubtful.add(at, "", &title);
        }
        let exclude = tables.specs.name(Role::Exclude.at());
        doubtful.report(Code::NoteMayDecide, &exclude, table, notes);
        idle.report(Code::NotesNotRead, &exclude, table, notes);
        let mut headings = Passed::default();
        unread_headings(table)
            .filter(|row| !strict && !leaves_out(&row.text))
            .for_each(|row| headings.add((row.row, 0), "", &row.text));
        headings.report(Code::HeadingNotRead, &exclude, table, notes);
    }
}

/// Whether a text in the place of a row number may mark the row: `искл.`, `закрыта`, `//`; `1а`, `II` and a dash number it.
fn is_mark(text: &str) -> bool {
    const LETTERS_OF_MARKS: usize = 3;
    let letters = text.chars().filter(|c| c.is_alphabetic() && !matches!(c, 'I' | 'V' | 'X')).count();
    let signs = text.chars().filter(|c| !c.is_whitespace()).count();
    letters >= LETTERS_OF_MARKS || (signs > 1 && !text.contains(char::is_alphanumeric))
}

/// The texts above the table.
fn titles(table: &Settled<'_>) -> impl Iterator<Item = ((u32, u32), String)> {
    let above = table.table.sheet.rows.iter().take_while(|row| row.row < table.table.header_row);
    above.flat_map(|row| row.cells.iter().map(|(column, cell)| ((row.row, *column), cell.shown())))
}

/// The same of a sheet of prices or budgets: texts that may change what an amount means (`за 5 шт.`, `секвестр`, `освоено`).
pub(super) fn repeat_notes_on_money(table: &Settled<'_>, notes: &mut Notes<'_>) {
    let (mut doubtful, idle) =
        unread_texts(table, |_| String::new(), (true, |text: &str| may_change_money(text) || names_scale(text)));
    let aside = table.table.skipped.iter().filter(|row| matches!(row.why, Skipped::Section | Skipped::Footnote));
    for (at, text) in titles(table).chain(aside.map(|row| ((row.row, 0), row.text.clone()))) {
        if may_change_money(&text) {
            doubtful.add(at, "", &text);
        }
    }
    doubtful.report(Code::NoteOnMoney, "", table, notes);
    idle.report(Code::NotesNotRead, "", table, notes);
}

/// Whether a column tells of the object as a whole, and not of its library or its roof.
fn tells_of_all(header: &str) -> bool {
    const STEMS: [&str; 6] = ["статус", "состояни", "примечан", "комментар", "мәртебе", "ескерт"];
    let key = match_key(header);
    STEMS.iter().any(|stem| key.contains(match_key(stem).as_str()))
}

/// The texts of the columns that nothing reads: those that are `doubtful`, and the others where the column holds notes. `key`
/// identifies a row; where not `all` columns may tell, only those of notes and of the state of an object do.
fn unread_texts<'a>(
    table: &Settled<'a>,
    key: impl Fn(Cells<'a>) -> String,
    (all, doubtful): (bool, impl Fn(&str) -> bool),
) -> (Passed, Passed) {
    let (mut telling, mut idle) = (Passed::default(), Passed::default());
    for found in &table.table.unused {
        let holds_notes = is_note(&found.header);
        let may_tell = holds_notes || all || tells_of_all(&found.header);
        for (row, cells) in table.rows() {
            let cell = cells.iter().find(|(column, _)| *column == found.column);
            let text = cell.and_then(|(_, cell)| read_text(cell).ok());
            let Some(text) = text.filter(|text| text.chars().any(char::is_alphabetic)) else { continue };
            let key = key(cells);
            if may_tell && doubtful(&text) {
                telling.add((row.row, found.column), &key, &text);
            } else if holds_notes && !OF_TEMPLATE.iter().any(|own| text.starts_with(own)) {
                idle.add((row.row, found.column), &key, &text);
            }
        }
    }
    (telling, idle)
}

/// Texts that nothing reads, and where the first of them stands.
#[derive(Default)]
struct Passed {
    first: Option<(u32, u32)>,
    count: usize,
    /// By text: its position in the sheet, how often it stands there, and the row that it is about.
    texts: BTreeMap<String, (usize, usize, String)>,
}

impl Passed {
    /// Adds a text about the row that `key` identifies.
    fn add(&mut self, at: (u32, u32), key: &str, text: &str) {
        self.first.get_or_insert(at);
        let own = self.texts.entry(text.to_owned()).or_insert_with(|| (self.count, 0, key.to_owned()));
        own.1 += 1;
        self.count += 1;
    }

    /// The texts, those first that may decide something, then the rarer ones.
    fn shown(&self) -> String {
        let mut texts: Vec<_> = self.texts.iter().collect();
        texts.sort_by_cached_key(|(text, (position, count, _))| (!may_say_out(text), *count, *position));
        let show = |(text, (_, count, key)): &(&String, &(usize, usize, String))| match (count, key.as_str()) {
            (1, "") => format!("`{text}`"),
            (1, key) => format!("`{key}: {text}`"),
            _ => format!("`{text}` ({count})"),
        };
        let mut shown: Vec<String> = texts.iter().take(TEXTS_SHOWN).map(show).collect();
        shown.extend((texts.len() > TEXTS_SHOWN).then(|| "…".to_owned()));
        shown.join(", ")
    }

    fn report(&self, code: Code, exclude: &str, table: &Settled<'_>, notes: &mut Notes<'_>) {
        let Some((row, column)) = self.first else { return };
        let args = args![count = self.count, texts = self.shown(), exclude = exclude];
        notes.report(code, table.table.sheet.place(table.table.file, row, column), args);
    }
}
