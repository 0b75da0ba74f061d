//! Trees laid beside and over each other.

use crate::args;
use crate::diagnostic::Code;
use crate::programme::document::{Key, Node, NodeValue, Span};
use crate::programme::raw::Reporter;

/// Keys of a model file in the order of the merged tree.
const ROOT_KEYS: [&str; 18] = [
    "schema",
    "id",
    "name",
    "years",
    "params",
    "objects",
    "columns",
    "needs",
    "alternatives",
    "options",
    "items",
    "budgets",
    "rules",
    "prices",
    "reserve",
    "priority",
    "goals",
    "programmes",
];
/// Those whose entries are united by id.
const UNITED: [&str; 11] = [
    "params",
    "objects",
    "columns",
    "needs",
    "alternatives",
    "options",
    "items",
    "budgets",
    "rules",
    "prices",
    "reserve",
];
/// Those that say what the file itself is.
const OWN: [&str; 4] = ["schema", "id", "name", "include"];

/// What the included files add up to.
#[derive(Default)]
pub(super) struct Base {
    entries: Vec<(Key, Node)>,
    parts: Vec<Node>,
}

impl Base {
    /// Adds an included tree beside those that are there.
    pub(super) fn add(&mut self, included: &Node, reporter: &mut Reporter<'_>) {
        for required in ["schema", "id", "name"].iter().filter(|key| included.get(key).is_none()) {
            reporter.missing_key(&included.span, required);
        }
        for (key, node) in included.entries() {
            match key.text.as_str() {
                "goals" | "priority" | "programmes" => {}
                own if OWN.contains(&own) => {}
                "years" => self.unite_years(key, node),
                united if UNITED.contains(&united) => self.unite(key, node, reporter),
                _ => self.entries.push((key.clone(), node.clone())),
            }
        }
        for part in parts_of(included) {
            match self.parts.iter().find(|other| other.get("id") == part.get("id")) {
                None => self.parts.push(part),
                Some(other) if *other == part => {}
                Some(other) => conflict(part.get("id").unwrap_or(&part), "programmes", other, reporter),
            }
        }
    }

    /// Unites the entries of the table `key`: an id that is there must be defined alike.
    fn unite(&mut self, key: &Key, node: &Node, reporter: &mut Reporter<'_>) {
        let Some((_, own)) = self.entries.iter_mut().find(|(own, _)| own.text == key.text) else {
            self.entries.push((key.clone(), node.clone()));
            return;
        };
        let (NodeValue::Table(own), NodeValue::Table(others)) = (&mut own.value, &node.value) else { return };
        for (id, other) in others {
            match own.iter().find(|(known, _)| known.text == id.text) {
                None => own.push((id.clone(), other.clone())),
                Some((_, known)) if known == other => {}
                Some((known, _)) => {
                    let name = format!("{}.{}", key.text, id.text);
                    let here = Node { span: id.span.clone(), value: NodeValue::Text(name) };
                    let there = Node { span: known.span.clone(), value: NodeValue::Bool(true) };
                    conflict(&here, &key.text, &there, reporter);
                }
            }
        }
    }

    fn unite_years(&mut self, key: &Key, node: &Node) {
        match self.entries.iter_mut().find(|(own, _)| own.text == key.text) {
            None => self.entries.push((key.clone(), node.clone())),
            Some((_, own)) => add_years(own, node),
        }
    }

    /// Lays `own` over all this.
    pub(super) fn under(mut self, own: Node) -> Node {
        let NodeValue::Table(own_entries) = own.value else { return own };
        for (key, node) in own_entries {
            match self.entries.iter_mut().find(|(below, _)| below.text == key.text) {
                _ if key.text == "include" => {}
                None if key.text == "programmes" && matches!(node.value, NodeValue::List(_)) => {
                    self.parts.extend(parts_of_list(node));
                }
                Some((_, below)) if key.text == "years" => add_years(below, &node),
                Some((_, below)) => lay_over(below, node),
                None => self.entries.push((key, node)),
            }
        }
        if !self.parts.is_empty() {
            let key = Key { text: "programmes".to_owned(), span: own.span.clone() };
            self.entries.push((key, Node { span: own.span.clone(), value: NodeValue::List(self.parts) }));
        }
        let rank = |key: &Key| ROOT_KEYS.iter().position(|known| *known == key.text).unwrap_or(ROOT_KEYS.len());
        self.entries.sort_by_key(|(key, _)| rank(key));
        Node { span: own.span, value: NodeValue::Table(self.entries) }
    }
}

fn conflict(here: &Node, table: &str, there: &Node, reporter: &mut Reporter<'_>) {
    let name = match &here.value {
        NodeValue::Text(name) => name.as_str(),
        _ => table,
    };
    let other = reporter.files().model_place(&there.span);
    let args = args![name = name, other = format!("{}:{}", other.file, other.line)];
    reporter.report(Code::IncludeConflict, &here.span, args);
}

fn parts_of_list(node: Node) -> Vec<Node> {
    match node.value {
        NodeValue::List(parts) => parts,
        _ => Vec::new(),
    }
}

/// The programmes in a merged tree, each with its goals and priority: those it includes, then its own.
fn parts_of(root: &Node) -> Vec<Node> {
    let mut parts = root.get("programmes").cloned().map(parts_of_list).unwrap_or_default();
    if root.get("goals").is_some() {
        let keys = ["id", "priority", "goals"];
        let own = keys.iter().filter_map(|key| root.entries().iter().find(|(own, _)| own.text == *key)).cloned();
        parts.push(Node { span: root.span.clone(), value: NodeValue::Table(own.collect()) });
    }
    parts
}

/// Adds the years of `more` to `years` and sorts them.
fn add_years(years: &mut Node, more: &Node) {
    let (NodeValue::List(all), NodeValue::List(more)) = (&mut years.value, &more.value) else { return };
    for year in more {
        if !all.contains(year) {
            all.push(year.clone());
        }
    }
    all.sort_by_key(|year| match &year.value {
        NodeValue::Integer(digits) => digits.parse::<i64>().ok(),
        _ => None,
    });
}

/// Lays `over` over `below`: tables merge, everything else is replaced.
fn lay_over(below: &mut Node, over: Node) {
    match (&mut below.value, over.value) {
        (NodeValue::Table(entries), NodeValue::Table(more)) => {
            for (key, node) in more {
                match entries.iter_mut().find(|(own, _)| own.text == key.text) {
                    Some((_, own)) => lay_over(own, node),
                    None => entries.push((key, node)),
                }
            }
        }
        (_, value) => *below = Node { span: Span { ..over.span }, value },
    }
}
