//! Languages: every word a user sees comes from `locales/<language>/*.ftl`.
//!
//! Messages are whole sentences with named arguments; numbers and amounts are formatted here,
//! so that a message never contains arithmetic and a number looks the same everywhere.

mod catalogue;
mod number;

use serde::{Deserialize, Serialize};

pub use catalogue::{Catalogue, missing_keys};
pub use number::{count, decimal, money, share_percent};

use crate::fraction::Fraction;
use crate::money::Money;

/// A language of the user.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Kazakh.
    Kk,
    /// Russian, the default.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The ISO 639 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}

/// One text in the languages in which its author gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Russian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
    /// Kazakh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kk: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Label {
    /// The text in `lang`, else in Russian, Kazakh or English, else `fallback` (usually the id).
    pub fn text<'a>(&'a self, lang: Lang, fallback: &'a str) -> &'a str {
        let own = match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        };
        [own, &self.ru, &self.kk, &self.en].into_iter().find_map(Option::as_deref).unwrap_or(fallback)
    }

    /// The texts in all languages that were given.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&self.ru, &self.kk, &self.en].into_iter().filter_map(Option::as_deref)
    }
}

/// A value inside a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text, as it is.
    Text(String),
    /// A whole number; it also selects the plural form.
    Count(i64),
    /// An amount of money, written with the currency sign of the language.
    Money(Money),
    /// A share, written in per cent with up to two decimals.
    Share(Fraction),
    /// What has an id and a label, written as its label in the language, else as its id.
    Named(String, Box<Label>),
    /// A list of such, each in back-ticks.
    NamedList(Vec<(String, Label)>),
}

impl Arg {
    /// A part of a model.
    pub fn named(id: &str, label: &Label) -> Self {
        Self::Named(id.to_owned(), Box::new(label.clone()))
    }

    /// Parts of a model.
    pub fn names<'a>(parts: impl IntoIterator<Item = (&'a str, &'a Label)>) -> Self {
        Self::NamedList(parts.into_iter().map(|(id, label)| (id.to_owned(), label.clone())).collect())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Count(n)
    }
}

impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Count(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<crate::quantity::Units> for Arg {
    fn from(units: crate::quantity::Units) -> Self {
        Self::Count(units.get())
    }
}

impl From<Money> for Arg {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<Fraction> for Arg {
    fn from(share: Fraction) -> Self {
        Self::Share(share)
    }
}

impl From<crate::year::Year> for Arg {
    /// Years are written without grouping.
    fn from(year: crate::year::Year) -> Self {
        Self::Text(year.to_string())
    }
}

/// Named values for a message: `args![found = text, count = 3]`.
pub type Args = Vec<(&'static str, Arg)>;

/// Builds [`Args`](crate::lang::Args).
#[macro_export]
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {
        vec![$((stringify!($name), $crate::lang::Arg::from($value))),*]
    };
}
