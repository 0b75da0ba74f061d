//! Certificates: wrong multipliers bound too, but prove less; plans that break a limit are refused by name.

use super::cases::{chain, computers, kits, share, share_both, strict_tier, weight, years};
use super::support::{Dice, ONE, TIYN, audit_with};
use crate::audit::bound::{Rows, SCALE};
use crate::audit::data::{Measure, Term};
use crate::audit::form::{Part, What, Who};
use crate::audit::goals::{Goal, check_goals};
use crate::audit::model::{Chain, Model};
use crate::audit::paths::Paths;
use crate::audit::points::Points;
use crate::audit::response::best_response;
use crate::audit::{Check, Sections, read, rules};
use crate::diagnostic::Diagnostics;

use super::support::workbook;

/// Runs `test` with the goals of `data`.
fn with_goals(data: &str, test: impl FnOnce(&Model<'_>, &[Goal<'_>])) {
    let book = workbook(data);
    let (mut findings, mut held) = (Diagnostics::new(), Vec::new());
    let sections = Sections::split(&book, &mut findings).unwrap();
    let data = read::read_data(&sections, &mut findings).unwrap();
    let model = Model::new(&data);
    let paths = Paths::new(&model, &data.purchases);
    let standings = rules::standings(&model, &paths).unwrap();
    let mut check = Check { sections: &sections, model: &model, findings: &mut findings, held: &mut held };
    let goals = check_goals(&mut check, &paths, &standings).unwrap().unwrap();
    test(&model, &goals);
}

#[test]
fn any_multipliers_of_the_right_sign_bound_every_goal() {
    let mut dice = Dice(1);
    for data in [computers(), strict_tier(), weight(), chain(), years(), share(), share_both()] {
        with_goals(&data, |model, goals| {
            let rows = Rows::new(model, goals).unwrap();
            for goal in goals {
                for (leaf, _) in goal.served.leaves.iter().zip(0..1) {
                    for _ in 0..200 {
                        let mut leaf = leaf.clone();
                        for price in &mut leaf.prices {
                            price.multiplier = (price.multiplier * dice.roll(0, 300)).div_euclid(100);
                        }
                        let bound = rows.bound(goal, &leaf).unwrap().unwrap();
                        assert!(bound >= goal.value * SCALE, "{}: {bound}", goal.served.text);
                    }
                }
            }
        });
    }
}

#[test]
fn a_wrong_multiplier_is_a_weaker_bound() {
    let (old, new) = (format!("0|budget:b:2026|{}", TIYN), format!("0|budget:b:2026|{}", TIYN.div_euclid(2)));
    // 6 for the money, −4 for the lock, rural 4 · (1 − 1 + 1), urban 12 · ½: 12 in all.
    assert_eq!(audit_with(&strict_tier(), &[(&old, &new)]), ["proof-bound-wrong", "proof-label-too-good"]);
    let bound = (format!("1|0||{}", 8 * ONE), format!("1|0||{}", 12 * ONE));
    let stated = ("maximise units(n)|1|0|8|8|A", "maximise units(n)|1|0|8|12|A");
    let honest = ("maximise units(n)|1|0|8|8|A", "maximise units(n)|1|0|8|12|C");
    let change = (old.as_str(), new.as_str());
    let leaf = (bound.0.as_str(), bound.1.as_str());
    assert_eq!(audit_with(&strict_tier(), &[change, leaf]), ["proof-bound-wrong", "proof-label-too-good"]);
    assert_eq!(audit_with(&strict_tier(), &[change, leaf, stated]), ["proof-label-too-good"]);
    assert_eq!(audit_with(&strict_tier(), &[change, leaf, honest]), ["status-wrong"]);
    let status = ("status|proved", "status|bounded");
    assert_eq!(audit_with(&strict_tier(), &[change, leaf, honest, status]), [""; 0]);
    let solver = ("maximise units(n)|1|0|8|8|A", "maximise units(n)|1|0|8|8|B");
    assert_eq!(audit_with(&strict_tier(), &[change, leaf, solver, ("status|proved", "status|solver-proved")]), [""; 0]);
}

