//! What follows from sheet Data before any purchase: gaps, the options of goals, what may be bought for an object.

use super::data::{Data, Measure, Object, OptionData, Side, Term};
use super::exact::{Exact, add, ceil_div, mul};
use super::lines::Line;
use super::paths::Paths;
use crate::fraction::Fraction;

/// The data with what follows from them.
#[derive(Debug)]
pub(super) struct Model<'d> {
    pub(super) data: &'d Data,
    /// Per priority: the options that give or count what its goals measure.
    pub(super) options_of: Vec<Vec<usize>>,
    /// Per need: whether a goal measures it.
    pub(super) is_goal: Vec<bool>,
    /// Per option: whether its purchases spread level by level.
    levelled: Vec<bool>,
    /// Per ordered item: the most of it that purchases can take.
    pub(super) most_used: Vec<i128>,
}

/// What may be bought of one option for one object.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) option: usize,
    /// Whether purchases may be made in each year.
    pub(super) open: Vec<bool>,
    /// The least purchases up to the end of each year.
    pub(super) lower: Vec<i128>,
    /// The most units in use at a time.
    pub(super) upper: i128,
    /// The most purchases up to the end of each year.
    pub(super) most: Vec<i128>,
    /// Per year: the last one whose purchases have retired by then.
    pub(super) retired: Vec<Option<usize>>,
    /// The least units in use at the end.
    pub(super) least: i128,
    /// What the object lacks of the goals' needs that the option gives: the severity of a purchase.
    pub(super) lack: i128,
    /// Whether the severity falls by one with each purchase.
    pub(super) levelled: bool,
    /// The needs that the option gives.
    pub(super) covers: Vec<Cover>,
    /// The units at which its steps end and the points of a unit up to there, per year.
    pub(super) steps: Vec<Vec<(i128, i128)>>,
    /// What it supplies, if it is one of several alternatives; then `covers` is empty.
    pub(super) line: Option<Line>,
    /// The needs that must be full in every year in which purchases stand: whether each is, per year, by itself.
    pub(super) requires: Vec<(usize, Vec<bool>)>,
}

/// How an option covers a need of an object.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    pub(super) need: usize,
    /// What one purchase adds, at least 1.
    pub(super) gain: i128,
    /// What is lacking, per year.
    pub(super) gaps: Vec<i128>,
}

impl Chain {
    /// Whether anything retires within the plan.
    pub(super) fn retires(&self) -> bool {
        self.retired.iter().any(Option::is_some)
    }

    /// The last year whose purchases have retired by year `t`.
    pub(super) fn retired(&self, t: usize) -> Option<usize> {
        self.retired.get(t).copied().flatten()
    }

    /// The points of what `bought` units in use newly cover in year `t`, unit by unit of each step.
    pub(super) fn value(&self, t: usize, bought: i128) -> Exact<i128> {
        let covered = self.covers.first().map_or(0, |cover| cover.covered(t, bought));
        let (mut value, mut begin) = (0, 0);
        for (end, points) in self.steps.get(t).map(Vec::as_slice).unwrap_or_default() {
            let units = covered.min(*end).saturating_sub(begin).max(0);
            value = add(value, mul(units, *points)?)?;
            begin = *end;
        }
        Ok(value)
    }

    /// Narrows the purchases up to the end of `year` to one side of a split.
    pub(super) fn keep(&mut self, year: usize, side: Side) {
        match side {
            Side::AtMost(most) => {
                if let Some(own) = self.most.get_mut(year) {
                    *own = (*own).min(i128::from(most));
                }
            }
            Side::AtLeast(least) => {
                if let Some(own) = self.lower.get_mut(year) {
                    *own = (*own).max(i128::from(least));
                }
            }
        }
    }
}

impl Cover {
    /// Units newly covered in year `t` by `bought` purchases.
    pub(super) fn covered(&self, t: usize, bought: i128) -> i128 {
        self.gap(t).min(self.gain.saturating_mul(bought))
    }

