//! Units for which several budgets pay together.

use std::collections::BTreeMap;

use super::Purchase;
use super::payments::{ClassKey, Line};
use super::transport::{Expense, Transport};
use crate::index::{BudgetIx, YearIx};
use crate::instance::Instance;
use crate::money::Money;
use crate::quantity::Units;

/// Lets budgets pay for the lines that they may pay for together, beside what `paid` has of the other lines.
pub(super) fn pay_together(instance: &Instance, lines: &[Line], paid: &mut [Vec<Purchase>]) {
    let mut classes: BTreeMap<ClassKey, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.is_split(instance)) {
        classes.entry(line.class.clone()).or_default().push(at);
    }
    if classes.is_empty() {
        return;
    }
    let own = own_expenses(instance, paid);
    let mut transport = Transport { money: money(instance), expenses: own };
    let first = transport.expenses.len();
    for (key, members) in &classes {
        let units: i64 = members.iter().filter_map(|at| lines.get(*at)).map(|line| line.units).sum();
        transport.expenses.push(expense(instance, key, units));
    }
    // The joint rows of the problem say that the money suffices.
    let Some(shares) = transport.solve() else { return };
    for ((key, members), shares) in classes.iter().zip(shares.into_iter().skip(first)) {
        hand_out(instance, (key, members), &shares, lines, paid);
    }
}

/// The amount of each budget and year, at `budget · years + year`.
fn money(instance: &Instance) -> Vec<i64> {
    instance.budgets.iter().flat_map(|budget| budget.amount.iter().map(|amount| amount.tiyn())).collect()
}

/// The money with which `budget` can pay in `year`: positions in [`money`].
fn money_of(instance: &Instance, budget: BudgetIx, year: YearIx) -> Vec<usize> {
    let passes_on = instance.budgets.get(budget.at()).is_some_and(|b| b.carry_over);
    let first = if passes_on { 0 } else { year.at() };
    (first..=year.at()).map(|t| budget.at() * instance.horizon() + t).collect()
}

/// What each budget pays alone in each year.
fn own_expenses(instance: &Instance, paid: &[Vec<Purchase>]) -> Vec<Expense> {
    let mut sums: BTreeMap<(YearIx, BudgetIx), i64> = BTreeMap::new();
    for line in paid.iter().flatten() {
        if let Some(payer) = line.payer {
            *sums.entry((line.year, payer)).or_default() += line.sum.tiyn();
        }
    }
    let expense = |((year, budget), amount): ((YearIx, BudgetIx), i64)| {
        let from = money_of(instance, budget, year);
        Expense { amount, payers: vec![(budget.at(), amount, from)] }
    };
    sums.into_iter().map(expense).collect()
}

/// The expense of `units` that are paid alike.
fn expense(instance: &Instance, (_, year, price, _, _, budgets): &ClassKey, units: i64) -> Expense {
    let payer = |budget: &BudgetIx| {
        let most = instance.budgets.get(budget.at()).map_or(0, |own| own.most_of(*price));
        (budget.at(), most * units, money_of(instance, *budget, *year))
    };
    Expense { amount: price.tiyn() * units, payers: budgets.iter().map(payer).collect() }
}

/// Hands the money of each budget out to the lines of a class. Where a budget may pay a share only, its part of every unit is
/// the same within a tiyn, so that it keeps its share of each; else each pays for whole units, as far as its money goes.
fn hand_out(
    instance: &Instance,
    (key, members): (&ClassKey, &[usize]),
    shares: &[i64],
    lines: &[Line],
    paid: &mut [Vec<Purchase>],
) {
    let (_, _, price, _, _, budgets) = key;
    let is_shared = |budget: &BudgetIx| instance.budgets.get(budget.at()).is_some_and(|own| own.cofund.is_some());
    let units: i64 = members.iter().filter_map(|at| lines.get(*at)).map(|line| line.units).sum();
    let evenly = budgets.iter().any(is_shared);
    let mut from = 0;
    for at in members {
        let (Some(line), Some(out)) = (lines.get(*at), paid.get_mut(*at)) else { continue };
        let own = from..from + line.units;
        from += line.units;
        let sums = if evenly { even_parts(shares, units, &own) } else { whole_parts(shares, price.tiyn(), &own) };
        *out = parts(line, &sums);
    }
}

/// What each payer pays of the units `own`, all of one price: the units lie end to end, and each payer in turn pays as far as
/// its money goes.
fn whole_parts(shares: &[i64], price: i64, own: &std::ops::Range<i64>) -> Vec<i64> {
    let mut before = 0;
    let part = |share: &i64| {
        let (first, last) = (before.max(own.start * price), (before + share).min(own.end * price));
        before += share;
        (last - first).max(0)
    };
    shares.iter().map(part).collect()
}

/// What each payer pays of the units `own` out of `units`: of each unit its share divided by the units, rounded down, and a
/// tiyn more of as many units as are left over, payer after payer round and round, so that every unit is paid in full.
fn even_parts(shares: &[i64], units: i64, own: &std::ops::Range<i64>) -> Vec<i64> {
    let mut next = 0;
    let part = |share: &i64| {
        let (even, over) = (share.div_euclid(units), share.rem_euclid(units));
        let within = |first: i64, last: i64| (last.min(own.end) - first.max(own.start)).max(0);
        let end = next + over;
        let more = within(next, end.min(units)) + within(0, end - units);
        next = end.rem_euclid(units);
        even * (own.end - own.start) + more
    };
    shares.iter().map(part).collect()
}

/// The lines of the payers of `line`: each counts the units for which it pays, and of those for which several pay, the first
/// payers one each.
fn parts(line: &Line, sums: &[i64]) -> Vec<Purchase> {
    let price = line.price.tiyn();
    let whole: i64 = sums.iter().map(|sum| sum.div_euclid(price)).sum();
    let mut shared = line.units - whole;
    let mut out = Vec::new();
    for (budget, sum) in line.budgets().iter().zip(sums).filter(|(_, sum)| **sum > 0) {
        let more = i64::from(sum.rem_euclid(price) > 0 && shared > 0);
        shared -= more;
        let quantity = Units::new(sum.div_euclid(price) + more);
        out.push(line.part(Some(*budget), quantity, Money::from_tiyn(*sum)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_paid_in_full_and_no_share_is_passed() {
        let shares = [21, 14, 10];
        let of_unit = |unit: i64| even_parts(&shares, 9, &(unit..unit + 1));
        for unit in 0..9 {
            let parts = of_unit(unit);
            assert_eq!(parts.iter().sum::<i64>(), 5, "unit {unit}");
            assert!(
                parts
                    .iter()
                    .zip(shares)
                    .all(|(part, share)| (share.div_euclid(9)..=share.div_euclid(9) + 1).contains(part))
            );
        }
        for (at, share) in shares.iter().enumerate() {
            assert_eq!((0..9).map(|unit| of_unit(unit)[at]).sum::<i64>(), *share);
            assert_eq!(even_parts(&shares, 9, &(2..8))[at], (2..8).map(|unit| of_unit(unit)[at]).sum::<i64>());
        }
        assert_eq!(whole_parts(&[10, 11], 3, &(0..4)), [10, 2]);
        assert_eq!(whole_parts(&[10, 11], 3, &(4..7)), [0, 9]);
    }
}
