//! One golden LP text per rule and structure, in `tests/lp/`. `UPDATE_GOLDEN=1` writes them anew.

use std::path::PathBuf;

use super::{Block, GroupShare, Order, OrderBand, Problem, formulate, lp_text};
use crate::fraction::Fraction;
use crate::index::{ColumnIx, GroupIx, ItemIx, NeedIx, ObjectIx, OptionIx, RowIx, YearIx};
use crate::instance::{Decision, DecisionKind, Instance, Limit};
use crate::plan::tests::uncertain::uncertain;
use crate::plan::tests::{Bud, Opt, Ordered, Tiny, fraction, obj, opt, ordered};
use crate::programme::{Buy, Measure, RuleKind, RuralMode, ShareOf, Spread, Step};
use crate::quantity::Units;

/// Three schools in two districts that lack computers (units) and a line (once).
fn base() -> Tiny {
    let mut objects = vec![
        obj("A", true, &[(5, 2), (1, 1)], &[3, 10]),
        obj("B", true, &[(2, 0), (1, 0)], &[3, 12]),
        obj("C", false, &[(4, 3), (1, 0)], &[2, 11]),
    ];
    objects[2].district = 1;
    let mut tiny = Tiny::new(Buy::Units, 40, objects);
    tiny.options = vec![opt(Buy::Units), opt(Buy::Once)];
    tiny.budgets[0].options = vec![0, 1];
    tiny
}

fn ruled(kind: RuleKind, measure: Measure, group: usize, limit: Limit, soft: bool) -> Instance {
    let mut tiny = base();
    tiny.rules = vec![(kind, measure, GroupIx::new(group), limit, soft)];
    tiny.instance()
}

const PC: fn() -> NeedIx = || NeedIx::new(0);

fn percent_at_most(n: i128) -> Limit {
    Limit::AtMost(fraction(n, 100))
}

/// The instance that shows a kind of rule.
fn example(kind: RuleKind) -> Instance {
    let percent = |n| Limit::AtLeast(fraction(n, 100));
    match kind {
        RuleKind::Floor => ruled(kind, Measure::Share(PC()), Instance::ALL, percent(80), false),
        RuleKind::Cap => ruled(kind, Measure::Cost, Instance::URBAN, Limit::AtMost(Fraction::whole(15)), false),
        RuleKind::Each => {
            let mut tiny = base();
            let row = |group| (kind, Measure::Share(PC()), GroupIx::new(group), percent(50), true);
            tiny.rules = vec![row(3), row(4)];
            tiny.instance()
        }
        RuleKind::Target => {
            let equal = Fraction::whole(2);
            let mut tiny = base();
            let row = |limit| (kind, Measure::New(PC()), GroupIx::new(Instance::ALL), limit, true);
            tiny.rules = vec![row(Limit::AtLeast(equal)), row(Limit::AtMost(equal))];
            tiny.instance()
        }
        RuleKind::Gap => {
            let mut tiny = base();
            let row = |group, soft| (kind, Measure::Share(PC()), GroupIx::new(group), percent_at_most(10), soft);
            tiny.rules = vec![row(Instance::RURAL, false), row(Instance::URBAN, true)];
            tiny.instance()
        }
        RuleKind::Capacity | RuleKind::NoRegress => {
            let (measure, limit) = match kind {
                RuleKind::Capacity => (Measure::Count(OptionIx::new(0)), Limit::AtMost(Fraction::whole(2))),
                _ => (Measure::Share(PC()), Limit::AtLeast(Fraction::ZERO)),
            };
            let mut tiny = base();
            tiny.budgets[0].amounts = vec![20, 20];
            tiny.rules = vec![(kind, measure, GroupIx::new(Instance::RURAL), limit, kind == RuleKind::NoRegress)];
            tiny.instance()
        }
        RuleKind::Share => ruled(kind, Measure::Stock(PC()), Instance::RURAL, percent(79), false),
        RuleKind::Report => ruled(kind, Measure::Units(PC()), Instance::ALL, percent(100), false),
        RuleKind::Cofund => {
            let mut tiny = base();
            tiny.budgets.push(Bud { amounts: vec![15], options: vec![0, 1], rural_only: true });
            let mut instance = tiny.instance();
            instance.budgets[1].cofund = Some(fraction(2, 3));
            instance
        }
        RuleKind::Lock => {
            let mut instance = base().instance();
            let lock = DecisionKind::Lock { option: 0, quantity: Units::new(2) };
            instance.decisions =
                vec![Decision { object: ObjectIx::new(1), kind: lock, reason: "contract 7".to_owned() }];
            instance
        }
    }
}

