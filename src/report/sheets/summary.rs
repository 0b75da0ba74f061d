//! Sheet Summary: the whole plan on one page.

use super::check::{budget_cells, left_cell, money_verdict, verdict_formula};
use super::commitments::has_fees;
use super::coverage::share_cell;
use super::{service, years};
use crate::args;
use crate::formulation::GoalKind;
use crate::fraction::Fraction;
use crate::index::NeedIx;
use crate::instance::{GroupKind, Limit};
use crate::money::Money;
use crate::plan::{BudgetLine, CoverageLine, GoalLine, ModeLine, ModeTable};
use crate::programme::RuleKind;
use crate::report::context::Context;
use crate::report::table::{Cell, Number, Row, Sheet, SheetKind, Style};
use crate::report::words::{outcome_key, rule_unit, shortfall_unit};

/// How many lines of one kind fit on the page; the appendices list them all.
const SHOWN: usize = 8;

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let mut sheet = Sheet::new(context.say("sheet-summary"), SheetKind::OnePage, &[30, 10, 17, 17, 17, 12, 12, 15]);
    sheet.protected = true;
    sheet.head = title(context);
    let mut rows = money(context);
    rows.extend(coverage(context));
    rows.extend(evenness(context));
    rows.extend(goals(context));
    rows.extend(missed(context));
    rows.extend(context.guarantees().map(|told| Row::across(Style::Note, told)));
    for table in &context.plan().modes {
        rows.extend(modes(context, table));
    }
    rows.extend(closing(context));
    sheet.with_rows(rows)
}

fn title(context: &Context<'_>) -> Vec<Row> {
    let mut rows = vec![Row::across(
        Style::Title,
        context.tell("summary-title", &args![programme = super::title_name(context), years = context.years()]),
    )];
    if context.is_draft() {
        rows.push(Row::across(Style::Draft, context.say("draft")));
    }
    let customer = &context.instance().customer;
    let named = if customer.bin.is_empty() { "summary-customer" } else { "summary-customer-bin" };
    if !customer.name.is_empty() {
        let args = args![name = customer.name.as_str(), bin = customer.bin.as_str()];
        rows.push(Row::across(Style::Note, context.tell(named, &args)));
    }
    rows.push(Row::across(Style::Note, context.tell("summary-status", &args![status = context.status()])));
    rows
}

/// A part with its title; nothing when it has no rows.
fn part(title: String, columns: Vec<Cell>, items: Vec<Row>) -> Vec<Row> {
    if items.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::across(Style::Section, title), Row::new(Style::Head, columns)];
    rows.extend(items);
    rows
}

/// "And so many more, see …" when a list was cut.
fn more(context: &Context<'_>, all: usize, sheet: &str) -> Option<Row> {
    let rest = all.checked_sub(SHOWN).filter(|rest| *rest > 0)?;
    let args = args![count = rest, sheet = context.say(sheet)];
    Some(Row::new(Style::Note, vec![Cell::link(context.tell("summary-more", &args), context.say(sheet))]))
}

fn money(context: &Context<'_>) -> Vec<Row> {
    let budgets = &context.plan().budgets;
    let used = |line: &BudgetLine| line.limit != Money::ZERO || line.spent != Money::ZERO;
    let lines: Vec<_> = budgets.iter().enumerate().filter(|(_, line)| used(line)).collect();
    let mut items: Vec<Row> = lines.iter().take(SHOWN).map(|(at, line)| budget_row(context, *at, line)).collect();
    items.extend(more(context, lines.len(), "sheet-check"));
    if budgets.len() > 1 {
        items.push(budget_total(context));
    }
    items.extend(context.open_budgets().into_iter().chain(context.upper()).map(|text| Row::across(Style::Note, text)));
    let head = |key: &str| Cell::text(context.say(key));
    let columns = vec![
        head("column-source"),
        head("column-year"),
        head("column-limit"),
        head("column-spent"),
        head("column-left"),
        head("column-verdict").span(3),
    ];
    part(context.say("summary-money"), columns, items)
}

