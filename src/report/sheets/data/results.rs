//! The sections that hold the plan: from `[purchases]` to `[modes]`.

use super::{flag, fraction, money, position, section, whole};
use crate::formulation::GoalKind;
use crate::index::{BudgetIx, ItemIx, ObjectIx, OptionIx};
use crate::instance::PriceSet;
use crate::plan::{Barrier, Cause, GoalLine, PricedRow, Purchase, SplitAt};
use crate::report::context::Context;
use crate::report::keys;
use crate::report::table::{Cell, Row};
use crate::solve::Side;

pub(super) fn rows<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    bought(context, "purchases", &context.document.plan.purchases)
        .chain(bought(context, "fees", &context.document.plan.fees))
        .chain(expenses(context))
        .chain(dearest(context))
        .chain(orders(context))
        .chain(coverage(context))
        .chain(results(context))
        .chain(served(context))
        .chain(leaves(context))
        .chain(splits(context))
        .chain(prices(context))
        .chain(reasons(context))
        .chain(modes(context))
}

/// `[dearest]`, where prices are not certain.
fn dearest<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let entries = context.plan().dearest.iter().map(|own| {
        vec![
            Cell::text(budget_id(context, own.line.budget)),
            whole(context.year(own.line.year)),
            Cell::text(positions(own.set)),
            money(own.line.spent),
        ]
    });
    let any = !context.plan().dearest.is_empty();
    any.then(|| section("dearest", ["budget", "year", "tenders", "spent"], entries)).into_iter().flatten()
}

/// The positions of the tenders that come in at their upper prices: `0,2`.
fn positions(set: PriceSet) -> String {
    set.positions().map(|at| at.to_string()).collect::<Vec<_>>().join(",")
}

fn object_id<'a>(context: &Context<'a>, object: ObjectIx) -> &'a str {
    context.instance().objects.id.get(object.at()).map_or("", String::as_str)
}

fn option_id<'a>(context: &Context<'a>, option: OptionIx) -> &'a str {
    context.instance().options.get(option.at()).map_or("", |option| option.id.as_str())
}

fn item_id<'a>(context: &Context<'a>, item: ItemIx) -> &'a str {
    context.instance().items.get(item.at()).map_or("", |item| item.id.as_str())
}

fn budget_id<'a>(context: &Context<'a>, budget: BudgetIx) -> &'a str {
    context.instance().budgets.get(budget.at()).map_or("", |budget| budget.id.as_str())
}

/// `[purchases]` and `[fees]` have the same columns.
fn bought<'a>(context: &'a Context<'_>, name: &str, lines: &'a [Purchase]) -> impl Iterator<Item = Row> + 'a {
    let entries = lines.iter().map(|line| {
        vec![
            Cell::text(object_id(context, line.object)),
            Cell::text(option_id(context, line.option)),
            whole(context.year(line.year)),
            line.payer.map_or_else(Cell::empty, |payer| Cell::text(budget_id(context, payer))),
            whole(line.quantity.get()),
            money(line.unit_price),
            money(line.sum),
        ]
    });
    section(name, ["object", "option", "year", "payer", "quantity", "unit_price", "sum"], entries)
}

/// `[expenses]`, where there are any.
fn expenses<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let lines = &context.document.plan.expenses;
    let entries = lines.iter().map(|line| {
        let (cause, object, district) = match line.cause {
            Cause::Site(object, _) => ("site", Cell::text(object_id(context, object)), Cell::empty()),
            Cause::Delivery(district, _) => ("delivery", Cell::empty(), Cell::text(context.district(district))),
        };
        vec![
            Cell::text(cause),
            object,
            district,
            Cell::text(option_id(context, line.cause.option())),
            whole(context.year(line.year)),
            line.payer.map_or_else(Cell::empty, |payer| Cell::text(budget_id(context, payer))),
            whole(line.quantity.get()),
            money(line.unit_price),
            money(line.sum),
        ]
    });
    let columns = ["cause", "object", "district", "option", "year", "payer", "quantity", "unit_price", "sum"];
    (!lines.is_empty()).then(|| section("expenses", columns, entries)).into_iter().flatten()
}

