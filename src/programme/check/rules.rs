//! Rules: what a plan must keep to.

use super::{Checker, flag, label};
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::index::OptionIx;
use crate::programme::document::{Key, Span};
use crate::programme::formula::Wanted;
use crate::programme::raw::{Entries, FormulaText, Number, RawRule, Text};
use crate::programme::{Measure, Metric, Partition, Rule, RuleKind};
use crate::quantity::Units;

/// The keys that a kind of rule takes, besides `kind` and `label`. Of `limits`, where there are any, one must be given.
struct Shape {
    word: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    limits: &'static [&'static str],
}

const fn shape(kind: RuleKind) -> Shape {
    match kind {
        RuleKind::Floor => Shape {
            word: "floor",
            required: &["what", "at_least"],
            optional: &["where", "year", "each_year", "soft"],
            limits: &[],
        },
        RuleKind::Cap => Shape {
            word: "cap",
            required: &["what", "at_most"],
            optional: &["where", "year", "each_year", "soft"],
            limits: &[],
        },
        RuleKind::Each => Shape {
            word: "each",
            required: &["what", "group"],
            optional: &["where", "year", "each_year", "soft"],
            limits: &["at_least", "at_most"],
        },
        RuleKind::Share => Shape {
            word: "share",
            required: &["of", "group"],
            optional: &["year", "each_year", "soft"],
            limits: &["at_least", "at_most"],
        },
        RuleKind::Lock => Shape { word: "lock", required: &["object", "what", "at_least"], optional: &[], limits: &[] },
        RuleKind::Report => Shape {
            word: "report",
            required: &["what"],
            optional: &["where", "year", "each_year"],
            limits: &["at_least", "at_most", "compare_to"],
        },
    }
}

/// The keys of a rule that are there, with their places.
fn present(raw: &RawRule) -> Vec<(&'static str, &Span)> {
    [
        ("what", raw.what.as_ref().map(|text| &text.span)),
        ("of", raw.of.as_ref().map(|text| &text.span)),
        ("where", raw.condition.as_ref().map(|text| &text.0.span)),
        ("group", raw.group.as_ref().map(|text| &text.span)),
        ("object", raw.object.as_ref().map(|text| &text.span)),
        ("year", raw.year.as_ref().map(|year| &year.span)),
        ("each_year", raw.each_year.as_ref().map(|flag| &flag.span)),
        ("at_least", raw.at_least.as_ref().map(|number| &number.text.span)),
        ("at_most", raw.at_most.as_ref().map(|number| &number.text.span)),
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
        let condition = match (kind, &raw.group) {
            (RuleKind::Share, Some(group)) => self.part(group).map(Some),
            _ => self.optional_formula(raw.condition.as_ref(), Wanted::Condition),
        };
        let partition = match (kind, &raw.group) {
            (RuleKind::Each, Some(group)) => self.partition(group).map(Some),
            _ => Some(None),
        };
        let year = self.check_optional_year(raw.year.as_ref());
        if let (Some(_), Some(each_year)) = (&raw.year, raw.each_year.as_ref().filter(|flag| flag.value)) {
            self.reporter.report(Code::KeysExclude, &each_year.span, args![first = "year", second = "each_year"]);
        }
        let named = raw.year.as_ref().map(|year| &year.span);
        let each = raw.each_year.as_ref().filter(|flag| flag.value).map(|flag| &flag.span);
        self.refuse_year(what.as_ref(), named.or(each));
        let what = what?;
        let at_least = self.limit(kind, &what, raw.at_least.as_ref().or(raw.compare_to.as_ref()));
        let at_most = self.limit(kind, &what, raw.at_most.as_ref());
        let lock = if kind == RuleKind::Lock { self.lock(raw, &what).map(Some) } else { Some(None) };
        Some(Rule {
            id: key.text.clone(),
            label: label(raw.label.as_ref()),
            kind,
            what,
            condition: condition?,
            partition: partition?,
            year: year?,
            each_year: flag(raw.each_year.as_ref()),
            at_least: at_least?,
            at_most: at_most?,
            soft: flag(raw.soft.as_ref()),
            lock: lock?,
        })
    }

    /// Each kind of rule takes its own keys.
    fn check_keys(&mut self, rule: &Key, raw: &RawRule, kind: RuleKind) {
        let shape = shape(kind);
        let present = present(raw);
        let allowed = |key: &str| [shape.required, shape.optional, shape.limits].concat().contains(&key);
        for (key, span) in present.iter().filter(|(key, _)| !allowed(key)) {
            self.reporter.report(Code::KeyNotForKind, span, args![key = *key, kind = shape.word]);
        }
        let lacks_limit = shape.limits.first().filter(|_| shape.limits.iter().all(|key| raw.lacks(key)));
        let table = format!("rules.{}", rule.text);
        for key in shape.required.iter().filter(|key| raw.lacks(key)).chain(lacks_limit) {
            self.reporter.report(Code::MissingKey, &rule.span, args![key = *key, table = table.as_str()]);
        }
        let limits: Vec<_> = present.iter().filter(|(key, _)| shape.limits.contains(key)).collect();
        if let (RuleKind::Report, [(first, _), (second, span), ..]) = (kind, limits.as_slice()) {
            self.reporter.report(Code::KeysExclude, span, args![first = *first, second = *second]);
        }
    }

    fn partition(&mut self, group: &Text) -> Option<Partition> {
        match group.text.as_str() {
            "district" => Some(Partition::District),
            "region" => Some(Partition::Region),
            _ => {
                self.reporter.within("group", |reporter| reporter.unknown_value(group, &["district", "region"]));
                None
            }
        }
    }

    /// The objects of a share: `rural`, `urban`, or any condition.
    fn part(&mut self, group: &Text) -> Option<crate::programme::Formula> {
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
