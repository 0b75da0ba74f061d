//! A task within bounds, as small as it can be made without losing a plan.
//!
//! 1. A settled column is a constant: it moves to the limits of its rows. A block without open columns needs no rows.
//! 2. Inside a block, equal columns are one variable, rows of one variable are bounds, and rows that nothing can break are
//!    left out; see `inside`.
//! 3. What is left of a block falls apart into parts that no row inside it joins. Alike parts become one with a count; see
//!    `merge`.
//!
//! All of it in whole numbers.

use std::ops::AddAssign;

use super::inside::Inside;
use super::matrix::Matrix;
use super::merge::{Class, Classes, member_share, member_value};
use super::task::Task;
use crate::formulation::RowSense;

/// The variables and rows that are left of a task.
pub(super) struct Reduced {
    pub(super) variables: Vec<Variable>,
    /// The rows inside parts.
    pub(super) inner: Vec<Row>,
    /// The rows of the branch in order, then the locks: what is left of each.
    pub(super) couplings: Vec<Coupling>,
    /// The form's value of what is settled.
    pub(super) constant: i128,
    classes: Vec<Class>,
    /// The value of each column that is settled or follows from others.
    settled: Vec<i64>,
    /// `(column, member)`, ascending by column: each other column is the sum of its members.
    members: Vec<(usize, Member)>,
}

/// A whole variable.
pub(super) struct Variable {
    pub(super) lower: i64,
    pub(super) upper: i64,
    /// What a unit adds to the form.
    pub(super) points: i64,
}

/// `Σ coefficient · variable ≤, ≥ or = limit`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) sense: RowSense,
    pub(super) limit: i64,
}

/// What is left of a coupling row.
#[derive(Clone, Debug, Default)]
pub(super) struct Coupling {
    pub(super) terms: Vec<(usize, i64)>,
    /// What the settled columns add to the row.
    pub(super) settled: i128,
}

/// One of the alike parts of a class, and which of its variables.
#[derive(Clone, Copy, Debug)]
struct Member {
    class: usize,
    variable: usize,
    position: i64,
}

impl Reduced {
    /// What is left of `task` within `bounds`; `None` when a block has no values within them.
    pub(super) fn new(task: &Task<'_>, bounds: &[(i64, i64)]) -> Option<Self> {
        let matrix = Matrix::new(task);
        let mut inside = Inside::new(bounds, &matrix);
        let mut classes = Classes::default();
        let mut members: Vec<(usize, Member)> = Vec::new();
        for block in &task.problem.blocks {
            for (part, columns) in inside.parts(block, &matrix)? {
                let (class, position) = classes.add(part);
                members.extend(columns.into_iter().map(|(at, variable)| (at, Member { class, variable, position })));
            }
        }
        members.sort_by_key(|(at, _)| *at);
        let mut settled: Vec<i64> = (0..bounds.len()).map(|at| inside.settled(at)).collect();
        for (at, _) in &members {
            settled[*at] = 0;
        }
        let mut couplings: Vec<Coupling> = task.couplings().map(|_| Coupling::default()).collect();
        let mut constant = task.form.constant;
        for (at, value) in settled.iter().enumerate().filter(|(_, value)| **value != 0) {
            constant += i128::from(matrix.points(at)) * i128::from(*value);
            for (coupling, coefficient) in matrix.terms(at) {
                couplings[*coupling].settled += i128::from(*coefficient) * i128::from(*value);
            }
        }
        let mut reduced = Self {
            variables: Vec::new(),
            inner: Vec::new(),
            couplings,
            constant,
            classes: Vec::new(),
            settled,
            members,
        };
        for class in classes.list {
            reduced.add(&class);
            reduced.classes.push(class);
        }
        Some(reduced)
    }

    /// Adds the variables and rows of a class: those of one member, with bounds and limits times their number.
    fn add(&mut self, class: &Class) {
        for (at, variable) in class.part.variables.iter().enumerate() {
            let (lower, upper) = (variable.lower * class.count, variable.upper * class.count);
            self.variables.push(Variable { lower, upper, points: variable.points });
            for (coupling, coefficient) in &variable.terms {
                self.couplings[*coupling].terms.push((class.first + at, *coefficient));
            }
        }
        for row in &class.part.rows {
            let terms = row.terms.iter().map(|(at, coefficient)| (class.first + at, *coefficient)).collect();
            self.inner.push(Row { terms, sense: row.sense, limit: row.limit * class.count });
        }
    }

    /// Variables and rows inside parts: what a relaxation or a search costs grows with it.
    pub(super) fn size(&self) -> usize {
        self.variables.len() + self.inner.len()
    }

    /// The value of every column, of whole values of the variables.
    pub(super) fn whole(&self, values: &[i64]) -> Vec<i64> {
        self.expand(values, |value| value, member_value)
    }

    /// The value of every column, of relaxed values of the variables.
    pub(super) fn relaxed(&self, values: &[f64]) -> Vec<f64> {
        self.expand(values, super::float::float64, member_share)
    }

    fn expand<T: Copy + AddAssign>(
        &self,
        values: &[T],
        settled: impl Fn(i64) -> T,
        member_of: impl Fn(T, i64, i64) -> T,
    ) -> Vec<T> {
        let mut expanded: Vec<T> = self.settled.iter().map(|value| settled(*value)).collect();
        for (at, member) in &self.members {
            let class = &self.classes[member.class];
            expanded[*at] += member_of(values[class.first + member.variable], class.count, member.position);
        }
        expanded
    }
}
