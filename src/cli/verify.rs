//! `jospar verify`: re-proves a plan from its workbook alone.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::args::{Common, WorkerArgs};
use super::console::Console;
use super::exit::Exit;
use super::refusal::wrong_usage;
use crate::args;
use crate::audit::{Audit, audit, audit_text};
use crate::workbook::{Cell, Visibility, Workbook, read_workbook};

/// The arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The plan.
    #[arg(value_name = "PLAN.xlsx")]
    plan: PathBuf,
    /// The input it was made from.
    #[arg(long, value_name = "INPUT")]
    input: Option<PathBuf>,
    /// One JSON object on stdout instead of text.
    #[arg(long)]
    json: bool,
    /// The worker's limits.
    #[command(flatten)]
    pub(super) worker: WorkerArgs,
}

impl Verify {
    /// Audits a plan and says what holds and what does not.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let console = Console::new(common, common.lang.unwrap_or_default());
        console.progress("cli-reading", &args![file = self.plan.display().to_string()]);
        let plan = match read_workbook(&self.plan) {
            Ok(plan) => plan,
            Err(findings) => return wrong_usage(&findings, &console),
        };
        let input = match self.input.as_deref().map(read_workbook).transpose() {
            Ok(input) => input,
            Err(findings) => return wrong_usage(&findings, &console),
        };
        let audit = audit(&plan);
        let same_input = input.map(|input| is_input_of(&input, &plan));
        self.show(&audit, same_input, &console);
        if audit.accepts() && same_input != Some(false) { Exit::Done } else { Exit::Refused }
    }

    fn show(&self, audit: &Audit, same_input: Option<bool>, console: &Console) {
        if self.json {
            let held = audit.held.iter().map(|(key, args)| console.catalogue().format(key, args));
            console.json(&json!({
                "schema": 1,
                "verified": audit.accepts() && same_input != Some(false),
                "held": held.collect::<Vec<_>>(),
                "same_input": same_input,
                "diagnostics": console.findings_json(&audit.findings),
            }));
            return;
        }
        console.text(&audit_text(audit, console.catalogue()));
        let file = self.plan.display().to_string();
        if let Some(same) = same_input {
            let key = if same { "cli-verify-same-input" } else { "cli-verify-other-input" };
            console.line(&console.catalogue().format(key, &args![file = file.as_str()]));
        }
        let key = match (audit.accepts(), same_input) {
            (true, Some(false)) => "cli-verify-sound-but-other",
            (true, _) => "cli-verify-accepted",
            (false, _) => "cli-verify-refused",
        };
        console.line(&console.catalogue().format(key, &args![file = file]));
    }
}

/// Whether the plan says that it was made from this input, byte for byte.
///
/// The digest is taken from sheet Data, which the audit has compared with its seal.
fn is_input_of(input: &Workbook, plan: &Workbook) -> bool {
    let data = plan.sheets.iter().filter(|sheet| sheet.visibility == Visibility::Hidden);
    let is_key = |cell: &Cell| matches!(cell, Cell::Text(text) if text == "input_sha256");
    let digest = data.flat_map(|sheet| &sheet.rows).find_map(|row| match row.cells.as_slice() {
        [(_, key), (_, value), ..] if is_key(key) => Some(value.shown()),
        _ => None,
    });
    digest.is_some_and(|digest| digest == input.sha256)
}
