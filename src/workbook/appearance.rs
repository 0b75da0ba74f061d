//! How an `.xlsx` file shows its cells: number formats, what it hides, what it merges. Values are read elsewhere; this is for
//! who must know whether a person sees them.

use std::collections::BTreeMap;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::conditional::{changing_formats, conditional};
use super::drawings::{Drawings, read_drawings};
use super::parts::{Parts, attribute, elements, is_false, is_true};
use super::print::{Printed, read_printed};
use super::{Area, Hidden};
use crate::diagnostic::cell_of;

/// How an `.xlsx` file shows its sheets, by their names; nothing is known of other files.
#[derive(Clone, Debug, Default)]
pub struct Appearance {
    /// Number formats and views.
    pub looks: BTreeMap<String, SheetLook>,
    /// What is drawn on them; `None` when that is not known.
    pub drawings: Option<BTreeMap<String, Drawings>>,
    /// What of them is printed, where that is not all.
    pub printed: BTreeMap<String, Printed>,
}

/// How one sheet shows its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLook {
    /// The number formats, and for each cell that has one (row, column) which.
    pub formats: Vec<String>,
    /// By row and column, counted from 0, the position of the cell's format.
    pub cells: BTreeMap<(u32, u32), usize>,
    /// The cells of conditional formats that show something else than the numbers.
    pub conditional: Vec<String>,
    /// Whether formulas are shown instead of their results.
    pub shows_formulas: bool,
    /// Whether zeros are not shown.
    pub hides_zeros: bool,
}

/// How a file shows its sheets.
pub fn read_appearance(path: &Path) -> Appearance {
    let Ok(bytes) = std::fs::read(path) else { return Appearance::default() };
    let Some(mut parts) = Parts::open(&bytes) else { return Appearance::default() };
    let styles = parts.text("xl/styles.xml").unwrap_or_default();
    let (formats, changing) = (formats(&styles), changing_formats(&styles));
    let look = |sheet: &str| SheetLook { conditional: conditional(sheet, &changing), ..look(sheet, &formats) };
    let looks = of_sheets(&mut parts, look).unwrap_or_default();
    Appearance { looks, drawings: read_drawings(&mut parts), printed: read_printed(&mut parts) }
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
    let mut out = BTreeMap::new();
    for (name, part) in parts.sheets()? {
        out.insert(name, read(&parts.text(&part)?));
    }
    Some(out)
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
const HIDING: [&str; 4] = ["hidden=\"1\"", "hidden=\"true\"", " ht=\"0", "width=\"0"];
/// Lower rows, in points, and narrower columns, in characters, cannot be read.
const LOWEST: f64 = 1.0;
const NARROWEST: f64 = 0.5;

/// Whether a size is too small for anything to be seen.
fn is_below(element: &BytesStart<'_>, name: &str, least: f64) -> bool {
    attribute(element, name).and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size < least)
}

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
    let (mut next_row, mut filtered, mut is_filtered) = (0, None, false);
    elements(sheet, |element| match element.local_name().as_ref() {
        "col" if is_true(element, "hidden") || is_below(element, "width", NARROWEST) => {
            let ends = number(element, "min").zip(number(element, "max"));
            hidden.columns.extend(ends.map(|(min, max)| (min.saturating_sub(1), max.saturating_sub(1))));
        }
        "row" => {
            let row = number(element, "r").map_or(next_row, |at| at.saturating_sub(1));
            next_row = row.saturating_add(1);
            if is_true(element, "hidden") || is_below(element, "ht", LOWEST) {
                hidden.rows.push(row);
            }
        }
        "autoFilter" => filtered = attribute(element, "ref").and_then(|area| rows_of(&area)),
        "filterColumn" => is_filtered = true,
        _ => {}
    });
    hidden.filtered = filtered.filter(|_| is_filtered);
    hidden
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
        "sheetView" => {
            look.shows_formulas |= is_true(element, "showFormulas");
            look.hides_zeros |= is_false(element, "showZeros");
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
        let expected = Hidden { rows: vec![1], columns: vec![(1, 2)], scaled, filtered: None };
        assert_eq!(hidden(sheet, &[false, true, false]), expected);
        assert_eq!(merged(sheet), Some(Vec::new()));
        let look = look(sheet, &formats);
        let cells = [((1, 1), 1), ((1, 2), 2), ((2, 26), 0)];
        assert_eq!(look.cells, cells.into_iter().collect());
    }

    #[test]
    fn rows_too_low_and_columns_too_narrow_to_be_read_are_hidden() {
        let sheet = r#"<worksheet><sheetViews><sheetView showFormulas="1" showZeros="false"/></sheetViews>
            <cols><col min="10" max="10" width="0.1"/><col min="11" max="11" width="0.71"/></cols>
            <sheetData><row r="4" ht="0.1"/><row r="5" ht="0.9"/><row r="6" ht="13.5"/></sheetData></worksheet>"#;
        let found = hidden(sheet, &[]);
        assert_eq!((found.rows, found.columns, found.filtered), (vec![3, 4], vec![(9, 9)], None));
        let look = look(sheet, &[]);
        assert!(look.shows_formulas && look.hides_zeros);
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
