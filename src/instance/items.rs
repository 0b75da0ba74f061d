//! The sheet of items and prices, and `--price`: what an option or an item costs, by year, and how items are ordered.

use std::collections::BTreeMap;

use super::cells::read_year;
use super::columns::{Specs, headers};
use super::money_unit::{settled_unit, states_unit};
use super::notes::Notes;
use super::overrides::Overrides;
use super::settings::Settings;
use super::settled::{Cells, Settled};
use super::words::lookup;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::Label;
use crate::money::Money;
use crate::programme::Programme;
use crate::quantity::Units;
use crate::workbook::number::{read_count, read_money, read_text};
use crate::workbook::{Cell, MoneyUnit, Sheet, Workbook};
use crate::year::Year;

/// What the command line and the workbook state for one option or item: prices, and how an item is ordered.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    flag: Option<Prices>,
    any_year: Option<Prices>,
    by_year: BTreeMap<Year, Prices>,
    /// Units in a lot.
    pub(super) lot: Option<Units>,
    /// The least units of an order.
    pub(super) moq: Option<Units>,
    /// The most units of a year; without a year those of every year that has none of its own.
    capacity: BTreeMap<Option<Year>, Units>,
}

/// A stated price, and those of larger orders: from so many units on.
#[derive(Clone, Debug, Default)]
struct Prices {
    first: Money,
    breaks: Vec<(Units, Money)>,
}

impl Stated {
    /// The price of a year: as stated for it, else for any year, else of the nearest earlier year, else of the first.
    pub(super) fn price(&self, year: Year) -> Option<Money> {
        self.prices(year).map(|prices| prices.first)
    }

    /// The prices of larger orders where the price of the year is stated; there those of the model do not count.
    pub(super) fn breaks(&self, year: Year) -> Option<&[(Units, Money)]> {
        self.prices(year).map(|prices| prices.breaks.as_slice())
    }

    fn prices(&self, year: Year) -> Option<&Prices> {
        let earlier = || self.by_year.range(..=year).next_back().map(|(_, price)| price);
        let first = || self.by_year.values().next();
        let stated = self.flag.as_ref().or_else(|| self.by_year.get(&year)).or(self.any_year.as_ref());
        stated.or_else(earlier).or_else(first)
    }

    /// The most units of a year.
    pub(super) fn capacity(&self, year: Year) -> Option<Units> {
        self.capacity.get(&Some(year)).or_else(|| self.capacity.get(&None)).copied()
    }

    /// Whether anything is stated.
    pub(super) fn is_some(&self) -> bool {
        self.flag.is_some() || self.any_year.is_some() || !self.by_year.is_empty()
    }
}

/// What is stated for all options and items.
pub(super) struct PriceSheet {
    /// By option.
    pub(super) options: Vec<Stated>,
    /// By item.
    pub(super) items: Vec<Stated>,
}

const ITEM: usize = 0;
const PRICE: usize = 1;
const YEAR: usize = 2;
const LOT: usize = 3;
const MOQ: usize = 4;
const CAPACITY: usize = 5;
const BREAKS: usize = 6;
/// The first of the columns that later versions will read; a value in them is refused.
pub(super) const FIRST_UNREAD: usize = 7;
const VAT: usize = 9;

pub(super) fn specs() -> Specs {
    Specs::new(&[
        (
            "item",
            headers(
                &["позиция", "наименование", "наименование позиции", "товар", "код позиции"],
                &["тауар", "атауы", "тауар атауы", "позиция"],
                &["item", "option", "name"],
            ),
            false,
        ),
        (
            "price",
            headers(
                &["цена", "цена за единицу", "стоимость единицы"],
                &["бағасы", "бірлік бағасы", "баға"],
                &["price", "unit price"],
            ),
            true,
        ),
        ("year", headers(&["год"], &["жыл", "жылы"], &["year"]), false),
        ("lot", headers(&["партия", "лот"], &["топтама", "лот"], &["lot"]), false),
        ("moq", headers(&["мин заказ", "минимальный заказ"], &["ең аз тапсырыс"], &["moq", "minimum order"]), false),
        ("capacity", headers(&["мощность", "мощность в год"], &["қуаты", "жылдық қуаты"], &["capacity"]), false),
        (
            "breaks",
            headers(
                &["ступени", "ступени цен", "ступени цены"],
                &["баға сатылары", "сатылар"],
                &["price breaks", "breaks"],
            ),
            false,
        ),
        ("district", headers(&["район"], &["аудан"], &["district"]), false),
        ("delivery", headers(&["доставка"], &["жеткізу"], &["delivery"]), false),
        ("vat", headers(&["НДС"], &["ҚҚС"], &["vat"]), false),
    ])
}

