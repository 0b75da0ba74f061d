//! Cases whose answers are proved by hand.

use super::*;
use crate::index::ObjectIx;
use crate::instance::{Decision, DecisionKind};
use crate::plan::{ModeOutcome, ReasonCode, Status};
use crate::programme::ShareOf;
use crate::solve::Proof;

fn kits(count: usize, price: i64) -> Vec<Obj> {
    (0..count).map(|at| obj(&format!("S{at:03}"), at % 5 != 0, &[(1, 0)], &[price])).collect()
}

fn teachers(count: usize, lack: i64, price: i64) -> Vec<Obj> {
    (0..count).map(|at| obj(&format!("S{at:03}"), true, &[(lack, 0)], &[price])).collect()
}

/// Points 4, 3, 2, 1 for the first to the fourth unit of each object: 4 + 3 + 4 + 3.
#[test]
fn t19_diminishing_points_spread_units() {
    let quarter = |n: i128| Step { share: fraction(n, 4), value: i64::try_from(5 - n).expect("small") };
    let objects = vec![obj("A", true, &[(6, 2)], &[1]), obj("B", false, &[(4, 0)], &[1])];
    let mut tiny = Tiny::new(Buy::Units, 4, objects);
    tiny.options[0].steps = (1..=4).map(quarter).collect();
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Value(OptionIx::new(0)))])];
    let plan = tiny.plan();
    assert_eq!(bought(&tiny, &plan, 0).into_iter().map(|(_, n)| n).collect::<Vec<_>>(), [2, 2]);
    assert_eq!((plan.goals[0].value, plan.status), (14, Status::Proved));
}

#[test]
fn t01_fifty_classes_and_nothing_left() {
    let tiny = Tiny::new(Buy::Once, 476_800_000, kits(60, 9_536_000));
    let plan = tiny.plan();
    assert_eq!((plan.purchases.len(), left(&plan, 0)), (50, 0));
    assert_eq!(plan.status, Status::Proved);
}

#[test]
fn t01_one_tenge_dearer_loses_a_class() {
    let mut objects = kits(50, 9_536_000);
    objects[7].prices[0] += 1;
    let plan = Tiny::new(Buy::Once, 476_800_000, objects).plan();
    assert_eq!((plan.purchases.len(), left(&plan, 0)), (49, 9_536_000));
}

#[test]
fn t02_units_at_the_published_price() {
    for (price, units, rest) in [(269_956, 1_155, 820), (269_957, 1_154, 269_622)] {
        let tiny = Tiny::new(Buy::Units, 311_800_000, teachers(200, 9, price));
        let plan = tiny.plan();
        assert_eq!(split(&tiny, &plan).0, units);
        assert_eq!(left(&plan, 0), rest);
        assert_eq!(plan.status, Status::Proved);
    }
}

#[test]
fn t03_counts_before_and_after_the_tender() {
    for (price, units, rest) in [(229_957, 1_639, 477), (209_156, 1_802, 888), (209_157, 1_801, 208_243)] {
        let tiny = Tiny::new(Buy::Units, 376_900_000, teachers(300, 11, price));
        let plan = tiny.plan();
        assert_eq!((split(&tiny, &plan).0, left(&plan, 0)), (units, rest));
    }
}

fn villages_and_town(rural_need: i64) -> Tiny {
    let objects = vec![obj("rural", true, &[(rural_need, 0)], &[2]), obj("urban", false, &[(12, 0)], &[1])];
    Tiny::new(Buy::Units, 12, objects)
}

#[test]
fn t04_every_way_of_putting_villages_first() {
    let half = |of| RuralMode::Floor { share: fraction(1, 2), of };
    for (mode, expected) in [
        (RuralMode::None, (0, 12)),
        (RuralMode::Weight(fraction(3, 2)), (0, 12)),
        (RuralMode::Weight(fraction(3, 1)), (6, 0)),
        (RuralMode::First, (6, 0)),
        (half(ShareOf::Units), (4, 4)),
        (half(ShareOf::Money), (3, 6)),
    ] {
        let tiny = villages_and_town(8).rural(mode);
        let plan = tiny.plan();
        assert_eq!(split(&tiny, &plan), expected, "{mode:?}");
    }
    let weight_two = villages_and_town(8).rural(RuralMode::Weight(fraction(2, 1))).plan();
    assert_eq!(weight_two.goals[0].value, 12);
    let first = villages_and_town(4).rural(RuralMode::First);
    assert_eq!(split(&first, &first.plan()), (4, 4));
}

