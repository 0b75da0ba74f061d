//! What forms count at one object, as coefficients of its purchases.

use super::data::{Measure, Object, Term};
use super::exact::{Exact, add, mul, sub};
use super::form::{Part, What};
use super::model::{Chain, Model};
use super::tenders::{Asked, PriceSet};

/// Coefficients by option (or need) and year, at `position · years + year`.
#[derive(Clone, Debug)]
pub(super) struct Points {
    years: usize,
    /// What no purchase changes.
    pub(super) constant: i128,
    /// Of the purchases up to the end of the year.
    bought: Vec<i128>,
    /// Of units in use: of alternatives while they work, of what retires until then; of others their purchases stand in
    /// `bought`.
    used: Vec<i128>,
    /// Of "something is bought within the year".
    sites: Vec<i128>,
    /// Of "something is delivered to the district within the year"; the same at all its objects.
    deliveries: Vec<i128>,
    /// Of the severity of those purchases.
    severity: Vec<i128>,
    /// Of the points by an option's steps.
    value: Vec<i128>,
    /// Of the newly covered units of a need.
    covered: Vec<i128>,
    /// Of "purchases have filled the need".
    full: Vec<i128>,
}

/// Adds `value · factor` to the coefficient at `slot`.
fn bump(list: &mut [i128], slot: usize, value: i128, factor: i128) -> Exact<()> {
    if let Some(own) = list.get_mut(slot) {
        *own = add(*own, mul(value, factor)?)?;
    }
    Ok(())
}

fn at(list: &[i128], slot: usize) -> i128 {
    list.get(slot).copied().unwrap_or(0)
}

impl Points {
    /// No points.
    pub(super) fn new(model: &Model<'_>) -> Self {
        let years = model.data.horizon();
        let (options, needs) = (model.data.options.len() * years, model.data.needs.len() * years);
        let zeros = |len: usize| vec![0; len];
        Self {
            years,
            constant: 0,
            bought: zeros(options),
            used: zeros(options),
            sites: zeros(options),
            deliveries: zeros(options),
            severity: zeros(options),
            value: zeros(options),
            covered: zeros(needs),
            full: zeros(needs),
        }
    }

    /// Whether nothing that may be bought counts.
    pub(super) fn are_none(&self) -> bool {
        let of_purchases = [&self.bought, &self.used, &self.severity, &self.value];
        let of_options = of_purchases.into_iter().chain([&self.sites, &self.deliveries]);
        of_options.chain([&self.covered, &self.full]).flatten().all(|points| *points == 0)
    }

    /// Back to no points.
    pub(super) fn clear(&mut self) {
        self.constant = 0;
        let of_purchases = [&mut self.bought, &mut self.used, &mut self.severity, &mut self.value];
        let of_options = of_purchases.into_iter().chain([&mut self.sites, &mut self.deliveries]);
        for list in of_options.chain([&mut self.covered, &mut self.full]) {
            list.fill(0);
        }
    }

    /// Adds `factor` times what `part` counts at `object`.
    pub(super) fn add(&mut self, model: &Model<'_>, object: &Object, part: &Part, factor: i128) -> Exact<()> {
        let factor = mul(mul(part.factor, part.who.times(object))?, factor)?;
        if factor == 0 {
            return Ok(());
        }
        match &part.what {
            What::Metric(terms, year) => terms.iter().try_for_each(|term| {
                self.add_measure(model, object, *term, *year, mul(i128::from(term.factor), factor)?)
            }),
            What::Bought(options) => {
                let last = self.years.saturating_sub(1);
                options.iter().try_for_each(|option| bump(&mut self.bought, option * self.years + last, 1, factor))
            }
            What::Used(item, year) => {
                let options = model.data.ordering.get(*item).map(|item| item.options.as_slice()).unwrap_or_default();
                options.iter().try_for_each(|option| {
                    bump(&mut self.bought, option * self.years + year, model.takes(object, *item, *option), factor)
                })
            }
            What::Spent(options) => self.add_spending(model, object, options, self.years, factor),
            What::Severity => {
                (0..self.severity.len()).try_for_each(|slot| bump(&mut self.severity, slot, 1, factor))?;
                self.add_severity_of_alternatives(model, object, factor)
            }
            What::Filled(options) => self.add_filled(model, options, factor),
        }
    }

