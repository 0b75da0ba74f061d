//! Sheet Data: from sections to [`Data`], or everything that is wrong with them.

mod objects;
mod ordering;
mod programme;
mod results;

use super::data::{Data, Need, OptionData};
use super::entry::Entry;
use super::sections::Sections;
use crate::diagnostic::Diagnostics;
use crate::lang::Lang;

/// The largest count of things or people that the audit reads.
const MOST: i64 = 1_000_000_000_000;
/// The largest amount of money that the audit reads, in tiyn.
const MOST_MONEY: i64 = 100_000_000_000_000_000;

/// Reads all sections; `None` when something in them is wrong.
pub(super) fn read_data(sections: &Sections<'_>, findings: &mut Diagnostics) -> Option<Data> {
    let before = findings.iter().count();
    let mut data = programme::read_programme(sections, findings)?;
    objects::read_objects(sections, &mut data, findings);
    objects::read_decisions(sections, &mut data, findings);
    results::read_results(sections, &mut data, findings);
    (findings.iter().count() == before).then_some(data)
}

fn need_ids(needs: &[Need]) -> impl Iterator<Item = &str> {
    needs.iter().map(|need| need.id.as_str())
}

fn option_ids(options: &[OptionData]) -> impl Iterator<Item = &str> {
    options.iter().map(|option| option.id.as_str())
}

/// The position of the year that a cell names.
fn year(entry: &mut Entry<'_, '_>, column: &str, years: &[i64]) -> Option<usize> {
    let found = entry.count(column, 9999)?;
    let position = years.iter().position(|year| *year == found);
    if position.is_none() {
        let allowed: Vec<String> = years.iter().map(ToString::to_string).collect();
        entry.refuse(column, &allowed.join(" | "));
    }
    position
}

/// The label in the plan's language, else in another one, else the id.
fn label(entry: &Entry<'_, '_>, lang: Lang, id: &str) -> String {
    let text = |lang: Lang| entry.text(&format!("label_{}", lang.code()));
    let in_order = [lang, Lang::Ru, Lang::Kk, Lang::En].map(text);
    in_order.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| id.to_owned())
}
