//! Why each object gets what it gets, read off the certificates.
//!
//! A goal's certificate leaves room of `bound − value` points. A purchase whose score at the goal's prices is
//! further below zero than that room cannot be part of any plan as good: the goal decided against it. A
//! purchase that no goal decides was left to the published key.

use std::collections::{BTreeMap, BTreeSet};

use super::bought::Bought;
use super::coverage::standing;
use super::{Reason, ReasonCode};
use crate::formulation::{Block, Chain, ColumnName, DerivedKind, GoalKind, LinearForm, Problem, Switch, most_useful};
use crate::index::{BudgetIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{DecisionKind, Instance, may_split, payers};
use crate::money::Money;
use crate::quantity::Units;
use crate::solve::{SCALE, Solution};

/// One reason per object and option.
pub(super) fn reasons(instance: &Instance, problem: &Problem, solution: &Solution, bought: &Bought) -> Vec<Reason> {
    let scores = Scores::new(problem, solution);
    let mut explainer = Explainer {
        instance,
        problem,
        bought,
        scores: &scores,
        decisions: decisions(instance),
        served: BTreeSet::new(),
    };
    explainer.served = explainer.served_claims();
    let objects = ObjectIx::all(instance.objects.len());
    objects
        .flat_map(|object| OptionIx::all(instance.options.len()).map(move |option| (object, option)))
        .filter(|(object, option)| concerns(instance, *object, *option))
        .map(|(object, option)| explainer.reason(object, option))
        .collect()
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

/// A goal's prices turned into the worth of every column, and the room they leave.
struct Scores {
    /// Per goal: worth of each column · 10¹⁸, and bound − value.
    goals: Vec<(Vec<i128>, i128)>,
    /// The chain of each object and option.
    chains: BTreeMap<(ObjectIx, OptionIx), Chain>,
    /// The chains and the switch of each object and alternative, and its place among them.
    switches: BTreeMap<(ObjectIx, OptionIx), (Vec<Chain>, Switch, usize)>,
    bounds: Vec<(i64, i64)>,
    /// Of options that are delivered to districts: the score at each goal.
    delivered: BTreeMap<(ObjectIx, OptionIx), Vec<i128>>,
    /// The plan's value of every column.
    values: Vec<i64>,
}

impl Scores {
    fn new(problem: &Problem, solution: &Solution) -> Self {
        let goals: Vec<_> = (0..problem.goals.len()).map(|at| worth(problem, solution, at)).collect();
        let (mut chains, mut switches) = (BTreeMap::new(), BTreeMap::new());
        for block in problem.objects() {
            let Block::Object { chains: own, switches: alternatives, .. } = block else { continue };
            for (at, chain) in own.iter().enumerate() {
                let Some(ColumnName::Bought(object, option, _)) =
                    problem.columns.get(chain.first.at()).map(|column| column.name)
                else {
                    continue;
                };
                chains.insert((object, option), chain.clone());
                for switch in alternatives {
                    if let Some(member) = switch.members.iter().position(|member| member.chain == at) {
                        switches.insert((object, option), (own.clone(), switch.clone(), member));
                    }
                }
            }
        }
        let mut delivered: BTreeMap<(ObjectIx, OptionIx), Vec<i128>> = BTreeMap::new();
        for (worth, _) in &goals {
            for (object, option, score) in problem.district_scores(worth, problem.bounds()) {
                delivered.entry((object, option)).or_default().push(score);
            }
        }
        Self { goals, chains, switches, bounds: problem.bounds(), delivered, values: solution.values.clone() }
    }

    /// What one more purchase of year `from` is worth in year `t`, with what it adds to the steps of the option while it works.
    fn one_more(&self, chain: &Chain, from: usize, t: usize, worth: &[i128]) -> i128 {
        let own = worth[chain.column(t).at()];
        if !chain.works(from, t) {
            return own;
        }
        let counted = if chain.in_use(t) == chain.column(t) { 0 } else { worth[chain.in_use(t).at()] };
        let bought = self.values[chain.in_use(t).at()];
        let steps = chain.derived.iter().filter(|d| d.year == t && matches!(d.kind, DerivedKind::UpTo { .. }));
        let more =
            steps.map(|d| worth[d.column.at()] * i128::from(d.kind.follows(bought + 1) - d.kind.follows(bought)));
        own + counted + more.sum::<i128>()
    }

    /// The score of one more purchase at goal `at`: in its best open year, kept as long as it works; of an alternative, what its best
    /// path is worth beyond the best path without it.
    /// Its site cost counts unless `has_some`: the first purchase of a year pays it.
    fn score(&self, of: (ObjectIx, OptionIx), chain: &Chain, at: usize, has_some: bool) -> i128 {
        let (object, option) = of;
        let worth = &self.goals[at].0;
        if let Some((chains, switch, member)) = self.switches.get(&(object, option)) {
            let paths = switch.paths(chains, worth, &self.bounds);
            let last = chain.years() - 1;
            let best = |with: bool| paths.iter().filter(|p| p.has(*member, last) == with).map(|p| p.worth).max();
            return best(true).unwrap_or(0) - best(false).unwrap_or(0);
        }
        if let Some(score) = self.delivered.get(&of).and_then(|scores| scores.get(at)).filter(|_| !has_some) {
            return *score;
        }
        let from = |t: usize| (t..chain.years()).map(|u| self.one_more(chain, t, u, worth)).sum::<i128>();
        let own = |t: usize| match chain.site(t).filter(|_| !has_some) {
            None => from(t),
            // The site cost is paid once for as many as are bought with it.
            Some(site) => {
                let (_, most) = self.bounds[chain.column(t).at()];
                from(t).max(from(t) * i128::from(most)) + worth[site.at()]
            }
        };
        (0..chain.years()).filter(|t| chain.open[*t]).map(own).max().unwrap_or(0)
    }
}

impl Scores {
    /// Whether the form counts what the purchase brings.
    fn counts(&self, object: ObjectIx, option: OptionIx, chain: &Chain, form: &LinearForm) -> bool {
        let followers = self.switches.get(&(object, option)).into_iter().flat_map(|(_, switch, _)| &switch.followers);
        let bought = (0..chain.years()).flat_map(|t| [chain.column(t), chain.in_use(t)]);
        let steps = chain.derived.iter().filter(|d| matches!(d.kind, DerivedKind::UpTo { .. })).map(|d| d.column);
        bought.chain(steps).chain(followers.map(|follower| follower.column)).any(|column| form.coefficient(column) != 0)
    }
}

fn worth(problem: &Problem, solution: &Solution, at: usize) -> (Vec<i128>, i128) {
    let mut worth = vec![0; problem.columns.len()];
    for (column, weight) in &problem.goals[at].form.terms {
        worth[column.at()] += i128::from(*weight) * SCALE;
    }
    let Some(leaf) = solution.goals[at].roots.iter().find(|leaf| leaf.branch == solution.branch) else {
        return (worth, i128::MAX);
    };
    let rows = leaf.rows.iter().map(|(row, m)| (&problem.rows[row.at()].form, *m));
    let locks = leaf.locks.iter().map(|(goal, m)| (&problem.goals[goal.at()].form, *m));
    for (form, multiplier) in rows.chain(locks) {
        for (column, coefficient) in &form.terms {
            worth[column.at()] -= multiplier * i128::from(*coefficient);
        }
    }
    (worth, leaf.bound - solution.goals[at].value * SCALE)
}

struct Explainer<'a> {
    instance: &'a Instance,
    problem: &'a Problem,
    bought: &'a Bought,
    scores: &'a Scores,
    decisions: BTreeMap<ObjectIx, Vec<DecisionKind>>,
    /// The claims that got something: option and scores at all goals.
    served: BTreeSet<(OptionIx, Vec<i128>)>,
}

impl Explainer<'_> {
    fn served_claims(&self) -> BTreeSet<(OptionIx, Vec<i128>)> {
        let last = YearIx::new(self.instance.horizon() - 1);
        let chains = self.scores.chains.iter();
        let served = chains.filter(|((object, option), _)| self.bought.upto(*option, *object, last) > 0);
        served.map(|((object, option), chain)| (*option, self.all_scores(*object, *option, chain))).collect()
    }

    /// The last year of the horizon.
    fn last(&self) -> YearIx {
        YearIx::new(self.instance.horizon() - 1)
    }

    fn reason(&self, object: ObjectIx, option: OptionIx) -> Reason {
        let last = YearIx::new(self.instance.horizon() - 1);
        let lacks = Units::new(most_useful(self.instance, option, object));
        let gets = Units::new(self.bought.upto(option, object, last));
        let (code, decided) = match self.without_goals(object, option, lacks, gets) {
            Some(code) => (code, None),
            None => self.by_goals(object, option),
        };
        let in_use = Units::new(self.bought.in_use(self.instance, option, object, last));
        let code = match code {
            _ if gets > in_use && in_use < lacks && self.instance.alternative(option).is_none() => ReasonCode::Retires,
            _ if gets > Units::ZERO && gets < lacks => ReasonCode::FilledInPart,
            code => code,
        };
        Reason { object, option, lacks, gets, code, score: decided.map(|(_, s)| s), goal: decided.map(|(at, _)| at) }
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
        self.scores.chains.contains_key(&(object, option))
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
        let fixed = data.fixed[object.at()].tiyn() + data.delivery.tiyn();
        let has = |price: Money| most.is_none_or(|most| price.tiyn() + fixed <= most);
        budgets.is_empty() || YearIx::all(self.instance.horizon()).any(|year| has(data.price.get(object, year)))
    }

    /// The scores of one more purchase at all goals: equal claims have equal scores.
    fn all_scores(&self, object: ObjectIx, option: OptionIx, chain: &Chain) -> Vec<i128> {
        (0..self.scores.goals.len()).map(|at| self.scores.score((object, option), chain, at, false)).collect()
    }

    /// Why a needed prerequisite keeps the option away, if it does.
    fn prerequisite(&self, object: ObjectIx, need: NeedIx) -> Option<ReasonCode> {
        let last = YearIx::new(self.instance.horizon() - 1);
        let standing = standing(self.instance, self.bought, need, object, last);
        if standing.stock >= standing.need {
            return None;
        }
        let provides = |(option, data): (OptionIx, &crate::instance::OptionData)| {
            data.gives.iter().any(|(given, _)| *given == need) && self.scores.chains.contains_key(&(object, option))
        };
        let mut options = OptionIx::all(self.instance.options.len()).zip(&self.instance.options);
        let buyable = options.any(provides);
        Some(if buyable { ReasonCode::PrerequisiteTooDear } else { ReasonCode::PrerequisiteMissing })
    }

    /// The first goal that decided against one more purchase, with its score; else the first whose prices are against it
    /// within what its proof leaves open; else the key decided.
    fn by_goals(&self, object: ObjectIx, option: OptionIx) -> (ReasonCode, Option<(usize, i128)>) {
        let Some(chain) = self.scores.chains.get(&(object, option)) else { return (ReasonCode::NoPayer, None) };
        let last = YearIx::new(self.instance.horizon() - 1);
        let has_some = self.bought.upto(option, object, last) > 0;
        let mut leaning = None;
        for (at, ((_, room), goal)) in self.scores.goals.iter().zip(&self.problem.goals).enumerate() {
            let score = self.scores.score((object, option), chain, at, has_some);
            if score >= 0 || -score <= *room {
                // Multipliers are rounded: what is below a millionth of a point is none.
                leaning = leaning.or_else(|| (score < -SCALE.div_euclid(1_000_000)).then_some((at, score)));
                continue;
            }
            let counts = self.scores.counts(object, option, chain, &goal.form);
            let tiered = matches!(&goal.kind, GoalKind::Model { tier: Some(_), .. });
            let code = if tiered && !counts { ReasonCode::LowerTier } else { ReasonCode::BelowCutOff };
            return (code, Some((at, score)));
        }
        match leaning {
            Some(decided) if !self.served.contains(&(option, self.all_scores(object, option, chain))) => {
                (ReasonCode::Outweighed, Some(decided))
            }
            _ => (ReasonCode::Tie, None),
        }
    }
}
