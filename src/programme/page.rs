//! `docs/model-files.md`, made from the grammar.

use std::fmt::Write as _;

use serde_json::Value;

use super::check::MEASURES;
use super::schema::json_schema;

const HEAD: &str = "# Model files: the reference

Every table and key that a model file may have. An example with explanations is in [models/README.md](../models/README.md), the
programmes that are built in are shown by `jospar models ID`. Made from the grammar itself: `UPDATE_GOLDEN=1 cargo test --release
model_files` writes it anew. Keys in **bold** must be there.

A *number* is written as people write it: `50`, `\"9 536 000\"`, `\"376.9 M\"`, `\"79%\"`, `\"3/2\"`. A *formula* is a text with
whole numbers and fractions, names of columns and parameters, `+ - * /`, `== != < <= > >=`, `and or not`, `min max ceil floor` and
`if(condition, a, b)`; a number is a formula too. A text for people is one text or a table with `ru`, `kk`, `en`.
";

/// The tables in the order of the page: the name of the definition (empty for the whole file) and its title.
const TABLES: [(&str, &str); 17] = [
    ("", "The file"),
    ("RawObjects", "`[objects.NAME]`"),
    ("RawColumn", "`[columns.NAME]`"),
    ("RawNeed", "`[needs.NAME]`"),
    ("RawOption", "`[options.NAME]`"),
    ("RawDelivery", "`delivery` of an option"),
    ("RawStep", "`steps = [{ … }]` in `[options.NAME]`"),
    ("RawAlternatives", "`[alternatives.NAME]`"),
    ("RawItem", "`[items.NAME]`"),
    ("RawBreak", "`breaks = [{ … }]` in `[items.NAME]`"),
    ("RawBudget", "`[budgets.NAME]`"),
    ("RawRule", "`[rules.NAME]`"),
    ("RawPriority", "`[priority]`"),
    ("RawRural", "`rural = { … }` in `[priority]`"),
    ("RawGoal", "`[[goals]]`"),
    ("RawPrices", "`[prices]`"),
    ("RawReserve", "`[reserve]`"),
];

/// Definitions that the program writes and people do not.
const NOT_SHOWN: [&str; 1] = ["RawPart"];

/// What goals and rules measure.
const MEANINGS: [(&str, &str); 11] = [
    ("units", "`units(NEED)`: units newly covered by the end of the year"),
    ("new", "`new(NEED)`: units newly covered within the year"),
    ("stock", "`stock(NEED)`: had and bought, what is above the need too"),
    ("share", "`share(NEED)`: the covered part of the need; stands alone"),
    ("full", "`full(NEED)`: objects whose need purchases fill"),
    ("people", "`people(NEED)`: people served where the need is filled; the need says whom in `people`"),
    (
        "people_years",
        "`people_years(NEED)`: the same at the end of each year, added up: whoever is served earlier counts more often",
    ),
    ("count", "`count(OPTION)`: purchases of an option"),
    ("value", "`value(OPTION)`: points of what the option newly covers, by its `steps`; only to have more of"),
    ("cost", "`cost()`: money spent, in tenge; stands alone"),
    (
        "commitment",
        "`commitment(after = YEAR)`: yearly fees of what is in use at the end of that year, in tenge a year",
    ),
];

const KINDS: [(&str, &str); 11] = [
    ("floor", "at least so much"),
    ("cap", "at most so much"),
    ("each", "the same in every `district` or `region`"),
    ("target", "exactly so much"),
    ("share", "the part of a `group` in a total"),
    ("gap", "the shares of two groups lie no further apart than so much"),
    ("capacity", "no more than so many purchases within a year"),
    ("no_regress", "the covered share does not fall from one year to the next"),
    ("lock", "an `object` gets at least so many of an option in the first year"),
    ("cofund", "a `budget` pays at most so large a share of every unit that it may pay for; others pay the rest"),
    ("report", "measured and shown, never binding"),
];

