//! Typed reading of the programme's columns: every cell, every mistake.

use std::sync::LazyLock;

use super::columns::Role;
use super::known::Known;
use super::money_unit::{settled_unit, states_unit};
use super::notes::Notes;
use super::objects::Wishes;
use super::settings::Settings;
use super::tables::{Gaps, RowAt, Tables};
use super::values::Store;
use super::words::fold_spaces;
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::money::{Money, TIYN_PER_TENGE};
use crate::programme::{Column, ColumnKind, Value};
use crate::workbook::number::{NotA, read_count, read_fraction, read_money, read_text, read_yes_no};
use crate::workbook::{Cell, MoneyUnit, match_key};
use crate::year::Year;

/// What people write for "not stated", whatever the column, as keys.
static NO_DATA: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = ["н/д", "нд", "нет данных", "нет сведений", "дерек жоқ", "мәлімет жоқ", "n/a", "no data", "unknown"];
    words.map(match_key).into()
});
/// A dash is none of `yes`, `no` and `0`, unless it is the only no of its column.
const DASHES: [&str; 5] = ["-", "–", "—", "−", "---"];

/// Numbers that people type for "not stated" when a form demands a number: four or more equal 8s or 9s.
const FEWEST_SENTINEL_DIGITS: usize = 4;
/// A sentinel is suspicious when every other value is smaller by this factor.
const SENTINEL_FACTOR: i64 = 10;

/// The values of the programme's columns, in the order of the rows. Columns whose role has a reader of its
/// own (rural, district, …) stay empty here.
pub(super) fn read_columns(
    tables: &Tables<'_>,
    wishes: &Wishes<'_>,
    gaps: &mut Gaps,
    notes: &mut Notes<'_>,
) -> Vec<Store> {
    let Wishes { programme, columns, spared, settings, .. } = *wishes;
    let mut stores = Vec::with_capacity(programme.columns.len());
    for (at, column) in programme.columns.iter().enumerate() {
        let mut store = Store::new(column.kind, column.default.as_ref());
        let own_reader = [Role::Id, Role::Name, Role::District, Role::Region, Role::Rural];
        let is_plain = columns.role(at).is_none_or(|role| !own_reader.contains(&role));
        match columns.programme.get(at).copied().flatten() {
            Some(spec) if is_plain => {
                let is_spared = spared.has(at);
                read_column(&mut store, tables, (column, is_spared), spec, settings, gaps, notes);
            }
            Some(_) => {}
            // A column of other objects.
            None => tables.rows().for_each(|_| store.push(zero(column.kind))),
        }
        stores.push(store);
    }
    stores
}

fn read_column(
    store: &mut Store,
    tables: &Tables<'_>,
    (column, is_spared): (&Column, bool),
    spec: usize,
    settings: &Settings,
    gaps: &mut Gaps,
    notes: &mut Notes<'_>,
) {
    let units = match column.kind {
        ColumnKind::Amount => tables.iter().map(|table| settled_unit(table, spec, settings, notes)).collect(),
        _ => Vec::new(),
    };
    if let Some(default) = column.default.as_ref().filter(|_| !tables.any_has(spec)) {
        let args = args![column = tables.specs.name(spec), value = shown(default)];
        notes.assume("assumption-default-column", args);
        tables.rows().for_each(|_| store.push(default.clone()));
        return;
    }
    if is_spared && !tables.any_has(spec) {
        tables.rows().for_each(|_| store.push(zero(column.kind)));
        return;
    }
    let is_absent = tables.report_missing(spec, notes);
    let missing: Vec<String> = column.missing.iter().map(|text| fold_spaces(text)).collect();
    let dashes_say_no = column.kind == ColumnKind::YesNo && dashes_say_no(tables, spec);
    let mut defaults = 0_usize;
    let (mut known, mut no_data) = (Known::new(), Known::new());
    for row in tables.rows() {
        let cell = if is_absent { row.cell_or_meant(spec) } else { row.cell(spec) };
        let value = match (cell, &column.default) {
            (None, _) if is_absent && !row.has_or_means(spec) => zero(column.kind),
            (None, Some(default)) => {
                defaults += 1;
                default.clone()
            }
            (None, None) => {
                gaps.report(Code::EmptyCell, &row, spec, tables.specs, notes);
                zero(column.kind)
            }
            (Some(cell), _)
                if is_sentinel(cell, &missing)
                    || (may_say_no_data(cell, column.kind)
                        && no_data.read(cell, |cell| says_no_data(cell, dashes_say_no))) =>
            {
                gaps.report(Code::NotStated, &row, spec, tables.specs, notes);
                zero(column.kind)
            }
            (Some(cell), _) => {
                let unit = units.get(row.sheet).copied().flatten();
                let value = match column.kind {
                    ColumnKind::YesNo => known.read(cell, read_yes_no).map(Value::Bool),
                    kind => read(cell, kind, unit),
                };
                value.unwrap_or_else(|why| {
                    report_cell(why, cell, &row, spec, tables, notes);
                    zero(column.kind)
                })
            }
        };
        if column.kind == ColumnKind::Count && value != zero(column.kind) {
            refuse_other_number(&row, spec, tables, notes);
        }
        store.push(value);
    }
    if let Some(default) = column.default.as_ref().filter(|_| defaults > 0) {
        let args = args![column = tables.specs.name(spec), value = shown(default), count = defaults];
        notes.assume("assumption-default-cells", args);
    }
    if column.kind == ColumnKind::Count {
        refuse_sentinels(store, (tables, settings), spec, gaps, notes);
    }
}

