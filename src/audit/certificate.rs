//! Whether each goal's bound and label are no better than what its certificate proves.

use super::bound::{Rows, SCALE};
use super::check::{Check, count};
use super::data::{Leaf, Price, PricedRow, Proof, RuleKind, Rural};
use super::exact::Exact;
use super::goals::Goal;
use super::model::Model;
use crate::args;
use crate::diagnostic::Code;

/// The most either-or rules whose cases are counted out.
const MOST_SHARES: usize = 16;

/// A certificate leaf with what it really proves.
struct Proved<'a> {
    leaf: &'a Leaf,
    /// In whole points, rounded down.
    bound: i128,
}

/// Checks the certificates of all goals, each against those served before it.
pub(super) fn check_certificates(check: &mut Check<'_>, goals: &[Goal<'_>]) -> Exact<()> {
    let rows = Rows::new(check.model, goals)?;
    let cases = cases(check.model);
    let mut before: Vec<(i128, Vec<Proved<'_>>)> = Vec::new();
    for (at, goal) in goals.iter().enumerate() {
        let mut proved = Vec::new();
        for leaf in &goal.served.leaves {
            if !are_legal(check, at, leaf) {
                continue;
            }
            if let Some(bound) = prove_leaf(check, &rows, goal, leaf)? {
                proved.push(Proved { leaf, bound });
            }
        }
        let open = cases.iter().filter(|case| {
            let earlier =
                before.iter().any(|(value, proved)| proved.iter().any(|p| p.bound < *value && p.holds_in(case)));
            !earlier && !proved.iter().any(|p| p.holds_in(case))
        });
        let is_closed = open.count() == 0;
        check_label(check, goal, &proved, is_closed);
        before.push((goal.value, proved));
    }
    Ok(())
}

/// All cases of the either-or rules, each as the rows that need not hold in it.
fn cases(model: &Model<'_>) -> Vec<Vec<PricedRow>> {
    let priorities = model.data.priorities.iter().enumerate();
    let shares = priorities.filter(|(_, priority)| matches!(priority.rural, Rural::Floor { .. }));
    let mut cases = vec![Vec::new()];
    for (at, _) in shares.take(MOST_SHARES) {
        let with = |off: PricedRow| cases.iter().map(move |case: &Vec<PricedRow>| [case.as_slice(), &[off]].concat());
        cases = with(PricedRow::SharePart(at)).chain(with(PricedRow::ShareFull(at))).collect();
    }
    cases
}

impl Proved<'_> {
    /// Whether the leaf counts on no row that is off in `case`.
    fn holds_in(&self, case: &[PricedRow]) -> bool {
        self.leaf.prices.iter().all(|price| price.multiplier == 0 || !case.contains(&price.row))
    }
}

/// Whether every multiplier of a leaf has the sign that its row allows, and its row is one that binds the plan.
fn are_legal(check: &mut Check<'_>, goal: usize, leaf: &Leaf) -> bool {
    let mut legal = true;
    for price in leaf.prices.iter().filter(|price| price.multiplier != 0) {
        if !is_legal(check.model, goal, leaf, price) {
            let args = args![row = row_key(check, price.row), found = price.multiplier.to_string()];
            check.report(Code::ProofSignWrong, "prices", price.at, "multiplier", args);
            legal = false;
        }
    }
    legal
}

fn is_legal(model: &Model<'_>, goal: usize, leaf: &Leaf, price: &Price) -> bool {
    let from_above = match price.row {
        PricedRow::Budget { .. } => true,
        PricedRow::Rule(at) => match model.data.rules.get(at) {
            Some(rule) if rule.kind != RuleKind::Report => !rule.is_floor(),
            _ => return false,
        },
        PricedRow::SharePart(at) | PricedRow::ShareFull(at) => match model.data.priorities.get(at).map(|p| p.rural) {
            Some(Rural::Floor { .. }) => false,
            _ => return false,
        },
        PricedRow::Goal(at) if at < goal => false,
        PricedRow::Goal(_) => return false,
    };
    let sign_free = matches!(price.row, PricedRow::Goal(at) if at < goal && is_equality(model, at));
    !leaf.off.contains(&price.row) && (sign_free || (price.multiplier > 0) == from_above)
}

