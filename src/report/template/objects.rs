//! The sheet of objects: who they are, and what the programme asks about them.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, Worksheet, XlsxError,
};

use super::{Template, ages, style};
use crate::args;
use crate::diagnostic::column_letters;
use crate::index::KindIx;
use crate::lang::Lang;
use crate::programme::{Column, ColumnKind, Headers, Value, standard_columns};

/// The standard columns that say who an object is. `template.ftl` has a note and two examples for each.
const IDENTITY: [&str; 5] = ["id", "name", "region", "district", "rural"];

/// What was decided about an object before planning, the last columns.
const DECISIONS: [&str; 2] = ["must", "exclude"];

/// Those of both that may stay empty.
const OPTIONAL: [&str; 4] = ["name", "region", "must", "exclude"];

/// The last row with drop-down lists and checks.
const LAST_CHECKED_ROW: u32 = 20_000;

/// How many rows are yellow before anything is filled in.
const YELLOW_ROWS: u32 = 30;

/// How many example rows there are.
const EXAMPLES: usize = 2;

/// A column of the sheet.
struct Shown {
    header: String,
    note: String,
    kind: ColumnKind,
    /// Whether an empty cell is an error.
    required: bool,
    /// Whether texts such as `н/д` are allowed beside numbers.
    lenient: bool,
    examples: [String; EXAMPLES],
    /// The words among which a cell has one; empty where it may hold anything of its kind.
    choice: Vec<String>,
}

/// The sheet.
pub(super) fn sheet(template: &Template<'_>, kind: KindIx) -> Result<Worksheet, XlsxError> {
    let mut sheet = template.new_sheet(&template.objects_sheet(kind))?;
    let columns = columns(template, kind);
    let headers: Vec<_> = columns.iter().map(|column| (column.header.clone(), column.note.clone())).collect();
    template.write_headers(&mut sheet, &headers)?;
    for (at, column) in (0..).zip(&columns) {
        sheet.set_column_format(at, &template.style.optional)?;
        if column.required {
            mark_gaps(&mut sheet, at, columns.len(), template)?;
        }
        let texts = column.examples.iter().chain([&column.header]);
        sheet.set_column_width(at, texts.map(|text| style::width(text)).max().unwrap_or(12))?;
        for (row, example) in (1..).zip(&column.examples) {
            write_example(&mut sheet, row, at, example, template)?;
        }
        if let Some(validation) = validation(column, template)? {
            sheet.add_data_validation(1, at, LAST_CHECKED_ROW, at, &validation)?;
        }
    }
    Ok(sheet)
}

/// Makes the first rows of a required column yellow, and its empty cells in all further rows that are begun.
fn mark_gaps(sheet: &mut Worksheet, column: u16, columns: usize, template: &Template<'_>) -> Result<(), XlsxError> {
    let first = u32::try_from(EXAMPLES).unwrap_or(0) + 1;
    for row in first..first + YELLOW_ROWS {
        sheet.write_blank(row, column, &template.style.input)?;
    }
    let last = column_letters(u32::try_from(columns).unwrap_or(1).saturating_sub(1));
    let (row, own) = (first + YELLOW_ROWS + 1, column_letters(u32::from(column)));
    let is_gap = format!("=AND(COUNTA($A{row}:${last}{row})>0,${own}{row}=\"\")");
    let gap = ConditionalFormatFormula::new().set_rule(is_gap.as_str()).set_format(&template.style.gap);
    sheet.add_conditional_format(row - 1, column, LAST_CHECKED_ROW, column, &gap)?;
    Ok(())
}