/// Reads what is stated of prices and orders; reports unknown items, what is stated twice and columns that are not supported.
pub(super) fn read_prices(
    workbook: &Workbook,
    sheets: &[&Sheet],
    programme: &Programme,
    settings: &Settings,
    overrides: &Overrides,
    notes: &mut Notes<'_>,
) -> PriceSheet {
    let mut prices = PriceSheet {
        options: vec![Stated::default(); programme.options.len()],
        items: vec![Stated::default(); programme.items.len()],
    };
    let specs = specs();
    for sheet in sheets {
        let Some(table) = Settled::read(&workbook.file, sheet, &specs, &[], notes) else {
            let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
            notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
            continue;
        };
        read_sheet(&table, &specs, programme, settings, &mut prices, notes);
    }
    for price in &overrides.prices {
        let place = Place::Argument("--price".to_owned());
        let Some(target) = find(&mut prices, programme, &price.option, &place, notes) else { continue };
        notes.assume("assumption-price-flag", args![item = price.option.as_str(), amount = price.amount]);
        let stated = Prices { first: price.amount, breaks: Vec::new() };
        if target.stated.flag.replace(stated).is_some() {
            notes.report(Code::DuplicatePrice, place, args![item = price.option.as_str(), year = "any"]);
        }
    }
    prices
}

fn read_sheet(
    table: &Settled<'_>,
    specs: &Specs,
    programme: &Programme,
    settings: &Settings,
    prices: &mut PriceSheet,
    notes: &mut Notes<'_>,
) {
    let lacks = [ITEM, PRICE].map(|spec| table.column(spec).is_none());
    for (spec, _) in lacks.iter().enumerate().filter(|(_, lacks)| **lacks) {
        table.report_missing(specs, spec, notes);
    }
    if lacks.contains(&true) {
        return;
    }
    let unit = settled_unit(table, PRICE, settings, notes);
    let is_known = |text: &str| lookup(text, options(programme).chain(items(programme))).is_ok();
    table.report_lone_names(specs, PRICE, is_known, notes);
    for (row, cells) in table.rows() {
        let Some(item) = table.cell(cells, ITEM).and_then(|cell| read_text(cell).ok()) else {
            report_empty(table, row.row, ITEM, specs, None, notes);
            continue;
        };
        refuse_unread(table, row.row, cells, specs, &item, notes);
        let Ok(year) = optional_year(table, row.row, cells, YEAR, programme, &item, notes) else { continue };
        notes.origins.prices.insert((item.clone(), year), table.place(row.row, PRICE, Some(item.clone())));
        let Some(cell) = table.cell(cells, PRICE) else {
            report_empty(table, row.row, PRICE, specs, Some(item), notes);
            continue;
        };
        let unit = if states_unit(cell) { None } else { unit };
        let first = match read_money(cell, unit) {
            Ok(price) => price,
            Err(why) => {
                let args = args![column = specs.name(PRICE), found = cell.shown()];
                notes.report(why.code(), table.place(row.row, PRICE, Some(item)), args);
                continue;
            }
        };
        let place = table.place(row.row, ITEM, Some(item.clone()));
        let Some(target) = find(prices, programme, &item, &place, notes) else { continue };
        let line = OrderRow { table, specs, row: row.row, cells, item: &item, unit };
        let breaks = line.read(target.is_item, (year, target.stated), notes);
        let stated = Prices { first, breaks };
        let earlier = match year {
            None => target.stated.any_year.replace(stated),
            Some(year) => target.stated.by_year.insert(year, stated),
        };
        if earlier.is_some() {
            let year = year.map_or_else(|| "any".to_owned(), |year| year.to_string());
            notes.report(Code::DuplicatePrice, place, args![item = item, year = year]);
        }
    }
}

