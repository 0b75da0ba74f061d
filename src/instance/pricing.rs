//! What a purchase costs at each object in each year, and what its bill of materials says.

use std::collections::BTreeMap;

use super::evaluate::{Evaluator, constant_money};
use super::items::PriceSheet;
use super::notes::{Notes, note_draft};
use super::offers::Offers;
use super::orders::{Breaks, ordering};
use super::spared::Spared;
use super::stated::Stated;
use super::{Item, OptionData, PerYear};
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::index::{ItemIx, ObjectIx, YearIx};
use crate::lang::Arg;
use crate::money::Money;
use crate::programme::{self, Formula, OptionSpec, Programme};
use crate::quantity::Units;
use crate::year::Year;

/// The items with their prices.
pub(super) fn build_items(programme: &Programme, prices: &PriceSheet, notes: &mut Notes<'_>) -> Vec<Item> {
    let mut out = Vec::with_capacity(programme.items.len());
    for (spec, stated) in programme.items.iter().zip(&prices.items) {
        let mut of_formula: BTreeMap<Year, Option<Money>> = BTreeMap::new();
        let mut price = Vec::with_capacity(programme.years.len());
        for year in &programme.years {
            price.push(stated.price(*year).or_else(|| {
                let (from, formula) = formula_of(spec.price.as_ref(), *year)?;
                *of_formula.entry(from).or_insert_with(|| constant_money(formula, &spec.id, notes))
            }));
        }
        if !stated.is_some() {
            note_draft(&format!("items.{}", spec.id), spec.placeholder, spec.basis.as_deref(), notes);
        }
        if stated.is_some() && !spec.order.breaks.is_empty() {
            notes.assume("assumption-breaks-stated", args![item = spec.id.as_str()]);
        }
        let breaks = breaks(spec, stated, programme, notes);
        let order = ordering((programme, spec), stated, (&price, &breaks), notes);
        out.push(Item { id: spec.id.clone(), label: spec.label.clone(), price, order });
    }
    out
}

/// The prices of larger orders in each year: those of the workbook where it states the price, else those of the model.
fn breaks(spec: &programme::Item, stated: &Stated, programme: &Programme, notes: &mut Notes<'_>) -> Vec<Breaks> {
    let mut constant = |formula: &Formula| constant_money(formula, &spec.id, notes);
    let mut out = Vec::with_capacity(programme.years.len());
    for year in &programme.years {
        out.push(match stated.breaks(*year) {
            Some(stated) => stated.to_vec(),
            None => {
                let own = spec.order.breaks.iter();
                own.filter_map(|(from, prices)| Some((*from, constant(formula_of(Some(prices), *year)?.1)?))).collect()
            }
        });
    }
    out
}

/// The options with their prices, conditions and bills of materials.
pub(super) fn build_options(
    programme: &Programme,
    prices: &PriceSheet,
    items: &[Item],
    eligible: &[bool],
    evaluator: Evaluator<'_>,
    notes: &mut Notes<'_>,
) -> Vec<OptionData> {
    let mut out = Vec::with_capacity(programme.options.len());
    for (at, spec) in programme.options.iter().enumerate() {
        let evaluator = evaluator.of(spec.object);
        let what = |part: &str| format!("options.{}.{part}", spec.id);
        let bill: Vec<(ItemIx, Vec<Units>)> =
            spec.items.iter().map(|(item, formula)| (*item, evaluator.units(formula, &what("items"), notes))).collect();
        let stated = prices.options.get(at).cloned().unwrap_or_default();
        let price = Pricing { programme, items, spec, bill: &bill, evaluator }.price(&stated, notes);
        let yearly = spec.yearly.as_ref().map(|formula| evaluator.money(formula, &what("yearly"), notes));
        let fixed = spec.fixed.as_ref().map(|formula| evaluator.money(formula, &what("fixed"), notes));
        let fits = spec.condition.as_ref().map(|formula| evaluator.flags(formula, &what("where"), notes));
        let is_own = |object: usize| evaluator.data.kind(object) == spec.object;
        let may = |(object, allowed): (usize, &bool)| {
            *allowed && is_own(object) && fits.as_ref().is_none_or(|f| f.get(object) == Some(&true))
        };
        if !stated.is_some() {
            note_draft(&format!("options.{}", spec.id), spec.placeholder, spec.basis.as_deref(), notes);
        }
        out.push(OptionData {
            id: spec.id.clone(),
            label: spec.label.clone(),
            object: spec.object,
            buy: spec.buy,
            gives: spec.gives.clone(),
            requires: spec.requires.clone(),
            eligible: eligible.iter().enumerate().map(may).collect(),
            condition: spec.condition.as_ref().map(|formula| formula.text.clone()),
            price,
            rises: Vec::new(),
            yearly: yearly.unwrap_or_else(|| vec![Money::ZERO; evaluator.data.len()]),
            fixed: fixed.unwrap_or_else(|| vec![Money::ZERO; evaluator.data.len()]),
            delivery: spec.delivery.as_ref().map_or(Money::ZERO, |delivery| delivery.fixed),
            life: spec.life,
            steps: spec.steps.clone(),
            years: programme.years.iter().map(|year| spec.years.is_empty() || spec.years.contains(year)).collect(),
            split: spec.split,
            items: bill,
        });
    }
    out
}

