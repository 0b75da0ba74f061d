//! Model files as TOML has them: keys read into typed values, each with its place.
//!
//! `tables` is the grammar, declared once: the reader and the JSON Schema both come from it. `leaf`
//! reads single values, `group` lists and tables of them. Everything unreadable is reported and left
//! out (`None`), so that one run finds every mistake.

mod group;
mod leaf;
mod reporter;
mod tables;
mod word;

pub(super) use group::{ByYear, Entries, List, Years, is_id};
pub(super) use leaf::{Amount, Flag, FormulaText, HeaderLists, Names, Number, Rise, Scalar, Text, Whole, YearAt};
pub(super) use reporter::Reporter;
pub(super) use tables::{
    RawAlternatives, RawBudget, RawColumn, RawGoal, RawItem, RawModel, RawNeed, RawObjects, RawOption, RawPriority,
    RawRule, Rural,
};
pub(super) use word::Choice;

use super::document::Node;

/// A value that can be read from a node.
pub(super) trait FromNode: Sized {
    /// The value of `node`; what is wrong with it is reported.
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self>;
}
