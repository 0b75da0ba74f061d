//! What every part of the report needs: the document, its words and the names of things.

use std::collections::BTreeSet;

use super::Document;
use super::address::SHEET_ROWS;
use super::xlsx::Page;
use crate::args;
use crate::index::{BudgetIx, ItemIx, NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{GroupKind, Instance, RuleRow};
use crate::lang::{Args, Catalogue, Label};
use crate::plan::{ModeTable, Plan};

/// The longest name that a formula can look for.
const LONGEST_NAME: usize = 200;

/// The shortest end of a path that is no end of any other.
fn short_name<'f>(file: &'f str, others: &[&str]) -> &'f str {
    let starts = file.rmatch_indices(['/', '\\']).map(|(at, _)| at + 1);
    let ends = |other: &str, end: &str| {
        other.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', '\\']))
    };
    let names = starts.filter_map(|at| file.get(at..)).filter(|name| !name.is_empty());
    names.into_iter().find(|name| !others.iter().any(|other| ends(other, name))).unwrap_or(file)
}

/// The document with everything that is looked up more than once.
pub(super) struct Context<'a> {
    /// The document.
    pub(super) document: Document<'a>,
    /// The words of its language.
    pub(super) words: Catalogue,
    /// How many rows a sheet takes.
    pub(super) sheet_rows: usize,
    budgets: Vec<String>,
    options: Vec<String>,
    items: Vec<String>,
    /// The names that several objects have.
    shared_names: BTreeSet<&'a str>,
}

impl<'a> Context<'a> {
    /// Prepares `document`.
    pub(super) fn new(document: &Document<'a>) -> Self {
        let instance = document.instance;
        let named = |label: &'a Label, id: &'a String| (label.text(document.lang, id), id.as_str());
        let budgets =
            unique_names(&instance.budgets.iter().map(|budget| named(&budget.label, &budget.id)).collect::<Vec<_>>());
        let options =
            unique_names(&instance.options.iter().map(|option| named(&option.label, &option.id)).collect::<Vec<_>>());
        let items = unique_names(&instance.items.iter().map(|item| named(&item.label, &item.id)).collect::<Vec<_>>());
        let words = Catalogue::new(document.lang);
        let mut names = BTreeSet::new();
        let shared_names =
            instance.objects.name.iter().map(String::as_str).filter(|name| !names.insert(*name)).collect();
        Self { document: *document, words, sheet_rows: SHEET_ROWS, budgets, options, items, shared_names }
    }

