//! One row of the Rules sheet.

use super::Metric;
use super::budgets::find;
use super::columns::Specs;
use super::conditions::{Conditions, pair};
use super::groups::Groups;
use super::items::{optional_year, report_empty};
use super::metric::parse_metric;
use super::money_unit::states_unit;
use super::notes::Notes;
use super::rules::{Lock, Resolved, everyone};
use super::rules_sheet::{
    AT_LEAST, AT_MOST, CODE, EACH_YEAR, EXACTLY, GROUP, GROUPS, KIND, KINDS, NOTE, OBJECT, PARTITIONS, SOFT, SOURCE,
    WHAT, WHERE, YEAR,
};
use super::settings::Settings;
use super::settled::{Cells, Settled};
use super::words::meaning;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fraction::Fraction;
use crate::index::{BudgetIx, GroupIx};
use crate::lang::Label;
use crate::money::TIYN_PER_TENGE;
use crate::programme::{Cofunding, Measure, Partition, Programme, RuleKind, is_money};
use crate::quantity::Units;
use crate::workbook::Cell;
use crate::workbook::number::{NotA, read_count, read_fraction, read_money, read_text, read_yes_no};

/// A row of the Rules sheet.
pub(super) struct RowReader<'r, 'a, 'f> {
    pub(super) table: &'r Settled<'a>,
    pub(super) specs: &'r Specs,
    pub(super) row: u32,
    pub(super) cells: Cells<'a>,
    pub(super) programme: &'r Programme,
    pub(super) settings: &'r Settings,
    pub(super) conditions: &'r Conditions,
    pub(super) notes: &'r mut Notes<'f>,
}

impl<'a> RowReader<'_, 'a, '_> {
    /// The share of an expense that a source may pay, where the row is about that.
    pub(super) fn cofunding(&mut self) -> Option<Option<Cofunding>> {
        let is_own = self.text(KIND).and_then(|text| meaning(&text, KINDS)) == Some(RuleKind::Cofund);
        is_own.then(|| self.cofund())
    }

    fn cofund(&mut self) -> Option<Cofunding> {
        let id = self.required(CODE, None)?;
        let unused = [WHAT, WHERE, GROUP, YEAR, EACH_YEAR, AT_LEAST, SOFT, GROUPS, EXACTLY, OBJECT];
        let filled = unused.into_iter().find(|spec| self.cell(*spec).is_some());
        if let Some(spec) = filled {
            self.not_for(spec, &id, RuleKind::Cofund.name());
        }
        let source = self.required(SOURCE, Some(&id))?;
        let place = self.place(SOURCE, &id);
        let budget = find(&source, self.programme, &place, self.notes);
        let Some(cell) = self.cell(AT_MOST) else {
            self.notes.report(Code::RuleLimit, self.place(KIND, &id), args![rule = id.as_str()]);
            return None;
        };
        let share =
            read_fraction(cell).and_then(|share| if share <= Fraction::ONE { Ok(share) } else { Err(NotA::InRange) });
        let at_most = share.map_err(|why| self.report_cell(why, AT_MOST, &id, cell)).ok()?;
        Some(Cofunding { id, budget: BudgetIx::new(budget?), at_most })
    }

