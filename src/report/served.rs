//! How many objects get something of a need, of those that lack it.

use std::collections::BTreeSet;

use super::context::Context;
use super::sheets::is_on_summary;
use crate::args;
use crate::index::{NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::GroupKind;

impl Context<'_> {
    /// For every need of the summary that anybody lacks: who gets something of it, of how many.
    pub(super) fn served(&self) -> Vec<String> {
        let lines = self.plan().coverage.iter();
        let whole = lines.filter(|line| line.group == GroupKind::All && is_on_summary(self, line));
        let told = |need: NeedIx| {
            let lacking = self.lacking(need);
            let args = args![need = self.need(need), served = self.receiving(need).len(), lacking = lacking];
            (lacking > 0).then(|| self.tell("text-served", &args))
        };
        whole.filter_map(|line| told(line.need)).collect()
    }

    /// How many objects lack some of a need in a year of the plan.
    fn lacking(&self, need: NeedIx) -> usize {
        ObjectIx::all(self.instance().objects.len()).filter(|object| self.lacks(need, *object)).count()
    }

    fn lacks(&self, need: NeedIx, object: ObjectIx) -> bool {
        let Some(own) = self.instance().needs.get(need.at()) else { return false };
        YearIx::all(self.instance().horizon()).any(|year| own.need.get(object, year) > own.have.get(object, year))
    }

    /// The objects among them for which something is bought that gives the need.
    fn receiving(&self, need: NeedIx) -> BTreeSet<ObjectIx> {
        let gives = |option: OptionIx| {
            let option = self.instance().options.get(option.at());
            option.is_some_and(|option| option.gives.iter().any(|(given, _)| *given == need))
        };
        let lacks = |object: &ObjectIx| self.lacks(need, *object);
        let bought = self.plan().purchases.iter().filter(|own| own.quantity.get() > 0 && gives(own.option));
        bought.map(|own| own.object).filter(lacks).collect()
    }
}