/// Whether a dash says no in a column of answers: where others say `+`, or say yes and none says no in words. Beside a `нет` it
/// says nothing.
fn dashes_say_no(tables: &Tables<'_>, spec: usize) -> bool {
    let mut known = Known::new();
    let (mut plus, mut yes, mut no) = (false, false, false);
    for cell in tables.rows().filter_map(|row| row.cell(spec)) {
        if !DASHES.contains(&cell.shown().trim()) {
            let answer = known.read(cell, read_yes_no);
            plus |= cell.shown().trim() == "+";
            (yes, no) = (yes || answer == Ok(true), no || answer == Ok(false));
        }
    }
    plus || (yes && !no)
}

fn report_cell(why: NotA, cell: &Cell, row: &RowAt<'_, '_>, spec: usize, tables: &Tables<'_>, notes: &mut Notes<'_>) {
    let args = args![column = row.header(spec, tables.specs), found = cell.shown()];
    notes.report(why.code(), row.place(spec), args);
}

/// Refuses a count of which the number format shows something else: nobody knows which of both is meant.
fn refuse_other_number(row: &RowAt<'_, '_>, spec: usize, tables: &Tables<'_>, notes: &mut Notes<'_>) {
    let hidden = &row.table.table.sheet.hidden;
    let Some(found) = row.table.column(spec) else { return };
    let at = (row.row.row, found.column);
    if hidden.altered.contains(&at) || hidden.scaled.contains(&at) {
        let args =
            args![column = row.header(spec, tables.specs), found = row.cell(spec).map(Cell::shown).unwrap_or_default()];
        notes.report(Code::ShownOtherwise, row.place(spec), args);
    }
}

fn read(cell: &Cell, kind: ColumnKind, unit: Option<MoneyUnit>) -> Result<Value, NotA> {
    Ok(match kind {
        ColumnKind::Count => whole(read_count(cell)?.get()),
        ColumnKind::Amount => {
            let unit = if states_unit(cell) { None } else { unit };
            tenge(read_money(cell, unit)?)
        }
        ColumnKind::Share => Value::Number(read_fraction(cell)?),
        ColumnKind::YesNo => Value::Bool(read_yes_no(cell)?),
        ColumnKind::Text | ColumnKind::Code => Value::Text(read_text(cell)?),
        ColumnKind::Year => whole(i64::from(read_year(cell)?.get())),
    })
}

/// A fiscal year.
///
/// # Errors
/// When the cell is not a whole number of the range of years.
pub(super) fn read_year(cell: &Cell) -> Result<Year, NotA> {
    let shown = cell.shown();
    // `2020 г.`
    let bare = shown.trim().trim_end_matches('.').trim_end_matches(|c: char| c.is_alphabetic()).trim_end();
    let is_marked = matches!(cell, Cell::Text(_))
        && ["г", "год", "ж", "жыл"].iter().any(|mark| shown.trim().trim_end_matches('.').ends_with(mark));
    let number = if is_marked { read_count(&Cell::Text(bare.to_owned()))? } else { read_count(cell)? }.get();
    u16::try_from(number).ok().and_then(Year::new).ok_or(NotA::InRange)
}

