//! The Budgets sheet: one row per source and year, with what the source may pay for.

use std::collections::BTreeMap;

use super::budgets::{Amounts, find, sources};
use super::columns::{Specs, headers};
use super::conditions::Conditions;
use super::groups::Groups;
use super::item_names::unknown;
use super::items::{is_nothing, optional_year, report_empty, years};
use super::money_unit::{settled_unit, states_unit};
use super::notes::Notes;
use super::passed_over::repeat_notes_on_money;
use super::settings::Settings;
use super::settled::{Cells, Settled};
use super::stated_year::refuse_other_year;
use super::totals::{Summed, compare_totals};
use super::words::lookup;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fraction::Fraction;
use crate::index::{BudgetIx, GroupIx, ItemIx, OptionIx};
use crate::money::Money;
use crate::programme::Programme;
use crate::workbook::number::{NotA, read_fraction, read_money, read_text, read_yes_no};
use crate::workbook::{Cell, Holds, MoneyUnit, Sheet, Workbook};
use crate::year::Year;

const SOURCE: usize = 0;
const YEAR: usize = 1;
const AMOUNT: usize = 2;
const CARRY_OVER: usize = 3;
const ONLY: usize = 4;
const ONLY_FOR: usize = 5;
const PROTECTED: usize = 6;
const COFUND: usize = 7;
/// The columns that hold conditions.
pub(super) const CONDITIONS: &[usize] = &[ONLY];

/// What the Budgets sheets say.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) amounts: Amounts,
    /// By budget.
    pub(super) said: BTreeMap<usize, Said>,
}

/// What the rows of a budget say beside its amounts; `None` where they say nothing.
#[derive(Clone, Default)]
pub(super) struct Said {
    /// Whether unspent money passes on.
    pub(super) carry_over: Option<bool>,
    /// The objects it may pay for.
    pub(super) only: Option<GroupIx>,
    /// The options it may pay for, ascending.
    pub(super) only_for: Option<Vec<OptionIx>>,
    /// The largest share of an expense that it may pay.
    pub(super) cofund: Option<Fraction>,
    /// Whether it must not be cut.
    pub(super) protected: Option<bool>,
}

/// The columns without which a sheet states no budgets.
pub(super) const NEEDED: &[usize] = &[SOURCE, AMOUNT];

pub(super) fn specs() -> Specs {
    Specs::new(&[
        (
            "source",
            headers(
                &["источник", "источник финансирования", "бюджет", "наименование бюджета"],
                &["көзі", "қаржыландыру көзі", "бюджет"],
                &["source", "budget", "funding source"],
            ),
            Holds::Name,
        ),
        (
            "year",
            headers(&["год", "финансовый год"], &["жыл", "жылы", "қаржы жылы"], &["year", "fiscal year"]),
            Holds::Other,
        ),
        (
            "amount",
            headers(
                &[
                    "сумма",
                    "объем финансирования",
                    "выделено",
                    "лимит",
                    "утверждено",
                    "утвержденный план",
                    "утвержденный бюджет",
                    "уточненный план",
                    "уточненный бюджет",
                    "план финансирования",
                ],
                &[
                    "сомасы",
                    "сома",
                    "қаржы көлемі",
                    "бекітілген",
                    "бекітілгені",
                    "бекітілген жоспар",
                    "бекітілген бюджет",
                    "нақтыланған жоспар",
                    "нақтыланған бюджет",
                ],
                &["amount", "sum", "approved", "approved budget", "revised budget"],
            ),
            Holds::Money,
        ),
        ("carry_over", headers(&["переходящий"], &["ауыспалы"], &["carry_over", "carry over"]), Holds::Other),
        ("only", headers(&["кому"], &["кімге"], &["only"]), Holds::Other),
        ("only_for", headers(&["что", "на что"], &["не", "неге"], &["only_for", "only for"]), Holds::Other),
        ("protected", headers(&["защищен"], &["қорғалған"], &["protected"]), Holds::Other),
        ("cofund", headers(&["доля не более"], &["үлесі"], &["cofund"]), Holds::Other),
    ])
}

