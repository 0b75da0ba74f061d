//! Sheet Assumptions: what the reader took for granted, what was decided beforehand, and all warnings.

use crate::args;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::instance::{Decision, DecisionKind};
use crate::report::context::Context;
use crate::report::table::{Cell, Row, Sheet, SheetKind, Style};

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let mut sheet = Sheet::new(context.say("sheet-assumptions"), SheetKind::Appendix, &[6, 84, 44]);
    sheet.protected = true;
    sheet.head = vec![
        Row::across(Style::Title, context.say("assumptions-title")),
        Row::across(Style::Note, context.say("assumptions-note")),
    ];
    let assumptions = numbered(context.instance().assumptions.iter().map(|assumption| {
        let state = if assumption.draft { context.say("word-draft") } else { String::new() };
        (context.tell(assumption.key, &assumption.args), state)
    }));
    let warnings = context.document.findings.iter().filter(|finding| finding.severity() == Severity::Warning);
    let warnings =
        numbered(warnings.map(|finding| (warning_text(context, finding), place_text(context, &finding.place))));
    let decisions = numbered(context.instance().decisions.iter().map(|decision| decision_texts(context, decision)));
    let mut rows = section(context, "assumptions-section", ["column-assumption", "column-state"], assumptions);
    rows.extend(section(context, "warnings-section", ["column-warning", "column-where"], warnings));
    rows.extend(section(context, "decisions-section", ["column-decision", "column-basis"], decisions));
    sheet.with_rows(rows)
}

fn numbered(texts: impl Iterator<Item = (String, String)>) -> Vec<Row> {
    let row = |(at, (what, more)): (usize, (String, String))| {
        Row::item(vec![Cell::position(at + 1), Cell::text(what), Cell::text(more)])
    };
    texts.enumerate().map(row).collect()
}

/// A part of the sheet, or a line that says there is nothing in it.
fn section(context: &Context<'_>, title: &str, columns: [&str; 2], items: Vec<Row>) -> Vec<Row> {
    let mut rows = vec![Row::blank(), Row::across(Style::Section, context.say(title))];
    if items.is_empty() {
        rows.push(Row::across(Style::Note, context.say("word-nothing")));
    } else {
        let [what, more] = columns;
        rows.push(Row::head([context.say("column-number"), context.say(what), context.say(more)]));
        rows.extend(items);
    }
    rows
}

fn warning_text(context: &Context<'_>, finding: &Diagnostic) -> String {
    let message = finding.message(&context.words);
    match finding.help(&context.words) {
        Some(help) => format!("{message}. {help}"),
        None => message,
    }
}

fn place_text(context: &Context<'_>, place: &Place) -> String {
    match place {
        Place::Nowhere => String::new(),
        Place::Argument(argument) => argument.clone(),
        Place::File { file } => context.file_name(file).to_owned(),
        Place::Sheet { file, sheet } => {
            context.tell("place-sheet", &args![file = context.file_name(file), sheet = sheet.as_str()])
        }
        Place::Cell(cell) => {
            let args =
                args![file = context.file_name(&cell.file), sheet = cell.sheet.as_str(), cell = cell.to_string()];
            context.tell("place-cell", &args)
        }
        Place::Model(at) => format!("{}:{}:{}", context.file_name(&at.file), at.line, at.character),
    }
}

fn decision_texts(context: &Context<'_>, decision: &Decision) -> (String, String) {
    let words = context.object(decision.object);
    let object = format!("{} — {}", words.id, words.name);
    let what = match decision.kind {
        DecisionKind::Must => context.tell("decision-must", &args![object = object]),
        DecisionKind::Exclude => context.tell("decision-exclude", &args![object = object]),
        DecisionKind::Incomplete => context.tell("decision-incomplete", &args![object = object]),
        DecisionKind::Lock { option, quantity } => {
            let option = usize::try_from(option).map(|at| context.option(crate::index::OptionIx::new(at)));
            context
                .tell("decision-lock", &args![object = object, option = option.unwrap_or_default(), count = quantity])
        }
    };
    (what, decision.reason.clone())
}
