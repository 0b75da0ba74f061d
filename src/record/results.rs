//! The sections that hold the plan: from `[purchases]` to `[modes]`.

use super::line::{Line, Table, entries};
use super::programme::rural_mode;
use super::rows;
use super::run::meta;
use crate::audit::Sections;
use crate::formulation::GoalKind;
use crate::index::{BudgetIx, GoalIx, GroupIx, ItemIx, ObjectIx, OptionIx};
use crate::instance::Instance;
use crate::plan::{
    Cause, CertificateLeaf, CertificateSplit, Expense, GoalLine, KeyUse, ModeLine, ModeOutcome, ModeTable, OrderLine,
    PaidLine, Purchase, ReasonCode, SplitAt, Told, ToldReason,
};
use crate::solve::{Proof, Side};

/// What a plan says that does not follow from its instance and its purchases.
pub(super) fn read(sections: &Sections<'_>, instance: &Instance) -> Option<Told> {
    let meta = meta(sections)?;
    let number = |key: &str| meta.get(key)?.parse::<usize>().ok();
    Some(Told {
        purchases: purchases(sections, "purchases", instance)?,
        fees: purchases(sections, "fees", instance)?,
        expenses: entries(sections, "expenses", |line| expense(instance, &line))?,
        orders: entries(sections, "orders", |line| order(instance, &line))?,
        dearest: entries(sections, "dearest", |line| dearest(instance, &line))?,
        goals: goals(sections, instance)?,
        reasons: entries(sections, "reasons", |line| reason(instance, &line))?,
        modes: modes(sections)?,
        key: KeyUse { objects: number("key_objects")?, proved: number("key_proved")? == 1 },
        stopped: number("stopped")? == 1,
    })
}

fn object_at(instance: &Instance, line: &Line<'_, '_>) -> Option<ObjectIx> {
    instance.objects.id.binary_search(&line.text("object")).ok().map(ObjectIx::new)
}

fn option_at(instance: &Instance, line: &Line<'_, '_>) -> Option<OptionIx> {
    line.id("option", instance.options.iter().map(|option| &option.id)).map(OptionIx::new)
}

fn item_at(instance: &Instance, line: &Line<'_, '_>) -> Option<ItemIx> {
    line.id("item", instance.items.iter().map(|item| &item.id)).map(ItemIx::new)
}

/// The budget in a cell that may be empty.
fn payer(instance: &Instance, line: &Line<'_, '_>) -> Option<Option<BudgetIx>> {
    line.perhaps("payer", |line, column| line.id(column, instance.budgets.iter().map(|own| &own.id)).map(BudgetIx::new))
}

fn purchases(sections: &Sections<'_>, name: &str, instance: &Instance) -> Option<Vec<Purchase>> {
    entries(sections, name, |line| {
        Some(Purchase {
            object: object_at(instance, &line)?,
            option: option_at(instance, &line)?,
            year: line.year("year", &instance.years)?,
            payer: payer(instance, &line)?,
            quantity: line.units("quantity")?,
            unit_price: line.money("unit_price")?,
            sum: line.money("sum")?,
        })
    })
}

fn expense(instance: &Instance, line: &Line<'_, '_>) -> Option<Expense> {
    let option = option_at(instance, line)?;
    let cause = match line.text("cause").as_str() {
        "site" => Cause::Site(object_at(instance, line)?, option),
        "delivery" => {
            let district = instance.districts.binary_search(&line.text("district")).ok()?;
            Cause::Delivery(u32::try_from(district).ok()?, option)
        }
        _ => return None,
    };
    Some(Expense {
        cause,
        year: line.year("year", &instance.years)?,
        payer: payer(instance, line)?,
        quantity: line.units("quantity")?,
        unit_price: line.money("unit_price")?,
        sum: line.money("sum")?,
    })
}

fn order(instance: &Instance, line: &Line<'_, '_>) -> Option<OrderLine> {
    Some(OrderLine {
        item: item_at(instance, line)?,
        year: line.year("year", &instance.years)?,
        payer: payer(instance, line)?,
        quantity: line.units("quantity")?,
        unit_price: line.money("unit_price")?,
        sum: line.money("sum")?,
        used: line.units("used")?,
        spare: line.units("spare")?,
    })
}

fn dearest(instance: &Instance, line: &Line<'_, '_>) -> Option<PaidLine> {
    Some(PaidLine {
        set: rows::price_set(&line.text("tenders"))?,
        budget: BudgetIx::new(line.id("budget", instance.budgets.iter().map(|own| &own.id))?),
        year: line.year("year", &instance.years)?,
        spent: line.money("spent")?,
    })
}