#[test]
fn wrong_signs_prove_nothing() {
    for (from, to) in [
        (format!("1|0|budget:b:2026|{}", TIYN), format!("1|0|budget:b:2026|{}", -TIYN)),
        (format!("1|0|goal:0|{}", -ONE), format!("1|0|goal:1|{}", -ONE)),
        (format!("1|0|goal:0|{}", -ONE), format!("1|0|share-part:0|{}", -ONE)),
    ] {
        let codes = audit_with(&strict_tier(), &[(&from, &to)]);
        assert!(codes.contains(&"proof-sign-wrong") && codes.contains(&"proof-label-too-good"), "{to}: {codes:?}");
    }
}

#[test]
fn every_case_of_a_guaranteed_share_needs_a_leaf() {
    let leaf = |served: u8, bound: i128| format!("{served}|1|share-part:0|{}\n", bound * ONE);
    let prices = |served: u8, money: i128, full: i128| {
        format!("{served}|1|budget:b:2026|{}\n{served}|1|share-full:0|{}\n", money * TIYN, full * ONE)
    };
    let without = |data: &str, leaf: &str, prices: &str| audit_with(data, &[(leaf, ""), (prices, "")]);
    assert_eq!(without(&share_both(), &leaf(0, 8), &prices(0, 1, -1)), ["proof-label-too-good"]);
    assert_eq!(without(&share_both(), &leaf(1, 64), &prices(1, 12, -20)), ["proof-label-too-good"]);
    // 8 rural units cost 16 ₸, there are 12: the audit sees by itself that no plan fits the second case.
    assert_eq!(without(&share(), &leaf(0, 4), &prices(0, 1, -1)), [""; 0]);
    let off = audit_with(&share(), &[("0|0|share-part:0|-3333", "0|0|share-full:0|-3333")]);
    assert!(off.contains(&"proof-sign-wrong"), "{off:?}");
}

#[test]
fn a_proved_value_is_kept_exactly() {
    // At most 4 rural units: worth having at a lower price of money, since goal 0 is proved to be 4.
    let lock = (format!("2|0|goal:0|{}", -20 * ONE), format!("2|0|goal:0|{ONE}"));
    let lock = (lock.0.as_str(), lock.1.as_str());
    assert_eq!(audit_with(&strict_tier(), &[lock]), ["proof-bound-wrong", "proof-label-too-good"]);
    let solver = [lock, ("4|4|A", "4|4|B"), ("status|proved", "status|solver-proved")];
    assert_eq!(audit_with(&strict_tier(), &solver), ["proof-bound-wrong", "proof-label-too-good"]);
    let prices = "[prices]\nserved|leaf|row|multiplier\n";
    let weak = (format!("0|0||{}", 4 * ONE), format!("0|0||{}", 6 * ONE));
    let budget = format!("{prices}0|0|budget:b:2026|{}\n", TIYN.div_euclid(3));
    let mut weaker = solver.to_vec();
    weaker.extend([(weak.0.as_str(), weak.1.as_str()), (prices, budget.as_str())]);
    assert!(audit_with(&strict_tier(), &weaker).contains(&"proof-sign-wrong"));
}

#[test]
fn money_is_proved_within_a_thousand_tenge() {
    let cut = 100_000 - 1;
    let price = 953_600_000_i128;
    let money = 50 * price;
    let leaf = |less: i128| format!("2|0||{}\n", (less - money) * ONE);
    let line = |bound: i128| format!("money|1|1|{money}|{bound}|A\n");
    let near = |less: i128| audit_with(&kits(), &[(&leaf(0), &leaf(less)), (&line(money), &line(money - less))]);
    assert_eq!(near(cut), [""; 0]);
    assert_eq!(audit_with(&kits(), &[(&leaf(0), &leaf(-1))]), ["proof-bound-wrong"]);
}

