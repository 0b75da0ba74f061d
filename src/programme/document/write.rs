//! A tree of values as canonical TOML.

use std::fmt::Write as _;

use super::{Key, Node, NodeValue};

/// `root` as TOML text: scalars, lists and inline tables first, then `[tables]` and `[[lists of tables]]`, each in
/// file order. Equal trees give equal bytes.
pub(in crate::programme) fn to_toml(root: &Node) -> String {
    let mut out = String::new();
    write_table(&mut out, &mut Vec::new(), root.entries());
    out
}

/// How deep tables get headers of their own: `[options.pc]`. Below, they are written in line.
const HEADER_DEPTH: usize = 2;

fn has_header(depth: usize, node: &Node) -> bool {
    (depth < HEADER_DEPTH && matches!(node.value, NodeValue::Table(_))) || is_table_list(depth, node)
}

fn is_table_list(depth: usize, node: &Node) -> bool {
    match &node.value {
        NodeValue::List(items) => {
            depth == 0 && !items.is_empty() && items.iter().all(|item| matches!(item.value, NodeValue::Table(_)))
        }
        _ => false,
    }
}

fn write_table(out: &mut String, path: &mut Vec<String>, entries: &[(Key, Node)]) {
    let depth = path.len();
    for (key, node) in entries.iter().filter(|(_, node)| !has_header(depth, node)) {
        let _ = writeln!(out, "{} = {}", key_text(&key.text), inline(node));
    }
    for (key, node) in entries.iter().filter(|(_, node)| has_header(depth, node)) {
        let as_list = is_table_list(depth, node);
        path.push(key_text(&key.text));
        match &node.value {
            NodeValue::List(items) if as_list => {
                for item in items {
                    let _ = writeln!(out, "\n[[{}]]", path.join("."));
                    for (key, node) in item.entries() {
                        let _ = writeln!(out, "{} = {}", key_text(&key.text), inline(node));
                    }
                }
            }
            _ => {
                // A table of tables needs no header of its own, unless it would vanish without one.
                if node.entries().is_empty() || node.entries().iter().any(|(_, inner)| !has_header(depth + 1, inner)) {
                    let _ = writeln!(out, "\n[{}]", path.join("."));
                }
                write_table(out, path, node.entries());
            }
        }
        path.pop();
    }
}

fn inline(node: &Node) -> String {
    match &node.value {
        NodeValue::Text(text) => quoted(text),
        NodeValue::Integer(n) | NodeValue::Decimal(n) | NodeValue::Date(n) => n.clone(),
        NodeValue::Bool(yes) => yes.to_string(),
        NodeValue::List(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        NodeValue::Table(entries) if entries.is_empty() => "{}".to_owned(),
        NodeValue::Table(entries) => {
            let pairs: Vec<_> =
                entries.iter().map(|(key, node)| format!("{} = {}", key_text(&key.text), inline(node))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

fn key_text(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if bare { key.to_owned() } else { quoted(key) }
}

/// A basic string on one line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Files, parse};
    use super::*;
    use crate::diagnostic::Diagnostics;

    fn tree(text: &str) -> Node {
        let mut files = Files::default();
        let file = files.add("m.toml".to_owned(), text.to_owned());
        parse(&files, file, &mut Diagnostics::new()).unwrap()
    }

    #[test]
    fn what_is_written_reads_back_and_is_stable() {
        let text = concat!(
            "z = 1\nlist = [1, 0.50, \"a\\\"\\n\"]\ndate = 2020-01-01\n[options.pc]\nprice = { 2026 = \"1\", 2027 = 2 }\n",
            "[options.\"a b\"]\n[empty]\n[priority]\nrural = \"first\"\n[[goals]]\nmaximise = 'units(a)'\n[[goals]]\nx = {}\n",
        );
        let written = to_toml(&tree(text));
        assert_eq!(tree(&written), tree(text), "{written}");
        assert_eq!(to_toml(&tree(&written)), written);
        assert!(written.find("[options.pc]") < written.find("[options.\"a b\"]"), "file order is kept");
    }
}
