//! The money: amounts of the model, of the Budgets sheet and of `--budget`, in rising order of precedence.

use std::collections::BTreeMap;

use super::Budget;
use super::budgets_sheet::read_sheets;
use super::conditions::Conditions;
use super::groups::Groups;
use super::items::years;
use super::notes::{Notes, note_draft};
use super::overrides::{BudgetOverride, Overrides};
use super::settings::Settings;
use super::words::lookup;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::index::{BudgetIx, OptionIx};
use crate::lang::{Arg, Label};
use crate::money::Money;
use crate::programme::{Budget as BudgetSpec, Cofunding, Programme};
use crate::workbook::{Sheet, Workbook};
use crate::year::Year;

/// Amounts by budget and year.
pub(super) type Amounts = BTreeMap<(usize, Year), Money>;

/// The budgets with the amounts that hold.
pub(super) fn read_budgets(
    workbook: &Workbook,
    sheets: &[&Sheet],
    programme: &Programme,
    settings: &Settings,
    overrides: &Overrides,
    (conditions, groups): (&Conditions, &mut Groups<'_>),
    notes: &mut Notes<'_>,
) -> Vec<Budget> {
    let from_sheet =
        (!sheets.is_empty()).then(|| read_sheets(workbook, sheets, (programme, settings), (conditions, groups), notes));
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
        let is_stated = programme.years.iter().any(|year| stated(year).is_some());
        let open = spec.open && !is_stated;
        if from_sheet.is_none() && !is_stated && !open {
            notes.report(Code::BudgetWithoutAmount, Place::Nowhere, args![budget = Arg::named(&spec.id, &spec.label)]);
        }
        let is_models_own = from_sheet.is_none() && !from_flags.keys().any(|(budget, _)| *budget == at);
        for year in &programme.years {
            let amount = stated(year).unwrap_or(Money::ZERO);
            if from_flags.contains_key(&(at, *year)) {
                notes.assume(
                    "assumption-budget-flag",
                    args![budget = Arg::named(&spec.id, &spec.label), year = *year, amount = amount],
                );
            } else if is_models_own && amount > Money::ZERO {
                note_models_own(programme, spec, (*year, amount), notes);
            }
        }
        if is_models_own {
            note_draft(&format!("budgets.{}", spec.id), spec.placeholder, spec.basis.as_deref(), notes);
        }
        let said = from_sheet.as_ref().and_then(|sheet| sheet.said.get(&at)).cloned().unwrap_or_default();
        let protected = said.protected.unwrap_or(spec.protected);
        if protected {
            notes.assume("assumption-budget-protected", args![budget = Arg::named(&spec.id, &spec.label)]);
        }
        out.push(Budget {
            id: spec.id.clone(),
            label: spec.label.clone(),
            amount: programme.years.iter().map(|year| stated(year).unwrap_or(Money::ZERO)).collect(),
            open,
            objects: said.only.unwrap_or_else(|| groups.condition(spec.only.as_ref(), None, notes)),
            options: said.only_for.unwrap_or_else(|| payable(spec, programme)),
            carry_over: said.carry_over.unwrap_or(spec.carry_over),
            cofund: said.cofund,
            protected,
        });
    }
    out
}

/// Gives budgets without a limit what the dearest conceivable plan costs, in every year: more can never be spent.
pub(super) fn fill_open(budgets: &mut [Budget], dearest: Money, notes: &mut Notes<'_>) {
    for budget in budgets.iter_mut().filter(|budget| budget.open) {
        budget.amount.iter_mut().for_each(|amount| *amount = dearest);
        let args = args![budget = Arg::named(&budget.id, &budget.label), amount = dearest];
        notes.assume("assumption-budget-open", args);
    }
}

/// Sets the shares that budgets may pay at most: those of the Budgets sheet, else of the Rules sheet, else of the model.
pub(super) fn set_shares(
    budgets: &mut [Budget],
    of_model: &[Cofunding],
    of_sheet: &[Cofunding],
    notes: &mut Notes<'_>,
) {
    for rule in of_sheet {
        let differs = |own: &&Budget| own.cofund.is_some_and(|share| share != rule.at_most);
        if let Some(budget) = budgets.get(rule.budget.at()).filter(differs) {
            let args =
                args![column = "cofund", found = budget.cofund.map_or_else(String::new, |share| share.to_string())];
            notes.report(Code::RowsDisagree, Place::Nowhere, args);
        }
    }
    let is_replaced = |own: &&Cofunding| of_sheet.iter().any(|sheet| sheet.id == own.id);
    for rule in of_sheet.iter().chain(of_model.iter().filter(|own| !is_replaced(own))) {
        if let Some(budget) = budgets.get_mut(rule.budget.at()) {
            budget.cofund = budget.cofund.or(Some(rule.at_most));
        }
    }
}

