//! The purchase paths of a switch: what may be bought in each year, and what that is worth.

use super::problem::Chain;
use super::switch::Switch;

/// A path: at most one purchase a year, each better than those before.
#[derive(Clone, Debug)]
pub struct Path {
    /// The member that is bought in each year.
    pub bought: Vec<Option<usize>>,
    /// What the path is worth.
    pub worth: i128,
}

impl Path {
    /// Whether `member` has been bought by the end of year `t`.
    pub fn has(&self, member: usize, t: usize) -> bool {
        self.bought.iter().take(t + 1).any(|bought| *bought == Some(member))
    }
}

impl Switch {
    /// All paths within `bounds`, buying nothing first. For m members and H years there are at most
    /// `Σ_j C(m, j) · C(H, j)`.
    pub fn paths(&self, chains: &[Chain], worth: &[i128], bounds: &[(i64, i64)]) -> Vec<Path> {
        let years = self.years(chains);
        let mut walk = Walk { switch: self, chains, worth, bounds, bought: vec![None; years], paths: Vec::new() };
        walk.extend(0, None, 0);
        walk.paths
    }
}

struct Walk<'a> {
    switch: &'a Switch,
    chains: &'a [Chain],
    worth: &'a [i128],
    bounds: &'a [(i64, i64)],
    bought: Vec<Option<usize>>,
    paths: Vec<Path>,
}

impl Walk<'_> {
    fn extend(&mut self, t: usize, working: Option<usize>, so_far: i128) {
        if t == self.bought.len() {
            self.paths.push(Path { bought: self.bought.clone(), worth: so_far });
            return;
        }
        for new in std::iter::once(None).chain((0..self.switch.members.len()).map(Some)) {
            let allowed = new.is_none_or(|at| {
                self.chains[self.switch.members[at].chain].open[t] && self.switch.betters(at, working)
            });
            if !allowed {
                continue;
            }
            self.bought[t] = new;
            let working = new.or(working);
            if let Some(worth) = self.year(t, working) {
                self.extend(t + 1, working, so_far + worth);
            }
            self.bought[t] = None;
        }
    }

    /// What year `t` is worth when `working` works; `None` when a bound forbids it.
    fn year(&self, t: usize, working: Option<usize>) -> Option<i128> {
        let own = |column: usize, value: i64| {
            let (lower, upper) = self.bounds[column];
            (lower..=upper).contains(&value).then(|| self.worth[column] * i128::from(value))
        };
        let members = self.switch.members.iter().enumerate().flat_map(|(at, member)| {
            let bought = i64::from(self.bought[..=t].contains(&Some(at)));
            let works = i64::from(working == Some(at));
            [own(self.chains[member.chain].column(t).at(), bought), own(member.works(t).at(), works)]
        });
        let followers = self.switch.followers_of(t).map(|f| own(f.column.at(), f.follows(working)));
        members.chain(followers).sum()
    }
}
