//! Raw model files as a checked [`Programme`].
//!
//! One file per part of the model. Every part is checked, whatever is wrong with the others, so that one run
//! names every mistake; positions of needs, options … are those of the raw tables throughout.

mod alternatives;
mod budgets;
mod cofunding;
mod columns;
mod goals;
mod items;
mod metric;
mod needs;
mod objects;
mod options;
mod prices;
mod rules;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(super) use metric::MEASURES;
pub(crate) use metric::{LARGEST_COEFFICIENT, is_of_one_kind};
use std::collections::BTreeMap;

use super::document::{Files, Node, Span, to_toml};
use super::formula::{Formula, Scope, Wanted, compile};
use super::include::{ModelSource, gather};
use super::raw::{ByYear, Entries, Flag, FormulaText, FromNode, List, Names, RawModel, Reporter, Text, YearAt, is_id};
use super::{Programme, Source};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, ModelPlace, nearest};
use crate::lang::Label;
use crate::year::Year;

/// Loads, merges and checks a model file. Warnings are added to `findings`.
///
/// # Errors
/// Every mistake in the file and its includes, with line and character.
pub fn load_programme(source: &ModelSource, findings: &mut Diagnostics) -> Result<Programme, Diagnostics> {
    let mut own = Diagnostics::new();
    let mut files = Files::default();
    let programme = read(source, &mut files, &mut own);
    match programme {
        Some(mut programme) if !own.has_errors() => {
            programme.sources = files.into_sources();
            findings.extend(own);
            Ok(programme)
        }
        _ => Err(own),
    }
}

fn read(source: &ModelSource, files: &mut Files, findings: &mut Diagnostics) -> Option<Programme> {
    let merged = gather(source, files, findings)?;
    let mut reporter = Reporter::new(files, findings);
    let raw = RawModel::read(&merged.root, &mut reporter)?;
    // Without an included file, most names would seem unknown.
    if !merged.complete {
        return None;
    }
    let programme = Checker::new(&raw, reporter).programme()?;
    Some(Programme { resolved: to_toml(&merged.root), places: places(&merged.root, files), ..programme })
}

/// Where the entries of all tables stand, by their dotted names.
fn places(root: &Node, files: &Files) -> BTreeMap<String, ModelPlace> {
    let mut out = BTreeMap::new();
    for (table, entries) in root.entries() {
        for (id, keys) in entries.entries() {
            let name = format!("{}.{}", table.text, id.text);
            out.extend(keys.entries().iter().map(|(key, value)| {
                let at = files.model_place(if value.entries().is_empty() { &value.span } else { &key.span });
                (format!("{name}.{}", key.text), at)
            }));
            out.insert(name, files.model_place(&id.span));
        }
    }
    out
}

/// The raw model with what its parts share.
struct Checker<'a> {
    raw: &'a RawModel,
    reporter: Reporter<'a>,
    scope: Scope,
    years: Vec<Year>,
    needs: &'a Entries<super::raw::RawNeed>,
    options: &'a Entries<super::raw::RawOption>,
    alternatives: &'a Entries<super::raw::RawAlternatives>,
    items: &'a Entries<super::raw::RawItem>,
    kinds: Vec<String>,
}

impl<'a> Checker<'a> {
    fn new(raw: &'a RawModel, mut reporter: Reporter<'a>) -> Self {
        const NO_NEEDS: &Entries<super::raw::RawNeed> = &Entries(Vec::new());
        const NO_OPTIONS: &Entries<super::raw::RawOption> = &Entries(Vec::new());
        const NO_ALTERNATIVES: &Entries<super::raw::RawAlternatives> = &Entries(Vec::new());
        const NO_ITEMS: &Entries<super::raw::RawItem> = &Entries(Vec::new());
        let scope = columns::scope(raw, &mut reporter);
        Self {
            raw,
            reporter,
            scope,
            years: Vec::new(),
            needs: raw.needs.as_ref().unwrap_or(NO_NEEDS),
            options: raw.options.as_ref().unwrap_or(NO_OPTIONS),
            alternatives: raw.alternatives.as_ref().unwrap_or(NO_ALTERNATIVES),
            items: raw.items.as_ref().unwrap_or(NO_ITEMS),
            kinds: columns::kind_ids(raw),
        }
    }

    fn programme(mut self) -> Option<Programme> {
        if let Some(id) = self.raw.id.as_ref().filter(|id| !is_id(&id.text)) {
            self.reporter.report(Code::BadId, &id.span, args![id = id.text.as_str()]);
        }
        self.years = self.horizon();
        let objects = self.objects();
        let needs = self.needs();
        let items = self.items();
        let options = self.options();
        let alternatives = self.alternatives();
        let budgets = self.budgets();
        let cofunding = self.cofunding();
        let rules = self.rules();
        let (priorities, goals) = self.priorities_and_goals();
        let uncertain = self.uncertain_prices();
        self.refuse_life_by_level(priorities.as_deref().unwrap_or_default());
        let reserve = self.reserve();
        let (params, columns) = self.scope.into_parts();
        Some(Programme {
            id: self.raw.id.as_ref()?.text.clone(),
            name: self.raw.name.as_ref()?.0.clone(),
            years: self.years,
            sources: Vec::<Source>::new(),
            params,
            columns,
            objects: objects?,
            needs: needs?,
            options: options?,
            alternatives: alternatives?,
            items: items?,
            budgets: budgets?,
            rules: rules?,
            cofunding: cofunding?,
            priorities: priorities?,
            goals: goals?,
            uncertain: uncertain?,
            reserve: reserve?,
            shift: 0,
            resolved: String::new(),
            places: BTreeMap::new(),
        })
    }

