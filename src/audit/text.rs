//! An audit for the terminal.

use super::Audit;
use super::order::{About, about};
use crate::diagnostic::render_text;
use crate::lang::Catalogue;

/// The audit in the language of `catalogue`: the verdict, what is wrong with the plan as a whole, what holds and what
/// edits cost, and only then the single cells, at most ten of each kind. `is_same` says whether the plan belongs to its
/// input, where that was asked.
pub fn audit_text(audit: &Audit, is_same: Option<bool>, catalogue: &Catalogue) -> String {
    let verdict = match (audit.accepts(), is_same) {
        (true, Some(false)) => "audit-other-input",
        (true, _) => "audit-accepted",
        (false, _) => "audit-refused",
    };
    let mut out = format!("{}\n\n", catalogue.get(verdict));
    let (cells, whole): (Vec<_>, Vec<_>) =
        audit.findings.iter().partition(|finding| about(finding.code) == About::Cell);
    out.push_str(&render_text(whole.into_iter(), catalogue));
    if !audit.held.is_empty() {
        out.push_str(&catalogue.get("audit-held"));
        out.push('\n');
        for (key, args) in &audit.held {
            out.push_str(&format!("  {}\n", catalogue.format(key, args)));
        }
        out.push('\n');
    }
    out.push_str(&render_text(cells.into_iter(), catalogue));
    out
}
