//! Where findings about model files go.

use std::ops::Range;

use super::Text;
use crate::args;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::lang::Args;
use crate::programme::document::{Files, Key, Node, Span};
use crate::programme::formula::SyntaxError;

/// Collects findings with their places, and knows which table is being read.
#[derive(Debug)]
pub(in crate::programme) struct Reporter<'a> {
    files: &'a Files,
    findings: &'a mut Diagnostics,
    path: Vec<String>,
}

impl<'a> Reporter<'a> {
    /// A reporter on `files` into `findings`.
    pub(in crate::programme) fn new(files: &'a Files, findings: &'a mut Diagnostics) -> Self {
        Self { files, findings, path: Vec::new() }
    }

    /// The files.
    pub(in crate::programme) const fn files(&self) -> &'a Files {
        self.files
    }

    /// Reports `code` at `span`.
    pub(in crate::programme) fn report(&mut self, code: Code, span: &Span, args: Args) {
        self.suggest(code, span, args, None);
    }

    /// Reports `code` at `span` with a "did you mean".
    pub(in crate::programme) fn suggest(&mut self, code: Code, span: &Span, args: Args, nearest: Option<String>) {
        self.findings.push(Diagnostic::new(code, self.files.place(span), args).suggest(nearest));
    }

    /// Reports `code` at the bytes `inside` of `text`.
    pub(in crate::programme) fn report_in(&mut self, code: Code, text: &Text, inside: Range<usize>, args: Args) {
        self.suggest_in(code, text, inside, args, None);
    }

    /// Reports `code` at the bytes `inside` of `text`, with a "did you mean".
    pub(in crate::programme) fn suggest_in(
        &mut self,
        code: Code,
        text: &Text,
        inside: Range<usize>,
        args: Args,
        nearest: Option<String>,
    ) {
        let span = self.files.narrow(&text.span, &text.text, &inside);
        self.suggest(code, &span, args, nearest);
    }

    /// Reports a formula that cannot be read.
    pub(in crate::programme) fn formula_syntax(&mut self, text: &Text, error: &SyntaxError) {
        let found = text.text.get(error.range.clone()).unwrap_or("");
        let args = args![reason = error.reason.word(), found = found];
        self.report_in(Code::FormulaSyntax, text, error.range.clone(), args);
    }

    /// Runs `read` inside the table entry `key`.
    pub(in crate::programme) fn within<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(key.to_owned());
        let out = read(self);
        self.path.pop();
        out
    }

    /// The dotted name of what is being read: `options.pc.price`, or `root` for the file as a whole.
    fn path(&self) -> String {
        if self.path.is_empty() { "root".to_owned() } else { self.path.join(".") }
    }

    /// Reports a value of the wrong type; `wanted` is a word that the catalogue selects by.
    pub(super) fn wrong_type(&mut self, node: &Node, wanted: &'static str) {
        const SHOWN: usize = 40;
        let source = self.files.text(node.span.file).get(node.span.bytes.clone()).unwrap_or("");
        let line = source.lines().next().unwrap_or("");
        let found = if line.chars().count() > SHOWN || line.len() < source.len() {
            line.chars().take(SHOWN).chain(['…']).collect()
        } else {
            line.to_owned()
        };
        let args = args![key = self.path(), wanted = wanted, found = found];
        self.report(Code::WrongType, &node.span, args);
    }

    /// Reports a key that must be a year and is not.
    pub(super) fn no_year(&mut self, key: &Key) {
        let args = args![key = self.path(), wanted = "years", found = key.text.as_str()];
        self.report(Code::WrongType, &key.span, args);
    }

    /// Reports a word that is none of `allowed`.
    pub(in crate::programme) fn unknown_value(&mut self, text: &Text, allowed: &[&str]) {
        let list: Vec<String> = allowed.iter().map(|word| format!("`{word}`")).collect();
        let args = args![key = self.path(), value = text.text.as_str(), allowed = list.join(", ")];
        let suggestion = nearest(&text.text, allowed.iter().copied()).map(str::to_owned);
        self.suggest(Code::UnknownValue, &text.span, args, suggestion);
    }

    /// Reports a key or word that belongs to a later version of the program.
    pub(in crate::programme) fn not_yet(&mut self, span: &Span, name: &str) {
        self.report(Code::NotSupportedYet, span, args![name = name]);
    }

    /// Reports a key that the table has no use for. `later` are the keys of later versions; true for one of those.
    pub(super) fn stray_key(&mut self, key: &Key, allowed: &[&str], later: &[&str]) -> bool {
        if later.contains(&key.text.as_str()) {
            self.not_yet(&key.span, &key.text);
            return true;
        }
        let list: Vec<String> = allowed.iter().map(|word| format!("`{word}`")).collect();
        let table = self.path();
        let args = args![key = key.text.as_str(), table = table, allowed = list.join(", ")];
        let suggestion = nearest(&key.text, allowed.iter().chain(later).copied()).map(str::to_owned);
        self.suggest(Code::UnknownKey, &key.span, args, suggestion);
        false
    }

    /// Reports that the table being read, at `span`, lacks `key`.
    pub(in crate::programme) fn missing_key(&mut self, span: &Span, key: &str) {
        let args = args![key = key, table = self.path()];
        self.report(Code::MissingKey, span, args);
    }
}
