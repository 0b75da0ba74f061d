//! Coverage against money: what a programme reaches at other amounts of a budget, how much a target needs, and what one more
//! million buys. Every number is a plan's: found by solving, with its label.

mod axis;
mod compute;
mod least;
mod point;
mod price;
mod reserve;
#[cfg(test)]
mod reserve_tests;
mod subject;
#[cfg(test)]
mod tests;

pub use compute::frontier;
pub use reserve::reserve;

use crate::fraction::Fraction;
use crate::index::{BudgetIx, GroupIx, YearIx};
use crate::instance::Metric;
use crate::money::Money;
use crate::solve::Proof;

use super::{ModeOutcome, NoPlan, Shift};

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontierRequest {
    /// The budget that varies; `None`: all that pay for the goal, in the same proportion.
    pub source: Option<BudgetIx>,
    /// The least amount; `None`: nothing.
    pub from: Option<Money>,
    /// The greatest amount; `None`: what fills everything that can be filled.
    pub to: Option<Money>,
    /// About how many amounts.
    pub points: usize,
    /// A share of the need of which the least money is wanted.
    pub target: Option<Fraction>,
}

/// Coverage against money.
#[derive(Clone, Debug)]
pub struct Frontier {
    /// The budgets that vary, in one proportion.
    pub varied: Vec<BudgetIx>,
    /// How many budgets stay as they are.
    pub others: usize,
    /// What is measured.
    pub subject: Subject,
    /// The money of the plan as the input has it; `None` where a budget has no limit.
    pub present: Option<Money>,
    /// The points by rising money.
    pub points: Vec<Point>,
    /// Whether the points are all the steps there are, not a grid.
    pub is_staircase: bool,
    /// The money that fills all that can be filled, and what that is; `None` when there was no time to find it.
    pub enough: Option<Least>,
    /// The least money at which the rules can all hold, where a point has too little.
    pub holds_from: Option<Least>,
    /// The answer to the wanted share.
    pub target: Option<Target>,
    /// What money is worth at the present amounts, by varied budget.
    pub prices: Vec<PriceOfMoney>,
    /// What dearer goods would cost in coverage.
    pub dearer: Option<Dearer>,
    /// Whether all that was asked was computed: a limit or the user may have ended it.
    pub is_complete: bool,
}

/// What is measured at every point.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The measure.
    pub metric: Metric,
    /// The objects that count.
    pub group: GroupIx,
    /// The year at whose end it is measured.
    pub year: YearIx,
    /// All that there is to cover, and what of it is covered without the plan; `None` where there is no such whole.
    pub whole: Option<Whole>,
    /// Whether it is the model's own goal; otherwise the model has no goal of coverage and this stands for one.
    pub is_own: bool,
}

/// A whole of which a value is a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// All that there is to cover, at least 1.
    pub all: i128,
    /// What is covered besides the measured value.
    pub before: i128,
}

impl Subject {
    /// The covered share at a value of the measure.
    pub fn share(&self, value: i128) -> Option<Fraction> {
        self.whole.and_then(|whole| Fraction::new(whole.before + value, whole.all))
    }
}

/// What an amount of money reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The money of the varied budgets in all their years.
    pub amount: Money,
    /// Whether it is the amount of the input.
    pub is_present: bool,
    /// Whether there is a plan; the numbers below are 0 if not.
    pub outcome: ModeOutcome,
    /// What is reached.
    pub total: i128,
    /// What rural objects get of it.
    pub rural: i128,
    /// What the others get.
    pub urban: i128,
    /// What the varied budgets spend.
    pub spent: Money,
    /// The least amount that the plan fits into: more than it spends where years or budgets share the money.
    pub needed: Money,
    /// Whether less money is proved not to reach as much.
    pub is_least: bool,
    /// The worst label of the goals up to the measured one.
    pub proof: Proof,
    /// No plan that serves the goals before as well reaches more; `None` where the goal counts in other points.
    pub bound: Option<i128>,
    /// No plan of this money reaches more, in whatever order the goals are served: from prices that are exact at any amount.
    pub ceiling: Option<i128>,
}

/// The least money for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least {
    /// The money of the varied budgets.
    pub amount: Money,
    /// What the plan of that money reaches.
    pub total: i128,
    /// A: proved exactly. B: the solver's word. C: less may do.
    pub proof: Proof,
}

