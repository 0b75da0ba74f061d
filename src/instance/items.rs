//! The sheet of items and prices, and `--price`: what an option or an item costs, by year, and how items are ordered.

use super::cells::read_year;
use super::columns::{Specs, headers};
use super::item_names::{buyer_of_need, suggested, unknown};
use super::money_unit::{settled_unit, states_unit};
use super::notes::Notes;
use super::order_row::OrderRow;
use super::overrides::Overrides;
use super::passed_over::repeat_notes_on_money;
use super::settings::Settings;
use super::settled::{Cells, Settled};
use super::stated::{Prices, Stated};
use super::stated_year::refuse_other_year;
use super::words::lookup;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::lang::{Arg, Label};
use crate::programme::Programme;
use crate::workbook::number::{read_count, read_money, read_text};
use crate::workbook::{Cell, Holds, MoneyUnit, Sheet, Skipped, Workbook, match_key};
use crate::year::Year;

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
const UPPER: usize = 3;
pub(super) const LOT: usize = 4;
pub(super) const MOQ: usize = 5;
pub(super) const CAPACITY: usize = 6;
pub(super) const BREAKS: usize = 7;
/// The first of the columns that later versions will read; a value in them is refused.
pub(super) const FIRST_UNREAD: usize = 8;
const VAT: usize = 10;

/// The columns without which a sheet states no prices.
pub(super) const NEEDED: &[usize] = &[ITEM, PRICE];

