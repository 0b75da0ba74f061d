//! Prices that are not certain: whichever of the tenders come in at their upper prices, as many as the plan says, every
//! budget must be kept.

use std::collections::{BTreeMap, BTreeSet};

use super::budgets::{Spent, spent_by};
use super::check::{Check, count, money};
use super::data::{Dearest, Object, Payment};
use super::exact::{Exact, add, mul};
use super::model::Model;
use crate::diagnostic::Code;
use crate::lang::Args;

/// More tenders than this are not tried.
pub(super) const MOST_TENDERS: usize = 20;

/// More sets of prices than this are not tried.
pub(super) const MOST_SETS: usize = 1_000;

/// The tenders by name, and how many of them may come in at their upper prices.
#[derive(Clone, Debug, Default)]
pub(super) struct Tenders {
    pub(super) ids: Vec<String>,
    pub(super) names: Vec<String>,
    pub(super) protect: usize,
    /// The sets of which every budget must be kept at the prices; see [`Tenders::count_out`].
    pub(super) sets: Vec<PriceSet>,
}

/// Prices: bit `i` is set where tender `i` comes in at its upper price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PriceSet(u32);

impl PriceSet {
    /// The set of tenders at these positions, which ascend: `0,2`; an empty text is the empty set.
    pub(super) fn parse(text: &str, tenders: usize) -> Option<Self> {
        let mut set = Self::default();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let at: usize = part.parse().ok()?;
            let bit = u32::try_from(at).ok().filter(|_| at < tenders.min(MOST_TENDERS))?;
            set.0 |= 1 << bit;
        }
        Some(set)
    }

    pub(super) fn has(self, tender: usize) -> bool {
        u32::try_from(tender).is_ok_and(|at| self.0.checked_shr(at).is_some_and(|bits| bits & 1 == 1))
    }
}

impl Tenders {
    /// Counts out the sets of as many tenders as are protected, or of all; fewer cost no more. Stops beyond [`MOST_SETS`].
    pub(super) fn count_out(&mut self) {
        let many = self.ids.len().min(MOST_TENDERS);
        let size = u32::try_from(self.protect.min(many)).unwrap_or(0);
        let sets = (0..1_u32 << many).filter(|set| set.count_ones() == size).map(PriceSet);
        self.sets = sets.take(MOST_SETS + 1).collect();
    }

    /// Whether a set has no more tenders than are protected, so that a plan must keep budgets at its prices.
    pub(super) fn counts(&self, set: PriceSet) -> bool {
        usize::try_from(set.0.count_ones()).is_ok_and(|size| size <= self.protect)
    }

    /// The names of a set's tenders.
    pub(super) fn names(&self, set: PriceSet) -> String {
        let own = self.names.iter().enumerate().filter(|(at, _)| set.has(*at));
        own.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The positions of a set's tenders: `0,2`.
    pub(super) fn positions(&self, set: PriceSet) -> String {
        (0..self.ids.len()).filter(|at| set.has(*at)).map(|at| at.to_string()).collect::<Vec<_>>().join(",")
    }
}

/// Multipliers of budgets, in points per tiyn, by the set of prices; those of a set stand at `budget · years + year`.
pub(super) type Asked = BTreeMap<PriceSet, Vec<i128>>;

impl Model<'_> {
    /// By how much a purchase in year `t` is dearer at prices of `set`, in tiyn.
    pub(super) fn rise(&self, object: &Object, option: usize, t: usize, set: PriceSet) -> i128 {
        let before: usize = self.data.options.iter().take(option).map(|data| data.tenders.len()).sum();
        let own = self.data.options.get(option).map(|data| data.tenders.as_slice()).unwrap_or_default();
        let rises = own.iter().enumerate().filter(|(_, tender)| set.has(**tender));
        let of = |at: usize| i128::from(object.rise.get(self.data.slot(before + at, t)).copied().unwrap_or(0));
        rises.map(|(at, _)| of(at)).sum()
    }

    /// What a unit in year `t` costs at the multipliers, `price` being its price at each set of prices: where several may pay
    /// for one unit the cheapest of each set pay first; else it has one payer at all of them.
    pub(super) fn least_points(
        &self,
        (object, option, t): (&Object, usize, usize),
        price: &dyn Fn(PriceSet) -> i128,
        asked: &Asked,
    ) -> Exact<i128> {
        let slot = |budget: usize| budget * self.data.horizon() + t;
        let of = |list: &[i128], budget: usize| list.get(slot(budget)).copied().unwrap_or(0);
        if self.may_split(object, option) {
            return asked.iter().try_fold(0, |sum, (set, list)| {
                add(sum, self.least_cost(object, option, price(*set), &|budget| of(list, budget))?)
            });
        }
        let mut least = None;
        for payer in self.payers(object, option) {
            let cost = asked.iter().try_fold(0, |sum, (set, list)| add(sum, mul(price(*set), of(list, payer))?))?;
            least = Some(least.map_or(cost, |least: i128| least.min(cost)));
        }
        Ok(least.unwrap_or(0))
    }

