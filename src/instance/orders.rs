//! Items that are ordered for all objects together: in lots, from a least order on, at the price that an order reaches, as
//! far as the supplier delivers.

use super::notes::{Notes, all_names};
use super::stated::Stated;
use super::{Budget, Group, Instance, Item, OptionData, PriceSet, Priority, RuleRow};
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::fraction::Fraction;
use crate::index::{BudgetIx, ItemIx, ObjectIx, OptionIx, TenderIx, YearIx};
use crate::money::Money;
use crate::programme::{self, Measure, Programme, RuralMode, ShareOf};
use crate::quantity::Units;

/// How an item is ordered: what it costs depends on the orders, not on each purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordering {
    /// Units in a lot, at least 1.
    pub lot: Units,
    /// The least units of an order, at least 1.
    pub least: Units,
    /// The most units of each year; `None`: no limit.
    pub capacity: Vec<Option<Units>>,
    /// Prices by the size of an order: from 1 unit on, then rising.
    pub bands: Vec<PriceBand>,
    /// Whether more may be ordered than lots and the least order force.
    pub surplus: bool,
    /// The only budget that may pay; `None`: none may, and nothing can be ordered.
    pub payer: Option<BudgetIx>,
    /// The tender that the item is, where its price is not certain.
    pub tender: Option<TenderIx>,
}

/// The price of all units of an order of so many or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceBand {
    /// The least units.
    pub from: Units,
    /// The price of a unit, per year of the horizon.
    pub price: Vec<Money>,
    /// By how much a unit is dearer when the item comes in at its upper price, per year; empty where its price is certain.
    pub rise: Vec<Money>,
}

impl Ordering {
    /// The units of the smallest order: the least order in whole lots.
    pub fn smallest(&self) -> i64 {
        self.lots_of(self.least.get()) * self.lot.get()
    }

    /// The fewest lots that hold so many units.
    pub const fn lots_of(&self, units: i64) -> i64 {
        let lot = self.lot.get();
        units.div_euclid(lot) + if units.rem_euclid(lot) > 0 { 1 } else { 0 }
    }

    /// The lots of an order in the band at `band` in `year`, where all objects together use at most `used` units.
    /// `None` when no order fits.
    pub fn lots(&self, band: usize, year: YearIx, used: i64) -> Option<(i64, i64)> {
        let own = self.bands.get(band)?;
        let least = self.lots_of(own.from.max(self.least).get());
        let whole = |units: i64| units.div_euclid(self.lot.get());
        // More is never left over than the smallest order but one unit; where surplus is wanted, only to reach a band.
        let useful = whole(used + self.smallest() - 1);
        let useful = if self.surplus { useful.max(least) } else { useful };
        let next = self.bands.get(band + 1).map(|next| whole(next.from.get() - 1));
        let capacity = self.capacity.get(year.at()).copied().flatten().map(|most| whole(most.get()));
        let most = [next, capacity].into_iter().flatten().fold(useful, i64::min);
        (used > 0 && least <= most).then_some((least, most))
    }

    /// The band that an order of so many units reaches.
    pub fn band_of(&self, units: i64) -> usize {
        self.bands.iter().rposition(|band| band.from.get() <= units).unwrap_or(0)
    }

    /// The price of a unit of an order in a band, at prices of `set`.
    pub fn price_at(&self, set: PriceSet, band: usize, year: YearIx) -> Money {
        let of = |list: &[Money]| list.get(year.at()).copied().unwrap_or(Money::ZERO);
        let Some(own) = self.bands.get(band) else { return Money::ZERO };
        let rises = self.tender.is_some_and(|tender| set.has(tender));
        of(&own.price) + if rises { of(&own.rise) } else { Money::ZERO }
    }

    /// Makes the item a tender that may rise by so much in each year; the prices of larger orders rise by the same share, each
    /// rounded up to a tenge.
    pub(super) fn rise(&mut self, tender: TenderIx, price: &[Option<Money>], rises: &[Money]) {
        self.tender = Some(tender);
        for band in &mut self.bands {
            let own = band.price.iter().zip(price).zip(rises);
            band.rise = own.map(|((own, first), rise)| rise_alike(*own, first.unwrap_or(*own), *rise)).collect();
        }
    }

    /// The lowest price of a unit in any year.
    pub fn lowest_price(&self) -> Money {
        self.bands.iter().flat_map(|band| band.price.iter().copied()).min().unwrap_or(Money::ZERO)
    }

    /// The highest price of a unit in any year.
    pub fn highest_price(&self) -> Money {
        let most =
            |list: fn(&PriceBand) -> &[Money]| self.bands.iter().flat_map(list).copied().max().unwrap_or(Money::ZERO);
        most(|band| &band.price) + most(|band| &band.rise)
    }
}

