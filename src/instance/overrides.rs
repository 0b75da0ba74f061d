//! What the command line says instead of the workbook and the model.

use crate::money::Money;
use crate::programme::RuralMode;
use crate::year::Year;

/// Values of the command line. They win over the workbook, which wins over the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Amounts of budgets (`--budget [SOURCE[:YEAR]=]AMOUNT`).
    pub budgets: Vec<BudgetOverride>,
    /// Prices of options or items (`--price OPTION=AMOUNT`).
    pub prices: Vec<PriceOverride>,
    /// How rural objects come first, for every included programme (`--rural`).
    pub rural: Option<RuralMode>,
    /// Whether objects with empty or unstated values are left out (`--skip-incomplete`) instead of being errors.
    pub skip_incomplete: bool,
}

/// The amount of a budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetOverride {
    /// The budget's id or label; `None` when the programme has just one.
    pub source: Option<String>,
    /// The year; `None` when the horizon has just one.
    pub year: Option<Year>,
    /// The amount.
    pub amount: Money,
}

/// The price of an option or item, in every year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceOverride {
    /// The id or label of the option or item.
    pub option: String,
    /// The price.
    pub amount: Money,
}
