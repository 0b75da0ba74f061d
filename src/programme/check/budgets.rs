//! Budgets, and whether they and the options find each other.

use std::collections::BTreeMap;

use super::{Checker, flag, label, text};
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::index::OptionIx;
use crate::money::Money;
use crate::programme::Budget;
use crate::programme::document::Key;
use crate::programme::formula::{Wanted, plain_number};
use crate::programme::raw::{ByYear, RawBudget, RawOption};
use crate::year::Year;

impl Checker<'_> {
    /// The budgets in file order.
    pub(super) fn budgets(&mut self) -> Option<Vec<Budget>> {
        let Some(raw) = &self.raw.budgets else {
            self.check_payers(&[]);
            return Some(Vec::new());
        };
        let budgets: Vec<Option<Budget>> = raw.iter().map(|(_, key, budget)| self.budget(key, budget)).collect();
        let budgets: Option<Vec<Budget>> = budgets.into_iter().collect();
        // A budget that could not be read might be the payer.
        if let Some(budgets) = budgets.as_ref().filter(|known| known.len() == raw.0.len()) {
            self.check_payers(budgets);
        }
        budgets
    }

    fn budget(&mut self, key: &Key, raw: &RawBudget) -> Option<Budget> {
        let amount = self.amounts(key, raw);
        let open = flag(raw.open.as_ref());
        if open && raw.amount.is_some() {
            self.reporter.report(Code::KeysExclude, &key.span, args![first = "open", second = "amount"]);
        }
        let only = self.optional_formula(raw.only.as_ref(), Wanted::Condition);
        self.refuse_empty(raw.only_for.as_ref());
        let only_for = self.find_all(self.options, "option", raw.only_for.as_ref());
        if self.options.0.is_empty() {
            self.pays_nothing(key);
        }
        Some(Budget {
            id: key.text.clone(),
            label: label(raw.label.as_ref()),
            amount: amount?,
            open,
            only: only?,
            only_for: only_for?.into_iter().map(OptionIx::new).collect(),
            carry_over: flag(raw.carry_over.as_ref()),
            protected: flag(raw.protected.as_ref()),
            basis: text(raw.basis.as_ref()),
            placeholder: flag(raw.placeholder.as_ref()),
        })
    }

    /// The amounts by year; none when the workbook is to state them.
    fn amounts(&mut self, key: &Key, raw: &RawBudget) -> Option<BTreeMap<Year, Money>> {
        let Some(amounts) = &raw.amount else { return Some(BTreeMap::new()) };
        if !amounts.0.is_empty() && amounts.0.iter().all(|(_, amount)| amount.value == Money::ZERO) {
            self.pays_nothing(key);
        }
        let amounts: Vec<_> =
            amounts.0.iter().map(|(year, amount)| self.check_year(year).map(|year| (year, amount.value))).collect();
        amounts.into_iter().collect()
    }

    fn pays_nothing(&mut self, budget: &Key) {
        self.reporter.report(Code::BudgetPaysNothing, &budget.span, args![budget = budget.text.as_str()]);
    }

    /// Every option that costs something needs a budget that may pay for it.
    fn check_payers(&mut self, budgets: &[Budget]) {
        for (at, key, raw) in self.options.iter() {
            let option = OptionIx::new(at);
            let is_paid = budgets.iter().any(|budget| budget.only_for.is_empty() || budget.only_for.contains(&option));
            if !is_paid && !is_free(raw) && !raw.has_later {
                self.reporter.report(Code::OptionWithoutBudget, &key.span, args![option = key.text.as_str()]);
            }
        }
    }
}

/// Whether the option costs nothing, neither once nor yearly nor at the site.
fn is_free(raw: &RawOption) -> bool {
    let is_zero = |text: &crate::programme::raw::FormulaText| plain_number(&text.0.text).is_ok_and(Fraction::is_zero);
    let price = match &raw.price {
        Some(ByYear::Same(price)) => is_zero(price),
        Some(ByYear::Years(years)) => years.0.iter().all(|(_, price)| is_zero(price)),
        None => false,
    };
    price && raw.yearly.as_ref().is_none_or(is_zero) && raw.fixed.as_ref().is_none_or(is_zero)
}