fn budget_row(context: &Context<'_>, at: usize, line: &BudgetLine) -> Row {
    let (limit, spent) = budget_cells(context, at);
    let left = if line.carried == Money::ZERO { "C{row}-D{row}".to_owned() } else { left_cell(context, at) };
    Row::item(vec![
        Cell::text(context.budget(line.budget)),
        Cell::plain(context.year(line.year)),
        Cell::formula(limit, Number::Money(line.limit)),
        Cell::formula(spent, Number::Money(line.spent)),
        Cell::formula(left, Number::Money(line.left())).alarm("ROUND($E{row},2)<0"),
        Cell::verdict(verdict_formula(context, "E{row}"), money_verdict(context, line))
            .alarm("ROUND($E{row},2)<0")
            .span(3),
    ])
}

fn budget_total(context: &Context<'_>) -> Row {
    let budgets = &context.plan().budgets;
    let (first, last) = (budget_cells(context, 0), budget_cells(context, budgets.len() - 1));
    let sum = |first: &str, last: &str| format!("SUM({first}:{})", last.rsplit('!').next().unwrap_or(last));
    let (limit, spent): (Money, Money) =
        (budgets.iter().map(|line| line.limit).sum(), budgets.iter().map(|line| line.spent).sum());
    Row::new(
        Style::Total,
        vec![
            Cell::text(context.say("row-total")),
            Cell::empty(),
            Cell::formula(sum(&first.0, &last.0), Number::Money(limit)),
            Cell::formula(sum(&first.1, &last.1), Number::Money(spent)),
            Cell::formula("C{row}-D{row}", Number::Money(limit - spent)),
        ],
    )
}

/// The needs that something can be bought for, in all, rural and urban, at the end of the plan.
fn coverage(context: &Context<'_>) -> Vec<Row> {
    let lines: Vec<_> = context.plan().coverage.iter().filter(|line| is_shown(context, line)).collect();
    let shown = 3 * SHOWN.div_euclid(2);
    let mut items: Vec<Row> = lines.iter().take(shown).map(|line| coverage_row(context, line)).collect();
    if lines.len() > shown {
        let args = args![count = lines.len() - shown, sheet = context.say("sheet-coverage")];
        let link = Cell::link(context.tell("summary-more", &args), context.say("sheet-coverage"));
        items.push(Row::new(Style::Note, vec![link]));
    }
    items.extend(context.served().into_iter().take(SHOWN.div_euclid(2)).map(|told| Row::across(Style::Note, told)));
    let columns = [
        "column-need",
        "column-group",
        "column-needed",
        "column-before",
        "column-after",
        "column-share-before",
        "column-share-after",
        "column-gap",
    ];
    let columns = columns.map(|key| Cell::text(context.say(key))).to_vec();
    let year = context.year(context.last_year()).to_string();
    part(context.tell("summary-coverage", &args![year = year]), columns, items)
}

/// Whether a line belongs on the summary.
pub(in crate::report) fn is_shown(context: &Context<'_>, line: &CoverageLine) -> bool {
    let given = context.instance().options.iter().flat_map(|option| &option.gives).any(|(need, _)| *need == line.need);
    given
        && line.year == context.last_year()
        && matches!(line.group, GroupKind::All | GroupKind::Rural | GroupKind::Urban)
}

fn coverage_row(context: &Context<'_>, line: &CoverageLine) -> Row {
    Row::item(vec![
        Cell::text(context.need(line.need)),
        Cell::text(context.group(&line.group)),
        Cell::count(line.needed.get()),
        Cell::count(line.before.get()),
        Cell::count(line.after.get()),
        share_cell("D{row}/C{row}", line.before.get(), line.needed.get()),
        share_cell("E{row}/C{row}", line.after.get(), line.needed.get()),
        Cell::formula("C{row}-E{row}", Number::Count(line.needed.get() - line.after.get())),
    ])
}

/// How evenly the needs are covered, where there are several districts: a number for all of them, the distance of village
/// and town, and the district that has least.
fn evenness(context: &Context<'_>) -> Vec<Row> {
    let needs = spread_needs(context);
    let mut items: Vec<Row> =
        needs.iter().take(SHOWN.div_euclid(2)).flat_map(|need| evenness_rows(context, *need)).collect();
    if needs.len() > SHOWN.div_euclid(2) {
        let args = args![count = needs.len() - SHOWN.div_euclid(2), sheet = context.say("sheet-coverage")];
        let link = Cell::link(context.tell("summary-more", &args), context.say("sheet-coverage"));
        items.push(Row::new(Style::Note, vec![link]));
    }
    let head = |key: &str| Cell::text(context.say(key));
    let columns = vec![
        head("column-need"),
        Cell::empty(),
        head("column-gini"),
        head("column-rural-gap"),
        head("column-lowest-district").span(3),
        Cell::empty(),
        Cell::empty(),
        head("column-lowest-share"),
    ];
    part(context.say("summary-evenness"), columns, items)
}

