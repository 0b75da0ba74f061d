//! `jospar compare`: what two plans differ in.

use std::path::PathBuf;

use clap::Args;

use super::args::{Common, WorkerArgs};
use super::console::Console;
use super::exit::Exit;
use super::recorded;
use crate::diagnostic::Diagnostics;
use crate::report::{Pair, comparison, comparison_json, differs};

/// The arguments of `compare`.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// A plan.
    #[arg(value_name = "A.xlsx")]
    first: PathBuf,
    /// Another plan.
    #[arg(value_name = "B.xlsx")]
    second: PathBuf,
    /// Exit code 1 where the plans differ.
    #[arg(long)]
    exit_code: bool,
    /// One JSON object on stdout instead of text.
    #[arg(long)]
    json: bool,
    /// The worker's limits.
    #[command(flatten)]
    pub(super) worker: WorkerArgs,
}

impl Compare {
    /// Compares two plans that the audit accepts.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let open = |path| recorded::open(path, common, self.json);
        let (a, b) = match (open(&self.first), open(&self.second)) {
            (Ok(a), Ok(b)) => (a, b),
            (Err(exit), _) | (_, Err(exit)) => return exit,
        };
        let lang = common.lang.unwrap_or(b.lang);
        let console = Console::new(common, lang);
        let findings = Diagnostics::new();
        let pair = Pair { a: a.document(&findings, lang), b: b.document(&findings, lang) };
        let files = [&self.first, &self.second].map(|path| path.display().to_string());
        let files = files.each_ref().map(String::as_str);
        if self.json {
            console.json(&comparison_json(&pair, files));
        } else {
            console.text(&comparison(&pair, files));
        }
        if self.exit_code && differs(&pair) { Exit::Refused } else { Exit::Done }
    }
}
