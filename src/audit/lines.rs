//! Alternatives: options of which one works at a time, the best of those bought. What works follows from the purchases.

use super::data::{Object, OptionData};
use super::exact::{Exact, add};
use super::model::{Chain, Model};
use super::points::Points;

/// One of the alternatives at an object.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Position of the group.
    pub(super) group: usize,
    pub(super) need: usize,
    /// What it supplies while it works.
    pub(super) level: i128,
    /// Units newly covered while it works, per year.
    pub(super) covered: Vec<i128>,
    /// Whether something is lacking without purchases, per year.
    pub(super) lacks: Vec<bool>,
    /// Whether it fills what is lacking, per year.
    pub(super) fills: Vec<bool>,
    /// What the group must cover newly at the end of the last year.
    pub(super) least: i128,
}

impl Line {
    /// The line of `option` at `object`, if it is an alternative.
    pub(super) fn new(model: &Model<'_>, object: &Object, option: usize) -> Option<Self> {
        let data = model.data.options.get(option)?;
        let group = data.alternative?;
        let need = model.data.alternatives.get(group)?.need;
        let level = i128::from(object.level.get(option).copied().unwrap_or(0));
        let gap = |t: usize| model.gap(object, need, t);
        let needed = |t: usize| i128::from(object.need.get(model.data.slot(need, t)).copied().unwrap_or(0));
        let covered = |t: usize| if gap(t) > 0 { level.min(needed(t)) - (needed(t) - gap(t)) } else { 0 };
        Some(Self {
            group,
            need,
            level,
            covered: model.years().map(covered).collect(),
            lacks: model.years().map(|t| gap(t) > 0).collect(),
            fills: model.years().map(|t| gap(t) > 0 && level >= needed(t)).collect(),
            least: 0,
        })
    }

    /// Units newly covered in year `t` while it works.
    pub(super) fn covered(&self, t: usize) -> i128 {
        self.covered.get(t).copied().unwrap_or(0)
    }

    /// Whether it fills what is lacking in year `t`.
    pub(super) fn fills(&self, t: usize) -> bool {
        self.fills.get(t).copied().unwrap_or(false)
    }
}

impl Model<'_> {
    /// Whether an alternative lacks nothing to be of use to the object: something is lacking in some year, and it supplies
    /// more than what works today in every year.
    pub(super) fn betters_today(&self, object: &Object, option: usize, data: &OptionData) -> bool {
        let Some(need) = data.alternative.and_then(|group| self.data.alternatives.get(group)).map(|group| group.need)
        else {
            return false;
        };
        let level = object.level.get(option).copied().unwrap_or(0);
        let have = |t: usize| object.have.get(self.data.slot(need, t)).copied().unwrap_or(0);
        self.years().any(|t| self.gap(object, need, t) > 0) && self.years().all(|t| level > have(t))
    }

    /// Whether an option is an alternative and a better one works, when `bought` says what an object has of each option.
    pub(super) fn is_surpassed(&self, object: &Object, option: usize, bought: &dyn Fn(usize) -> i128) -> bool {
        let group = self.data.options.get(option).and_then(|data| data.alternative);
        let level = |option: usize| object.level.get(option).copied().unwrap_or(0);
        let surpasses = |(other, data): (usize, &OptionData)| {
            group.is_some() && data.alternative == group && level(other) > level(option) && bought(other) > 0
        };
        self.data.options.iter().enumerate().any(surpasses)
    }

    /// The level that works at an object of a need that alternatives supply; `None` when no alternative was bought.
    pub(super) fn working_level(&self, object: &Object, need: usize, bought: &dyn Fn(usize) -> i128) -> Option<i128> {
        let group = self.data.alternatives.iter().position(|group| group.need == need)?;
        let own = self.data.options.iter().enumerate().filter(|(_, data)| data.alternative == Some(group));
        let own = own.filter(|(option, _)| bought(*option) > 0);
        own.map(|(option, _)| i128::from(object.level.get(option).copied().unwrap_or(0))).max()
    }
}

/// What must hold of the lines of one group besides their own bounds.
pub(super) struct Demands<'d> {
    /// Whether the need must be full in each year.
    pub(super) full: &'d dyn Fn(usize) -> bool,
}

/// The greatest points of the lines of one group over all paths: at most one is bought in a year, each better than those
/// before it. `None` when no path keeps the bounds.
pub(super) fn best_line(lines: &[&Chain], points: &Points, demands: &Demands<'_>) -> Exact<Option<i128>> {
    let years = lines.first().map_or(0, |chain| chain.open.len());
    let mut walk = Walk { lines, points, demands, years, bought: vec![false; lines.len()], best: None };
    walk.extend(0, None, 0)?;
    Ok(walk.best)
}

struct Walk<'w> {
    lines: &'w [&'w Chain],
    points: &'w Points,
    demands: &'w Demands<'w>,
    years: usize,
    bought: Vec<bool>,
    best: Option<i128>,
}

impl Walk<'_> {
    fn line(&self, at: usize) -> Option<&Line> {
        self.lines.get(at).and_then(|chain| chain.line.as_ref())
    }

    fn level(&self, at: usize) -> i128 {
        self.line(at).map_or(0, |line| line.level)
    }

    fn extend(&mut self, t: usize, working: Option<usize>, so_far: i128) -> Exact<()> {
        if t == self.years {
            let least = self.line(0).map_or(0, |line| line.least);
            let covered = working.and_then(|at| self.line(at)).map_or(0, |line| line.covered(t.saturating_sub(1)));
            if covered >= least {
                self.best = Some(self.best.map_or(so_far, |best| best.max(so_far)));
            }
            return Ok(());
        }
        self.year(t, working, so_far)?;
        for at in 0..self.lines.len() {
            let open = self.lines.get(at).and_then(|chain| chain.open.get(t)).copied().unwrap_or(false);
            if !open || working.is_some_and(|working| self.level(working) >= self.level(at)) {
                continue;
            }
            self.set(at, true);
            self.year(t, Some(at), so_far)?;
            self.set(at, false);
        }
        Ok(())
    }

    fn set(&mut self, at: usize, bought: bool) {
        if let Some(own) = self.bought.get_mut(at) {
            *own = bought;
        }
    }

    /// Adds what year `t` is worth, and goes on where its bounds hold.
    fn year(&mut self, t: usize, working: Option<usize>, so_far: i128) -> Exact<()> {
        let mut total = so_far;
        for (chain, bought) in self.lines.iter().zip(&self.bought) {
            let most = chain.most.get(t).copied().unwrap_or(chain.upper);
            let least = chain.lower.get(t).copied().unwrap_or(0);
            if !(least..=most).contains(&i128::from(*bought)) {
                return Ok(());
            }
            total = add(total, self.points.of_purchases(chain, t, i128::from(*bought))?)?;
        }
        let lacks = self.line(0).is_some_and(|line| line.lacks.get(t).copied().unwrap_or(false));
        let is_full = working.and_then(|at| self.line(at)).is_some_and(|line| line.fills(t));
        if lacks && !is_full && (self.demands.full)(t) {
            return Ok(());
        }
        if let Some(chain) = working.and_then(|at| self.lines.get(at)) {
            total = add(total, self.points.while_working(chain, t)?)?;
        }
        self.extend(t + 1, working, total)
    }
}
