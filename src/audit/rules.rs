//! Rules and guaranteed shares: what the plan achieves, and whether it is enough.

use super::bound::most_of;
use super::check::Check;
use super::data::{Data, Rule, RuleKind, RuleResult};
use super::exact::{Exact, TooLarge, ceil_div, sub};
use super::form::{Form, Part};
use super::model::Model;
use super::paths::Paths;
use super::total::totals;
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;

/// What a rule's row comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// In the unit of the limit; `None` for a share of nothing.
    achieved: Option<Fraction>,
    pub(super) met: bool,
    /// How far the form falls short of its whole limit, in whole units of shortfall.
    pub(super) shortfall: i128,
    /// How far the metric falls short of the limit as written.
    exact_shortfall: Fraction,
}

/// What each row of `[rules]` comes to at `paths`.
pub(super) fn standings(model: &Model<'_>, paths: &Paths) -> Exact<Vec<Standing>> {
    let forms: Vec<Form> = model.data.rules.iter().flat_map(|rule| forms_of(model.data, rule)).collect();
    let values = totals(model, paths, &forms)?;
    let three = values.chunks(3);
    model.data.rules.iter().zip(three).map(|(rule, values)| standing(model, rule, values)).collect()
}

/// The row's form, its metric over its group and its metric over all objects.
fn forms_of(data: &Data, rule: &Rule) -> [Form; 3] {
    let mut part = Form::of_rule(data, rule);
    part.parts.truncate(1);
    for one in &mut part.parts {
        one.factor = 1;
    }
    let all = |one: &Part| Part { factor: 1, who: super::form::Who::default(), what: one.what.clone() };
    let all = Form { parts: part.parts.iter().map(all).collect(), ..Form::default() };
    [Form::of_rule(data, rule), part, all]
}

fn standing(model: &Model<'_>, rule: &Rule, values: &[i128]) -> Exact<Standing> {
    let [value, part, all] = values else { return Err(TooLarge) };
    let (value, limit) = (*value, rule.whole_limit(model.data)?);
    let missing = if rule.is_floor() { sub(limit, value)? } else { sub(value, limit)? };
    let fraction = |n: i128, d: i128| Fraction::new(n, d).ok_or(TooLarge);
    let is_share = rule.kind == RuleKind::Share;
    let base = rule.base(model.data);
    let achieved = match (is_share, *all, base) {
        (true, 0, _) | (false, _, 0) => None,
        (true, all, _) => Some(fraction(*part, all)?),
        (false, _, base) => Some(fraction(value, base)?),
    };
    let exact_limit = if is_share {
        rule.share().checked_mul(Fraction::whole(*all))
    } else {
        rule.share().checked_mul(Fraction::whole(base))
    };
    let reached = Fraction::whole(if is_share { *part } else { value });
    let exact = exact_limit
        .and_then(|limit| if rule.is_floor() { limit.checked_sub(reached) } else { reached.checked_sub(limit) });
    let exact = exact.ok_or(TooLarge)?.max(Fraction::ZERO);
    Ok(Standing {
        achieved,
        met: missing <= 0,
        shortfall: ceil_div(missing.max(0), rule.unit(model.data)),
        exact_shortfall: exact,
    })
}

/// Compares `[results]` with what the rows come to; a hard rule must be met.
pub(super) fn check_rules(check: &mut Check<'_>, standings: &[Standing]) {
    let data = check.data();
    if data.results.len() != data.rules.len() {
        let section = format!("[results] {} / {}", data.results.len(), data.rules.len());
        let place = check.sections.place("results", super::data::At::default(), "row");
        check.findings.report(Code::DataMissing, place, args![section = section]);
    }
    let before = check.findings.iter().count();
    let mut met = 0_usize;
    for ((rule, standing), result) in data.rules.iter().zip(standings).zip(&data.results) {
        let name = args![rule = rule.id.as_str(), group = group_key(check, rule), year = data.year_text(rule.year)];
        compare(check, rule, standing, result, &name);
        met += usize::from(standing.met);
        if standing.met || rule.kind == RuleKind::Report {
            continue;
        }
        let short = vec![("short", standing.shown_shortfall(rule).into())];
        if rule.soft {
            check.hold("audit-held-soft", [name, short].concat());
        } else {
            check.report(Code::RuleBroken, "results", result.at, "met", [name, short].concat());
        }
    }
    if !data.rules.is_empty() && check.findings.iter().count() == before {
        check.hold("audit-held-rules", args![met = met, count = data.rules.len()]);
    }
}