fn coverage<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let columns = [
        "need",
        "group",
        "year",
        "objects",
        "needed",
        "before",
        "after",
        "full_before",
        "full_after",
        "stock_before",
        "stock_after",
    ];
    let entries = context.plan().coverage.iter().map(|line| {
        let need = context.instance().needs.get(line.need.at()).map_or("", |need| need.id.as_str());
        let mut cells = vec![Cell::text(need), Cell::text(keys::group(&line.group)), whole(context.year(line.year))];
        let counts = [
            line.objects,
            line.needed,
            line.before,
            line.after,
            line.full_before,
            line.full_after,
            line.stock.0,
            line.stock.1,
        ];
        cells.extend(counts.map(|count| whole(count.get())));
        cells
    });
    section("coverage", columns, entries)
}

fn results<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let entries = context.plan().rules.iter().enumerate().map(|(at, result)| {
        vec![position(at), fraction(result.achieved), flag(result.met), fraction(result.shortfall)]
    });
    section("results", ["row", "achieved", "met", "shortfall"], entries)
}

fn served<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let columns = [
        "position", "kind", "rule", "goal", "tier", "text", "scale", "minimise", "value", "bound", "proof", "lowest",
        "step",
    ];
    let entries = context.plan().goals.iter().enumerate().map(|(at, line)| served_cells(at, line));
    section("served", columns, entries)
}

fn served_cells(at: usize, line: &GoalLine) -> Vec<Cell> {
    let (kind, rule, goal, tier) = match &line.kind {
        GoalKind::Shortfall(rule) => ("shortfall", whole(*rule), Cell::empty(), Cell::empty()),
        GoalKind::Model { goal, tier } => {
            ("model", Cell::empty(), position(goal.at()), Cell::text(tier.clone().unwrap_or_default()))
        }
        GoalKind::Lowest { goal, .. } => ("lowest", Cell::empty(), position(goal.at()), Cell::empty()),
        GoalKind::Severity => ("severity", Cell::empty(), Cell::empty(), Cell::empty()),
        GoalKind::Money => ("money", Cell::empty(), Cell::empty(), Cell::empty()),
    };
    vec![
        position(at),
        Cell::text(kind),
        rule,
        goal,
        tier,
        Cell::text(line.text.as_str()),
        whole(line.scale),
        flag(line.minimise),
        whole(line.value),
        whole(line.bound),
        Cell::text(keys::proof(line.proof)),
        match line.kind {
            GoalKind::Lowest { count, .. } => whole(count),
            _ => Cell::empty(),
        },
        whole(line.step),
    ]
}

/// `[orders]`, where items are ordered for all objects together.
fn orders<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let columns = ["item", "year", "payer", "quantity", "unit_price", "sum", "used", "spare"];
    let entries = context.document.plan.orders.iter().map(|line| {
        vec![
            Cell::text(item_id(context, line.item)),
            whole(context.year(line.year)),
            line.payer.map_or_else(Cell::empty, |payer| Cell::text(budget_id(context, payer))),
            whole(line.quantity.get()),
            money(line.unit_price),
            money(line.sum),
            whole(line.used.get()),
            whole(line.spare.get()),
        ]
    });
    has_orders(context).then(|| section("orders", columns, entries)).into_iter().flatten()
}

/// Whether any item is ordered for all objects together.
fn has_orders(context: &Context<'_>) -> bool {
    context.instance().ordered_items().next().is_some()
}

fn row_key(context: &Context<'_>, row: PricedRow) -> String {
    match row {
        PricedRow::Budget(budget, year, set) => {
            let of = format!("{}:{}", budget_id(context, budget), context.year(year));
            if set == PriceSet::GIVEN { format!("budget:{of}") } else { format!("upper:{}:{of}", positions(set)) }
        }
        PricedRow::Rule(at) => format!("rule:{at}"),
        PricedRow::SharePart(priority) => format!("share-part:{priority}"),
        PricedRow::ShareFull(priority) => format!("share-full:{priority}"),
        PricedRow::Goal(at) => format!("goal:{at}"),
        PricedRow::Ordered(item, year) => format!("ordered:{}:{}", item_id(context, item), context.year(year)),
        PricedRow::Spare(item, year) => format!("spare:{}:{}", item_id(context, item), context.year(year)),
        PricedRow::Covered(goal, group) => format!("covered:{}:{}", goal.at(), group.at()),
        PricedRow::Below(goal, count, group) => format!("below:{}:{count}:{}", goal.at(), group.at()),
    }
}