    /// Of alternatives, what counts is that the need is full: as much as is lacking at the end.
    fn add_severity_of_alternatives(&mut self, model: &Model<'_>, object: &Object, factor: i128) -> Exact<()> {
        let last = self.years.saturating_sub(1);
        let needs = model.data.alternatives.iter().map(|group| group.need);
        for need in needs.filter(|need| model.is_goal.get(*need).copied().unwrap_or(false)) {
            let lack = model.gap(object, need, last);
            (0..self.years).try_for_each(|t| bump(&mut self.full, need * self.years + t, lack, factor))?;
        }
        Ok(())
    }

    /// Units in use, and of alternatives those that they cover, at the end.
    fn add_filled(&mut self, model: &Model<'_>, options: &[usize], factor: i128) -> Exact<()> {
        let last = self.years.saturating_sub(1);
        let group = |option: usize| model.data.options.get(option).and_then(|data| data.alternative);
        for option in options.iter().filter(|option| group(**option).is_none()) {
            self.use_of(model, *option, last, 1, factor)?;
        }
        for (at, alternatives) in model.data.alternatives.iter().enumerate() {
            if options.iter().any(|option| group(*option) == Some(at)) {
                bump(&mut self.covered, alternatives.need * self.years + last, 1, factor)?;
            }
        }
        Ok(())
    }

    /// Counts `points` for each unit of an option in use in year `t`.
    fn use_of(&mut self, model: &Model<'_>, option: usize, t: usize, points: i128, factor: i128) -> Exact<()> {
        let is_alternative = model.data.options.get(option).is_some_and(|data| data.alternative.is_some());
        let is_apart = is_alternative || model.retired(option, t).is_some();
        let list = if is_apart { &mut self.used } else { &mut self.bought };
        bump(list, option * self.years + t, points, factor)
    }

    /// People served at an object at the end of year `t`.
    fn add_people(&mut self, model: &Model<'_>, object: &Object, need: usize, t: usize, factor: i128) -> Exact<()> {
        let people = i128::from(object.people.get(need).copied().unwrap_or(0));
        let group = model.data.alternatives.iter().position(|group| group.need == need && group.has_people);
        let Some(group) = group else { return bump(&mut self.full, need * self.years + t, people, factor) };
        self.constant = add(self.constant, mul(people, factor)?)?;
        let own = |(_, data): &(usize, &super::data::OptionData)| data.alternative == Some(group);
        for (option, _) in model.data.options.iter().enumerate().filter(own) {
            let served = i128::from(object.served.get(option).copied().unwrap_or(0));
            self.use_of(model, option, t, served - people, factor)?;
        }
        Ok(())
    }

    fn add_measure(&mut self, model: &Model<'_>, object: &Object, term: Term, year: usize, factor: i128) -> Exact<()> {
        let slot = |position: usize| position * self.years + year;
        let of = |values: &[i64], slot: usize| i128::from(values.get(slot).copied().unwrap_or(0));
        match term.measure {
            Measure::Units(need) => bump(&mut self.covered, slot(need), 1, factor),
            Measure::New(need) => {
                if year > 0 {
                    bump(&mut self.covered, slot(need) - 1, -1, factor)?;
                }
                bump(&mut self.covered, slot(need), 1, factor)
            }
            Measure::Stock(need) => {
                let have = of(&object.have, slot(need));
                self.constant = add(self.constant, mul(have, factor)?)?;
                self.add_stock(model, object, need, year, factor)
            }
            Measure::Share(need) => {
                let before = of(&object.have, slot(need)).min(of(&object.need, slot(need)));
                self.constant = add(self.constant, mul(before, factor)?)?;
                bump(&mut self.covered, slot(need), 1, factor)
            }
            Measure::Full(need) => bump(&mut self.full, slot(need), 1, factor),
            Measure::People(need) => self.add_people(model, object, need, year, factor),
            Measure::PeopleYears(need) => (0..=year).try_for_each(|t| self.add_people(model, object, need, t, factor)),
            Measure::Commitment(after) => (0..model.data.options.len())
                .try_for_each(|option| self.use_of(model, option, after, Model::yearly(object, option), factor)),
            Measure::Count(option) => bump(&mut self.bought, slot(option), 1, factor),
            Measure::Value(option) => bump(&mut self.value, slot(option), 1, factor),
            Measure::Cost => {
                let all: Vec<usize> = (0..model.data.options.len()).collect();
                self.add_spending(model, object, &all, year + 1, factor)
            }
        }
    }

