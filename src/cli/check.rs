//! `jospar check`: every problem of an input in one run.

use clap::Args;
use serde_json::json;

use super::args::{Common, InputArgs};
use super::console::Console;
use super::exit::Exit;
use super::{refusal, values};
use crate::args;
use crate::diagnostic::{DiagnosticJson, Diagnostics, Severity};
use crate::instance::Assumption;
use crate::lang::Lang;
use crate::pipeline::{self, Prepared, Refusal, Why};

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// What is checked.
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// A JSON list of findings instead of text.
    #[arg(long)]
    json: bool,
}

impl Check {
    /// Lists all findings on stdout; as text, only errors when quiet.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let console = Console::new(common, common.lang.unwrap_or_default());
        let mut findings = Diagnostics::new();
        let overrides = values::overrides(&self.input, &mut findings);
        if findings.has_errors() {
            return self.show(&console, &findings, Exit::Usage);
        }
        console.progress("cli-reading", &args![file = self.input.input.display().to_string()]);
        let request = self.input.request(overrides, common.lang);
        match pipeline::prepare(&request) {
            Ok(prepared) => self.accept(&prepared, common),
            Err(Refusal { why, findings, lang }) => {
                let exit = match why {
                    Why::Unusable => Exit::Usage,
                    Why::Errors => Exit::Refused,
                    Why::Contradiction => Exit::Contradiction,
                };
                self.show(&self.console(common, lang), &findings, exit)
            }
        }
    }

    fn console(&self, common: &Common, lang: Lang) -> Console {
        Console::new(common, lang)
    }

    fn accept(&self, prepared: &Prepared, common: &Common) -> Exit {
        let console = self.console(common, prepared.lang);
        let instance = &prepared.instance;
        if self.json {
            let findings = prepared.findings.iter().map(|finding| DiagnosticJson::new(finding, console.catalogue()));
            let told = instance.assumptions.iter().filter(|own| own.tells_of_money());
            let text = |own: &Assumption| console.catalogue().format(own.key, &own.args);
            let told = told.map(|own| DiagnosticJson::note(own.key, text(own)));
            console.json(&findings.chain(told).map(|finding| json!(finding)).collect());
            return Exit::Done;
        }
        let exit = self.show(&console, &prepared.findings, Exit::Done);
        if !console.is_quiet() {
            let name = instance.name.text(prepared.lang, &instance.programme);
            let budget =
                instance.budgets.iter().flat_map(|budget| budget.amount.iter().copied()).sum::<crate::money::Money>();
            console.line(&console.catalogue().format(
                "cli-check-accepted",
                &args![
                    model = name,
                    objects = instance.objects.len(),
                    options = instance.options.len(),
                    budget = budget
                ],
            ));
            let is_told = |own: &&Assumption| own.tells_of_money() || own.tells_of_rows();
            for own in instance.assumptions.iter().filter(is_told) {
                console.line(&console.catalogue().format(own.key, &own.args));
            }
        }
        exit
    }

    fn show(&self, console: &Console, findings: &Diagnostics, exit: Exit) -> Exit {
        if self.json {
            console.json(&console.findings_json(findings));
            return exit;
        }
        console.findings_as_data(findings);
        if !findings.is_empty() && !console.is_quiet() {
            let errors = refusal::errors(findings);
            let warnings = findings.iter().filter(|finding| finding.severity() == Severity::Warning).count();
            console.line(&console.catalogue().format("cli-check-count", &args![errors = errors, warnings = warnings]));
        }
        exit
    }
}
