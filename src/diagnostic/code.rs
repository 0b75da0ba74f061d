//! The closed list of diagnostics.

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The run stops; nothing is written.
    Error,
    /// The run goes on; the finding is shown and kept in the plan.
    Warning,
}

/// Declares [`Code`]: variant, severity, kebab-case name.
macro_rules! codes {
    ($($variant:ident $severity:ident $name:literal)*) => {
        /// The kind of a finding. Each has a message in every language, an example and a golden output in `tests/diagnostics/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Code {
            /// All codes, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name that users see and `locales/*/diagnostics.ftl` uses as key.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Error or warning.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // files
    FileNotFound Error "file-not-found"
    FileUnreadable Error "file-unreadable"
    // workbook
    // programme
    // instance
    // rules that cannot hold
    // audit
    SealMissing Error "seal-missing"
    SealNewer Error "seal-newer"
    SealBroken Error "seal-broken"
    SealChangedCell Error "seal-changed-cell"
    SealChangedRow Error "seal-changed-row"
    SealAddedSheet Error "seal-added-sheet"
    SealMissingSheet Error "seal-missing-sheet"
    DataMissing Error "data-missing"
    DataNewer Error "data-newer"
    DataBroken Error "data-broken"
    DataTooLarge Error "data-too-large"
    LotteryWrong Error "lottery-wrong"
    PlanNotEligible Error "plan-not-eligible"
    PlanYearClosed Error "plan-year-closed"
    PlanQuantityWrong Error "plan-quantity-wrong"
    PlanPrerequisiteMissing Error "plan-prerequisite-missing"
    PlanPayerWrong Error "plan-payer-wrong"
    PlanPriceWrong Error "plan-price-wrong"
    PlanSumWrong Error "plan-sum-wrong"
    PlanFeeWrong Error "plan-fee-wrong"
    PlanDecisionBroken Error "plan-decision-broken"
    PlanOverspends Error "plan-overspends"
    CoverageWrong Error "coverage-wrong"
    RuleBroken Error "rule-broken"
    RuleResultWrong Error "rule-result-wrong"
    ShareBroken Error "share-broken"
    GoalListWrong Error "goal-list-wrong"
    GoalValueWrong Error "goal-value-wrong"
    StatusWrong Error "status-wrong"
    ProofSignWrong Error "proof-sign-wrong"
    ProofBoundWrong Error "proof-bound-wrong"
    ProofLabelTooGood Error "proof-label-too-good"
    PlanSheetMissing Error "plan-sheet-missing"
    PlanSheetDiffers Error "plan-sheet-differs"
    PlanSheetExtraRow Error "plan-sheet-extra-row"
    PlanSheetMissingRow Error "plan-sheet-missing-row"
    EditedOverspends Error "edited-overspends"
    EditedBreaksRule Error "edited-breaks-rule"
    EditedTooMany Error "edited-too-many"
    EditedPrerequisiteMissing Error "edited-prerequisite-missing"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Catalogue, Lang};

    #[test]
    fn every_code_has_a_message_and_a_remedy_in_every_language() {
        for lang in Lang::ALL {
            let catalogue = Catalogue::new(lang);
            for code in Code::ALL {
                for key in [code.name().to_owned(), format!("{}.help", code.name())] {
                    assert!(catalogue.try_format(&key, &Vec::new()).is_some(), "{}: no `{key}`", lang.code());
                }
            }
        }
    }
}
