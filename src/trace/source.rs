//! Where in an input a value comes from.

use std::collections::BTreeSet;

use super::compare::Difference;
use crate::diagnostic::{CellPlace, Place};
use crate::index::{BudgetIx, ItemIx, OptionIx};
use crate::instance::{Instance, Origins};
use crate::programme::{Column, Formula, Programme, standard_columns};
use crate::workbook::{Cell, Sheet, Workbook, normalise_header};
use crate::year::Year;

/// An input with what was read from it.
pub(super) struct Sources<'a> {
    pub(super) input: &'a Workbook,
    pub(super) programme: &'a Programme,
    pub(super) instance: &'a Instance,
    pub(super) origins: &'a Origins,
}

impl Sources<'_> {
    /// The cell of the input that a differing value comes from; `all` are the differences, of which one may follow from
    /// another. `None` where no cell states it.
    pub(super) fn place(&self, difference: &Difference, all: &[Difference]) -> Option<Place> {
        match difference.section {
            "budgets" => self.budget(difference),
            "items" => self.item(&difference.name, difference.parts().1),
            "ordering" | "bands" => self.order(difference),
            "rules" => self.rule(difference),
            "objects" => {
                let stated = self.offer(difference).or_else(|| self.price(difference, all));
                stated.or_else(|| self.object(difference))
            }
            _ => None,
        }
    }

    fn budget(&self, difference: &Difference) -> Option<Place> {
        let (id, year) = difference.name.rsplit_once(", ")?;
        let budget = self.programme.budgets.iter().position(|own| own.id == id)?;
        self.origins.budget(BudgetIx::new(budget), self.year(year)?, &difference.column).cloned()
    }

    fn item(&self, id: &str, year: &str) -> Option<Place> {
        let item = self.programme.items.iter().position(|own| own.id == id)?;
        self.origins.price_of_item(self.programme, ItemIx::new(item), self.year(year)?).cloned()
    }

    /// The row that states the price of an item in the year (in the first, where there is none) also states how it is ordered.
    fn order(&self, difference: &Difference) -> Option<Place> {
        let id = difference.name.split_once(", ").map_or(difference.name.as_str(), |(id, _)| id);
        let (_, first, second) = difference.parts();
        let year = [second, first].into_iter().find(|text| self.year(text).is_some()).map(str::to_owned);
        let year = year.or_else(|| self.instance.years.first().map(ToString::to_string))?;
        self.item(id, &year)
    }

    fn rule(&self, difference: &Difference) -> Option<Place> {
        let row = self.instance.rules.get(difference.name.parse::<usize>().ok()?)?;
        self.origins.limit(&row.id, *self.instance.years.get(row.year.at())?).cloned()
    }

    fn offer(&self, difference: &Difference) -> Option<Place> {
        let (kind, of, year) = difference.parts();
        let id = if year.is_empty() || kind == "price" { of } else { return None };
        self.origins.offer(self.option(id)?, &difference.name, kind).cloned()
    }

    /// The cell that states a price for all objects: the option's own, else that of an item it consists of, of those
    /// whose prices differ the first.
    fn price(&self, difference: &Difference, all: &[Difference]) -> Option<Place> {
        let (kind, of, year) = difference.parts();
        let option = if kind == "price" { self.option(of)? } else { return None };
        let own = || self.origins.price_of_option(self.programme, option, self.year(year)?).cloned();
        let bill = &self.programme.options.get(option.at())?.items;
        let items = || bill.iter().filter_map(|(item, _)| self.programme.items.get(item.at()));
        let differs = |id: &str| {
            let is_own = |other: &&Difference| other.section == "items" && other.name == id && other.parts().1 == year;
            all.iter().any(|other| is_own(&other))
        };
        own().or_else(|| items().filter(|item| differs(&item.id)).find_map(|item| self.item(&item.id, year)))
    }

    /// The cell of the object sheet: in the first of the columns that the value's formula reads, else the first of the
    /// object's row.
    fn object(&self, difference: &Difference) -> Option<Place> {
        let objects = &self.instance.objects;
        let object = objects.id.iter().position(|id| *id == difference.name)?;
        let (row, sheet) = *objects.source.get(object)?;
        let name = usize::try_from(sheet).ok().and_then(|at| objects.sheets.get(at))?;
        let sheet = self.input.sheets.iter().find(|sheet| sheet.name == *name)?;
        let row = row.checked_sub(1)?;
        let known = columns_of(self.programme, difference);
        let found = known.iter().find_map(|column| header(sheet, row, column));
        let first = sheet.row(row).and_then(|row| row.cells.first()).map_or(0, |(column, _)| *column);
        let column = found.as_ref().map_or(first, |(column, _)| *column);
        Some(Place::Cell(Box::new(CellPlace {
            file: self.input.file.clone(),
            sheet: sheet.name.clone(),
            row,
            column,
            row_key: Some(difference.name.clone()),
            header: found.map(|(_, header)| header),
            shown: sheet.cell(row, column).map(Cell::shown).unwrap_or_default(),
        })))
    }

    fn option(&self, id: &str) -> Option<OptionIx> {
        self.programme.options.iter().position(|own| own.id == id).map(OptionIx::new)
    }

    fn year(&self, text: &str) -> Option<Year> {
        self.instance.years.iter().copied().find(|year| year.to_string() == text)
    }
}

/// The columns that a value is computed from.
fn columns_of(programme: &Programme, difference: &Difference) -> Vec<Column> {
    let (kind, of, _) = difference.parts();
    let need = || programme.needs.iter().find(|need| need.id == of);
    let option = |id: &str| programme.options.iter().find(|option| option.id == id);
    let formulas: Vec<&Formula> = match kind {
        "need" => need().map(|need| &need.need).into_iter().collect(),
        "have" => need().map(|need| &need.have).into_iter().collect(),
        "people" => need().and_then(|need| need.people.as_ref()).into_iter().collect(),
        "eligible" => option(of).and_then(|option| option.condition.as_ref()).into_iter().collect(),
        "price" => option(of).into_iter().flat_map(|option| option.price.iter().flat_map(|p| p.values())).collect(),
        "yearly" => option(of).and_then(|option| option.yearly.as_ref()).into_iter().collect(),
        "fixed" => option(of).and_then(|option| option.fixed.as_ref()).into_iter().collect(),
        "qty" => {
            let of_option = of.split_once('.').and_then(|(id, _)| option(id));
            of_option.into_iter().flat_map(|option| option.items.iter().map(|(_, quantity)| quantity)).collect()
        }
        _ => return standard_columns().into_iter().filter(|column| column.id == kind).collect(),
    };
    let columns: BTreeSet<usize> = formulas.into_iter().flat_map(Formula::columns).collect();
    columns.into_iter().filter_map(|at| programme.columns.get(at).cloned()).collect()
}

/// The column of a sheet that has a header of `column` above `row`, and that header; the nearest one above counts.
fn header(sheet: &Sheet, row: u32, column: &Column) -> Option<(u32, String)> {
    let headers = [&column.headers.ru, &column.headers.kk, &column.headers.en];
    let mut wanted: BTreeSet<String> = headers.into_iter().flatten().map(|header| normalise_header(header)).collect();
    wanted.insert(normalise_header(&column.id));
    let above = sheet.rows.iter().rev().filter(|above| above.row < row);
    above.flat_map(|above| &above.cells).find_map(|(at, cell)| match cell {
        Cell::Text(text) if wanted.contains(&normalise_header(text)) => Some((*at, text.clone())),
        _ => None,
    })
}
