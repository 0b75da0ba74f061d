//! The sections that describe the run and the programme: from `[meta]` to `[goals]`.

use super::{Given, flag, fraction, metric, money, position, section, whole, year_of};
use crate::instance::{Instance, Limit, OptionData, Overrides};
use crate::lang::Label;
use crate::money::Money;
use crate::programme::{Buy, Partition, Programme, Sense, Spread};
use crate::report::context::Context;
use crate::report::keys;
use crate::report::table::{Cell, Row};

/// The most characters of a piece of a line: a cell holds 32 767 UTF-16 units.
const LONGEST_PIECE: usize = 16_000;

/// `[model]` to `[goals]`.
pub(super) fn rows<'a>(given: Given<'a>) -> impl Iterator<Item = Row> + 'a {
    let instance = given.instance;
    model(given.programme)
        .chain(sources(given.programme))
        .chain(overrides(given.overrides))
        .chain(kinds(instance))
        .chain(needs(instance))
        .chain(options(instance))
        .chain(alternatives(instance))
        .chain(items(instance))
        .chain(tenders(instance))
        .chain(orderings(instance))
        .chain(groups(instance))
        .chain(budgets(instance))
        .chain(priorities(instance))
        .chain(rules(instance))
        .chain(goals(instance))
}

/// A label in each language that its author gave.
fn label(label: &Label) -> [Cell; 3] {
    [&label.ru, &label.kk, &label.en]
        .map(|text| text.as_ref().map_or_else(Cell::empty, |text| Cell::text(text.as_str())))
}

/// `[meta]`.
pub(super) fn meta<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let (instance, plan) = (context.instance(), context.plan());
    let years = instance.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let [name_ru, name_kk, name_en] = label(&instance.name);
    let text = |value: &str| Cell::text(value);
    let entries = [
        ("programme", text(&instance.programme)),
        ("name_ru", name_ru),
        ("name_kk", name_kk),
        ("name_en", name_en),
        ("years", text(&years)),
        ("lang", text(context.document.lang.code())),
        ("customer_name", text(&instance.customer.name)),
        ("customer_bin", text(&instance.customer.bin)),
        ("seed", text(&instance.customer.seed)),
        ("input_file", text(context.document.input_file)),
        ("input_sha256", text(&instance.input_sha256)),
        ("model_sha256", text(&instance.model_sha256)),
        ("parent", Cell::empty()),
        ("status", text(keys::status(plan.status))),
        ("key_objects", position(plan.key.objects)),
        ("key_proved", flag(plan.key.proved)),
        ("stopped", flag(plan.stopped)),
    ];
    section("meta", ["key", "value"], entries.into_iter().map(|(key, value)| vec![Cell::text(key), value]))
}

/// The lines of the resolved model, numbered: a line may look like the start of a section. A line that no cell holds
/// stands in several rows of one number.
fn model(programme: &Programme) -> impl Iterator<Item = Row> + '_ {
    let lines = programme.resolved_toml().lines().enumerate();
    let rows = lines.flat_map(|(at, line)| pieces(line).map(move |piece| vec![position(at + 1), Cell::text(piece)]));
    section("model", ["number", "line"], rows)
}

/// The files that the model was read from.
fn sources(programme: &Programme) -> impl Iterator<Item = Row> + '_ {
    let entries = programme.sources.iter();
    let entries = entries.map(|source| vec![Cell::text(source.file.as_str()), Cell::text(source.sha256.as_str())]);
    section("sources", ["file", "sha256"], entries)
}

/// A line in pieces that fit into cells, at least one.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.char_indices().nth(LONGEST_PIECE).map(|(at, _)| at);
        let (piece, more) = end.and_then(|end| text.split_at_checked(end)).map_or((text, None), |(a, b)| (a, Some(b)));
        rest = more;
        Some(piece)
    })
}

