//! An audit for the terminal and for programs.

use serde_json::{Value, json};

use super::Audit;
use crate::diagnostic::{DiagnosticJson, render_text};
use crate::lang::Catalogue;

/// The audit in the language of `catalogue`: the verdict, what is wrong, what holds.
pub fn audit_text(audit: &Audit, catalogue: &Catalogue) -> String {
    let verdict = if audit.accepts() { "audit-accepted" } else { "audit-refused" };
    let mut out = format!("{}\n\n", catalogue.get(verdict));
    out.push_str(&render_text(audit.findings.iter(), catalogue));
    if !audit.held.is_empty() {
        out.push_str(&catalogue.get("audit-held"));
        out.push('\n');
        for (key, args) in &audit.held {
            out.push_str(&format!("  {}\n", catalogue.format(key, args)));
        }
    }
    out
}

/// The audit as JSON: `accepted`, `findings` (as in `check --json`) and `held` (key and message); keys are only ever
/// added.
pub fn audit_json(audit: &Audit, catalogue: &Catalogue) -> Value {
    let findings: Vec<Value> =
        audit.findings.iter().map(|finding| json!(DiagnosticJson::new(finding, catalogue))).collect();
    let held: Vec<Value> =
        audit.held.iter().map(|(key, args)| json!({ "key": key, "message": catalogue.format(key, args) })).collect();
    json!({ "accepted": audit.accepts(), "findings": findings, "held": held })
}
