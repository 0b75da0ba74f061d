//! A plan workbook as an [`Instance`] again: what every command needs that starts from a plan.
//!
//! Sheet Data holds everything that the plan depends on. Nothing is proved here and little is refused: the
//! [`audit`](crate::audit) comes first and says what is wrong with a workbook.

mod line;
mod metric;
mod objects;
mod orders;
mod programme;
mod results;
mod rows;
mod run;

pub(crate) use run::{Run, text};

use crate::audit::Sections;
use crate::diagnostic::Diagnostics;
use crate::instance::{Instance, Overrides};
use crate::lang::Lang;
use crate::plan::{Plan, recount};
use crate::programme::{Programme, Source};
use crate::report::Document;
use crate::workbook::Workbook;

/// What a plan workbook says.
#[derive(Clone, Debug)]
pub struct Record {
    /// The model.
    pub programme: Programme,
    /// What the plan depends on; what the reader of its input assumed is not recorded.
    pub instance: Instance,
    /// What the command line said.
    pub overrides: Overrides,
    /// The plan.
    pub plan: Plan,
    /// The name of the input file.
    pub input_file: String,
    /// The language of the plan.
    pub lang: Lang,
}

impl Record {
    /// What a report needs of the plan, in a language; the run's warnings are not recorded.
    pub fn document<'a>(&'a self, findings: &'a Diagnostics, lang: Lang) -> Document<'a> {
        Document {
            programme: &self.programme,
            instance: &self.instance,
            overrides: &self.overrides,
            plan: &self.plan,
            findings,
            input_file: &self.input_file,
            lang,
        }
    }
}

/// Reads what a plan workbook says; `None` when its sheet Data is not what this version writes.
pub fn read(plan: &Workbook) -> Option<Record> {
    let sections = Sections::split(plan, &mut Diagnostics::new())?;
    let mut instance = programme::read(&sections)?;
    objects::read(&sections, &mut instance)?;
    objects::read_decisions(&sections, &mut instance)?;
    let told = results::read(&sections, &instance)?;
    let run = Run::read(&sections)?;
    let mut programme = run.programme(&plan.file, &mut Diagnostics::new())?;
    programme.sources = line::entries(&sections, "sources", |line| {
        Some(Source { file: line.text("file"), text: String::new(), sha256: line.text("sha256") })
    })?;
    Some(Record {
        programme,
        plan: recount(&instance, told),
        instance,
        overrides: run.overrides,
        input_file: run.input_file,
        lang: sections.lang()?,
    })
}