/// What the command line said instead of the workbook and the model; amounts in tiyn.
fn overrides(overrides: &Overrides) -> impl Iterator<Item = Row> + '_ {
    let line =
        |kind: &str, target: &str, year: Cell, value: Cell| vec![Cell::text(kind), Cell::text(target), year, value];
    let budgets = overrides.budgets.iter().map(move |budget| {
        let year = budget.year.map_or_else(Cell::empty, |year| whole(year.get()));
        line("budget", budget.source.as_deref().unwrap_or_default(), year, money(budget.amount))
    });
    let prices = overrides.prices.iter();
    let prices = prices.map(move |price| line("price", &price.option, Cell::empty(), money(price.amount)));
    let rural = overrides.rural.iter();
    let rural = rural.map(move |mode| line("rural", "", Cell::empty(), Cell::text(keys::mode(*mode))));
    let skip = overrides.skip_incomplete.then(|| line("skip_incomplete", "", Cell::empty(), flag(true)));
    section("overrides", ["kind", "target", "year", "value"], budgets.chain(prices).chain(rural).chain(skip))
}

fn kinds<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let entries = instance.kinds.iter().map(|kind| {
        let [ru, kk, en] = label(&kind.label);
        vec![Cell::text(kind.id.as_str()), ru, kk, en]
    });
    section("kinds", ["kind", "label_ru", "label_kk", "label_en"], entries)
}

fn needs<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let entries = instance.needs.iter().map(|need| {
        let [ru, kk, en] = label(&need.label);
        let kind = instance.kinds.get(need.object.at()).map_or("", |kind| kind.id.as_str());
        let unit = need.unit.clone().unwrap_or_default();
        vec![Cell::text(need.id.as_str()), ru, kk, en, Cell::text(unit), Cell::text(kind)]
    });
    section("needs", ["need", "label_ru", "label_kk", "label_en", "unit", "object"], entries)
}

fn options<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let columns = [
        "option",
        "label_ru",
        "label_kk",
        "label_en",
        "buy",
        "gives",
        "requires",
        "years",
        "life",
        "condition",
        "split",
        "steps",
        "object",
    ];
    // Only where deliveries cost something.
    let has_deliveries = instance.options.iter().any(|option| option.delivery != Money::ZERO);
    let columns = columns.into_iter().chain(has_deliveries.then_some("delivery"));
    let entries = instance.options.iter().map(move |option| {
        let mut cells = option_cells(instance, option);
        cells.extend(has_deliveries.then(|| money(option.delivery)));
        cells
    });
    section("options", columns, entries)
}

/// Options of which one works at a time; levels stand with the objects.
fn alternatives<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let entries = instance.alternatives.iter().map(|group| {
        let [ru, kk, en] = label(&group.label);
        let need = instance.needs.get(group.need.at()).map_or("", |need| need.id.as_str());
        let id = |own: &crate::instance::Alternative| {
            instance.options.get(own.option.at()).map_or(String::new(), |option| option.id.clone())
        };
        let options = group.members.iter().map(id).collect::<Vec<_>>().join(" ");
        let people = flag(group.served_today.is_some());
        vec![Cell::text(group.id.as_str()), ru, kk, en, Cell::text(need), Cell::text(options), people]
    });
    let columns = ["group", "label_ru", "label_kk", "label_en", "need", "options", "people"];
    let any = !instance.alternatives.is_empty();
    any.then(|| section("alternatives", columns, entries)).into_iter().flatten()
}

fn option_cells(instance: &Instance, option: &OptionData) -> Vec<Cell> {
    let need = |at: crate::index::NeedIx| instance.needs.get(at.at()).map_or("", |need| need.id.as_str());
    let [ru, kk, en] = label(&option.label);
    let gives = option.gives.iter().map(|(at, units)| format!("{}={units}", need(*at))).collect::<Vec<_>>();
    let requires = option.requires.iter().map(|at| need(*at)).collect::<Vec<_>>();
    let years: String = option.years.iter().map(|open| if *open { '1' } else { '0' }).collect();
    vec![
        Cell::text(option.id.as_str()),
        ru,
        kk,
        en,
        Cell::text(match option.buy {
            Buy::Units => "units",
            Buy::Once => "once",
        }),
        Cell::text(gives.join(" ")),
        Cell::text(requires.join(" ")),
        Cell::text(years),
        option.life.map_or_else(Cell::empty, whole),
        Cell::text(option.condition.clone().unwrap_or_default()),
        flag(option.split),
        Cell::text(
            option.steps.iter().map(|step| format!("{}={}", step.share, step.value)).collect::<Vec<_>>().join(" "),
        ),
        Cell::text(instance.kinds.get(option.object.at()).map_or("", |kind| kind.id.as_str())),
    ]
}