fn goals(sections: &Sections<'_>, instance: &Instance) -> Option<Vec<GoalLine>> {
    let mut goals = entries(sections, "served", |line| goal(&line))?;
    let leaf = |goals: &mut Vec<GoalLine>, line: &Line<'_, '_>| -> Option<(usize, usize)> {
        let (served, at) = (line.position("served")?, line.position("leaf")?);
        goals.get(served)?.leaves.get(at).map(|_| (served, at))
    };
    for line in Table::of(sections, "leaves")?.lines() {
        let off = line.text("off");
        let off = off.split_whitespace().map(|key| rows::priced(instance, key)).collect::<Option<_>>()?;
        let bound = line.number("bound")?;
        let own = CertificateLeaf { off, splits: Vec::new(), prices: Vec::new(), bound };
        goals.get_mut(line.position("served")?)?.leaves.push(own);
    }
    for line in Table::of(sections, "splits").iter().flat_map(Table::lines) {
        let ((served, at), split) = (leaf(&mut goals, &line)?, split(instance, &line)?);
        goals.get_mut(served)?.leaves.get_mut(at)?.splits.push(split);
    }
    for line in Table::of(sections, "prices")?.lines() {
        let (served, at) = leaf(&mut goals, &line)?;
        let price = (rows::priced(instance, &line.text("row"))?, line.number("multiplier")?);
        goals.get_mut(served)?.leaves.get_mut(at)?.prices.push(price);
    }
    Some(goals)
}

fn goal(line: &Line<'_, '_>) -> Option<GoalLine> {
    let goal = |line: &Line<'_, '_>| line.position("goal").map(GoalIx::new);
    let kind = match line.text("kind").as_str() {
        "shortfall" => GoalKind::Shortfall(line.number("rule")?),
        "model" => GoalKind::Model { goal: goal(line)?, tier: line.some_text("tier") },
        "lowest" => GoalKind::Lowest { goal: goal(line)?, count: line.number("lowest")? },
        "severity" => GoalKind::Severity,
        "money" => GoalKind::Money,
        _ => return None,
    };
    Some(GoalLine {
        kind,
        text: line.text("text"),
        value: line.number("value")?,
        bound: line.number("bound")?,
        scale: line.number("scale")?,
        step: line.number("step")?,
        proof: proof(&line.text("proof"))?,
        minimise: line.flag("minimise")?,
        leaves: Vec::new(),
    })
}

fn proof(text: &str) -> Option<Proof> {
    match text {
        "A" => Some(Proof::A),
        "B" => Some(Proof::B),
        "C" => Some(Proof::C),
        _ => None,
    }
}

fn split(instance: &Instance, line: &Line<'_, '_>) -> Option<CertificateSplit> {
    let quantity = line.number("quantity")?;
    let side = match line.text("side").as_str() {
        "at-most" => Side::AtMost(quantity),
        "at-least" => Side::AtLeast(quantity),
        _ => return None,
    };
    let at = if line.some_text("item").is_some() {
        let year = line.year("year", &instance.years)?;
        SplitAt::Lots { item: item_at(instance, line)?, band: line.position("band")?, year }
    } else if line.some_text("object").is_some() {
        let year = line.year("year", &instance.years)?;
        SplitAt::Bought { object: object_at(instance, line)?, option: option_at(instance, line)?, year }
    } else {
        let (goal, group) = (line.position("goal")?, line.position("group")?);
        SplitAt::Covered { goal: GoalIx::new(goal), group: GroupIx::new(group) }
    };
    Some(CertificateSplit { at, side })
}

fn reason(instance: &Instance, line: &Line<'_, '_>) -> Option<ToldReason> {
    let objects = instance.objects.len();
    let rival = |at: &str| at.parse().ok().filter(|at| *at < objects).map(ObjectIx::new);
    let name = line.text("reason");
    Some(ToldReason {
        object: object_at(instance, line)?,
        option: option_at(instance, line)?,
        code: ReasonCode::ALL.into_iter().find(|code| code.name() == name)?,
        score: line.perhaps("score", Line::number)?,
        goal: line.perhaps("served", Line::position)?,
        rivals: line.text("rivals").split_whitespace().map(rival).collect::<Option<_>>()?,
        barrier: line.perhaps("barrier", |line, column| rows::barrier(instance, &line.text(column)))?,
    })
}

/// The lines of a table stand together.
fn modes(sections: &Sections<'_>) -> Option<Vec<ModeTable>> {
    let mut tables: Vec<ModeTable> = Vec::new();
    for line in Table::of(sections, "modes").iter().flat_map(Table::lines) {
        let (priority, metric) = (line.position("priority")?, line.text("metric"));
        if tables.last().is_none_or(|table| table.priority != priority) {
            tables.push(ModeTable { priority, metric, lines: Vec::new() });
        }
        let outcome = match line.text("outcome").as_str() {
            "planned" => ModeOutcome::Planned,
            "impossible" => ModeOutcome::Impossible,
            "not_found" => ModeOutcome::NotFound,
            _ => return None,
        };
        tables.last_mut()?.lines.push(ModeLine {
            mode: rural_mode(&line.text("mode"))?,
            chosen: line.flag("chosen")?,
            outcome,
            rural: line.number("rural")?,
            urban: line.number("urban")?,
            proof: proof(&line.text("proof"))?,
            lost: line.number("lost")?,
        });
    }
    Some(tables)
}
