//! Coverage against money, for a terminal, as a workbook and as JSON.

mod json;
mod lines;
mod table;

use std::io;

use super::Document;
use super::context::Context;
use super::words::Unit;
use super::xlsx;
use crate::args;
use crate::plan::Frontier;

pub(super) use json::frontier as frontier_as_json;

/// A frontier with the words of a document; the plan of the document is an empty one, since a frontier has none.
struct Shown<'a> {
    context: Context<'a>,
    frontier: &'a Frontier,
}

impl<'a> Shown<'a> {
    fn new(document: &Document<'a>, frontier: &'a Frontier) -> Self {
        Self { context: Context::new(document), frontier }
    }

    fn title(&self) -> String {
        let instance = self.context.instance();
        let programme = self.context.label(&instance.name, &instance.programme);
        self.context.tell("frontier-title", &args![programme = programme, years = self.context.years()])
    }

    /// What a value counts.
    fn unit(&self) -> Unit {
        Unit::counted(&self.frontier.subject.metric)
    }
}

/// The frontier for a terminal.
pub(super) fn text(document: &Document<'_>, frontier: &Frontier) -> String {
    let shown = Shown::new(document, frontier);
    let mut lines = vec![shown.title()];
    lines.extend(shown.about());
    lines.extend(shown.text_table());
    lines.push(shown.context.say(if frontier.is_staircase { "frontier-stairs" } else { "frontier-grid" }));
    lines.extend(shown.answers());
    lines.join("\n") + "\n"
}

/// The frontier as a workbook: one table and its chart.
pub(super) fn workbook(document: &Document<'_>, frontier: &Frontier) -> io::Result<Vec<u8>> {
    let shown = Shown::new(document, frontier);
    let sheet = shown.sheet();
    xlsx::write_tables(vec![sheet], &shown.context.page(shown.title())).map_err(io::Error::other)
}
