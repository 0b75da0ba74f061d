//! Sheet Proof: for an auditor, how each goal's bound adds up, with the sums as live formulas.

use crate::args;
use crate::fraction::Fraction;
use crate::plan::{CertificateLeaf, CertificateSplit, GoalLine, SplitAt};
use crate::report::context::Context;
use crate::report::table::{Cell, Number, Row, Sheet, SheetKind, Style};
use crate::report::words::Unit;
use crate::solve::Side;
use crate::solve::{Proof, SCALE};

const COLUMNS: [&str; 5] = ["column-row", "column-unit", "column-rule-limit", "column-multiplier", "column-product"];
const EXPLANATION: [&str; 6] = ["proof-1", "proof-2", "proof-3", "proof-4", "proof-5", "proof-6"];
/// Decimals of multipliers and products.
const DECIMALS: u8 = 6;

/// The sheet.
pub(super) fn sheet<'a>(context: &'a Context<'_>) -> Sheet<'a> {
    let mut sheet = Sheet::new(context.say("sheet-proof"), SheetKind::Appendix, &[66, 16, 22, 24, 26]);
    sheet.protected = true;
    let mut page = Page { rows: vec![Row::across(Style::Title, context.say("proof-title"))] };
    page.rows.extend(EXPLANATION.map(|key| Row::across(Style::Note, context.say(key))));
    for (at, line) in context.plan().goals.iter().enumerate() {
        page.goal(context, at, line);
    }
    sheet.with_rows(page.rows)
}

/// The rows so far; formulas name rows by their numbers.
struct Page {
    rows: Vec<Row>,
}

impl Page {
    /// The number of the next row, counted from 1.
    fn next(&self) -> usize {
        self.rows.len() + 1
    }

    fn goal(&mut self, context: &Context<'_>, at: usize, line: &GoalLine) {
        self.rows.push(Row::blank());
        let title = args![number = (at + 1).to_string(), goal = context.goal(line)];
        self.rows.push(Row::across(Style::Section, context.tell("proof-goal", &title)));
        self.rows.push(Row::across(Style::Note, context.tell("proof-goal-text", &args![text = line.text.as_str()])));
        if context.goal_unit(line) == Unit::Tiyn {
            self.rows.push(Row::across(Style::Note, context.say("proof-tiyn")));
        } else if line.scale != 1 {
            let args = args![points = line.scale];
            self.rows.push(Row::across(Style::Note, context.tell("proof-scale", &args)));
        }
        if line.minimise && !line.leaves.is_empty() {
            self.rows.push(Row::across(Style::Note, context.say("proof-minimise")));
        }
        self.value(context, "proof-value", points(line.value));
        self.value(context, "proof-bound", points(line.bound));
        let label = Cell::text(context.say(match line.proof {
            Proof::A => "proof-label-a",
            Proof::B => "proof-label-b",
            Proof::C => "proof-label-c",
        }));
        self.rows.push(Row::item(vec![Cell::text(context.say("proof-label")), label.span(4)]));
        for (case, leaf) in line.leaves.iter().enumerate() {
            self.leaf(context, line, case, leaf);
        }
    }

    /// A row with a text on the left and a number in the last column.
    fn value(&mut self, context: &Context<'_>, key: &str, number: Cell) {
        self.rows.push(Row::item(vec![
            Cell::text(context.say(key)).span(4),
            Cell::empty(),
            Cell::empty(),
            Cell::empty(),
            number,
        ]));
    }

