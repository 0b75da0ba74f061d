//! The short summary for a terminal: money, coverage, status, missed targets, the table of modes.

use super::Document;
use super::context::Context;
use super::sheets::{is_on_summary, title_name, verdict_key};
use super::words::outcome_key;
use crate::args;
use crate::fraction::Fraction;
use crate::instance::Assumption;
use crate::lang;
use crate::money::Money;
use crate::plan::{BudgetLine, CoverageLine, GoalLine, ModeTable};
use crate::programme::RuleKind;

/// The most lines of one kind.
const SHOWN: usize = 4;

/// The summary, at most 25 lines for a programme of one priority.
pub(super) fn summary(document: &Document<'_>) -> String {
    let context = Context::new(document);
    let mut lines = vec![context.tell("text-title", &args![programme = title_name(&context), years = context.years()])];
    if context.is_draft() {
        lines.push(context.say("draft"));
    }
    let budgets = document.plan.budgets.iter().filter(|line| line.limit != Money::ZERO);
    lines.extend(capped(&context, budgets.map(|line| budget(&context, line)).collect()));
    lines.extend(context.upper());
    // Money that the input does not state, and rows taken for headings, are the easiest things to overlook.
    for is_told in [|own: &Assumption| own.tells_of_budget() || own.tells_of_rows(), Assumption::tells_of_price] {
        let told = context.instance().assumptions.iter().filter(|own| is_told(own));
        lines.extend(capped(&context, told.map(|own| context.tell(own.key, &own.args)).collect()));
    }
    let covered = document.plan.coverage.iter().filter(|line| is_on_summary(&context, line));
    lines.extend(capped_at(&context, covered.map(|line| coverage(&context, line)).collect(), 6));
    lines.extend(capped(&context, context.served()));
    lines.extend(capped(&context, goals(&context)));
    lines.extend(capped(&context, missed(&context)));
    lines.extend(context.guarantees());
    for table in &document.plan.modes {
        lines.extend(modes(&context, table));
    }
    if document.plan.purchases.is_empty() {
        lines.push(context.say(context.empty_key()));
    }
    lines.join("\n") + "\n"
}

fn capped(context: &Context<'_>, lines: Vec<String>) -> Vec<String> {
    capped_at(context, lines, SHOWN)
}

fn capped_at(context: &Context<'_>, mut lines: Vec<String>, shown: usize) -> Vec<String> {
    let rest = lines.len().saturating_sub(shown);
    if rest > 0 {
        lines.truncate(shown);
        lines.push(context.tell("text-more", &args![count = rest]));
    }
    lines
}

fn budget(context: &Context<'_>, line: &BudgetLine) -> String {
    let (limit, spent, left) = (line.limit, line.spent, line.left());
    let (source, year) = (context.budget(line.budget), context.year(line.year).to_string());
    let is_open = context.instance().budgets.get(line.budget.at()).is_some_and(|budget| budget.open);
    let key = match line.carried {
        _ if is_open => "text-budget-open",
        Money::ZERO => "text-budget",
        _ => "text-budget-carried",
    };
    context.tell(
        key,
        &args![source = source, year = year, limit = limit, spent = spent, left = left, carried = line.carried],
    )
}

fn coverage(context: &Context<'_>, line: &CoverageLine) -> String {
    let share = |part: i64| {
        let share = Fraction::new(i128::from(part), i128::from(line.needed.get()));
        share.map_or_else(|| super::table::NONE.to_owned(), |share| lang::share_percent(context.document.lang, share))
    };
    let (need, group) = (context.need(line.need), context.group(&line.group));
    context.tell(
        "text-coverage",
        &args![
            need = need,
            group = group,
            needed = line.needed,
            before = line.before,
            after = line.after,
            share_before = share(line.before.get()),
            share_after = share(line.after.get()),
        ],
    )
}

fn goals(context: &Context<'_>) -> Vec<String> {
    let of_model: Vec<&GoalLine> = context.plan().goals.iter().filter(|line| line.kind.is_model()).collect();
    let levels = of_model.chunk_by(|a, b| a.kind.leximin().is_some_and(|goal| b.kind.leximin() == Some(goal)));
    let worst = levels.filter_map(|lines| lines.iter().max_by_key(|line| line.proof));
    worst
        .map(|line| {
            let goal = match line.kind.leximin() {
                Some(goal) => format!("{}: {}", context.leximin(goal), context.ladder(goal)),
                None => context.goal(line),
            };
            context.tell("text-goal", &args![goal = goal, verdict = context.verdict(line)])
        })
        .collect()
}

fn missed(context: &Context<'_>) -> Vec<String> {
    let rows = context.instance().rules.iter().zip(&context.plan().rules);
    let missed = rows.filter(|(row, result)| !result.met && row.kind != RuleKind::Report);
    missed
        .map(|(row, result)| {
            let verdict = context.say(verdict_key(row, result));
            let (rule, group) = (context.rule(row), context.rule_scope(row));
            let (limit, achieved) = context.limit_and_achieved(row, result);
            context.tell(
                "text-missed",
                &args![verdict = verdict, rule = rule, group = group, limit = limit, achieved = achieved],
            )
        })
        .collect()
}

fn modes(context: &Context<'_>, table: &ModeTable) -> Vec<String> {
    let metric = context.compared(table);
    let mut lines = vec![context.tell("text-modes", &args![metric = metric])];
    lines.extend(table.lines.iter().map(|line| {
        let mark = if line.chosen { "→" } else { " " };
        let count = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
        if let Some(outcome) = outcome_key(line.outcome) {
            return format!("{mark} {}: {}", context.mode_briefly(line.mode), context.say(outcome));
        }
        let key = if line.lost == 0 { "text-mode-free" } else { "text-mode" };
        let words = context.tell(
            key,
            &args![
                mode = context.mode_briefly(line.mode),
                rural = count(line.rural),
                urban = count(line.urban),
                total = count(line.rural.saturating_add(line.urban)),
                lost = count(line.lost),
            ],
        );
        format!("{mark} {words}")
    }));
    lines.extend(context.modes_note(table).map(|note| format!("  {note}")));
    lines
}
