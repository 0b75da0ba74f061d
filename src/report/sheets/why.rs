//! Sheet Why: for every object and option what it lacks, what it gets, and the reason.

use crate::args;
use crate::formulation::GoalKind;
use crate::fraction::Fraction;
use crate::index::{NeedIx, ObjectIx};
use crate::instance::DecisionKind;
use crate::plan::{Reason, ReasonCode};
use crate::report::context::Context;
use crate::report::table::{Cell, Number, Row, Sheet, SheetKind, Style};
use crate::solve::SCALE;

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
        ("column-reason", 36),
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
    let score = reason.score.and_then(|score| Fraction::new(score, SCALE));
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
        score.map_or_else(Cell::none, |score| Cell::number(Number::Decimal(score, 6))),
        reason.goal.and_then(|at| goals.get(at)).map_or_else(Cell::none, |goal| Cell::text(goal.as_str())),
    ]);
    Row::item(cells)
}

/// A reason in words, with what it rests on.
pub(super) fn words(context: &Context<'_>, reason: &Reason) -> String {
    let decided = reason.goal.and_then(|at| context.plan().goals.get(at)).map(|goal| &goal.kind);
    let key = match (&reason.code, decided) {
        (ReasonCode::BelowCutOff, Some(GoalKind::Severity)) => "reason-less-severe".to_owned(),
        (ReasonCode::BelowCutOff, Some(GoalKind::Money)) => "reason-dearer".to_owned(),
        (code, _) => format!("reason-{}", code.name()),
    };
    let instance = context.instance();
    let option = instance.options.get(reason.option.at());
    let args = match reason.code {
        ReasonCode::Forced => args![document = document(context, reason.object, is_forcing)],
        ReasonCode::Excluded => {
            args![document = document(context, reason.object, |kind| kind == DecisionKind::Exclude)]
        }
        ReasonCode::Incomplete => {
            args![document = document(context, reason.object, |kind| kind == DecisionKind::Incomplete)]
        }
        ReasonCode::NotEligible => {
            let condition = option.and_then(|option| option.condition.clone());
            args![condition = condition.unwrap_or_else(|| context.say("word-not-stated"))]
        }
        ReasonCode::PrerequisiteMissing | ReasonCode::PrerequisiteTooDear => {
            let needs: &[NeedIx] = option.map_or(&[], |option| &option.requires);
            args![needs = needs.iter().map(|need| context.need(*need)).collect::<Vec<_>>().join(", ")]
        }
        ReasonCode::Tie => {
            let number = instance.objects.lottery.get(reason.object.at()).copied().unwrap_or(0);
            args![number = number.to_string()]
        }
        _ => args![],
    };
    context.tell(&key, &args)
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
