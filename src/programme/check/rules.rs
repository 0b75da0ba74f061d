//! Rules: what a plan must keep to.

use super::{Checker, flag, label};
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::index::OptionIx;
use crate::programme::document::{Key, Span};
use crate::programme::formula::Wanted;
use crate::programme::raw::{Entries, FormulaText, Number, RawRule, Text};
use crate::programme::{Formula, Measure, Metric, Partition, Rule, RuleKind, measures_allowed};
use crate::quantity::Units;
use crate::year::Year;

/// The keys that a kind of rule takes, besides `kind` and `label`. Of `limits`, where there are any, one must be given;
/// where they are not `together`, only one.
struct Shape {
    required: &'static [&'static str],
    optional: &'static [&'static str],
    limits: &'static [&'static str],
    together: bool,
}

fn shape(kind: RuleKind) -> Shape {
    const MEASURED: &[&str] = &["where", "year", "each_year", "soft"];
    let measured = |limits| Shape { required: &["what"], optional: MEASURED, limits, together: false };
    match kind {
        RuleKind::Floor => measured(&["at_least", "by_year"]),
        RuleKind::Cap => measured(&["at_most", "by_year"]),
        RuleKind::Target => measured(&["exactly", "by_year"]),
        RuleKind::Capacity => measured(&["at_most", "by_year"]),
        RuleKind::Each => Shape { required: &["what", "group"], together: true, ..measured(&["at_least", "at_most"]) },
        RuleKind::Share => Shape {
            required: &["of", "group"],
            optional: &["year", "each_year", "soft"],
            limits: &["at_least", "at_most"],
            together: true,
        },
        RuleKind::Gap => Shape {
            required: &["what", "groups", "at_most"],
            optional: &["year", "each_year", "soft"],
            limits: &[],
            together: true,
        },
        RuleKind::NoRegress => {
            Shape { required: &["what"], optional: &["where", "group", "soft"], limits: &[], together: true }
        }
        RuleKind::Lock => {
            Shape { required: &["object", "what", "at_least"], optional: &[], limits: &[], together: true }
        }
        RuleKind::Report => {
            Shape { optional: &["where", "year", "each_year"], ..measured(&["at_least", "at_most", "compare_to"]) }
        }
    }
}

/// The keys of a rule that are there, with their places.
fn present(raw: &RawRule) -> Vec<(&'static str, &Span)> {
    [
        ("what", raw.what.as_ref().map(|text| &text.span)),
        ("of", raw.of.as_ref().map(|text| &text.span)),
        ("where", raw.condition.as_ref().map(|text| &text.0.span)),
        ("group", raw.group.as_ref().map(|text| &text.span)),
        ("groups", raw.groups.as_ref().map(|list| &list.span)),
        ("object", raw.object.as_ref().map(|text| &text.span)),
        ("year", raw.year.as_ref().map(|year| &year.span)),
        ("each_year", raw.each_year.as_ref().map(|flag| &flag.span)),
        ("at_least", raw.at_least.as_ref().map(|number| &number.text.span)),
        ("at_most", raw.at_most.as_ref().map(|number| &number.text.span)),
        ("exactly", raw.exactly.as_ref().map(|number| &number.text.span)),
        ("by_year", raw.by_year.as_ref().and_then(|years| years.0.first()).map(|(year, _)| &year.span)),
        ("compare_to", raw.compare_to.as_ref().map(|number| &number.text.span)),
        ("soft", raw.soft.as_ref().map(|flag| &flag.span)),
    ]
    .into_iter()
    .filter_map(|(key, span)| span.map(|span| (key, span)))
    .collect()
}

