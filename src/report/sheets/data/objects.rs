//! Section `[objects]`: one row per object with its evaluated needs, stock, prices and bills of materials.

use super::{flag, money, section, whole};
use crate::index::{ObjectIx, YearIx};
use crate::instance::{GroupKind, Instance};
use crate::report::context::ObjectWords;
use crate::report::table::{Cell, Row};

const FIRST: [&str; 8] = ["object", "kind", "name", "district", "region", "rural", "pupils", "lottery"];
const THEN: [&str; 3] = ["sheet", "row", "groups"];

pub(super) fn rows(instance: &Instance) -> impl Iterator<Item = Row> + '_ {
    let entries = ObjectIx::all(instance.objects.len()).map(move |object| cells(instance, object));
    section("objects", columns(instance), entries)
}

fn columns(instance: &Instance) -> Vec<String> {
    let mut columns: Vec<String> = FIRST.map(str::to_owned).to_vec();
    columns.extend(ranked(instance).map(|(priority, _)| format!("rank.{priority}")));
    columns.extend(THEN.map(str::to_owned));
    for need in &instance.needs {
        for year in &instance.years {
            columns.push(format!("need.{}.{year}", need.id));
            columns.push(format!("have.{}.{year}", need.id));
        }
        columns.extend(need.people.as_ref().map(|_| format!("people.{}", need.id)));
    }
    for group in &instance.alternatives {
        let id = |option: crate::index::OptionIx| instance.options.get(option.at()).map_or("", |own| own.id.as_str());
        columns.extend(group.today.as_ref().map(|_| format!("today.{}", group.id)));
        columns.extend(group.served_today.as_ref().map(|_| format!("people.{}", need_id(instance, group.need))));
        for member in &group.members {
            columns.push(format!("level.{}", id(member.option)));
            columns.extend(member.served.as_ref().map(|_| format!("served.{}", id(member.option))));
        }
    }
    for option in &instance.options {
        columns.push(format!("eligible.{}", option.id));
        columns.extend(instance.years.iter().map(|year| format!("price.{}.{year}", option.id)));
        for (tender, _) in &option.rises {
            let id = instance.tenders.list.get(tender.at()).map_or("", |tender| tender.id.as_str());
            columns.extend(instance.years.iter().map(|year| format!("rise.{}.{id}.{year}", option.id)));
        }
        columns.push(format!("yearly.{}", option.id));
        columns.extend(has_site_cost(option).then(|| format!("fixed.{}", option.id)));
        for (item, _) in &option.items {
            let item = instance.items.get(item.at()).map_or("", |item| item.id.as_str());
            columns.push(format!("qty.{}.{item}", option.id));
        }
    }
    columns
}

/// The priorities that have a commission's ranking, with the position of its column.
fn ranked(instance: &Instance) -> impl Iterator<Item = (usize, usize)> + '_ {
    instance.priorities.iter().enumerate().filter_map(|(at, priority)| Some((at, priority.rank?)))
}

fn cells(instance: &Instance, object: ObjectIx) -> Vec<Cell> {
    let mut cells = identity(instance, object);
    cells.extend(needs(instance, object));
    cells.extend(alternatives(instance, object));
    cells.extend(options(instance, object));
    cells
}

fn identity(instance: &Instance, object: ObjectIx) -> Vec<Cell> {
    let (objects, at) = (&instance.objects, object.at());
    let words = ObjectWords::of(instance, object);
    let kind = objects.kind.get(at).and_then(|kind| instance.kinds.get(kind.at())).map_or("", |kind| kind.id.as_str());
    let (row, sheet) = objects.source.get(at).copied().unwrap_or_default();
    let sheet = usize::try_from(sheet).ok().and_then(|sheet| objects.sheets.get(sheet)).map_or("", String::as_str);
    let mut cells = vec![
        Cell::text(words.id),
        Cell::text(kind),
        Cell::text(words.name),
        Cell::text(words.district),
        Cell::text(words.region),
        flag(words.rural),
        objects.pupils.get(at).map_or_else(Cell::empty, |pupils| whole(pupils.get())),
        objects.lottery.get(at).map_or_else(Cell::empty, |number| Cell::text(number.to_string())),
    ];
    cells.extend(ranked(instance).map(|(_, column)| {
        objects.rank.get(column).and_then(|ranks| ranks.get(at)).map_or_else(Cell::empty, |rank| whole(*rank))
    }));
    cells.extend([Cell::text(sheet), whole(row), Cell::text(condition_groups(instance, at))]);
    cells
}

/// The positions of the condition groups that the object belongs to; other groups follow from its columns.
fn condition_groups(instance: &Instance, object: usize) -> String {
    let groups = instance.groups.iter().enumerate();
    let own = groups.filter(|(_, group)| {
        matches!(group.kind, GroupKind::Condition(_)) && group.members.get(object).copied().unwrap_or(false)
    });
    own.map(|(at, _)| at.to_string()).collect::<Vec<_>>().join(" ")
}

fn needs(instance: &Instance, object: ObjectIx) -> Vec<Cell> {
    let mut cells = Vec::new();
    for need in &instance.needs {
        for year in YearIx::all(instance.horizon()) {
            cells.push(whole(need.need.get(object, year).get()));
            cells.push(whole(need.have.get(object, year).get()));
        }
        if let Some(people) = &need.people {
            cells.push(people.get(object.at()).map_or_else(Cell::empty, |people| whole(people.get())));
        }
    }
    cells
}

fn need_id(instance: &Instance, need: crate::index::NeedIx) -> &str {
    instance.needs.get(need.at()).map_or("", |need| need.id.as_str())
}

/// What works today, and the level of each alternative with the people it serves.
fn alternatives(instance: &Instance, object: ObjectIx) -> Vec<Cell> {
    let mut cells = Vec::new();
    for group in &instance.alternatives {
        if let Some(today) = &group.today {
            let option = today.get(object.at()).copied().flatten();
            let id = option.and_then(|option| instance.options.get(option.at())).map_or("", |own| own.id.as_str());
            cells.push(Cell::text(id));
        }
        cells.extend(group.served_today.as_ref().map(|_| whole(group.served_today(object).get())));
        for member in &group.members {
            cells.push(whole(member.level(object).get()));
            cells.extend(member.served.as_ref().map(|_| whole(member.served(object).get())));
        }
    }
    cells
}

/// Whether the option has a site cost at any object.
fn has_site_cost(option: &crate::instance::OptionData) -> bool {
    option.fixed.iter().any(|fixed| *fixed != crate::money::Money::ZERO)
}

fn options(instance: &Instance, object: ObjectIx) -> Vec<Cell> {
    let mut cells = Vec::new();
    for option in &instance.options {
        cells.push(flag(option.eligible.get(object.at()).copied().unwrap_or(false)));
        cells.extend(YearIx::all(instance.horizon()).map(|year| money(option.price.get(object, year))));
        for (_, rise) in &option.rises {
            cells.extend(YearIx::all(instance.horizon()).map(|year| money(rise.get(object, year))));
        }
        cells.push(option.yearly.get(object.at()).map_or_else(Cell::empty, |fee| money(*fee)));
        let fixed = option.fixed.get(object.at()).copied().unwrap_or_default();
        cells.extend(has_site_cost(option).then(|| money(fixed)));
        for (_, quantities) in &option.items {
            cells.push(quantities.get(object.at()).map_or_else(Cell::empty, |quantity| whole(quantity.get())));
        }
    }
    cells
}
