//! Why an object gets what it gets: for a terminal, and as JSON.

use serde_json::{Value, json};

use super::Document;
use super::context::Context;
use super::json::{amount_json, whole_json};
use super::keys;
use super::sheets::reason_words;
use super::table::Number;
use crate::args;
use crate::index::{NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::Instance;
use crate::money::Money;
use crate::plan::{Cause, Change, NoWhatIf, Reason, ReasonCode, Shift, WhatIf, Wish};
use crate::quantity::Units;
use crate::solve::Proof;

/// How many of those who would lose or gain are named.
const NAMED: usize = 5;

/// What would follow from a wish about a reason's object and option.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// What the plan gives and why.
    pub reason: &'a Reason,
    /// The wish that was tried, with what came of it; `None`: nothing to try.
    pub tried: Option<(Wish, Result<WhatIf, NoWhatIf>)>,
}

/// The answers about `object`, as lines of text.
pub fn explanation(document: &Document<'_>, object: ObjectIx, answers: &[Answer<'_>]) -> String {
    let context = Context::new(document);
    let mut lines = vec![heading(&context, object)];
    lines.extend(origin(&context, object));
    for answer in answers {
        lines.push(String::new());
        lines.extend(of_option(&context, answer));
    }
    lines.join("\n") + "\n"
}

fn heading(context: &Context<'_>, object: ObjectIx) -> String {
    let own = context.object(object);
    let place = context.place(own.rural);
    let name = if own.name.is_empty() { own.id } else { own.name };
    let args = args![name = name, id = own.id, district = own.district, place = place];
    // Without codes the district and the name stand for one.
    context.tell(if own.id.ends_with(name) { "explain-title-name" } else { "explain-title" }, &args)
}

/// Where its row stands in the input.
fn origin(context: &Context<'_>, object: ObjectIx) -> Option<String> {
    let (row, sheet) = source(context.instance(), object)?;
    let file = context.document.input_file;
    Some(context.tell("explain-source", &args![row = row.to_string(), sheet = sheet, file = file]))
}

fn source(instance: &Instance, object: ObjectIx) -> Option<(u32, &str)> {
    let (row, sheet) = *instance.objects.source.get(object.at())?;
    let sheet = instance.objects.sheets.get(usize::try_from(sheet).ok()?)?;
    Some((row, sheet))
}

fn of_option(context: &Context<'_>, answer: &Answer<'_>) -> Vec<String> {
    let reason = answer.reason;
    let mut lines = vec![context.option(reason.option)];
    let needs = needs(context.instance(), reason.option);
    lines.extend(needs.iter().map(|need| {
        let [norm, have] = standing(context.instance(), *need, reason.object);
        context.tell("explain-need", &args![need = context.need(*need), norm = norm, have = have])
    }));
    let args = args![lacks = reason.lacks, gets = reason.gets, sum = spent(context, reason)];
    lines.push(context.tell(if reason.gets > Units::ZERO { "explain-gets" } else { "explain-gets-nothing" }, &args));
    lines.push(context.tell("explain-why", &args![why = reason_words(context, reason)]));
    if let Some(cost) = missing_cost(context.instance(), reason) {
        lines.push(context.tell("explain-cost", &args![sum = cost]));
    }
    if let Some((wish, outcome)) = &answer.tried {
        lines.extend(tried(context, reason, *wish, outcome));
    }
    lines.into_iter().enumerate().map(|(at, line)| if at == 0 { line } else { format!("  {line}") }).collect()
}

/// The needs that an option fills.
fn needs(instance: &Instance, option: OptionIx) -> Vec<NeedIx> {
    let data = instance.options.get(option.at());
    data.map(|own| own.gives.iter().map(|(need, _)| *need).collect()).unwrap_or_default()
}

/// The norm and the stock at the end of the plan, before purchases.
fn standing(instance: &Instance, need: NeedIx, object: ObjectIx) -> [Units; 2] {
    let last = YearIx::new(instance.horizon().saturating_sub(1));
    let own = instance.needs.get(need.at());
    own.map_or([Units::ZERO; 2], |own| [own.need.get(object, last), own.have.get(object, last)])
}

