//! Two plans side by side: what their inputs, money, coverage, goals and rules differ in, and who gets more or less.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Document;
use super::context::{Context, ObjectWords};
use super::json::{amount_json, whole_json};
use super::keys;
use super::table::Number;
use crate::args;
use crate::index::{ObjectIx, OptionIx, YearIx};
use crate::instance::{DecisionKind, GroupKind, Instance, Need, OptionData};
use crate::money::Money;
use crate::plan::{CoverageLine, GoalLine, Plan};

/// How many of those who get more or less are named.
const NAMED: usize = 10;

/// Two plans; `b` is the later one.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// One.
    pub a: Document<'a>,
    /// The other.
    pub b: Document<'a>,
}

/// What an object gets of an option by the end of each plan.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shift {
    object: String,
    name: String,
    district: String,
    option: String,
    label: String,
    units: [i64; 2],
}

/// A goal as it is compared: its words, its value and their scale, its value as it is shown, its label.
type ShownGoal = (String, i128, i64, String, &'static str);

/// What each plan has under one key.
type Two<T> = [Option<T>; 2];

/// Whether the plans differ in anything that is compared.
pub fn differs(pair: &Pair<'_>) -> bool {
    let differing = |value: &Value| value.as_array().is_some_and(|list| !list.is_empty());
    let compared = comparison_json(pair, ["", ""]);
    ["inputs", "budgets", "coverage", "goals", "rules", "options", "changes"]
        .iter()
        .any(|key| differing(&compared[*key]))
}

/// The comparison as text; `files` are the names of the two plans.
pub fn comparison(pair: &Pair<'_>, files: [&str; 2]) -> String {
    let context = Context::new(&pair.b);
    let mut lines = vec![context.tell("compare-title", &args![a = files[0], b = files[1]])];
    let inputs = inputs(pair);
    let words: Vec<String> = inputs.iter().map(|key| context.say(&format!("compare-input-{key}"))).collect();
    lines.push(match words.as_slice() {
        [] => context.say("compare-same-input"),
        _ => context.tell("compare-inputs", &args![what = words.join(", ")]),
    });
    for (key, list) in ["compare-only-a", "compare-only-b"].into_iter().zip(alone(pair)) {
        let names: Vec<&str> = list.iter().take(NAMED).map(|(_, name)| name.as_str()).collect();
        let more = if list.len() > NAMED { ", …" } else { "" };
        let args = args![count = list.len(), names = names.join(", ") + more];
        lines.extend((!list.is_empty()).then(|| context.tell(key, &args)));
    }
    lines.extend(budgets(pair, &context).into_iter().map(|(_, line)| line));
    lines.extend(capped(&context, coverage(pair, &context).into_iter().map(|(_, line)| line).collect()));
    lines.extend(goals(pair, &context).into_iter().filter_map(|(_, line)| line));
    lines.extend(capped(&context, rules(pair, &context).into_iter().map(|(_, line)| line).collect()));
    lines.extend(options(pair, &context).into_iter().map(|(_, line)| line));
    let shifts = shifts(pair);
    let (less, more): (Vec<_>, Vec<_>) = shifts.iter().partition(|shift| shift.units[1] < shift.units[0]);
    for (key, list) in [("compare-less", less), ("compare-more", more)] {
        lines.extend(named(&context, key, &list));
    }
    if !differs(pair) {
        lines.push(context.say("compare-same"));
    }
    lines.join("\n") + "\n"
}

/// The first lines of a kind.
fn capped(context: &Context<'_>, mut lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(NAMED);
    lines.truncate(NAMED);
    lines.extend((more > 0).then(|| context.tell("text-more", &args![count = more])));
    lines
}

/// The comparison for programs.
pub fn comparison_json(pair: &Pair<'_>, files: [&str; 2]) -> Value {
    let context = Context::new(&pair.b);
    let values = |list: Vec<(Value, String)>| list.into_iter().map(|(value, _)| value).collect::<Vec<_>>();
    let shift = |shift: &Shift| {
        json!({
            "object": shift.object, "name": shift.name, "district": shift.district, "option": shift.option,
            "a": shift.units[0], "b": shift.units[1],
        })
    };
    json!({
        "schema": 1,
        "a": files[0],
        "b": files[1],
        "inputs": inputs(pair),
        "objects": alone(pair).map(|list| list.into_iter().map(|(id, _)| id).collect::<Vec<_>>()),
        "budgets": values(budgets(pair, &context)),
        "coverage": values(coverage(pair, &context)),
        "goals": goals(pair, &context).into_iter().map(|(value, _)| value).collect::<Vec<_>>(),
        "rules": values(rules(pair, &context)),
        "options": values(options(pair, &context)),
        "changes": shifts(pair).iter().map(shift).collect::<Vec<_>>(),
    })
}

/// In what the plans' inputs differ, as the ends of message keys. Norms, stock, places and prices are those of the objects that
/// both plans have.
fn inputs(pair: &Pair<'_>) -> Vec<&'static str> {
    let [a, b] = [pair.a.instance, pair.b.instance];
    let both: Vec<[ObjectIx; 2]> = common(pair);
    let at = |side: usize| both.iter().filter_map(move |pair| pair.get(side).copied());
    let differ = |what: &dyn Fn(&Instance, &[ObjectIx]) -> String| {
        what(a, &at(0).collect::<Vec<_>>()) != what(b, &at(1).collect::<Vec<_>>())
    };
    let differing = [
        ("objects", both.len() < a.objects.len() || both.len() < b.objects.len()),
        ("places", differ(&places)),
        ("needs", differ(&needs)),
        ("options", differ(&|own, _| format!("{:?}", own.options.iter().map(|option| &option.id).collect::<Vec<_>>()))),
        ("prices", differ(&prices)),
        ("budgets", differ(&|own, _| format!("{:?}", own.budgets))),
        ("rules", differ(&|own, _| format!("{:?}", own.rules))),
        ("goals", differ(&|own, _| format!("{:?}{:?}", own.goals, own.priorities))),
        ("decisions", decisions(a) != decisions(b)),
        ("lottery", a.customer.seed != b.customer.seed),
        ("years", a.years != b.years),
    ];
    differing.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| key).collect()
}

/// The positions of the objects that both plans have, by code.
fn common(pair: &Pair<'_>) -> Vec<[ObjectIx; 2]> {
    let [a, b] = [pair.a.instance, pair.b.instance];
    let positions = ObjectIx::all(a.objects.len()).zip(&a.objects.id);
    positions.filter_map(|(at, id)| Some([at, ObjectIx::new(b.objects.id.binary_search(id).ok()?)])).collect()
}

fn places(instance: &Instance, objects: &[ObjectIx]) -> String {
    let place = |object: &ObjectIx| {
        let own = ObjectWords::of(instance, *object);
        (own.district.to_owned(), own.region.to_owned(), own.rural)
    };
    format!("{:?}", objects.iter().map(place).collect::<Vec<_>>())
}

fn needs(instance: &Instance, objects: &[ObjectIx]) -> String {
    let years = YearIx::all(instance.horizon());
    let of = |need: &Need, object: &ObjectIx| {
        years.clone().map(|year| (need.need.get(*object, year), need.have.get(*object, year))).collect::<Vec<_>>()
    };
    let need = |need: &Need| (need.id.clone(), objects.iter().map(|object| of(need, object)).collect::<Vec<_>>());
    format!("{:?}", instance.needs.iter().map(need).collect::<Vec<_>>())
}

fn prices(instance: &Instance, objects: &[ObjectIx]) -> String {
    let years = YearIx::all(instance.horizon());
    let of = |option: &OptionData, object: &ObjectIx| {
        let prices = years.clone().map(|year| option.price.get(*object, year)).collect::<Vec<_>>();
        (prices, option.yearly.get(object.at()).copied(), option.fixed.get(object.at()).copied())
    };
    let option = |own: &OptionData| {
        (own.id.clone(), own.delivery, objects.iter().map(|object| of(own, object)).collect::<Vec<_>>())
    };
    format!("{:?}{:?}", instance.options.iter().map(option).collect::<Vec<_>>(), instance.items)
}

/// Decisions by the codes of their objects.
fn decisions(instance: &Instance) -> Vec<(&str, DecisionKind)> {
    let id = |object: ObjectIx| instance.objects.id.get(object.at()).map_or("", String::as_str);
    instance.decisions.iter().map(|own| (id(own.object), own.kind)).collect()
}

/// The objects that only one of the plans has: their codes and names.
fn alone(pair: &Pair<'_>) -> [Vec<(String, String)>; 2] {
    let both = common(pair);
    [(&pair.a, 0), (&pair.b, 1)].map(|(document, side): (&Document<'_>, usize)| {
        let context = Context::new(document);
        let known: BTreeSet<ObjectIx> = both.iter().filter_map(|pair| pair.get(side).copied()).collect();
        let own = ObjectIx::all(document.instance.objects.len()).filter(|object| !known.contains(object));
        own.map(|object| (context.object(object).id.to_owned(), context.name_apart(object))).collect()
    })
}

/// The entries of two lists by their keys, in the order of the second list and then of the first; equal pairs are left out.
fn paired<T: PartialEq>(lists: [Vec<(String, T)>; 2]) -> Vec<(String, Two<T>)> {
    let [a, b] = lists;
    let mut order: Vec<String> = b.iter().chain(&a).map(|(key, _)| key.clone()).collect();
    let mut seen = BTreeSet::new();
    order.retain(|key| seen.insert(key.clone()));
    let [mut a, mut b] = [a, b].map(|list| list.into_iter().collect::<BTreeMap<String, T>>());
    let pairs = order.into_iter().map(|key| {
        let pair = [a.remove(&key), b.remove(&key)];
        (key, pair)
    });
    pairs.filter(|(_, [a, b])| a != b).collect()
}

fn budgets(pair: &Pair<'_>, context: &Context<'_>) -> Vec<(Value, String)> {
    let lines = |document: &Document<'_>| {
        let own = Context::new(document);
        let line = |line: &crate::plan::BudgetLine| {
            let id = document.instance.budgets.get(line.budget.at()).map_or("", |budget| budget.id.as_str());
            let year = own.year(line.year);
            let name =
                own.tell("compare-budget-name", &args![source = own.budget(line.budget), year = year.to_string()]);
            (format!("{id} {year}"), (name, line.limit, line.spent))
        };
        document.plan.budgets.iter().map(line).collect::<Vec<_>>()
    };
    let told = |(key, [a, b]): (String, Two<(String, Money, Money)>)| {
        let none = (String::new(), Money::ZERO, Money::ZERO);
        let (id, year) = key.rsplit_once(' ').unwrap_or((&key, ""));
        let (a, b) = (a.unwrap_or_else(|| none.clone()), b.unwrap_or(none));
        let name = if b.0.is_empty() { a.0 } else { b.0 };
        let value = json!({
            "source": id, "year": year.parse::<u16>().ok(), "limit": [amount_json(a.1), amount_json(b.1)],
            "spent": [amount_json(a.2), amount_json(b.2)],
        });
        let args = args![name = name, limit_a = a.1, limit_b = b.1, spent_a = a.2, spent_b = b.2];
        (value, context.tell(if a.1 == b.1 { "compare-spent" } else { "compare-budget" }, &args))
    };
    paired([lines(&pair.a), lines(&pair.b)]).into_iter().map(told).collect()
}

