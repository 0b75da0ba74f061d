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
    OptionWithoutBudget Error "option-without-budget"
    BudgetPaysNothing Warning "budget-pays-nothing"
    NoGoals Error "no-goals"
    TierNotInOrder Error "tier-not-in-order"
    PriorityUnused Warning "priority-unused"
    // instance
    // rules that cannot hold
    // audit
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
