//! Coverage by need, group and year, before and after the purchases.

use std::collections::BTreeMap;

use super::check::{Check, count};
use super::data::{COVERAGE_COLUMNS, CoverageLine, Data, Group, Object};
use super::model::Model;
use super::paths::Paths;
use crate::args;
use crate::diagnostic::Code;

/// Coverage of every need in every asked group and year.
pub(super) struct Coverage {
    groups: BTreeMap<Group, usize>,
    needs: usize,
    years: usize,
    /// At `(group · needs + need) · years + year`.
    counts: Vec<[i128; 8]>,
}

impl Coverage {
    /// Counts the coverage that `paths` give in `groups`.
    pub(super) fn new(model: &Model<'_>, paths: &Paths, groups: impl IntoIterator<Item = Group>) -> Self {
        let mut positions = BTreeMap::new();
        for group in groups {
            let next = positions.len();
            positions.entry(group).or_insert(next);
        }
        let (needs, years) = (model.data.needs.len(), model.data.horizon());
        let counts = vec![[0; 8]; positions.len() * needs * years];
        let mut coverage = Self { groups: positions, needs, years, counts };
        for (at, object) in model.data.objects.iter().enumerate() {
            let groups = coverage.groups_of(model.data, object);
            let own = |(_, need): &(usize, &super::data::Need)| need.object == object.kind;
            for (need, _) in model.data.needs.iter().enumerate().filter(own) {
                for t in 0..years {
                    coverage.add(model, paths, at, object, need, t, &groups);
                }
            }
        }
        coverage
    }

    /// The positions of the groups of `object` that are asked for.
    fn groups_of(&self, data: &Data, object: &Object) -> Vec<usize> {
        let place = if object.rural { Group::Rural } else { Group::Urban };
        let own = [Group::All, place, Group::District(object.district.clone()), Group::Region(object.region.clone())];
        let conditions = object.groups.iter().filter_map(|at| data.groups.get(*at));
        let conditions = conditions.filter(|group| matches!(group, Group::Condition(_)));
        own.iter().chain(conditions).filter_map(|group| self.groups.get(group).copied()).collect()
    }

    #[expect(clippy::too_many_arguments, reason = "the coordinates of one cell")]
    fn add(
        &mut self,
        model: &Model<'_>,
        paths: &Paths,
        at: usize,
        object: &Object,
        need: usize,
        t: usize,
        groups: &[usize],
    ) {
        let slot = model.data.slot(need, t);
        let of = |values: &[i64]| i128::from(values.get(slot).copied().unwrap_or(0));
        let (needed, have) = (of(&object.need), of(&object.have));
        let options = model.data.options.iter().enumerate();
        let bought: i128 = options
            .flat_map(|(option, data)| data.gives.iter().map(move |(given, gain)| (option, *given, *gain)))
            .filter(|(_, given, _)| *given == need)
            .map(|(option, _, gain)| model.in_use(paths, at, option, t).saturating_mul(i128::from(gain)))
            .sum();
        let working = model.working_level(object, need, &|option| paths.bought(at, option, t));
        let is_supplied = model.data.alternatives.iter().any(|group| group.need == need);
        let after = if is_supplied { working.unwrap_or(have) } else { have + bought };
        let is_full = |stock: i128| i128::from(needed > 0 && stock >= needed);
        let line = [1, needed, have.min(needed), after.min(needed), is_full(have), is_full(after), have, after];
        for group in groups {
            let cell = (group * self.needs + need) * self.years + t;
            if let Some(counts) = self.counts.get_mut(cell) {
                for (count, value) in counts.iter_mut().zip(line) {
                    *count = count.saturating_add(value);
                }
            }
        }
    }

    /// The counts of a need in a group at the end of year `t`.
    pub(super) fn counts(&self, need: usize, group: &Group, t: usize) -> Option<[i128; 8]> {
        let group = self.groups.get(group)?;
        self.counts.get((group * self.needs + need) * self.years + t).copied()
    }

    /// Units of a need covered in all objects at the end of year `t`.
    pub(super) fn covered(&self, need: usize, t: usize) -> i128 {
        self.counts(need, &Group::All, t).map_or(0, |[_, _, _, after, ..]| after)
    }
}

/// Compares every line of `[coverage]` with what the purchases give; every need must have a line for all objects.
pub(super) fn check_coverage(check: &mut Check<'_>, paths: &Paths) {
    let data = check.data();
    let asked = data.coverage.iter().map(|line| line.group.clone());
    let coverage = Coverage::new(check.model, paths, asked.chain([Group::All]));
    let before = check.findings.iter().count();
    for line in &data.coverage {
        if let Some(found) = coverage.counts(line.need, &line.group, line.year) {
            check_line(check, line, found);
        }
    }
    for need in 0..data.needs.len() {
        for t in check.model.years() {
            let states = |line: &CoverageLine| line.need == need && line.year == t && line.group == Group::All;
            if !data.coverage.iter().any(states) {
                let section = format!("[coverage] {} all {}", check.need_name(need), data.year_text(t));
                let place = check.sections.place("coverage", super::data::At::default(), "need");
                check.findings.report(Code::DataMissing, place, args![section = section]);
            }
        }
    }
    if check.findings.iter().count() == before {
        check.hold("audit-held-coverage", args![count = data.coverage.len()]);
    }
}

fn check_line(check: &mut Check<'_>, line: &CoverageLine, counts: [i128; 8]) {
    for ((found, expected), column) in line.counts.into_iter().zip(counts).zip(COVERAGE_COLUMNS) {
        if found == expected {
            continue;
        }
        let mut args = args![need = check.need_name(line.need), group = line.group.key(), column = column];
        args.extend([("year", check.data().year_text(line.year).into())]);
        args.extend([("found", count(found)), ("expected", count(expected))]);
        check.report(Code::CoverageWrong, "coverage", line.at, column, args);
    }
}
