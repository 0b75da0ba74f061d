//! The plan as the JSON object of `plan --json`. Keys are stable; changes only add.

use serde_json::{Map, Value, json};

use super::Document;
use super::context::Context;
use super::keys;
use super::words::{Unit, missing, rule_unit};
use crate::diagnostic::DiagnosticJson;
use crate::formulation::GoalKind;
use crate::fraction::Fraction;
use crate::index::{BudgetIx, GoalIx};
use crate::instance::{Limit, RuleRow};
use crate::lang::{self, Lang};
use crate::money::Money;
use crate::plan::{Cause, GoalLine, ModeOutcome, Purchase, RuleResult};
use crate::programme::{RuralMode, is_money};
use crate::solve::Proof;

/// The version of the shape.
const SCHEMA: u32 = 1;

/// The object; `seconds` are for read, solve and write.
pub(super) fn plan(document: &Document<'_>, seconds: [f64; 3]) -> Value {
    let context = Context::new(document);
    let (instance, plan) = (document.instance, document.plan);
    let [read, solve, write] = seconds;
    let goals = |wanted: fn(&GoalKind) -> bool| -> Vec<Value> {
        plan.goals.iter().filter(|line| wanted(&line.kind)).map(|line| goal(&context, line)).collect()
    };
    let rows = instance.rules.iter().zip(&plan.rules);
    let mut out = json!({
        "schema": SCHEMA,
        "model": instance.programme,
        "status": keys::status(plan.status),
        "goals": model_goals(&context),
        "ties": goals(|kind| matches!(kind, GoalKind::Severity | GoalKind::Money)),
        "shortfalls": goals(|kind| matches!(kind, GoalKind::Shortfall(_))),
        "budgets": budgets(&context),
        "dearest": dearest(&context),
        "commitments": commitments(&context),
        "service": service(&context),
        "purchases": purchases(&context, &plan.purchases),
        "fees": purchases(&context, &plan.fees),
        "expenses": expenses(&context),
        "orders": orders(&context),
        "coverage": coverage(&context),
        "evenness": evenness(&context),
        "rules": rows.map(|(row, result)| rule(&context, row, result)).collect::<Vec<_>>(),
        "modes": modes(&context),
        "diagnostics": diagnostics(&context),
        "input_sha256": instance.input_sha256,
        "model_sha256": instance.model_sha256,
        "seconds": { "read": read, "solve": solve, "write": write },
    });
    if let Some(object) = out.as_object_mut().filter(|_| plan.stopped) {
        object.insert("stopped".to_owned(), Value::Bool(true));
    }
    let bounded = plan.goals.iter().find(|line| line.proof == Proof::C && line.kind.is_model());
    if let (Some(line), Some(object)) = (bounded, out.as_object_mut()) {
        let missing = goal(&context, line).get_mut("missing_at_most").map(Value::take);
        object.insert("missing_at_most".to_owned(), missing.unwrap_or_default());
    }
    out
}

/// The warnings and notes of the input.
fn diagnostics(context: &Context<'_>) -> Vec<DiagnosticJson> {
    let findings = context.document.findings.iter().map(|finding| DiagnosticJson::new(finding, &context.words));
    let told = context.instance().assumptions.iter().filter(|own| own.tells_of_money());
    findings.chain(told.map(|own| DiagnosticJson::note(own.key, context.tell(own.key, &own.args)))).collect()
}

/// A whole number; text when it does not fit in 64 bits.
pub(super) fn whole_json(n: i128) -> Value {
    i64::try_from(n).map_or_else(|_| Value::from(n.to_string()), Value::from)
}

/// An amount in tenge: whole where whole, else with its tiyn.
pub(crate) fn amount_json(money: Money) -> Value {
    let (tenge, tiyn) = money.tenge_and_tiyn();
    if tiyn == 0 { Value::from(tenge) } else { Value::from(money.in_tenge_for_cell()) }
}

