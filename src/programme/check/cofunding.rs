//! Co-funding: the largest share of an expense that a budget may pay.

use super::Checker;
use crate::args;
use crate::diagnostic::Code;
use crate::fraction::Fraction;
use crate::index::BudgetIx;
use crate::programme::document::Key;
use crate::programme::raw::{Entries, RawBudget, RawRule};
use crate::programme::{Cofunding, RuleKind};

impl Checker<'_> {
    /// The rules on co-funding in file order: one per budget.
    pub(super) fn cofunding(&mut self) -> Option<Vec<Cofunding>> {
        let is_own = |raw: &RawRule| raw.kind.as_ref().is_some_and(|kind| kind.value == RuleKind::Cofund);
        let mut out: Vec<Cofunding> = Vec::new();
        let mut complete = true;
        for (_, key, raw) in self.raw.rules.iter().flat_map(Entries::iter).filter(|(_, _, raw)| is_own(raw)) {
            match self.cofund(key, raw) {
                Some(own) if out.iter().any(|known| known.budget == own.budget) => {
                    let name = raw.budget.as_ref().map_or("", |text| text.text.as_str());
                    let span = raw.budget.as_ref().map_or(&key.span, |text| &text.span);
                    self.reporter.report(Code::ListedTwice, span, args![name = name]);
                    complete = false;
                }
                Some(own) => out.push(own),
                None => complete = false,
            }
        }
        complete.then_some(out)
    }

    fn cofund(&mut self, key: &Key, raw: &RawRule) -> Option<Cofunding> {
        const NO_BUDGETS: &Entries<RawBudget> = &Entries(Vec::new());
        self.check_keys(key, raw, RuleKind::Cofund);
        let budgets = self.raw.budgets.as_ref().unwrap_or(NO_BUDGETS);
        let budget = raw.budget.as_ref().and_then(|text| self.find(budgets, "budget", text));
        let share = raw.at_most.as_ref()?;
        if share.value.is_negative() || share.value > Fraction::ONE {
            self.not_allowed(&share.text.span, &share.text.text, "share");
            return None;
        }
        Some(Cofunding { id: key.text.clone(), budget: BudgetIx::new(budget?), at_most: share.value })
    }
}
