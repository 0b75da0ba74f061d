//! What the reader of values passes over in an OpenDocument spreadsheet: merged cells, hidden rows and columns, cells that are
//! crossed out, and formats that leave out thousands.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::outline::says_scale;
use super::parts::{Parts, attribute};
use super::{Area, Hidden};

/// The most merged areas of a sheet: a repeated row repeats its own.
const MOST: usize = 1 << 20;

/// How far the values of a sheet reach: one more than the last row and column. Areas beyond hold nothing.
pub(super) type Extent = (u32, u32);

/// What is found in a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Spans {
    /// The merged areas.
    pub(super) merged: Vec<Area>,
    /// What it hides.
    pub(super) hidden: Hidden,
}

/// What is found in each sheet of `extents`, by name. `None`: the content is damaged, or has more areas than a sheet can mean.
pub(super) fn read_spans(bytes: &[u8], extents: &BTreeMap<String, Extent>) -> Option<BTreeMap<String, Spans>> {
    let mut parts = Parts::open(bytes)?;
    let common = parts.text("styles.xml").unwrap_or_default();
    spans(&parts.text("content.xml")?, &common, extents)
}

/// What a file holds that merges, hides or crosses out anything. Most do not.
const MARKS: [&str; 4] = ["-spanned=", "table:visibility=", "number:display-factor=", "text-line-through-"];

/// `common` is the part with the styles that sheets share.
fn spans(content: &str, common: &str, extents: &BTreeMap<String, Extent>) -> Option<BTreeMap<String, Spans>> {
    let mut found = BTreeMap::new();
    if ![content, common].iter().any(|part| MARKS.iter().any(|mark| part.contains(mark)) || says_scale(part)) {
        return Some(found);
    }
    let mut styles = Styles::of(common);
    let mut reader = Reader::from_str(content);
    let mut sheet: Option<Walk> = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => match (element.name().as_ref(), &mut sheet) {
                ("table:table", Some(walk)) => walk.inner += 1,
                ("table:table", None) => sheet = Walk::new(&element, extents),
                (_, Some(walk)) => walk.enter(&element, &styles)?,
                (_, None) => styles.read(&element),
            },
            Event::Empty(element) => {
                if let Some(walk) = &mut sheet {
                    walk.enter(&element, &styles)?;
                    walk.leave(element.name().as_ref())?;
                } else {
                    styles.read(&element);
                }
            }
            Event::End(element) => match (element.name().as_ref(), &mut sheet) {
                ("table:table", Some(walk)) if walk.inner > 0 => walk.inner -= 1,
                ("table:table", Some(_)) => found.extend(sheet.take().map(|walk| (walk.name, walk.found))),
                (name, Some(walk)) => walk.leave(name)?,
                _ => {}
            },
            Event::Text(text) if sheet.is_none() => styles.read_text(&text),
            Event::Eof => return Some(found),
            _ => {}
        }
    }
}

/// The styles that show numbers without their thousands, and those that cross out.
#[derive(Default)]
struct Styles {
    /// The style of numbers that is being read.
    current: Option<String>,
    /// Styles of numbers.
    numbers: BTreeSet<String>,
    /// Styles of cells.
    cells: BTreeSet<String>,
    /// The style of cells that is being read.
    current_cells: Option<String>,
    /// Styles of cells that cross out.
    struck: BTreeSet<String>,
}

impl Styles {
    /// The styles of a part, as far as it is well-formed.
    fn of(part: &str) -> Self {
        let (mut reader, mut styles) = (Reader::from_str(part), Self::default());
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(element) | Event::Empty(element) => styles.read(&element),
                Event::Text(text) => styles.read_text(&text),
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }

