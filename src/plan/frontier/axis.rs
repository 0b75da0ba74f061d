//! The money that varies: one number for the amounts of one or several budgets in all their years.

use super::subject::Working;
use crate::formulation::{LinearForm, Problem, Row, RowName, RowSense, formulate};
use crate::index::{BudgetIx, YearIx};
use crate::instance::{Budget, Instance, PriceSet};
use crate::money::Money;
use crate::solve::RowPrices;

/// The greatest amount of one budget and year.
const MOST: i128 = 1 << 56;

/// The varied budgets with the parts in which their years share the money.
pub(super) struct Axis<'a> {
    pub(super) working: &'a Working,
    /// `(budget, share of each year)`; the shares add up to `whole`.
    shares: Vec<(BudgetIx, Vec<i128>)>,
    whole: i128,
    /// The amount of the input; `None` where a budget has no limit.
    pub(super) present: Option<Money>,
}

impl<'a> Axis<'a> {
    /// The axis of `varied`: years share as the input has it, evenly where it has nothing or no limit.
    pub(super) fn new(working: &'a Working, varied: &[BudgetIx]) -> Self {
        let budgets = || varied.iter().filter_map(|at| Some((*at, working.instance.budgets.get(at.at())?)));
        let is_open = budgets().any(|(_, budget)| budget.open);
        let stated = |budget: &Budget| budget.amount.iter().map(|own| i128::from(own.tiyn())).collect::<Vec<_>>();
        let all: i128 = budgets().flat_map(|(_, budget)| stated(budget)).sum();
        let is_even = is_open || all == 0;
        let share = |budget: &Budget| if is_even { vec![1; budget.amount.len()] } else { stated(budget) };
        let shares: Vec<_> = budgets().map(|(at, budget)| (at, share(budget))).collect();
        let whole = shares.iter().flat_map(|(_, years)| years).sum::<i128>().max(1);
        let present = (!is_open).then(|| Money::from_tiyn(i64::try_from(all).unwrap_or(i64::MAX)));
        Self { working, shares, whole, present }
    }

    /// The Instance at an amount; shares are cut off to a tiyn.
    pub(super) fn at(&self, amount: Money) -> Instance {
        self.with(|share| i128::from(amount.tiyn()).saturating_mul(share).div_euclid(self.whole))
    }

    fn with(&self, amount: impl Fn(i128) -> i128) -> Instance {
        let mut instance = self.working.instance.clone();
        self.set(&mut instance.budgets, amount);
        instance
    }

    fn set(&self, budgets: &mut [Budget], amount: impl Fn(i128) -> i128) {
        for (at, years) in &self.shares {
            let Some(budget) = budgets.get_mut(at.at()) else { continue };
            budget.open = false;
            let money = |share: &i128| Money::from_tiyn(i64::try_from(amount(*share)).unwrap_or(i64::MAX));
            budget.amount = years.iter().map(money).collect();
        }
    }

    /// The Instance with money for everything in every year that has any.
    pub(super) fn unlimited(&self) -> Instance {
        let problem = formulate(&self.with(|share| share.min(1)));
        let most = |form: &LinearForm| {
            let demand = form.terms.iter().map(|(column, each)| {
                let upper = problem.columns.get(column.at()).map_or(0, |column| column.upper);
                i128::from(*each).saturating_mul(i128::from(upper)).max(0)
            });
            demand.fold(0_i128, i128::saturating_add)
        };
        let rows = problem.rows.iter().filter(|row| row.name.is_budget());
        let most = rows.map(|row| most(&row.form)).max().unwrap_or(0).clamp(1, MOST);
        self.with(|share| if share == 0 { 0 } else { most })
    }

    /// The varied budgets' rows of a problem.
    fn rows<'p>(&'p self, problem: &'p Problem) -> impl Iterator<Item = &'p Row> {
        problem.rows.iter().filter(|row| self.parts(problem, row.name).iter().any(|(own, _)| self.varies(*own)))
    }

