//! All numbers of a frontier, the most wanted first: a search that is ended early shows what it has.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::least::least;
use super::point::{Posed, Served, Start, effort_of_point, point, point_from, point_of};
use super::price::price_of_money;
use super::subject::{Working, working};
use super::{Blocked, Dearer, Frontier, FrontierRequest, Least, NoFrontier, Point, Target};
use crate::fraction::Fraction;
use crate::index::GroupIx;
use crate::instance::Instance;
use crate::money::{Money, TIYN_PER_TENGE};
use crate::plan::{ModeOutcome, NoPlan, elastic};
use crate::programme::RuralMode;
use crate::solve::{Effort, Limits, Proof, RowPrices, Unsolved, Watch, bound_at, relaxed_prices};

/// By how many per cent everything is dearer.
const DEARER: u8 = 8;

/// Prices for the ceiling are found at so many of the points.
const ANCHORS: usize = 5;

/// Computes coverage against money; `told` hears how many of the points are done.
///
/// # Errors
/// When there is nothing to measure or to vary, or no money makes a plan.
pub fn frontier(
    instance: &Instance,
    request: &FrontierRequest,
    (limits, watch): (&Limits, &Watch),
    told: &dyn Fn(usize, usize),
) -> Result<Frontier, NoFrontier> {
    let effort = Effort::starting_now(limits, watch);
    let working = working(instance, request).ok_or(NoFrontier::NothingPaid)?;
    if request.target.is_some() && working.subject.whole.is_none() {
        return Err(NoFrontier::NoWhole);
    }
    let free = without_order(&working, false);
    let (axis, free) = (Axis::new(&working, &working.varied), Axis::new(&free, &working.varied));
    let all = enough(&axis, effort)?;
    let enough = all.as_ref().map(|(least, _)| *least);
    let range = range(request, &axis, enough.as_ref())?;
    let mut plans = Plans::default();
    let now = axis.present.filter(|_| !effort.is_over()).map(|amount| plans.point(&axis, amount, effort));
    let stairs = enough.and_then(|enough| staircase(&axis, request, (range, enough), effort));
    let is_staircase = stairs.is_some();
    let mut points = stairs.unwrap_or_else(|| Vec::from_iter(now.clone()));
    points.extend(now.clone().filter(|now| points.iter().all(|own| own.amount != now.amount)));
    let amounts = if is_staircase { Vec::new() } else { grid(range, request.points) };
    let mut is_complete = true;
    for (done, amount) in amounts.iter().enumerate() {
        told(done, amounts.len());
        if effort.is_over() {
            is_complete = false;
            break;
        }
        if points.iter().all(|own| own.amount != *amount) {
            points.push(plans.point(&axis, *amount, effort));
        }
    }
    if effort.is_over() {
        points.retain(|own| own.outcome != ModeOutcome::NotFound);
    }
    points.sort_by_key(|own| own.amount);
    set_ceilings(&free, &mut points, effort);
    let is_short = points.iter().any(|own| own.outcome == ModeOutcome::Impossible);
    let holds_from = if is_short { least(&axis, &[], None, effort).ok() } else { None };
    let holds_from = holds_from.map(|own| of_points(own, &points, |_| true));
    let enough = enough.map(|all| of_points(all, &points, |own| own.total >= all.total && own.proof != Proof::C));
    let target = request.target.map(|share| target(&axis, share, effort));
    // Where every goal has what it has with money for all, more money gains nothing; of several budgets that vary together, one
    // alone may gain what their proportion does not.
    let own = axis.present.and_then(|present| plans.0.get(&present)).filter(|_| working.varied.len() == 1);
    let is_full = own.zip(all.as_ref()).is_some_and(|(own, (_, all))| own.goals == all.goals);
    let prices = now.iter().flat_map(|now| prices(&working, (now, is_full), effort)).collect();
    let dearer = now.as_ref().and_then(|now| dearer(&axis, now, effort));
    Ok(Frontier {
        others: working.instance.budgets.len() - working.varied.len(),
        varied: working.varied.clone(),
        subject: working.subject.clone(),
        present: axis.present,
        points,
        is_staircase,
        enough,
        holds_from,
        target,
        prices,
        dearer,
        is_complete: is_complete && !effort.is_over(),
    })
}

/// The least money, where it is not proved to be the least: no more than a point that does as well.
fn of_points(found: Least, points: &[Point], does: impl Fn(&Point) -> bool) -> Least {
    let planned = points.iter().filter(|own| own.outcome == ModeOutcome::Planned && found.proof == Proof::C);
    let least = planned.filter(|own| does(own)).find(|own| own.amount < found.amount);
    least.map_or(found, |own| Least { amount: own.amount, total: own.total, proof: Proof::C })
}

/// The plans so far by their money: a plan of less money is one of more, too, and mostly nearly the best.
#[derive(Default)]
struct Plans(BTreeMap<Money, Start>);

