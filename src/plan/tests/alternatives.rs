//! Alternatives: known answers, and random small instances against enumeration of every purchase path.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::formulation::{ColumnName, Problem, RowSense, formulate};
use crate::index::{ColumnIx, ObjectIx};
use crate::instance::{Decision, DecisionKind};
use crate::plan::ReasonCode;
use crate::programme::ShareOf;
use crate::solve::Proof;

const MBPS: usize = 0;

fn line(level: i64, yearly: i64) -> Opt {
    Opt { line: Some((MBPS, level)), yearly, ..opt(Buy::Once) }
}

/// Schools that lack bandwidth (need, have, price of each line), lines by level and fee, and tenge per year.
fn lines(rows: &[(&str, i64, i64, &[i64])], lines: &[(i64, i64)], budget: &[i64]) -> Tiny {
    let objects = rows.iter().map(|(id, need, have, prices)| {
        let mut needs = vec![(0, 0); lines.len()];
        needs[MBPS] = (*need, *have);
        obj(id, true, &needs, prices)
    });
    let mut tiny = Tiny::new(Buy::Once, 0, objects.collect());
    tiny.options = lines.iter().map(|(level, yearly)| line(*level, *yearly)).collect();
    tiny.budgets = vec![Bud { amounts: budget.to_vec(), options: (0..lines.len()).collect(), rural_only: false }];
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Full(NeedIx::new(MBPS)))])];
    tiny
}

/// Who gets what: object, option, year.
fn purchases(tiny: &Tiny, plan: &Plan) -> Vec<(String, usize, usize)> {
    let instance = tiny.instance();
    let of = |p: &crate::plan::Purchase| (instance.objects.id[p.object.at()].clone(), p.option.at(), p.year.at());
    plan.purchases.iter().map(of).collect()
}

/// T10: fibre 100, 4G 20 and satellite 4 at three schools; what is not offered is beyond all money.
fn t10(budget: i64) -> Tiny {
    const NONE: i64 = 1_000;
    let rows: [(&str, i64, i64, &[i64]); 3] =
        [("X", 25, 0, &[30, NONE, NONE]), ("Y", 20, 0, &[30, 12, NONE]), ("Z", 4, 0, &[NONE, NONE, 5])];
    let mut tiny = lines(&rows, &[(100, 0), (20, 0), (4, 0)], &[budget]);
    for (object, pupils) in tiny.objects.iter_mut().zip([500, 100, 40]) {
        object.pupils = pupils;
    }
    tiny
}

#[test]
fn t10_each_school_gets_the_line_that_is_fast_enough() {
    let got = |budget| {
        let tiny = t10(budget);
        let plan = tiny.plan();
        assert_eq!(plan.goals[0].proof, Proof::A);
        let bought = purchases(&tiny, &plan).into_iter().map(|(id, k, _)| format!("{id}{k}"));
        bought.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(got(47), "X0 Y1 Z2");
    assert_eq!(got(46), "X0 Y1");
    assert_eq!(got(34), "Y1 Z2");
}

#[test]
fn a_line_is_replaced_only_by_a_faster_one_and_then_costs_no_more_fees() {
    // Copper now is all that the first year can pay; fibre follows when there is money, and copper's fee ends.
    let mut tiny = lines(&[("A", 20, 0, &[50, 10])], &[(100, 7), (8, 3)], &[13, 57, 7]);
    let mbps = NeedIx::new(MBPS);
    tiny.goals.push((Sense::Maximise, vec![(1, Measure::Units(mbps))]));
    let plan = tiny.plan();
    assert_eq!(purchases(&tiny, &plan), [("A".to_owned(), 0, 1)]);
    let fees: Vec<_> = plan.fees.iter().map(|fee| (fee.option.at(), fee.year.at())).collect();
    assert_eq!(fees, [(0, 1), (0, 2)]);
    // When every year counts, both are bought.
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Units(mbps))])];
    let mut instance = tiny.instance();
    instance.goals[0].year = YearIx::new(0);
    instance.goals.push(Goal { year: YearIx::new(2), ..instance.goals[0].clone() });
    let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
    assert_eq!(purchases(&tiny, &plan), [("A".to_owned(), 0, 1), ("A".to_owned(), 1, 0)]);
    let fees: Vec<_> = plan.fees.iter().map(|fee| (fee.option.at(), fee.year.at())).collect();
    assert_eq!(fees, [(0, 1), (0, 2), (1, 0)]);
    let lines = plan.coverage.iter().filter(|line| line.group == GroupKind::All && line.need == mbps);
    let stocks: Vec<_> = lines.map(|line| (line.year.at(), line.stock.1.get(), line.after.get())).collect();
    assert_eq!(stocks, [(0, 8, 8), (1, 100, 20), (2, 100, 20)]);
}

