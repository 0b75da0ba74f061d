//! The rows that join blocks, seen from the columns: rows of the branch in order, then locks.

use super::task::Task;
use crate::formulation::{Guard, LinearForm, RowSense};
use crate::index::ColumnIx;

/// The coefficients of every column in the coupling rows and in the form that is maximised.
pub(super) struct Matrix {
    /// Where the terms of each column start; one more at the end.
    starts: Vec<usize>,
    /// `(coupling, coefficient)`, column by column, ascending by coupling.
    terms: Vec<(usize, i64)>,
    /// Points of a unit of each column.
    points: Vec<i64>,
    /// Which errors of each column would pay in the form or in a row.
    pub(super) guards: Vec<Guard>,
}

impl Matrix {
    pub(super) fn new(task: &Task<'_>) -> Self {
        let columns = task.problem.columns.len();
        let mut starts = vec![0; columns + 1];
        for (column, _) in task.couplings().flat_map(|form| &form.terms) {
            starts[column.at() + 1] += 1;
        }
        for at in 0..columns {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut terms = vec![(0, 0); starts[columns]];
        for (coupling, form) in task.couplings().enumerate() {
            for (column, coefficient) in &form.terms {
                terms[next[column.at()]] = (coupling, *coefficient);
                next[column.at()] += 1;
            }
        }
        let mut points = vec![0; columns];
        for (column, coefficient) in &task.form.terms {
            points[column.at()] = *coefficient;
        }
        Self { starts, terms, points, guards: guards(task) }
    }

    /// The coupling rows that count column `at`, with its coefficients.
    pub(super) fn terms(&self, at: usize) -> &[(usize, i64)] {
        &self.terms[self.starts[at]..self.starts[at + 1]]
    }

    /// What a unit of column `at` adds to the form.
    pub(super) fn points(&self, at: usize) -> i64 {
        self.points[at]
    }
}

/// More of a column pays where it adds points or helps to keep a row; less, where it does the opposite. What does not follow from
/// anything is guarded on both sides: nothing else sets it.
fn guards(task: &Task<'_>) -> Vec<Guard> {
    let follows = |at| task.problem.is_derived(ColumnIx::new(at));
    let guard = |at| if follows(at) { Guard::default() } else { Guard::BOTH };
    let mut guards: Vec<Guard> = (0..task.problem.columns.len()).map(guard).collect();
    let rows = task.rows().map(|(_, row)| (&row.form, row.sense));
    let rising = task.locks.iter().map(|lock| task.locked(lock)).chain([task.form]);
    for (form, sense) in rows.chain(rising.map(|form| (form, RowSense::AtLeast))) {
        for (column, coefficient) in &form.terms {
            let guard = match (sense, *coefficient > 0) {
                (RowSense::Equal, _) => Guard::BOTH,
                (RowSense::AtLeast, true) | (RowSense::AtMost, false) => Guard { over: true, under: false },
                (RowSense::AtLeast, false) | (RowSense::AtMost, true) => Guard { over: false, under: true },
            };
            guards[column.at()] = guards[column.at()].and(guard);
        }
    }
    guards
}

impl<'a> Task<'a> {
    /// The forms of the branch's rows in order, then of the locks.
    pub(super) fn couplings(&self) -> impl Iterator<Item = &'a LinearForm> {
        let locked = self.locks.iter().map(|lock| self.locked(lock));
        self.rows().map(|(_, row)| &row.form).chain(locked)
    }
}
