//! The money: amounts of the model, of the Budgets sheet and of `--budget`, in rising order of precedence.

use std::collections::BTreeMap;

use super::Budget;
use super::columns::{Specs, headers};
use super::groups::Groups;
use super::items::{is_nothing, optional_year, report_empty, years};
use super::money_unit::{settled_unit, states_unit};
use super::notes::{Notes, all_names, note_draft};
use super::overrides::{BudgetOverride, Overrides};
use super::settings::Settings;
use super::settled::{Cells, Settled};
use super::words::lookup;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::index::OptionIx;
use crate::lang::Label;
use crate::money::Money;
use crate::programme::{Budget as BudgetSpec, Programme};
use crate::workbook::number::{read_money, read_text, read_yes_no};
use crate::workbook::{Sheet, Workbook};
use crate::year::Year;

/// Amounts by budget and year.
type Amounts = BTreeMap<(usize, Year), Money>;

const SOURCE: usize = 0;
const YEAR: usize = 1;
const AMOUNT: usize = 2;
const CARRY_OVER: usize = 3;
/// The first of the columns that later versions will read; a value in them is refused.
pub(super) const FIRST_UNREAD: usize = 4;

/// What the Budgets sheets say.
#[derive(Default)]
struct Stated {
    amounts: Amounts,
    /// Whether unspent money passes on, for budgets whose rows say it.
    carry_over: BTreeMap<usize, bool>,
}

pub(super) fn specs() -> Specs {
    Specs::new(&[
        (
            "source",
            headers(
                &["источник", "источник финансирования", "бюджет", "наименование бюджета"],
                &["көзі", "қаржыландыру көзі", "бюджет"],
                &["source", "budget", "funding source"],
            ),
            false,
        ),
        ("year", headers(&["год", "финансовый год"], &["жыл", "жылы", "қаржы жылы"], &["year", "fiscal year"]), false),
        (
            "amount",
            headers(
                &["сумма", "объем финансирования", "выделено", "лимит"],
                &["сомасы", "сома", "қаржы көлемі"],
                &["amount", "sum"],
            ),
            true,
        ),
        ("carry_over", headers(&["переходящий"], &["ауыспалы"], &["carry_over", "carry over"]), false),
        ("only", headers(&["кому"], &["кімге"], &["only"]), false),
        ("only_for", headers(&["что", "на что"], &["не", "неге"], &["only_for", "only for"]), false),
        ("cofund", headers(&["доля не более"], &["үлесі"], &["cofund"]), false),
        ("protected", headers(&["защищен"], &["қорғалған"], &["protected"]), false),
    ])
}

/// The budgets with the amounts that hold.
pub(super) fn read_budgets(
    workbook: &Workbook,
    sheets: &[&Sheet],
    programme: &Programme,
    settings: &Settings,
    overrides: &Overrides,
    groups: &mut Groups<'_>,
    notes: &mut Notes<'_>,
) -> Vec<Budget> {
    let from_sheet =
        if sheets.is_empty() { None } else { Some(read_sheets(workbook, sheets, programme, settings, notes)) };
    let from_flags = read_flags(&overrides.budgets, programme, notes);
    if let Some(sheet) = &from_sheet {
        warn_of_unused(&sheet.amounts, &from_flags, programme, notes);
    }
    let mut out = Vec::with_capacity(programme.budgets.len());
    for (at, spec) in programme.budgets.iter().enumerate() {
        let stated = |year: &Year| {
            let model = || spec.amount.get(year).copied();
            let sheet = || from_sheet.as_ref().map_or_else(model, |sheet| sheet.amounts.get(&(at, *year)).copied());
            from_flags.get(&(at, *year)).copied().or_else(sheet)
        };
        if from_sheet.is_none() && !programme.years.iter().any(|year| stated(year).is_some()) {
            notes.report(Code::BudgetWithoutAmount, Place::Nowhere, args![budget = spec.id.as_str()]);
        }
        let is_models_own = from_sheet.is_none() && !from_flags.keys().any(|(budget, _)| *budget == at);
        for year in &programme.years {
            let amount = stated(year).unwrap_or(Money::ZERO);
            if from_flags.contains_key(&(at, *year)) {
                notes.assume("assumption-budget-flag", args![budget = spec.id.as_str(), year = *year, amount = amount]);
            } else if is_models_own && amount > Money::ZERO {
                note_models_own(spec, *year, amount, programme.shift, notes);
            }
        }
        if is_models_own {
            note_draft(&format!("budgets.{}", spec.id), spec.placeholder, spec.basis.as_deref(), notes);
        }
        out.push(Budget {
            id: spec.id.clone(),
            label: spec.label.clone(),
            amount: programme.years.iter().map(|year| stated(year).unwrap_or(Money::ZERO)).collect(),
            objects: groups.condition(spec.only.as_ref(), None, notes),
            options: payable(spec, programme),
            carry_over: from_sheet
                .as_ref()
                .and_then(|sheet| sheet.carry_over.get(&at))
                .copied()
                .unwrap_or(spec.carry_over),
        });
    }
    out
}

