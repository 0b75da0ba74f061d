//! Parts of the row above, such as the branches of a school: a dash or their number gives them away.

use super::columns::Role;
use super::notes::Notes;
use super::tables::{RowAt, Tables};
use super::total_rows::few;
use crate::args;
use crate::diagnostic::Code;

/// What stands before a name that belongs to the row above.
const BULLETS: [char; 6] = ['-', '–', '—', '•', '·', '−'];

/// Refuses rows that look like a part of the row above, such as a branch whose pupils may be counted there already. A row with
/// a code is taken at its word.
pub(super) fn refuse_parts(tables: &Tables<'_>, notes: &mut Notes<'_>) {
    let parts = few(tables.rows().filter(is_part).map(|row| row.at).collect(), tables);
    let coded = tables.any_has(Role::Id.at());
    for row in tables.rows().filter(|row| parts.contains(&row.at) && row.text(Role::Id.at()).is_none()) {
        let name = row.text(Role::Name.at()).unwrap_or_default();
        let number = row.text(Role::RowNumber.at()).unwrap_or_default();
        let sign = if begins_with_bullet(&name) { "name" } else { "number" };
        let place = row.place(Role::Name.at());
        notes.forget_row(&place);
        let lacks = if coded { "code" } else { "codes" };
        notes.report(Code::PartAsRow, place, args![sign = sign, number = number, name = name, lacks = lacks]);
    }
}

/// Whether a row is numbered within another (`1.1`, `а)`), or its name begins with a dash.
fn is_part(row: &RowAt<'_, '_>) -> bool {
    row.text(Role::RowNumber.at()).is_some_and(|number| is_inner_number(&number))
        || row.text(Role::Name.at()).is_some_and(|name| begins_with_bullet(&name))
}

/// Whether a name begins with a dash or a dot of a list.
fn begins_with_bullet(name: &str) -> bool {
    name.strip_prefix(BULLETS).is_some_and(|rest| rest.chars().any(char::is_alphabetic))
}

/// Whether a row number is one within another row: `1.1`, `2,3`, `а)`, `б`.
fn is_inner_number(number: &str) -> bool {
    let bare = number.trim_end_matches(['.', ')']);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_nested = bare.split_once(['.', ',']).is_some_and(|(outer, inner)| is_digits(outer) && is_digits(inner));
    is_nested || (bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic))
}
