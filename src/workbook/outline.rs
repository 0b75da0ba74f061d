//! What the reader of values passes over in an `.xlsx` sheet: what it hides, what it merges, and which numbers it shows
//! without their thousands.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::marks::Marks;
use super::number_format::shows_another_number;
use super::parts::{Parts, attribute, elements, is_true};
use super::{Area, Hidden};
use crate::diagnostic::cell_of;

/// What a sheet hides of itself, and its merged areas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) hidden: Hidden,
    /// `None` when they are not as they should be.
    pub(super) merged: Option<Vec<Area>>,
}

/// The outlines of the sheets of an `.xlsx` file, by their names; nothing for any other file.
pub(super) fn read_outlines(bytes: &[u8]) -> BTreeMap<String, Outline> {
    let Some(mut parts) = Parts::open(bytes) else { return BTreeMap::new() };
    let styles = parts.text("xl/styles.xml").unwrap_or_default();
    let formats = formats(&styles);
    let shown = |format: &String| Shown { scaled: leaves_out_thousands(format), altered: shows_another_number(format) };
    let shown: Vec<Shown> = formats.iter().map(shown).collect();
    let marks = Marks::new(&styles, &parts.text("xl/sharedStrings.xml").unwrap_or_default());
    let sheets = parts.sheets().unwrap_or_default();
    let outlines = sheets.into_iter().filter_map(|(name, part)| {
        let sheet = parts.text(&part)?;
        let (struck, raised) = marks.cells(&sheet);
        let hidden = Hidden { struck, raised, ..hidden(&sheet, &shown) };
        Some((name, Outline { hidden, merged: merged(&sheet) }))
    });
    outlines.collect()
}

/// Beginnings of words for thousands and more.
const SCALES: [&str; 7] = ["тыс", "млн", "млрд", "мың", "thous", "mln", "bln"];

/// Whether a text that a number format writes beside a number says thousands or more.
pub(super) fn says_scale(literal: &str) -> bool {
    let lower = literal.to_lowercase();
    SCALES.iter().any(|scale| lower.contains(scale))
}

/// Whether a format divides by a thousand (a comma behind the last digit of a section), or writes a word for thousands behind the
/// number.
fn leaves_out_thousands(format: &str) -> bool {
    let mut digits = false;
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let literal: String = chars.by_ref().take_while(|c| *c != '"').collect();
                // `#,##0" тыс."` shows 1500 as 1 500 thousand.
                if says_scale(&literal) {
                    return true;
                }
            }
            '\\' | '_' | '*' => drop(chars.next()),
            '0' | '#' | '?' => digits = true,
            ';' => digits = false,
            ',' if digits && !matches!(chars.peek(), Some('0' | '#' | '?' | ',')) => return true,
            _ => {}
        }
    }
    false
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// The number format of each style of cells.
fn formats(styles: &str) -> Vec<String> {
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let (mut out, mut in_cells) = (Vec::new(), false);
    elements(styles, |element| match element.local_name().as_ref() {
        "numFmt" => codes.extend(number(element, "numFmtId").zip(attribute(element, "formatCode"))),
        "cellXfs" => in_cells = true,
        "cellStyles" | "dxfs" => in_cells = false,
        "xf" if in_cells => {
            let id = number(element, "numFmtId").unwrap_or(0);
            out.push(codes.get(&id).cloned().unwrap_or_else(|| built_in(id).to_owned()));
        }
        _ => {}
    });
    out
}

/// The formats that every program knows by number; those of dates and times as such.
pub(super) const fn built_in(id: u32) -> &'static str {
    match id {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 | 48 => "0.00E+00",
        12 | 13 => "# ?/?",
        49 => "@",
        _ => "d.m.y",
    }
}

/// The lowest rows, in points, and the narrowest columns, in characters, that can be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Least {
    pub(super) height: f64,
    pub(super) width: f64,
}

/// Official forms have low and narrow cells that are merged: only what nobody could see counts as hidden.
const LEAST: Least = Least { height: 1.0, width: 0.5 };

/// Finds what a sheet hides, element by element.
#[derive(Debug)]
pub(super) struct Hiding {
    least: Least,
    hidden: Hidden,
    next_row: u32,
    filtered: Option<(u32, u32)>,
    is_filtered: bool,
}