impl Checker<'_> {
    /// The rules in file order.
    pub(super) fn rules(&mut self) -> Option<Vec<Rule>> {
        let rules: Vec<Option<Rule>> =
            self.raw.rules.iter().flat_map(Entries::iter).map(|(_, key, raw)| self.rule(key, raw)).collect();
        rules.into_iter().collect()
    }

    fn rule(&mut self, key: &Key, raw: &RawRule) -> Option<Rule> {
        let kind = raw.kind.as_ref()?.value;
        self.check_keys(key, raw, kind);
        let what = raw.what.as_ref().or(raw.of.as_ref()).and_then(|text| self.metric(text));
        let groups = self.groups(kind, raw);
        let partition = match (kind, &raw.group) {
            (RuleKind::Each | RuleKind::NoRegress, Some(group)) => self.partition(group).map(Some),
            _ => Some(None),
        };
        let year = self.rule_year(raw, what.as_ref());
        let what = what?;
        if let Some(text) = &raw.what {
            self.check_measures(kind, &what, text)?;
        }
        let least = raw.at_least.as_ref().or(raw.compare_to.as_ref()).or(raw.exactly.as_ref());
        let at_least = self.limit(kind, &what, least);
        let at_most = self.limit(kind, &what, raw.at_most.as_ref().or(raw.exactly.as_ref()));
        let by_year = self.limits_by_year(kind, &what, raw);
        let lock = if kind == RuleKind::Lock { self.lock(raw, &what).map(Some) } else { Some(None) };
        let (condition, other) = groups?;
        let never_falls = (kind == RuleKind::NoRegress).then_some(Fraction::ZERO);
        Some(Rule {
            id: key.text.clone(),
            label: label(raw.label.as_ref()),
            kind,
            what,
            condition,
            other,
            partition: partition?,
            year: year?,
            each_year: flag(raw.each_year.as_ref()),
            at_least: at_least?.or(never_falls),
            at_most: at_most?,
            by_year: by_year?,
            soft: raw.soft.as_ref().map_or(kind == RuleKind::NoRegress, |soft| soft.value),
            lock: lock?,
        })
    }

    /// The objects that are measured, and for a gap the others that they are compared with.
    fn groups(&mut self, kind: RuleKind, raw: &RawRule) -> Option<(Option<Formula>, Option<Formula>)> {
        match (kind, &raw.group, &raw.groups) {
            (RuleKind::Share, Some(group), _) => Some((Some(self.part(group)?), None)),
            (RuleKind::Gap, _, Some(list)) => {
                let [first, second] = list.items.as_slice() else {
                    self.not_allowed(&list.span, &list.items.len(), "two-groups");
                    return None;
                };
                let (first, second) = (self.part(first), self.part(second));
                Some((Some(first?), Some(second?)))
            }
            _ => Some((self.optional_formula(raw.condition.as_ref(), Wanted::Condition)?, None)),
        }
    }

    /// The year of a rule; one that holds in each year, or that states its own, has none.
    fn rule_year(&mut self, raw: &RawRule, what: Option<&Metric>) -> Option<Option<Year>> {
        let year = self.check_optional_year(raw.year.as_ref());
        let named = raw.year.as_ref().map(|year| &year.span);
        let each = raw.each_year.as_ref().filter(|flag| flag.value).map(|flag| &flag.span);
        if let (Some(_), Some(each)) = (named, each) {
            self.reporter.report(Code::KeysExclude, each, args![first = "year", second = "each_year"]);
        }
        let stated = [("year", named), ("each_year", each)].into_iter().find_map(|(key, span)| Some((key, span?)));
        if let (Some((key, span)), true) = (stated, raw.by_year.is_some()) {
            self.reporter.report(Code::KeysExclude, span, args![first = key, second = "by_year"]);
        }
        self.refuse_year(what, stated.map(|(_, span)| span));
        year
    }

    /// Some kinds of rules measure only some things.
    fn check_measures(&mut self, kind: RuleKind, what: &Metric, text: &Text) -> Option<()> {
        let refused = measures_allowed(kind, &what.terms);
        if let Some(allowed) = refused {
            self.not_allowed(&text.span, &text.text, allowed);
        }
        refused.is_none().then_some(())
    }

    fn limits_by_year(&mut self, kind: RuleKind, what: &Metric, raw: &RawRule) -> Option<Vec<(Year, Fraction)>> {
        let limits: Vec<_> = raw
            .by_year
            .iter()
            .flat_map(|years| &years.0)
            .map(|(year, limit)| {
                let year = self.check_year(year);
                let limit = self.limit(kind, what, Some(limit))?;
                Some((year?, limit?))
            })
            .collect();
        limits.into_iter().collect()
    }

    /// Each kind of rule takes its own keys.
    fn check_keys(&mut self, rule: &Key, raw: &RawRule, kind: RuleKind) {
        let shape = shape(kind);
        let present = present(raw);
        let allowed = |key: &str| [shape.required, shape.optional, shape.limits].concat().contains(&key);
        for (key, span) in present.iter().filter(|(key, _)| !allowed(key)) {
            self.reporter.report(Code::KeyNotForKind, span, args![key = *key, kind = kind.name()]);
        }
        let lacks_limit = shape.limits.first().filter(|_| shape.limits.iter().all(|key| raw.lacks(key)));
        let table = format!("rules.{}", rule.text);
        for key in shape.required.iter().filter(|key| raw.lacks(key)).chain(lacks_limit) {
            self.reporter.report(Code::MissingKey, &rule.span, args![key = *key, table = table.as_str()]);
        }
        let limits: Vec<_> = present.iter().filter(|(key, _)| shape.limits.contains(key)).collect();
        if let (false, [(first, _), (second, span), ..]) = (shape.together, limits.as_slice()) {
            self.reporter.report(Code::KeysExclude, span, args![first = *first, second = *second]);
        }
    }

    /// The groups that `district` or `region` stands for.
    pub(super) fn partition(&mut self, group: &Text) -> Option<Partition> {
        match group.text.as_str() {
            "district" => Some(Partition::District),
            "region" => Some(Partition::Region),
            _ => {
                self.reporter.within("group", |reporter| reporter.unknown_value(group, &["district", "region"]));
                None
            }
        }
    }

    /// The objects of a share or a gap: `rural`, `urban`, or any condition.
    fn part(&mut self, group: &Text) -> Option<Formula> {
        let text = if group.text == "urban" { "not rural" } else { group.text.as_str() };
        self.formula(&FormulaText(Text { text: text.to_owned(), span: group.span.clone() }), Wanted::Condition)
    }

    /// A limit that fits what is measured: a share is at most 100 %, money is an amount, everything else is whole.
    fn limit(&mut self, kind: RuleKind, what: &Metric, limit: Option<&Number>) -> Option<Option<Fraction>> {
        let Some(limit) = limit else { return Some(None) };
        let measures = |measure: fn(&Measure) -> bool| what.terms.iter().any(|(_, own)| measure(own));
        let is_share = kind == RuleKind::Share || measures(|own| matches!(own, Measure::Share(_)));
        let is_money = measures(|own| own.is_money());
        let (allowed, fits) = if is_share {
            ("share", !limit.value.is_negative() && limit.value <= Fraction::ONE)
        } else if is_money {
            ("not-negative", !limit.value.is_negative())
        } else {
            ("whole", !limit.value.is_negative() && limit.value.to_whole().is_some())
        };
        if !fits {
            self.not_allowed(&limit.text.span, &limit.text.text, allowed);
            return None;
        }
        Some(Some(limit.value))
    }

    /// What a lock buys: `what = "count(option)"`, `at_least` of it.
    fn lock(&mut self, raw: &RawRule, what: &Metric) -> Option<(String, OptionIx, Units)> {
        let (object, text, quantity) = (raw.object.as_ref()?, raw.what.as_ref()?, raw.at_least.as_ref()?);
        let [(1, Measure::Count(option))] = what.terms.as_slice() else {
            self.not_allowed(&text.span, &text.text, "count-of-option");
            return None;
        };
        let units = quantity.value.to_whole().and_then(|n| i64::try_from(n).ok()).map(Units::new);
        match units.filter(|units| (Units::ONE..=Units::LARGEST_QUANTITY).contains(units)) {
            Some(units) => Some((object.text.clone(), *option, units)),
            None => {
                self.not_allowed(&quantity.text.span, &quantity.text.text, "quantity");
                None
            }
        }
    }
}