/// What a row says of how an item is ordered.
struct OrderRow<'r, 'a> {
    table: &'r Settled<'a>,
    specs: &'r Specs,
    row: u32,
    cells: Cells<'a>,
    item: &'r str,
    unit: Option<MoneyUnit>,
}

impl OrderRow<'_, '_> {
    /// Reads lot, least order and capacity into `stated`; the price breaks of the row.
    fn read(
        &self,
        is_item: bool,
        (year, stated): (Option<Year>, &mut Stated),
        notes: &mut Notes<'_>,
    ) -> Vec<(Units, Money)> {
        let filled = |spec: &usize| self.cell(*spec).is_some();
        if let Some(spec) = [LOT, MOQ, CAPACITY, BREAKS].into_iter().find(filled).filter(|_| !is_item) {
            let args = args![column = self.specs.name(spec), option = self.item];
            notes.report(Code::OrderOfOption, self.place(spec), args);
            return Vec::new();
        }
        for (spec, own) in [(LOT, &mut stated.lot), (MOQ, &mut stated.moq)] {
            let Some(units) = self.units(spec, notes) else { continue };
            if own.replace(units).is_some_and(|before| before != units) {
                self.report(Code::OrderStatedTwice, spec, notes);
            }
        }
        let most = self.units(CAPACITY, notes);
        if let Some(before) = most.and_then(|most| stated.capacity.insert(year, most))
            && Some(before) != most
        {
            self.report(Code::OrderStatedTwice, CAPACITY, notes);
        }
        self.breaks(notes)
    }

    /// The cell of a column, unless it says "nothing".
    fn cell(&self, spec: usize) -> Option<&Cell> {
        self.table.cell(self.cells, spec).filter(|cell| !is_nothing(cell))
    }

    fn place(&self, spec: usize) -> Place {
        self.table.place(self.row, spec, Some(self.item.to_owned()))
    }

    fn report(&self, code: Code, spec: usize, notes: &mut Notes<'_>) {
        let found = self.cell(spec).map(Cell::shown).unwrap_or_default();
        let args = args![column = self.specs.name(spec), item = self.item, found = found];
        notes.report(code, self.place(spec), args);
    }

    fn units(&self, spec: usize, notes: &mut Notes<'_>) -> Option<Units> {
        let count = read_count(self.cell(spec)?);
        if let Err(why) = &count {
            self.report(why.code(), spec, notes);
        }
        count.ok()
    }

    /// Price breaks such as `10 = 410 000; 100 = 390 000`: from so many units on, at this price.
    fn breaks(&self, notes: &mut Notes<'_>) -> Vec<(Units, Money)> {
        let Some(cell) = self.cell(BREAKS) else { return Vec::new() };
        let breaks = read_text(cell).ok().and_then(|text| {
            let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| self.one_break(part)).collect::<Option<Vec<(Units, Money)>>>()
        });
        let rises = |breaks: &Vec<(Units, Money)>| {
            let above_one = breaks.first().is_some_and(|(from, _)| *from > Units::ONE);
            above_one && breaks.windows(2).all(|pair| pair[0].0 < pair[1].0)
        };
        let breaks = breaks.filter(rises);
        if breaks.is_none() {
            self.report(Code::BreaksUnclear, BREAKS, notes);
        }
        breaks.unwrap_or_default()
    }

    fn one_break(&self, part: &str) -> Option<(Units, Money)> {
        let (from, price) = part.split_once('=')?;
        let text = |text: &str| Cell::Text(text.trim().to_owned());
        let price = text(price);
        let unit = if states_unit(&price) { None } else { self.unit };
        Some((read_count(&text(from)).ok()?, read_money(&price, unit).ok()?))
    }
}

fn options(programme: &Programme) -> impl Iterator<Item = (&str, &Label)> + Clone {
    programme.options.iter().map(|option| (option.id.as_str(), &option.label))
}

fn items(programme: &Programme) -> impl Iterator<Item = (&str, &Label)> + Clone {
    programme.items.iter().map(|item| (item.id.as_str(), &item.label))
}

/// What is stated for an option or an item.
struct Target<'p> {
    stated: &'p mut Stated,
    is_item: bool,
}

