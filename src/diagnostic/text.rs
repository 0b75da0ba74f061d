//! Diagnostics as text for a terminal.

use std::fmt::Write as _;

use super::{Diagnostic, Place, Severity, column_letters};
use crate::args;
use crate::lang::Catalogue;

/// How many findings of one code are shown before "and N more".
const SHOWN_PER_CODE: usize = 10;

/// All `findings` as text, at most ten of each kind, in the language of `catalogue`.
pub fn render_text<'a>(findings: impl Iterator<Item = &'a Diagnostic>, catalogue: &Catalogue) -> String {
    let mut groups: Vec<(super::Code, Vec<&Diagnostic>)> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|(code, _)| *code == finding.code) {
            Some((_, group)) => group.push(finding),
            None => groups.push((finding.code, vec![finding])),
        }
    }
    let mut out = String::new();
    for (code, group) in groups {
        for finding in group.iter().take(SHOWN_PER_CODE) {
            out.push_str(&render_one(finding, catalogue));
            out.push('\n');
        }
        if group.len() > SHOWN_PER_CODE {
            let more = catalogue.format("and-more", &args![code = code.name(), count = group.len() - SHOWN_PER_CODE]);
            let _ = writeln!(out, "{more}\n");
        }
    }
    out
}

fn render_one(finding: &Diagnostic, catalogue: &Catalogue) -> String {
    let word = match finding.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    };
    let mut out = String::new();
    let message = finding.message(catalogue);
    let _ = writeln!(out, "{}[{}]: {message}", catalogue.get(word), finding.code.name());
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
    let header = cell.header.clone().unwrap_or_else(|| column_letters(cell.column)).replace(['\n', '\r'], " ");
    let shown = cell.shown.replace(['\n', '\r'], " ");
    let width = header.chars().count().max(shown.chars().count());
    let key = cell.row_key.as_deref().unwrap_or("");
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
