//! What would follow if an object got everything that it lacks of an option, or nothing of it: the best plan that does so,
//! beside the plan that is.

use super::bought::Bought;
use super::make::{goal_lines, solve};
use super::{GoalLine, Plan};
use crate::formulation::{ColumnName, Problem, formulate, most_useful};
use crate::index::{ObjectIx, OptionIx, YearIx};
use crate::instance::Instance;
use crate::quantity::Units;
use crate::solve::{Effort, Limits, Unsolved, Watch};

/// What is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// All that the object lacks of the option is bought by the end of the plan.
    Everything,
    /// Nothing of it is bought.
    Nothing,
}

/// The best plan with a wish.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// Its goals, in the order of the plan's own.
    pub goals: Vec<GoalLine>,
    /// What objects get by the end, where that is not what the plan gives them: first those that lose, both in the order of
    /// the objects.
    pub shifts: Vec<Shift>,
}

/// What an object gets of an option by the end of a plan, without and with a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The object.
    pub object: ObjectIx,
    /// The option.
    pub option: OptionIx,
    /// Without.
    pub before: Units,
    /// With.
    pub after: Units,
}

/// Why there is no plan with a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWhatIf {
    /// The data or a decision leave no choice: nothing may be bought, or it must.
    Settled,
    /// Money or rules do not allow it.
    Impossible,
    /// A limit was reached before any plan was found.
    Stopped,
}

impl WhatIf {
    /// The first goal that has another value than in `plan`; `None`: all have the same.
    pub fn first_change(&self, plan: &Plan) -> Option<Change> {
        let pairs = plan.goals.iter().zip(&self.goals).enumerate();
        let (goal, (own, other)) = pairs.into_iter().find(|(_, (own, other))| own.value != other.value)?;
        let lost = |value: i128| if own.minimise { value - own.value } else { own.value - value };
        Some(Change { goal, found: lost(other.value), at_least: lost(other.bound) })
    }
}

/// What a wish costs in the first goal that it changes, in whole points. Only where the plan is not proved best can it cost
/// less than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The position of the goal in [`Plan::goals`].
    pub goal: usize,
    /// What the plan with the wish loses.
    pub found: i128,
    /// What every plan with the wish loses that serves all earlier goals alike.
    pub at_least: i128,
}

/// The best plan of `instance` with a wish about `object` and `option`, beside `plan`.
///
/// # Errors
/// When there is no such plan.
pub fn what_if(
    (instance, plan): (&Instance, &Plan),
    (object, option): (ObjectIx, OptionIx),
    wish: Wish,
    (limits, watch): (&Limits, &Watch),
) -> Result<WhatIf, NoWhatIf> {
    let mut problem = formulate(instance);
    if !bind(&mut problem, instance, (object, option), wish) {
        return Err(NoWhatIf::Settled);
    }
    let effort = Effort::starting_now(limits, watch).aside();
    let (solution, _) = solve(instance, &problem, effort).map_err(|why| match why {
        Unsolved::Infeasible => NoWhatIf::Impossible,
        Unsolved::Stopped => NoWhatIf::Stopped,
    })?;
    let before = Bought::of(instance, &plan.purchases, &plan.orders);
    let after = Bought::new(instance, &problem, &solution.values);
    Ok(WhatIf { goals: goal_lines(instance, &problem, &solution), shifts: shifts(instance, &before, &after) })
}

/// Sets the bounds of the option's columns at the object; whether that changes anything.
fn bind(problem: &mut Problem, instance: &Instance, (object, option): (ObjectIx, OptionIx), wish: Wish) -> bool {
    let last = YearIx::new(instance.horizon().saturating_sub(1));
    let lack = most_useful(instance, option, object);
    let mut is_bound = false;
    for column in &mut problem.columns {
        let is_last = match column.name {
            ColumnName::Bought(o, k, year) | ColumnName::Works(o, k, year) if (o, k) == (object, option) => {
                year == last
            }
            _ => continue,
        };
        match wish {
            Wish::Everything if is_last && column.lower < lack && lack <= column.upper => {
                column.lower = lack;
                is_bound = true;
            }
            Wish::Nothing if column.lower == 0 && column.upper > 0 => {
                column.upper = 0;
                is_bound = true;
            }
            Wish::Everything => {}
            Wish::Nothing => return false,
        }
    }
    is_bound
}

pub(super) fn shifts(instance: &Instance, before: &Bought, after: &Bought) -> Vec<Shift> {
    let last = YearIx::new(instance.horizon().saturating_sub(1));
    let objects = ObjectIx::all(instance.objects.len());
    let pairs = objects.flat_map(|object| OptionIx::all(instance.options.len()).map(move |option| (object, option)));
    let units = |bought: &Bought, object, option| Units::new(bought.upto(option, object, last));
    let shift = |(object, option)| {
        let (before, after) = (units(before, object, option), units(after, object, option));
        (before != after).then_some(Shift { object, option, before, after })
    };
    let mut shifts: Vec<Shift> = pairs.filter_map(shift).collect();
    shifts.sort_by_key(|shift| shift.after > shift.before);
    shifts
}
