//! Rural or urban: from a yes/no column, a column with the type of place, or section rows.

use super::columns::Role;
use super::known::Known;
use super::notes::Notes;
use super::places::Merged;
use super::sections::Sections;
use super::tables::{Gaps, Tables};
use super::words::meaning;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::number::{read_text, read_yes_no};
use crate::workbook::{Cell, is_count, normalise_header};

/// Words for rural (true) and urban (false) places, folded.
const WORDS: &[(bool, &[&str])] = &[
    (
        true,
        &[
            "село",
            "сел",
            "сельская",
            "сельский",
            "сельское",
            "сельские",
            "сельская местность",
            "сельской местности",
            "сельское население",
            "сельские школы",
            "сельский населенный пункт",
            "с",
            "аул",
            "ауыл",
            "ауылдық",
            "ауылдық жер",
            "ауылдық жерлер",
            "ауылдық елді мекен",
            "ауыл халқы",
            "ауыл мектептері",
            "ауылдық мектептер",
            "rural",
            "rural area",
            "village",
        ],
    ),
    (
        false,
        &[
            "город",
            "гор",
            "городская",
            "городской",
            "городское",
            "городские",
            "городская местность",
            "городской местности",
            "городское население",
            "городские школы",
            "г",
            "қала",
            "қалалық",
            "қалалық жер",
            "қалалық жерлер",
            "қала халқы",
            "қала мектептері",
            "қалалық мектептер",
            "urban",
            "urban area",
            "city",
            "town",
        ],
    ),
];

/// Whether a word means rural (true) or urban (false).
pub(super) fn locality_word(text: &str) -> Option<bool> {
    let text = text.trim_end().trim_end_matches('.');
    // A Latin letter among Cyrillic ones is a slip: `сeло`.
    let is_sure = !text.contains(['?', '!', '*']);
    meaning(text, WORDS).or_else(|| meaning(&normalise_header(text), WORDS).filter(|_| is_sure))
}

/// Whether a heading means rural (true) or urban (false): `1. Сельские школы (8):`, `Раздел II. Город`.
pub(super) fn locality_of_heading(text: &str) -> Option<bool> {
    let is_idle = |word: &&str| {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'i' | b'v' | b'x'));
        is_number || ["раздел", "бөлім", "section", "школы", "мектептер"].contains(word)
    };
    let outside = text.split(['(', ')']).step_by(2).collect::<Vec<_>>().join(" ").to_lowercase();
    if text.split(['(', ')']).skip(1).step_by(2).any(|inside| !is_count(inside)) {
        return None;
    }
    let words = outside.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling: Vec<&str> = words.filter(|word| !is_idle(word)).filter(|word| !matches!(*word, "в" | "во")).collect();
    locality_word(text).or_else(|| locality_word(&telling.join(" ")))
}

/// Whether a cell means rural. Yes and no count only under a header that `asks` "rural?".
fn read_rural(cell: &Cell, asks: bool) -> Option<bool> {
    let word = read_text(cell).ok().and_then(|text| locality_word(&text));
    word.or_else(|| if asks { read_yes_no(cell).ok() } else { None })
}

/// Whether a header asks "rural?", so that yes and no are answers; «Тип местности» does not, nor one that names towns, too.
fn asks_for_rural(header: &str) -> bool {
    let header = normalise_header(header);
    let names_towns = ["город", "қала", "кала", "urban"].iter().any(|word| header.contains(word));
    (!names_towns || says_one_for_rural(&header))
        && ["сел", "ауыл", "rural"].iter().any(|word| header.starts_with(word))
}

/// Whether a header explains its numbers as expected: `Село - 1, город - 0`.
fn says_one_for_rural(header: &str) -> bool {
    let words = header.split([' ', '/', '-', '=', ',']).filter(|word| !word.is_empty());
    let told: Vec<&str> = words.filter(|word| matches!(*word, "0" | "1") || word.starts_with(['с', 'г'])).collect();
    matches!(told.as_slice(), [village, "1", town, "0"] if village.starts_with("сел") && town.starts_with("гор"))
}

