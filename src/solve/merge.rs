//! Alike parts as one.
//!
//! k parts with the same bounds, rows and coefficients meet the rest of the plan only through the sum of their values.
//! Where every row inside the part bounds a difference of two variables, each whole vector X within k times its bounds and limits
//! is such a sum: the member j = 0..k takes ⌊(X + k − 1 − j) / k⌋ of each variable (Hermite's identity; it keeps
//! every difference, since the floor never falls and ⌊(X + kc) / k⌋ = ⌊X / k⌋ + c). So one part with a count loses nothing.
//! (Difference rows are totally unimodular; this is the integer decomposition of Baum and Trotter, 1978.)

use std::collections::BTreeMap;

use super::float::{float64, floor_of};
use super::matrix::Matrix;
use super::reduce::Row;
use crate::formulation::Guard;

/// Variables of a block that rows inside it join, with those rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) variables: Vec<PartVariable>,
    /// Rows over positions in `variables`.
    pub(super) rows: Vec<Row>,
}

/// A variable of a part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PartVariable {
    pub(super) lower: i64,
    pub(super) upper: i64,
    /// What a unit adds to the form.
    pub(super) points: i64,
    /// The coupling rows that count it, with its coefficients.
    pub(super) terms: Vec<(usize, i64)>,
    /// Which errors of it would pay.
    pub(super) guard: Guard,
}

/// Numbers above this are not multiplied by a count.
const MOST: i64 = 1 << 40;

impl PartVariable {
    /// Adds what column `at` counts elsewhere.
    pub(super) fn count(&mut self, at: usize, matrix: &Matrix) {
        self.points += matrix.points(at);
        for (coupling, coefficient) in matrix.terms(at) {
            self.add(*coupling, *coefficient);
        }
    }

    /// Adds to its coefficient in a coupling row.
    pub(super) fn add(&mut self, coupling: usize, coefficient: i64) {
        match self.terms.binary_search_by_key(&coupling, |(coupling, _)| *coupling) {
            Ok(found) => self.terms[found].1 += coefficient,
            Err(place) => self.terms.insert(place, (coupling, coefficient)),
        }
    }
}

impl Part {
    /// Whether alike parts may be one.
    fn can_merge(&self) -> bool {
        let is_difference = |row: &Row| matches!(row.terms.as_slice(), [(_, 1), (_, -1)] | [(_, -1), (_, 1)]);
        self.rows.iter().all(|row| is_difference(row) && row.limit.abs() < MOST)
            && self.variables.iter().all(|variable| variable.lower > -MOST && variable.upper < MOST)
    }
}

/// Parts that are alike, counted.
pub(super) struct Class {
    pub(super) part: Part,
    pub(super) count: i64,
    /// The position of its first variable among those of all classes.
    pub(super) first: usize,
}

/// The classes of a task's parts.
#[derive(Default)]
pub(super) struct Classes {
    pub(super) list: Vec<Class>,
    known: BTreeMap<Part, usize>,
    variables: usize,
}

impl Classes {
    /// Counts `part` in its class: the position of the class, and of the part in it.
    pub(super) fn add(&mut self, part: Part) -> (usize, i64) {
        let merges = part.can_merge();
        if let Some(at) = self.known.get(&part).filter(|_| merges) {
            let class = &mut self.list[*at];
            class.count += 1;
            return (*at, class.count - 1);
        }
        if merges {
            self.known.insert(part.clone(), self.list.len());
        }
        let first = self.variables;
        self.variables += part.variables.len();
        self.list.push(Class { part, count: 1, first });
        (self.list.len() - 1, 0)
    }
}

/// What the member at `member` of `count` takes of `total`.
pub(super) fn member_value(total: i64, count: i64, member: i64) -> i64 {
    total.div_euclid(count) + i64::from(member < total.rem_euclid(count))
}

/// The same of a relaxed total: whole for all members but one.
pub(super) fn member_share(total: f64, count: i64, member: i64) -> f64 {
    let each = float64(floor_of(total / float64(count)));
    each + (total - each * float64(count) - float64(member)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_take_all_of_a_total_and_keep_differences() {
        for (count, total) in (1..6).flat_map(|count| (0..20).map(move |total| (count, total))) {
            let values: Vec<i64> = (0..count).map(|member| member_value(total, count, member)).collect();
            assert_eq!(values.iter().sum::<i64>(), total);
            for (member, value) in (0..count).zip(&values) {
                assert!((member_share(float64(total), count, member) - float64(*value)).abs() < 1e-9);
                for less in 0..=total {
                    assert!(member_value(less, count, member) <= *value);
                    assert_eq!(member_value(less + count * 2, count, member), member_value(less, count, member) + 2);
                }
            }
        }
    }
}