/// `[items]` and `[bom]`; the quantities of a bill of materials are with the objects.
fn items<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let columns = ["item", "label_ru", "label_kk", "label_en"].into_iter().map(str::to_owned);
    let columns = columns.chain(instance.years.iter().map(|year| format!("price.{year}")));
    let entries = instance.items.iter().map(|item| {
        let mut cells = vec![Cell::text(item.id.as_str())];
        cells.extend(label(&item.label));
        cells.extend(item.price.iter().map(|price| price.map_or_else(Cell::empty, money)));
        cells
    });
    let item_id = |at: crate::index::ItemIx| instance.items.get(at.at()).map_or("", |item| item.id.as_str());
    let bom = instance.options.iter().flat_map(move |option| {
        let of_option =
            |(item, _): &(crate::index::ItemIx, _)| vec![Cell::text(option.id.as_str()), Cell::text(item_id(*item))];
        option.items.iter().map(of_option).collect::<Vec<_>>()
    });
    section("items", columns, entries).chain(section("bom", ["option", "item"], bom))
}

/// `[tenders]` and `[rises]`, where prices are not certain; by how much an option is dearer stands with the objects.
fn tenders<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let tenders = &instance.tenders;
    let entries = tenders.list.iter().map(|tender| {
        let [ru, kk, en] = label(&tender.label);
        vec![Cell::text(tender.id.as_str()), ru, kk, en, position(tenders.protect)]
    });
    let rises = instance.options.iter().flat_map(move |option| {
        let id = |at: crate::index::TenderIx| tenders.list.get(at.at()).map_or("", |tender| tender.id.as_str());
        option.rises.iter().map(move |(tender, _)| vec![Cell::text(option.id.as_str()), Cell::text(id(*tender))])
    });
    let columns = ["tender", "label_ru", "label_kk", "label_en", "protect"];
    let any = !tenders.list.is_empty();
    any.then(|| section("tenders", columns, entries).chain(section("rises", ["option", "tender"], rises)))
        .into_iter()
        .flatten()
}

/// `[ordering]` and `[bands]`, where items are ordered for all objects together: lots, least orders, what may be ordered in each
/// year, who pays; and the price of a unit by the size of the order.
fn orderings<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let years = |name: &'static str| instance.years.iter().map(move |year| format!("{name}.{year}"));
    let columns =
        ["item", "lot", "moq", "surplus", "payer", "tender"].map(str::to_owned).into_iter().chain(years("capacity"));
    let item_id = |at: crate::index::ItemIx| instance.items.get(at.at()).map_or("", |item| item.id.as_str());
    let entries = instance.ordered_items().map(move |(item, order)| {
        let payer = order.payer.and_then(|payer| instance.budgets.get(payer.at()));
        let tender = order.tender.and_then(|tender| instance.tenders.list.get(tender.at()));
        let mut cells = vec![
            Cell::text(item_id(item)),
            whole(order.lot.get()),
            whole(order.least.get()),
            flag(order.surplus),
            payer.map_or_else(Cell::empty, |budget| Cell::text(budget.id.as_str())),
            tender.map_or_else(Cell::empty, |tender| Cell::text(tender.id.as_str())),
        ];
        cells.extend(order.capacity.iter().map(|most| most.map_or_else(Cell::empty, |most| whole(most.get()))));
        cells
    });
    let bands = instance.ordered_items().flat_map(move |(item, order)| {
        order.bands.iter().map(move |band| {
            let mut cells = vec![Cell::text(item_id(item)), whole(band.from.get())];
            cells.extend(band.price.iter().chain(&band.rise).map(|price| money(*price)));
            cells
        })
    });
    let prices = ["item", "from"].map(str::to_owned).into_iter().chain(years("price")).chain(years("rise"));
    let any = instance.ordered_items().next().is_some();
    let rows = any.then(|| section("ordering", columns, entries).chain(section("bands", prices, bands)));
    rows.into_iter().flatten()
}

