//! Sheet Coverage: every need in every group, before and after, with one chart.

use crate::args;
use crate::fraction::Fraction;
use crate::index::NeedIx;
use crate::instance::GroupKind;
use crate::plan::CoverageLine;
use crate::report::context::Context;
use crate::report::table::{Cell, Chart, Number, Row, Sheet, SheetKind, Style};

const COLUMNS: [&str; 13] = [
    "column-need",
    "column-year",
    "column-level",
    "column-group",
    "column-objects",
    "column-needed",
    "column-before",
    "column-after",
    "column-share-before",
    "column-share-after",
    "column-gap",
    "column-full-before",
    "column-full-after",
];

/// The most names that stay legible under a chart; with more the regions are drawn, if there are any.
const LEGIBLE: usize = 60;

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let widths = [26, 7, 10, 20, 10, 11, 11, 11, 10, 10, 11, 13, 13];
    let mut sheet = Sheet::new(context.say("sheet-coverage"), SheetKind::Front, &widths);
    sheet.head = vec![
        Row::across(
            Style::Title,
            context.tell("coverage-title", &args![programme = super::title_name(context), years = context.years()]),
        ),
        Row::head(COLUMNS.map(|key| context.say(key))),
    ];
    sheet.frozen = true;
    let lines = lines_in_reading_order(context);
    sheet.filtered = Some(lines.len()).filter(|count| *count > 0);
    sheet.chart = chart(context, &lines);
    sheet.with_rows(lines.into_iter().map(|line| item(context, line)))
}

/// By need, year and then group in the order of the plan; a single region would only repeat the total.
fn lines_in_reading_order<'a>(context: &Context<'a>) -> Vec<&'a CoverageLine> {
    let is_told = |line: &&CoverageLine| context.has_regions() || !matches!(line.group, GroupKind::Region(_));
    let mut lines: Vec<_> = context.plan().coverage.iter().filter(is_told).collect();
    lines.sort_by_key(|line| (line.need, line.year));
    lines
}

fn item(context: &Context<'_>, line: &CoverageLine) -> Row {
    let need = context.instance().needs.get(line.need.at());
    let name = context.need(line.need);
    let name = match need.and_then(|need| need.unit.as_deref()) {
        Some(unit) => format!("{name}, {unit}"),
        None => name,
    };
    Row::item(vec![
        Cell::text(name),
        Cell::plain(context.year(line.year)),
        Cell::text(context.level(&line.group)),
        Cell::text(context.group(&line.group)),
        Cell::count(line.objects.get()),
        Cell::count(line.needed.get()),
        Cell::count(line.before.get()),
        Cell::count(line.after.get()),
        charted(line.before.get(), line.needed.get()),
        charted(line.after.get(), line.needed.get()),
        Cell::formula("F{row}-H{row}", Number::Count(line.needed.get() - line.after.get())),
        Cell::count(line.full_before.get()),
        Cell::count(line.full_after.get()),
    ])
}

/// `part / whole` as a number: a viewer that does not calculate draws a chart of numbers, not of formulas.
pub(super) fn charted(part: i64, whole: i64) -> Cell {
    match Fraction::new(i128::from(part), i128::from(whole)) {
        Some(share) => Cell::number(Number::Share(share)),
        None => Cell::none(),
    }
}

/// `part / whole` as a live formula; a dash when nothing is needed.
pub(super) fn share_cell(formula: &str, part: i64, whole: i64) -> Cell {
    match Fraction::new(i128::from(part), i128::from(whole)) {
        Some(share) => Cell::formula(formula, Number::Share(share)),
        None => Cell::none(),
    }
}

/// The need that the first goal is about, else the first that something gives.
pub(super) fn main_need(context: &Context<'_>) -> Option<NeedIx> {
    let instance = context.instance();
    let of_goals = instance.goals.iter().flat_map(|goal| &goal.metric.terms).find_map(|(_, measure)| measure.need());
    of_goals.or_else(|| instance.options.iter().flat_map(|option| &option.gives).map(|(need, _)| *need).next())
}

/// Coverage of the main need by district (or by region where districts are too many) at the end of the plan.
fn chart(context: &Context<'_>, lines: &[&CoverageLine]) -> Option<Chart> {
    let need = main_need(context)?;
    let rows_where = |wanted: fn(&GroupKind) -> bool| {
        let holds = |line: &&CoverageLine| line.need == need && line.year == context.last_year() && wanted(&line.group);
        Some((lines.iter().position(&holds)?, lines.iter().rposition(&holds)?))
    };
    let districts = rows_where(|group| matches!(group, GroupKind::District(_)));
    let regions = rows_where(|group| matches!(group, GroupKind::Region(_))).filter(|_| context.has_regions());
    let legible = districts.filter(|(first, last)| last - first < LEGIBLE);
    Some(Chart {
        is_share: true,
        title: context.tell("coverage-chart", &args![need = context.need(need)]),
        rows: legible.or(regions).or(districts)?,
        categories: 3,
        series: vec![(context.say("column-share-before"), 8), (context.say("column-share-after"), 9)],
        at: lines.len() + 1,
    })
}
