//! The terminal: data on stdout, messages on stderr. The only module that prints.

use std::io::{self, IsTerminal as _, Write as _};

use super::args::{Common, When};
use crate::diagnostic::{Diagnostic, DiagnosticJson, Diagnostics, Severity, render_text};
use crate::lang::{Args, Catalogue, Lang};
use crate::worker;

/// Where a command writes, in one language.
pub(super) struct Console {
    catalogue: Catalogue,
    quiet: bool,
    color: When,
}

impl Console {
    /// The console of a run in `lang`.
    pub(super) fn new(common: &Common, lang: Lang) -> Self {
        Self { catalogue: Catalogue::new(lang), quiet: common.quiet, color: common.color }
    }

    /// The texts of the run's language.
    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Writes a result to stdout. A reader that has gone away (`| head`) is no error.
    pub(super) fn data(&self, bytes: &[u8]) {
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(bytes).and_then(|()| out.flush())
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.error("stdout-failed", &crate::args![reason = error.to_string()]);
        }
    }

    /// Writes a line of results to stdout.
    pub(super) fn line(&self, text: &str) {
        self.data(format!("{}\n", text.trim_end()).as_bytes());
    }

    /// Whether only results and errors are wanted.
    pub(super) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Writes a JSON value to stdout.
    pub(super) fn json(&self, value: &serde_json::Value) {
        self.line(&format!("{value:#}"));
    }

    /// Tells what is going on; only a person at a terminal sees it.
    pub(super) fn progress(&self, key: &str, args: &Args) {
        if !self.quiet && worker::is_at_terminal() {
            to_stderr(&self.catalogue.format(key, args));
        }
    }

    /// Tells something worth knowing.
    pub(super) fn note(&self, key: &str, args: &Args) {
        if !self.quiet {
            to_stderr(&self.catalogue.format(key, args));
        }
    }

    /// Tells what went wrong.
    pub(super) fn error(&self, key: &str, args: &Args) {
        let word = self.catalogue.get("severity-error");
        let text = format!("{word}: {}", self.catalogue.format(key, args));
        to_stderr(&self.coloured(&text, worker::is_at_terminal()));
    }

    /// Shows findings on stderr; warnings only when not quiet.
    pub(super) fn findings(&self, findings: &Diagnostics) {
        let text = render_text(self.wanted(findings), &self.catalogue);
        if !text.is_empty() {
            to_stderr(&self.coloured(&text, worker::is_at_terminal()));
        }
    }

    /// All findings, or the errors only when quiet.
    fn wanted<'f>(&self, findings: &'f Diagnostics) -> impl Iterator<Item = &'f Diagnostic> + use<'f> {
        let quiet = self.quiet;
        findings.iter().filter(move |finding| !quiet || finding.severity() == Severity::Error)
    }

    /// Shows findings on stdout, where they are what was asked for.
    pub(super) fn findings_as_data(&self, findings: &Diagnostics) {
        self.text(&render_text(self.wanted(findings), &self.catalogue));
    }

    /// Writes text that may hold findings to stdout.
    pub(super) fn text(&self, text: &str) {
        self.data(self.coloured(text, io::stdout().is_terminal()).as_bytes());
    }

    /// Findings as a JSON list.
    pub(super) fn findings_json(&self, findings: &Diagnostics) -> serde_json::Value {
        findings.iter().map(|finding| serde_json::json!(DiagnosticJson::new(finding, &self.catalogue))).collect()
    }

    /// `text` with the words "error" and "warning" at the start of a line in colour.
    fn coloured(&self, text: &str, is_terminal: bool) -> String {
        let wanted = match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        if !wanted {
            return text.to_owned();
        }
        let words = [("severity-error", "31"), ("severity-warning", "33")];
        let words = words.map(|(key, colour)| (self.catalogue.get(key), colour));
        let paint = |line: &str| {
            let found = words.iter().find_map(|(word, colour)| {
                let rest = line.strip_prefix(word.as_str()).filter(|rest| rest.starts_with(['[', ':']))?;
                Some(format!("\u{1b}[1;{colour}m{word}\u{1b}[0m{rest}"))
            });
            found.unwrap_or_else(|| line.to_owned())
        };
        text.lines().map(|line| paint(line) + "\n").collect()
    }
}

/// Writes a message to stderr.
pub(super) fn to_stderr(text: &str) {
    worker::tell(text);
}
