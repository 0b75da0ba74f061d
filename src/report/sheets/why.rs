//! Sheet Why: for every object and option what it lacks, what it gets, and the reason.

use crate::args;
use crate::formulation::{GoalKind, goal_lack, options_of};
use crate::fraction::Fraction;
use crate::index::{NeedIx, ObjectIx, OptionIx, YearIx};
use crate::instance::{DecisionKind, Instance};
use crate::lang::Args;
use crate::plan::{Barrier, Reason, ReasonCode};
use crate::programme::Spread;
use crate::quantity::Units;
use crate::report::context::Context;
use crate::report::table::{Cell, Number, Row, Sheet, SheetKind, Style};
use crate::solve::SCALE;

/// How many of the objects are named whose purchases an object is compared with.
const RIVALS: usize = 3;

/// Decimals of a score.
const DECIMALS: u8 = 6;

/// Headers and widths; the region has a column only when there are several.
fn headers(context: &Context<'_>) -> Vec<(&'static str, u16)> {
    let mut headers = vec![("column-id", context.id_width()), ("column-name", 28)];
    if context.has_regions() {
        headers.push(("column-region", 16));
    }
    headers.extend([
        ("column-district", 16),
        ("column-place", 8),
        ("column-option", 22),
        ("column-lacks", 10),
        ("column-gets", 9),
        ("column-reason", 44),
        ("column-score", 11),
        ("column-deciding-goal", 32),
    ]);
    headers
}

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let headers = headers(context);
    let widths: Vec<u16> = headers.iter().map(|(_, width)| *width).collect();
    let mut sheet = Sheet::new(context.say("sheet-why"), SheetKind::Front, &widths);
    sheet.head = vec![
        Row::across(
            Style::Title,
            context.tell("why-title", &args![programme = super::title_name(context), years = context.years()]),
        ),
        Row::across(Style::Note, context.say("why-note")),
        Row::head(headers.iter().map(|(key, _)| context.say(key))),
    ];
    sheet.frozen = true;
    let mut reasons: Vec<_> = context.plan().reasons.iter().collect();
    reasons.sort_by_key(|reason| (context.reading_order(reason.object), reason.option));
    sheet.filtered = Some(reasons.len()).filter(|count| *count > 0);
    let goals: Vec<String> = context.plan().goals.iter().map(|line| context.goal(line)).collect();
    sheet.with_rows(reasons.into_iter().map(move |reason| item(context, reason, &goals)))
}

fn item(context: &Context<'_>, reason: &Reason, goals: &[String]) -> Row {
    let object = context.object(reason.object);
    let score = reason.score.and_then(rounded);
    let mut cells = vec![Cell::text(object.id), Cell::text(object.name)];
    if context.has_regions() {
        cells.push(Cell::text(object.region));
    }
    cells.extend([
        Cell::text(object.district),
        Cell::text(context.place(object.rural)),
        Cell::text(context.option(reason.option)),
        Cell::count(reason.lacks.get()),
        Cell::count(reason.gets.get()),
        Cell::text(words(context, reason)),
        score.map_or_else(Cell::none, |score| Cell::number(Number::Decimal(score, DECIMALS))),
        reason.goal.and_then(|at| goals.get(at)).map_or_else(Cell::none, |goal| Cell::text(goal.as_str())),
    ]);
    Row::item(cells)
}

/// A score of so many 10⁻¹⁸ points, rounded to the decimals that are shown: multipliers are rounded themselves.
fn rounded(score: i128) -> Option<Fraction> {
    let shown = 10_i128.pow(u32::from(DECIMALS));
    let unit = SCALE.div_euclid(shown);
    Fraction::new(score.saturating_add(unit.div_euclid(2)).div_euclid(unit), shown)
}

/// A reason in words, with what it rests on; of a purchase in part, why the rest is not bought.
pub(in crate::report) fn words(context: &Context<'_>, reason: &Reason) -> String {
    let why = reason_words(context, reason);
    // What retires says so itself.
    let is_part = reason.gets > Units::ZERO && reason.gets < reason.lacks && reason.code != ReasonCode::Retires;
    if is_part { context.tell("reason-filled-in-part", &args![why = why]) } else { why }
}

