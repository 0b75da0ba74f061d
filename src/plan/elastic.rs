//! What hard rules that cannot all hold would fall short by.

use crate::fraction::Fraction;
use crate::instance::Instance;
use crate::programme::RuleKind;
use crate::solve::Effort;

use super::bought::Bought;
use super::results::results;

/// Each hard rule row's shortfall when all hard rules are softened and served in file order; empty when even
/// that has no plan (locks beyond the money).
pub(super) fn shortfalls(instance: &Instance, effort: Effort<'_>) -> Vec<(usize, Fraction)> {
    let mut softened = instance.clone();
    let hard: Vec<usize> =
        (0..softened.rules.len()).filter(|at| softened.rules.get(*at).is_some_and(|r| !r.soft)).collect();
    for rule in &mut softened.rules {
        rule.soft = !matches!(rule.kind, RuleKind::Lock | RuleKind::Cofund | RuleKind::Report);
    }
    softened.goals.clear();
    let problem = crate::formulation::formulate(&softened);
    let Ok(solution) = crate::solve::serve_goals(&problem, effort) else { return Vec::new() };
    let bought = Bought::new(&softened, &problem, &solution.values);
    let results = results(&softened, &bought);
    let short = hard.into_iter().filter_map(|at| results.get(at).map(|result| (at, result.shortfall)));
    short.filter(|(_, shortfall)| !shortfall.is_zero()).collect()
}