/// Notes that an amount is the model's: a draft when the model states it for another year.
fn note_models_own(spec: &BudgetSpec, year: Year, amount: Money, shift: i32, notes: &mut Notes<'_>) {
    let mut args = args![budget = spec.id.as_str(), year = year, amount = amount];
    match year.later(-shift).filter(|_| shift != 0) {
        Some(written) => {
            args.extend(args![written = written]);
            notes.assume_draft("assumption-budget-other-year", args);
        }
        None => notes.assume("assumption-budget-model", args),
    }
}

fn payable(spec: &BudgetSpec, programme: &Programme) -> Vec<OptionIx> {
    if spec.only_for.is_empty() {
        return OptionIx::all(programme.options.len()).collect();
    }
    let mut options = spec.only_for.clone();
    options.sort_unstable();
    options.dedup();
    options
}

fn read_sheets(
    workbook: &Workbook,
    sheets: &[&Sheet],
    programme: &Programme,
    settings: &Settings,
    notes: &mut Notes<'_>,
) -> Stated {
    let specs = specs();
    let mut stated = Stated::default();
    for sheet in sheets {
        match Settled::read(&workbook.file, sheet, &specs, &[], notes) {
            Some(table) => read_sheet(&table, &specs, programme, settings, &mut stated, notes),
            None => {
                let place = Place::Sheet { file: workbook.file.clone(), sheet: sheet.name.clone() };
                notes.report(Code::NoTable, place, args![sheet = sheet.name.as_str()]);
            }
        }
    }
    stated
}

fn read_sheet(
    table: &Settled<'_>,
    specs: &Specs,
    programme: &Programme,
    settings: &Settings,
    stated: &mut Stated,
    notes: &mut Notes<'_>,
) {
    let lacks = [SOURCE, AMOUNT].map(|spec| table.column(spec).is_none());
    for (spec, lacks) in [SOURCE, AMOUNT].into_iter().zip(lacks) {
        if lacks {
            table.report_missing(specs, spec, notes);
        }
    }
    if lacks.contains(&true) {
        return;
    }
    let unit = settled_unit(table, AMOUNT, settings, notes);
    let is_known = |text: &str| lookup(text, sources(programme)).is_ok();
    table.report_lone_names(specs, AMOUNT, is_known, notes);
    for (row, cells) in table.rows() {
        let Some(source) = table.cell(cells, SOURCE).and_then(|cell| read_text(cell).ok()) else {
            report_empty(table, row.row, SOURCE, specs, None, notes);
            continue;
        };
        refuse_unread(table, row.row, cells, specs, &source, notes);
        let place = table.place(row.row, SOURCE, Some(source.clone()));
        let budget = find(&source, programme, &place, notes);
        let year = row_year(table, row.row, cells, programme, &source, notes);
        let Some(cell) = table.cell(cells, AMOUNT) else {
            report_empty(table, row.row, AMOUNT, specs, Some(source), notes);
            continue;
        };
        let amount = match read_money(cell, if states_unit(cell) { None } else { unit }) {
            Ok(amount) => amount,
            Err(why) => {
                let args = args![column = specs.name(AMOUNT), found = cell.shown()];
                notes.report(why.code(), table.place(row.row, AMOUNT, Some(source)), args);
                continue;
            }
        };
        if let Some(budget) = budget {
            read_carry_over(table, row.row, cells, specs, (budget, &source), stated, notes);
        }
        if let (Some(budget), Some(year)) = (budget, year)
            && stated.amounts.insert((budget, year), amount).is_some()
        {
            notes.report(Code::DuplicateAmount, place, args![budget = source, year = year]);
        }
    }
}

