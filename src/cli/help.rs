//! The texts of `--help`, taken from the catalogue: `help-<command>` says what it does, with `.usage`
//! and `.examples`; `help-arg-<argument>` explains an argument, `help-<command>-<argument>` where it differs.

use clap::{Arg, ArgAction, ColorChoice, Command, CommandFactory as _};

use super::args::Cli;
use crate::lang::Catalogue;

/// The whole command line with the texts of `catalogue`; `color` is the value of `--color`.
pub(super) fn command(catalogue: &Catalogue, color: Option<&str>) -> Command {
    let color = match color {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    };
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    localise(Cli::command().arg(version), catalogue)
        .color(color)
        .after_help(catalogue.get("help-exit-codes"))
        .subcommand_help_heading(catalogue.get("help-commands"))
        .mut_subcommands(|command| localise(command, catalogue))
}

fn localise(command: Command, catalogue: &Catalogue) -> Command {
    let name = command.get_name().to_owned();
    let text = |key: &str| catalogue.get(key);
    let template = format!(
        "{{about-with-newline}}\n{}\n{}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        text("help-examples"),
        indented(&text(&format!("help-{name}.examples"))),
        text("help-usage"),
    );
    let help_flag = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command
        .about(text(&format!("help-{name}")))
        .override_usage(text(&format!("help-{name}.usage")))
        .help_template(template)
        .max_term_width(100)
        .arg(help_flag)
        .mut_args(|arg| {
            let id = arg.get_id().as_str().replace('_', "-");
            let own = catalogue.try_format(&format!("help-{name}-{id}"), &Vec::new());
            let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
            arg.help(own.unwrap_or_else(|| text(&format!("help-arg-{id}")))).help_heading(text(heading))
        })
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn every_command_and_argument_has_its_texts() {
        for lang in Lang::ALL {
            let mut root = command(&Catalogue::new(lang), Some("never"));
            root.build();
            for part in std::iter::once(&root).chain(root.get_subcommands()) {
                let mut part = part.clone();
                let help = part.render_long_help().to_string();
                assert!(!help.contains("help-"), "{}: a key without its text in\n{help}", lang.code());
            }
        }
    }
}
