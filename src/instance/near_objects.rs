//! Two rows that are probably one school: the same code, or the same name in one district, but for spelling; the same name and
//! numbers in two districts.

use std::collections::BTreeMap;

use super::columns::Role;
use super::identity::Identities;
use super::notes::Notes;
use super::places::Places;
use super::tables::Tables;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::{is_kind_of_school, match_key};

/// The fewest numbers above zero whose agreement is hardly chance.
const FEWEST_NUMBERS: usize = 2;

/// The fewest rows that are alike one by one by no chance.
const FEWEST_ALIKE: usize = 3;

/// Words for the legal form of an organisation, as keys: they do not tell schools apart.
const LEGAL_FORMS: [&str; 8] = ["кгу", "кгкп", "гу", "ргу", "ккп", "кмм", "мкккк", "мм"];

/// What is left of the names without what their spelling may change, row by row.
pub(super) struct NameKeys<'i> {
    identities: &'i Identities,
    keys: Vec<String>,
}

impl<'i> NameKeys<'i> {
    pub(super) fn new(identities: &'i Identities) -> Self {
        Self { identities, keys: identities.name.iter().map(|name| name_key(name)).collect() }
    }
}

/// Warns of rows whose codes differ in spelling alone (case, spaces, look-alike letters, leading zeros), or whose names within
/// a district do (quotes, `№` or `N`, the legal form, the order of words, too). Rows with codes of their own and other numbers are
/// asked about once for all.
///
/// `columns` are the counts of each row, column by column.
pub(super) fn warn_of_near_objects(
    names: &NameKeys<'_>,
    tables: &Tables<'_>,
    places: &Places,
    columns: &[Vec<i64>],
    notes: &mut Notes<'_>,
) {
    let identities = names.identities;
    let has_codes = tables.any_has(Role::Id.at());
    if has_codes {
        let keys = identities.id.iter().map(|id| (None, code_key(id)));
        let pairs = pairs(keys.collect(), identities);
        pairs.iter().for_each(|pair| warn_of_pair(*pair, (&identities.id, Role::Id), ("spelling", 1), tables, notes));
    }
    if tables.any_has(Role::Name.at()) {
        let district = |at: usize| places.district.get(at).copied();
        let keys = names.keys.iter().enumerate().map(|(at, key)| (district(at), key.clone()));
        let are_coded_apart =
            |pair: &(usize, usize)| has_codes && numbers_of(pair.0, columns) != numbers_of(pair.1, columns);
        let (apart, alike): (Vec<_>, Vec<_>) = pairs(keys.collect(), identities).into_iter().partition(are_coded_apart);
        let named = (identities.name.as_slice(), Role::Name);
        alike.iter().for_each(|pair| warn_of_pair(*pair, named, ("spelling", 1), tables, notes));
        apart.first().into_iter().for_each(|pair| warn_of_pair(*pair, named, ("codes", apart.len()), tables, notes));
    }
}

/// The counts of a row.
fn numbers_of(at: usize, columns: &[Vec<i64>]) -> Vec<i64> {
    columns.iter().filter_map(|column| column.get(at).copied()).collect()
}

/// Each row whose key is that of an earlier one, under another identity, and that one.
fn pairs(keys: Vec<(Option<u32>, String)>, identities: &Identities) -> Vec<(usize, usize)> {
    let mut first = BTreeMap::new();
    let keyed = keys.into_iter().enumerate().filter(|(_, (_, key))| !key.is_empty());
    let with_earlier = keyed.map(|(at, key)| (at, *first.entry(key).or_insert(at)));
    // One identity twice has been refused already.
    let is_other =
        |(at, earlier): &(usize, usize)| at != earlier && identities.id.get(*earlier) != identities.id.get(*at);
    with_earlier.filter(is_other).collect()
}

/// Warns of a row and an earlier one that are probably one school; `how` they are alike, and how many such pairs there are.
fn warn_of_pair(
    (at, earlier): (usize, usize),
    (texts, role): (&[String], Role),
    (how, count): (&str, usize),
    tables: &Tables<'_>,
    notes: &mut Notes<'_>,
) {
    let (Some(row), Some(other)) = (tables.row(at), tables.row(earlier)) else { return };
    let text = |at: usize| texts.get(at).map_or("", String::as_str);
    let place = other.address(role.at());
    let args = args![how = how, name = text(at), other = text(earlier), place = place, count = count];
    notes.report(Code::NearObject, row.place(role.at()), args);
}