/// The group of a rule as files name it.
pub(super) fn group_key(check: &Check<'_>, rule: &Rule) -> String {
    check.data().groups.get(rule.group).map(super::data::Group::key).unwrap_or_default()
}

impl Standing {
    /// The shortfall in the rule's own unit: units, objects, tenge.
    pub(super) fn shown_shortfall(&self, rule: &Rule) -> String {
        self.in_own_unit(rule).map_or_else(|| self.shortfall.to_string(), |shortfall| shortfall.to_string())
    }

    fn in_own_unit(&self, rule: &Rule) -> Option<Fraction> {
        let per_unit = if is_cost(rule) { Fraction::whole(100) } else { Fraction::ONE };
        Fraction::whole(self.shortfall).checked_div(per_unit)
    }
}

fn is_cost(rule: &Rule) -> bool {
    rule.metric.iter().any(|term| term.measure.is_money())
}

fn compare(check: &mut Check<'_>, rule: &Rule, standing: &Standing, result: &RuleResult, name: &crate::lang::Args) {
    let mut wrong = |column: &str, found: String, expected: String| {
        let args = [name.clone(), args![found = found, expected = expected]].concat();
        check.report(Code::RuleResultWrong, "results", result.at, column, args);
    };
    let Some(achieved) = standing.achieved else {
        // All of nothing, or none of it: both are said of a share of nothing.
        if ![Fraction::ZERO, Fraction::ONE].contains(&result.achieved) {
            wrong("achieved", result.achieved.to_string(), Fraction::ONE.to_string());
        }
        return;
    };
    if achieved != result.achieved {
        wrong("achieved", result.achieved.to_string(), achieved.to_string());
    }
    if standing.met != result.met {
        wrong("met", u8::from(result.met).to_string(), u8::from(standing.met).to_string());
    }
    // A shortfall is stated exactly, or rounded up to what the soft rule's goal counts.
    let per_unit = if is_cost(rule) { Fraction::whole(100) } else { Fraction::ONE };
    let exact = standing.exact_shortfall;
    if ![Some(exact), exact.checked_div(per_unit), standing.in_own_unit(rule)].contains(&Some(result.shortfall)) {
        wrong("shortfall", result.shortfall.to_string(), standing.shown_shortfall(rule));
    }
}

/// Checks that every guaranteed rural share is reached, or rural objects get all that they can.
pub(super) fn check_shares(check: &mut Check<'_>, paths: &Paths) -> Exact<()> {
    for (priority, row) in check.data().priorities.iter().enumerate() {
        let Some((part, full)) = Form::of_share(check.model, priority) else { continue };
        let chains: Vec<_> = (0..check.data().objects.len()).map(|object| check.model.chains(object)).collect();
        let most = most_of((check.model, &chains), &full)?;
        let values = totals(check.model, paths, &[part, full])?;
        let [part, full] = values.as_slice() else { continue };
        let options = check.model.options_of.get(priority).into_iter().flatten();
        let names: Vec<&str> = options.map(|option| check.option_name(*option)).collect();
        let name = args![options = names.join(", ")];
        if *part >= 0 {
            check.hold("audit-held-share", name);
        } else if most.is_some_and(|most| *full >= most) {
            check.hold("audit-held-share-full", name);
        } else {
            let place = check.sections.place("priorities", row.at, "rural");
            check.findings.report(Code::ShareBroken, place, name);
        }
    }
    Ok(())
}
