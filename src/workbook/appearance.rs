//! How an `.xlsx` file shows its cells: number formats, what it hides, what it merges. Values are read elsewhere; this is for
//! who must know whether a person sees them.

use std::collections::BTreeMap;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::parts::{Parts, attribute};
use super::{Area, Hidden};
use crate::diagnostic::cell_of;

/// The number formats of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLook {
    /// The number formats, and for each cell that has one (row, column) which.
    pub formats: Vec<String>,
    /// By row and column, counted from 0, the position of the cell's format.
    pub cells: BTreeMap<(u32, u32), usize>,
}

/// The number formats of the sheets of an `.xlsx` file, by their names; `None` for any other file.
pub fn read_looks(path: &Path) -> Option<BTreeMap<String, SheetLook>> {
    let bytes = std::fs::read(path).ok()?;
    let mut parts = Parts::open(&bytes)?;
    let formats = formats(&parts.text("xl/styles.xml").unwrap_or_default());
    of_sheets(&mut parts, |sheet| look(sheet, &formats))
}

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
    let formats = formats(&parts.text("xl/styles.xml").unwrap_or_default());
    let scaling: Vec<bool> = formats.iter().map(|format| leaves_out_thousands(format)).collect();
    let outline = |sheet: &str| Outline { hidden: hidden(sheet, &scaling), merged: merged(sheet) };
    of_sheets(&mut parts, outline).unwrap_or_default()
}

/// Whether a format divides by a thousand: a comma behind the last digit of a section.
fn leaves_out_thousands(format: &str) -> bool {
    let mut digits = false;
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().take_while(|c| *c != '"').count()),
            '\\' | '_' | '*' => drop(chars.next()),
            '0' | '#' | '?' => digits = true,
            ';' => digits = false,
            ',' if digits && !matches!(chars.peek(), Some('0' | '#' | '?' | ',')) => return true,
            _ => {}
        }
    }
    false
}

/// What `read` makes of the part of each sheet.
fn of_sheets<T>(parts: &mut Parts<'_>, read: impl Fn(&str) -> T) -> Option<BTreeMap<String, T>> {
    let sheets = sheet_ids(&parts.text("xl/workbook.xml")?);
    let targets = targets(&parts.text("xl/_rels/workbook.xml.rels")?);
    let mut out = BTreeMap::new();
    for (name, id) in sheets {
        let target = targets.get(&id)?;
        let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        out.insert(name, read(&parts.text(&target)?));
    }
    Some(out)
}

/// Calls `visit` for every element of a part, as far as it is well-formed.
fn elements(text: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => visit(&element),
            Event::Eof => return,
            _ => {}
        }
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

/// Names of sheets and the ids of their parts.
fn sheet_ids(workbook: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    elements(workbook, |element| {
        if element.local_name().as_ref() == "sheet" {
            out.extend(attribute(element, "name").zip(attribute(element, "r:id")));
        }
    });
    out
}

/// The parts by their ids.
fn targets(relations: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    elements(relations, |element| out.extend(attribute(element, "Id").zip(attribute(element, "Target"))));
    out
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
const fn built_in(id: u32) -> &'static str {
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

/// What hides a row or a column. A sheet without any of them, which is most, is not taken apart.
const HIDING: [&str; 4] = ["hidden=\"1\"", "hidden=\"true\"", " ht=\"0\"", "width=\"0\""];

/// `scaling` says of each style whether its number format leaves out thousands.
fn hidden(sheet: &str, scaling: &[bool]) -> Hidden {
    let mut hidden = Hidden::default();
    let may_scale = scaling.contains(&true);
    if !may_scale && !HIDING.iter().any(|mark| sheet.contains(mark)) {
        return hidden;
    }
    if may_scale {
        let look = look(sheet, &[]);
        hidden
            .scaled
            .extend(look.cells.iter().filter(|(_, style)| scaling.get(**style) == Some(&true)).map(|(at, _)| *at));
    }
    let mut next_row = 0;
    elements(sheet, |element| match element.local_name().as_ref() {
        "col" if is_true(element, "hidden") || attribute(element, "width").as_deref() == Some("0") => {
            let ends = number(element, "min").zip(number(element, "max"));
            hidden.columns.extend(ends.map(|(min, max)| (min.saturating_sub(1), max.saturating_sub(1))));
        }
        "row" => {
            let row = number(element, "r").map_or(next_row, |at| at.saturating_sub(1));
            next_row = row.saturating_add(1);
            if is_true(element, "hidden") || attribute(element, "ht").as_deref() == Some("0") {
                hidden.rows.push(row);
            }
        }
        _ => {}
    });
    hidden
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

fn look(sheet: &str, formats: &[String]) -> SheetLook {
    let mut look = SheetLook { formats: formats.to_vec(), ..SheetLook::default() };
    let (mut row, mut next_row, mut column) = (0, 0, 0);
    elements(sheet, |element| match element.local_name().as_ref() {
        "row" => {
            row = number(element, "r").map_or(next_row, |at| at.saturating_sub(1));
            next_row = row.saturating_add(1);
            column = 0;
        }
        "c" => {
            column = attribute(element, "r").and_then(|address| cell_of(&address)).map_or(column, |(_, column)| column);
            let style = number(element, "s").and_then(|style| usize::try_from(style).ok());
            look.cells.extend(style.map(|style| ((row, column), style)));
            column = column.saturating_add(1);
        }
        _ => {}
    });
    look
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn formats_that_leave_out_thousands_are_known() {
        for format in ["#,##0,", "0,,", "#,##0,\" тыс.\"", "#,##0.0,", "0,;-0,"] {
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
        assert_eq!(hidden(sheet, &[false, true, false]), Hidden { rows: vec![1], columns: vec![(1, 2)], scaled });
        assert_eq!(merged(sheet), Some(Vec::new()));
        let look = look(sheet, &formats);
        let cells = [((1, 1), 1), ((1, 2), 2), ((2, 26), 0)];
        assert_eq!(look.cells, cells.into_iter().collect());
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
