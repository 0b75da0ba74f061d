//! Whether each goal's bound and label are no better than what its certificate proves.

use super::bound::{Rows, SCALE};
use super::check::{Check, count, money};
use super::data::{Leaf, Price, PricedRow, Proof, RuleKind, Rural, Side, Split};
use super::exact::Exact;
use super::goal_name::goal_name;
use super::goals::Goal;
use super::model::Model;
use crate::args;
use crate::diagnostic::Code;
use crate::lang::Arg;

/// The most either-or rules whose cases are counted out.
const MOST_SHARES: usize = 16;

/// A part with more splits than this counts for nothing.
const MOST_SPLITS: usize = 1_000;

/// A certificate leaf with what it really proves.
struct Proved<'a> {
    leaf: &'a Leaf,
    /// In whole points, rounded down.
    bound: i128,
}

/// What is proved about a goal that was served before.
struct Before<'a> {
    value: i128,
    leaves: Vec<Proved<'a>>,
    /// Whether no plan exceeds the value, so that it is kept exactly.
    is_exact: bool,
}

/// Checks the certificates of all goals, each against those served before it.
pub(super) fn check_certificates(check: &mut Check<'_>, goals: &[Goal<'_>]) -> Exact<()> {
    let rows = Rows::new(check.model, goals)?;
    let mut cases = cases(check.model);
    let mut empty = Vec::with_capacity(cases.len());
    for case in &cases {
        empty.push(rows.is_empty(case)?);
    }
    let mut empty = empty.into_iter();
    cases.retain(|_| !empty.next().unwrap_or(false));
    let mut before: Vec<Before<'_>> = Vec::new();
    for goal in goals {
        let mut leaves = Vec::new();
        for leaf in &goal.served.leaves {
            if !are_legal(check, &rows, &before, leaf) {
                continue;
            }
            leaves.push(Proved { leaf, bound: prove_leaf(check, &rows, goal, leaf)? });
        }
        let is_open = |case: &Vec<PricedRow>| {
            let closed = |goal: &Before<'_>| reach(&goal.leaves, case, |leaf| leaf.bound < goal.value);
            !before.iter().any(closed) && !reach(&leaves, case, |_| true)
        };
        let best = leaves.iter().map(|leaf| leaf.bound).max().filter(|_| !cases.iter().any(is_open));
        check_label(check, goal, best);
        let is_exact = best.is_some_and(|best| best <= goal.value);
        before.push(Before { value: goal.value, leaves, is_exact });
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

/// Whether the leaves that hold in `case` and of which `counts` is true together hold all its plans.
fn reach(leaves: &[Proved<'_>], case: &[PricedRow], counts: impl Fn(&Proved<'_>) -> bool) -> bool {
    let is_short = |leaf: &&Proved<'_>| leaf.leaf.splits.len() <= MOST_SPLITS;
    let holding = leaves.iter().filter(is_short).filter(|leaf| leaf.holds_in(case) && counts(leaf));
    cover(&holding.map(|leaf| leaf.leaf.splits.as_slice()).collect::<Vec<_>>())
}

/// Whether parts, each given by its splits, together hold every plan: one of them needs no split, or both sides of one
/// split are covered by the parts that begin with them.
pub(super) fn cover(parts: &[&[Split]]) -> bool {
    let mut tried: Vec<Split> = Vec::new();
    for part in parts {
        let Some((first, _)) = part.split_first() else { return true };
        let Side::AtMost(most) = first.side else { continue };
        if tried.contains(first) {
            continue;
        }
        tried.push(*first);
        let other = Split { side: Side::AtLeast(most.saturating_add(1)), ..*first };
        let below = |side: Split| {
            let begin = parts.iter().filter_map(|part| part.split_first()).filter(|(first, _)| **first == side);
            cover(&begin.map(|(_, rest)| rest).collect::<Vec<_>>())
        };
        if below(*first) && below(other) {
            return true;
        }
    }
    false
}

impl Proved<'_> {
    /// Whether the leaf counts on no row that is off in `case`.
    fn holds_in(&self, case: &[PricedRow]) -> bool {
        self.leaf.prices.iter().all(|price| price.multiplier == 0 || !case.contains(&price.row))
    }
}

/// Whether every multiplier of a leaf has the sign that its row allows, and its row is one that binds the plan.
fn are_legal(check: &mut Check<'_>, rows: &Rows<'_>, before: &[Before<'_>], leaf: &Leaf) -> bool {
    let mut legal = true;
    for price in leaf.prices.iter().filter(|price| price.multiplier != 0) {
        if !is_legal(check.model, rows, before, (leaf, price)) {
            let args = args![row = row_key(check, price.row), found = price.multiplier.to_string()];
            check.report(Code::ProofSignWrong, "prices", price.at, "multiplier", args);
            legal = false;
        }
    }
    legal
}

fn is_legal(model: &Model<'_>, rows: &Rows<'_>, before: &[Before<'_>], (leaf, price): (&Leaf, &Price)) -> bool {
    let from_above = match price.row {
        PricedRow::Budget { set, .. } => {
            if !model.data.tenders.counts(set) {
                return false;
            }
            true
        }
        PricedRow::Rule(at) => match model.data.rules.get(at) {
            Some(rule) if rule.kind != RuleKind::Report => !rule.is_floor(),
            _ => return false,
        },
        PricedRow::SharePart(at) | PricedRow::ShareFull(at) => match model.data.priorities.get(at).map(|p| p.rural) {
            Some(Rural::Floor { .. }) => false,
            _ => return false,
        },
        PricedRow::Ordered { .. } => true,
        PricedRow::Spare { item, .. } => {
            if model.data.ordering.get(item).and_then(super::data::Ordering::most_spare).is_none() {
                return false;
            }
            true
        }
        PricedRow::Covered { goal, .. } | PricedRow::Below { goal, .. } => {
            if !rows.ladder(goal).is_some_and(|ladder| ladder.has_row(price.row)) {
                return false;
            }
            // What is covered follows exactly; a distance is at least what it says.
            matches!(price.row, PricedRow::Covered { .. }) && price.multiplier > 0
        }
        // An earlier goal keeps at least its value; exactly that, when none exceeds it.
        PricedRow::Goal(at) => match before.get(at) {
            Some(earlier) => earlier.is_exact && price.multiplier > 0,
            None => return false,
        },
    };
    !leaf.off.contains(&price.row) && (price.multiplier > 0) == from_above
}

/// What a leaf really proves, in whole points; reported when it claims more.
fn prove_leaf(check: &mut Check<'_>, rows: &Rows<'_>, goal: &Goal<'_>, leaf: &Leaf) -> Exact<i128> {
    // A part without any plan is closed whatever it claims.
    let Some(bound) = rows.bound(goal, leaf)? else { return Ok(i128::MIN) };
    if bound > leaf.bound {
        let mut args = goal_name(check, goal.served);
        args.extend(args![found = points(leaf.bound), expected = points(bound)]);
        check.report(Code::ProofBoundWrong, "leaves", leaf.at, "bound", args);
    }
    Ok(bound.div_euclid(SCALE))
}

/// Whether the goal's bound and label follow from what its leaves prove: `best`, the greatest of their bounds, when
/// they reach every case.
fn check_label(check: &mut Check<'_>, goal: &Goal<'_>, best: Option<i128>) {
    let served = goal.served;
    let stated = served.maximised(served.bound);
    let claimed = served.leaves.iter().map(|leaf| leaf.bound.div_euclid(SCALE)).max();
    let (least, most) = match claimed {
        // The bound of a proved goal is the certificate's. Any other is the solver's word: not below the value, not
        // above the certificate.
        Some(claimed) if served.proof == Proof::A => (claimed.max(goal.value), claimed.max(goal.value)),
        Some(claimed) => (goal.value, claimed.max(goal.value)),
        None => (goal.value, i128::MAX),
    };
    if !(least..=most).contains(&stated) {
        let args = goal_args(check, goal, "expected", served.maximised(claimed.map_or(goal.value, |_| least)));
        check.report(Code::ProofBoundWrong, "served", served.at, "bound", args);
    }
    if served.proof == Proof::A && best.is_none_or(|best| best >= goal.value.saturating_add(goal.step())) {
        let mut args = goal_args(check, goal, "value", served.value);
        args.push(("bound", best.map_or_else(|| "—".into(), |best| goal.shown(served.maximised(best)))));
        check.report(Code::ProofLabelTooGood, "served", served.at, "proof", args);
        return;
    }
    let mut args = goal_args(check, goal, "value", served.value);
    args.push(("bound", best.map_or_else(|| "—".into(), |best| goal.shown(served.maximised(best.max(goal.value))))));
    let key = match (served.proof, best) {
        (Proof::A, _) => "audit-held-goal-proved",
        (Proof::B | Proof::C, None) => "audit-held-goal-unproved",
        (Proof::B, Some(_)) => "audit-held-goal-solver",
        (Proof::C, Some(_)) => "audit-held-goal-bounded",
    };
    check.hold(key, args);
}

fn goal_args(check: &Check<'_>, goal: &Goal<'_>, name: &'static str, value: i128) -> crate::lang::Args {
    let mut args = goal_name(check, goal.served);
    args.extend([("found", goal.shown(goal.served.bound)), (name, goal.shown(value))]);
    args
}

impl Goal<'_> {
    /// Points for a message: those of money are tiyn.
    fn shown(&self, points: i128) -> Arg {
        if self.form.is_money() { money(points) } else { count(points) }
    }
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
        PricedRow::Budget { budget, year, set } => {
            let id = check.data().budgets.get(budget).map_or("", |budget| budget.id.as_str());
            let of = format!("{id}:{}", check.data().year_text(year));
            let tenders = check.data().tenders.positions(set);
            if tenders.is_empty() { format!("budget:{of}") } else { format!("upper:{tenders}:{of}") }
        }
        PricedRow::Rule(at) => format!("rule:{at}"),
        PricedRow::SharePart(at) => format!("share-part:{at}"),
        PricedRow::ShareFull(at) => format!("share-full:{at}"),
        PricedRow::Goal(at) => format!("goal:{at}"),
        PricedRow::Ordered { item, year } | PricedRow::Spare { item, year } => {
            let kind = if matches!(row, PricedRow::Spare { .. }) { "spare" } else { "ordered" };
            let id = check.data().ordering.get(item).map_or("", |item| item.id.as_str());
            format!("{kind}:{id}:{}", check.data().year_text(year))
        }
        PricedRow::Covered { goal, group } => format!("covered:{goal}:{group}"),
        PricedRow::Below { goal, count, group } => format!("below:{goal}:{count}:{group}"),
    }
}
