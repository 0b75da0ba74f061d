//! What changes when one object buys more or less and all others stay as they are: exact, in every row and goal.

use crate::formulation::{Block, Chain, LinearForm, Problem};
use crate::index::{ColumnIx, ObjectIx};

/// What the left sides of rows gain, ascending by row; rows that gain nothing are absent. Behind the rows of the Problem, by
/// its columns of deliveries, stands how many objects more buy what is delivered with them.
pub(super) type RowChange = Vec<(usize, i128)>;

/// A change of one object's purchases.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// Whose purchases.
    pub(super) object: ObjectIx,
    /// The rows that gain or lose.
    pub(super) rows: RowChange,
    /// What every goal gains by the purchases alone: what shortfalls and the levels of shares bring follows from the rows.
    pub(super) goals: Vec<i128>,
}

/// Makes changes of a plan.
pub(super) struct Changes<'a> {
    problem: &'a Problem,
    /// The blocks of objects.
    objects: Vec<&'a Block>,
    plan: &'a [i64],
    /// The plan's values, but for the change that is being tried.
    values: Vec<i64>,
    rows_of: Vec<Vec<(usize, i64)>>,
    goals_of: Vec<Vec<(usize, i64)>>,
}

/// The place of an option of an object in a Problem.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) object: ObjectIx,
    /// The position of the object's block among those of objects.
    pub(super) block: usize,
    /// The position of the option's chain in it.
    pub(super) chain: usize,
}

impl<'a> Changes<'a> {
    pub(super) fn new(problem: &'a Problem, plan: &'a [i64]) -> Self {
        let rows_of = by_column(problem, problem.rows.iter().map(|row| &row.form));
        let goals_of = by_column(problem, problem.goals.iter().map(|goal| &goal.form));
        Self { problem, objects: problem.objects().collect(), plan, values: plan.to_vec(), rows_of, goals_of }
    }

    /// Every way in which the object can get one more of the option, or all that it can still use, in one of its years; of
    /// alternatives also in place of what it has.
    pub(super) fn more(&mut self, place: Place) -> Vec<Change> {
        let Some((chain, others)) = self.chain(place) else { return Vec::new() };
        let last = chain.in_use(chain.years() - 1).at();
        let room = self.problem.columns[last].upper - self.plan[last];
        let mut quantities = vec![1, room];
        quantities.dedup();
        quantities.retain(|quantity| (1..=room).contains(quantity));
        let mut changes = Vec::new();
        for t in (0..chain.years()).filter(|t| chain.open[*t]) {
            for quantity in &quantities {
                let own: Vec<_> = self.from(chain, t, *quantity).collect();
                changes.extend(self.tried(place, &own));
                if chain.service.is_some() {
                    let renewed = self.renewed(chain, t, *quantity);
                    changes.extend(self.tried(place, &renewed));
                }
                if !others.is_empty() {
                    let instead: Vec<_> = own.into_iter().chain(others.iter().copied()).collect();
                    changes.extend(self.tried(place, &instead));
                }
            }
        }
        changes
    }

    /// Every way in which the object can go without one of the option bought in a year, or without all of them; what
    /// requires it goes, too.
    pub(super) fn less(&mut self, place: Place) -> Vec<Change> {
        let Some((chain, _)) = self.chain(place) else { return Vec::new() };
        let mut changes = Vec::new();
        for t in 0..chain.years() {
            let before = if t == 0 { 0 } else { self.plan[chain.column(t - 1).at()] };
            let within = self.plan[chain.column(t).at()] - before;
            let mut quantities = vec![1, within];
            quantities.dedup();
            for quantity in quantities.into_iter().filter(|quantity| (1..=within).contains(quantity)) {
                let own: Vec<_> = self.from(chain, t, -quantity).collect();
                changes.extend(self.tried(place, &own));
            }
        }
        changes
    }

    /// The chain, and what sets the other alternatives that the object has back to the least they may be.
    fn chain(&self, place: Place) -> Option<(&'a Chain, Vec<(ColumnIx, i64)>)> {
        let Some(Block::Object { chains, switches, .. }) = self.objects.get(place.block) else { return None };
        let switch = switches.iter().find(|switch| switch.has(place.chain));
        let others = switch.into_iter().flat_map(|switch| &switch.members).filter(|other| other.chain != place.chain);
        let bought = others.filter_map(|other| chains.get(other.chain)).filter(|chain| {
            let last = chain.column(chain.years() - 1);
            self.plan[last.at()] > 0
        });
        let columns = bought.flat_map(|chain| (0..chain.years()).map(|t| chain.column(t)));
        let back = columns.map(|column| (column, self.problem.columns[column.at()].lower)).collect();
        Some((chains.get(place.chain)?, back))
    }

