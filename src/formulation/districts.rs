//! Deliveries to districts: what joins the objects of a district, and its best response.
//!
//! Whether anything is delivered in a year is one column per district, option and year. At any prices every set of years
//! with deliveries is tried; within one, the objects no longer depend on each other.

use std::collections::BTreeMap;

use crate::index::{ColumnIx, ObjectIx, OptionIx, YearIx};
use crate::instance::Instance;
use crate::money::Money;

use super::LinearForm;
use super::layout::Layout;
use super::problem::{Block, Chain, Column, ColumnName, Delivery, Problem};
use super::response::respond;

/// Adds a block for every district to which something is delivered at a cost.
pub(super) fn add_districts(instance: &Instance, layout: &mut Layout, problem: &mut Problem) {
    let costs = |option: OptionIx| instance.options[option.at()].delivery > Money::ZERO;
    let mut districts: BTreeMap<u32, Members> = BTreeMap::new();
    for (at, block) in problem.blocks.iter().enumerate() {
        let Block::Object { chains, .. } = block else { continue };
        for chain in chains.iter().filter(|chain| costs(chain.option)) {
            let Some(object) = object_of(problem, chain) else { continue };
            let district =
                districts.entry(instance.objects.district[object.at()]).or_insert_with(|| Members::new(object));
            let open = district.open.entry(chain.option).or_insert_with(|| vec![false; chain.years()]);
            for (own, chain_open) in open.iter_mut().zip(&chain.open) {
                *own |= chain_open;
            }
            if district.blocks.last() != Some(&at) {
                district.blocks.push(at);
            }
        }
    }
    for (district, members) in districts {
        add_district(district, members, layout, problem);
    }
}

/// What is delivered to a district, and the blocks of the objects that get it.
struct Members {
    /// One of the objects.
    object: ObjectIx,
    blocks: Vec<usize>,
    /// The years in which each option may be bought by any of them.
    open: BTreeMap<OptionIx, Vec<bool>>,
}

impl Members {
    const fn new(object: ObjectIx) -> Self {
        Self { object, blocks: Vec::new(), open: BTreeMap::new() }
    }
}

fn object_of(problem: &Problem, chain: &Chain) -> Option<ObjectIx> {
    match problem.columns[chain.first.at()].name {
        ColumnName::Bought(object, ..) => Some(object),
        _ => None,
    }
}

fn add_district(district: u32, members: Members, layout: &mut Layout, problem: &mut Problem) {
    let start = problem.columns.len();
    let mut deliveries = Vec::with_capacity(members.open.len());
    for (option, open) in members.open {
        let delivery = Delivery { option, first: ColumnIx::new(problem.columns.len()) };
        for (t, open) in open.iter().enumerate() {
            let name = ColumnName::Delivered(district, option, YearIx::new(t));
            problem.columns.push(Column { name, lower: 0, upper: i64::from(*open) });
        }
        layout.add_delivery(district, members.object, delivery);
        deliveries.push(delivery);
    }
    for at in &members.blocks {
        let Some(Block::Object { chains, .. }) = problem.blocks.get_mut(*at) else { continue };
        for chain in chains {
            chain.delivery = deliveries.iter().find(|delivery| delivery.option == chain.option).copied();
        }
    }
    problem.blocks.push(Block::District { columns: start..problem.columns.len(), deliveries, members: members.blocks });
}

impl Problem {
    /// For each column of deliveries what is bought of it in the district within its year: at least 1 when the column is.
    pub fn delivery_rows(&self) -> Vec<(LinearForm, ColumnIx)> {
        let mut rows = Vec::new();
        for block in &self.blocks {
            let Block::District { deliveries, members, .. } = block else { continue };
            let district = District::new(self, deliveries, members);
            for (delivery, t, at) in district.columns() {
                let bought = |chain: &Chain| {
                    let before = (t > 0).then(|| (chain.column(t - 1), -1));
                    [Some((chain.column(t), 1)), before].into_iter().flatten()
                };
                let form = LinearForm::collect(district.chains(delivery.option).flat_map(bought), 0);
                rows.push((form, ColumnIx::new(at)));
            }
        }
        rows
    }
}

/// A district's deliveries with the chains that they serve.
#[derive(Clone, Copy)]
pub(super) struct District<'p> {
    problem: &'p Problem,
    deliveries: &'p [Delivery],
    members: &'p [usize],
}

