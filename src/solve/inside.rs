//! The inside of a block within bounds: its open variables, and the parts into which its rows join them.

use super::matrix::Matrix;
use super::merge::{Part, PartVariable};
use super::reduce::Row;
use super::steps::steps;
use crate::formulation::{Block, BlockRow, BlockRows, Guard, RowSense};

/// Reduces one block after another.
pub(super) struct Inside {
    /// What is known of every column so far.
    bounds: Vec<(i64, i64)>,
    rows: BlockRows,
    /// Which errors of every column would pay.
    guards: Vec<Guard>,
    /// Columns that must be equal; the least of them stands for all.
    equal: Sets,
}

/// A part, and the position in it of each column that it stands for.
pub(super) type Placed = (Part, Vec<(usize, usize)>);

impl Inside {
    pub(super) fn new(bounds: &[(i64, i64)], matrix: &Matrix) -> Self {
        let (guards, equal) = (matrix.guards.clone(), Sets::new(bounds.len()));
        Self { bounds: bounds.to_vec(), rows: BlockRows::default(), guards, equal }
    }

    /// The value of a column that is in no part.
    pub(super) fn settled(&self, at: usize) -> i64 {
        self.bounds[at].0
    }

    /// The parts of `block`; `None` when it has no values.
    pub(super) fn parts(&mut self, block: &Block, matrix: &Matrix) -> Option<Vec<Placed>> {
        let columns = block.columns();
        if self.bounds[columns.clone()].iter().any(|(lower, upper)| lower > upper) {
            return None;
        }
        if !columns.clone().any(|at| self.is_open(at)) {
            return Some(Vec::new());
        }
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        block.rows(&self.bounds, &mut self.guards, &mut rows);
        let kept = self.reduce(&rows);
        self.rows = rows;
        let kept = kept?;
        for at in columns.clone() {
            self.bounds[at] = self.bounds[self.equal.find(at)];
        }
        let parts = self.split(&columns.collect::<Vec<usize>>(), kept, matrix);
        Some(parts.into_iter().flat_map(in_steps).collect())
    }

    fn is_open(&self, at: usize) -> bool {
        self.bounds[at].0 < self.bounds[at].1
    }

    /// The rows that are more than equalities and bounds, over leaders; `None` when one of them cannot hold.
    fn reduce(&mut self, rows: &BlockRows) -> Option<Vec<Row>> {
        for row in rows.iter() {
            if let (BlockRow { sense: RowSense::Equal, limit: 0, .. }, [(a, 1), (b, -1)] | [(a, -1), (b, 1)]) =
                (row, row.terms)
            {
                self.join(a.at(), b.at())?;
            }
        }
        let mut kept: Vec<Row> = rows.iter().map(|row| self.over_leaders(row)).collect();
        loop {
            let mut has_settled = false;
            let mut rest = Vec::with_capacity(kept.len());
            for row in kept {
                let row = self.without_settled(row);
                match row.terms.as_slice() {
                    [] if !holds(0, &row) => return None,
                    [] => {}
                    [(at, coefficient)] => {
                        let before = self.bounds[*at];
                        self.bounds[*at] = bounded(before, *coefficient, &row);
                        let (lower, upper) = self.bounds[*at];
                        if lower > upper {
                            return None;
                        }
                        has_settled |= lower == upper && before.0 < before.1;
                    }
                    _ if self.always_holds(&row) => {}
                    _ => rest.push(row),
                }
            }
            kept = rest;
            if !has_settled {
                return Some(kept);
            }
        }
    }

    /// Makes two columns one. `None` when their bounds have nothing in common.
    fn join(&mut self, a: usize, b: usize) -> Option<()> {
        let (one, other) = (self.bounds[self.equal.find(a)], self.bounds[self.equal.find(b)]);
        let common = (one.0.max(other.0), one.1.min(other.1));
        self.equal.join(a, b);
        self.bounds[self.equal.find(a)] = common;
        (common.0 <= common.1).then_some(())
    }

    fn over_leaders(&self, row: BlockRow<'_>) -> Row {
        let mut terms: Vec<(usize, i64)> = Vec::with_capacity(row.terms.len());
        for (column, coefficient) in row.terms {
            let leader = self.equal.find(column.at());
            match terms.iter_mut().find(|(at, _)| *at == leader) {
                Some((_, sum)) => *sum += coefficient,
                None => terms.push((leader, *coefficient)),
            }
        }
        Row { terms, sense: row.sense, limit: row.limit }
    }

