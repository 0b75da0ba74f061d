//! Districts and regions, and which object lies where.

use std::collections::BTreeMap;

use super::columns::Role;
use super::locality::locality_word;
use super::notes::Notes;
use super::settled::Settled;
use super::tables::{Gaps, RowAt, Tables};
use super::words::{fold_name, fold_spaces};
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::number::read_text;

/// What stands for a district or region that nobody stated.
pub const NOWHERE: &str = "—";

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
pub(super) fn read_places(tables: &Tables<'_>, expected: bool, gaps: &mut Gaps, notes: &mut Notes<'_>) -> Places {
    let mut regions = Names::default();
    let mut districts = Names::default();
    let from_sections = district_source(tables, expected, notes);
    let (mut region, mut pairs) = (Vec::new(), Vec::new());
    let merged: Vec<[Merged<'_>; 2]> =
        tables.iter().map(|table| [Role::Region, Role::District].map(|role| Merged::of(table, role.at()))).collect();
    for row in tables.rows() {
        let [region_merged, district_merged] = merged.get(row.sheet).map_or([None, None], |[r, d]| [Some(r), Some(d)]);
        let region_name = name_in(&row, Role::Region, region_merged);
        let in_region = regions.intern(region_name.as_deref().unwrap_or(NOWHERE));
        let district_name = if from_sections {
            row.row.section.clone().filter(|text| locality_word(text).is_none())
        } else {
            name_in(&row, Role::District, district_merged)
        };
        if district_name.is_none() && row.table.column(Role::District.at()).is_some() {
            gaps.report(Code::EmptyCell, &row, Role::District.at(), tables.specs, notes);
        }
        region.push(in_region);
        pairs.push((districts.intern(district_name.as_deref().unwrap_or(NOWHERE)), in_region));
    }
    settle(&regions, &districts, &region, &pairs)
}

/// Whether section rows give the districts; warns when nothing does.
fn district_source(tables: &Tables<'_>, expected: bool, notes: &mut Notes<'_>) -> bool {
    let spec = Role::District.at();
    if tables.any_has(spec) {
        tables.report_missing(spec, notes);
        return false;
    }
    let named = |row: &RowAt<'_, '_>| row.row.section.as_deref().is_some_and(|text| locality_word(text).is_none());
    if tables.rows().any(|row| named(&row)) {
        notes.assume("assumption-district-from-sections", args![]);
        return true;
    }
    if let Some(table) = tables.iter().next().filter(|_| expected) {
        notes.report(Code::NoDistricts, table.sheet_place(), args![column = tables.specs.name(spec)]);
    }
    false
}

fn name_in(row: &RowAt<'_, '_>, role: Role, merged: Option<&Merged<'_>>) -> Option<String> {
    row.text(role.at()).or_else(|| merged.and_then(|areas| areas.text(row.row.row)))
}

/// Sorts the names, tells equal district names of different regions apart, and renumbers the rows.
fn settle(regions: &Names, districts: &Names, region: &[usize], pairs: &[(usize, usize)]) -> Places {
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
            let name = districts.name(*district);
            let told_apart = homes.len() > 1 && name != NOWHERE;
            let full = if told_apart { format!("{name} ({})", regions.name(*home)) } else { name.to_owned() };
            named.push((full, (*district, *home)));
        }
    }
    named.sort();
    let mut names: Vec<String> = named.iter().map(|(name, _)| name.clone()).collect();
    names.dedup();
    let position =
        |name: &str, list: &[String]| position_of(list.binary_search_by(|other| other.as_str().cmp(name)).ok());
    let at: BTreeMap<(usize, usize), u32> = named.iter().map(|(name, pair)| (*pair, position(name, &names))).collect();
    let mut region_names: Vec<String> = regions.names.clone();
    region_names.sort();
    let region_at: Vec<u32> = regions.names.iter().map(|name| position(name, &region_names)).collect();
    Places {
        district: pairs.iter().map(|pair| at.get(pair).copied().unwrap_or(0)).collect(),
        region: region.iter().map(|at| region_at.get(*at).copied().unwrap_or(0)).collect(),
        districts: names,
        regions: region_names,
    }
}

fn position_of(at: Option<usize>) -> u32 {
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or(0)
}

/// Names that differ only in case, `ё`, spaces or footnote stars are one name, in its least spelling.
#[derive(Default)]
struct Names {
    /// By the text as written: most rows repeat it.
    written: BTreeMap<String, usize>,
    at: BTreeMap<String, usize>,
    names: Vec<String>,
}

impl Names {
    fn intern(&mut self, text: &str) -> usize {
        if let Some(at) = self.written.get(text) {
            return *at;
        }
        let at = self.fold(text);
        self.written.insert(text.to_owned(), at);
        at
    }

    fn fold(&mut self, text: &str) -> usize {
        let shown = fold_spaces(text).trim_end_matches('*').trim_end().to_owned();
        let folded = fold_name(&shown);
        if let Some(at) = self.at.get(&folded) {
            if let Some(known) = self.names.get_mut(*at).filter(|known| shown < **known) {
                *known = shown;
            }
            return *at;
        }
        self.at.insert(folded, self.names.len());
        self.names.push(shown);
        self.names.len() - 1
    }

    fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or(NOWHERE, String::as_str)
    }
}

/// The vertically merged areas of a column: a name merged over several rows stands for each of them.
struct Merged<'a> {
    areas: Vec<((u32, u32), &'a crate::workbook::Cell)>,
}

impl<'a> Merged<'a> {
    fn of(table: &Settled<'a>, spec: usize) -> Self {
        let sheet = table.table.sheet;
        let Some(column) = table.column(spec).map(|found| found.column) else { return Self { areas: Vec::new() } };
        let covers = |area: &&crate::workbook::Area| (area.columns.0..=area.columns.1).contains(&column);
        let value = |area: &crate::workbook::Area| Some((area.rows, sheet.cell(area.rows.0, area.columns.0)?));
        let mut areas: Vec<_> = sheet.merged.iter().filter(covers).filter_map(value).collect();
        areas.sort_by_key(|(rows, _)| *rows);
        Self { areas }
    }

    fn text(&self, row: u32) -> Option<String> {
        let after = self.areas.partition_point(|(rows, _)| rows.0 <= row);
        let (rows, cell) = self.areas.get(after.checked_sub(1)?)?;
        if row > rows.1 { None } else { read_text(cell).ok() }
    }
}
