//! The best response of a chain whose purchases retire within the horizon.
//!
//! What must hold bounds purchases N(t) or a difference of two of them: N(t) − N(t−1) are bought, N(t) − N(r) are in use. Where
//! the worth of what is in use falls with every further unit, the whole worth is L♮-concave in N, and purchases are best as soon
//! as no set of years can be moved up or down together to gain anything (Murota, *Discrete Convex Analysis*, 2003). Where it
//! is not, as at a unit that makes a need full, or where a year with purchases has a cost of its own, the cases are tried in turn.

use super::problem::{Chain, DerivedKind, Fullness};
use super::response::Responder;
use crate::index::ColumnIx;

/// Units in use in a year within which each further one is worth no more than the one before.
#[derive(Clone, Debug)]
struct Range {
    /// The fewest units.
    least: i64,
    /// What they are worth.
    worth: i128,
    /// Ends of stretches, ascending, and what each unit in them adds.
    stretches: Vec<(i64, i128)>,
}

impl Range {
    fn most(&self) -> i64 {
        self.stretches.last().map_or(self.least, |(end, _)| *end)
    }

    /// What `units` are worth.
    fn worth(&self, units: i64) -> i128 {
        let (mut worth, mut from) = (self.worth, self.least);
        for (end, slope) in &self.stretches {
            worth += slope * i128::from(units.clamp(from, *end) - from);
            from = *end;
        }
        worth
    }

    /// What one unit more or less than `units` changes, and for how many that stays so; `None` where there is no more or less.
    fn step(&self, units: i64, up: bool) -> Option<(i128, i64)> {
        let mut from = self.least;
        for (end, slope) in &self.stretches {
            if up && (from..*end).contains(&units) {
                return Some((*slope, end - units));
            }
            if !up && from < units && units <= *end {
                return Some((-slope, units - from));
            }
            from = *end;
        }
        None
    }
}

/// How much may be bought within a year, and what a year with purchases is worth in itself.
#[derive(Clone, Copy, Debug)]
struct Buying {
    least: i64,
    is_open: bool,
    worth: i128,
}

/// One case: a range and a way to buy for every year.
struct Case<'a> {
    chain: &'a Chain,
    /// What a purchase up to the end of each year is worth, whatever is in use.
    own: &'a [i128],
    /// The bounds of purchases up to the end of each year.
    bounds: &'a [(i64, i64)],
    years: Vec<(&'a Range, Buying)>,
}

