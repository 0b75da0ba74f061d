//! Items that are ordered for all objects together: what may be ordered, and the most that orders are worth at prices.

use std::collections::BTreeMap;

use super::data::{Band, Object, Ordering, PricedRow, Side, Split, SplitAt};
use super::exact::{Exact, add, ceil_div, mul, sub};
use super::model::{Chain, Model};
use super::tenders::{Asked, PriceSet};
use super::total::Items;

/// What a unit of each item that is ordered in each year is worth, by the rows between orders and use.
pub(super) type Worths = BTreeMap<(usize, usize), i128>;

impl Ordering {
    /// The units of the smallest order.
    pub(super) fn smallest(&self) -> i128 {
        ceil_div(i128::from(self.moq), i128::from(self.lot)) * i128::from(self.lot)
    }

    /// What may be left over at the end of a year; `None`: anything.
    pub(super) fn most_spare(&self) -> Option<i128> {
        (!self.surplus).then(|| self.smallest() - 1)
    }

    /// The price of a unit of an order of so many in year `t`, in tiyn.
    pub(super) fn price_of(&self, units: i128, t: usize) -> i128 {
        self.reached(units).map_or(0, |band| band.price_at(t))
    }

    /// By how much a unit of such an order is dearer at prices of `set`, in tiyn.
    pub(super) fn rise_of(&self, units: i128, t: usize, set: PriceSet) -> i128 {
        self.reached(units).map_or(0, |band| self.rise_in(band, t, set))
    }

    fn reached(&self, units: i128) -> Option<&Band> {
        self.bands.iter().rev().find(|band| i128::from(band.from) <= units)
    }

    fn rise_in(&self, band: &Band, t: usize, set: PriceSet) -> i128 {
        let rises = self.tender.is_some_and(|tender| set.has(tender));
        if rises { band.rise.get(t).map_or(0, |rise| i128::from(*rise)) } else { 0 }
    }

    /// The fewest and the most lots of an order in a price band in year `t`, where so many units are of use at most.
    fn lots(&self, band: usize, t: usize, useful: i128) -> Option<(i128, i128)> {
        let from = self.bands.get(band)?.from;
        let lot = i128::from(self.lot);
        let least = ceil_div(i128::from(from.max(self.moq)), lot);
        let mut most = add(useful, self.smallest() - 1).ok()?.div_euclid(lot);
        if self.surplus {
            most = most.max(least);
        }
        let below_next = self.bands.get(band + 1).map(|next| next.from - 1);
        for limit in [below_next, self.capacity.get(t).copied().flatten()].into_iter().flatten() {
            most = most.min(i128::from(limit).div_euclid(lot));
        }
        (useful > 0 && least <= most).then_some((least, most))
    }
}

impl Band {
    /// The price of a unit in year `t` as given, in tiyn.
    fn price_at(&self, t: usize) -> i128 {
        self.price.get(t).map_or(0, |price| i128::from(*price))
    }
}

impl Model<'_> {
    /// How many of an ordered item one purchase of an option takes at an object.
    pub(super) fn takes(&self, object: &Object, item: usize, option: usize) -> i128 {
        object.takes.get(item * self.data.options.len() + option).map_or(0, |units| i128::from(*units))
    }

    /// Whether a part of what an option costs is paid with orders.
    pub(super) fn has_orders(&self, option: usize) -> bool {
        self.data.ordering.iter().any(|item| item.options.contains(&option))
    }

    /// The most of an item that purchases can take.
    pub(super) fn most_taken(&self, item: usize) -> i128 {
        let of_object = |(at, object): (usize, &Object)| {
            let chains = self.chains(at);
            let bought = |chain: &Chain| chain.most.last().copied().unwrap_or(0);
            let taken = chains.iter().map(|chain| bought(chain).saturating_mul(self.takes(object, item, chain.option)));
            taken.fold(0, i128::saturating_add)
        };
        self.data.objects.iter().enumerate().map(of_object).fold(0, i128::saturating_add)
    }
}

