//! A frontier as the JSON object of `frontier --json`. Keys are stable; changes only add.

use serde_json::{Value, json};

use crate::diagnostic::DiagnosticJson;
use crate::fraction::Fraction;
use crate::index::BudgetIx;
use crate::instance::Instance;
use crate::lang::Catalogue;
use crate::money::Money;
use crate::plan::{Frontier, Least, Point, PriceOfMoney, Target};
use crate::report::json::{amount_json, whole_json as whole};
use crate::report::{Document, keys};

/// The version of the shape.
const SCHEMA: u32 = 1;

/// The object.
pub(in crate::report) fn frontier(document: &Document<'_>, frontier: &Frontier) -> Value {
    let instance = document.instance;
    let subject = &frontier.subject;
    let words = Catalogue::new(document.lang);
    let findings = document.findings.iter().map(|finding| DiagnosticJson::new(finding, &words));
    let dearer = frontier.dearer.map(|own| {
        json!({ "percent": own.percent, "value": own.total.map(whole), "lost": own.total.map(|n| whole(own.now - n)),
            "label": keys::proof(own.proof) })
    });
    json!({
        "schema": SCHEMA,
        "model": instance.programme,
        "varied": frontier.varied.iter().map(|own| source(instance, *own)).collect::<Vec<_>>(),
        "other_budgets": frontier.others,
        "metric": subject.metric.text,
        "year": instance.years.get(subject.year.at()),
        "is_models_goal": subject.is_own,
        "all": subject.whole.map(|own| whole(own.all)),
        "covered_before": subject.whole.map(|own| whole(own.before)),
        "present": frontier.present.map(amount_json),
        "staircase": frontier.is_staircase,
        "points": frontier.points.iter().map(point).collect::<Vec<_>>(),
        "enough": frontier.enough.map(least),
        "rules_hold_from": frontier.holds_from.map(least),
        "target": frontier.target.as_ref().map(target),
        "price_of_money": frontier.prices.iter().map(|own| price(instance, own)).collect::<Vec<_>>(),
        "dearer": dearer,
        "complete": frontier.is_complete,
        "diagnostics": findings.collect::<Vec<_>>(),
        "input_sha256": instance.input_sha256,
        "model_sha256": instance.model_sha256,
    })
}

fn source(instance: &Instance, budget: BudgetIx) -> Value {
    instance.budgets.get(budget.at()).map_or(Value::Null, |own| Value::from(own.id.as_str()))
}

fn point(own: &Point) -> Value {
    let planned = own.outcome == crate::plan::ModeOutcome::Planned;
    let value = |n: i128| planned.then(|| whole(n));
    let money = |amount: Money| planned.then(|| amount_json(amount));
    json!({
        "budget": amount_json(own.amount),
        "present": own.is_present,
        "outcome": keys::outcome(own.outcome),
        "value": value(own.total),
        "rural": value(own.rural),
        "urban": value(own.urban),
        "spent": money(own.spent),
        "least_budget": money(own.needed).filter(|_| own.is_least),
        "label": planned.then(|| keys::proof(own.proof)),
        "bound": own.bound.map(whole),
        "ceiling": own.ceiling.map(whole),
    })
}

fn least(own: Least) -> Value {
    json!({ "budget": amount_json(own.amount), "value": whole(own.total), "label": keys::proof(own.proof) })
}

fn target(own: &Target) -> Value {
    match own {
        Target::Reached { least: own, in_order } => {
            let mut told = least(*own);
            if let Some(object) = told.as_object_mut() {
                object.insert("status".to_owned(), Value::from("reached"));
                object.insert("value_in_model_order".to_owned(), in_order.map_or(Value::Null, whole));
            }
            told
        }
        Target::Impossible(own) => json!({
            "status": "impossible", "most": whole(own.most), "label": keys::proof(own.proof),
            "blocked_rural": whole(own.rural), "blocked_urban": whole(own.urban),
        }),
        Target::NotFound => json!({ "status": "not_found" }),
    }
}

fn price(instance: &Instance, own: &PriceOfMoney) -> Value {
    let steps = own.steps.iter().map(|step| {
        json!({ "budget_change": step.tenge, "value_change": step.change.map(whole), "label": keys::proof(step.proof) })
    });
    let [less, more] = own.slopes.map(|slope| slope.map(|slope: Fraction| slope.to_string()));
    json!({
        "source": source(instance, own.budget),
        "value": whole(own.total),
        "next": own.next.map(|next| {
            json!({ "extra": amount_json(next.extra), "gain": whole(next.gain), "label": keys::proof(next.proof) })
        }),
        "more_improves_nothing": own.is_full,
        "steps": steps.collect::<Vec<_>>(),
        "slope_per_million": { "less": less, "more": more },
    })
}