#[test]
fn what_a_plan_must_not_do_has_a_name() {
    let one = |data: &str, changes: &[(&str, &str)], code: &str| {
        let codes = audit_with(data, changes);
        assert!(codes.contains(&code), "{changes:?}: {codes:?} lacks {code}");
    };
    let kits = kits();
    one(&kits, &[("2026|47680000000|", "2026|47679999999|")], "plan-overspends");
    one(&kits, &[("S01|k|2026|b|1|953600000|953600000", "S01|k|2026|b|1|953600000|953600001")], "plan-sum-wrong");
    one(&kits, &[("S01|k|2026|b|1|953600000|953600000", "S01|k|2026|b|1|953599999|953599999")], "plan-price-wrong");
    one(&kits, &[("S01|k|2026|b|1|953600000|953600000", "S01|k|2026|b|2|953600000|1907200000")], "plan-quantity-wrong");
    one(&kits, &[("S01|k|2026|b|1|953600000|953600000", "S01|k|2026|b|0|953600000|0")], "plan-quantity-wrong");
    one(&kits, &[("S01|k|2026|b|1|", "S01|k|2026||1|")], "plan-payer-wrong");
    one(
        &kits,
        &[("S01|Школа 1|Район|Область|0||Школы|1||1|0|1|", "S01|Школа 1|Район|Область|0||Школы|1||1|0|0|")],
        "plan-not-eligible",
    );
    one(
        &kits,
        &[("S01|Школа 1|Район|Область|0||Школы|1||1|0|1|", "S01|Школа 1|Район|Область|0||Школы|1||1|1|1|")],
        "plan-not-eligible",
    );
    one(&kits, &[("|n=1||1|", "|n=1||0|")], "plan-year-closed");
    let decisions = "[decisions]\nobject|kind|option|quantity|reason\n";
    let decided = |line: &str| format!("{decisions}{line}\n");
    one(&kits, &[(decisions, &decided("S01|exclude|||ремонт"))], "plan-not-eligible");
    one(&kits, &[(decisions, &decided("S60|must|||решение"))], "plan-decision-broken");
    one(&kits, &[(decisions, &decided("S60|lock|k|1|договор"))], "plan-decision-broken");
    assert_eq!(audit_with(&kits, &[(decisions, &decided("S01|must|||решение"))]), [""; 0]);
    assert_eq!(audit_with(&kits, &[(decisions, &decided("S01|lock|k|1|договор"))]), [""; 0]);
    assert_eq!(audit_with(&kits, &[(decisions, &decided("S60|exclude|||ремонт"))]), [""; 0]);
    one(&chain(), &[("A|A|Р|О|0|||1|1|1|0", "A|A|Р|О|0|||1|0|1|0")], "plan-prerequisite-missing");
    one(&years(), &[("U|k|2026|main|2|1000|2000", "U|k|2026|rural|2|1000|2000")], "plan-payer-wrong");
    one(&years(), &[("R|k|2026|rural|1|100|100\n", "")], "plan-fee-wrong");
    one(&strict_tier(), &[("0|model||0|rural|maximise", "0|model||0||maximise")], "goal-list-wrong");
    one(&weight(), &[("maximise units(n)|2|0|24", "maximise units(n)|1|0|24")], "goal-list-wrong");
    one(&computers(), &[("4/5||1|0", "4/5||0|0")], "rule-broken");
    one(&share(), &[("floor 1/2 units", "floor 3/5 units")], "share-broken");
    one(&share(), &[("floor 1/2 units", "floor 1/2 parts")], "data-broken");
    one(&share(), &[("[coverage]\n", "[x]\n")], "data-missing");
}

