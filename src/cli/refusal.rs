//! An input that cannot be planned, on the terminal.

use serde_json::json;

use super::args::Common;
use super::console::Console;
use super::exit::Exit;
use crate::diagnostic::{Diagnostics, Severity};
use crate::pipeline::{Refusal, Why};

/// Shows every finding of a refused input; with `as_json` as the object of `plan --json` on stdout.
pub(super) fn explain(refusal: &Refusal, common: &Common, as_json: bool) -> Exit {
    let console = Console::new(common, refusal.lang);
    let (exit, status) = match refusal.why {
        Why::Unusable => (Exit::Usage, "unusable"),
        Why::Errors => (Exit::Refused, "invalid"),
        Why::Contradiction => (Exit::Contradiction, "infeasible"),
    };
    if as_json {
        console
            .json(&json!({ "schema": 1, "status": status, "diagnostics": console.findings_json(&refusal.findings) }));
    } else {
        console.findings(&refusal.findings);
        console.note("cli-nothing-written", &crate::args![errors = errors(&refusal.findings)]);
    }
    exit
}

/// How many findings are errors.
pub(super) fn errors(findings: &Diagnostics) -> usize {
    findings.iter().filter(|finding| finding.severity() == Severity::Error).count()
}

/// Findings about the arguments or files themselves; with `as_json` as an object on stdout.
pub(super) fn wrong_usage(findings: &Diagnostics, console: &Console, as_json: bool) -> Exit {
    if as_json {
        console.json(&json!({ "schema": 1, "status": "unusable", "diagnostics": console.findings_json(findings) }));
    } else {
        console.findings(findings);
    }
    Exit::Usage
}
