//! The solver: a Task as a good_lp model, run by HiGHS.
//!
//! Money reaches HiGHS in thousand tenge, with its own tolerances (with narrower ones its presolve lost the best answer
//! of a tiny problem). What breaks a row when it is rounded is never used.

use good_lp::solvers::highs::highs as highs_solver;
use good_lp::{Constraint, Expression, ProblemVariables, SolverModel, Variable, constraint, variable};
use highs::{HighsModelStatus, HighsSolutionStatus, SolvedModel};

use super::Effort;
use super::float::{float, float64, whole_within};
use super::task::Task;
use crate::formulation::{Block, Chain, DerivedKind, Fullness, LinearForm, RowSense};

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
    pub(super) fn nothing(bounds: &[(i64, i64)]) -> Self {
        Self { values: bounds.iter().map(|b| float64(b.0)).collect(), multipliers: Vec::new() }
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

/// Solves the linear relaxation within `bounds`; `None` when the solver finds that it has no solution. Where it fails
/// otherwise, there are no multipliers and the least values: a weak bound, but no wrong one.
pub(super) fn relax(task: &Task<'_>, bounds: &[(i64, i64)], effort: Effort) -> Option<Relaxed> {
    let model = Model::new(task, bounds, Purpose::Relax);
    let (scale, row_scales, owners) = (model.scale, model.row_scales.clone(), model.owners.clone());
    let Some(solved) = model.run(effort) else { return Some(Relaxed::nothing(bounds)) };
    match solved.status() {
        HighsModelStatus::Infeasible => return None,
        HighsModelStatus::Optimal => {}
        _ => return Some(Relaxed::nothing(bounds)),
    }
    let solution = solved.get_solution();
    // HiGHS minimises the negated form, so a multiplier is the negated dual, back in the row's own unit.
    let multipliers = solution.dual_rows().iter().zip(row_scales).map(|(dual, row)| -dual * row / scale).collect();
    Some(Relaxed { values: values_of(&solution, &owners), multipliers })
}

/// Multipliers that show that no values within `bounds` keep all rows and locks (Farkas): those of the least sum of
/// violations. At them, no values are worth more than minus that sum, which is returned with them.
pub(super) fn refute(task: &Task<'_>, bounds: &[(i64, i64)], effort: Effort) -> Option<(Vec<f64>, f64)> {
    let model = Model::new(task, bounds, Purpose::Refute);
    let (row_scales, owners) = (model.row_scales.clone(), model.owners.clone());
    let solved = model.run(effort)?;
    if solved.status() != HighsModelStatus::Optimal {
        return None;
    }
    let solution = solved.get_solution();
    let own = owners.iter().max().map_or(0, |last| last + 1);
    let violation = solution.columns().iter().skip(own).sum();
    let multipliers = solution.dual_rows().iter().zip(row_scales).map(|(dual, row)| -dual * row).collect();
    Some((multipliers, violation))
}

/// Searches for the best whole-number values within `bounds`. To the solver 0.999999 is whole, and a millionth of a dear
/// purchase is worth some tenge: an answer that holds only so is no answer.
pub(super) fn search(task: &Task<'_>, bounds: &[(i64, i64)], effort: Effort) -> Found {
    let model = Model::new(task, bounds, Purpose::Search);
    let (scale, owners) = (model.scale, model.owners.clone());
    let Some(solved) = model.run(effort) else { return Found::Some(None, f64::INFINITY) };
    match solved.status() {
        HighsModelStatus::Infeasible => return Found::Infeasible,
        HighsModelStatus::ModelEmpty => return Found::Best(Vec::new()),
        _ if solved.primal_solution_status() != HighsSolutionStatus::Feasible => {
            return Found::Some(None, bound(&solved, scale));
        }
        _ => {}
    }
    let solution = solved.get_solution();
    let found = values_of(&solution, &owners);
    let mut values: Vec<i64> = found.iter().zip(bounds).map(|(x, b)| whole_within(*x, *b)).collect();
    task.problem.settle(&mut values);
    if task.feasible(&values) {
        return match solved.status() {
            HighsModelStatus::Optimal => Found::Best(values),
            _ => Found::Some(Some(values), bound(&solved, scale)),
        };
    }
    Found::Some(None, bound(&solved, scale))
}

/// The solver's bound on the form, in points.
fn bound(solved: &SolvedModel, scale: f64) -> f64 {
    solved.double_info_value(c"mip_dual_bound").map_or(f64::INFINITY, |bound| -bound / scale)
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
    problem: good_lp::solvers::highs::HighsProblem,
    /// Points of the objective per point of the form.
    scale: f64,
    /// Units of each coupling row and lock per unit of the Problem's row.
    row_scales: Vec<f64>,
    gap: f64,
    /// The variable that stands for each column of the Problem.
    owners: Vec<usize>,
    /// Rows inside objects.
    structure: usize,
    purpose: Purpose,
}

/// With fewer rows than this a relaxation is solved sooner than it is presolved.
const FEW_ROWS: usize = 200;

/// A coupling row or a lock, as the model sees it.
struct Coupling<'a> {
    form: &'a LinearForm,
    sense: RowSense,
    limit: f64,
    scale: f64,
}

