//! The Rules sheet: the same meaning as `[rules]` of a model, without its formulas.

use std::collections::BTreeMap;

use super::Metric;
use super::columns::{Specs, headers};
use super::groups::Groups;
use super::items::{is_nothing, optional_year, report_empty};
use super::metric::parse_metric;
use super::money_unit::states_unit;
use super::notes::Notes;
use super::rules::{Resolved, everyone};
use super::settings::Settings;
use super::settled::{Cells, Settled};
use super::words::meaning;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fraction::Fraction;
use crate::index::GroupIx;
use crate::lang::Label;
use crate::money::TIYN_PER_TENGE;
use crate::programme::{Measure, Partition, Programme, RuleKind, is_money};
use crate::workbook::number::{NotA, read_count, read_fraction, read_money, read_text, read_yes_no};
use crate::workbook::{Cell, Sheet, Workbook};

const CODE: usize = 0;
const KIND: usize = 1;
const WHAT: usize = 2;
const WHERE: usize = 3;
const GROUP: usize = 4;
const YEAR: usize = 5;
const EACH_YEAR: usize = 6;
const AT_LEAST: usize = 7;
const AT_MOST: usize = 8;
const SOFT: usize = 9;
const NOTE: usize = 10;
const GROUPS: usize = 11;
const EXACTLY: usize = 12;
/// The first of the columns that later versions will read; a value in them is refused.
pub(super) const FIRST_UNREAD: usize = 13;

const KINDS: &[(RuleKind, &[&str])] = &[
    (RuleKind::Floor, &["floor", "минимум", "не менее", "нижний предел", "төменгі шек", "кемінде"]),
    (RuleKind::Cap, &["cap", "максимум", "не более", "верхний предел", "жоғарғы шек", "көп емес"]),
    (RuleKind::Each, &["each", "каждый", "каждая", "в каждой группе", "әрбір", "әр топта"]),
    (RuleKind::Share, &["share", "доля", "доля группы", "үлес", "топтың үлесі"]),
    (RuleKind::Target, &["target", "план", "ровно", "цель", "жоспар", "дәл", "мақсат"]),
    (RuleKind::Gap, &["gap", "разрыв", "алшақтық"]),
    (RuleKind::Capacity, &["capacity", "мощность", "не более за год", "қуаты", "жылына көп емес"]),
    (RuleKind::NoRegress, &["no_regress", "не снижать", "без снижения", "төмендетпеу", "төмендемейді"]),
    (RuleKind::Report, &["report", "отчет", "показатель", "есеп", "көрсеткіш"]),
];

const PARTITIONS: &[(Partition, &[&str])] = &[
    (Partition::District, &["district", "район", "районы", "аудан", "аудандар"]),
    (Partition::Region, &["region", "область", "области", "регион", "облыс", "облыстар"]),
];

pub(super) fn specs() -> Specs {
    Specs::new(&[
        (
            "code",
            headers(&["код", "код правила", "правило"], &["коды", "ереже коды", "ереже"], &["code", "rule"]),
            false,
        ),
        ("kind", headers(&["вид", "вид правила"], &["түрі", "ереже түрі"], &["kind"]), false),
        ("what", headers(&["что", "показатель"], &["не", "көрсеткіш"], &["what", "metric"]), false),
        ("where", headers(&["где", "где (условие)", "условие"], &["қайда", "қайда (шарт)", "шарт"], &["where"]), false),
        ("group", headers(&["группа", "по группам"], &["топ", "топтар бойынша"], &["group"]), false),
        ("year", headers(&["год"], &["жыл", "жылы"], &["year"]), false),
        ("each_year", headers(&["каждый год"], &["жыл сайын", "әр жыл"], &["each_year", "each year"]), false),
        ("at_least", headers(&["не менее", "не меньше"], &["кемінде", "кем емес"], &["at_least", "at least"]), false),
        ("at_most", headers(&["не более", "не больше"], &["көп емес", "артық емес"], &["at_most", "at most"]), false),
        ("soft", headers(&["мягкое", "мягкое правило"], &["жұмсақ", "жұмсақ ереже"], &["soft"]), false),
        (
            "note",
            headers(&["пояснение", "примечание", "название"], &["түсініктеме", "атауы"], &["note", "label"]),
            false,
        ),
        ("groups", headers(&["группы"], &["топтар"], &["groups"]), false),
        ("exactly", headers(&["ровно"], &["дәл"], &["exactly"]), false),
        ("source", headers(&["источник"], &["көзі"], &["source"]), false),
    ])
}

/// The rules of the Rules sheets by code, in the order of codes.
pub(super) fn read_rules(
    workbook: &Workbook,
    sheets: &[&Sheet],
    programme: &Programme,
    settings: &Settings,
    groups: &mut Groups<'_>,
    notes: &mut Notes<'_>,
) -> BTreeMap<String, Resolved> {
    let specs = specs();
    let mut rules = BTreeMap::new();
    for sheet in sheets {
        let Some(table) = Settled::read(&workbook.file, sheet, &specs, &[], notes) else {
            let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
            notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
            continue;
        };
        let required = [CODE, KIND, WHAT];
        for spec in required.into_iter().filter(|spec| table.column(*spec).is_none()) {
            table.report_missing(&specs, spec, notes);
        }
        if required.iter().any(|spec| table.column(*spec).is_none()) {
            continue;
        }
        let is_rule = |text: &str| programme.rules.iter().any(|rule| rule.id == text);
        table.report_lone_names(&specs, KIND, is_rule, notes);
        for (row, cells) in table.rows() {
            let mut reader =
                RowReader { table: &table, specs: &specs, row: row.row, cells, programme, settings, notes };
            let Some(rule) = reader.rule(groups) else { continue };
            let place = reader.place(CODE, &rule.id);
            if rules.contains_key(&rule.id) {
                reader.notes.report(Code::DuplicateRule, place, args![rule = rule.id.as_str()]);
                continue;
            }
            rules.insert(rule.id.clone(), rule);
        }
    }
    rules
}

