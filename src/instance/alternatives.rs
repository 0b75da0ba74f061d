//! Alternatives: options of which one works at a time at an object.

use super::evaluate::Evaluator;
use super::notes::Notes;
use super::offers::Offers;
use super::today::today;
use super::{Instance, Need};
use crate::index::{NeedIx, ObjectIx, OptionIx, YearIx};
use crate::lang::Label;
use crate::programme::{AlternativesSpec, Programme};
use crate::quantity::Units;

/// Options of which one works at a time at an object: the best that was bought, else what works there today. Their
/// levels do not add up, and what works is only ever replaced by something better.
#[derive(Clone, Debug)]
pub struct Alternatives {
    /// The id.
    pub id: String,
    /// The label.
    pub label: Label,
    /// The need whose level they supply; no other option gives it.
    pub need: NeedIx,
    /// The options, in the order of the model.
    pub members: Vec<Alternative>,
    /// What works at each object today, where the model names a column for it: an option of the group, or none of them.
    pub today: Option<Vec<Option<OptionIx>>>,
    /// People served today at each object; `None` when the model does not count people by level.
    pub served_today: Option<Vec<Units>>,
}

/// One of the alternatives.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The option.
    pub option: OptionIx,
    /// The level that it supplies while it works, per object.
    pub level: Vec<Units>,
    /// People served while it works, per object; `None` when the model does not count people by level.
    pub served: Option<Vec<Units>>,
}

impl Alternative {
    /// The level at `object`.
    pub fn level(&self, object: ObjectIx) -> Units {
        self.level.get(object.at()).copied().unwrap_or(Units::ZERO)
    }

    /// People served at `object`.
    pub fn served(&self, object: ObjectIx) -> Units {
        self.served.as_ref().and_then(|served| served.get(object.at())).copied().unwrap_or(Units::ZERO)
    }
}

impl Alternatives {
    /// The member that is `option`.
    pub fn member(&self, option: OptionIx) -> Option<&Alternative> {
        self.members.iter().find(|member| member.option == option)
    }

    /// People served at `object` by what works there today.
    pub fn served_today(&self, object: ObjectIx) -> Units {
        self.served_today.as_ref().and_then(|served| served.get(object.at())).copied().unwrap_or(Units::ZERO)
    }
}

impl Instance {
    /// The alternatives that `option` belongs to, and its own part in them.
    pub fn alternative(&self, option: OptionIx) -> Option<(&Alternatives, &Alternative)> {
        self.alternatives.iter().find_map(|group| Some((group, group.member(option)?)))
    }

    /// The alternatives that supply `need`.
    pub fn suppliers(&self, need: NeedIx) -> Option<&Alternatives> {
        self.alternatives.iter().find(|group| group.need == need)
    }

    /// Whether the alternative supplies more at `object` than what works there today, in every year.
    pub fn is_better(&self, need: NeedIx, own: &Alternative, object: ObjectIx) -> bool {
        let have = self.needs.get(need.at()).map(|need| &need.have);
        let below = |year| have.is_none_or(|have| have.get(object, year) < own.level(object));
        YearIx::all(self.horizon()).all(below)
    }
}

/// The groups of the programme, with levels as offered, else as the model says.
pub(super) fn build_alternatives(
    programme: &Programme,
    needs: &[Need],
    offers: &Offers,
    evaluator: Evaluator<'_>,
    notes: &mut Notes<'_>,
) -> Vec<Alternatives> {
    let mut build = |spec: &AlternativesSpec| {
        let mut members: Vec<Alternative> = Vec::with_capacity(spec.options.len());
        for option in &spec.options {
            let own = programme.options.get(option.at()).and_then(|own| own.gives.first());
            let stated = own.map_or(Units::ZERO, |(_, level)| *level);
            let offered = |object: usize| offers.get(option.at())?.get(&object)?.level;
            let level = (0..evaluator.data.len()).map(|object| offered(object).unwrap_or(stated)).collect();
            members.push(Alternative { option: *option, level, served: None });
        }
        let mut group = Alternatives {
            id: spec.id.clone(),
            label: spec.label.clone(),
            need: spec.need,
            members,
            today: today(programme, spec, evaluator.data),
            served_today: None,
        };
        count_people(programme, needs, evaluator, &mut group, notes);
        group
    };
    programme.alternatives.iter().map(&mut build).collect()
}

/// Counts the people served at each level, where the formula for people depends on it.
fn count_people(
    programme: &Programme,
    needs: &[Need],
    evaluator: Evaluator<'_>,
    group: &mut Alternatives,
    notes: &mut Notes<'_>,
) {
    let Some(spec) = programme.needs.get(group.need.at()) else { return };
    let Some(formula) = spec.people.as_ref().filter(|formula| formula.reads_supplied()) else { return };
    let evaluator = evaluator.of(spec.object);
    let what = format!("needs.{}.people", spec.id);
    let have = |object| needs.get(group.need.at()).map_or(Units::ZERO, |need| need.have.get(object, YearIx::new(0)));
    let today: Vec<Units> = ObjectIx::all(evaluator.data.len()).map(have).collect();
    group.served_today = Some(evaluator.units_at(formula, &today, &what, notes));
    for member in &mut group.members {
        member.served = Some(evaluator.units_at(formula, &member.level, &what, notes));
    }
}