fn groups<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let entries = instance.groups.iter().enumerate().map(|(at, group)| {
        let (kind, name) = keys::group_parts(&group.kind);
        vec![position(at), Cell::text(kind), Cell::text(name)]
    });
    section("groups", ["group", "kind", "name"], entries)
}

fn budgets<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let entries = instance.budgets.iter().flat_map(move |budget| {
        let option_id =
            |at: &crate::index::OptionIx| instance.options.get(at.at()).map_or("", |option| option.id.as_str());
        let options = budget.options.iter().map(option_id).collect::<Vec<_>>().join(" ");
        instance.years.iter().zip(&budget.amount).map(move |(year, amount)| {
            let mut cells = vec![Cell::text(budget.id.as_str())];
            cells.extend(label(&budget.label));
            cells.extend([
                whole(year.get()),
                money(*amount),
                position(budget.objects.at()),
                Cell::text(options.as_str()),
                flag(budget.carry_over),
                budget.cofund.map_or_else(Cell::empty, fraction),
                flag(budget.protected),
                flag(budget.open),
            ]);
            cells
        })
    });
    let columns = [
        "budget",
        "label_ru",
        "label_kk",
        "label_en",
        "year",
        "amount",
        "group",
        "options",
        "carry_over",
        "cofund",
        "protected",
        "open",
    ];
    section("budgets", columns, entries)
}

fn priorities<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let entries = instance.priorities.iter().enumerate().map(|(at, priority)| {
        let tiers = priority.tiers.iter().map(|(name, group)| format!("{name}={}", group.at())).collect::<Vec<_>>();
        vec![
            position(at),
            Cell::text(priority.programme.as_str()),
            Cell::text(keys::mode(priority.rural)),
            Cell::text(tiers.join(" ")),
            Cell::text(match priority.spread {
                Spread::Fill => "fill",
                Spread::Level => "level",
            }),
            flag(priority.rank.is_some()),
        ]
    });
    section("priorities", ["priority", "programme", "rural", "tiers", "spread", "rank"], entries)
}

fn rules<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let columns = ["row", "id", "kind", "metric", "group", "other", "year", "at_least", "at_most", "soft", "rule"];
    let columns = columns.into_iter().chain(["text", "label_ru", "label_kk", "label_en"]);
    let entries = instance.rules.iter().enumerate().map(|(at, row)| {
        let (least, most) = match row.limit {
            Limit::AtLeast(limit) => (fraction(limit), Cell::empty()),
            Limit::AtMost(limit) => (Cell::empty(), fraction(limit)),
        };
        let [ru, kk, en] = label(&row.label);
        vec![
            position(at),
            Cell::text(row.id.as_str()),
            Cell::text(row.kind.name()),
            Cell::text(metric(instance, &row.metric)),
            position(row.group.at()),
            row.other.map_or_else(Cell::empty, |other| position(other.at())),
            whole(year_of(instance, row.year)),
            least,
            most,
            flag(row.soft),
            position(row.rule.at()),
            Cell::text(row.metric.text.as_str()),
            ru,
            kk,
            en,
        ]
    });
    section("rules", columns, entries)
}

fn goals<'a>(instance: &'a Instance) -> impl Iterator<Item = Row> + 'a {
    let entries = instance.goals.iter().enumerate().map(|(at, goal)| {
        vec![
            position(at),
            Cell::text(match goal.sense {
                Sense::Maximise => "maximise",
                Sense::Minimise => "minimise",
                Sense::Leximin => "leximin",
            }),
            Cell::text(metric(instance, &goal.metric)),
            position(goal.group.at()),
            whole(year_of(instance, goal.year)),
            position(goal.priority),
            Cell::text(goal.parts.iter().map(|part| part.at().to_string()).collect::<Vec<_>>().join(" ")),
            Cell::text(goal.metric.text.as_str()),
            goal.partition.map_or_else(Cell::empty, |partition| {
                Cell::text(match partition {
                    Partition::District => "district",
                    Partition::Region => "region",
                })
            }),
        ]
    });
    section("goals", ["goal", "sense", "metric", "group", "year", "priority", "parts", "text", "partition"], entries)
}
