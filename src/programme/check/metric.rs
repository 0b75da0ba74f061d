//! Metrics: sums of measures, such as `full(platonus) + full(kundelik)`.

use std::ops::Range;

use super::Checker;
use crate::args;
use crate::diagnostic::{Code, nearest};
use crate::index::{NeedIx, OptionIx, YearIx};
use crate::programme::document::Span;
use crate::programme::formula::{Ast, AstKind, Binary, Commas, Unary, Value, parse};
use crate::programme::raw::{Text, YearAt};
use crate::programme::{Measure, Metric};
use crate::year::Year;

/// Measures by name.
pub(in crate::programme) const MEASURES: [&str; 11] =
    ["units", "new", "stock", "share", "full", "people", "people_years", "count", "value", "cost", "commitment"];

/// Coefficients stay far from overflow.
pub(crate) const LARGEST_COEFFICIENT: i64 = 1_000_000;

/// Whether the terms of a metric may be added up: a share stands alone and counts once, money adds to money only,
/// because a limit on it is in tenge while everything else is counted in pieces.
pub(crate) fn is_of_one_kind(terms: &[(i64, Measure)]) -> bool {
    let shares = terms.iter().filter(|(_, measure)| matches!(measure, Measure::Share(_))).count();
    let amounts = terms.iter().filter(|(_, measure)| measure.is_money()).count();
    (shares == 0 || matches!(terms, [(1, Measure::Share(_))])) && (amounts == 0 || amounts == terms.len())
}