    /// The budgets.
    pub(super) fn budgets(&self) -> impl Iterator<Item = &BudgetIx> {
        self.shares.iter().map(|(budget, _)| budget)
    }

    pub(super) fn varies(&self, budget: BudgetIx) -> bool {
        self.shares.iter().any(|(own, _)| *own == budget)
    }

    /// The part of the varied money that a row limits.
    fn share_of(&self, problem: &Problem, name: RowName) -> i128 {
        let share = |(at, until): (BudgetIx, YearIx)| {
            let passes_on = self.working.instance.budgets.get(at.at()).is_some_and(|budget| budget.carry_over);
            let years = self.shares.iter().find(|(own, _)| *own == at).map_or(&[][..], |(_, years)| years);
            let first = if passes_on { 0 } else { until.at() };
            years.iter().take(until.at() + 1).skip(first).sum::<i128>()
        };
        self.parts(problem, name).into_iter().map(share).sum()
    }

    /// The budgets whose money a row limits.
    fn parts(&self, problem: &Problem, name: RowName) -> Vec<(BudgetIx, YearIx)> {
        match name {
            RowName::Budget(budget, year, _) => vec![(budget, year)],
            RowName::Joint(at, _) => {
                let cut = usize::try_from(at).ok().and_then(|at| problem.cuts.get(at));
                cut.map(|cut| cut.parts().to_vec()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The least amount at which the values of a plan keep all rows of the varied money.
    pub(super) fn needed(&self, problem: &Problem, values: &[i64]) -> Money {
        let asked: Vec<(i128, Vec<(BudgetIx, YearIx)>)> =
            self.rows(problem).map(|row| (row.form.value(values), self.parts(problem, row.name))).collect();
        let mut budgets = self.working.instance.budgets.clone();
        let mut holds = |amount: i128| {
            self.set(&mut budgets, |share| amount.saturating_mul(share).div_euclid(self.whole));
            let available = |(at, year): &(BudgetIx, YearIx)| {
                budgets.get(at.at()).map_or(0, |budget| i128::from(budget.available(*year).tiyn()))
            };
            asked.iter().all(|(asked, parts)| parts.iter().map(available).sum::<i128>() >= *asked)
        };
        let (mut low, mut high) = (-1, MOST);
        while high - low > 1 {
            let middle = (low + high).div_euclid(2);
            if holds(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Money::from_tiyn(i64::try_from(high).unwrap_or(i64::MAX))
    }

    /// What is to be least for the least amount, and whether it is that amount itself: so where one row limits the money.
    /// Elsewhere the cost of the plan stands for it.
    pub(super) fn money(&self, problem: &Problem, cost: &LinearForm) -> (LinearForm, bool) {
        // A year without money has none at any amount: its row does not vary.
        let varies = |row: &&Row| !row.form.terms.is_empty() && self.share_of(problem, row.name) > 0;
        let mut rows = self.rows(problem).filter(varies);
        match (rows.next(), rows.next()) {
            (Some(only), None) if only.sense == RowSense::AtMost && self.is_single() => {
                (only.form.clone().times(-1), matches!(only.name, RowName::Budget(_, _, PriceSet::GIVEN)))
            }
            _ => (cost.clone(), false),
        }
    }

    /// Whether all the money is that of one budget in one year.
    fn is_single(&self) -> bool {
        self.shares.iter().flat_map(|(_, years)| years).filter(|share| **share > 0).count() == 1
    }

    /// What a tiyn more of the amount is worth at prices of the rows, · 10¹⁸, times the whole; `None` where that does not fit.
    pub(super) fn worth(&self, problem: &Problem, prices: &RowPrices) -> Option<(i128, i128)> {
        let of = |row: &Row| prices.of(row.name).checked_mul(self.share_of(problem, row.name));
        let worth = self.rows(problem).map(of).try_fold(0_i128, |sum, part| sum.checked_add(part?))?;
        Some((worth, self.whole))
    }
}