/// Adds to the prices what the delivery of a unit costs at each object.
pub(super) fn add_unit_deliveries(
    options: &mut [OptionData],
    programme: &Programme,
    evaluator: Evaluator<'_>,
    notes: &mut Notes<'_>,
) {
    for (option, spec) in options.iter_mut().zip(&programme.options) {
        let Some(formula) = spec.delivery.as_ref().and_then(|delivery| delivery.unit.as_ref()) else { continue };
        let what = format!("options.{}.delivery.unit", spec.id);
        for (object, unit) in evaluator.of(spec.object).money(formula, &what, notes).into_iter().enumerate() {
            let object = ObjectIx::new(object);
            for year in YearIx::all(programme.years.len()) {
                option.price.set(object, year, option.price.get(object, year) + unit);
            }
        }
    }
}

/// Takes options out of the plan that stand beside offered ones, have no offers and cannot be estimated.
pub(super) fn close_unknown(
    options: &mut [OptionData],
    programme: &Programme,
    offers: &Offers,
    spared: &Spared,
    notes: &mut Notes<'_>,
) {
    let own = options.iter_mut().zip(&programme.options).zip(offers);
    for ((option, spec), _) in own.filter(|((_, spec), offers)| offers.is_empty() && spared.leaves_unknown(spec)) {
        option.eligible.fill(false);
        notes.assume("assumption-no-offers", args![option = Arg::named(&option.id, &spec.label)]);
    }
}

/// Puts what is offered in place of the model's estimates: an option with offers is available only where it is offered,
/// at that price and fee.
pub(super) fn apply_offers(options: &mut [OptionData], offers: &Offers, allowed: &[bool], notes: &mut Notes<'_>) {
    for (option, offers) in options.iter_mut().zip(offers).filter(|(_, offers)| !offers.is_empty()) {
        notes.assume("assumption-offers", args![option = Arg::named(&option.id, &option.label), count = offers.len()]);
        for object in 0..allowed.len() {
            let offer = offers.get(&object);
            if let Some(eligible) = option.eligible.get_mut(object) {
                *eligible = offer.is_some() && allowed.get(object) == Some(&true);
            }
            let Some(offer) = offer else { continue };
            for year in YearIx::all(option.years.len()) {
                option.price.set(ObjectIx::new(object), year, offer.price);
            }
            if let Some(yearly) = option.yearly.get_mut(object) {
                *yearly = offer.yearly;
            }
        }
    }
}

/// The formula for a year: its own, else of the nearest earlier year, else of the first.
pub(super) fn formula_of(prices: Option<&BTreeMap<Year, Formula>>, year: Year) -> Option<(Year, &Formula)> {
    let prices = prices?;
    let found = prices.range(..=year).next_back().or_else(|| prices.iter().next())?;
    Some((*found.0, found.1))
}

/// What the price of one option follows from.
struct Pricing<'a> {
    programme: &'a Programme,
    items: &'a [Item],
    spec: &'a OptionSpec,
    bill: &'a [(ItemIx, Vec<Units>)],
    evaluator: Evaluator<'a>,
}

