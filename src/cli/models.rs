//! `jospar models`: the programmes that are built in, and one in full.

use clap::Args;
use serde_json::{Value, json};

use super::args::Common;
use super::console::Console;
use super::exit::Exit;
use crate::diagnostic::Diagnostics;
use crate::lang::Lang;
use crate::pipeline;
use crate::programme::{Programme, builtin};

/// The arguments of `models`.
#[derive(Debug, Args)]
pub(super) struct Models {
    /// The programme to show in full.
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// A JSON list instead of text.
    #[arg(long)]
    json: bool,
}

impl Models {
    /// Lists the programmes on stdout, or the text of one.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let lang = common.lang.unwrap_or_default();
        let console = Console::new(common, lang);
        let mut findings = Diagnostics::new();
        let ids: Vec<&str> = match &self.id {
            Some(id) => vec![id],
            None => builtin::MODELS.iter().map(|(id, _)| *id).collect(),
        };
        let programmes: Vec<_> = ids.iter().filter_map(|id| pipeline::load_model(Some(id), &mut findings)).collect();
        console.findings(&findings);
        if findings.has_errors() {
            return if self.id.is_some() { Exit::Usage } else { Exit::Bug };
        }
        if self.json {
            console.json(&programmes.iter().map(|programme| as_json(programme, lang)).collect());
        } else if self.id.is_some() {
            // The included files follow, so that what is shown is all there is.
            let texts = programmes.iter().flat_map(|programme| &programme.sources);
            console.line(
                &texts.map(|source| format!("# {}\n{}", source.file, source.text)).collect::<Vec<_>>().join("\n"),
            );
        } else {
            console.line(&list(&programmes, lang));
        }
        Exit::Done
    }
}

/// One line per programme: id, years, name.
fn list(programmes: &[Programme], lang: Lang) -> String {
    let width = programmes.iter().map(|programme| programme.id.chars().count()).max().unwrap_or(0);
    let line = |programme: &Programme| {
        format!("{:width$}  {:9}  {}", programme.id, horizon(programme), programme.name.text(lang, &programme.id))
    };
    programmes.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `2020`, or `2020–2022`.
fn horizon(programme: &Programme) -> String {
    match programme.years.as_slice() {
        [] => String::new(),
        [year] => year.to_string(),
        [first, .., last] => format!("{first}–{last}"),
    }
}

fn as_json(programme: &Programme, lang: Lang) -> Value {
    json!({
        "id": programme.id,
        "name": programme.name.text(lang, &programme.id),
        "years": programme.years,
        "needs": programme.needs.iter().map(|need| need.id.as_str()).collect::<Vec<_>>(),
        "options": programme.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>(),
        "budgets": programme.budgets.iter().map(|budget| budget.id.as_str()).collect::<Vec<_>>(),
    })
}