/// What the plan pays for the option at the object: purchases, fees and its site cost. Deliveries are the district's.
fn spent(context: &Context<'_>, reason: &Reason) -> Money {
    let plan = context.plan();
    let about = (reason.object, reason.option);
    let paid = plan.purchases.iter().chain(&plan.fees).filter(|line| (line.object, line.option) == about);
    let site = plan.expenses.iter().filter(|line| line.cause == Cause::Site(reason.object, reason.option));
    paid.map(|line| line.sum).chain(site.map(|line| line.sum)).sum()
}

/// What everything that the plan leaves lacking would cost in the first year in which it may be bought, site cost and all; `None`
/// where nothing is left, or where it also depends on orders, deliveries or fees.
fn missing_cost(instance: &Instance, reason: &Reason) -> Option<Money> {
    let data = instance.options.get(reason.option.at())?;
    let left = reason.lacks.shortage_after(reason.gets);
    let is_ordered = |item: &crate::index::ItemIx| instance.items.get(item.at()).is_some_and(|own| own.order.is_some());
    let fee = data.yearly.get(reason.object.at()).copied().unwrap_or_default();
    let depends = data.items.iter().any(|(item, _)| is_ordered(item)) || fee + data.delivery > Money::ZERO;
    if left == Units::ZERO || depends {
        return None;
    }
    let open = data.years.iter().position(|open| *open).map(YearIx::new)?;
    let site = data.fixed.get(reason.object.at()).copied().unwrap_or_default();
    data.price.get(reason.object, open).checked_times(left)?.checked_add(site)
}

fn tried(context: &Context<'_>, reason: &Reason, wish: Wish, outcome: &Result<WhatIf, NoWhatIf>) -> Vec<String> {
    let (object, is_tie) = (reason.object, reason.code == ReasonCode::Tie);
    let begin = match wish {
        Wish::Everything => "explain-if-everything",
        Wish::Nothing => "explain-if-nothing",
    };
    let found = match outcome {
        Err(why) => return vec![context.tell(begin, &args![then = context.say(no_plan_key(*why))])],
        Ok(found) => found,
    };
    let change = found.first_change(context.plan());
    let unchanged = if is_tie { "explain-no-loss-tie" } else { "explain-no-loss" };
    let then = change.map_or_else(|| context.say(unchanged), |change| goal_change(context, found, change));
    let mut lines = vec![context.tell(begin, &args![then = then])];
    let others = found.shifts.iter().filter(|shift| shift.object != object);
    let (losing, gaining): (Vec<_>, Vec<_>) = others.partition(|shift| shift.after < shift.before);
    lines.extend(named(context, "explain-losing", &losing));
    lines.extend(named(context, "explain-gaining", &gaining));
    lines
}

const fn no_plan_key(why: NoWhatIf) -> &'static str {
    match why {
        NoWhatIf::Settled => "explain-settled",
        NoWhatIf::Impossible => "explain-impossible",
        NoWhatIf::Stopped => "explain-stopped",
    }
}

/// What a goal has in the plan and with the wish, and whether anything better with the wish is excluded.
fn goal_change(context: &Context<'_>, found: &WhatIf, change: Change) -> String {
    let (Some(own), Some(other)) = (context.plan().goals.get(change.goal), found.goals.get(change.goal)) else {
        return String::new();
    };
    let number = |points: i128| context.number(context.goal_number(own, points));
    let key = match (change.found > 0, own.kind.is_tie_break(), other.proof) {
        (false, ..) => "explain-better",
        // What is found is worse, but something as good as the plan is not excluded.
        (true, ..) if other.proof == Proof::C && change.at_least <= 0 => "explain-unknown",
        (true, true, Proof::A) => "explain-tie-proved",
        (true, true, Proof::B) => "explain-tie-solver",
        (true, true, Proof::C) => "explain-tie",
        (true, false, Proof::A) => "explain-loss-proved",
        (true, false, Proof::B) => "explain-loss-solver",
        (true, false, Proof::C) => "explain-loss",
    };
    let args = args![
        goal = context.goal(own),
        before = number(own.value),
        after = number(other.value),
        bound = number(other.bound)
    ];
    context.tell(key, &args)
}

