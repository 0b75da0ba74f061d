//! Lists and tables of values.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{FromNode, Reporter, YearAt};
use crate::args;
use crate::diagnostic::Code;
use crate::programme::document::{Key, Node, NodeValue, Span};
use crate::year::Year;

/// A list.
#[derive(Clone, Debug)]
pub(in crate::programme) struct List<T> {
    /// The values that could be read.
    pub(in crate::programme) items: Vec<T>,
    /// Where it stands.
    pub(in crate::programme) span: Span,
}

/// A table whose keys are ids, in file order. A value is `None` when it could not be read.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Entries<T>(pub(in crate::programme) Vec<(Key, Option<T>)>);

/// A table whose keys are years, ascending.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Years<T>(pub(in crate::programme) Vec<(YearAt, T)>);

/// One value for all years, or a value per year.
#[derive(Clone, Debug)]
pub(in crate::programme) enum ByYear<T> {
    /// The same in every year.
    Same(T),
    /// By year.
    Years(Years<T>),
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Entries<T> {
    /// The ids, in file order.
    pub(in crate::programme) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.text.as_str())
    }

    /// The position of `id`.
    pub(in crate::programme) fn position(&self, id: &str) -> Option<usize> {
        self.ids().position(|own| own == id)
    }

    /// The entries that could be read: position, key and value.
    pub(in crate::programme) fn iter(&self) -> impl Iterator<Item = (usize, &Key, &T)> {
        self.0.iter().enumerate().filter_map(|(at, (key, value))| value.as_ref().map(|value| (at, key, value)))
    }
}

impl<T: FromNode> FromNode for List<T> {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let NodeValue::List(nodes) = &node.value else {
            reporter.wrong_type(node, "list");
            return None;
        };
        let items = nodes.iter().filter_map(|node| T::read(node, reporter)).collect();
        Some(Self { items, span: node.span.clone() })
    }
}

impl<T: FromNode> FromNode for Entries<T> {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let NodeValue::Table(entries) = &node.value else {
            reporter.wrong_type(node, "table");
            return None;
        };
        let mut out = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if !is_id(&key.text) {
                reporter.report(Code::BadId, &key.span, args![id = key.text.as_str()]);
            }
            out.push((key.clone(), reporter.within(&key.text, |reporter| T::read(value, reporter))));
        }
        Some(Self(out))
    }
}

/// Ids reach formulas (in brackets if need be), sheets and messages: they are short and have no brackets or controls.
pub(in crate::programme) fn is_id(id: &str) -> bool {
    const LONGEST: usize = 80;
    !id.trim().is_empty()
        && id.trim() == id
        && id.chars().count() <= LONGEST
        && !id.chars().any(|c| c.is_control() || matches!(c, '[' | ']' | '"' | '\'' | '`'))
}

impl<T: FromNode> FromNode for Years<T> {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let NodeValue::Table(entries) = &node.value else {
            reporter.wrong_type(node, "years");
            return None;
        };
        let mut out = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let Some(year) = key.text.parse().ok().and_then(Year::new) else {
                reporter.no_year(key);
                continue;
            };
            let value = reporter.within(&key.text, |reporter| T::read(value, reporter));
            out.extend(value.map(|value| (YearAt { value: year, span: key.span.clone() }, value)));
        }
        out.sort_by_key(|(year, _)| year.value);
        Some(Self(out))
    }
}

impl<T: FromNode> FromNode for ByYear<T> {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        if matches!(node.value, NodeValue::Table(_)) {
            Years::read(node, reporter).map(Self::Years)
        } else {
            T::read(node, reporter).map(Self::Same)
        }
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("TableOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}

impl<T: JsonSchema> JsonSchema for Years<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("YearsOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "patternProperties": { "^[0-9]{4}$": generator.subschema_for::<T>() },
            "additionalProperties": false
        })
    }
}

impl<T: JsonSchema> JsonSchema for ByYear<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ByYearOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [generator.subschema_for::<T>(), generator.subschema_for::<Years<T>>()] })
    }
}
