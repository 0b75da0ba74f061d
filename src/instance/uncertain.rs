//! Prices that are not certain yet: which options and items they are of, and by how much they may rise.

use std::collections::BTreeMap;

use super::items::PriceSheet;
use super::notes::{Notes, all_names};
use super::stated::Stated;
use super::tenders::{MOST_TENDERS, Tender, Tenders};
use super::{Budget, Item, OptionData, PerYear};
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::fraction::Fraction;
use crate::index::{ItemIx, ObjectIx, OptionIx, TenderIx, YearIx};
use crate::lang::Arg;
use crate::money::Money;
use crate::programme::Programme;
use crate::year::Year;

/// Every set of tenders is a row of every budget and year. More sets than this are refused.
const MOST_SETS: u128 = 300;

/// The tenders, and which option or item each of them is of.
#[derive(Default)]
pub(super) struct Uncertain {
    list: Vec<Tender>,
    protect: usize,
    options: BTreeMap<OptionIx, TenderIx>,
    items: BTreeMap<ItemIx, TenderIx>,
    /// By what share the price of a tender may rise, where no upper price is stated.
    shares: BTreeMap<TenderIx, Fraction>,
}

impl Uncertain {
    /// Those for which the model or the workbook says an upper price; none where the model does not say how many of them
    /// are protected.
    pub(super) fn new(programme: &Programme, prices: &PriceSheet, notes: &mut Notes<'_>) -> Self {
        let Some(spec) = &programme.uncertain else { return Self::default() };
        let mut out = Self { protect: spec.protect, ..Self::default() };
        for (at, (own, stated)) in programme.options.iter().zip(&prices.options).enumerate() {
            let option = OptionIx::new(at);
            let share = spec.options.iter().find(|(own, _)| *own == option).map(|(_, share)| *share);
            if let Some(tender) = out.add(&own.id, &own.label, share, stated) {
                out.options.insert(option, tender);
            }
        }
        for (at, (own, stated)) in programme.items.iter().zip(&prices.items).enumerate() {
            let item = ItemIx::new(at);
            let share = spec.items.iter().find(|(own, _)| *own == item).map(|(_, share)| *share);
            if let Some(tender) = out.add(&own.id, &own.label, share, stated) {
                out.items.insert(item, tender);
            }
        }
        out.refuse_twice(programme, notes);
        out.refuse_many(notes);
        if !out.list.is_empty() && out.protect > 0 {
            let names = all_names(out.list.iter().map(|tender| &tender.id));
            let protect = i64::try_from(out.protect.min(out.list.len())).unwrap_or(i64::MAX);
            notes.assume("assumption-uncertain", args![names = names, protect = protect]);
        }
        out
    }

    fn add(
        &mut self,
        id: &str,
        label: &crate::lang::Label,
        share: Option<Fraction>,
        stated: &Stated,
    ) -> Option<TenderIx> {
        if share.is_none() && stated.upper_at().is_none() {
            return None;
        }
        let tender = TenderIx::new(self.list.len());
        self.list.push(Tender { id: id.to_owned(), label: label.clone() });
        self.shares.extend(share.map(|share| (tender, share)));
        Some(tender)
    }

    /// A rise of an option and of an item in it would count twice.
    fn refuse_twice(&self, programme: &Programme, notes: &mut Notes<'_>) {
        for option in self.options.keys() {
            let Some(spec) = programme.options.get(option.at()) else { continue };
            for (item, _) in spec.items.iter().filter(|(item, _)| self.items.contains_key(item)) {
                let Some(item) = programme.items.get(item.at()) else { continue };
                let args = args![option = Arg::named(&spec.id, &spec.label), item = Arg::named(&item.id, &item.label)];
                notes.report(Code::UncertainTwice, programme.place(&format!("options.{}", spec.id)), args);
            }
        }
    }

    fn refuse_many(&mut self, notes: &mut Notes<'_>) {
        let sets = choose(self.list.len(), self.protect);
        if self.list.len() > MOST_TENDERS || sets > MOST_SETS {
            let args = args![
                count = self.list.len(),
                protect = i64::try_from(self.protect).unwrap_or(i64::MAX),
                sets = sets.to_string(),
                most = MOST_SETS.to_string(),
                tenders = i64::try_from(MOST_TENDERS).unwrap_or(i64::MAX)
            ];
            notes.report(Code::TooManyTenders, Place::Nowhere, args);
            self.list.truncate(MOST_TENDERS);
        }
    }

    /// Writes into `options`, and into `items` that are ordered, by how much each is dearer when a tender comes in at its upper
    /// price; the tenders themselves.
    pub(super) fn apply(
        self,
        (programme, prices): (&Programme, &PriceSheet),
        items: &mut [Item],
        options: &mut [OptionData],
        notes: &mut Notes<'_>,
    ) -> Tenders {
        let mut by_item = self.rises_of_items((programme, prices), items, notes);
        for (at, item) in ItemIx::all(items.len()).zip(items) {
            let Some(order) = &mut item.order else { continue };
            if let Some((tender, rises)) = by_item.remove(&at) {
                order.rise(tender, &item.price, &rises);
            }
        }
        for (at, option) in options.iter_mut().enumerate() {
            let objects = option.eligible.len();
            let mut rises: BTreeMap<TenderIx, PerYear<Money>> = BTreeMap::new();
            if let Some(tender) = self.options.get(&OptionIx::new(at)) {
                let stated = prices.options.get(at).cloned().unwrap_or_default();
                rises.insert(*tender, self.rise_of_option(*tender, option, &stated, programme, notes));
            }
            for (item, quantities) in &option.items {
                let Some((tender, by_year)) = by_item.get(item) else { continue };
                let nothing = || PerYear::filled(objects, programme.years.len(), Money::ZERO);
                let rise = rises.entry(*tender).or_insert_with(nothing);
                for (year, each) in by_year.iter().enumerate() {
                    for (object, quantity) in quantities.iter().enumerate() {
                        let (object, year) = (ObjectIx::new(object), YearIx::new(year));
                        let more =
                            each.checked_times(*quantity).and_then(|more| more.checked_add(rise.get(object, year)));
                        rise.set(object, year, more.unwrap_or(Money::LARGEST_AMOUNT));
                    }
                }
            }
            option.rises = rises.into_iter().collect();
        }
        Tenders::new(self.list, self.protect)
    }