impl<'p> District<'p> {
    pub(super) const fn new(problem: &'p Problem, deliveries: &'p [Delivery], members: &'p [usize]) -> Self {
        Self { problem, deliveries, members }
    }

    /// The chains of an option in the district.
    pub(super) fn chains(self, option: OptionIx) -> impl Iterator<Item = &'p Chain> {
        let blocks = self.members.iter().filter_map(move |at| self.problem.blocks.get(*at));
        let chains = blocks.flat_map(|block| match block {
            Block::Object { chains, .. } => chains.as_slice(),
            Block::District { .. } | Block::Single(_) => &[],
        });
        chains.filter(move |chain| chain.option == option)
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
        let delivered: Vec<(usize, i64)> =
            self.columns().map(|(delivery, t, at)| (at, self.delivered(delivery, t, values))).collect();
        for (at, value) in delivered {
            values[at] = value;
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
        let columns: Vec<_> = self.columns().collect();
        for (delivery, t, at) in columns {
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

    /// The greatest worth over all sets of years with deliveries. Where a delivery is itself worth something, it counts even if nothing is delivered: the
    /// bound is weaker then, never wrong.
    pub(super) fn best(self, worth: &[i128], bounds: &[(i64, i64)], values: &mut [i64]) -> Option<i128> {
        let mut best: Option<(i128, Vec<i64>)> = None;
        self.each_opening(bounds, values, &mut |columns, values| {
            let opened: i128 = columns.iter().map(|at| worth[*at] * i128::from(values[*at])).sum();
            let members = self.members.iter().filter_map(|at| self.problem.blocks.get(*at));
            let total = members.map(|block| respond(block, worth, bounds, values)).sum::<Option<i128>>();
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
        for block in self.members.iter().filter_map(|at| self.problem.blocks.get(*at)) {
            respond(block, worth, bounds, values)?;
        }
        Some(total)
    }
}

/// A chain's object, option, and what a purchase of it is worth beyond the best that the district can do without.
pub(crate) type DistrictScore = (ObjectIx, OptionIx, i128);

impl Problem {
    /// What a purchase is worth for every option that is delivered to a district: the best of the district with some of it
    /// less the best without, each over all sets of years with deliveries. `bounds` are those of the columns.
    pub(crate) fn district_scores(&self, worth: &[i128], mut bounds: Vec<(i64, i64)>) -> Vec<DistrictScore> {
        let mut values = vec![0; self.columns.len()];
        let mut scores = Vec::new();
        for block in &self.blocks {
            let Block::District { deliveries, members, .. } = block else { continue };
            let district = District::new(self, deliveries, members);
            let mut best: BTreeMap<ColumnIx, [Option<i128>; 2]> = BTreeMap::new();
            district.each_opening(&bounds.clone(), &mut values, &mut |opened, values| {
                district.weigh(worth, &mut bounds, values, opened, &mut best);
            });
            for (first, [without, with]) in best {
                if let (ColumnName::Bought(object, option, _), Some(without), Some(with)) =
                    (self.columns[first.at()].name, without, with)
                {
                    scores.push((object, option, with - without));
                }
            }
        }
        scores
    }
}

impl District<'_> {
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

    /// Takes one set of years into the best with and without each chain that is delivered.
    fn weigh(
        self,
        worth: &[i128],
        bounds: &mut [(i64, i64)],
        values: &mut [i64],
        opened: &[usize],
        best: &mut BTreeMap<ColumnIx, [Option<i128>; 2]>,
    ) {
        let blocks = || self.members.iter().filter_map(|at| self.problem.blocks.get(*at));
        let own: Vec<Option<i128>> = blocks().map(|block| respond(block, worth, bounds, values)).collect();
        let Some(all) = own.iter().copied().sum::<Option<i128>>() else { return };
        let all = all + opened.iter().map(|at| worth[*at] * i128::from(values[*at])).sum::<i128>();
        for (block, own) in blocks().zip(own) {
            let Block::Object { chains, .. } = block else { continue };
            for chain in chains.iter().filter(|chain| chain.delivery.is_some()) {
                let last = chain.column(chain.years() - 1).at();
                let was = bounds[last];
                for (at, limits) in [(0, (was.0, 0)), (1, (was.0.max(1), was.1))] {
                    bounds[last] = limits;
                    let changed = respond(block, worth, bounds, values).zip(own).map(|(own, was)| all - was + own);
                    let known = &mut best.entry(chain.first).or_default()[at];
                    *known = (*known).max(changed);
                }
                bounds[last] = was;
            }
        }
    }
}
