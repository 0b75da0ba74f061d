//! The sheet of ages: when the stock of a need was made, so that it retires at the end of its service life.

use std::collections::BTreeMap;

use super::Need;
use super::cells::read_year;
use super::columns::{Specs, headers};
use super::details::{Details, OBJECT, object_code};
use super::items::report_empty;
use super::notes::Notes;
use super::objects::ObjectData;
use super::settled::{Cells, Settled};
use super::words::lookup;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::index::{NeedIx, ObjectIx, YearIx};
use crate::lang::Arg;
use crate::programme::{Named, Programme};
use crate::quantity::Units;
use crate::workbook::number::read_count;
use crate::workbook::{Holds, Sheet, Workbook};
use crate::year::Year;

/// Units of a need at an object that were made in one year.
#[derive(Clone, Debug)]
struct Vintage {
    made: Year,
    units: Units,
    /// Where the quantity stands.
    place: Place,
}

/// The vintages of each need at each object.
#[derive(Clone, Debug, Default)]
pub(super) struct Ages(BTreeMap<(NeedIx, usize), Vec<Vintage>>);

const KIND: usize = 1;
const YEAR: usize = 2;
const COUNT: usize = 3;

pub(super) fn specs() -> Specs {
    Specs::new(&[
        object_code(),
        (
            "kind",
            headers(
                &["вид", "потребность", "вид оборудования"],
                &["түрі", "қажеттілік", "жабдық түрі"],
                &["kind", "need", "kind of equipment"],
            ),
            Holds::Other,
        ),
        (
            "year",
            headers(
                &["год выпуска", "год", "год приобретения"],
                &["шығарылған жылы", "жылы", "сатып алынған жылы"],
                &["year made", "year", "year bought"],
            ),
            Holds::Other,
        ),
        ("count", headers(&["количество", "кол-во"], &["саны"], &["quantity", "count"]), Holds::Other),
    ])
}

/// Reads the ages; reports unknown objects and needs, empty cells and those that hold no year or count.
pub(super) fn read_ages(
    workbook: &Workbook,
    sheets: &[&Sheet],
    (programme, data): (&Programme, &ObjectData),
    notes: &mut Notes<'_>,
) -> Ages {
    let mut ages = Ages::default();
    let specs = specs();
    for sheet in sheets {
        let Some(table) = Settled::read(&workbook.file, sheet, &specs, &[], notes) else {
            let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
            notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
            continue;
        };
        let lacking: Vec<usize> = (OBJECT..=COUNT).filter(|spec| table.column(*spec).is_none()).collect();
        for spec in &lacking {
            table.report_missing(&specs, *spec, notes);
        }
        if lacking.is_empty() {
            let reader = Reader { details: Details { table: &table, specs: &specs, data }, programme };
            reader.rows(&mut ages, notes);
        }
    }
    ages
}

struct Reader<'r, 'a> {
    details: Details<'r, 'a>,
    programme: &'r Programme,
}

impl Reader<'_, '_> {
    fn rows(&self, ages: &mut Ages, notes: &mut Notes<'_>) {
        for (row, cells) in self.details.table.rows() {
            let object = self.details.object(row.row, cells, Code::AgeForNobody, notes);
            let need = self.need(row.row, cells, notes);
            let made = self.made(row.row, cells, notes);
            let units = self.units(row.row, cells, notes);
            if let (Some(object), Some(need), Some(made), Some(units)) = (object, need, made, units) {
                let place = self.details.table.place(row.row, COUNT, self.details.data.objects.id.get(object).cloned());
                ages.0.entry((need, object)).or_default().push(Vintage { made, units, place });
            }
        }
    }

    /// A need whose stock is counted in pieces: what alternatives supply is a level.
    fn need(&self, row: u32, cells: Cells<'_>, notes: &mut Notes<'_>) -> Option<NeedIx> {
        let name = self.details.text(row, cells, KIND, notes)?;
        let is_level = |at: usize| self.programme.alternatives.iter().any(|group| group.need.at() == at);
        let needs = || self.programme.needs.iter().enumerate().filter(|(at, _)| !is_level(*at));
        let found = lookup(&name, needs().map(|(_, need)| (need.id(), need.label())));
        match found {
            Ok(position) => needs().nth(position).map(|(at, _)| NeedIx::new(at)),
            Err(near) => {
                let known = Arg::names(needs().map(|(_, need)| (need.id(), need.label())));
                let place = self.details.table.place(row, KIND, Some(name.clone()));
                let args = args![found = name, known = known, count = needs().count()];
                notes.push(Diagnostic::new(Code::AgeOfUnknownNeed, place, args).suggest(near));
                None
            }
        }
    }

