//! Stage seven: a Plan as neutral tables, and tables as files.
//!
//! Sheets are built as tables of typed cells; `xlsx` alone knows the spreadsheet library, `json` and
//! `text` render the same plan for programs and terminals. Same plan, same bytes.

mod address;
mod compare;
mod context;
mod explain;
#[cfg(test)]
mod fixture;
mod frontier;
mod json;
mod keys;
mod limits;
mod paid;
mod reserve;
mod served;
mod sheets;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod xlsx;

use std::io;

pub use compare::{Pair, comparison, comparison_json, differs};
pub use explain::{Answer, explanation, explanation_json};
pub(crate) use json::amount_json;
pub use reserve::{reserve_json, reserve_text, reserve_workbook};
pub use sheets::Given;
pub use template::template_workbook;

use self::context::Context;
use crate::diagnostic::Diagnostics;
use crate::instance::{Instance, Overrides};
use crate::lang::Lang;
use crate::plan::{Frontier, Plan};
use crate::programme::Programme;

/// Everything a report shows.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The model, for its resolved text and labels.
    pub programme: &'a Programme,
    /// What the plan depends on.
    pub instance: &'a Instance,
    /// What the command line said instead of the input and the model.
    pub overrides: &'a Overrides,
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
    let context = Context::new(document);
    xlsx::write_workbook(sheets::all(&context), &cover(&context)).map_err(io::Error::other)
}

/// The plan as the JSON object of `plan --json`; `seconds` are for read, solve and write.
pub fn plan_json(document: &Document<'_>, seconds: [f64; 3]) -> serde_json::Value {
    json::plan(document, seconds)
}

/// The short summary for a terminal.
pub fn plan_summary(document: &Document<'_>) -> String {
    text::summary(document)
}

/// Coverage against money for a terminal; the document's plan is not looked at.
pub fn frontier_text(document: &Document<'_>, own: &Frontier) -> String {
    frontier::text(document, own)
}

/// Coverage against money as the JSON object of `frontier --json`.
pub fn frontier_json(document: &Document<'_>, own: &Frontier) -> serde_json::Value {
    frontier::frontier_as_json(document, own)
}

/// Coverage against money as the bytes of an `.xlsx` file: a table with its chart.
///
/// # Errors
/// When the spreadsheet library refuses.
pub fn frontier_workbook(document: &Document<'_>, own: &Frontier) -> io::Result<Vec<u8>> {
    frontier::workbook(document, own)
}

/// What the workbook says about itself besides its sheets.
fn cover(context: &Context<'_>) -> xlsx::Cover {
    let instance = context.instance();
    let input: String = instance.input_sha256.chars().take(xlsx::SHORT_DIGEST).collect();
    let footer = context.say("page-footer");
    xlsx::Cover {
        title: context.label(&instance.name, &instance.programme),
        properties: vec![
            ("jospar-version", env!("CARGO_PKG_VERSION").to_owned()),
            ("jospar-model-sha256", instance.model_sha256.clone()),
            ("jospar-input-sha256", instance.input_sha256.clone()),
            ("jospar-status", keys::status(context.plan().status).to_owned()),
        ],
        page_header: context.is_draft().then(|| context.say("draft-mark")),
        page_footer: Box::new(move |seal| format!("{footer} {input} · {seal}")),
        page_number: context.say("page-number"),
        seal_sheet: context.say("sheet-seal"),
        sheet_rows: context.sheet_rows,
    }
}
