//! The table of a frontier: on a sheet with all columns and a chart, on a terminal with those that fit.

use super::Shown;
use crate::args;
use crate::fraction::Fraction;
use crate::lang;
use crate::plan::{ModeOutcome, Point};
use crate::report::keys;
use crate::report::table::{Cell, Chart, NONE, Number, Row, Sheet, SheetKind, Style, Value};

/// The word for an amount without a plan.
const fn why_none(outcome: ModeOutcome) -> Option<&'static str> {
    match outcome {
        ModeOutcome::Planned => None,
        ModeOutcome::Impossible => Some("frontier-impossible"),
        ModeOutcome::NotFound => Some("mode-not-found"),
    }
}

/// Between two columns on a terminal.
const GAP: &str = "  ";

/// A column of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Amount,
    Spent,
    Least,
    Total,
    Share,
    Rural,
    Urban,
    Ceiling,
    Label,
}

/// All, in order; a terminal has no room for what is spent.
const ALL: [Column; 9] = [
    Column::Amount,
    Column::Spent,
    Column::Least,
    Column::Total,
    Column::Share,
    Column::Rural,
    Column::Urban,
    Column::Ceiling,
    Column::Label,
];

impl Column {
    const fn key(self) -> &'static str {
        match self {
            Self::Amount => "frontier-column-amount",
            Self::Spent => "column-spent",
            Self::Least => "frontier-column-least",
            Self::Total => "frontier-column-total",
            Self::Share => "frontier-column-share",
            Self::Rural => "column-rural",
            Self::Urban => "column-urban",
            Self::Ceiling => "frontier-column-ceiling",
            Self::Label => "frontier-column-label",
        }
    }
}

impl Shown<'_> {
    fn cell(&self, column: Column, own: &Point) -> Cell {
        let value = |n: i128| self.unit().cell(Fraction::whole(n));
        match column {
            Column::Amount => Cell::money(own.amount),
            _ if own.outcome != ModeOutcome::Planned => Cell::none(),
            Column::Spent => Cell::money(own.spent),
            Column::Least if own.is_least => Cell::money(own.needed),
            Column::Least => Cell::none(),
            Column::Total => value(own.total),
            Column::Share => {
                let share = self.frontier.subject.share(own.total);
                share.map_or_else(Cell::none, |share| Cell::number(Number::Share(share)))
            }
            Column::Rural => value(own.rural),
            Column::Urban => value(own.urban),
            Column::Ceiling => own.ceiling.map_or_else(Cell::none, value),
            Column::Label => Cell::text(keys::proof(own.proof)),
        }
    }

    /// The columns that fit and say something.
    fn columns(&self, fits: impl Fn(Column) -> bool) -> Vec<Column> {
        let has_least = self.frontier.points.iter().any(|own| own.is_least);
        let says = |column: &Column| match column {
            Column::Share => self.frontier.subject.whole.is_some(),
            Column::Least => has_least,
            _ => true,
        };
        ALL.into_iter().filter(|column| fits(*column)).filter(says).collect()
    }

    /// The table for a terminal: as wide as its numbers need, the point of the input marked.
    pub(super) fn text_table(&self) -> Vec<String> {
        let columns = self.columns(|column| column != Column::Spent);
        let head: Vec<String> =
            columns.iter().map(|column| self.context.say(&format!("{}-short", column.key()))).collect();
        let texts = |own: &Point| columns.iter().map(|column| self.text(&self.cell(*column, own))).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = self.frontier.points.iter().map(texts).collect();
        let width = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at)).chain(head.get(at));
            cells.map(|text| text.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns.len()).map(width).collect();
        let padded = |text: &String, width: &usize| format!("{}{text}", " ".repeat(width - text.chars().count()));
        let line = |mark: &str, cells: &[String]| {
            let cells: Vec<_> = cells.iter().zip(&widths).map(|(text, width)| padded(text, width)).collect();
            format!("{mark} {}", cells.join(GAP))
        };
        let mut lines = vec![line(" ", &head)];
        for (own, cells) in self.frontier.points.iter().zip(&rows) {
            let mark = if own.is_present { "→" } else { " " };
            match (why_none(own.outcome), cells.first()) {
                (Some(key), Some(amount)) => {
                    let why = self.context.say(key);
                    lines.push(format!("{}{GAP}{why}", line(mark, std::slice::from_ref(amount))));
                }
                _ => lines.push(line(mark, cells)),
            }
        }
        lines
    }

    /// A cell as people of the language write it.
    fn text(&self, cell: &Cell) -> String {
        let lang = self.context.document.lang;
        match &cell.value {
            Value::Text(text) => text.clone(),
            Value::Number(Number::Count(n) | Number::Plain(n)) => lang::count(lang, *n),
            Value::Number(Number::Money(amount)) => lang::money(lang, *amount),
            Value::Number(Number::Share(share)) => lang::share_percent(lang, *share),
            Value::Number(Number::Decimal(value, places)) => lang::decimal(lang, *value, (*places).into()),
            _ => NONE.to_owned(),
        }
    }

    /// The sheet with its chart.
    pub(super) fn sheet(&self) -> Sheet<'static> {
        let columns = self.columns(|_| true);
        let mut widths: Vec<u16> = columns.iter().map(|column| self.width(*column)).collect();
        widths.push(34);
        let mut sheet = Sheet::new(self.context.say("sheet-frontier"), SheetKind::OnePage, &widths);
        sheet.head = vec![Row::across(Style::Title, self.title())];
        sheet.head.extend(self.about().into_iter().map(|line| Row::across(Style::Note, line)));
        let heads = columns.iter().map(|column| self.context.say(column.key()));
        sheet.head.push(Row::head(heads.chain([self.context.say("frontier-column-note")])));
        sheet.chart = self.chart(&columns);
        let rows = self.frontier.points.iter().map(|own| {
            let mut cells: Vec<Cell> = columns.iter().map(|column| self.cell(*column, own)).collect();
            let told = [
                own.is_present.then(|| self.context.say("frontier-is-present")),
                why_none(own.outcome).map(|key| self.context.say(key)),
            ];
            cells.push(Cell::text(told.into_iter().flatten().collect::<Vec<_>>().join("; ")));
            Row::item(cells)
        });
        let mut rows: Vec<Row> = rows.collect();
        rows.push(Row::blank());
        rows.extend(self.answers().into_iter().map(|line| Row::across(Style::Note, line)));
        rows.push(Row::blank());
        if let Some(chart) = &mut sheet.chart {
            chart.at = rows.len();
        }
        sheet.with_rows(rows)
    }

    const fn width(&self, column: Column) -> u16 {
        match column {
            Column::Amount | Column::Spent | Column::Least => 18,
            Column::Label => 9,
            _ => 14,
        }
    }

    /// The covered share, or the value where there is no whole, at every amount.
    fn chart(&self, columns: &[Column]) -> Option<Chart> {
        let shown = if columns.contains(&Column::Share) { Column::Share } else { Column::Total };
        let at = columns.iter().position(|column| *column == shown)?;
        let last = self.frontier.points.len().checked_sub(1)?;
        let metric = self.context.metric(&self.frontier.subject.metric);
        Some(Chart {
            title: self.context.tell("frontier-chart", &args![metric = metric]),
            rows: (0, last),
            categories: 0,
            series: vec![(self.context.say(shown.key()), u16::try_from(at).ok()?)],
            is_share: shown == Column::Share,
            at: 0,
        })
    }
}
