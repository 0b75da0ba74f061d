//! Measures as linear forms: what a metric counts for a group up to a year.

use crate::index::{GroupIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Alternative, Instance, Metric};
use crate::programme::Measure;

use super::LinearForm;
use super::layout::{Cover, Layout};
use super::objects::gap;
use super::problem::Fullness;
use crate::index::ColumnIx;

/// Measures metrics of an Instance over the columns of its Problem.
#[derive(Clone, Copy)]
pub(super) struct Measurer<'a> {
    pub(super) instance: &'a Instance,
    pub(super) layout: &'a Layout,
}

/// A weight per object: 0 leaves it out.
pub(super) type Weight<'w> = &'w dyn Fn(ObjectIx) -> i64;

impl Measurer<'_> {
    /// The members of `group`, each counted once.
    pub(super) fn member(&self, group: GroupIx) -> impl Fn(ObjectIx) -> i64 + '_ {
        let members = &self.instance.groups[group.at()].members;
        move |object| i64::from(members[object.at()])
    }

    /// `metric` at the end of `year`, each object counted `weight` times. Shares are measured in units of the need
    /// (what is covered, before and after), costs in tiyn.
    pub(super) fn metric(&self, metric: &Metric, year: YearIx, weight: Weight<'_>) -> LinearForm {
        let forms = metric.terms.iter().map(|(factor, measure)| self.measure(*measure, year, weight).times(*factor));
        forms.fold(LinearForm::default(), LinearForm::plus)
    }

    fn measure(&self, measure: Measure, year: YearIx, weight: Weight<'_>) -> LinearForm {
        let t = year.at();
        match measure {
            Measure::Units(need) => self.covered(need, t, weight),
            Measure::New(need) if t == 0 => self.covered(need, t, weight),
            Measure::New(need) => self.covered(need, t, weight).plus(self.covered(need, t - 1, weight).times(-1)),
            Measure::Stock(need) => self.stock(need, t, weight),
            Measure::Share(need) => {
                let data = &self.instance.needs[need.at()];
                let before =
                    |o| i128::from(weight(o)) * i128::from(data.need.get(o, year).min(data.have.get(o, year)).get());
                let mut form = self.covered(need, t, weight);
                form.constant += self.objects().map(before).sum::<i128>();
                form
            }
            Measure::Full(need) => self.full(need, t, &|o| weight(o)),
            Measure::People(need) => self.people(need, t, weight),
            Measure::PeopleYears(need) => {
                (0..=t).map(|u| self.people(need, u, weight)).fold(LinearForm::default(), LinearForm::plus)
            }
            Measure::Count(option) => self.bought(option, t, weight),
            Measure::Value(option) => self.value(option, t, weight),
            Measure::Cost => self.cost(t, weight),
            Measure::Commitment(year) => self.fees(year.at(), weight),
        }
    }

    fn objects(&self) -> impl Iterator<Item = ObjectIx> + use<> {
        ObjectIx::all(self.instance.objects.len())
    }

    /// Newly covered units up to the end of year `t`.
    fn covered(&self, need: NeedIx, t: usize, weight: Weight<'_>) -> LinearForm {
        let terms = self.objects().filter_map(|object| match self.layout.cover(need, object, t) {
            Cover::Nothing => None,
            Cover::Linear(column, factor) => Some((column, factor * weight(object))),
        });
        LinearForm::collect(terms, 0)
    }

    /// Objects whose need purchases have filled by the end of year `t`.
    fn full(&self, need: NeedIx, t: usize, weight: Weight<'_>) -> LinearForm {
        let terms = self.objects().filter(|object| gap(self.instance, need, *object, t) > 0).filter_map(|object| {
            match self.layout.full(need, object, t) {
                Fullness::Column(column) => Some((column, weight(object))),
                Fullness::Always | Fullness::Never => None,
            }
        });
        LinearForm::collect(terms, 0)
    }

    /// People served at the end of year `t`: those of needs that purchases have filled; where the model counts them by
    /// level, all whom the level that works serves, today's included.
    fn people(&self, need: NeedIx, t: usize, weight: Weight<'_>) -> LinearForm {
        if let Some(group) = self.instance.suppliers(need).filter(|group| group.served_today.is_some()) {
            let today = self.objects().map(|o| i128::from(weight(o)) * i128::from(group.served_today(o).get()));
            let more = self.objects().filter_map(|o| Some((self.layout.served(need, o, t)?, weight(o))));
            return LinearForm::collect(more, today.sum());
        }
        let people = self.instance.needs[need.at()].people.as_deref();
        self.full(need, t, &|o| weight(o) * people.map_or(0, |p| p[o.at()].get()))
    }

    /// Stock at the end of year `t`: what is there and what was bought and works, not cut off at the need; of alternatives,
    /// the level that works.
    fn stock(&self, need: NeedIx, t: usize, weight: Weight<'_>) -> LinearForm {
        let have = &self.instance.needs[need.at()].have;
        let constant =
            self.objects().map(|o| i128::from(weight(o)) * i128::from(have.get(o, YearIx::new(t)).get())).sum();
        if let Some(group) = self.instance.suppliers(need) {
            let above = |own: &Alternative, o: ObjectIx| (own.level(o) - have.get(o, YearIx::new(t))).get() * weight(o);
            let terms = group.members.iter().flat_map(|own| {
                self.objects().filter_map(move |o| Some((self.layout.in_use(own.option, o, t)?, above(own, o))))
            });
            return LinearForm::collect(terms, constant);
        }
        let gives = OptionIx::all(self.instance.options.len()).flat_map(|option| {
            let gains = self.instance.options[option.at()].gives.iter().filter(move |(given, _)| *given == need);
            gains.flat_map(move |(_, gain)| {
                self.objects().filter_map(move |o| Some((self.layout.in_use(option, o, t)?, gain.get() * weight(o))))
            })
        });
        LinearForm::collect(gives, constant)
    }

    /// Purchases of `option` up to the end of year `t`.
    pub(super) fn bought(&self, option: OptionIx, t: usize, weight: Weight<'_>) -> LinearForm {
        let terms = self.objects().filter_map(|o| Some((self.layout.bought(option, o, t)?, weight(o))));
        LinearForm::collect(terms, 0)
    }

    /// Units of `option` in use at the end of year `t`.
    pub(super) fn in_use(&self, option: OptionIx, t: usize, weight: Weight<'_>) -> LinearForm {
        let terms = self.objects().filter_map(|o| Some((self.layout.in_use(option, o, t)?, weight(o))));
        LinearForm::collect(terms, 0)
    }

    /// Points of what `option` covers up to the end of year `t`. With falling points v₁ > v₂ > … of steps that end at the
    /// units b₁ < b₂ < …, c covered units have `Σ_j (v_j − v_{j+1}) · min(b_j, c)`.
    fn value(&self, option: OptionIx, t: usize, weight: Weight<'_>) -> LinearForm {
        let steps = self.objects().flat_map(|o| {
            let steps = self.layout.steps(option, o, t).iter();
            steps.map(move |(column, points)| (*column, points * weight(o)))
        });
        LinearForm::collect(steps, 0)
    }

    /// Money spent up to the end of year `t`, in tiyn: purchases at the price of their year, fees of every year, and orders,
    /// which only all objects together have: the cost of a part of them is not measured where anything is ordered.
    pub(super) fn cost(&self, t: usize, weight: Weight<'_>) -> LinearForm {
        let options = OptionIx::all(self.instance.options.len());
        let spent = (0..=t).flat_map(|u| options.clone().flat_map(move |k| self.spending(k, u, weight)));
        let orders = YearIx::all(t + 1).flat_map(|year| self.layout.all_orders(year));
        LinearForm::collect(spent.chain(orders), 0)
    }

    /// Yearly fees, in tiyn, of what is in use at the end of year `t`.
    fn fees(&self, t: usize, weight: Weight<'_>) -> LinearForm {
        let terms = OptionIx::all(self.instance.options.len()).flat_map(|option| {
            let fees = &self.instance.options[option.at()].yearly;
            self.objects()
                .filter_map(move |o| Some((self.layout.in_use(option, o, t)?, fees[o.at()].tiyn() * weight(o))))
        });
        LinearForm::collect(terms, 0)
    }

    /// Money spent on `option` in year `t`, in tiyn.
    pub(super) fn spending<'s>(
        &'s self,
        option: OptionIx,
        t: usize,
        weight: Weight<'s>,
    ) -> impl Iterator<Item = (ColumnIx, i64)> + 's {
        let data = &self.instance.options[option.at()];
        // A cost with deliveries is measured over all objects only: each counts the same.
        let deliveries = self.layout.deliveries(option, t).map(move |(object, column)| (column, object));
        let deliveries = deliveries.map(move |(column, object)| (column, data.delivery.tiyn() * weight(object)));
        let units = self.objects().flat_map(move |object| {
            let price = data.price.get(object, YearIx::new(t)).tiyn() * weight(object);
            let fee = data.yearly[object.at()].tiyn() * weight(object);
            let now = self.layout.bought(option, object, t).map(|column| (column, price));
            let before = if t == 0 { None } else { self.layout.bought(option, object, t - 1).map(|c| (c, -price)) };
            let in_use = self.layout.in_use(option, object, t).map(|column| (column, fee));
            let fixed = data.fixed[object.at()].tiyn() * weight(object);
            let site = self.layout.site(option, object, t).map(|column| (column, fixed));
            now.into_iter().chain(before).chain(in_use).chain(site)
        });
        units.chain(deliveries)
    }
}
