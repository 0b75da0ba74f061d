//! The exact best response of a block to prices.
//!
//! Given a whole-number value for every column, each block is maximised alone, exactly: a chain by dynamic
//! programming over years and the few quantities at which its value can bend, chains that others require by
//! enumerating their paths, a chain whose purchases retire by climbing (see `renewal`). The sum over blocks, with the priced limits, bounds every plan.

use std::cmp::Reverse;
use std::ops::Range;

use super::GroupShare;
use super::leximin::WHOLE_SHARE;
use super::problem::{Block, Chain, DerivedKind, Provider};
use super::switch::Switch;

/// What blocks respond to.
#[derive(Clone, Copy)]
pub(super) struct Responder<'a> {
    pub(super) worth: &'a [i128],
    pub(super) bounds: &'a [(i64, i64)],
}

impl Responder<'_> {
    /// See [`Block::respond`].
    pub(super) fn respond(&self, block: &Block, values: &mut [i64]) -> Option<i128> {
        match block {
            Block::Single(column) => {
                let at = column.at();
                let (lower, upper) = self.bounds[at];
                values[at] = if self.worth[at] > 0 { upper } else { lower };
                (lower <= upper).then_some(self.worth[at] * i128::from(values[at]))
            }
            // What joins objects responds with its members: see `Block::respond`.
            Block::District { .. } => None,
            Block::Share(group) => self.respond_share(group, values),
            Block::Order(order) => order.respond(self.worth, self.bounds, values),
            Block::Object { columns, chains, switches } => {
                self.respond_object(columns.clone(), Parts { chains, switches }, values)
            }
        }
    }

    /// The best response of a group: where its share stays the same, only the least and the most covered units can be best.
    /// They are tried from the end at which the share would be best if it were not cut off, as far as that can be better.
    fn respond_share(&self, group: &GroupShare, values: &mut [i64]) -> Option<i128> {
        let (least, most) = self.bounds[group.covered.at()];
        let (of_covered, of_share) = (self.worth[group.covered.at()], self.worth[group.share.at()]);
        let worth = |covered: i64| of_covered * i128::from(covered) + of_share * i128::from(group.follows(covered));
        let need = i128::from(group.need);
        // Times the need, no units beyond `covered` are worth more than `slope · covered + cut`.
        let whole = of_share.checked_mul(WHOLE_SHARE.into());
        let slope = of_covered.checked_mul(need).and_then(|own| own.checked_add(whole?));
        let cut = (-of_share).max(0).checked_mul(need - 1);
        let most_beyond = |covered: i64| slope?.checked_mul(i128::from(covered))?.checked_add(cut?);
        let from_above = slope.is_some_and(|slope| slope >= 0);
        let mut best: Option<(i128, i64)> = None;
        let mut next = Some(if from_above { most } else { least });
        while let Some(covered) = next.filter(|covered| (least..=most).contains(covered)) {
            let reached = best.and_then(|(best, _)| best.checked_mul(need));
            if reached.zip(most_beyond(covered)).is_some_and(|(reached, beyond)| beyond <= reached) {
                break;
            }
            let (first, last) = group.alike(covered, (least, most));
            for one in [first, last] {
                best = match best {
                    Some(best) if best.0 >= worth(one) => Some(best),
                    _ => Some((worth(one), one)),
                };
            }
            next = if from_above { first.checked_sub(1) } else { last.checked_add(1) };
        }
        let (worth, covered) = best?;
        values[group.covered.at()] = covered;
        values[group.share.at()] = group.follows(covered);
        Some(worth)
    }

    /// The best response of one object.
    fn respond_object(&self, columns: Range<usize>, parts: Parts<'_>, values: &mut [i64]) -> Option<i128> {
        if parts.are_apart() {
            return parts.chains.iter().map(|chain| self.respond_chain(chain, values)).sum();
        }
        let (providers, others) = parts.providers();
        if providers.is_empty() {
            return others.iter().map(|part| self.respond_part(parts, *part, values)).sum();
        }
        let mut search = Search {
            responder: *self,
            columns: columns.clone(),
            parts,
            providers: &providers,
            others: &others,
            values,
            best: None,
        };
        search.descend(0, 0);
        let (value, best) = search.best?;
        values[columns].copy_from_slice(&best);
        Some(value)
    }

    /// The best path of one part, given that the columns of its requirements already have their values.
    fn respond_part(&self, parts: Parts<'_>, part: Provider, values: &mut [i64]) -> Option<i128> {
        match part {
            Provider::Chain(at) => self.respond_chain(&parts.chains[at], values),
            Provider::Switch(at) => {
                let switch = &parts.switches[at];
                let paths = switch.paths(parts.chains, self.worth, self.bounds);
                let best = paths.into_iter().reduce(|best, next| if next.worth > best.worth { next } else { best })?;
                switch.set(parts.chains, &best.bought, values);
                Some(best.worth)
            }
        }
    }

    /// The best path of one chain, given that the columns of its requirements already have their values.
    fn respond_chain(&self, chain: &Chain, values: &mut [i64]) -> Option<i128> {
        if chain.service.is_some() {
            return self.respond_service(chain, &[], values);
        }
        let years = chain.years();
        if years == 1 && chain.site.is_none() {
            return self.respond_year(chain, values);
        }
        let levels = self.levels(chain);
        // best[t · levels + l]: the best worth of years 0..=t that ends at levels[l], and the level before it.
        let mut best: Vec<Option<(i128, usize)>> = Vec::with_capacity(years * levels.len());
        for t in 0..years {
            let (site, is_open, is_full) =
                (self.site_worth(chain, t), chain.is_open(t, values), chain.is_full(t, values));
            let bounds = self.bounds[chain.column(t).at()];
            // The best that ends below the level at hand a year earlier, with what a purchase is worth in itself.
            let mut below: Option<(i128, usize)> = None;
            for (l, level) in levels.iter().enumerate() {
                let same = match t {
                    0 => (l == 0).then_some((0, l)),
                    _ => best[(t - 1) * levels.len() + l].map(|(value, _)| (value, l)),
                };
                let before = same.into_iter().fold(below, first_greatest);
                if is_open {
                    below = same.map(|(value, p)| (value + site, p)).into_iter().fold(below, first_greatest);
                }
                let allowed = (bounds.0..=bounds.1).contains(level) && (*level == 0 || is_full);
                best.push(before.filter(|_| allowed).map(|(value, p)| (value + self.worth_at(chain, t, *level), p)));
            }
        }
        let ends = (0..levels.len()).filter_map(|l| best[(years - 1) * levels.len() + l].map(|(value, _)| (value, l)));
        let (value, mut l) = ends.fold(None, first_greatest)?;
        for t in (0..years).rev() {
            chain.set_level(t, levels[l], values);
            l = best[t * levels.len() + l].map_or(l, |(_, before)| before);
        }
        chain.set_sites(values);
        Some(value)
    }

    /// The best quantity of a chain of one year without site cost.
    fn respond_year(&self, chain: &Chain, values: &mut [i64]) -> Option<i128> {
        let mut best: Option<(i128, Reverse<i64>)> = None;
        self.bends(chain, &mut |level| {
            if self.allowed(chain, 0, level, values) && (level == 0 || chain.is_open(0, values)) {
                best = best.max(Some((self.worth_at(chain, 0, level), Reverse(level))));
            }
        });
        let (value, Reverse(level)) = best?;
        chain.set_level(0, level, values);
        Some(value)
    }

    /// What it is worth that anything is bought within year `t`, whatever the quantity.
    fn site_worth(&self, chain: &Chain, t: usize) -> i128 {
        chain.site(t).map_or(0, |site| self.worth[site.at()])
    }

    /// The quantities at which the worth of a chain can bend or a bound lies, in any order.
    fn bends(&self, chain: &Chain, each: &mut impl FnMut(i64)) {
        let mut top = 0;
        each(0);
        for t in 0..chain.years() {
            let (lower, upper) = self.bounds[chain.column(t).at()];
            top = top.max(lower).max(upper);
            each(lower);
            each(upper);
        }
        let mut bend = |last: i64| {
            each(last.clamp(0, top));
            each((last + 1).clamp(0, top));
        };
        for derived in &chain.derived {
            match derived.kind {
                DerivedKind::Full { threshold } => bend(threshold - 1),
                DerivedKind::Covered { gap, gain, .. } => bend(gap.div_euclid(gain)),
                DerivedKind::UpTo { most, gain } => bend(most.div_euclid(gain)),
                DerivedKind::Levelled { .. } => (0..top).for_each(&mut bend),
            }
        }
    }

    /// The quantities at which the worth of a chain can bend or a bound lies, ascending.
    fn levels(&self, chain: &Chain) -> Vec<i64> {
        let mut levels = Vec::with_capacity(1 + 2 * (chain.years() + chain.derived.len()));
        self.bends(chain, &mut |level| levels.push(level));
        let top = levels.iter().copied().max().unwrap_or(0);
        // Where a year with purchases is worth something in itself, one unit a year may be bought for that alone.
        if (0..chain.years()).any(|t| self.site_worth(chain, t) > 0) {
            let most = i64::try_from(chain.years()).unwrap_or(top).min(top);
            let own = levels.clone();
            levels.extend(own.iter().flat_map(|level| (-most..=most).map(move |off| level.saturating_add(off))));
        }
        levels.retain(|level| (0..=top).contains(level));
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    /// Whether the chain may stand at `level` in year `t`.
    fn allowed(&self, chain: &Chain, t: usize, level: i64, values: &[i64]) -> bool {
        let (lower, upper) = self.bounds[chain.column(t).at()];
        (lower..=upper).contains(&level) && (level == 0 || chain.is_full(t, values))
    }

    fn worth_at(&self, chain: &Chain, t: usize, level: i64) -> i128 {
        let derived = chain.derived.iter().filter(|d| d.year == t);
        self.worth[chain.column(t).at()] * i128::from(level)
            + derived.map(|d| self.worth[d.column.at()] * i128::from(d.kind.follows(level))).sum::<i128>()
    }
}

