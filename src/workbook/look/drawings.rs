//! What is drawn on the sheets of an `.xlsx` file: charts, and anything else that may lie above cells.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::Area;
use super::super::parts::{Parts, elements, relation_id};
use super::charts::{Chart, read_chart};
use super::xml::{Attributes, walk};

/// What is drawn on one sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawings {
    /// The charts that are shown.
    pub charts: Vec<Chart>,
    /// How many pictures, text boxes and other shapes there are.
    pub others: usize,
}

/// What a drawing with charts is made of, whichever program saved it.
const ELEMENTS: [&str; 23] = [
    "wsDr",
    "twoCellAnchor",
    "from",
    "to",
    "col",
    "colOff",
    "row",
    "rowOff",
    "graphicFrame",
    "nvGraphicFramePr",
    "cNvPr",
    "cNvGraphicFramePr",
    "graphicFrameLocks",
    "xfrm",
    "off",
    "ext",
    "graphic",
    "graphicData",
    "chart",
    "clientData",
    "extLst",
    "creationId",
    "decorative",
];

/// The parts to which a chart may refer: they change nothing of what it shows.
const OF_CHART: [&str; 2] = ["chartStyle", "chartColorStyle"];

/// What is drawn on each sheet on which anything is; `None` when the file is no `.xlsx` file.
pub(super) fn read_drawings(parts: &mut Parts<'_>) -> Option<BTreeMap<String, Drawings>> {
    let mut out = BTreeMap::new();
    for (name, part) in parts.sheets()? {
        let mut ids = Vec::new();
        elements(&parts.text(&part)?, |element| {
            if element.local_name().as_ref() == "drawing" {
                ids.extend(relation_id(element));
            }
        });
        let relations = parts.relations(&part);
        let mut found = Drawings::default();
        for target in ids.iter().map(|id| relations.get(id)) {
            add(parts, target, &mut found);
        }
        if found != Drawings::default() {
            out.insert(name, found);
        }
    }
    Some(out)
}

/// Adds what stands in one part with drawings; one that cannot be read is something else.
fn add(parts: &mut Parts<'_>, part: Option<&String>, found: &mut Drawings) {
    let Some((part, text)) = part.and_then(|part| Some((part, parts.text(part)?))) else {
        found.others += 1;
        return;
    };
    let (charts, others) = drawn(&text);
    found.others += others;
    let relations = parts.relations(part);
    for (id, area) in charts {
        let Some((target, text)) = relations.get(&id).and_then(|target| Some((target, parts.text(target)?))) else {
            found.others += 1;
            continue;
        };
        found.others += parts.relationships(target).iter().filter(|own| !OF_CHART.contains(&own.kind.as_str())).count();
        found.charts.push(Chart { area, ..read_chart(&text) });
    }
}

/// The ids of the charts that are shown, with the cells that they cover, and how many other things are drawn.
fn drawn(drawing: &str) -> (Vec<(String, Option<Area>)>, usize) {
    let (mut charts, mut others, mut is_hidden) = (Vec::new(), 0, false);
    let is_own = |name: &str| ELEMENTS.contains(&name);
    let is_whole = walk(drawing, |element, around| {
        let Some(attributes) = Attributes::of(element) else {
            others += 1;
            return;
        };
        match element.local_name().as_ref() {
            "cNvPr" => is_hidden = attributes.is_true("hidden"),
            "chart" if !is_hidden => charts.extend(relation_id(element).map(|id| (id, None))),
            known if is_own(known) => {}
            // What stands inside another shape is a part of it.
            _ => others += usize::from(around.iter().all(|open| is_own(open))),
        }
    });
    let areas = areas(drawing);
    if !is_whole || areas.len() != charts.len() {
        return (charts, others.max(1));
    }
    charts.iter_mut().zip(areas).for_each(|(chart, area)| chart.1 = area);
    (charts, others)
}

/// The cells that each chart covers, as its anchor says.
fn areas(drawing: &str) -> Vec<Option<Area>> {
    let mut out = Vec::new();
    let mut reader = Reader::from_str(drawing);
    let (mut name, mut numbers, mut has_chart) = (String::new(), Vec::new(), false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                element.local_name().as_ref().clone_into(&mut name);
                has_chart |= name == "chart";
            }
            Event::Text(text) if matches!(name.as_str(), "col" | "row" | "colOff" | "rowOff") => {
                numbers.push(text.trim().parse::<u32>().ok());
            }
            Event::End(element) => {
                name.clear();
                if element.local_name().as_ref() == "twoCellAnchor" {
                    let area = area(&std::mem::take(&mut numbers));
                    out.extend(std::mem::take(&mut has_chart).then_some(area));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

/// The area between two corners: column, offset, row, offset of each. A cell that is only touched is not covered.
fn area(corners: &[Option<u32>]) -> Option<Area> {
    let [column, _, row, _, to_column, column_offset, to_row, row_offset] = corners else { return None };
    let last = |at: Option<u32>, offset: Option<u32>| Some(at?.saturating_sub(u32::from(offset? == 0)));
    let area =
        Area { rows: ((*row)?, last(*to_row, *row_offset)?), columns: ((*column)?, last(*to_column, *column_offset)?) };
    (area.rows.0 <= area.rows.1 && area.columns.0 <= area.columns.1).then_some(area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_are_told_from_shapes_and_pictures() {
        let corner = |name, column, row| {
            format!("<{name}><col>{column}</col><colOff>0</colOff><row>{row}</row><rowOff>0</rowOff></{name}>")
        };
        let frame = |hidden, id| {
            let corners = corner("from", 0, 5) + &corner("to", 9, 24);
            let frame = format!("<graphicFrame><cNvPr hidden=\"{hidden}\"/><c:chart r:id=\"{id}\"/></graphicFrame>");
            format!("<twoCellAnchor>{corners}{frame}</twoCellAnchor>")
        };
        let area = Some(Area { rows: (5, 23), columns: (0, 8) });
        let text = |inside: &str| format!("<xdr:wsDr>{}{inside}</xdr:wsDr>", frame("0", "rId1"));
        assert_eq!(drawn(&text("")), (vec![("rId1".to_owned(), area)], 0));
        assert_eq!(drawn(&text("<xdr:sp><xdr:cNvPr/></xdr:sp><xdr:pic/>")).1, 2);
        assert_eq!(drawn(&text(&frame("1", "rId2"))).1, 1, "one that is not shown covers cells all the same");
        assert_eq!(drawn("<xdr:wsDr>").1, 1);
    }
}
