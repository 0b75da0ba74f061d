//! Two rows that are probably one school: the same name in one district but for spelling, under identities that differ.

use std::collections::BTreeMap;

use super::columns::Role;
use super::identity::Identities;
use super::notes::Notes;
use super::places::Places;
use super::tables::Tables;
use crate::args;
use crate::diagnostic::{Code, column_letters};
use crate::workbook::match_key;

/// Words for the legal form of an organisation, as keys: they do not tell schools apart.
const LEGAL_FORMS: [&str; 8] = ["кгу", "кгкп", "гу", "ргу", "ккп", "кмм", "мкккк", "мм"];

/// Warns of rows whose names differ in spelling alone (spaces, quotes, `№` or `N`, look-alike letters, the legal form, the
/// order of words) within a district.
pub(super) fn warn_of_near_objects(
    identities: &Identities,
    tables: &Tables<'_>,
    places: &Places,
    notes: &mut Notes<'_>,
) {
    let spec = Role::Name.at();
    if !tables.any_has(spec) {
        return;
    }
    let mut first: BTreeMap<(Option<&u32>, String), usize> = BTreeMap::new();
    for (at, (id, name)) in identities.id.iter().zip(&identities.name).enumerate() {
        let key = name_key(name);
        if key.is_empty() {
            continue;
        }
        let earlier = *first.entry((places.district.get(at), key)).or_insert(at);
        // One identity twice has been refused already.
        if earlier == at || identities.id.get(earlier) == Some(id) {
            continue;
        }
        let (Some(row), Some(other)) = (tables.row(at), tables.row(earlier)) else { continue };
        let column = other.table.column_or_meant(spec).map_or(0, |found| found.column);
        let cell = format!("{}{}", column_letters(column), u64::from(other.row.row) + 1);
        let other = identities.name.get(earlier).map_or("", String::as_str);
        notes.report(Code::NearObject, row.place(spec), args![name = name.as_str(), other = other, place = cell]);
    }
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
