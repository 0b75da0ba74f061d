//! Named sets of objects: each is computed once, whoever asks for it.

use std::collections::BTreeMap;

use super::columns::Role;
use super::evaluate::Evaluator;
use super::notes::Notes;
use super::objects::ObjectData;
use super::spelling::place_key;
use super::words::meaning;
use super::{Group, GroupKind, Instance};
use crate::diagnostic::nearest;
use crate::index::GroupIx;
use crate::programme::formula::{Binary, Expr, Unary};
use crate::programme::{Formula, Partition, Value};

/// Words for the group of all objects, folded.
const ALL_WORDS: &[(bool, &[&str])] = &[(true, &["все", "всего", "барлығы", "all"])];

/// The groups of an Instance while it is being built.
pub(super) struct Groups<'d> {
    data: &'d ObjectData,
    list: Vec<Group>,
    at: BTreeMap<GroupKind, GroupIx>,
}

impl<'d> Groups<'d> {
    /// The groups of all, rural and urban objects.
    pub(super) fn new(data: &'d ObjectData) -> Self {
        let mut groups = Self { data, list: Vec::new(), at: BTreeMap::new() };
        let rural = &data.objects.rural;
        groups.intern(GroupKind::All, || vec![true; data.len()]);
        groups.intern(GroupKind::Rural, || rural.clone());
        groups.intern(GroupKind::Urban, || rural.iter().map(|rural| !rural).collect());
        groups
    }

    /// Adds every district and region, for coverage tables.
    pub(super) fn add_places(&mut self) {
        for partition in [Partition::District, Partition::Region] {
            self.parts(partition, GroupIx::new(Instance::ALL));
        }
    }

    /// The groups, in the order in which they were asked for.
    pub(super) fn into_list(self) -> Vec<Group> {
        self.list
    }

    fn intern(&mut self, kind: GroupKind, members: impl FnOnce() -> Vec<bool>) -> GroupIx {
        if let Some(at) = self.at.get(&kind) {
            return *at;
        }
        let at = GroupIx::new(self.list.len());
        self.list.push(Group { kind: kind.clone(), members: members() });
        self.at.insert(kind, at);
        at
    }

    /// The group of an optional condition; no condition means all. A tier passes its name.
    pub(super) fn condition(
        &mut self,
        formula: Option<&Formula>,
        name: Option<&str>,
        notes: &mut Notes<'_>,
    ) -> GroupIx {
        let Some(formula) = formula else { return GroupIx::new(Instance::ALL) };
        if let Some(known) = self.plain(&formula.expr) {
            return known;
        }
        let kind = match name {
            Some(name) => GroupKind::Condition(format!("{name}: {}", formula.text)),
            None => GroupKind::Condition(formula.text.clone()),
        };
        let evaluator = Evaluator { data: self.data, kind: None };
        self.intern(kind, || evaluator.flags(formula, &formula.text, notes))
    }

    /// The group of a condition that only names one: `rural`, `not rural`, `district == "X"`.
    fn plain(&mut self, expr: &Expr) -> Option<GroupIx> {
        let role = |expr: &Expr| if let Expr::Column(at) = expr { self.data.role(*at) } else { None };
        match expr {
            Expr::Constant(Value::Bool(true)) => Some(GroupIx::new(Instance::ALL)),
            Expr::Column(_) if role(expr) == Some(Role::Rural) => Some(GroupIx::new(Instance::RURAL)),
            Expr::Unary(Unary::Not, inner) if role(inner) == Some(Role::Rural) => Some(GroupIx::new(Instance::URBAN)),
            Expr::Binary(Binary::Equal, left, right) => {
                let Expr::Constant(Value::Text(name)) = right.as_ref() else { return None };
                match role(left) {
                    Some(Role::District) => self.place(Partition::District, name),
                    Some(Role::Region) => self.place(Partition::Region, name),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The group of a district or region that exists, by its name in any spelling.
    fn place(&mut self, partition: Partition, name: &str) -> Option<GroupIx> {
        let data = self.data;
        let (names, at) = match partition {
            Partition::District => (&data.districts, &data.objects.district),
            Partition::Region => (&data.regions, &data.objects.region),
        };
        let exact = names.binary_search_by(|other| other.as_str().cmp(name)).ok();
        let found = exact.or_else(|| {
            let key = place_key(name);
            names.iter().position(|other| place_key(other) == key)
        })?;
        let (name, wanted) = (names.get(found)?, u32::try_from(found).ok()?);
        let kind = match partition {
            Partition::District => GroupKind::District(name.clone()),
            Partition::Region => GroupKind::Region(name.clone()),
        };
        Some(self.intern(kind, || at.iter().map(|own| *own == wanted).collect()))
    }

    /// The groups of a partition, each cut down to the objects of `within`.
    pub(super) fn parts(&mut self, partition: Partition, within: GroupIx) -> Vec<GroupIx> {
        let names = match partition {
            Partition::District => &self.data.districts,
            Partition::Region => &self.data.regions,
        };
        let groups: Vec<GroupIx> = names.iter().filter_map(|name| self.place(partition, name)).collect();
        if within.at() == Instance::ALL {
            return groups;
        }
        groups.into_iter().filter_map(|part| self.both(part, within)).collect()
    }

    /// The objects of both groups; `None` when there are none.
    fn both(&mut self, part: GroupIx, within: GroupIx) -> Option<GroupIx> {
        let (one, other) = (self.list.get(part.at())?, self.list.get(within.at())?);
        let members: Vec<bool> = one.members.iter().zip(&other.members).map(|(a, b)| *a && *b).collect();
        if !members.contains(&true) {
            return None;
        }
        let kind = GroupKind::Condition(format!("{}; {}", kind_text(&one.kind), kind_text(&other.kind)));
        Some(self.intern(kind, || members))
    }

    /// The group that a word of an input sheet names: all, rural, urban, a district or a region.
    ///
    /// # Errors
    /// The nearest name, if one is near.
    pub(super) fn named(&mut self, text: &str) -> Result<GroupIx, Option<String>> {
        if meaning(text, ALL_WORDS).is_some() {
            return Ok(GroupIx::new(Instance::ALL));
        }
        if let Some(rural) = super::locality::locality_word(text) {
            return Ok(GroupIx::new(if rural { Instance::RURAL } else { Instance::URBAN }));
        }
        let data = self.data;
        for partition in [Partition::District, Partition::Region] {
            if let Some(group) = self.place(partition, text) {
                return Ok(group);
            }
        }
        let names = data.districts.iter().chain(&data.regions).map(String::as_str);
        Err(nearest(text, names).map(str::to_owned))
    }
}

/// A group in words of no language, as the plan's JSON has it.
pub(super) fn kind_text(kind: &GroupKind) -> String {
    match kind {
        GroupKind::All => "all".to_owned(),
        GroupKind::Rural => "rural".to_owned(),
        GroupKind::Urban => "urban".to_owned(),
        GroupKind::District(name) => format!("district:{name}"),
        GroupKind::Region(name) => format!("region:{name}"),
        GroupKind::Condition(text) => text.clone(),
    }
}