impl Responder<'_> {
    /// The best purchases of a chain that retires, the units in use of each year within `limits` where they are given; the
    /// columns of its requirements have their values.
    pub(super) fn respond_service(&self, chain: &Chain, limits: &[(i64, i64)], values: &mut [i64]) -> Option<i128> {
        let years = chain.years();
        let limit = |t: usize| if chain.is_full(t, values) { limits.get(t).copied() } else { Some((0, 0)) };
        let ranges: Vec<Vec<Range>> = (0..years).map(|t| self.ranges(chain, t, limit(t))).collect();
        let buyings: Vec<Vec<Buying>> = (0..years).map(|t| self.buyings(chain, t, values)).collect();
        let own: Vec<i128> = (0..years).map(|t| self.worth[chain.column(t).at()]).collect();
        let bounds: Vec<(i64, i64)> = (0..years).map(|t| self.bounds[chain.column(t).at()]).collect();
        let mut best: Option<(i128, Vec<i64>)> = None;
        let mut chosen = vec![(0, 0); years];
        loop {
            let chosen_of = |t: usize| Some((ranges[t].get(chosen[t].0)?, *buyings[t].get(chosen[t].1)?));
            let case = (0..years).map(chosen_of).collect::<Option<Vec<_>>>()?;
            let case = Case { chain, own: &own, bounds: &bounds, years: case };
            if let Some((worth, bought)) = case.climb()
                && best.as_ref().is_none_or(|(best, _)| worth > *best)
            {
                best = Some((worth, bought));
            }
            let next = chosen.iter_mut().enumerate().any(|(t, (range, buying))| {
                *range = (*range + 1) % ranges[t].len();
                *buying = (*buying + usize::from(*range == 0)) % buyings[t].len();
                (*range, *buying) != (0, 0)
            });
            if !next {
                break;
            }
        }
        let (worth, bought) = best?;
        for (t, level) in bought.into_iter().enumerate() {
            chain.set_level(t, level, values);
        }
        chain.set_sites(values);
        Some(worth)
    }

    /// The units that may be in use in year `t`, cut where a further unit is worth more than the one before.
    fn ranges(&self, chain: &Chain, t: usize, limit: Option<(i64, i64)>) -> Vec<Range> {
        let column = chain.in_use(t);
        let (mut least, mut most) = self.bounds[column.at()];
        if let Some((from, to)) = limit {
            (least, most) = (least.max(from), most.min(to));
        }
        let counted = if chain.retired(t).is_some() { self.worth[column.at()] } else { 0 };
        let derived = || chain.derived.iter().filter(|d| d.year == t && self.worth[d.column.at()] != 0);
        let worth = |units: i64| {
            let derived = derived().map(|d| self.worth[d.column.at()] * i128::from(d.kind.follows(units)));
            counted * i128::from(units) + derived.sum::<i128>()
        };
        let mut bends: Vec<i64> = derived().flat_map(|d| d.kind.bends(most)).collect();
        bends.retain(|bend| least < *bend && *bend < most);
        bends.push(most);
        bends.sort_unstable();
        bends.dedup();
        let mut ranges: Vec<Range> = Vec::new();
        if least > most {
            return ranges;
        }
        let mut from = least;
        ranges.push(Range { least, worth: worth(least), stretches: Vec::new() });
        for end in bends.into_iter().filter(|end| *end > least) {
            let slope = (worth(end) - worth(from)).div_euclid(i128::from(end - from));
            let rises = |range: &Range| range.stretches.last().is_some_and(|(_, before)| slope > *before);
            if ranges.last().is_some_and(rises) {
                ranges.push(Range { least: from, worth: worth(from), stretches: Vec::new() });
            }
            if let Some(range) = ranges.last_mut() {
                range.stretches.push((end, slope));
            }
            from = end;
        }
        ranges
    }

    /// The ways to buy in year `t`: any quantity where a year with purchases is worth nothing in itself, else none or some.
    fn buyings(&self, chain: &Chain, t: usize, values: &[i64]) -> Vec<Buying> {
        let nothing = Buying { least: 0, is_open: false, worth: 0 };
        let worth = chain.site(t).map_or(0, |site| self.worth[site.at()]);
        match (chain.is_open(t, values), worth) {
            (false, _) => vec![nothing],
            (true, 0) => vec![Buying { is_open: true, ..nothing }],
            // To pay for a year without purchases is never better than not to.
            (true, worth) => vec![nothing, Buying { least: i64::from(worth > 0), is_open: true, worth }],
        }
    }
}

impl DerivedKind {
    /// The units up to `most` at which what a further one adds may change.
    fn bends(self, most: i64) -> Vec<i64> {
        match self {
            Self::Full { threshold } => vec![threshold - 1, threshold],
            Self::Covered { gap: most, gain, .. } | Self::UpTo { most, gain } => {
                vec![most.div_euclid(gain), most.div_euclid(gain) + 1]
            }
            Self::Levelled { .. } => (0..=most).collect(),
        }
    }
}

