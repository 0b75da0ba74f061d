//! Wrong usage, in the user's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::console;
use super::exit::Exit;
use crate::args;
use crate::lang::Catalogue;

/// Shows the help or the version that was asked for, or says what is wrong with the arguments.
pub(super) fn explain(error: &clap::Error, catalogue: &Catalogue) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader that has gone away needs no help.
        let _ = error.print();
        return Exit::Done;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return Exit::Usage;
    }
    console::to_stderr(&message(error, catalogue));
    Exit::Usage
}

fn message(error: &clap::Error, catalogue: &Catalogue) -> String {
    let found = |kind| error.get(kind).map(shown);
    let argument = found(ContextKind::InvalidArg).unwrap_or_default();
    let value = found(ContextKind::InvalidValue).unwrap_or_default();
    let text = match error.kind() {
        ErrorKind::UnknownArgument => catalogue.format("usage-unknown-argument", &args![argument = argument]),
        ErrorKind::InvalidSubcommand => {
            let command = found(ContextKind::InvalidSubcommand).unwrap_or_default();
            catalogue.format("usage-unknown-command", &args![command = command])
        }
        ErrorKind::MissingSubcommand => catalogue.get("usage-no-command"),
        ErrorKind::MissingRequiredArgument => catalogue.format("usage-missing", &args![argument = argument]),
        ErrorKind::InvalidValue if value.is_empty() => catalogue.format("usage-no-value", &args![argument = argument]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = found(ContextKind::ValidValue).unwrap_or_default();
            let key = if allowed.is_empty() { "usage-wrong-value" } else { "usage-value-not-allowed" };
            catalogue.format(key, &args![argument = argument, value = value, allowed = allowed])
        }
        ErrorKind::ArgumentConflict => {
            let prior = found(ContextKind::PriorArg).unwrap_or_default();
            let key = if prior.is_empty() || prior == argument { "usage-repeated" } else { "usage-conflict" };
            catalogue.format(key, &args![argument = argument, prior = prior])
        }
        _ => error.to_string(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| error.get(kind).map(nearest))
        .map(|nearest| format!("\n   = {}", catalogue.format("did-you-mean", &args![nearest = nearest])));
    let help = catalogue.get("usage-help");
    format!(
        "{}: {text}{}\n   = {}: {help}",
        catalogue.get("severity-error"),
        near.unwrap_or_default(),
        catalogue.get("word-help")
    )
}

/// The best of clap's suggestions, which come in rising order.
fn nearest(suggestions: &ContextValue) -> String {
    match suggestions {
        ContextValue::Strings(all) => all.last().cloned().unwrap_or_default(),
        one => shown(one),
    }
}

/// A value of clap's error as text.
fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}