#[test]
fn what_works_today_is_never_replaced_by_something_slower() {
    // Satellite (8) is no faster than what works; only fibre helps, and there is no money for it.
    let mut tiny = lines(&[("A", 20, 8, &[50, 1]), ("B", 20, 4, &[50, 1])], &[(100, 0), (8, 0)], &[40]);
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Units(NeedIx::new(MBPS)))])];
    let plan = tiny.plan();
    assert_eq!(purchases(&tiny, &plan), [("B".to_owned(), 1, 0)]);
    let satellite_at_a = plan.reasons.iter().find(|r| r.object.at() == 0 && r.option.at() == 1);
    assert_eq!(satellite_at_a.map(|r| r.code.clone()), Some(ReasonCode::NotBetter));
}

#[test]
fn other_lines_are_not_needed_where_one_works() {
    let tiny = lines(&[("A", 20, 0, &[50_000, 20_000, 1_000])], &[(100, 0), (30, 0), (4, 0)], &[60_000]);
    let plan = tiny.plan();
    assert_eq!(purchases(&tiny, &plan), [("A".to_owned(), 1, 0)], "the cheapest line that is fast enough");
    let codes: Vec<_> = plan.reasons.iter().map(|r| r.code.clone()).collect();
    assert_eq!(codes, [ReasonCode::NotWorth, ReasonCode::Filled, ReasonCode::OtherWorks]);
}

#[test]
fn t29_people_are_served_by_the_level_that_works() {
    // 100 Mbit/s at 500 kbit/s serve 200 of 300 pupils; 10 Mbit/s today serve 20.
    let tiny = lines(&[("A", 150, 10, &[50])], &[(100, 0)], &[60]);
    let mut instance = tiny.instance();
    let mbps = NeedIx::new(MBPS);
    instance.alternatives[0].served_today = Some(vec![Units::new(20)]);
    instance.alternatives[0].members[0].served = Some(vec![Units::new(200)]);
    instance.goals[0].metric.terms = vec![(1, Measure::People(mbps))];
    let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
    assert_eq!((plan.goals[0].value, plan.goals[0].proof), (200, Proof::A));
    instance.budgets[0].amount = vec![Money::ZERO];
    let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
    assert_eq!(plan.goals[0].value, 20);
}

/// A random instance: schools with lines, and Wi-Fi that may require the bandwidth.
#[derive(Clone, Debug)]
struct Random {
    tiny: Tiny,
    served: bool,
    must: bool,
}

impl Random {
    fn instance(&self) -> Instance {
        let mut instance = self.tiny.instance();
        let objects = instance.objects.len();
        if self.served {
            let group = &mut instance.alternatives[0];
            let have = &instance.needs[MBPS].have;
            let served = |level: i64, at: usize| Units::new((level * 3).min(instance.objects.pupils[at].get()));
            let today = (0..objects).map(|at| served(have.get(ObjectIx::new(at), YearIx::new(0)).get(), at));
            group.served_today = Some(today.collect());
            for member in &mut group.members {
                let own = (0..objects).map(|at| served(member.level[at].get(), at));
                member.served = Some(own.collect());
            }
        }
        if self.must {
            let (kind, reason) = (DecisionKind::Must, String::new());
            instance.decisions = vec![Decision { object: ObjectIx::new(0), kind, reason }];
        }
        instance
    }
}

fn mode() -> impl Strategy<Value = RuralMode> {
    let floor = |of| RuralMode::Floor { share: fraction(1, 2), of };
    prop_oneof![Just(RuralMode::None), Just(RuralMode::First), Just(floor(ShareOf::Units)), Just(floor(ShareOf::Money)),]
}

