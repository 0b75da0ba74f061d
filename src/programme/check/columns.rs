//! Declared columns and parameters: the names that formulas may use.

use indexmap::IndexMap;

use crate::args;
use crate::diagnostic::{Code, nearest};
use crate::fraction::Fraction;
use crate::index::KindIx;
use crate::programme::document::Key;
use crate::programme::formula::{Scope, Value};
use crate::programme::raw::{Entries, RawColumn, RawModel, Reporter, Scalar, Text};
use crate::programme::{Column, ColumnKind, Headers, SCHOOL, standard_columns};

/// The names of `raw`.
pub(super) fn scope(raw: &RawModel, reporter: &mut Reporter<'_>) -> Scope {
    let mut standard = standard_columns();
    let mut declared: Vec<Column> = Vec::new();
    let kinds = kind_ids(raw);
    for (key, column) in raw.columns.iter().flat_map(|columns| &columns.0) {
        let below = standard.iter().position(|other| other.id == key.text).map(|at| standard.remove(at));
        // What could not be read keeps its name, so that formulas do not seem to use unknown columns.
        declared.push(match column {
            Some(column) => declare(key, column, below.as_ref(), &kinds, reporter),
            None => below.unwrap_or_else(|| unreadable(key)),
        });
    }
    refuse_shared_headers(raw, &declared, &standard, reporter);
    let mut params = IndexMap::new();
    for (_, key, number) in raw.params.iter().flat_map(Entries::iter) {
        if declared.iter().chain(&standard).any(|column| column.id == key.text) {
            reporter.report(Code::ColumnNameTaken, &key.span, args![name = key.text.as_str()]);
        }
        params.insert(key.text.clone(), number.value);
    }
    for (key, number) in raw.params.iter().flat_map(|params| &params.0) {
        if number.is_none() {
            params.insert(key.text.clone(), Fraction::ONE);
        }
    }
    Scope::new(params, declared, standard)
}

/// The kinds of objects: schools, then those that the model declares.
pub(super) fn kind_ids(raw: &RawModel) -> Vec<String> {
    let declared = raw.objects.iter().flat_map(|objects| &objects.0).map(|(key, _)| key.text.clone());
    [SCHOOL.to_owned()].into_iter().chain(declared).collect()
}

/// The kind of objects that `name` names.
pub(super) fn kind_named(kinds: &[String], name: &Text, reporter: &mut Reporter<'_>) -> Option<KindIx> {
    let found = kinds.iter().position(|kind| *kind == name.text).map(KindIx::new);
    if found.is_none() {
        let suggestion = nearest(&name.text, kinds.iter().map(String::as_str)).map(str::to_owned);
        let args = args![what = "object", name = name.text.as_str()];
        reporter.suggest(Code::UnknownName, &name.span, args, suggestion);
    }
    found
}

fn unreadable(key: &Key) -> Column {
    Column {
        id: key.text.clone(),
        kind: ColumnKind::Count,
        headers: Headers::default(),
        default: None,
        missing: Vec::new(),
        standard: false,
        object: None,
    }
}

/// The column that `raw` declares; one that stands `below` it is standard and lends it its headers.
fn declare(
    key: &Key,
    raw: &RawColumn,
    below: Option<&Column>,
    kinds: &[String],
    reporter: &mut Reporter<'_>,
) -> Column {
    let kind = raw.kind.as_ref().map_or_else(|| below.map_or(ColumnKind::Count, |below| below.kind), |kind| kind.value);
    if let (Some(below), Some(choice)) = (below, &raw.kind)
        && below.kind != choice.value
    {
        reporter.report(Code::StandardColumnKind, &choice.span, args![name = key.text.as_str()]);
    }
    let mut headers = raw.headers.as_ref().map(|lists| lists.0.clone()).unwrap_or_default();
    if let Some(below) = below {
        extend(&mut headers, &below.headers);
    } else if raw.headers.is_some() && [&headers.ru, &headers.kk, &headers.en].into_iter().all(Vec::is_empty) {
        reporter.within(&key.text, |reporter| reporter.missing_key(&key.span, "headers"));
    }
    // A sheet may use the name that formulas use.
    let is_id = |header: &String| header.to_lowercase() == key.text.to_lowercase();
    if ![&headers.ru, &headers.kk, &headers.en].into_iter().flatten().any(is_id) {
        headers.en.push(key.text.clone());
    }
    Column {
        id: key.text.clone(),
        kind,
        headers,
        default: default(key, raw, kind, reporter),
        missing: raw.missing.iter().flat_map(|list| &list.items).map(|text| text.text.trim().to_owned()).collect(),
        standard: below.is_some(),
        object: raw.object.as_ref().and_then(|name| kind_named(kinds, name, reporter)),
    }
}

