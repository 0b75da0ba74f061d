//! Rows of the problem as sheet Data names them: `budget:local:2026`, `rule:3`.

use crate::index::{BudgetIx, GoalIx, GroupIx, ItemIx, YearIx};
use crate::instance::{Instance, PriceSet};
use crate::plan::{Barrier, PricedRow};

/// The tenders that come in at their upper prices: `0,2`.
pub(super) fn price_set(text: &str) -> Option<PriceSet> {
    let positions = text.split(',').filter(|at| !at.is_empty()).map(|at| at.parse().ok());
    PriceSet::of(positions.collect::<Option<Vec<u32>>>()?)
}

/// A row that a multiplier prices.
pub(super) fn priced(instance: &Instance, key: &str) -> Option<PricedRow> {
    let (kind, rest) = key.split_once(':')?;
    let at = || rest.parse().ok();
    Some(match kind {
        "budget" => {
            let (budget, year) = budget_year(instance, rest)?;
            PricedRow::Budget(budget, year, PriceSet::GIVEN)
        }
        "upper" => {
            let (set, rest) = rest.split_once(':')?;
            let (budget, year) = budget_year(instance, rest)?;
            PricedRow::Budget(budget, year, price_set(set)?)
        }
        "rule" => PricedRow::Rule(at()?),
        "share-part" => PricedRow::SharePart(at()?),
        "share-full" => PricedRow::ShareFull(at()?),
        "goal" => PricedRow::Goal(at()?),
        "ordered" | "spare" => {
            let (item, year) = rest.rsplit_once(':')?;
            let (item, year) = (item_of(instance, item)?, year_of(instance, year)?);
            if kind == "ordered" { PricedRow::Ordered(item, year) } else { PricedRow::Spare(item, year) }
        }
        "covered" => {
            let (goal, group) = rest.split_once(':')?;
            PricedRow::Covered(GoalIx::new(goal.parse().ok()?), GroupIx::new(group.parse().ok()?))
        }
        "below" => {
            let (goal, rest) = rest.split_once(':')?;
            let (count, group) = rest.split_once(':')?;
            let (goal, group) = (goal.parse().ok()?, group.parse().ok()?);
            PricedRow::Below(GoalIx::new(goal), count.parse().ok()?, GroupIx::new(group))
        }
        _ => return None,
    })
}

/// What would break if a purchase were made.
pub(super) fn barrier(instance: &Instance, key: &str) -> Option<Barrier> {
    let (kind, rest) = key.split_once(':')?;
    Some(match kind {
        "rule" => Barrier::Rule(rest.parse().ok()?),
        "share" => Barrier::Share(rest.parse().ok()?),
        "order" => Barrier::Order(item_of(instance, rest)?),
        _ => return None,
    })
}

fn budget_year(instance: &Instance, text: &str) -> Option<(BudgetIx, YearIx)> {
    let (budget, year) = text.rsplit_once(':')?;
    let budget = instance.budgets.iter().position(|own| own.id == budget)?;
    Some((BudgetIx::new(budget), year_of(instance, year)?))
}

fn item_of(instance: &Instance, id: &str) -> Option<ItemIx> {
    instance.items.iter().position(|item| item.id == id).map(ItemIx::new)
}

fn year_of(instance: &Instance, text: &str) -> Option<YearIx> {
    instance.years.iter().position(|year| year.to_string() == text).map(YearIx::new)
}