    /// The row with what is settled on its right side.
    fn without_settled(&self, row: Row) -> Row {
        let is_constant = |(at, coefficient): &(usize, i64)| !self.is_open(*at) || *coefficient == 0;
        let (constant, terms): (Vec<_>, Vec<_>) = row.terms.into_iter().partition(is_constant);
        let settled: i64 = constant.iter().map(|(at, coefficient)| coefficient * self.bounds[*at].0).sum();
        Row { terms, sense: row.sense, limit: row.limit - settled }
    }

    /// Whether no values within the bounds break the row.
    fn always_holds(&self, row: &Row) -> bool {
        let ends = row.terms.iter().map(|(at, coefficient)| {
            let (lower, upper) = self.bounds[*at];
            let (a, b) = (i128::from(*coefficient) * i128::from(lower), i128::from(*coefficient) * i128::from(upper));
            (a.min(b), a.max(b))
        });
        let (least, most) = ends.fold((0, 0), |sum, ends| (sum.0 + ends.0, sum.1 + ends.1));
        holds(least, row) && holds(most, row)
    }

    /// The open columns apart, where no row of `kept` joins them.
    fn split(&self, columns: &[usize], kept: Vec<Row>, matrix: &Matrix) -> Vec<Placed> {
        let first = columns.first().copied().unwrap_or(0);
        let mut joined = Sets::new(columns.len());
        for row in &kept {
            for pair in row.terms.windows(2) {
                joined.join(pair[0].0 - first, pair[1].0 - first);
            }
        }
        let mut placed: Vec<Placed> = Vec::new();
        let mut position: Vec<Option<(usize, usize)>> = vec![None; columns.len()];
        let mut known: Vec<Option<usize>> = vec![None; columns.len()];
        for at in columns.iter().copied().filter(|at| self.is_open(*at)) {
            let leader = self.equal.find(at) - first;
            let (part, variable) = *position[leader].get_or_insert_with(|| {
                let part = *known[joined.find(leader)].get_or_insert_with(|| {
                    placed.push((Part { variables: Vec::new(), rows: Vec::new() }, Vec::new()));
                    placed.len() - 1
                });
                let (lower, upper) = self.bounds[at];
                let own = &mut placed[part].0.variables;
                own.push(PartVariable { lower, upper, points: 0, terms: Vec::new(), guard: Guard::default() });
                (part, own.len() - 1)
            });
            let (own, places) = &mut placed[part];
            own.variables[variable].count(at, matrix);
            own.variables[variable].guard = own.variables[variable].guard.and(self.guards[at]);
            places.push((at, variable));
        }
        for row in kept {
            let Some((part, _)) = row.terms.first().and_then(|(at, _)| position[at - first]) else { continue };
            let terms = row.terms.iter().filter_map(|(at, coefficient)| Some((position[at - first]?.1, *coefficient)));
            let terms = terms.collect();
            placed[part].0.rows.push(Row { terms, ..row });
        }
        placed
    }
}

/// The part as steps, where it falls into steps: a column is then the sum of its variables in all of them.
fn in_steps((part, columns): Placed) -> Vec<Placed> {
    let Some((kept, parts)) = steps(&part) else { return vec![(part, columns)] };
    let place = |(column, variable): &(usize, usize)| Some((*column, kept.get(*variable).copied()??));
    let places: Vec<(usize, usize)> = columns.iter().filter_map(place).collect();
    parts.into_iter().map(|part| (part, places.clone())).collect()
}

/// Disjoint sets of positions; the least of each stands for it.
struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    fn new(positions: usize) -> Self {
        Self { parent: (0..positions).collect() }
    }

    fn find(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }
}

/// Whether a row whose left side is `value` holds.
fn holds(value: i128, row: &Row) -> bool {
    let limit = i128::from(row.limit);
    match row.sense {
        RowSense::AtMost => value <= limit,
        RowSense::AtLeast => value >= limit,
        RowSense::Equal => value == limit,
    }
}

/// The bounds of a variable within a row that counts nothing else.
fn bounded((lower, upper): (i64, i64), coefficient: i64, row: &Row) -> (i64, i64) {
    let (limit, size) = (row.limit * coefficient.signum(), coefficient.abs());
    let floor = limit.div_euclid(size);
    let ceiling = if limit.rem_euclid(size) == 0 { floor } else { floor + 1 };
    match (row.sense, coefficient > 0) {
        (RowSense::AtMost, true) | (RowSense::AtLeast, false) => (lower, upper.min(floor)),
        (RowSense::AtLeast, true) | (RowSense::AtMost, false) => (lower.max(ceiling), upper),
        (RowSense::Equal, _) => (lower.max(ceiling), upper.min(floor)),
    }
}