/// By how much a price rises when `first` rises by `rise`: by the same share, and up to a whole tenge.
fn rise_alike(price: Money, first: Money, rise: Money) -> Money {
    if price == first {
        return rise;
    }
    let share = Fraction::new(i128::from(rise.tiyn()), i128::from(first.tiyn()).max(1));
    let upper = share.and_then(|share| price.raised(share)).unwrap_or(Money::LARGEST_AMOUNT);
    upper.max(price) - price
}

impl OptionData {
    /// The items of its bill of materials that are ordered for all objects together, with their quantities per object.
    pub fn ordered<'o>(&'o self, items: &'o [Item]) -> impl Iterator<Item = (ItemIx, &'o Ordering, &'o [Units])> {
        self.items.iter().filter_map(|(item, quantities)| {
            let order = items.get(item.at())?.order.as_ref()?;
            Some((*item, order, quantities.as_slice()))
        })
    }

    /// Whether a part of what it costs is paid with orders.
    pub fn has_orders(&self, items: &[Item]) -> bool {
        self.ordered(items).next().is_some()
    }

    /// The least that the ordered items of one purchase for an object can cost.
    pub fn least_ordered(&self, items: &[Item], object: ObjectIx) -> i128 {
        let cost = |(_, order, quantities): (ItemIx, &Ordering, &[Units])| {
            let each = quantities.get(object.at()).map_or(0, |quantity| i128::from(quantity.get()));
            i128::from(order.lowest_price().tiyn()).saturating_mul(each)
        };
        self.ordered(items).map(cost).fold(0, i128::saturating_add)
    }
}

impl Instance {
    /// The items that are ordered for all objects together.
    pub fn ordered_items(&self) -> impl Iterator<Item = (ItemIx, &Ordering)> {
        let items = ItemIx::all(self.items.len()).zip(&self.items);
        items.filter_map(|(at, item)| Some((at, item.order.as_ref()?)))
    }

    /// The price of a unit of an order in a band at the prices of each set.
    pub fn order_prices(&self, order: &Ordering, band: usize, year: YearIx) -> Vec<Money> {
        self.tenders.sets.iter().map(|set| order.price_at(*set, band, year)).collect()
    }

    /// How many of an ordered item one purchase of each option takes, per object: options that take any.
    pub fn uses_of(&self, item: ItemIx) -> impl Iterator<Item = (OptionIx, &[Units])> {
        let options = OptionIx::all(self.options.len()).zip(&self.options);
        options.flat_map(move |(at, option)| {
            let own = option.items.iter().filter(move |(own, _)| *own == item);
            own.map(move |(_, quantities)| (at, quantities.as_slice()))
        })
    }
}

/// The prices of larger orders: from so many units on.
pub(super) type Breaks = Vec<(Units, Money)>;

/// How an item is ordered, out of the model and the workbook; `None` when it is bought one by one. `price` is that of the
/// first unit, per year.
pub(super) fn ordering(
    (programme, spec): (&Programme, &programme::Item),
    stated: &Stated,
    (price, breaks): (&[Option<Money>], &[Breaks]),
    notes: &mut Notes<'_>,
) -> Option<Ordering> {
    let years = &programme.years;
    let lot = stated.lot.or(spec.order.lot).unwrap_or(Units::ONE);
    let least = stated.moq.or(spec.order.moq).unwrap_or(Units::ONE);
    let capacity: Vec<Option<Units>> =
        years.iter().map(|year| stated.capacity(*year).or_else(|| spec.order.capacity.get(year).copied())).collect();
    let place = |key: &str| programme.place(&format!("items.{}.{key}", spec.id));
    let has_own = years.iter().any(|year| stated.breaks(*year).is_some_and(|own| !own.is_empty()));
    let breaks_at = if has_own { stated.place() } else { place("breaks") };
    let bands = bands(&spec.id, (price, breaks), &breaks_at, notes);
    let is_plain = lot == Units::ONE && least == Units::ONE && bands.len() < 2 && !spec.order.surplus;
    if is_plain && capacity.iter().all(Option::is_none) {
        return None;
    }
    let order = Ordering { lot, least, capacity, bands, surplus: spec.order.surplus, payer: None, tender: None };
    for (year, capacity) in years.iter().zip(&order.capacity) {
        let most = capacity.map_or(i64::MAX, Units::get);
        if (1..order.smallest()).contains(&most) {
            let args = args![item = spec.id.as_str(), year = *year, capacity = most, least = order.smallest()];
            let has_own = stated.lot.is_some() || stated.moq.is_some() || stated.capacity(*year).is_some();
            notes.report(Code::OrderImpossible, if has_own { stated.place() } else { place("capacity") }, args);
            break;
        }
    }
    Some(order)
}

