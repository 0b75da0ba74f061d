//! The least money at which goals keep values.

use super::Least;
use super::axis::Axis;
use super::point::{Posed, Served, effort_of_point, money_goal};
use crate::formulation::{Row, RowName, RowSense};
use crate::instance::Instance;
use crate::money::{Money, TIYN_PER_TENGE};
use crate::solve::{Effort, Proof, Unsolved};

/// How often money between too little and enough is tried, where one budget row does not tell it at once.
const TRIES: usize = 10;

/// `(position of a goal, its value)`: what a plan must keep.
pub(super) type Kept = [(usize, i128)];

/// The least amount above `below` at which every goal of `kept` keeps its value; the rules hold, too.
///
/// # Errors
/// When no amount does, or none was found in time.
pub(super) fn least(axis: &Axis<'_>, kept: &Kept, below: Option<Money>, effort: Effort<'_>) -> Result<Least, Unsolved> {
    let (found, is_amount) = cheapest(axis, axis.unlimited(), kept, effort)?;
    let proof = found.solution.goals.first().map_or(Proof::C, |money| money.proof);
    let mut best = told(axis, &found, if is_amount { proof } else { Proof::C });
    if is_amount {
        return Ok(best);
    }
    // Several rows share the money: the cheapest plan need not be the one that needs the least amount.
    let mut low = below.map_or(-1, Money::tiyn);
    for attempt in 0..TRIES {
        if effort.is_over() {
            break;
        }
        let next = best.amount.tiyn() - TIYN_PER_TENGE;
        let is_last = attempt % 2 == 0 || next - low <= TIYN_PER_TENGE;
        let tried = if is_last { next } else { low + (next - low).div_euclid(2) };
        if tried <= low {
            return Ok(Least { proof: Proof::B, ..best });
        }
        match cheapest(axis, axis.at(Money::from_tiyn(tried)), kept, effort) {
            Ok((found, _)) => best = told(axis, &found, Proof::C),
            Err(Unsolved::Infeasible) if is_last => return Ok(Least { proof: Proof::B, ..best }),
            Err(Unsolved::Infeasible) => low = tried,
            Err(Unsolved::Stopped) => break,
        }
    }
    Ok(best)
}

/// The cheapest plan of an Instance that keeps the values; whether its cost is the amount itself.
fn cheapest(axis: &Axis<'_>, instance: Instance, kept: &Kept, effort: Effort<'_>) -> Result<(Served, bool), Unsolved> {
    let mut posed = Posed::new(axis, instance).ok_or(Unsolved::Infeasible)?;
    for (at, value) in kept {
        let Some(goal) = posed.problem.goals.get(*at) else { continue };
        let (mut form, limit) = (goal.form.clone(), value - goal.form.constant);
        form.constant = 0;
        let name = RowName::Kept(u32::try_from(*at).unwrap_or(u32::MAX));
        posed.problem.rows.push(Row { name, form, sense: RowSense::AtLeast, limit, is_money: goal.is_money });
    }
    let (form, is_amount) = axis.money(&posed.problem, &posed.cost);
    posed.problem.goals = vec![money_goal(form)];
    Ok((Served::new(posed, None, effort_of_point(effort))?, is_amount))
}

fn told(axis: &Axis<'_>, found: &Served, proof: Proof) -> Least {
    let [total, ..] = found.reached(axis);
    Least { amount: axis.needed(&found.posed.problem, &found.solution.values), total, proof }
}
