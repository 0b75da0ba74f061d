//! Deliveries to districts: what joins the objects of a district, and its best response.
//!
//! Whether anything is delivered in a year is one column per district, option and year. At any prices every set of years
//! with deliveries is tried; within one, the objects no longer depend on each other.

use std::collections::BTreeMap;

use crate::index::{ColumnIx, ObjectIx, OptionIx, YearIx};
use crate::instance::Instance;
use crate::money::Money;

use super::block::{BlockRows, Guard};
use super::layout::Layout;
use super::problem::{Block, Chain, Column, ColumnName, Delivery, Problem, RowSense};

/// The objects district by district, in order, with whether something is delivered to the district at a cost; all objects
/// as one list where nothing is.
pub(super) fn in_districts(instance: &Instance) -> Vec<(Option<u32>, Vec<ObjectIx>)> {
    let all = ObjectIx::all(instance.objects.len());
    if instance.options.iter().all(|option| option.delivery == Money::ZERO) {
        return vec![(None, all.collect())];
    }
    let mut districts: BTreeMap<u32, Vec<ObjectIx>> = BTreeMap::new();
    for object in all {
        districts.entry(instance.objects.district[object.at()]).or_default().push(object);
    }
    districts.into_iter().map(|(district, objects)| (Some(district), objects)).collect()
}

/// Joins the blocks of a district's objects, whose columns are the last ones, where something is delivered to it.
pub(super) fn join(
    (instance, district): (&Instance, u32),
    mut members: Vec<Block>,
    layout: &mut Layout,
    problem: &mut Problem,
) {
    let Some(start) = members.first().map(|block| block.columns().start) else { return };
    let costs = |option: OptionIx| instance.options[option.at()].delivery > Money::ZERO;
    let mut open: BTreeMap<OptionIx, Vec<bool>> = BTreeMap::new();
    let mut object = None;
    for chain in District::new(&[], &members).all_chains().filter(|chain| costs(chain.option)) {
        let own = open.entry(chain.option).or_insert_with(|| vec![false; chain.years()]);
        own.iter_mut().zip(&chain.open).for_each(|(own, open)| *own |= open);
        if let ColumnName::Bought(first, ..) = problem.columns[chain.first.at()].name {
            object = object.or(Some(first));
        }
    }
    let Some(object) = object else { return problem.blocks.extend(members) };
    let mut deliveries = Vec::with_capacity(open.len());
    for (option, open) in open {
        let delivery = Delivery { option, first: ColumnIx::new(problem.columns.len()) };
        for (t, open) in open.iter().enumerate() {
            let name = ColumnName::Delivered(district, option, YearIx::new(t));
            problem.columns.push(Column { name, lower: 0, upper: i64::from(*open) });
        }
        layout.add_delivery(district, object, delivery);
        deliveries.push(delivery);
    }
    for block in &mut members {
        let Block::Object { chains, .. } = block else { continue };
        for chain in chains {
            chain.delivery = deliveries.iter().find(|delivery| delivery.option == chain.option).copied();
        }
    }
    problem.blocks.push(Block::District { columns: start..problem.columns.len(), deliveries, members });
}

/// A district: its deliveries and the objects that they join.
#[derive(Clone, Copy)]
pub(super) struct District<'p> {
    deliveries: &'p [Delivery],
    members: &'p [Block],
}

impl<'p> District<'p> {
    pub(super) const fn new(deliveries: &'p [Delivery], members: &'p [Block]) -> Self {
        Self { deliveries, members }
    }

