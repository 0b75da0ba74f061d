//! The solver: what is left of a Task as a good_lp model, run by HiGHS.
//!
//! Money reaches HiGHS in thousand tenge, with its own tolerances (with narrower ones its presolve lost the best answer
//! of a tiny problem). What breaks a row when it is rounded is never used.

use good_lp::solvers::highs::{HighsProblem, highs as highs_solver};
use good_lp::{Constraint, Expression, ProblemVariables, SolverModel, Variable, constraint, variable};
use highs::HighsModelStatus;

use super::Effort;
use super::float::{float, float64, whole_within};
use super::reduce::Reduced;
use super::run::{Answer, Job};
use super::task::Task;
use crate::formulation::RowSense;

/// Tiyn to thousand tenge.
const THOUSAND_TENGE: f64 = 1e-5;

/// The relaxation's answer.
pub(super) struct Relaxed {
    /// One value per column.
    pub(super) values: Vec<f64>,
    /// One multiplier per row of the branch, then one per lock, in points per unit of the row.
    pub(super) multipliers: Vec<f64>,
}

impl Relaxed {
    /// No multipliers and the least values: what is known without the solver.
    pub(super) fn nothing(reduced: &Reduced) -> Self {
        let least: Vec<f64> = reduced.variables.iter().map(|variable| float64(variable.lower)).collect();
        Self { values: reduced.relaxed(&least), multipliers: Vec::new() }
    }
}

/// A search's answer.
pub(super) enum Found {
    /// The best whole-number values, by the solver's word.
    Best(Vec<i64>),
    /// Values, and the solver's bound, when a limit ended the search.
    Some(Option<Vec<i64>>, f64),
    /// There are none.
    Infeasible,
}

/// Solves the linear relaxation of what is left; `None` when it has no solution. Where the solver fails otherwise, there are
/// no multipliers and the least values: a weak bound, but no wrong one.
pub(super) fn relax(task: &Task<'_>, reduced: &Reduced, effort: Effort<'_>) -> Option<Relaxed> {
    let model = Model::new(task, reduced, Purpose::Relax)?;
    let (scale, rows) = (model.scale, model.rows.clone());
    let Some(solved) = model.run(effort) else { return Some(Relaxed::nothing(reduced)) };
    match solved.status {
        HighsModelStatus::Infeasible => return None,
        HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => {}
        _ => return Some(Relaxed::nothing(reduced)),
    }
    let Some(values) = solved.columns else { return Some(Relaxed::nothing(reduced)) };
    // HiGHS minimises the negated form, so a multiplier is the negated dual, back in the row's own unit.
    let multipliers = multipliers(reduced, &rows, &solved.duals, scale);
    Some(Relaxed { values: reduced.relaxed(&values), multipliers })
}

/// Multipliers that show that no values of what is left keep all rows and locks (Farkas): those of the least sum of
/// violations. At them, no values are worth more than minus that sum, which is returned with them.
pub(super) fn refute(task: &Task<'_>, reduced: &Reduced, effort: Effort<'_>) -> Option<(Vec<f64>, f64)> {
    let model = Model::new(task, reduced, Purpose::Refute)?;
    let rows = model.rows.clone();
    let solved = model.run(effort).filter(|solved| solved.status == HighsModelStatus::Optimal)?;
    let violation = solved.columns?.iter().skip(reduced.variables.len()).sum();
    Some((multipliers(reduced, &rows, &solved.duals, 1.0), violation))
}

/// Searches for the best whole-number values of what is left. To the solver 0.999999 is whole, and a millionth of a dear
/// purchase is worth some tenge: an answer that holds only so is no answer.
pub(super) fn search(task: &Task<'_>, reduced: &Reduced, effort: Effort<'_>) -> Found {
    let Some(model) = Model::new(task, reduced, Purpose::Search) else { return Found::Infeasible };
    let scale = model.scale;
    let Some(solved) = model.run(effort) else { return Found::Some(None, f64::INFINITY) };
    let bound = solved.bound.map_or(f64::INFINITY, |bound| -bound / scale) + float(reduced.constant);
    if solved.status == HighsModelStatus::Infeasible {
        return Found::Infeasible;
    }
    let Some(columns) = solved.columns else { return Found::Some(None, bound) };
    let rounded = columns.iter().zip(&reduced.variables).map(|(x, v)| whole_within(*x, (v.lower, v.upper)));
    let mut values = reduced.whole(&rounded.collect::<Vec<i64>>());
    task.problem.settle(&mut values);
    if !task.feasible(&values) {
        return Found::Some(None, bound);
    }
    match solved.status {
        HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => Found::Best(values),
        _ => Found::Some(Some(values), bound),
    }
}

/// One multiplier per coupling of the task, from the duals of the model's first rows: those that it has, 0 for the rest.
fn multipliers(reduced: &Reduced, rows: &[(usize, f64)], duals: &[f64], scale: f64) -> Vec<f64> {
    let mut multipliers = vec![0.0; reduced.couplings.len()];
    for ((coupling, unit), dual) in rows.iter().zip(duals) {
        multipliers[*coupling] = -dual * unit / scale;
    }
    multipliers
}

/// What a model is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// The linear relaxation.
    Relax,
    /// Whole-number values.
    Search,
    /// The least sum of violations of rows and locks.
    Refute,
}

