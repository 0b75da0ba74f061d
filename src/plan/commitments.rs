//! Yearly fees that later budgets inherit.

use std::collections::BTreeMap;

use super::payments::Payments;
use super::{Commitment, Purchase};
use crate::index::{BudgetIx, ObjectIx, OptionIx};
use crate::instance::{Instance, OptionData};
use crate::money::Money;
use crate::quantity::Units;
use crate::year::Year;

/// How many years after the horizon are shown of a fee that has no end.
const YEARS_WITHOUT_END: u16 = 3;

/// Fees after the horizon: a unit bought in year y with a service life of n years pays them through y + n − 1.
pub(super) fn commitments(instance: &Instance, payments: &Payments) -> Vec<Commitment> {
    let Some(last) = instance.years.last() else { return Vec::new() };
    let mut sums: BTreeMap<(Option<BudgetIx>, OptionIx, Year), (i64, Money)> = BTreeMap::new();
    let bought = by_object(&payments.purchases);
    let mut add = |fee: &Purchase, end: Option<Year>, units: i64, money: Money| {
        for later in later_years(*last, end) {
            let sum = sums.entry((fee.payer, fee.option, later)).or_default();
            sum.0 += units;
            sum.1 += money;
        }
    };
    let due: Vec<Purchase> =
        payments.fees.iter().filter(|fee| fee.year.at() + 1 == instance.horizon()).copied().collect();
    for fees in due.chunk_by(|a, b| (a.object, a.option) == (b.object, b.option)) {
        let Some(first) = fees.first() else { continue };
        let Some(option) = instance.options.get(first.option.at()) else { continue };
        let purchases = bought.get(&(first.object, first.option)).map(Vec::as_slice).unwrap_or_default();
        if fees.iter().any(|fee| fee.sum != fee.unit_price.times(fee.quantity)) {
            let units = fees.iter().map(|fee| fee.quantity.get()).sum();
            for (end, units) in ends(instance, option, purchases, units) {
                for (fee, (units, money)) in fees.iter().zip(parts(fees, units)) {
                    add(fee, end, units, money);
                }
            }
            continue;
        }
        for fee in fees {
            for (end, units) in ends(instance, option, purchases, fee.quantity.get()) {
                add(fee, end, units, fee.unit_price.times(Units::new(units)));
            }
        }
    }
    let line =
        |((payer, option, year), (units, sum))| Commitment { payer, option, year, units: Units::new(units), sum };
    sums.into_iter().map(line).collect()
}

/// Where several pay together: what each of them pays of `units` of what `fees` are paid for, in proportion, whole in all.
fn parts(fees: &[Purchase], units: i64) -> Vec<(i64, Money)> {
    let all: i64 = fees.iter().map(|fee| fee.quantity.get()).sum();
    let upto = |amount: i64| {
        let part = (i128::from(amount) * i128::from(units)).div_euclid(i128::from(all.max(1)));
        i64::try_from(part).unwrap_or(i64::MAX)
    };
    let (mut quantity, mut sum) = (0, 0);
    let part = |fee: &Purchase| {
        let before = (upto(quantity), upto(sum));
        quantity += fee.quantity.get();
        sum += fee.sum.tiyn();
        (upto(quantity) - before.0, Money::from_tiyn(upto(sum) - before.1))
    };
    fees.iter().map(part).collect()
}

/// The purchases of each object and option, in the order of years.
fn by_object(purchases: &[Purchase]) -> BTreeMap<(ObjectIx, OptionIx), Vec<&Purchase>> {
    let mut all: BTreeMap<(ObjectIx, OptionIx), Vec<&Purchase>> = BTreeMap::new();
    for purchase in purchases {
        all.entry((purchase.object, purchase.option)).or_default().push(purchase);
    }
    all
}

/// Of `units` in use, the last year of service and how many end with it. What is bought first ends first; where several
/// budgets pay fees of one object, each is taken to pay for the last purchases, which serve longest.
fn ends(instance: &Instance, option: &OptionData, purchases: &[&Purchase], units: i64) -> Vec<(Option<Year>, i64)> {
    let mut left = units;
    let mut ends = Vec::new();
    for purchase in purchases.iter().rev() {
        let taken = left.min(purchase.quantity.get());
        left -= taken;
        let bought = instance.years.get(purchase.year.at());
        let end = option.life.zip(bought).and_then(|(life, bought)| Year::new(bought.get() + life.saturating_sub(1)));
        ends.push((end, taken));
    }
    ends
}

/// The years after `last` through `end`.
fn later_years(last: Year, end: Option<Year>) -> impl Iterator<Item = Year> {
    let end = end.map_or(last.get() + YEARS_WITHOUT_END, Year::get);
    (last.get() + 1..=end).filter_map(Year::new)
}