    fn all_chains(self) -> impl Iterator<Item = &'p Chain> {
        self.members.iter().flat_map(|block| match block {
            Block::Object { chains, .. } => chains.as_slice(),
            Block::District { .. } | Block::Share(_) | Block::Order(_) | Block::Single(_) => &[],
        })
    }

    /// The chains of an option in the district.
    fn chains(self, option: OptionIx) -> impl Iterator<Item = &'p Chain> {
        self.all_chains().filter(move |chain| chain.option == option)
    }

    /// The columns of deliveries with their years.
    fn columns(self) -> impl Iterator<Item = (&'p Delivery, usize, usize)> {
        self.deliveries.iter().flat_map(move |delivery| {
            let years = self.chains(delivery.option).next().map_or(0, Chain::years);
            (0..years).map(move |t| (delivery, t, delivery.column(t).at()))
        })
    }

    /// Whether each column says exactly whether anything is delivered.
    pub(super) fn holds(self, values: &[i64]) -> bool {
        self.columns().all(|(delivery, t, at)| values[at] == self.delivered(delivery, t, values))
    }

    /// Sets the columns to what is delivered.
    pub(super) fn settle(self, values: &mut [i64]) {
        for (delivery, t, at) in self.columns() {
            values[at] = self.delivered(delivery, t, values);
        }
    }

    fn delivered(self, delivery: &Delivery, t: usize, values: &[i64]) -> i64 {
        i64::from(self.chains(delivery.option).any(|chain| {
            let before = if t == 0 { 0 } else { values[chain.column(t - 1).at()] };
            values[chain.column(t).at()] > before
        }))
    }

    /// Narrows the columns to what the bounds of the purchases allow.
    pub(super) fn narrow(self, bounds: &mut [(i64, i64)]) {
        for (delivery, t, at) in self.columns() {
            let within = |chain: &Chain| {
                let before = if t == 0 { (0, 0) } else { bounds[chain.column(t - 1).at()] };
                let (lower, upper) = bounds[chain.column(t).at()];
                (lower > before.1, chain.open[t] && upper > before.0)
            };
            let all = self.chains(delivery.option).map(within);
            let (must, may) = all.fold((false, false), |(must, may), own| (must | own.0, may | own.1));
            bounds[at] = (i64::from(must), i64::from(may));
        }
    }

    /// Adds the rows that keep the columns from the errors of their guards: 1 when anybody buys within the year, and only
    /// then.
    pub(super) fn rows(self, bounds: &[(i64, i64)], guards: &[Guard], rows: &mut BlockRows) {
        for (delivery, t, at) in self.columns() {
            let own = delivery.column(t);
            let bought = |chain: &Chain| {
                let before = t.checked_sub(1).map(|before| (chain.column(before), -1));
                [Some((chain.column(t), 1)), before].into_iter().flatten()
            };
            let open = || self.chains(delivery.option).filter(|chain| chain.open[t]);
            for chain in open().filter(|_| guards[at].under) {
                let least = t.checked_sub(1).map_or(0, |before| bounds[chain.column(before).at()].0);
                let most = bounds[chain.column(t).at()].1 - least;
                rows.add(bought(chain).chain([(own, -most)]), RowSense::AtMost, 0);
            }
            if guards[at].over {
                rows.add(open().flat_map(bought).chain([(own, -1)]), RowSense::AtLeast, 0);
            }
        }
    }

    /// The greatest worth over all sets of years with deliveries. Where a delivery is itself worth something, it counts even
    /// if nothing is delivered: the bound is weaker then, never wrong.
    pub(super) fn respond(self, worth: &[i128], bounds: &[(i64, i64)], values: &mut [i64]) -> Option<i128> {
        let mut best: Option<(i128, Vec<i64>)> = None;
        self.each_opening(bounds, values, &mut |columns, values| {
            let opened: i128 = columns.iter().map(|at| worth[*at] * i128::from(values[*at])).sum();
            let total = self.members.iter().map(|block| block.respond(worth, bounds, values)).sum::<Option<i128>>();
            if let Some(total) =
                total.map(|sum| sum + opened).filter(|t| best.as_ref().is_none_or(|(most, _)| t > most))
            {
                best = Some((total, columns.iter().map(|at| values[*at]).collect()));
            }
        });
        let (total, opened) = best?;
        for ((_, _, at), value) in self.columns().zip(opened) {
            values[at] = value;
        }
        for block in self.members {
            block.respond(worth, bounds, values)?;
        }
        Some(total)
    }

    /// Calls `seen` with the columns of each set of years with deliveries, which `values` then hold.
    fn each_opening(self, bounds: &[(i64, i64)], values: &mut [i64], seen: &mut dyn FnMut(&[usize], &mut [i64])) {
        let columns: Vec<usize> = self.columns().map(|(_, _, at)| at).collect();
        for at in &columns {
            values[*at] = bounds[*at].0;
        }
        loop {
            seen(&columns, values);
            let Some(next) = columns.iter().position(|at| values[*at] < bounds[*at].1) else { break };
            for at in columns.iter().take(next) {
                values[*at] = bounds[*at].0;
            }
            values[columns[next]] += 1;
        }
    }
}