impl Checker<'_> {
    /// The metric that `text` writes.
    pub(super) fn metric(&mut self, text: &Text) -> Option<Metric> {
        let ast = match parse(&text.text, Commas::Separate) {
            Ok(ast) => ast,
            Err(error) => {
                self.reporter.formula_syntax(text, &error);
                return None;
            }
        };
        let mut terms = Vec::new();
        self.add_terms(text, &ast, 1, &mut terms)?;
        if !is_of_one_kind(&terms) {
            return self.shape(text, 0..text.text.len(), "mixed");
        }
        Some(Metric { text: text.text.clone(), terms })
    }

    /// Adds the terms of `ast`, each `times` over.
    fn add_terms(&mut self, text: &Text, ast: &Ast, times: i64, terms: &mut Vec<(i64, Measure)>) -> Option<()> {
        match &ast.kind {
            AstKind::Call(name, arguments) => {
                let measure = self.measure(text, name, arguments, &ast.range)?;
                terms.push((times, measure));
                Some(())
            }
            AstKind::Unary(Unary::Negate, inner) => self.add_terms(text, inner, -times, terms),
            AstKind::Binary(operator @ (Binary::Add | Binary::Subtract), _, left, right) => {
                let sign = if *operator == Binary::Add { times } else { -times };
                let left = self.add_terms(text, left, times, terms);
                let right = self.add_terms(text, right, sign, terms);
                left.and(right)
            }
            AstKind::Binary(Binary::Multiply, _, left, right) => {
                let (factor, rest) = match (whole(left), whole(right)) {
                    (Some(factor), None) => (factor, right),
                    (None, Some(factor)) => (factor, left),
                    _ => return self.shape(text, ast.range.clone(), "sum"),
                };
                match times.checked_mul(factor).filter(|n| (1..=LARGEST_COEFFICIENT).contains(&n.abs())) {
                    Some(times) => self.add_terms(text, rest, times, terms),
                    None => self.shape(text, ast.range.clone(), "coefficient"),
                }
            }
            _ => self.shape(text, ast.range.clone(), "sum"),
        }
    }

    /// Reports a text that is no sum of measures; `reason` is a word that the catalogue selects by.
    fn shape<T>(&mut self, text: &Text, range: Range<usize>, reason: &'static str) -> Option<T> {
        let found = text.text.get(range.clone()).unwrap_or("").to_owned();
        self.reporter.report_in(Code::MetricShape, text, range, args![reason = reason, found = found]);
        None
    }

    fn measure(&mut self, text: &Text, name: &str, arguments: &[Ast], range: &Range<usize>) -> Option<Measure> {
        if !MEASURES.contains(&name) {
            let at = range.start..range.start + name.len();
            let args = args![what = "measure", name = name];
            let suggestion = nearest(name, MEASURES).map(str::to_owned);
            self.reporter.suggest_in(Code::UnknownName, text, at, args, suggestion);
            return None;
        }
        let (argument, at) = match arguments {
            [] if name == "cost" => return Some(Measure::Cost),
            [argument] if name == "commitment" => return self.commitment(text, argument),
            [Ast { kind: AstKind::Name(argument), range }] if name != "cost" => (argument, range),
            _ => return self.shape(text, range.clone(), "argument"),
        };
        let span = self.reporter.files().narrow(&text.span, &text.text, at);
        let argument = Text { text: argument.clone(), span };
        if name == "count" {
            return self.find(self.options, "option", &argument).map(OptionIx::new).map(Measure::Count);
        }
        if name == "value" {
            return self.value(&argument).map(Measure::Value);
        }
        let need = self.need(&argument)?;
        match name {
            "units" => Some(Measure::Units(need)),
            "new" => Some(Measure::New(need)),
            "stock" => Some(Measure::Stock(need)),
            "share" => Some(Measure::Share(need)),
            "full" => Some(Measure::Full(need)),
            "people" => self.people(need, &argument).map(Measure::People),
            _ => self.people(need, &argument).map(Measure::PeopleYears),
        }
    }

    /// An option with steps.
    fn value(&mut self, argument: &Text) -> Option<OptionIx> {
        let at = self.find(self.options, "option", argument)?;
        let raw = self.options.0.get(at).and_then(|(_, raw)| raw.as_ref());
        if raw.is_some_and(|raw| raw.steps.is_none()) {
            self.not_allowed(&argument.span, &argument.text, "option-with-steps");
            return None;
        }
        Some(OptionIx::new(at))
    }

    /// `commitment(after = YEAR)`: a year of the horizon.
    fn commitment(&mut self, text: &Text, argument: &Ast) -> Option<Measure> {
        let year = match &argument.kind {
            AstKind::Binary(Binary::Equal, _, name, year) if matches!(&name.kind, AstKind::Name(n) if n == "after") => {
                whole(year).and_then(|year| u16::try_from(year).ok()).and_then(Year::new).map(|value| (value, year))
            }
            _ => None,
        };
        let Some((value, ast)) = year else { return self.shape(text, argument.range.clone(), "after") };
        let span = self.reporter.files().narrow(&text.span, &text.text, &ast.range);
        self.check_year(&YearAt { value, span })?;
        self.years.iter().position(|year| *year == value).map(YearIx::new).map(Measure::Commitment)
    }

    /// A metric that names its own year has no second one.
    pub(super) fn refuse_year(&mut self, metric: Option<&Metric>, year: Option<&Span>) {
        let names_year = |metric: &Metric| metric.terms.iter().any(|(_, own)| matches!(own, Measure::Commitment(_)));
        if let Some(span) = year.filter(|_| metric.is_some_and(names_year)) {
            self.reporter.report(Code::KeysExclude, span, args![first = "year", second = "after"]);
        }
    }

    /// People are counted where the need says whom it serves.
    fn people(&mut self, need: NeedIx, argument: &Text) -> Option<NeedIx> {
        let raw = self.needs.0.get(need.at()).and_then(|(_, raw)| raw.as_ref());
        if raw.is_some_and(|raw| raw.people.is_none()) {
            let args = args![need = argument.text.as_str()];
            self.reporter.report(Code::MetricWithoutPeople, &argument.span, args);
            return None;
        }
        Some(need)
    }
}

/// A whole number, possibly with a minus.
fn whole(ast: &Ast) -> Option<i64> {
    match &ast.kind {
        AstKind::Constant(Value::Number(n)) => n.to_whole().and_then(|n| i64::try_from(n).ok()),
        AstKind::Unary(Unary::Negate, inner) => whole(inner).and_then(i64::checked_neg),
        _ => None,
    }
}