fn leaves<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let entries = context.document.plan.goals.iter().enumerate().flat_map(move |(served, line)| {
        line.leaves.iter().enumerate().map(move |(at, leaf)| {
            let off = leaf.off.iter().map(|row| row_key(context, *row)).collect::<Vec<_>>().join(" ");
            vec![position(served), position(at), Cell::text(off), Cell::text(leaf.bound.to_string())]
        })
    });
    section("leaves", ["served", "leaf", "off", "bound"], entries)
}

fn splits<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let entries = context.plan().goals.iter().enumerate().flat_map(move |(served, line)| {
        line.leaves.iter().enumerate().flat_map(move |(at, leaf)| {
            leaf.splits.iter().map(move |split| {
                let (side, quantity) = match split.side {
                    Side::AtMost(most) => ("at-most", most),
                    Side::AtLeast(least) => ("at-least", least),
                };
                let side = [Cell::text(side), whole(quantity)];
                let [object, option, year, goal, group, item, band] = split_cells(context, split.at);
                let place = [position(served), position(at), object, option, year].into_iter();
                let order = [item, band].into_iter().filter(|_| has_orders(context));
                place.chain(side).chain([goal, group]).chain(order).collect()
            })
        })
    });
    let columns = ["served", "leaf", "object", "option", "year", "side", "quantity", "goal", "group"];
    let order = ["item", "band"].into_iter().filter(|_| has_orders(context));
    section("splits", columns.into_iter().chain(order), entries)
}

/// What is split at: object, option, year, goal, group, item, band.
fn split_cells(context: &Context<'_>, at: SplitAt) -> [Cell; 7] {
    let mut cells = [(); 7].map(|()| Cell::empty());
    match at {
        SplitAt::Bought { object, option, year } => {
            cells[0] = Cell::text(object_id(context, object));
            cells[1] = Cell::text(option_id(context, option));
            cells[2] = whole(context.year(year));
        }
        SplitAt::Covered { goal, group } => {
            cells[3] = position(goal.at());
            cells[4] = position(group.at());
        }
        SplitAt::Lots { item, band, year } => {
            cells[2] = whole(context.year(year));
            cells[5] = Cell::text(item_id(context, item));
            cells[6] = position(band);
        }
    }
    cells
}

fn prices<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let entries = context.document.plan.goals.iter().enumerate().flat_map(move |(served, line)| {
        line.leaves.iter().enumerate().flat_map(move |(at, leaf)| {
            leaf.prices.iter().map(move |(row, price)| {
                let (row, price) = (row_key(context, *row), price.to_string());
                vec![position(served), position(at), Cell::text(row), Cell::text(price)]
            })
        })
    });
    section("prices", ["served", "leaf", "row", "multiplier"], entries)
}

/// `[reasons]`: why each object gets what it gets of each option that concerns it; rivals are positions in `[objects]`.
fn reasons<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let entries = context.plan().reasons.iter().map(|reason| {
        let rivals = reason.rivals.iter().map(|rival| rival.at().to_string()).collect::<Vec<_>>().join(" ");
        vec![
            Cell::text(object_id(context, reason.object)),
            Cell::text(option_id(context, reason.option)),
            Cell::text(reason.code.name()),
            reason.score.map_or_else(Cell::empty, whole),
            reason.goal.map_or_else(Cell::empty, position),
            Cell::text(rivals),
            reason.barrier.map_or_else(Cell::empty, |barrier| {
                Cell::text(match barrier {
                    Barrier::Rule(at) => format!("rule:{at}"),
                    Barrier::Share(at) => format!("share:{at}"),
                    Barrier::Order(item) => format!("order:{}", item_id(context, item)),
                })
            }),
        ]
    });
    section("reasons", ["object", "option", "reason", "score", "served", "rivals", "barrier"], entries)
}

/// `[modes]`: what each way of putting rural objects first gives, where that is compared.
fn modes<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Row> + 'a {
    let tables = &context.plan().modes;
    let entries = tables.iter().flat_map(|table| {
        table.lines.iter().map(|line| {
            vec![
                position(table.priority),
                Cell::text(table.metric.as_str()),
                Cell::text(keys::mode(line.mode)),
                flag(line.chosen),
                Cell::text(keys::outcome(line.outcome)),
                whole(line.rural),
                whole(line.urban),
                Cell::text(keys::proof(line.proof)),
                whole(line.lost),
            ]
        })
    });
    let columns = ["priority", "metric", "mode", "chosen", "outcome", "rural", "urban", "proof", "lost"];
    (!tables.is_empty()).then(|| section("modes", columns, entries)).into_iter().flatten()
}
