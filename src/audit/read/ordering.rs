//! Sections `[ordering]`, `[bands]` and `[orders]`: items that are ordered for all objects together.

use super::super::data::{Band, Data, OrderLine, Ordering};
use super::super::entry::Entry;
use super::super::sections::Sections;
use super::{MOST, MOST_MONEY, label, option_ids, year};
use crate::diagnostic::Diagnostics;

/// Reads how items are ordered; a plan without such items has no such sections.
pub(super) fn read_ordering(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    if !sections.has_column("ordering", "item") {
        return;
    }
    let by_year = |prefix: &str| data.years.iter().map(|year| format!("{prefix}.{year}")).collect::<Vec<String>>();
    let [capacity, price, rise] = ["capacity", "price", "rise"].map(by_year);
    let with = |first: &[&'static str], years: &[String]| {
        first.iter().map(|name| (*name).to_owned()).chain(years.iter().cloned()).collect::<Vec<String>>()
    };
    let columns = with(&["item", "lot", "moq", "surplus", "payer", "tender"], &capacity);
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut items: Vec<Ordering> =
        sections.read("ordering", &columns, findings, |entry| read_item(entry, data, &capacity));
    sections.read("items", &["item"], findings, |entry| {
        let id = entry.text("item");
        let own = items.iter_mut().find(|item| item.id == id)?;
        own.name = label(entry, data.lang, &id);
        Some(())
    });
    let columns = [with(&["item", "from"], &price), rise.clone()].concat();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    sections.read("bands", &columns, findings, |entry| {
        let at = entry.id("item", items.iter().map(|item| item.id.as_str()), "[ordering]")?;
        let from = entry.count("from", MOST)?;
        let prices = price.iter().map(|name| entry.count(name, MOST_MONEY)).collect::<Option<Vec<i64>>>()?;
        let item = items.get_mut(at)?;
        let rises = rise.iter().filter(|_| item.tender.is_some());
        let rise = rises.map(|name| entry.count(name, MOST_MONEY)).collect::<Option<Vec<i64>>>()?;
        let least = item.bands.last().map_or(1, |before| before.from.saturating_add(1));
        if from < least || (item.bands.is_empty() && from != 1) {
            entry.refuse("from", &format!(">= {least}"));
            return None;
        }
        item.bands.push(Band { from, price: prices, rise });
        Some(())
    });
    sections.read("bom", &["option", "item"], findings, |entry| {
        let name = entry.text("item");
        let item = items.iter_mut().find(|item| item.id == name)?;
        item.options.push(entry.id("option", option_ids(&data.options), "[options]")?);
        Some(())
    });
    data.ordering = items;
}

fn read_item(entry: &mut Entry<'_, '_>, data: &Data, capacity: &[String]) -> Option<Ordering> {
    let at_least_one = |entry: &mut Entry<'_, '_>, column: &str| {
        let found = entry.count(column, MOST)?;
        if found < 1 {
            entry.refuse(column, ">= 1");
            return None;
        }
        Some(found)
    };
    let payer = match entry.text("payer").as_str() {
        "" => None,
        _ => Some(entry.id("payer", data.budgets.iter().map(|budget| budget.id.as_str()), "[budgets]")?),
    };
    let tender = match entry.text("tender").as_str() {
        "" => None,
        _ => Some(entry.id("tender", data.tenders.ids.iter().map(String::as_str), "[tenders]")?),
    };
    let limit = |entry: &mut Entry<'_, '_>, column: &String| {
        if entry.text(column).is_empty() { Some(None) } else { entry.count(column, MOST).map(Some) }
    };
    let (lot, moq) = (at_least_one(entry, "lot")?, at_least_one(entry, "moq")?);
    Some(Ordering {
        at: entry.at,
        id: entry.text("item"),
        name: entry.text("item"),
        lot,
        moq,
        surplus: entry.flag("surplus")?,
        payer,
        tender,
        capacity: capacity.iter().map(|name| limit(entry, name)).collect::<Option<_>>()?,
        bands: Vec::new(),
        options: Vec::new(),
    })
}

/// Reads what is ordered.
pub(super) fn read_orders(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    if data.ordering.is_empty() {
        return;
    }
    let columns = ["item", "year", "payer", "quantity", "unit_price", "sum", "used", "spare"];
    data.orders = sections.read("orders", &columns, findings, |entry| {
        let item = entry.id("item", data.ordering.iter().map(|item| item.id.as_str()), "[ordering]")?;
        let year = year(entry, "year", &data.years)?;
        let payer = match entry.text("payer").as_str() {
            "" => None,
            _ => Some(entry.id("payer", data.budgets.iter().map(|budget| budget.id.as_str()), "[budgets]")?),
        };
        Some(OrderLine {
            at: entry.at,
            item,
            year,
            payer,
            quantity: entry.count("quantity", MOST)?,
            unit_price: entry.count("unit_price", MOST_MONEY)?,
            sum: entry.integer("sum")?,
            used: entry.count("used", MOST)?,
            spare: entry.count("spare", MOST)?,
        })
    });
}