/// Coverage at the end of the last year.
fn coverage(pair: &Pair<'_>, context: &Context<'_>) -> Vec<(Value, String)> {
    let lines = |document: &Document<'_>| {
        let own = Context::new(document);
        let is_told = |line: &&CoverageLine| {
            line.year == own.last_year() && (own.has_regions() || !matches!(line.group, GroupKind::Region(_)))
        };
        let line = |line: &CoverageLine| {
            let id = document.instance.needs.get(line.need.at()).map_or("", |need| need.id.as_str());
            let group = keys::group(&line.group);
            let name =
                own.tell("compare-coverage-name", &args![need = own.need(line.need), group = own.group(&line.group)]);
            (format!("{id}\n{group}"), (name, line.after.get(), line.needed.get()))
        };
        document.plan.coverage.iter().filter(is_told).map(line).collect::<Vec<_>>()
    };
    let told = |(key, [a, b]): (String, Two<(String, i64, i64)>)| {
        let (need, group) = key.split_once('\n').unwrap_or((&key, ""));
        let counts = |own: &Option<(String, i64, i64)>| own.as_ref().map_or([0, 0], |own| [own.1, own.2]);
        let ([after_a, of_a], [after_b, of_b]) = (counts(&a), counts(&b));
        let value = json!({ "need": need, "group": group, "after": [after_a, after_b], "needed": [of_a, of_b] });
        let name = b.or(a).map(|own| own.0).unwrap_or_default();
        let by = signed(context, after_b - after_a);
        let args = args![name = name, a = after_a, b = after_b, of_a = of_a, of_b = of_b, by = by];
        (value, context.tell(if of_a == of_b { "compare-coverage" } else { "compare-coverage-of" }, &args))
    };
    paired([lines(&pair.a), lines(&pair.b)]).into_iter().map(told).collect()
}