fn reason_words(context: &Context<'_>, reason: &Reason) -> String {
    let decided = reason.goal.and_then(|at| context.plan().goals.get(at)).map(|goal| &goal.kind);
    let instance = context.instance();
    let option = instance.options.get(reason.option.at());
    let plain = format!("reason-{}", reason.code.name());
    let (key, args) = match reason.code {
        ReasonCode::Forced => (plain, args![document = document(context, reason.object, is_forcing)]),
        ReasonCode::Excluded => {
            (plain, args![document = document(context, reason.object, |kind| kind == DecisionKind::Exclude)])
        }
        ReasonCode::Incomplete => {
            (plain, args![document = document(context, reason.object, |kind| kind == DecisionKind::Incomplete)])
        }
        ReasonCode::NotEligible => {
            let condition = option.and_then(|option| option.condition.clone());
            (plain, args![condition = condition.unwrap_or_else(|| context.say("word-not-stated"))])
        }
        ReasonCode::PrerequisiteMissing | ReasonCode::PrerequisiteNotBought => {
            let needs: &[NeedIx] = option.map_or(&[], |option| &option.requires);
            (plain, args![needs = needs.iter().map(|need| context.need(*need)).collect::<Vec<_>>().join(", ")])
        }
        ReasonCode::NoShortage if is_nothing_due(context, reason) => ("reason-nothing-due".to_owned(), args![]),
        ReasonCode::LowerTier | ReasonCode::BelowCutOff => {
            let key = match decided {
                Some(GoalKind::Model { tier: Some(tier), .. })
                    if tier == "rural" && !context.object(reason.object).rural =>
                {
                    "reason-rural-first".to_owned()
                }
                Some(GoalKind::Severity) => return less_severe(context, reason),
                Some(GoalKind::Money) => "reason-dearer".to_owned(),
                _ => plain,
            };
            (key, args![rivals = rivals(context, reason)])
        }
        ReasonCode::NotWorth => {
            let costs = decided == Some(&GoalKind::Money);
            (if costs { "reason-not-worth-money".to_owned() } else { plain }, args![])
        }
        ReasonCode::SoftRule => {
            let key = if reason.rivals.is_empty() { plain } else { "reason-soft-rule-instead".to_owned() };
            (key, args![rule = soft_rule(context, decided), rivals = rivals(context, reason)])
        }
        ReasonCode::HardRule | ReasonCode::GuaranteedShare => (plain, args![rule = barrier(context, reason)]),
        ReasonCode::NoOrder => (plain, args![item = barrier(context, reason)]),
        ReasonCode::Tie => tie(context, reason),
        _ => (plain, args![]),
    };
    context.tell(&key, &args)
}

/// Whether a priority narrows the widest lack first.
fn is_levelled(instance: &Instance, option: OptionIx) -> bool {
    let levels = |at: &usize| instance.priorities.get(*at).is_some_and(|own| own.spread == Spread::Level);
    (0..instance.priorities.len()).filter(levels).any(|at| options_of(instance, at).contains(&option))
}

/// Whether the norm gives the object nothing of what the option covers.
fn is_nothing_due(context: &Context<'_>, reason: &Reason) -> bool {
    let instance = context.instance();
    let last = YearIx::new(instance.horizon().saturating_sub(1));
    let gives = instance.options.get(reason.option.at()).map_or(&[][..], |option| &option.gives);
    let need =
        |need: &NeedIx| instance.needs.get(need.at()).map_or(Units::ZERO, |own| own.need.get(reason.object, last));
    !gives.is_empty() && gives.iter().all(|(own, _)| need(own) == Units::ZERO)
}

