//! Includes: model files merged into one.
//!
//! A model is merged as a tree: tables whose entries have ids (`needs`, `options` …) are united, then the
//! including file is laid over the included ones, deeply. Two included files that define one id differently
//! are an error, since neither is above the other. Goals and priorities do not merge: each included programme
//! keeps its own, under `programmes` of the merged tree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::builtin::MODELS;
use super::document::{Files, Key, Node, NodeValue, Span, parse};
use super::raw::{FromNode, List, Reporter, Text, Whole};
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest};

/// Where a model file comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ModelSource {
    /// A built-in programme, by id.
    BuiltIn(String),
    /// A file on disk.
    File(PathBuf),
    /// A text that is already here, such as the resolved model of a plan workbook; it may include built-in programmes.
    Text {
        /// What to call it in messages.
        name: String,
        /// The text.
        text: String,
    },
}

/// The version of the grammar that this program reads.
const SCHEMA: i64 = 1;

/// Keys of a model file in the order of the merged tree.
const ROOT_KEYS: [&str; 15] = [
    "schema",
    "id",
    "name",
    "years",
    "params",
    "columns",
    "needs",
    "options",
    "items",
    "budgets",
    "rules",
    "reserve",
    "priority",
    "goals",
    "programmes",
];
/// Those whose entries are united by id.
const UNITED: [&str; 8] = ["params", "columns", "needs", "options", "items", "budgets", "rules", "reserve"];
/// Those that say what the file itself is.
const OWN: [&str; 4] = ["schema", "id", "name", "include"];

/// A merged model.
#[derive(Debug)]
pub(super) struct Merged {
    /// The tree.
    pub(super) root: Node,
    /// Whether all included files are in it.
    pub(super) complete: bool,
}

/// Reads the model at `source` with all that it includes. Files are added to `files`, this one first.
pub(super) fn gather(source: &ModelSource, files: &mut Files, findings: &mut Diagnostics) -> Option<Merged> {
    let mut gatherer = Gatherer { files, findings, done: BTreeMap::new(), open: Vec::new(), complete: true };
    let root = gatherer.load(source, None)?;
    Some(Merged { root, complete: gatherer.complete })
}

struct Gatherer<'a> {
    files: &'a mut Files,
    findings: &'a mut Diagnostics,
    /// Merged trees, so that a file that is included twice is read once.
    done: BTreeMap<ModelSource, Option<Node>>,
    /// The files that are being merged, outermost first.
    open: Vec<ModelSource>,
    complete: bool,
}

impl Gatherer<'_> {
    /// The merged tree of `source`, which `asked` names in an including file.
    fn load(&mut self, source: &ModelSource, asked: Option<&Text>) -> Option<Node> {
        let identity = match source {
            ModelSource::File(path) => ModelSource::File(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
            other => other.clone(),
        };
        if let (true, Some(asked)) = (self.open.contains(&identity), asked) {
            self.reporter().report(Code::IncludeCycle, &asked.span, args![name = asked.text.as_str()]);
            return None;
        }
        if let Some(done) = self.done.get(&identity) {
            return done.clone();
        }
        self.open.push(identity.clone());
        let root = self.read(source, asked).and_then(|file| self.merge(source, file));
        self.open.pop();
        self.done.insert(identity, root.clone());
        root
    }

    /// Reads the text of `source` and returns its position in the files.
    fn read(&mut self, source: &ModelSource, asked: Option<&Text>) -> Option<usize> {
        let place = asked.map(|asked| self.files.place(&asked.span));
        match source {
            ModelSource::Text { name, text } => Some(self.files.add(name.clone(), text.clone())),
            ModelSource::BuiltIn(id) => match MODELS.iter().find(|(own, _)| own == id) {
                Some((id, text)) => Some(self.files.add(format!("models/{id}.toml"), (*text).to_owned())),
                None => {
                    let suggestion = nearest(id, MODELS.iter().map(|(id, _)| *id));
                    let place = place.unwrap_or(Place::Nowhere);
                    let finding = Diagnostic::new(Code::UnknownModel, place, args![name = id.as_str()]);
                    self.findings.push(finding.suggest(suggestion));
                    None
                }
            },
            ModelSource::File(path) => self.read_file(path),
        }
    }

    fn read_file(&mut self, path: &Path) -> Option<usize> {
        let file = path.display().to_string();
        let place = Place::File { file: file.clone() };
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.findings.report(Code::FileNotFound, place, args![file = file]);
                return None;
            }
            Err(error) => {
                self.findings.report(Code::FileUnreadable, place, args![file = file, reason = error.to_string()]);
                return None;
            }
        };
        match String::from_utf8(bytes) {
            // Editors on Windows put an invisible mark first.
            Ok(text) => Some(self.files.add(file, text.trim_start_matches('\u{feff}').to_owned())),
            Err(_) => {
                self.findings.report(Code::ModelNotUtf8, place, args![file = file]);
                None
            }
        }
    }

    /// Parses file number `file` and lays it over what it includes.
    fn merge(&mut self, source: &ModelSource, file: usize) -> Option<Node> {
        let own = parse(self.files, file, self.findings)?;
        if let Some(schema) = own.get("schema") {
            let version = self.reporter().within("schema", |reporter| Whole::read(schema, reporter))?;
            if version.value != SCHEMA {
                let args = args![found = version.value.to_string(), known = SCHEMA.to_string()];
                self.reporter().report(Code::UnsupportedSchema, &version.span, args);
                return None;
            }
        }
        let names = own
            .get("include")
            .and_then(|include| self.reporter().within("include", |reporter| List::<Text>::read(include, reporter)));
        let mut base = Base::default();
        for name in names.map(|names| names.items).unwrap_or_default() {
            match self.load(&resolve(source, &name.text), Some(&name)) {
                Some(included) => base.add(&included, &mut self.reporter()),
                None => self.complete = false,
            }
        }
        Some(base.under(own))
    }

    fn reporter(&mut self) -> Reporter<'_> {
        Reporter::new(self.files, self.findings)
    }
}

/// The model called `name` in a file: beside that file, else built in.
fn resolve(including: &ModelSource, name: &str) -> ModelSource {
    let is_plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if let (ModelSource::File(path), true) = (including, is_plain) {
        let beside = path.with_file_name(format!("{name}.toml"));
        if beside.is_file() {
            return ModelSource::File(beside);
        }
    }
    ModelSource::BuiltIn(name.to_owned())
}

/// What the included files add up to.
#[derive(Default)]
struct Base {
    entries: Vec<(Key, Node)>,
    parts: Vec<Node>,
}

impl Base {
    /// Adds an included tree beside those that are there.
    fn add(&mut self, included: &Node, reporter: &mut Reporter<'_>) {
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
    fn under(mut self, own: Node) -> Node {
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
