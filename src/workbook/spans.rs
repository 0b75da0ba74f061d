//! The merged cells of an OpenDocument spreadsheet, which the reader of its values passes over.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Area;
use super::parts::{Parts, attribute};

/// The most merged areas of a sheet: a repeated row repeats its own.
const MOST: usize = 1 << 20;

/// How far the values of a sheet reach: one more than the last row and column. Areas beyond hold nothing.
pub(super) type Extent = (u32, u32);

/// The merged areas of each sheet in `extents`, by name. `None`: the content is damaged, or has more areas than a sheet can
/// mean.
pub(super) fn read_spans(bytes: &[u8], extents: &BTreeMap<String, Extent>) -> Option<BTreeMap<String, Vec<Area>>> {
    spans(&Parts::open(bytes)?.text("content.xml")?, extents)
}

fn spans(content: &str, extents: &BTreeMap<String, Extent>) -> Option<BTreeMap<String, Vec<Area>>> {
    let mut found = BTreeMap::new();
    // Most files merge nothing.
    if !content.contains("-spanned=") {
        return Some(found);
    }
    let mut reader = Reader::from_str(content);
    let mut sheet: Option<Walk> = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => match (element.name().as_ref(), &mut sheet) {
                ("table:table", Some(walk)) => walk.inner += 1,
                ("table:table", None) => sheet = Walk::new(&element, extents),
                (_, Some(walk)) => walk.enter(&element)?,
                _ => {}
            },
            Event::Empty(element) => {
                if let Some(walk) = &mut sheet {
                    walk.enter(&element)?;
                    walk.leave(element.name().as_ref())?;
                }
            }
            Event::End(element) => match (element.name().as_ref(), &mut sheet) {
                ("table:table", Some(walk)) if walk.inner > 0 => walk.inner -= 1,
                ("table:table", Some(_)) => found.extend(sheet.take().map(|walk| (walk.name, walk.areas))),
                (name, Some(walk)) => walk.leave(name)?,
                _ => {}
            },
            Event::Eof => return Some(found),
            _ => {}
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
    /// The areas that begin in the row: first column, and how many rows and columns.
    begun: Vec<(u32, u32, u32)>,
    areas: Vec<Area>,
}

impl Walk {
    /// Begins a sheet whose extent is known.
    fn new(element: &BytesStart<'_>, extents: &BTreeMap<String, Extent>) -> Option<Self> {
        let name = attribute(element, "table:name")?;
        let extent = *extents.get(&name)?;
        Some(Self { name, extent, inner: 0, row: 0, rows: 1, column: 0, begun: Vec::new(), areas: Vec::new() })
    }

    fn enter(&mut self, element: &BytesStart<'_>) -> Option<()> {
        if self.inner > 0 {
            return Some(());
        }
        match element.name().as_ref() {
            "table:table-row" => {
                (self.column, self.rows) = (0, times(element, "table:number-rows-repeated"));
            }
            "table:table-cell" => {
                let repeated = times(element, "table:number-columns-repeated");
                let rows = times(element, "table:number-rows-spanned");
                let columns = times(element, "table:number-columns-spanned");
                if rows > 1 || columns > 1 {
                    let last = self.column.saturating_add(repeated).min(self.extent.1);
                    self.begun.extend((self.column..last).map(|column| (column, rows, columns)));
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
                self.areas.extend(self.begun.iter().map(area));
                if self.areas.len() > MOST {
                    return None;
                }
            }
            self.begun.clear();
        }
        self.row = after;
        Some(())
    }
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
        let areas = spans(&content, &extents)?.remove("Школы").unwrap_or_default();
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