/// A goal; money in tenge, everything else in whole points, which weighted goals say.
fn goal(context: &Context<'_>, line: &GoalLine) -> Value {
    let unit = unit(context, line);
    let number = |points: i128| match (unit, i64::try_from(points)) {
        (Some("tenge"), Ok(tiyn)) => amount_json(Money::from_tiyn(tiyn)),
        _ => whole_json(points),
    };
    let mut out = json!({
        "goal": line.text,
        "value": number(line.value),
        "bound": number(line.bound),
        "label": keys::proof(line.proof),
    });
    if let Some(object) = out.as_object_mut() {
        if let Some(unit) = unit {
            object.insert("unit".to_owned(), Value::from(unit));
        }
        if line.scale != 1 {
            object.insert("scale".to_owned(), Value::from(line.scale));
        }
        if line.proof == Proof::C {
            object.insert("missing_at_most".to_owned(), number(missing(line)));
        }
    }
    out
}

/// The model's goals; the levels of a leximin goal make one entry.
fn model_goals(context: &Context<'_>) -> Vec<Value> {
    let lines: Vec<&GoalLine> = context.plan().goals.iter().filter(|line| line.kind.is_model()).collect();
    let levels = lines.chunk_by(|a, b| a.kind.leximin().is_some_and(|goal| b.kind.leximin() == Some(goal)));
    levels
        .flat_map(|lines| match lines.first().and_then(|line| line.kind.leximin()) {
            Some(at) => vec![leximin(context, at, lines)],
            None => lines.iter().map(|line| goal(context, line)).collect(),
        })
        .collect()
}

/// A leximin goal: the shares of its groups in ascending order, and what is proved about its levels.
fn leximin(context: &Context<'_>, at: GoalIx, lines: &[&GoalLine]) -> Value {
    let shares = context.plan().shares.iter().find(|shares| shares.goal == at);
    let groups = shares.map(|shares| shares.groups.as_slice()).unwrap_or_default();
    let group = |own: &crate::plan::GroupShare| {
        let name = context.instance().groups.get(own.group.at()).map(|group| keys::group(&group.kind));
        json!({ "group": name, "covered": whole_json(own.covered), "units_needed": whole_json(own.needed) })
    };
    let levels = lines.iter().map(|line| {
        let mut level = goal(context, line);
        if let (GoalKind::Lowest { count, .. }, Some(entries)) = (&line.kind, level.as_object_mut()) {
            entries.insert("lowest".to_owned(), Value::from(*count));
        }
        level
    });
    let text = lines.first().map(|line| line.text.split(": lowest ").next().unwrap_or_default());
    json!({
        "goal": text,
        "value": groups.iter().map(|own| whole_json(own.basis_points())).collect::<Vec<_>>(),
        "unit": "basis points",
        "label": keys::proof(lines.iter().map(|line| line.proof).max().unwrap_or(Proof::A)),
        "groups": groups.iter().map(group).collect::<Vec<_>>(),
        "levels": levels.collect::<Vec<_>>(),
    })
}

