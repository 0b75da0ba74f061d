//! Sections `[objects]` and `[decisions]`.

use super::super::data::{Data, Decided, Group, Object, Ordering};
use super::super::entry::Entry;
use super::super::sections::Sections;
use super::{MOST, MOST_MONEY, option_ids};
use crate::diagnostic::Diagnostics;

/// The columns of `[objects]` that hold the numbers of needs and options.
struct Columns {
    need: Vec<String>,
    have: Vec<String>,
    /// Empty where the need has no people.
    people: Vec<String>,
    /// Empty where the option is no alternative.
    level: Vec<String>,
    /// Empty where no people are counted by level.
    served: Vec<String>,
    eligible: Vec<String>,
    price: Vec<String>,
    rise: Vec<String>,
    yearly: Vec<String>,
    /// Empty where the option has no site cost.
    fixed: Vec<String>,
    /// Per ordered item and option; empty where the option takes none of it.
    takes: Vec<String>,
}

impl Columns {
    fn new(sections: &Sections<'_>, data: &Data) -> Self {
        let by_year = |prefix: &str, id: &str| {
            let names = data.years.iter().map(|year| format!("{prefix}.{id}.{year}"));
            names.collect::<Vec<_>>()
        };
        let people = |id: &String| Some(format!("people.{id}")).filter(|name| sections.has_column("objects", name));
        // An alternative is bought once: what it costs is in its price.
        let fixed = |option: &super::super::data::OptionData| {
            let name = Some(format!("fixed.{}", option.id)).filter(|_| option.alternative.is_none());
            name.filter(|name| sections.has_column("objects", name)).unwrap_or_default()
        };
        let needs = || data.needs.iter().map(|need| &need.id);
        let options = || data.options.iter().map(|option| &option.id);
        let alternative = |prefix: &str, with: &dyn Fn(usize) -> bool| -> Vec<String> {
            let name = |option: &super::super::data::OptionData| match option.alternative {
                Some(group) if with(group) => format!("{prefix}.{}", option.id),
                _ => String::new(),
            };
            data.options.iter().map(name).collect()
        };
        let tender = |at: usize| data.tenders.ids.get(at).map_or("", String::as_str);
        let rise = |(option, at): (&super::super::data::OptionData, usize)| {
            by_year("rise", &format!("{}.{}", option.id, tender(at)))
        };
        let has_people = |group: usize| data.alternatives.get(group).is_some_and(|group| group.has_people);
        Self {
            level: alternative("level", &|_| true),
            served: alternative("served", &has_people),
            need: needs().flat_map(|id| by_year("need", id)).collect(),
            have: needs().flat_map(|id| by_year("have", id)).collect(),
            people: needs().map(|id| people(id).unwrap_or_default()).collect(),
            eligible: options().map(|id| format!("eligible.{id}")).collect(),
            price: options().flat_map(|id| by_year("price", id)).collect(),
            rise: data
                .options
                .iter()
                .flat_map(|option| option.tenders.iter().map(move |tender| (option, *tender)))
                .flat_map(rise)
                .collect(),
            yearly: options().map(|id| format!("yearly.{id}")).collect(),
            fixed: data.options.iter().map(fixed).collect(),
            takes: data.ordering.iter().flat_map(|item| takes(data, item)).collect(),
        }
    }

    fn required(&self) -> Vec<&str> {
        let of_needs = [&self.need, &self.have, &self.level, &self.served];
        let of_options = [&self.eligible, &self.price, &self.rise, &self.yearly, &self.takes];
        let numbers = of_needs.into_iter().chain(of_options);
        let fixed = ["object", "name", "district", "region", "rural", "lottery", "groups"];
        fixed.into_iter().chain(numbers.flatten().map(String::as_str)).filter(|name| !name.is_empty()).collect()
    }
}

/// The columns that say how many of an item a purchase of each option takes.
fn takes<'d>(data: &'d Data, item: &'d Ordering) -> impl Iterator<Item = String> + 'd {
    data.options.iter().enumerate().map(|(at, option)| {
        if item.options.contains(&at) { format!("qty.{}.{}", option.id, item.id) } else { String::new() }
    })
}

