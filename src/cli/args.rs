//! What can be typed. The texts of `--help` are in `locales/*/cli.ftl` (see [`super::help`]); the
//! comments here are for readers of the code.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{
    check::Check, compare::Compare, explain::Explain, frontier::Frontier, models::Models, plan::Plan, reserve::Reserve,
    template::Template, verify::Verify,
};
use crate::instance::Overrides;
use crate::lang::Lang;
use crate::pipeline::Request;
use crate::year::Year;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "jospar", version, subcommand_required = true, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub(super) struct Cli {
    /// What every command understands.
    #[command(flatten)]
    pub(super) common: Common,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The programmes that are built in.
    Models(Models),
    /// A workbook to fill in.
    Template(Template),
    /// Every problem of an input.
    Check(Check),
    /// The plan workbook.
    Plan(Plan),
    /// Coverage against money.
    Frontier(Frontier),
    /// Re-proves a plan workbook.
    Verify(Verify),
    /// Why an object gets what it gets.
    Explain(Explain),
    /// Who is next.
    Reserve(Reserve),
    /// What two plans differ in.
    Compare(Compare),
}

/// Flags that every command understands.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Common {
    /// The language of every word; else the workbook's Settings, else Russian.
    #[arg(long, global = true, value_enum, value_name = "kk|ru|en", hide_possible_values = true)]
    pub(super) lang: Option<Lang>,
    /// Nothing on stderr but errors.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Colours on stderr.
    #[arg(long, global = true, value_enum, value_name = "auto|always|never", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(super) color: When,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What replaces values of the workbook and the model, for commands that read an input.
#[derive(Clone, Debug, Args)]
pub(super) struct InputArgs {
    /// The input: a workbook, a csv file or a folder of csv files.
    #[arg(value_name = "INPUT")]
    pub(super) input: PathBuf,
    /// The programme, by id or as a model file.
    #[arg(short, long, value_name = "ID|FILE")]
    pub(super) model: Option<String>,
    /// The first year of the plan.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1990..=2200))]
    pub(super) year: Option<u16>,
    /// Amounts that replace budgets.
    #[arg(long, value_name = "[SOURCE[:YEAR]=]AMOUNT")]
    pub(super) budget: Vec<String>,
    /// Amounts that replace prices.
    #[arg(long, value_name = "OPTION=AMOUNT")]
    pub(super) price: Vec<String>,
    /// How rural objects come first.
    #[arg(long, value_name = "MODE")]
    pub(super) rural: Option<String>,
    /// Plan without incomplete rows.
    #[arg(long)]
    pub(super) skip_incomplete: bool,
    /// The worker's limits.
    #[command(flatten)]
    pub(super) worker: WorkerArgs,
}

impl InputArgs {
    /// What is to be read, with what replaces its values.
    pub(super) fn request(&self, overrides: Overrides, lang: Option<Lang>) -> Request {
        Request {
            input: self.input.clone(),
            model: self.model.clone(),
            year: self.year.and_then(Year::new),
            overrides,
            lang,
            ..Request::default()
        }
    }
}

/// Limits of the worker process that reads and solves.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct WorkerArgs {
    /// Memory in MiB.
    #[arg(long, value_name = "MIB", default_value_t = 4096, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) memory_limit: u64,
}
