//! Totals that nothing calls so: their numbers, their names or the lack of a row number give them away.

use std::collections::BTreeSet;

use super::columns::Role;
use super::locality::locality_of_heading;
use super::no_names::is_of_no_object;
use super::notes::Notes;
use super::tables::{RowAt, Tables};
use super::total_claim::read_claim;
use crate::args;
use crate::diagnostic::Code;
use crate::workbook::{could_be_object, is_place_name, names_several_objects};

/// The fewest rows whose sums are no chance.
const FEWEST_ROWS: usize = 3;
/// The fewest rows under a row of their sums.
const FEWEST_IN_GROUP: usize = 2;
/// The fewest columns that must agree.
const FEWEST_COLUMNS: usize = 2;

/// What makes a row look like a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// Its numbers are the sums of other rows.
    Sums,
    /// It is called like a place or a total of one, or nothing but a count.
    Place,
    /// It has no row number, and most rows have.
    Unnumbered,
}

impl Sign {
    /// The word by which the message selects.
    const fn word(self) -> &'static str {
        match self {
            Self::Sums => "sums",
            Self::Place => "place",
            Self::Unnumbered => "unnumbered",
        }
    }
}

/// Refuses rows that look like totals; of what else is wrong with them nothing is said. A row with a code is taken at its word.
///
/// `columns` are the counts of each row, column by column.
pub(super) fn refuse_totals(tables: &Tables<'_>, columns: &[Vec<i64>], notes: &mut Notes<'_>) {
    let coded = tables.any_has(Role::Id.at());
    if tables.rows().all(|row| row.text(Role::Id.at()).is_some()) {
        return;
    }
    let found = [
        (Sign::Sums, sums(tables, columns)),
        (Sign::Sums, sums_of_next(tables, columns)),
        (Sign::Place, places(tables)),
        (Sign::Unnumbered, unnumbered(tables, columns)),
    ];
    for row in tables.rows().filter(|row| row.text(Role::Id.at()).is_none()) {
        if let Some((sign, _)) = found.iter().find(|(_, rows)| rows.contains(&row.at)) {
            let place = row.place(Role::Name.at());
            notes.forget_row(&place);
            let lacks = if coded {
                "code"
            } else if *sign == Sign::Unnumbered {
                "number"
            } else {
                "codes"
            };
            notes.report(Code::TotalAsRow, place, args![sign = sign.word(), lacks = lacks]);
        }
    }
}

/// The rows whose numbers are all the sums of all rows above, or of all since the last such row, or of all below.
fn sums(tables: &Tables<'_>, columns: &[Vec<i64>]) -> BTreeSet<usize> {
    if columns.len() < FEWEST_COLUMNS {
        return BTreeSet::new();
    }
    let numbers =
        |at: usize| -> Vec<i64> { columns.iter().map(|column| column.get(at).copied().unwrap_or(0)).collect() };
    let mut found = BTreeSet::new();
    let (mut all, mut since) = (Sums::of(columns.len()), Sums::of(columns.len()));
    for at in 0..tables.len() {
        let own = numbers(at);
        if all.are(&own) || since.are(&own) {
            found.insert(at);
            since = Sums::of(columns.len());
        } else {
            all.add(&own);
            since.add(&own);
        }
    }
    let mut below = Sums::of(columns.len());
    (1..tables.len()).filter(|at| !found.contains(at)).for_each(|at| below.add(&numbers(at)));
    if below.are(&numbers(0)) {
        found.insert(0);
    }
    found
}

/// The rows whose numbers are the sums of the next rows: two such groups one behind the other, or one under a name that is
/// none of an object.
fn sums_of_next(tables: &Tables<'_>, columns: &[Vec<i64>]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    if columns.len() < FEWEST_COLUMNS {
        return found;
    }
    let numbers =
        |at: usize| -> Vec<i64> { columns.iter().map(|column| column.get(at).copied().unwrap_or(0)).collect() };
    let end_of_group = |at: usize| {
        let (own, mut next) = (numbers(at), Sums::of(columns.len()));
        for row in at + 1..tables.len() {
            next.add(&numbers(row));
            if next.rows >= FEWEST_IN_GROUP && next.are_exactly(&own) {
                return Some(row + 1);
            }
            if next.exceed(&own) {
                break;
            }
        }
        None
    };
    let could_be_object =
        |at: usize| tables.row(at).and_then(|row| row.text(Role::Name.at())).is_some_and(|name| could_be_object(&name));
    let mut before: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < tables.len() {
        let Some(end) = end_of_group(at) else {
            at += 1;
            continue;
        };
        let follows = before.filter(|(_, last)| *last == at);
        if let Some((first, _)) = follows {
            found.extend([first, at]);
        } else if !could_be_object(at) {
            found.insert(at);
        }
        before = Some((at, end));
        at = end;
    }
    found
}

/// The rows that are called like places, where most rows are not, or any is called like an object.
fn places(tables: &Tables<'_>) -> BTreeSet<usize> {
    let is_place = |name: &str| {
        is_place_name(name)
            || names_several_objects(name)
            || is_of_no_object(name)
            || locality_of_heading(name).is_some()
            || read_claim(&[name]).is_some()
    };
    let names = || tables.rows().filter_map(|row| Some((row.at, row.text(Role::Name.at())?)));
    let called: BTreeSet<usize> = names().filter(|(_, name)| is_place(name)).map(|(at, _)| at).collect();
    let has_objects = names().any(|(_, name)| could_be_object(&name));
    if has_objects { called } else { few(called, tables) }
}

/// The rows without a row number, where most rows have one.
fn unnumbered(tables: &Tables<'_>, columns: &[Vec<i64>]) -> BTreeSet<usize> {
    let lacks = |row: &RowAt<'_, '_>| {
        row.table.column(Role::RowNumber.at()).is_some()
            && row.text(Role::RowNumber.at()).is_none()
            && row.text(Role::Bin.at()).is_none()
    };
    // A row without numbers of its own is an incomplete one.
    let counts = |at: usize| columns.iter().any(|column| column.get(at).is_some_and(|count| *count > 0));
    few(tables.rows().filter(lacks).map(|row| row.at).filter(|at| counts(*at)).collect(), tables)
}

/// `rows` when they are fewer than half of all.
pub(super) fn few(rows: BTreeSet<usize>, tables: &Tables<'_>) -> BTreeSet<usize> {
    if rows.len() < tables.len() - rows.len() { rows } else { BTreeSet::new() }
}

/// The sums of some rows, column by column.
struct Sums {
    of: Vec<i64>,
    rows: usize,
}

impl Sums {
    /// Of no rows.
    fn of(columns: usize) -> Self {
        Self { of: vec![0; columns], rows: 0 }
    }

    fn add(&mut self, row: &[i64]) {
        for (sum, own) in self.of.iter_mut().zip(row) {
            *sum = sum.saturating_add(*own);
        }
        self.rows += 1;
    }

    /// Whether one of them is above that of a row already: counts only grow.
    fn exceed(&self, row: &[i64]) -> bool {
        self.of.iter().zip(row).any(|(sum, own)| sum > own)
    }

    /// Whether a row repeats them, and more than one number does.
    fn are_exactly(&self, row: &[i64]) -> bool {
        self.of.iter().filter(|sum| **sum > 0).count() >= FEWEST_COLUMNS && self.of == row
    }

    /// Whether a row repeats them, and that is no chance.
    fn are(&self, row: &[i64]) -> bool {
        self.rows >= FEWEST_ROWS && self.are_exactly(row)
    }
}
