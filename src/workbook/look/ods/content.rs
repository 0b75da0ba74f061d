//! The sheets of an OpenDocument spreadsheet.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::super::xml::{Attributes, Node, is_yes, note, walk_nodes};
use super::super::{CellLook, Drawings, LEAST, Printed, SheetLook};
use super::properties::points;
use super::shown::Shown;
use super::styles::Styles;
use crate::diagnostic::cell_of;
use crate::workbook::Area;

/// What a spreadsheet is made of, whichever program saved it, beside what is looked at one by one.
const ELEMENTS: [&str; 27] = [
    "office:body",
    "office:spreadsheet",
    "office:forms",
    "table:calculation-settings",
    "table:iteration",
    "table:null-date",
    "table:title",
    "table:desc",
    "table:table-columns",
    "table:table-header-columns",
    "table:table-rows",
    "table:table-header-rows",
    "loext:table-protection",
    "text:a",
    "svg:desc",
    "svg:title",
    "loext:p",
    "calcext:conditional-formats",
    "table:named-expressions",
    "table:named-range",
    "table:named-expression",
    "table:database-ranges",
    "table:filter-and",
    "table:filter-or",
    "table:filter-condition",
    "table:filter-set-item",
    "table:sort",
];

/// The most cells of a sheet that repeat another: a plan has fewer.
const MOST: usize = 1 << 22;
/// The width of a character, in points, about.
const CHARACTER: f64 = 5.0;

/// What is found in the sheets.
#[derive(Default)]
pub(super) struct Content {
    pub(super) looks: BTreeMap<String, SheetLook>,
    pub(super) drawings: BTreeMap<String, Drawings>,
    /// Sheet, part and cells of each object.
    pub(super) objects: Vec<(String, String, Option<Area>)>,
    pub(super) printed: BTreeMap<String, Printed>,
    pub(super) foreign: Vec<String>,
}

/// Reads the sheets, whose cells have these styles.
pub(super) fn read_content(text: &str, styles: &Styles) -> Content {
    let mut reading = Reading {
        styles,
        known: BTreeMap::new(),
        looks: Vec::new(),
        found: Content::default(),
        sheet: None,
        target: String::new(),
        filters: BTreeMap::new(),
        shown: Shown::default(),
    };
    let is_whole = walk_nodes(text, |node, around| match node {
        Node::Element(element) if around.iter().any(|open| open == "body") => reading.element(element, around),
        Node::End("table") => reading.end_of_sheet(),
        Node::End("table-row") => reading.end_of_row(),
        Node::End("table-cell") => reading.end_of_cell(),
        Node::Text(text) if around.iter().any(|open| open == "table-cell") => reading.shown.add(text),
        _ => {}
    });
    let mut found = reading.found;
    if !is_whole || reading.sheet.is_some() {
        note(&mut found.foreign, "content.xml");
    }
    for (name, look) in &mut found.looks {
        look.styles.clone_from(&reading.looks);
        look.hidden.filtered = reading.filters.get(name).copied();
    }
    found
}

struct Reading<'s> {
    styles: &'s Styles,
    /// The positions of the looks of cells by the names of their styles.
    known: BTreeMap<String, usize>,
    looks: Vec<CellLook>,
    found: Content,
    sheet: Option<Sheet>,
    /// The cells of what is being read: a conditional format, a range with a filter.
    target: String,
    /// The rows of filters that are at work.
    filters: BTreeMap<String, (u32, u32)>,
    /// What the cell that is being read shows.
    shown: Shown,
}

/// The sheet that is being read.
#[derive(Default)]
struct Sheet {
    name: String,
    look: SheetLook,
    row: u32,
    /// How often the row stands.
    rows: u32,
    column: u32,
    declared: u32,
    /// The styles of columns: one past the last, and the style's name.
    columns: Vec<(u32, String)>,
    /// The style of the row's cells.
    of_row: Option<String>,
    /// The cells of the row that hold something: first column, how many, which look.
    cells: Vec<(u32, u32, usize)>,
    /// Where the frame that is being read stands.
    frame: Option<Area>,
}

