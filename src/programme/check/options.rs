//! Options: what can be bought.

use std::collections::BTreeMap;

use super::{Checker, flag, label, text};
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::index::{ItemIx, NeedIx};
use crate::money::Money;
use crate::programme::document::Key;
use crate::programme::formula::{Formula, Wanted};
use crate::programme::raw::{RawOption, Text, Whole};
use crate::programme::{Buy, Delivery, OptionSpec, Priority, Spread, Step};
use crate::quantity::Units;
use crate::year::Year;

/// More years than any equipment serves.
const LONGEST_LIFE: i64 = 100;

/// The most years over which what retires is planned.
const MOST_YEARS: usize = 10;
/// Options that are delivered to districts at a cost, times years, at most.
const MOST_DELIVERIES: usize = 10;

/// The most points of a unit: sums stay far from overflow.
const LARGEST_VALUE: i64 = 1_000;

impl Checker<'_> {
    /// The options in file order.
    pub(super) fn options(&mut self) -> Option<Vec<OptionSpec>> {
        self.one_option_per_need();
        self.not_too_many_deliveries();
        let options: Vec<Option<OptionSpec>> = self.options.iter().map(|(_, key, raw)| self.option(key, raw)).collect();
        options.into_iter().collect()
    }

    /// Each need has one option that gives it, or alternatives of which one works: the proof prices no other mixture.
    fn one_option_per_need(&mut self) {
        let mut givers: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for (_, _, raw) in self.options.iter() {
            let group = raw.alternative.as_ref().map(|group| group.text.as_str());
            for (need, _) in raw.gives.iter().flat_map(|gives| &gives.0) {
                match givers.get(need.text.as_str()) {
                    Some(other) if group.is_none() && other.is_none() => {
                        self.reporter.not_yet(&need.span, "two-options");
                    }
                    _ => {
                        givers.insert(&need.text, group);
                    }
                }
            }
        }
    }

    fn option(&mut self, key: &Key, raw: &RawOption) -> Option<OptionSpec> {
        let object = self.kind_of(raw.object.as_ref());
        let buy = self.buy(key, raw);
        let gives = self.gives(key, raw);
        let given = raw.gives.iter().flat_map(|gives| &gives.0).map(|(key, _)| (key.text.clone(), key.span.clone()));
        let given = given.map(|(text, span)| Text { text, span });
        let required = raw.requires.iter().flat_map(|list| &list.items).cloned();
        for need in given.chain(required) {
            self.same_kind(key, object, &need);
        }
        let requires = self.requires(raw);
        let condition = self.optional_formula(raw.condition.as_ref(), Wanted::Condition);
        let price = raw.price.as_ref().map_or(Some(None), |prices| self.prices(prices).map(Some));
        let yearly = self.optional_formula(raw.yearly.as_ref(), Wanted::Amount);
        let fixed = self.optional_formula(raw.fixed.as_ref(), Wanted::Amount);
        let delivery = self.delivery(raw);
        let items = self.bill(raw);
        let life = self.life(raw);
        let steps = self.steps(raw);
        let years = self.option_years(raw);
        if raw.lacks("price") && raw.lacks("items") {
            let name = format!("options.{}", key.text);
            self.reporter.report(Code::MissingKey, &key.span, args![key = "price", table = name]);
        }
        Some(OptionSpec {
            id: key.text.clone(),
            label: label(raw.label.as_ref()),
            object: object?,
            buy: buy?,
            gives: gives?,
            requires: requires?,
            condition: condition?,
            price: price?,
            yearly: yearly?,
            fixed: fixed?,
            delivery: delivery?,
            life: life?,
            steps: steps?,
            items: items?,
            years: years?,
            split: flag(raw.split.as_ref()),
            basis: text(raw.basis.as_ref()),
            placeholder: flag(raw.placeholder.as_ref()),
        })
    }

    /// How it is bought; an alternative once.
    fn buy(&mut self, key: &Key, raw: &RawOption) -> Option<Buy> {
        match (&raw.buy, &raw.alternative) {
            (None, Some(_)) => Some(Buy::Once),
            (Some(buy), _) => Some(buy.value),
            (None, None) => {
                if raw.lacks("buy") {
                    let name = format!("options.{}", key.text);
                    self.reporter.report(Code::MissingKey, &key.span, args![key = "buy", table = name]);
                }
                None
            }
        }
    }

    /// What delivery costs; `Some(None)` when nothing is said.
    fn delivery(&mut self, raw: &RawOption) -> Option<Option<Delivery>> {
        let Some(delivery) = &raw.delivery else { return Some(None) };
        let fixed = delivery.fixed.as_ref().map_or(Money::ZERO, |fixed| fixed.value);
        let unit = self.optional_formula(delivery.unit.as_ref(), Wanted::Amount)?;
        delivery.per.as_ref()?;
        Some(Some(Delivery { fixed, unit }))
    }

    /// The plan tries every set of years in which the options with a cost per district are delivered to it.
    fn not_too_many_deliveries(&mut self) {
        let has_cost = |raw: &RawOption| {
            raw.delivery.as_ref().and_then(|d| d.fixed.as_ref()).is_some_and(|fixed| fixed.value > Money::ZERO)
        };
        let options = self.options;
        let delivered: Vec<_> = options.iter().filter(|(_, _, raw)| has_cost(raw)).collect();
        if let Some((_, key, _)) = delivered.last()
            && delivered.len() * self.years.len() > MOST_DELIVERIES
        {
            self.reporter.not_yet(&key.span, "many-deliveries");
        }
    }

    fn gives(&mut self, option: &Key, raw: &RawOption) -> Option<Vec<(NeedIx, Units)>> {
        let gives = raw.gives.as_ref()?;
        if gives.0.is_empty() {
            self.reporter.report(Code::GivesNothing, &option.span, args![option = option.text.as_str()]);
        }
        let given: Vec<_> = gives
            .0
            .iter()
            .map(|(key, quantity)| {
                let need = self.need(&Text { text: key.text.clone(), span: key.span.clone() });
                let quantity = quantity.as_ref().and_then(|quantity| self.quantity(quantity));
                Some((need?, quantity?))
            })
            .collect();
        given.into_iter().collect()
    }

    /// A whole number of things, at least one.
    pub(super) fn quantity(&mut self, quantity: &Whole) -> Option<Units> {
        if (1..=Units::LARGEST_QUANTITY.get()).contains(&quantity.value) {
            return Some(Units::new(quantity.value));
        }
        self.not_allowed(&quantity.span, &quantity.value, "quantity");
        None
    }

    fn requires(&mut self, raw: &RawOption) -> Option<Vec<NeedIx>> {
        let requires = self.find_all(self.needs, "need", raw.requires.as_ref());
        for name in raw.requires.iter().flat_map(|list| &list.items) {
            if raw.gives.as_ref().is_some_and(|gives| gives.position(&name.text).is_some()) {
                self.reporter.report(Code::RequiresItself, &name.span, args![need = name.text.as_str()]);
            }
        }
        Some(requires?.into_iter().map(NeedIx::new).collect())
    }

    fn bill(&mut self, raw: &RawOption) -> Option<Vec<(ItemIx, Formula)>> {
        let lines: Vec<_> = raw
            .items
            .iter()
            .flat_map(|items| &items.0)
            .map(|(key, quantity)| {
                let name = Text { text: key.text.clone(), span: key.span.clone() };
                let item = self.find(self.items, "item", &name).map(ItemIx::new);
                let quantity = quantity.as_ref().and_then(|quantity| self.formula(quantity, Wanted::Quantity));
                Some((item?, quantity?))
            })
            .collect();
        lines.into_iter().collect()
    }

    /// The service life. What retires inside the horizon and is bought again is planned over few years, and is no
    /// alternative.
    fn life(&mut self, raw: &RawOption) -> Option<Option<u16>> {
        let Some(life) = raw.life.as_ref() else { return Some(None) };
        let years = self.years_of_life(life)?;
        if self.is_short(years) {
            let refused = match (&raw.alternative, self.years.len()) {
                (Some(_), _) => Some("life-of-alternative"),
                (None, years) if years > MOST_YEARS => Some("life-of-long-plan"),
                _ => None,
            };
            if let Some(refused) = refused {
                self.reporter.not_yet(&life.span, refused);
                return None;
            }
        }
        Some(Some(years))
    }

    /// Whether a purchase of the first year with this service life retires inside the horizon.
    fn is_short(&self, life: u16) -> bool {
        matches!(self.years.as_slice(), [first, .., last] if life <= last.get().saturating_sub(first.get()))
    }

    /// Refuses options that retire inside the horizon where purchases are spread level by level.
    pub(super) fn refuse_life_by_level(&mut self, priorities: &[Priority]) {
        if priorities.iter().all(|priority| priority.spread != Spread::Level) {
            return;
        }
        let options = self.options;
        for life in options.iter().filter_map(|(_, _, raw)| raw.life.as_ref()) {
            if u16::try_from(life.value).is_ok_and(|years| self.is_short(years)) {
                self.reporter.not_yet(&life.span, "life-by-level");
            }
        }
    }

    /// A service life in years.
    pub(super) fn years_of_life(&mut self, life: &Whole) -> Option<u16> {
        if !(1..=LONGEST_LIFE).contains(&life.value) {
            self.not_allowed(&life.span, &life.value, "life");
            return None;
        }
        u16::try_from(life.value).ok()
    }

    /// Steps of an option that is bought in units for one need: shares of the lack that rise, points that fall.
    fn steps(&mut self, raw: &RawOption) -> Option<Vec<Step>> {
        let Some(list) = &raw.steps else { return Some(Vec::new()) };
        self.refuse_empty(Some(list));
        let is_units = raw.buy.as_ref().is_some_and(|buy| buy.value == Buy::Units);
        if raw.alternative.is_some() || !is_units || raw.gives.as_ref().is_some_and(|gives| gives.0.len() != 1) {
            self.not_allowed(&list.span, &"steps", "steps-of-units");
            return None;
        }
        let mut steps: Vec<Step> = Vec::with_capacity(list.items.len());
        for own in &list.items {
            let (share, value) = (own.share.as_ref()?, own.value.as_ref()?);
            let before = steps.last().copied();
            let (least, most) = before.map_or((Fraction::ZERO, LARGEST_VALUE), |step| (step.share, step.value - 1));
            if share.value <= least || share.value > Fraction::ONE {
                self.not_allowed(&share.text.span, &share.text.text, "step-share");
                return None;
            }
            if !(1..=most).contains(&value.value) {
                self.not_allowed(&value.span, &value.value, "step-value");
                return None;
            }
            steps.push(Step { share: share.value, value: value.value });
        }
        Some(steps)
    }

    fn option_years(&mut self, raw: &RawOption) -> Option<Vec<Year>> {
        self.refuse_empty(raw.years.as_ref());
        let years: Vec<_> = raw.years.iter().flat_map(|years| &years.items).map(|year| self.check_year(year)).collect();
        let mut years: Vec<Year> = years.into_iter().collect::<Option<_>>()?;
        years.sort_unstable();
        years.dedup();
        Some(years)
    }
}