const KINDS: [(RuleKind, &str); 11] = [
    (RuleKind::Floor, "floor"),
    (RuleKind::Cap, "cap"),
    (RuleKind::Each, "each"),
    (RuleKind::Target, "target"),
    (RuleKind::Share, "share"),
    (RuleKind::Gap, "gap"),
    (RuleKind::Capacity, "capacity"),
    (RuleKind::NoRegress, "no_regress"),
    (RuleKind::Lock, "lock"),
    (RuleKind::Cofund, "cofund"),
    (RuleKind::Report, "report"),
];

/// The structures that are not rules.
fn structures() -> Vec<(&'static str, Instance)> {
    let mut payers = base();
    payers.budgets.push(Bud { amounts: vec![15], options: vec![0], rural_only: true });
    let mut requires = base();
    requires.options[0] = Opt { requires: vec![1], ..opt(Buy::Units) };
    let mut full = base();
    full.goals[0].1 = vec![(1, Measure::Full(PC()))];
    let mut years = base();
    years.budgets[0].amounts = vec![20, 20];
    years.options[1].yearly = 1;
    let mut site = base();
    site.budgets[0].amounts = vec![20, 20];
    site.options[0].fixed = 4;
    let mut service = requires.clone();
    service.budgets[0].amounts = vec![20, 20, 20];
    (service.options[0].life, service.options[1].life) = (Some(1), Some(2));
    let mut delivery = base();
    delivery.options[0].delivery = 5;
    let mut upper = base();
    upper.budgets.push(Bud { amounts: vec![15], options: vec![0], rural_only: true });
    let mut levelled = base();
    levelled.spread = Spread::Level;
    let mut switch = base();
    switch.options = vec![
        Opt { line: Some((1, 4)), yearly: 2, ..opt(Buy::Once) },
        Opt { line: Some((1, 30)), yearly: 1, ..opt(Buy::Once) },
    ];
    for object in &mut switch.objects {
        object.needs = vec![(0, 0), (20, 1)];
    }
    switch.objects[2].needs[1] = (20, 8);
    switch.budgets[0].amounts = vec![20, 20];
    switch.goals[0].1 = vec![(1, Measure::Units(NeedIx::new(1)))];
    let mut steps = base();
    steps.options[0].steps = vec![Step { share: fraction(1, 2), value: 2 }, Step { share: Fraction::ONE, value: 1 }];
    steps.goals[0].1 = vec![(1, Measure::Value(OptionIx::new(0)))];
    let mut leximin = base();
    leximin.goals.clear();
    leximin.leximin = Some(PC());
    let mut lot = base();
    lot.budgets[0].amounts = vec![20, 20];
    lot.ordered = vec![Ordered { moq: 1, capacity: Some(12), takes: vec![1, 2], ..ordered(5, &[(1, 2)]) }];
    let mut breaks = base();
    breaks.ordered = vec![Ordered { moq: 2, ..ordered(1, &[(1, 10), (4, 8)]) }];
    let guaranteed = base().rural(RuralMode::Floor { share: fraction(1, 2), of: ShareOf::Units });
    let all = [
        ("payers", payers),
        ("requires", requires),
        ("full", full),
        ("years", years),
        ("site", site),
        ("delivery", delivery),
    ];
    let more = [
        ("levelled", levelled),
        ("guaranteed_share", guaranteed),
        ("switch", switch),
        ("budget", base()),
        ("leximin", leximin),
        ("steps", steps),
        ("lot", lot),
        ("breaks", breaks),
        ("service", service),
    ];
    let mut split = payers_of_years(&base()).instance();
    split.options[0].split = true;
    split.budgets[1].carry_over = true;
    let all = all.into_iter().chain(more).map(|(name, tiny)| (name, tiny.instance()));
    let upper = uncertain(upper.instance(), &[1, 2], 1);
    all.chain([("split", split), ("upper", upper)]).collect()
}

/// Two budgets for the computers in two years.
fn payers_of_years(base: &Tiny) -> Tiny {
    let mut tiny = base.clone();
    tiny.budgets[0].amounts = vec![20, 20];
    tiny.budgets.push(Bud { amounts: vec![15, 5], options: vec![0], rural_only: true });
    tiny
}

