//! The certificate: at its prices no plan of a case can do better than a bound, object by object.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::data::{Leaf, Ordering, PricedRow, Split, SplitAt};
use super::districts::{Member, best_of, has_deliveries};
use super::exact::{Exact, add, ceil_div, mul, sub};
use super::form::Form;
use super::goals::Goal;
use super::ladder::{Ladder, Worths};
use super::model::{Chain, Model};
use super::ordering;
use super::points::Points;
use super::response::best_response;
use super::tenders::{Asked, PriceSet};
use super::total::Items;

/// Multipliers and bounds count 10⁻¹⁸ points.
pub(super) const SCALE: i128 = 1_000_000_000_000_000_000;

/// What all certificates share: the forms of rows, their limits, the ranges of shortfalls.
pub(super) struct Rows<'a> {
    model: &'a Model<'a>,
    goals: &'a [Goal<'a>],
    /// Per object: its options.
    chains: Vec<Vec<Chain>>,
    rules: Vec<(Form, i128)>,
    /// Per priority that guarantees a share: both halves, and the limit of the second.
    shares: Vec<Option<(Form, Form, i128)>>,
    /// Per rule: the most its shortfall can be, once a bound has asked for it: see [`Rows::most_short`].
    most_short: Vec<OnceCell<Exact<i128>>>,
    /// Per goal of the model: what a leximin goal counts.
    ladders: Vec<Option<Ladder>>,
    /// Per ordered item and year: what is used of it up to the end of the year.
    used: Vec<Form>,
}

