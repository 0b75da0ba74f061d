//! The pipeline: read, check, plan, write. The command line and every other front end call it.

mod output;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use output::{Destination, WriteFailure, write_audited, write_file};

use crate::args;
use crate::audit;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::instance::{self, Instance, Overrides};
use crate::lang::Lang;
use crate::plan::Plan;
use crate::programme::{self, ModelSource, Programme};
use crate::report::Document;
use crate::solve::Limits;
use crate::workbook::read_workbook;
use crate::year::Year;

/// What is to be read, and what replaces its values.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The input: a workbook, a csv file, or a folder of csv files.
    pub input: PathBuf,
    /// The programme, by id or as a model file; `None`: the workbook's Settings name it.
    pub model: Option<String>,
    /// The first year of the plan; `None`: the workbook's Settings name it, else the model.
    pub year: Option<Year>,
    /// Values that replace those of the workbook and the model.
    pub overrides: Overrides,
    /// The language; `None`: the workbook's Settings name it, else Russian.
    pub lang: Option<Lang>,
    /// Whether rules that the money cannot keep are no reason to refuse: other amounts are tried.
    pub any_money: bool,
    /// Seconds after which the search gives up; `None`: the workbook's Settings name them, else no clock.
    pub seconds: Option<u32>,
}

/// An input that is ready to be planned.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The model.
    pub programme: Programme,
    /// What the plan depends on.
    pub instance: Instance,
    /// What replaced values of the workbook and the model.
    pub overrides: Overrides,
    /// Warnings.
    pub findings: Diagnostics,
    /// The name of the input file, without its folder.
    pub input_file: String,
    /// The language of the run.
    pub lang: Lang,
    /// When the search gives up.
    pub limits: Limits,
    /// How long reading took.
    pub seconds: Duration,
}

impl Prepared {
    /// What a report needs of the run, with its plan.
    pub fn document<'a>(&'a self, plan: &'a Plan) -> Document<'a> {
        Document {
            programme: &self.programme,
            instance: &self.instance,
            overrides: &self.overrides,
            plan,
            findings: &self.findings,
            input_file: &self.input_file,
            lang: self.lang,
        }
    }
}

/// An input that cannot be planned.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Why, in short.
    pub why: Why,
    /// Everything that was found.
    pub findings: Diagnostics,
    /// The language of the run.
    pub lang: Lang,
}

/// Why an input cannot be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The file cannot be read, or every error lies in the arguments.
    Unusable,
    /// The input has errors.
    Errors,
    /// The hard rules cannot all hold.
    Contradiction,
}

/// Reads an input and its model, and checks both.
///
/// # Errors
/// Everything that is wrong with them, at once.
pub fn prepare(request: &Request) -> Result<Prepared, Refusal> {
    let start = Instant::now();
    let lang = request.lang.unwrap_or_default();
    let workbook = read_workbook(&request.input).map_err(|findings| Refusal { why: Why::Unusable, findings, lang })?;
    let mut findings = Diagnostics::new();
    if audit::is_plan(&workbook) {
        let lang = request.lang.or_else(|| audit::plan_lang(&workbook)).unwrap_or_default();
        let args = args![file = workbook.file.as_str()];
        findings.report(Code::InputIsPlan, Place::File { file: workbook.file.clone() }, args);
        return Err(Refusal { why: Why::Unusable, findings, lang });
    }
    let settings = instance::settings(&workbook, &mut findings);
    let lang = request.lang.or(settings.lang).unwrap_or_default();
    let in_order =
        |findings: Diagnostics| findings.in_reading_order(workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    let refuse = |why, findings| Refusal { why, findings: in_order(findings), lang };

    let model = request.model.as_deref().or(settings.model.as_deref());
    let Some(programme) = load_model(model, &mut findings) else {
        let is_input = request.model.is_none() && settings.model.is_some();
        let why = if is_input { Why::Errors } else { why_of(&findings, is_about_the_model_itself) };
        return Err(refuse(why, findings));
    };
    let Some(programme) = begin(programme, request.year, settings.year, &mut findings) else {
        return Err(refuse(why_of(&findings, is_about_an_argument), findings));
    };
    let instance = instance::build(&workbook, &programme, &request.overrides, &mut findings);
    let Some(instance) = instance.filter(|_| !findings.has_errors()) else {
        return Err(refuse(why_of(&findings, is_about_an_argument), findings));
    };
    findings.extend(instance::refusals(&instance));
    if findings.has_errors() {
        return Err(refuse(Why::Errors, findings));
    }
    let contradictions = instance::contradictions(&instance);
    if !request.any_money {
        let is_refused = contradictions.has_errors();
        findings.extend(contradictions);
        if is_refused {
            return Err(refuse(Why::Contradiction, findings));
        }
    }
    let findings = in_order(findings);
    let stated = settings.time_limit.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX));
    let limits = Limits { seconds: request.seconds.or(stated) };
    let input_file = file_name(&request.input);
    let overrides = request.overrides.clone();
    Ok(Prepared { programme, instance, overrides, findings, input_file, lang, limits, seconds: start.elapsed() })
}