impl Case<'_> {
    /// The greatest worth and the purchases that reach it, from the fewest upwards.
    fn climb(&self) -> Option<(i128, Vec<i64>)> {
        let mut bought = self.fewest()?;
        loop {
            let mut best: Option<(i128, i64, u32, bool)> = None;
            for years in 1..1_u32 << self.years.len() {
                for up in [true, false] {
                    if let Some((gain, times)) = self.shift(&bought, years, up)
                        && gain > best.map_or(0, |(best, ..)| best)
                    {
                        best = Some((gain, times, years, up));
                    }
                }
            }
            let Some((_, times, years, up)) = best else { return Some((self.worth(&bought), bought)) };
            for (_, level) in bought.iter_mut().enumerate().filter(|(t, _)| years & (1 << t) != 0) {
                *level += if up { times } else { -times };
            }
        }
    }

    /// The fewest purchases of all years that keep the bounds, if any do.
    fn fewest(&self) -> Option<Vec<i64>> {
        let mut bought: Vec<i64> = self.bounds.iter().map(|(lower, _)| *lower).collect();
        // A longest path passes through every year once.
        for _ in 0..=self.years.len() + 1 {
            let before = bought.clone();
            for (t, (range, buying)) in self.years.iter().enumerate() {
                let least = t.checked_sub(1).map_or(0, |before| bought[before]) + buying.least;
                let retired = self.chain.retired(t);
                let in_use = retired.map_or(0, |retired| bought[retired]) + range.least;
                bought[t] = bought[t].max(least).max(in_use);
                if let Some(retired) = retired {
                    bought[retired] = bought[retired].max(bought[t] - range.most());
                }
                if let Some(before) = t.checked_sub(1).filter(|_| !buying.is_open) {
                    bought[before] = bought[before].max(bought[t]);
                }
            }
            if bought == before {
                return self.holds(&bought).then_some(bought);
            }
        }
        None
    }

    fn within(&self, bought: &[i64], t: usize) -> i64 {
        bought[t] - t.checked_sub(1).map_or(0, |before| bought[before])
    }

    fn in_use(&self, bought: &[i64], t: usize) -> i64 {
        bought[t] - self.chain.retired(t).map_or(0, |retired| bought[retired])
    }

    fn holds(&self, bought: &[i64]) -> bool {
        self.years.iter().enumerate().all(|(t, (range, buying))| {
            let (lower, upper) = self.bounds[t];
            let within = self.within(bought, t);
            (lower..=upper).contains(&bought[t])
                && (range.least..=range.most()).contains(&self.in_use(bought, t))
                && within >= buying.least
                && (buying.is_open || within == 0)
        })
    }

    fn worth(&self, bought: &[i64]) -> i128 {
        let years = self.years.iter().enumerate();
        let of = |(t, (range, buying)): (usize, &(&Range, Buying))| {
            self.own[t] * i128::from(bought[t]) + range.worth(self.in_use(bought, t)) + buying.worth
        };
        years.map(of).sum()
    }

    /// What it gains to move the purchases of `years` (a bit each) by one, and how often that can be done for the same gain.
    fn shift(&self, bought: &[i64], years: u32, up: bool) -> Option<(i128, i64)> {
        let is_moved = |t: usize| years & (1 << t) != 0;
        let (mut gain, mut times) = (0, i64::MAX);
        for (t, (range, buying)) in self.years.iter().enumerate() {
            let moved = is_moved(t);
            if moved {
                let (lower, upper) = self.bounds[t];
                times = times.min(if up { upper - bought[t] } else { bought[t] - lower });
                gain += if up { self.own[t] } else { -self.own[t] };
            }
            if moved != t.checked_sub(1).is_some_and(is_moved) {
                let more = moved == up;
                times = match (more, buying.is_open) {
                    (_, false) => 0,
                    (true, true) => times,
                    (false, true) => times.min(self.within(bought, t) - buying.least),
                };
            }
            if moved != self.chain.retired(t).is_some_and(is_moved) {
                let (slope, room) = range.step(self.in_use(bought, t), moved == up)?;
                gain += slope;
                times = times.min(room);
            }
        }
        (times > 0).then_some((gain, times))
    }
}

impl Chain {
    /// The cases of what others in the block ask of the chain: in each of its years in which it may make a need full that they
    /// require, full or not; as limits of the units in use.
    pub(super) fn fullness(&self, chains: &[Self]) -> Vec<Vec<(i64, i64)>> {
        let required: Vec<ColumnIx> = chains
            .iter()
            .flat_map(|chain| &chain.requires)
            .flat_map(|requirement| &requirement.full)
            .filter_map(|full| if let Fullness::Column(column) = full { Some(*column) } else { None })
            .collect();
        let mut cases = vec![vec![(0, i64::MAX); self.years()]];
        for t in 0..self.years() {
            let derived = self.derived.iter().filter(|d| d.year == t && required.contains(&d.column));
            let thresholds = derived.filter_map(|d| match d.kind {
                DerivedKind::Full { threshold } => Some(threshold),
                _ => None,
            });
            for threshold in thresholds.chain(required.contains(&self.in_use(t)).then_some(1)) {
                let with = |case: &Vec<(i64, i64)>, limit: (i64, i64)| {
                    let mut case = case.clone();
                    case[t] = (case[t].0.max(limit.0), case[t].1.min(limit.1));
                    case
                };
                let halves = [(0, threshold - 1), (threshold, i64::MAX)];
                cases = halves
                    .iter()
                    .flat_map(|half| cases.iter().map(|case| with(case, *half)).collect::<Vec<_>>())
                    .collect();
            }
        }
        cases
    }
}