#[test]
fn t04_the_table_of_modes_shows_what_each_costs() {
    let plan = villages_and_town(8).rural(RuralMode::First).plan();
    let lines: Vec<_> = plan.modes[0].lines.iter().map(|l| (l.rural, l.urban, l.lost, l.chosen)).collect();
    let expected = [(0, 12, 0, false), (6, 0, 6, true), (0, 12, 0, false), (4, 4, 4, false), (3, 6, 3, false)];
    assert_eq!(lines, expected);
}

#[test]
fn a_guaranteed_share_does_not_leave_money_when_the_village_is_full() {
    let objects = vec![obj("rural", true, &[(4, 0)], &[1]), obj("urban", false, &[(12, 0)], &[1])];
    let tiny = Tiny::new(Buy::Units, 20, objects).rural(RuralMode::Floor { share: fraction(1, 2), of: ShareOf::Units });
    assert_eq!(split(&tiny, &tiny.plan()), (4, 12));
}

/// The town must have it, so half for the village is impossible with money for one: the table says so and stays.
#[test]
fn a_mode_without_a_plan_keeps_its_row() {
    let objects = vec![obj("rural", true, &[(1, 0)], &[1]), obj("urban", false, &[(1, 0)], &[1])];
    let mut instance = Tiny::new(Buy::Once, 1, objects).instance();
    let (object, kind) = (ObjectIx::new(1), DecisionKind::Must);
    instance.decisions.push(Decision { object, kind, reason: "order 5".to_owned() });
    let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
    let lines: Vec<_> = plan.modes[0].lines.iter().map(|l| (l.outcome, l.rural, l.urban)).collect();
    let town = (ModeOutcome::Planned, 0, 1);
    let none = (ModeOutcome::Impossible, 0, 0);
    assert_eq!(lines, [town, town, town, none, none]);
}

#[test]
fn t05_a_tier_before_the_total() {
    let mut objects: Vec<Obj> = (0..2).map(|n| obj(&format!("r{n}"), true, &[(1, 0)], &[7])).collect();
    objects.extend((0..3).map(|n| obj(&format!("u{n}"), false, &[(1, 0)], &[3])));
    let tiny = Tiny::new(Buy::Once, 10, objects);
    assert_eq!(split(&tiny, &tiny.plan()), (0, 3));
    let first = tiny.rural(RuralMode::First);
    assert_eq!(split(&first, &first.plan()), (1, 1));
}

fn chain(budget: i64) -> Tiny {
    // Needs: line, Wi-Fi, kit. A has a line and lacks the rest; B lacks all.
    let objects = vec![
        obj("A", true, &[(1, 1), (1, 0), (1, 0)], &[10, 3, 4]),
        obj("B", true, &[(1, 0), (1, 0), (1, 0)], &[10, 3, 4]),
    ];
    let mut tiny = Tiny::new(Buy::Once, budget, objects);
    tiny.options =
        vec![opt(Buy::Once), Opt { requires: vec![0], ..opt(Buy::Once) }, Opt { requires: vec![1], ..opt(Buy::Once) }];
    tiny.budgets[0].options = vec![0, 1, 2];
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Full(NeedIx::new(2)))])];
    tiny
}

#[test]
fn t11_prerequisites_are_bought_first() {
    for (budget, kits) in [(6, 0), (7, 1), (23, 1), (24, 2)] {
        let plan = chain(budget).plan();
        assert_eq!(plan.goals[0].value, kits, "budget {budget}");
        assert_eq!(plan.purchases.iter().filter(|p| p.option.at() == 2).count(), usize::try_from(kits).expect("few"));
    }
}

#[test]
fn t12_half_a_bundle_is_not_bought() {
    for (budget, bundles) in [(51, 1), (52, 2)] {
        let objects =
            vec![obj("A", true, &[(1, 0)], &[5 + 2 * 4 + 6 + 1]), obj("B", true, &[(1, 0)], &[5 + 2 * 10 + 6 + 1])];
        assert_eq!(Tiny::new(Buy::Once, budget, objects).plan().goals[0].value, bundles);
    }
}