/// Keeps the first of the greatest.
fn first_greatest(best: Option<(i128, usize)>, next: (i128, usize)) -> Option<(i128, usize)> {
    match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    }
}

/// What an object's options consist of.
#[derive(Clone, Copy)]
struct Parts<'a> {
    chains: &'a [Chain],
    switches: &'a [Switch],
}

impl Parts<'_> {
    /// Whether no part has a say in another.
    fn are_apart(self) -> bool {
        let is_free = |chain: &Chain| chain.requires.iter().all(|requirement| requirement.provider.is_none());
        self.switches.is_empty() && self.chains.iter().all(is_free)
    }

    /// Chains and switches that others require, prerequisites first, and the rest.
    fn providers(self) -> (Vec<Provider>, Vec<Provider>) {
        let required =
            |part: &Provider| self.chains.iter().any(|c| c.requires.iter().any(|r| r.provider == Some(*part)));
        let alone = |at: &usize| !self.switches.iter().any(|switch| switch.has(*at));
        let chains = (0..self.chains.len()).filter(alone).map(|at| (at, Provider::Chain(at)));
        let switches = self.switches.iter().enumerate().map(|(at, switch)| (switch.last(), Provider::Switch(at)));
        let mut parts: Vec<(usize, Provider)> = chains.chain(switches).collect();
        parts.sort_by_key(|(position, _)| *position);
        parts.into_iter().map(|(_, part)| part).partition(required)
    }
}

