//! Needs: the norm and the stock of every object.

use super::evaluate::Evaluator;
use super::notes::{Notes, note_draft, some_names};
use super::{Need, PerYear};
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::index::{ObjectIx, YearIx};
use crate::lang::Arg;
use crate::programme::Programme;
use crate::quantity::Units;

/// The needs of the programme, evaluated; warns of stock above need.
pub(super) fn build_needs(programme: &Programme, evaluator: Evaluator<'_>, notes: &mut Notes<'_>) -> Vec<Need> {
    let mut out = Vec::with_capacity(programme.needs.len());
    let years = programme.years.len();
    for spec in &programme.needs {
        let what = |part: &str| format!("needs.{}.{part}", spec.id);
        let evaluator = evaluator.of(spec.object);
        let need = evaluator.units(&spec.need, &what("need"), notes);
        let have = evaluator.units(&spec.have, &what("have"), notes);
        // People counted by level stand with the alternatives.
        let of_all = spec.people.as_ref().filter(|formula| !formula.reads_supplied());
        let people = of_all.map(|formula| evaluator.units(formula, &what("people"), notes));
        // A line that is faster than the norm is no surplus that others could use.
        let is_level = programme.alternatives.iter().any(|group| group.need.at() == out.len());
        if !is_level {
            warn_of_surplus(Arg::named(&spec.id, &spec.label), &need, &have, evaluator, notes);
        }
        note_draft(&format!("needs.{}", spec.id), spec.placeholder, spec.basis.as_deref(), notes);
        out.push(Need {
            id: spec.id.clone(),
            label: spec.label.clone(),
            object: spec.object,
            unit: spec.unit.clone(),
            need: in_every_year(&need, years),
            have: in_every_year(&have, years),
            people,
        });
    }
    out
}

fn in_every_year(units: &[Units], years: usize) -> PerYear<Units> {
    let mut out = PerYear::filled(units.len(), years, Units::ZERO);
    for (object, units) in units.iter().enumerate() {
        for year in YearIx::all(years) {
            out.set(ObjectIx::new(object), year, *units);
        }
    }
    out
}

fn warn_of_surplus(name: Arg, need: &[Units], have: &[Units], evaluator: Evaluator<'_>, notes: &mut Notes<'_>) {
    let objects = &evaluator.data.objects.id;
    let above: Vec<&String> =
        objects.iter().zip(need.iter().zip(have)).filter(|(_, (need, have))| have > need).map(|(id, _)| id).collect();
    if !above.is_empty() {
        let args = args![need = name, count = above.len(), objects = some_names(&above)];
        notes.report(Code::SurplusStock, Place::Nowhere, args);
    }
}