/// Two objects in the first year at 10, three in the second at 12.
fn t13(first: i64, second: i64, soft: bool) -> Instance {
    let mut tiny = Tiny::new(Buy::Once, 0, kits(6, 10));
    tiny.budgets[0].amounts = vec![first, second];
    let mut instance = tiny.instance();
    for object in ObjectIx::all(6) {
        instance.options[0].price.set(object, YearIx::new(1), Money::from_tenge(12).expect("a small price"));
    }
    for (year, count) in [(0, 2), (1, 3)] {
        for limit in [Limit::AtLeast(Fraction::whole(count)), Limit::AtMost(Fraction::whole(count))] {
            instance.rules.push(RuleRow {
                id: "plan".to_owned(),
                label: Label::default(),
                rule: RuleIx::new(0),
                kind: RuleKind::Target,
                metric: Metric { text: "new(n0)".to_owned(), terms: vec![(1, Measure::New(NeedIx::new(0)))] },
                group: GroupIx::new(0),
                other: None,
                year: YearIx::new(year),
                limit,
                soft,
            });
        }
    }
    instance
}

fn per_year(plan: &Plan) -> [i64; 2] {
    [0, 1].map(|t| plan.purchases.iter().filter(|p| p.year.at() == t).map(|p| p.quantity.get()).sum())
}

#[test]
fn t13_targets_of_every_year_are_met_exactly() {
    let plan = plan_instance(&t13(25, 36, false), &Limits::default()).expect("there is a plan");
    assert_eq!(per_year(&plan), [2, 3]);
    // More money does not pass the target.
    let plan = plan_instance(&t13(100, 100, false), &Limits::default()).expect("there is a plan");
    assert_eq!(per_year(&plan), [2, 3]);
    let none = plan_instance(&t13(25, 35, false), &Limits::default()).expect_err("36 is more than 35");
    assert_eq!(none, NoPlan::Contradiction { shortfalls: vec![(2, Fraction::ONE)] });
}

#[test]
fn t13_money_that_passes_on_pays_next_year() {
    let mut instance = t13(25, 35, false);
    instance.budgets[0].carry_over = true;
    let plan = plan_instance(&instance, &Limits::default()).expect("35 and 5 carried over are enough for 36");
    assert_eq!(per_year(&plan), [2, 3]);
    let money: Vec<_> = plan.budgets.iter().map(|line| (line.carried, line.left())).collect();
    let tenge = |amount| Money::from_tenge(amount).expect("a small amount");
    assert_eq!(money, [(Money::ZERO, tenge(5)), (tenge(5), tenge(4))]);
    // Money does not pass back: a first year of 15 buys one.
    let mut instance = t13(15, 100, true);
    instance.budgets[0].carry_over = true;
    assert_eq!(per_year(&plan_instance(&instance, &Limits::default()).expect("a soft rule stops nothing")), [1, 3]);
}

#[test]
fn m24_carrying_over_is_never_worse_also_with_several_payers() {
    let objects: Vec<Obj> = ["A", "B", "C", "D"].map(|id| obj(id, id < "C", &[(3, 0)], &[4])).to_vec();
    let mut tiny = Tiny::new(Buy::Units, 0, objects);
    tiny.budgets = vec![
        Bud { amounts: vec![10, 9, 7], options: vec![0], rural_only: true },
        Bud { amounts: vec![3, 6, 3], options: vec![0], rural_only: false },
    ];
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::Units(NeedIx::new(0)))])];
    let mut instance = tiny.instance();
    let value = |instance: &Instance| {
        let plan = plan_instance(instance, &Limits::default()).expect("there is a plan");
        assert!(plan.budgets.iter().all(|line| line.left() >= Money::ZERO), "{:?}", plan.budgets);
        assert_ne!(plan.status, Status::Bounded);
        plan.goals[0].value
    };
    // 2 + 2 + 1 and 0 + 1 + 0 without; ⌊26 / 4⌋ of the first with carrying over; ⌊12 / 4⌋ of the second too.
    assert_eq!(value(&instance), 6);
    instance.budgets[0].carry_over = true;
    assert_eq!(value(&instance), 7);
    instance.budgets[1].carry_over = true;
    assert_eq!(value(&instance), 9);
}

