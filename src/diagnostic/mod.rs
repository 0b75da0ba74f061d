//! Diagnostics: everything that is wrong, or worth knowing, about an input.
//!
//! A stage collects all of its findings in [`Diagnostics`] and stops once. The wording of each
//! [`Code`] stands in `locales/*/diagnostics.ftl`: `<code>` says what was found and what is
//! allowed, `<code>.allowed` says the latter alone, `<code>.help` says what to do.

mod address;
mod code;
mod json;
mod text;

use std::fmt;
use std::io::ErrorKind;

pub use address::{cell_address, cell_of, column_letters};
pub use code::{Code, Severity};
pub use json::DiagnosticJson;
pub use text::render_text;

use crate::lang::{Arg, Args, Catalogue};

/// The most characters of a value in a message; a list of headers may be long.
const LONGEST_ARG: usize = 4_000;
/// The most characters of a cell, a header or a key beside a message.
const LONGEST_SHOWN: usize = 200;

/// The most characters of a model file that are underlined.
const LONGEST_CARETS: u32 = 80;

/// Cuts `text` after `limit` characters, with a mark.
pub(crate) fn shorten(text: &mut String, limit: usize) {
    // A character takes a byte or more: most texts need no counting.
    if text.len() > limit
        && let Some((at, _)) = text.char_indices().nth(limit)
    {
        text.truncate(at);
        text.push('…');
    }
}

/// Where a finding lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Nowhere in particular.
    Nowhere,
    /// A command-line argument, such as `--budget`.
    Argument(String),
    /// A whole file.
    File {
        /// The file, as the user named it.
        file: String,
    },
    /// A whole sheet.
    Sheet {
        /// The file, as the user named it.
        file: String,
        /// The sheet's name.
        sheet: String,
    },
    /// A cell.
    Cell(Box<CellPlace>),
    /// A character of a model file.
    Model(Box<ModelPlace>),
}

/// A cell with what is needed to show it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// The file, as the user named it.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row, counted from 0.
    pub row: u32,
    /// Column, counted from 0.
    pub column: u32,
    /// What identifies the row: an object's id or name, an item, a source.
    pub row_key: Option<String>,
    /// The header above the cell, as written.
    pub header: Option<String>,
    /// The text of the cell, empty for an empty one.
    pub shown: String,
}

/// A character of a model file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelPlace {
    /// The file, as the user named it, or `models/<id>.toml` for a built-in one.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// Character in the line, counted from 1.
    pub character: u32,
    /// How many characters are meant, at least 1.
    pub length: u32,
    /// The text of the line.
    pub line_text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// Where it lies.
    pub place: Place,
    /// The values of its message.
    pub args: Args,
    /// The nearest allowed word, for "did you mean".
    pub suggestion: Option<String>,
}

impl Diagnostic {
    /// A finding of kind `code` at `place`.
    pub fn new(code: Code, mut place: Place, mut args: Args) -> Self {
        for (_, arg) in &mut args {
            if let Arg::Text(text) = arg {
                shorten(text, LONGEST_ARG);
            }
        }
        if let Place::Cell(cell) = &mut place {
            let cell = cell.as_mut();
            let texts = [Some(&mut cell.shown), cell.header.as_mut(), cell.row_key.as_mut()];
            texts.into_iter().flatten().for_each(|text| shorten(text, LONGEST_SHOWN));
        }
        if let Place::Model(model) = &mut place {
            shorten(&mut model.line_text, LONGEST_SHOWN);
            model.length = model.length.min(LONGEST_CARETS);
        }
        Self { code, place, args, suggestion: None }
    }

    /// The same finding with a "did you mean".
    #[must_use]
    pub fn suggest(mut self, nearest: Option<impl Into<String>>) -> Self {
        self.suggestion = nearest.map(Into::into);
        self
    }

    /// Error, warning or note.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What was found and what is allowed, in the catalogue's language.
    pub fn message(&self, catalogue: &Catalogue) -> String {
        catalogue.format(self.code.name(), &self.args)
    }

