//! Coverage before and after, by group.

use super::CoverageLine;
use super::bought::Bought;
use crate::index::{KindIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Group, GroupKind, Instance, NOWHERE};
use crate::quantity::Units;

/// What an object has of a need at the end of a year: need, stock before, stock after.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) need: i64,
    pub(super) have: i64,
    pub(super) stock: i64,
}

impl Standing {
    /// The part of the need that was covered before.
    pub(super) fn before(self) -> i64 {
        self.need.min(self.have)
    }

    /// The part of the need that is covered after.
    pub(super) fn after(self) -> i64 {
        self.need.min(self.stock)
    }

    /// What is newly covered.
    pub(super) fn covered(self) -> i64 {
        self.after() - self.before()
    }

    /// Whether purchases have filled the need.
    pub(super) fn filled(self) -> bool {
        self.need > self.have && self.stock >= self.need
    }
}

/// The standing of `object` in `need` at the end of `year`.
pub(super) fn standing(instance: &Instance, bought: &Bought, need: NeedIx, object: ObjectIx, year: YearIx) -> Standing {
    let data = &instance.needs[need.at()];
    let (norm, have) = (data.need.get(object, year).get(), data.have.get(object, year).get());
    if let Some(group) = instance.suppliers(need) {
        let stock = bought.working(group, object, year).map_or(have, |own| own.level(object).get());
        return Standing { need: norm, have, stock };
    }
    let given = OptionIx::all(instance.options.len()).flat_map(|option| {
        let gains = instance.options[option.at()].gives.iter().filter(move |(given, _)| *given == need);
        gains.map(move |(_, gain)| gain.get() * bought.in_use(instance, option, object, year))
    });
    Standing { need: norm, have, stock: have + given.sum::<i64>() }
}

/// One line per need, group and year, for all groups but conditions; only objects of the need's kind count, and groups
/// that tell nothing about them are left out.
pub(super) fn lines(instance: &Instance, bought: &Bought) -> Vec<CoverageLine> {
    let mut lines = Vec::new();
    for need in NeedIx::all(instance.needs.len()) {
        let own: Vec<bool> =
            instance.objects.kind.iter().map(|kind| *kind == instance.needs[need.at()].object).collect();
        let groups: Vec<&Group> = instance.groups.iter().filter(|group| tells(instance, group, &own)).collect();
        for year in YearIx::all(instance.horizon()) {
            let standings: Vec<Standing> = ObjectIx::all(instance.objects.len())
                .map(|object| standing(instance, bought, need, object, year))
                .collect();
            for group in &groups {
                let members = standings.iter().zip(group.members.iter().zip(&own));
                let members = members.filter(|(_, (member, own))| **member && **own).map(|(s, _)| *s);
                lines.push(line(need, group.kind.clone(), year, members));
            }
        }
    }
    lines
}

/// Whether a line for `group` says something about the objects that are `own`. Of schools all groups but conditions do;
/// of other objects the places that have some of them, and rural and urban ones where some are rural.
fn tells(instance: &Instance, group: &Group, own: &[bool]) -> bool {
    let has_some = |members: &[bool]| members.iter().zip(own).any(|(member, own)| *member && *own);
    let has_schools = own.iter().zip(&instance.objects.kind).any(|(own, kind)| *own && *kind == KindIx::new(0));
    match &group.kind {
        GroupKind::Condition(_) => false,
        GroupKind::All => true,
        _ if has_schools && own.iter().all(|own| *own) => true,
        GroupKind::Rural | GroupKind::Urban => {
            instance.groups.get(Instance::RURAL).is_some_and(|rural| has_some(&rural.members))
        }
        GroupKind::District(name) | GroupKind::Region(name) => name != NOWHERE && has_some(&group.members),
    }
}

fn line(need: NeedIx, group: GroupKind, year: YearIx, members: impl Iterator<Item = Standing>) -> CoverageLine {
    let mut sums = [0_i64; 8];
    for s in members {
        // Who needs nothing is not counted among those who have all they need.
        let full = |stock: i64| i64::from(s.need > 0 && stock >= s.need);
        let own = [1, s.need, s.before(), s.after(), full(s.have), full(s.stock), s.have, s.stock];
        for (sum, own) in sums.iter_mut().zip(own) {
            *sum += own;
        }
    }
    let [objects, needed, before, after, full_before, full_after, have, stock] = sums.map(Units::new);
    CoverageLine { need, group, year, objects, needed, before, after, full_before, full_after, stock: (have, stock) }
}
