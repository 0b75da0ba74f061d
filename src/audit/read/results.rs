//! Sections `[purchases]` to `[prices]`: what the plan says.

use super::super::data::{
    COVERAGE_COLUMNS, Cause, CoverageLine, Data, Dearest, Expense, Group, Leaf, Payment, Price, PricedRow, Proof,
    RuleResult, Served, ServedKind, Side, Split, SplitAt,
};
use super::super::entry::Entry;
use super::super::sections::Sections;
use super::super::tenders::PriceSet;
use super::ordering::read_orders;
use super::{MOST, MOST_MONEY, need_ids, option_ids, year};
use crate::diagnostic::Diagnostics;

/// Reads what the plan says.
pub(super) fn read_results(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    let columns = ["object", "option", "year", "payer", "quantity", "unit_price", "sum"];
    data.purchases = sections.read("purchases", &columns, findings, |entry| read_payment(entry, data));
    data.fees = sections.read("fees", &columns, findings, |entry| read_payment(entry, data));
    read_expenses(sections, data, findings);
    read_dearest(sections, data, findings);
    read_orders(sections, data, findings);
    let columns: Vec<&str> = ["need", "group", "year"].into_iter().chain(COVERAGE_COLUMNS).collect();
    data.coverage = sections.read("coverage", &columns, findings, |entry| read_coverage(entry, data));
    data.results = sections.read("results", &["row", "achieved", "met", "shortfall"], findings, |entry| {
        entry.own_position("row");
        let (achieved, shortfall) = (entry.fraction("achieved"), entry.fraction("shortfall"));
        Some(RuleResult { at: entry.at, met: entry.flag("met")?, achieved: achieved?, shortfall: shortfall? })
    });
    read_served(sections, data, findings);
}

fn read_payment(entry: &mut Entry<'_, '_>, data: &Data) -> Option<Payment> {
    let object = read_object(entry, data)?;
    let option = entry.id("option", option_ids(&data.options), "[options]")?;
    let Paid { year, payer, quantity, unit_price, sum } = read_paid(entry, data)?;
    Some(Payment { at: entry.at, object, option, year, payer, quantity, unit_price, sum })
}

fn read_paid(entry: &mut Entry<'_, '_>, data: &Data) -> Option<Paid> {
    let year = year(entry, "year", &data.years)?;
    let budgets = data.budgets.iter().map(|budget| budget.id.as_str());
    let payer = match entry.text("payer").as_str() {
        "" => None,
        _ => Some(entry.id("payer", budgets, "[budgets]")?),
    };
    let quantity = entry.count("quantity", MOST)?;
    let unit_price = entry.count("unit_price", MOST_MONEY)?;
    Some(Paid { year, payer, quantity, unit_price, sum: entry.integer("sum")? })
}

/// What no single purchase costs; a plan without such expenses has no such section.
fn read_expenses(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    if !sections.has_column("expenses", "cause") {
        return;
    }
    let columns = ["cause", "object", "district", "option", "year", "payer", "quantity", "unit_price", "sum"];
    data.expenses = sections.read("expenses", &columns, findings, |entry| {
        let is_site = entry.word("cause", &["site", "delivery"])? == 0;
        let option = entry.id("option", option_ids(&data.options), "[options]")?;
        let cause = if is_site {
            Cause::Site { object: read_object(entry, data)?, option }
        } else {
            let districts = data.districts.iter().map(String::as_str);
            Cause::Delivery { district: entry.id("district", districts, "[objects] district")?, option }
        };
        let Paid { year, payer, quantity, unit_price, sum } = read_paid(entry, data)?;
        Some(Expense { at: entry.at, cause, year, payer, quantity, unit_price, sum })
    });
}

/// The year and the money of a line.
struct Paid {
    year: usize,
    payer: Option<usize>,
    quantity: i64,
    unit_price: i64,
    sum: i128,
}

