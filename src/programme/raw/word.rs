//! Words from closed lists.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{FromNode, Reporter, Text};
use crate::programme::document::{Node, Span};
use crate::programme::{Buy, ColumnKind, DeliveredTo, RuleKind, ShareOf, Spread};

/// A word from the closed list of `T`.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Choice<T> {
    /// What it means.
    pub(in crate::programme) value: T,
    /// Where it stands.
    pub(in crate::programme) span: Span,
}

/// A type whose values are written as words.
pub(in crate::programme) trait Words: Copy + 'static {
    /// The words.
    const WORDS: &'static [(&'static str, Self)];
    /// Words of the grammar that this version of the program does not plan yet.
    const LATER: &'static [&'static str] = &[];
}

impl Words for Buy {
    const WORDS: &'static [(&'static str, Self)] = &[("units", Self::Units), ("once", Self::Once)];
}

impl Words for Spread {
    const WORDS: &'static [(&'static str, Self)] = &[("fill", Self::Fill), ("level", Self::Level)];
}

impl Words for DeliveredTo {
    const WORDS: &'static [(&'static str, Self)] = &[("district", Self::District)];
}

impl Words for ShareOf {
    const WORDS: &'static [(&'static str, Self)] = &[("units", Self::Units), ("money", Self::Money)];
}

impl Words for ColumnKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("count", Self::Count),
        ("amount", Self::Amount),
        ("share", Self::Share),
        ("yes_no", Self::YesNo),
        ("text", Self::Text),
        ("year", Self::Year),
        ("code", Self::Code),
    ];
}

impl Words for RuleKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("floor", Self::Floor),
        ("cap", Self::Cap),
        ("each", Self::Each),
        ("target", Self::Target),
        ("share", Self::Share),
        ("gap", Self::Gap),
        ("capacity", Self::Capacity),
        ("no_regress", Self::NoRegress),
        ("lock", Self::Lock),
        ("cofund", Self::Cofund),
        ("report", Self::Report),
    ];
    const LATER: &'static [&'static str] = &["lot"];
}

impl<T: Words> FromNode for Choice<T> {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let text = Text::read(node, reporter)?;
        if let Some((_, value)) = T::WORDS.iter().find(|(word, _)| *word == text.text) {
            return Some(Self { value: *value, span: text.span });
        }
        if T::LATER.contains(&text.text.as_str()) {
            reporter.not_yet(&text.span, &text.text);
        } else {
            let allowed: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
            reporter.unknown_value(&text, &allowed);
        }
        None
    }
}

impl<T: Words> JsonSchema for Choice<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Choice".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}