/// Which lack is greater. Severity counts the needs of the goals alone, which may be fewer than the option fills: both numbers
/// are told where they show it.
fn less_severe(context: &Context<'_>, reason: &Reason) -> String {
    let lack = |object: ObjectIx| goal_lack(context.instance(), reason.option, object);
    let names = rivals(context, reason);
    if is_levelled(context.instance(), reason.option) {
        return context.tell("reason-less-level", &args![rivals = names]);
    }
    let got = |object: ObjectIx| {
        let reasons = &context.plan().reasons;
        let at = reasons.binary_search_by_key(&(object, reason.option), |own| (own.object, own.option));
        at.is_ok_and(|at| reasons[at].gets > Units::ZERO)
    };
    match reason.rivals.as_slice() {
        [rival] if got(*rival) && lack(*rival) > lack(reason.object) => {
            let args = args![own = lack(reason.object), other = lack(*rival), rivals = names];
            context.tell("reason-less-severe-by", &args)
        }
        _ => context.tell("reason-less-severe", &args![rivals = names]),
    }
}

/// The names of those for whom that is bought which would have to be given up.
fn rivals(context: &Context<'_>, reason: &Reason) -> String {
    let named = reason
        .rivals
        .iter()
        .take(RIVALS)
        .map(|object| context.tell("word-quoted", &args![text = context.name_apart(*object)]));
    let names = named.collect::<Vec<_>>().join(", ");
    match reason.rivals.len().checked_sub(RIVALS).filter(|rest| *rest > 0) {
        None => names,
        Some(rest) => context.tell("rivals-more", &args![names = names, count = rest]),
    }
}

/// The name of the soft rule whose shortfall decided.
fn soft_rule(context: &Context<'_>, decided: Option<&GoalKind>) -> String {
    let Some(GoalKind::Shortfall(rule)) = decided else { return context.say("word-not-stated") };
    let row = context.instance().rules.iter().find(|row| u32::try_from(row.rule.at()) == Ok(*rule));
    row.map(|row| context.rule(row)).unwrap_or_default()
}

/// What would break, in words.
fn barrier(context: &Context<'_>, reason: &Reason) -> String {
    match reason.barrier {
        Some(Barrier::Rule(at)) => match context.instance().rules.get(at) {
            Some(row) => context.tell(
                "barrier-rule",
                &args![
                    rule = context.rule(row),
                    group = context.rule_scope(row),
                    year = context.year(row.year).to_string()
                ],
            ),
            None => String::new(),
        },
        Some(Barrier::Share(at)) => {
            context.instance().priorities.get(at).map(|own| context.mode(own.rural)).unwrap_or_default()
        }
        Some(Barrier::Order(item)) => context.item(item),
        None => context.say("word-not-stated"),
    }
}

/// Which part of the published key decided against the object.
fn tie(context: &Context<'_>, reason: &Reason) -> (String, Args) {
    let objects = &context.instance().objects;
    let Some(rival) = reason.rivals.first().map(|rival| rival.at()) else {
        return ("reason-outweighed".to_owned(), args![]);
    };
    let own = reason.object.at();
    let named = rivals(context, reason);
    let ranked = objects.rank.iter().any(|rank| rank.get(own) != rank.get(rival));
    if ranked {
        return ("reason-tie-rank".to_owned(), args![rivals = named]);
    }
    if objects.pupils.get(own) != objects.pupils.get(rival) {
        return ("reason-tie-pupils".to_owned(), args![rivals = named]);
    }
    let number = |at: usize| objects.lottery.get(at).copied().unwrap_or(0).to_string();
    ("reason-tie".to_owned(), args![number = number(own), rivals = named, other = number(rival)])
}

const fn is_forcing(kind: DecisionKind) -> bool {
    matches!(kind, DecisionKind::Must | DecisionKind::Lock { .. })
}

/// The reason that the decision about `object` names.
fn document(context: &Context<'_>, object: ObjectIx, wanted: impl Fn(DecisionKind) -> bool) -> String {
    let decisions = &context.instance().decisions;
    let reason = decisions.iter().find(|decision| decision.object == object && wanted(decision.kind));
    reason
        .map(|decision| decision.reason.trim().to_owned())
        .filter(|reason| !reason.is_empty())
        .unwrap_or_else(|| context.say("word-not-stated"))
}