#[test]
fn a_soft_target_counts_what_it_misses_either_way() {
    let plan = plan_instance(&t13(25, 35, true), &Limits::default()).expect("a soft rule stops nothing");
    assert_eq!((per_year(&plan), plan.goals[0].value), ([2, 2], 1));
    let met: Vec<bool> = plan.rules.iter().map(|rule| rule.met).collect();
    assert_eq!(met, [true, true, false, true]);
    assert_eq!(plan.rules[2].shortfall, Fraction::ONE);
}

#[test]
fn t22_capacity_limits_what_money_could_buy() {
    let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &[(10, 0)], &[1])]);
    tiny.budgets[0].amounts = vec![200, 200];
    let count = Measure::Count(OptionIx::new(0));
    let row = (RuleKind::Capacity, count, GroupIx::new(0), Limit::AtMost(Fraction::whole(4)), false);
    tiny.rules = vec![row, row];
    let mut instance = tiny.instance();
    instance.rules[0].year = YearIx::new(0);
    let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
    assert_eq!((per_year(&plan), plan.goals[0].value, plan.status), ([4, 4], 8, Status::Proved));
    assert_eq!(plan.rules.iter().map(|r| r.achieved).collect::<Vec<_>>(), [Fraction::whole(4), Fraction::whole(4)]);
    assert_eq!((left(&plan, 0), left(&plan, 1)), (196, 196));
}

/// The rural stock falls from 4 to 2: two dear units keep the share of the year before, two cheap ones are left.
#[test]
fn a_share_that_must_not_fall_is_bought_back_first() {
    let objects = vec![obj("rural", true, &[(10, 4)], &[2]), obj("urban", false, &[(10, 0)], &[1])];
    let mut tiny = Tiny::new(Buy::Units, 0, objects);
    tiny.budgets[0].amounts = vec![0, 6];
    let plan_with = |rule: Option<bool>| {
        let kept = |soft| {
            let limit = Limit::AtLeast(Fraction::ZERO);
            (RuleKind::NoRegress, Measure::Share(NeedIx::new(0)), GroupIx::new(Instance::RURAL), limit, soft)
        };
        let tiny = Tiny { rules: rule.map(kept).into_iter().collect(), ..tiny.clone() };
        let mut instance = tiny.instance();
        instance.needs[0].have.set(ObjectIx::new(0), YearIx::new(1), Units::new(2));
        let plan = plan_instance(&instance, &Limits::default()).expect("there is a plan");
        (split(&tiny, &plan), plan.status)
    };
    assert_eq!(plan_with(None), ((0, 6), Status::Proved));
    assert_eq!(plan_with(Some(false)), ((2, 2), Status::Proved));
    assert_eq!(plan_with(Some(true)), ((2, 2), Status::Proved));
}

#[test]
fn t28_the_gap_between_village_and_town() {
    let objects = vec![obj("rural", true, &[(10, 0)], &[2]), obj("urban", false, &[(10, 0)], &[1])];
    let mut tiny = Tiny::new(Buy::Units, 20, objects);
    let gap = |group, percent, soft| {
        (
            RuleKind::Gap,
            Measure::Share(NeedIx::new(0)),
            GroupIx::new(group),
            Limit::AtMost(fraction(percent, 100)),
            soft,
        )
    };
    tiny.rules = vec![gap(Instance::RURAL, 10, false), gap(Instance::URBAN, 10, false)];
    let plan = tiny.plan();
    assert_eq!((split(&tiny, &plan), left(&plan, 0)), ((6, 7), 1));
    assert_eq!(plan.rules.iter().map(|r| r.achieved).collect::<Vec<_>>(), [fraction(-1, 10), fraction(1, 10)]);
    let first = tiny.clone().rural(RuralMode::First);
    assert_eq!(split(&first, &first.plan()), (7, 6));
    // Ten urban units are free to come; a soft gap of nothing is missed by one unit in ten: 1 000 hundredths of a point.
    tiny.rules = vec![gap(Instance::RURAL, 0, true), gap(Instance::URBAN, 0, true)];
    tiny.objects[0].needs = vec![(10, 1)];
    tiny.budgets[0].amounts = vec![1];
    assert_eq!((tiny.plan().goals[0].value, split(&tiny, &tiny.plan())), (0, (0, 1)));
    tiny.budgets[0].amounts = vec![0];
    let plan = tiny.plan();
    assert_eq!((plan.goals[0].value, plan.rules[0].shortfall), (1_000, Fraction::whole(1_000)));
}

