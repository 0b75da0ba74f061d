//! Sheet Log: what made this workbook. No clocks and no durations, so that the same input gives the same bytes.

use crate::args;
use crate::programme::Spread;
use crate::report::context::Context;
use crate::report::table::{Cell, Row, Sheet, SheetKind, Style};

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let mut sheet = Sheet::new(context.say("sheet-log"), SheetKind::Appendix, &[46, 88]);
    sheet.protected = true;
    sheet.head = vec![Row::across(Style::Title, context.say("log-title"))];
    let mut rows = facts(context);
    rows.extend(choices(context));
    rows.push(Row::blank());
    rows.push(Row::head([context.say("log-goal"), context.say("column-verdict")]));
    for line in &context.plan().goals {
        rows.push(Row::item(vec![Cell::text(context.goal(line)), Cell::text(context.verdict(line))]));
    }
    sheet.with_rows(rows)
}

fn fact(context: &Context<'_>, key: &str, value: impl Into<String>) -> Row {
    Row::item(vec![Cell::text(context.say(key)), Cell::text(value)])
}

/// What was read.
fn facts(context: &Context<'_>) -> Vec<Row> {
    let instance = context.instance();
    let mut rows = vec![
        Row::head([context.say("log-what"), context.say("log-value")]),
        fact(context, "log-version", concat!("jospar ", env!("CARGO_PKG_VERSION"))),
        fact(context, "log-programme", format!("{} ({})", super::programme_name(context), instance.programme)),
        fact(context, "log-input", context.document.input_file),
        fact(context, "log-input-hash", instance.input_sha256.as_str()),
        fact(context, "log-model-hash", instance.model_sha256.as_str()),
    ];
    for source in &context.document.programme.sources {
        let args = args![file = context.file_name(&source.file)];
        rows.push(Row::item(vec![
            Cell::text(context.tell("log-source-hash", &args)),
            Cell::text(source.sha256.as_str()),
        ]));
    }
    rows
}

/// What was chosen.
fn choices(context: &Context<'_>) -> Vec<Row> {
    let instance = context.instance();
    let mut rows =
        vec![fact(context, "log-status", context.status()), fact(context, "log-seed", instance.customer.seed.as_str())];
    if context.plan().stopped {
        rows.push(Row::across(Style::Note, context.say("log-stopped")));
    }
    for priority in &instance.priorities {
        let spread = match priority.spread {
            Spread::Fill => "spread-fill",
            Spread::Level => "spread-level",
        };
        let args = args![programme = priority.programme.as_str()];
        let value = format!("{}; {}", context.mode(priority.rural), context.say(spread));
        rows.push(Row::item(vec![Cell::text(context.tell("log-priority", &args)), Cell::text(value)]));
    }
    for (name, value) in &context.document.programme.params {
        let args = args![name = name.as_str()];
        rows.push(Row::item(vec![Cell::text(context.tell("log-param", &args)), Cell::text(value.to_string())]));
    }
    rows
}
