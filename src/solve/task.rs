//! One search: a form to maximise over a branch, with earlier goals locked.

use crate::formulation::{Branch, LinearForm, Problem, Row};
use crate::index::{GoalIx, RowIx};

/// What is to be maximised, and under what.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) problem: &'a Problem,
    pub(super) branch: usize,
    pub(super) form: &'a LinearForm,
    /// Differences below this do not matter.
    pub(super) step: i64,
    /// Whether the form is in tiyn.
    pub(super) is_money: bool,
    /// Earlier goals that keep their values.
    pub(super) locks: &'a [Lock],
}

/// An earlier goal that keeps its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lock {
    pub(super) goal: GoalIx,
    pub(super) value: i128,
    /// Whether the value is proved to be the greatest, so that the form equals it in every plan.
    pub(super) exact: bool,
}

impl<'a> Task<'a> {
    pub(super) fn branch(&self) -> &'a Branch {
        &self.problem.branches[self.branch]
    }

    /// The rows of the branch, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (RowIx, &'a Row)> {
        self.problem.rows_of(self.branch())
    }

    /// The form of a locked goal.
    pub(super) fn locked(&self, lock: &Lock) -> &'a LinearForm {
        &self.problem.goals[lock.goal.at()].form
    }

    /// Whether `values` keep bounds, structure, rows and locks, in whole numbers.
    pub(super) fn feasible(&self, values: &[i64]) -> bool {
        self.problem.structure_holds(values)
            && self.rows().all(|(_, row)| row.holds(values))
            && self.locks.iter().all(|lock| self.locked(lock).value(values) >= lock.value)
    }
}
