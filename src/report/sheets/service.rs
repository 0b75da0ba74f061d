//! Sheet Service: what is bought, retires and works by year. Only where something retires within the plan.

use crate::args;
use crate::diagnostic::column_letters;
use crate::plan::ServiceLine;
use crate::quantity::Units;
use crate::report::context::Context;
use crate::report::table::{Cell, Number, Row, Sheet, SheetKind, Style};

/// The rows of an option: the key of what they count.
const COUNTED: [&str; 4] = ["service-bought", "service-replacing", "service-retired", "service-in-use"];
/// Columns before those of the years.
const BEFORE_YEARS: u32 = 2;

/// Whether anything retires within the plan.
pub(super) fn is_shown(context: &Context<'_>) -> bool {
    !context.plan().service.is_empty()
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Option<Sheet<'a>> {
    if !is_shown(context) {
        return None;
    }
    let years = &context.instance().years;
    let widths: Vec<u16> = [34, 34].into_iter().chain(years.iter().map(|_| 12)).chain([14]).collect();
    let mut sheet = Sheet::new(context.say("sheet-service"), SheetKind::Appendix, &widths);
    sheet.protected = true;
    sheet.head = vec![
        Row::across(Style::Title, context.tell("service-title", &args![years = context.years()])),
        Row::across(Style::Note, context.say("service-note")),
    ];
    let head = ["column-option", "column-units"].map(|key| context.say(key));
    let head = head.into_iter().chain(years.iter().map(ToString::to_string)).chain([context.say("row-total")]);
    let options = context.plan().service.chunk_by(|a, b| a.option == b.option);
    let rows = options.flat_map(|lines| COUNTED.iter().enumerate().map(|(at, key)| item(context, lines, at, key)));
    Some(sheet.with_rows(std::iter::once(Row::head(head)).chain(rows)))
}

/// One count of an option, by year; what is bought and retires has a sum.
fn item(context: &Context<'_>, lines: &[ServiceLine], at: usize, key: &str) -> Row {
    let count = |line: &ServiceLine| [line.bought, line.replacing, line.retired, line.in_use].get(at).copied();
    let counts: Vec<Units> = lines.iter().filter_map(count).collect();
    let option = lines.first().map_or_else(String::new, |line| context.option(line.option));
    let mut cells = vec![Cell::text(option), Cell::text(context.say(key))];
    cells.extend(counts.iter().map(|count| Cell::count(count.get())));
    let last = BEFORE_YEARS + u32::try_from(counts.len()).unwrap_or(0);
    let (first, last) = (column_letters(BEFORE_YEARS), column_letters(last.saturating_sub(1)));
    let sum = counts.iter().copied().sum::<Units>();
    cells.push(Cell::formula(format!("SUM({first}{{row}}:{last}{{row}})"), Number::Count(sum.get())));
    Row::item(cells)
}