    /// Whether `bought` purchases fill what is lacking in year `t`; nothing lacking is not filled by purchases.
    pub(super) fn fills(&self, t: usize, bought: i128) -> bool {
        self.gap(t) > 0 && self.gain.saturating_mul(bought) >= self.gap(t)
    }

    /// The least purchases that leave nothing lacking in year `t`.
    pub(super) fn threshold(&self, t: usize) -> i128 {
        ceil_div(self.gap(t), self.gain)
    }

    pub(super) fn gap(&self, t: usize) -> i128 {
        self.gaps.get(t).copied().unwrap_or(0)
    }
}

impl<'d> Model<'d> {
    /// Derives the model of `data`.
    pub(super) fn new(data: &'d Data) -> Self {
        let mut is_goal = vec![false; data.needs.len()];
        let given = |option: usize| data.options.get(option).map(|option| option.gives.iter().map(|(need, _)| *need));
        let needs = |term: &Term| match term.measure {
            Measure::Value(option) => given(option).into_iter().flatten().collect::<Vec<_>>(),
            measure => measure.need().into_iter().collect(),
        };
        for need in data.goals.iter().flat_map(|goal| &goal.metric).flat_map(needs) {
            if let Some(flag) = is_goal.get_mut(need) {
                *flag = true;
            }
        }
        let options_of: Vec<Vec<usize>> = (0..data.priorities.len()).map(|at| options_of(data, at)).collect();
        let mut levelled = vec![false; data.options.len()];
        for (priority, options) in data.priorities.iter().zip(&options_of) {
            for flag in levelled.iter_mut().enumerate().filter(|(at, _)| options.contains(at)).map(|(_, flag)| flag) {
                *flag |= priority.level;
            }
        }
        let mut model = Self { data, options_of, is_goal, levelled, most_used: Vec::new() };
        model.most_used = (0..data.ordering.len()).map(|item| model.most_taken(item)).collect();
        model
    }

    /// The last year whose purchases of an option have retired by year `t`: bought in year y with a service life of n
    /// years, they work through y + n − 1. Alternatives are replaced by better ones only.
    pub(super) fn retired(&self, option: usize, t: usize) -> Option<usize> {
        let data = self.data.options.get(option).filter(|data| data.alternative.is_none())?;
        let (life, now) = (data.life?, *self.data.years.get(t)?);
        let is_over = |year: &i64| year.saturating_add(life) <= now;
        self.data.years.iter().take_while(|year| is_over(year)).count().checked_sub(1)
    }

    /// Units of an option in use at an object at the end of year `t`, each with its fee: of alternatives only the best, of
    /// anything else what has not retired.
    pub(super) fn in_use(&self, paths: &Paths, at: usize, option: usize, t: usize) -> i128 {
        let Some(object) = self.data.objects.get(at) else { return 0 };
        if self.is_surpassed(object, option, &|option| paths.bought(at, option, t)) {
            return 0;
        }
        let retired = self.retired(option, t).map_or(0, |retired| paths.bought(at, option, retired));
        paths.bought(at, option, t) - retired
    }

    /// Positions of years.
    pub(super) fn years(&self) -> std::ops::Range<usize> {
        0..self.data.horizon()
    }

    /// What `object` lacks of `need` at the end of year `t`.
    pub(super) fn gap(&self, object: &Object, need: usize, t: usize) -> i128 {
        let slot = self.data.slot(need, t);
        let of = |values: &[i64]| i128::from(values.get(slot).copied().unwrap_or(0));
        (of(&object.need) - of(&object.have)).max(0)
    }

    /// The price of one purchase in year `t`, in tiyn.
    pub(super) fn price(&self, object: &Object, option: usize, t: usize) -> i128 {
        i128::from(object.price.get(self.data.slot(option, t)).copied().unwrap_or(0))
    }

    /// The yearly fee of one purchase, in tiyn.
    pub(super) fn yearly(object: &Object, option: usize) -> i128 {
        i128::from(object.yearly.get(option).copied().unwrap_or(0))
    }

    /// What is paid in a year in which any of an option is bought, in tiyn.
    pub(super) fn fixed(object: &Object, option: usize) -> i128 {
        i128::from(object.fixed.get(option).copied().unwrap_or(0))
    }

