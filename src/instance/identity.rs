//! What an object is called for ever: its id, else its БИН, else its district and name. Never its row number.

use std::collections::BTreeMap;

use super::columns::Role;
use super::no_names::is_no_name;
use super::notes::Notes;
use super::places::{NOWHERE, Places};
use super::spelling::without_marks;
use super::tables::{RowAt, Tables};
use super::words::fold_spaces;
use crate::args;
use crate::diagnostic::Code;

/// Digits in a business identification number.
const BIN_DIGITS: usize = 12;
/// The fewest digits that are left when a number cell has lost the leading zeros of a БИН of the year 2000.
const FEWEST_BIN_DIGITS: usize = 9;

/// The identity and the name of each row.
pub(super) struct Identities {
    pub(super) id: Vec<String>,
    pub(super) name: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Id,
    Bin,
    Name,
}

impl By {
    /// The word by which the message selects.
    const fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Bin => "bin",
            Self::Name => "name",
        }
    }

    fn spec(self) -> usize {
        match self {
            Self::Id => Role::Id.at(),
            Self::Bin => Role::Bin.at(),
            Self::Name => Role::Name.at(),
        }
    }
}

/// Reads identities and names; reports empty and repeated ones.
pub(super) fn read_identities(tables: &Tables<'_>, places: &Places, notes: &mut Notes<'_>) -> Identities {
    let by = [By::Id, By::Bin].into_iter().find(|by| tables.any_has(by.spec())).unwrap_or(By::Name);
    let mut out = Identities { id: Vec::with_capacity(tables.len()), name: Vec::with_capacity(tables.len()) };
    tables.report_missing(by.spec(), notes);
    match by {
        By::Id => {}
        By::Bin => notes.assume("assumption-identity-bin", args![]),
        By::Name => notes.assume("assumption-identity-name", args![]),
    }
    let mut restored = 0_usize;
    for row in tables.rows() {
        let name = row.text_or_meant(Role::Name.at()).map(|name| without_marks(&name));
        let name = name.filter(|name| !name.is_empty() && !is_no_name(name));
        let id = match by {
            By::Id => row.text_or_meant(Role::Id.at()).map(|id| fold_spaces(&id)).filter(|id| !is_no_name(id)),
            By::Bin => read_bin(&row, &mut restored, notes),
            By::Name => name.as_ref().map(|name| in_district(&row, places, name)),
        };
        if id.is_none() && row.has_or_means(by.spec()) {
            let args = args![column = row.header(by.spec(), tables.specs)];
            notes.report(Code::EmptyIdentity, row.place(by.spec()), args);
        }
        let id = id.unwrap_or_default();
        out.name.push(name.unwrap_or_else(|| id.clone()));
        out.id.push(id);
    }
    if restored > 0 {
        notes.assume("assumption-bin-zeros", args![count = restored]);
    }
    report_repeated(&out.id, by, tables, notes);
    if by == By::Id {
        question_repeated_bins(tables, notes);
    }
    out
}

/// Questions a БИН that stands beside the codes of several objects: it was probably copied down the column.
fn question_repeated_bins(tables: &Tables<'_>, notes: &mut Notes<'_>) {
    let spec = Role::Bin.at();
    let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in tables.rows() {
        if let Some(bin) = row.text(spec).and_then(|text| restore_bin(&text)) {
            rows.entry(bin).or_default().push(row.at);
        }
    }
    let mut repeated: Vec<(&String, &Vec<usize>)> = rows.iter().filter(|(_, rows)| rows.len() > 1).collect();
    repeated.sort_by_key(|(_, rows)| rows.first().copied());
    for (bin, rows) in repeated {
        let [first, second, ..] = rows.as_slice() else { continue };
        let (Some(first), Some(second)) = (tables.row(*first), tables.row(*second)) else { continue };
        let sheet = first.table.table.sheet.name.as_str();
        let args = args![found = bin.as_str(), count = rows.len(), cell = first.address(spec), sheet = sheet];
        notes.report(Code::BinRepeated, second.place(spec), args);
    }
}