#[test]
fn t15_yearly_fees_are_paid_every_year() {
    let mut tiny = Tiny::new(Buy::Once, 0, kits(6, 2));
    tiny.options[0].yearly = 1;
    tiny.budgets[0].amounts = vec![10, 10, 10];
    let plan = tiny.plan();
    let bought = |t: usize| plan.purchases.iter().filter(|p| p.year.at() == t).count();
    assert_eq!([bought(0), bought(1), bought(2)], [3, 2, 1]);
    assert_eq!(plan.fees.iter().map(|f| f.quantity.get()).sum::<i64>(), 14);
}

#[test]
fn t15_what_later_budgets_inherit_ends_with_the_service_life() {
    let mut tiny = Tiny::new(Buy::Once, 0, kits(6, 2));
    tiny.options[0].yearly = 1;
    tiny.budgets[0].amounts = vec![10, 10, 10];
    let mut instance = tiny.instance();
    let inherited = |instance: &Instance| {
        let plan = plan_instance(instance, &Limits::default()).expect("there is a plan");
        let line = |line: &crate::plan::Commitment| (line.year.get(), line.units.get(), line.sum.tenge_and_tiyn().0);
        plan.commitments.iter().map(line).collect::<Vec<_>>()
    };
    // Bought 3, 2 and 1 from 2020 on, all of them without end.
    assert_eq!(inherited(&instance), [(2023, 6, 6), (2024, 6, 6), (2025, 6, 6)]);
    // With four years each, the first three end after 2023, the next two after 2024.
    instance.options[0].life = Some(4);
    assert_eq!(inherited(&instance), [(2023, 6, 6), (2024, 3, 3), (2025, 1, 1)]);
}

#[test]
fn earlier_is_better_when_people_count_in_every_year() {
    // The large school costs the whole of either year; two small ones fit the first year, one the second.
    let mut objects = vec![obj("large", true, &[(1, 0)], &[4]), obj("small", true, &[(1, 0)], &[3])];
    objects[0].pupils = 100;
    objects[1].pupils = 60;
    let mut tiny = Tiny::new(Buy::Once, 0, objects);
    tiny.budgets[0].amounts = vec![4, 3];
    tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::PeopleYears(NeedIx::new(0)))])];
    let plan = tiny.plan();
    // 100 people in two years and 60 in the second.
    assert_eq!((plan.goals[0].value, plan.status), (260, Status::Proved));
    assert_eq!(plan.purchases.iter().map(|p| (p.object.at(), p.year.at())).collect::<Vec<_>>(), [(0, 0), (1, 1)]);
}

#[test]
fn fees_left_to_later_budgets_are_a_goal_and_a_limit() {
    let objects: Vec<Obj> = ["A", "B"].map(|id| obj(id, true, &[(1, 0), (1, 0)], &[5, 1])).to_vec();
    let mut tiny = Tiny::new(Buy::Once, 40, objects);
    tiny.options = vec![opt(Buy::Once), Opt { yearly: 7, ..opt(Buy::Once) }];
    tiny.budgets[0].options = vec![0, 1];
    let served = vec![(1, Measure::Full(NeedIx::new(0))), (1, Measure::Full(NeedIx::new(1)))];
    let fees = Measure::Commitment(YearIx::new(0));
    tiny.goals = vec![(Sense::Maximise, served), (Sense::Minimise, vec![(1, fees)])];
    let plan = tiny.plan();
    assert_eq!((plan.goals[0].value, plan.goals[1].value), (4, 1_400));
    // A cap of 7 tenge a year leaves one of the two lines with a fee.
    let cap = |tenge| (RuleKind::Cap, fees, GroupIx::new(0), Limit::AtMost(Fraction::whole(tenge)), false);
    tiny.rules = vec![cap(13)];
    let plan = tiny.plan();
    assert_eq!((plan.goals[0].value, plan.goals[1].value), (3, 700));
    assert_eq!((plan.rules[0].achieved, plan.rules[0].met), (Fraction::whole(7), true));
}

