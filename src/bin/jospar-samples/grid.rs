//! Sheets as rows of cells, before they become a file of one format or another.

/// What a cell holds.
#[derive(Clone)]
pub(crate) enum Value {
    Blank,
    Text(String),
    /// A whole number, stored as a spreadsheet number.
    Number(u64),
    /// The sum of the column from one row to another (counted from 0, both included), and its result.
    Sum(u32, u32, u64),
}

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// Nothing at all.
    Bare,
    Title,
    Note,
    Head,
    /// A column number under the header.
    Ordinal,
    Text,
    Centre,
    Count,
    Section,
    TotalText,
    TotalCount,
}

/// A cell.
#[derive(Clone)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    pub(crate) style: Style,
}

/// A merged rectangle: first row, first column, last row, last column, counted from 0.
pub(crate) type Merge = (u32, u16, u32, u16);

/// A sheet.
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) merged: Vec<Merge>,
    /// Column widths in characters.
    pub(crate) widths: Vec<u16>,
    /// Rows and columns that stay in view.
    pub(crate) frozen: (u32, u16),
}

/// A text cell; an empty text is a blank one.
pub(crate) fn text(text: impl Into<String>, style: Style) -> Cell {
    let text: String = text.into();
    let value = if text.is_empty() { Value::Blank } else { Value::Text(text) };
    Cell { value, style }
}

/// A number cell.
pub(crate) fn number(number: u64, style: Style) -> Cell {
    Cell { value: Value::Number(number), style }
}

/// A blank cell with a look.
pub(crate) fn blank(style: Style) -> Cell {
    Cell { value: Value::Blank, style }
}

impl Sheet {
    /// An empty sheet with columns of these widths.
    pub(crate) fn new(name: &'static str, widths: Vec<u16>) -> Self {
        Self { name, rows: Vec::new(), merged: Vec::new(), widths, frozen: (0, 0) }
    }

    /// The number of columns.
    pub(crate) fn columns(&self) -> usize {
        self.widths.len()
    }

    /// The row that the next `push` will make, counted from 0.
    pub(crate) fn next_row(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Adds an empty row.
    pub(crate) fn skip(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a row merged across all columns.
    pub(crate) fn push_across(&mut self, line: &str, style: Style) {
        let mut row = vec![text(line, style)];
        row.resize(self.columns(), blank(style));
        self.merge(self.next_row(), 0, self.next_row(), self.columns() - 1);
        self.push(row);
    }

    /// Merges a rectangle.
    pub(crate) fn merge(&mut self, first_row: u32, first_column: usize, last_row: u32, last_column: usize) {
        let column = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        self.merged.push((first_row, column(first_column), last_row, column(last_column)));
    }
}