/// A number with its sign.
fn signed(context: &Context<'_>, by: i64) -> String {
    let text = context.number(Number::Count(by));
    if by > 0 { format!("+{text}") } else { text }
}

/// Goals; in words only those whose values can be compared: the same words and scale in both plans, and what decides between
/// equals only for the same objects and needs.
fn goals(pair: &Pair<'_>, context: &Context<'_>) -> Vec<(Value, Option<String>)> {
    let inputs = inputs(pair);
    let is_same = |key: &str| !inputs.contains(&key);
    let ties_compare = ["objects", "needs", "options", "goals"].into_iter().all(is_same);
    let lines = |document: &Document<'_>| {
        let own = Context::new(document);
        let line = |line: &GoalLine| {
            let shown = own.number(own.goal_number(line, line.value));
            let words = if ties_compare || !line.kind.is_tie_break() { own.goal(line) } else { String::new() };
            (line.text.clone(), (words, line.value, line.scale, shown, keys::proof(line.proof)))
        };
        document.plan.goals.iter().map(line).collect::<Vec<_>>()
    };
    let told = |(key, [a, b]): (String, Two<ShownGoal>)| {
        let value = |own: &Option<ShownGoal>| {
            own.as_ref()
                .map_or(Value::Null, |own| json!({ "value": whole_json(own.1), "scale": own.2, "label": own.4 }))
        };
        let json = json!({ "goal": key, "a": value(&a), "b": value(&b) });
        let shown = |own: &ShownGoal| format!("{} ({})", own.3, own.4);
        let line = match (&a, &b) {
            (Some(a), Some(b)) if a.0 == b.0 && a.2 == b.2 && !a.0.is_empty() => {
                Some(context.tell("compare-goal", &args![goal = b.0.as_str(), a = shown(a), b = shown(b)]))
            }
            _ => None,
        };
        (json, line)
    };
    paired([lines(&pair.a), lines(&pair.b)]).into_iter().map(told).collect()
}