    fn made(&self, row: u32, cells: Cells<'_>, notes: &mut Notes<'_>) -> Option<Year> {
        let Some(cell) = self.details.table.cell(cells, YEAR) else {
            report_empty(self.details.table, row, YEAR, self.details.specs, None, notes);
            return None;
        };
        let year = read_year(cell).ok();
        if year.is_none() {
            notes.report(Code::NotAYear, self.details.table.place(row, YEAR, None), args![found = cell.shown()]);
        }
        year
    }

    fn units(&self, row: u32, cells: Cells<'_>, notes: &mut Notes<'_>) -> Option<Units> {
        let Some(cell) = self.details.table.cell(cells, COUNT) else {
            report_empty(self.details.table, row, COUNT, self.details.specs, None, notes);
            return None;
        };
        let count = read_count(cell);
        if let Err(why) = &count {
            let args = args![column = self.details.table.header(COUNT, self.details.specs), found = cell.shown()];
            notes.report(why.code(), self.details.table.place(row, COUNT, None), args);
        }
        count.ok()
    }
}

impl Ages {
    /// Takes off the stock of each year what has retired by then: a unit made in year y with a service life of n years
    /// serves through y + n − 1. Reports needs without a service life, and ages of more than there is; what has no age
    /// stays, which is assumed.
    pub(super) fn retire(&self, needs: &mut [Need], programme: &Programme, data: &ObjectData, notes: &mut Notes<'_>) {
        let mut without_age: BTreeMap<NeedIx, i64> = BTreeMap::new();
        for ((need, object), vintages) in &self.0 {
            let (Some(spec), Some(own)) = (programme.needs.get(need.at()), needs.get_mut(need.at())) else { continue };
            let Some(place) = vintages.first().map(|vintage| vintage.place.clone()) else { continue };
            let Some(life) = life(programme, *need) else {
                notes.report(Code::AgeWithoutLife, place, args![need = Arg::named(spec.id(), spec.label())]);
                continue;
            };
            let stock = own.have.get(ObjectIx::new(*object), YearIx::new(0));
            let aged: i128 = vintages.iter().map(|vintage| i128::from(vintage.units.get())).sum();
            if aged > i128::from(stock.get()) {
                let id = data.objects.id.get(*object).map_or("", String::as_str);
                let aged = i64::try_from(aged).unwrap_or(i64::MAX);
                let args = args![object = id, need = Arg::named(spec.id(), spec.label()), found = aged, stock = stock];
                notes.report(Code::AgesAboveStock, place, args);
                continue;
            }
            *without_age.entry(*need).or_default() += i64::try_from(i128::from(stock.get()) - aged).unwrap_or(0);
            for (at, year) in programme.years.iter().enumerate() {
                let is_over = |vintage: &&Vintage| year.since(vintage.made) >= i32::from(life);
                let retired: i64 = vintages.iter().filter(is_over).map(|vintage| vintage.units.get()).sum();
                own.have.set(ObjectIx::new(*object), YearIx::new(at), Units::new(stock.get() - retired));
            }
        }
        for (need, units) in without_age.into_iter().filter(|(_, units)| *units > 0) {
            let id = programme.needs.get(need.at()).map_or("", |need| need.id());
            notes.assume("assumption-without-age", args![need = id, count = units]);
        }
    }
}

/// The service life of the stock of a need: its own, else that of the option that gives it.
fn life(programme: &Programme, need: NeedIx) -> Option<u16> {
    let own = programme.needs.get(need.at()).and_then(|need| need.life);
    let gives = |option: &&crate::programme::OptionSpec| option.gives.iter().any(|(given, _)| *given == need);
    own.or_else(|| programme.options.iter().find(gives).and_then(|option| option.life))
}
