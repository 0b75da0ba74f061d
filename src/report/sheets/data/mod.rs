//! Sheet Data, format 1: everything that the plan depends on and says, exact, for programs.
//!
//! Row 1 is `jospar-data`, the format and the tool version. Then sections: a row `[name]`, a row of column
//! names, one row per entry. Values are text or whole numbers; a number of 2⁵³ or more is text; money is in
//! tiyn; a fraction is text in lowest terms; an empty cell is "none"; yes and no are 1 and 0.

mod decisions;
mod model;
mod objects;
mod results;

use crate::fraction::Fraction;
use crate::index::YearIx;
use crate::instance::{Instance, Metric, Overrides};
use crate::money::Money;
use crate::programme::{Measure, Programme};
use crate::report::context::Context;
use crate::report::table::{Cell, Row, Sheet, SheetKind, Style, Value};
use crate::report::xlsx::as_cell_number;
use crate::workbook;

/// What the sheet's first cell holds.
const MARK: &str = "jospar-data";
/// The version of the sheet's format.
const FORMAT: i64 = 1;
/// Whole numbers from here on are written as text: a spreadsheet number would round them.
const LARGEST_WHOLE: u64 = 1 << 53;

/// The sheet.
pub(in crate::report) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let mut sheet = Sheet::new(context.say("sheet-data"), SheetKind::VeryHidden, &[]);
    let version = Cell::text(env!("CARGO_PKG_VERSION"));
    sheet.head = vec![Row::new(Style::Raw, vec![Cell::text(MARK), Cell::plain(FORMAT), version])];
    sheet.continued = Some(vec![Row::new(Style::Raw, vec![Cell::text("jospar-data-continued")])]);
    let document = &context.document;
    let given = Given { programme: document.programme, instance: document.instance, overrides: document.overrides };
    sheet.with_rows(model::meta(context).chain(given.rows()).chain(results::rows(context)))
}

/// What follows from the input, the model and the command line before anything is planned.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The model.
    pub programme: &'a Programme,
    /// What was read with it.
    pub instance: &'a Instance,
    /// What the command line said.
    pub overrides: &'a Overrides,
}

impl<'a> Given<'a> {
    /// The sections `[model]` to `[decisions]`.
    fn rows(self) -> impl Iterator<Item = Row> + 'a {
        model::rows(self).chain(objects::rows(self.instance)).chain(decisions::rows(self.instance))
    }

    /// The same sections as the sheet that a reader of a plan workbook would see.
    pub fn sheet(self) -> workbook::Sheet {
        let mark = Row::new(Style::Raw, vec![Cell::text(MARK), Cell::plain(FORMAT)]);
        let rows = (0..).zip(std::iter::once(mark).chain(self.rows()));
        workbook::Sheet {
            name: MARK.to_owned(),
            visibility: workbook::Visibility::Hidden,
            hidden: workbook::Hidden::default(),
            rows: rows.map(|(at, row)| workbook::Row { row: at, cells: read_back(&row) }).collect(),
            merged: Vec::new(),
            formulas: workbook::Formulas::new(),
        }
    }
}

/// The cells of a row as a reader sees them.
fn read_back(row: &Row) -> Vec<(u32, workbook::Cell)> {
    let cell = |cell: &Cell| match &cell.value {
        Value::Text(text) => Some(workbook::Cell::Text(text.clone())),
        Value::Number(number) => Some(workbook::Cell::Number(as_cell_number(*number))),
        Value::Empty | Value::Formula(..) | Value::Link(..) => None,
    };
    (0..).zip(&row.cells).filter_map(|(column, own)| Some((column, cell(own)?))).collect()
}

/// A year of the horizon as a number.
fn year_of(instance: &Instance, year: YearIx) -> i64 {
    instance.years.get(year.at()).map_or(0, |year| i64::from(year.get()))
}

/// The rows of a section: its name, its columns, its entries.
fn section<'a>(
    name: &str,
    columns: impl IntoIterator<Item = impl Into<String>>,
    entries: impl Iterator<Item = Vec<Cell>> + 'a,
) -> impl Iterator<Item = Row> + 'a {
    let name = Row::new(Style::Raw, vec![Cell::text(format!("[{name}]"))]);
    let columns = Row::new(Style::Raw, columns.into_iter().map(Cell::text).collect());
    [name, columns].into_iter().chain(entries.map(|cells| Row::new(Style::Raw, cells)))
}

/// A whole number.
fn whole(n: impl Into<i128>) -> Cell {
    let n = n.into();
    match i64::try_from(n) {
        Ok(small) if small.unsigned_abs() < LARGEST_WHOLE => Cell::plain(small),
        _ => Cell::text(n.to_string()),
    }
}

/// A position, counted from 0.
fn position(at: usize) -> Cell {
    Cell::position(at)
}

fn money(amount: Money) -> Cell {
    whole(amount.tiyn())
}

fn flag(yes: bool) -> Cell {
    Cell::plain(i64::from(yes))
}

fn fraction(value: Fraction) -> Cell {
    Cell::text(value.to_string())
}

/// A metric as `1*units:teacher_pc + 2*full:wifi`, needs and options by id.
fn metric(instance: &Instance, metric: &Metric) -> String {
    let need = |at: crate::index::NeedIx| instance.needs.get(at.at()).map_or("", |need| need.id.as_str());
    let term = |(coefficient, measure): &(i64, Measure)| match measure {
        Measure::Units(of) => format!("{coefficient}*units:{}", need(*of)),
        Measure::New(of) => format!("{coefficient}*new:{}", need(*of)),
        Measure::Stock(of) => format!("{coefficient}*stock:{}", need(*of)),
        Measure::Share(of) => format!("{coefficient}*share:{}", need(*of)),
        Measure::Full(of) => format!("{coefficient}*full:{}", need(*of)),
        Measure::People(of) => format!("{coefficient}*people:{}", need(*of)),
        Measure::Count(of) => {
            format!("{coefficient}*count:{}", instance.options.get(of.at()).map_or("", |option| option.id.as_str()))
        }
        Measure::Value(of) => {
            format!("{coefficient}*value:{}", instance.options.get(of.at()).map_or("", |option| option.id.as_str()))
        }
        Measure::PeopleYears(of) => format!("{coefficient}*people_years:{}", need(*of)),
        Measure::Cost => format!("{coefficient}*cost"),
        Measure::Commitment(year) => format!("{coefficient}*commitment:{}", year_of(instance, *year)),
    };
    metric.terms.iter().map(term).collect::<Vec<_>>().join(" + ")
}