/// What a plan says of the prices that leave each budget least; a plan of certain prices has no such section.
fn read_dearest(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    if !sections.has_column("dearest", "budget") {
        return;
    }
    data.dearest = sections.read("dearest", &["budget", "year", "tenders", "spent"], findings, |entry| {
        let budgets = data.budgets.iter().map(|budget| budget.id.as_str());
        let budget = entry.id("budget", budgets, "[budgets]")?;
        let year = year(entry, "year", &data.years)?;
        let Some(set) = PriceSet::parse(&entry.text("tenders"), data.tenders.ids.len()) else {
            entry.refuse("tenders", "0,2");
            return None;
        };
        Some(Dearest { at: entry.at, budget, year, set, spent: entry.integer("spent")? })
    });
}

fn read_coverage(entry: &mut Entry<'_, '_>, data: &Data) -> Option<CoverageLine> {
    let need = entry.id("need", need_ids(&data.needs), "[needs]")?;
    let text = entry.text("group");
    let (kind, name) = text.split_once(':').unwrap_or((&text, ""));
    let Some(group) = Group::new(kind, name) else {
        entry.refuse("group", "all | rural | urban | district:… | region:…");
        return None;
    };
    let year = year(entry, "year", &data.years)?;
    let mut counts = [0; 8];
    for (count, column) in counts.iter_mut().zip(COVERAGE_COLUMNS) {
        *count = entry.integer(column)?;
    }
    Some(CoverageLine { at: entry.at, need, group, year, counts })
}

fn read_served(sections: &Sections<'_>, data: &mut Data, findings: &mut Diagnostics) {
    let columns = ["position", "kind", "rule", "goal", "tier", "scale", "minimise", "value", "bound", "proof"];
    let mut served = sections.read("served", &columns, findings, |entry| {
        entry.own_position("position");
        read_goal_line(entry, data.goals.len())
    });
    let columns = ["served", "leaf", "off", "bound"];
    sections.read("leaves", &columns, findings, |entry| {
        let of = entry.position("served", served.len()).and_then(|at| served.get_mut(at))?;
        let leaf = entry.count("leaf", MOST)?;
        if usize::try_from(leaf) != Ok(of.leaves.len()) {
            entry.refuse("leaf", &of.leaves.len().to_string());
        }
        let off = entry.text("off");
        let off: Option<Vec<PricedRow>> = off.split_whitespace().map(|row| read_row(row, data)).collect();
        if off.is_none() {
            entry.refuse("off", "share-part:n | share-full:n");
        }
        let bound = entry.integer("bound")?;
        let leaf = Leaf { at: entry.at, off: off?, splits: Vec::new(), bound, prices: Vec::new() };
        of.leaves.push(leaf);
        Some(())
    });
    let columns = ["served", "leaf", "object", "option", "year", "side", "quantity"];
    sections.read("splits", &columns, findings, |entry| {
        let goal = entry.position("served", served.len())?;
        let leaves = &mut served.get_mut(goal)?.leaves;
        let leaf = entry.position("leaf", leaves.len())?;
        let split = read_split(entry, data)?;
        leaves.get_mut(leaf)?.splits.push(split);
        Some(())
    });
    sections.read("prices", &["served", "leaf", "row", "multiplier"], findings, |entry| {
        let goal = entry.position("served", served.len())?;
        let leaves = &mut served.get_mut(goal)?.leaves;
        let leaf = entry.position("leaf", leaves.len())?;
        let row = read_row(&entry.text("row"), data);
        if row.is_none() {
            entry.refuse(
                "row",
                "budget:[budgets]:n | rule:n | share-part:n | share-full:n | goal:n | covered:n:n | below:n:n:n | ordered:[ordering]:n | spare:[ordering]:n",
            );
        }
        let price = Price { at: entry.at, row: row?, multiplier: entry.integer("multiplier")? };
        leaves.get_mut(leaf)?.prices.push(price);
        Some(())
    });
    data.served = served;
}

fn read_split(entry: &mut Entry<'_, '_>, data: &Data) -> Option<Split> {
    let at = if !entry.text("item").is_empty() {
        let item = entry.id("item", data.ordering.iter().map(|item| item.id.as_str()), "[ordering]")?;
        let band = entry.position("band", data.ordering.get(item)?.bands.len())?;
        SplitAt::Lots { item, band, year: year(entry, "year", &data.years)? }
    } else if entry.text("goal").is_empty() {
        let object = read_object(entry, data)?;
        let option = entry.id("option", option_ids(&data.options), "[options]")?;
        SplitAt::Bought { object, option, year: year(entry, "year", &data.years)? }
    } else {
        let goal = entry.position("goal", data.goals.len())?;
        SplitAt::Covered { goal, group: entry.position("group", data.groups.len())? }
    };
    let side = entry.word("side", &["at-most", "at-least"])?;
    let quantity = entry.count("quantity", MOST)?;
    Some(Split { at, side: if side == 0 { Side::AtMost(quantity) } else { Side::AtLeast(quantity) } })
}

