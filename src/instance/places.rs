//! Districts and regions, and which object lies where.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Role;
use super::no_names::is_no_place;
use super::notes::{Notes, all_names};
use super::place_name::{PlaceKind, read_place};
use super::sections::Sections;
use super::settled::Settled;
use super::spelling::{Names, Parted, is_near};
use super::tables::{RowAt, Tables};
use crate::args;
use crate::diagnostic::{Code, Diagnostic};
use crate::workbook::number::read_text;

/// What stands for a district or region that nobody stated.
pub const NOWHERE: &str = "—";
/// Among how many districts names are looked for that are nearly the same.
const MOST_COMPARED: usize = 500;

/// Where each row lies.
pub(super) struct Places {
    /// District names, sorted.
    pub(super) districts: Vec<String>,
    /// Region names, sorted.
    pub(super) regions: Vec<String>,
    /// For each row its position in `districts`.
    pub(super) district: Vec<u32>,
    /// For each row its position in `regions`.
    pub(super) region: Vec<u32>,
}

/// Reads regions and districts. Districts of one name in two regions are told apart as `name (region)`.
///
/// Only schools are expected to have districts.
pub(super) fn read_places(tables: &Tables<'_>, sections: &Sections, expected: bool, notes: &mut Notes<'_>) -> Places {
    let mut regions = Names::default();
    let mut districts = Names::default();
    let from_sections = are_headed(tables, sections, expected, notes);
    let (mut region, mut pairs) = (Vec::new(), Vec::new());
    let merged: Vec<[Merged<'_>; 2]> =
        tables.iter().map(|table| [Role::Region, Role::District].map(|role| Merged::of(table, role.at()))).collect();
    let mut lacking = Vec::new();
    let mut kinds = Kinds::of(tables);
    for row in tables.rows() {
        let [region_merged, district_merged] = merged.get(row.sheet).map_or([None, None], |[r, d]| [Some(r), Some(d)]);
        let headed = sections.rows.get(row.at);
        let headed_region = || headed.and_then(|headed| headed.region.clone());
        let region_name =
            name_in(&row, Role::Region, region_merged).filter(|name| names_region(name)).or_else(headed_region);
        let in_region = regions.intern(region_name.as_deref().unwrap_or(NOWHERE));
        let district_name = if from_sections {
            headed.and_then(|headed| headed.place.clone())
        } else {
            name_in(&row, Role::District, district_merged).filter(|name| kinds.is_name(name))
        };
        if district_name.is_none() && row.table.column(Role::District.at()).is_some() {
            lacking.push(row.at);
        }
        region.push(in_region);
        pairs.push((districts.intern(district_name.as_deref().unwrap_or(NOWHERE)), in_region));
    }
    if let Some(first) = lacking.first().and_then(|at| tables.row(*at)) {
        let args = args![column = first.header(Role::District.at(), tables.specs), count = lacking.len()];
        notes.report(Code::EmptyDistrict, first.place(Role::District.at()), args);
    }
    for names in [&regions, &districts] {
        for spellings in names.variants().into_values() {
            notes.assume("assumption-spellings", args![names = all_names(spellings)]);
        }
    }
    let filled = fill_regions(&mut region, &mut pairs, (regions.number_of(NOWHERE), districts.number_of(NOWHERE)));
    if filled > 0 {
        notes.assume("assumption-region-of-district", args![count = filled]);
    }
    let places = settle(&regions.shown(), &districts.shown(), &region, &pairs);
    warn_of_near_names(&places, tables, from_sections, notes);
    places
}

/// Warns of districts of one region whose names are hardly meant to be different; the rarer one is questioned.
fn warn_of_near_names(places: &Places, tables: &Tables<'_>, from_sections: bool, notes: &mut Notes<'_>) {
    // For each district its first row and how many there are.
    let mut rows: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (at, district) in places.district.iter().enumerate() {
        rows.entry(*district).or_insert((at, 0)).1 += 1;
    }
    let known: Vec<(&String, usize, usize, Parted)> = rows
        .iter()
        .filter_map(|(district, (first, count))| {
            let name = places.districts.get(usize::try_from(*district).ok()?)?;
            Some((name, *first, *count, Parted::new(name)))
        })
        .collect();
    if known.len() > MOST_COMPARED {
        return;
    }
    let region = |row: usize| places.region.get(row);
    for (at, one) in known.iter().enumerate() {
        for other in known.iter().skip(at + 1).filter(|other| region(other.1) == region(one.1)) {
            if !is_near(&one.3, &other.3) {
                continue;
            }
            let (rarer, usual) = if one.2 < other.2 { (one, other) } else { (other, one) };
            let Some(row) = tables.row(rarer.1) else { continue };
            let spec = if from_sections { Role::Name.at() } else { Role::District.at() };
            let args = args![found = rarer.0.as_str(), other = usual.0.as_str(), count = rarer.2];
            let finding = Diagnostic::new(Code::NearName, row.place(spec), args);
            notes.push(finding.suggest(Some(usual.0.as_str())));
        }
    }
}

/// Whether the names of the sheets or the headings give the districts; warns when nothing does, and of rows above all headings.
fn are_headed(tables: &Tables<'_>, sections: &Sections, expected: bool, notes: &mut Notes<'_>) -> bool {
    let spec = Role::District.at();
    if tables.any_has(spec) {
        tables.report_missing(spec, notes);
        return false;
    }
    let headings = &sections.rows;
    let without: Vec<usize> =
        headings.iter().enumerate().filter(|(_, headed)| headed.place.is_none()).map(|(at, _)| at).collect();
    if without.len() < headings.len() {
        let key =
            if sections.from_sheets { "assumption-district-from-sheets" } else { "assumption-district-from-sections" };
        notes.assume(key, args![]);
        if let Some(row) = without.first().filter(|_| !sections.refused).and_then(|at| tables.row(*at)) {
            let place = row.table.place(row.row.row, Role::Name.at(), row.key());
            notes.report(Code::NoDistrictSection, place, args![count = without.len()]);
        }
        return true;
    }
    if let Some(table) = tables.iter().next().filter(|_| expected && !sections.refused) {
        notes.report(Code::NoDistricts, table.sheet_place(), args![column = tables.specs.name(spec)]);
    }
    false
}

/// What the districts of a list are called, by most of its rows: what is called otherwise is no district.
struct Kinds {
    /// Numbers.
    are_numbers: bool,
    /// Regions.
    are_regions: bool,
    /// What is known of texts.
    known: BTreeMap<String, bool>,
}

impl Kinds {
    fn of(tables: &Tables<'_>) -> Self {
        let mut texts: BTreeMap<String, usize> = BTreeMap::new();
        for text in tables.rows().filter_map(|row| row.text(Role::District.at())) {
            *texts.entry(text).or_default() += 1;
        }
        let most = |is: &dyn Fn(&str) -> bool| {
            let count = |own: bool| texts.iter().filter(|(text, _)| is(text) == own).map(|(_, n)| n).sum::<usize>();
            count(true) >= count(false)
        };
        let are_numbers = most(&|text| !text.contains(char::is_alphabetic));
        Self { are_numbers, are_regions: most(&is_region), known: BTreeMap::new() }
    }

    /// Whether a text is the name of a district: no placeholder, no count, not «по району», no region among districts.
    fn is_name(&mut self, text: &str) -> bool {
        let (are_numbers, are_regions) = (self.are_numbers, self.are_regions);
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let is_kind = (are_numbers || text.contains(char::is_alphabetic)) && (are_regions || !is_region(text));
        let is_name = is_kind && !is_no_place(text) && read_place(text).is_none_or(|place| !place.name.is_empty());
        self.known.insert(text.to_owned(), is_name);
        is_name
    }
}

/// Whether a text in the column of regions may name one: no placeholder, no number, no district.
fn names_region(text: &str) -> bool {
    !is_no_place(text)
        && text.contains(char::is_alphabetic)
        && read_place(text).is_none_or(|place| place.kind != PlaceKind::District && !place.name.is_empty())
}

fn is_region(text: &str) -> bool {
    read_place(text).is_some_and(|place| place.kind == PlaceKind::Region)
}

/// A row that names no region lies in that of its district, where all other rows of the district name one and the same; how many
/// such rows there are.
fn fill_regions(
    region: &mut [usize],
    pairs: &mut [(usize, usize)],
    (no_region, no_district): (Option<usize>, Option<usize>),
) -> usize {
    let Some(no_region) = no_region else { return 0 };
    let mut filled = 0;
    let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (district, home) in pairs.iter().filter(|(district, home)| *home != no_region && Some(*district) != no_district)
    {
        let own = homes.entry(*district).or_default();
        if !own.contains(home) {
            own.push(*home);
        }
    }
    for (own, (district, home)) in region.iter_mut().zip(pairs).filter(|(_, (_, home))| *home == no_region) {
        if let Some([only]) = homes.get(district).map(Vec::as_slice) {
            (*own, *home) = (*only, *only);
            filled += 1;
        }
    }
    filled
}

fn name_in(row: &RowAt<'_, '_>, role: Role, merged: Option<&Merged<'_>>) -> Option<String> {
    row.text(role.at()).or_else(|| merged.and_then(|areas| areas.text(row.row.row)))
}

/// Sorts the names, tells equal district names of different regions apart, and renumbers the rows.
fn settle(regions: &[String], districts: &[String], region: &[usize], pairs: &[(usize, usize)]) -> Places {
    let mut distinct: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (district, in_region) in pairs {
        let homes = distinct.entry(*district).or_default();
        if !homes.contains(in_region) {
            homes.push(*in_region);
        }
    }
    let mut named: Vec<(String, (usize, usize))> = Vec::new();
    for (district, homes) in &distinct {
        for home in homes {
            let name = name_at(districts, *district);
            let told_apart = homes.len() > 1 && name != NOWHERE;
            let full = if told_apart { format!("{name} ({})", name_at(regions, *home)) } else { name.to_owned() };
            named.push((full, (*district, *home)));
        }
    }
    named.sort();
    let mut names: Vec<String> = named.iter().map(|(name, _)| name.clone()).collect();
    names.dedup();
    let position =
        |name: &str, list: &[String]| position_of(list.binary_search_by(|other| other.as_str().cmp(name)).ok());
    let at: BTreeMap<(usize, usize), u32> = named.iter().map(|(name, pair)| (*pair, position(name, &names))).collect();
    let used: BTreeSet<&usize> = region.iter().collect();
    let is_used = |(at, _): &(usize, &String)| used.contains(at);
    let mut region_names: Vec<String> =
        regions.iter().enumerate().filter(is_used).map(|(_, name)| name.clone()).collect();
    region_names.sort();
    let region_at: Vec<u32> = regions.iter().map(|name| position(name, &region_names)).collect();
    Places {
        district: pairs.iter().map(|pair| at.get(pair).copied().unwrap_or(0)).collect(),
        region: region.iter().map(|at| region_at.get(*at).copied().unwrap_or(0)).collect(),
        districts: names,
        regions: region_names,
    }
}

fn name_at(names: &[String], at: usize) -> &str {
    names.get(at).map_or(NOWHERE, String::as_str)
}

fn position_of(at: Option<usize>) -> u32 {
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(0)
}

/// The vertically merged areas of a column: a name merged over several rows stands for each of them.
pub(super) struct Merged<'a> {
    areas: Vec<((u32, u32), &'a crate::workbook::Cell)>,
}

impl<'a> Merged<'a> {
    pub(super) fn of(table: &Settled<'a>, spec: usize) -> Self {
        let sheet = table.table.sheet;
        let Some(column) = table.column(spec).map(|found| found.column) else { return Self { areas: Vec::new() } };
        let covers = |area: &&crate::workbook::Area| (area.columns.0..=area.columns.1).contains(&column);
        let value = |area: &crate::workbook::Area| Some((area.rows, sheet.cell(area.rows.0, area.columns.0)?));
        let mut areas: Vec<_> = sheet.merged.iter().filter(covers).filter_map(value).collect();
        areas.sort_by_key(|(rows, _)| *rows);
        Self { areas }
    }

    /// The cell whose area covers a row.
    pub(super) fn cell(&self, row: u32) -> Option<&'a crate::workbook::Cell> {
        let after = self.areas.partition_point(|(rows, _)| rows.0 <= row);
        let (rows, cell) = self.areas.get(after.checked_sub(1)?)?;
        (row <= rows.1).then_some(*cell)
    }

    /// Its text.
    pub(super) fn text(&self, row: u32) -> Option<String> {
        self.cell(row).and_then(|cell| read_text(cell).ok())
    }

    /// Whether one area covers both rows.
    pub(super) fn join(&self, one: u32, other: u32) -> bool {
        self.areas.iter().any(|((first, last), _)| (*first..=*last).contains(&one) && (*first..=*last).contains(&other))
    }
}
