//! `jospar plan`: from an input to an audited plan workbook.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;

use super::args::{Common, InputArgs};
use super::console::Console;
use super::exit::Exit;
use super::progress::Progress;
use super::refusal::{self, wrong_usage};
use super::{no_plan, values};
use crate::args;
use crate::diagnostic::Diagnostics;
use crate::pipeline::{self, Destination, Prepared, Request, WriteFailure};
use crate::plan::plan_watched;
use crate::report::{Document, plan_json, plan_summary, plan_workbook};
use crate::solve::Watch;
use crate::worker;

/// The arguments of `plan`.
#[derive(Debug, Args)]
pub(super) struct Plan {
    /// What is planned.
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Seconds after which the search gives up.
    #[arg(long, value_name = "SECONDS")]
    pub(super) time_limit: Option<u32>,
    /// Where the workbook goes; `-` is stdout.
    #[arg(short, long, value_name = "PLAN.xlsx|-")]
    output: Option<PathBuf>,
    /// Replace an existing file.
    #[arg(long)]
    force: bool,
    /// One JSON object on stdout instead of the summary; without `--output` no workbook is written.
    #[arg(long)]
    json: bool,
}

/// Where the workbook and the result go.
struct Output {
    destination: Destination,
    /// Whether stdout gets the workbook itself.
    is_stdout: bool,
}

impl Plan {
    /// Plans an input, writes the workbook and shows the summary.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let console = Console::new(common, common.lang.unwrap_or_default());
        let output = self.output();
        let mut findings = Diagnostics::new();
        let overrides = values::overrides(&self.input, &mut findings);
        if let Err(more) = output.destination.check(Some(&self.input.input)) {
            findings.extend(more);
        }
        if findings.has_errors() {
            return wrong_usage(&findings, &console, self.json);
        }
        if output.is_stdout && self.json {
            console.error("cli-two-results", &args![]);
            return Exit::Usage;
        }
        console.progress("cli-reading", &args![file = self.input.input.display().to_string()]);
        let request = Request { seconds: self.time_limit, ..self.input.request(overrides, common.lang) };
        match pipeline::prepare(&request) {
            Ok(prepared) => self.plan(&prepared, &output, &Console::new(common, prepared.lang)),
            Err(refused) => refusal::explain(&refused, common, self.json),
        }
    }

    fn output(&self) -> Output {
        let is_stdout = self.output.as_ref().is_some_and(|path| path.as_os_str() == "-");
        let destination = match &self.output {
            Some(_) if is_stdout => Destination::Memory,
            None if self.json => Destination::Memory,
            path => {
                let path = path.clone().unwrap_or_else(|| pipeline::default_output(&self.input.input));
                Destination::File { path, force: self.force }
            }
        };
        Output { destination, is_stdout }
    }

    fn plan(&self, prepared: &Prepared, output: &Output, console: &Console) -> Exit {
        console.findings(&prepared.findings);
        console.progress("cli-solving", &args![objects = prepared.instance.objects.len()]);
        let start = Instant::now();
        let watch = Arc::new(Watch::default());
        stop_on_request(&watch, console, "cli-stopping");
        let progress = Progress::start(&watch, console);
        let planned = plan_watched(&prepared.instance, &prepared.limits, &watch);
        progress.end();
        let plan = match planned {
            Ok(plan) => plan,
            Err(no_plan) => return no_plan::explain(&no_plan, (prepared, watch.is_stopped()), console, self.json),
        };
        let solving = start.elapsed();
        console.progress("cli-writing", &args![]);
        let document = prepared.document(&plan);
        let start = Instant::now();
        let bytes = match plan_workbook(&document) {
            Ok(bytes) => bytes,
            Err(error) => {
                console.error("cli-bug", &args![reason = error.to_string()]);
                return Exit::Bug;
            }
        };
        if let Err(failure) = pipeline::write_audited(&bytes, &output.destination) {
            return explain_failure(failure, console, self.json);
        }
        let seconds = [prepared.seconds, solving, start.elapsed()].map(|time: Duration| time.as_secs_f64());
        self.show(&document, output, &bytes, seconds, console);
        Exit::Done
    }

    fn show(&self, document: &Document<'_>, output: &Output, bytes: &[u8], seconds: [f64; 3], console: &Console) {
        if output.is_stdout {
            console.data(bytes);
            return;
        }
        if self.json {
            console.json(&plan_json(document, seconds));
            return;
        }
        if !console.is_quiet() {
            console.line(&plan_summary(document));
        }
        if let Destination::File { path, .. } = &output.destination {
            let file = path.display().to_string();
            console.line(&console.catalogue().format("cli-plan-written", &args![file = file]));
        }
    }
}

/// Lets the user stop the search and have what it has found, which `notice` tells.
pub(super) fn stop_on_request(watch: &Arc<Watch>, console: &Console, notice: &str) {
    let notice = (!console.is_quiet()).then(|| console.catalogue().get(notice));
    let watch = Arc::clone(watch);
    worker::on_stop(move || {
        watch.stop();
        if let Some(notice) = &notice {
            worker::tell(notice);
        }
    });
}

/// A plan that was made but not written.
fn explain_failure(failure: WriteFailure, console: &Console, as_json: bool) -> Exit {
    match failure {
        WriteFailure::File(findings) => wrong_usage(&findings, console, as_json),
        WriteFailure::Audit(findings) => {
            console.findings(&findings);
            console.error("cli-audit-refused", &args![version = env!("CARGO_PKG_VERSION")]);
            Exit::Bug
        }
    }
}