    /// `quantity` more from year `t` on.
    fn from(&self, chain: &'a Chain, t: usize, quantity: i64) -> impl Iterator<Item = (ColumnIx, i64)> {
        let plan = self.plan;
        (t..chain.years()).map(move |u| (chain.column(u), plan[chain.column(u).at()] + quantity))
    }

    /// `quantity` more in use from year `t` to the end: bought again when they retire.
    fn renewed(&self, chain: &Chain, t: usize, quantity: i64) -> Vec<(ColumnIx, i64)> {
        let mut more = vec![0; chain.years()];
        for u in t..chain.years() {
            more[u] = quantity + chain.retired(u).map_or(0, |retired| more[retired]);
        }
        let years = (t..chain.years()).map(|u| chain.column(u));
        years.zip(more.into_iter().skip(t)).map(|(column, more)| (column, self.plan[column.at()] + more)).collect()
    }

    /// What the edits and all that follows from them inside the block change; `None` when the block does not allow them.
    fn tried(&mut self, place: Place, edits: &[(ColumnIx, i64)]) -> Option<Change> {
        let block = *self.objects.get(place.block)?;
        for (column, value) in edits {
            self.values[column.at()] = *value;
        }
        block.settle(&mut self.values);
        let values = &self.values;
        let within = |at: usize| {
            let column = &self.problem.columns[at];
            (column.lower..=column.upper).contains(&values[at])
        };
        let kept = edits.iter().all(|(column, value)| values[column.at()] == *value);
        let allowed = kept && block.columns().all(within) && block.holds(values);
        let change = allowed.then(|| self.difference(place.object, block));
        for at in block.columns() {
            self.values[at] = self.plan[at];
        }
        change
    }

    fn difference(&self, object: ObjectIx, block: &Block) -> Change {
        let mut rows: RowChange = Vec::new();
        let mut goals = vec![0; self.problem.goals.len()];
        for at in block.columns() {
            let gained = i128::from(self.values[at]) - i128::from(self.plan[at]);
            if gained != 0 {
                rows.extend(self.rows_of[at].iter().map(|(row, c)| (*row, i128::from(*c) * gained)));
                for (goal, c) in &self.goals_of[at] {
                    goals[*goal] += i128::from(*c) * gained;
                }
            }
        }
        rows.extend(self.deliveries(block));
        Change { object, rows: sum(rows), goals }
    }
}

impl Changes<'_> {
    /// Whether the object is one more or one less that buys what is delivered to its district.
    fn deliveries(&self, block: &Block) -> RowChange {
        let Block::Object { chains, .. } = block else { return Vec::new() };
        let mut more = Vec::new();
        for chain in chains {
            let Some(delivery) = chain.delivery else { continue };
            for t in 0..chain.years() {
                let buys = |values: &[i64]| i128::from(buys_in(chain, t, values));
                let row = self.problem.rows.len() + delivery.column(t).at();
                more.push((row, buys(&self.values) - buys(self.plan)));
            }
        }
        more
    }
}

/// Whether anything is bought within year `t`.
pub(super) fn buys_in(chain: &Chain, t: usize, values: &[i64]) -> bool {
    let before = if t == 0 { 0 } else { values[chain.column(t - 1).at()] };
    values[chain.column(t).at()] > before
}

/// The sum of changes of rows, listed in any order.
pub(super) fn sum(mut rows: RowChange) -> RowChange {
    rows.sort_by_key(|(row, _)| *row);
    rows.dedup_by(|(next, gained), (row, sum)| {
        let is_same = next == row;
        *sum += if is_same { *gained } else { 0 };
        is_same
    });
    rows.retain(|(_, gained)| *gained != 0);
    rows
}

/// For every column the forms that count it, with its coefficients.
fn by_column<'f>(problem: &Problem, forms: impl Iterator<Item = &'f LinearForm>) -> Vec<Vec<(usize, i64)>> {
    let mut of = vec![Vec::new(); problem.columns.len()];
    for (at, form) in forms.enumerate() {
        for (column, coefficient) in &form.terms {
            of[column.at()].push((at, *coefficient));
        }
    }
    of
}
