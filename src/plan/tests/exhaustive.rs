//! Random tiny instances against every plan there is, worked out from the Instance alone: nothing here knows a column, a row
//! or a bound, so that an error of the formulation is seen.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::index::ObjectIx;
use crate::money::TIYN_PER_TENGE;
use crate::programme::ShareOf;
use crate::solve::Proof;

/// What an object has bought of each option by the end of each year: `path[option][year]`.
type Path = Vec<Vec<i64>>;

/// The whole numbers up to `upper` that never fall over the years.
fn rising(upper: i64, years: usize) -> Vec<Vec<i64>> {
    let mut all = vec![Vec::new()];
    for _ in 0..years {
        let longer = |row: Vec<i64>| {
            let from = row.last().copied().unwrap_or(0);
            (from..=upper).map(move |next| [row.as_slice(), &[next]].concat())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// The years whose money a purchase of year `t` takes: later ones too where money passes on.
fn charged(budget: &Budget, t: usize) -> std::ops::Range<usize> {
    t..if budget.carry_over { budget.amount.len() } else { t + 1 }
}

/// What the budget has in each year, before anything is spent; where money passes on, with that of the years before.
fn purse(budget: &Budget) -> Vec<i64> {
    let upto = |t: usize| budget.amount[if budget.carry_over { 0 } else { t }..=t].iter().map(|own| own.tiyn()).sum();
    (0..budget.amount.len()).map(upto).collect()
}

/// A tiny instance and the ways of each of its objects.
struct Every<'a> {
    instance: &'a Instance,
    ways: Vec<Vec<Path>>,
}

impl<'a> Every<'a> {
    fn new(instance: &'a Instance) -> Self {
        let mut every = Self { instance, ways: Vec::new() };
        every.ways = (0..instance.objects.len()).map(|object| every.ways_of(object)).collect();
        every
    }

    fn years(&self) -> usize {
        self.instance.years.len()
    }

    fn lack(&self, need: usize, object: usize, t: usize) -> i64 {
        let (data, at) = (&self.instance.needs[need], (ObjectIx::new(object), YearIx::new(t)));
        data.need.get(at.0, at.1).get() - data.have.get(at.0, at.1).get()
    }

    /// What an object may buy, each option up to what it lacks of the need that it gives, after what that requires.
    fn ways_of(&self, object: usize) -> Vec<Path> {
        let mut all: Vec<Path> = vec![Vec::new()];
        for option in &self.instance.options {
            let need = option.gives[0].0.at();
            let lack = (0..self.years()).map(|t| self.lack(need, object, t)).max().unwrap_or(0).max(0);
            let upper = if option.buy == Buy::Once { lack.min(1) } else { lack };
            let choices = rising(if option.eligible[object] { upper } else { 0 }, self.years());
            let with =
                |path: &[Vec<i64>]| choices.iter().map(|own| [path, std::slice::from_ref(own)].concat()).collect();
            all = all.iter().flat_map(|path| -> Vec<Path> { with(path) }).collect();
        }
        all.retain(|path| {
            self.instance.options.iter().zip(path).all(|(option, bought)| {
                let mut required = option.requires.iter().map(|need| need.at());
                required.all(|need| (0..self.years()).all(|t| bought[t] == 0 || self.is_filled(need, object, path, t)))
            })
        });
        all
    }

    fn given(&self, need: usize, path: &[Vec<i64>], t: usize) -> i64 {
        let gives = self.instance.options.iter().map(|option| option.gives[0].0.at() == need);
        gives.zip(path).filter(|(gives, _)| *gives).map(|(_, bought)| bought[t]).sum()
    }

    fn is_filled(&self, need: usize, object: usize, path: &[Vec<i64>], t: usize) -> bool {
        self.given(need, path, t) >= self.lack(need, object, t)
    }

    /// The tiyn that an option costs an object in a year.
    fn spent(&self, object: usize, path: &[Vec<i64>], option: usize, t: usize) -> i64 {
        let before = if t == 0 { 0 } else { path[option][t - 1] };
        let price = self.instance.options[option].price.get(ObjectIx::new(object), YearIx::new(t));
        price.tiyn() * (path[option][t] - before)
    }

    fn measure(&self, measure: Measure, object: usize, path: &[Vec<i64>], t: usize) -> i64 {
        let units = |need: NeedIx| self.given(need.at(), path, t).min(self.lack(need.at(), object, t).max(0));
        let is_served =
            |need: NeedIx| self.lack(need.at(), object, t) > 0 && self.is_filled(need.at(), object, path, t);
        match measure {
            Measure::Units(need) => units(need),
            Measure::Share(need) => {
                let data = &self.instance.needs[need.at()];
                let (object, year) = (ObjectIx::new(object), YearIx::new(t));
                units(need) + data.need.get(object, year).min(data.have.get(object, year)).get()
            }
            Measure::Full(need) => i64::from(is_served(need)),
            // Whoever shares several units is served when the last of them is there.
            Measure::People(need) => {
                let people = self.instance.needs[need.at()].people.as_ref().expect("people are told");
                if is_served(need) { people[object].get() } else { 0 }
            }
            Measure::Count(option) => path[option.at()][t],
            Measure::Cost => (0..path.len())
                .flat_map(|k| (0..=t).map(move |u| (k, u)))
                .map(|(k, u)| self.spent(object, path, k, u))
                .sum(),
            other => unreachable!("{other:?} is not generated"),
        }
    }

    fn sum(&self, plan: &[&Path], keep: impl Fn(usize) -> bool, value: impl Fn(usize, &[Vec<i64>]) -> i64) -> i128 {
        let own = plan.iter().enumerate().filter(|(object, _)| keep(*object));
        own.map(|(object, path)| i128::from(value(object, path))).sum()
    }

    fn metric(&self, plan: &[&Path], metric: &Metric, group: GroupIx, t: usize) -> i128 {
        let members = &self.instance.groups[group.at()].members;
        let of = |(weight, measure): &(i64, Measure)| {
            i128::from(*weight) * self.sum(plan, |o| members[o], |o, path| self.measure(*measure, o, path, t))
        };
        metric.terms.iter().map(of).sum()
    }

    /// By how much a rule is missed, in its own unit.
    fn missed(&self, plan: &[&Path], rule: &RuleRow) -> i128 {
        let t = rule.year.at();
        let at = |group, t| self.metric(plan, &rule.metric, group, t);
        let (Limit::AtLeast(limit) | Limit::AtMost(limit)) = rule.limit;
        if rule.kind == RuleKind::Share {
            let (part, all) = (at(rule.group, t), at(GroupIx::new(Instance::ALL), t));
            return limit.numerator() * all - limit.denominator() * part;
        }
        let value = match rule.kind {
            RuleKind::Capacity if t > 0 => at(rule.group, t) - at(rule.group, t - 1),
            _ => at(rule.group, t),
        };
        let base = match rule.metric.terms[0].1 {
            Measure::Share(need) => {
                let members = &self.instance.groups[rule.group.at()].members;
                let own = (0..members.len()).filter(|o| members[*o]).map(ObjectIx::new);
                own.map(|o| i128::from(self.instance.needs[need.at()].need.get(o, rule.year).get())).sum()
            }
            Measure::Cost => i128::from(TIYN_PER_TENGE),
            _ => 1,
        };
        let (numerator, denominator) = (limit.numerator() * base, limit.denominator());
        match rule.limit {
            Limit::AtLeast(_) => -(-numerator).div_euclid(denominator) - value,
            Limit::AtMost(_) => value - numerator.div_euclid(denominator),
        }
    }

    /// The shortfalls of soft rules and the model's goals in order, all to be maximised; `None` where a rule is broken.
    fn worth(&self, plan: &[&Path]) -> Option<Vec<i128>> {
        let rules = &self.instance.rules;
        if rules.iter().any(|rule| !rule.soft && self.missed(plan, rule) > 0) || !self.has_share(plan) {
            return None;
        }
        let mut worth = Vec::new();
        let ids: std::collections::BTreeSet<RuleIx> = rules.iter().filter(|r| r.soft).map(|r| r.rule).collect();
        for id in ids {
            let own = rules.iter().filter(|rule| rule.soft && rule.rule == id);
            worth.push(-own.map(|rule| self.missed(plan, rule).max(0)).sum::<i128>());
        }
        for goal in &self.instance.goals {
            let of = |group| self.metric(plan, &goal.metric, GroupIx::new(group), goal.year.at());
            match self.instance.priorities[0].rural {
                RuralMode::First => worth.extend([of(Instance::RURAL), of(Instance::ALL)]),
                RuralMode::Weight(weight) => {
                    let weighed = weight.numerator() * of(Instance::RURAL) + weight.denominator() * of(Instance::URBAN);
                    worth.push(weighed);
                }
                RuralMode::None | RuralMode::Floor { .. } => worth.push(of(Instance::ALL)),
            }
        }
        Some(worth)
    }

    /// Whether rural objects have the share they are guaranteed of what serves the goals, or all that they can have of it.
    fn has_share(&self, plan: &[&Path]) -> bool {
        let RuralMode::Floor { share, of } = self.instance.priorities[0].rural else { return true };
        let goals = self.instance.goals.iter().flat_map(|goal| &goal.metric.terms);
        let needs: Vec<usize> = goals.filter_map(|(_, measure)| measure.need()).map(NeedIx::at).collect();
        let options = self.instance.options.iter().enumerate().filter(|(_, own)| needs.contains(&own.gives[0].0.at()));
        let options: Vec<usize> = options.map(|(at, _)| at).collect();
        let (last, rural) = (self.years() - 1, &self.instance.objects.rural);
        let bought = |path: &[Vec<i64>]| options.iter().map(|k| path[*k][last]).sum::<i64>();
        let amount = |object: usize, path: &[Vec<i64>]| match of {
            ShareOf::Units => bought(path),
            ShareOf::Money => options
                .iter()
                .flat_map(|k| (0..=last).map(move |t| (k, t)))
                .map(|(k, t)| self.spent(object, path, *k, t))
                .sum(),
        };
        let (part, all) = (self.sum(plan, |o| rural[o], amount), self.sum(plan, |_| true, amount));
        let is_full = |object: usize| self.ways[object].iter().all(|way| bought(way) <= bought(plan[object]));
        share.denominator() * part >= share.numerator() * all || (0..rural.len()).all(|o| !rural[o] || is_full(o))
    }

    /// Whether every unit finds a payer.
    fn can_be_paid(&self, plan: &[&Path]) -> bool {
        let mut units = Vec::new();
        for (object, path) in plan.iter().enumerate() {
            for (option, bought) in path.iter().enumerate() {
                for t in 0..self.years() {
                    let count = bought[t] - if t == 0 { 0 } else { bought[t - 1] };
                    let price = self.instance.options[option].price.get(ObjectIx::new(object), YearIx::new(t)).tiyn();
                    units.extend((0..count).map(|_| (object, option, t, price)));
                }
            }
        }
        self.pay(&units, &mut self.instance.budgets.iter().map(purse).collect::<Vec<_>>())
    }

    fn may_pay(&self, budget: &Budget, object: usize, option: usize) -> bool {
        self.instance.groups[budget.objects.at()].members[object] && budget.options.contains(&OptionIx::new(option))
    }

    fn pay(&self, units: &[(usize, usize, usize, i64)], purses: &mut [Vec<i64>]) -> bool {
        let Some(((object, option, t, price), rest)) = units.split_first() else { return true };
        self.instance.budgets.iter().enumerate().any(|(at, budget)| {
            let years = charged(budget, *t);
            let fits =
                self.may_pay(budget, *object, *option) && purses[at][years.clone()].iter().all(|left| left >= price);
            if !fits {
                return false;
            }
            purses[at][years.clone()].iter_mut().for_each(|left| *left -= price);
            let paid = self.pay(rest, purses);
            purses[at][years].iter_mut().for_each(|left| *left += price);
            paid
        })
    }

    /// The best worth of all plans; `None` where there is none.
    fn best(&self) -> Option<Vec<i128>> {
        let mut best: Option<Vec<i128>> = None;
        let mut chosen = vec![0; self.ways.len()];
        loop {
            let plan: Vec<&Path> = self.ways.iter().zip(&chosen).map(|(ways, at)| &ways[*at]).collect();
            if let Some(worth) = self.worth(&plan)
                && best.as_ref().is_none_or(|best| worth > *best)
                && self.can_be_paid(&plan)
            {
                best = Some(worth);
            }
            let Some(next) = (0..chosen.len()).find(|at| chosen[*at] + 1 < self.ways[*at].len()) else { return best };
            chosen[next] += 1;
            chosen[..next].fill(0);
        }
    }

    /// What a plan buys, as ways of the objects; the payers it names have the money.
    fn ways_in(&self, plan: &Plan) -> Vec<Path> {
        let mut paths = vec![vec![vec![0; self.years()]; self.instance.options.len()]; self.ways.len()];
        let mut purses: Vec<Vec<i64>> = self.instance.budgets.iter().map(purse).collect();
        for line in &plan.purchases {
            let (object, option, t) = (line.object.at(), line.option.at(), line.year.at());
            paths[object][option][t..].iter_mut().for_each(|upto| *upto += line.quantity.get());
            let payer = line.payer.expect("nothing is free here").at();
            let budget = &self.instance.budgets[payer];
            assert!(self.may_pay(budget, object, option), "{line:?}");
            let price = self.instance.options[option].price.get(line.object, line.year).tiyn();
            assert_eq!(line.sum.tiyn(), price * line.quantity.get(), "{line:?}");
            purses[payer][charged(budget, t)].iter_mut().for_each(|left| *left -= line.sum.tiyn());
        }
        assert!(purses.iter().flatten().all(|left| *left >= 0), "{purses:?} are left");
        paths
    }
}

prop_compose! {
    /// Objects: rural, lack and stock of computers, their price, lack of a line, its price, pupils, district.
    fn objects()(rows in prop::collection::vec(
        (any::<bool>(), 0_i64..3, 0_i64..2, 1_i64..9, any::<bool>(), 1_i64..9, 0_i64..30, 0_u32..2), 1..4,
    )) -> Vec<Obj> {
        let mut objects = Vec::new();
        for (at, (rural, lack, have, price, lacks_line, line, pupils, district)) in rows.into_iter().enumerate() {
            let needs = [(lack + have, have), (1, i64::from(!lacks_line))];
            objects.push(Obj { pupils, district, ..obj(&format!("S{at}"), rural, &needs, &[price, line]) });
        }
        objects
    }
}

fn mode() -> impl Strategy<Value = RuralMode> {
    let floor = |of| RuralMode::Floor { share: fraction(1, 2), of };
    prop::sample::select(vec![
        RuralMode::None,
        RuralMode::First,
        RuralMode::Weight(fraction(3, 2)),
        floor(ShareOf::Units),
        floor(ShareOf::Money),
    ])
}

fn goals() -> impl Strategy<Value = Vec<(Sense, Vec<(i64, Measure)>)>> {
    let (pc, line) = (NeedIx::new(0), NeedIx::new(1));
    let metrics = vec![
        vec![(1, Measure::Units(pc))],
        vec![(1, Measure::Full(line))],
        vec![(1, Measure::People(pc))],
        vec![(1, Measure::People(line))],
        vec![(2, Measure::Units(pc)), (3, Measure::Full(pc)), (1, Measure::Units(line))],
    ];
    let goal = prop::sample::select(metrics).prop_map(|terms| (Sense::Maximise, terms));
    prop::collection::vec(goal, 1..3)
}

/// A rule without its group and year: kind, measure, limit, soft.
fn rule() -> impl Strategy<Value = (RuleKind, Measure, Limit, bool)> {
    let (pc, line) = (NeedIx::new(0), NeedIx::new(1));
    let (least, most) = (|n, d| Limit::AtLeast(fraction(n, d)), |n, d| Limit::AtMost(fraction(n, d)));
    let rules = vec![
        (RuleKind::Floor, Measure::Units(pc), least(2, 1)),
        (RuleKind::Floor, Measure::Share(pc), least(60, 100)),
        (RuleKind::Floor, Measure::People(line), least(25, 1)),
        (RuleKind::Cap, Measure::Units(pc), most(1, 1)),
        (RuleKind::Cap, Measure::Full(line), most(1, 1)),
        (RuleKind::Each, Measure::Share(pc), least(1, 2)),
        (RuleKind::Each, Measure::Full(line), most(1, 1)),
    ];
    let hard = vec![
        (RuleKind::Cap, Measure::Cost, most(9, 1)),
        (RuleKind::Share, Measure::Units(pc), least(1, 3)),
        (RuleKind::Capacity, Measure::Count(OptionIx::new(0)), most(1, 1)),
    ];
    prop_oneof![
        (prop::sample::select(rules), any::<bool>())
            .prop_map(|((kind, measure, limit), soft)| (kind, measure, limit, soft)),
        prop::sample::select(hard).prop_map(|(kind, measure, limit)| (kind, measure, limit, false)),
    ]
}

prop_compose! {
    fn instances()(
        objects in objects(),
        mode in mode(),
        goals in goals(),
        rules in prop::collection::vec((rule(), 0_usize..3, any::<bool>()), 0..3),
        shared in prop::collection::vec(1_i64..20, 1..3),
        earmarked in 0_i64..12,
        (only, rural_only) in (prop::sample::select(vec![vec![0], vec![1], vec![0, 1]]), any::<bool>()),
        (first_passes, second_passes, chained) in any::<(bool, bool, bool)>(),
        dearer in 0_i64..3,
    ) -> Instance {
        let mut tiny = Tiny::new(Buy::Units, 0, objects).rural(mode);
        let requires = if chained { vec![1] } else { Vec::new() };
        tiny.options = vec![Opt { requires, ..opt(Buy::Units) }, opt(Buy::Once)];
        tiny.goals = goals;
        tiny.budgets = vec![
            Bud { amounts: shared.clone(), options: vec![0, 1], rural_only: false },
            Bud { amounts: vec![earmarked; shared.len()], options: only, rural_only },
        ];
        let districts = tiny.objects.iter().map(|object| object.district).max().unwrap_or(0);
        let districts = || (0..=districts).map(|d| Instance::URBAN + 1 + usize::try_from(d).expect("few"));
        let rows = rules.into_iter().enumerate().flat_map(|(at, ((kind, measure, limit, soft), group, early))| {
            let groups = if kind == RuleKind::Each { districts().collect() } else { vec![group] };
            groups.into_iter().map(move |group| (at, early, (kind, measure, GroupIx::new(group), limit, soft)))
        });
        let rows: Vec<_> = rows.collect();
        tiny.rules = rows.iter().map(|(_, _, row)| *row).collect();
        let mut instance = tiny.instance();
        for (row, (at, early, _)) in instance.rules.iter_mut().zip(rows) {
            row.rule = RuleIx::new(at);
            row.year = if early { YearIx::new(0) } else { row.year };
        }
        for (budget, passes) in instance.budgets.iter_mut().zip([first_passes, second_passes]) {
            budget.carry_over = passes;
        }
        for (object, year) in (0..instance.objects.len()).flat_map(|o| (1..shared.len()).map(move |t| (o, t))) {
            let (object, year) = (ObjectIx::new(object), YearIx::new(year));
            let price = &mut instance.options[0].price;
            price.set(object, year, price.get(object, year) + Money::from_tenge(dearer).expect("small"));
        }
        instance
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(2024), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_are_as_good_as_every_plan_there_is(instance in instances()) {
        let every = Every::new(&instance);
        let best = every.best();
        let plan = plan_instance(&instance, &Limits::default());
        prop_assert_eq!(plan.is_ok(), best.is_some(), "the best is {:?}", best);
        let (Ok(plan), Some(best)) = (plan, best) else { return Ok(()) };
        let paths = every.ways_in(&plan);
        prop_assert!(paths.iter().zip(&every.ways).all(|(path, ways)| ways.contains(path)), "{:?}", paths);
        let worth = every.worth(&paths.iter().collect::<Vec<_>>());
        prop_assert_eq!(worth, Some(best));
        prop_assert!(plan.goals.iter().all(|goal| goal.proof < Proof::C));
    }
}