/// The needs that are bought for and that more than one district has.
pub(in crate::report) fn spread_needs(context: &Context<'_>) -> Vec<NeedIx> {
    let coverage = || context.plan().coverage.iter().filter(|line| line.year == context.last_year());
    let districts = |need: NeedIx| {
        let own = coverage().filter(|line| line.need == need && line.needed.get() > 0);
        own.filter(|line| matches!(line.group, GroupKind::District(_))).count()
    };
    let bought = coverage().filter(|line| is_shown(context, line) && line.group == GroupKind::All);
    bought.map(|line| line.need).filter(|need| districts(*need) > 1).collect()
}

fn evenness_rows(context: &Context<'_>, need: NeedIx) -> Vec<Row> {
    let [before, after] = context.plan().evenness(need, context.last_year());
    [("evenness-before", before), ("evenness-after", after)]
        .map(|(key, own)| {
            let (lowest, share) = match own.lowest {
                Some((district, share)) => (Cell::text(district), Cell::number(Number::Share(share))),
                None => (Cell::none(), Cell::none()),
            };
            let undefined = |key: &str| Cell::text(context.say(key));
            let points = |gap: Fraction| gap.checked_mul(Fraction::whole(100)).unwrap_or(Fraction::ZERO);
            Row::item(vec![
                Cell::text(context.tell(key, &args![need = context.need(need)])).span(2),
                Cell::empty(),
                own.gini.map_or_else(|| undefined("gini-undefined"), |gini| Cell::number(Number::Decimal(gini, 4))),
                own.gap.map_or_else(|| undefined("gap-undefined"), |gap| Cell::number(Number::Decimal(points(gap), 2))),
                lowest.span(3),
                Cell::empty(),
                Cell::empty(),
                share,
            ])
        })
        .into()
}

/// The model's goals; tie-breaks are on sheet Proof.
fn goals(context: &Context<'_>) -> Vec<Row> {
    let of_model = |line: &&GoalLine| line.kind.is_model() || matches!(line.kind, GoalKind::Shortfall(_));
    let lines: Vec<_> = context.plan().goals.iter().filter(of_model).collect();
    // The levels of a leximin goal stand next to each other: one row shows them all.
    let whole: Vec<&[&GoalLine]> =
        lines.chunk_by(|a, b| a.kind.leximin().is_some_and(|g| b.kind.leximin() == Some(g))).collect();
    let mut items: Vec<Row> = whole.iter().take(SHOWN).map(|lines| goal_row(context, lines)).collect();
    items.extend(more(context, whole.len(), "sheet-proof"));
    let head = |key: &str| Cell::text(context.say(key));
    let columns = vec![
        head("column-goal").span(3),
        Cell::empty(),
        Cell::empty(),
        head("column-value"),
        head("column-unit"),
        head("column-proved").span(3),
    ];
    part(context.say("summary-goals"), columns, items)
}

fn goal_row(context: &Context<'_>, lines: &[&GoalLine]) -> Row {
    let Some(line) = lines.iter().max_by_key(|line| line.proof) else { return Row::blank() };
    let verdict = Cell::text(context.verdict(line)).span(3);
    let (goal, value) = match line.kind.leximin() {
        Some(goal) => {
            let shares = Cell::text(context.ladder(goal)).span(2);
            (context.leximin(goal), [shares, Cell::empty()])
        }
        None => {
            let number = Cell::number(context.goal_number(line, line.value));
            (context.goal(line), [number, Cell::text(context.say(context.goal_unit(line).key()))])
        }
    };
    let [value, unit] = value;
    Row::item(vec![Cell::text(goal).span(3), Cell::empty(), Cell::empty(), value, unit, verdict])
}

