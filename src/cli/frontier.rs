//! `jospar frontier`: coverage against money.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::args::{Common, InputArgs};
use super::console::Console;
use super::exit::Exit;
use super::refusal::{self, wrong_usage};
use super::table_file::TableFile;
use super::{no_plan, plan, values};
use crate::args;
use crate::diagnostic::Diagnostics;
use crate::fraction::Fraction;
use crate::instance::budget_named;
use crate::pipeline::{self, Destination, Prepared, Request};
use crate::plan::{Frontier as Computed, FrontierRequest, NoFrontier, Plan, frontier};
use crate::report::{frontier_json, frontier_text, frontier_workbook};
use crate::solve::Watch;
use crate::workbook::number::parse_fraction;
use crate::worker;

/// The arguments of `frontier`.
#[derive(Debug, Args)]
pub(super) struct Frontier {
    /// What is planned.
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// The budget that varies.
    #[arg(long, value_name = "BUDGET")]
    source: Option<String>,
    /// The least amount.
    #[arg(long, value_name = "AMOUNT")]
    from: Option<String>,
    /// The greatest amount.
    #[arg(long, value_name = "AMOUNT")]
    to: Option<String>,
    /// About how many amounts.
    #[arg(long, value_name = "N", default_value_t = 20, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u16).range(2..=200))]
    points: u16,
    /// A share of which the least money is wanted.
    #[arg(long, value_name = "SHARE")]
    target: Option<String>,
    /// Seconds after which the search gives up.
    #[arg(long, value_name = "SECONDS")]
    pub(super) time_limit: Option<u32>,
    /// A workbook with the table and its chart.
    #[arg(short, long, value_name = "FILE.xlsx")]
    output: Option<PathBuf>,
    /// Replace an existing file.
    #[arg(long)]
    force: bool,
    /// One JSON object on stdout instead of the table.
    #[arg(long)]
    json: bool,
}

impl Frontier {
    /// Computes the frontier and shows it.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let console = Console::new(common, common.lang.unwrap_or_default());
        let mut findings = Diagnostics::new();
        let overrides = values::overrides(&self.input, &mut findings);
        let mut amount = |flag, text: &Option<String>| {
            text.as_deref().and_then(|text| values::amount_of(flag, text, text, &mut findings))
        };
        let (from, to) = (amount("--from", &self.from), amount("--to", &self.to));
        let destination = self.output.clone().map(|path| Destination::File { path, force: self.force });
        if let Some(Err(more)) = destination.as_ref().map(|destination| destination.check(Some(&self.input.input))) {
            findings.extend(more);
        }
        if findings.has_errors() {
            return wrong_usage(&findings, &console, self.json);
        }
        let target = match self.target.as_deref().map(share) {
            Some(None) => {
                let value = self.target.clone().unwrap_or_default();
                console.error("usage-wrong-value", &args![value = value, argument = "--target"]);
                return Exit::Usage;
            }
            target => target.flatten(),
        };
        console.progress("cli-reading", &args![file = self.input.input.display().to_string()]);
        let request =
            Request { seconds: self.time_limit, any_money: true, ..self.input.request(overrides, common.lang) };
        let prepared = match pipeline::prepare(&request) {
            Ok(prepared) => prepared,
            Err(refused) => return refusal::explain(&refused, common, self.json),
        };
        let console = Console::new(common, prepared.lang);
        let source = match self.source.as_deref().map(|text| budget_named(text, &prepared.programme)).transpose() {
            Ok(source) => source,
            Err(finding) => {
                let mut findings = Diagnostics::new();
                findings.push(finding);
                return wrong_usage(&findings, &console, self.json);
            }
        };
        let request = FrontierRequest { source, from, to, points: self.points.into(), target };
        self.compute(&prepared, (&request, destination.as_ref()), &console)
    }

    fn compute(
        &self,
        prepared: &Prepared,
        (request, destination): (&FrontierRequest, Option<&Destination>),
        console: &Console,
    ) -> Exit {
        console.findings(&prepared.findings);
        console.progress("cli-solving", &args![objects = prepared.instance.objects.len()]);
        let watch = Arc::new(Watch::default());
        plan::stop_on_request(&watch, console, "cli-frontier-stopping");
        let told = |done: usize, all: usize| {
            if !console.is_quiet() {
                worker::show(&console.catalogue().format("cli-frontier-progress", &args![done = done, all = all]));
            }
        };
        let found = frontier(&prepared.instance, request, (&prepared.limits, &watch), &told);
        worker::show("");
        let found = match found {
            Ok(found) => found,
            Err(NoFrontier::NoPlan(why)) => {
                return no_plan::explain(&why, (prepared, watch.is_stopped()), console, self.json);
            }
            Err(why) => {
                console.error(key(&why), &args![]);
                return Exit::Usage;
            }
        };
        if found.points.is_empty() {
            console.error(if watch.is_stopped() { "cli-stopped-by-user" } else { "cli-stopped" }, &args![]);
            return Exit::Stopped;
        }
        self.show(prepared, &found, destination, console)
    }

    fn show(
        &self,
        prepared: &Prepared,
        found: &Computed,
        destination: Option<&Destination>,
        console: &Console,
    ) -> Exit {
        let plan = Plan::default();
        let document = prepared.document(&plan);
        let table = TableFile { destination, as_json: self.json, written: "cli-frontier-written" };
        let answer = (|| frontier_text(&document, found), || frontier_json(&document, found));
        table.show(console, || frontier_workbook(&document, found), answer)
    }
}

/// A share from nothing to all.
fn share(text: &str) -> Option<Fraction> {
    parse_fraction(text.trim()).ok().filter(|share| (Fraction::ZERO..=Fraction::ONE).contains(share))
}

const fn key(why: &NoFrontier) -> &'static str {
    match why {
        NoFrontier::NothingPaid => "cli-frontier-nothing-paid",
        NoFrontier::NoWhole => "cli-frontier-no-whole",
        NoFrontier::EmptyRange | NoFrontier::NoPlan(_) => "cli-frontier-empty-range",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_at_most_all() {
        assert_eq!(share("80%"), Fraction::new(4, 5));
        assert_eq!(share("80,5 %"), Fraction::new(161, 200));
        assert_eq!(share("0.8"), Fraction::new(4, 5));
        for wrong in ["80", "-1%", "all", ""] {
            assert_eq!(share(wrong), None, "{wrong}");
        }
    }
}
