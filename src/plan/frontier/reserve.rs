//! Who is next: what more money would add to a plan that is kept whole, place by place.
//!
//! A plan that is made anew with more money may drop an object that the smaller one served; a reserve must not. So every place is the
//! least extra money with which the first goal that can still improve has a step more, all purchases before it kept: a nested chain of
//! plans (the priority lists of Koç and Morton, "Prioritization via Stochastic Optimization", Management Science 61, 2015). What
//! the chain costs against a plan made anew is told, too.

use super::axis::Axis;
use super::point::{effort_of_point, money_goal, point};
use super::subject::working;
use super::{FrontierRequest, Nesting, NoReserve, Place, Reserve, ReserveEnd, ReserveRequest};
use crate::formulation::{ColumnName, Goal, GoalKind, Problem, Row, RowName, RowSense, formulate};
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, payers};
use crate::money::{Money, TIYN_PER_TENGE};
use crate::plan::bought::Bought;
use crate::plan::make::solve;
use crate::plan::results::metric;
use crate::plan::whatif::shifts;
use crate::plan::{ModeOutcome, Plan, Shift, orders, payments};
use crate::solve::{Effort, Limits, Proof, Solution, Unsolved, Watch, serve_goals};

/// The reserve of a plan for more money of one budget; `told` is called with the places found so far.
///
/// # Errors
/// When there is nothing that a reserve could be of.
pub fn reserve(
    (instance, plan): (&Instance, &Plan),
    request: &ReserveRequest,
    (limits, watch): (&Limits, &Watch),
    told: &dyn Fn(usize),
) -> Result<Reserve, NoReserve> {
    let asked = FrontierRequest { source: Some(request.source), ..FrontierRequest::default() };
    let working = working(instance, &asked).ok_or(NoReserve::NothingPaid)?;
    let axis = Axis::new(&working, &[request.source]);
    let present = axis.present.ok_or(NoReserve::NoLimit)?;
    let effort = Effort::starting_now(limits, watch).aside();
    let mut chain = Chain::new(&axis, (instance, plan), present, effort).ok_or(NoReserve::Stopped)?;
    let total = chain.total();
    let mut places: Vec<Place> = Vec::new();
    let end = loop {
        if places.len() >= request.places {
            break ReserveEnd::Listed;
        }
        told(places.len());
        match chain.next(effort) {
            Err(Unsolved::Infeasible) => break ReserveEnd::Full,
            Err(Unsolved::Stopped) => break ReserveEnd::Stopped,
            Ok(place) if request.extra.is_some_and(|most| place.extra > most) => break ReserveEnd::Money,
            Ok(place) => places.push(place),
        }
    };
    let extra = request.extra.filter(|_| end == ReserveEnd::Money).or(places.last().map(|last| last.extra));
    let nested = places.last().map_or(total, |last| last.total);
    let nesting = extra.and_then(|extra| nesting(&axis, (present, extra), nested, effort));
    let left =
        plan.budgets.iter().filter(|line| line.budget == request.source).map(crate::plan::BudgetLine::left).sum();
    Ok(Reserve { budget: request.source, subject: working.subject.clone(), total, left, places, end, nesting })
}

/// What a plan made anew with the same money reaches.
fn nesting(axis: &Axis<'_>, (present, extra): (Money, Money), nested: i128, effort: Effort<'_>) -> Option<Nesting> {
    let amount = present.checked_add(extra)?;
    let free = point(axis, amount, effort);
    (free.outcome == ModeOutcome::Planned).then_some(Nesting { extra, nested, free: free.total, proof: free.proof })
}

/// A plan that only grows.
struct Chain<'a> {
    axis: &'a Axis<'a>,
    /// The Instance of the plan, whose amounts count.
    given: &'a Instance,
    budget: BudgetIx,
    /// The same with money for everything.
    unlimited: Instance,
    /// Its problem; what the chain has bought is kept by the lower bounds.
    problem: Problem,
    /// The position of the measured goal, and of the first that may still improve.
    measured: usize,
    improves: usize,
    /// What the goals up to the measured one have.
    values: Vec<i128>,
    bought: Bought,
    /// The only option that the budget pays for, and the money for it.
    sold_alike: Option<(OptionIx, Money)>,
}

