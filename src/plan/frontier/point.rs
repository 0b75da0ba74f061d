//! One amount of money: the plan's goals up to the measured one, and then the least money.

use super::Point;
use super::axis::Axis;
use crate::formulation::{ColumnName, Goal, GoalKind, LinearForm, Problem, formulate};
use crate::instance::Instance;
use crate::money::Money;
use crate::plan::ModeOutcome;
use crate::plan::bought::Bought;
use crate::plan::results::metric;
use crate::plan::{orders, payments};
use crate::programme::RuralMode;
use crate::solve::{Effort, Proof, Solution, Unsolved, serve_goals_from};

/// Nodes in each search: a point is one of many.
const NODES: i32 = 200;

/// What a certificate tree of a point may cost.
const TREE: usize = 2_000;

/// The effort of a point within that of the whole.
pub(super) fn effort_of_point(effort: Effort<'_>) -> Effort<'_> {
    effort.of_many(NODES, TREE).aside()
}

/// A problem whose last goals are the measured one and, where wanted, the least money.
pub(super) struct Posed {
    pub(super) instance: Instance,
    pub(super) problem: Problem,
    /// The position of the measured goal.
    pub(super) at: usize,
    /// The plan's cost, negated.
    pub(super) cost: LinearForm,
}

impl Posed {
    /// The goals of an Instance up to the measured one; those after it and the ties do not change what is reached.
    pub(super) fn new(axis: &Axis<'_>, instance: Instance) -> Option<Self> {
        let mut problem = formulate(&instance);
        let is_measured =
            |goal: &Goal| matches!(&goal.kind, GoalKind::Model { goal, tier: None } if *goal == axis.working.goal);
        let at = problem.goals.iter().position(is_measured)?;
        let cost = problem.goals.iter().find(|goal| goal.kind == GoalKind::Money)?.form.clone();
        problem.goals.truncate(at + 1);
        Some(Self { instance, problem, at, cost })
    }

    /// Adds the least money as the last goal where it is the amount itself, or where it is wanted all the same; whether it is.
    fn add_money(&mut self, axis: &Axis<'_>, is_wanted: bool) -> bool {
        let (form, is_amount) = axis.money(&self.problem, &self.cost);
        if is_amount || is_wanted {
            self.problem.goals.push(money_goal(form));
        }
        is_amount
    }
}

/// As little money as possible.
pub(super) fn money_goal(form: LinearForm) -> Goal {
    let step = form.step();
    Goal { kind: GoalKind::Money, form, scale: 1, step, negated: true, is_money: true }
}

/// A plan that another search may begin with, when its columns say the same.
pub(super) struct Start {
    names: Vec<ColumnName>,
    values: Vec<i64>,
    /// The values of the goals up to the measured one.
    pub(super) goals: Vec<i128>,
}

/// A problem with its solution.
pub(super) struct Served {
    pub(super) posed: Posed,
    pub(super) solution: Solution,
}

impl Served {
    /// Serves the goals, from a plan of less money where there is one.
    pub(super) fn new(posed: Posed, start: Option<&Start>, effort: Effort<'_>) -> Result<Self, Unsolved> {
        let names = || posed.problem.columns.iter().map(|column| column.name);
        let start = start.filter(|start| names().eq(start.names.iter().copied())).map(|start| &start.values[..]);
        let mut solution = serve_goals_from(&posed.problem, start, effort)?;
        solution.recount(&posed.problem);
        Ok(Self { posed, solution })
    }

    /// Its plan, for points of more money to begin with.
    fn start(self) -> Start {
        let names = self.posed.problem.columns.iter().map(|column| column.name).collect();
        let goals = self.solution.goals.iter().take(self.posed.at + 1).map(|goal| goal.value).collect();
        Start { names, values: self.solution.values, goals }
    }

    /// What is reached in all, by rural objects and by the others.
    pub(super) fn reached(&self, axis: &Axis<'_>) -> [i128; 3] {
        let Posed { instance, problem, .. } = &self.posed;
        let bought = Bought::new(instance, problem, &self.solution.values);
        let (subject, [rural, urban]) = (&axis.working.subject, axis.working.parts);
        [subject.group, rural, urban].map(|group| metric(instance, &bought, &subject.metric, group, subject.year))
    }

    /// The worst label of the goals up to the measured one.
    pub(super) fn proof(&self) -> Proof {
        let goals = self.posed.problem.goals.iter().zip(&self.solution.goals).take(self.posed.at + 1);
        goals.map(|(_, result)| result.proof).max().unwrap_or(Proof::C)
    }

    /// What the varied budgets pay.
    fn spent(&self, axis: &Axis<'_>) -> Money {
        let Posed { instance, problem, .. } = &self.posed;
        let payments = payments::pay(instance, problem, &self.solution.values);
        let orders = orders::lines(instance, &Bought::new(instance, problem, &self.solution.values));
        let lines = payments::budget_lines(instance, &payments, &orders);
        lines.iter().filter(|line| axis.varies(line.budget)).map(|line| line.spent).sum()
    }
}

/// The point of an amount.
pub(super) fn point(axis: &Axis<'_>, amount: Money, effort: Effort<'_>) -> Point {
    point_from(axis, amount, None, effort).0
}

/// The point of an amount, found from a plan of less money, and its plan.
pub(super) fn point_from(
    axis: &Axis<'_>,
    amount: Money,
    start: Option<&Start>,
    effort: Effort<'_>,
) -> (Point, Option<Start>) {
    point_of(axis, (amount, false), (axis.at(amount), start), effort)
}

/// The point of an amount in a variant of the Instance; whether it is to be cheap even where that does not tell the least amount.
pub(super) fn point_of(
    axis: &Axis<'_>,
    (amount, is_cheap): (Money, bool),
    (instance, start): (Instance, Option<&Start>),
    effort: Effort<'_>,
) -> (Point, Option<Start>) {
    let is_present = axis.present == Some(amount);
    let served = Posed::new(axis, instance).ok_or(Unsolved::Infeasible).and_then(|mut posed| {
        let is_amount = posed.add_money(axis, is_cheap);
        Ok((Served::new(posed, start, effort_of_point(effort))?, is_amount))
    });
    let (served, is_amount) = match served {
        Ok(served) => served,
        Err(why) => return (without_plan(amount, is_present, why), None),
    };
    let [total, rural, urban] = served.reached(axis);
    let result = served.solution.goals.get(served.posed.at);
    let money = served.solution.goals.get(served.posed.at + 1);
    let is_weighted = axis.working.instance.priorities.iter().any(|own| matches!(own.rural, RuralMode::Weight(_)));
    let bound = result.filter(|_| !is_weighted).map(|result| total + (result.bound - result.value));
    let own = Point {
        amount,
        is_present,
        outcome: ModeOutcome::Planned,
        total,
        rural,
        urban,
        spent: served.spent(axis),
        needed: axis.needed(&served.posed.problem, &served.solution.values),
        is_least: is_amount && money.is_some_and(|money| money.proof != Proof::C),
        proof: served.proof(),
        bound,
        ceiling: None,
    };
    (own, Some(served.start()))
}

const fn without_plan(amount: Money, is_present: bool, why: Unsolved) -> Point {
    let outcome = match why {
        Unsolved::Infeasible => ModeOutcome::Impossible,
        Unsolved::Stopped => ModeOutcome::NotFound,
    };
    let (spent, proof) = (Money::ZERO, Proof::C);
    Point {
        amount,
        is_present,
        outcome,
        total: 0,
        rural: 0,
        urban: 0,
        spent,
        needed: spent,
        is_least: false,
        proof,
        bound: None,
        ceiling: None,
    }
}
