//! What the headings above each row say: its place, and whether it is rural. Headings of both kinds may be nested.

use std::collections::BTreeSet;

use super::columns::Role;
use super::locality::locality_of_heading;
use super::notes::Notes;
use super::settled::Settled;
use super::tables::Tables;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::{Skipped, SkippedRow, match_key, names_several_objects};

/// What the headings above a row say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headed {
    /// The place: the nearest heading that is no type of place.
    pub(super) place: Option<String>,
    /// Rural or urban.
    pub(super) rural: Option<bool>,
}

/// What the headings say, row by row.
pub(super) fn headed(tables: &Tables<'_>) -> Vec<Headed> {
    tables.iter().flat_map(of_table).collect()
}

/// The place that a heading names, without its number, a count of schools and the colon: `1. Талгарский район (3 шк.):`.
fn place_of(text: &str) -> String {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let (number, rest) = text.split_at(digits);
    let text = if number.is_empty() { text } else { rest.strip_prefix(['.', ')']).map_or(text, str::trim_start) };
    let text = text.trim_end_matches([':', ' ']);
    let text = text.strip_suffix(" бойынша").unwrap_or(text);
    let by_place = text
        .strip_prefix("По ")
        .or_else(|| text.strip_prefix("по "))
        .or_else(|| text.split_once(" по ").map(|own| own.1));
    let nominative = by_place.map(nominative);
    let text = nominative.as_deref().unwrap_or(text);
    let is_count = |tail: &str| {
        let mut words = tail.split_whitespace();
        words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())) && words.count() <= 1
    };
    let counted = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let counted = counted.or_else(|| text.rsplit_once(" - ")).or_else(|| text.rsplit_once(" – "));
    counted.filter(|(_, tail)| is_count(tail)).map_or(text, |(place, _)| place).trim_end().to_owned()
}

/// A place as it is called, from how it stands behind «по»: `Талгарскому району` as `Талгарский район`, `городу Конаев` as
/// `г. Конаев`.
fn nominative(place: &str) -> String {
    let word = |word: &str| match word {
        "району" => "район".to_owned(),
        "городу" => "г.".to_owned(),
        other => other.strip_suffix("скому").map_or_else(|| other.to_owned(), |stem| format!("{stem}ский")),
    };
    place.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// How far a place that a heading names reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// A part of a district.
    Part,
    /// A district or a town.
    District,
    /// A region of districts.
    Region,
}

/// Words by which a heading names a place, as keys.
const PLACES: [(Reach, &[&str]); 3] = [
    (Reach::Region, &["область", "области", "облысы", "облыс", "region"]),
    (
        Reach::District,
        &[
            "район",
            "районы",
            "района",
            "району",
            "городу",
            "гор",
            "қ",
            "города",
            "р-н",
            "аудан",
            "ауданы",
            "город",
            "г",
            "г.а.",
            "қала",
            "қаласы",
            "district",
            "city",
        ],
    ),
    (Reach::Part, &["округ", "округі"]),
];

/// Beginnings of words of headings that say nothing of a place: pages, school years, languages of instruction, forms of study.
const IDLE: [&str; 17] = [
    "продолж",
    "страниц",
    "приложен",
    "полугод",
    "учебн",
    "язык",
    "дневн",
    "вечерн",
    "интернат",
    "казахск",
    "русск",
    "смешан",
    "жалғас",
    "қосымша",
    "тілінде",
    "аралас",
    "continu",
];
/// The same where a number follows: `Лист 2`.
const PAGES: [&str; 5] = ["лист", "стр", "бет", "парақ", "page"];

/// How far the place that a heading names reaches; `None` when no word tells.
fn reach(heading: &str) -> Option<Reach> {
    let key = match_key(&place_of(heading));
    let has = |words: &[&str]| key.split(' ').any(|own| words.iter().any(|word| own == match_key(word)));
    PLACES.iter().find(|(_, words)| has(words)).map(|(reach, _)| *reach)
}

/// Whether a word of a text is one of places: `По Талгарскому району`.
pub(super) fn names_place(text: &str) -> bool {
    reach(text).is_some()
}

/// Whether a text names a region, which holds districts.
pub(super) fn names_region(text: &str) -> bool {
    reach(text) == Some(Reach::Region)
}

/// Whether a heading surely names no place.
fn is_idle(heading: &str) -> bool {
    let key = match_key(heading);
    let words: Vec<&str> = key.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    let is_page = matches!(words.as_slice(), [page, number] if PAGES.contains(page) && number.bytes().all(|b| b.is_ascii_digit()));
    is_page || words.iter().any(|word| IDLE.iter().any(|idle| word.starts_with(match_key(idle).as_str())))
}