    /// The years: at least one, ascending.
    fn horizon(&mut self) -> Vec<Year> {
        let Some(years) = &self.raw.years else {
            if self.raw.lacks("years") {
                self.reporter.missing_key(&self.raw.span, "years");
            }
            return Vec::new();
        };
        self.refuse_empty(Some(years));
        for pair in years.items.windows(2) {
            if let [before, year] = pair
                && before.value >= year.value
            {
                self.reporter.report(
                    Code::YearsNotAscending,
                    &year.span,
                    args![year = year.value, before = before.value],
                );
            }
        }
        years.items.iter().map(|year| year.value).collect()
    }

    fn reserve(&mut self) -> Option<u32> {
        let Some(list) = self.raw.reserve.as_ref().and_then(|reserve| reserve.list.as_ref()) else { return Some(0) };
        let value = u32::try_from(list.value).ok();
        if value.is_none() {
            self.not_allowed(&list.span, &list.value, "not-negative");
        }
        value
    }

    /// Reports that a value is outside what its place allows; `allowed` is a word that the catalogue selects by.
    fn not_allowed(&mut self, span: &Span, value: &impl ToString, allowed: &'static str) {
        self.reporter.report(Code::ValueNotAllowed, span, args![value = value.to_string(), allowed = allowed]);
    }

    fn refuse_empty<T>(&mut self, list: Option<&List<T>>) {
        if let Some(list) = list.filter(|list| list.items.is_empty()) {
            self.reporter.report(Code::EmptyList, &list.span, args![]);
        }
    }

    /// Reports a year that is not of the horizon.
    fn check_year(&mut self, year: &YearAt) -> Option<Year> {
        if let (false, [first, .., last] | [first @ last]) = (self.years.contains(&year.value), self.years.as_slice()) {
            let args = args![year = year.value, first = *first, last = *last];
            self.reporter.report(Code::YearOutsideHorizon, &year.span, args);
            return None;
        }
        Some(year.value)
    }

    fn check_optional_year(&mut self, year: Option<&YearAt>) -> Option<Option<Year>> {
        year.map_or(Some(None), |year| self.check_year(year).map(Some))
    }

    fn formula(&mut self, text: &FormulaText, wanted: Wanted) -> Option<Formula> {
        compile(&text.0, wanted, &mut self.scope, &mut self.reporter)
    }

    /// The formula, or `Some(None)` when the key is absent, or `None` when it is wrong.
    fn optional_formula(&mut self, text: Option<&FormulaText>, wanted: Wanted) -> Option<Option<Formula>> {
        text.map_or(Some(None), |text| self.formula(text, wanted).map(Some))
    }

    /// Prices by year; one price for all years stands at the first.
    fn prices(&mut self, prices: &ByYear<FormulaText>) -> Option<BTreeMap<Year, Formula>> {
        match prices {
            ByYear::Same(text) => {
                let formula = self.formula(text, Wanted::Amount)?;
                Some(BTreeMap::from([(*self.years.first()?, formula)]))
            }
            ByYear::Years(years) => {
                let formulas: Vec<_> = years
                    .0
                    .iter()
                    .map(|(year, text)| self.formula(text, Wanted::Amount).map(|formula| (year.value, formula)))
                    .collect();
                formulas.into_iter().collect()
            }
        }
    }

    /// The position of the entry that `text` names; `what` is a word that the catalogue selects by.
    fn find<T>(&mut self, entries: &Entries<T>, what: &'static str, text: &Text) -> Option<usize> {
        let found = entries.position(&text.text);
        if found.is_none() {
            let suggestion = nearest(&text.text, entries.ids()).map(str::to_owned);
            let args = args![what = what, name = text.text.as_str()];
            self.reporter.suggest(Code::UnknownName, &text.span, args, suggestion);
        }
        found
    }

    /// The positions of the entries that `list` names, each once.
    fn find_all<T>(
        &mut self,
        entries: &Entries<T>,
        what: &'static str,
        list: Option<&List<Text>>,
    ) -> Option<Vec<usize>> {
        let mut out = Vec::new();
        let mut complete = true;
        for text in list.map(|list| list.items.as_slice()).unwrap_or_default() {
            match self.find(entries, what, text) {
                Some(at) if out.contains(&at) => {
                    self.reporter.report(Code::ListedTwice, &text.span, args![name = text.text.as_str()]);
                }
                Some(at) => out.push(at),
                None => complete = false,
            }
        }
        complete.then_some(out)
    }
}

fn label(names: Option<&Names>) -> Label {
    names.map(|names| names.0.clone()).unwrap_or_default()
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.text.clone())
}

fn flag(flag: Option<&Flag>) -> bool {
    flag.is_some_and(|flag| flag.value)
}
