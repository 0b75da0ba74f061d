//! The audit: re-proves a written plan workbook from the file alone.
//!
//! Shares no code with formulation, solve and plan. It reads sheet Data, recomputes coverage, money, rules,
//! goals and the certificate with its own arithmetic in 128-bit integers, and compares every sheet with its seal.

pub mod seal;

use crate::diagnostic::Diagnostics;
use crate::workbook::Workbook;

/// The result of an audit.
#[derive(Clone, Debug)]
pub struct Audit {
    /// What is wrong: errors refuse the plan.
    pub findings: Diagnostics,
    /// What was checked and still holds, for the reader: message key in `locales/*/audit.ftl` and its values.
    pub held: Vec<(&'static str, crate::lang::Args)>,
}

impl Audit {
    /// Whether the plan stands.
    pub fn accepts(&self) -> bool {
        !self.findings.has_errors()
    }
}

/// Audits a plan workbook.
pub fn audit(workbook: &Workbook) -> Audit {
    let _ = workbook;
    todo!()
}
