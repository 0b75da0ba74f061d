//! Where the columns of a Problem's objects are, and how they cover needs.

use std::collections::BTreeMap;

use super::problem::{Delivery, Fullness};
use crate::index::{ColumnIx, ItemIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::Instance;

/// How purchases cover a need at an object in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cover {
    /// Not at all: nothing is lacking, or nothing can be bought.
    Nothing,
    /// `factor` units per unit of the column.
    Linear(ColumnIx, i64),
}

/// Where the columns of an object and option or need are.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    years: usize,
    objects: usize,
    /// First column of the chain, by option and object.
    first: Vec<Option<ColumnIx>>,
    /// By need, object and year.
    cover: Vec<Cover>,
    /// By need, object and year.
    full: Vec<Fullness>,
    /// By option, object and year: the levelled severity column.
    levelled: Vec<Option<ColumnIx>>,
    /// By option, object and year: what is covered up to the end of each step, with the points that a unit of it adds.
    steps: BTreeMap<(OptionIx, ObjectIx, usize), Vec<(ColumnIx, i64)>>,
    /// By option, object and year: the column of what works, where that is not all that was bought.
    works: Vec<Option<ColumnIx>>,
    /// First column that says when a site cost is due, by option and object.
    sites: Vec<Option<ColumnIx>>,
    /// By item and year: the lots in each price band.
    orders: BTreeMap<(ItemIx, YearIx), Vec<Lots>>,
    /// Deliveries to each district, with one of its objects.
    deliveries: BTreeMap<u32, (ObjectIx, Vec<Delivery>)>,
    /// By need, object and year: people served beyond those of today.
    served: Vec<Option<ColumnIx>>,
}

/// The lots of an order in a price band.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lots {
    /// The position of the band in [`Ordering::bands`](crate::instance::Ordering::bands).
    pub(super) band: usize,
    pub(super) column: ColumnIx,
    /// What a lot costs, in tiyn, at prices as given.
    pub(super) price: i64,
}

impl Layout {
    pub(super) fn new(instance: &Instance) -> Self {
        let (years, objects) = (instance.horizon(), instance.objects.len());
        let (needs, options) = (instance.needs.len(), instance.options.len());
        Self {
            years,
            objects,
            first: vec![None; options * objects],
            cover: vec![Cover::Nothing; needs * objects * years],
            full: vec![Fullness::Never; needs * objects * years],
            levelled: vec![None; options * objects * years],
            steps: BTreeMap::new(),
            works: vec![None; options * objects * years],
            sites: vec![None; options * objects],
            orders: BTreeMap::new(),
            deliveries: BTreeMap::new(),
            served: vec![None; needs * objects * years],
        }
    }

    const fn at(&self, row: usize, object: ObjectIx, t: usize) -> usize {
        (row * self.objects + object.at()) * self.years + t
    }

    /// The column of purchases up to the end of year `t`, if the object can have the option.
    pub(super) fn bought(&self, option: OptionIx, object: ObjectIx, t: usize) -> Option<ColumnIx> {
        self.first[option.at() * self.objects + object.at()].map(|first| ColumnIx::new(first.at() + t))
    }

    /// The column of what is in use, and has a yearly fee, in year `t`: an alternative while it works, anything else from the
    /// purchase to the end of its service life.
    pub(super) fn in_use(&self, option: OptionIx, object: ObjectIx, t: usize) -> Option<ColumnIx> {
        self.works[self.at(option.at(), object, t)].or_else(|| self.bought(option, object, t))
    }

    /// The column of people whom alternatives serve beyond those served today.
    pub(super) fn served(&self, need: NeedIx, object: ObjectIx, t: usize) -> Option<ColumnIx> {
        self.served[self.at(need.at(), object, t)]
    }

    /// The column that says whether the site cost of the option is due in year `t`.
    pub(super) fn site(&self, option: OptionIx, object: ObjectIx, t: usize) -> Option<ColumnIx> {
        self.sites[option.at() * self.objects + object.at()].map(|first| ColumnIx::new(first.at() + t))
    }

