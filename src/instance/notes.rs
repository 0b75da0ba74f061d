//! What the reading of an input leaves behind beside its values: findings and assumptions.

use super::Assumption;
use super::origins::Origins;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, shorten};
use crate::lang::{Arg, Args};

/// How many names a message lists before it stops; JSON has a diagnostic for each of them or says how many.
const NAMES_SHOWN: usize = 5;
/// The most characters of a value in an assumption.
const LONGEST_ARG: usize = 4_000;

/// The findings of a run, the assumptions of its Instance, and where its values come from.
pub(super) struct Notes<'f> {
    findings: &'f mut Diagnostics,
    assumptions: Vec<Assumption>,
    pub(super) origins: Origins,
    errors: usize,
}

impl<'f> Notes<'f> {
    pub(super) fn new(findings: &'f mut Diagnostics) -> Self {
        Self { findings, assumptions: Vec::new(), origins: Origins::default(), errors: 0 }
    }

    pub(super) fn report(&mut self, code: Code, place: Place, args: Args) {
        self.push(Diagnostic::new(code, place, args));
    }

    pub(super) fn push(&mut self, finding: Diagnostic) {
        if finding.severity() == crate::diagnostic::Severity::Error {
            self.errors += 1;
        }
        self.findings.push(finding);
    }

    /// Forgets the findings of one row: what is no object has no other faults.
    pub(super) fn forget_row(&mut self, place: &Place) {
        let Place::Cell(own) = place else { return };
        let is_there = |finding: &Diagnostic| match &finding.place {
            Place::Cell(cell) => cell.file == own.file && cell.sheet == own.sheet && cell.row == own.row,
            _ => false,
        };
        self.errors = self.errors.saturating_sub(self.findings.retain(|finding| !is_there(finding)));
    }

    /// How many errors this stage has reported.
    pub(super) const fn errors(&self) -> usize {
        self.errors
    }

    /// Notes an assumption that leaves the plan as it is.
    pub(super) fn assume(&mut self, key: &'static str, args: Args) {
        self.add(key, args, false);
    }

    /// Notes an assumption that makes the plan a draft.
    pub(super) fn assume_draft(&mut self, key: &'static str, args: Args) {
        self.add(key, args, true);
    }

    fn add(&mut self, key: &'static str, mut args: Args, draft: bool) {
        for (_, arg) in &mut args {
            if let Arg::Text(text) = arg {
                shorten(text, LONGEST_ARG);
            }
        }
        self.assumptions.push(Assumption { key, args, draft });
    }

    pub(super) fn into_assumptions(self) -> Vec<Assumption> {
        self.assumptions
    }
}

/// Notes a value of the model that leaves the plan a draft: a placeholder, or one whose `basis` is empty.
pub(super) fn note_draft(name: &str, placeholder: bool, basis: Option<&str>, notes: &mut Notes<'_>) {
    if placeholder {
        notes.assume_draft("assumption-placeholder", args![name = name]);
    } else if basis.is_some_and(|basis| basis.trim().is_empty()) {
        notes.assume_draft("assumption-no-basis", args![name = name]);
    }
}

/// The first few of `names`, each in back-ticks, with `…` when there are more.
pub(super) fn some_names<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let mut out = String::new();
    for (at, name) in names.into_iter().enumerate() {
        if at == NAMES_SHOWN {
            out.push_str(", …");
            break;
        }
        if at > 0 {
            out.push_str(", ");
        }
        out.push('`');
        out.push_str(name.as_ref());
        out.push('`');
    }
    out
}

/// All of `names`, each in back-ticks.
pub(super) fn all_names<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    names.into_iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(some_names(["a", "b"]), "`a`, `b`");
        assert_eq!(some_names(["1", "2", "3", "4", "5", "6", "7"]), "`1`, `2`, `3`, `4`, `5`, …");
    }
}