/// A model under construction.
struct Model {
    problem: HighsProblem,
    /// Points of the objective per point of the form.
    scale: f64,
    /// The coupling of each of the first rows, and the model's units per unit of the Problem's row.
    rows: Vec<(usize, f64)>,
    gap: f64,
    /// Variables and rows inside parts.
    size: usize,
    /// Rows inside parts.
    inner: usize,
    /// Variables of what is left.
    columns: usize,
    purpose: Purpose,
}

/// With fewer rows than this a relaxation is solved sooner than it is presolved.
const FEW_ROWS: usize = 200;

/// A relaxation of less than this is sooner solved than interrupted.
const LONG: usize = 1_000;

/// The limit of a coupling row or a lock.
struct Limit {
    sense: RowSense,
    value: i128,
    /// Room for floating point.
    room: f64,
    scale: f64,
}

impl Model {
    /// The model of what is left; `None` when a row that nothing can change is broken.
    fn new(task: &Task<'_>, reduced: &Reduced, purpose: Purpose) -> Option<Self> {
        let mut variables = ProblemVariables::new();
        let is_whole = purpose == Purpose::Search;
        let definitions = reduced.variables.iter().map(|v| definition((v.lower, v.upper), is_whole));
        let own: Vec<Variable> = definitions.map(|definition| variables.add(definition)).collect();
        let limits = limits(task, purpose);
        let scale = if task.is_money { THOUSAND_TENGE } else { 1.0 };
        let mut rows = Vec::new();
        let mut constraints = Vec::new();
        let mut violation = Expression::default();
        for (at, (coupling, limit)) in reduced.couplings.iter().zip(limits).enumerate() {
            let value = limit.value - coupling.settled;
            let mut form = sum(&coupling.terms, &own, limit.scale);
            if purpose == Purpose::Refute {
                let [below, above] = [(); 2].map(|()| variables.add(variable().min(0)));
                form = form + below - above;
                violation = violation + below + above;
            } else if coupling.terms.is_empty() {
                if !holds(0, limit.sense, value) {
                    return None;
                }
                continue;
            }
            rows.push((at, limit.scale));
            constraints.push(bounded(form, limit.sense, (float(value) - limit.room) * limit.scale));
        }
        let points = || reduced.variables.iter().enumerate().map(|(at, v)| (at, v.points)).collect::<Vec<_>>();
        let objective = if purpose == Purpose::Refute { violation } else { sum(&points(), &own, -scale) };
        let mut problem = variables.minimise(objective).using(highs_solver);
        for constraint in constraints {
            problem.add_constraint(constraint);
        }
        for row in &reduced.inner {
            problem.add_constraint(bounded(sum(&row.terms, &own, 1.0), row.sense, float64(row.limit)));
        }
        let gap = 0.99 * float64(task.step) * scale;
        let (size, inner, columns) = (reduced.size(), reduced.inner.len(), reduced.variables.len());
        Some(Self { problem, scale, rows, gap, size, inner, columns, purpose })
    }

    fn run(self, effort: Effort<'_>) -> Option<Answer> {
        let is_search = self.purpose == Purpose::Search;
        let is_short = !is_search && self.size < LONG;
        let job = Job {
            problem: self.problem,
            nodes: is_search.then(|| effort.nodes_for(self.size)),
            gap: self.gap,
            presolves: is_search || self.inner + self.rows.len() >= FEW_ROWS,
            columns: self.columns,
        };
        if is_short { job.run(effort) } else { job.run_within(effort) }
    }
}

/// The limits of the rows of the branch in order, then of the locks.
fn limits(task: &Task<'_>, purpose: Purpose) -> Vec<Limit> {
    let unit = |is_money| if is_money { THOUSAND_TENGE } else { 1.0 };
    let rows =
        task.rows().map(|(_, row)| Limit { sense: row.sense, value: row.limit, room: 0.0, scale: unit(row.is_money) });
    let locks = task.locks.iter().map(|lock| {
        let goal = &task.problem.goals[lock.goal.at()];
        // Half a step of room for floating point: exact for whole numbers.
        let room = if purpose == Purpose::Search { 0.5 * float64(goal.form.step()) } else { 0.0 };
        let is_equal = lock.exact && purpose != Purpose::Search;
        let sense = if is_equal { RowSense::Equal } else { RowSense::AtLeast };
        Limit { sense, value: lock.value - goal.form.constant, room, scale: unit(goal.is_money) }
    });
    rows.chain(locks).collect()
}

const fn holds(value: i128, sense: RowSense, limit: i128) -> bool {
    match sense {
        RowSense::AtMost => value <= limit,
        RowSense::AtLeast => value >= limit,
        RowSense::Equal => value == limit,
    }
}

fn bounded(form: Expression, sense: RowSense, limit: f64) -> Constraint {
    match sense {
        RowSense::AtMost => constraint!(form <= limit),
        RowSense::AtLeast => constraint!(form >= limit),
        RowSense::Equal => constraint!(form == limit),
    }
}

fn definition(bounds: (i64, i64), integer: bool) -> good_lp::VariableDefinition {
    let definition = variable().min(float64(bounds.0)).max(float64(bounds.1));
    if integer { definition.integer() } else { definition }
}

fn sum(terms: &[(usize, i64)], variables: &[Variable], scale: f64) -> Expression {
    let mut expression = Expression::with_capacity(terms.len());
    for (at, coefficient) in terms {
        expression.add_mul(float64(*coefficient) * scale, variables[*at]);
    }
    expression
}
