//! Certificates: wrong multipliers bound too, but prove less; plans that break a limit are refused by name.

use super::cases::{chain, computers, kits, share, share_both, strict_tier, weight, years};
use super::support::{Dice, ONE, TIYN, audit_with};
use crate::audit::bound::{Rows, SCALE};
use crate::audit::certificate::cover;
use crate::audit::data::{Side, Split, SplitAt};
use crate::audit::goals::{Goal, check_goals};
use crate::audit::model::Model;
use crate::audit::paths::Paths;
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
    let paths = Paths::new(&model, &data.purchases, &data.orders);
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
    let (old, new) = (format!("0|budget:b:2026|{TIYN}"), format!("0|budget:b:2026|{}", TIYN.div_euclid(2)));
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
        (format!("1|0|budget:b:2026|{TIYN}"), format!("1|0|budget:b:2026|{}", -TIYN)),
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
fn parts_must_hold_every_plan() {
    let split = |object, side| Split { at: SplitAt::Bought { object, option: 0, year: 0 }, side };
    let (few, many) = (split(0, Side::AtMost(2)), split(0, Side::AtLeast(3)));
    let (none, some) = (split(1, Side::AtMost(0)), split(1, Side::AtLeast(1)));
    assert!(cover(&[&[]]));
    assert!(cover(&[&[few], &[many]]));
    assert!(cover(&[&[few, none], &[many], &[few, some]]));
    // Two trees over the same plans: one that is whole is enough.
    assert!(cover(&[&[few], &[none], &[some]]));
    assert!(!cover(&[]));
    assert!(!cover(&[&[few]]));
    assert!(!cover(&[&[few], &[split(0, Side::AtLeast(4))]]));
    assert!(!cover(&[&[few, none], &[many]]));
    assert!(!cover(&[&[few, none], &[many, some]]));
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
