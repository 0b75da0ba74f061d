//! `jospar explain`: why an object gets what it gets, and what would follow if it were otherwise.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::args::{Common, WorkerArgs};
use super::console::Console;
use super::exit::Exit;
use super::plan::stop_on_request;
use super::progress::Progress;
use super::recorded;
use crate::args;
use crate::diagnostic::Diagnostics;
use crate::index::ObjectIx;
use crate::instance::Instance;
use crate::plan::{NoWhatIf, Reason, ReasonCode, Wish, what_if};
use crate::quantity::Units;
use crate::record::Record;
use crate::report::{Answer, explanation, explanation_json};
use crate::solve::{Limits, Watch};
use crate::workbook::match_key;

/// How many objects that a text may mean are listed.
const LISTED: usize = 10;

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The plan.
    #[arg(value_name = "PLAN.xlsx")]
    plan: PathBuf,
    /// The object: its code, or a part of its name.
    #[arg(value_name = "OBJECT")]
    object: String,
    /// Say what the plan says, and try nothing else.
    #[arg(long)]
    quick: bool,
    /// Seconds after which each search gives up.
    #[arg(long, value_name = "SECONDS")]
    time_limit: Option<u32>,
    /// One JSON object on stdout instead of text.
    #[arg(long)]
    json: bool,
    /// The worker's limits.
    #[command(flatten)]
    pub(super) worker: WorkerArgs,
}

impl Explain {
    /// Explains what a plan gives an object.
    pub(super) fn run(&self, common: &Common) -> Exit {
        let record = match recorded::open(&self.plan, common, self.json) {
            Ok(record) => record,
            Err(exit) => return exit,
        };
        let lang = common.lang.unwrap_or(record.lang);
        let console = Console::new(common, lang);
        let object = match find(&record.instance, &self.object).as_slice() {
            [only] => *only,
            [] => {
                console.error("cli-no-object", &args![text = self.object.as_str()]);
                return Exit::Usage;
            }
            several => {
                let args = args![text = self.object.as_str(), count = several.len(), names = listed(&record, several)];
                console.error("cli-many-objects", &args);
                return Exit::Usage;
            }
        };
        let answers = self.answers(&record, object, &console);
        let findings = Diagnostics::new();
        let document = record.document(&findings, lang);
        if self.json {
            console.json(&explanation_json(&document, object, &answers));
        } else {
            console.text(&explanation(&document, object, &answers));
        }
        Exit::Done
    }

    fn answers<'r>(&self, record: &'r Record, object: ObjectIx, console: &Console) -> Vec<Answer<'r>> {
        let watch = Arc::new(Watch::default());
        stop_on_request(&watch, console, "cli-stopping");
        let limits = Limits { seconds: self.time_limit };
        let progress = Progress::start(&watch, console);
        let own = record.plan.reasons.iter().filter(|reason| reason.object == object);
        let answer = |reason: &'r Reason| {
            let wish = wish(reason).filter(|_| !self.quick);
            let tried = wish.map(|wish| {
                let about = (object, reason.option);
                (wish, what_if((&record.instance, &record.plan), about, wish, (&limits, &watch)))
            });
            Answer { reason, tried: tried.filter(|(_, outcome)| !matches!(outcome, Err(NoWhatIf::Settled))) }
        };
        let answers = own.map(answer).collect();
        progress.end();
        answers
    }
}

/// What is worth trying: everything for who lacks something, nothing for who gets all.
fn wish(reason: &Reason) -> Option<Wish> {
    match reason.code {
        ReasonCode::NoShortage | ReasonCode::NotBetter | ReasonCode::Forced => None,
        _ if reason.lacks > reason.gets => Some(Wish::Everything),
        _ if reason.gets > Units::ZERO => Some(Wish::Nothing),
        _ => None,
    }
}

/// The objects that a text means: the one with this code, else the one with this name, else all whose code or name has it, as whole
/// words if any has it so.
fn find(instance: &Instance, text: &str) -> Vec<ObjectIx> {
    let wanted = match_key(text);
    let objects = &instance.objects;
    let having = |has: &dyn Fn(&str) -> bool, texts: &[String]| -> Vec<ObjectIx> {
        ObjectIx::all(objects.len()).zip(texts).filter(|(_, own)| has(&match_key(own))).map(|(at, _)| at).collect()
    };
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_it = |own: &str| own == wanted;
    for texts in [&objects.id, &objects.name] {
        let found = having(&is_it, texts);
        if found.len() == 1 {
            return found;
        }
    }
    let anywhere = |has: &dyn Fn(&str) -> bool| {
        let mut found = having(has, &objects.id);
        found.extend(having(has, &objects.name));
        found.sort_unstable();
        found.dedup();
        found
    };
    // Whole words first: «школа № 1» is not one of «школа № 12».
    let whole = anywhere(&|own| own.match_indices(&wanted).any(|(at, _)| is_whole(own, at, at + wanted.len())));
    if whole.is_empty() { anywhere(&|own| own.contains(&wanted)) } else { whole }
}

/// Whether words begin and end at these places of a text.
fn is_whole(text: &str, from: usize, to: usize) -> bool {
    let before = text.get(..from).and_then(|before| before.chars().next_back());
    let behind = text.get(to..).and_then(|behind| behind.chars().next());
    ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
}

/// The codes and names of the first of several objects, one per line.
fn listed(record: &Record, objects: &[ObjectIx]) -> String {
    let instance = &record.instance;
    let line = |object: &ObjectIx| {
        let at = object.at();
        let district =
            instance.objects.district.get(at).and_then(|own| instance.districts.get(usize::try_from(*own).ok()?));
        let [id, name] =
            [&instance.objects.id, &instance.objects.name].map(|texts| texts.get(at).map_or("", String::as_str));
        let parts = [id, name, district.map_or("", String::as_str)];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("\n  {}", parts.join(" · "))
    };
    let more = if objects.len() > LISTED { "\n  …" } else { "" };
    objects.iter().take(LISTED).map(line).collect::<String>() + more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::tests::{Tiny, obj};
    use crate::programme::Buy;

    #[test]
    fn objects_are_found_by_code_and_by_name() {
        let schools = ["a", "b", "c"].map(|id| obj(id, true, &[(1, 0)], &[1]));
        let mut instance = Tiny::new(Buy::Units, 1, schools.to_vec()).instance();
        instance.objects.id = ["S1", "S12", "S3"].map(str::to_owned).to_vec();
        instance.objects.name = ["Школа № 1", "Школа № 12", "Лицей"].map(str::to_owned).to_vec();
        let found = |text: &str| find(&instance, text).iter().map(|object| object.at()).collect::<Vec<_>>();
        assert_eq!(found("s1"), [0]);
        assert_eq!(found("S12"), [1]);
        assert_eq!(found("школа № 1"), [0]);
        assert_eq!(found("школа"), [0, 1]);
        assert_eq!(found("№ 12"), [1]);
        assert_eq!(found("№ 1"), [0]);
        assert_eq!(found("шк"), [0, 1]);
        assert_eq!(found("лицей"), [2]);
        assert!(found("гимназия").is_empty());
        assert!(found(" ").is_empty());
    }
}
