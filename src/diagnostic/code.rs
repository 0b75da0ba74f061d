//! The closed list of diagnostics.

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The run stops; nothing is written.
    Error,
    /// The run goes on; the finding is shown and kept in the plan.
    Warning,
    /// Nothing is wrong; it is shown in one line, and the plan lists it among its assumptions.
    Note,
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

            /// Error, warning or note.
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
    FolderWithoutCsv Error "folder-without-csv"
    FileTooLarge Error "file-too-large"
    FileNotAWorkbook Error "file-not-a-workbook"
    FileEncrypted Error "file-encrypted"
    FileBroken Error "file-broken"
    SheetBroken Error "sheet-broken"
    CsvQuoteOpen Error "csv-quote-open"
    NotANumber Error "not-a-number"
    NegativeNumber Error "negative-number"
    NotWhole Error "not-whole"
    TooManyDecimals Error "too-many-decimals"
    OutOfRange Error "out-of-range"
    MoneyUnitUnclear Error "money-unit-unclear"
    NotYesOrNo Error "not-yes-or-no"
    FormulaError Error "formula-error"
    FormulaWithoutResult Error "formula-without-result"
    // programme
    ModelNotUtf8 Error "model-not-utf8"
    TomlSyntax Error "toml-syntax"
    DuplicateKey Error "duplicate-key"
    UnsupportedSchema Error "unsupported-schema"
    UnknownModel Error "unknown-model"
    IncludeCycle Error "include-cycle"
    IncludeConflict Error "include-conflict"
    UnknownKey Error "unknown-key"
    MissingKey Error "missing-key"
    WrongType Error "wrong-type"
    UnknownValue Error "unknown-value"
    NotSupportedYet Error "not-supported-yet"
    BadId Error "bad-id"
    UnknownName Error "unknown-name"
    ObjectsDiffer Error "objects-differ"
    UnknownColumn Error "unknown-column"
    ListedTwice Error "listed-twice"
    EmptyList Error "empty-list"
    FormulaSyntax Error "formula-syntax"
    FormulaType Error "formula-type"
    FormulaValue Error "formula-value"
    MetricShape Error "metric-shape"
    MetricWithoutPeople Error "metric-without-people"
    ValueNotAllowed Error "value-not-allowed"
    YearOutsideHorizon Error "year-outside-horizon"
    YearsNotAscending Error "years-not-ascending"
    KeysExclude Error "keys-exclude"
    KeyNotForKind Error "key-not-for-kind"
    ColumnNameTaken Error "column-name-taken"
    StandardColumnKind Error "standard-column-kind"
    DuplicateHeader Error "duplicate-header"
    GivesNothing Error "gives-nothing"
    RequiresItself Error "requires-itself"
    AlternativeMisused Error "alternative-misused"
    OptionWithoutBudget Error "option-without-budget"
    BudgetPaysNothing Warning "budget-pays-nothing"
    NoGoals Error "no-goals"
    TierNotInOrder Error "tier-not-in-order"
    PriorityUnused Warning "priority-unused"
    // instance
    MissingSheet Error "missing-sheet"
    MissingObjectSheet Error "missing-object-sheet"
    InputIsPlan Error "input-is-plan"
    AmbiguousSheets Error "ambiguous-sheets"
    JoinedSheets Note "joined-sheets"
    HiddenSheet Warning "hidden-sheet"
    HiddenParts Warning "hidden-parts"
    UnusedSheet Warning "unused-sheet"
    UnusedList Error "unused-list"
    SheetNotUsedYet Warning "sheet-not-used-yet"
    ExampleRows Note "example-rows"
    CommentedRows Warning "commented-rows"
    SideTable Error "side-table"
    LocalityDiffers Warning "locality-differs"
    ShownOtherwise Error "shown-otherwise"
    LabelAbove Warning "label-above"
    CountDiffers Warning "count-differs"
    NoTable Error "no-table"
    NoRows Error "no-rows"
    ColumnNumbers Error "column-numbers"
    MissingColumn Error "missing-column"
    TwoColumns Error "two-columns"
    HeaderUnclear Error "header-unclear"
    GuessedColumn Note "guessed-column"
    UnusedColumn Warning "unused-column"
    ColumnWithoutHeader Warning "column-without-header"
    RowTooWide Error "row-too-wide"
    ColumnNotSupported Error "column-not-supported"
    ColumnNotForKind Error "column-not-for-kind"
    RowsDisagree Error "rows-disagree"
    TooManySources Error "too-many-sources"
    CofundUnpaid Warning "cofund-unpaid"
    UpperPriceUnused Error "upper-price-unused"
    UpperPriceBelow Error "upper-price-below"
    UncertainTwice Error "uncertain-twice"
    UncertainJoint Error "uncertain-joint"
    TooManyTenders Error "too-many-tenders"
    EmptyCell Error "empty-cell"
    EmptyDistrict Error "empty-district"
    NotStated Error "not-stated"
    SuspiciousValue Error "suspicious-value"
    IncompleteSkipped Warning "incomplete-skipped"
    EmptyIdentity Error "empty-identity"
    DuplicateIdentity Error "duplicate-identity"
    NotABin Error "not-a-bin"
    BinCheckDigit Warning "bin-check-digit"
    BinRepeated Warning "bin-repeated"
    NotRuralOrUrban Error "not-rural-or-urban"
    NoSection Error "no-section"
    NoDistricts Warning "no-districts"
    NoDistrictSection Warning "no-district-section"
    HeadingUnclear Error "heading-unclear"
    NearName Warning "near-name"
    NearObject Warning "near-object"
    TotalAsRow Error "total-as-row"
    PartAsRow Error "part-as-row"
    TotalDiffers Warning "total-differs"
    ImplausibleSize Warning "implausible-size"
    PriceFarFromModel Warning "price-far-from-model"
    OutlierValue Warning "outlier-value"
    MoreTeachersThanPupils Warning "more-teachers-than-pupils"
    LoneHeading Warning "lone-heading"
    TextTooLong Error "text-too-long"
    TextUnprintable Error "text-unprintable"
    CrossedOut Error "crossed-out"
    FootnoteInNumber Error "footnote-in-number"
    MustAndExclude Error "must-and-exclude"
    DecisionWithoutReason Warning "decision-without-reason"
    DecisionUnclear Error "decision-unclear"
    DecisionColumn Error "decision-column"
    HeadingDecides Error "heading-decides"
    SameLists Error "same-lists"
    DecisionsRead Note "decisions-read"
    NoteMayDecide Warning "note-may-decide"
    NoteOnMoney Warning "note-on-money"
    NotesNotRead Note "notes-not-read"
    HeadingNotRead Warning "heading-not-read"
    NotARank Error "not-a-rank"
    NotAYear Error "not-a-year"
    YearMissing Error "year-missing"
    YearNotPlanned Error "year-not-planned"
    CheckedNothing Warning "checked-nothing"
    UnknownSetting Warning "unknown-setting"
    SettingElsewhere Error "setting-elsewhere"
    DuplicateSetting Error "duplicate-setting"
    BadSetting Error "bad-setting"
    UnknownItem Error "unknown-item"
    ItemAmbiguous Error "item-ambiguous"
    UnknownAlternative Error "unknown-alternative"
    OfferForNobody Error "offer-for-nobody"
    DuplicateOffer Error "duplicate-offer"
    AgeForNobody Error "age-for-nobody"
    AgeOfUnknownNeed Error "age-of-unknown-need"
    AgeWithoutLife Error "age-without-life"
    AgesAboveStock Error "ages-above-stock"
    DuplicatePrice Error "duplicate-price"
    ItemPriceVaries Error "item-price-varies"
    OptionWithoutPrice Error "option-without-price"
    ItemWithoutPrice Error "item-without-price"
    BundleSum Error "bundle-sum"
    UnknownSource Error "unknown-source"
    DuplicateAmount Error "duplicate-amount"
    BudgetWithoutAmount Error "budget-without-amount"
    WhichBudget Error "which-budget"
    UnusedAmount Warning "unused-amount"
    DuplicateRule Error "duplicate-rule"
    UnknownRuleKind Error "unknown-rule-kind"
    RuleLimit Error "rule-limit"
    BadMetric Error "bad-metric"
    UnknownGroup Error "unknown-group"
    UnknownObject Error "unknown-object"
    NeedNotWhole Error "need-not-whole"
    ValueNegative Error "value-negative"
    DivisionByZero Error "division-by-zero"
    ValueTooLarge Error "value-too-large"
    SurplusStock Warning "surplus-stock"
    PriceZero Warning "price-zero"
    BudgetBuysNothing Warning "budget-buys-nothing"
    AmountsTooLarge Error "amounts-too-large"
    BudgetsTooLarge Error "budgets-too-large"
    // rules that cannot hold
    FloorAboveCap Error "floor-above-cap"
    CapBelowStock Error "cap-below-stock"
    FloorNothingEligible Error "floor-nothing-eligible"
    FloorAboveNeed Error "floor-above-need"
    RulesCostTooMuch Error "rules-cost-too-much"
    OrderInsidePrice Error "order-inside-price"
    OrderImpossible Error "order-impossible"
    OrderSeveralPayers Error "order-several-payers"
    OrderCostOfPart Error "order-cost-of-part"
    OrderOfOption Error "order-of-option"
    OrderStatedTwice Error "order-stated-twice"
    BreaksUnclear Error "breaks-unclear"
    BreakNotLower Error "break-not-lower"
    LocksAboveCapacity Error "locks-above-capacity"
    LockImpossible Error "lock-impossible"
    DeliverySeveralPayers Error "delivery-several-payers"
    DeliveryCostOfPart Error "delivery-cost-of-part"
    MustImpossible Error "must-impossible"
    LocksCostTooMuch Error "locks-cost-too-much"
    // audit
    SealMissing Error "seal-missing"
    SealNoResults Error "seal-no-results"
    SealNewer Error "seal-newer"
    SealBroken Error "seal-broken"
    SealChangedCell Error "seal-changed-cell"
    SealChangedFormula Error "seal-changed-formula"
    SealRecalculated Error "seal-recalculated"
    SealChangedRow Error "seal-changed-row"
    SealAddedSheet Error "seal-added-sheet"
    SealMissingSheet Error "seal-missing-sheet"
    SealChangedProperty Error "seal-changed-property"
    ShownSheetHidden Error "shown-sheet-hidden"
    ShownPartsHidden Error "shown-parts-hidden"
    ShownRowsFiltered Warning "shown-rows-filtered"
    ShownPrintArea Warning "shown-print-area"
    ShownView Error "shown-view"
    ShownDifferently Error "shown-differently"
    ShownConditionally Error "shown-conditionally"
    ShownMerged Error "shown-merged"
    ShownDrawing Error "shown-drawing"
    ShownChartChanged Error "shown-chart-changed"
    ShownInChart Error "shown-in-chart"
    ShownForeign Error "shown-foreign"
    ShownSheetOrder Error "shown-sheet-order"
    ShownUnknown Error "shown-unknown"
    NotAPlan Error "not-a-plan"
    DataMissing Error "data-missing"
    DataNewer Error "data-newer"
    DataBroken Error "data-broken"
    DataTooLarge Error "data-too-large"
    LotteryWrong Error "lottery-wrong"
    PlanNotEligible Error "plan-not-eligible"
    PlanYearClosed Error "plan-year-closed"
    PlanQuantityWrong Error "plan-quantity-wrong"
    PlanNotBetter Error "plan-not-better"
    PlanPrerequisiteMissing Error "plan-prerequisite-missing"
    PlanShareExceeded Error "plan-share-exceeded"
    PlanPayerWrong Error "plan-payer-wrong"
    PlanPriceWrong Error "plan-price-wrong"
    PlanSumWrong Error "plan-sum-wrong"
    PlanFeeWrong Error "plan-fee-wrong"
    PlanOrderWrong Error "plan-order-wrong"
    PlanExpenseWrong Error "plan-expense-wrong"
    PlanDecisionBroken Error "plan-decision-broken"
    PlanOverspends Error "plan-overspends"
    PlanOverspendsUpper Error "plan-overspends-upper"
    PlanDearestWrong Error "plan-dearest-wrong"
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
    // trace
    InputValueDiffers Error "input-value-differs"
    InputEntryAdded Error "input-entry-added"
    InputEntryMissing Error "input-entry-missing"
    // command line
    ArgumentAmount Error "argument-amount"
    ArgumentYear Error "argument-year"
    ArgumentPrice Error "argument-price"
    ArgumentRural Error "argument-rural"
    ModelNotStated Error "model-not-stated"
    OutputExists Error "output-exists"
    OutputFolder Error "output-folder"
    OutputIsFolder Error "output-is-folder"
    OutputIsInput Error "output-is-input"
    OutputNotWorkbook Error "output-not-workbook"
    OutputUnwritable Error "output-unwritable"
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

    /// The list of all findings, made from the catalogues.
    fn document() -> String {
        let (en, ru) = (Catalogue::new(Lang::En), Catalogue::new(Lang::Ru));
        let mut out = String::from(
            "# Findings\n\nEverything that jospar can find in an input, a model file, the arguments or a plan. Errors stop the run; warnings \
             are shown and kept in the plan; notes are shown in one line.\nMade from the catalogues; `UPDATE_GOLDEN=1 cargo test --release diagnostic` writes it anew.\n",
        );
        for code in Code::ALL {
            let severity = match code.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            out.push_str(&format!("\n## {} ({severity})\n", code.name()));
            for catalogue in [&en, &ru] {
                let message = catalogue.get(code.name());
                let help = catalogue.get(&format!("{}.help", code.name()));
                out.push_str(&format!("- {message}. *{help}*\n"));
            }
        }
        out
    }

    #[test]
    fn the_list_of_findings_is_current() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
        let text = document();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).expect("docs can be written");
        }
        assert_eq!(
            text,
            std::fs::read_to_string(&path).unwrap_or_default(),
            "UPDATE_GOLDEN=1 writes docs/diagnostics.md anew"
        );
    }
}
