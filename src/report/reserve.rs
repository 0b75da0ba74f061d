//! Who is next: a reserve for a terminal, as a workbook and as JSON.

use std::io;

use serde_json::{Value, json};

use super::Document;
use super::context::Context;
use super::json::{amount_json, whole_json};
use super::keys;
use super::table::{Cell, Row, Sheet, SheetKind, Style};
use super::words::Unit;
use super::xlsx;
use crate::args;
use crate::fraction::Fraction;
use crate::instance::Instance;
use crate::lang;
use crate::plan::{Place, Reserve, ReserveEnd, Shift};

/// The version of the shape.
const SCHEMA: u32 = 1;

/// The columns of the sheet, with their widths.
const COLUMNS: [(&str, u16); 9] = [
    ("reserve-column-place", 8),
    ("column-id", 14),
    ("column-name", 46),
    ("column-district", 26),
    ("column-option", 26),
    ("reserve-column-more", 10),
    ("reserve-column-extra", 20),
    ("reserve-column-price", 20),
    ("frontier-column-label", 9),
];

/// The reserves of a plan as text.
pub fn reserve_text(document: &Document<'_>, reserves: &[Reserve]) -> String {
    let context = Context::new(document);
    let mut lines = vec![title(&context)];
    for own in reserves {
        lines.push(String::new());
        lines.push(about(&context, own));
        lines.extend(runs(&own.places).into_iter().map(|run| run_line(&context, run)));
        lines.extend(closing(&context, own).into_iter().map(|line| format!("  {line}")));
    }
    lines.join("\n") + "\n"
}

/// The reserves of a plan as the JSON object of `reserve --json`. Keys are stable; changes only add.
pub fn reserve_json(document: &Document<'_>, reserves: &[Reserve]) -> Value {
    let instance = document.instance;
    json!({
        "schema": SCHEMA,
        "model": instance.programme,
        "reserves": reserves.iter().map(|own| one(instance, own)).collect::<Vec<_>>(),
        "input_sha256": instance.input_sha256,
        "model_sha256": instance.model_sha256,
    })
}

/// The reserves as the bytes of an `.xlsx` file: a sheet for each.
///
/// # Errors
/// When the spreadsheet library refuses.
pub fn reserve_workbook(document: &Document<'_>, reserves: &[Reserve]) -> io::Result<Vec<u8>> {
    let context = Context::new(document);
    let sheets = reserves.iter().enumerate().map(|(at, own)| sheet(&context, at, own)).collect();
    xlsx::write_tables(sheets, &context.page(title(&context))).map_err(io::Error::other)
}

fn title(context: &Context<'_>) -> String {
    let instance = context.instance();
    let programme = context.label(&instance.name, &instance.programme);
    context.tell("reserve-title", &args![programme = programme, years = context.years()])
}

/// Of which money it is.
fn about(context: &Context<'_>, own: &Reserve) -> String {
    let metric = context.metric(&own.subject.metric);
    context.tell("reserve-about", &args![budget = context.budget(own.budget), left = own.left, metric = metric])
}

/// Places one behind the other that add the same to the same object: the position of the first, and the places.
type Run<'a> = (usize, &'a [Place]);

fn runs(places: &[Place]) -> Vec<Run<'_>> {
    let about = |place: &Place| match place.added.as_slice() {
        [only] => Some((only.object, only.option)),
        _ => None,
    };
    let mut out: Vec<Run<'_>> = Vec::new();
    for run in places.chunk_by(|one, other| about(one).is_some() && about(one) == about(other)) {
        let before = out.last().map_or(0, |(at, own)| at + own.len());
        out.push((before, run));
    }
    out
}

/// A run on a terminal: what it adds in all, and for how much.
fn run_line(context: &Context<'_>, (at, places): Run<'_>) -> String {
    let [first, .., last] = places else {
        return places.first().map_or_else(String::new, |place| line(context, (at + 1).to_string(), place, None));
    };
    let first_added = first.added.first().map(|shift| Shift { after: shift.before, ..*shift });
    let whole = last.added.iter().zip(first_added).map(|(last, first)| Shift { before: first.before, ..*last });
    let whole = Place { added: whole.collect(), ..last.clone() };
    line(context, format!("{}–{}", at + 1, at + places.len()), &whole, Some(first))
}

/// `places` add what `place` says; the amounts of the first of several are told, too.
fn line(context: &Context<'_>, places: String, place: &Place, first: Option<&Place>) -> String {
    let added: Vec<String> = place.added.iter().map(|shift| added(context, shift)).collect();
    let lang = context.document.lang;
    let range = |first: Option<crate::money::Money>, last: crate::money::Money| {
        first.map_or_else(
            || lang::money(lang, last),
            |first| format!("{} – {}", lang::money(lang, first), lang::money(lang, last)),
        )
    };
    let price = place.price.map(|own| range(first.and_then(|first| first.price), own)).unwrap_or_default();
    let args = args![
        place = places,
        added = added.join("; "),
        extra = range(first.map(|first| first.extra), place.extra),
        label = keys::proof(place.proof),
        price = price
    ];
    context.tell(if place.price.is_some() { "reserve-place-price" } else { "reserve-place" }, &args)
}