impl Plans {
    fn point(&mut self, axis: &Axis<'_>, amount: Money, effort: Effort<'_>) -> Point {
        let start = self.0.range(..amount).next_back().map(|(_, start)| start);
        let (own, plan) = point_from(axis, amount, start, effort);
        self.0.extend(plan.map(|plan| (amount, plan)));
        own
    }
}

/// The same without an order among the objects; a guaranteed rural share stays where it is wanted.
fn without_order(working: &Working, keeps_share: bool) -> Working {
    let mut instance = working.instance.clone();
    for priority in &mut instance.priorities {
        priority.tiers.clear();
        if !keeps_share || !matches!(priority.rural, RuralMode::Floor { .. }) {
            priority.rural = RuralMode::None;
        }
    }
    let (goal, parts) = (working.goal, working.parts);
    Working { instance, goal, parts, subject: working.subject.clone(), varied: working.varied.clone() }
}

/// What fills all that can be filled, with its plan; `None` when there was no time to find it.
fn enough(axis: &Axis<'_>, effort: Effort<'_>) -> Result<Option<(Least, Start)>, NoFrontier> {
    let instance = axis.unlimited();
    let (all, plan) = point_of(axis, (Money::ZERO, true), (instance.clone(), None), effort);
    let contradiction = || NoPlan::Contradiction { shortfalls: elastic::shortfalls(&instance, effort) };
    match all.outcome {
        ModeOutcome::Impossible => Err(NoFrontier::NoPlan(contradiction())),
        ModeOutcome::NotFound if axis.present.is_none() => Err(NoFrontier::NoPlan(NoPlan::Stopped)),
        ModeOutcome::NotFound => Ok(None),
        ModeOutcome::Planned => {
            let proof = if all.is_least { all.proof } else { Proof::C };
            Ok(plan.map(|plan| (Least { amount: all.needed, total: all.total, proof }, plan)))
        }
    }
}

/// The first and the last amount.
fn range(request: &FrontierRequest, axis: &Axis<'_>, enough: Option<&Least>) -> Result<(Money, Money), NoFrontier> {
    let most = enough.map(|enough| whole_tenge(enough.amount)).or(axis.present).unwrap_or(Money::ZERO);
    let from = request.from.unwrap_or(Money::ZERO);
    let to = request.to.unwrap_or(most.max(from));
    if from > to { Err(NoFrontier::EmptyRange) } else { Ok((from, to)) }
}

/// The amount rounded up to a whole tenge.
fn whole_tenge(amount: Money) -> Money {
    let tenge = amount.tiyn().div_euclid(TIYN_PER_TENGE);
    if amount.is_whole_tenge() { amount } else { Money::from_tiyn((tenge + 1) * TIYN_PER_TENGE) }
}

/// About so many amounts: the first, the last, and round ones between.
fn grid((from, to): (Money, Money), points: usize) -> Vec<Money> {
    let parts = i64::try_from(points.max(2)).unwrap_or(i64::MAX) - 1;
    let step = round_step((to.tiyn() - from.tiyn()).div_euclid(TIYN_PER_TENGE), parts) * TIYN_PER_TENGE;
    let mut amounts = vec![from];
    let mut next = (from.tiyn().div_euclid(step) + 1) * step;
    while next < to.tiyn() {
        amounts.push(Money::from_tiyn(next));
        next += step;
    }
    amounts.push(to);
    amounts.dedup();
    amounts
}

/// The least of 1, 2, 3 …, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150 … of which `parts` reach `range`.
fn round_step(range: i64, parts: i64) -> i64 {
    let mut power = 1_i64;
    loop {
        let steps: &[i64] = if power == 1 { &[1, 2, 3, 4, 5, 6, 8] } else { &[10, 15, 20, 25, 30, 40, 50, 60, 80] };
        let of_power = |n: &i64| if power == 1 { *n } else { n * power.div_euclid(10) };
        let found = steps.iter().map(of_power).find(|step| step.saturating_mul(parts) >= range);
        match found {
            Some(step) => return step,
            None => power = power.saturating_mul(10),
        }
    }
}

/// Every step of the range, from the highest down, where there are few; `None` where there are more or money has no single row.
fn staircase(
    axis: &Axis<'_>,
    request: &FrontierRequest,
    ((from, to), enough): ((Money, Money), Least),
    effort: Effort<'_>,
) -> Option<Vec<Point>> {
    let first = point(axis, from, effort);
    let few = i128::try_from(request.points).unwrap_or(i128::MAX);
    if first.outcome != ModeOutcome::Planned || enough.total - first.total > few {
        return None;
    }
    let (mut points, mut amount) = (Vec::new(), to);
    while amount > from {
        let found = point(axis, amount, effort);
        let step = Money::from_tiyn(found.needed.tiyn().max(from.tiyn()));
        if effort.is_over() || points.len() > request.points || !found.is_least || found.proof == Proof::C {
            return None;
        }
        if step == from {
            break;
        }
        points.push(Point { amount: step, is_present: axis.present == Some(step), ..found });
        amount = Money::from_tiyn(step.tiyn() - 1);
    }
    points.push(first);
    Some(points)
}

