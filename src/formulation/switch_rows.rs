//! The rows that hold a switch together, for solvers.

use super::LinearForm;
use super::problem::{Chain, RowSense};
use super::switch::Switch;
use crate::index::ColumnIx;

/// A row of a switch: `form ≤ or = limit`.
#[derive(Clone, Debug)]
pub struct SwitchRow {
    /// What it says.
    pub name: SwitchRowName,
    /// The left side.
    pub form: LinearForm,
    /// The direction.
    pub sense: RowSense,
    /// The right side.
    pub limit: i64,
}

/// What a row of a switch says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchRowName {
    /// What works has been bought.
    Owned(ColumnIx),
    /// What works is not surpassed by something better.
    Surpassed(ColumnIx, ColumnIx),
    /// What has been bought works, unless something better does.
    Used(ColumnIx),
    /// At most one works; the column of the first member.
    One(ColumnIx),
    /// At most one is bought in the year; the column of the first member.
    Single(ColumnIx),
    /// Nothing is bought after something as good or better: the purchase, and the better one.
    Upward(ColumnIx, ColumnIx),
    /// The column follows from what works.
    Follows(ColumnIx),
}

impl Switch {
    /// The rows, year by year.
    pub fn rows(&self, chains: &[Chain]) -> Vec<SwitchRow> {
        (0..self.years(chains)).flat_map(|t| self.rows_of(chains, t)).collect()
    }

    fn rows_of(&self, chains: &[Chain], t: usize) -> Vec<SwitchRow> {
        let members = &self.members;
        let bought = |at: usize, t: usize| chains[members[at].chain].column(t);
        let works = |at: usize| members[at].works(t);
        let better = |at: usize| (0..members.len()).filter(move |other| members[*other].level > members[at].level);
        let mut rows = Vec::new();
        for at in 0..members.len() {
            rows.push(at_most(SwitchRowName::Owned(works(at)), [(works(at), 1), (bought(at, t), -1)], 0));
            for other in better(at) {
                let name = SwitchRowName::Surpassed(works(at), bought(other, t));
                rows.push(at_most(name, [(works(at), 1), (bought(other, t), 1)], 1));
            }
            let others = better(at).map(|other| (works(other), -1));
            let terms = [(bought(at, t), 1), (works(at), -1)].into_iter().chain(others);
            rows.push(at_most(SwitchRowName::Used(works(at)), terms, 0));
        }
        rows.push(at_most(SwitchRowName::One(works(0)), (0..members.len()).map(|at| (works(at), 1)), 1));
        let before = |at: usize| t.checked_sub(1).map(|before| (bought(at, before), -1));
        let new = |at: usize| [(bought(at, t), 1)].into_iter().chain(before(at));
        rows.push(at_most(SwitchRowName::Single(bought(0, t)), (0..members.len()).flat_map(new), 1));
        if let Some(before) = t.checked_sub(1) {
            for at in 0..members.len() {
                for other in
                    (0..members.len()).filter(|other| *other != at && members[*other].level >= members[at].level)
                {
                    let terms = new(at).chain([(bought(other, before), 1)]);
                    rows.push(at_most(SwitchRowName::Upward(bought(at, t), bought(other, before)), terms, 1));
                }
            }
        }
        for follower in self.followers_of(t) {
            let values = follower.values.iter().enumerate().map(|(at, value)| (works(at), -value));
            let form = LinearForm::collect([(follower.column, 1)].into_iter().chain(values), 0);
            let name = SwitchRowName::Follows(follower.column);
            rows.push(SwitchRow { name, form, sense: RowSense::Equal, limit: 0 });
        }
        rows
    }
}

fn at_most(name: SwitchRowName, terms: impl IntoIterator<Item = (ColumnIx, i64)>, limit: i64) -> SwitchRow {
    SwitchRow { name, form: LinearForm::collect(terms, 0), sense: RowSense::AtMost, limit }
}
