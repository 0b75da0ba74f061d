//! Includes: model files merged into one.
//!
//! A model is merged as a tree: tables whose entries have ids (`needs`, `options` …) are united, then the
//! including file is laid over the included ones, deeply. Two included files that define one id differently
//! are an error, since neither is above the other. Goals and priorities do not merge: each included programme
//! keeps its own, under `programmes` of the merged tree.

mod merge;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use merge::Base;

use super::builtin::MODELS;
use super::document::{Files, Node, parse};
use super::raw::{FromNode, List, Reporter, Text, Whole};
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, io_reason, nearest};

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
                self.findings.report(Code::FileUnreadable, place, args![file = file, reason = io_reason(&error)]);
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
