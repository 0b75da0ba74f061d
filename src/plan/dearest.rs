//! What a plan would cost at worst where prices are not certain.

use super::DearestLine;
use super::bought::Bought;
use super::orders::lines_at;
use super::payments::{budget_lines, pay_at};
use crate::formulation::Problem;
use crate::instance::{Instance, PriceSet};

/// Every budget and year at the set of prices that leaves it least; none where all prices are certain.
pub(super) fn dearest_lines(instance: &Instance, problem: &Problem, values: &[i64]) -> Vec<DearestLine> {
    let bought = Bought::new(instance, problem, values);
    let mut dearest: Vec<DearestLine> = Vec::new();
    for set in instance.tenders.sets.iter().copied().filter(|set| *set != PriceSet::GIVEN) {
        let orders = lines_at(instance, &bought, set);
        let lines = budget_lines(instance, &pay_at(instance, problem, values, set), &orders);
        let lines = lines.into_iter().map(|line| DearestLine { set, line });
        if dearest.is_empty() {
            dearest.extend(lines);
            continue;
        }
        for (known, own) in dearest.iter_mut().zip(lines) {
            if own.line.left() < known.line.left() {
                *known = own;
            }
        }
    }
    dearest
}
