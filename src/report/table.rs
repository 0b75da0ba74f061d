//! Neutral tables: what a sheet says, before any writer knows about files.
//!
//! Numbers stay exact here ([`Number`]); a writer turns them into what its format holds. A formula
//! always carries its result, because readers and phones show the stored result.

use crate::fraction::Fraction;
use crate::money::Money;

/// The most UTF-16 units of a cell's text.
const LONGEST_TEXT: usize = 32_767;

/// The sign for "does not apply".
pub(super) const NONE: &str = "—";

/// One sheet. When its rows do not fit, it continues on further sheets with the same head.
pub(super) struct Sheet<'a> {
    /// The name on the tab, at most 31 characters.
    pub(super) name: String,
    /// Column widths, in characters.
    pub(super) widths: Vec<u16>,
    /// The rows above the data; when `frozen`, they stay in view and repeat on every printed page.
    pub(super) head: Vec<Row>,
    /// The head of further parts, when it differs.
    pub(super) continued: Option<Vec<Row>>,
    /// The data.
    pub(super) rows: Box<dyn Iterator<Item = Row> + 'a>,
    /// Whether the last row of the head is a header that stays in view.
    pub(super) frozen: bool,
    /// How many of the first rows a filter on the header covers; `None`: no filter.
    pub(super) filtered: Option<usize>,
    /// How it is shown and printed.
    pub(super) kind: SheetKind,
    /// Whether only input cells may be edited (without a password).
    pub(super) protected: bool,
    /// A chart.
    pub(super) chart: Option<Chart>,
}

/// How a sheet is shown and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetKind {
    /// One of the sheets that greet the reader, printed on one page.
    OnePage,
    /// One of the sheets that greet the reader, as many pages as it takes.
    Front,
    /// An appendix.
    Appendix,
    /// For programs only: cannot be made visible from the menu.
    VeryHidden,
}

impl<'a> Sheet<'a> {
    /// An empty sheet with columns of the given widths.
    pub(super) fn new(name: String, kind: SheetKind, widths: &[u16]) -> Self {
        Self {
            name,
            widths: widths.to_vec(),
            head: Vec::new(),
            continued: None,
            rows: Box::new(std::iter::empty()),
            frozen: false,
            filtered: None,
            kind,
            protected: false,
            chart: None,
        }
    }

    /// The same sheet with its data.
    #[must_use]
    pub(super) fn with_rows(mut self, rows: impl IntoIterator<Item = Row> + 'a) -> Self {
        self.rows = Box::new(rows.into_iter());
        self
    }
}

/// A clustered column chart of rows of its own sheet.
pub(super) struct Chart {
    /// Its title.
    pub(super) title: String,
    /// First and last row of the data, counted from 0 in the data of the sheet.
    pub(super) rows: (usize, usize),
    /// The column with the names.
    pub(super) categories: u16,
    /// The columns of the series with their names.
    pub(super) series: Vec<(String, u16)>,
    /// Whether the series are shares of 1.
    pub(super) is_share: bool,
    /// The row of the sheet's data at which it begins.
    pub(super) at: usize,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// The name of the sheet.
    Title,
    /// "This is a draft".
    Draft,
    /// The name of a part.
    Section,
    /// Column headers.
    Head,
    /// Data.
    Item,
    /// A sum of the rows above.
    Total,
    /// Running text.
    Note,
    /// Data for programs: no formatting at all.
    Raw,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What it is for.
    pub(super) style: Style,
    /// Its cells from the first column on.
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// A row of cells.
    pub(super) fn new(style: Style, cells: Vec<Cell>) -> Self {
        Self { style, cells }
    }

    /// A row of one text across the whole width of the sheet.
    pub(super) fn across(style: Style, text: impl Into<String>) -> Self {
        Self { style, cells: vec![Cell::text(text).span(u16::MAX)] }
    }

    /// A row of column headers.
    pub(super) fn head(texts: impl IntoIterator<Item = String>) -> Self {
        Self { style: Style::Head, cells: texts.into_iter().map(Cell::text).collect() }
    }

    /// A row of data.
    pub(super) fn item(cells: Vec<Cell>) -> Self {
        Self { style: Style::Item, cells }
    }

    /// An empty row.
    pub(super) const fn blank() -> Self {
        Self { style: Style::Note, cells: Vec::new() }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it holds.
    pub(super) value: Value,
    /// How many columns it covers, itself included; more than there are means all the rest.
    pub(super) span: u16,
    /// Whether it is for the reader to change.
    pub(super) input: bool,
    /// A condition that turns it red; `{row}` stands for its row number.
    pub(super) alarm: Option<String>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing.
    Empty,
    /// Text; never read as a formula.
    Text(String),
    /// A number.
    Number(Number),
    /// A formula without its `=`; `{row}` stands for its own row number.
    Formula(String, Answer),
    /// Text that leads to a sheet.
    Link(String, String),
}

/// The result of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A number.
    Number(Number),
    /// Text that does not look like a number.
    Text(String),
}

