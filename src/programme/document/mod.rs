//! A model file as a tree of values that know where they stand.
//!
//! TOML is parsed into [`Node`]s, which files are merged as; everything later reads nodes, so every
//! finding can name its line and character, in whichever file it is.

mod files;
mod syntax;
mod within;
mod write;

pub(super) use files::Files;
pub(super) use syntax::parse;
pub(super) use write::to_toml;

use std::ops::Range;

/// A range of bytes of one of the [`Files`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// Position in [`Files`].
    pub(super) file: usize,
    /// The bytes.
    pub(super) bytes: Range<usize>,
}

/// A value with its place. Two nodes are equal when their values are, wherever they stand, tables in any order.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) value: NodeValue,
}

/// The key of an entry, with its place.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// The key.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Span,
}

/// The values of TOML, numbers as written.
#[derive(Clone, Debug)]
pub(super) enum NodeValue {
    /// Text.
    Text(String),
    /// A whole number, in decimal digits with its sign.
    Integer(String),
    /// A decimal number, as written, without underscores.
    Decimal(String),
    /// `true` or `false`.
    Bool(bool),
    /// A date or time: no key takes one.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table, in file order.
    Table(Vec<(Key, Node)>),
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (NodeValue::Text(a), NodeValue::Text(b))
            | (NodeValue::Integer(a), NodeValue::Integer(b))
            | (NodeValue::Decimal(a), NodeValue::Decimal(b))
            | (NodeValue::Date(a), NodeValue::Date(b)) => a == b,
            (NodeValue::Bool(a), NodeValue::Bool(b)) => a == b,
            (NodeValue::List(a), NodeValue::List(b)) => a == b,
            (NodeValue::Table(a), NodeValue::Table(b)) => {
                a.len() == b.len() && a.iter().all(|(key, node)| other.get(&key.text) == Some(node))
            }
            _ => false,
        }
    }
}

impl Node {
    /// The entry `key` of a table.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(own, _)| own.text == key).map(|(_, node)| node)
    }

    /// The entries of a table; none for any other value.
    pub(super) fn entries(&self) -> &[(Key, Self)] {
        match &self.value {
            NodeValue::Table(entries) => entries,
            _ => &[],
        }
    }
}