/// Numbers as numbers, the rest as text.
fn write_example(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    template: &Template<'_>,
) -> Result<(), XlsxError> {
    let format = &template.style.example;
    match text.parse::<i32>() {
        Ok(number) => sheet.write_number_with_format(row, column, number, format)?,
        Err(_) => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

fn columns(template: &Template<'_>, kind: KindIx) -> Vec<Shown> {
    let (standard, has) = (standard_columns(), template.programme.columns_of(kind));
    let has = |at: usize| has.get(at).copied().unwrap_or(false);
    let asks = |id: &str| template.programme.columns.iter().enumerate().any(|(at, column)| column.id == id && has(at));
    // Schools say where they lie; other objects only where the programme asks for it.
    let is_asked = |id: &&&str| kind == KindIx::new(0) || matches!(**id, "id" | "name") || asks(id);
    let identity = IDENTITY.iter().filter(is_asked);
    let identity = identity.filter_map(|id| standard.iter().find(|column| column.id == *id));
    let own = template.programme.columns.iter().enumerate();
    let is_standard = |column: &Column| IDENTITY.iter().chain(&DECISIONS).any(|id| column.id == *id);
    let own = own.filter(|(at, column)| !is_standard(column) && has(*at));
    let mut shown: Vec<_> = identity.map(|column| identity_column(column, template)).collect();
    shown.extend(own.into_iter().map(|(at, column)| own_column(at, column, template)));
    let decisions = DECISIONS.iter().filter_map(|id| standard.iter().find(|column| column.id == *id));
    shown.extend(decisions.map(|column| identity_column(column, template)));
    shown
}

fn identity_column(column: &Column, template: &Template<'_>) -> Shown {
    let word = |part: &str| template.word(&format!("template-column-{}.{part}", column.id));
    Shown {
        header: header(column, template.lang),
        note: word("note"),
        kind: column.kind,
        required: !OPTIONAL.contains(&column.id.as_str()),
        lenient: false,
        examples: [word("first-example"), word("second-example")],
        choice: Vec::new(),
    }
}

fn own_column(at: usize, column: &Column, template: &Template<'_>) -> Shown {
    let mut header = header(column, template.lang);
    if column.kind == ColumnKind::Amount {
        header = template.words.format("template-in-tenge", &args![header = header]);
    }
    let first_year = template.programme.years.first().map(ToString::to_string).unwrap_or_default();
    // What an object has already is less than what it needs, in an example that looks right.
    let is_stock = template.programme.needs.iter().any(|need| need.have.columns().contains(&at));
    // The first school has the stock that the sheet of ages tells of.
    let has_ages = is_stock && ages::stock_columns(template).contains(&at);
    let choice = alternatives(at, template);
    let (kind_note, examples) = match column.kind {
        ColumnKind::Text if !choice.is_empty() => {
            ("template-note-choice", [choice.first(), choice.last()].map(|own| own.cloned().unwrap_or_default()))
        }
        ColumnKind::Count if is_stock => {
            let first = if has_ages { ages::EXAMPLE_UNITS } else { 0 };
            ("template-note-count", [first.to_string(), "0".to_owned()])
        }
        ColumnKind::Count if column.id == "pupils" => ("template-note-count", ["250".to_owned(), "900".to_owned()]),
        ColumnKind::Count => ("template-note-count", ["25".to_owned(), "60".to_owned()]),
        ColumnKind::YesNo if is_stock => {
            let first = if has_ages { "template-yes" } else { "template-no" };
            ("template-note-yes-no", [first, "template-no"].map(|key| template.word(key)))
        }
        ColumnKind::Amount => ("template-note-amount", ["150000".to_owned(), "90000".to_owned()]),
        ColumnKind::Share => ("template-note-share", ["50%".to_owned(), "75%".to_owned()]),
        ColumnKind::YesNo => ("template-note-yes-no", [template.word("template-yes"), template.word("template-no")]),
        ColumnKind::Text => ("template-note-text", ["…".to_owned(), "…".to_owned()]),
        ColumnKind::Year => ("template-note-year", [first_year.clone(), first_year]),
        ColumnKind::Code => ("template-note-code", ["001".to_owned(), "002".to_owned()]),
    };
    let empty = match &column.default {
        None => template.word("template-note-required"),
        Some(Value::Text(text)) if text.is_empty() && !choice.is_empty() => {
            template.words.format("template-note-default", &args![value = template.word("template-no")])
        }
        Some(default) => template.words.format("template-note-default", &args![value = value_text(default, template)]),
    };
    let mut note = format!("{} {empty}", template.word(kind_note));
    if !column.missing.is_empty() {
        let words = column.missing.iter().map(|word| format!("«{word}»")).collect::<Vec<_>>().join(", ");
        note = format!("{note} {}", template.words.format("template-note-missing", &args![words = words]));
    }
    let required = column.default.is_none();
    Shown { header, note, kind: column.kind, required, lenient: !column.missing.is_empty(), examples, choice }
}

/// What a column says that tells what works today: the alternatives, or none of them.
fn alternatives(at: usize, template: &Template<'_>) -> Vec<String> {
    let Some(group) = template.programme.alternatives.iter().find(|group| group.now == Some(at)) else {
        return Vec::new();
    };
    let options = group.options.iter().filter_map(|option| template.programme.options.get(option.at()));
    let labels = options.map(|option| option.label.text(template.lang, &option.id).to_owned());
    labels.chain([template.word("template-no")]).collect()
}

/// The header that people of a language use first, with a capital letter.
fn header(column: &Column, lang: Lang) -> String {
    let text = first_header(&column.headers, lang).unwrap_or(&column.id);
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The first header in a language, else in another.
pub(super) fn first_header(headers: &Headers, lang: Lang) -> Option<&str> {
    let own = match lang {
        Lang::Kk => &headers.kk,
        Lang::Ru => &headers.ru,
        Lang::En => &headers.en,
    };
    [own, &headers.ru, &headers.kk, &headers.en].into_iter().find_map(|list| list.first()).map(String::as_str)
}

fn value_text(value: &Value, template: &Template<'_>) -> String {
    match value {
        Value::Bool(true) => template.word("template-yes"),
        Value::Bool(false) => template.word("template-no"),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

/// The drop-down list or the check of a column's cells.
fn validation(column: &Shown, template: &Template<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let validation = match column.kind {
        ColumnKind::YesNo => {
            DataValidation::new().allow_list_strings(&[template.word("template-yes"), template.word("template-no")])?
        }
        ColumnKind::Text if !column.choice.is_empty() => DataValidation::new().allow_list_strings(&column.choice)?,
        ColumnKind::Count if !column.lenient => {
            DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
        }
        ColumnKind::Year => DataValidation::new().allow_whole_number(DataValidationRule::Between(1990, 2200)),
        _ => return Ok(None),
    };
    let message = column.note.chars().take(255).collect::<String>();
    Ok(Some(validation.set_error_style(DataValidationErrorStyle::Stop).set_error_message(message)?))
}