/// An exact number and how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// A quantity, in groups of three digits.
    Count(i64),
    /// A year or a position: no grouping.
    Plain(i64),
    /// An amount, in tenge; tiyn are shown where there are any.
    Money(Money),
    /// A share of 1, in per cent.
    Share(Fraction),
    /// A number with so many decimals.
    Decimal(Fraction, u8),
}

impl Cell {
    const fn of(value: Value) -> Self {
        Self { value, span: 1, input: false, alarm: None }
    }

    /// Nothing.
    pub(super) const fn empty() -> Self {
        Self::of(Value::Empty)
    }

    /// Text; blank text is nothing. Characters that a workbook cannot hold become spaces, and text that no cell holds is
    /// cut, with a mark.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = fitting(clean(text.into()));
        if text.trim().is_empty() { Self::empty() } else { Self::of(Value::Text(text)) }
    }

    /// "Does not apply".
    pub(super) fn none() -> Self {
        Self::text(NONE)
    }

    /// A number.
    pub(super) const fn number(number: Number) -> Self {
        Self::of(Value::Number(number))
    }

    /// A quantity.
    pub(super) fn count(n: impl Into<i64>) -> Self {
        Self::number(Number::Count(n.into()))
    }

    /// A year or a position.
    pub(super) fn plain(n: impl Into<i64>) -> Self {
        Self::number(Number::Plain(n.into()))
    }

    /// A position counted from 0.
    pub(super) fn position(at: usize) -> Self {
        Self::plain(i64::try_from(at).unwrap_or(i64::MAX))
    }

    /// An amount.
    pub(super) const fn money(amount: Money) -> Self {
        Self::number(Number::Money(amount))
    }

    /// A formula whose result is a number.
    pub(super) fn formula(text: impl Into<String>, result: Number) -> Self {
        Self::of(Value::Formula(text.into(), Answer::Number(result)))
    }

    /// A formula whose result is a word.
    pub(super) fn verdict(text: impl Into<String>, result: impl Into<String>) -> Self {
        Self::of(Value::Formula(text.into(), Answer::Text(result.into())))
    }

    /// Text that leads to a sheet.
    pub(super) fn link(text: impl Into<String>, sheet: impl Into<String>) -> Self {
        Self::of(Value::Link(text.into(), sheet.into()))
    }

    /// The same cell over several columns.
    #[must_use]
    pub(super) const fn span(mut self, columns: u16) -> Self {
        self.span = columns;
        self
    }

    /// The same cell, for the reader to change.
    #[must_use]
    pub(super) const fn input(mut self) -> Self {
        self.input = true;
        self
    }

    /// The same cell, red while `condition` holds.
    #[must_use]
    pub(super) fn alarm(mut self, condition: impl Into<String>) -> Self {
        self.alarm = Some(condition.into());
        self
    }
}

/// The text with `\n` for line ends and a space for each other control character.
fn clean(text: String) -> String {
    // Most texts hold none: such characters are, or begin with, one of these bytes.
    if !text.bytes().any(|byte| matches!(byte, ..0x20 | 0x7F | 0xC2 | 0xEF)) {
        return text;
    }
    let foreign = |c: char| c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(foreign) { text.replace("\r\n", "\n").replace('\r', "\n").replace(foreign, " ") } else { text }
}

/// The text, or as much of it as a cell holds and a mark.
fn fitting(mut text: String) -> String {
    // A byte is a UTF-16 unit or more.
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text;
    }
    let mut room = LONGEST_TEXT - 1;
    let end = text.char_indices().find(|(_, c)| match room.checked_sub(c.len_utf16()) {
        Some(left) => {
            room = left;
            false
        }
        None => true,
    });
    text.truncate(end.map_or(text.len(), |(at, _)| at));
    text.push('…');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_to_what_a_cell_holds() {
        let units = |text: String| match Cell::text(text).value {
            Value::Text(text) => (text.encode_utf16().count(), text.ends_with('…')),
            _ => (0, false),
        };
        assert_eq!(units("ж".repeat(32_767)), (32_767, false));
        assert_eq!(units("ж".repeat(32_768)), (32_767, true));
        assert_eq!(units(format!("x{}", "🏫".repeat(20_000))), (32_766, true));
    }

    #[test]
    fn text_is_what_a_workbook_can_hold() {
        assert_eq!(Cell::text("a\r\nb\u{1}c").value, Value::Text("a\nb c".to_owned()));
        assert_eq!(Cell::text("  ").value, Value::Empty);
    }
}
