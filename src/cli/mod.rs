//! The command line: one file per command, the rest is shared by them.
//!
//! Commands that read or solve run in a [`worker`]; the first process only parses, watches and explains.

mod args;
mod check;
mod compare;
mod console;
mod exit;
mod explain;
mod frontier;
mod help;
mod models;
mod no_plan;
mod plan;
mod progress;
mod recorded;
mod refusal;
mod reserve;
mod table_file;
mod template;
mod usage;
mod values;
mod verify;

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;
use std::time::Duration;

use clap::{FromArgMatches as _, ValueEnum as _};

use args::{Cli, Command, Common};
use console::Console;
pub use exit::Exit;

use crate::lang::{Catalogue, Lang};
use crate::worker::{self, Ending};

/// Runs the program with `args`, its own name first.
pub fn run(mut args: Vec<OsString>) -> ExitCode {
    let at_terminal = args.get(1).is_some_and(|arg| arg == worker::FLAG_AT_TERMINAL);
    let is_worker = at_terminal || args.get(1).is_some_and(|arg| arg == worker::FLAG);
    if is_worker {
        args.remove(1);
    }
    let catalogue = Catalogue::new(language(&args));
    let matches = help::command(&catalogue, flag(&args, "--color")).try_get_matches_from(&args);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error, &catalogue).into(),
    };
    let exit = match cli.command.limits() {
        Some(limits) if is_worker => {
            worker::become_worker(limits.memory_mib, at_terminal);
            cli.command.run(&cli.common)
        }
        Some(limits) => supervise(&args, &limits, &Console::new(&cli.common, catalogue.lang())),
        None => cli.command.run(&cli.common),
    };
    exit.into()
}

/// What a worker may use.
struct Limits {
    memory_mib: u64,
    seconds: Option<u32>,
}

impl Command {
    fn run(&self, common: &Common) -> Exit {
        match self {
            Self::Models(command) => command.run(common),
            Self::Template(command) => command.run(common),
            Self::Check(command) => command.run(common),
            Self::Plan(command) => command.run(common),
            Self::Frontier(command) => command.run(common),
            Self::Verify(command) => command.run(common),
            Self::Explain(command) => command.run(common),
            Self::Reserve(command) => command.run(common),
            Self::Compare(command) => command.run(common),
        }
    }

    /// The limits of the worker, for commands that need one.
    fn limits(&self) -> Option<Limits> {
        let (worker, seconds) = match self {
            Self::Models(_) | Self::Template(_) => return None,
            Self::Check(command) => (command.input.worker, None),
            Self::Plan(command) => (command.input.worker, command.time_limit),
            Self::Frontier(command) => (command.input.worker, command.time_limit),
            Self::Verify(command) => (command.worker, None),
            Self::Reserve(command) => (command.worker, command.time_limit),
            Self::Compare(command) => (command.worker, None),
            // It tries several plans, each with its own clock.
            Self::Explain(command) => (command.worker, None),
        };
        Some(Limits { memory_mib: worker.memory_limit, seconds })
    }
}

impl Limits {
    /// When a worker that keeps its own clock must have hung: reading, writing and the audit take as long as they take.
    fn deadline(&self) -> Option<Duration> {
        self.seconds.map(|seconds| Duration::from_secs(u64::from(seconds) * 2 + 120))
    }
}

/// Runs `args` in a worker and explains an end that the worker could not explain itself.
fn supervise(args: &[OsString], limits: &Limits, console: &Console) -> Exit {
    let ending = worker::supervise(args.get(1..).unwrap_or_default(), limits.deadline());
    match ending {
        Ok(Ending::Exit(exit)) => return exit,
        Ok(Ending::Panic) => {
            console.error("cli-worker-panic", &crate::args![version = env!("CARGO_PKG_VERSION")]);
            return Exit::Bug;
        }
        Ok(Ending::Crash) => {
            let memory = i64::try_from(limits.memory_mib).unwrap_or(i64::MAX);
            console.error("cli-worker-crash", &crate::args![memory = memory]);
        }
        Ok(Ending::Overdue(after)) => {
            let seconds = i64::try_from(after.as_secs()).unwrap_or(i64::MAX);
            console.error("cli-worker-overdue", &crate::args![seconds = seconds]);
            return Exit::Stopped;
        }
        Ok(Ending::Interrupted) => {
            console.error("cli-interrupted", &crate::args![]);
            return Exit::Stopped;
        }
        Err(error) => console.error("cli-worker-unstartable", &crate::args![reason = error.to_string()]),
    }
    Exit::Usage
}

/// The language that the arguments ask for, read before they are parsed: `--help` and wrong usage need it.
fn language(args: &[OsString]) -> Lang {
    flag(args, "--lang").and_then(|value| Lang::from_str(value, true).ok()).unwrap_or_default()
}

/// The value of `--name value` or `--name=value`, the last one given.
fn flag<'a>(args: &'a [OsString], name: &str) -> Option<&'a str> {
    let texts = || args.iter().filter_map(|arg| OsStr::to_str(arg));
    let separate = || texts().zip(texts().skip(1)).filter(|(arg, _)| *arg == name).map(|(_, value)| value);
    let joined = || texts().filter_map(|arg| arg.strip_prefix(name)?.strip_prefix('='));
    joined().next_back().or_else(|| separate().last())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_parsing() {
        let args = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&args("jospar plan x --lang en")), Lang::En);
        assert_eq!(language(&args("jospar --lang=kk")), Lang::Kk);
        assert_eq!(language(&args("jospar plan --lang klingon")), Lang::Ru);
        assert_eq!(language(&args("jospar plan --lang")), Lang::Ru);
    }
}
