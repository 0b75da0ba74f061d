//! Sizes that no school has: hardly meant, so questioned.

use super::columns::Role;
use super::notes::Notes;
use super::objects::Wishes;
use super::tables::Tables;
use super::values::Store;
use crate::args;
use crate::diagnostic::Code;
use crate::programme::ColumnKind;
use crate::quantity::Units;

/// Standard columns with more than any school has of them.
const LIMITS: [(&str, i64); 3] = [("pupils", 10_000), ("teachers", 1_000), ("classrooms", 1_000)];
/// From how many teachers on a school has more pupils than teachers; a village school may have fewer.
const FEWEST_TEACHERS: i64 = 20;
/// In how many rows a value may be told from the others.
const FEWEST_ROWS: usize = 5;
/// A value from here on is questioned when all others are smaller by [`OUTLIER_FACTOR`].
const SMALLEST_OUTLIER: i64 = 1_000;
const OUTLIER_FACTOR: i64 = 50;

/// Questions sizes of schools: beyond any school, far beyond all others, more teachers than pupils.
pub(super) fn question_sizes(
    tables: &Tables<'_>,
    wishes: &Wishes<'_>,
    values: &[Store],
    pupils: &[Units],
    notes: &mut Notes<'_>,
) {
    // What the customer has checked counts as nothing here.
    let unchecked = |spec: usize, numbers: &mut [i64]| {
        if !wishes.settings.checked.is_empty() {
            let checked = tables.rows().filter(|row| wishes.settings.has_checked(row, spec));
            checked.for_each(|row| numbers.get_mut(row.at).into_iter().for_each(|number| *number = 0));
        }
    };
    let mut pupils: Vec<i64> = pupils.iter().map(|units| units.get()).collect();
    unchecked(Role::Pupils.at(), &mut pupils);
    question_limit(tables, Role::Pupils.at(), "pupils", &pupils, notes);
    let columns = wishes.programme.columns.iter().zip(&wishes.columns.programme).zip(values);
    for ((column, spec), store) in columns.filter(|((column, _), _)| column.kind == ColumnKind::Count) {
        let Some(spec) = spec.filter(|spec| *spec != Role::Pupils.at()) else { continue };
        let mut own: Vec<i64> = (0..tables.len()).map(|at| store.whole(at).unwrap_or(0)).collect();
        unchecked(spec, &mut own);
        if !question_limit(tables, spec, &column.id, &own, notes) {
            question_outlier(tables, spec, &own, notes);
        }
        if column.id == "teachers" && tables.any_has(Role::Pupils.at()) {
            question_teachers(tables, spec, &own, &pupils, notes);
        }
    }
}

/// Whether values beyond the limit of a column were found.
fn question_limit(tables: &Tables<'_>, spec: usize, id: &str, values: &[i64], notes: &mut Notes<'_>) -> bool {
    let Some((_, limit)) = LIMITS.iter().find(|(own, _)| *own == id) else { return false };
    let beyond: Vec<usize> = (0..values.len()).filter(|at| values.get(*at).is_some_and(|n| n > limit)).collect();
    let Some((first, row)) = beyond.first().and_then(|at| Some((*at, tables.row(*at)?))) else { return false };
    let found = values.get(first).copied().unwrap_or(0);
    let args = args![column = row.header(spec, tables.specs), found = found, limit = *limit, count = beyond.len()];
    notes.report(Code::ImplausibleSize, row.place(spec), args);
    true
}

/// One value that is far above all others; what looks like "not stated" is reported where columns are read.
fn question_outlier(tables: &Tables<'_>, spec: usize, values: &[i64], notes: &mut Notes<'_>) {
    let mut sorted: Vec<(i64, usize)> = values.iter().copied().zip(0..).collect();
    sorted.sort_unstable();
    let [.., (next, _), (greatest, at)] = sorted.as_slice() else { return };
    let is_outlier = sorted.len() >= FEWEST_ROWS
        && *greatest >= SMALLEST_OUTLIER
        && *next > 0
        && greatest.div_euclid(OUTLIER_FACTOR) >= *next
        && !super::cells::looks_like_sentinel(*greatest);
    if let Some(row) = tables.row(*at).filter(|_| is_outlier) {
        let args = args![column = row.header(spec, tables.specs), found = *greatest, next = *next];
        notes.report(Code::OutlierValue, row.place(spec), args);
    }
}

fn question_teachers(tables: &Tables<'_>, spec: usize, teachers: &[i64], pupils: &[i64], notes: &mut Notes<'_>) {
    let is_odd = |(teachers, pupils): (&i64, &i64)| *teachers >= FEWEST_TEACHERS && *pupils > 0 && teachers > pupils;
    let odd: Vec<usize> =
        teachers.iter().zip(pupils).enumerate().filter(|(_, pair)| is_odd(*pair)).map(|(at, _)| at).collect();
    let Some((first, row)) = odd.first().and_then(|at| Some((*at, tables.row(*at)?))) else { return };
    let args = args![
        teachers = teachers.get(first).copied().unwrap_or(0),
        pupils = pupils.get(first).copied().unwrap_or(0),
        count = odd.len()
    ];
    notes.report(Code::MoreTeachersThanPupils, row.place(spec), args);
}
