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
}