/// The programme begun in the year of the flag, else of the Settings, else as the model says.
fn begin(
    programme: Programme,
    flag: Option<Year>,
    setting: Option<Year>,
    findings: &mut Diagnostics,
) -> Option<Programme> {
    let Some(first) = flag.or(setting) else { return Some(programme) };
    let begun = programme.starting_in(first);
    if begun.is_none() {
        let place = if flag.is_some() { Place::Argument("--year".to_owned()) } else { Place::Nowhere };
        findings.report(Code::ArgumentYear, place, args![found = first]);
    }
    begun
}

/// The programme that `model` names: an id, or the path of a model file.
pub fn load_model(model: Option<&str>, findings: &mut Diagnostics) -> Option<Programme> {
    let Some(model) = model else {
        let models = programme::builtin::MODELS.iter().map(|(id, _)| format!("`{id}`")).collect::<Vec<_>>();
        findings.report(Code::ModelNotStated, Place::Nowhere, args![models = models.join(", ")]);
        return None;
    };
    programme::load_programme(&model_source(model), findings).map_err(|errors| findings.extend(errors)).ok()
}

/// A built-in id, or a file when it is written as one.
fn model_source(model: &str) -> ModelSource {
    let is_id = programme::builtin::MODELS.iter().any(|(id, _)| *id == model);
    let is_path = model.ends_with(".toml") || model.contains(['/', '\\']) || Path::new(model).is_file();
    if is_path && !is_id { ModelSource::File(PathBuf::from(model)) } else { ModelSource::BuiltIn(model.to_owned()) }
}

/// Wrong arguments are wrong usage, not an error of the input.
fn why_of(findings: &Diagnostics, is_usage: fn(&Diagnostic) -> bool) -> Why {
    let mut errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
    if errors.all(is_usage) { Why::Unusable } else { Why::Errors }
}

fn is_about_an_argument(finding: &Diagnostic) -> bool {
    matches!(finding.place, Place::Argument(_))
}

/// Whether a model is not there at all, as opposed to wrong.
fn is_about_the_model_itself(finding: &Diagnostic) -> bool {
    matches!(finding.place, Place::Nowhere) || matches!(finding.code, Code::FileNotFound | Code::FileUnreadable)
}

/// The last part of a path, as text.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Where the plan of `input` goes unless said otherwise: `<stem>.plan.xlsx` beside it.
pub fn default_output(input: &Path) -> PathBuf {
    let stem = if input.is_dir() { input.file_name() } else { input.file_stem() };
    let mut name = stem.unwrap_or_default().to_owned();
    name.push(".plan.xlsx");
    input.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_stands_beside_its_input() {
        assert_eq!(default_output(Path::new("a/list.xlsx")), Path::new("a/list.plan.xlsx"));
        assert_eq!(default_output(Path::new("list 2027.csv")), Path::new("list 2027.plan.xlsx"));
    }

    #[test]
    fn a_model_is_an_id_or_a_file() {
        assert!(matches!(model_source("teacher_computers"), ModelSource::BuiltIn(_)));
        assert!(matches!(model_source("my.toml"), ModelSource::File(_)));
        assert!(matches!(model_source("./mine"), ModelSource::File(_)));
    }
}
