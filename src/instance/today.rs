//! What works at each object today, as a column of its sheet says: one of the alternatives, or none of them.

use super::columns::ObjectColumns;
use super::notes::Notes;
use super::objects::ObjectData;
use super::tables::Tables;
use super::words::{fold_name, lookup};
use crate::args;
use crate::diagnostic::{Code, Diagnostic};
use crate::index::OptionIx;
use crate::lang::{Arg, Label};
use crate::programme::{AlternativesSpec, Programme, Value};
use crate::workbook::number::read_text;

/// Words for "none of them", folded.
const NONE: &[&str] = &["", "-", "–", "—", "0", "нет", "жоқ", "no", "none"];

/// The options of a group, by id and label.
fn options<'p>(
    programme: &'p Programme,
    group: &'p AlternativesSpec,
) -> impl Iterator<Item = (&'p str, &'p Label)> + Clone {
    let own = group.options.iter().filter_map(|option| programme.options.get(option.at()));
    own.map(|option| (option.id.as_str(), &option.label))
}

/// The option that `text` names; `Ok(None)` for none of them.
fn read(programme: &Programme, group: &AlternativesSpec, text: &str) -> Result<Option<OptionIx>, Option<String>> {
    if NONE.contains(&fold_name(text).as_str()) {
        return Ok(None);
    }
    lookup(text, options(programme, group)).map(|at| group.options.get(at).copied())
}

/// Reports cells that name none of the alternatives.
pub(super) fn check_today(tables: &Tables<'_>, programme: &Programme, columns: &ObjectColumns, notes: &mut Notes<'_>) {
    for group in &programme.alternatives {
        let Some(spec) = group.now.and_then(|at| columns.programme.get(at).copied().flatten()) else { continue };
        for row in tables.rows() {
            let Some(text) = row.cell(spec).and_then(|cell| read_text(cell).ok()) else { continue };
            if let Err(near) = read(programme, group, &text) {
                let args = args![found = text, known = Arg::names(options(programme, group))];
                notes.push(Diagnostic::new(Code::UnknownAlternative, row.place(spec), args).suggest(near));
            }
        }
    }
}

/// What works at each object today.
pub(super) fn today(
    programme: &Programme,
    group: &AlternativesSpec,
    data: &ObjectData,
) -> Option<Vec<Option<OptionIx>>> {
    let column = group.now?;
    let of = |object| match data.value(column, object) {
        Value::Text(text) => read(programme, group, &text).ok().flatten(),
        Value::Bool(_) | Value::Number(_) => None,
    };
    Some((0..data.len()).map(of).collect())
}