/// Whether every plan that keeps the goals before it gives goal `at` exactly its value: it is proved that none gives
/// more (its own label is checked apart), so its row is an equality.
fn is_equality(model: &Model<'_>, at: usize) -> bool {
    model.data.served.get(at).is_some_and(|served| served.proof == Proof::A && served.bound == served.value)
}

/// What a leaf really proves, in whole points; reported when it claims more.
fn prove_leaf(check: &mut Check<'_>, rows: &Rows<'_>, goal: &Goal<'_>, leaf: &Leaf) -> Exact<Option<i128>> {
    let Some(bound) = rows.bound(goal, leaf)? else { return Ok(None) };
    if bound > leaf.bound {
        let args = args![goal = goal.served.text.as_str(), found = points(leaf.bound), expected = points(bound)];
        check.report(Code::ProofBoundWrong, "leaves", leaf.at, "bound", args);
    }
    Ok(Some(bound.div_euclid(SCALE)))
}

/// Whether the goal's bound and label follow from what its leaves prove.
fn check_label(check: &mut Check<'_>, goal: &Goal<'_>, proved: &[Proved<'_>], is_closed: bool) {
    let served = goal.served;
    let stated = served.maximised(served.bound);
    let certified = served.leaves.iter().map(|leaf| leaf.bound.div_euclid(SCALE)).max();
    let wrong = |expected: i128| {
        let expected = if served.minimise { expected.saturating_neg() } else { expected };
        vec![("goal", served.text.as_str().into()), ("found", count(served.bound)), ("expected", count(expected))]
    };
    // A solver-proved bound is the solver's word: anything between the value and the certificate.
    let follows = match (served.proof, certified) {
        (Proof::A | Proof::C, Some(certified)) => stated == certified.max(goal.value),
        (Proof::A | Proof::C, None) => false,
        (Proof::B, Some(certified)) => (goal.value..=certified.max(goal.value)).contains(&stated),
        (Proof::B, None) => stated >= goal.value,
    };
    if !follows {
        check.report(Code::ProofBoundWrong, "served", served.at, "bound", wrong(certified.unwrap_or(goal.value)));
    }
    let best = proved.iter().map(|leaf| leaf.bound).max();
    let is_proved = is_closed && best.is_some_and(|best| best < goal.value.saturating_add(goal.step()));
    if served.proof == Proof::A && !is_proved {
        let bound = best.map_or_else(|| "—".into(), |best| count(served.maximised(best)));
        let args = vec![("goal", served.text.as_str().into()), ("value", count(served.value)), ("bound", bound)];
        check.report(Code::ProofLabelTooGood, "served", served.at, "proof", args);
        return;
    }
    if served.proof == Proof::C && !is_closed {
        check.report(Code::ProofBoundWrong, "served", served.at, "bound", wrong(stated));
        return;
    }
    let key = match served.proof {
        Proof::A => "audit-held-goal-proved",
        Proof::B => "audit-held-goal-solver",
        Proof::C => "audit-held-goal-bounded",
    };
    let args =
        vec![("goal", served.text.as_str().into()), ("value", count(served.value)), ("bound", count(served.bound))];
    check.hold(key, args);
}

/// Points of 10⁻¹⁸ as a decimal number.
fn points(scaled: i128) -> String {
    let sign = if scaled < 0 { "-" } else { "" };
    let (size, scale) = (scaled.unsigned_abs(), SCALE.unsigned_abs());
    let (whole, rest) = (size.div_euclid(scale), size.rem_euclid(scale));
    let decimals = format!("{rest:018}");
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{decimals}")
}

fn row_key(check: &Check<'_>, row: PricedRow) -> String {
    match row {
        PricedRow::Budget { budget, year } => {
            let id = check.data().budgets.get(budget).map_or("", |budget| budget.id.as_str());
            format!("budget:{id}:{}", check.data().year_text(year))
        }
        PricedRow::Rule(at) => format!("rule:{at}"),
        PricedRow::SharePart(at) => format!("share-part:{at}"),
        PricedRow::ShareFull(at) => format!("share-full:{at}"),
        PricedRow::Goal(at) => format!("goal:{at}"),
    }
}
