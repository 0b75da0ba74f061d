//! A plan workbook that a command starts from: only one that the audit accepts.

use std::path::Path;

use super::args::Common;
use super::console::Console;
use super::exit::Exit;
use super::refusal::wrong_usage;
use crate::args;
use crate::audit::{audit_shown, plan_lang};
use crate::diagnostic::{Code, Place};
use crate::record::{self, Record};
use crate::workbook::{read_appearance, read_workbook};

/// Reads a plan, or says why nothing can be made of it.
pub(super) fn open(path: &Path, common: &Common, as_json: bool) -> Result<Record, Exit> {
    let console = Console::new(common, common.lang.unwrap_or_default());
    console.progress("cli-reading", &args![file = path.display().to_string()]);
    let workbook = read_workbook(path).map_err(|findings| wrong_usage(&findings, &console, as_json))?;
    let console = Console::new(common, common.lang.or_else(|| plan_lang(&workbook)).unwrap_or_default());
    let audit = audit_shown(&workbook, &read_appearance(path));
    let mut findings = audit.findings.clone();
    if audit.accepts() {
        if let Some(record) = record::read(&workbook) {
            return Ok(record);
        }
        // A sound plan of another version, without all that this one records.
        let place = Place::File { file: workbook.file.clone() };
        findings.report(Code::DataMissing, place, args![section = "[reasons]"]);
    }
    console.error("cli-plan-not-sound", &args![file = path.display().to_string()]);
    if as_json {
        console.json(&console.findings_json(&findings));
    } else {
        console.findings(&findings);
    }
    Err(Exit::Refused)
}
