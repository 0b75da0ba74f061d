//! TOML text as [`Node`]s.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Files, Key, Node, NodeValue, Span};
use crate::args;
use crate::diagnostic::{Code, Diagnostics};

/// The most characters of a text in a model file.
const LONGEST_TEXT: usize = 4_000;

/// Parses file number `file`. Reports every syntax error; a tree is returned only when there is none.
pub(in crate::programme) fn parse(files: &Files, file: usize, findings: &mut Diagnostics) -> Option<Node> {
    let (table, errors) = DeTable::parse_recoverable(files.text(file));
    let mut last_line = None;
    for error in &errors {
        let bytes = error.span().unwrap_or(0..0);
        let place = files.model_place(&Span { file, bytes });
        // One slip often breaks the rest of its line too: the first error of a line says enough.
        if last_line.replace(place.line) == Some(place.line) {
            continue;
        }
        let (code, reason) = classify(error.message());
        findings.report(code, crate::diagnostic::Place::Model(Box::new(place)), args![reason = reason]);
    }
    let (start, end) = (table.span().start, table.span().end);
    let root = Node { span: Span { file, bytes: start..end }, value: table_value(table.into_inner(), file) };
    report_long_texts(files, &root, findings);
    errors.is_empty().then_some(root)
}

/// Reports texts that no cell of a plan could hold with what else it says.
fn report_long_texts(files: &Files, node: &Node, findings: &mut Diagnostics) {
    match &node.value {
        NodeValue::Text(text) => {
            let length = text.chars().count();
            if length > LONGEST_TEXT {
                findings.report(
                    Code::TextTooLong,
                    files.place(&node.span),
                    args![length = length, limit = LONGEST_TEXT],
                );
            }
        }
        NodeValue::List(list) => list.iter().for_each(|node| report_long_texts(files, node, findings)),
        NodeValue::Table(entries) => entries.iter().for_each(|(_, node)| report_long_texts(files, node, findings)),
        NodeValue::Integer(_) | NodeValue::Decimal(_) | NodeValue::Bool(_) | NodeValue::Date(_) => {}
    }
}

/// What kind of mistake the TOML parser means, as a word that the catalogue selects by.
fn classify(message: &str) -> (Code, &'static str) {
    let has = |word: &str| message.contains(word);
    if has("duplicate key") {
        (Code::DuplicateKey, "duplicate")
    } else if has("quote") || has("string") {
        (Code::TomlSyntax, "quotes")
    } else if has("unclosed") || has("opening") || has("table open") {
        (Code::TomlSyntax, "brackets")
    } else if has("comma") {
        (Code::TomlSyntax, "comma")
    } else if has("value") || has("assignment") || has("`=`") || has("key") {
        (Code::TomlSyntax, "assignment")
    } else if has("recur") {
        (Code::TomlSyntax, "depth")
    } else {
        (Code::TomlSyntax, "other")
    }
}

fn table_value(table: DeTable<'_>, file: usize) -> NodeValue {
    let mut entries: Vec<(Key, Node)> =
        table.into_iter().map(|(key, value)| (key_of(key, file), node(value, file))).collect();
    // The parser sorts keys; what comes first in the file comes first in the programme.
    entries.sort_by_key(|(key, _)| key.span.bytes.start);
    NodeValue::Table(entries)
}

fn key_of(key: Spanned<DeString<'_>>, file: usize) -> Key {
    let bytes = key.span();
    Key { text: key.into_inner().into_owned(), span: Span { file, bytes } }
}

fn node(value: Spanned<DeValue<'_>>, file: usize) -> Node {
    let span = Span { file, bytes: value.span() };
    let value = match value.into_inner() {
        DeValue::String(text) => NodeValue::Text(text.into_owned()),
        DeValue::Integer(n) => match i128::from_str_radix(n.as_str(), n.radix()) {
            Ok(whole) => NodeValue::Integer(whole.to_string()),
            Err(_) => NodeValue::Decimal(n.to_string()),
        },
        DeValue::Float(n) => NodeValue::Decimal(n.as_str().to_owned()),
        DeValue::Boolean(yes) => NodeValue::Bool(yes),
        DeValue::Datetime(date) => NodeValue::Date(date.to_string()),
        DeValue::Array(list) => NodeValue::List(list.into_iter().map(|item| node(item, file)).collect()),
        DeValue::Table(table) => table_value(table, file),
    };
    Node { span, value }
}