prop_compose! {
    fn random()(
        rows in prop::collection::vec(
            (any::<bool>(), 0_i64..12, 0_i64..6, 0_i64..9, prop::collection::vec(0_i64..9, 4), 0_i64..30), 1..4),
        levels in prop::collection::vec((1_i64..14, 0_i64..3), 2..4),
        budget in prop::collection::vec(0_i64..20, 1..4),
        mode in mode(),
        chained in any::<bool>(),
        served in any::<bool>(),
        must in prop::bool::weighted(0.2),
        measure in 0_usize..4,
        fees in any::<bool>(),
    ) -> Random {
        let wifi = levels.len();
        let objects = rows.iter().enumerate().map(|(at, (rural, need, have, other, prices, pupils))| {
            let mut needs = vec![(0, 0); wifi + 1];
            needs[MBPS] = (*need, *have);
            needs[wifi] = (1, 0);
            let mut own: Vec<i64> = prices.iter().copied().take(wifi).collect();
            own.push(*other);
            Obj { pupils: *pupils, ..obj(&format!("S{at}"), *rural, &needs, &own) }
        });
        let mut tiny = Tiny::new(Buy::Once, 0, objects.collect()).rural(mode);
        let requires = if chained { vec![MBPS] } else { Vec::new() };
        tiny.options = levels.iter().map(|(level, fee)| line(*level, if fees { *fee } else { 0 })).collect();
        tiny.options.push(Opt { requires, ..opt(Buy::Once) });
        tiny.budgets = vec![Bud { amounts: budget.clone(), options: (0..=wifi).collect(), rural_only: false }];
        let mbps = NeedIx::new(MBPS);
        let measures = [Measure::Full(mbps), Measure::Units(mbps), Measure::People(mbps), Measure::PeopleYears(mbps)];
        let own = (Sense::Maximise, vec![(1, measures[measure]), (1, Measure::Full(NeedIx::new(wifi)))]);
        let last = YearIx::new(budget.len() - 1);
        tiny.goals = vec![own, (Sense::Minimise, vec![(1, Measure::Commitment(last))])];
        let cap = Limit::AtMost(Fraction::whole(40));
        tiny.rules = vec![(RuleKind::Cap, Measure::Stock(mbps), GroupIx::new(Instance::ALL), cap, true)];
        Random { tiny, served, must }
    }
}

/// Every allowed choice of purchases, with what follows from them; `None` when there are too many.
fn choices(problem: &Problem) -> Option<Vec<Vec<i64>>> {
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for (at, column) in problem.columns.iter().enumerate() {
        if let ColumnName::Bought(_, _, year) = column.name {
            if year.at() == 0 {
                chains.push(Vec::new());
            }
            chains.last_mut().expect("years are in order").push(at);
        }
    }
    let options: usize = chains.iter().map(|chain| chain.len() + 1).fold(1, usize::saturating_mul);
    if options > 20_000 {
        return None;
    }
    let mut out = Vec::new();
    for mut number in 0..options {
        let mut values = vec![0; problem.columns.len()];
        for chain in &chains {
            let from = number % (chain.len() + 1);
            number /= chain.len() + 1;
            for column in chain.iter().skip(from) {
                values[*column] = 1;
            }
        }
        let wanted = values.clone();
        problem.settle(&mut values);
        let kept = chains.iter().flatten().all(|column| values[*column] == wanted[*column]);
        if kept {
            out.push(values);
        }
    }
    Some(out)
}