/// The unit of a goal's values where it is not that of its metric.
fn unit(context: &Context<'_>, line: &GoalLine) -> Option<&'static str> {
    let instance = context.instance();
    match &line.kind {
        GoalKind::Money => Some("tenge"),
        GoalKind::Model { goal, tier } => {
            let goal = instance.goals.get(goal.at())?;
            let rural = instance.priorities.get(goal.priority).map(|priority| priority.rural);
            if is_money(&goal.metric.terms) {
                Some("tenge")
            } else {
                (tier.is_none() && matches!(rural, Some(RuralMode::Weight(_)))).then_some("points")
            }
        }
        GoalKind::Lowest { .. } => Some("basis points"),
        GoalKind::Shortfall(_) | GoalKind::Severity => None,
    }
}

fn budget_id(context: &Context<'_>, budget: BudgetIx) -> String {
    context.instance().budgets.get(budget.at()).map(|budget| budget.id.clone()).unwrap_or_default()
}

/// Yearly fees after the horizon.
fn commitments(context: &Context<'_>) -> Vec<Value> {
    let line = |line: &crate::plan::Commitment| {
        json!({
            "source": line.payer.map(|payer| budget_id(context, payer)),
            "option": context.instance().options.get(line.option.at()).map(|option| option.id.as_str()),
            "year": line.year.get(),
            "units": line.units.get(),
            "sum": amount_json(line.sum),
        })
    };
    context.plan().commitments.iter().map(line).collect()
}

/// What is bought, retires and works of options that retire within the plan.
fn service(context: &Context<'_>) -> Vec<Value> {
    let line = |line: &crate::plan::ServiceLine| {
        json!({
            "option": context.instance().options.get(line.option.at()).map(|option| option.id.as_str()),
            "year": context.year(line.year),
            "bought": line.bought.get(),
            "replacing": line.replacing.get(),
            "retired": line.retired.get(),
            "in_use": line.in_use.get(),
        })
    };
    context.plan().service.iter().map(line).collect()
}

fn budgets(context: &Context<'_>) -> Vec<Value> {
    let is_open =
        |line: &crate::plan::BudgetLine| context.instance().budgets.get(line.budget.at()).is_some_and(|own| own.open);
    let line = |line: &crate::plan::BudgetLine| {
        json!({
            "open": is_open(line),
            "source": budget_id(context, line.budget),
            "year": context.year(line.year),
            "limit": amount_json(line.limit),
            "spent": amount_json(line.spent),
            "carried": amount_json(line.carried),
            "left": amount_json(line.left()),
        })
    };
    context.plan().budgets.iter().map(line).collect()
}

/// Each budget at the prices that leave it least; none where prices are certain.
fn dearest(context: &Context<'_>) -> Vec<Value> {
    let line = |own: &crate::plan::DearestLine| {
        let upper = context.instance().tenders.of(own.set).map(|tender| tender.id.as_str());
        json!({
            "source": budget_id(context, own.line.budget),
            "year": context.year(own.line.year),
            "upper": upper.collect::<Vec<_>>(),
            "spent": amount_json(own.line.spent),
            "left": amount_json(own.line.left()),
        })
    };
    context.plan().dearest.iter().map(line).collect()
}

/// Lines of one object, option, year and unit price are one purchase with several payers.
fn purchases(context: &Context<'_>, lines: &[Purchase]) -> Vec<Value> {
    let same = |a: &Purchase, b: &Purchase| {
        (a.object, a.option, a.year, a.unit_price) == (b.object, b.option, b.year, b.unit_price)
    };
    lines.chunk_by(same).filter_map(|lines| purchase(context, lines)).collect()
}

fn purchase(context: &Context<'_>, lines: &[Purchase]) -> Option<Value> {
    let instance = context.instance();
    let first = lines.first()?;
    let payers = lines
        .iter()
        .filter_map(|line| Some(json!({ "source": budget_id(context, line.payer?), "sum": amount_json(line.sum) })));
    Some(json!({
        "object": instance.objects.id.get(first.object.at()),
        "option": instance.options.get(first.option.at()).map(|option| option.id.as_str()),
        "year": context.year(first.year),
        "quantity": lines.iter().map(|line| line.quantity.get()).sum::<i64>(),
        "unit_price": amount_json(first.unit_price),
        "sum": amount_json(lines.iter().map(|line| line.sum).sum()),
        "payers": payers.collect::<Vec<_>>(),
    }))
}

/// What no single purchase costs, one entry per payer.
fn expenses(context: &Context<'_>) -> Vec<Value> {
    let instance = context.instance();
    let line = |line: &crate::plan::Expense| {
        let (cause, object, district) = match line.cause {
            Cause::Site(object, _) => ("site", instance.objects.id.get(object.at()), None),
            Cause::Delivery(district, _) => ("delivery", None, Some(context.district(district))),
        };
        json!({
            "cause": cause,
            "object": object,
            "district": district,
            "option": instance.options.get(line.cause.option().at()).map(|option| option.id.as_str()),
            "year": context.year(line.year),
            "source": line.payer.map(|payer| budget_id(context, payer)),
            "quantity": line.quantity.get(),
            "unit_price": amount_json(line.unit_price),
            "sum": amount_json(line.sum),
        })
    };
    context.plan().expenses.iter().map(line).collect()
}

/// What is ordered of items for all objects together, with what is used and left over.
fn orders(context: &Context<'_>) -> Vec<Value> {
    let line = |line: &crate::plan::OrderLine| {
        let item = context.instance().items.get(line.item.at());
        json!({
            "item": item.map(|item| item.id.as_str()),
            "year": context.year(line.year),
            "source": line.payer.map(|payer| budget_id(context, payer)),
            "lots": item.and_then(|item| item.order.as_ref()).map(|order| order.lots_of(line.quantity.get())),
            "quantity": line.quantity.get(),
            "unit_price": amount_json(line.unit_price),
            "sum": amount_json(line.sum),
            "used": line.used.get(),
            "spare": line.spare.get(),
        })
    };
    context.plan().orders.iter().map(line).collect()
}

fn coverage(context: &Context<'_>) -> Vec<Value> {
    let line = |line: &crate::plan::CoverageLine| {
        json!({
            "need": context.instance().needs.get(line.need.at()).map(|need| need.id.as_str()),
            "group": keys::group(&line.group),
            "year": context.year(line.year),
            "objects": line.objects.get(),
            "units_needed": line.needed.get(),
            "before": line.before.get(),
            "after": line.after.get(),
            "full_before": line.full_before.get(),
            "full_after": line.full_after.get(),
        })
    };
    context.plan().coverage.iter().map(line).collect()
}

/// How evenly needs are covered at the end of the plan; fractions are exact, what is undefined is null.
fn evenness(context: &Context<'_>) -> Vec<Value> {
    let side = |own: &crate::plan::Evenness| {
        let exact = |value: Option<Fraction>| value.map(|value| value.to_string());
        let lowest =
            own.lowest.as_ref().map(|(district, share)| json!({ "district": district, "share": share.to_string() }));
        json!({ "gini": exact(own.gini), "rural_less_urban": exact(own.gap), "lowest": lowest })
    };
    let entry = |need: crate::index::NeedIx| {
        let [before, after] = context.plan().evenness(need, context.last_year());
        json!({
            "need": context.instance().needs.get(need.at()).map(|need| need.id.as_str()),
            "year": context.year(context.last_year()),
            "before": side(&before),
            "after": side(&after),
        })
    };
    super::sheets::spread_needs(context).into_iter().map(entry).collect()
}

fn rule(context: &Context<'_>, row: &RuleRow, result: &RuleResult) -> Value {
    let unit = rule_unit(row);
    let (direction, limit) = match row.limit {
        Limit::AtLeast(limit) => ("at_least", limit),
        Limit::AtMost(limit) => ("at_most", limit),
    };
    let group = context.instance().groups.get(row.group.at()).map(|group| keys::group(&group.kind));
    json!({
        "rule": row.id,
        "kind": row.kind.name(),
        "group": group,
        "year": context.year(row.year),
        "direction": direction,
        "limit": measured(unit, limit),
        "achieved": measured(unit, result.achieved),
        "met": result.met,
        "soft": row.soft,
        "shortfall": measured(Unit::Points, result.shortfall),
    })
}

/// A share in per cent (cut off, never rounded up), an amount in tenge, any other number as it is.
fn measured(unit: Unit, value: Fraction) -> Value {
    match (unit, value.to_whole()) {
        (Unit::Share, _) => Value::from(lang::share_percent(Lang::En, value)),
        (_, Some(n)) => whole_json(n),
        (Unit::Tenge, None) => tiyn(value).map_or_else(|| Value::from(value.to_string()), amount_json),
        (_, None) => Value::from(value.to_string()),
    }
}

/// Tenge as an amount, when they are whole tiyn.
fn tiyn(tenge: Fraction) -> Option<Money> {
    let tiyn = tenge.checked_mul(Fraction::whole(100))?.to_whole()?;
    i64::try_from(tiyn).ok().map(Money::from_tiyn)
}

fn modes(context: &Context<'_>) -> Vec<Value> {
    let instance = context.instance();
    let table = |table: &crate::plan::ModeTable| {
        let lines = table.lines.iter().map(|line| {
            if line.outcome != ModeOutcome::Planned {
                let outcome = keys::outcome(line.outcome);
                return json!({ "rural_first": keys::mode(line.mode), "chosen": line.chosen, "outcome": outcome });
            }
            json!({
                "rural_first": keys::mode(line.mode),
                "chosen": line.chosen,
                "outcome": keys::outcome(line.outcome),
                "rural": whole_json(line.rural),
                "urban": whole_json(line.urban),
                "total": whole_json(line.rural.saturating_add(line.urban)),
                "lost": whole_json(line.lost),
                "label": keys::proof(line.proof),
            })
        });
        let mut out = Map::new();
        let programme = instance.priorities.get(table.priority).map(|priority| priority.programme.as_str());
        out.insert("programme".to_owned(), Value::from(programme));
        out.insert("metric".to_owned(), Value::from(table.metric.as_str()));
        out.insert("lines".to_owned(), lines.collect());
        Value::Object(out)
    };
    context.plan().modes.iter().map(table).collect()
}