/// Warns of rows with the name and all the numbers of a row of another district (a school that moved, or was typed twice),
/// and of those with all the numbers of a row of their district whose name differs in the kind of school alone (`СШ № 2`,
/// `Средняя школа № 2`).
///
/// `columns` are the counts of each row, column by column.
pub(super) fn warn_of_same_numbers(
    names: &NameKeys<'_>,
    tables: &Tables<'_>,
    places: &Places,
    columns: &[Vec<i64>],
    notes: &mut Notes<'_>,
) {
    let tells = |numbers: &[i64]| numbers.iter().filter(|number| **number > 0).count() >= FEWEST_NUMBERS;
    let name = |at: usize| names.keys.get(at).map_or("", String::as_str);
    let (mut kinds, mut moved) = (Vec::new(), Vec::new());
    let mut first = BTreeMap::new();
    for at in 0..tables.len() {
        let key = (kindless_key(name(at)), numbers_of(at, columns));
        if key.0.is_empty() || !tells(&key.1) {
            continue;
        }
        let earlier = *first.entry(key).or_insert(at);
        let is_same_name = name(earlier) == name(at);
        let is_same_district = places.district.get(earlier) == places.district.get(at);
        // Two kinds of school in two districts may share a number; one name in one district is questioned for its spelling.
        if earlier != at && is_same_name != is_same_district {
            if is_same_district { kinds.push((at, earlier)) } else { moved.push((at, earlier)) }
        }
    }
    // Among many schools with codes, some share a name and numbers by chance.
    let is_coded = tables.any_has(Role::Id.at());
    for (how, pairs) in [("kinds", kinds), ("numbers", moved)] {
        let (each, count) = if is_coded { (1, pairs.len()) } else { (pairs.len(), 1) };
        let named = (names.identities.name.as_slice(), Role::Name);
        pairs.iter().take(each).for_each(|pair| warn_of_pair(*pair, named, (how, count), tables, notes));
    }
}

/// Refuses two lists that are mostly of rows with the same numbers, in whatever order: the same schools in two languages.
pub(super) fn refuse_same_lists(tables: &Tables<'_>, columns: &[Vec<i64>], notes: &mut Notes<'_>) {
    let mut lists: BTreeMap<usize, Vec<Vec<i64>>> = BTreeMap::new();
    for row in tables.rows() {
        let numbers = numbers_of(row.at, columns);
        let list = lists.entry(row.sheet).or_default();
        if numbers.iter().filter(|number| **number > 0).count() >= FEWEST_NUMBERS {
            list.push(numbers);
        }
    }
    lists.values_mut().for_each(|list| list.sort_unstable());
    let lists: Vec<(usize, Vec<Vec<i64>>)> = lists.into_iter().filter(|(_, list)| list.len() >= FEWEST_ALIKE).collect();
    for (at, (sheet, list)) in lists.iter().enumerate() {
        let Some((earlier, _)) = lists.iter().take(at).find(|(_, other)| are_mostly_same(list, other)) else {
            continue;
        };
        let named =
            |sheet: usize| tables.iter().nth(sheet).map(|table| (table.sheet_place(), table.table.sheet.name.clone()));
        if let (Some((place, name)), Some((_, other))) = (named(*sheet), named(*earlier)) {
            notes.report(Code::SameLists, place, args![sheet = name, other = other]);
        }
    }
}

/// Whether four of five rows of the shorter of two sorted lists stand in the longer one, too.
fn are_mostly_same(one: &[Vec<i64>], other: &[Vec<i64>]) -> bool {
    let (mut one_at, mut other_at, mut shared) = (0, 0, 0);
    while let (Some(own), Some(theirs)) = (one.get(one_at), other.get(other_at)) {
        shared += usize::from(own == theirs);
        (one_at, other_at) = (one_at + usize::from(own <= theirs), other_at + usize::from(theirs <= own));
    }
    shared * 5 >= one.len().min(other.len()) * 4
}

/// What is left of a code without case, spaces, look-alike letters and leading zeros.
fn code_key(code: &str) -> String {
    let key = match_key(code).replace(' ', "");
    let digits = key.trim_start_matches('0');
    if !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) { digits.to_owned() } else { key }
}

/// What is left of a name without what its spelling may change.
fn name_key(name: &str) -> String {
    let separated: String = name.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    // A number with a hyphen is another number: № 1-2 is not № 12.
    let separated = separated.replace('-', " - ");
    let key = match_key(&separated);
    let words = key.split([' ', '/']).map(without_sign);
    let mut words: Vec<&str> =
        words.filter(|word| !word.is_empty() && *word != "n" && !LEGAL_FORMS.contains(word)).collect();
    words.sort_unstable();
    words.join(" ")
}

/// The key of a name without its kind of school, however that is shortened; empty for a name of nothing but kinds.
fn kindless_key(key: &str) -> String {
    key.split(' ').filter(|word| !is_kind_of_school(word)).collect::<Vec<_>>().join(" ")
}

/// `n7` as `7`.
fn without_sign(word: &str) -> &str {
    word.strip_prefix('n').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_are_one_key() {
        let names = ["СШ №7", "сш № 7", "CШ №7", "СШ №7.", "«СШ №7»", "СШ N7", "СШ N 7", "КГУ «СШ №7»", "№7 СШ"];
        for name in names {
            assert_eq!(name_key(name), name_key("СШ №7"), "{name}");
        }
    }

    #[test]
    fn spellings_of_a_code_are_one_key() {
        for (one, other) in [("S01", "s01"), ("S01", "S 01"), ("1", "01"), ("\u{421}01", "C01")] {
            assert_eq!(code_key(one), code_key(other), "{one} / {other}");
        }
        for (one, other) in [("S01", "S1"), ("10", "100"), ("1-2", "3")] {
            assert_ne!(code_key(one), code_key(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_names_are_different_keys() {
        for (one, other) in [
            ("СШ №7", "СШ №17"),
            ("СШ № 1-2", "СШ № 12"),
            ("СШ №7", "ОШ №7"),
            ("СШ им. Абая", "СШ им. Абай"),
            ("Школа 7 А", "Школа 7 Б"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one} / {other}");
        }
    }
}
