//! Alternatives: options of which one works at a time.

use super::{Checker, label};
use crate::args;
use crate::diagnostic::Code;
use crate::index::{NeedIx, OptionIx};
use crate::programme::document::{Key, Span};
use crate::programme::raw::{RawAlternatives, RawOption};
use crate::programme::{AlternativesSpec, Buy, ColumnKind};

impl Checker<'_> {
    /// The groups in file order.
    pub(super) fn alternatives(&mut self) -> Option<Vec<AlternativesSpec>> {
        let (options, alternatives) = (self.options, self.alternatives);
        let named = options.iter().filter_map(|(_, _, raw)| raw.alternative.as_ref());
        let mut known = true;
        for name in named {
            known &= self.find(alternatives, "alternative", name).is_some();
        }
        let groups: Vec<_> = alternatives.iter().map(|(_, key, raw)| self.group(key, raw)).collect();
        groups.into_iter().collect::<Option<Vec<_>>>().filter(|_| known)
    }

    /// Whether `need` is given by an option that is one of several alternatives.
    pub(super) fn is_supplied(&self, need: &str) -> bool {
        let gives = |raw: &RawOption| raw.gives.as_ref().is_some_and(|gives| gives.position(need).is_some());
        self.options.iter().any(|(_, _, raw)| raw.alternative.is_some() && gives(raw))
    }

    fn group(&mut self, key: &Key, raw: &RawAlternatives) -> Option<AlternativesSpec> {
        let now = self.now(raw);
        let mut need: Option<usize> = None;
        let mut options = Vec::new();
        let mut sound = true;
        let all = self.options;
        for (at, option, own) in all.iter() {
            if own.alternative.as_ref().is_none_or(|name| name.text != key.text) {
                continue;
            }
            options.push(OptionIx::new(at));
            sound &= self.member(key, (option, own), &mut need);
        }
        if options.is_empty() {
            return self.misused(&key.span, key, "empty", &key.text);
        }
        let need = NeedIx::new(need?);
        let now = now?;
        sound.then(|| AlternativesSpec { id: key.text.clone(), label: label(raw.label.as_ref()), now, need, options })
    }

    /// The column that says what works today: it holds text.
    fn now(&mut self, raw: &RawAlternatives) -> Option<Option<usize>> {
        let Some(name) = &raw.now else { return Some(None) };
        let Some(at) = self.scope.column(&name.text) else {
            let suggestion = self.scope.nearest(&name.text);
            self.reporter.suggest(Code::UnknownColumn, &name.span, args![name = name.text.as_str()], suggestion);
            return None;
        };
        if self.scope.kind(at) != Some(ColumnKind::Text) {
            self.not_allowed(&name.span, &name.text, "text-column");
            return None;
        }
        Some(Some(at))
    }

    /// Checks an option of the group: bought once, it gives the group's only need, as nothing else does, and requires
    /// nothing.
    fn member(&mut self, group: &Key, (key, raw): (&Key, &RawOption), need: &mut Option<usize>) -> bool {
        let mut wrong: Vec<(&Span, &'static str)> = Vec::new();
        if let Some(buy) = raw.buy.as_ref().filter(|buy| buy.value != Buy::Once) {
            wrong.push((&buy.span, "buy"));
        }
        if let Some(requires) = raw.requires.as_ref().filter(|requires| !requires.items.is_empty()) {
            wrong.push((&requires.span, "requires"));
        }
        let fixed = raw.fixed.iter().map(|fixed| &fixed.0.span);
        let delivery = raw.delivery.iter().map(|delivery| &delivery.span);
        wrong.extend(fixed.chain(delivery).map(|span| (span, "fixed")));
        if let Some(gives) = raw.gives.as_ref() {
            let given: Vec<usize> = gives.0.iter().filter_map(|(name, _)| self.needs.position(&name.text)).collect();
            match given.as_slice() {
                [own] if need.is_none_or(|need| need == *own) => *need = Some(*own),
                _ => wrong.push((&key.span, "gives")),
            }
        }
        let (all, needs) = (self.options, self.needs);
        let gives = |other: &RawOption| {
            let given = other.gives.iter().flat_map(|gives| &gives.0);
            given.filter_map(|(name, _)| needs.position(&name.text)).any(|given| Some(given) == *need)
        };
        let is_own = |other: &RawOption| other.alternative.as_ref().is_some_and(|name| name.text == group.text);
        let strangers = all.iter().filter(|(_, _, other)| !is_own(other) && gives(other));
        wrong.extend(strangers.map(|(_, other, _)| (&other.span, "stranger")));
        for (span, problem) in &wrong {
            self.misused::<()>(span, group, problem, &key.text);
        }
        wrong.is_empty()
    }

    fn misused<T>(&mut self, span: &Span, group: &Key, problem: &'static str, option: &str) -> Option<T> {
        let args = args![group = group.text.as_str(), problem = problem, option = option];
        self.reporter.report(Code::AlternativeMisused, span, args);
        None
    }
}
