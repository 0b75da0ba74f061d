//! What money is worth at the present amounts: three numbers, never one.

use super::axis::Axis;
use super::least::least;
use super::point::{Posed, Served, effort_of_point, point};
use super::{MoneyStep, Next, Point, PriceOfMoney};
use crate::fraction::Fraction;
use crate::index::BudgetIx;
use crate::money::{Money, TIYN_PER_TENGE};
use crate::plan::ModeOutcome;
use crate::solve::{Effort, Proof, RowPrices, SCALE, Unsolved, relaxed_prices};

const MILLION: i64 = 1_000_000;

/// The amounts by which the money differs, in tenge.
const STEPS: [i64; 4] = [-10 * MILLION, -MILLION, MILLION, 10 * MILLION];

/// What money is worth: `axis` varies `budget` alone, `free` the same money without an order among the objects, and `now` is the
/// present point; more money gains nothing where that is `full`. `None` where the amount has no limit or there is no plan.
pub(super) fn price_of_money(
    (axis, free): (&Axis<'_>, &Axis<'_>),
    budget: BudgetIx,
    (now, is_full): (&Point, bool),
    effort: Effort<'_>,
) -> Option<PriceOfMoney> {
    let present = axis.present.filter(|_| now.outcome == ModeOutcome::Planned)?;
    let moved = |tenge: i64| moved(present, tenge).filter(|_| !effort.is_over());
    let slope = |tenge: i64| slope(free, moved(tenge)?, effort);
    let step = |tenge: i64| {
        let amount = moved(tenge)?;
        if tenge > 0 && is_full {
            return Some(MoneyStep { tenge, change: Some(0), proof: now.proof });
        }
        let other = point(axis, amount, effort);
        let change = (other.outcome == ModeOutcome::Planned).then(|| other.total - now.total);
        let proof = other.proof.max(now.proof);
        (other.outcome != ModeOutcome::NotFound).then_some(MoneyStep { tenge, change, proof })
    };
    let found = if is_full { Err(Unsolved::Infeasible) } else { next(axis, present, effort) };
    let nothing_gains = found == Err(Unsolved::Infeasible);
    Some(PriceOfMoney {
        budget,
        total: now.total,
        slopes: [slope(-1), slope(1)],
        steps: STEPS.into_iter().filter_map(step).collect(),
        next: found.ok(),
        is_full: nothing_gains,
    })
}

/// The amount with so many tenge more; `None` below nothing.
fn moved(present: Money, tenge: i64) -> Option<Money> {
    let tiyn = present.tiyn().checked_add(tenge.checked_mul(TIYN_PER_TENGE)?)?;
    (tiyn >= 0).then(|| Money::from_tiyn(tiyn))
}

/// What the relaxation gains per million tenge at an amount.
fn slope(free: &Axis<'_>, amount: Money, effort: Effort<'_>) -> Option<Fraction> {
    let posed = Posed::new(free, free.at(amount))?;
    let prices: RowPrices = relaxed_prices(&posed.problem, posed.at, effort)?;
    let (worth, whole) = free.worth(&posed.problem, &prices)?;
    let per_tiyn = Fraction::new(worth, whole)?.checked_div(Fraction::whole(SCALE))?;
    per_tiyn.checked_mul(Fraction::whole(i128::from(MILLION * TIYN_PER_TENGE)))
}

/// The next improvement: the goals before keep what they have, the measured one has a step more.
fn next(axis: &Axis<'_>, present: Money, effort: Effort<'_>) -> Result<Next, Unsolved> {
    if effort.is_over() {
        return Err(Unsolved::Stopped);
    }
    let now = Served::new(Posed::new(axis, axis.at(present)).ok_or(Unsolved::Stopped)?, None, effort_of_point(effort))
        .map_err(|_| Unsolved::Stopped)?;
    let values = now.solution.goals.iter().map(|goal| goal.value).enumerate();
    let step = now.posed.problem.goals.get(now.posed.at).map_or(1, |goal| i128::from(goal.step.max(1)));
    let kept: Vec<_> = values.map(|(at, value)| (at, if at == now.posed.at { value + step } else { value })).collect();
    let found = least(axis, &kept, Some(present), effort)?;
    let [total, ..] = now.reached(axis);
    // The cheapest plan with a step more need not be the best plan of its money.
    let own = point(axis, found.amount, effort);
    let most = if own.outcome == ModeOutcome::Planned { found.total.max(own.total) } else { found.total };
    let extra = Money::from_tiyn((found.amount.tiyn() - present.tiyn()).max(0));
    // What the present money reaches may itself not be proved to be the most.
    let proof = if now.proof() == Proof::C { Proof::C } else { found.proof };
    Ok(Next { extra, gain: most - total, proof })
}