    /// What is paid per district and year in which any of an option is delivered, in tiyn.
    pub(super) fn delivery(&self, option: usize) -> i128 {
        self.data.options.get(option).map_or(0, |data| i128::from(data.delivery))
    }

    /// The objects of a district.
    pub(super) fn objects_in(&self, district: usize) -> impl Iterator<Item = usize> + '_ {
        let name = self.data.districts.get(district);
        let objects = self.data.objects.iter().enumerate();
        objects.filter(move |(_, object)| Some(&object.district) == name).map(|(at, _)| at)
    }

    /// The years in which the object may buy the option: those of the option in which the budgets that may pay can pay all
    /// of it and some of them has money, or it costs nothing; what is ordered must have been ordered with money of that
    /// year or an earlier one.
    pub(super) fn open(&self, object: &Object, option: usize) -> Vec<bool> {
        let years = self.data.options.get(option).map(|data| data.open.as_slice()).unwrap_or_default();
        let has_money = |t: usize| {
            let limit = |budget: usize| self.data.budgets.get(budget).map_or(0, |budget| budget.limit(t));
            self.payers(object, option).any(|budget| limit(budget) > 0)
        };
        let (fixed, delivery) = (Self::fixed(object, option), self.delivery(option));
        let is_open = |t: usize| {
            let price = self.price(object, option, t);
            let may = |price: i128| self.can_pay(object, option, price);
            let dearer =
                self.data.tenders.sets.iter().map(|set| price.saturating_add(self.rise(object, option, t, *set)));
            let due: Vec<i128> = dearer.chain([fixed, delivery]).collect();
            let is_free = due.iter().all(|price| *price == 0);
            let is_ordered = (0..=t).any(has_money);
            if is_free { !self.has_orders(option) || is_ordered } else { has_money(t) && due.into_iter().all(may) }
        };
        years.iter().enumerate().map(|(t, open)| *open && is_open(t)).collect()
    }

    /// Whether budgets may pay, fee and all, or nothing costs anything.
    pub(super) fn is_payable(&self, object: &Object, option: usize) -> bool {
        let due = [Self::yearly(object, option), Self::fixed(object, option), self.delivery(option)];
        let is_free = due == [0; 3] && self.years().all(|t| self.price(object, option, t) == 0);
        if is_free && !self.has_orders(option) {
            return true;
        }
        let may = |price: i128| self.can_pay(object, option, price);
        self.payers(object, option).next().is_some()
            && due.into_iter().all(may)
            && self.years().any(|t| may(self.price(object, option, t)))
    }

    /// The most purchases of an option that are of use to an object.
    pub(super) fn useful(&self, object: &Object, at: usize, option: &OptionData) -> i128 {
        if option.alternative.is_some() {
            return i128::from(self.betters_today(object, at, option));
        }
        let filling = |(need, gain): &(usize, i64)| {
            let lacking = self.years().map(|t| self.gap(object, *need, t)).max().unwrap_or(0);
            ceil_div(lacking, i128::from(*gain))
        };
        let useful = option.gives.iter().map(filling).max().unwrap_or(0);
        if option.once { useful.min(1) } else { useful }
    }

    /// What may be bought for the object at position `at`: one chain per option of which anything may be.
    pub(super) fn chains(&self, at: usize) -> Vec<Chain> {
        let Some(object) = self.data.objects.get(at) else { return Vec::new() };
        let options = 0..self.data.options.len();
        let mut chains: Vec<Chain> = options.filter_map(|option| self.chain(at, object, option)).collect();
        if self.data.decisions.get(&at).is_some_and(|decided| decided.must) {
            self.demand_most(&mut chains);
        }
        chains
    }

    /// Of alternatives that must be bought, those that cover most.
    fn demand_most(&self, chains: &mut [Chain]) {
        let last = self.data.horizon().saturating_sub(1);
        for group in 0..self.data.alternatives.len() {
            let own = |chain: &Chain| chain.line.as_ref().filter(|line| line.group == group).map(|l| l.covered(last));
            let most = chains.iter().filter_map(own).max().unwrap_or(0);
            for line in chains.iter_mut().filter_map(|chain| chain.line.as_mut()).filter(|line| line.group == group) {
                line.least = most;
            }
        }
    }

    /// The units at which the steps of an option end in year `t`, with the points of a unit up to there.
    fn steps(&self, object: &Object, option: &OptionData, t: usize) -> Vec<(i128, i128)> {
        let lack = option.gives.first().map_or(0, |(need, _)| self.gap(object, *need, t));
        let end = |(share, points): &(Fraction, i64)| {
            // A share is at most 1: what does not fit is all of the lack.
            let units = lack.checked_mul(share.numerator()).map_or(lack, |n| n.div_euclid(share.denominator()));
            (units, i128::from(*points))
        };
        option.steps.iter().map(end).collect()
    }

    fn chain(&self, at: usize, object: &Object, option: usize) -> Option<Chain> {
        let data = self.data.options.get(option)?;
        let decided = self.data.decisions.get(&at);
        let locked = decided.and_then(|d| d.locked.get(&option)).map_or(0, |n| i128::from(*n));
        let closed = decided.is_some_and(|d| d.excluded) || !object.eligible.get(option).copied().unwrap_or(false);
        let useful = if closed { 0 } else { self.useful(object, option, data) };
        let upper = useful.max(locked);
        if upper == 0 || !self.is_payable(object, option) {
            return None;
        }
        let last = self.data.horizon().saturating_sub(1);
        let line = Line::new(self, object, option);
        let retired: Vec<Option<usize>> = self.years().map(|t| self.retired(option, t)).collect();
        let mut most: Vec<i128> = Vec::with_capacity(retired.len());
        for retired in &retired {
            // What is closed to the plan is bought once only.
            let gone = retired.filter(|_| useful > 0).and_then(|at| most.get(at)).copied().unwrap_or(0);
            most.push(add(upper, gone).ok()?);
        }
        let must = if decided.is_some_and(|d| d.must) && line.is_none() { useful } else { 0 };
        let lower = self.years().map(|t| if t == last { locked.max(must) } else { locked }).collect();
        let gaps = |need: usize| self.years().map(|t| self.gap(object, need, t)).collect();
        let full = |need: usize| self.years().map(|t| self.gap(object, need, t) == 0).collect();
        let cover = |(need, gain): &(usize, i64)| Cover { need: *need, gain: i128::from(*gain), gaps: gaps(*need) };
        let goal_needs = data.gives.iter().filter(|(need, _)| self.is_goal.get(*need).copied().unwrap_or(false));
        let goal_needs = goal_needs.filter(|_| line.is_none());
        let lack: i128 = goal_needs.map(|(need, _)| self.gap(object, *need, last)).sum();
        let levelled = upper > 1 && self.levelled.get(option).copied().unwrap_or(false);
        Some(Chain {
            option,
            open: self.open(object, option),
            lower,
            upper,
            most,
            retired,
            least: must,
            lack: if levelled { lack.max(upper) } else { lack },
            levelled,
            covers: data.gives.iter().filter(|_| line.is_none()).map(cover).collect(),
            steps: self.years().map(|t| self.steps(object, data, t)).collect(),
            line,
            requires: data.requires.iter().map(|need| (*need, full(*need))).collect(),
        })
    }
}

fn options_of(data: &Data, priority: usize) -> Vec<usize> {
    let goals = data.goals.iter().filter(|goal| goal.priority == priority);
    let terms: Vec<Term> = goals.flat_map(|goal| goal.metric.iter().copied()).collect();
    let gives = |option: &OptionData, need: usize| option.gives.iter().any(|(given, _)| *given == need);
    let serves = |at: usize, option: &OptionData| {
        terms.iter().any(|term| match term.measure.need() {
            Some(need) => gives(option, need),
            None => [Measure::Count(at), Measure::Value(at)].contains(&term.measure),
        })
    };
    let options = data.options.iter().enumerate().filter(|(at, option)| serves(*at, option));
    options.map(|(at, _)| at).collect()
}