impl<'a> Rows<'a> {
    /// The rows of the plan's problem.
    pub(super) fn new(model: &'a Model<'a>, goals: &'a [Goal<'a>]) -> Exact<Self> {
        let mut rules = Vec::with_capacity(model.data.rules.len());
        for rule in &model.data.rules {
            rules.push((Form::of_rule(model.data, rule), rule.whole_limit(model.data)?));
        }
        let chains: Vec<Vec<Chain>> = (0..model.data.objects.len()).map(|object| model.chains(object)).collect();
        let mut shares = Vec::with_capacity(model.data.priorities.len());
        for priority in 0..model.data.priorities.len() {
            let Some((part, full)) = Form::of_share(model, priority) else {
                shares.push(None);
                continue;
            };
            // Where some object has no feasible purchases, there is no plan and no limit matters.
            let limit = most_of((model, &chains), &full)?.unwrap_or(0);
            shares.push(Some((part, full, limit)));
        }
        let most_short = rules.iter().map(|_| OnceCell::new()).collect();
        let ladders = model.data.goals.iter().map(|goal| Ladder::new(model.data, goal)).collect();
        let years = |item: usize| model.years().map(move |year| Form::of_use(item, year));
        let used = (0..model.data.ordering.len()).flat_map(years).collect();
        Ok(Self { model, goals, chains, rules, shares, most_short, ladders, used })
    }

    /// The bound of a goal at the prices of `leaf`, in 10⁻¹⁸ points, whatever the leaf says. `None` when an object
    /// has no feasible purchases at all.
    pub(super) fn bound(&self, goal: &Goal<'_>, leaf: &Leaf) -> Exact<Option<i128>> {
        let mut items = Items::default();
        let mut shortfalls = vec![0; self.rules.len()];
        let horizon = self.model.data.horizon();
        let mut money = Asked::new();
        let mut total = 0;
        let mut worths: Vec<Worths> = self.ladders.iter().map(|_| Worths::default()).collect();
        let mut orders = ordering::Worths::new();
        items.add(0, &goal.form, SCALE);
        add_shortfalls(&mut shortfalls, &goal.form, SCALE)?;
        self.add_lowest(&mut worths, &goal.form, SCALE)?;
        for price in &leaf.prices {
            let (multiplier, taken) = (price.multiplier, sub(0, price.multiplier)?);
            if let PricedRow::Budget { budget, year, set } = price.row {
                let Some(spec) = self.model.data.budgets.get(budget) else { continue };
                total = add(total, mul(multiplier, spec.limit(year))?)?;
                let list = money.entry(set).or_insert_with(|| vec![0; self.model.data.budgets.len() * horizon]);
                for counted in spec.first(year)..=year {
                    if let Some(own) = list.get_mut(budget * horizon + counted) {
                        *own = add(*own, multiplier)?;
                    }
                }
                continue;
            }
            if let PricedRow::Covered { goal, .. } | PricedRow::Below { goal, .. } = price.row {
                let (Some(ladder), Some(worths)) = (self.ladder(goal), worths.get_mut(goal)) else { continue };
                ladder.add_row(worths, price.row, taken)?;
                if let PricedRow::Covered { group, .. } = price.row
                    && let Some(form) = ladder.place(group).and_then(|at| ladder.covered.get(at))
                {
                    items.add(0, form, taken);
                }
                continue;
            }
            ordering::add_row(&mut orders, price.row, taken)?;
            if let PricedRow::Spare { item, year } = price.row {
                let Some(most) = self.model.data.ordering.get(item).and_then(Ordering::most_spare) else { continue };
                total = add(total, mul(multiplier, most)?)?;
                if let Some(form) = self.used.get(self.model.data.slot(item, year)) {
                    items.add(0, form, multiplier);
                }
                continue;
            }
            let Some((form, limit)) = self.row(price.row) else { continue };
            total = add(total, mul(multiplier, limit)?)?;
            items.add(0, form, taken);
            add_shortfalls(&mut shortfalls, form, taken)?;
            self.add_lowest(&mut worths, form, taken)?;
            if let PricedRow::Rule(rule) = price.row {
                self.add_own_shortfall(&mut shortfalls, rule, taken)?;
            }
        }
        for (rule, coefficient) in shortfalls.into_iter().enumerate().filter(|(_, coefficient)| *coefficient > 0) {
            total = add(total, mul(coefficient, self.most_short(rule)?)?)?;
        }
        for (at, (ladder, worths)) in self.ladders.iter().zip(&worths).enumerate() {
            let Some(ladder) = ladder else { continue };
            match ladder.best(worths, at, &leaf.splits)? {
                Some(best) => total = add(total, best)?,
                None => return Ok(None),
            }
        }
        sum_of_responses((self.model, &self.chains), (&items, &orders), &money, &leaf.splits, total)
    }

    /// How far a rule's row can fall short of its limit at worst, in units of shortfall; 0 for hard rules.
    fn most_short(&self, at: usize) -> Exact<i128> {
        let data = self.model.data;
        let (Some(known), Some(rule)) = (self.most_short.get(at), data.rules.get(at)) else { return Ok(0) };
        let Some((form, limit)) = self.rules.get(at).filter(|_| rule.soft) else { return Ok(0) };
        *known.get_or_init(|| {
            let sign = if rule.is_floor() { -1 } else { 1 };
            let mut items = Items::default();
            items.add(0, form, sign);
            let (of, items) = ((self.model, self.chains.as_slice()), (&items, &ordering::Worths::new()));
            let worst = sum_of_responses(of, items, &Asked::new(), &[], mul(-sign, *limit)?)?.unwrap_or(0);
            Ok(ceil_div(worst.max(0), rule.unit(data)))
        })
    }

    /// What the leximin goal at this position of the model counts.
    pub(super) fn ladder(&self, goal: usize) -> Option<&Ladder> {
        self.ladders.get(goal).and_then(Option::as_ref)
    }

    /// Adds `factor` times the lowest shares that a form counts.
    fn add_lowest(&self, worths: &mut [Worths], form: &Form, factor: i128) -> Exact<()> {
        let Some((goal, count)) = form.lowest else { return Ok(()) };
        match (self.ladder(goal), worths.get_mut(goal)) {
            (Some(ladder), Some(worths)) => ladder.add_lowest(worths, count, factor),
            _ => Ok(()),
        }
    }

    /// Whether no plan at all fits a case: where rural objects must get all that they can take, all the money that may
    /// pay for it (or all money) does not suffice. A bound on nothing that is below 0 shows it.
    pub(super) fn is_empty(&self, case: &[PricedRow]) -> Exact<bool> {
        for row in case {
            let PricedRow::SharePart(priority) = row else { continue };
            for all in [false, true] {
                if self.full_is_too_dear(*priority, all)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn full_is_too_dear(&self, priority: usize, all: bool) -> Exact<bool> {
        let data = self.model.data;
        let Some((full, limit)) = self.row(PricedRow::ShareFull(priority)) else { return Ok(false) };
        let options = self.model.options_of.get(priority).map(Vec::as_slice).unwrap_or_default();
        let mut money = Vec::new();
        let mut amount = 0;
        for budget in &data.budgets {
            let pays = all || options.iter().any(|option| budget.pays.get(*option).copied().unwrap_or(false));
            for limit in &budget.amount {
                money.push(i128::from(pays));
                amount = add(amount, if pays { i128::from(*limit) } else { 0 })?;
            }
        }
        // Dearer than all money, so that nothing is worth leaving out.
        let dear = add(amount, 1)?;
        let mut items = Items::default();
        items.add(0, full, dear);
        let money = Asked::from([(PriceSet::default(), money)]);
        let orders = ordering::Worths::new();
        let start = sub(amount, mul(dear, limit)?)?;
        let left = sum_of_responses((self.model, &self.chains), (&items, &orders), &money, &[], start)?;
        Ok(left.is_none_or(|left| left < 0))
    }

    /// The form and the limit of a row other than a budget.
    fn row(&self, row: PricedRow) -> Option<(&Form, i128)> {
        let share = |at: usize| self.shares.get(at).and_then(Option::as_ref);
        match row {
            PricedRow::Budget { .. }
            | PricedRow::Covered { .. }
            | PricedRow::Below { .. }
            | PricedRow::Spare { .. } => None,
            PricedRow::Ordered { item, year } => self.used.get(self.model.data.slot(item, year)).map(|form| (form, 0)),
            PricedRow::Rule(at) => self.rules.get(at).map(|(form, limit)| (form, *limit)),
            PricedRow::SharePart(at) => share(at).map(|(part, _, _)| (part, 0)),
            PricedRow::ShareFull(at) => share(at).map(|(_, full, limit)| (full, *limit)),
            PricedRow::Goal(at) => self.goals.get(at).map(|goal| (&goal.form, goal.value)),
        }
    }

    /// A soft row is `form + unit · shortfall ≥ limit`, or `form − unit · shortfall ≤ limit`.
    fn add_own_shortfall(&self, shortfalls: &mut [i128], at: usize, factor: i128) -> Exact<()> {
        let Some(rule) = self.model.data.rules.get(at).filter(|rule| rule.soft) else { return Ok(()) };
        let unit = if rule.is_floor() { rule.unit(self.model.data) } else { -rule.unit(self.model.data) };
        if let Some(own) = shortfalls.get_mut(at) {
            *own = add(*own, mul(unit, factor)?)?;
        }
        Ok(())
    }
}

fn add_shortfalls(shortfalls: &mut [i128], form: &Form, factor: i128) -> Exact<()> {
    for (rule, coefficient) in &form.shortfalls {
        if let Some(own) = shortfalls.get_mut(*rule) {
            *own = add(*own, mul(*coefficient, factor)?)?;
        }
    }
    Ok(())
}

/// The most that a form can come to whatever the money and the rules; `None` when an object has no feasible purchases.
pub(super) fn most_of(of: (&Model<'_>, &[Vec<Chain>]), form: &Form) -> Exact<Option<i128>> {
    let mut items = Items::default();
    items.add(0, form, 1);
    sum_of_responses(of, (&items, &ordering::Worths::new()), &Asked::new(), &[], 0)
}

/// `start` and the best response of every object and every order to the points of `items` and what ordered units are worth, less
/// the budgets' prices, on these sides of the splits; `None` when an object has no feasible purchases there, or an order
/// nothing.
fn sum_of_responses(
    (model, chains): (&Model<'_>, &[Vec<Chain>]),
    (items, orders): (&Items<'_>, &ordering::Worths),
    money: &Asked,
    splits: &[Split],
    start: i128,
) -> Exact<Option<i128>> {
    let Some(best) = ordering::best_orders(model, orders, (items, money), splits)? else { return Ok(None) };
    let mut total = add(start, best)?;
    let mut points = Points::new(model);
    let mut districts: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
    let is_priced = money.values().flatten().any(|multiplier| *multiplier != 0);
    for (at, (object, chains)) in model.data.objects.iter().zip(chains).enumerate() {
        points.clear();
        for item in items.of(object) {
            points.add(model, object, item.part, item.factor)?;
        }
        let mut chains = Cow::Borrowed(chains);
        for split in splits {
            let SplitAt::Bought { object, option, year } = split.at else { continue };
            if object == at {
                for chain in chains.to_mut().iter_mut().filter(|chain| chain.option == option) {
                    chain.keep(year, split.side);
                }
            }
        }
        if is_priced {
            for chain in chains.iter() {
                points.charge_budgets(model, object, chain.option, money)?;
            }
        }
        if has_deliveries(model, &chains) {
            let member = Member { chains: chains.into_owned(), points: points.clone() };
            districts.entry(object.district.as_str()).or_default().push(member);
            continue;
        }
        match best_response(model, &chains, &points)? {
            Some(best) => total = add(total, best)?,
            None => return Ok(None),
        }
    }
    for members in districts.values() {
        match best_of(model, members)? {
            Some(best) => total = add(total, best)?,
            None => return Ok(None),
        }
    }
    Ok(Some(total))
}
