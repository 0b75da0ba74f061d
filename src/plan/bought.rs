//! What has been bought, and what of it is in use.

use std::collections::BTreeMap;

use super::{OrderLine, Purchase};
use crate::formulation::{ColumnName, Problem};
use crate::index::{ItemIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Alternative, Alternatives, Instance};
use crate::quantity::Units;

/// What has been bought up to the end of each year, by option and object.
#[derive(Clone, Debug)]
pub(super) struct Bought {
    years: usize,
    objects: usize,
    units: Vec<i64>,
    /// What is ordered of each item within a year: the price band, by position, and units.
    orders: BTreeMap<(ItemIx, YearIx), (usize, i64)>,
}

impl Bought {
    pub(super) fn new(instance: &Instance, problem: &Problem, values: &[i64]) -> Self {
        let (years, objects) = (instance.horizon(), instance.objects.len());
        let units = vec![0; instance.options.len() * objects * years];
        let mut bought = Self { years, objects, units, orders: BTreeMap::new() };
        for (column, value) in problem.columns.iter().zip(values) {
            if let ColumnName::Bought(object, option, year) = column.name {
                let at = bought.at(option, object, year);
                bought.units[at] = *value;
            }
            if let ColumnName::Lots(item, band, year) = column.name
                && let (Some(order), Ok(band)) = (&instance.items[item.at()].order, usize::try_from(band))
                && *value > 0
            {
                bought.orders.insert((item, year), (band, value * order.lot.get()));
            }
        }
        bought
    }

    /// The same of a plan that is written.
    pub(super) fn of(instance: &Instance, purchases: &[Purchase], orders: &[OrderLine]) -> Self {
        let (years, objects) = (instance.horizon(), instance.objects.len());
        let units = vec![0; instance.options.len() * objects * years];
        let mut bought = Self { years, objects, units, orders: BTreeMap::new() };
        for line in purchases {
            for year in YearIx::all(years).skip(line.year.at()) {
                let at = bought.at(line.option, line.object, year);
                bought.units[at] += line.quantity.get();
            }
        }
        for line in orders.iter().filter(|line| line.quantity > Units::ZERO) {
            let bands = instance.items[line.item.at()].order.iter().flat_map(|order| &order.bands);
            let band = bands.take_while(|band| band.from <= line.quantity).count().saturating_sub(1);
            bought.orders.insert((line.item, line.year), (band, line.quantity.get()));
        }
        bought
    }

    fn at(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> usize {
        (option.at() * self.objects + object.at()) * self.years + year.at()
    }

    /// Purchases of `option` for `object` up to the end of `year`.
    pub(super) fn upto(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
        self.units[self.at(option, object, year)]
    }

    /// Units in use, each with its yearly fee, at the end of `year`: of alternatives the best that was bought, of anything
    /// else all that was bought and has not retired.
    pub(super) fn in_use(&self, instance: &Instance, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
        let bought = self.upto(option, object, year);
        match instance.alternative(option) {
            None => bought - instance.retired(option, year).map_or(0, |retired| self.upto(option, object, retired)),
            Some((group, own)) => {
                let better = |other: &&Alternative| {
                    other.level(object) > own.level(object) && self.upto(other.option, object, year) > 0
                };
                if group.members.iter().any(|other| better(&other)) { 0 } else { bought }
            }
        }
    }

    /// The alternative that was bought and works at the end of `year`.
    pub(super) fn working<'g>(
        &self,
        group: &'g Alternatives,
        object: ObjectIx,
        year: YearIx,
    ) -> Option<&'g Alternative> {
        let bought = group.members.iter().filter(|own| self.upto(own.option, object, year) > 0);
        bought.max_by_key(|own| own.level(object))
    }

    /// What is ordered of an item within `year`: the price band, by position, and units; `None`: nothing.
    pub(super) fn ordered(&self, item: ItemIx, year: YearIx) -> Option<(usize, i64)> {
        self.orders.get(&(item, year)).copied()
    }

    /// The districts with purchases of the option within `year`, each with the first object that gets some.
    pub(super) fn delivered(&self, instance: &Instance, option: OptionIx, year: YearIx) -> BTreeMap<u32, ObjectIx> {
        let mut districts = BTreeMap::new();
        for object in ObjectIx::all(self.objects).filter(|object| self.within(option, *object, year) > 0) {
            districts.entry(instance.objects.district[object.at()]).or_insert(object);
        }
        districts
    }

    /// Purchases within `year`.
    pub(super) fn within(&self, option: OptionIx, object: ObjectIx, year: YearIx) -> i64 {
        let before = if year.at() == 0 { 0 } else { self.upto(option, object, YearIx::new(year.at() - 1)) };
        self.upto(option, object, year) - before
    }
}