pub(super) fn specs() -> Specs {
    Specs::new(&[
        (
            "item",
            headers(
                &[
                    "позиция",
                    "наименование",
                    "наименование позиции",
                    "наименование товара",
                    "наименование товаров",
                    "наименование оборудования",
                    "товар",
                    "код позиции",
                ],
                &["тауар", "атауы", "тауар атауы", "позиция"],
                &["item", "option", "name"],
            ),
            Holds::Name,
        ),
        (
            "price",
            headers(
                &[
                    "цена",
                    "цена за единицу",
                    "стоимость единицы",
                    "стоимость за единицу",
                    "стоимость одной единицы",
                    "стоимость 1 единицы",
                    "стоимость 1 ед",
                    "цена 1 единицы",
                    "цена за 1 единицу",
                    "цена за ед",
                    "стоимость / за единицу",
                    "цена / за единицу",
                ],
                &["бағасы", "бірлік бағасы", "бірлігінің бағасы", "баға"],
                &["price", "unit price"],
            ),
            Holds::Price,
        ),
        ("year", headers(&["год"], &["жыл", "жылы"], &["year"]), Holds::Other),
        (
            "upper",
            headers(
                &["верхняя цена", "верхняя граница цены", "цена не выше"],
                &["жоғарғы баға", "бағаның жоғарғы шегі"],
                &["upper price", "highest price"],
            ),
            Holds::Price,
        ),
        ("lot", headers(&["партия", "лот"], &["топтама", "лот"], &["lot"]), Holds::Other),
        (
            "moq",
            headers(&["мин заказ", "минимальный заказ"], &["ең аз тапсырыс"], &["moq", "minimum order"]),
            Holds::Other,
        ),
        ("capacity", headers(&["мощность", "мощность в год"], &["қуаты", "жылдық қуаты"], &["capacity"]), Holds::Other),
        (
            "breaks",
            headers(
                &["ступени", "ступени цен", "ступени цены"],
                &["баға сатылары", "сатылар"],
                &["price breaks", "breaks"],
            ),
            Holds::Other,
        ),
        ("district", headers(&["район"], &["аудан"], &["district"]), Holds::Other),
        ("delivery", headers(&["доставка"], &["жеткізу"], &["delivery"]), Holds::Other),
        ("vat", headers(&["НДС"], &["ҚҚС"], &["vat"]), Holds::Other),
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
        repeat_notes_on_money(&table, notes);
        read_sheet(&table, &specs, programme, settings, &mut prices, notes);
    }
    for price in &overrides.prices {
        let place = Place::Argument("--price".to_owned());
        let Some(target) = find(&mut prices, programme, &price.option, &place, notes) else { continue };
        notes.assume("assumption-price-flag", args![item = price.option.as_str(), amount = price.amount]);
        let stated = Prices { first: price.amount, breaks: Vec::new() };
        target.stated.place = Some(place.clone());
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
    if let ([planned], None) = (programme.years.as_slice(), table.column(YEAR)) {
        refuse_other_year(table, PRICE, *planned, notes);
    }
    let unit = settled_unit(table, PRICE, settings, notes);
    let upper_unit = table.column(UPPER).and_then(|_| settled_unit(table, UPPER, settings, notes));
    let is_known = |text: &str| lookup(text, options(programme).chain(items(programme))).is_ok();
    report_unread(table, specs, is_known, notes);
    refuse_costs_of_several(table, notes);
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
        let mut amount = |spec: usize, cell: &Cell, unit: Option<MoneyUnit>| {
            let read = read_money(cell, if states_unit(cell) { None } else { unit });
            read.map_err(|why| {
                let args = args![column = table.header(spec, specs), found = cell.shown()];
                notes.report(why.code(), table.place(row.row, spec, Some(item.clone())), args);
            })
        };
        let Ok(price) = amount(PRICE, cell, unit) else { continue };
        let upper = match table.cell(cells, UPPER).filter(|cell| !is_nothing(cell)) {
            Some(cell) => match amount(UPPER, cell, upper_unit) {
                Ok(upper) => Some(upper),
                Err(()) => continue,
            },
            None => None,
        };
        let place = table.place(row.row, ITEM, Some(item.clone()));
        let Some(target) = find(prices, programme, &item, &place, notes) else { continue };
        let line = OrderRow { table, specs, row: row.row, cells, item: &item, unit };
        let breaks = line.read(target.is_item, (year, target.stated), notes);
        let target = target.stated;
        target.place = Some(table.place(row.row, PRICE, Some(item.clone())));
        if target.given.set(year, Prices { first: price, breaks }).is_some() {
            let year = year.map_or_else(|| "any".to_owned(), |year| year.to_string());
            notes.report(Code::DuplicatePrice, place, args![item = item.as_str(), year = year]);
        }
        if let Some(upper) = upper {
            target.upper.set(year, upper);
            let place = table.place(row.row, UPPER, Some(item.clone()));
            if programme.uncertain.is_none() {
                notes.report(Code::UpperPriceUnused, place.clone(), args![item = item.as_str(), upper = upper]);
            }
            target.upper_at = Some(place);
        }
    }
}

/// Refuses a column of costs beside one of quantities that nothing reads: `Кол-во | Стоимость` may be the cost of them all.
fn refuse_costs_of_several(table: &Settled<'_>, notes: &mut Notes<'_>) {
    let Some(price) = table.column(PRICE) else { return };
    let key = match_key(&price.header);
    let begins = |words: &[&str]| {
        key.split([' ', '/']).any(|word| words.iter().any(|own| word.starts_with(match_key(own).as_str())))
    };
    if begins(&["цен", "бағ", "price", "един", "ед", "шт"]) {
        return;
    }
    let is_quantity = |header: &str| {
        let key = match_key(header);
        ["количество", "кол-во", "саны", "quantity", "qty"].iter().any(|word| key.starts_with(match_key(word).as_str()))
    };
    for unused in table.table.unused.iter().filter(|unused| is_quantity(&unused.header)) {
        let is_several = |row: u32| {
            let count = table.table.sheet.cell(row, unused.column).and_then(|cell| read_count(cell).ok());
            count.is_some_and(|count| count.get() > 1)
        };
        if let Some((row, _)) = table.rows().find(|(row, _)| is_several(row.row)) {
            let found = table.table.sheet.cell(row.row, price.column).map(Cell::shown).unwrap_or_default();
            let args = args![column = price.header.as_str(), found = found, reason = "pack"];
            notes.report(Code::MoneyUnitUnclear, table.place(row.row, PRICE, None), args);
        }
    }
}

/// Reports names without a price, a list of which no row is read, and items that were taken for totals.
fn report_unread(table: &Settled<'_>, specs: &Specs, is_known: impl Fn(&str) -> bool, notes: &mut Notes<'_>) {
    let errors = notes.errors();
    table.report_lone_names(specs, PRICE, &is_known, notes);
    let names_item = |text: &str| text.split([',', ':', '–', '—']).any(|part| is_known(part.trim()));
    for row in table.table.skipped.iter().filter(|row| row.why == Skipped::Total) {
        if names_item(&row.text) && table.cell(table.cells_of(row.row), PRICE).is_some() {
            let place = table.place(row.row, ITEM, Some(row.text.clone()));
            notes.report(Code::TotalAsRow, place, args![sign = "priced", lacks = "word"]);
        }
    }
    if table.table.rows.is_empty() && notes.errors() == errors {
        notes.report(Code::NoRows, table.sheet_place(), args![sheet = table.table.sheet.name.as_str()]);
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
            let known = options(programme).chain(items(programme));
            let near = suggested(text, option.or(item), known.clone(), programme);
            let args = unknown(text, known);
            notes.push(Diagnostic::new(Code::UnknownItem, place.clone(), args).suggest(near));
            return None;
        }
    };
    if is_item
        && own.is_none()
        && let Some(option) = buyer_of_need(text, at, programme)
    {
        let item = programme.items.get(at).map_or("", |item| item.id.as_str());
        let args = args![found = text, item = item, option = Arg::named(&option.id, &option.label)];
        notes.report(Code::ItemAmbiguous, place.clone(), args);
        return None;
    }
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
            let args = args![column = table.header(spec, specs), found = cell.shown()];
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
    let args = args![column = table.header(spec, specs), found = ""];
    notes.report(Code::EmptyCell, table.place(row, spec, key), args);
}

/// Whether a cell says "no" or "nothing": an unsupported column may say that.
pub(super) fn is_nothing(cell: &Cell) -> bool {
    let shown = cell.shown();
    let text = shown.trim();
    text == "0" || text == "-" || text == "–" || crate::workbook::number::read_yes_no(cell) == Ok(false)
}