impl Model {
    fn new(task: &Task<'_>, bounds: &[(i64, i64)], purpose: Purpose) -> Self {
        let mut variables = ProblemVariables::new();
        let is_whole = purpose == Purpose::Search;
        let owners = owners(task);
        let own: Vec<Variable> =
            shared_bounds(&owners, bounds).map(|b| variables.add(definition(b, is_whole))).collect();
        let columns: Vec<Variable> = owners.iter().map(|owner| own[*owner]).collect();
        let couplings = couplings(task, purpose);
        let short: Vec<[Variable; 2]> = match purpose {
            Purpose::Refute => couplings.iter().map(|_| [(); 2].map(|()| variables.add(variable().min(0)))).collect(),
            Purpose::Relax | Purpose::Search => Vec::new(),
        };
        let scale = if task.is_money { THOUSAND_TENGE } else { 1.0 };
        let objective = match purpose {
            Purpose::Refute => short.iter().flatten().sum(),
            Purpose::Relax | Purpose::Search => expression(task.form, &columns, -scale),
        };
        let mut problem = variables.minimise(objective).using(highs_solver);
        for (at, row) in couplings.iter().enumerate() {
            let mut form = expression(row.form, &columns, row.scale);
            if let Some([below, above]) = short.get(at) {
                form = form + *below - *above;
            }
            problem.add_constraint(bounded(form, row.sense, row.limit));
        }
        let row_scales = couplings.iter().map(|row| row.scale).collect();
        let mut model =
            Self { problem, scale, row_scales, gap: 0.99 * float64(task.step) * scale, owners, structure: 0, purpose };
        for (form, column) in task.problem.delivery_rows() {
            let delivered = expression(&form, &columns, 1.0) - columns[column.at()];
            model.problem.add_constraint(constraint!(delivered >= 0.0));
        }
        for block in &task.problem.blocks {
            if let Block::Object { columns: own, chains, switches } = block {
                // Where everything is settled, what is settled holds.
                let is_open = bounds[own.clone()].iter().any(|(lower, upper)| lower < upper);
                for chain in chains.iter().filter(|_| is_open) {
                    model.add_structure(chain, &columns, bounds);
                }
                for row in switches.iter().filter(|_| is_open).flat_map(|switch| switch.rows(chains)) {
                    let (form, limit) = (expression(&row.form, &columns, 1.0), float64(row.limit));
                    model.problem.add_constraint(bounded(form, row.sense, limit));
                }
            }
        }
        model
    }

    /// What must hold inside an object: years, prerequisites, derived columns.
    fn add_structure(&mut self, chain: &Chain, columns: &[Variable], bounds: &[(i64, i64)]) {
        let mut add = |constraint: Constraint| {
            self.structure += 1;
            self.problem.add_constraint(constraint);
        };
        for t in 0..chain.years() {
            let at = chain.column(t).at();
            let now = columns[at];
            match (t, chain.open[t]) {
                (0, true) => {}
                (0, false) => add(constraint!(now <= 0.0)),
                (_, true) => add(constraint!(now - columns[at - 1] >= 0.0)),
                // One variable stands for both.
                (_, false) => {}
            }
            if let Some(site) = chain.site(t).filter(|_| chain.open[t]).map(|site| columns[site.at()]) {
                let (bought, least) = if t == 0 { (now + 0.0, 0) } else { (now - columns[at - 1], bounds[at - 1].0) };
                add(constraint!(bought.clone() - float64(bounds[at].1 - least) * site <= 0.0));
                add(constraint!(bought - site >= 0.0));
            }
            if let Some(delivery) = chain.delivery.filter(|_| chain.open[t]) {
                let (before, least) = if t == 0 { (0.0 * now, 0) } else { (1.0 * columns[at - 1], bounds[at - 1].0) };
                let most = float64(bounds[at].1 - least);
                add(constraint!(now - before - most * columns[delivery.column(t).at()] <= 0.0));
            }
            for requirement in &chain.requires {
                match requirement.full[t] {
                    Fullness::Always => {}
                    Fullness::Never => add(constraint!(now <= 0.0)),
                    Fullness::Column(full) => add(constraint!(now - float64(bounds[at].1) * columns[full.at()] <= 0.0)),
                }
            }
        }
        for derived in &chain.derived {
            let at = chain.column(derived.year).at();
            let (bought, upper, own) = (columns[at], bounds[at].1, columns[derived.column.at()]);
            for constraint in derived_rows(derived.kind, bought, upper, own, columns) {
                add(constraint);
            }
        }
    }

