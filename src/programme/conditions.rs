//! Conditions that an input states, compiled like those of the model.

use super::document::{Files, Span};
use super::formula::{Scope, Wanted, compile};
use super::raw::{Reporter, Text};
use super::{Formula, Programme, standard_columns};
use crate::diagnostic::{Diagnostic, Diagnostics};

impl Programme {
    /// The condition `text`, which stands at `place`. Standard columns that it is the first to read become columns of the
    /// programme.
    ///
    /// # Errors
    /// The first thing that is wrong with it; its place is a character of `text`.
    pub fn condition(&mut self, place: String, text: &str) -> Result<Formula, Option<Diagnostic>> {
        let is_new = |id: &str| !self.columns.iter().any(|column| column.id == id);
        let unused = standard_columns().into_iter().filter(|column| is_new(&column.id)).collect();
        let mut scope = Scope::new(self.params.clone(), self.columns.clone(), unused);
        let mut files = Files::default();
        let file = files.add(place, text.to_owned());
        let mut findings = Diagnostics::new();
        let text = Text { text: text.to_owned(), span: Span { file, bytes: 0..text.len() } };
        let formula = compile(&text, Wanted::Condition, &mut scope, &mut Reporter::new(&files, &mut findings));
        let formula = formula.ok_or_else(|| findings.iter().next().cloned())?;
        (_, self.columns) = scope.into_parts();
        Ok(formula)
    }
}