    fn add_stock(&mut self, model: &Model<'_>, object: &Object, need: usize, year: usize, factor: i128) -> Exact<()> {
        let have = i128::from(object.have.get(need * self.years + year).copied().unwrap_or(0));
        for (option, data) in model.data.options.iter().enumerate() {
            for (_, gain) in data.gives.iter().filter(|(given, _)| *given == need) {
                if data.alternative.is_some() {
                    let level = i128::from(object.level.get(option).copied().unwrap_or(0));
                    self.use_of(model, option, year, level - have, factor)?;
                } else {
                    self.use_of(model, option, year, i128::from(*gain), factor)?;
                }
            }
        }
        Ok(())
    }

    /// Money spent on `options` in the first `years` years: purchases at their year's price, and fees of every year.
    fn add_spending(
        &mut self,
        model: &Model<'_>,
        object: &Object,
        options: &[usize],
        years: usize,
        factor: i128,
    ) -> Exact<()> {
        for option in options {
            let fee = Model::yearly(object, *option);
            for t in 0..years {
                self.charge(*option, t, model.price(object, *option, t), factor)?;
                self.use_of(model, *option, t, fee, factor)?;
                bump(&mut self.sites, option * self.years + t, Model::fixed(object, *option), factor)?;
                bump(&mut self.deliveries, option * self.years + t, model.delivery(*option), factor)?;
            }
        }
        Ok(())
    }

    /// Counts `points` for each purchase made within year `t`.
    fn charge(&mut self, option: usize, t: usize, points: i128, factor: i128) -> Exact<()> {
        let slot = option * self.years + t;
        bump(&mut self.bought, slot, points, factor)?;
        if t > 0 { bump(&mut self.bought, slot - 1, -points, factor) } else { Ok(()) }
    }

    /// Takes off what the budgets' multipliers charge for the purchases and fees of an option: each is paid by the budgets that
    /// ask least, as far as they may.
    pub(super) fn charge_budgets(
        &mut self,
        model: &Model<'_>,
        object: &Object,
        option: usize,
        asked: &Asked,
    ) -> Exact<()> {
        let (fee, fixed, delivery) =
            (Model::yearly(object, option), Model::fixed(object, option), model.delivery(option));
        for t in 0..self.years {
            let price = model.price(object, option, t);
            let rising = |set: PriceSet| price.saturating_add(model.rise(object, option, t, set));
            let cost = |price: &dyn Fn(PriceSet) -> i128| model.least_points((object, option, t), price, asked);
            self.charge(option, t, cost(&rising)?, -1)?;
            self.use_of(model, option, t, cost(&|_| fee)?, -1)?;
            bump(&mut self.sites, option * self.years + t, cost(&|_| fixed)?, -1)?;
            bump(&mut self.deliveries, option * self.years + t, cost(&|_| delivery)?, -1)?;
        }
        Ok(())
    }

    /// The points of `bought` purchases of a chain up to the end of year `t`, none of which has retired.
    pub(super) fn at_level(&self, chain: &Chain, t: usize, bought: i128) -> Exact<i128> {
        self.with_in_use(chain, t, bought, bought)
    }