/// One object with a line that Wi-Fi needs, Wi-Fi that kits need, and kits that give two things; three years.
fn object(dice: &mut Dice) -> String {
    let mut roll = |least, most| dice.roll(least, most).to_string();
    let per_year = |what: String| [2026, 2027, 2028].map(|year| format!("{what}.{year}"));
    let mut columns: Vec<String> =
        ["object", "name", "district", "region", "rural", "lottery", "groups"].map(str::to_owned).to_vec();
    let mut cells: Vec<String> = ["A", "A", "Р", "О", "1", "", ""].map(str::to_owned).to_vec();
    for (need, most) in [("line", 1), ("wifi", 2), ("kit", 4), ("seat", 5)] {
        for (need_column, have_column) in
            per_year(format!("need.{need}")).into_iter().zip(per_year(format!("have.{need}")))
        {
            columns.extend([need_column, have_column]);
            cells.extend([roll(0, most), roll(0, 1)]);
        }
        columns.push(format!("people.{need}"));
        cells.push(roll(0, 9));
    }
    for option in ["line", "wifi", "kit"] {
        columns.push(format!("eligible.{option}"));
        cells.push(u8::from(roll(0, 7) != "0").to_string());
        columns.extend(per_year(format!("price.{option}")));
        cells.extend([roll(0, 9), roll(0, 9), roll(0, 9)]);
        columns.push(format!("yearly.{option}"));
        cells.push(roll(0, 2));
    }
    let mut decisions = String::new();
    if roll(0, 3) == "0" {
        decisions += "A|must|||\n";
    }
    if roll(0, 3) == "0" {
        decisions += &format!("A|lock|kit|{}|\n", roll(1, 2));
    }
    let [open_line, open_wifi, open_kit] =
        [(); 3].map(|()| [(); 3].map(|()| if roll(0, 4) == "0" { '0' } else { '1' }).iter().collect::<String>());
    let mut amount = |year: u16| format!("x|{year}|{}|0|line wifi kit\n", if dice.roll(0, 4) == 0 { 0 } else { 9 });
    let money = [2026, 2027, 2028].map(&mut amount).concat();
    let spread = ["fill", "level"][usize::try_from(dice.roll(0, 1)).unwrap()];
    format!(
        "[meta]\nkey|value\nyears|2026 2027 2028\nstatus|proved\n[needs]\nneed\nline\nwifi\nkit\nseat\n\
         [options]\noption|buy|gives|requires|years\nline|once|line=1||{open_line}\nwifi|units|wifi=1|line|{open_wifi}\n\
         kit|units|kit=2 seat=1|wifi line|{open_kit}\n[groups]\ngroup|kind|name\n0|all|\n\
         [budgets]\nbudget|year|amount|group|options\n{money}y|2027|9|0|kit\n\
         [priorities]\npriority|rural|tiers|spread\n0|none||{spread}\n\
         [rules]\nrow|id|kind|metric|group|year|at_least|at_most|soft|rule\n\
         [goals]\ngoal|sense|metric|group|year|priority\n0|maximise|1*units:kit + 1*full:seat|0|2028|0\n\
         [objects]\n{}\n{}\n[decisions]\nobject|kind|option|quantity\n{decisions}\
         [purchases]\nobject|option|year|payer|quantity|unit_price|sum\n[fees]\nobject|option|year|payer|quantity|unit_price|sum\n\
         [coverage]\nneed|group|year|objects|needed|before|after|full_before|full_after|stock_before|stock_after\n\
         [results]\nrow|achieved|met|shortfall\n[served]\nposition|kind|rule|goal|tier|scale|minimise|value|bound|proof\n\
         [leaves]\nserved|leaf|off|bound\n[prices]\nserved|leaf|row|multiplier\n",
        columns.join("|"),
        cells.join("|")
    )
}