fn read_object(entry: &mut Entry<'_, '_>, data: &Data) -> Option<usize> {
    let object = data.object_at.get(&entry.text("object")).copied();
    if object.is_none() {
        entry.refuse("object", "[objects]");
    }
    object
}

fn read_goal_line(entry: &mut Entry<'_, '_>, goals: usize) -> Option<Served> {
    let kind = match entry.word("kind", &["shortfall", "model", "severity", "money", "lowest"])? {
        0 => ServedKind::Shortfall(entry.count("rule", MOST)?),
        1 => {
            let tier = Some(entry.text("tier")).filter(|tier| !tier.is_empty());
            ServedKind::Model { goal: entry.position("goal", goals)?, tier }
        }
        2 => ServedKind::Severity,
        3 => ServedKind::Money,
        _ => ServedKind::Lowest { goal: entry.position("goal", goals)?, count: entry.count("lowest", MOST)? },
    };
    let proof = entry.word("proof", &["A", "B", "C"])?;
    let proof = [Proof::A, Proof::B, Proof::C].get(proof).copied()?;
    Some(Served {
        at: entry.at,
        kind,
        text: entry.text("text"),
        scale: entry.count("scale", MOST)?,
        minimise: entry.flag("minimise")?,
        value: entry.integer("value")?,
        bound: entry.integer("bound")?,
        proof,
        leaves: Vec::new(),
    })
}

/// A priced row: `budget:ID:YEAR`, `upper:TENDERS:ID:YEAR`, `rule:N`, `share-part:N`, `share-full:N`, `goal:N`, `covered:GOAL:GROUP`,
/// `below:GOAL:COUNT:GROUP`, `ordered:ITEM:YEAR`, `spare:ITEM:YEAR`.
fn read_row(text: &str, data: &Data) -> Option<PricedRow> {
    let (kind, rest) = text.split_once(':')?;
    let position = |len: usize| rest.parse::<usize>().ok().filter(|at| *at < len);
    match kind {
        "budget" | "upper" => {
            let (tenders, rest) = if kind == "upper" { rest.split_once(':')? } else { ("", rest) };
            let (id, year) = rest.rsplit_once(':')?;
            let year: i64 = year.parse().ok()?;
            Some(PricedRow::Budget {
                budget: data.budgets.iter().position(|budget| budget.id == id)?,
                year: data.years.iter().position(|own| *own == year)?,
                set: PriceSet::parse(tenders, data.tenders.ids.len())?,
            })
        }
        "rule" => position(data.rules.len()).map(PricedRow::Rule),
        "ordered" | "spare" => {
            let (id, year) = rest.rsplit_once(':')?;
            let year: i64 = year.parse().ok()?;
            let item = data.ordering.iter().position(|item| item.id == id)?;
            let year = data.years.iter().position(|own| *own == year)?;
            Some(if kind == "ordered" { PricedRow::Ordered { item, year } } else { PricedRow::Spare { item, year } })
        }
        "share-part" => position(data.priorities.len()).map(PricedRow::SharePart),
        "share-full" => position(data.priorities.len()).map(PricedRow::ShareFull),
        "goal" => position(usize::MAX).map(PricedRow::Goal),
        "covered" => {
            let (goal, group) = rest.split_once(':')?;
            Some(PricedRow::Covered { goal: goal.parse().ok()?, group: group.parse().ok()? })
        }
        "below" => {
            let (goal, rest) = rest.split_once(':')?;
            let (count, group) = rest.split_once(':')?;
            let [goal, group] = [goal.parse().ok()?, group.parse().ok()?];
            Some(PricedRow::Below { goal, count: count.parse().ok()?, group })
        }
        _ => None,
    }
}