fn named(context: &Context<'_>, key: &str, shifts: &[&Shift]) -> Option<String> {
    let several = context.instance().options.len() > 1;
    let one = |shift: &&&Shift| {
        let by = context.number(Number::Count(shift.after.get() - shift.before.get()));
        let by = if shift.after > shift.before { format!("+{by}") } else { by };
        let name = context.name_apart(shift.object);
        let option = context.option(shift.option);
        let key = if several { "explain-shift-option" } else { "explain-shift" };
        context.tell(key, &args![name = name, by = by, option = option])
    };
    let names: Vec<String> = shifts.iter().take(NAMED).map(|shift| one(&shift)).collect();
    let list = names.join(", ");
    let more = shifts.len().saturating_sub(NAMED);
    let list = if more > 0 { context.tell("rivals-more", &args![names = list, count = more]) } else { list };
    (!shifts.is_empty()).then(|| context.tell(key, &args![names = list]))
}

/// The answers about `object`, for programs.
pub fn explanation_json(document: &Document<'_>, object: ObjectIx, answers: &[Answer<'_>]) -> Value {
    let context = Context::new(document);
    let own = context.object(object);
    let (row, sheet) = source(document.instance, object).unwrap_or_default();
    json!({
        "schema": 1,
        "object": own.id,
        "name": own.name,
        "district": own.district,
        "region": own.region,
        "rural": own.rural,
        "source": { "file": document.input_file, "sheet": sheet, "row": row },
        "options": answers.iter().map(|answer| option_json(&context, answer)).collect::<Vec<_>>(),
    })
}

fn option_json(context: &Context<'_>, answer: &Answer<'_>) -> Value {
    let (instance, reason) = (context.instance(), answer.reason);
    let id = |object: ObjectIx| instance.objects.id.get(object.at()).map_or("", String::as_str);
    let need = |need: &NeedIx| {
        let [norm, have] = standing(instance, *need, reason.object);
        json!({ "need": instance.needs.get(need.at()).map(|own| &own.id), "norm": norm.get(), "have": have.get() })
    };
    json!({
        "option": instance.options.get(reason.option.at()).map(|own| &own.id),
        "needs": needs(instance, reason.option).iter().map(need).collect::<Vec<_>>(),
        "lacks": reason.lacks.get(),
        "gets": reason.gets.get(),
        "spent": amount_json(spent(context, reason)),
        "missing_cost": missing_cost(instance, reason).map(amount_json),
        "reason": reason.code.name(),
        "text": reason_words(context, reason),
        "goal": reason.goal.and_then(|at| context.plan().goals.get(at)).map(|goal| &goal.text),
        "rivals": reason.rivals.iter().map(|rival| id(*rival)).collect::<Vec<_>>(),
        "what_if": answer.tried.as_ref().map(|(wish, outcome)| tried_json(context, *wish, outcome)),
    })
}

fn tried_json(context: &Context<'_>, wish: Wish, outcome: &Result<WhatIf, NoWhatIf>) -> Value {
    let wish = match wish {
        Wish::Everything => "everything",
        Wish::Nothing => "nothing",
    };
    let found = match outcome {
        Ok(found) => found,
        Err(why) => {
            let status = match why {
                NoWhatIf::Settled => "settled",
                NoWhatIf::Impossible => "impossible",
                NoWhatIf::Stopped => "stopped",
            };
            return json!({ "wish": wish, "status": status });
        }
    };
    let (instance, plan) = (context.instance(), context.plan());
    let loss = found.first_change(plan).and_then(|loss| {
        let (own, other) = (plan.goals.get(loss.goal)?, found.goals.get(loss.goal)?);
        Some(json!({
            "goal": own.text, "scale": own.scale, "before": whole_json(own.value), "after": whole_json(other.value), "label": keys::proof(other.proof),
            "bound": whole_json(other.bound), "lost": whole_json(loss.found), "lost_at_least": whole_json(loss.at_least),
        }))
    });
    let shift = |shift: &Shift| {
        json!({
            "object": instance.objects.id.get(shift.object.at()),
            "option": instance.options.get(shift.option.at()).map(|own| &own.id),
            "before": shift.before.get(), "after": shift.after.get(),
        })
    };
    json!({
        "wish": wish, "status": "planned", "loss": loss,
        "changes": found.shifts.iter().map(shift).collect::<Vec<_>>(),
    })
}
