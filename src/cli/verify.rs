//! `jospar verify`: re-proves a plan from its workbook alone.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::args::{Common, WorkerArgs};
use super::console::Console;
use super::exit::Exit;
use super::refusal::wrong_usage;
use crate::args;
use crate::audit::{Audit, audit_shown, audit_text, plan_lang};
use crate::diagnostic::Diagnostics;
use crate::trace::{Trace, trace};
use crate::workbook::{read_appearance, read_workbook};

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
            Err(findings) => return wrong_usage(&findings, &console, self.json),
        };
        let input = match self.input.as_deref().map(read_workbook).transpose() {
            Ok(input) => input,
            Err(findings) => return wrong_usage(&findings, &console, self.json),
        };
        let lang = common.lang.or_else(|| plan_lang(&plan)).unwrap_or_default();
        let console = Console::new(common, lang);
        let audit = audit_shown(&plan, &read_appearance(&self.plan));
        let origin = input.map(|input| Origin::of(trace(&plan, &input)));
        self.show(&audit, origin.as_ref(), &console);
        if audit.accepts() && origin.is_none_or(|origin| origin.is_same) { Exit::Done } else { Exit::Refused }
    }

    fn show(&self, audit: &Audit, origin: Option<&Origin>, console: &Console) {
        let is_same = origin.map(|origin| origin.is_same);
        if self.json {
            let held = audit.held.iter().map(|(key, args)| console.catalogue().format(key, args));
            let mut diagnostics = audit.findings.clone();
            diagnostics.extend(origin.map(|origin| origin.findings.clone()).unwrap_or_default());
            console.json(&json!({
                "schema": 1,
                "verified": audit.accepts() && is_same != Some(false),
                "held": held.collect::<Vec<_>>(),
                "same_input": is_same,
                "same_input_bytes": origin.map(|origin| origin.same_bytes),
                "diagnostics": console.findings_json(&diagnostics),
            }));
            return;
        }
        console.text(&audit_text(audit, is_same, console.catalogue()));
        let file = self.plan.display().to_string();
        if let Some(origin) = origin {
            console.findings_as_data(&origin.findings);
            console.line(&console.catalogue().format(origin.key(), &args![file = file.as_str()]));
        }
        let key = match (audit.accepts(), is_same) {
            (true, Some(false)) => "cli-verify-sound-but-other",
            (true, _) => "cli-verify-accepted",
            (false, _) => "cli-verify-refused",
        };
        console.line(&console.catalogue().format(key, &args![file = file]));
    }
}

/// What the input is to the plan.
struct Origin {
    is_same: bool,
    same_bytes: bool,
    findings: Diagnostics,
}

impl Origin {
    /// Nothing is known to be the same as what a plan does not record.
    fn of(trace: Option<Trace>) -> Self {
        match trace {
            Some(trace) => Self { is_same: trace.is_same(), same_bytes: trace.same_bytes, findings: trace.findings },
            None => Self { is_same: false, same_bytes: false, findings: Diagnostics::new() },
        }
    }

    const fn key(&self) -> &'static str {
        match (self.is_same, self.same_bytes) {
            (true, true) => "cli-verify-same-input",
            (true, false) => "cli-verify-same-content",
            (false, _) => "cli-verify-other-input",
        }
    }
}