/// Whether a row's budget passes on what is not spent. All rows of a budget must say the same.
fn read_carry_over(
    table: &Settled<'_>,
    row: u32,
    cells: Cells<'_>,
    specs: &Specs,
    (budget, source): (usize, &str),
    stated: &mut Stated,
    notes: &mut Notes<'_>,
) {
    let Some(cell) = table.cell(cells, CARRY_OVER).filter(|cell| !is_nothing(cell)) else { return };
    let args = args![column = specs.name(CARRY_OVER), found = cell.shown()];
    let place = table.place(row, CARRY_OVER, Some(source.to_owned()));
    match read_yes_no(cell) {
        Err(why) => notes.report(why.code(), place, args),
        Ok(passes) => {
            if stated.carry_over.insert(budget, passes).is_some_and(|other| other != passes) {
                notes.report(Code::ColumnNotSupported, place, args);
            }
        }
    }
}

/// The year of a row; it may be empty when the horizon has just one.
fn row_year(
    table: &Settled<'_>,
    row: u32,
    cells: Cells<'_>,
    programme: &Programme,
    source: &str,
    notes: &mut Notes<'_>,
) -> Option<Year> {
    let year = optional_year(table, row, cells, YEAR, programme, source, notes).ok()?;
    year.or_else(|| {
        let [only] = programme.years.as_slice() else {
            let place = table.place(row, YEAR, Some(source.to_owned()));
            notes.report(Code::YearMissing, place, args![budget = source, years = years(programme)]);
            return None;
        };
        Some(*only)
    })
}

fn sources(programme: &Programme) -> impl Iterator<Item = (&str, &Label)> + Clone {
    programme.budgets.iter().map(|budget| (budget.id.as_str(), &budget.label))
}

fn find(text: &str, programme: &Programme, place: &Place, notes: &mut Notes<'_>) -> Option<usize> {
    match lookup(text, sources(programme)) {
        Ok(at) => Some(at),
        Err(near) => {
            let args = args![found = text, known = all_names(programme.budgets.iter().map(|budget| &budget.id))];
            notes.push(Diagnostic::new(Code::UnknownSource, place.clone(), args).suggest(near));
            None
        }
    }
}

fn refuse_unread(table: &Settled<'_>, row: u32, cells: Cells<'_>, specs: &Specs, key: &str, notes: &mut Notes<'_>) {
    for spec in FIRST_UNREAD..specs.list.len() {
        if let Some(cell) = table.cell(cells, spec).filter(|cell| !is_nothing(cell)) {
            let args = args![column = specs.name(spec), found = cell.shown()];
            notes.report(Code::ColumnNotSupported, table.place(row, spec, Some(key.to_owned())), args);
        }
    }
}

fn read_flags(flags: &[BudgetOverride], programme: &Programme, notes: &mut Notes<'_>) -> Amounts {
    let mut amounts = Amounts::new();
    for flag in flags {
        let place = Place::Argument("--budget".to_owned());
        let Some(budget) = flag_budget(flag, programme, &place, notes) else { continue };
        let id = programme.budgets.get(budget).map_or("", |spec| spec.id.as_str());
        let year = match (flag.year, programme.years.as_slice()) {
            (Some(year), all) if all.contains(&year) => year,
            (Some(year), _) => {
                notes.report(Code::YearNotPlanned, place, args![year = year, years = years(programme)]);
                continue;
            }
            (None, [only]) => *only,
            (None, _) => {
                notes.report(Code::YearMissing, place, args![budget = id, years = years(programme)]);
                continue;
            }
        };
        if amounts.insert((budget, year), flag.amount).is_some() {
            notes.report(Code::DuplicateAmount, place, args![budget = id, year = year]);
        }
    }
    amounts
}

fn flag_budget(flag: &BudgetOverride, programme: &Programme, place: &Place, notes: &mut Notes<'_>) -> Option<usize> {
    if let Some(source) = &flag.source {
        return find(source, programme, place, notes);
    }
    if programme.budgets.len() == 1 {
        return Some(0);
    }
    let known = all_names(programme.budgets.iter().map(|budget| &budget.id));
    notes.report(Code::WhichBudget, place.clone(), args![known = known]);
    None
}

/// Warns of money in the model that the Budgets sheet leaves out.
fn warn_of_unused(sheet: &Amounts, flags: &Amounts, programme: &Programme, notes: &mut Notes<'_>) {
    for (at, spec) in programme.budgets.iter().enumerate() {
        let left_out = |year: &Year| !sheet.contains_key(&(at, *year)) && !flags.contains_key(&(at, *year));
        for (year, amount) in spec.amount.iter().filter(|(year, amount)| left_out(year) && **amount != Money::ZERO) {
            let args = args![budget = spec.id.as_str(), year = *year, amount = *amount];
            notes.report(Code::UnusedAmount, Place::Nowhere, args);
        }
    }
}
