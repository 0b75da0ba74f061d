//! The Rules sheet: the same meaning as `[rules]` of a model.

use std::collections::BTreeMap;

use super::columns::{Specs, headers};
use super::conditions::Conditions;
use super::groups::Groups;
use super::notes::Notes;
use super::rules::Resolved;
use super::rules_row::RowReader;
use super::settings::Settings;
use super::settled::Settled;
use crate::args;
use crate::diagnostic::{Code, Place};
use crate::programme::{Cofunding, Partition, Programme, RuleKind};
use crate::workbook::{Holds, Sheet, Workbook};

pub(super) const CODE: usize = 0;
pub(super) const KIND: usize = 1;
pub(super) const WHAT: usize = 2;
pub(super) const WHERE: usize = 3;
pub(super) const GROUP: usize = 4;
pub(super) const YEAR: usize = 5;
pub(super) const EACH_YEAR: usize = 6;
pub(super) const AT_LEAST: usize = 7;
pub(super) const AT_MOST: usize = 8;
pub(super) const SOFT: usize = 9;
pub(super) const NOTE: usize = 10;
pub(super) const GROUPS: usize = 11;
pub(super) const EXACTLY: usize = 12;
pub(super) const OBJECT: usize = 13;
pub(super) const SOURCE: usize = 14;
/// The columns that hold conditions, or names that are none.
pub(super) const CONDITIONS: &[usize] = &[WHERE, GROUP, GROUPS];

pub(super) const KINDS: &[(RuleKind, &[&str])] = &[
    (RuleKind::Floor, &["floor", "минимум", "не менее", "нижний предел", "төменгі шек", "кемінде"]),
    (RuleKind::Cap, &["cap", "максимум", "не более", "верхний предел", "жоғарғы шек", "көп емес"]),
    (RuleKind::Each, &["each", "каждый", "каждая", "в каждой группе", "әрбір", "әр топта"]),
    (RuleKind::Share, &["share", "доля", "доля группы", "үлес", "топтың үлесі"]),
    (RuleKind::Target, &["target", "план", "ровно", "цель", "жоспар", "дәл", "мақсат"]),
    (RuleKind::Gap, &["gap", "разрыв", "алшақтық"]),
    (RuleKind::Capacity, &["capacity", "мощность", "не более за год", "қуаты", "жылына көп емес"]),
    (RuleKind::NoRegress, &["no_regress", "не снижать", "без снижения", "төмендетпеу", "төмендемейді"]),
    (RuleKind::Cofund, &["cofund", "софинансирование", "доля источника", "бірлесіп қаржыландыру", "көздің үлесі"]),
    (RuleKind::Lock, &["lock", "закрепить", "закреплено", "бекіту", "бекітілген"]),
    (RuleKind::Report, &["report", "отчет", "показатель", "есеп", "көрсеткіш"]),
];

pub(super) const PARTITIONS: &[(Partition, &[&str])] = &[
    (Partition::District, &["district", "район", "районы", "аудан", "аудандар"]),
    (Partition::Region, &["region", "область", "области", "регион", "облыс", "облыстар"]),
];

pub(super) fn specs() -> Specs {
    Specs::new(&[
        (
            "code",
            headers(&["код", "код правила", "правило"], &["коды", "ереже коды", "ереже"], &["code", "rule"]),
            Holds::Other,
        ),
        // A row with a kind is a rule, whatever its code sounds like.
        ("kind", headers(&["вид", "вид правила"], &["түрі", "ереже түрі"], &["kind"]), Holds::Name),
        ("what", headers(&["что", "показатель"], &["не", "көрсеткіш"], &["what", "metric"]), Holds::Other),
        (
            "where",
            headers(&["где", "где (условие)", "условие"], &["қайда", "қайда (шарт)", "шарт"], &["where"]),
            Holds::Other,
        ),
        ("group", headers(&["группа", "по группам"], &["топ", "топтар бойынша"], &["group"]), Holds::Other),
        ("year", headers(&["год"], &["жыл", "жылы"], &["year"]), Holds::Other),
        ("each_year", headers(&["каждый год"], &["жыл сайын", "әр жыл"], &["each_year", "each year"]), Holds::Other),
        (
            "at_least",
            headers(&["не менее", "не меньше"], &["кемінде", "кем емес"], &["at_least", "at least"]),
            Holds::Other,
        ),
        (
            "at_most",
            headers(&["не более", "не больше"], &["көп емес", "артық емес"], &["at_most", "at most"]),
            Holds::Other,
        ),
        ("soft", headers(&["мягкое", "мягкое правило"], &["жұмсақ", "жұмсақ ереже"], &["soft"]), Holds::Other),
        (
            "note",
            headers(&["пояснение", "примечание", "название"], &["түсініктеме", "атауы"], &["note", "label"]),
            Holds::Other,
        ),
        ("groups", headers(&["группы"], &["топтар"], &["groups"]), Holds::Other),
        ("exactly", headers(&["ровно"], &["дәл"], &["exactly"]), Holds::Other),
        ("object", headers(&["объект", "код объекта"], &["нысан", "нысан коды"], &["object"]), Holds::Other),
        ("source", headers(&["источник"], &["көзі"], &["source"]), Holds::Other),
    ])
}

/// What the Rules sheets say.
#[derive(Default)]
pub(super) struct SheetRules {
    /// The rules by code, in the order of codes.
    pub(super) rules: BTreeMap<String, Resolved>,
    /// The shares of expenses that sources may pay.
    pub(super) cofunding: Vec<Cofunding>,
}

/// The rules of the Rules sheets.
pub(super) fn read_rules(
    workbook: &Workbook,
    sheets: &[&Sheet],
    (programme, settings): (&Programme, &Settings),
    (conditions, groups): (&Conditions, &mut Groups<'_>),
    notes: &mut Notes<'_>,
) -> SheetRules {
    let specs = specs();
    let SheetRules { mut rules, mut cofunding } = SheetRules::default();
    for sheet in sheets {
        let Some(table) = Settled::read(&workbook.file, sheet, &specs, &[], notes) else {
            let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
            notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
            continue;
        };
        let required = [CODE, KIND];
        for spec in required.into_iter().filter(|spec| table.column(*spec).is_none()) {
            table.report_missing(&specs, spec, notes);
        }
        if required.iter().any(|spec| table.column(*spec).is_none()) {
            continue;
        }
        let is_rule = |text: &str| programme.rules.iter().any(|rule| rule.id == text);
        table.report_lone_names(&specs, KIND, is_rule, notes);
        for (row, cells) in table.rows() {
            let (table, row) = (&table, row.row);
            let mut reader = RowReader { table, specs: &specs, row, cells, programme, settings, conditions, notes };
            if let Some(own) = reader.cofunding() {
                let is_other = |known: &Cofunding| {
                    own.as_ref().is_some_and(|own| own.budget == known.budget || own.id == known.id)
                };
                if let (Some(own), true) = (&own, cofunding.iter().any(is_other)) {
                    let place = reader.place(CODE, &own.id);
                    reader.notes.report(Code::DuplicateRule, place, args![rule = own.id.as_str()]);
                }
                cofunding.extend(own);
                continue;
            }
            let Some(rule) = reader.rule(groups) else { continue };
            let Some(known) = rules.get_mut(&rule.id) else {
                rules.insert(rule.id.clone(), rule);
                continue;
            };
            if !known.takes_year(&rule) {
                let place = reader.place(CODE, &rule.id);
                reader.notes.report(Code::DuplicateRule, place, args![rule = rule.id.as_str()]);
            }
        }
    }
    SheetRules { rules, cofunding }
}