/// Bounds every point by exact sums at prices that were found at a few of them.
fn set_ceilings(free: &Axis<'_>, points: &mut [Point], effort: Effort<'_>) {
    let every = points.len().div_ceil(ANCHORS).max(1);
    let is_anchor =
        |(at, own): &(usize, &Point)| at % every == every.div_euclid(2) || own.is_present || at + 1 == points.len();
    let amounts = points.iter().enumerate().filter(is_anchor).map(|(_, own)| own.amount);
    let found = |amount: Money| {
        let posed = Posed::new(free, free.at(amount)).filter(|_| !effort.is_over())?;
        relaxed_prices(&posed.problem, posed.at, effort)
    };
    let prices: Vec<RowPrices> = amounts.filter_map(found).collect();
    for own in points.iter_mut().filter(|own| own.outcome == ModeOutcome::Planned) {
        let Some(posed) = Posed::new(free, free.at(own.amount)) else { continue };
        own.ceiling = prices.iter().filter_map(|prices| bound_at(&posed.problem, posed.at, prices)).min();
    }
}

/// The least money for a share, and what the model's order makes of it.
fn target(axis: &Axis<'_>, share: Fraction, effort: Effort<'_>) -> Target {
    let working = without_order(axis.working, true);
    let free = Axis::new(&working, &working.varied);
    let Some(posed) = Posed::new(&free, free.unlimited()) else { return Target::NotFound };
    let whole = working.subject.whole.map(|whole| (Fraction::whole(whole.all), whole.before));
    let wanted = whole.and_then(|(all, before)| Some(share.checked_mul(all)?.ceil() - before));
    let Some(wanted) = wanted.filter(|_| !effort.is_over()) else { return Target::NotFound };
    match least(&free, &[(posed.at, wanted)], None, effort) {
        Ok(least) => {
            let own = point(axis, least.amount, effort);
            let in_order = (own.outcome == ModeOutcome::Planned && own.total < wanted).then_some(own.total);
            Target::Reached { least, in_order }
        }
        Err(Unsolved::Stopped) => Target::NotFound,
        Err(Unsolved::Infeasible) => match Served::new(posed, None, effort_of_point(effort)) {
            Ok(all) => {
                let [most, ..] = all.reached(&free);
                let [rural, urban] = working.parts.map(|part: GroupIx| working.blocked(part));
                Target::Impossible(Blocked { most, proof: all.proof(), rural, urban })
            }
            Err(_) => Target::NotFound,
        },
    }
}

/// What money is worth, for every varied budget by itself.
fn prices<'a>(
    working: &'a Working,
    (now, is_full): (&'a Point, bool),
    effort: Effort<'a>,
) -> impl Iterator<Item = super::PriceOfMoney> + 'a {
    let free = without_order(working, false);
    working.varied.iter().filter_map(move |budget| {
        let (axis, free) = (Axis::new(working, &[*budget]), Axis::new(&free, &[*budget]));
        price_of_money((&axis, &free), *budget, (now, is_full), effort)
    })
}

/// What the present money reaches when everything is dearer.
fn dearer(axis: &Axis<'_>, now: &Point, effort: Effort<'_>) -> Option<Dearer> {
    if effort.is_over() || now.outcome != ModeOutcome::Planned {
        return None;
    }
    let instance = raised(axis.at(now.amount), Fraction::new(i128::from(DEARER), 100)?)?;
    let (own, _) = point_of(axis, (now.amount, false), (instance, None), effort);
    let total = (own.outcome == ModeOutcome::Planned).then_some(own.total);
    let dearer = Dearer { percent: DEARER, total, now: now.total, proof: own.proof.max(now.proof) };
    (own.outcome != ModeOutcome::NotFound).then_some(dearer)
}

/// Every price raised by a share, rounded up to a whole tenge; `None` when one does not fit.
fn raised(mut instance: Instance, share: Fraction) -> Option<Instance> {
    let raise = |money: &mut Money| {
        *money = if *money == Money::ZERO { Money::ZERO } else { money.raised(share)? };
        Some(())
    };
    for option in &mut instance.options {
        option.price.all_mut().try_for_each(raise)?;
        option.rises.iter_mut().try_for_each(|(_, rise)| rise.all_mut().try_for_each(raise))?;
        option.yearly.iter_mut().chain(&mut option.fixed).chain([&mut option.delivery]).try_for_each(raise)?;
    }
    for item in &mut instance.items {
        item.price.iter_mut().flatten().try_for_each(raise)?;
        let bands = item.order.iter_mut().flat_map(|order| &mut order.bands);
        bands.flat_map(|band| band.price.iter_mut().chain(&mut band.rise)).try_for_each(raise)?;
    }
    Some(instance)
}
