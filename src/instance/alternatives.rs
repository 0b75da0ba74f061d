//! Alternatives: options of which one works at a time at an object.

use super::Instance;
use crate::index::{NeedIx, ObjectIx, OptionIx, YearIx};
use crate::lang::Label;
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