    /// The points of `bought` purchases of a chain up to the end of year `t`, of which `in_use` work.
    pub(super) fn with_in_use(&self, chain: &Chain, t: usize, bought: i128, in_use: i128) -> Exact<i128> {
        let slot = chain.option * self.years + t;
        let mut points = add(mul(at(&self.bought, slot), bought)?, mul(at(&self.used, slot), in_use)?)?;
        let severity = at(&self.severity, slot);
        if severity != 0 {
            points = add(points, mul(severity, severity_of(chain, in_use)?)?)?;
        }
        let value = at(&self.value, slot);
        if value != 0 {
            points = add(points, mul(value, chain.value(t, in_use)?)?)?;
        }
        for cover in &chain.covers {
            let slot = cover.need * self.years + t;
            points = add(points, mul(at(&self.covered, slot), cover.covered(t, in_use))?)?;
            if cover.fills(t, in_use) {
                points = add(points, at(&self.full, slot))?;
            }
        }
        Ok(points)
    }

    /// The points of a year in which anything of the chain is bought, whatever the quantity.
    pub(super) fn of_site(&self, chain: &Chain, t: usize) -> i128 {
        at(&self.sites, chain.option * self.years + t)
    }

    /// The points of a year in which anything of an option is delivered to the district.
    pub(super) fn of_delivery(&self, option: usize, t: usize) -> i128 {
        at(&self.deliveries, option * self.years + t)
    }

    /// The points of `bought` purchases of an alternative up to the end of year `t`, whatever works.
    pub(super) fn of_purchases(&self, chain: &Chain, t: usize, bought: i128) -> Exact<i128> {
        mul(at(&self.bought, chain.option * self.years + t), bought)
    }

    /// The points of year `t` while the alternative works.
    pub(super) fn while_working(&self, chain: &Chain, t: usize) -> Exact<i128> {
        let Some(line) = &chain.line else { return Ok(0) };
        let slot = line.need * self.years + t;
        let covered = mul(at(&self.covered, slot), line.covered(t))?;
        let full = if line.fills(t) { at(&self.full, slot) } else { 0 };
        add(at(&self.used, chain.option * self.years + t), add(covered, full)?)
    }

    /// Whether it counts that a need is full in year `t`.
    pub(super) fn counts_full(&self, need: usize, t: usize) -> bool {
        at(&self.full, need * self.years + t) != 0
    }

    /// Whether the severity of a chain counts and bends at every purchase.
    pub(super) fn bends_everywhere(&self, chain: &Chain) -> bool {
        chain.levelled && (0..self.years).any(|t| at(&self.severity, chain.option * self.years + t) != 0)
    }

    /// The points of an object's purchases: `bought` holds them by option and year, up to the end of the year.
    pub(super) fn of_path(&self, chains: &[Chain], bought: &[i128]) -> Exact<i128> {
        let mut points = self.constant;
        for chain in chains {
            for t in 0..self.years {
                let own = at(bought, chain.option * self.years + t);
                let before = if t == 0 { 0 } else { at(bought, chain.option * self.years + t - 1) };
                if own > before {
                    points = add(points, self.of_site(chain, t))?;
                }
                let Some(line) = &chain.line else {
                    let retired = chain.retired(t).map_or(0, |retired| at(bought, chain.option * self.years + retired));
                    points = add(points, self.with_in_use(chain, t, own, own - retired)?)?;
                    continue;
                };
                points = add(points, self.of_purchases(chain, t, own)?)?;
                let surpasses = |other: &Chain| {
                    other.line.as_ref().is_some_and(|o| o.group == line.group && o.level > line.level)
                        && at(bought, other.option * self.years + t) > 0
                };
                if own > 0 && !chains.iter().any(surpasses) {
                    points = add(points, self.while_working(chain, t)?)?;
                }
            }
        }
        Ok(points)
    }
}

/// `lack` per purchase, or one less for each further one.
fn severity_of(chain: &Chain, bought: i128) -> Exact<i128> {
    let flat = mul(chain.lack, bought)?;
    if !chain.levelled {
        return Ok(flat);
    }
    let pairs = mul(bought, bought.saturating_sub(1))?.div_euclid(2);
    sub(flat, pairs)
}