    fn read(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "number:number-style" | "number:currency-style" => self.current = attribute(element, "style:name"),
            "number:date-style" | "number:time-style" | "number:text-style" => self.current = None,
            "number:number" => {
                let factor = attribute(element, "number:display-factor").and_then(|factor| factor.parse::<f64>().ok());
                if factor.is_some_and(|factor| factor > 1.0) {
                    self.numbers.extend(self.current.clone());
                }
            }
            "style:text-properties" => {
                let is_line = |name| attribute(element, name).is_some_and(|line| line != "none");
                if ["style:text-line-through-style", "style:text-line-through-type"].into_iter().any(is_line) {
                    self.struck.extend(self.current_cells.clone());
                }
            }
            "style:style" => {
                let is_cells = attribute(element, "style:family").as_deref() == Some("table-cell");
                self.current_cells = attribute(element, "style:name").filter(|_| is_cells);
                let numbers = attribute(element, "style:data-style-name");
                if numbers.is_some_and(|numbers| self.numbers.contains(&numbers)) {
                    self.cells.extend(attribute(element, "style:name"));
                }
            }
            _ => {}
        }
    }

    /// A text that a style of numbers writes beside them: `#,##0" тыс."` shows 5 for 5 000.
    fn read_text(&mut self, text: &str) {
        if says_scale(text) {
            self.numbers.extend(self.current.clone());
        }
    }

    /// Whether a cell has a style that crosses out.
    fn strikes(&self, cell: &BytesStart<'_>) -> bool {
        !self.struck.is_empty() && attribute(cell, "table:style-name").is_some_and(|style| self.struck.contains(&style))
    }

    /// Whether an element names such a style of cells under `name`; `None` when it names none at all.
    fn scales(&self, element: &BytesStart<'_>, name: &str) -> Option<bool> {
        if self.cells.is_empty() {
            Some(false)
        } else {
            attribute(element, name).map(|style| self.cells.contains(&style))
        }
    }
}

/// A walk through the rows and cells of a sheet.
struct Walk {
    name: String,
    extent: Extent,
    /// How many tables are open inside cells: they are no part of the sheet.
    inner: u32,
    row: u32,
    /// How often the row stands.
    rows: u32,
    column: u32,
    /// The column that is declared next.
    declared: u32,
    /// The columns, first and one past the last, whose cells show numbers without their thousands.
    scaled_columns: Vec<(u32, u32)>,
    /// Whether the row's cells do; `None` when it says nothing of it.
    scaled_row: Option<bool>,
    /// The columns of the row with such numbers.
    scaled: Vec<u32>,
    /// The columns of the row that are crossed out.
    struck: Vec<u32>,
    /// The areas that begin in the row: first column, and how many rows and columns.
    begun: Vec<(u32, u32, u32)>,
    found: Spans,
}

impl Walk {
    /// Begins a sheet whose extent is known.
    fn new(element: &BytesStart<'_>, extents: &BTreeMap<String, Extent>) -> Option<Self> {
        let name = attribute(element, "table:name")?;
        let extent = *extents.get(&name)?;
        let (scaled_columns, scaled, struck, begun, found) = Default::default();
        Some(Self {
            name,
            extent,
            inner: 0,
            row: 0,
            rows: 1,
            column: 0,
            declared: 0,
            scaled_columns,
            scaled_row: None,
            scaled,
            struck,
            begun,
            found,
        })
    }