/// A key's values in words.
fn form(schema: &Value) -> String {
    if let Some(allowed) = schema["enum"].as_array() {
        return allowed
            .iter()
            .map(|value| format!("`{}`", value.as_str().unwrap_or("?")))
            .collect::<Vec<_>>()
            .join(", ");
    }
    if let Some(forms) = schema["anyOf"].as_array() {
        let mut words: Vec<String> = forms.iter().map(form).collect();
        words.dedup();
        return words.join("; or ");
    }
    if schema["$ref"].is_string() {
        return "a table, see below".to_owned();
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    };
    match types.as_slice() {
        ["boolean"] => "`true` or `false`".to_owned(),
        ["string"] => "a text".to_owned(),
        ["integer"] | ["string", "integer"] => "a whole number".to_owned(),
        ["string", "number"] => "a number or a formula".to_owned(),
        ["string", "number", "boolean"] => "a text, a number, `true` or `false`".to_owned(),
        ["string", "object"] => "a text for people".to_owned(),
        ["array"] => format!("a list: {}", form(&schema["items"])),
        ["object"] if schema["patternProperties"].is_object() => "a table of years".to_owned(),
        ["object"] if schema["properties"].is_object() => "a table with lists `ru`, `kk`, `en`".to_owned(),
        ["object"] => match &schema["additionalProperties"] {
            inner if inner["$ref"].is_string() => "tables by name, see below".to_owned(),
            inner => format!("a table, each with {}", form(inner)),
        },
        other => panic!("no words for {other:?} in {schema}"),
    }
}

fn document() -> String {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let known = schema["$defs"].as_object().unwrap().keys();
    let missing: Vec<&String> = known
        .filter(|name| !TABLES.iter().any(|(own, _)| own == name) && !NOT_SHOWN.contains(&name.as_str()))
        .collect();
    assert!(missing.is_empty(), "tables that the page does not show: {missing:?}");
    let mut out = HEAD.to_owned();
    for (name, title) in TABLES {
        let table = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        let about = table["description"].as_str().unwrap_or_default();
        let _ = write!(out, "\n## {title}\n\n{about}\n\n| key | value | meaning |\n|---|---|---|\n");
        for (key, value) in table["properties"].as_object().unwrap() {
            let required = table["required"].as_array().is_some_and(|all| all.iter().any(|own| own == key));
            let mark = if required { "**" } else { "" };
            let about = value["description"].as_str().unwrap_or_default().replace('\n', " ");
            let _ = writeln!(out, "| {mark}`{key}`{mark} | {} | {about} |", form(value));
        }
    }
    section(&mut out, "What goals and rules measure", &MEANINGS, MEASURES.iter().copied());
    out.push_str("\nGoals and rules add up measures with whole factors: `2 * full(a) + full(b)`. Goals are served in their order.\n");
    let kinds = schema["$defs"]["RawRule"]["properties"]["kind"]["enum"].as_array().unwrap();
    section(&mut out, "Kinds of rules", &KINDS, kinds.iter().filter_map(Value::as_str));
    out.push_str("\nA rule with `soft = true` is kept as nearly as possible, before the goals; any other must hold.\n");
    out
}

/// A list of words with their meanings, one for each that the grammar knows.
fn section<'a>(out: &mut String, title: &str, meanings: &[(&str, &str)], words: impl Iterator<Item = &'a str>) {
    let _ = write!(out, "\n## {title}\n\n");
    for word in words {
        let (_, meaning) = meanings.iter().find(|(own, _)| *own == word).unwrap_or_else(|| panic!("`{word}` is new"));
        let name = if meaning.starts_with('`') { String::new() } else { format!("`{word}`: ") };
        let _ = writeln!(out, "- {name}{meaning}");
    }
}

#[test]
fn the_page_on_model_files_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/model-files.md");
    let text = document();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == text,
        "UPDATE_GOLDEN=1 writes docs/model-files.md anew"
    );
}
