//! Metrics of a Rules sheet: sums of measures, such as `full(platonus) + 2 * full(kundelik)`.

use crate::index::{NeedIx, OptionIx, YearIx};
use crate::programme::{LARGEST_COEFFICIENT, Measure, Named, Programme, is_of_one_kind};
use crate::year::Year;

use super::words::lookup;

/// The terms of a metric; names are ids or labels. `None` when the text is no sum of measures of the programme.
pub(super) fn parse_metric(text: &str, programme: &Programme) -> Option<Vec<(i64, Measure)>> {
    let mut terms = Vec::new();
    let mut rest = text.trim();
    let mut sign = 1;
    loop {
        if let Some(after) = rest.strip_prefix('-') {
            sign = -sign;
            rest = after.trim_start();
        }
        let (term, after) = rest.split_once(')')?;
        let (times, call) = coefficient(term);
        terms.push((sign * times, measure(call, programme)?));
        rest = after.trim();
        if rest.is_empty() {
            return is_of_one_kind(&terms).then_some(terms);
        }
        sign = if rest.starts_with('-') { -1 } else { 1 };
        rest = rest.strip_prefix(['+', '-'])?.trim_start();
    }
}

/// `2 * full(x` as 2 and `full(x`.
fn coefficient(term: &str) -> (i64, &str) {
    let split = term.split_once('*').and_then(|(times, call)| {
        let times = times.trim().parse::<i64>().ok().filter(|times| (1..=LARGEST_COEFFICIENT).contains(times))?;
        Some((times, call.trim()))
    });
    split.unwrap_or((1, term.trim()))
}

/// `full(x` as a measure.
fn measure(call: &str, programme: &Programme) -> Option<Measure> {
    let (name, argument) = call.split_once('(')?;
    let argument = argument.trim();
    let need = || {
        let needs = programme.needs.iter().map(|need| (need.id(), need.label()));
        lookup(argument, needs).ok().map(NeedIx::new)
    };
    match name.trim() {
        "units" => need().map(Measure::Units),
        "new" => need().map(Measure::New),
        "stock" => need().map(Measure::Stock),
        "share" => need().map(Measure::Share),
        "full" => need().map(Measure::Full),
        "people" => need()
            .filter(|at| programme.needs.get(at.at()).is_some_and(|need| need.people.is_some()))
            .map(Measure::People),
        "people_years" => need()
            .filter(|at| programme.needs.get(at.at()).is_some_and(|need| need.people.is_some()))
            .map(Measure::PeopleYears),
        "commitment" => {
            let (name, year) = argument.split_once('=')?;
            let year = year.trim_start_matches('=').trim().parse().ok().and_then(Year::new)?;
            let known = programme.years.iter().position(|own| *own == year).filter(|_| name.trim() == "after");
            known.map(YearIx::new).map(Measure::Commitment)
        }
        "count" => {
            let options = programme.options.iter().map(|option| (option.id(), option.label()));
            lookup(argument, options).ok().map(OptionIx::new).map(Measure::Count)
        }
        "value" => {
            let options = programme.options.iter().map(|option| (option.id(), option.label()));
            let at = lookup(argument, options).ok()?;
            programme.options.get(at).filter(|option| !option.steps.is_empty())?;
            Some(Measure::Value(OptionIx::new(at)))
        }
        "cost" if argument.is_empty() => Some(Measure::Cost),
        _ => None,
    }
}