/// The option or item that `text` names: ids of options first, then of items, then labels.
fn find<'p>(
    prices: &'p mut PriceSheet,
    programme: &Programme,
    text: &str,
    place: &Place,
    notes: &mut Notes<'_>,
) -> Option<Target<'p>> {
    let id = text.trim();
    let own = programme.options.iter().position(|option| option.id == id).map(|at| (at, false));
    let own = own.or_else(|| Some((programme.items.iter().position(|item| item.id == id)?, true)));
    let by_label = || (lookup(text, options(programme)), lookup(text, items(programme)));
    let (at, is_item) = match own
        .map_or_else(by_label, |(at, is_item)| if is_item { (Err(None), Ok(at)) } else { (Ok(at), Err(None)) })
    {
        (Ok(at), _) => (at, false),
        (_, Ok(at)) => (at, true),
        (Err(option), Err(item)) => {
            let known = programme.options.iter().map(|o| &o.id).chain(programme.items.iter().map(|i| &i.id));
            let args = args![found = text, known = super::notes::all_names(known)];
            notes.push(Diagnostic::new(Code::UnknownItem, place.clone(), args).suggest(option.or(item)));
            return None;
        }
    };
    let list = if is_item { &mut prices.items } else { &mut prices.options };
    list.get_mut(at).map(|stated| Target { stated, is_item })
}

/// Reports each filled cell of a column that is known but not yet supported: to ignore it would change the plan.
fn refuse_unread(table: &Settled<'_>, row: u32, cells: Cells<'_>, specs: &Specs, item: &str, notes: &mut Notes<'_>) {
    for spec in FIRST_UNREAD..specs.list.len() {
        // "No VAT" is no "nothing": such a price lacks a part.
        let is_harmless = |cell: &&Cell| {
            if spec == VAT { says_included(cell) || cell.shown().trim() == "-" } else { is_nothing(cell) }
        };
        if let Some(cell) = table.cell(cells, spec).filter(|cell| !is_harmless(cell)) {
            let args = args![column = specs.name(spec), found = cell.shown()];
            notes.report(Code::ColumnNotSupported, table.place(row, spec, Some(item.to_owned())), args);
        }
    }
}

/// Whether a cell says that VAT is inside the price, which is what the planner assumes.
fn says_included(cell: &Cell) -> bool {
    const INCLUDED: &[(bool, &[&str])] = &[(
        true,
        &[
            "включен",
            "включено",
            "включая",
            "вкл",
            "вкл.",
            "с ндс",
            "в том числе",
            "қосылған",
            "ққс-пен",
            "included",
            "with vat",
        ],
    )];
    super::words::meaning(&cell.shown(), INCLUDED).is_some()
}

/// The year of a row: `None` when its cell is empty.
///
/// # Errors
/// Reported: no year, or one outside the horizon.
pub(super) fn optional_year(
    table: &Settled<'_>,
    row: u32,
    cells: Cells<'_>,
    spec: usize,
    programme: &Programme,
    key: &str,
    notes: &mut Notes<'_>,
) -> Result<Option<Year>, ()> {
    let Some(cell) = table.cell(cells, spec) else { return Ok(None) };
    let place = table.place(row, spec, Some(key.to_owned()));
    match read_year(cell) {
        Ok(year) if programme.years.contains(&year) => Ok(Some(year)),
        Ok(year) => {
            notes.report(Code::YearNotPlanned, place, args![year = year, years = years(programme)]);
            Err(())
        }
        Err(_) => {
            notes.report(Code::NotAYear, place, args![found = cell.shown()]);
            Err(())
        }
    }
}

/// The years of the horizon, for a message.
pub(super) fn years(programme: &Programme) -> String {
    programme.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Reports an empty cell of a required column.
pub(super) fn report_empty(
    table: &Settled<'_>,
    row: u32,
    spec: usize,
    specs: &Specs,
    key: Option<String>,
    notes: &mut Notes<'_>,
) {
    let header = table.column(spec).map_or_else(|| specs.name(spec), |found| found.header.clone());
    notes.report(Code::EmptyCell, table.place(row, spec, key), args![column = header, found = ""]);
}

/// Whether a cell says "no" or "nothing": an unsupported column may say that.
pub(super) fn is_nothing(cell: &Cell) -> bool {
    let shown = cell.shown();
    let text = shown.trim();
    text == "0" || text == "-" || text == "–" || crate::workbook::number::read_yes_no(cell) == Ok(false)
}
