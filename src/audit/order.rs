//! What a reader needs first: why the file cannot be judged, then what the differences cost, then the single cells.

use crate::diagnostic::{Code, Diagnostics};

/// What a finding of the audit is about, in the order in which a reader needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// Why the file is as it is.
    Cause,
    /// What does not hold, and what it costs.
    Consequence,
    /// A cell, row or sheet that is not as it was written.
    Cell,
    /// What formulas make of that.
    Recalculated,
}

/// What a finding is about.
pub(super) const fn about(code: Code) -> About {
    match code {
        Code::SealMissing
        | Code::SealNewer
        | Code::SealNoResults
        | Code::NotAPlan
        | Code::DataMissing
        | Code::DataNewer => About::Cause,
        Code::SealBroken
        | Code::SealChangedCell
        | Code::SealChangedFormula
        | Code::SealChangedRow
        | Code::SealAddedSheet
        | Code::SealMissingSheet
        | Code::ShownSheetHidden
        | Code::ShownPartsHidden
        | Code::ShownDifferently
        | Code::ShownMerged
        | Code::ShownInChart
        | Code::ShownRowsFiltered
        | Code::ShownConditionally
        | Code::ShownPrintArea
        | Code::ShownView
        | Code::ShownDrawing
        | Code::ShownForeign
        | Code::ShownSheetOrder
        | Code::ShownUnknown
        | Code::ShownChartChanged
        | Code::SealChangedProperty
        | Code::PlanSheetMissing
        | Code::PlanSheetDiffers
        | Code::PlanSheetExtraRow
        | Code::PlanSheetMissingRow => About::Cell,
        Code::SealRecalculated => About::Recalculated,
        _ => About::Consequence,
    }
}

/// The findings in that order.
pub(super) fn in_order(findings: Diagnostics) -> Diagnostics {
    let mut list: Vec<_> = findings.into_iter().collect();
    list.sort_by_key(|finding| about(finding.code));
    let mut ordered = Diagnostics::new();
    list.into_iter().for_each(|finding| ordered.push(finding));
    ordered
}