/// Soft targets that the money does not reach.
fn missed(context: &Context<'_>) -> Vec<Row> {
    let rows = context.instance().rules.iter().zip(&context.plan().rules);
    let missed: Vec<_> = rows.filter(|(row, result)| !result.met && row.kind != RuleKind::Report).collect();
    let mut items: Vec<Row> = missed
        .iter()
        .take(SHOWN)
        .map(|(row, result)| {
            let unit = rule_unit(row);
            let (Limit::AtLeast(limit) | Limit::AtMost(limit)) = row.limit;
            Row::item(vec![
                Cell::text(context.rule(row)),
                Cell::plain(context.year(row.year)),
                Cell::text(context.rule_scope(row)),
                unit.cell(limit),
                unit.cell(result.achieved),
                shortfall_unit(row).cell(result.shortfall),
                Cell::text(context.say(shortfall_unit(row).key())).span(2),
            ])
        })
        .collect();
    items.extend(more(context, missed.len(), "sheet-rules"));
    let head = |key: &str| Cell::text(context.say(key));
    let columns = vec![
        head("column-rule"),
        head("column-year"),
        head("column-group"),
        head("column-rule-limit"),
        head("column-achieved"),
        head("column-shortfall"),
        head("column-unit").span(2),
    ];
    part(context.say("summary-missed"), columns, items)
}

/// What each way of putting rural objects first would give.
fn modes(context: &Context<'_>, table: &ModeTable) -> Vec<Row> {
    let metric = context.compared(table);
    let head = |key: &str| Cell::text(context.say(key));
    let columns = vec![
        head("column-mode").span(2),
        Cell::empty(),
        head("column-rural"),
        head("column-urban"),
        head("column-all"),
        head("column-lost").span(2),
        Cell::empty(),
        head("column-chosen"),
    ];
    let items = table.lines.iter().map(|line| mode_row(context, line)).collect();
    let mut rows = part(context.tell("summary-modes", &args![metric = metric]), columns, items);
    rows.extend(context.modes_note(table).map(|note| Row::across(Style::Note, note)));
    rows
}

fn mode_row(context: &Context<'_>, line: &ModeLine) -> Row {
    let whole = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
    if let Some(key) = outcome_key(line.outcome) {
        let mode = Cell::text(context.mode_briefly(line.mode)).span(2);
        return Row::item(vec![mode, Cell::empty(), Cell::text(context.say(key)).span(5)]);
    }
    Row::item(vec![
        Cell::text(context.mode_briefly(line.mode)).span(2),
        Cell::empty(),
        Cell::count(whole(line.rural)),
        Cell::count(whole(line.urban)),
        Cell::formula("C{row}+D{row}", Number::Count(whole(line.rural.saturating_add(line.urban)))),
        lost_cell(line).span(2),
        Cell::empty(),
        if line.chosen { Cell::text(context.say("word-chosen")) } else { Cell::empty() },
    ])
}

/// What a mode costs against no preference, in the metric's unit.
fn lost_cell(line: &ModeLine) -> Cell {
    crate::report::words::Unit::Points.cell(Fraction::whole(line.lost))
}

/// The key, the appendices and what the workbook does when a number is changed.
fn closing(context: &Context<'_>) -> Vec<Row> {
    let key = context.plan().key;
    let seed = context.instance().customer.seed.as_str();
    let line = match (key.objects, key.proved) {
        (0, _) => context.say("key-unused"),
        (count, true) => context.tell("key-used", &args![count = count, seed = seed]),
        (count, false) => context.tell("key-unproved", &args![count = count, seed = seed]),
    };
    let link = |key: &str| Cell::link(context.say(key), context.say(key));
    let commitments = has_fees(context).then(|| Row::new(Style::Note, vec![link("sheet-commitments")]));
    let years = years::is_shown(context).then(|| Row::new(Style::Note, vec![link("sheet-years")]));
    let service = service::is_shown(context).then(|| Row::new(Style::Note, vec![link("sheet-service")]));
    let mut rows = vec![
        Row::across(Style::Note, line),
        Row::across(Style::Section, context.say("summary-appendices")),
        Row::new(
            Style::Note,
            vec![
                link("sheet-rules"),
                link("sheet-proof").span(2),
                Cell::empty(),
                link("sheet-check"),
                link("sheet-assumptions"),
                link("sheet-log").span(2),
            ],
        ),
    ];
    rows.extend(years);
    rows.extend(commitments);
    rows.extend(service);
    rows.push(Row::across(Style::Note, context.say("summary-note")));
    rows
}