    /// What is spent at prices of `set`, by budget and year: `given` at given prices, and what purchases cost more. Of units
    /// that several pay together every payer is counted as if all the rise were its own.
    fn spent_at(&self, set: PriceSet, purchases: &[Payment], given: &Spent) -> Spent {
        let mut spent = given.clone();
        let mut together: BTreeMap<(usize, usize, usize), (i128, BTreeSet<usize>)> = BTreeMap::new();
        for line in purchases {
            let (Some(payer), Some(object)) = (line.payer, self.data.objects.get(line.object)) else { continue };
            let rise = self.rise(object, line.option, line.year, set).saturating_mul(i128::from(line.quantity));
            if self.may_split(object, line.option) {
                let units = together.entry((line.object, line.option, line.year)).or_default();
                units.0 += rise;
                units.1.insert(payer);
            } else {
                *spent.entry((payer, line.year)).or_default() += rise;
            }
        }
        for ((.., year), (rise, payers)) in together {
            for payer in payers {
                *spent.entry((payer, year)).or_default() += rise;
            }
        }
        for line in &self.data.orders {
            let (Some(payer), Some(item)) = (line.payer, self.data.ordering.get(line.item)) else { continue };
            let units = i128::from(line.quantity);
            *spent.entry((payer, line.year)).or_default() += units.saturating_mul(item.rise_of(units, line.year, set));
        }
        spent
    }
}

/// The set of prices that leaves a budget least in a year, with what is spent then, and what is left.
pub(super) struct Least {
    set: PriceSet,
    spent: i128,
    pub(super) left: i128,
}

/// By budget and year, at the prices of all sets but the given ones; `given` is what is spent at those.
pub(super) fn least_left(model: &Model<'_>, purchases: &[Payment], given: &Spent) -> BTreeMap<(usize, usize), Least> {
    let mut least: BTreeMap<(usize, usize), Least> = BTreeMap::new();
    for set in model.data.tenders.sets.iter().copied().filter(|set| *set != PriceSet::default()) {
        let spent = model.spent_at(set, purchases, given);
        for (at, budget) in model.data.budgets.iter().enumerate() {
            for t in 0..budget.amount.len() {
                let left = budget.limit(t) - spent_by(&spent, budget, at, t);
                if least.get(&(at, t)).is_none_or(|known| left < known.left) {
                    let spent = spent.get(&(at, t)).copied().unwrap_or(0);
                    least.insert((at, t), Least { set, spent, left });
                }
            }
        }
    }
    least
}

/// Checks that every budget is kept at the prices of every set, and what the plan says of the dearest.
pub(super) fn check_tenders(check: &mut Check<'_>, given: &Spent) {
    let data = check.data();
    let before = check.findings.iter().count();
    let least = least_left(check.model, &data.purchases, given);
    for (of, least) in &least {
        check_line(check, *of, least);
    }
    for line in data.dearest.iter().filter(|line| !least.contains_key(&(line.budget, line.year))) {
        report(check, line, &Least { set: PriceSet::default(), spent: 0, left: 0 });
    }
    if !least.is_empty() && check.findings.iter().count() == before {
        let protect = count(i128::try_from(data.tenders.protect.min(data.tenders.ids.len())).unwrap_or(i128::MAX));
        let all = count(i128::try_from(data.tenders.ids.len()).unwrap_or(i128::MAX));
        let many = count(i128::try_from(data.tenders.sets.len()).unwrap_or(i128::MAX));
        check.hold("audit-held-upper", vec![("protect", protect), ("count", all), ("sets", many)]);
    }
}

/// A budget that is overspent in a year, in a message.
pub(super) fn overspent(check: &Check<'_>, (budget, year): (usize, usize), least: &Least) -> Args {
    vec![
        ("budget", check.budget_name(budget).into()),
        ("year", check.data().year_text(year).into()),
        ("tenders", check.data().tenders.names(least.set).into()),
        ("over", money(-least.left)),
    ]
}

/// One budget and year: kept, and as the plan says it.
fn check_line(check: &mut Check<'_>, (budget, year): (usize, usize), least: &Least) {
    let data = check.data();
    if least.left < 0 {
        let args = overspent(check, (budget, year), least);
        let payment = data.purchases.iter().find(|line| line.payer == Some(budget) && line.year == year);
        let at = payment.map(|line| line.at).unwrap_or_default();
        check.report(Code::PlanOverspendsUpper, "purchases", at, "sum", args);
    }
    match data.dearest.iter().find(|line| (line.budget, line.year) == (budget, year)) {
        Some(line) => {
            if (line.set, line.spent) != (least.set, least.spent) {
                report(check, line, least);
            }
        }
        None => {
            let set = PriceSet::default();
            report(check, &Dearest { at: Default::default(), budget, year, set, spent: 0 }, least);
        }
    }
}

fn report(check: &mut Check<'_>, line: &Dearest, least: &Least) {
    let args = vec![
        ("budget", check.budget_name(line.budget).into()),
        ("year", check.data().year_text(line.year).into()),
        ("found", money(line.spent)),
        ("expected", money(least.spent)),
        ("tenders", check.data().tenders.names(least.set).into()),
    ];
    check.report(Code::PlanDearestWrong, "dearest", line.at, "spent", args);
}