    /// What is allowed, in the catalogue's language, where the message says it.
    pub fn allowed(&self, catalogue: &Catalogue) -> Option<String> {
        catalogue.try_format(&format!("{}.allowed", self.code.name()), &self.args)
    }

    /// What to do, in the catalogue's language; the nearest allowed word comes first.
    pub fn help(&self, catalogue: &Catalogue) -> Option<String> {
        let help = catalogue.try_format(&format!("{}.help", self.code.name()), &self.args);
        let suggestion = self
            .suggestion
            .as_ref()
            .map(|nearest| catalogue.format("did-you-mean", &vec![("nearest", Arg::Text(nearest.clone()))]));
        match (suggestion, help) {
            (Some(first), Some(then)) => Some(format!("{first} {then}")),
            (first, then) => first.or(then),
        }
    }
}

/// All findings of a run, in the order of the stages that made them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No findings.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds a finding of kind `code` at `place`.
    pub fn report(&mut self, code: Code, place: Place, args: Args) {
        self.push(Diagnostic::new(code, place, args));
    }

    /// Adds all findings of another stage.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Takes out the findings that do not stay, and says how many of them were errors.
    pub fn retain(&mut self, stays: impl Fn(&Diagnostic) -> bool) -> usize {
        let errors = |all: &[Diagnostic]| all.iter().filter(|own| own.severity() == Severity::Error).count();
        let before = errors(&self.0);
        self.0.retain(stays);
        before - errors(&self.0)
    }

    /// The findings as a person comes across them: files, arguments and models first, then sheet by sheet (in the order of
    /// `sheets`), row by row, column by column, at last what lies nowhere in particular. Of one place as they were found.
    #[must_use]
    pub fn in_reading_order<'a>(mut self, sheets: impl IntoIterator<Item = &'a str>) -> Self {
        let sheets: Vec<&str> = sheets.into_iter().collect();
        let sheet_at = |name: &str| sheets.iter().position(|sheet| *sheet == name).unwrap_or(sheets.len());
        self.0.sort_by_key(|finding| match &finding.place {
            Place::Argument(_) | Place::File { .. } | Place::Model(_) => (0, 0, 0, 0),
            Place::Sheet { sheet, .. } => (1, sheet_at(sheet), 0, 0),
            Place::Cell(cell) => (1, sheet_at(&cell.sheet), u64::from(cell.row) + 1, cell.column),
            Place::Nowhere => (2, 0, 0, 0),
        });
        self
    }

    /// Whether anything stops the run.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity() == Severity::Error)
    }

    /// Whether there are no findings at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for CellPlace {
    /// The address of the cell: `D5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&cell_address(self.row, self.column))
    }
}

/// The word by which messages select how they say why the system refused a file: the value of their `$reason`.
pub(crate) fn io_reason(error: &std::io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::IsADirectory => "folder",
        _ => "other",
    }
}

/// The word of `allowed` nearest to `found` by edit distance, when near enough to be meant.
pub fn nearest<'a>(found: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = found.to_lowercase();
    allowed
        .into_iter()
        .filter_map(|word| {
            let (one, other) = (word.chars().count(), found.chars().count());
            let allowed = 1.max(one.min(other).div_euclid(3));
            if one.abs_diff(other) > allowed {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&found, &word.to_lowercase());
            (distance <= allowed).then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_with_a_mark() {
        let cut = |text: &str, limit| {
            let mut text = text.to_owned();
            shorten(&mut text, limit);
            text
        };
        assert_eq!([cut("район", 5), cut("район", 4), cut("", 0)], ["район", "райо…", ""]);
    }

    #[test]
    fn nearest_is_near() {
        assert_eq!(nearest("maximize", ["maximise", "minimise"]), Some("maximise"));
        assert_eq!(nearest("школа", ["район", "учителя"]), None);
    }
}
