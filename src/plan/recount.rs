//! A plan again from what is written about it: whatever follows from its purchases is counted anew.

use super::bought::Bought;
use super::make::status;
use super::payments::{self, Payments};
use super::reasons::lack;
use super::{
    Barrier, BudgetLine, DearestLine, Expense, GoalLine, KeyUse, ModeTable, OrderLine, Plan, Purchase, Reason,
    ReasonCode, commitments, coverage, guarantee, leximin, results, service,
};
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{Instance, PriceSet};
use crate::money::Money;
use crate::quantity::Units;

/// What does not follow from the purchases of a plan, and these.
#[derive(Clone, Debug)]
pub struct Told {
    /// Purchases.
    pub purchases: Vec<Purchase>,
    /// Yearly fees.
    pub fees: Vec<Purchase>,
    /// Site costs and deliveries.
    pub expenses: Vec<Expense>,
    /// Orders of items.
    pub orders: Vec<OrderLine>,
    /// What each budget and year pays at worst.
    pub dearest: Vec<PaidLine>,
    /// The goals.
    pub goals: Vec<GoalLine>,
    /// Why.
    pub reasons: Vec<ToldReason>,
    /// What each rural mode would give.
    pub modes: Vec<ModeTable>,
    /// The use of the published key.
    pub key: KeyUse,
    /// Whether the user stopped the search.
    pub stopped: bool,
}

/// What a budget pays in a year at the prices that leave it least.
#[derive(Clone, Copy, Debug)]
pub struct PaidLine {
    /// Which tenders come in at their upper prices.
    pub set: PriceSet,
    /// The budget.
    pub budget: BudgetIx,
    /// The year.
    pub year: YearIx,
    /// What it pays.
    pub spent: Money,
}

/// A [`Reason`] without its quantities.
#[derive(Clone, Debug)]
pub struct ToldReason {
    /// The object.
    pub object: ObjectIx,
    /// The option.
    pub option: OptionIx,
    /// The reason.
    pub code: ReasonCode,
    /// The score, in 10⁻¹⁸ points.
    pub score: Option<i128>,
    /// The position of the deciding goal.
    pub goal: Option<usize>,
    /// Whose purchases would have to be given up for it.
    pub rivals: Vec<ObjectIx>,
    /// What would break.
    pub barrier: Option<Barrier>,
}

/// The plan of `instance` of which `told` is told.
pub fn recount(instance: &Instance, told: Told) -> Plan {
    let bought = Bought::of(instance, &told.purchases, &told.orders);
    let payments = Payments { purchases: told.purchases, fees: told.fees, expenses: told.expenses };
    let budgets = payments::budget_lines(instance, &payments, &told.orders);
    Plan {
        commitments: commitments::commitments(instance, &payments),
        service: service::lines(instance, &bought),
        dearest: told.dearest.iter().filter_map(|own| dearest(&budgets, own)).collect(),
        budgets,
        coverage: coverage::lines(instance, &bought),
        rules: results::results(instance, &bought),
        shares: leximin::shares(instance, &bought),
        reasons: told.reasons.into_iter().map(|own| reason(instance, &bought, own)).collect(),
        guarantees: guarantee::guarantees(instance, &payments),
        modes: told.modes,
        key: told.key,
        status: status(&told.goals),
        stopped: told.stopped,
        purchases: payments.purchases,
        fees: payments.fees,
        expenses: payments.expenses,
        orders: told.orders,
        goals: told.goals,
    }
}

fn dearest(budgets: &[BudgetLine], own: &PaidLine) -> Option<DearestLine> {
    let line = budgets.iter().find(|line| (line.budget, line.year) == (own.budget, own.year))?;
    Some(DearestLine { set: own.set, line: BudgetLine { spent: own.spent, ..*line } })
}

fn reason(instance: &Instance, bought: &Bought, own: ToldReason) -> Reason {
    let last = YearIx::new(instance.horizon().saturating_sub(1));
    Reason {
        object: own.object,
        option: own.option,
        lacks: lack(instance, own.option, own.object),
        gets: Units::new(bought.upto(own.option, own.object, last)),
        code: own.code,
        score: own.score,
        goal: own.goal,
        rivals: own.rivals,
        barrier: own.barrier,
    }
}