/// Reads the objects and the groups that they belong to.
pub(super) fn read_objects(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    let columns = Columns::new(sections, data);
    let mut seen = std::collections::BTreeMap::new();
    let objects = sections.read("objects", &columns.required(), findings, |entry| {
        let object = read_object(entry, &columns, &data.groups)?;
        if seen.insert(object.id.clone(), seen.len()).is_some() {
            entry.refuse("object", "1");
            return None;
        }
        Some(object)
    });
    data.districts = objects.iter().map(|object| object.district.clone()).collect();
    data.districts.sort_unstable();
    data.districts.dedup();
    data.objects = objects;
    data.object_at = seen;
}

fn read_object(entry: &mut Entry<'_, '_>, columns: &Columns, groups: &[Group]) -> Option<Object> {
    let lottery = Some(entry.text("lottery")).filter(|text| !text.is_empty());
    let mut object = Object {
        at: entry.at,
        id: entry.text("object"),
        kind: entry.text("kind"),
        district: entry.text("district"),
        region: entry.text("region"),
        rural: entry.flag("rural")?,
        lottery,
        groups: Vec::new(),
        need: counts(entry, &columns.need, MOST)?,
        have: counts(entry, &columns.have, MOST)?,
        people: present(entry, &columns.people, MOST)?,
        level: present(entry, &columns.level, MOST)?,
        served: present(entry, &columns.served, MOST)?,
        eligible: columns.eligible.iter().map(|name| entry.flag(name)).collect::<Option<_>>()?,
        price: counts(entry, &columns.price, MOST_MONEY)?,
        rise: counts(entry, &columns.rise, MOST_MONEY)?,
        yearly: counts(entry, &columns.yearly, MOST_MONEY)?,
        fixed: present(entry, &columns.fixed, MOST_MONEY)?,
        takes: present(entry, &columns.takes, MOST)?,
    };
    let named: Option<Vec<usize>> = entry.text("groups").split_whitespace().map(|at| at.parse().ok()).collect();
    let is_condition = |at: &usize| matches!(groups.get(*at), Some(Group::Condition(_)));
    let Some(named) = named.filter(|named| named.iter().all(is_condition)) else {
        entry.refuse("groups", "[groups] condition");
        return None;
    };
    let belongs = |(at, group): &(usize, &Group)| group.has(&object).unwrap_or_else(|| named.contains(at));
    object.groups = groups.iter().enumerate().filter(belongs).map(|(at, _)| at).collect();
    Some(object)
}

fn counts(entry: &mut Entry<'_, '_>, columns: &[String], most: i64) -> Option<Vec<i64>> {
    columns.iter().map(|name| entry.count(name, most)).collect()
}

/// The numbers of those columns that there are, 0 for the others.
fn present(entry: &mut Entry<'_, '_>, columns: &[String], most: i64) -> Option<Vec<i64>> {
    let one = |name: &String| if name.is_empty() { Some(0) } else { entry.count(name, most) };
    columns.iter().map(one).collect()
}

/// Reads what was decided about objects before planning.
pub(super) fn read_decisions(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    let mut decisions: std::collections::BTreeMap<usize, Decided> = std::collections::BTreeMap::new();
    sections.read("decisions", &["object", "kind", "option", "quantity"], findings, |entry| {
        let Some(object) = data.object_at.get(&entry.text("object")).copied() else {
            entry.refuse("object", "[objects]");
            return None;
        };
        let decided = decisions.entry(object).or_default();
        decided.at = entry.at;
        match entry.word("kind", &["must", "lock", "exclude", "incomplete"])? {
            0 => decided.must = true,
            1 => {
                let option = entry.id("option", option_ids(&data.options), "[options]")?;
                let quantity = entry.count("quantity", MOST)?;
                let locked = decided.locked.entry(option).or_default();
                *locked = quantity.max(*locked);
            }
            _ => decided.excluded = true,
        }
        Some(())
    });
    data.decisions = decisions;
}