impl Hiding {
    pub(super) fn new(least: Least) -> Self {
        Self { least, hidden: Hidden::default(), next_row: 0, filtered: None, is_filtered: false }
    }

    pub(super) fn element(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "col" if is_true(element, "hidden") || is_below(element, "width", self.least.width) => {
                let ends = number(element, "min").zip(number(element, "max"));
                let ends = ends.map(|(min, max)| (min.saturating_sub(1), max.saturating_sub(1)));
                self.hidden.columns.extend(ends);
            }
            "row" => {
                let row = number(element, "r").map_or(self.next_row, |at| at.saturating_sub(1));
                self.next_row = row.saturating_add(1);
                if is_true(element, "hidden") || is_below(element, "ht", self.least.height) {
                    self.hidden.rows.push(row);
                }
            }
            "autoFilter" => self.filtered = attribute(element, "ref").and_then(|area| rows_of(&area)),
            "filterColumn" => self.is_filtered = true,
            _ => {}
        }
    }

    pub(super) fn finish(mut self) -> Hidden {
        self.hidden.filtered = self.filtered.filter(|_| self.is_filtered);
        self.hidden
    }
}

/// Whether a size is too small for anything to be seen, or is none.
fn is_below(element: &BytesStart<'_>, name: &str, least: f64) -> bool {
    attribute(element, name).is_some_and(|size| !size.trim().parse::<f64>().is_ok_and(|size| size >= least))
}

/// How a number format shows a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shown {
    /// Without its thousands.
    scaled: bool,
    /// As another one, or not at all.
    altered: bool,
}

/// `shown` says it of the number format of each style.
fn hidden(sheet: &str, shown: &[Shown]) -> Hidden {
    let may_differ = shown.iter().any(|own| *own != Shown::default());
    let mut hiding = Hiding::new(LEAST);
    let (mut cells, mut scaled, mut altered) = (Cells::default(), BTreeSet::new(), BTreeSet::new());
    elements(sheet, |element| {
        hiding.element(element);
        if may_differ && let Some((at, style)) = cells.element(element) {
            let own = shown.get(style).copied().unwrap_or_default();
            scaled.extend(own.scaled.then_some(at));
            altered.extend(own.altered.then_some(at));
        }
    });
    Hidden { scaled, altered, ..hiding.finish() }
}

/// Where the cells of a sheet stand, element by element.
#[derive(Debug, Default)]
pub(super) struct Cells {
    row: u32,
    next_row: u32,
    column: u32,
}

impl Cells {
    /// Row and column of a cell, and its style.
    pub(super) fn element(&mut self, element: &BytesStart<'_>) -> Option<((u32, u32), usize)> {
        match element.local_name().as_ref() {
            "row" => {
                self.row = number(element, "r").map_or(self.next_row, |at| at.saturating_sub(1));
                self.next_row = self.row.saturating_add(1);
                self.column = 0;
                None
            }
            "c" => {
                let at = attribute(element, "r").and_then(|address| cell_of(&address));
                let column = at.map_or(self.column, |(_, column)| column);
                self.column = column.saturating_add(1);
                let style = attribute(element, "s").map_or(Some(0), |style| style.parse().ok()).unwrap_or(usize::MAX);
                Some(((at.map_or(self.row, |(row, _)| row), column), style))
            }
            _ => None,
        }
    }
}

/// First and last row of an area such as `A2:K5`.
fn rows_of(area: &str) -> Option<(u32, u32)> {
    let (first, last) = area.split_once(':')?;
    Some((cell_of(first)?.0, cell_of(last)?.0))
}