/// The least money for a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// It can be reached.
    Reached {
        /// The least money.
        least: Least,
        /// What the model's own order of goals makes of that money, where that is less than the target.
        in_order: Option<i128>,
    },
    /// No money reaches it.
    Impossible(Blocked),
    /// There was no time to find out.
    NotFound,
}

/// Why no money reaches a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The most that can be reached.
    pub most: i128,
    /// How far that is proved.
    pub proof: Proof,
    /// What is lacking where nothing may be bought: the conditions, exclusions and missing rows, or nobody may pay.
    pub rural: i128,
    /// The same of urban objects.
    pub urban: i128,
}

/// What money is worth at the present amounts: three numbers, since one would mislead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceOfMoney {
    /// The budgets: one, or all that vary.
    pub budget: BudgetIx,
    /// What is reached now.
    pub total: i128,
    /// What the relaxation gains by a million more, and loses by a million less: about so much, for large sums.
    pub slopes: [Option<Fraction>; 2],
    /// What plans of other amounts reach more or less, exactly as far as their labels go.
    pub steps: Vec<MoneyStep>,
    /// The next improvement; `None` where money improves nothing, or nothing was found in time.
    pub next: Option<Next>,
    /// Whether more money improves nothing.
    pub is_full: bool,
}

/// A step of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyStep {
    /// By how many tenge the amount differs.
    pub tenge: i64,
    /// By how much more, or less than 0, is reached; `None` where there is no plan.
    pub change: Option<i128>,
    /// The worse label of both plans.
    pub proof: Proof,
}

/// The least extra money with which more is reached and no goal before loses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The extra money.
    pub extra: Money,
    /// How much more is reached.
    pub gain: i128,
    /// How well it is known that less money does not do.
    pub proof: Proof,
}

/// What dearer goods would cost in coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dearer {
    /// By how many per cent everything is dearer.
    pub percent: u8,
    /// What the present money would reach then; `None`: the rules could not all hold.
    pub total: Option<i128>,
    /// What it reaches now.
    pub now: i128,
    /// The worse label of both.
    pub proof: Proof,
}

/// What a reserve is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReserveRequest {
    /// The budget that has more money.
    pub source: BudgetIx,
    /// The most places.
    pub places: usize,
    /// The most extra money.
    pub extra: Option<Money>,
}

/// Who is next, and for how much more money: every place keeps all before it, and the plan.
#[derive(Clone, Debug)]
pub struct Reserve {
    /// The budget.
    pub budget: BudgetIx,
    /// What is measured.
    pub subject: Subject,
    /// What the plan reaches.
    pub total: i128,
    /// What the plan leaves of the budget in all years.
    pub left: Money,
    /// The places in order.
    pub places: Vec<Place>,
    /// Why there are no more.
    pub end: ReserveEnd,
    /// What keeping all before costs, at the money of the last place or the most that was asked for.
    pub nesting: Option<Nesting>,
}

/// A place of a reserve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it adds, in the order of the objects; an option that something better replaces is less by as many.
    pub added: Vec<Shift>,
    /// The money that the budget lacks for this place and all before it.
    pub extra: Money,
    /// What is reached with it.
    pub total: i128,
    /// The average price at which the budget's own money reaches this place, in whole tenge; `None` where prices differ.
    pub price: Option<Money>,
    /// How well it is known that less money does not do.
    pub proof: Proof,
}

/// Why a reserve ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReserveEnd {
    /// As many places as were asked for.
    Listed,
    /// The next place needs more money than was asked about.
    Money,
    /// More money improves nothing.
    Full,
    /// A limit or the user ended it.
    Stopped,
}

/// What a plan made anew reaches with the money of a reserve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nesting {
    /// The extra money.
    pub extra: Money,
    /// What the plan and its reserve reach.
    pub nested: i128,
    /// What a plan made anew reaches.
    pub free: i128,
    /// How well the latter is known.
    pub proof: Proof,
}

/// Why there is no reserve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReserve {
    /// The budget pays for nothing that can be measured.
    NothingPaid,
    /// The budget has no limit.
    NoLimit,
    /// A limit was reached before the first place.
    Stopped,
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFrontier {
    /// Whatever the money, no plan satisfies the rules, or none was found in time.
    NoPlan(NoPlan),
    /// The named budget pays for nothing that can be measured.
    NothingPaid,
    /// A share is wanted of what has no whole.
    NoWhole,
    /// The first amount is above the last.
    EmptyRange,
}