    fn enter(&mut self, element: &BytesStart<'_>, styles: &Styles) -> Option<()> {
        if self.inner > 0 {
            return Some(());
        }
        match element.name().as_ref() {
            "table:table-column" => self.declare(element, styles),
            "table:table-row" => {
                (self.column, self.rows) = (0, times(element, "table:number-rows-repeated"));
                self.scaled_row = styles.scales(element, "table:default-cell-style-name");
                if is_hidden(element) {
                    let end = self.row.saturating_add(self.rows).min(self.extent.0);
                    self.found.hidden.rows.extend(self.row..end);
                    if attribute(element, "table:visibility").as_deref() == Some("filter") && end > self.row {
                        let first = self.found.hidden.filtered.map_or(self.row, |(first, _)| first);
                        self.found.hidden.filtered = Some((first, end - 1));
                    }
                }
            }
            "table:table-cell" => {
                let repeated = times(element, "table:number-columns-repeated");
                let rows = times(element, "table:number-rows-spanned");
                let columns = times(element, "table:number-columns-spanned");
                if rows > 1 || columns > 1 {
                    let last = self.column.saturating_add(repeated).min(self.extent.1);
                    self.begun.extend((self.column..last).map(|column| (column, rows, columns)));
                }
                if styles.strikes(element) && attribute(element, "office:value-type").is_some() {
                    let last = self.column.saturating_add(repeated).min(self.extent.1);
                    self.struck.extend(self.column..last);
                }
                let is_scaled = styles.scales(element, "table:style-name").or(self.scaled_row);
                if is_scaled != Some(false) && attribute(element, "office:value").is_some() {
                    let last = self.column.saturating_add(repeated).min(self.extent.1);
                    let scaled =
                        (self.column..last).filter(|column| is_scaled.unwrap_or_else(|| self.is_scaled(*column)));
                    self.scaled.extend(scaled.collect::<Vec<_>>());
                }
                self.column = self.column.saturating_add(repeated);
            }
            "table:covered-table-cell" => {
                self.column = self.column.saturating_add(times(element, "table:number-columns-repeated"));
            }
            _ => {}
        }
        (self.begun.len() <= MOST).then_some(())
    }

    /// A column, or several alike.
    fn declare(&mut self, element: &BytesStart<'_>, styles: &Styles) {
        let first = self.declared;
        self.declared = first.saturating_add(times(element, "table:number-columns-repeated"));
        if is_hidden(element) {
            self.found.hidden.columns.push((first, self.declared - 1));
        }
        if styles.scales(element, "table:default-cell-style-name") == Some(true) {
            self.scaled_columns.push((first, self.declared));
        }
    }

    fn is_scaled(&self, column: u32) -> bool {
        self.scaled_columns.iter().any(|(first, end)| (*first..*end).contains(&column))
    }

    fn leave(&mut self, element: &str) -> Option<()> {
        if self.inner > 0 || element != "table:table-row" {
            return Some(());
        }
        let after = self.row.saturating_add(self.rows);
        if !self.begun.is_empty() {
            for row in self.row..after.min(self.extent.0) {
                let area = |(column, rows, columns): &(u32, u32, u32)| Area {
                    rows: (row, row.saturating_add(rows - 1)),
                    columns: (*column, column.saturating_add(columns - 1)),
                };
                self.found.merged.extend(self.begun.iter().map(area));
                if self.found.merged.len() > MOST {
                    return None;
                }
            }
            self.begun.clear();
        }
        for row in self.row..after.min(self.extent.0) {
            self.found.hidden.scaled.extend(self.scaled.iter().map(|column| (row, *column)));
            self.found.hidden.struck.extend(self.struck.iter().map(|column| (row, *column)));
            if self.found.hidden.scaled.len() > MOST || self.found.hidden.struck.len() > MOST {
                return None;
            }
        }
        self.scaled.clear();
        self.struck.clear();
        self.row = after;
        Some(())
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|visibility| visibility != "visible")
}

