//! The best that one object can do with given points: the greatest points over all its feasible purchases.
//!
//! For each need that other options require, the years in which it is full are tried in turn: from some year on, or any
//! years where what fills it retires. Then the options no longer depend on each other. For one option the points of a year are linear in its purchases between a few
//! quantities, so a best path over the years goes through those quantities only. What retires: see `vintages`.

use super::exact::{Exact, TooLarge, add, ceil_div};
use super::lines::{Demands, best_line};
use super::model::{Chain, Model};
use super::points::Points;
use super::vintages::best_vintages;

/// The most years in which what is full may change at will.
const MOST_YEARS: usize = 16;

/// The most quantities of one option that are tried one by one.
const MOST_LEVELS: i128 = 200_000;

/// The greatest points of an object with `chains`; `None` when no purchases keep the bounds.
pub(super) fn best_response(model: &Model<'_>, chains: &[Chain], points: &Points) -> Exact<Option<i128>> {
    let waits = Waits::new(chains);
    let case = (0..waits.needs.len()).map(|_| waits.cases(model.data.horizon()));
    let cases: Vec<Vec<Vec<bool>>> = case.collect::<Exact<_>>()?;
    let mut chosen = vec![0; cases.len()];
    let mut best: Option<i128> = None;
    loop {
        let full: Vec<&[bool]> =
            cases.iter().zip(&chosen).filter_map(|(of, at)| of.get(*at).map(Vec::as_slice)).collect();
        if let Some(found) = all_chains(chains, points, &waits, &full)? {
            best = Some(best.map_or(found, |best| best.max(found)));
        }
        if !next(&mut chosen, &cases) {
            break;
        }
    }
    Ok(match best {
        Some(best) => Some(add(best, points.constant)?),
        None => None,
    })
}

/// Counts `chosen` up, each digit over its cases; `false` after the last.
fn next(chosen: &mut [usize], cases: &[Vec<Vec<bool>>]) -> bool {
    for (digit, cases) in chosen.iter_mut().zip(cases) {
        *digit += 1;
        if *digit < cases.len() {
            return true;
        }
        *digit = 0;
    }
    false
}

/// The needs that some option waits for: required, and lacking in some year.
#[derive(Default)]
struct Waits {
    needs: Vec<usize>,
    /// Per need: whether it is full in each year without purchases.
    full: Vec<Vec<bool>>,
    /// Per need: whether a chain gives it.
    given: Vec<bool>,
    /// Whether something retires.
    retires: bool,
    /// Per chain: the needs it requires, as positions in `needs`.
    requires: Vec<Vec<usize>>,
}

impl Waits {
    fn new(chains: &[Chain]) -> Self {
        let mut waits = Self { retires: chains.iter().any(Chain::retires), ..Self::default() };
        for chain in chains {
            let positions = chain.requires.iter().filter_map(|(need, full)| waits.add(*need, full, chains)).collect();
            waits.requires.push(positions);
        }
        waits
    }

    /// The position of a required need, or `None` when it is never lacking.
    fn add(&mut self, need: usize, full: &[bool], chains: &[Chain]) -> Option<usize> {
        if let Some(known) = self.needs.iter().position(|own| *own == need) {
            return Some(known);
        }
        if full.iter().all(|full| *full) {
            return None;
        }
        self.needs.push(need);
        self.full.push(full.to_vec());
        let supplies = |chain: &Chain| chain.line.as_ref().is_some_and(|line| line.need == need);
        let gives = |chain: &Chain| supplies(chain) || chain.covers.iter().any(|cover| cover.need == need);
        self.given.push(chains.iter().any(gives));
        Some(self.needs.len() - 1)
    }

    /// The years in which a need may have to be full: none, or all from one on; any of them, where something retires.
    fn cases(&self, years: usize) -> Exact<Vec<Vec<bool>>> {
        if !self.retires {
            return Ok((0..=years).map(|from| (0..years).map(|t| t >= from).collect()).collect());
        }
        if years > MOST_YEARS {
            return Err(TooLarge);
        }
        let of = |bits: u32| (0..years).map(|t| bits & (1 << t) != 0).collect();
        Ok((0..1_u32 << years).map(of).collect())
    }

    /// Whether need `at` can be full in all these years: by itself, or by purchases.
    fn possible(&self, at: usize, years: &[bool]) -> bool {
        let all = |full: &Vec<bool>| full.iter().zip(years).all(|(full, asked)| *full || !asked);
        let by_itself = || self.full.get(at).is_some_and(all);
        self.given.get(at).copied().unwrap_or(false) || by_itself()
    }
}

