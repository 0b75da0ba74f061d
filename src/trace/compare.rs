//! Compares what follows from an input with what a plan was made from.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet_of;
use super::source::Sources;
use crate::args;
use crate::audit::Sections;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::lang::Arg;
use crate::money::Money;
use crate::record::{Run, text};
use crate::workbook::Row;

/// The sections that follow from an input, and the columns that tell their entries apart.
const SECTIONS: [(&str, &[&str]); 15] = [
    ("budgets", &["budget", "year"]),
    ("items", &["item"]),
    ("ordering", &["item"]),
    ("bands", &["item", "from"]),
    ("needs", &["need"]),
    ("options", &["option"]),
    ("bom", &["option", "item"]),
    ("tenders", &["tender"]),
    ("rises", &["option", "tender"]),
    ("groups", &["group"]),
    ("priorities", &["priority"]),
    ("rules", &["row"]),
    ("goals", &["goal"]),
    ("decisions", &["object", "kind", "option"]),
    ("objects", &["object"]),
];

/// Columns of objects that say where a row stands, or follow from the seed.
const UNCOMPARED: [&str; 3] = ["sheet", "row", "lottery"];

/// A section as it stands in a sheet: its columns, and its entries by what tells them apart.
struct Table<'a, 'w> {
    columns: &'a BTreeMap<String, u32>,
    rows: BTreeMap<Vec<String>, &'w Row>,
}

impl<'a, 'w> Table<'a, 'w> {
    fn read(sections: &'a Sections<'w>, name: &str, keys: &[&str]) -> Option<Self> {
        let (columns, entries) = sections.table(name)?;
        let mut rows = BTreeMap::new();
        for row in entries {
            let mut key: Vec<String> =
                keys.iter().map(|key| columns.get(*key).map(|at| text(row, *at)).unwrap_or_default()).collect();
            // Entries that nothing tells apart keep their order.
            let twins = (0_u32..).find(|n| !rows.contains_key(&[key.as_slice(), &[n.to_string()]].concat()));
            key.push(twins.unwrap_or_default().to_string());
            rows.insert(key, row);
        }
        Some(Self { columns, rows })
    }

    fn value(&self, key: &[String], column: &str) -> Option<String> {
        let row = self.rows.get(key)?;
        Some(self.columns.get(column).map(|at| text(row, *at)).unwrap_or_default())
    }
}

/// Reports everything that the plan has and the input does not give, or the other way round.
pub(super) fn compare(plan: &Sections<'_>, recorded: &Run, sources: &Sources<'_>, findings: &mut Diagnostics) {
    let Sources { input, programme, instance, .. } = *sources;
    let file = || Place::File { file: input.file.clone() };
    if recorded.seed != instance.customer.seed {
        let args = args![
            kind = "other",
            column = "[meta] seed",
            found = instance.customer.seed.as_str(),
            expected = recorded.seed.as_str(),
        ];
        findings.report(Code::InputValueDiffers, file(), args);
    }
    let given = sheet_of(programme, instance, recorded);
    let Some(given) = Sections::split(&given, &mut Diagnostics::new()).map(|given| compare_with(plan, &given)) else {
        return;
    };
    // One cell may state a price for all objects: it is said once.
    let mut said: BTreeMap<_, (&Difference, i64)> = BTreeMap::new();
    for (at, difference) in given.iter().enumerate() {
        let place = sources.place(difference, &given).unwrap_or_else(file);
        let is_of_object = difference.section == "objects" && matches!(place, Place::Cell(_));
        let alike = is_of_object.then_some((&difference.column, &difference.plan, &difference.input));
        let key = (place, alike, if is_of_object { 0 } else { at });
        said.entry(key).or_insert((difference, -1)).1 += 1;
    }
    for ((place, ..), (difference, others)) in said {
        findings.report(difference.code(), place, [difference.args(), args![others = others]].concat());
    }
}

fn compare_with(plan: &Sections<'_>, input: &Sections<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (section, keys) in SECTIONS {
        let (Some(was), Some(is)) = (Table::read(plan, section, keys), Table::read(input, section, keys)) else {
            continue;
        };
        let all: BTreeSet<&Vec<String>> = was.rows.keys().chain(is.rows.keys()).collect();
        let columns: BTreeSet<&String> = was.columns.keys().chain(is.columns.keys()).collect();
        for key in all {
            let mut add = |column: &str, plan, input| {
                let name = key.iter().take(keys.len()).map(String::as_str).filter(|part| !part.is_empty());
                let name = name.collect::<Vec<_>>().join(", ");
                differences.push(Difference { section, name, column: column.to_owned(), plan, input });
            };
            if !was.rows.contains_key(key) || !is.rows.contains_key(key) {
                let is_there = |table: &Table<'_, '_>| table.rows.get(key).map(|_| String::new());
                add("", is_there(&was), is_there(&is));
                continue;
            }
            for column in columns.iter().filter(|column| !UNCOMPARED.contains(&column.as_str())) {
                let (plan, input) = (was.value(key, column), is.value(key, column));
                if plan != input {
                    add(column, plan, input);
                }
            }
        }
    }
    differences
}

/// A value, or a whole entry when the column is empty, that the plan and the input do not share.
pub(super) struct Difference {
    pub(super) section: &'static str,
    /// What tells the entry apart: an object's id, a budget with its year.
    pub(super) name: String,
    /// The column of sheet Data, such as `need.wifi.2020`.
    pub(super) column: String,
    plan: Option<String>,
    input: Option<String>,
}

impl Difference {
    fn code(&self) -> Code {
        match (&self.plan, &self.input) {
            (None, _) => Code::InputEntryAdded,
            (_, None) => Code::InputEntryMissing,
            _ => Code::InputValueDiffers,
        }
    }

    /// What the column is about: `need`, `price`; its need, option or item; its year.
    pub(super) fn parts(&self) -> (&str, &str, &str) {
        let (kind, rest) = self.column.split_once('.').unwrap_or((&self.column, ""));
        match rest.rsplit_once('.') {
            // What `qty` and `rise` are of is an option and an item or a tender.
            Some((of, year)) if kind != "qty" => (kind, of, year),
            _ => (kind, rest, ""),
        }
    }

    fn args(&self) -> crate::lang::Args {
        let (kind, of, year) = self.parts();
        let known = match (self.section, kind) {
            ("objects", "need" | "have" | "people" | "eligible" | "price" | "yearly" | "fixed" | "qty" | "rank") => {
                kind
            }
            ("objects", "name" | "district" | "region" | "rural" | "pupils") => kind,
            ("budgets", "amount") => kind,
            _ => "other",
        };
        let is_money = matches!(known, "price" | "yearly" | "fixed" | "amount")
            || matches!(kind, "rise")
            || matches!(self.section, "items" | "bands") && kind == "price";
        let shown = |value: &Option<String>| {
            let text = value.clone().unwrap_or_default();
            match text.parse() {
                Ok(tiyn) if is_money => Arg::Money(Money::from_tiyn(tiyn)),
                _ => Arg::Text(if text.is_empty() { "—".to_owned() } else { text }),
            }
        };
        vec![
            ("kind", known.into()),
            ("section", self.section.into()),
            ("object", self.name.as_str().into()),
            ("column", format!("[{}] {} {}", self.section, self.name, self.column).trim_end().into()),
            ("of", of.into()),
            ("year", year.into()),
            ("found", shown(&self.input)),
            ("expected", shown(&self.plan)),
        ]
    }
}
