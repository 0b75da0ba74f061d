//! Joint limits of budgets that may pay for a unit together.
//!
//! Which budget pays how much of such a unit is a transportation problem: money of budgets and years to expenses, each budget
//! within its share. It has a solution exactly when no set of money is asked for more than it holds (max-flow min-cut; for
//! plain eligibility Gale, *A theorem on flows in networks*, 1957). So the payments need no columns: one row per set says it,
//! and whole limits give whole payments.

use crate::index::{BudgetIx, YearIx};
use crate::instance::Instance;

/// A set of money: budgets, each with one year, or with all years up to one where unspent money passes on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cut(Vec<(BudgetIx, YearIx)>);

impl Cut {
    /// The money of `budget` that may have been spent by the end of `year`.
    pub(super) fn of_budget(budget: BudgetIx, year: YearIx) -> Self {
        Self(vec![(budget, year)])
    }

    /// The budgets' rows whose limits add up to that of the set.
    pub fn parts(&self) -> &[(BudgetIx, YearIx)] {
        &self.0
    }

    /// Whether all the money with which `budget` can pay in `year` is in the set.
    pub(super) fn holds(&self, instance: &Instance, budget: BudgetIx, year: YearIx) -> bool {
        let passes_on = instance.budgets.get(budget.at()).is_some_and(|b| b.carry_over);
        self.0.iter().any(|(own, until)| *own == budget && (*until == year || (passes_on && year < *until)))
    }

    /// The money in the set, in tiyn.
    pub(super) fn limit(&self, instance: &Instance) -> i128 {
        let of = |(budget, year): &(BudgetIx, YearIx)| {
            instance.budgets.get(budget.at()).map_or(0, |b| i128::from(b.available(*year).tiyn()))
        };
        self.0.iter().map(of).sum()
    }
}

/// The sets of several budgets' money, or of several years', that `budgets` must not be asked for more than.
pub(super) fn joint_cuts(instance: &Instance, budgets: &[BudgetIx]) -> Vec<Cut> {
    let passes_on = |b: &BudgetIx| instance.budgets.get(b.at()).is_some_and(|b| b.carry_over);
    let (carrying, yearly): (Vec<BudgetIx>, Vec<BudgetIx>) = budgets.iter().copied().partition(passes_on);
    let mut cuts = Vec::new();
    for year in YearIx::all(instance.horizon()) {
        let sets = subsets(&yearly).into_iter().filter(|set| set.len() > 1);
        cuts.extend(sets.map(|set| Cut(set.into_iter().map(|budget| (budget, year)).collect())));
    }
    for until in until_years(&carrying, instance.horizon()) {
        let last = until.iter().map(|(_, year)| year.at()).max();
        let joined = last.map_or(0, |last| last + 1);
        for sets in products(&subsets(&yearly), joined) {
            let years = sets.into_iter().enumerate();
            let of_year = |(t, set): (usize, Vec<BudgetIx>)| set.into_iter().map(move |b| (b, YearIx::new(t)));
            let cut: Vec<_> = until.iter().copied().chain(years.flat_map(of_year)).collect();
            if cut.len() > 1 {
                cuts.push(Cut(cut));
            }
        }
    }
    cuts
}

/// All subsets, the empty one first.
fn subsets(budgets: &[BudgetIx]) -> Vec<Vec<BudgetIx>> {
    budgets.iter().fold(vec![Vec::new()], |sets, budget| {
        let with = |set: &Vec<BudgetIx>| [set.as_slice(), &[*budget]].concat();
        let more: Vec<_> = sets.iter().map(with).collect();
        [sets, more].concat()
    })
}

/// For each non-empty subset of `budgets` every choice of a year for each of them.
fn until_years(budgets: &[BudgetIx], years: usize) -> Vec<Vec<(BudgetIx, YearIx)>> {
    let chosen = budgets.iter().fold(vec![Vec::new()], |all, budget| {
        let with = |set: &Vec<_>, year| [set.as_slice(), &[(*budget, year)]].concat();
        let more = all.iter().flat_map(|set| YearIx::all(years).map(move |year| with(set, year)));
        all.iter().cloned().chain(more.collect::<Vec<_>>()).collect()
    });
    chosen.into_iter().filter(|set| !set.is_empty()).collect()
}

/// Every choice of one of `sets` for each of `times` years.
fn products(sets: &[Vec<BudgetIx>], times: usize) -> Vec<Vec<Vec<BudgetIx>>> {
    (0..times).fold(vec![Vec::new()], |all, _| {
        let with = |chosen: &Vec<Vec<BudgetIx>>, set: &Vec<BudgetIx>| {
            chosen.iter().cloned().chain([set.clone()]).collect::<Vec<_>>()
        };
        all.iter().flat_map(|chosen| sets.iter().map(move |set| with(chosen, set))).collect()
    })
}