/// Reads the Budgets sheets.
pub(super) fn read_sheets(
    workbook: &Workbook,
    sheets: &[&Sheet],
    (programme, settings): (&Programme, &Settings),
    (conditions, groups): (&Conditions, &mut Groups<'_>),
    notes: &mut Notes<'_>,
) -> Stated {
    let specs = specs();
    let mut stated = Stated::default();
    for sheet in sheets {
        let Some(table) = Settled::read(&workbook.file, sheet, &specs, &[], notes) else {
            let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
            notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
            continue;
        };
        repeat_notes_on_money(&table, notes);
        let lacking: Vec<usize> = [SOURCE, AMOUNT].into_iter().filter(|spec| table.column(*spec).is_none()).collect();
        for spec in &lacking {
            table.report_missing(&specs, *spec, notes);
        }
        if !lacking.is_empty() {
            continue;
        }
        if let ([planned], None) = (programme.years.as_slice(), table.column(YEAR)) {
            refuse_other_year(&table, AMOUNT, *planned, notes);
        }
        let unit = settled_unit(&table, AMOUNT, settings, notes);
        let is_known = |text: &str| lookup(text, sources(programme)).is_ok();
        let errors = notes.errors();
        table.report_lone_names(&specs, AMOUNT, is_known, notes);
        if table.table.rows.is_empty() && notes.errors() == errors {
            notes.report(Code::NoRows, table.sheet_place(), args![sheet = sheet.name.as_str()]);
        }
        for (row, cells) in table.rows() {
            let Some(source) = table.cell(cells, SOURCE).and_then(|cell| read_text(cell).ok()) else {
                report_empty(&table, row.row, SOURCE, &specs, None, notes);
                continue;
            };
            let table = &table;
            let mut reader =
                RowReader { table, specs: &specs, row: row.row, cells, source, programme, conditions, groups, notes };
            reader.read(unit, &mut stated);
        }
        if notes.errors() == 0 {
            let amounts = Summed { spec: AMOUNT, money: Some(unit) };
            compare_totals(&table, &[amounts], &[SOURCE, YEAR], &mut [0], &|_| None, notes);
        }
    }
    stated
}

/// A row of the Budgets sheet.
struct RowReader<'r, 'a, 'd, 'f> {
    table: &'r Settled<'a>,
    specs: &'r Specs,
    row: u32,
    cells: Cells<'a>,
    source: String,
    programme: &'r Programme,
    conditions: &'r Conditions,
    groups: &'r mut Groups<'d>,
    notes: &'r mut Notes<'f>,
}

impl<'a> RowReader<'_, 'a, '_, '_> {
    fn cell(&self, spec: usize) -> Option<&'a Cell> {
        self.table.cell(self.cells, spec)
    }

    fn place(&self, spec: usize) -> Place {
        self.table.place(self.row, spec, Some(self.source.clone()))
    }

    fn report(&mut self, code: Code, spec: usize, cell: &Cell) {
        let args = args![column = self.table.header(spec, self.specs), found = cell.shown()];
        let place = self.place(spec);
        self.notes.report(code, place, args);
    }

    fn read(&mut self, unit: Option<MoneyUnit>, stated: &mut Stated) {
        let place = self.place(SOURCE);
        let budget = find(&self.source, self.programme, &place, self.notes);
        let year = self.year();
        let said = self.said();
        let Some(amount) = self.amount(unit) else { return };
        let Some(budget) = budget else { return };
        self.agree(stated.said.entry(budget).or_default(), said);
        if let Some(year) = year {
            self.note_origins(budget, year);
        }
        if let Some(year) = year
            && stated.amounts.insert((budget, year), amount).is_some()
        {
            let args = args![budget = self.source.as_str(), year = year];
            self.notes.report(Code::DuplicateAmount, place, args);
        }
    }

    /// Notes the cells of the row under the names that sheet Data has for them.
    fn note_origins(&mut self, budget: usize, year: Year) {
        let columns = [
            ("amount", AMOUNT),
            ("carry_over", CARRY_OVER),
            ("group", ONLY),
            ("options", ONLY_FOR),
            ("cofund", COFUND),
            ("protected", PROTECTED),
        ];
        let there = columns.into_iter().filter(|(_, spec)| self.table.column(*spec).is_some());
        let places = there.map(|(column, spec)| (column, self.place(spec))).collect();
        self.notes.origins.budgets.insert((BudgetIx::new(budget), year), places);
    }

    /// The year of the row; it may be empty when the horizon has just one.
    fn year(&mut self) -> Option<Year> {
        let year =
            optional_year(self.table, self.row, self.cells, YEAR, self.programme, &self.source, self.notes).ok()?;
        year.or_else(|| {
            let [only] = self.programme.years.as_slice() else {
                let args = args![budget = self.source.as_str(), years = years(self.programme)];
                let place = self.place(YEAR);
                self.notes.report(Code::YearMissing, place, args);
                return None;
            };
            Some(*only)
        })
    }

    fn amount(&mut self, unit: Option<MoneyUnit>) -> Option<Money> {
        let Some(cell) = self.cell(AMOUNT) else {
            report_empty(self.table, self.row, AMOUNT, self.specs, Some(self.source.clone()), self.notes);
            return None;
        };
        let amount = read_money(cell, if states_unit(cell) { None } else { unit });
        amount.map_err(|why| self.report(why.code(), AMOUNT, cell)).ok()
    }

    /// What the row says beside its amount.
    fn said(&mut self) -> Said {
        Said {
            carry_over: self.flag(CARRY_OVER),
            only: self.only(),
            only_for: self.only_for(),
            cofund: self.cofund(),
            protected: self.flag(PROTECTED),
        }
    }

    fn flag(&mut self, spec: usize) -> Option<bool> {
        let cell = self.cell(spec)?;
        let said = if is_nothing(cell) { Ok(false) } else { read_yes_no(cell) };
        said.map_err(|why| self.report(why.code(), spec, cell)).ok()
    }

    fn only(&mut self) -> Option<GroupIx> {
        let text = read_text(self.cell(ONLY)?).ok()?;
        let place = self.place(ONLY);
        self.conditions.group(&text, &place, self.groups, self.notes)
    }

    fn cofund(&mut self) -> Option<Fraction> {
        let cell = self.cell(COFUND)?;
        let share =
            read_fraction(cell).and_then(|share| if share <= Fraction::ONE { Ok(share) } else { Err(NotA::InRange) });
        share.map_err(|why| self.report(why.code(), COFUND, cell)).ok()
    }

    /// Options by id or label, and items: those options that consist of the item alone.
    fn only_for(&mut self) -> Option<Vec<OptionIx>> {
        let text = read_text(self.cell(ONLY_FOR)?).ok()?;
        let mut options = Vec::new();
        for name in text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()) {
            match options_named(name, self.programme) {
                Ok(named) => options.extend(named),
                Err(near) => {
                    let options = self.programme.options.iter().map(|option| (option.id.as_str(), &option.label));
                    let finding = Diagnostic::new(Code::UnknownItem, self.place(ONLY_FOR), unknown(name, options));
                    self.notes.push(finding.suggest(near));
                }
            }
        }
        options.sort_unstable();
        options.dedup();
        (!options.is_empty()).then_some(options)
    }

    /// All rows of a budget must say the same.
    fn agree(&mut self, known: &mut Said, said: Said) {
        let Said { carry_over, only, only_for, cofund, protected } = said;
        let agrees = [
            (CARRY_OVER, joins(&mut known.carry_over, carry_over)),
            (ONLY, joins(&mut known.only, only)),
            (ONLY_FOR, joins(&mut known.only_for, only_for)),
            (COFUND, joins(&mut known.cofund, cofund)),
            (PROTECTED, joins(&mut known.protected, protected)),
        ];
        for (spec, _) in agrees.into_iter().filter(|(_, agrees)| !agrees) {
            if let Some(cell) = self.cell(spec) {
                self.report(Code::RowsDisagree, spec, cell);
            }
        }
    }
}

/// Keeps what is new; whether it is no contradiction.
fn joins<T: PartialEq>(known: &mut Option<T>, new: Option<T>) -> bool {
    match (&known, new) {
        (_, None) => true,
        (Some(known), Some(new)) => *known == new,
        (None, new) => {
            *known = new;
            true
        }
    }
}

/// The options that a name means.
///
/// # Errors
/// The nearest name, if one is near.
fn options_named(name: &str, programme: &Programme) -> Result<Vec<OptionIx>, Option<String>> {
    let near = match lookup(name, programme.options.iter().map(|option| (option.id.as_str(), &option.label))) {
        Ok(at) => return Ok(vec![OptionIx::new(at)]),
        Err(near) => near,
    };
    let item = lookup(name, programme.items.iter().map(|item| (item.id.as_str(), &item.label)));
    let item = ItemIx::new(item.map_err(|item| near.clone().or(item))?);
    let consists = |(_, option): &(usize, &crate::programme::OptionSpec)| matches!(option.items.as_slice(), [(only, _)] if *only == item);
    let made: Vec<OptionIx> =
        programme.options.iter().enumerate().filter(consists).map(|(at, _)| OptionIx::new(at)).collect();
    if made.is_empty() { Err(near) } else { Ok(made) }
}
