//! Linear forms with whole coefficients.

use crate::index::ColumnIx;

/// `constant + Σ coefficient · column`, in whole numbers, one entry per column, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinearForm {
    /// `(column, coefficient ≠ 0)`, ascending by column.
    pub terms: Vec<(ColumnIx, i64)>,
    /// The part that no decision changes.
    pub constant: i128,
}

impl LinearForm {
    /// The sum of `terms` (a column may repeat) and `constant`.
    pub fn collect(terms: impl IntoIterator<Item = (ColumnIx, i64)>, constant: i128) -> Self {
        let mut terms: Vec<(ColumnIx, i64)> = terms.into_iter().collect();
        terms.sort_by_key(|(column, _)| *column);
        terms.dedup_by(|(next, coefficient), (column, sum)| {
            let is_same = next == column;
            *sum += if is_same { *coefficient } else { 0 };
            is_same
        });
        terms.retain(|(_, c)| *c != 0);
        Self { terms, constant }
    }

    /// The value at `values`, one per column of the problem.
    pub fn value(&self, values: &[i64]) -> i128 {
        self.terms.iter().map(|(column, c)| i128::from(*c) * i128::from(values[column.at()])).sum::<i128>()
            + self.constant
    }

    /// The coefficient of `column`.
    pub fn coefficient(&self, column: ColumnIx) -> i64 {
        let at = self.terms.binary_search_by_key(&column, |(c, _)| *c);
        at.ok().and_then(|at| self.terms.get(at)).map_or(0, |(_, c)| *c)
    }

    /// The form with every coefficient and the constant times `factor`.
    #[must_use]
    pub fn times(mut self, factor: i64) -> Self {
        for (_, coefficient) in &mut self.terms {
            *coefficient *= factor;
        }
        self.constant *= i128::from(factor);
        self.terms.retain(|(_, c)| *c != 0);
        self
    }

    /// The sum of both forms.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self::collect(self.terms.into_iter().chain(other.terms), self.constant + other.constant)
    }

    /// Whether both forms without their constants are the same but for a positive factor: their [`step`](Self::step)s.
    pub fn is_parallel(&self, other: &Self) -> bool {
        let (own, others) = (i128::from(self.step()), i128::from(other.step()));
        let is_same = |((column, c), (as_column, d)): (&(ColumnIx, i64), &(ColumnIx, i64))| {
            column == as_column && i128::from(*c) * others == i128::from(*d) * own
        };
        self.terms.len() == other.terms.len() && self.terms.iter().zip(&other.terms).all(is_same)
    }

    /// The greatest common divisor of the coefficients: the form moves in steps of it. At least 1.
    pub fn step(&self) -> i64 {
        self.terms.iter().fold(0, |g, (_, c)| gcd(g, c.abs())).max(1)
    }
}

/// The greatest common divisor of two non-negative numbers; `gcd(0, n) = n`.
pub(super) fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_parallel_whatever_unit_they_count_in() {
        let form = |terms: &[(usize, i64)]| {
            LinearForm::collect(terms.iter().map(|(column, c)| (ColumnIx::new(*column), *c)), 0)
        };
        let units = form(&[(0, 1), (2, -2)]);
        assert!(units.is_parallel(&form(&[(0, 300), (2, -600)])));
        for other in [&[(0, 300), (2, -500)][..], &[(0, -1), (2, 2)], &[(1, 1), (2, -2)], &[(0, 1)]] {
            assert!(!units.is_parallel(&form(other)), "{other:?}");
        }
    }
}