/// A row of the Rules sheet.
struct RowReader<'r, 'a, 'f> {
    table: &'r Settled<'a>,
    specs: &'r Specs,
    row: u32,
    cells: Cells<'a>,
    programme: &'r Programme,
    settings: &'r Settings,
    notes: &'r mut Notes<'f>,
}

impl<'a> RowReader<'_, 'a, '_> {
    fn cell(&self, spec: usize) -> Option<&'a Cell> {
        self.table.cell(self.cells, spec)
    }

    fn place(&self, spec: usize, code: &str) -> Place {
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
    fn rule(&mut self, groups: &mut Groups<'_>) -> Option<Resolved> {
        let code = self.required(CODE, None)?;
        self.refuse_unread(&code);
        let kind = self.kind(&code);
        let metric = self.metric(&code);
        let group = self.group(&code, kind, groups);
        let pair = self.pair(&code, kind, groups);
        let partition = self.partition(&code, kind);
        let year = optional_year(self.table, self.row, self.cells, YEAR, self.programme, &code, self.notes);
        let each_year = self.flag(EACH_YEAR, &code);
        if let (Ok(Some(_)), Some(true)) = (year, each_year) {
            let args = args![column = self.specs.name(YEAR), found = self.text(YEAR).unwrap_or_default()];
            self.notes.report(Code::ColumnNotSupported, self.place(YEAR, &code), args);
        }
        let soft = match self.cell(SOFT) {
            None => Some(kind == Some(RuleKind::NoRegress)),
            Some(_) => self.flag(SOFT, &code),
        };
        let (kind, metric) = (kind?, metric?);
        self.check_measures(&code, kind, &metric)?;
        let (at_least, at_most) = self.limits(&code, kind, &metric)?;
        let note = self.text(NOTE);
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
        })
    }

    /// The limits that the kind of rule takes: exactly one of them for most kinds, at least one for the others.
    fn limits(&mut self, code: &str, kind: RuleKind, metric: &Metric) -> Option<(Option<Fraction>, Option<Fraction>)> {
        let is_share = kind == RuleKind::Share;
        let [least, most, exactly] = [AT_LEAST, AT_MOST, EXACTLY].map(|spec| self.limit(spec, code, metric, is_share));
        let limits = match (kind, least?, most?, exactly?) {
            (RuleKind::Floor, least @ Some(_), None, None) => Some((least, None)),
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

    /// The two groups of a gap, as `rural; urban`. Other kinds have none.
    fn pair(
        &mut self,
        code: &str,
        kind: Option<RuleKind>,
        groups: &mut Groups<'_>,
    ) -> Option<Option<(GroupIx, GroupIx)>> {
        if kind != Some(RuleKind::Gap) {
            let Some(cell) = self.cell(GROUPS) else { return Some(None) };
            let args = args![column = self.specs.name(GROUPS), found = cell.shown()];
            self.notes.report(Code::ColumnNotSupported, self.place(GROUPS, code), args);
            return None;
        }
        let text = self.required(GROUPS, Some(code))?;
        let named =
            text.split_once([';', ',']).map(|(first, second)| [first, second].map(|text| groups.named(text.trim())));
        match named {
            Some([Ok(first), Ok(second)]) => Some(Some((first, second))),
            other => {
                let near = other.into_iter().flatten().find_map(|group| group.err().flatten());
                let place = self.place(GROUPS, code);
                self.notes.push(Diagnostic::new(Code::UnknownGroup, place, args![found = text]).suggest(near));
                None
            }
        }
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
        match groups.named(&text) {
            Ok(group) => Some(group),
            Err(near) => {
                let place = self.place(spec, code);
                self.notes.push(Diagnostic::new(Code::UnknownGroup, place, args![found = text]).suggest(near));
                None
            }
        }
    }

    /// The partition of a rule of kind `each`; other kinds (but `share`) have no group.
    fn partition(&mut self, code: &str, kind: Option<RuleKind>) -> Option<Option<Partition>> {
        match kind {
            Some(RuleKind::Each) => {}
            Some(RuleKind::NoRegress) if self.cell(GROUP).is_some() => {}
            Some(RuleKind::Share) | None => return Some(None),
            Some(_) => {
                let Some(cell) = self.cell(GROUP) else { return Some(None) };
                let args = args![column = self.specs.name(GROUP), found = cell.shown()];
                self.notes.report(Code::ColumnNotSupported, self.place(GROUP, code), args);
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
        let args = args![column = self.specs.name(spec), found = cell.shown()];
        self.notes.report(why.code(), self.place(spec, code), args);
    }

    fn refuse_unread(&mut self, code: &str) {
        for spec in FIRST_UNREAD..self.specs.list.len() {
            if let Some(cell) = self.cell(spec).filter(|cell| !is_nothing(cell)) {
                let args = args![column = self.specs.name(spec), found = cell.shown()];
                self.notes.report(Code::ColumnNotSupported, self.place(spec, code), args);
            }
        }
    }
}