impl<'a> Chain<'a> {
    fn new(
        axis: &'a Axis<'a>,
        (given, plan): (&'a Instance, &Plan),
        present: Money,
        effort: Effort<'_>,
    ) -> Option<Self> {
        let bought = Bought::of(given, &plan.purchases, &plan.orders);
        let mut now = formulate(&axis.at(present));
        let is_measured =
            |goal: &Goal| matches!(&goal.kind, GoalKind::Model { goal, tier: None } if *goal == axis.working.goal);
        let measured = now.goals.iter().position(is_measured)?;
        now.goals.truncate(measured + 1);
        keep(&mut now, &bought);
        let served = serve_goals(&now, effort_of_point(effort)).ok()?;
        let values = served.goals.iter().map(|goal| goal.value).collect();
        let unlimited = axis.unlimited();
        let mut problem = formulate(&unlimited);
        keep(&mut problem, &bought);
        let budget = *axis.budgets().next()?;
        let sold_alike = sold_alike(given, budget);
        Some(Self { axis, given, budget, unlimited, problem, measured, improves: 0, values, bought, sold_alike })
    }

    /// What is measured.
    fn total(&self) -> i128 {
        let subject = &self.axis.working.subject;
        metric(&self.unlimited, &self.bought, &subject.metric, subject.group, subject.year)
    }

    /// The next place.
    fn next(&mut self, effort: Effort<'_>) -> Result<Place, Unsolved> {
        while self.improves <= self.measured {
            if effort.is_over() {
                return Err(Unsolved::Stopped);
            }
            let (problem, is_amount) = self.with_a_step_more().ok_or(Unsolved::Infeasible)?;
            match solve(&self.unlimited, &problem, effort_of_point(effort)) {
                Ok((solution, _)) => return Ok(self.take(&problem, &solution, is_amount)),
                Err(Unsolved::Infeasible) => self.improves += 1,
                Err(Unsolved::Stopped) => return Err(Unsolved::Stopped),
            }
        }
        Err(Unsolved::Infeasible)
    }

    /// The least money with which the goal has a step more and none before it less; then the later goals. Whether that money is the
    /// budget's own.
    fn with_a_step_more(&self) -> Option<(Problem, bool)> {
        let mut problem = self.problem.clone();
        let cost = problem.goals.iter().find(|goal| goal.kind == GoalKind::Money)?.form.clone();
        let (money, is_amount) = self.axis.money(&problem, &cost);
        for (at, value) in self.values.iter().enumerate().take(self.improves + 1) {
            let goal = problem.goals.get(at)?;
            let more = if at == self.improves { i128::from(goal.step.max(1)) } else { 0 };
            let (mut form, limit) = (goal.form.clone(), value + more - goal.form.constant);
            form.constant = 0;
            let name = RowName::Kept(u32::try_from(at).unwrap_or(u32::MAX));
            let is_money = goal.is_money;
            problem.rows.push(Row { name, form, sense: RowSense::AtLeast, limit, is_money });
        }
        let later = problem.goals.split_off(self.improves + 1);
        problem.goals = std::iter::once(money_goal(money)).chain(later).collect();
        Some((problem, is_amount))
    }

    /// Keeps what a place adds.
    fn take(&mut self, problem: &Problem, solution: &Solution, is_amount: bool) -> Place {
        let bought = Bought::new(&self.unlimited, problem, &solution.values);
        // What is bought of other programmes is not looked at here.
        let is_own = |shift: &Shift| {
            self.unlimited.options.get(shift.option.at()).is_some_and(|option| option.eligible.contains(&true))
        };
        let mut added = shifts(&self.unlimited, &self.bought, &bought);
        added.retain(is_own);
        for (value, goal) in self.values.iter_mut().zip(&self.problem.goals) {
            *value = goal.form.value(&solution.values);
        }
        keep(&mut self.problem, &bought);
        self.bought = bought;
        let proof = solution.goals.first().map_or(Proof::C, |money| money.proof);
        Place {
            price: self.alike_price(),
            added,
            extra: self.beyond(problem, &solution.values),
            total: self.total(),
            proof: if is_amount { proof } else { Proof::C },
        }
    }

    /// What the budget lacks for a plan: year by year, or up to the worst year where unspent money passes on.
    fn beyond(&self, problem: &Problem, values: &[i64]) -> Money {
        let Some(own) = self.given.budgets.get(self.budget.at()) else { return Money::ZERO };
        let payments = payments::pay(&self.unlimited, problem, values);
        let lines = payments::budget_lines(&self.unlimited, &payments, &orders::lines(&self.unlimited, &self.bought));
        let (mut lacking, mut carried) = (Money::ZERO, Money::ZERO);
        for year in YearIx::all(own.amount.len()) {
            let spent: Money = lines
                .iter()
                .filter(|line| (line.budget, line.year) == (self.budget, year))
                .map(|line| line.spent)
                .sum();
            let has = own.amount.get(year.at()).copied().unwrap_or_default() + carried;
            carried = if own.carry_over && has > spent { has - spent } else { Money::ZERO };
            lacking += if spent > has { spent - has } else { Money::ZERO };
        }
        lacking
    }

    /// The average price at which the budget buys all that has been bought up to here, in whole tenge.
    fn alike_price(&self) -> Option<Money> {
        let (option, money) = self.sold_alike?;
        let last = YearIx::new(0);
        let objects = ObjectIx::all(self.given.objects.len());
        let units: i64 = objects.map(|object| self.bought.upto(option, object, last)).sum();
        let tenge = money.tiyn().div_euclid(TIYN_PER_TENGE).checked_div(units)?;
        Some(Money::from_tiyn(tenge * TIYN_PER_TENGE))
    }
}

/// Nothing that was bought is given up.
fn keep(problem: &mut Problem, bought: &Bought) {
    for column in &mut problem.columns {
        if let ColumnName::Bought(object, option, year) = column.name {
            column.lower = column.lower.max(bought.upto(option, object, year).min(column.upper));
        }
    }
}

/// The only option that a budget pays for, alone and in one year, where it has one price and costs nothing else; and its money. Then
/// a lower price of all makes room for a place.
fn sold_alike(instance: &Instance, budget: BudgetIx) -> Option<(OptionIx, Money)> {
    let own = instance.budgets.get(budget.at())?;
    let mut options = own.options.iter();
    let (Some(option), None, [money]) = (options.next(), options.next(), own.amount.as_slice()) else { return None };
    let data = instance.options.get(option.at())?;
    let year = YearIx::new(0);
    let eligible =
        || ObjectIx::all(instance.objects.len()).filter(|object| data.eligible.get(object.at()) == Some(&true));
    let price = data.price.get(eligible().next()?, year);
    let is_free = |sums: &[Money]| sums.iter().all(|sum| *sum == Money::ZERO);
    let is_alike = eligible().all(|object| data.price.get(object, year) == price)
        && eligible().all(|object| payers(instance, *option, object).eq([budget]));
    let is_all = is_free(&data.yearly)
        && is_free(&data.fixed)
        && data.delivery == Money::ZERO
        && data.rises.is_empty()
        && !data.has_orders(&instance.items);
    if !is_alike || !is_all {
        return None;
    }
    Some((*option, *money))
}
