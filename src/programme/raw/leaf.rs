//! Single values of a model file.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{FromNode, List, Reporter};
use crate::fraction::Fraction;
use crate::lang::Label;
use crate::money::{Money, TIYN_PER_TENGE};
use crate::programme::Headers;
use crate::programme::document::{Node, NodeValue, Span};
use crate::programme::formula::{Value, plain_number};
use crate::year::Year;

/// Text, where it stands.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Text {
    /// The text.
    pub(in crate::programme) text: String,
    /// Where it stands, quotation marks included.
    pub(in crate::programme) span: Span,
}

/// A formula, or a bare number.
#[derive(Clone, Debug)]
pub(in crate::programme) struct FormulaText(pub(in crate::programme) Text);

/// A number with its unit.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Number {
    /// The number.
    pub(in crate::programme) value: Fraction,
    /// As written.
    pub(in crate::programme) text: Text,
}

/// By how much something rises, as a share of what it is: `+12%`.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Rise {
    /// The share, above zero.
    pub(in crate::programme) value: Fraction,
}

/// An amount of money, not below zero.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Amount {
    /// The amount.
    pub(in crate::programme) value: Money,
}

/// A whole number.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Whole {
    /// The number.
    pub(in crate::programme) value: i64,
    /// Where it stands.
    pub(in crate::programme) span: Span,
}

/// A year.
#[derive(Clone, Debug)]
pub(in crate::programme) struct YearAt {
    /// The year.
    pub(in crate::programme) value: Year,
    /// Where it stands.
    pub(in crate::programme) span: Span,
}

/// True or false.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Flag {
    /// The value.
    pub(in crate::programme) value: bool,
    /// Where it stands.
    pub(in crate::programme) span: Span,
}

/// A name in the three languages, or one text for all.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Names(pub(in crate::programme) Label);

/// Headers in the three languages.
#[derive(Clone, Debug)]
pub(in crate::programme) struct HeaderLists(pub(in crate::programme) Headers);

/// A text, a number, or true / false.
#[derive(Clone, Debug)]
pub(in crate::programme) struct Scalar {
    /// The value.
    pub(in crate::programme) value: Value,
    /// Where it stands.
    pub(in crate::programme) span: Span,
}

impl FromNode for Text {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        if let NodeValue::Text(text) = &node.value {
            return Some(Self { text: text.clone(), span: node.span.clone() });
        }
        reporter.wrong_type(node, "text");
        None
    }
}

impl FromNode for FormulaText {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let (NodeValue::Text(text) | NodeValue::Integer(text) | NodeValue::Decimal(text)) = &node.value else {
            reporter.wrong_type(node, "formula");
            return None;
        };
        Some(Self(Text { text: text.clone(), span: node.span.clone() }))
    }
}

impl FromNode for Number {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let (NodeValue::Text(text) | NodeValue::Integer(text) | NodeValue::Decimal(text)) = &node.value else {
            reporter.wrong_type(node, "number");
            return None;
        };
        let text = Text { text: text.clone(), span: node.span.clone() };
        match plain_number(&text.text) {
            Ok(value) => Some(Self { value, text }),
            Err(_) => {
                reporter.wrong_type(node, "number");
                None
            }
        }
    }
}

impl FromNode for Rise {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let share = match &node.value {
            NodeValue::Text(text) => text.trim().strip_prefix('+').and_then(|share| plain_number(share).ok()),
            _ => None,
        };
        match share.filter(|share| !share.is_negative() && *share != Fraction::ZERO) {
            Some(value) => Some(Self { value }),
            None => {
                reporter.wrong_type(node, "rise");
                None
            }
        }
    }
}

impl FromNode for Amount {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let number = Number::read(node, reporter)?;
        let tiyn = number.value.checked_mul(Fraction::whole(i128::from(TIYN_PER_TENGE))).and_then(Fraction::to_whole);
        let amount = tiyn.and_then(|tiyn| i64::try_from(tiyn).ok()).map(Money::from_tiyn);
        match amount.filter(|amount| (Money::ZERO..=Money::LARGEST_AMOUNT).contains(amount)) {
            Some(value) => Some(Self { value }),
            None => {
                reporter.wrong_type(node, "amount");
                None
            }
        }
    }
}