fn extend(headers: &mut Headers, more: &Headers) {
    for (own, others) in [(&mut headers.ru, &more.ru), (&mut headers.kk, &more.kk), (&mut headers.en, &more.en)] {
        for other in others {
            if !own.contains(other) {
                own.push(other.clone());
            }
        }
    }
}

/// What an empty cell means. `required` and `default` must agree.
fn default(key: &Key, raw: &RawColumn, kind: ColumnKind, reporter: &mut Reporter<'_>) -> Option<Value> {
    match (&raw.default, raw.required.as_ref().map(|required| (required.value, &required.span))) {
        (Some(_), Some((true, span))) => {
            reporter.report(Code::KeysExclude, span, args![first = "required", second = "default"]);
            None
        }
        (None, Some((false, span))) => {
            reporter.within(&key.text, |reporter| reporter.missing_key(span, "default"));
            None
        }
        (None, _) => None,
        (Some(scalar), _) => {
            let value = default_value(scalar, kind);
            if value.is_none() {
                let wanted = match kind {
                    ColumnKind::YesNo => "flag",
                    ColumnKind::Text | ColumnKind::Code => "text",
                    ColumnKind::Year => "year",
                    ColumnKind::Count | ColumnKind::Amount | ColumnKind::Share => "number",
                };
                let found = match &scalar.value {
                    Value::Bool(yes) => yes.to_string(),
                    Value::Number(n) => n.to_string(),
                    Value::Text(text) => text.clone(),
                };
                let name = format!("columns.{}.default", key.text);
                reporter.report(Code::WrongType, &scalar.span, args![key = name, wanted = wanted, found = found]);
            }
            value
        }
    }
}

/// The default as a column of `kind` holds it; `None` when it cannot.
fn default_value(scalar: &Scalar, kind: ColumnKind) -> Option<Value> {
    let fits = match (kind, &scalar.value) {
        (ColumnKind::YesNo, Value::Bool(_)) | (ColumnKind::Text | ColumnKind::Code, Value::Text(_)) => true,
        (ColumnKind::Count | ColumnKind::Year, Value::Number(n)) => !n.is_negative() && n.to_whole().is_some(),
        (ColumnKind::Amount | ColumnKind::Share, Value::Number(n)) => !n.is_negative(),
        _ => false,
    };
    fits.then(|| scalar.value.clone())
}

/// A header that two columns claim cannot be read from a sheet.
fn refuse_shared_headers(raw: &RawModel, declared: &[Column], standard: &[Column], reporter: &mut Reporter<'_>) {
    let folded = |header: &str| header.trim().to_lowercase();
    let mut owners: Vec<(String, &str)> = Vec::new();
    for column in standard.iter().chain(declared) {
        let Headers { ru, kk, en } = &column.headers;
        for header in ru.iter().chain(kk).chain(en) {
            let form = folded(header);
            match owners.iter().find(|(known, owner)| *known == form && *owner != column.id) {
                None => owners.push((form, &column.id)),
                Some((_, other)) => {
                    let key = raw.columns.iter().flat_map(|columns| &columns.0).find(|(key, _)| key.text == column.id);
                    if let Some((key, _)) = key {
                        let args = args![header = header.as_str(), column = column.id.as_str(), other = *other];
                        reporter.report(Code::DuplicateHeader, &key.span, args);
                    }
                }
            }
        }
    }
}