/// Random points: parts of every kind in every year, and prices of both budgets.
fn points(dice: &mut Dice, model: &Model<'_>, chains: &[Chain]) -> Points {
    let object = &model.data.objects[0];
    let mut points = Points::new(model);
    let mut add = |what: What, factor: i128| {
        points.add(model, object, &Part { factor, who: Who::default(), what }, 1).unwrap();
    };
    for year in 0..3 {
        for need in 0..4 {
            let measures = [
                Measure::Units(need),
                Measure::Full(need),
                Measure::People(need),
                Measure::New(need),
                Measure::Stock(need),
            ];
            for measure in measures {
                add(What::Metric(vec![Term { factor: 1, measure }], year), dice.roll(-4, 6) * dice.roll(0, 1));
            }
        }
        add(What::Metric(vec![Term { factor: 1, measure: Measure::Count(1) }], year), dice.roll(-6, 6));
        add(What::Metric(vec![Term { factor: -1, measure: Measure::Cost }], year), dice.roll(0, 1));
    }
    add(What::Severity, dice.roll(0, 2));
    add(What::Bought(vec![0, 2]), dice.roll(-3, 3));
    add(What::Spent(vec![1, 2]), dice.roll(-1, 0));
    let prices: Vec<i128> = (0..6).map(|_| dice.roll(0, 2)).collect();
    for chain in chains {
        points.charge_budgets(model, object, chain.option, &prices).unwrap();
    }
    points
}

/// All paths of one chain over three years.
fn paths_of(chain: &Chain) -> Vec<[i128; 3]> {
    let mut paths = Vec::new();
    for a in 0..=chain.upper {
        for b in a..=chain.upper {
            for c in b..=chain.upper {
                let path = [a, b, c];
                let steps = [a, b - a, c - b];
                let closed = steps.iter().zip(&chain.open).any(|(step, open)| *step > 0 && !open);
                let low = path.iter().zip(&chain.lower).any(|(bought, lower)| bought < lower);
                if !closed && !low {
                    paths.push(path);
                }
            }
        }
    }
    paths
}

/// Whether what every chain requires is full in every year in which it has purchases.
fn keeps_order(model: &Model<'_>, chains: &[Chain], bought: &[i128]) -> bool {
    let object = &model.data.objects[0];
    let full = |need: usize, t: usize| {
        let stock: i128 = chains
            .iter()
            .flat_map(|chain| chain.covers.iter().map(move |cover| (chain.option, cover)))
            .filter(|(_, cover)| cover.need == need)
            .map(|(option, cover)| cover.gain * bought[option * 3 + t])
            .sum();
        stock >= model.gap(object, need, t)
    };
    chains.iter().all(|chain| {
        let requires = &model.data.options[chain.option].requires;
        (0..3).all(|t| bought[chain.option * 3 + t] == 0 || requires.iter().all(|need| full(*need, t)))
    })
}

#[test]
fn the_best_response_is_the_best_of_all_purchases() {
    let mut dice = Dice(7);
    let (mut feasible, mut richest) = (0, 0);
    for _ in 0..300 {
        let book = workbook(&object(&mut dice));
        let mut findings = Diagnostics::new();
        let sections = Sections::split(&book, &mut findings).unwrap();
        let data = read::read_data(&sections, &mut findings);
        let data = data.unwrap_or_else(|| panic!("{findings:?}"));
        let model = Model::new(&data);
        let chains = model.chains(0);
        let mut all: Vec<Vec<i128>> = vec![vec![0; 9]];
        for chain in &chains {
            let paths = paths_of(chain);
            let with = |bought: &Vec<i128>, path: &[i128; 3]| {
                let mut bought = bought.clone();
                bought[chain.option * 3..chain.option * 3 + 3].copy_from_slice(path);
                bought
            };
            all = all.iter().flat_map(|bought| paths.iter().map(move |path| with(bought, path))).collect();
        }
        all.retain(|bought| keeps_order(&model, &chains, bought));
        feasible += usize::from(!all.is_empty());
        richest = richest.max(all.len());
        for _ in 0..20 {
            let points = points(&mut dice, &model, &chains);
            let brute = all.iter().map(|bought| points.of_path(&chains, bought).unwrap()).max();
            assert_eq!(best_response(&model, &chains, &points).unwrap(), brute);
        }
    }
    assert!(feasible > 100 && richest > 200, "{feasible} {richest}");
}