/// Adds `taken` times a row between orders and use to what ordered units are worth: all that is ordered by its year.
pub(super) fn add_row(worths: &mut Worths, row: PricedRow, taken: i128) -> Exact<()> {
    let (item, year, each) = match row {
        PricedRow::Ordered { item, year } => (item, year, sub(0, taken)?),
        PricedRow::Spare { item, year } => (item, year, taken),
        _ => return Ok(()),
    };
    for t in 0..=year {
        let own = worths.entry((item, t)).or_default();
        *own = add(*own, each)?;
    }
    Ok(())
}

/// The most that all orders are worth: what their units are worth, what the forms of `items` count of their cost, less what the
/// budgets' prices charge. `None` when the splits leave an order nothing.
pub(super) fn best_orders(
    model: &Model<'_>,
    worths: &Worths,
    (items, money): (&Items<'_>, &Asked),
    splits: &[Split],
) -> Exact<Option<i128>> {
    let mut total = 0;
    let costs = items.costs_of_orders(model)?;
    for (at, item) in model.data.ordering.iter().enumerate() {
        let useful = model.most_used.get(at).copied().unwrap_or(0);
        for t in model.years() {
            let of_payer = |list: &Vec<i128>| item.payer.and_then(|payer| list.get(model.data.slot(payer, t)).copied());
            let asked: Vec<(PriceSet, i128)> =
                money.iter().filter_map(|(set, list)| Some((*set, of_payer(list)?))).collect();
            let unit = worths.get(&(at, t)).copied().unwrap_or(0);
            let worth = (unit, costs.get(t).copied().unwrap_or(0), asked.as_slice());
            match best_order(item, (at, t, useful), worth, splits)? {
                Some(best) => total = add(total, best)?,
                None => return Ok(None),
            }
        }
    }
    Ok(Some(total))
}

/// The most that one order is worth: none, or in one price band as few or as many lots as it may have there. `unit` is what a
/// unit is worth, `tiyn` what each tiyn of its given price counts, `asked` what the budgets ask for each tiyn of its price at
/// each set of prices.
fn best_order(
    item: &Ordering,
    (at, t, useful): (usize, usize, i128),
    (unit, tiyn, asked): (i128, i128, &[(PriceSet, i128)]),
    splits: &[Split],
) -> Exact<Option<i128>> {
    let bands: Vec<(i128, i128)> = (0..item.bands.len()).map(|band| bounds(splits, (at, band, t))).collect();
    let is_forced = |band: &(i128, i128)| band.0 > 0;
    let forced = bands.iter().filter(|band| is_forced(band)).count();
    let mut best = (forced == 0).then_some(0);
    for (band, (lower, upper)) in bands.iter().enumerate() {
        let others = forced - usize::from(*lower > 0);
        let Some((least, most)) = item.lots(band, t, useful).filter(|_| others == 0) else { continue };
        let (least, most) = (least.max(*lower), most.min(*upper));
        if least > most {
            continue;
        }
        let Some(own) = item.bands.get(band) else { continue };
        let price = own.price_at(t);
        let cost = asked.iter().try_fold(0, |sum, (set, multiplier)| {
            add(sum, mul(add(price, item.rise_in(own, t, *set))?, *multiplier)?)
        })?;
        let each = mul(sub(add(unit, mul(tiyn, price)?)?, cost)?, i128::from(item.lot))?;
        best = best.max(Some(mul(each, if each > 0 { most } else { least })?));
    }
    Ok(best)
}

/// What the splits leave of the lots of an order in a price band.
fn bounds(splits: &[Split], (item, band, year): (usize, usize, usize)) -> (i128, i128) {
    let (mut least, mut most) = (0, i128::MAX);
    for split in splits.iter().filter(|split| split.at == SplitAt::Lots { item, band, year }) {
        match split.side {
            Side::AtMost(limit) => most = most.min(i128::from(limit)),
            Side::AtLeast(limit) => least = least.max(i128::from(limit)),
        }
    }
    (least, most)
}
