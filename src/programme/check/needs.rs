//! Needs.

use super::{Checker, flag, label, text};
use crate::index::NeedIx;
use crate::programme::Need;
use crate::programme::formula::Wanted;
use crate::programme::raw::Text;

impl Checker<'_> {
    /// The needs in file order.
    pub(super) fn needs(&mut self) -> Option<Vec<Need>> {
        let needs: Vec<Option<Need>> = self
            .needs
            .iter()
            .map(|(_, key, raw)| {
                let formula =
                    |own: &mut Self, text: Option<&_>| text.and_then(|text| own.formula(text, Wanted::Quantity));
                let need = formula(self, raw.need.as_ref());
                let have = formula(self, raw.have.as_ref());
                let supplied = self.is_supplied(&key.text);
                self.scope.let_supplied(supplied);
                let people = self.optional_formula(raw.people.as_ref(), Wanted::Quantity);
                self.scope.let_supplied(false);
                let object = self.kind_of(raw.object.as_ref());
                let life = raw.life.as_ref().map_or(Some(None), |life| self.years_of_life(life).map(Some));
                Some(Need {
                    id: key.text.clone(),
                    label: label(raw.label.as_ref()),
                    object: object?,
                    unit: text(raw.unit.as_ref()),
                    need: need?,
                    have: have?,
                    life: life?,
                    people: people?,
                    basis: text(raw.basis.as_ref()),
                    placeholder: flag(raw.placeholder.as_ref()),
                })
            })
            .collect();
        needs.into_iter().collect()
    }

    /// The need that `name` names.
    pub(super) fn need(&mut self, name: &Text) -> Option<NeedIx> {
        self.find(self.needs, "need", name).map(NeedIx::new)
    }
}
