//! What forms count at one object, as coefficients of its purchases.

use super::data::{Measure, Object, Term};
use super::exact::{Exact, add, mul, sub};
use super::form::{Part, What};
use super::model::{Chain, Model};

/// Coefficients by option (or need) and year, at `position · years + year`.
#[derive(Clone, Debug)]
pub(super) struct Points {
    years: usize,
    /// What no purchase changes.
    pub(super) constant: i128,
    /// Of the purchases up to the end of the year.
    bought: Vec<i128>,
    /// Of the severity of those purchases.
    severity: Vec<i128>,
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
            severity: zeros(options),
            covered: zeros(needs),
            full: zeros(needs),
        }
    }

    /// Back to no points.
    pub(super) fn clear(&mut self) {
        self.constant = 0;
        for list in [&mut self.bought, &mut self.severity, &mut self.covered, &mut self.full] {
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
            What::Spent(options) => self.add_spending(model, object, options, self.years, factor),
            What::Severity => (0..self.severity.len()).try_for_each(|slot| bump(&mut self.severity, slot, 1, factor)),
        }
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
                self.add_stock(model, need, year, factor)
            }
            Measure::Share(need) => {
                let before = of(&object.have, slot(need)).min(of(&object.need, slot(need)));
                self.constant = add(self.constant, mul(before, factor)?)?;
                bump(&mut self.covered, slot(need), 1, factor)
            }
            Measure::Full(need) => bump(&mut self.full, slot(need), 1, factor),
            Measure::People(need) => bump(&mut self.full, slot(need), of(&object.people, need), factor),
            Measure::PeopleYears(need) => {
                let people = of(&object.people, need);
                (0..=year).try_for_each(|t| bump(&mut self.full, need * self.years + t, people, factor))
            }
            Measure::Commitment(after) => (0..model.data.options.len()).try_for_each(|option| {
                bump(&mut self.bought, option * self.years + after, Model::yearly(object, option), factor)
            }),
            Measure::Count(option) => bump(&mut self.bought, slot(option), 1, factor),
            Measure::Cost => {
                let all: Vec<usize> = (0..model.data.options.len()).collect();
                self.add_spending(model, object, &all, year + 1, factor)
            }
        }
    }

    fn add_stock(&mut self, model: &Model<'_>, need: usize, year: usize, factor: i128) -> Exact<()> {
        for (option, data) in model.data.options.iter().enumerate() {
            for (_, gain) in data.gives.iter().filter(|(given, _)| *given == need) {
                bump(&mut self.bought, option * self.years + year, i128::from(*gain), factor)?;
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
                bump(&mut self.bought, option * self.years + t, fee, factor)?;
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

    /// Takes off what the budgets' prices charge for the purchases and fees of an option: each is paid by the
    /// budget that asks least. `prices` stand at `budget · years + year`, in points per tiyn.
    pub(super) fn charge_budgets(
        &mut self,
        model: &Model<'_>,
        object: &Object,
        option: usize,
        prices: &[i128],
    ) -> Exact<()> {
        let fee = Model::yearly(object, option);
        for t in 0..self.years {
            let asked = model.payers(object, option).map(|budget| at(prices, budget * self.years + t)).min();
            let asked = asked.unwrap_or(0);
            self.charge(option, t, mul(model.price(object, option, t), asked)?, -1)?;
            bump(&mut self.bought, option * self.years + t, mul(fee, asked)?, -1)?;
        }
        Ok(())
    }

    /// The points of `bought` purchases of a chain up to the end of year `t`.
    pub(super) fn at_level(&self, chain: &Chain, t: usize, bought: i128) -> Exact<i128> {
        let slot = chain.option * self.years + t;
        let mut points = mul(at(&self.bought, slot), bought)?;
        let severity = at(&self.severity, slot);
        if severity != 0 {
            points = add(points, mul(severity, severity_of(chain, bought)?)?)?;
        }
        for cover in &chain.covers {
            let slot = cover.need * self.years + t;
            points = add(points, mul(at(&self.covered, slot), cover.covered(t, bought))?)?;
            if cover.fills(t, bought) {
                points = add(points, at(&self.full, slot))?;
            }
        }
        Ok(points)
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
                points = add(points, self.at_level(chain, t, at(bought, chain.option * self.years + t))?)?;
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
