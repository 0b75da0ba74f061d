//! Stage seven: a Plan as neutral tables, and tables as files.
//!
//! Sheets are built as tables of typed cells; `xlsx` alone knows the spreadsheet library, `json` and
//! `text` render the same plan for programs and terminals. Same plan, same bytes.

mod template;

use std::io;

pub use template::template_workbook;

use crate::diagnostic::Diagnostics;
use crate::instance::Instance;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::programme::Programme;

/// Everything a report shows.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The model, for its resolved text and labels.
    pub programme: &'a Programme,
    /// What the plan depends on.
    pub instance: &'a Instance,
    /// The plan.
    pub plan: &'a Plan,
    /// Warnings of the run, for the Assumptions sheet.
    pub findings: &'a Diagnostics,
    /// The input file, as the user named it (its name only, no folder).
    pub input_file: &'a str,
    /// The language of every word.
    pub lang: Lang,
}

/// The plan workbook as the bytes of an `.xlsx` file.
///
/// # Errors
/// When the spreadsheet library refuses (a sheet beyond its limits).
pub fn plan_workbook(document: &Document<'_>) -> io::Result<Vec<u8>> {
    let _ = document;
    todo!()
}

/// The plan as the JSON object of `plan --json`; `seconds` are for read, solve and write.
pub fn plan_json(document: &Document<'_>, seconds: [f64; 3]) -> serde_json::Value {
    let _ = (document, seconds);
    todo!()
}

/// The short summary for a terminal.
pub fn plan_summary(document: &Document<'_>) -> String {
    let _ = document;
    todo!()
}
