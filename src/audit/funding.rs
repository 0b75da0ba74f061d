//! Who may pay for a unit, alone or with others, and the least that it costs at prices of the budgets.

use std::collections::BTreeMap;

use super::check::{Check, count, money};
use super::data::{At, Budget, Cause, Expense, Object};
use super::exact::{Exact, add, mul};
use super::model::Model;
use crate::args;
use crate::diagnostic::Code;
use crate::lang::Args;

impl Budget {
    /// The most that the budget may pay of one unit at `price`, in tiyn.
    pub(super) fn most_of(&self, price: i128) -> i128 {
        let Some(share) = self.cofund else { return price };
        let most = share.numerator().checked_mul(price).map(|whole| whole.div_euclid(share.denominator()));
        most.unwrap_or(0).min(price)
    }
}

impl Model<'_> {
    /// The budgets that may pay for an option at an object.
    pub(super) fn payers<'m>(&'m self, object: &'m Object, option: usize) -> impl Iterator<Item = usize> + 'm {
        let budgets = self.data.budgets.iter().enumerate();
        let may = move |(_, budget): &(usize, &Budget)| {
            budget.pays.get(option).copied().unwrap_or(false) && super::data::Data::is_member(object, budget.group)
        };
        budgets.filter(may).map(|(at, _)| at)
    }

    /// Whether all of one unit at `price` can be paid.
    pub(super) fn can_pay(&self, object: &Object, option: usize, price: i128) -> bool {
        let most = |at: usize| self.data.budgets.get(at).map_or(0, |budget| budget.most_of(price));
        price == 0 || self.payers(object, option).map(most).fold(0, i128::saturating_add) >= price
    }

    /// What one unit at `price` costs where each budget asks `asked` points per tiyn and the cheapest pay first, each as much
    /// as it may. Any other way to pay costs more; where nobody pays, it costs nothing.
    pub(super) fn least_cost(
        &self,
        object: &Object,
        option: usize,
        price: i128,
        asked: &dyn Fn(usize) -> i128,
    ) -> Exact<i128> {
        let mut payers: Vec<(i128, usize)> = self.payers(object, option).map(|at| (asked(at), at)).collect();
        payers.sort_unstable();
        let (mut cost, mut left) = (0, price);
        for (points, at) in payers {
            let part = self.data.budgets.get(at).map_or(0, |budget| budget.most_of(price)).min(left);
            cost = add(cost, mul(points, part)?)?;
            left -= part;
        }
        Ok(cost)
    }

    /// The budgets that may pay for what is caused; for a delivery those that may pay for the option at every object that can
    /// get it.
    pub(super) fn payers_of(&self, cause: Cause) -> Vec<usize> {
        match cause {
            Cause::Delivery { district, option } => {
                let gets = |at: &usize| self.chains(*at).iter().any(|chain| chain.option == option);
                let objects = self.objects_in(district).filter(gets).filter_map(|at| self.data.objects.get(at));
                let all = objects.map(|object| self.payers(object, option).collect::<Vec<usize>>());
                all.reduce(|all, own| all.into_iter().filter(|budget| own.contains(budget)).collect())
                    .unwrap_or_default()
            }
            Cause::Site { object, option } => {
                let object = self.data.objects.get(object);
                object.map(|object| self.payers(object, option).collect()).unwrap_or_default()
            }
        }
    }

    /// Whether several budgets may pay for one unit of what is caused.
    pub(super) fn splits(&self, cause: Cause) -> bool {
        let is_cofunded = |at: usize| self.data.budgets.get(at).is_some_and(|budget| budget.cofund.is_some());
        let splits = self.data.options.get(cause.option()).is_some_and(|data| data.split);
        splits || self.payers_of(cause).into_iter().any(is_cofunded)
    }

    /// What an expense takes from its budget, in tiyn.
    pub(super) fn paid(&self, expense: &Expense) -> i128 {
        if self.splits(expense.cause) {
            return expense.sum;
        }
        i128::from(expense.quantity) * i128::from(expense.unit_price)
    }
}

/// What is paid for units of one cause and year: by payer, for how many units, at what price, and where it stands.
struct Together {
    at: At,
    paid: BTreeMap<Option<usize>, i128>,
    units: i128,
    price: i128,
}

/// Checks the lines of units for which several may pay together: in all they pay the price of every unit, each at most its
/// share of it.
pub(super) fn check_together(check: &mut Check<'_>, section: &'static str, lines: impl IntoIterator<Item = Expense>) {
    let mut groups: BTreeMap<(Cause, usize), Together> = BTreeMap::new();
    for line in lines.into_iter().filter(|line| check.model.splits(line.cause)) {
        if line.sum < 1 && line.unit_price > 0 {
            let more = vec![("found", money(line.sum)), ("expected", money(i128::from(line.unit_price)))];
            check.report(Code::PlanSumWrong, section, line.at, "sum", [what(check, line.cause), more].concat());
        }
        let price = i128::from(line.unit_price);
        let new = || Together { at: line.at, paid: BTreeMap::new(), units: 0, price };
        let group = groups.entry((line.cause, line.year)).or_insert_with(new);
        *group.paid.entry(line.payer).or_default() += line.sum;
        group.units += i128::from(line.quantity);
    }
    for ((cause, _), group) in groups {
        let (found, due) = (group.paid.values().sum::<i128>(), group.price.saturating_mul(group.units));
        if found != due {
            let more = vec![("found", money(found)), ("expected", money(due))];
            check.report(Code::PlanSumWrong, section, group.at, "sum", [what(check, cause), more].concat());
        }
        for (payer, sum) in &group.paid {
            let Some((at, budget)) = payer.and_then(|at| Some((at, check.data().budgets.get(at)?))) else { continue };
            let most = budget.most_of(group.price).saturating_mul(group.units);
            if *sum > most {
                let more = args![budget = check.budget_name(at)];
                let sums = vec![("found", money(*sum)), ("allowed", money(most)), ("units", count(group.units))];
                let all = [what(check, cause), more, sums].concat();
                check.report(Code::PlanShareExceeded, section, group.at, "sum", all);
            }
        }
    }
}

/// For whom, and which option, in a message.
fn what(check: &Check<'_>, cause: Cause) -> Args {
    let whom = match cause {
        Cause::Site { object, .. } => check.object_id(object),
        Cause::Delivery { district, .. } => check.district_name(district),
    };
    args![object = whom, option = check.option_name(cause.option())]
}