/// Whether each row is rural. Without a column, section rows say it; `required` makes the lack of both an error; objects for
/// which it is `None` are not expected to say it.
pub(super) fn read_localities(
    tables: &Tables<'_>,
    sections: &Sections,
    required: Option<bool>,
    gaps: &mut Gaps,
    notes: &mut Notes<'_>,
) -> Vec<bool> {
    let spec = Role::Rural.at();
    if !tables.any_has(spec)
        && let Some(known) = without_column(tables, sections, required, notes)
    {
        return known;
    }
    tables.report_missing(spec, notes);
    let asks: Vec<bool> = tables
        .iter()
        .map(|table| table.column_or_meant(spec).is_some_and(|found| asks_for_rural(&found.header)))
        .collect();
    let merged: Vec<Merged<'_>> = tables.iter().map(|table| Merged::of(table, spec)).collect();
    let mut differing = Vec::new();
    let mut known: Vec<Known<Option<bool>>> = tables.iter().map(|_| Known::new()).collect();
    let mut out = Vec::with_capacity(tables.len());
    for row in tables.rows() {
        if !row.has_or_means(spec) {
            out.push(false);
            continue;
        }
        let merged_cell = || merged.get(row.sheet).and_then(|areas| areas.cell(row.row.row));
        let Some(cell) = row.cell_or_meant(spec).or_else(merged_cell) else {
            gaps.report(Code::EmptyCell, &row, spec, tables.specs, notes);
            out.push(false);
            continue;
        };
        let asks = asks.get(row.sheet).copied().unwrap_or(false);
        let rural = known.get_mut(row.sheet).and_then(|known| known.read(cell, |cell| read_rural(cell, asks)));
        if rural.is_none() {
            let args = args![column = row.header(spec, tables.specs), found = cell.shown()];
            notes.report(Code::NotRuralOrUrban, row.place(spec), args);
        }
        let headed = sections.rows.get(row.at).and_then(|headed| headed.rural);
        if headed.is_some() && rural.is_some() && headed != rural {
            differing.push(row.at);
        }
        out.push(rural.unwrap_or(false));
    }
    warn_of_differing(tables, &differing, notes);
    out
}

/// Warns where the column contradicts the heading above; the column counts.
fn warn_of_differing(tables: &Tables<'_>, rows: &[usize], notes: &mut Notes<'_>) {
    let Some(row) = rows.first().and_then(|at| tables.row(*at)) else { return };
    let place = row.place(Role::Rural.at());
    let args = args![column = row.header(Role::Rural.at(), tables.specs), count = rows.len()];
    notes.report(Code::LocalityDiffers, place, args);
}

/// What section rows say, or that nobody needs to know; `None` when a column is needed.
fn without_column(
    tables: &Tables<'_>,
    sections: &Sections,
    required: Option<bool>,
    notes: &mut Notes<'_>,
) -> Option<Vec<bool>> {
    let sections: Vec<Option<bool>> = sections.rows.iter().map(|headed| headed.rural).collect();
    if sections.iter().any(Option::is_some) {
        notes.assume("assumption-rural-from-sections", args![]);
        for row in tables.rows().filter(|row| sections.get(row.at).is_some_and(Option::is_none)) {
            let place = row.table.place(row.row.row, Role::Name.at(), row.key());
            notes.report(Code::NoSection, place, args![object = row.key().unwrap_or_default()]);
        }
    } else if required == Some(true) {
        return None;
    } else if required.is_some() {
        notes.assume("assumption-all-urban", args![]);
    }
    Some(sections.into_iter().map(|rural| rural.unwrap_or(false)).collect())
}

#[cfg(test)]
mod tests {
    use super::locality_word;

    #[test]
    fn dots_and_footnote_marks_behind_a_word_say_nothing() {
        for word in ["село", "село.", "Село*", "с", "С.", "Ауыл.", "село. "] {
            assert_eq!(locality_word(word), Some(true), "{word}");
        }
        assert_eq!(
            (locality_word("Г."), locality_word("город*"), locality_word(".")),
            (Some(false), Some(false), None)
        );
    }
}
