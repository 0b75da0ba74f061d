//! An input that cannot be planned, on the terminal.

use serde_json::{Map, Value, json};

use super::args::Common;
use super::console::Console;
use super::exit::Exit;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::lang::Arg;
use crate::pipeline::{Refusal, Why};
use crate::report::amount_json;

/// Shows every finding of a refused input; with `as_json` as the object of `plan --json` on stdout.
pub(super) fn explain(refusal: &Refusal, common: &Common, as_json: bool) -> Exit {
    let console = Console::new(common, refusal.lang);
    let (exit, status) = match refusal.why {
        Why::Unusable => (Exit::Usage, "unusable"),
        Why::Errors => (Exit::Refused, "invalid"),
        Why::Contradiction => (Exit::Contradiction, "infeasible"),
    };
    if as_json {
        let mut json =
            json!({ "schema": 1, "status": status, "diagnostics": console.findings_json(&refusal.findings) });
        if let (Why::Contradiction, Some(object)) = (refusal.why, json.as_object_mut()) {
            object.insert("conflicts".to_owned(), refusal.findings.iter().filter_map(conflict).collect());
        }
        console.json(&json);
    } else {
        console.findings(&refusal.findings);
        console.note("cli-nothing-written", &crate::args![errors = errors(&refusal.findings)]);
    }
    exit
}

/// A contradiction for programs: its code, the rules in it, and the amounts as numbers, money in tenge.
fn conflict(finding: &Diagnostic) -> Option<Value> {
    if finding.severity() != Severity::Error {
        return None;
    }
    let mut object = Map::new();
    object.insert("code".to_owned(), Value::from(finding.code.name()));
    let mut rules = Vec::new();
    for (name, arg) in &finding.args {
        match (*name, arg) {
            ("rule" | "rules" | "other", Arg::Text(text)) => {
                rules.extend(text.split(", ").map(|rule| Value::from(rule.trim_matches('`'))));
            }
            ("rule" | "other", Arg::Named(id, _)) => rules.push(Value::from(id.as_str())),
            ("rules", Arg::NamedList(list)) => rules.extend(list.iter().map(|(id, _)| Value::from(id.as_str()))),
            ("short", arg) => drop(object.insert("short_by".to_owned(), value(arg))),
            (name, arg) => drop(object.insert(name.to_owned(), value(arg))),
        }
    }
    object.insert("rules".to_owned(), Value::Array(rules));
    Some(Value::Object(object))
}

fn value(arg: &Arg) -> Value {
    match arg {
        Arg::Text(text) => Value::from(text.as_str()),
        Arg::Count(n) => Value::from(*n),
        Arg::Money(amount) => amount_json(*amount),
        Arg::Share(share) => Value::from(share.to_string()),
        Arg::Named(id, _) => Value::from(id.as_str()),
        Arg::NamedList(list) => list.iter().map(|(id, _)| id.as_str()).collect(),
    }
}

/// How many findings are errors.
pub(super) fn errors(findings: &Diagnostics) -> usize {
    findings.iter().filter(|finding| finding.severity() == Severity::Error).count()
}

/// Findings about the arguments or files themselves; with `as_json` as an object on stdout.
pub(super) fn wrong_usage(findings: &Diagnostics, console: &Console, as_json: bool) -> Exit {
    if as_json {
        console.json(&json!({ "schema": 1, "status": "unusable", "diagnostics": console.findings_json(findings) }));
    } else {
        console.findings(findings);
    }
    Exit::Usage
}
