//! A metric as sheet Data writes it: `1*units:teacher_pc + 2*full:wifi`.

use super::line::position;
use crate::index::{NeedIx, OptionIx, YearIx};
use crate::instance::{Instance, Metric};
use crate::programme::Measure;

/// The metric whose text in the model is `text`.
pub(super) fn read(instance: &Instance, terms: &str, text: String) -> Option<Metric> {
    let terms = terms.split(" + ").map(|own| {
        let (coefficient, measure) = own.split_once('*')?;
        Some((coefficient.parse().ok()?, read_measure(instance, measure)?))
    });
    Some(Metric { text, terms: terms.collect::<Option<_>>()? })
}

fn read_measure(instance: &Instance, text: &str) -> Option<Measure> {
    let (name, of) = text.split_once(':').unwrap_or((text, ""));
    let need = || position(of, instance.needs.iter().map(|need| &need.id)).map(NeedIx::new);
    let option = || position(of, instance.options.iter().map(|option| &option.id)).map(OptionIx::new);
    let year = || instance.years.iter().position(|year| year.to_string() == of).map(YearIx::new);
    Some(match name {
        "units" => Measure::Units(need()?),
        "new" => Measure::New(need()?),
        "stock" => Measure::Stock(need()?),
        "share" => Measure::Share(need()?),
        "full" => Measure::Full(need()?),
        "people" => Measure::People(need()?),
        "people_years" => Measure::PeopleYears(need()?),
        "count" => Measure::Count(option()?),
        "value" => Measure::Value(option()?),
        "cost" => Measure::Cost,
        "commitment" => Measure::Commitment(year()?),
        _ => return None,
    })
}