    /// The name of a file, without the folders in which it happens to lie; of two files with one name, with as many of their
    /// folders as tell them apart.
    pub(super) fn file_name<'f>(&self, file: &'f str) -> &'f str {
        let sources = self.document.programme.sources.iter().map(|source| source.file.as_str());
        let others: Vec<&str> = sources.filter(|other| *other != file).collect();
        short_name(file, &others)
    }

    /// What the plan depends on.
    pub(super) const fn instance(&self) -> &'a Instance {
        self.document.instance
    }

    /// The plan.
    pub(super) const fn plan(&self) -> &'a Plan {
        self.document.plan
    }

    /// The message `key`.
    pub(super) fn say(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// Which message says that nothing is bought: because nothing is lacking, or because the money does not reach.
    pub(super) fn empty_key(&self) -> &'static str {
        let lacking = self.plan().reasons.iter().any(|reason| reason.lacks > reason.gets);
        if lacking { "plan-empty" } else { "plan-not-needed" }
    }

    /// The message `key` with its values.
    pub(super) fn tell(&self, key: &str, args: &Args) -> String {
        self.words.format(key, args)
    }

    /// A label in the document's language, else `id`.
    pub(super) fn label(&self, label: &Label, id: &str) -> String {
        label.text(self.document.lang, id).to_owned()
    }

    /// The name of a need.
    pub(super) fn need(&self, need: NeedIx) -> String {
        self.instance().needs.get(need.at()).map(|need| self.label(&need.label, &need.id)).unwrap_or_default()
    }

    /// The name of an option, different from that of every other option.
    pub(super) fn option(&self, option: OptionIx) -> String {
        self.options.get(option.at()).cloned().unwrap_or_default()
    }

    /// The name of an item.
    pub(super) fn item(&self, item: ItemIx) -> String {
        self.instance().items.get(item.at()).map(|item| self.label(&item.label, &item.id)).unwrap_or_default()
    }

    /// The name of the orders of an item.
    pub(super) fn order(&self, item: ItemIx) -> String {
        self.tell("option-order", &args![item = self.items.get(item.at()).cloned().unwrap_or_default()])
    }

    /// The name of a rule.
    pub(super) fn rule(&self, row: &RuleRow) -> String {
        self.label(&row.label, &row.id)
    }

    /// The name of a budget, different from that of every other budget.
    pub(super) fn budget(&self, budget: BudgetIx) -> String {
        self.budgets.get(budget.at()).cloned().unwrap_or_default()
    }

    /// A year as a number.
    pub(super) fn year(&self, year: YearIx) -> i64 {
        self.instance().years.get(year.at()).map_or(0, |year| i64::from(year.get()))
    }

    /// The last year of the horizon.
    pub(super) fn last_year(&self) -> YearIx {
        YearIx::new(self.instance().horizon().saturating_sub(1))
    }

    /// The years as text: `2020` or `2020–2022`.
    pub(super) fn years(&self) -> String {
        match self.instance().years.as_slice() {
            [] => String::new(),
            [only] => only.to_string(),
            [first, .., last] => format!("{first}–{last}"),
        }
    }

    /// The width of a column of ids: codes are short, but where there are none a district and a name stand there.
    pub(super) fn id_width(&self) -> u16 {
        const NARROW: u16 = 11;
        const WIDE: u16 = 34;
        let longest = self.instance().objects.id.iter().map(|id| id.chars().count()).max().unwrap_or(0);
        u16::try_from(longest).unwrap_or(u16::MAX).saturating_add(2).clamp(NARROW, WIDE)
    }

    /// Whether objects lie in more than one region.
    pub(super) fn has_regions(&self) -> bool {
        self.instance().regions.len() > 1
    }

    /// The name of a group.
    pub(super) fn group(&self, kind: &GroupKind) -> String {
        match kind {
            GroupKind::All => self.say("group-all"),
            GroupKind::Rural => self.say("group-rural"),
            GroupKind::Urban => self.say("group-urban"),
            GroupKind::District(name) | GroupKind::Region(name) => name.clone(),
            GroupKind::Condition(text) => self.tell("group-condition", &args![condition = text.as_str()]),
        }
    }

    /// The kind of a group, in one word.
    pub(super) fn level(&self, kind: &GroupKind) -> String {
        self.say(match kind {
            GroupKind::All => "group-all",
            GroupKind::Rural => "group-rural",
            GroupKind::Urban => "group-urban",
            GroupKind::District(_) => "group-district",
            GroupKind::Region(_) => "group-region",
            GroupKind::Condition(_) => "group-other",
        })
    }

    /// What a table of modes compares, in words.
    pub(super) fn compared(&self, table: &ModeTable) -> String {
        let goal = self.instance().goals.iter().find(|goal| goal.priority == table.priority);
        goal.map_or_else(|| table.metric.clone(), |goal| self.metric(&goal.metric))
    }

    /// The name of a district.
    pub(super) fn district(&self, district: u32) -> &'a str {
        let at = usize::try_from(district).ok();
        at.and_then(|at| self.instance().districts.get(at)).map_or("", String::as_str)
    }

    /// The columns of an object.
    pub(super) fn object(&self, object: ObjectIx) -> ObjectWords<'a> {
        ObjectWords::of(self.instance(), object)
    }

    /// The name of an object, with its district where others have that name, too; its id where it has none.
    pub(super) fn name_apart(&self, object: ObjectIx) -> String {
        let own = self.object(object);
        if own.name.is_empty() {
            own.id.to_owned()
        } else if self.shared_names.contains(own.name) && !own.district.is_empty() {
            format!("{} ({})", own.name, own.district)
        } else {
            own.name.to_owned()
        }
    }

    /// The word for a rural or an urban object.
    pub(super) fn place(&self, rural: bool) -> String {
        self.say(if rural { "place-rural" } else { "place-urban" })
    }

    /// Where an object stands in lists for readers: by region and district, then by id.
    pub(super) fn reading_order(&self, object: ObjectIx) -> (u32, u32, ObjectIx) {
        let objects = &self.instance().objects;
        let at = |list: &[u32]| list.get(object.at()).copied().unwrap_or(0);
        (at(&objects.region), at(&objects.district), object)
    }

    /// Whether some assumption leaves the plan a draft.
    pub(super) fn is_draft(&self) -> bool {
        self.instance().assumptions.iter().any(|assumption| assumption.draft)
    }

    /// What a table of its own prints on every page.
    pub(super) fn page(&self, title: String) -> Page {
        Page {
            page_header: self.is_draft().then(|| self.say("draft-mark")),
            page_footer: title.clone(),
            page_number: self.say("page-number"),
            title,
        }
    }
}

