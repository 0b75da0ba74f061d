//! Sections `[objects]` and `[decisions]`.

use super::line::{Line, Table, entries, position};
use crate::audit::Sections;
use crate::index::{KindIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Decision, DecisionKind, GroupKind, Instance, PerYear};
use crate::money::Money;
use crate::quantity::Units;

/// Reads the objects and every value that they have in the rest of `instance`, which is known otherwise.
pub(super) fn read(sections: &Sections<'_>, instance: &mut Instance) -> Option<()> {
    let table = Table::of(sections, "objects")?;
    prepare(&table, instance);
    for line in table.lines() {
        read_identity(&line, instance)?;
    }
    let names = |name: &str| {
        let mut names: Vec<String> = table.lines().map(|line| line.text(name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    (instance.districts, instance.regions) = (names("district"), names("region"));
    for (object, line) in ObjectIx::all(table.len()).zip(table.lines()) {
        let district = instance.districts.binary_search(&line.text("district")).ok()?;
        let region = instance.regions.binary_search(&line.text("region")).ok()?;
        instance.objects.district.push(u32::try_from(district).ok()?);
        instance.objects.region.push(u32::try_from(region).ok()?);
        read_groups(&line, instance)?;
        read_needs(&line, object, instance)?;
        read_alternatives(&line, instance)?;
        read_options(&line, object, instance)?;
    }
    Some(())
}

/// Makes room for the values of as many objects as there are entries.
fn prepare(table: &Table<'_, '_>, instance: &mut Instance) {
    let (objects, years) = (table.len(), instance.horizon());
    let no_units = PerYear::filled(objects, years, Units::ZERO);
    let no_money = PerYear::filled(objects, years, Money::ZERO);
    let by_level = |need: &str| {
        let counted = instance.alternatives.iter().filter(|group| group.served_today.is_some());
        counted.filter_map(|group| instance.needs.get(group.need.at())).any(|own| own.id == need)
    };
    let people: Vec<bool> =
        instance.needs.iter().map(|need| table.has(&format!("people.{}", need.id)) && !by_level(&need.id)).collect();
    for (need, people) in instance.needs.iter_mut().zip(people) {
        (need.need, need.have) = (no_units.clone(), no_units.clone());
        need.people = people.then(Vec::new);
    }
    for group in &mut instance.alternatives {
        group.today = table.has(&format!("today.{}", group.id)).then(Vec::new);
        let counts_people = group.served_today.is_some();
        for member in &mut group.members {
            member.served = counts_people.then(Vec::new);
        }
    }
    for option in &mut instance.options {
        option.price = no_money.clone();
        for (_, rise) in &mut option.rises {
            *rise = no_money.clone();
        }
    }
}

fn read_identity(line: &Line<'_, '_>, instance: &mut Instance) -> Option<()> {
    let kind = KindIx::new(line.id("kind", instance.kinds.iter().map(|kind| &kind.id))?);
    let objects = &mut instance.objects;
    objects.id.push(line.text("object"));
    objects.kind.push(kind);
    objects.name.push(line.text("name"));
    objects.rural.push(line.flag("rural")?);
    objects.pupils.push(line.units("pupils")?);
    objects.lottery.push(line.text("lottery").parse().ok()?);
    let sheet = line.text("sheet");
    let at = position(&sheet, &objects.sheets).unwrap_or_else(|| {
        objects.sheets.push(sheet);
        objects.sheets.len() - 1
    });
    objects.source.push((line.number("row")?, u32::try_from(at).ok()?));
    for (at, priority) in instance.priorities.iter().enumerate() {
        if let Some(ranks) = priority.rank.and_then(|rank| objects.rank.get_mut(rank)) {
            ranks.push(line.number(&format!("rank.{at}"))?);
        }
    }
    Some(())
}

/// Which groups the object belongs to: the entry names those of a condition, the others follow from its columns.
fn read_groups(line: &Line<'_, '_>, instance: &mut Instance) -> Option<()> {
    let own = line.text("groups");
    let own: Vec<usize> = own.split_whitespace().map(|at| at.parse().ok()).collect::<Option<_>>()?;
    let (rural, district, region) = (line.flag("rural")?, line.text("district"), line.text("region"));
    for (at, group) in instance.groups.iter_mut().enumerate() {
        group.members.push(match &group.kind {
            GroupKind::All => true,
            GroupKind::Rural => rural,
            GroupKind::Urban => !rural,
            GroupKind::District(name) => *name == district,
            GroupKind::Region(name) => *name == region,
            GroupKind::Condition(_) => own.contains(&at),
        });
    }
    Some(())
}

fn read_needs(line: &Line<'_, '_>, object: ObjectIx, instance: &mut Instance) -> Option<()> {
    for need in &mut instance.needs {
        for (at, year) in instance.years.iter().enumerate() {
            let at = YearIx::new(at);
            need.need.set(object, at, line.units(&format!("need.{}.{year}", need.id))?);
            need.have.set(object, at, line.units(&format!("have.{}.{year}", need.id))?);
        }
        if let Some(people) = &mut need.people {
            people.push(line.units(&format!("people.{}", need.id))?);
        }
    }
    Some(())
}

fn read_alternatives(line: &Line<'_, '_>, instance: &mut Instance) -> Option<()> {
    let options = &instance.options;
    let id = |option: OptionIx| options.get(option.at()).map(|own| own.id.as_str());
    for group in &mut instance.alternatives {
        if let Some(today) = &mut group.today {
            let works = |line: &Line<'_, '_>, column: &str| line.id(column, options.iter().map(|own| &own.id));
            today.push(line.perhaps(&format!("today.{}", group.id), works)?.map(OptionIx::new));
        }
        if let Some(served) = &mut group.served_today {
            let need = instance.needs.get(group.need.at())?;
            served.push(line.units(&format!("people.{}", need.id))?);
        }
        for member in &mut group.members {
            let id = id(member.option)?;
            member.level.push(line.units(&format!("level.{id}"))?);
            if let Some(served) = &mut member.served {
                served.push(line.units(&format!("served.{id}"))?);
            }
        }
    }
    Some(())
}

fn read_options(line: &Line<'_, '_>, object: ObjectIx, instance: &mut Instance) -> Option<()> {
    for option in &mut instance.options {
        let id = option.id.as_str();
        option.eligible.push(line.flag(&format!("eligible.{id}"))?);
        for (at, year) in instance.years.iter().enumerate() {
            let at = YearIx::new(at);
            option.price.set(object, at, line.money(&format!("price.{id}.{year}"))?);
            for (tender, rise) in &mut option.rises {
                let tender = instance.tenders.list.get(tender.at())?;
                rise.set(object, at, line.money(&format!("rise.{id}.{}.{year}", tender.id))?);
            }
        }
        option.yearly.push(line.money(&format!("yearly.{id}"))?);
        // Without such a column nothing is paid per site.
        option.fixed.push(line.perhaps(&format!("fixed.{id}"), Line::money)?.unwrap_or_default());
        for (item, quantities) in &mut option.items {
            let item = instance.items.get(item.at())?;
            quantities.push(line.units(&format!("qty.{id}.{}", item.id))?);
        }
    }
    Some(())
}

/// Reads what was decided about objects before planning.
pub(super) fn read_decisions(sections: &Sections<'_>, instance: &mut Instance) -> Option<()> {
    instance.decisions = entries(sections, "decisions", |line| {
        let object = ObjectIx::new(instance.objects.id.binary_search(&line.text("object")).ok()?);
        let kind = match line.text("kind").as_str() {
            "must" => DecisionKind::Must,
            "exclude" => DecisionKind::Exclude,
            "incomplete" => DecisionKind::Incomplete,
            "lock" => {
                let option = line.id("option", instance.options.iter().map(|option| &option.id))?;
                DecisionKind::Lock { option: u32::try_from(option).ok()?, quantity: line.units("quantity")? }
            }
            _ => return None,
        };
        Some(Decision { object, kind, reason: line.text("reason") })
    })?;
    Some(())
}