    pub(super) fn set_site(&mut self, option: OptionIx, object: ObjectIx, first: ColumnIx) {
        self.sites[option.at() * self.objects + object.at()] = Some(first);
    }

    /// The columns of deliveries of the option in year `t`, each with an object of its district.
    pub(super) fn deliveries(&self, option: OptionIx, t: usize) -> impl Iterator<Item = (ObjectIx, ColumnIx)> + '_ {
        let own = move |delivery: &&Delivery| delivery.option == option;
        self.deliveries.values().flat_map(move |(object, deliveries)| {
            deliveries.iter().filter(own).map(move |delivery| (*object, delivery.column(t)))
        })
    }

    pub(super) fn add_delivery(&mut self, district: u32, object: ObjectIx, delivery: Delivery) {
        self.deliveries.entry(district).or_insert((object, Vec::new())).1.push(delivery);
    }

    pub(super) fn set_bought(&mut self, option: OptionIx, object: ObjectIx, first: ColumnIx) {
        self.first[option.at() * self.objects + object.at()] = Some(first);
    }

    pub(super) fn set_levelled(&mut self, option: OptionIx, object: ObjectIx, t: usize, column: ColumnIx) {
        let at = self.at(option.at(), object, t);
        self.levelled[at] = Some(column);
    }

    pub(super) fn set_steps(&mut self, option: OptionIx, object: ObjectIx, t: usize, steps: Vec<(ColumnIx, i64)>) {
        self.steps.insert((option, object, t), steps);
    }

    pub(super) fn set_works(&mut self, option: OptionIx, object: ObjectIx, t: usize, column: ColumnIx) {
        let at = self.at(option.at(), object, t);
        self.works[at] = Some(column);
    }

    pub(super) fn set_full(&mut self, need: NeedIx, object: ObjectIx, t: usize, full: Fullness) {
        let at = self.at(need.at(), object, t);
        self.full[at] = full;
    }

    pub(super) fn set_cover(&mut self, need: NeedIx, object: ObjectIx, t: usize, cover: Cover) {
        let at = self.at(need.at(), object, t);
        self.cover[at] = cover;
    }

    pub(super) fn set_served(&mut self, need: NeedIx, object: ObjectIx, t: usize, column: ColumnIx) {
        let at = self.at(need.at(), object, t);
        self.served[at] = Some(column);
    }

    pub(super) fn add_order(&mut self, item: ItemIx, year: YearIx, lots: Lots) {
        self.orders.entry((item, year)).or_default().push(lots);
    }

    /// The lots of an item's order in a year, in each price band.
    pub(super) fn orders(&self, item: ItemIx, year: YearIx) -> &[Lots] {
        self.orders.get(&(item, year)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The lots of all items in a year, with what a lot costs in tiyn.
    pub(super) fn all_orders(&self, year: YearIx) -> impl Iterator<Item = (ColumnIx, i64)> + '_ {
        let own = self.orders.iter().filter(move |((_, own), _)| *own == year).flat_map(|(_, lots)| lots);
        own.map(|lots| (lots.column, lots.price))
    }

    /// How purchases cover `need` at the end of year `t`.
    pub(super) fn cover(&self, need: NeedIx, object: ObjectIx, t: usize) -> Cover {
        self.cover[self.at(need.at(), object, t)]
    }

    /// When purchases fill `need` (which lacks something) at the end of year `t`.
    pub(super) fn full(&self, need: NeedIx, object: ObjectIx, t: usize) -> Fullness {
        self.full[self.at(need.at(), object, t)]
    }

    /// What is covered up to the end of each step, with the points that a unit of it adds to those of later steps.
    pub(super) fn steps(&self, option: OptionIx, object: ObjectIx, t: usize) -> &[(ColumnIx, i64)] {
        self.steps.get(&(option, object, t)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The levelled severity column.
    pub(super) fn levelled(&self, option: OptionIx, object: ObjectIx, t: usize) -> Option<ColumnIx> {
        self.levelled[self.at(option.at(), object, t)]
    }
}
