//! `jospar check`: every problem of an input in one run.

use clap::Args;

use super::args::{Common, InputArgs};
use super::console::Console;
use super::exit::Exit;
use super::{refusal, values};
use crate::args;
use crate::diagnostic::{Diagnostics, Severity};
use crate::lang::Lang;
use crate::pipeline::{self, Prepared, Refusal, Request, Why};
use crate::year::Year;

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
        let request = Request {
            input: self.input.input.clone(),
            model: self.input.model.clone(),
            year: self.input.year.and_then(Year::new),
            overrides,
            lang: common.lang,
            seconds: None,
        };
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
        let exit = self.show(&console, &prepared.findings, Exit::Done);
        if !self.json && !console.is_quiet() {
            let instance = &prepared.instance;
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
            for skipped in instance.assumptions.iter().filter(|assumption| assumption.tells_of_rows()) {
                console.line(&console.catalogue().format(skipped.key, &skipped.args));
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