    /// By how much each item that is a tender may rise, by year.
    fn rises_of_items(
        &self,
        (programme, prices): (&Programme, &PriceSheet),
        items: &[Item],
        notes: &mut Notes<'_>,
    ) -> BTreeMap<ItemIx, (TenderIx, Vec<Money>)> {
        let mut out = BTreeMap::new();
        for (item, tender) in &self.items {
            let (Some(data), Some(stated)) = (items.get(item.at()), prices.items.get(item.at())) else { continue };
            let mut rises = Vec::with_capacity(programme.years.len());
            let mut below = None;
            for (year, price) in programme.years.iter().zip(&data.price) {
                let rise = price.map_or(Ok(Money::ZERO), |price| self.rise(*tender, stated, *year, price));
                below = below.or(rise.err());
                rises.push(rise.unwrap_or_default());
            }
            report_below(below, Arg::named(&data.id, &data.label), stated, notes);
            out.insert(*item, (*tender, rises));
        }
        out
    }

    /// By how much an option that is a tender may rise at each object in each year.
    fn rise_of_option(
        &self,
        tender: TenderIx,
        option: &OptionData,
        stated: &Stated,
        programme: &Programme,
        notes: &mut Notes<'_>,
    ) -> PerYear<Money> {
        let objects = option.eligible.len();
        let mut out = PerYear::filled(objects, programme.years.len(), Money::ZERO);
        let mut below = None;
        for (at, year) in programme.years.iter().enumerate() {
            for object in ObjectIx::all(objects) {
                let price = option.price.get(object, YearIx::new(at));
                // Objects of other kinds have no price.
                if price == Money::ZERO && option.eligible.get(object.at()) != Some(&true) {
                    continue;
                }
                match self.rise(tender, stated, *year, price) {
                    Ok(rise) => out.set(object, YearIx::new(at), rise),
                    Err(own) => below = below.or(Some(own)),
                }
            }
        }
        report_below(below, Arg::named(&option.id, &option.label), stated, notes);
        out
    }

    /// By how much `price` may rise: to the upper price that is stated, else by the model's share, rounded up to a tenge.
    ///
    /// # Errors
    /// The price and the upper price, when that is below it.
    fn rise(&self, tender: TenderIx, stated: &Stated, year: Year, price: Money) -> Result<Money, (Money, Money)> {
        let upper = stated.upper(year).unwrap_or_else(|| {
            let share = self.shares.get(&tender).copied().unwrap_or(Fraction::ZERO);
            price.raised(share).unwrap_or(Money::LARGEST_AMOUNT).max(price)
        });
        if upper < price { Err((price, upper)) } else { Ok(upper - price) }
    }
}

fn report_below(below: Option<(Money, Money)>, item: Arg, stated: &Stated, notes: &mut Notes<'_>) {
    if let Some((price, upper)) = below {
        let place = stated.upper_at().cloned().unwrap_or(Place::Nowhere);
        notes.report(Code::UpperPriceBelow, place, args![item = item, price = price, upper = upper]);
    }
}

/// How many sets of `size` (or of all, where that is more) there are of `many`.
fn choose(many: usize, size: usize) -> u128 {
    let (many, size) = (u128::try_from(many).unwrap_or(u128::MAX), u128::try_from(size.min(many)).unwrap_or(0));
    (0..size).fold(1_u128, |sets, at| sets.saturating_mul(many - at).div_euclid(at + 1))
}

/// Refuses options whose price is not certain where a budget that may pay for them also pays together with others: who
/// pays how much would differ from one set of prices to the next.
pub(super) fn refuse_joint(
    programme: &Programme,
    (budgets, options): (&[Budget], &[OptionData]),
    tenders: &Tenders,
    notes: &mut Notes<'_>,
) {
    if tenders.sets.iter().all(|set| *set == super::PriceSet::GIVEN) {
        return;
    }
    let splits = |option: &OptionIx| {
        let cofunded = budgets.iter().any(|budget| budget.cofund.is_some() && budget.options.contains(option));
        cofunded || options.get(option.at()).is_some_and(|data| data.split)
    };
    for (at, data) in options.iter().enumerate().filter(|(_, data)| !data.rises.is_empty()) {
        let own = |budget: &&Budget| budget.options.contains(&OptionIx::new(at));
        let joint =
            budgets.iter().filter(own).find_map(|budget| Some((budget, budget.options.iter().find(|o| splits(o))?)));
        if let Some((budget, other)) = joint {
            let Some(other) = options.get(other.at()) else { continue };
            let args = args![
                option = Arg::named(&data.id, &data.label),
                budget = Arg::named(&budget.id, &budget.label),
                other = Arg::named(&other.id, &other.label)
            ];
            notes.report(Code::UncertainJoint, programme.place(&format!("options.{}", data.id)), args);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_counted() {
        assert_eq!(
            [(6, 3), (3, 0), (3, 3), (3, 9), (20, 10), (0, 1)].map(|(n, k)| choose(n, k)),
            [20, 1, 1, 1, 184_756, 1]
        );
    }
}