/// The greatest points when need `waits.needs[i]` is full in the years `full[i]`, and nothing waits for it in others.
fn all_chains(chains: &[Chain], points: &Points, waits: &Waits, full: &[&[bool]]) -> Exact<Option<i128>> {
    if !full.iter().enumerate().all(|(at, years)| waits.possible(at, years)) {
        return Ok(None);
    }
    let is_full = |need: usize, t: usize| full.get(need).and_then(|years| years.get(t)).copied().unwrap_or(false);
    let mut total = 0;
    for (at, chain) in chains.iter().enumerate().filter(|(_, chain)| chain.line.is_none()) {
        let required = waits.requires.get(at).map(Vec::as_slice).unwrap_or_default();
        let filled = |t: usize| {
            let waited = chain.covers.iter().filter(|cover| {
                let known = waits.needs.iter().position(|need| *need == cover.need);
                known.is_some_and(|need| is_full(need, t))
            });
            waited.map(|cover| cover.threshold(t)).max().unwrap_or(0)
        };
        let filled: Vec<i128> = (0..chain.lower.len()).map(filled).collect();
        let may: Vec<bool> = (0..filled.len()).map(|t| required.iter().all(|need| is_full(*need, t))).collect();
        let best = if chain.retires() {
            best_vintages(chain, points, &filled, &may)?
        } else {
            let lower: Vec<i128> = chain.lower.iter().zip(&filled).map(|(lower, filled)| *lower.max(filled)).collect();
            let start = may.iter().rposition(|may| !may).map_or(0, |last| last + 1);
            best_path(chain, points, &lower, start)?
        };
        match best {
            Some(best) => total = add(total, best)?,
            None => return Ok(None),
        }
    }
    match all_lines(chains, points, waits, full)? {
        Some(best) => add(total, best).map(Some),
        None => Ok(None),
    }
}

/// The greatest points of the alternatives; they require nothing.
fn all_lines(chains: &[Chain], points: &Points, waits: &Waits, asked: &[&[bool]]) -> Exact<Option<i128>> {
    let mut groups: Vec<usize> = chains.iter().filter_map(|c| c.line.as_ref()).map(|line| line.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut total = 0;
    for group in groups {
        let own = |chain: &&Chain| chain.line.as_ref().is_some_and(|line| line.group == group);
        let lines: Vec<&Chain> = chains.iter().filter(own).collect();
        let need = lines.first().and_then(|chain| chain.line.as_ref()).map(|line| line.need);
        let wait = waits.needs.iter().position(|own| Some(*own) == need).and_then(|at| asked.get(at));
        let full = |t: usize| wait.and_then(|years| years.get(t)).copied().unwrap_or(false);
        match best_line(&lines, points, &Demands { full: &full })? {
            Some(best) => total = add(total, best)?,
            None => return Ok(None),
        }
    }
    Ok(Some(total))
}

/// The greatest points of one chain that buys nothing before year `start` and keeps `lower`.
fn best_path(chain: &Chain, points: &Points, lower: &[i128], start: usize) -> Exact<Option<i128>> {
    let levels = levels(chain, points, lower)?;
    let nothing_yet = levels.iter().map(|level| (*level == 0).then_some(0)).collect();
    let mut best: Vec<Option<i128>> = nothing_yet;
    for (t, lower) in lower.iter().enumerate() {
        if chain.open.get(t).copied().unwrap_or(false) {
            // To buy more than before, the year's own points come on top, whatever the quantity.
            let site = points.of_site(chain, t);
            let mut fewer: Option<i128> = None;
            for cell in &mut best {
                let bought = fewer.map(|fewer| add(fewer, site)).transpose()?;
                fewer = fewer.max(*cell);
                *cell = bought.max(*cell);
            }
        }
        for (cell, level) in best.iter_mut().zip(&levels) {
            let most = chain.most.get(t).copied().unwrap_or(chain.upper);
            let allowed = (*lower..=most).contains(level) && (*level == 0 || t >= start);
            *cell = match *cell {
                Some(points_before) if allowed => Some(add(points_before, points.at_level(chain, t, *level)?)?),
                _ => None,
            };
        }
    }
    Ok(best.into_iter().max().flatten())
}

/// The quantities at which the points of a chain can bend, or a bound lies, ascending.
fn levels(chain: &Chain, points: &Points, lower: &[i128]) -> Exact<Vec<i128>> {
    let mut levels = Vec::with_capacity(2 + 4 * lower.len() * (1 + chain.covers.len()));
    levels.extend([0, chain.upper]);
    levels.extend(lower);
    levels.extend(&chain.most);
    for cover in &chain.covers {
        for t in 0..cover.gaps.len() {
            let threshold = cover.threshold(t);
            levels.extend([threshold - 1, threshold]);
        }
    }
    let gain = chain.covers.first().map_or(1, |cover| cover.gain);
    for (end, _) in chain.steps.iter().flatten() {
        levels.extend([end.div_euclid(gain), ceil_div(*end, gain)]);
    }
    if points.bends_everywhere(chain) {
        if chain.upper > MOST_LEVELS {
            return Err(TooLarge);
        }
        levels.extend(0..=chain.upper);
    }
    // Where a year with purchases earns points in itself, one unit a year may be bought for that alone.
    let years = chain.open.len();
    if (0..years).any(|t| points.of_site(chain, t) > 0) {
        let near = (0..=years).filter_map(|off| i128::try_from(off).ok());
        let off: Vec<i128> = near.flat_map(|off| [off, -off]).collect();
        levels = levels.iter().flat_map(|level| off.iter().map(move |off| level + off)).collect();
    }
    levels.retain(|level| (0..=chain.upper).contains(level));
    levels.sort_unstable();
    levels.dedup();
    Ok(levels)
}