fn golden(name: &str, instance: &Instance) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lp").join(format!("{name}.lp"));
    let text = lp_text(instance, &formulate(instance), 0, 0);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, golden, "tests/lp/{name}.lp; UPDATE_GOLDEN=1 writes it anew");
}

#[test]
fn every_rule_has_a_golden_lp() {
    for (kind, name) in KINDS {
        assert_eq!(serde_json::to_value(kind).ok(), Some(name.into()));
        golden(name, &example(kind));
    }
    assert_eq!(KINDS.map(|(kind, _)| kind).len(), schema_kinds(), "a rule kind without a golden LP text");
}

/// How many rule kinds the grammar has.
fn schema_kinds() -> usize {
    let schema = schemars::schema_for!(RuleKind).to_value();
    schema["oneOf"].as_array().or(schema["enum"].as_array()).map_or(0, Vec::len)
}

#[test]
fn every_structure_has_a_golden_lp() {
    for (name, instance) in structures() {
        golden(name, &instance);
    }
}

/// The best response of a group alone, against every number of covered units.
#[test]
fn a_group_responds_with_its_best_units() {
    let mut state = 41_u64;
    let mut roll = |least: i64, most: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        least + i64::try_from(state >> 33).expect("31 bits").rem_euclid(most - least + 1)
    };
    for _ in 0..3_000 {
        let most_needed = roll(1, 5) * roll(1, 9_000);
        let need = roll(1, most_needed);
        let group = GroupShare { covered: ColumnIx::new(0), share: ColumnIx::new(1), need, row: RowIx::new(0) };
        let problem = Problem { blocks: vec![Block::Share(group)], ..Problem::default() };
        let (least, most) = (roll(0, need), roll(0, need));
        let worth = [i128::from(roll(-40, 40)), i128::from(roll(-9, 9))];
        let of = |covered: i64| worth[0] * i128::from(covered) + worth[1] * i128::from(group.follows(covered));
        let mut values = vec![0; 2];
        let best = problem.best_response(&worth, &[(least, most), (0, 10_000)], &mut values);
        assert_eq!(best, (least..=most).map(of).max(), "{need} {least} {most} {worth:?}");
        if let Some(best) = best {
            assert!(
                (least..=most).contains(&values[0]) && of(values[0]) == best && values[1] == group.follows(values[0])
            );
        }
    }
}

/// The best response of an order alone, against every number of lots in every band, within bounds of its columns.
#[test]
fn an_order_responds_with_its_best_lots() {
    let mut state = 43_u64;
    let mut roll = |least: i64, most: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        least + i64::try_from(state >> 33).expect("31 bits").rem_euclid(most - least + 1)
    };
    for _ in 0..3_000 {
        let mut next = 1;
        let mut bands = Vec::new();
        for band in 0..usize::try_from(roll(1, 3)).expect("few") {
            let (least, most) = (next + roll(0, 1), next + roll(1, 3));
            let [lots, placed] = [0, 1].map(|at| ColumnIx::new(2 * band + at));
            bands.push(OrderBand { band, lots, placed: Some(placed), least, most, price: 1 });
            next = most + 1;
        }
        let columns = 2 * bands.len();
        let order = Order { item: ItemIx::new(0), year: YearIx::new(0), bands };
        let block = Block::Order(order.clone());
        let mut bounds: Vec<(i64, i64)> = Vec::new();
        for band in &order.bands {
            let lower = if roll(0, 3) == 0 { roll(0, band.most) } else { 0 };
            bounds.extend([(lower, roll(lower, band.most)), (0, 1)]);
        }
        let worth: Vec<i128> = (0..columns).map(|_| i128::from(roll(-9, 9))).collect();
        let within = |values: &[i64]| values.iter().zip(&bounds).all(|(v, (lower, upper))| lower <= v && v <= upper);
        let of = |values: &[i64]| values.iter().zip(&worth).map(|(v, w)| i128::from(*v) * w).sum::<i128>();
        let mut all = vec![vec![0; columns]];
        for band in &order.bands {
            for lots in 0..=band.most + 1 {
                let mut values = vec![0; columns];
                values[band.lots.at()] = lots;
                values[band.lots.at() + 1] = i64::from(lots > 0);
                all.push(values);
            }
        }
        let best = all.iter().filter(|values| block.holds(values) && within(values)).map(|values| of(values)).max();
        let mut values = vec![0; columns];
        assert_eq!(block.respond(&worth, &bounds, &mut values), best, "{order:?} {bounds:?} {worth:?}");
        assert!(best.is_none_or(|best| block.holds(&values) && within(&values) && of(&values) == best));
        // What holds within bounds is within the narrowed ones.
        let mut narrow = bounds.clone();
        block.narrow(&mut narrow);
        let kept = |v: &[i64]| v.iter().zip(&narrow).all(|(v, (lower, upper))| lower <= v && v <= upper);
        assert!(all.iter().filter(|values| block.holds(values) && within(values)).all(|values| kept(values)));
    }
}