/// Notes that an amount is the model's: a draft when the model is a built-in one, or states it for another year.
fn note_models_own(programme: &Programme, spec: &BudgetSpec, (year, amount): (Year, Money), notes: &mut Notes<'_>) {
    let shift = programme.shift;
    let mut args = args![budget = Arg::named(&spec.id, &spec.label), year = year, amount = amount];
    match year.later(-shift).filter(|_| shift != 0) {
        Some(written) => {
            args.extend(args![written = written]);
            notes.assume_draft("assumption-budget-other-year", args);
        }
        // Money that a built-in model states is that of its region and year; the planner's own model is his word.
        None if programme.is_built_in() => notes.assume_draft("assumption-budget-model", args),
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

pub(super) fn sources(programme: &Programme) -> impl Iterator<Item = (&str, &Label)> + Clone {
    programme.budgets.iter().map(|budget| (budget.id.as_str(), &budget.label))
}

pub(super) fn find(text: &str, programme: &Programme, place: &Place, notes: &mut Notes<'_>) -> Option<usize> {
    match lookup(text, sources(programme)) {
        Ok(at) => Some(at),
        Err(near) => {
            let args = args![found = text, known = Arg::names(sources(programme))];
            notes.push(Diagnostic::new(Code::UnknownSource, place.clone(), args).suggest(near));
            None
        }
    }
}

/// The budget of a programme that is called `text`.
///
/// # Errors
/// The finding that there is none, at `--source`.
pub fn budget_named(text: &str, programme: &Programme) -> Result<BudgetIx, Diagnostic> {
    lookup(text, sources(programme)).map(BudgetIx::new).map_err(|near| {
        let args = args![found = text, known = Arg::names(sources(programme))];
        let place = Place::Argument(format!("--source {text:?}"));
        Diagnostic::new(Code::UnknownSource, place, args).suggest(near)
    })
}

fn read_flags(flags: &[BudgetOverride], programme: &Programme, notes: &mut Notes<'_>) -> Amounts {
    let mut amounts = Amounts::new();
    for flag in flags {
        let place = Place::Argument("--budget".to_owned());
        let Some(budget) = flag_budget(flag, programme, &place, notes) else { continue };
        let id =
            || programme.budgets.get(budget).map_or_else(|| Arg::from(""), |spec| Arg::named(&spec.id, &spec.label));
        let year = match (flag.year, programme.years.as_slice()) {
            (Some(year), all) if all.contains(&year) => year,
            (Some(year), _) => {
                notes.report(Code::YearNotPlanned, place, args![year = year, years = years(programme)]);
                continue;
            }
            (None, [only]) => *only,
            (None, _) => {
                notes.report(Code::YearMissing, place, args![budget = id(), years = years(programme)]);
                continue;
            }
        };
        if amounts.insert((budget, year), flag.amount).is_some() {
            notes.report(Code::DuplicateAmount, place, args![budget = id(), year = year]);
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
    notes.report(Code::WhichBudget, place.clone(), args![known = Arg::names(sources(programme))]);
    None
}

/// Warns of money in the model that the Budgets sheet leaves out.
fn warn_of_unused(sheet: &Amounts, flags: &Amounts, programme: &Programme, notes: &mut Notes<'_>) {
    // A row with an error is a row that is there.
    let budgets = if notes.errors() == 0 { &programme.budgets[..] } else { &[] };
    for (at, spec) in budgets.iter().enumerate() {
        let left_out = |year: &Year| !sheet.contains_key(&(at, *year)) && !flags.contains_key(&(at, *year));
        for (year, amount) in spec.amount.iter().filter(|(year, amount)| left_out(year) && **amount != Money::ZERO) {
            let args = args![budget = Arg::named(&spec.id, &spec.label), year = *year, amount = *amount];
            notes.report(Code::UnusedAmount, Place::Nowhere, args);
        }
    }
}