impl Pricing<'_> {
    fn price(&self, stated: &Stated, notes: &mut Notes<'_>) -> PerYear<Money> {
        let objects = self.evaluator.data.len();
        let mut out = PerYear::filled(objects, self.programme.years.len(), Money::ZERO);
        let mut of_formula: BTreeMap<Year, Vec<Money>> = BTreeMap::new();
        for (at, year) in self.programme.years.iter().enumerate() {
            let declared = if let Some(price) = stated.price(*year) {
                let own =
                    |object| if self.evaluator.data.kind(object) == self.spec.object { price } else { Money::ZERO };
                Some((0..objects).map(own).collect())
            } else {
                formula_of(self.spec.price.as_ref(), *year).map(|(from, formula)| {
                    let what = format!("options.{}.price", self.spec.id);
                    of_formula.entry(from).or_insert_with(|| self.evaluator.money(formula, &what, notes)).clone()
                })
            };
            let year = YearIx::new(at);
            let is_refused = declared.is_some() && self.refuse_orders(at == 0, notes);
            let total = self.total_of_items(year, declared.is_some(), notes);
            if let (Some(declared), Some(total), false) = (&declared, &total, is_refused) {
                self.compare(declared, total, year, notes);
            }
            let Some(price) = declared.or(total) else {
                if self.bill.is_empty() && at == 0 {
                    notes.report(
                        Code::OptionWithoutPrice,
                        Place::Nowhere,
                        args![option = Arg::named(&self.spec.id, &self.spec.label)],
                    );
                }
                continue;
            };
            for (object, price) in price.into_iter().enumerate() {
                out.set(ObjectIx::new(object), year, price);
            }
        }
        out
    }

    /// Refuses a price of the whole where a part of it is paid with orders; reported once. Whether it is refused.
    fn refuse_orders(&self, is_first: bool, notes: &mut Notes<'_>) -> bool {
        let bill = self.bill.iter().filter_map(|(item, _)| self.items.get(item.at()));
        let ordered: Vec<&Item> = bill.filter(|item| item.order.is_some()).collect();
        for item in ordered.iter().filter(|_| is_first) {
            let args = args![option = self.spec.id.as_str(), item = item.id.as_str()];
            let place = self.programme.place(&format!("options.{}.price", self.spec.id));
            notes.report(Code::OrderInsidePrice, place, args);
        }
        !ordered.is_empty()
    }

    /// Σ of the items per object, without those that are paid with orders; `None` when there are no items or a price is missing, which is an error
    /// unless a price of the whole is declared.
    fn total_of_items(&self, year: YearIx, has_price: bool, notes: &mut Notes<'_>) -> Option<Vec<Money>> {
        if self.bill.is_empty() {
            return None;
        }
        let mut total = vec![Money::ZERO; self.evaluator.data.len()];
        let mut complete = true;
        for (item, quantities) in self.bill {
            let item = self.items.get(item.at())?;
            let Some(price) = item.price.get(year.at()).copied().flatten() else {
                complete = false;
                if !has_price && year.at() == 0 {
                    let args = args![
                        item = Arg::named(&item.id, &item.label),
                        option = Arg::named(&self.spec.id, &self.spec.label)
                    ];
                    notes.report(Code::ItemWithoutPrice, Place::Nowhere, args);
                }
                continue;
            };
            if item.order.is_some() {
                continue;
            }
            for (sum, quantity) in total.iter_mut().zip(quantities) {
                let Some(next) = price.checked_times(*quantity).and_then(|part| sum.checked_add(part)) else {
                    notes.report(
                        Code::AmountsTooLarge,
                        Place::Nowhere,
                        args![option = Arg::named(&self.spec.id, &self.spec.label)],
                    );
                    return None;
                };
                *sum = next;
            }
        }
        complete.then_some(total)
    }

    /// A bundle's price must be the sum of its items at every object.
    fn compare(&self, declared: &[Money], total: &[Money], year: YearIx, notes: &mut Notes<'_>) {
        let data = self.evaluator.data;
        let is_own =
            |object: usize| data.incomplete.get(object) == Some(&false) && data.kind(object) == self.spec.object;
        let differs = |object: &usize| is_own(*object) && declared.get(*object) != total.get(*object);
        let differing: Vec<usize> = (0..declared.len()).filter(differs).collect();
        let Some(first) = differing.first() else { return };
        let year = self.programme.years.get(year.at()).map(ToString::to_string).unwrap_or_default();
        let args = args![
            option = Arg::named(&self.spec.id, &self.spec.label),
            year = year,
            price = declared.get(*first).copied().unwrap_or_default(),
            total = total.get(*first).copied().unwrap_or_default(),
            object = self.evaluator.data.objects.id.get(*first).map_or("", String::as_str),
            count = differing.len()
        ];
        notes.report(Code::BundleSum, Place::Nowhere, args);
    }
}