#[test]
fn t16_floors_beyond_the_money_name_their_shortfall() {
    let mut objects = Vec::new();
    for (district, count, price) in [(0, 40, 9_600_000), (1, 30, 11_200_000)] {
        objects.extend(
            (0..count).map(|n| Obj { district, ..obj(&format!("D{district}-{n:02}"), true, &[(1, 0)], &[price]) }),
        );
    }
    let mut tiny = Tiny::new(Buy::Once, 476_800_000, objects);
    let floor = |group, least| {
        let limit = Limit::AtLeast(Fraction::whole(least));
        (RuleKind::Floor, Measure::Units(NeedIx::new(0)), GroupIx::new(group), limit, false)
    };
    tiny.rules = vec![floor(3, 30), floor(4, 20)];
    let NoPlan::Contradiction { shortfalls } = tiny.no_plan() else { panic!("a contradiction") };
    // The first rule is served first; the second falls short by what 35.2 M does not buy.
    assert_eq!(shortfalls, vec![(1, Fraction::whole(4))]);
    tiny.budgets[0].amounts = vec![512_000_000];
    assert_eq!((tiny.plan().goals[0].value, left(&tiny.plan(), 0)), (50, 0));
}

#[test]
fn t20_one_payer_per_unit() {
    let objects = vec![obj("rural", true, &[(5, 0)], &[3]), obj("urban", false, &[(5, 0)], &[3])];
    let mut tiny = Tiny::new(Buy::Units, 0, objects);
    tiny.budgets = vec![
        Bud { amounts: vec![10], options: vec![0], rural_only: true },
        Bud { amounts: vec![11], options: vec![0], rural_only: false },
    ];
    let plan = tiny.plan();
    assert_eq!(plan.goals[0].value, 6);
    for purchase in &plan.purchases {
        assert!(purchase.payer.is_some());
    }
    assert_eq!((left(&plan, 0), left(&plan, 1)), (1, 2));
}

#[test]
fn t30_licences() {
    for (price, colleges) in [(1_544_117, 34), (1_544_118, 33)] {
        assert_eq!(Tiny::new(Buy::Once, 52_500_000, kits(34, price)).plan().goals[0].value, colleges);
    }
}

#[test]
fn t31_the_rural_share_of_the_stock_is_kept() {
    let objects = vec![obj("rural", true, &[(60_000, 39_903)], &[2]), obj("urban", false, &[(20_000, 10_550)], &[1])];
    let mut tiny = Tiny::new(Buy::Units, 868 * 2 + 287, objects);
    let limit = Limit::AtLeast(fraction(79, 100));
    tiny.rules = vec![(RuleKind::Share, Measure::Stock(NeedIx::new(0)), GroupIx::new(Instance::RURAL), limit, false)];
    assert_eq!(split(&tiny, &tiny.plan()), (868, 287));
}

#[test]
fn t32_two_floors_for_the_least_money() {
    let objects = vec![obj("rural", true, &[(100, 60)], &[300_000]), obj("urban", false, &[(50, 35)], &[300_000])];
    let mut tiny = Tiny::new(Buy::Units, 7_500_000, objects);
    let floor = |group| {
        let limit = Limit::AtLeast(fraction(80, 100));
        (RuleKind::Floor, Measure::Share(NeedIx::new(0)), GroupIx::new(group), limit, false)
    };
    tiny.rules = vec![floor(Instance::RURAL), floor(Instance::URBAN)];
    tiny.goals = vec![(Sense::Minimise, vec![(1, Measure::Cost)])];
    assert_eq!((split(&tiny, &tiny.plan()), left(&tiny.plan(), 0)), ((20, 5), 0));
    tiny.budgets[0].amounts = vec![7_200_000];
    assert_eq!(tiny.no_plan(), NoPlan::Contradiction { shortfalls: vec![(1, Fraction::ONE)] });
}

