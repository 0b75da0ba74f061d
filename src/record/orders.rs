//! Items, bills of materials, and how items are ordered for all objects together.

use super::line::{Line, Table, entries};
use crate::audit::Sections;
use crate::index::{BudgetIx, ItemIx, TenderIx};
use crate::instance::{Instance, Item, Ordering, PriceBand, Tender, Tenders};
use crate::money::Money;
use crate::year::Year;

/// `[items]`, without how they are ordered.
pub(super) fn read_items(sections: &Sections<'_>, years: &[Year]) -> Option<Vec<Item>> {
    entries(sections, "items", |line| {
        let price = |year: &Year| line.perhaps(&format!("price.{year}"), Line::money);
        let price = years.iter().map(price).collect::<Option<Vec<_>>>()?;
        Some(Item { id: line.text("item"), label: line.label(), price, order: None })
    })
}

/// `[tenders]`.
pub(super) fn read_tenders(sections: &Sections<'_>) -> Option<Tenders> {
    let mut protect = 0;
    let list = entries(sections, "tenders", |line| {
        protect = line.position("protect")?;
        Some(Tender { id: line.text("tender"), label: line.label() })
    })?;
    Some(Tenders::new(list, protect))
}

/// `[ordering]` and `[bands]`, into the items of `instance`, whose budgets and tenders are known.
pub(super) fn read_orderings(sections: &Sections<'_>, instance: &mut Instance) -> Option<()> {
    let mut orders: Vec<(ItemIx, Ordering)> = entries(sections, "ordering", |line| read_ordering(instance, &line))?;
    let years = &instance.years;
    for line in Table::of(sections, "bands").iter().flat_map(Table::lines) {
        let item = line.id("item", instance.items.iter().map(|item| &item.id)).map(ItemIx::new)?;
        let (_, order) = orders.iter_mut().find(|(own, _)| *own == item)?;
        let money = |name: &str| -> Option<Vec<Money>> {
            years.iter().map(|year| line.money(&format!("{name}.{year}"))).collect()
        };
        let rise = if order.tender.is_some() { money("rise")? } else { Vec::new() };
        order.bands.push(PriceBand { from: line.units("from")?, price: money("price")?, rise });
    }
    for (item, order) in orders {
        instance.items.get_mut(item.at())?.order = Some(order);
    }
    Some(())
}

fn read_ordering(instance: &Instance, line: &Line<'_, '_>) -> Option<(ItemIx, Ordering)> {
    let item = line.id("item", instance.items.iter().map(|item| &item.id)).map(ItemIx::new)?;
    let budget = |line: &Line<'_, '_>, column: &str| line.id(column, instance.budgets.iter().map(|own| &own.id));
    let tender = |line: &Line<'_, '_>, column: &str| line.id(column, instance.tenders.list.iter().map(|own| &own.id));
    let capacity = |year: &Year| line.perhaps(&format!("capacity.{year}"), Line::units);
    let order = Ordering {
        lot: line.units("lot")?,
        least: line.units("moq")?,
        capacity: instance.years.iter().map(capacity).collect::<Option<_>>()?,
        bands: Vec::new(),
        surplus: line.flag("surplus")?,
        payer: line.perhaps("payer", budget)?.map(BudgetIx::new),
        tender: line.perhaps("tender", tender)?.map(TenderIx::new),
    };
    Some((item, order))
}
