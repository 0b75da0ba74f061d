//! Why each object gets what it gets: what the data and decisions say, else what the comparison with the purchases of the
//! plan shows.

use std::collections::{BTreeMap, BTreeSet};

use super::bought::Bought;
use super::change::{Change, Changes, Place};
use super::contest::{Contest, Finding};
use super::coverage::standing;
use super::ledger::Barrier;
use super::score::Prices;
use super::{Reason, ReasonCode};
use crate::formulation::{Block, ColumnName, GoalKind, Problem, is_in_tier, most_useful};
use crate::index::{BudgetIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{DecisionKind, Instance, may_split, payers};
use crate::money::Money;
use crate::quantity::Units;
use crate::solve::Solution;

/// The reasons of a plan.
pub(super) struct Reasons {
    /// One per object and option.
    pub(super) all: Vec<Reason>,
    /// The objects between which only the published key decided.
    pub(super) tied: BTreeSet<ObjectIx>,
}

/// One reason per object and option; `key` is the position of every object in the published key.
pub(super) fn reasons(
    instance: &Instance,
    problem: &Problem,
    solution: &Solution,
    bought: &Bought,
    key: &[usize],
) -> Reasons {
    let places = places(problem);
    let explainer = Explainer { instance, bought, places: &places, decisions: decisions(instance) };
    let objects = ObjectIx::all(instance.objects.len());
    let pairs = objects.flat_map(|object| OptionIx::all(instance.options.len()).map(move |option| (object, option)));
    let mut all: Vec<Reason> = pairs
        .filter(|(object, option)| concerns(instance, *object, *option))
        .map(|(object, option)| explainer.reason(object, option))
        .collect();
    let mut changes = Changes::new(problem, &solution.values);
    let open: Vec<&mut Reason> = all.iter_mut().filter(|reason| reason.code == ReasonCode::Outweighed).collect();
    let mut more = |reason: &&mut Reason| {
        places.get(&(reason.object, reason.option)).map(|place| changes.more(*place)).unwrap_or_default()
    };
    let wanted: Vec<Vec<Change>> = open.iter().map(&mut more).collect();
    let given_up =
        if wanted.is_empty() { Vec::new() } else { places.values().flat_map(|at| changes.less(*at)).collect() };
    let contest = Contest::new(problem, &solution.values, key, given_up);
    let (findings, tied) = contest.findings(&wanted);
    let goals = 0..problem.goals.len();
    let prices: Vec<Option<Prices>> = goals.map(|at| Prices::of(solution, at)).collect();
    for ((reason, wanted), finding) in open.into_iter().zip(&wanted).zip(findings) {
        tell((instance, problem), reason, wanted, finding);
        let deciding = reason.goal.and_then(|at| prices.get(at)?.as_ref());
        let score = |prices: &Prices| wanted.iter().filter_map(|change| prices.score(&contest.ledger, change)).max();
        reason.score = deciding.and_then(score);
    }
    Reasons { all, tied }
}

/// What was found, as a reason.
fn tell((instance, problem): (&Instance, &Problem), reason: &mut Reason, wanted: &[Change], finding: Finding) {
    let object = reason.object;
    let lost = |at: usize| {
        let brings = wanted.iter().any(|change| change.goals[at] > 0);
        match &problem.goals[at].kind {
            GoalKind::Shortfall(_) => ReasonCode::SoftRule,
            // Who is in the tier and brings nothing, a school without pupils say, is not behind others in a queue.
            GoalKind::Model { goal, tier: Some(tier) } if !brings && !is_in_tier(instance, *goal, tier, object) => {
                ReasonCode::LowerTier
            }
            _ => ReasonCode::BelowCutOff,
        }
    };
    reason.code = match finding {
        Finding::Lost(goal, rivals) => {
            (reason.goal, reason.rivals) = (Some(goal), rivals);
            lost(goal)
        }
        Finding::NotWorth(goal) => {
            reason.goal = Some(goal);
            if matches!(problem.goals[goal].kind, GoalKind::Shortfall(_)) {
                ReasonCode::SoftRule
            } else {
                ReasonCode::NotWorth
            }
        }
        Finding::Tie(rival) => {
            reason.rivals = vec![rival];
            ReasonCode::Tie
        }
        Finding::Barrier(barrier) => {
            reason.barrier = Some(barrier);
            match barrier {
                Barrier::Rule(_) => ReasonCode::HardRule,
                Barrier::Share(_) => ReasonCode::GuaranteedShare,
                Barrier::Order(_) => ReasonCode::NoOrder,
            }
        }
        Finding::Spent => ReasonCode::MoneySpent,
        // In none of the years in which it may be bought can its price be paid.
        Finding::Open if wanted.is_empty() => ReasonCode::NoPayer,
        Finding::Open => ReasonCode::Outweighed,
    };
}

/// Where the options of objects stand in the Problem.
fn places(problem: &Problem) -> BTreeMap<(ObjectIx, OptionIx), Place> {
    let mut places = BTreeMap::new();
    for (block, own) in problem.objects().enumerate() {
        let Block::Object { chains, .. } = own else { continue };
        for (at, chain) in chains.iter().enumerate() {
            if let Some(ColumnName::Bought(object, option, _)) = problem.columns.get(chain.first.at()).map(|c| c.name) {
                places.insert((object, option), Place { object, block, chain: at });
            }
        }
    }
    places
}

/// How many purchases would fill what the object lacks.
pub(super) fn lack(instance: &Instance, option: OptionIx, object: ObjectIx) -> Units {
    Units::new(most_useful(instance, option, object))
}

/// Whether the option is for objects of this kind.
fn concerns(instance: &Instance, object: ObjectIx, option: OptionIx) -> bool {
    instance.options.get(option.at()).is_some_and(|data| instance.objects.kind.get(object.at()) == Some(&data.object))
}

/// What was decided about each object.
fn decisions(instance: &Instance) -> BTreeMap<ObjectIx, Vec<DecisionKind>> {
    let mut by_object: BTreeMap<ObjectIx, Vec<DecisionKind>> = BTreeMap::new();
    for decision in &instance.decisions {
        by_object.entry(decision.object).or_default().push(decision.kind);
    }
    by_object
}

struct Explainer<'a> {
    instance: &'a Instance,
    bought: &'a Bought,
    places: &'a BTreeMap<(ObjectIx, OptionIx), Place>,
    decisions: BTreeMap<ObjectIx, Vec<DecisionKind>>,
}