/// Rules that only one of the plans keeps.
fn rules(pair: &Pair<'_>, context: &Context<'_>) -> Vec<(Value, String)> {
    let lines = |document: &Document<'_>| {
        let own = Context::new(document);
        let rows = document.instance.rules.iter().zip(&document.plan.rules);
        let line = |(row, result): (&crate::instance::RuleRow, &crate::plan::RuleResult)| {
            let (scope, year) = (own.rule_scope(row), own.year(row.year));
            (format!("{}\n{scope}\n{year}", row.id), (own.rule(row), result.met))
        };
        rows.map(line).collect::<Vec<_>>()
    };
    let word = |own: &Option<(String, bool)>| match own {
        Some((_, true)) => "word-met",
        Some((_, false)) => "word-missed",
        None => "compare-no-rule",
    };
    let told = |(key, [a, b]): (String, Two<(String, bool)>)| {
        let parts: Vec<&str> = key.split('\n').collect();
        let part = |at: usize| parts.get(at).copied().unwrap_or_default();
        let met = |own: &Option<(String, bool)>| own.as_ref().map(|own| own.1);
        let json = json!({
            "rule": part(0), "scope": part(1), "year": part(2).parse::<u16>().ok(), "met": [met(&a), met(&b)],
        });
        let (was, is) = (context.say(word(&a)), context.say(word(&b)));
        let rule = b.or(a).map(|own| own.0).unwrap_or_default();
        let args = args![rule = rule, group = part(1), year = part(2), a = was, b = is];
        (json, context.tell("compare-rule", &args))
    };
    paired([lines(&pair.a), lines(&pair.b)]).into_iter().map(told).collect()
}