impl Reading<'_> {
    fn element(&mut self, element: &BytesStart<'_>, around: &[String]) {
        let name = element.name();
        let name = name.as_ref();
        let Some(attributes) = Attributes::of(element) else { return note(&mut self.found.foreign, name) };
        match name {
            "table:table" if self.sheet.is_none() => self.begin(&attributes),
            "table:table" => self.note(name),
            "table:table-column" => self.column(&attributes),
            "table:table-row" => self.row(&attributes),
            "table:table-cell" | "table:covered-table-cell" => self.cell(&attributes),
            "text:p" | "text:s" | "text:tab" | "text:line-break" => self.shown.add(" "),
            "text:a" if !attributes.get("xlink:href").is_some_and(|target| target.starts_with('#')) => self.note(name),
            "draw:frame" => self.frame(&attributes),
            "draw:object" => self.object(&attributes),
            "draw:image" if around.last().is_some_and(|open| open == "frame") && self.sheet.is_some() => {}
            _ if name.starts_with("draw:") || name == "office:annotation" || name.starts_with("dr3d:") => self.other(),
            "calcext:conditional-format" => self.target_of(&attributes, "calcext:target-range-address"),
            "calcext:condition" => self.condition(&attributes),
            "calcext:data-bar" | "calcext:icon-set" | "calcext:color-scale" => self.conditional(),
            "calcext:formatting-entry" | "calcext:color-scale-entry" => {}
            "table:database-range" => self.target_of(&attributes, "table:target-range-address"),
            "table:filter" => self.filter(),
            "table:calculation-settings" if attributes.get("table:precision-as-shown").is_some_and(is_yes) => {
                self.note("table:precision-as-shown");
            }
            // Values that filters and sorting name say nothing.
            known if ELEMENTS.contains(&known) || known == "table:sort-by" => {}
            other => self.note(other),
        }
    }

    fn note(&mut self, what: &str) {
        let foreign = self.sheet.as_mut().map_or(&mut self.found.foreign, |sheet| &mut sheet.look.foreign);
        note(foreign, what);
    }

    fn begin(&mut self, attributes: &Attributes) {
        let mut sheet = Sheet { name: attributes.get("table:name").unwrap_or_default().to_owned(), ..Sheet::default() };
        let style = attributes.get("table:style-name").unwrap_or_default();
        if let Some(odd) = self.styles.table(style) {
            note(&mut sheet.look.foreign, odd);
        }
        if let Some(ranges) = attributes.get("table:print-ranges") {
            let printed = Printed(ranges.split(' ').filter_map(area).collect());
            self.found.printed.insert(sheet.name.clone(), printed);
        }
        if attributes.get("table:print") == Some("false") {
            self.found.printed.insert(sheet.name.clone(), Printed(Vec::new()));
        }
        self.sheet = Some(sheet);
    }

    fn column(&mut self, attributes: &Attributes) {
        let width = self.styles.width(attributes.get("table:style-name"));
        let Some(sheet) = &mut self.sheet else { return };
        let first = sheet.declared;
        sheet.declared = first.saturating_add(times(attributes, "table:number-columns-repeated"));
        if is_hidden(attributes) || width.is_some_and(|width| width < LEAST.width * CHARACTER) {
            sheet.look.hidden.columns.push((first, sheet.declared - 1));
        }
        let style = attributes.get("table:default-cell-style-name").unwrap_or("Default");
        sheet.columns.push((sheet.declared, style.to_owned()));
    }

    fn row(&mut self, attributes: &Attributes) {
        let height = self.styles.height(attributes.get("table:style-name"));
        let Some(sheet) = &mut self.sheet else { return };
        (sheet.column, sheet.rows) = (0, times(attributes, "table:number-rows-repeated"));
        sheet.of_row = attributes.get("table:default-cell-style-name").map(str::to_owned);
        if is_hidden(attributes) || height.is_some_and(|height| height < LEAST.height) {
            // Empty rows to the end of a sheet are repeated; those that hold nothing do not count.
            let end = sheet.row.saturating_add(sheet.rows.min(1 << 16));
            sheet.look.hidden.rows.extend(sheet.row..end);
        }
    }

    fn cell(&mut self, attributes: &Attributes) {
        let Some(sheet) = &mut self.sheet else { return };
        let repeated = times(attributes, "table:number-columns-repeated");
        let first = sheet.column;
        sheet.column = first.saturating_add(repeated);
        if attributes.get("office:value-type").is_none() && attributes.get("table:formula").is_none() {
            return;
        }
        let of_column = || sheet.columns.iter().find(|(end, _)| first < *end).map(|(_, style)| style.as_str());
        let style = attributes.get("table:style-name").or(sheet.of_row.as_deref()).or_else(of_column);
        let style = style.unwrap_or("Default").to_owned();
        let at = match self.known.get(&style) {
            Some(at) => *at,
            None => {
                self.looks.push(self.styles.look(&style));
                self.known.insert(style, self.looks.len() - 1);
                self.looks.len() - 1
            }
        };
        sheet.cells.push((first, repeated, at));
        self.shown = Shown::of(attributes.get("office:value"), attributes.get("office:string-value"));
    }

    /// The text of a cell, which other programs show, must be its value as it is formatted.
    fn end_of_cell(&mut self) {
        let shown = std::mem::take(&mut self.shown);
        let Some((_, _, at)) = self.sheet.as_mut().and_then(|sheet| sheet.cells.last_mut()) else { return };
        if let Some(look) = self.looks.get(*at).filter(|look| look.odd.is_none() && !shown.is_right(&look.format)) {
            self.looks.push(CellLook { format: look.format.clone(), odd: Some(shown.text) });
            *at = self.looks.len() - 1;
        }
    }

    fn end_of_row(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        let after = sheet.row.saturating_add(sheet.rows);
        for (first, repeated, at) in std::mem::take(&mut sheet.cells) {
            for row in sheet.row..after {
                let columns = first..first.saturating_add(repeated);
                if sheet.look.cells.len() > MOST {
                    note(&mut sheet.look.foreign, "table:number-columns-repeated");
                    break;
                }
                sheet.look.cells.extend(columns.take(1 << 14).map(|column| ((row, column), at)));
            }
        }
        sheet.row = after;
    }

    fn end_of_sheet(&mut self) {
        let Some(mut sheet) = self.sheet.take() else { return };
        sheet.look.cells.sort_by_key(|(at, _)| *at);
        if self.found.looks.insert(sheet.name, sheet.look).is_some() {
            note(&mut self.found.foreign, "table:name");
        }
    }

    /// A frame that stands in a cell, and where it ends.
    fn frame(&mut self, attributes: &Attributes) {
        let Some(sheet) = &mut self.sheet else { return note(&mut self.found.foreign, "draw:frame") };
        let first = (sheet.row, sheet.column.saturating_sub(1));
        let is_near = |name| attributes.get(name).and_then(points).is_some_and(|at| (-1.0..=72.0).contains(&at));
        let end = attributes
            .get("table:end-cell-address")
            .and_then(|address| cell_of(address.rsplit_once('.').map_or(address, |(_, cell)| cell)));
        sheet.frame = end
            .filter(|_| is_near("svg:x") && is_near("svg:y"))
            .map(|(row, column)| Area { rows: (first.0, row), columns: (first.1, column) });
    }

    fn object(&mut self, attributes: &Attributes) {
        let Some(sheet) = &mut self.sheet else { return note(&mut self.found.foreign, "draw:object") };
        let part = attributes.get("xlink:href").unwrap_or_default().to_owned();
        self.found.objects.push((sheet.name.clone(), part, sheet.frame.take()));
    }

    /// Something else that is drawn.
    fn other(&mut self) {
        match &self.sheet {
            Some(sheet) => self.found.drawings.entry(sheet.name.clone()).or_default().others += 1,
            None => note(&mut self.found.foreign, "draw"),
        }
    }

    fn target_of(&mut self, attributes: &Attributes, name: &str) {
        attributes.get(name).unwrap_or_default().clone_into(&mut self.target);
    }

    fn condition(&mut self, attributes: &Attributes) {
        let style = attributes.get("calcext:apply-style-name").unwrap_or_default();
        let is_formula = attributes.get("calcext:value").is_some_and(|value| value.starts_with("formula-is("));
        if !is_formula || self.styles.odd_condition(style).is_some() {
            self.conditional();
        }
    }

    fn conditional(&mut self) {
        let target = self.target.clone();
        self.sheet.iter_mut().for_each(|sheet| sheet.look.conditional.push(target.clone()));
    }

    /// A filter that is at work: it hides rows of its own range alone.
    fn filter(&mut self) {
        let first = self.target.rsplit_once(':').map_or(self.target.as_str(), |(first, _)| first);
        let name = first.rsplit_once('.').map_or("", |(name, _)| name).trim_start_matches('$');
        let quoted = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
        let name = quoted.map_or_else(|| name.to_owned(), |name| name.replace("''", "'"));
        self.filters.extend(area(&self.target).map(|area| (name, area.rows)));
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(attributes: &Attributes) -> bool {
    attributes.get("table:visibility").is_some_and(|visibility| visibility != "visible")
}

/// A number of repetitions: 1 unless the file says more.
fn times(attributes: &Attributes, name: &str) -> u32 {
    attributes.get(name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

/// The area of an address such as `A.B2:A.C5`.
fn area(address: &str) -> Option<Area> {
    let (first, last) = address.rsplit_once(':').unwrap_or((address, address));
    let cell = |part: &str| cell_of(part.rsplit_once('.').map_or(part, |(_, cell)| cell));
    let (first, last) = (cell(first)?, cell(last)?);
    Some(Area { rows: (first.0, last.0), columns: (first.1, last.1) })
}