/// Sets the shortfall of the only soft rule, and says whether a branch's rows hold.
fn completes(problem: &Problem, values: &mut [i64]) -> bool {
    for (at, column) in problem.columns.iter().enumerate() {
        if let ColumnName::Shortfall(row) = column.name {
            let row = &problem.rows[row.at()];
            let short = (row.form.value(values) - row.limit).max(0);
            values[at] = i64::try_from(short).expect("small");
        }
    }
    problem.structure_holds(values)
        && problem.branches.iter().any(|branch| {
            problem.rows_of(branch).all(|(_, row)| match (row.sense, row.form.value(values)) {
                (RowSense::AtMost, value) => value <= row.limit,
                (RowSense::AtLeast, value) => value >= row.limit,
                (RowSense::Equal, value) => value == row.limit,
            })
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(2021), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_with_alternatives_are_as_good_as_enumeration(random in random()) {
        let instance = random.instance();
        let problem = formulate(&instance);
        let choices = choices(&problem);
        prop_assume!(choices.is_some());
        let mut best: Option<Vec<i128>> = None;
        for mut values in choices.unwrap_or_default() {
            if completes(&problem, &mut values) {
                let goals: Vec<i128> = problem.goals.iter().map(|goal| goal.form.value(&values)).collect();
                if best.as_ref().is_none_or(|b| goals > *b) {
                    best = Some(goals);
                }
            }
        }
        match (plan_instance(&instance, &Limits::default()), best) {
            (Err(_), None) => {}
            (Ok(plan), Some(best)) => {
                for (goal, best) in plan.goals.iter().zip(best) {
                    let (value, bound) = if goal.minimise { (-goal.value, -goal.bound) } else { (goal.value, goal.bound) };
                    prop_assert!(bound >= best, "{} is bounded by {bound}, {best} is possible", goal.text);
                    prop_assert!(goal.proof < Proof::C, "{} is left at a limit", goal.text);
                    prop_assert!(best - value < i128::from(goal.step), "{}: {value} of {best}, {:?}", goal.text, goal.proof);
                    if best != value {
                        return Ok(());
                    }
                }
            }
            (plan, best) => prop_assert!(false, "{plan:?} against {best:?}"),
        }
    }

    #[test]
    fn best_responses_of_switches_are_exact(random in random(), prices in prop::collection::vec(-9_i128..10, 40)) {
        let problem = formulate(&random.instance());
        let choices = choices(&problem);
        prop_assume!(choices.is_some());
        let is_inside = |at: usize| !matches!(problem.columns[at].name, ColumnName::Paid(..) | ColumnName::Shortfall(_));
        let worth: Vec<i128> = (0..problem.columns.len())
            .map(|at| if is_inside(at) { prices[at % prices.len()] } else { 0 })
            .collect();
        let value = |values: &Vec<i64>| values.iter().zip(&worth).map(|(v, w)| i128::from(*v) * w).sum::<i128>();
        let best = choices.unwrap_or_default().into_iter().filter(|v| problem.structure_holds(v)).map(|v| value(&v)).max();
        let mut response = vec![0; problem.columns.len()];
        let found = problem.best_response(&worth, &problem.bounds(), &mut response);
        prop_assert_eq!(found, best);
        if found.is_some() {
            prop_assert!(problem.structure_holds(&response));
            prop_assert_eq!(Some(value(&response)), best);
        }
    }
}

#[test]
fn a_purchase_cannot_be_taken_back() {
    let tiny = lines(&[("A", 20, 0, &[50, 10])], &[(100, 7), (8, 3)], &[100, 100]);
    let problem = formulate(&tiny.instance());
    let column = |k: usize, t: usize| {
        let name = ColumnName::Bought(ObjectIx::new(0), OptionIx::new(k), YearIx::new(t));
        let at = problem.columns.iter().position(|column| column.name == name);
        ColumnIx::new(at.expect("both lines may be bought"))
    };
    let holds = |set: &[(usize, usize)]| {
        let mut values = vec![0; problem.columns.len()];
        for (k, t) in set {
            values[column(*k, *t).at()] = 1;
        }
        let wanted = values.clone();
        problem.settle(&mut values);
        let purchases = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(k, t)| column(k, t).at());
        purchases.iter().all(|at| values[*at] == wanted[*at]) && problem.structure_holds(&values)
    };
    assert!(holds(&[(1, 0), (1, 1), (0, 1)]), "copper first, then fibre");
    assert!(!holds(&[(0, 0), (0, 1), (1, 1)]), "copper after fibre");
    assert!(!holds(&[(0, 0), (0, 1), (1, 0), (1, 1)]), "both in one year");
    assert!(!holds(&[(0, 0)]), "fibre in the first year only");
}
