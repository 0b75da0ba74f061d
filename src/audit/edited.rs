//! What the numbers on an edited sheet Plan would mean: which limits still hold, and the coverage lost.

use super::budgets::{line, spent, spent_by};
use super::check::{Check, count};
use super::coverage::Coverage;
use super::data::{Group, RuleKind};
use super::exact::Exact;
use super::feasible::{missing_requirement, too_many};
use super::paths::Paths;
use super::plan_sheet::Visible;
use super::rules::{Standing, group_key, standings};
use super::tenders::{least_left, overspent};
use crate::args;
use crate::diagnostic::{Code, Place};

/// Says what the edit means for money, rules and coverage.
pub(super) fn check_edited(check: &mut Check<'_>, visible: &Visible, paths: &Paths, before: &[Standing]) -> Exact<()> {
    let edited = Paths::new(check.model, &visible.purchases, &visible.orders);
    check_money(check, visible);
    check_purchases(check, &edited);
    for ((rule, was), is) in check.data().rules.iter().zip(before).zip(standings(check.model, &edited)?) {
        if rule.kind == RuleKind::Report || !was.met || is.met {
            continue;
        }
        let group = group_key(check, rule);
        let args = args![
            rule = rule.id.as_str(),
            group = group,
            year = check.data().year_text(rule.year),
            short = is.shown_shortfall(rule),
        ];
        if rule.soft {
            check.hold("audit-edited-soft", args);
        } else {
            check.findings.report(Code::EditedBreaksRule, Place::Nowhere, args);
        }
    }
    compare_coverage(check, paths, &edited);
    Ok(())
}

/// Says what the numbers of the sheet would take from each budget.
pub(super) fn check_money(check: &mut Check<'_>, visible: &Visible) {
    let mut spent =
        spent(check.model, visible.purchases.iter().chain(&visible.fees), (&visible.expenses, &visible.orders));
    for (payer, more) in &visible.repriced {
        *spent.entry(*payer).or_default() += more;
    }
    let upper = least_left(check.model, &visible.purchases, &spent);
    for (at, budget) in check.data().budgets.iter().enumerate() {
        for t in 0..budget.amount.len() {
            let (limit, spent) = (budget.limit(t), spent_by(&spent, budget, at, t));
            let args = line(check, at, t, spent, limit);
            if spent > limit {
                check.findings.report(Code::EditedOverspends, Place::Nowhere, args);
            } else if let Some(least) = upper.get(&(at, t)).filter(|least| least.left < 0) {
                let args = overspent(check, (at, t), least);
                check.findings.report(Code::PlanOverspendsUpper, Place::Nowhere, args);
            } else {
                check.hold("audit-edited-budget", args);
            }
        }
    }
}

/// Purchases beyond what is of use, or before what they require.
fn check_purchases(check: &mut Check<'_>, edited: &Paths) {
    for at in edited.objects() {
        let chains = check.model.chains(at);
        for chain in &chains {
            let what = args![object = check.object_id(at), option = check.option_name(chain.option)];
            if let Some((found, allowed)) = too_many(chain, edited, at) {
                let more = vec![("found", count(found)), ("allowed", count(allowed))];
                check.findings.report(Code::EditedTooMany, Place::Nowhere, [what.clone(), more].concat());
            }
            if let Some((need, t)) = missing_requirement(chain, &chains, edited, at) {
                let more = args![need = check.need_name(need), year = check.data().year_text(t)];
                check.findings.report(Code::EditedPrerequisiteMissing, Place::Nowhere, [what, more].concat());
            }
        }
    }
}

fn compare_coverage(check: &mut Check<'_>, paths: &Paths, edited: &Paths) {
    let Some(last) = check.data().horizon().checked_sub(1) else { return };
    let (was, is) = (Coverage::new(check.model, paths, [Group::All]), Coverage::new(check.model, edited, [Group::All]));
    for need in 0..check.data().needs.len() {
        let (was, is) = (was.covered(need, last), is.covered(need, last));
        let key = match was.cmp(&is) {
            std::cmp::Ordering::Greater => "audit-edited-fewer",
            std::cmp::Ordering::Less => "audit-edited-more",
            std::cmp::Ordering::Equal => "audit-edited-same",
        };
        let difference = ("difference", count((was - is).abs()));
        let args = vec![("need", check.need_name(need).into()), ("was", count(was)), ("is", count(is)), difference];
        check.hold(key, args);
    }
}