/// A number of repetitions or of spanned cells: 1 unless the file says more.
fn times(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tables: &str, extent: Extent) -> Option<Vec<(u32, u32, u32, u32)>> {
        let extents = [("Школы".to_owned(), extent)].into();
        let content = format!("<office:spreadsheet>{tables}</office:spreadsheet>");
        let areas = spans(&content, "", &extents)?.remove("Школы").unwrap_or_default().merged;
        Some(areas.iter().map(|area| (area.rows.0, area.columns.0, area.rows.1, area.columns.1)).collect())
    }

    fn sheet(rows: &str) -> String {
        format!(r#"<table:table table:name="Школы"><table:table-column/>{rows}</table:table>"#)
    }

    #[test]
    fn areas_stand_where_repeated_rows_and_cells_put_them() {
        let rows = r#"<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
            <table:table-header-rows><table:table-row>
                <table:table-cell table:number-columns-repeated="2"/>
                <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>a</text:p></table:table-cell>
                <table:covered-table-cell/>
                <table:table-cell table:number-rows-spanned="2" table:number-columns-repeated="2"/>
            </table:table-row></table:table-header-rows>
            <table:table-row table:number-rows-repeated="2">
                <table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell/>
            </table:table-row>"#;
        let expected = vec![(3, 2, 5, 3), (3, 4, 4, 4), (3, 5, 4, 5), (4, 0, 4, 1), (5, 0, 5, 1)];
        assert_eq!(read(&sheet(rows), (6, 6)), Some(expected));
    }

    #[test]
    fn hidden_parts_and_formats_without_thousands_are_found() {
        let styles = r#"<number:number-style style:name="N1"><number:number number:display-factor="1000"/></number:number-style>
            <number:number-style style:name="N2"><number:number/></number:number-style>
            <number:number-style style:name="N3"><number:number/><number:text> тыс. тенге</number:text></number:number-style>
            <style:style style:name="ce3" style:data-style-name="N3"/><style:style style:name="ce1" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"><style:text-properties style:text-line-through-style="solid"/></style:style>"#;
        let table = r#"<table:table table:name="Школы"><table:table-column/>
            <table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
            <table:table-column table:default-cell-style-name="ce1"/>
            <table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell/></table:table-row>
            <table:table-row>
                <table:table-cell table:style-name="ce1" office:value="5"/><table:table-cell table:style-name="ce1"/>
                <table:table-cell table:style-name="ce2" office:value-type="float" office:value="5"/><table:table-cell office:value="5"/>
                <table:table-cell table:style-name="ce3" office:value="5"/>
            </table:table-row></table:table>"#;
        let found =
            spans(&format!("<a>{table}</a>"), &format!("<a>{styles}</a>"), &[("Школы".to_owned(), (3, 5))].into())
                .unwrap();
        let scaled = BTreeSet::from([(2, 0), (2, 3), (2, 4)]);
        assert_eq!(
            found["Школы"].hidden,
            Hidden {
                rows: vec![0, 1],
                columns: vec![(1, 2)],
                scaled,
                struck: BTreeSet::from([(2, 2)]),
                filtered: Some((0, 1)),
                ..Hidden::default()
            }
        );
    }

    #[test]
    fn tables_in_cells_and_other_sheets_do_not_count() {
        let inner = r#"<table:table table:name="x"><table:table-row><table:table-cell table:number-columns-spanned="9"/></table:table-row></table:table>"#;
        let row = format!(
            r#"<table:table-row><table:table-cell>{inner}</table:table-cell><table:table-cell table:number-columns-spanned="2"/></table:table-row>"#
        );
        assert_eq!(read(&format!("{inner}{}{inner}", sheet(&row)), (1, 3)), Some(vec![(0, 1, 0, 2)]));
    }

    #[test]
    fn what_is_repeated_beyond_the_values_takes_no_room() {
        let wide = r#"<table:table-cell table:number-columns-repeated="4294967295" table:number-rows-spanned="2"/>"#;
        let rows =
            format!(r#"<table:table-row table:number-rows-repeated="4294967295">{wide}{wide}</table:table-row>"#);
        assert_eq!(read(&sheet(&rows), (2, 1)), Some(vec![(0, 0, 1, 0), (1, 0, 2, 0)]));
        // Two far corners with values would make 16 thousand million areas.
        assert_eq!(read(&sheet(&rows), (1 << 20, 1 << 14)), None);
        assert_eq!(read(r#"<table:table table:name="Школы"><a -spanned="></b>"#, (1, 1)), None);
    }
}