/// The best response of an object whose purchases retire, against all its purchases within random bounds.
#[test]
fn what_retires_responds_with_its_best_purchases() {
    let mut state = 14_u64;
    let mut roll = move |least: i64, most: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        least + i64::try_from(state >> 33).expect("31 bits").rem_euclid(most - least + 1)
    };
    let mut answered = 0;
    for _ in 0..200 {
        let years = usize::try_from(roll(2, 4)).expect("few years");
        let needs = [(roll(0, 3), 0), (roll(0, 1), 0)];
        let mut tiny = Tiny::new(Buy::Units, 0, vec![obj("A", true, &needs, &[1, 1])]);
        let life = |roll: &mut dyn FnMut(i64, i64) -> i64| u16::try_from(roll(0, 3)).ok().filter(|life| *life > 0);
        let chained = roll(0, 2);
        let requires = |own: i64| if chained == own { vec![usize::from(own == 1)] } else { Vec::new() };
        tiny.options = vec![
            Opt { requires: requires(1), life: life(&mut roll), fixed: roll(0, 1), ..opt(Buy::Units) },
            Opt { requires: requires(2), life: life(&mut roll), ..opt(Buy::Once) },
        ];
        tiny.budgets[0] = Bud { amounts: vec![9; years], options: vec![0, 1], rural_only: false };
        tiny.goals[0].1 = vec![(1, Measure::Full(PC())), (1, Measure::Full(NeedIx::new(1)))];
        let mut instance = tiny.instance();
        instance.options[0].gives[0].1 = Units::new(roll(1, 2));
        for year in crate::index::YearIx::all(years) {
            instance.needs[0].need.set(ObjectIx::new(0), year, Units::new(roll(0, 4)));
        }
        let problem = formulate(&instance);
        let Some(block) = problem.blocks.first() else { continue };
        let decided: Vec<usize> = block.columns().filter(|at| problem.is_purchase(ColumnIx::new(*at))).collect();
        let size = decided.iter().map(|at| problem.columns[*at].upper + 1).product::<i64>();
        if size > 5_000 {
            continue;
        }
        for _ in 0..4 {
            let mut bounds = problem.bounds();
            for at in &decided {
                let (lower, upper) = bounds[*at];
                bounds[*at] = match roll(0, 3) {
                    0 => (lower, roll(lower, upper)),
                    1 => (roll(lower, upper.min(lower + 2)), upper),
                    _ => (lower, upper),
                };
            }
            let worth: Vec<i128> = bounds.iter().map(|_| i128::from(roll(-5, 6))).collect();
            let mut best: Option<i128> = None;
            let mut chosen: Vec<i64> = bounds.iter().map(|(lower, _)| *lower).collect();
            loop {
                let mut values = chosen.clone();
                block.settle(&mut values);
                if decided.iter().all(|at| values[*at] == chosen[*at]) && block.holds(&values) {
                    let value = block.columns().map(|at| worth[at] * i128::from(values[at])).sum();
                    best = best.max(Some(value));
                }
                let Some(next) = decided.iter().position(|at| chosen[*at] < bounds[*at].1) else { break };
                chosen[decided[next]] += 1;
                for at in &decided[..next] {
                    chosen[*at] = bounds[*at].0;
                }
            }
            let mut values = vec![0; bounds.len()];
            let found = block.respond(&worth, &bounds, &mut values);
            assert_eq!(found, best, "{instance:?}\n{bounds:?}\n{worth:?}");
            if let Some(found) = found {
                assert!(block.holds(&values));
                assert_eq!(found, block.columns().map(|at| worth[at] * i128::from(values[at])).sum());
                answered += 1;
            }
        }
    }
    assert!(answered > 300, "{answered}");
}
