//! Traces a plan to an input: is it the one that the plan was made from, and if not, what differs and where.
//!
//! The plan workbook carries the resolved model and what the command line said. With them the input is read again, and
//! everything that follows from it is compared with sheet Data, value by value. Whether the plan itself is right is for
//! the [`audit`](crate::audit) to say; the two share no code but the one that splits sheet Data into its sections.

mod compare;
mod source;

use crate::args;
use crate::audit::Sections;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::instance::{self, Instance, Origins};
use crate::programme::Programme;
use crate::record::Run;
use crate::report::Given;
use crate::workbook::Workbook;
use source::Sources;

/// What an input is to a plan.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Whether it is the very file, byte for byte.
    pub same_bytes: bool,
    /// What differs; empty for the same content in other bytes.
    pub findings: Diagnostics,
}

impl Trace {
    /// Whether the plan was made from what the input says.
    pub fn is_same(&self) -> bool {
        !self.findings.has_errors()
    }
}

/// Compares `input` with what `plan` was made from. `None` when the plan does not say it; the audit tells why.
pub fn trace(plan: &Workbook, input: &Workbook) -> Option<Trace> {
    let sections = Sections::split(plan, &mut Diagnostics::new())?;
    let recorded = Run::read(&sections)?;
    let mut findings = Diagnostics::new();
    let same_bytes = recorded.input_sha256 == input.sha256;
    if !same_bytes && let Some((programme, instance, origins)) = rebuild(&recorded, plan, input, &mut findings) {
        let sources = Sources { input, programme: &programme, instance: &instance, origins: &origins };
        compare::compare(&sections, &recorded, &sources, &mut findings);
    }
    let findings = findings.in_reading_order(input.sheets.iter().map(|sheet| sheet.name.as_str()));
    Some(Trace { same_bytes, findings })
}

/// Reads the input as the plan's own run did; everything that is wrong with it goes to `findings`, warnings do not.
fn rebuild(
    recorded: &Run,
    plan: &Workbook,
    input: &Workbook,
    findings: &mut Diagnostics,
) -> Option<(Programme, Instance, Origins)> {
    let mut found = Diagnostics::new();
    let programme = recorded.programme(&plan.file, findings)?;
    let built = instance::build_traced(input, &programme, &recorded.overrides, &mut found);
    let built = built.filter(|(instance, _)| instance.model_sha256 == recorded.model_sha256);
    let Some((instance, origins)) = built else {
        if !found.has_errors() {
            let args = args![column = "[model]", found = "", allowed = recorded.model_sha256.as_str()];
            found.report(Code::DataBroken, Place::File { file: plan.file.clone() }, args);
        }
        findings.extend(found);
        return None;
    };
    Some((programme, instance, origins))
}

/// The sections of sheet Data that follow from an input.
fn sheet_of(programme: &Programme, instance: &Instance, recorded: &Run) -> Workbook {
    let given = Given { programme, instance, overrides: &recorded.overrides };
    Workbook {
        file: String::new(),
        sha256: String::new(),
        sheets: vec![given.sheet()],
        properties: std::collections::BTreeMap::new(),
    }
}
