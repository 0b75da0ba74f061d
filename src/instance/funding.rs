//! Who may pay for what, and how much of it.
//!
//! A unit has one payer, unless its option is `split` or one of the budgets that may pay is co-funded: then its money may come
//! from several, and a co-funded budget pays at most `⌊share · price⌋` tiyn of each unit, so that its share of every expense
//! is kept to the tiyn.

use super::notes::Notes;
use super::{Budget, Group, Instance, OptionData};
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::fraction::Fraction;
use crate::index::{BudgetIx, ObjectIx, OptionIx, YearIx};
use crate::lang::Arg;
use crate::money::Money;

impl Budget {
    /// Whether the budget may pay for `option` at an object of `groups`.
    pub fn may_pay(&self, option: OptionIx, object: ObjectIx, groups: &[Group]) -> bool {
        self.options.contains(&option)
            && groups.get(self.objects.at()).and_then(|g| g.members.get(object.at())).copied().unwrap_or(false)
    }

    /// The most that the budget may pay of one unit at `price`, in tiyn.
    pub fn most_of(&self, price: Money) -> i64 {
        let whole = Fraction::whole(i128::from(price.tiyn()));
        let most = self.cofund.and_then(|share| share.checked_mul(whole));
        most.map_or(price.tiyn(), |most| i64::try_from(most.floor()).unwrap_or(price.tiyn()).min(price.tiyn()))
    }
}

/// The budgets that may pay for `option` at `object`, in order.
pub fn payers(instance: &Instance, option: OptionIx, object: ObjectIx) -> impl Iterator<Item = BudgetIx> + '_ {
    instance
        .budgets
        .iter()
        .enumerate()
        .filter(move |(_, budget)| budget.may_pay(option, object, &instance.groups))
        .map(|(at, _)| BudgetIx::new(at))
}

/// Whether several of `budgets` may pay for one unit of `option` together.
pub fn may_split(instance: &Instance, option: OptionIx, budgets: &[BudgetIx]) -> bool {
    let is_cofunded = |budget: &BudgetIx| instance.budgets.get(budget.at()).is_some_and(|b| b.cofund.is_some());
    instance.options.get(option.at()).is_some_and(|data| data.split) || budgets.iter().any(is_cofunded)
}

impl Instance {
    /// Whether `budgets` may pay all of one unit at `price`, together.
    pub fn is_payable(&self, budgets: &[BudgetIx], price: Money) -> bool {
        let most = |budget: &BudgetIx| self.budgets.get(budget.at()).map_or(0, |b| i128::from(b.most_of(price)));
        price == Money::ZERO || budgets.iter().map(most).sum::<i128>() >= i128::from(price.tiyn())
    }
}

/// Joint limits of budgets that pay for units together are one row per set of their money. More than this are refused.
const MOST_SETS: u128 = 500;

/// Refuses more budgets that pay for units together than can be planned.
pub(super) fn refuse_many_sources((budgets, options): (&[Budget], &[OptionData]), years: usize, notes: &mut Notes<'_>) {
    let together: Vec<&Budget> = budgets
        .iter()
        .filter(|own| {
            own.options.iter().any(|option| {
                let others = budgets.iter().filter(|other| other.options.contains(option));
                options.get(option.at()).is_some_and(|data| data.split) || others.clone().any(|b| b.cofund.is_some())
            })
        })
        .collect();
    let carrying = together.iter().filter(|budget| budget.carry_over).count();
    let sets = sets_of_money(together.len() - carrying, carrying, years);
    if sets > MOST_SETS {
        let args = args![count = together.len(), sets = sets.to_string(), most = MOST_SETS.to_string()];
        notes.report(Code::TooManySources, Place::Nowhere, args);
    }
}

/// How many sets of money there are of so many budgets with money of a year, and so many whose money passes on: a set of
/// the first per year, and with every choice of years of the others a set of the first for each year up to the last.
fn sets_of_money(yearly: usize, carrying: usize, years: usize) -> u128 {
    let [yearly, carrying, years] = [yearly, carrying, years].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let subsets = 2_u128.saturating_pow(yearly);
    let choices = |years: u32| (u128::from(years) + 1).saturating_pow(carrying);
    let joined = (1..=years).map(|last| {
        let until = choices(last).saturating_sub(choices(last - 1));
        until.saturating_mul(subsets.saturating_pow(last))
    });
    u128::from(years).saturating_mul(subsets).saturating_add(joined.fold(0, u128::saturating_add))
}

/// Warns of options of which no budgets may pay the whole: the shares that they may pay do not add up to it.
pub(super) fn warn_of_unpaid((budgets, options): (&[Budget], &[OptionData]), groups: &[Group], notes: &mut Notes<'_>) {
    if budgets.iter().all(|budget| budget.cofund.is_none()) {
        return;
    }
    for (at, data) in options.iter().enumerate() {
        let option = OptionIx::new(at);
        let is_short = |object: &usize| {
            let object = ObjectIx::new(*object);
            let payers: Vec<&Budget> = budgets.iter().filter(|b| b.may_pay(option, object, groups)).collect();
            let short = |price: Money| {
                let most = payers.iter().map(|budget| i128::from(budget.most_of(price))).sum::<i128>();
                most < i128::from(price.tiyn())
            };
            let due = |costs: &[Money]| costs.get(object.at()).copied().unwrap_or_default();
            let prices = YearIx::all(data.years.len()).filter(|year| data.years.get(year.at()) == Some(&true));
            !payers.is_empty()
                && (short(due(&data.yearly))
                    || short(due(&data.fixed))
                    || short(data.delivery)
                    || prices.map(|year| data.price.get(object, year)).all(short))
        };
        let eligible = data.eligible.iter().enumerate().filter(|(_, eligible)| **eligible).map(|(object, _)| object);
        let short = eligible.filter(is_short).count();
        if short > 0 {
            notes.report(
                Code::CofundUnpaid,
                Place::Nowhere,
                args![option = Arg::named(&data.id, &data.label), count = short],
            );
        }
    }
}
