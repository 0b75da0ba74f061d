//! Purchases with diminishing returns, step by step.
//!
//! A column that is at most a concave function of purchases, and that nobody gains by counting too low (`min(gap, gain · n)`, levelled
//! severity, decreasing points), needs no rows: the n-th purchase is a variable of its own that brings what the n-th adds.
//! Any n of them bring at most what the first n bring, which is the function (the increments of a concave function fall).
//! Steps that bring the same everywhere are alike and merge, in an object and between objects.

use super::merge::{Part, PartVariable};
use super::reduce::Row;
use crate::formulation::{Guard, RowSense};

/// More purchases of one chain than this are not taken apart.
const MOST_STEPS: i64 = 4_096;

/// A part taken apart: the position of each of its variables among those of a step (`None`: it follows), and the steps.
pub(super) type Steps = (Vec<Option<usize>>, Vec<Part>);

/// The steps of `part`; `None` when nothing in it is concave, or something is more than that.
pub(super) fn steps(part: &Part) -> Option<Steps> {
    let bases: Vec<Option<usize>> = (0..part.variables.len()).map(|at| base(part, at)).collect();
    let follows = |at: &usize| bases[*at].is_some();
    if !bases.iter().any(Option::is_some) || bases.iter().flatten().any(follows) {
        return None;
    }
    let kept: Vec<usize> = (0..bases.len()).filter(|at| bases[*at].is_none()).collect();
    let position = |at: usize| kept.iter().position(|kept| *kept == at);
    let mut rows = Vec::new();
    for row in part.rows.iter().filter(|row| row.terms.iter().all(|(at, _)| bases[*at].is_none())) {
        match (row.terms.as_slice(), row.sense, row.limit) {
            ([(_, 1), (_, -1)], RowSense::AtLeast, 0) | ([(_, -1), (_, 1)], RowSense::AtMost, 0) => {}
            _ => return None,
        }
        let terms = row.terms.iter().filter_map(|(at, c)| Some((position(*at)?, *c))).collect();
        rows.push(Row { terms, ..row.clone() });
    }
    let top = kept.iter().map(|at| part.variables[*at].upper).max()?;
    if top > MOST_STEPS || kept.iter().any(|at| part.variables[*at].lower != 0) {
        return None;
    }
    let mut steps: Vec<Part> = Vec::new();
    for n in 1..=top {
        let step = |at: &usize| step(part, &bases, *at, n);
        let variables = kept.iter().map(step).collect::<Option<Vec<PartVariable>>>()?;
        match steps.last_mut() {
            Some(last) if is_alike(&last.variables, &variables) => {
                for (wide, one) in last.variables.iter_mut().zip(variables) {
                    wide.upper += one.upper;
                }
            }
            _ => steps.push(Part { variables, rows: rows.clone() }),
        }
    }
    Some(((0..bases.len()).map(position).collect(), steps))
}

/// The variable of which `at` is at most a function, where that is all that is said of it.
fn base(part: &Part, at: usize) -> Option<usize> {
    let own = &part.variables[at];
    if own.guard != (Guard { over: true, under: false }) || own.lower != 0 {
        return None;
    }
    let mut base = None;
    for row in part.rows.iter().filter(|row| row.terms.iter().any(|(other, _)| *other == at)) {
        let (RowSense::AtMost, [(a, 1), (b, _)] | [(b, _), (a, 1)]) = (row.sense, row.terms.as_slice()) else {
            return None;
        };
        if *a != at || base.is_some_and(|known| known != *b) {
            return None;
        }
        base = Some(*b);
    }
    base
}

/// What `at` can be at most with `n` of its base.
fn most(part: &Part, at: usize, n: i64) -> Option<i64> {
    let mut most = part.variables[at].upper;
    for row in part.rows.iter().filter(|row| row.terms.iter().any(|(other, _)| *other == at)) {
        let slope = row.terms.iter().find(|(other, _)| *other != at).map_or(0, |(_, c)| -c);
        most = most.min(slope.checked_mul(n)?.checked_add(row.limit)?);
    }
    Some(most)
}

/// The `n`-th purchase of variable `at`: what it brings itself, and through what follows from it.
fn step(part: &Part, bases: &[Option<usize>], at: usize, n: i64) -> Option<PartVariable> {
    let own = &part.variables[at];
    let mut step = PartVariable { lower: 0, upper: i64::from(n <= own.upper), ..own.clone() };
    for follower in (0..bases.len()).filter(|follower| bases[*follower] == Some(at) && n <= own.upper) {
        let (before, now) = (most(part, follower, n - 1)?, most(part, follower, n)?);
        if now < before || (n == 1 && before != 0) {
            return None;
        }
        let follower = &part.variables[follower];
        step.points = step.points.checked_add(follower.points.checked_mul(now - before)?)?;
        for (coupling, coefficient) in &follower.terms {
            step.add(*coupling, coefficient.checked_mul(now - before)?);
        }
    }
    step.guard = Guard::default();
    Some(step)
}

/// Whether two steps bring the same wherever they can be taken, and can be taken in the same years.
fn is_alike(one: &[PartVariable], other: &[PartVariable]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.points == b.points && a.terms == b.terms && (a.upper == 0) == (b.upper == 0))
}
