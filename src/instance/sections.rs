//! What the headings above each row say: its place, its region, and whether it is rural. Headings of both kinds may be nested.
//!
//! Where no column says it, every row among the data must be exactly understood: `lines` reads the rows one by one, the walk here
//! knows where they stand.

use super::columns::Role;
use super::heading_words::{names_district, names_region};
use super::lines::{Line, LineAt, lines};
use super::notes::Notes;
use super::place_name::{Place, PlaceKind, read_place};
use super::section_findings::{Finding, Uses, Why};
use super::section_walk::Walk;
use super::settled::Settled;
use super::spelling::{Parted, is_near, place_key};
use super::stated_counts::compare_counts;
use super::tables::Tables;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::is_place_name;

/// What the headings above a row say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headed {
    /// The district, the town, or the region where nothing smaller is named.
    pub(super) place: Option<String>,
    /// The region.
    pub(super) region: Option<String>,
    /// Rural or urban.
    pub(super) rural: Option<bool>,
}

/// What the headings of all tables say.
pub(super) struct Sections {
    /// Row by row.
    pub(super) rows: Vec<Headed>,
    /// Whether the names of sheets give districts.
    pub(super) from_sheets: bool,
    /// Whether some were not understood: what they lack has been told.
    pub(super) refused: bool,
    /// Whether they were read strictly: nothing about them is left to tell.
    pub(super) strict: bool,
}

/// Reads what stands above the rows; `expected` are objects that should have districts, `rural` is whether the plan depends on who is
/// rural.
pub(super) fn read_sections(
    tables: &Tables<'_>,
    expected: bool,
    rural: Option<bool>,
    notes: &mut Notes<'_>,
) -> Sections {
    let lines: Vec<Vec<LineAt>> = tables.iter().map(lines).collect();
    let says = |is: &dyn Fn(&Line) -> bool| lines.iter().flatten().any(|line| is(&line.line));
    let lacks = |role: Role| !tables.any_has(role.at());
    let names_place = says(&|line| matches!(line, Line::Place(place) if place.kind != PlaceKind::Part));
    let names_locality = says(&|line| matches!(line, Line::Locality(_)));
    let uses = Uses {
        district: lacks(Role::District) && (expected || names_place),
        rural: lacks(Role::Rural) && (rural == Some(true) || names_locality),
        region: lacks(Role::Region),
    };
    let sheets = places_of_sheets(tables, uses, notes);
    let mut out = Sections { rows: Vec::new(), from_sheets: false, refused: false, strict: uses.is_strict() };
    for ((table, lines), sheet) in tables.iter().zip(&lines).zip(sheets) {
        out.from_sheets |= sheet.is_some() && uses.district && lines.iter().all(|line| district_of(line).is_none());
        question_sheet(table, lines, uses, tables, notes);
        compare_counts(table, lines, notes);
        let walk = Walk::new(table, lines, uses, sheet.as_ref());
        let (rows, findings) = walk.run();
        out.rows.extend(rows);
        out.refused |= !findings.is_empty();
        findings.iter().for_each(|finding| report(table, finding, tables, notes));
        if !uses.is_strict() {
            loose_regions(lines, uses).iter().for_each(|finding| report(table, finding, tables, notes));
        }
    }
    question_regions(tables, &lines, &mut out, uses, notes);
    out
}

fn district_of(line: &LineAt) -> Option<&Place> {
    line.place().filter(|place| matches!(place.kind, PlaceKind::District | PlaceKind::Town))
}

/// Whether two names are of one place, in whatever spelling or language.
pub(super) fn is_same_place(one: &str, other: &str) -> bool {
    place_key(one) == place_key(other) || is_near(&Parted::new(one), &Parted::new(other))
}

/// The places that the names of the sheets are, sheet by sheet, where there are several and all are called like places; those that
/// are not exactly places are refused.
fn places_of_sheets(tables: &Tables<'_>, uses: Uses, notes: &mut Notes<'_>) -> Vec<Option<Place>> {
    let names = tables.sheet_names();
    if !uses.district || names.len() < 2 || !names.iter().all(|name| is_place_name(name)) {
        return vec![None; names.len()];
    }
    let places: Vec<Option<Place>> =
        names.iter().map(|name| read_place(name).filter(|place| place.kind != PlaceKind::Part)).collect();
    for ((table, name), _) in tables.iter().zip(&names).zip(&places).filter(|(_, place)| place.is_none()) {
        let column = tables.specs.name(Role::District.at());
        let args = args![why = Why::Sheet.word(), found = name.as_str(), other = "", column = column];
        notes.report(Code::HeadingUnclear, table.sheet_place(), args);
    }
    places
}