impl FromNode for Whole {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let number = Number::read(node, reporter)?;
        match number.value.to_whole().and_then(|n| i64::try_from(n).ok()) {
            Some(value) => Some(Self { value, span: node.span.clone() }),
            None => {
                reporter.wrong_type(node, "whole");
                None
            }
        }
    }
}

impl FromNode for YearAt {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        if let NodeValue::Integer(digits) = &node.value
            && let Some(value) = digits.parse().ok().and_then(Year::new)
        {
            return Some(Self { value, span: node.span.clone() });
        }
        reporter.wrong_type(node, "year");
        None
    }
}

impl FromNode for Flag {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        if let NodeValue::Bool(value) = node.value {
            return Some(Self { value, span: node.span.clone() });
        }
        reporter.wrong_type(node, "flag");
        None
    }
}

impl FromNode for Names {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        if let NodeValue::Text(text) = &node.value {
            return Some(Self(Label { ru: Some(text.clone()), ..Label::default() }));
        }
        let [ru, kk, en] = by_language::<Text>(node, "names", reporter)?.map(|text| text.map(|text| text.text));
        Some(Self(Label { ru, kk, en }))
    }
}

impl FromNode for HeaderLists {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let [ru, kk, en] = by_language::<List<Text>>(node, "headers", reporter)?
            .map(|list| list.map_or_else(Vec::new, |list| list.items.into_iter().map(|text| text.text).collect()));
        Some(Self(Headers { ru, kk, en }))
    }
}

/// The entries `ru`, `kk` and `en` of a table.
fn by_language<T: FromNode>(node: &Node, wanted: &'static str, reporter: &mut Reporter<'_>) -> Option<[Option<T>; 3]> {
    const LANGUAGES: [&str; 3] = ["ru", "kk", "en"];
    let NodeValue::Table(entries) = &node.value else {
        reporter.wrong_type(node, wanted);
        return None;
    };
    let mut out = [None, None, None];
    for (key, value) in entries {
        match LANGUAGES.iter().position(|lang| *lang == key.text).and_then(|at| out.get_mut(at)) {
            Some(place) => *place = reporter.within(&key.text, |reporter| T::read(value, reporter)),
            None => {
                reporter.stray_key(key, &LANGUAGES, &[]);
            }
        }
    }
    Some(out)
}

impl FromNode for Scalar {
    fn read(node: &Node, reporter: &mut Reporter<'_>) -> Option<Self> {
        let value = match &node.value {
            NodeValue::Text(text) => Value::Text(text.clone()),
            NodeValue::Bool(yes) => Value::Bool(*yes),
            NodeValue::Integer(_) | NodeValue::Decimal(_) => Value::Number(Number::read(node, reporter)?.value),
            _ => {
                reporter.wrong_type(node, "scalar");
                return None;
            }
        };
        Some(Self { value, span: node.span.clone() })
    }
}

/// Writes the JSON Schema of a value that stands for itself wherever it is used.
macro_rules! inline_schema {
    ($($type:ty => $schema:tt)*) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

inline_schema! {
    Text => { "type": "string" }
    FormulaText => { "type": ["string", "number"] }
    Number => { "type": ["string", "number"] }
    Amount => { "type": ["string", "number"] }
    Rise => { "type": "string", "pattern": "^\\s*\\+" }
    Whole => { "type": ["string", "integer"] }
    YearAt => { "type": "integer", "minimum": 1990, "maximum": 2200 }
    Flag => { "type": "boolean" }
    Scalar => { "type": ["string", "number", "boolean"] }
    Names => {
        "type": ["string", "object"],
        "properties": { "ru": { "type": "string" }, "kk": { "type": "string" }, "en": { "type": "string" } },
        "additionalProperties": false
    }
    HeaderLists => {
        "type": "object",
        "properties": {
            "ru": { "type": "array", "items": { "type": "string" } },
            "kk": { "type": "array", "items": { "type": "string" } },
            "en": { "type": "array", "items": { "type": "string" } }
        },
        "additionalProperties": false
    }
}