    fn cell(&self, spec: usize) -> Option<&'a Cell> {
        self.table.cell(self.cells, spec)
    }

    pub(super) fn place(&self, spec: usize, code: &str) -> Place {
        self.table.place(self.row, spec, Some(code.to_owned()))
    }

    fn text(&self, spec: usize) -> Option<String> {
        self.cell(spec).and_then(|cell| read_text(cell).ok())
    }

    /// A required text; reports an empty cell.
    fn required(&mut self, spec: usize, code: Option<&str>) -> Option<String> {
        let text = self.text(spec);
        if text.is_none() {
            report_empty(self.table, self.row, spec, self.specs, code.map(str::to_owned), self.notes);
        }
        text
    }

    /// The rule of the row, or `None` after every mistake in it is reported.
    pub(super) fn rule(&mut self, groups: &mut Groups<'_>) -> Option<Resolved> {
        let code = self.required(CODE, None)?;
        let kind = self.kind(&code);
        if let Some(kind) = kind.filter(|_| self.cell(SOURCE).is_some()) {
            self.not_for(SOURCE, &code, kind.name());
        }
        let metric = self.metric(&code);
        let group = self.group(&code, kind, groups);
        let pair = self.pair(&code, kind, groups);
        let partition = self.partition(&code, kind);
        let year = optional_year(self.table, self.row, self.cells, YEAR, self.programme, &code, self.notes);
        let each_year = self.flag(EACH_YEAR, &code);
        if let (Ok(Some(_)), Some(true)) = (year, each_year) {
            self.not_for(YEAR, &code, "each_year");
        }
        let soft = match self.cell(SOFT) {
            None => Some(kind == Some(RuleKind::NoRegress)),
            Some(_) => self.flag(SOFT, &code),
        };
        let (kind, metric) = (kind?, metric?);
        self.check_measures(&code, kind, &metric)?;
        let (at_least, at_most) = self.limits(&code, kind, &metric)?;
        let lock = self.lock(&code, kind, &metric, at_least)?;
        let note = self.text(NOTE);
        let place = self.place(OBJECT, &code);
        let limit = [AT_LEAST, AT_MOST, EXACTLY].into_iter().find(|spec| self.cell(*spec).is_some());
        if let (Ok(year), Some(limit)) = (year, limit) {
            let place = self.place(limit, &code);
            self.notes.origins.limits.insert((code.clone(), year), place);
        }
        let pair = pair?;
        Some(Resolved {
            label: Label { ru: note, kk: None, en: None },
            id: code,
            kind,
            metric,
            group: pair.map_or(group, |(first, _)| Some(first))?,
            other: pair.map(|(_, second)| second),
            partition: partition?,
            year: year.ok()?,
            each_year: each_year?,
            at_least,
            at_most,
            by_year: Vec::new(),
            soft: soft?,
            lock,
            place,
        })
    }

    /// The limits that the kind of rule takes: exactly one of them for most kinds, at least one for the others.
    fn limits(&mut self, code: &str, kind: RuleKind, metric: &Metric) -> Option<(Option<Fraction>, Option<Fraction>)> {
        let is_share = kind == RuleKind::Share;
        let [least, most, exactly] = [AT_LEAST, AT_MOST, EXACTLY].map(|spec| self.limit(spec, code, metric, is_share));
        let limits = match (kind, least?, most?, exactly?) {
            (RuleKind::Floor | RuleKind::Lock, least @ Some(_), None, None) => Some((least, None)),
            (RuleKind::Cap | RuleKind::Gap | RuleKind::Capacity, None, most @ Some(_), None) => Some((None, most)),
            (RuleKind::Target, None, None, exactly @ Some(_)) => Some((exactly, exactly)),
            (RuleKind::NoRegress, None, None, None) => Some((Some(Fraction::ZERO), None)),
            (RuleKind::Each | RuleKind::Share | RuleKind::Report, least, most, None)
                if least.is_some() || most.is_some() =>
            {
                Some((least, most))
            }
            _ => None,
        };
        if limits.is_none() {
            self.notes.report(Code::RuleLimit, self.place(KIND, code), args![rule = code]);
        }
        limits
    }

    /// Some kinds of rules measure only some things.
    fn check_measures(&mut self, code: &str, kind: RuleKind, metric: &Metric) -> Option<()> {
        let fits = crate::programme::measures_allowed(kind, &metric.terms).is_none();
        if !fits {
            let needs = super::notes::all_names(self.programme.needs.iter().map(|need| &need.id));
            self.notes.report(
                Code::BadMetric,
                self.place(WHAT, code),
                args![found = metric.text.as_str(), known = needs],
            );
        }
        fits.then_some(())
    }

    /// What a lock buys: at least so many of an option for an object. Other kinds name no object.
    fn lock(&mut self, code: &str, kind: RuleKind, metric: &Metric, least: Option<Fraction>) -> Option<Option<Lock>> {
        if kind != RuleKind::Lock {
            if self.cell(OBJECT).is_some() {
                self.not_for(OBJECT, code, kind.name());
                return None;
            }
            return Some(None);
        }
        let object = self.required(OBJECT, Some(code))?;
        let [(1, Measure::Count(option))] = metric.terms.as_slice() else {
            let options =
                super::notes::all_names(self.programme.options.iter().map(|option| format!("count({})", option.id)));
            let args = args![found = metric.text.as_str(), known = options];
            self.notes.report(Code::BadMetric, self.place(WHAT, code), args);
            return None;
        };
        let units = least.and_then(Fraction::to_whole).and_then(|n| i64::try_from(n).ok()).map(Units::new);
        let units = units.filter(|units| (Units::ONE..=Units::LARGEST_QUANTITY).contains(units));
        if units.is_none() {
            self.notes.report(Code::RuleLimit, self.place(AT_LEAST, code), args![rule = code]);
        }
        Some(Some((object, *option, units?)))
    }

    /// The two groups of a gap, as `rural; urban`. Other kinds have none.
    fn pair(
        &mut self,
        code: &str,
        kind: Option<RuleKind>,
        groups: &mut Groups<'_>,
    ) -> Option<Option<(GroupIx, GroupIx)>> {
        if kind != Some(RuleKind::Gap) {
            if self.cell(GROUPS).is_none() {
                return Some(None);
            }
            self.not_for(GROUPS, code, kind.map_or("", RuleKind::name));
            return None;
        }
        let text = self.required(GROUPS, Some(code))?;
        let place = self.place(GROUPS, code);
        let Some([first, second]) = pair(&text) else {
            self.notes.report(Code::UnknownGroup, place, args![found = text]);
            return None;
        };
        let first = self.conditions.group(first, &place, groups, self.notes);
        let second = self.conditions.group(second, &place, groups, self.notes);
        Some(Some((first?, second?)))
    }

    fn kind(&mut self, code: &str) -> Option<RuleKind> {
        let text = self.required(KIND, Some(code))?;
        let kind = meaning(&text, KINDS);
        if kind.is_none() {
            let words = KINDS.iter().flat_map(|(_, words)| words.iter().copied());
            let near = crate::diagnostic::nearest(&text, words);
            let finding = Diagnostic::new(Code::UnknownRuleKind, self.place(KIND, code), args![found = text.as_str()]);
            self.notes.push(finding.suggest(near));
        }
        kind
    }

    fn metric(&mut self, code: &str) -> Option<Metric> {
        let text = self.required(WHAT, Some(code))?;
        let Some(terms) = parse_metric(&text, self.programme) else {
            let needs = super::notes::all_names(self.programme.needs.iter().map(|need| &need.id));
            self.notes.report(Code::BadMetric, self.place(WHAT, code), args![found = text, known = needs]);
            return None;
        };
        Some(Metric { text, terms })
    }

    /// The objects of the rule: the column `where`, or for a share the column `group`.
    fn group(&mut self, code: &str, kind: Option<RuleKind>, groups: &mut Groups<'_>) -> Option<GroupIx> {
        let spec = if kind == Some(RuleKind::Share) && self.text(WHERE).is_none() { GROUP } else { WHERE };
        let Some(text) = self.text(spec) else { return Some(everyone()) };
        if matches!(kind, Some(RuleKind::Gap | RuleKind::Lock)) {
            self.not_for(WHERE, code, kind.map_or("", RuleKind::name));
            return None;
        }
        let place = self.place(spec, code);
        self.conditions.group(&text, &place, groups, self.notes)
    }

    /// The partition of a rule of kind `each`; other kinds (but `share`) have no group.
    fn partition(&mut self, code: &str, kind: Option<RuleKind>) -> Option<Option<Partition>> {
        match kind {
            Some(RuleKind::Each) => {}
            Some(RuleKind::NoRegress) if self.cell(GROUP).is_some() => {}
            Some(RuleKind::Share) | None => return Some(None),
            Some(_) if self.cell(GROUP).is_none() => return Some(None),
            Some(kind) => {
                self.not_for(GROUP, code, kind.name());
                return None;
            }
        }
        let text = self.required(GROUP, Some(code))?;
        let partition = meaning(&text, PARTITIONS);
        if partition.is_none() {
            self.notes.report(Code::UnknownGroup, self.place(GROUP, code), args![found = text]);
        }
        partition.map(Some)
    }

    /// Reports a column that says what a rule of kind `kind` has no use for.
    fn not_for(&mut self, spec: usize, code: &str, kind: &'static str) {
        let found = self.cell(spec).map(Cell::shown).unwrap_or_default();
        let args = args![column = self.table.header(spec, self.specs), found = found, kind = kind];
        self.notes.report(Code::ColumnNotForKind, self.place(spec, code), args);
    }

    fn flag(&mut self, spec: usize, code: &str) -> Option<bool> {
        let Some(cell) = self.cell(spec) else { return Some(false) };
        read_yes_no(cell).map_err(|why| self.report_cell(why, spec, code, cell)).ok()
    }

    /// A limit: a share for shares, tenge for money, a whole number for everything else.
    fn limit(&mut self, spec: usize, code: &str, metric: &Metric, is_share: bool) -> Option<Option<Fraction>> {
        let Some(cell) = self.cell(spec) else { return Some(None) };
        let is_share = is_share || metric.terms.iter().any(|(_, measure)| matches!(measure, Measure::Share(_)));
        let is_money = is_money(&metric.terms);
        let value = if is_share {
            read_fraction(cell).and_then(|share| if share <= Fraction::ONE { Ok(share) } else { Err(NotA::InRange) })
        } else if is_money {
            let unit = self.settings.money_unit;
            if unit.is_none() && !states_unit(cell) {
                Err(NotA::KnownUnit)
            } else {
                read_money(cell, if states_unit(cell) { None } else { unit }).and_then(|amount| {
                    let tiyn = i128::from(amount.tiyn());
                    Fraction::new(tiyn, i128::from(TIYN_PER_TENGE)).ok_or(NotA::InRange)
                })
            }
        } else {
            read_count(cell).map(|units| Fraction::whole(i128::from(units.get())))
        };
        value.map(Some).map_err(|why| self.report_cell(why, spec, code, cell)).ok()
    }

    fn report_cell(&mut self, why: NotA, spec: usize, code: &str, cell: &Cell) {
        let args = args![column = self.table.header(spec, self.specs), found = cell.shown()];
        self.notes.report(why.code(), self.place(spec, code), args);
    }
}