#[test]
fn t34_wifi() {
    let plan = Tiny::new(Buy::Once, 454_000_000, kits(277, 2_910_256)).plan();
    assert_eq!((plan.goals[0].value, left(&plan, 0)), (156, 64));
    assert_eq!(Tiny::new(Buy::Once, 454_000_000, kits(277, 2_891_719)).plan().goals[0].value, 157);
    assert_eq!(Tiny::new(Buy::Once, 454_000_000, kits(277, 2_891_720)).plan().goals[0].value, 156);
}

#[test]
fn t35_ties_go_to_the_smallest_keys_whatever_the_row_order() {
    let ids = ["A", "B", "C"];
    let tiny = Tiny::new(Buy::Once, 2, ids.map(|id| obj(id, true, &[(1, 0)], &[1])).to_vec());
    let instance = tiny.instance();
    let mut by_lottery: Vec<usize> = (0..3).collect();
    by_lottery.sort_by_key(|at| instance.objects.lottery[*at]);
    let plan = tiny.plan();
    let winners: Vec<usize> = plan.purchases.iter().map(|p| p.object.at()).collect();
    assert!(!winners.contains(&by_lottery[2]), "the last in the lottery waits");
    let loser = plan.reasons.iter().find(|r| r.object.at() == by_lottery[2]).expect("a reason");
    assert_eq!(loser.code, ReasonCode::Tie);
    assert_eq!((plan.key.objects, plan.key.proved), (3, true));
}

#[test]
fn t06_t36_more_money_may_drop_an_object() {
    let tiny = |budget| {
        let object = |id: &str, pupils, price| Obj { pupils, ..obj(id, true, &[(1, 0)], &[price]) };
        let mut tiny = Tiny::new(Buy::Once, budget, vec![object("1", 7, 6), object("2", 5, 5), object("3", 5, 5)]);
        tiny.goals = vec![(Sense::Maximise, vec![(1, Measure::People(NeedIx::new(0)))])];
        tiny
    };
    for (budget, people) in [(6, 7), (10, 10), (11, 12)] {
        assert_eq!(tiny(budget).plan().goals[0].value, people);
    }
    // T06: one price leaves 11 possible; a short tree closes.
    let plan = tiny(10).plan();
    assert_eq!((plan.goals[0].proof, plan.goals[0].bound), (Proof::A, 10));
    let splits: Vec<usize> = plan.goals[0].leaves.iter().map(|leaf| leaf.splits.len()).collect();
    assert_eq!(splits, [1, 2, 2]);
}

#[test]
fn a_soft_floor_is_reported_and_stops_nothing() {
    let mut tiny = Tiny::new(Buy::Once, 155, kits(277, 1));
    let limit = Limit::AtLeast(Fraction::whole(156));
    tiny.rules = vec![(RuleKind::Floor, Measure::Units(NeedIx::new(0)), GroupIx::new(0), limit, true)];
    let plan = tiny.plan();
    assert_eq!(plan.purchases.len(), 155);
    assert_eq!((plan.rules[0].met, plan.rules[0].shortfall), (false, Fraction::ONE));
    assert_eq!((plan.goals[0].text.as_str(), plan.goals[0].value), ("minimise shortfall(r0)", 1));
}

#[test]
fn level_narrows_the_widest_lack_first() {
    let objects =
        vec![obj("A", true, &[(6, 0)], &[1]), obj("B", true, &[(4, 0)], &[1]), obj("C", true, &[(2, 0)], &[1])];
    let mut tiny = Tiny::new(Buy::Units, 6, objects);
    tiny.spread = Spread::Level;
    // Six units bring the lacks of 6, 4 and 2 down to 2 each.
    let got = bought(&tiny, &tiny.plan(), 0);
    assert_eq!(got, vec![("A".to_owned(), 4), ("B".to_owned(), 2), ("C".to_owned(), 0)]);
    tiny.spread = Spread::Fill;
    let got = bought(&tiny, &tiny.plan(), 0);
    assert_eq!(got, vec![("A".to_owned(), 6), ("B".to_owned(), 0), ("C".to_owned(), 0)]);
}

#[test]
fn an_empty_budget_gives_an_empty_plan() {
    let plan = Tiny::new(Buy::Once, 0, kits(3, 5)).plan();
    assert_eq!((plan.purchases.len(), plan.status), (0, Status::Proved));
    assert!(plan.goals.iter().all(|goal| goal.proof == Proof::A));
}