/// The merged areas of more than one cell. They stand behind the cells, which are not taken apart for them; `None` when they
/// are not as they should be.
fn merged(sheet: &str) -> Option<Vec<Area>> {
    let Some(at) = sheet.find("mergeCell") else { return Some(Vec::new()) };
    let start = sheet.get(..at)?.rfind('<')?;
    let mut reader = Reader::from_str(sheet.get(start..)?);
    let mut areas = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "mergeCell" => {
                areas.extend(area(&attribute(&element, "ref")?)?);
            }
            Event::End(element) if element.local_name().as_ref() == "mergeCells" => return Some(areas),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// The area of a reference such as `A1:C2`, unless it is a single cell; `None` when it is no reference.
fn area(reference: &str) -> Option<Option<Area>> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let (first, last) = (cell_of(first)?, cell_of(last)?);
    let area = Area { rows: (first.0, last.0), columns: (first.1, last.1) };
    (first.0 <= last.0 && first.1 <= last.1).then_some((first != last).then_some(area))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_leave_out_thousands_are_known() {
        for format in ["#,##0,", "0,,", "#,##0,\" тыс.\"", "#,##0.0,", "0,;-0,", "#,##0\" тыс.\""] {
            assert!(leaves_out_thousands(format), "{format}");
        }
        for format in ["#,##0", "#,##0.00", "General", "0\",\"", "0\\,", "dd, mm"] {
            assert!(!leaves_out_thousands(format), "{format}");
        }
    }

    #[test]
    fn formats_and_hidden_parts_are_read() {
        let styles = r##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0,&quot; x&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"><alignment/></xf><xf numFmtId="14"/></cellXfs></styleSheet>"##;
        let formats = formats(styles);
        assert_eq!(formats, ["General", "#,##0,\" x\"", "d.m.y"]);
        let sheet = r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="4" max="4" hidden="0"/></cols><sheetData>
            <row r="2" hidden="true"><c r="B2" s="1"><v>1</v></c><c s="2"/></row><row><c r="AA3" s="0"/></row></sheetData></worksheet>"#;
        let scaled = BTreeSet::from([(1, 1)]);
        let expected = Hidden { rows: vec![1], columns: vec![(1, 2)], scaled, ..Hidden::default() };
        let plain = Shown::default();
        assert_eq!(hidden(sheet, &[plain, Shown { scaled: true, ..plain }, plain]), expected);
        assert_eq!(merged(sheet), Some(Vec::new()));
        let (mut cells, mut found) = (Cells::default(), Vec::new());
        elements(sheet, |element| found.extend(cells.element(element)));
        assert_eq!(found, [((1, 1), 1), ((1, 2), 2), ((2, 26), 0)]);
    }

    #[test]
    fn rows_too_low_and_columns_too_narrow_to_be_read_are_hidden() {
        let sheet = r#"<worksheet><cols><col min="10" max="10" width='.1'/><col min="11" max="11" width="0.71"/>
            <col min="12" max="12" hidden = 'true'/></cols><sheetData><row r="4" ht='.1'/><row r="5" ht="9e-1"/>
            <row r="6" ht="13.5"/><row r="7" hidden='1'/></sheetData></worksheet>"#;
        let found = hidden(sheet, &[]);
        assert_eq!((found.rows, found.columns, found.filtered), (vec![3, 4, 6], vec![(9, 9), (11, 11)], None));
    }

    #[test]
    fn a_filter_with_a_criterion_is_told_from_one_without() {
        let sheet = |inside: &str| {
            let filter = format!("<autoFilter ref=\"A2:K5\">{inside}</autoFilter>");
            format!("<worksheet><sheetData><row r=\"4\" hidden=\"1\"/></sheetData>{filter}</worksheet>")
        };
        assert_eq!(hidden(&sheet(""), &[]).filtered, None);
        assert_eq!(hidden(&sheet("<filterColumn colId=\"4\"/>"), &[]).filtered, Some((1, 4)));
    }

    #[test]
    fn merged_areas_are_read() {
        let area = |rows, columns| Area { rows, columns };
        let sheet = |merged: &str| format!("<x:worksheet><x:sheetData/>{merged}<x:pageMargins/></x:worksheet>");
        let merged = |text: &str| merged(&sheet(text));
        let two = r#"<x:mergeCells count="3"><x:mergeCell ref="A1:C1"/><x:mergeCell ref="B2"/><x:mergeCell ref="$B$2:$B$4"></x:mergeCell></x:mergeCells>"#;
        assert_eq!(merged(two), Some(vec![area((0, 0), (0, 2)), area((1, 3), (1, 1))]));
        for damaged in ["C1:A1", "A:B", "#REF!"] {
            assert_eq!(merged(&format!(r#"<mergeCells><mergeCell ref="{damaged}"/></mergeCells>"#)), None, "{damaged}");
        }
        assert_eq!(merged(r#"<mergeCells><mergeCell ref="A1:C1"/>"#), None, "never closed");
        assert_eq!(merged("<t>mergeCells</t></c>"), None, "a text");
    }
}
