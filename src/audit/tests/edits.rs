//! Sheet Plan after an edit: what still holds, and what it costs.

use super::cases::{chain, computers, strict_tier, years};
use super::support::{codes, seal, set, workbook};
use crate::audit::{Audit, audit, audit_text};
use crate::lang::{Catalogue, Lang};
use crate::workbook::Cell;

/// Audits `data` after writing `quantities` into sheet Plan (row counted from the first purchase), sealed anew.
fn edited(data: &str, quantities: &[(u32, f64)]) -> Audit {
    let mut book = workbook(data);
    for (row, quantity) in quantities {
        set(&mut book, 0, row + 2, 9, Cell::Number(*quantity));
    }
    seal(&mut book);
    audit(&book)
}

fn held(audit: &Audit) -> Vec<String> {
    let catalogue = Catalogue::new(Lang::En);
    let edited = audit.held.iter().filter(|(key, _)| key.starts_with("audit-edited"));
    edited.map(|(key, args)| catalogue.format(key, args).replace('\u{a0}', " ")).collect()
}

#[test]
fn a_lower_quantity_costs_coverage_and_keeps_the_budget() {
    let audit = edited(&strict_tier(), &[(0, 1.0)]);
    assert_eq!(codes(&audit), ["plan-sheet-differs"]);
    let budget = "with the edited numbers, Бюджет, 2026: 6 ₸ of 12 ₸, left 6 ₸";
    let coverage = "with the edited numbers, Нужда: covers 3 fewer (8 → 5)";
    assert_eq!(held(&audit), [budget, coverage]);
}

#[test]
fn a_higher_quantity_overspends() {
    let audit = edited(&strict_tier(), &[(1, 12.0)]);
    assert_eq!(codes(&audit), ["edited-overspends", "plan-sheet-differs"]);
    assert_eq!(held(&audit), ["with the edited numbers, Нужда: covers 8 more (8 → 16)"]);
    let audit = edited(&strict_tier(), &[(0, 5.0), (1, 2.0)]);
    assert_eq!(codes(&audit), ["edited-too-many", "plan-sheet-differs"]);
}

/// Audits the plan of a strict tier after writing into a column of sheet Plan, in the first purchase's row.
fn amended(column: u32, number: f64) -> Audit {
    let mut book = workbook(&strict_tier());
    set(&mut book, 0, 2, column, Cell::Number(number));
    seal(&mut book);
    audit(&book)
}

#[test]
fn what_an_edited_price_or_sum_would_cost_is_said() {
    // Four at 2 ₸ and four at 1 ₸ cost 12 ₸; at 1.50 ₸ the first four would leave 2 ₸.
    let audit = amended(10, 1.5);
    assert_eq!(codes(&audit), ["plan-sheet-differs"]);
    assert_eq!(held(&audit), ["with the edited numbers, Бюджет, 2026: 10 ₸ of 12 ₸, left 2 ₸"]);
    let audit = amended(10, 20.0);
    assert_eq!(codes(&audit), ["edited-overspends", "plan-sheet-differs"]);
    let audit = amended(11, 7.0);
    assert_eq!(held(&audit), ["with the edited numbers, Бюджет, 2026: 11 ₸ of 12 ₸, left 1 ₸"]);
}

#[test]
fn fees_count_with_the_money() {
    // One unit less in 2027 for U, but its fee stays on the sheet.
    let audit = edited(&years(), &[(3, 0.0)]);
    assert_eq!(codes(&audit), ["plan-sheet-differs"]);
    assert!(held(&audit).contains(&"with the edited numbers, Общий, 2027: 3 ₸ of 15 ₸, left 12 ₸".to_owned()));
}

#[test]
fn what_must_come_first_is_missed() {
    let audit = edited(&chain(), &[(0, 0.0)]);
    assert_eq!(codes(&audit), ["edited-prerequisite-missing", "plan-sheet-differs"]);
}

#[test]
fn a_hard_rule_that_the_edit_breaks_is_named() {
    let hard = computers()
        .replace("0|target|floor|1*share:n|0|2026|4/5||1|0", "0|target|floor|1*share:n|0|2026|77/100||0|0")
        .replace("0|77/100|0|45\n", "0|77/100|1|0\n");
    let audit = edited(&hard, &[(1, 350.0)]);
    assert!(codes(&audit).contains(&"edited-breaks-rule"), "{:?}", codes(&audit));
}

#[test]
fn an_audit_reads_as_text() {
    let audit = audit(&workbook(&strict_tier()));
    for lang in Lang::ALL {
        let catalogue = Catalogue::new(lang);
        let text = audit_text(&audit, None, &catalogue);
        assert!(text.starts_with(&catalogue.get("audit-accepted")), "{text}");
        assert!(!text.contains("audit-"), "{text}");
    }
}

#[test]
fn what_an_edit_costs_stands_before_the_cells() {
    let audit = edited(&strict_tier(), &[(1, 12.0)]);
    let text = audit_text(&audit, None, &Catalogue::new(Lang::En));
    let order = ["The plan is refused", "[edited-overspends]", "covers 8 more", "[plan-sheet-differs]"];
    let places: Vec<_> =
        order.iter().map(|part| text.find(part).unwrap_or_else(|| panic!("no {part}: {text}"))).collect();
    assert!(places.is_sorted(), "{text}");
    let codes: Vec<_> = audit.findings.iter().map(|finding| finding.code.name()).collect();
    assert_eq!(codes, ["edited-overspends", "plan-sheet-differs"]);
}