/// The headings of a table that are read as districts, and those of which it is not certain what they are: others say that they
/// name a place, and these do not.
fn districts<'s>(table: &'s Settled<'_>) -> (Vec<&'s SkippedRow>, Vec<&'s SkippedRow>) {
    let sections = table.table.skipped.iter().filter(|row| row.why == Skipped::Section);
    // «Малокомплектные школы» is neither a place nor a type of place.
    let is_place = |row: &&'s SkippedRow| {
        locality_of_heading(&row.text).is_none() && !names_several_objects(&row.text) && !is_idle(&row.text)
    };
    let named: Vec<(&'s SkippedRow, Option<Reach>)> =
        sections.filter(is_place).map(|row| (row, reach(&row.text))).collect();
    let reaches = || named.iter().filter_map(|(_, reach)| *reach);
    let wanted = if reaches().any(|reach| reach == Reach::District) { Some(Reach::District) } else { reaches().max() };
    let is_wanted = |reach: Option<Reach>| reach == wanted;
    let districts = named.iter().filter(|(_, reach)| is_wanted(*reach)).map(|(row, _)| *row).collect();
    let unclear = named.iter().filter(|(_, reach)| reach.is_none() && wanted.is_some()).map(|(row, _)| *row).collect();
    (districts, unclear)
}

/// The rows of the headings that give the rows below them their district.
pub(super) fn district_rows(table: &Settled<'_>) -> BTreeSet<u32> {
    districts(table).0.iter().map(|row| row.row).collect()
}

/// Whether a heading says nothing but where objects lie, of what kind they are, or what page it is.
pub(super) fn says_nothing_of_plan(heading: &str) -> bool {
    locality_of_heading(heading).is_some()
        || names_several_objects(heading)
        || is_idle(heading)
        || (reach(heading).is_some() && !names_schools(heading))
}

/// Whether a heading says something of schools before it says where they lie: «Строящиеся школы района», but not «Школы района».
fn names_schools(heading: &str) -> bool {
    let key = match_key(heading);
    key.split([' ', '/']).skip(1).any(|word| word.starts_with("школ") || word.starts_with("мектеп"))
}

/// Asks about headings of which nobody knows whether they are districts.
pub(super) fn question_districts(tables: &Tables<'_>, notes: &mut Notes<'_>) {
    for table in tables.iter() {
        let (known, unclear) = districts(table);
        let last = table.table.rows.last().map_or(0, |row| row.row);
        for row in unclear.into_iter().filter(|row| row.row < last) {
            let place = table.first_cell(row.row);
            notes.forget_row(&place);
            let other = known.first().map_or("", |known| known.text.as_str());
            let district = tables.specs.name(Role::District.at());
            notes.report(
                Code::HeadingUnclear,
                place,
                args![found = row.text.as_str(), other = other, column = district],
            );
        }
    }
}

/// The region that headings give to each row; nothing when one of the rows has none.
pub(super) fn headed_regions(tables: &Tables<'_>) -> Vec<Option<String>> {
    let of_table = |table: &Settled<'_>| {
        let regions = table.table.skipped.iter().filter(|row| row.why == Skipped::Section);
        let regions = regions.filter(|row| reach(&row.text) == Some(Reach::Region));
        let mut regions: Vec<(u32, String)> = regions.map(|row| (row.row, place_of(&row.text))).collect();
        regions.sort();
        let above = |row: u32| regions.get(regions.partition_point(|(at, _)| *at < row).checked_sub(1)?);
        table.table.rows.iter().map(|row| above(row.row).map(|(_, name)| name.clone())).collect::<Vec<_>>()
    };
    let regions: Vec<Option<String>> = tables.iter().flat_map(of_table).collect();
    // A title of the page in the middle of the list is no heading.
    if regions.iter().all(Option::is_some) { regions } else { Vec::new() }
}

fn of_table(table: &Settled<'_>) -> Vec<Headed> {
    let sections = table.table.skipped.iter().filter(|row| row.why == Skipped::Section);
    let localities = sections.clone().filter(|row| locality_of_heading(&row.text).is_some());
    let places = districts(table).0;
    // A region behind the districts is none of them.
    let is_region = |row: &SkippedRow| reach(&row.text) == Some(Reach::Region);
    let places_are_regions = places.iter().any(|row| is_region(row));
    let ends: Vec<&SkippedRow> = sections.filter(|row| !places_are_regions && is_region(row)).collect();
    let mut headings: Vec<&SkippedRow> = localities.chain(places).collect();
    headings.sort_by_key(|heading| heading.row);
    // The first heading is of the outer kind: another of it begins anew, one of the inner kind does not.
    let places_are_outer = headings.first().is_some_and(|heading| locality_of_heading(&heading.text).is_none());
    headings.extend(ends);
    headings.sort_by_key(|heading| heading.row);
    let mut headings = headings.into_iter().peekable();
    let mut now = Headed::default();
    let mut out = Vec::with_capacity(table.table.rows.len());
    for row in &table.table.rows {
        while let Some(heading) = headings.next_if(|heading| heading.row < row.row) {
            match locality_of_heading(&heading.text) {
                None if is_region(heading) && !places_are_regions => now.place = None,
                Some(rural) if places_are_outer => now.rural = Some(rural),
                Some(rural) => now = Headed { place: None, rural: Some(rural) },
                None if places_are_outer => now = Headed { place: Some(place_of(&heading.text)), rural: None },
                None => now.place = Some(place_of(&heading.text)),
            }
        }
        out.push(now.clone());
    }
    out
}