    fn leaf(&mut self, context: &Context<'_>, line: &GoalLine, case: usize, leaf: &CertificateLeaf) {
        if line.leaves.len() > 1 || !leaf.off.is_empty() {
            let off = leaf.off.iter().map(|row| context.row_name(*row)).collect::<Vec<_>>().join("; ");
            let off = if off.is_empty() { context.say("word-nothing") } else { off };
            let args = args![number = (case + 1).to_string(), rows = off];
            self.rows.push(Row::across(Style::Note, context.tell("proof-case", &args)));
        }
        for split in &leaf.splits {
            self.rows.push(Row::across(Style::Note, split_text(context, split)));
        }
        self.rows.push(Row::head(COLUMNS.map(|key| context.say(key))));
        let first = self.next();
        let mut products = 0_i128;
        for (row, price) in &leaf.prices {
            let shown = context.priced_row(*row, *price);
            products = products.saturating_add(shown.product.unwrap_or(0));
            self.rows.push(Row::item(vec![
                Cell::text(shown.name),
                Cell::text(shown.unit),
                shown.limit.map_or_else(Cell::none, limit_cell),
                decimal(shown.multiplier),
                shown.product.map_or_else(Cell::none, |product| Cell::formula("C{row}*D{row}", scaled(product))),
            ]));
        }
        self.conclusion(context, line, leaf, (first, products));
    }

    /// The objects' part, the sum, the plan's own value and what follows.
    fn conclusion(
        &mut self,
        context: &Context<'_>,
        line: &GoalLine,
        leaf: &CertificateLeaf,
        (first, products): (usize, i128),
    ) {
        let responses = leaf.bound.saturating_sub(products);
        self.value(context, "proof-responses", Cell::number(scaled(responses)));
        let last = self.next() - 1;
        let mut total = vec![Cell::text(context.say("proof-total")).span(4)];
        total.resize(4, Cell::empty());
        total.push(Cell::formula(format!("SUM(E{first}:E{last})"), scaled(leaf.bound)));
        self.rows.push(Row::new(Style::Total, total));
        let value = if line.minimise { -line.value } else { line.value };
        self.value(context, "proof-plan-value", points(value));
        let (bound_row, value_row) = (last + 1, last + 2);
        let closes = value.saturating_add(1).checked_mul(SCALE).is_some_and(|limit| leaf.bound < limit);
        let (yes, no) = (context.say("proof-closed"), context.say("proof-open"));
        let formula = format!("IF(E{bound_row}<E{value_row}+1,\"{yes}\",\"{no}\")");
        let answer = Cell::verdict(formula, if closes { yes } else { no }).span(4);
        self.rows.push(Row::item(vec![Cell::text(context.say("proof-conclusion")), answer]));
    }
}

/// The plans on one side of a split.
fn split_text(context: &Context<'_>, split: &CertificateSplit) -> String {
    let (is_most, quantity) = match split.side {
        Side::AtMost(most) => (true, most),
        Side::AtLeast(least) => (false, least),
    };
    match split.at {
        SplitAt::Bought { object, option, year } => {
            let key = if is_most { "proof-split-at-most" } else { "proof-split-at-least" };
            let (object, option) = (context.object(object).name, context.option(option));
            let year = context.year(year).to_string();
            context.tell(key, &args![object = object, option = option, year = year, quantity = quantity])
        }
        SplitAt::Lots { item, band, year } => {
            let key = if is_most { "proof-split-lots-at-most" } else { "proof-split-lots-at-least" };
            let order = context.instance().items.get(item.at()).and_then(|item| item.order.as_ref());
            let from = order.and_then(|order| order.bands.get(band)).map_or(1, |band| band.from.get());
            let (item, year) = (context.item(item), context.year(year).to_string());
            context.tell(key, &args![item = item, year = year, quantity = quantity, from = from])
        }
        SplitAt::Covered { group, .. } => {
            let key = if is_most { "proof-split-covered-at-most" } else { "proof-split-covered-at-least" };
            context.tell(key, &args![group = context.group_name(group), quantity = quantity])
        }
    }
}

/// 10⁻¹⁸ points as points.
fn scaled(points: i128) -> Number {
    Number::Decimal(Fraction::new(points, SCALE).unwrap_or(Fraction::ZERO), DECIMALS)
}

fn points(points: i128) -> Cell {
    i64::try_from(points).map_or_else(|_| Cell::text(points.to_string()), Cell::count)
}

fn decimal(value: Fraction) -> Cell {
    Cell::number(Number::Decimal(value, DECIMALS))
}

/// Whole limits without decimals.
fn limit_cell(limit: Fraction) -> Cell {
    match limit.to_whole() {
        Some(whole) => points(whole),
        None => decimal(limit),
    }
}