    fn run(self, effort: Effort) -> Option<SolvedModel> {
        let mut model = self.problem.try_into_inner().ok()?;
        model.make_quiet();
        model.set_option("threads", 1);
        model.set_option("random_seed", 0);
        if self.purpose == Purpose::Search {
            model.set_option("mip_rel_gap", 0.0);
            model.set_option("mip_abs_gap", self.gap);
            model.set_option("mip_detect_symmetry", false);
            model.set_option("mip_max_nodes", effort.nodes);
        } else if self.structure + self.row_scales.len() < FEW_ROWS {
            model.set_option("presolve", "off");
        }
        if let Some(seconds) = effort.seconds_left() {
            model.set_option("time_limit", seconds.max(0.01));
        }
        model.try_solve().ok()
    }
}

/// The variable of each column: a year in which nothing can be bought shares that of the year before.
fn owners(task: &Task<'_>) -> Vec<usize> {
    let mut is_same = vec![false; task.problem.columns.len()];
    for block in &task.problem.blocks {
        let Block::Object { chains, .. } = block else { continue };
        for chain in chains {
            for t in (1..chain.years()).filter(|t| !chain.open[*t]) {
                is_same[chain.column(t).at()] = true;
            }
        }
    }
    let mut next = 0;
    is_same
        .iter()
        .map(|same| {
            next += usize::from(!same);
            next - 1
        })
        .collect()
}

/// The bounds of each variable: those that all its columns allow.
fn shared_bounds(owners: &[usize], bounds: &[(i64, i64)]) -> impl Iterator<Item = (i64, i64)> {
    let mut shared: Vec<(i64, i64)> = Vec::new();
    for (owner, (lower, upper)) in owners.iter().zip(bounds) {
        match shared.get_mut(*owner) {
            Some(own) => *own = (own.0.max(*lower), own.1.min(*upper)),
            None => shared.push((*lower, *upper)),
        }
    }
    shared.into_iter()
}

/// The value of each column of the Problem.
fn values_of(solution: &highs::Solution, owners: &[usize]) -> Vec<f64> {
    owners.iter().map(|owner| solution.columns()[*owner]).collect()
}

/// The rows of the branch in order, then the locks.
fn couplings<'a>(task: &Task<'a>, purpose: Purpose) -> Vec<Coupling<'a>> {
    let unit = |is_money| if is_money { THOUSAND_TENGE } else { 1.0 };
    let rows = task.rows().map(|(_, row)| {
        let scale = unit(row.is_money);
        Coupling { form: &row.form, sense: row.sense, limit: float(row.limit) * scale, scale }
    });
    let locks = task.locks.iter().map(|lock| {
        let goal = &task.problem.goals[lock.goal.at()];
        let scale = unit(goal.is_money);
        // Half a step of room for floating point: exact for whole numbers.
        let room = if purpose == Purpose::Search { 0.5 * float64(goal.form.step()) } else { 0.0 };
        let is_equal = lock.exact && purpose != Purpose::Search;
        let sense = if is_equal { RowSense::Equal } else { RowSense::AtLeast };
        Coupling { form: &goal.form, sense, limit: (float(lock.value - goal.form.constant) - room) * scale, scale }
    });
    rows.chain(locks).collect()
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

fn expression(form: &LinearForm, columns: &[Variable], scale: f64) -> Expression {
    let mut expression = Expression::with_capacity(form.terms.len());
    for (column, coefficient) in &form.terms {
        expression.add_mul(float64(*coefficient) * scale, columns[column.at()]);
    }
    expression
}

/// The rows that make a derived column follow from the purchases `bought ≤ upper`.
fn derived_rows(
    kind: DerivedKind,
    bought: Variable,
    upper: i64,
    own: Variable,
    columns: &[Variable],
) -> Vec<Constraint> {
    match kind {
        DerivedKind::Full { threshold } => vec![
            constraint!(float64(threshold) * own - bought <= 0.0),
            constraint!(bought - float64((upper - threshold + 1).max(0)) * own <= float64(threshold - 1)),
        ],
        DerivedKind::Covered { gap, gain, full } => {
            let full = columns[full.at()];
            let beyond = float64((gain * upper - gap).max(0));
            vec![
                constraint!(own - float64(gain) * bought <= 0.0),
                constraint!(own - float64(gain) * bought + beyond * full >= 0.0),
                constraint!(own - float64(gap) * full >= 0.0),
            ]
        }
        // The tangents of a concave function at every whole quantity: exact at whole quantities.
        DerivedKind::Levelled { lack } => (0..upper)
            .map(|n| {
                let slope = float64(lack - n);
                constraint!(own - slope * bought <= float64(kind.follows(n)) - slope * float64(n))
            })
            .collect(),
    }
}
