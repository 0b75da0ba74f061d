//! Several kinds of objects as one list.

use std::collections::BTreeMap;

use super::objects::ObjectData;
use super::values::{Store, reordered};
use super::{Decision, Objects};
use crate::index::ObjectIx;
use crate::programme::Programme;

/// The objects of all kinds, in the order of their identities. Where there are several kinds, objects that are not
/// schools have their kind before their id, so that ids of different sheets may coincide.
pub(super) fn join(parts: Vec<ObjectData>, programme: &Programme) -> ObjectData {
    let several = parts.len() > 1;
    let mut joined: Option<ObjectData> = None;
    for mut part in parts {
        if several {
            add_kind(&mut part, programme);
        }
        joined = Some(match joined {
            None => part,
            Some(before) => both(before, part),
        });
    }
    let mut joined = joined.unwrap_or_else(ObjectData::empty);
    joined.has =
        (0..programme.objects.len()).map(|kind| programme.columns_of(crate::index::KindIx::new(kind))).collect();
    if several { sorted(joined) } else { joined }
}

fn add_kind(part: &mut ObjectData, programme: &Programme) {
    for (id, kind) in part.objects.id.iter_mut().zip(&part.objects.kind) {
        if let Some(spec) = programme.objects.get(kind.at()).filter(|_| kind.at() > 0) {
            *id = format!("{}:{id}", spec.id);
        }
    }
}

/// One after the other.
fn both(mut first: ObjectData, then: ObjectData) -> ObjectData {
    let before = first.len();
    let sheets = u32::try_from(first.objects.sheets.len()).unwrap_or(u32::MAX);
    let (districts, own, others) = united(&first.districts, &then.districts);
    let district = renumbered(&first.objects.district, &own).chain(renumbered(&then.objects.district, &others));
    first.objects.district = district.collect();
    first.districts = districts;
    let (regions, own, others) = united(&first.regions, &then.regions);
    let region = renumbered(&first.objects.region, &own).chain(renumbered(&then.objects.region, &others));
    first.objects.region = region.collect();
    first.regions = regions;
    let Objects { id, kind, name, rural, pupils, source, sheets: names, .. } = then.objects;
    first.objects.id.extend(id);
    first.objects.kind.extend(kind);
    first.objects.name.extend(name);
    first.objects.rural.extend(rural);
    first.objects.pupils.extend(pupils);
    first.objects.source.extend(source.into_iter().map(|(row, sheet)| (row, sheet.saturating_add(sheets))));
    first.objects.sheets.extend(names);
    first.incomplete.extend(then.incomplete);
    let moved = |decision: Decision| Decision { object: ObjectIx::new(decision.object.at() + before), ..decision };
    first.decisions.extend(then.decisions.into_iter().map(moved));
    let values = std::mem::take(&mut first.values).into_iter().zip(then.values);
    first.values = values.map(|(own, more)| own.followed_by(more)).collect();
    first.roles = first.roles.iter().zip(&then.roles).map(|(own, other)| own.or(*other)).collect();
    first
}

/// Both lists of names as one, sorted, and where the names of each stand in it.
fn united(first: &[String], then: &[String]) -> (Vec<String>, Vec<u32>, Vec<u32>) {
    let mut all: Vec<String> = first.iter().chain(then).cloned().collect();
    all.sort();
    all.dedup();
    let at: BTreeMap<&String, u32> = all.iter().zip(0..).collect();
    let positions = |names: &[String]| names.iter().filter_map(|name| at.get(name).copied()).collect::<Vec<u32>>();
    let (own, others) = (positions(first), positions(then));
    (all, own, others)
}

fn renumbered<'a>(list: &'a [u32], to: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    list.iter().map(|at| usize::try_from(*at).ok().and_then(|at| to.get(at)).copied().unwrap_or(0))
}

/// In the order of identities.
fn sorted(data: ObjectData) -> ObjectData {
    let ids = &data.objects.id;
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by(|a, b| (ids.get(*a), a).cmp(&(ids.get(*b), b)));
    let to: BTreeMap<usize, usize> = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    let moved = |decision: &Decision| {
        let object = to.get(&decision.object.at()).copied().map(ObjectIx::new)?;
        Some(Decision { object, ..decision.clone() })
    };
    let mut decisions: Vec<Decision> = data.decisions.iter().filter_map(moved).collect();
    decisions.sort_by_key(|decision| decision.object);
    let Objects { id, kind, name, district, region, rural, pupils, source, sheets, .. } = &data.objects;
    let objects = Objects {
        id: reordered(id, &order),
        kind: reordered(kind, &order),
        name: reordered(name, &order),
        district: reordered(district, &order),
        region: reordered(region, &order),
        rural: reordered(rural, &order),
        pupils: reordered(pupils, &order),
        rank: Vec::new(),
        lottery: Vec::new(),
        source: reordered(source, &order),
        sheets: sheets.clone(),
    };
    let incomplete = reordered(&data.incomplete, &order);
    let values: Vec<Store> = data.values.into_iter().map(|store| store.reordered(&order)).collect();
    ObjectData { objects, incomplete, decisions, values, ..data }
}