/// What identifies an object to a reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct ObjectWords<'a> {
    /// The id.
    pub(super) id: &'a str,
    /// The name.
    pub(super) name: &'a str,
    /// The district.
    pub(super) district: &'a str,
    /// The region.
    pub(super) region: &'a str,
    /// Whether it is rural.
    pub(super) rural: bool,
}

impl<'a> ObjectWords<'a> {
    /// The words of an object.
    pub(super) fn of(instance: &'a Instance, object: ObjectIx) -> Self {
        let (objects, at) = (&instance.objects, object.at());
        let name_at = |names: &'a [String], position: Option<&u32>| {
            position.and_then(|p| usize::try_from(*p).ok()).and_then(|p| names.get(p)).map_or("", String::as_str)
        };
        Self {
            id: objects.id.get(at).map_or("", String::as_str),
            name: objects.name.get(at).map_or("", String::as_str),
            district: name_at(&instance.districts, objects.district.get(at)),
            region: name_at(&instance.regions, objects.region.get(at)),
            rural: objects.rural.get(at).copied().unwrap_or(false),
        }
    }
}

/// The labels of `(label, id)`; where two read alike, the id follows in brackets.
fn unique_names(entries: &[(&str, &str)]) -> Vec<String> {
    let read: Vec<String> = entries.iter().map(|(label, _)| label.trim().to_lowercase()).collect();
    let name = |((label, id), own): (&(&str, &str), &String)| {
        let doubled = read.iter().filter(|other| *other == own).count() > 1;
        let short: String = label.trim().chars().take(LONGEST_NAME).collect();
        if doubled || short.chars().count() == LONGEST_NAME { format!("{short} ({id})") } else { short }
    };
    entries.iter().zip(&read).map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_alike_show_their_ids() {
        let names = unique_names(&[("Бюджет", "a"), ("бюджет ", "b"), ("Другой", "c")]);
        assert_eq!(names, ["Бюджет (a)", "бюджет (b)", "Другой"]);
    }

    #[test]
    fn files_are_named_by_the_shortest_end_that_tells_them_apart() {
        for folder in ["", "./", "/tmp/a/", "../b/", "C:\\plans\\"] {
            assert_eq!(short_name(&format!("{folder}list.xlsx"), &["own.toml"]), "list.xlsx");
        }
        assert_eq!(short_name("/tmp/a/own.toml", &["/tmp/b/own.toml"]), "a/own.toml");
        assert_eq!(short_name("own.toml", &["b/own.toml"]), "own.toml");
        assert_eq!(short_name("/tmp/own.toml", &["/tmp/my-own.toml"]), "own.toml");
    }
}
