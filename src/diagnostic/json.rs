//! Diagnostics as JSON.

use serde::Serialize;

use super::{Diagnostic, Place, Severity};
use crate::lang::Catalogue;

/// The stable JSON form of a [`Diagnostic`]; keys are only ever added.
#[derive(Clone, Debug, Serialize)]
pub struct DiagnosticJson {
    code: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    argument: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

impl DiagnosticJson {
    /// `diagnostic` in the language of `catalogue`.
    pub fn new(diagnostic: &Diagnostic, catalogue: &Catalogue) -> Self {
        let severity = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let allowed = diagnostic.allowed(catalogue);
        let help = diagnostic.help(catalogue);
        let placeless = Self::placeless(diagnostic.code.name(), severity, diagnostic.message(catalogue));
        let mut json = Self { allowed, help, ..placeless };
        json.locate(&diagnostic.place);
        json
    }

    /// A note that is no finding, under the key of its message.
    pub const fn note(key: &'static str, message: String) -> Self {
        Self::placeless(key, "note", message)
    }

    const fn placeless(code: &'static str, severity: &'static str, message: String) -> Self {
        Self {
            code,
            severity,
            file: None,
            sheet: None,
            cell: None,
            row_key: None,
            column: None,
            line: None,
            character: None,
            argument: None,
            value: None,
            message,
            allowed: None,
            help: None,
        }
    }

    fn locate(&mut self, place: &Place) {
        match place {
            Place::Nowhere => {}
            Place::Argument(argument) => self.argument = Some(argument.clone()),
            Place::File { file } => self.file = Some(file.clone()),
            Place::Sheet { file, sheet } => {
                self.file = Some(file.clone());
                self.sheet = Some(sheet.clone());
            }
            Place::Cell(cell) => {
                self.file = Some(cell.file.clone());
                self.sheet = Some(cell.sheet.clone());
                self.cell = Some(cell.to_string());
                self.row_key.clone_from(&cell.row_key);
                self.column.clone_from(&cell.header);
                self.value = Some(cell.shown.clone());
            }
            Place::Model(at) => {
                self.file = Some(at.file.clone());
                self.line = Some(at.line);
                self.character = Some(at.character);
            }
        }
    }
}