impl Explainer<'_> {
    /// The last year of the horizon.
    fn last(&self) -> YearIx {
        YearIx::new(self.instance.horizon() - 1)
    }

    /// The reason that the data and decisions give; where they give none, `Outweighed` stands until the purchases are compared.
    fn reason(&self, object: ObjectIx, option: OptionIx) -> Reason {
        let last = self.last();
        let lacks = lack(self.instance, option, object);
        let gets = Units::new(self.bought.upto(option, object, last));
        let code = self.without_goals(object, option, lacks, gets).unwrap_or(ReasonCode::Outweighed);
        let in_use = Units::new(self.bought.in_use(self.instance, option, object, last));
        let retires = gets > in_use && in_use < lacks && self.instance.alternative(option).is_none();
        let code = if retires { ReasonCode::Retires } else { code };
        Reason { object, option, lacks, gets, code, score: None, goal: None, rivals: Vec::new(), barrier: None }
    }

    /// Reasons that need no goal.
    fn without_goals(&self, object: ObjectIx, option: OptionIx, lacks: Units, gets: Units) -> Option<ReasonCode> {
        let decided = self.decisions.get(&object).map(Vec::as_slice).unwrap_or_default();
        let forced = |kind: &DecisionKind| match kind {
            DecisionKind::Must => true,
            DecisionKind::Lock { option: locked, .. } => usize::try_from(*locked) == Ok(option.at()),
            DecisionKind::Exclude | DecisionKind::Incomplete => false,
        };
        let data = &self.instance.options[option.at()];
        if gets > Units::ZERO {
            let in_use = self.bought.in_use(self.instance, option, object, self.last());
            let is_line = self.instance.alternative(option).is_some();
            let whole = if is_line { gets >= lacks } else { in_use >= lacks.get() };
            let code = if decided.iter().any(forced) { ReasonCode::Forced } else { self.bought_line(object, option) };
            return whole.then_some(code);
        }
        if decided.contains(&DecisionKind::Incomplete) {
            Some(ReasonCode::Incomplete)
        } else if lacks == Units::ZERO && self.is_short(object, option) {
            Some(ReasonCode::NotBetter)
        } else if lacks == Units::ZERO {
            Some(ReasonCode::NoShortage)
        } else if decided.contains(&DecisionKind::Exclude) {
            Some(ReasonCode::Excluded)
        } else if !data.eligible[object.at()] {
            Some(ReasonCode::NotEligible)
        } else if !self.affordable(object, option) {
            Some(ReasonCode::TooLittleMoney)
        } else if !self.payable(object, option) {
            Some(ReasonCode::NoPayer)
        } else if self.another_works(object, option) {
            Some(ReasonCode::OtherWorks)
        } else {
            data.requires.iter().find_map(|need| self.prerequisite(object, *need))
        }
    }

    /// Whether the option is an alternative whose need is not full in the last year without purchases.
    fn is_short(&self, object: ObjectIx, option: OptionIx) -> bool {
        let last = YearIx::new(self.instance.horizon() - 1);
        self.instance.alternative(option).is_some_and(|(group, _)| {
            let standing = standing(self.instance, self.bought, group.need, object, last);
            standing.have < standing.need
        })
    }

    /// What came of a purchase that is not one of several.
    fn bought_line(&self, object: ObjectIx, option: OptionIx) -> ReasonCode {
        let last = YearIx::new(self.instance.horizon() - 1);
        let Some((group, _)) = self.instance.alternative(option) else {
            let is_renewed =
                self.bought.upto(option, object, last) > self.bought.in_use(self.instance, option, object, last);
            return if is_renewed { ReasonCode::Renewed } else { ReasonCode::Filled };
        };
        let standing = standing(self.instance, self.bought, group.need, object, last);
        if self.bought.in_use(self.instance, option, object, last) == 0 {
            ReasonCode::Replaced
        } else if standing.stock < standing.need {
            ReasonCode::BelowNorm
        } else {
            ReasonCode::Filled
        }
    }

    /// Whether another of the alternatives was bought that is as good or better.
    fn another_works(&self, object: ObjectIx, option: OptionIx) -> bool {
        let last = YearIx::new(self.instance.horizon() - 1);
        self.instance.alternative(option).is_some_and(|(group, own)| {
            let working = self.bought.working(group, object, last);
            working.is_some_and(|working| working.level(object) >= own.level(object))
        })
    }

    fn payable(&self, object: ObjectIx, option: OptionIx) -> bool {
        let money = |budget: crate::index::BudgetIx| {
            self.instance.budgets.get(budget.at()).is_some_and(|b| b.amount.iter().any(|amount| *amount > Money::ZERO))
        };
        self.places.contains_key(&(object, option))
            && (payers(self.instance, option, object).next().is_none()
                || payers(self.instance, option, object).any(money))
    }

    /// Whether some budget that may pay (or all, where they may pay together) has the price of one purchase; true where none
    /// may pay at all.
    fn affordable(&self, object: ObjectIx, option: OptionIx) -> bool {
        let data = &self.instance.options[option.at()];
        let budgets: Vec<BudgetIx> = payers(self.instance, option, object).collect();
        let total = |budget: &BudgetIx| {
            self.instance.budgets[budget.at()].amount.iter().map(|amount| amount.tiyn()).sum::<i64>()
        };
        let totals = budgets.iter().map(total);
        let together = may_split(self.instance, option, &budgets);
        let most = if together { Some(totals.sum()) } else { totals.max() };
        let ordered = i64::try_from(data.least_ordered(&self.instance.items, object)).unwrap_or(i64::MAX);
        let fixed = (data.fixed[object.at()].tiyn() + data.delivery.tiyn()).saturating_add(ordered);
        let has = |price: Money| most.is_none_or(|most| price.tiyn().saturating_add(fixed) <= most);
        let mut years = YearIx::all(self.instance.horizon());
        budgets.is_empty() || years.any(|year| self.instance.prices(option, object, year).into_iter().all(has))
    }

    /// Why a needed prerequisite keeps the option away, if it does.
    fn prerequisite(&self, object: ObjectIx, need: NeedIx) -> Option<ReasonCode> {
        let last = YearIx::new(self.instance.horizon() - 1);
        let standing = standing(self.instance, self.bought, need, object, last);
        if standing.stock >= standing.need {
            return None;
        }
        let provides = |(option, data): (OptionIx, &crate::instance::OptionData)| {
            data.gives.iter().any(|(given, _)| *given == need) && self.places.contains_key(&(object, option))
        };
        let mut options = OptionIx::all(self.instance.options.len()).zip(&self.instance.options);
        let buyable = options.any(provides);
        Some(if buyable { ReasonCode::PrerequisiteNotBought } else { ReasonCode::PrerequisiteMissing })
    }
}