/// Refuses a sheet that is called like one district, by its name or its title, and holds a heading with another.
fn question_sheet(table: &Settled<'_>, lines: &[LineAt], uses: Uses, tables: &Tables<'_>, notes: &mut Notes<'_>) {
    let name = table.table.sheet.name.clone();
    let is_place =
        |name: &String| read_place(name).is_some_and(|own| matches!(own.kind, PlaceKind::District | PlaceKind::Town));
    let is_district = |title: &String| read_place(title).is_some_and(|own| own.kind == PlaceKind::District);
    // The title of a block is one of the headings.
    let titles = || titles(table).filter(|(row, _)| !lines.iter().any(|line| line.row == *row));
    // The sheet and its title name two districts.
    let is_other = |(_, title): &(u32, String)| is_district(title) && !is_same_place(title, &name);
    if let Some((row, text)) = titles().find(is_other).filter(|_| is_place(&name) && uses.district) {
        report(table, &Finding { row, why: Why::SheetDiffers, text, other: name }, tables, notes);
        return;
    }
    let titles = titles().map(|(_, title)| title);
    for own in Some(name).filter(is_place).into_iter().chain(titles.filter(is_district)) {
        let is_other = |line: &&LineAt| district_of(line).is_some_and(|place| !is_same_place(&place.name, &own));
        if let Some(line) = lines.iter().find(is_other).filter(|_| uses.district) {
            report(table, &Finding::of(line, Why::SheetDiffers, &own), tables, notes);
            return;
        }
    }
}

/// The texts above the table, with their rows.
fn titles(table: &Settled<'_>) -> impl Iterator<Item = (u32, String)> {
    let above = table.table.sheet.rows.iter().take_while(|row| row.row < table.table.header_row);
    above.flat_map(|row| row.cells.iter().map(|(_, cell)| (row.row, cell.shown())))
}

/// Headings that name regions, some of them not exactly, where districts of one name may lie in several regions.
fn loose_regions(lines: &[LineAt], uses: Uses) -> Vec<Finding> {
    let of_region = |line: &&LineAt| !matches!(line.line, Line::Total(_)) && names_region(&line.text);
    let named: Vec<&LineAt> = lines.iter().filter(of_region).collect();
    let several = named.windows(2).any(|pair| matches!(pair, [one, other] if one.text != other.text));
    let unclear = named.into_iter().filter(|line| uses.region && several && line.line == Line::Unclear);
    unclear.map(|line| Finding::of(line, Why::Row, "")).collect()
}

/// Regions count when every row has one; else they must not be needed to tell districts of one name apart.
fn question_regions(
    tables: &Tables<'_>,
    lines: &[Vec<LineAt>],
    sections: &mut Sections,
    uses: Uses,
    notes: &mut Notes<'_>,
) {
    if uses.region && sections.rows.iter().all(|headed| headed.region.is_some()) {
        return;
    }
    let mut homes = std::collections::BTreeMap::new();
    let mut differs = false;
    for row in tables.rows().filter(|_| uses.region) {
        let Some(headed) = sections.rows.get(row.at) else { continue };
        let district = if uses.district { headed.place.clone() } else { row.text(Role::District.at()) };
        let Some(district) = district else { continue };
        let home = homes.entry(place_key(&district)).or_insert_with(|| headed.region.clone());
        differs |= *home != headed.region;
    }
    let is_region = |line: &&LineAt| line.place().is_some_and(|place| place.kind == PlaceKind::Region);
    let first = tables.iter().zip(lines).find_map(|(table, lines)| Some((table, lines.iter().find(is_region)?)));
    if let Some((table, line)) = first.filter(|_| differs) {
        report(table, &Finding::of(line, Why::Region, ""), tables, notes);
    }
    sections.rows.iter_mut().for_each(|headed| headed.region = None);
}

/// Whether a title above the table is that of one district.
pub(super) fn is_of_one_district(table: &Settled<'_>) -> bool {
    titles(table).any(|(_, title)| names_district(&title))
}

fn report(table: &Settled<'_>, finding: &Finding, tables: &Tables<'_>, notes: &mut Notes<'_>) {
    let place = table.first_cell(finding.row);
    notes.forget_row(&place);
    let column = tables.specs.name(Role::District.at());
    let args =
        args![why = finding.why.word(), found = finding.text.as_str(), other = finding.other.as_str(), column = column];
    notes.report(Code::HeadingUnclear, place, args);
}
