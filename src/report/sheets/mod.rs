//! The sheets of a plan workbook, one file each, as neutral tables.

mod assumptions;
mod check;
mod commitments;
mod coverage;
mod data;
mod log;
mod orders;
mod plan;
mod proof;
mod rule_results;
mod service;
mod summary;
mod why;
mod years;

pub use data::Given;
pub(super) use rule_results::verdict_key;
pub(super) use summary::{is_shown as is_on_summary, spread_needs};
pub(super) use why::words as reason_words;

use super::context::Context;
use super::table::Sheet;

/// All sheets in the order of the workbook, except the seal, which follows from them.
pub(super) fn all<'a>(context: &'a Context<'_>) -> Vec<Sheet<'a>> {
    let mut sheets = vec![summary::sheet(context), plan::sheet(context), orders::sheet(context)];
    sheets.extend(years::sheet(context));
    sheets.extend([
        coverage::sheet(context),
        why::sheet(context),
        rule_results::sheet(context),
        proof::sheet(context),
        check::sheet(context),
    ]);
    sheets.extend(commitments::sheet(context));
    sheets.extend(service::sheet(context));
    sheets.extend([assumptions::sheet(context), log::sheet(context), data::sheet(context)]);
    sheets
}

/// The programme's name in the document's language.
fn programme_name(context: &Context<'_>) -> String {
    context.label(&context.instance().name, &context.instance().programme)
}

/// The programme's name for a title that goes on with the years: without them where the name ends in them.
pub(super) fn title_name(context: &Context<'_>) -> String {
    let name = programme_name(context);
    let without = name.strip_suffix(&context.years()).map(|rest| rest.trim_end_matches([' ', ',', '–', '-']));
    without.filter(|rest| !rest.is_empty()).map_or_else(|| name.clone(), str::to_owned)
}
