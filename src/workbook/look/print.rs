//! What of the sheets of an `.xlsx` file is printed.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::parts::{Parts, attribute};
use super::super::{Area, Sheet};
use crate::diagnostic::cell_of;

/// The areas of a sheet that are printed; none, when they are not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed(pub Vec<Area>);

impl Printed {
    /// The first cell of a sheet that is not printed.
    pub fn cut_off(&self, sheet: &Sheet) -> Option<(u32, u32)> {
        let mut cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|(column, _)| (row.row, *column)));
        cells.find(|(row, column)| !self.0.iter().any(|area| area.contains(*row, *column)))
    }
}

/// What is printed of the sheets that are not printed whole.
pub(super) fn read_printed(parts: &mut Parts<'_>) -> BTreeMap<String, Printed> {
    let Some(sheets) = parts.sheets() else { return BTreeMap::new() };
    let areas = print_areas(&parts.text("xl/workbook.xml").unwrap_or_default());
    let named = areas
        .into_iter()
        .filter_map(|(at, text)| Some((sheets.get(at)?.0.clone(), areas_of(&text).unwrap_or_default())));
    named.map(|(name, areas)| (name, Printed(areas))).collect()
}

/// The print areas as texts, with the positions of their sheets.
fn print_areas(workbook: &str) -> Vec<(usize, String)> {
    let (mut out, mut sheet, mut text): (Vec<(usize, String)>, Option<usize>, String) = Default::default();
    let mut reader = Reader::from_str(workbook);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "definedName" => {
                text.clear();
                let is_area = attribute(&element, "name").as_deref() == Some("_xlnm.Print_Area");
                sheet = attribute(&element, "localSheetId").and_then(|at| at.parse().ok()).filter(|_| is_area);
            }
            Event::Text(own) => text.push_str(&own),
            Event::End(_) => out.extend(sheet.take().map(|sheet| (sheet, std::mem::take(&mut text)))),
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

/// The areas of a text such as `Plan!$A$1:$K$3,Plan!$A$9:$K$9`; `None` when one is of another form.
fn areas_of(text: &str) -> Option<Vec<Area>> {
    let area = |part: &str| {
        let cells = part.rsplit_once('!').map_or(part, |(_, cells)| cells);
        let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
        let (first, last) = (cell_of(first)?, cell_of(last)?);
        Some(Area { rows: (first.0, last.0), columns: (first.1, last.1) })
    };
    text.split(',').map(area).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_areas_are_read() {
        let workbook = r#"<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">A!$2:$2</definedName>
            <definedName name="_xlnm.Print_Area" localSheetId="1">&apos;Итоги правил&apos;!$A$1:$K$3,X!$B$9</definedName></definedNames>"#;
        let found = print_areas(workbook);
        let [(1, text)] = found.as_slice() else { panic!("{found:?}") };
        let area = |rows, columns| Area { rows, columns };
        assert_eq!(areas_of(text), Some(vec![area((0, 2), (0, 10)), area((8, 8), (1, 1))]));
        assert_eq!(areas_of("X!$A:$K"), None);
    }
}
