//! The values of forms at given purchases.

use std::collections::BTreeMap;

use super::data::Object;
use super::districts::carriers;
use super::exact::{Exact, add, mul};
use super::form::{Form, Part};
use super::model::Model;
use super::paths::Paths;
use super::points::Points;

/// Parts of forms, found by the groups whose members they count.
#[derive(Debug, Default)]
pub(super) struct Items<'f> {
    everyone: Vec<Item<'f>>,
    by_group: BTreeMap<usize, Vec<Item<'f>>>,
}

/// A part, the position of its form and how often it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'f> {
    pub(super) form: usize,
    pub(super) part: &'f Part,
    pub(super) factor: i128,
}

impl<'f> Items<'f> {
    /// Adds the parts of `form`, each counted `factor` times.
    pub(super) fn add(&mut self, at: usize, form: &'f Form, factor: i128) {
        for part in &form.parts {
            let item = Item { form: at, part, factor };
            match part.who.group {
                Some(group) => self.by_group.entry(group).or_default().push(item),
                None => self.everyone.push(item),
            }
        }
    }

    /// The parts that may count at `object`.
    pub(super) fn of<'s>(&'s self, object: &'s Object) -> impl Iterator<Item = Item<'f>> + 's {
        let grouped = object.groups.iter().filter_map(|group| self.by_group.get(group)).flatten();
        self.everyone.iter().chain(grouped).copied()
    }
}

impl Items<'_> {
    /// How often all parts together count each tiyn of orders, per year.
    pub(super) fn costs_of_orders(&self, model: &Model<'_>) -> Exact<Vec<i128>> {
        let mut costs = vec![0; model.data.horizon()];
        for item in self.everyone.iter().chain(self.by_group.values().flatten()) {
            for (t, cost) in costs.iter_mut().enumerate() {
                *cost = add(*cost, mul(item.part.cost_of_orders(model.data, t)?, item.factor)?)?;
            }
        }
        Ok(costs)
    }
}

/// The value of each form at `paths`; shortfalls of soft rules count nothing here.
pub(super) fn totals(model: &Model<'_>, paths: &Paths, forms: &[Form]) -> Exact<Vec<i128>> {
    let mut items = Items::default();
    for (at, form) in forms.iter().enumerate() {
        items.add(at, form, 1);
    }
    let mut totals = vec![0; forms.len()];
    for (form, total) in forms.iter().zip(&mut totals) {
        for (part, (t, spent)) in
            form.parts.iter().flat_map(|part| paths.orders().iter().enumerate().map(move |o| (part, o)))
        {
            *total = add(*total, mul(part.cost_of_orders(model.data, t)?, *spent)?)?;
        }
    }
    let mut points = Points::new(model);
    let carriers = carriers(model, paths);
    for (at, object) in model.data.objects.iter().enumerate() {
        let path = paths.of(at);
        let chains = if path.iter().all(|bought| *bought == 0) { Vec::new() } else { model.chains(at) };
        for item in items.of(object) {
            points.clear();
            points.add(model, object, item.part, item.factor)?;
            let carried = carriers.iter().filter(|(_, carrier)| **carrier == at);
            let carried: i128 = carried.map(|((_, option, t), _)| points.of_delivery(*option, *t)).sum();
            if let Some(total) = totals.get_mut(item.form) {
                *total = add(add(*total, points.of_path(&chains, path)?)?, carried)?;
            }
        }
    }
    Ok(totals)
}
