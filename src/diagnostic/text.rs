//! Diagnostics as text for a terminal.

use std::fmt::Write as _;

use super::{Diagnostic, Place, Severity, column_letters, shorten};
use crate::args;
use crate::lang::Catalogue;

/// The most characters of a cell, a header or a key in an excerpt.
const WIDEST: usize = 60;
/// How many findings of one code are shown before "and N more".
const SHOWN_PER_CODE: usize = 10;

/// All `findings` in their order as text, at most ten of each kind of errors and warnings, in the language of `catalogue`; then how many more of
/// which kind there are.
pub fn render_text<'a>(findings: impl Iterator<Item = &'a Diagnostic>, catalogue: &Catalogue) -> String {
    let mut counts: Vec<(super::Code, usize)> = Vec::new();
    let mut out = String::new();
    for finding in findings {
        let known = counts.iter_mut().find(|(code, _)| *code == finding.code);
        let count = match known {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                counts.push((finding.code, 1));
                1
            }
        };
        let is_note = finding.severity() == Severity::Note;
        if count <= SHOWN_PER_CODE || is_note {
            out.push_str(&render_one(finding, catalogue));
        }
        if count <= SHOWN_PER_CODE && !is_note {
            out.push('\n');
        }
    }
    let is_cut = |(code, count): &(super::Code, usize)| *count > SHOWN_PER_CODE && code.severity() != Severity::Note;
    for (code, count) in counts.into_iter().filter(is_cut) {
        let more = catalogue.format("and-more", &args![code = code.name(), count = count - SHOWN_PER_CODE]);
        let _ = writeln!(out, "{more}\n");
    }
    out
}

fn render_one(finding: &Diagnostic, catalogue: &Catalogue) -> String {
    let word = match finding.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    let mut out = String::new();
    let message = finding.message(catalogue);
    let _ = writeln!(out, "{}[{}]: {message}", catalogue.get(word), finding.code.name());
    if finding.severity() == Severity::Note {
        return out;
    }
    match &finding.place {
        Place::Nowhere => {}
        Place::Argument(argument) => {
            let _ = writeln!(out, "  --> {argument}");
        }
        Place::File { file } => {
            let _ = writeln!(out, "  --> {file}");
        }
        Place::Sheet { file, sheet } => {
            let _ = writeln!(
                out,
                "  --> {}",
                catalogue.format("place-sheet", &args![file = file.as_str(), sheet = sheet.as_str()])
            );
        }
        Place::Cell(cell) => {
            let place = args![file = cell.file.as_str(), sheet = cell.sheet.as_str(), cell = cell.to_string()];
            let _ = writeln!(out, "  --> {}", catalogue.format("place-cell", &place));
            out.push_str(&cell_excerpt(cell));
        }
        Place::Model(at) => {
            let _ = writeln!(out, "  --> {}:{}:{}", at.file, at.line, at.character);
            out.push_str(&model_excerpt(at));
        }
    }
    if let Some(help) = finding.help(catalogue) {
        let _ = writeln!(out, "   = {}: {help}", catalogue.get("word-help"));
    }
    out
}

/// The cell between its row key and its header:
/// ```text
///       | Цена |
///     5 | n/a  | ноутбук
///       | ^^^
/// ```
fn cell_excerpt(cell: &super::CellPlace) -> String {
    let row = (u64::from(cell.row) + 1).to_string();
    let margin = " ".repeat(row.len());
    let on_a_line = |text: &str| {
        let mut line = text.replace(['\n', '\r'], " ");
        shorten(&mut line, WIDEST);
        line
    };
    let header = on_a_line(&cell.header.clone().unwrap_or_else(|| column_letters(cell.column)));
    let shown = on_a_line(&cell.shown);
    let width = header.chars().count().max(shown.chars().count());
    let key = on_a_line(cell.row_key.as_deref().unwrap_or(""));
    let carets = "^".repeat(shown.chars().count().max(1));
    format!("   {margin} | {header:width$} |\n   {row} | {shown:width$} | {key}\n   {margin} | {carets}\n")
}

fn model_excerpt(at: &super::ModelPlace) -> String {
    let line = at.line.to_string();
    let margin = " ".repeat(line.len());
    let before = usize::try_from(at.character.saturating_sub(1)).unwrap_or(0);
    let carets = "^".repeat(usize::try_from(at.length.max(1)).unwrap_or(1));
    format!("   {margin} |\n   {line} | {}\n   {margin} | {}{carets}\n", at.line_text, " ".repeat(before))
}