/// The prices by the size of an order. A band that begins in one year only has the price of the band below it in the others.
fn bands(
    item: &str,
    (price, breaks): (&[Option<Money>], &[Breaks]),
    place: &Place,
    notes: &mut Notes<'_>,
) -> Vec<PriceBand> {
    let mut from: Vec<Units> = breaks.iter().flatten().map(|(from, _)| *from).collect();
    from.push(Units::ONE);
    from.sort_unstable();
    from.dedup();
    let mut out: Vec<PriceBand> = Vec::with_capacity(from.len());
    for from in from {
        let mut prices = Vec::with_capacity(breaks.len());
        let mut is_told = false;
        for (at, own) in breaks.iter().enumerate() {
            let below = out.last().and_then(|band| band.price.get(at).copied());
            let first = price.get(at).copied().flatten().unwrap_or(Money::ZERO);
            let below = below.unwrap_or(first);
            let here = own.iter().find(|(own, _)| *own == from).map(|(_, price)| *price);
            if let Some(here) = here.filter(|here| *here >= below && !is_told) {
                let args = args![item = item, from = from.get(), price = here, below = below];
                notes.report(Code::BreakNotLower, place.clone(), args);
                is_told = true;
            }
            prices.push(here.unwrap_or(below));
        }
        out.push(PriceBand { from, price: prices, rise: Vec::new() });
    }
    out
}

/// Finds who pays for the orders of each item: the only budget that may pay for it, wherever it may be bought.
pub(super) fn find_payers(
    programme: &Programme,
    (items, options): (&mut [Item], &[OptionData]),
    (budgets, groups): (&[Budget], &[Group]),
    notes: &mut Notes<'_>,
) {
    for (at, item) in items.iter_mut().enumerate() {
        let Some(order) = &mut item.order else { continue };
        let mut payers: Vec<BudgetIx> = Vec::new();
        let mut is_shared = false;
        for (option, data) in OptionIx::all(options.len()).zip(options) {
            let own = data.items.iter().filter(|(own, _)| own.at() == at);
            let quantities = own.map(|(_, quantities)| quantities).next();
            let takes = |object: &ObjectIx| {
                let eligible = data.eligible.get(object.at()) == Some(&true);
                eligible && quantities.and_then(|q| q.get(object.at())).is_some_and(|units| *units > Units::ZERO)
            };
            for object in ObjectIx::all(data.eligible.len()).filter(takes) {
                for (budget, spec) in BudgetIx::all(budgets.len()).zip(budgets) {
                    if spec.may_pay(option, object, groups) {
                        is_shared |= data.split || spec.cofund.is_some();
                        payers.push(budget);
                    }
                }
            }
        }
        payers.sort_unstable();
        payers.dedup();
        if payers.len() > 1 || is_shared {
            let names = all_names(payers.iter().filter_map(|own| budgets.get(own.at())).map(|own| &own.id));
            let place = programme.place(&format!("items.{}", item.id));
            notes.report(Code::OrderSeveralPayers, place, args![item = item.id.as_str(), budgets = names]);
        }
        order.payer = payers.first().copied();
    }
}

/// Refuses what measures the cost of a part of the objects: an order is paid for all together.
pub(super) fn refuse_costs_of_part(
    items: &[Item],
    rules: &[RuleRow],
    (goals, priorities): (&[super::Goal], &[Priority]),
    notes: &mut Notes<'_>,
) {
    let Some(item) = items.iter().find(|item| item.order.is_some()) else { return };
    let all = crate::index::GroupIx::new(Instance::ALL);
    let counts = |metric: &super::Metric| metric.terms.iter().any(|(_, measure)| *measure == Measure::Cost);
    let is_part = |row: &&RuleRow| row.group != all && counts(&row.metric);
    let rules = rules.iter().filter(is_part).map(|row| row.metric.text.clone());
    let goals =
        goals.iter().filter(|goal| goal.group != all && counts(&goal.metric)).map(|goal| goal.metric.text.clone());
    let of_money = |own: &&Priority| matches!(own.rural, RuralMode::Floor { of: ShareOf::Money, .. });
    let floors = priorities.iter().filter(of_money).map(|_| "rural = { floor, of = \"money\" }".to_owned());
    let mut found: Vec<String> = rules.chain(goals).chain(floors).collect();
    found.dedup();
    for text in found {
        notes.report(Code::OrderCostOfPart, Place::Nowhere, args![found = text, item = item.id.as_str()]);
    }
}
