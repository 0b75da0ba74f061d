//! Which kinds of objects a programme plans for, and which columns each of them has.

use std::collections::BTreeMap;

use super::{Formula, Headers, ObjectKind, Programme};
use crate::index::KindIx;

/// The id of the kind that every programme has.
pub const SCHOOL: &str = "school";

impl ObjectKind {
    /// All names of its sheets.
    pub fn sheet_names(&self) -> impl Iterator<Item = &str> {
        let Headers { ru, kk, en } = &self.sheets;
        en.iter().chain(ru).chain(kk).map(String::as_str)
    }
}

impl Programme {
    /// The kinds that some need or option is about: schools when there are none.
    pub fn kinds(&self) -> Vec<KindIx> {
        let needs = self.needs.iter().map(|need| need.object);
        let mut kinds: Vec<KindIx> = needs.chain(self.options.iter().map(|option| option.object)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() { vec![KindIx::new(0)] } else { kinds }
    }

    /// For each column whether objects of `kind` have it: the model says so, a formula of their needs and options uses
    /// it, or (for the first kind) only conditions of rules, goals, budgets and priorities do.
    pub fn columns_of(&self, kind: KindIx) -> Vec<bool> {
        let is_first = self.kinds().first() == Some(&kind);
        let mut users: Vec<Vec<KindIx>> = vec![Vec::new(); self.columns.len()];
        for (user, formula) in self.formulas_of_kinds() {
            for column in formula.columns() {
                if let Some(users) = users.get_mut(column) {
                    users.push(user);
                }
            }
        }
        for group in &self.alternatives {
            let need = self.needs.get(group.need.at()).map(|need| need.object);
            if let (Some(user), Some(users)) = (need, group.now.and_then(|column| users.get_mut(column))) {
                users.push(user);
            }
        }
        let has = |(column, users): (&super::Column, &Vec<KindIx>)| match column.object {
            Some(own) => own == kind,
            None if users.is_empty() => is_first,
            None => users.contains(&kind),
        };
        self.columns.iter().zip(&users).map(has).collect()
    }

    /// The formulas of needs and options, each with the kind of objects that it is about.
    fn formulas_of_kinds(&self) -> impl Iterator<Item = (KindIx, &Formula)> {
        let needs = self.needs.iter().flat_map(|need| {
            [&need.need, &need.have].into_iter().chain(&need.people).map(move |formula| (need.object, formula))
        });
        let options = self.options.iter().flat_map(|option| {
            let prices = option.price.iter().flat_map(BTreeMap::values);
            let items = option.items.iter().map(|(_, quantity)| quantity);
            let all = option
                .condition
                .iter()
                .chain(&option.yearly)
                .chain(&option.fixed)
                .chain(option.delivery.iter().flat_map(|delivery| &delivery.unit))
                .chain(prices)
                .chain(items);
            all.map(move |formula| (option.object, formula))
        });
        needs.chain(options)
    }
}