fn in_district(row: &RowAt<'_, '_>, places: &Places, name: &str) -> String {
    let at = places.district.get(row.at).and_then(|at| usize::try_from(*at).ok());
    match at.and_then(|at| places.districts.get(at)).map(String::as_str) {
        None | Some(NOWHERE) => name.to_owned(),
        Some(district) => format!("{district} / {name}"),
    }
}

fn read_bin(row: &RowAt<'_, '_>, restored: &mut usize, notes: &mut Notes<'_>) -> Option<String> {
    let spec = Role::Bin.at();
    let text = row.text_or_meant(spec)?;
    let Some(bin) = restore_bin(&text) else {
        notes.report(Code::NotABin, row.place(spec), args![found = text.as_str()]);
        return Some(text);
    };
    if bin != text {
        *restored += 1;
    }
    if !has_right_check_digit(&bin) {
        notes.report(Code::BinCheckDigit, row.place(spec), args![found = bin.as_str()]);
    }
    Some(bin)
}

/// A БИН with its twelve digits: leading zeros that a number cell has lost are put back. `None` when it is none.
pub(super) fn restore_bin(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_bin = (FEWEST_BIN_DIGITS..=BIN_DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_bin.then(|| format!("{digits:0>BIN_DIGITS$}"))
}

/// Whether the last digit of a БИН or ИИН follows from the others.
pub(super) fn has_right_check_digit(bin: &str) -> bool {
    const FIRST: [u32; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    const SECOND: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
    let digits: Vec<u32> = bin.chars().filter_map(|c| c.to_digit(10)).collect();
    let Some((check, body)) = digits.split_last().filter(|(_, body)| body.len() == BIN_DIGITS - 1) else {
        return false;
    };
    let remainder = |weights: &[u32]| body.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11;
    match (remainder(&FIRST), remainder(&SECOND)) {
        (10, 10) => false,
        (10, second) => second == *check,
        (first, _) => first == *check,
    }
}

fn report_repeated(ids: &[String], by: By, tables: &Tables<'_>, notes: &mut Notes<'_>) {
    let mut order: Vec<usize> = (0..ids.len()).filter(|at| ids.get(*at).is_some_and(|id| !id.is_empty())).collect();
    order.sort_by_key(|at| (ids.get(*at), *at));
    let mut repeats: Vec<(usize, usize)> = Vec::new();
    let mut first = None;
    for at in order {
        match first {
            Some(earlier) if ids.get(earlier) == ids.get(at) => repeats.push((at, earlier)),
            _ => first = Some(at),
        }
    }
    repeats.sort_unstable();
    for (at, earlier) in repeats {
        let (Some(row), Some(other)) = (tables.row(at), tables.row(earlier)) else { continue };
        let id = ids.get(at).map_or("", String::as_str);
        let kind = by.word();
        let args =
            args![id = id, by = kind, cell = other.address(by.spec()), sheet = other.table.table.sheet.name.as_str()];
        notes.report(Code::DuplicateIdentity, row.place(by.spec()), args);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_zeros_come_back() {
        assert_eq!(restore_bin("40440001234").as_deref(), Some("040440001234"));
        assert_eq!(restore_bin("990 340 001 234").as_deref(), Some("990340001234"));
        assert_eq!(restore_bin("12"), None);
        assert_eq!(restore_bin("1234567890123"), None);
        assert_eq!(restore_bin("99034000123x"), None);
    }

    #[test]
    fn check_digits_are_recomputed() {
        // 1·1 = 1
        assert!(has_right_check_digit("100000000001"));
        assert!(!has_right_check_digit("100000000002"));
        // 10·1 = 10, so the second weights: 1·1 = 1
        assert!(has_right_check_digit("000000000101"));
        assert!(!has_right_check_digit("12"));
    }
}