/// Enumerates the paths of the chains and switches that others require; the rest respond to each combination.
struct Search<'a> {
    responder: Responder<'a>,
    /// The columns of the object.
    columns: Range<usize>,
    parts: Parts<'a>,
    providers: &'a [Provider],
    others: &'a [Provider],
    /// The combination under trial.
    values: &'a mut [i64],
    /// The greatest worth so far, with the values of the object's columns.
    best: Option<(i128, Vec<i64>)>,
}

impl Search<'_> {
    /// Decides the providers from `depth` on; `so_far` is the worth of those before.
    fn descend(&mut self, depth: usize, so_far: i128) {
        let Some(&at) = self.providers.get(depth) else { return self.close(so_far) };
        let Parts { chains, switches } = self.parts;
        match at {
            Provider::Chain(at) if chains[at].service.is_some() => {
                for limits in chains[at].fullness(chains) {
                    if let Some(worth) = self.responder.respond_service(&chains[at], &limits, self.values) {
                        self.descend(depth + 1, so_far + worth);
                    }
                }
            }
            Provider::Chain(at) => {
                let levels = self.responder.levels(&chains[at]);
                self.path(&chains[at], &levels, 0, 0, depth, so_far);
            }
            Provider::Switch(at) => {
                for path in switches[at].paths(chains, self.responder.worth, self.responder.bounds) {
                    switches[at].set(chains, &path.bought, self.values);
                    self.descend(depth + 1, so_far + path.worth);
                }
            }
        }
    }

    /// Extends the path of `chain` from year `t`, at `levels[from]` or above.
    fn path(&mut self, chain: &Chain, levels: &[i64], t: usize, from: usize, depth: usize, so_far: i128) {
        if t == chain.years() {
            chain.set_sites(self.values);
            return self.descend(depth + 1, so_far);
        }
        let last = if chain.is_open(t, self.values) { levels.len() } else { from + 1 };
        for l in from..last {
            if self.responder.allowed(chain, t, levels[l], self.values) {
                chain.set_level(t, levels[l], self.values);
                let site = if l > from { self.responder.site_worth(chain, t) } else { 0 };
                let worth = self.responder.worth_at(chain, t, levels[l]) + site;
                self.path(chain, levels, t + 1, l, depth, so_far + worth);
            }
        }
    }

    /// Lets the other chains respond and keeps the best combination.
    fn close(&mut self, so_far: i128) {
        let mut value = so_far;
        for part in self.others {
            let Some(best) = self.responder.respond_part(self.parts, *part, self.values) else { return };
            value += best;
        }
        if self.best.as_ref().is_none_or(|(best, _)| value > *best) {
            self.best = Some((value, self.values[self.columns.clone()].to_vec()));
        }
    }
}
