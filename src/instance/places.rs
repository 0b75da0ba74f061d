//! Districts and regions, and which object lies where.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::columns::Role;
use super::notes::{Notes, all_names};
use super::sections::Sections;
use super::settled::Settled;
use super::spelling::{Names, Parted, is_near};
use super::tables::{RowAt, Tables};
use crate::args;
use crate::diagnostic::{Code, Diagnostic};
use crate::workbook::match_key;
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
    for row in tables.rows() {
        let [region_merged, district_merged] = merged.get(row.sheet).map_or([None, None], |[r, d]| [Some(r), Some(d)]);
        let headed = sections.rows.get(row.at);
        let headed_region = || headed.and_then(|headed| headed.region.clone());
        let region_name = name_in(&row, Role::Region, region_merged).or_else(headed_region);
        let in_region = regions.intern(region_name.as_deref().unwrap_or(NOWHERE));
        let district_name = if from_sections {
            headed.and_then(|headed| headed.place.clone())
        } else {
            name_in(&row, Role::District, district_merged)
                .filter(|name| name.contains(char::is_alphanumeric) && !is_ditto(name))
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

/// What stands for the cell above.
static DITTO: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    [
        "то же",
        "тоже",
        "тот же",
        "тот же район",
        "т. же",
        "дәл сол",
        "сол жерде",
        "идем",
        "повтор",
        "same",
        "район",
        "аудан",
        "та же",
        "то же самое",
        "тж",
        "т ж",
        "там же",
        "см выше",
        "аналогично",
        "сол",
        "осы",
        "сол аудан",
        "осы аудан",
        "жогарыдагы",
        "ditto",
    ]
    .into_iter()
    .map(match_key)
    .collect()
});

/// Whether a text only points to the cell above.
fn is_ditto(text: &str) -> bool {
    DITTO.contains(&match_key(text))
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
    let mut region_names: Vec<String> = regions.to_vec();
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

    pub(super) fn text(&self, row: u32) -> Option<String> {
        let after = self.areas.partition_point(|(rows, _)| rows.0 <= row);
        let (rows, cell) = self.areas.get(after.checked_sub(1)?)?;
        if row > rows.1 { None } else { read_text(cell).ok() }
    }

    /// Whether one area covers both rows.
    pub(super) fn join(&self, one: u32, other: u32) -> bool {
        self.areas.iter().any(|((first, last), _)| (*first..=*last).contains(&one) && (*first..=*last).contains(&other))
    }
}