fn added(context: &Context<'_>, shift: &Shift) -> String {
    let own = context.object(shift.object);
    let name = if own.name.is_empty() { own.id } else { own.name };
    let args =
        args![name = name, district = own.district, option = context.option(shift.option), more = signed(more(shift))];
    context.tell("reserve-added", &args)
}

const fn more(shift: &Shift) -> i64 {
    shift.after.get() - shift.before.get()
}

fn signed(number: i64) -> String {
    if number < 0 { format!("−{}", number.unsigned_abs()) } else { format!("+{number}") }
}

/// Why it ends there, and what its order costs.
fn closing(context: &Context<'_>, own: &Reserve) -> Vec<String> {
    let end = match own.end {
        ReserveEnd::Listed => None,
        ReserveEnd::Money => Some("reserve-end-money"),
        ReserveEnd::Full => Some("reserve-end-full"),
        ReserveEnd::Stopped => Some("reserve-end-stopped"),
    };
    let amount = |n: i128| {
        let unit = Unit::counted(&own.subject.metric);
        match unit.cell(Fraction::whole(n)).value {
            super::table::Value::Number(super::table::Number::Count(n)) => lang::count(context.document.lang, n),
            _ => n.to_string(),
        }
    };
    let nesting = own.nesting.map(|nesting| {
        let key = if nesting.free > nesting.nested { "reserve-nesting" } else { "reserve-nesting-free" };
        let args = args![
            extra = nesting.extra,
            nested = amount(nesting.nested),
            free = amount(nesting.free),
            lost = amount(nesting.free - nesting.nested),
            label = keys::proof(nesting.proof)
        ];
        context.tell(key, &args)
    });
    end.map(|key| context.say(key)).into_iter().chain(nesting).chain([context.say("reserve-note")]).collect()
}

fn sheet(context: &Context<'_>, at: usize, own: &Reserve) -> Sheet<'static> {
    let name = context.say("sheet-reserve");
    let name = if at == 0 { name } else { format!("{name} {}", at + 1) };
    let mut sheet = Sheet::new(name, SheetKind::Front, &COLUMNS.map(|(_, width)| width));
    let closing = closing(context, own).into_iter().map(|line| Row::across(Style::Note, line));
    sheet.head = vec![Row::across(Style::Title, title(context)), Row::across(Style::Note, about(context, own))];
    sheet.head.extend(closing);
    sheet.head.push(Row::head(COLUMNS.map(|(key, _)| context.say(key))));
    sheet.frozen = true;
    let rows: Vec<Row> = own.places.iter().enumerate().flat_map(|(at, place)| rows(context, at, place)).collect();
    sheet.filtered = Some(rows.len()).filter(|count| *count > 0);
    sheet.with_rows(rows)
}

/// A row for everything that a place adds.
fn rows(context: &Context<'_>, at: usize, place: &Place) -> Vec<Row> {
    let row = |shift: &Shift| {
        let own = context.object(shift.object);
        Row::item(vec![
            Cell::position(at + 1),
            Cell::text(own.id),
            Cell::text(own.name),
            Cell::text(own.district),
            Cell::text(context.option(shift.option)),
            Cell::count(more(shift)),
            Cell::money(place.extra),
            place.price.map_or_else(Cell::none, Cell::money),
            Cell::text(keys::proof(place.proof)),
        ])
    };
    place.added.iter().map(row).collect()
}

fn one(instance: &Instance, own: &Reserve) -> Value {
    let end = match own.end {
        ReserveEnd::Listed => "listed",
        ReserveEnd::Money => "money",
        ReserveEnd::Full => "full",
        ReserveEnd::Stopped => "stopped",
    };
    let nesting = own.nesting.map(|own| {
        json!({ "extra": amount_json(own.extra), "nested": whole_json(own.nested), "free": whole_json(own.free),
            "price": whole_json(own.free - own.nested), "label": keys::proof(own.proof) })
    });
    json!({
        "source": instance.budgets.get(own.budget.at()).map(|own| own.id.as_str()),
        "metric": own.subject.metric.text,
        "value": whole_json(own.total),
        "left": amount_json(own.left),
        "places": own.places.iter().enumerate().map(|(at, place)| place_json(instance, at, place)).collect::<Vec<_>>(),
        "end": end,
        "nesting": nesting,
    })
}

fn place_json(instance: &Instance, at: usize, place: &Place) -> Value {
    let added = place.added.iter().map(|shift| {
        json!({ "object": instance.objects.id.get(shift.object.at()),
            "option": instance.options.get(shift.option.at()).map(|own| own.id.as_str()), "more": more(shift) })
    });
    json!({
        "place": at + 1,
        "added": added.collect::<Vec<_>>(),
        "extra": amount_json(place.extra),
        "value": whole_json(place.total),
        "average_price": place.price.map(amount_json),
        "label": keys::proof(place.proof),
    })
}
