//! `jospar template`: a workbook to fill in.

use std::path::PathBuf;

use clap::Args;

use super::args::Common;
use super::console::Console;
use super::exit::Exit;
use super::refusal::wrong_usage;
use crate::args;
use crate::diagnostic::Diagnostics;
use crate::pipeline::{self, Destination};
use crate::report::template_workbook;

/// The arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct Template {
    /// The programme, by id or as a model file.
    #[arg(value_name = "MODEL")]
    model: String,
    /// Where the workbook goes; `-` is stdout.
    #[arg(short, long, value_name = "FILE|-")]
    output: Option<PathBuf>,
    /// Replace an existing file.
    #[arg(long)]
    force: bool,
}

impl Template {
    /// Writes the template of a programme.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let lang = common.lang.unwrap_or_default();
        let console = Console::new(common, lang);
        let mut findings = Diagnostics::new();
        let Some(programme) = pipeline::load_model(Some(&self.model), &mut findings) else {
            return wrong_usage(&findings, &console, false);
        };
        let path = self.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.xlsx", programme.id)));
        let to_stdout = path.as_os_str() == "-";
        let destination = Destination::File { path: path.clone(), force: self.force };
        if !to_stdout && let Err(findings) = destination.check(None) {
            return wrong_usage(&findings, &console, false);
        }
        let bytes = match template_workbook(&programme, lang) {
            Ok(bytes) => bytes,
            Err(error) => {
                console.error("cli-bug", &args![reason = error.to_string()]);
                return Exit::Bug;
            }
        };
        if to_stdout {
            console.data(&bytes);
        } else if let Err(findings) = pipeline::write_file(&bytes, &destination) {
            return wrong_usage(&findings, &console, false);
        } else {
            let file = path.display().to_string();
            console.line(&console.catalogue().format("cli-template-written", &args![file = file]));
        }
        Exit::Done
    }
}
