//! The sheet of offers: what operators quoted for an option at a school, instead of the model's estimate.

use std::collections::BTreeMap;

use super::columns::{Specs, headers};
use super::details::{Details, OBJECT, object_code};
use super::item_names::unknown;
use super::items::report_empty;
use super::money_unit::{settled_unit, states_unit};
use super::notes::Notes;
use super::objects::ObjectData;
use super::settings::Settings;
use super::settled::{Cells, Settled};
use super::words::lookup;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::index::OptionIx;
use crate::lang::Arg;
use crate::money::Money;
use crate::programme::Programme;
use crate::quantity::Units;
use crate::workbook::number::{read_count, read_money};
use crate::workbook::{Holds, Sheet, Workbook};

/// What is offered for an option at an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// The price of one purchase.
    pub(super) price: Money,
    /// The cost per year while in use.
    pub(super) yearly: Money,
    /// The level, where it is stated.
    pub(super) level: Option<Units>,
}

/// The offers for each option, by object. An option with any is available only where it is offered.
pub(super) type Offers = Vec<BTreeMap<usize, Offer>>;

const OPTION: usize = 1;
const PRICE: usize = 2;
const YEARLY: usize = 3;
const LEVEL: usize = 4;

pub(super) fn specs() -> Specs {
    Specs::new(&[
        object_code(),
        (
            "option",
            headers(
                &["вариант", "подключение", "технология"],
                &["нұсқа", "қосылу", "технология"],
                &["option", "technology"],
            ),
            Holds::Other,
        ),
        (
            "price",
            headers(&["цена", "цена подключения"], &["бағасы", "қосу бағасы"], &["price", "connection price"]),
            Holds::Price,
        ),
        (
            "yearly",
            headers(&["плата в год", "в год"], &["жылдық төлем", "жылына"], &["yearly", "yearly fee", "fee per year"]),
            Holds::Price,
        ),
        (
            "level",
            headers(
                &["скорость", "уровень", "мбит/с"],
                &["жылдамдық", "деңгей", "мбит/с"],
                &["level", "speed", "mbit/s"],
            ),
            Holds::Other,
        ),
    ])
}

/// Reads the offers; reports unknown objects and options, repeated offers and cells that hold no amount.
pub(super) fn read_offers(
    workbook: &Workbook,
    sheets: &[&Sheet],
    (programme, data): (&Programme, &ObjectData),
    settings: &Settings,
    notes: &mut Notes<'_>,
) -> Offers {
    let mut offers = vec![BTreeMap::new(); programme.options.len()];
    let specs = specs();
    for sheet in sheets {
        let Some(table) = Settled::read(&workbook.file, sheet, &specs, &[], notes) else {
            let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
            notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
            continue;
        };
        let lacking: Vec<usize> =
            [OBJECT, OPTION, PRICE].into_iter().filter(|spec| table.column(*spec).is_none()).collect();
        for spec in &lacking {
            table.report_missing(&specs, *spec, notes);
        }
        if lacking.is_empty() {
            let reader = Reader { details: Details { table: &table, specs: &specs, data }, programme, settings };
            reader.rows(&mut offers, notes);
        }
    }
    offers
}

struct Reader<'r, 'a> {
    details: Details<'r, 'a>,
    programme: &'r Programme,
    settings: &'r Settings,
}

impl Reader<'_, '_> {
    fn rows(&self, offers: &mut Offers, notes: &mut Notes<'_>) {
        for (row, cells) in self.details.table.rows() {
            let object = self.details.object(row.row, cells, Code::OfferForNobody, notes);
            let option = self.option(row.row, cells, notes);
            let price = self.money(row.row, cells, PRICE, notes);
            let yearly = self.money(row.row, cells, YEARLY, notes);
            let level = self.level(row.row, cells, notes);
            if price == Ok(None) {
                report_empty(self.details.table, row.row, PRICE, self.details.specs, None, notes);
            }
            let (Some(object), Some(option), Ok(Some(price)), Ok(yearly), Ok(level)) =
                (object, option, price, yearly, level)
            else {
                continue;
            };
            let id = self.details.data.objects.id.get(object).cloned().unwrap_or_default();
            let columns = [("eligible", OPTION), ("price", PRICE), ("yearly", YEARLY), ("level", LEVEL)];
            let places =
                columns.map(|(column, spec)| (column, self.details.table.place(row.row, spec, Some(id.clone()))));
            notes.origins.offers.insert((OptionIx::new(option), id), places.into());
            let offer = Offer { price, yearly: yearly.unwrap_or(Money::ZERO), level };
            if offers.get_mut(option).is_some_and(|own| own.insert(object, offer).is_some()) {
                let id = self.details.data.objects.id.get(object).map_or("", String::as_str);
                let option = self.programme.options.get(option);
                let name = option.map_or_else(|| Arg::from(""), |option| Arg::named(&option.id, &option.label));
                let place = self.details.table.place(row.row, OPTION, Some(id.to_owned()));
                notes.report(Code::DuplicateOffer, place, args![object = id, option = name]);
            }
        }
    }

    fn option(&self, row: u32, cells: Cells<'_>, notes: &mut Notes<'_>) -> Option<usize> {
        let name = self.details.text(row, cells, OPTION, notes)?;
        let options = self.programme.options.iter().map(|option| (option.id.as_str(), &option.label));
        let found = lookup(&name, options);
        if let Err(near) = &found {
            let options = self.programme.options.iter().map(|option| (option.id.as_str(), &option.label));
            let place = self.details.table.place(row, OPTION, Some(name.clone()));
            let args = unknown(&name, options);
            notes.push(Diagnostic::new(Code::UnknownItem, place, args).suggest(near.clone()));
        }
        found.ok()
    }

    fn money(&self, row: u32, cells: Cells<'_>, spec: usize, notes: &mut Notes<'_>) -> Result<Option<Money>, ()> {
        let Some(cell) = self.details.table.cell(cells, spec) else { return Ok(None) };
        let unit = if states_unit(cell) { None } else { settled_unit(self.details.table, spec, self.settings, notes) };
        read_money(cell, unit).map(Some).map_err(|why| {
            let args = args![column = self.details.table.header(spec, self.details.specs), found = cell.shown()];
            notes.report(why.code(), self.details.table.place(row, spec, None), args);
        })
    }

    fn level(&self, row: u32, cells: Cells<'_>, notes: &mut Notes<'_>) -> Result<Option<Units>, ()> {
        let Some(cell) = self.details.table.cell(cells, LEVEL) else { return Ok(None) };
        read_count(cell).map(Some).map_err(|why| {
            let args = args![column = self.details.table.header(LEVEL, self.details.specs), found = cell.shown()];
            notes.report(why.code(), self.details.table.place(row, LEVEL, None), args);
        })
    }
}