fn whole(number: i64) -> Value {
    Value::Number(Fraction::whole(i128::from(number)))
}

fn tenge(amount: Money) -> Value {
    let tiyn = i128::from(amount.tiyn());
    Value::Number(Fraction::new(tiyn, i128::from(TIYN_PER_TENGE)).unwrap_or(Fraction::ZERO))
}

/// What stands in for a value that was reported.
fn zero(kind: ColumnKind) -> Value {
    match kind {
        ColumnKind::YesNo => Value::Bool(false),
        ColumnKind::Text | ColumnKind::Code => Value::Text(String::new()),
        _ => Value::Number(Fraction::ZERO),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Bool(true) => "1".to_owned(),
        Value::Bool(false) => "0".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

fn is_sentinel(cell: &Cell, missing: &[String]) -> bool {
    !missing.is_empty() && missing.contains(&fold_spaces(&cell.shown()))
}

/// Whether a cell is worth asking: a text without digits where no text is meant.
fn may_say_no_data(cell: &Cell, kind: ColumnKind) -> bool {
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    !matches!(kind, ColumnKind::Text | ColumnKind::Code) && matches!(cell, Cell::Text(text) if !has_digit(text))
}

/// Whether a cell says in words, or by a dash, that there are no data.
fn says_no_data(cell: &Cell, dashes_say_no: bool) -> bool {
    let text = fold_spaces(&cell.shown());
    (!dashes_say_no && DASHES.contains(&text.as_str())) || NO_DATA.contains(&match_key(&text))
}

/// Refuses the cells with the greatest value of a column when it looks like "not stated" and stands far above all others,
/// save those that the customer has checked.
fn refuse_sentinels(
    store: &Store,
    (tables, settings): (&Tables<'_>, &Settings),
    spec: usize,
    gaps: &mut Gaps,
    notes: &mut Notes<'_>,
) {
    let is_checked = |at: &usize| tables.row(*at).is_some_and(|row| settings.has_checked(&row, spec));
    let rows = || (0..tables.len()).filter(|at| settings.checked.is_empty() || !is_checked(at));
    let numbers = || rows().filter_map(|at| store.whole(at));
    let Some(greatest) = numbers().max().filter(|n| looks_like_sentinel(*n)) else { return };
    let others = numbers().filter(|n| *n != greatest).max();
    if others.is_none_or(|next| next > greatest.div_euclid(SENTINEL_FACTOR)) {
        return;
    }
    let suspicious = rows().filter(|at| store.whole(*at) == Some(greatest));
    for row in suspicious.filter_map(|at| tables.row(at)) {
        gaps.report(Code::SuspiciousValue, &row, spec, tables.specs, notes);
    }
}

/// Whether a number is one that people type for "not stated".
pub(super) fn looks_like_sentinel(number: i64) -> bool {
    let digits = number.to_string();
    digits.len() >= FEWEST_SENTINEL_DIGITS
        && (digits.bytes().all(|digit| digit == b'9') || digits.bytes().all(|digit| digit == b'8'))
}

/// Pupils for the key that decides between equal claims. Empty cells count as none, which is noted.
pub(super) fn read_pupils(tables: &Tables<'_>, notes: &mut Notes<'_>) -> Store {
    let spec = Role::Pupils.at();
    let mut store = Store::new(ColumnKind::Count, None);
    let mut empty = 0_usize;
    for row in tables.rows() {
        let number = row.cell(spec).map(|cell| read_count(cell).map_err(|why| (why, cell)));
        store.push(whole(match number {
            Some(Ok(number)) => number.get(),
            Some(Err((why, cell))) => {
                report_cell(why, cell, &row, spec, tables, notes);
                0
            }
            None => {
                empty += 1;
                0
            }
        }));
    }
    if empty > 0 && tables.any_has(spec) {
        notes.assume("assumption-pupils-empty", args![count = empty]);
    }
    store
}