/// Units of each option in all.
fn options(pair: &Pair<'_>, context: &Context<'_>) -> Vec<(Value, String)> {
    let lines = |document: &Document<'_>| {
        let own = Context::new(document);
        let line = |at: OptionIx| {
            let purchases = document.plan.purchases.iter().filter(|line| line.option == at);
            let units: i64 = purchases.clone().map(|line| line.quantity.get()).sum();
            let sum: Money = purchases.map(|line| line.sum).sum();
            let id = document.instance.options.get(at.at()).map_or_else(String::new, |option| option.id.clone());
            (id, (own.option(at), units, sum))
        };
        OptionIx::all(document.instance.options.len()).map(line).collect::<Vec<_>>()
    };
    let told = |(id, [a, b]): (String, Two<(String, i64, Money)>)| {
        let of = |own: &Option<(String, i64, Money)>| own.as_ref().map_or((0, Money::ZERO), |own| (own.1, own.2));
        let ((units_a, sum_a), (units_b, sum_b)) = (of(&a), of(&b));
        let json =
            json!({ "option": id, "units": [units_a, units_b], "sum": [amount_json(sum_a), amount_json(sum_b)] });
        let by = signed(context, units_b - units_a);
        let name = b.or(a).map(|own| own.0).unwrap_or_default();
        let args = args![option = name, a = units_a, b = units_b, by = by, sum_a = sum_a, sum_b = sum_b];
        (json, context.tell("compare-option", &args))
    };
    paired([lines(&pair.a), lines(&pair.b)]).into_iter().map(told).collect()
}

/// Who gets more or less of what, by the code of the object; objects of one plan alone get nothing in the other.
fn shifts(pair: &Pair<'_>) -> Vec<Shift> {
    let mut shifts: BTreeMap<(String, String), Shift> = BTreeMap::new();
    for (side, document) in [&pair.a, &pair.b].into_iter().enumerate() {
        let context = Context::new(document);
        for ((object, option), units) in units(document.plan) {
            let own = context.object(object);
            let id = document.instance.options.get(option.at()).map_or("", |option| option.id.as_str());
            let shift = shifts.entry((own.id.to_owned(), id.to_owned())).or_insert_with(|| Shift {
                object: own.id.to_owned(),
                name: context.name_apart(object),
                district: own.district.to_owned(),
                option: id.to_owned(),
                label: context.option(option),
                units: [0, 0],
            });
            if let Some(own) = shift.units.get_mut(side) {
                *own += units;
            }
        }
    }
    shifts.into_values().filter(|shift| shift.units[0] != shift.units[1]).collect()
}

fn units(plan: &Plan) -> BTreeMap<(ObjectIx, OptionIx), i64> {
    let mut units = BTreeMap::new();
    for line in &plan.purchases {
        *units.entry((line.object, line.option)).or_insert(0) += line.quantity.get();
    }
    units
}

fn named(context: &Context<'_>, key: &str, shifts: &[&Shift]) -> Vec<String> {
    if shifts.is_empty() {
        return Vec::new();
    }
    let several = context.instance().options.len() > 1;
    let mut lines = vec![context.tell(key, &args![count = shifts.len()])];
    lines.extend(shifts.iter().take(NAMED).map(|shift| {
        let by = signed(context, shift.units[1] - shift.units[0]);
        let key = if several { "explain-shift-option" } else { "explain-shift" };
        let line = context.tell(key, &args![name = shift.name.as_str(), by = by, option = shift.label.as_str()]);
        format!("  {line}")
    }));
    let more = shifts.len().saturating_sub(NAMED);
    lines.extend((more > 0).then(|| format!("  {}", context.tell("text-more", &args![count = more]))));
    lines
}
