//! The switches of an object: its alternatives, what works, and what follows from it.

use crate::index::{ColumnIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Alternatives, Instance};

use super::layout::{Cover, Layout};
use super::objects::{Wanted, gap};
use super::problem::{Chain, Column, ColumnName, Fullness, Problem};
use super::switch::{Follower, Member, Switch};

/// For each group of alternatives the last of its options in `order`: behind it, its switch is built.
pub(super) fn last_of_groups<'i>(instance: &'i Instance, order: &[OptionIx]) -> Vec<(OptionIx, &'i Alternatives)> {
    let last = |group: &'i Alternatives| {
        let own = order.iter().rev().find(|option| group.member(**option).is_some());
        own.map(|option| (*option, group))
    };
    instance.alternatives.iter().filter_map(last).collect()
}

pub(super) struct SwitchBuilder<'a> {
    pub(super) instance: &'a Instance,
    pub(super) wanted: &'a Wanted,
    pub(super) problem: &'a mut Problem,
    pub(super) layout: &'a mut Layout,
    pub(super) chains: &'a [Chain],
}

impl SwitchBuilder<'_> {
    /// The switch of `group` at `object`, or `None` when none of it can be bought. With `must`, the most must be covered
    /// that any of them can cover.
    pub(super) fn build(&mut self, group: &Alternatives, object: ObjectIx, must: bool) -> Option<Switch> {
        let mut members: Vec<Member> = Vec::new();
        for (position, chain) in self.chains.iter().enumerate() {
            if let Some(own) = group.member(chain.option) {
                let works = self.works(chain.option, object);
                members.push(Member { chain: position, level: own.level(object).get(), works });
            }
        }
        members.sort_by_key(|member| (member.level, member.chain));
        if members.is_empty() {
            return None;
        }
        let mut switch = Switch { members, followers: Vec::new() };
        for year in YearIx::all(self.instance.horizon()) {
            self.full(group, object, year, &mut switch);
            self.covered(group, object, year, must, &mut switch);
            self.served(group, object, year, &mut switch);
        }
        Some(switch)
    }

    /// The columns that say in which years the option works.
    fn works(&mut self, option: OptionIx, object: ObjectIx) -> ColumnIx {
        let first = ColumnIx::new(self.problem.columns.len());
        for year in YearIx::all(self.instance.horizon()) {
            self.layout.set_works(option, object, year.at(), ColumnIx::new(self.problem.columns.len()));
            self.problem.columns.push(Column { name: ColumnName::Works(object, option, year), lower: 0, upper: 1 });
        }
        first
    }

    /// 1 when what works is as much as is needed.
    fn full(&mut self, group: &Alternatives, object: ObjectIx, year: YearIx, switch: &mut Switch) {
        let need = self.instance.needs[group.need.at()].need.get(object, year).get();
        let values: Vec<i64> = switch.members.iter().map(|member| i64::from(member.level >= need)).collect();
        let wanted = self.wanted.full[group.need.at()] || self.wanted.goal[group.need.at()];
        if !wanted || !values.contains(&1) || gap(self.instance, group.need, object, year.at()) == 0 {
            return;
        }
        let column = self.follow(ColumnName::Full(object, group.need, year), year, values, switch);
        self.layout.set_full(group.need, object, year.at(), Fullness::Column(column));
    }

    /// `min(need, level) − min(need, have)`.
    fn covered(&mut self, group: &Alternatives, object: ObjectIx, year: YearIx, must: bool, switch: &mut Switch) {
        let data = &self.instance.needs[group.need.at()];
        let (need, have) = (data.need.get(object, year).get(), data.have.get(object, year).get());
        if have >= need {
            return;
        }
        let values: Vec<i64> = switch.members.iter().map(|member| need.min(member.level) - have).collect();
        let column = self.follow(ColumnName::Covered(object, group.need, year), year, values, switch);
        self.layout.set_cover(group.need, object, year.at(), Cover::Linear(column, 1));
        if must && year.at() + 1 == self.instance.horizon() {
            let column = &mut self.problem.columns[column.at()];
            column.lower = column.upper;
        }
    }

    /// People served beyond those of today.
    fn served(&mut self, group: &Alternatives, object: ObjectIx, year: YearIx, switch: &mut Switch) {
        if group.served_today.is_none() || !self.wanted.full[group.need.at()] {
            return;
        }
        let today = group.served_today(object).get();
        let served = |member: &Member| {
            let own = group.member(self.chains[member.chain].option);
            own.map_or(0, |own| own.served(object).get()) - today
        };
        let values = switch.members.iter().map(served).collect();
        let column = self.follow(ColumnName::Served(object, group.need, year), year, values, switch);
        self.layout.set_served(group.need, object, year.at(), column);
    }

    fn follow(&mut self, name: ColumnName, year: YearIx, values: Vec<i64>, switch: &mut Switch) -> ColumnIx {
        let column = ColumnIx::new(self.problem.columns.len());
        let range = |values: &[i64]| values.iter().fold((0, 0), |(least, most), v| (least.min(*v), most.max(*v)));
        let (lower, upper) = range(&values);
        self.problem.columns.push(Column { name, lower, upper });
        switch.followers.push(Follower { column, year: year.at(), values });
        column
    }
}
