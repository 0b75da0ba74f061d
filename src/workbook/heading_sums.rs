//! Headings that carry the sums of their section: `Талгарский район | 74 | 39` above its schools.

use std::collections::BTreeSet;

use super::Row;
use super::number::read_count;
use super::words::{is_place_name, is_type_of_place};
use crate::quantity::Units;

/// The fewest columns that must agree.
const FEWEST_COLUMNS: usize = 2;

/// The positions in `below` of the data rows that are called like a place and hold nothing but the sums of the rows up to the
/// next of them, in every column with numbers. `numbering` are the columns of row numbers.
pub(super) fn headings_with_sums(
    below: &[Row],
    naming: Option<u32>,
    numbering: &BTreeSet<u32>,
    is_data: impl Fn(usize) -> bool,
) -> BTreeSet<usize> {
    let Some(naming) = naming else { return BTreeSet::new() };
    let called = |is: fn(&str) -> bool| {
        let is_it = |at: &usize| {
            let name = below.get(*at).and_then(|row| row.cell(naming)).map(super::Cell::shown);
            is_data(*at) && name.is_some_and(|name| is(&name))
        };
        (0..below.len()).filter(is_it).collect::<BTreeSet<usize>>()
    };
    let types = called(is_type_of_place);
    let places: BTreeSet<usize> = called(is_place_name).difference(&types).copied().collect();
    let all: BTreeSet<usize> = places.union(&types).copied().collect();
    // Those among `of` that are the sums of the rows up to the next of `ends`, without the headings `inside`.
    let sums = |of: &BTreeSet<usize>, ends: &BTreeSet<usize>, inside: &BTreeSet<usize>| {
        let repeats = |at: &usize| {
            let end = ends.range(at + 1..).next().copied().unwrap_or(below.len());
            let rows = (at + 1..end).take_while(|row| is_data(*row)).filter(|row| !inside.contains(row));
            let rows: Vec<&Row> = rows.filter_map(|row| below.get(row)).collect();
            below.get(*at).is_some_and(|heading| are_sums(heading, &rows, naming, numbering))
        };
        of.iter().copied().filter(repeats).collect::<BTreeSet<usize>>()
    };
    // Types of place inside of places, places, and types around places.
    let inner = sums(&types, &all, &BTreeSet::new());
    let own = sums(&places, &places, &inner);
    let outer = sums(&types, &types, &own);
    inner.into_iter().chain(own).chain(outer).collect()
}

/// Whether the numbers of `heading` are the sums of `rows`, in enough columns, and not all nothing.
fn are_sums(heading: &Row, rows: &[&Row], naming: u32, numbering: &BTreeSet<u32>) -> bool {
    let count = |row: &Row, column: u32| row.cell(column).map_or(Some(0), |cell| read_count(cell).ok().map(Units::get));
    let (mut above_zero, mut columns) = (0, 0);
    for (column, _) in heading.cells.iter().filter(|(column, _)| *column != naming && !numbering.contains(column)) {
        let sum = rows.iter().try_fold(0_i64, |sum, row| sum.checked_add(count(row, *column)?));
        match (count(heading, *column), sum) {
            (Some(own), Some(sum)) if own == sum => {
                above_zero += usize::from(own > 0);
                columns += 1;
            }
            _ => return false,
        }
    }
    above_zero > 0 && columns >= FEWEST_COLUMNS
}

#[cfg(test)]
mod tests {
    use super::super::Skipped;
    use super::super::table::tests::{outline, sheet};

    const HEADER: &[&str] = &["Название", "Ученики", "Компьютеры"];

    #[test]
    fn a_district_above_its_sums_is_a_heading() {
        let rows: &[&[&str]] = &[
            HEADER,
            &["Талгарский район", "74", "39"],
            &["СШ № 1", "24", "15"],
            &["СШ № 2", "50", "24"],
            &["Карасайский район", "10", "7"],
            &["СШ № 3", "10", "7"],
            &["г. Конаев", "9", "9"],
            &["СШ № 4", "8", "9"],
        ];
        let found = outline(&sheet(rows, &[]));
        let sections: Vec<u32> =
            found.3.iter().filter(|(_, why)| *why == Skipped::Section).map(|(row, _)| *row).collect();
        // The numbers of the last are not its sum: a row that is asked about further on.
        assert_eq!(sections, [1, 4]);
        assert_eq!(found.2.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 3, 5, 6, 7]);
    }

    #[test]
    fn types_of_place_and_districts_may_be_nested_either_way() {
        let inside: &[&[&str]] = &[
            HEADER,
            &["Талгарский район", "74", "39"],
            &["Село", "24", "15"],
            &["СШ № 1", "24", "15"],
            &["Город", "50", "24"],
            &["СШ № 2", "50", "24"],
        ];
        let around: &[&[&str]] = &[
            HEADER,
            &["Село", "34", "22"],
            &["Талгарский район", "24", "15"],
            &["СШ № 1", "24", "15"],
            &["Карасайский район", "10", "7"],
            &["СШ № 3", "10", "7"],
        ];
        for rows in [inside, around] {
            let found = outline(&sheet(rows, &[]));
            let sections: Vec<u32> =
                found.3.iter().filter(|(_, why)| *why == Skipped::Section).map(|(row, _)| *row).collect();
            assert_eq!(sections, [1, 2, 4]);
        }
    }
}
