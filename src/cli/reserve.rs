//! `jospar reserve`: who is next when there is more money, or when prices fall.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::args::{Common, WorkerArgs};
use super::console::Console;
use super::exit::Exit;
use super::refusal::wrong_usage;
use super::table_file::TableFile;
use super::{plan, recorded, values};
use crate::args;
use crate::diagnostic::Diagnostics;
use crate::index::BudgetIx;
use crate::instance::budget_named;
use crate::pipeline::Destination;
use crate::plan::{NoReserve, Reserve as Computed, ReserveRequest, reserve};
use crate::record::Record;
use crate::report::{reserve_json, reserve_text, reserve_workbook};
use crate::solve::{Limits, Watch};
use crate::worker;

/// How many places are listed where neither the command nor the model says it.
const PLACES: u32 = 20;

/// The arguments of `reserve`.
#[derive(Debug, Args)]
pub(super) struct Reserve {
    /// The plan.
    #[arg(value_name = "PLAN.xlsx")]
    plan: PathBuf,
    /// The budget that has more money.
    #[arg(long, value_name = "BUDGET")]
    source: Option<String>,
    /// The most places.
    #[arg(long, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=10_000))]
    places: Option<u32>,
    /// The most extra money.
    #[arg(long, value_name = "AMOUNT")]
    extra: Option<String>,
    /// Seconds after which the search gives up.
    #[arg(long, value_name = "SECONDS")]
    pub(super) time_limit: Option<u32>,
    /// A workbook with the list.
    #[arg(short, long, value_name = "FILE.xlsx")]
    output: Option<PathBuf>,
    /// Replace an existing file.
    #[arg(long)]
    force: bool,
    /// One JSON object on stdout instead of the list.
    #[arg(long)]
    json: bool,
    /// The worker's limits.
    #[command(flatten)]
    pub(super) worker: WorkerArgs,
}

impl Reserve {
    /// Computes the reserve of a plan and shows it.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let console = Console::new(common, common.lang.unwrap_or_default());
        let mut findings = Diagnostics::new();
        let extra = self.extra.as_deref().and_then(|text| values::amount_of("--extra", text, text, &mut findings));
        let destination = self.output.clone().map(|path| Destination::File { path, force: self.force });
        if let Some(Err(more)) = destination.as_ref().map(|destination| destination.check(Some(&self.plan))) {
            findings.extend(more);
        }
        if findings.has_errors() {
            return wrong_usage(&findings, &console, self.json);
        }
        let record = match recorded::open(&self.plan, common, self.json) {
            Ok(record) => record,
            Err(exit) => return exit,
        };
        let console = Console::new(common, common.lang.unwrap_or(record.lang));
        let source = match self.source.as_deref().map(|text| budget_named(text, &record.programme)).transpose() {
            Ok(source) => source,
            Err(finding) => {
                findings.push(finding);
                return wrong_usage(&findings, &console, self.json);
            }
        };
        let stated = Some(record.programme.reserve).filter(|places| *places > 0);
        let places = self.places.or(stated).unwrap_or(PLACES);
        let places = usize::try_from(places).unwrap_or(usize::MAX);
        match self.compute(&record, source, (places, extra), &console) {
            Ok(found) => self.show(&record, &found, destination.as_ref(), &console),
            Err(NoReserve::Stopped) => {
                console.error("cli-stopped", &args![]);
                Exit::Stopped
            }
            Err(why) => {
                console.error(key(why), &args![]);
                Exit::Usage
            }
        }
    }

    /// The reserve of one budget, or of every one that pays for something that can be measured.
    fn compute(
        &self,
        record: &Record,
        source: Option<BudgetIx>,
        (places, extra): (usize, Option<crate::money::Money>),
        console: &Console,
    ) -> Result<Vec<Computed>, NoReserve> {
        let watch = Arc::new(Watch::default());
        plan::stop_on_request(&watch, console, "cli-reserve-stopping");
        let limits = Limits { seconds: self.time_limit };
        let told = |done: usize| {
            if !console.is_quiet() {
                worker::show(&console.catalogue().format("cli-reserve-progress", &args![done = done, all = places]));
            }
        };
        let sources = source.map_or_else(|| BudgetIx::all(record.instance.budgets.len()).collect(), |own| vec![own]);
        let (mut found, mut refused) = (Vec::new(), NoReserve::NothingPaid);
        for source in sources {
            let request = ReserveRequest { source, places, extra };
            match reserve((&record.instance, &record.plan), &request, (&limits, &watch), &told) {
                Ok(own) => found.push(own),
                Err(why) => refused = why,
            }
        }
        worker::show("");
        if found.is_empty() { Err(refused) } else { Ok(found) }
    }

    fn show(&self, record: &Record, found: &[Computed], destination: Option<&Destination>, console: &Console) -> Exit {
        let findings = Diagnostics::new();
        let document = record.document(&findings, console.catalogue().lang());
        let table = TableFile { destination, as_json: self.json, written: "cli-reserve-written" };
        let answer = (|| reserve_text(&document, found), || reserve_json(&document, found));
        table.show(console, || reserve_workbook(&document, found), answer)
    }
}

const fn key(why: NoReserve) -> &'static str {
    match why {
        NoReserve::NoLimit => "cli-reserve-no-limit",
        NoReserve::NothingPaid | NoReserve::Stopped => "cli-frontier-nothing-paid",
    }
}
