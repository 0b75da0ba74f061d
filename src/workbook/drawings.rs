//! What is drawn on the sheets of an `.xlsx` file: charts, and anything else that may lie above cells.

use std::collections::BTreeMap;

use super::charts::{Chart, read_chart};
use super::parts::{Parts, attribute, elements, is_true};

/// What is drawn on one sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawings {
    /// The charts that are shown.
    pub charts: Vec<Chart>,
    /// How many pictures, text boxes and other shapes there are.
    pub others: usize,
}

/// What is drawn on each sheet on which anything is; `None` when the file is no `.xlsx` file.
pub(super) fn read_drawings(parts: &mut Parts<'_>) -> Option<BTreeMap<String, Drawings>> {
    let mut out = BTreeMap::new();
    for (name, part) in parts.sheets()? {
        let mut ids = Vec::new();
        elements(&parts.text(&part)?, |element| {
            if element.local_name().as_ref() == "drawing" {
                ids.extend(attribute(element, "r:id"));
            }
        });
        let relations = parts.relations(&part);
        let mut found = Drawings::default();
        for target in ids.iter().filter_map(|id| relations.get(id)) {
            add(parts, target, &mut found);
        }
        if found != Drawings::default() {
            out.insert(name, found);
        }
    }
    Some(out)
}

/// Adds what stands in one part with drawings.
fn add(parts: &mut Parts<'_>, part: &str, found: &mut Drawings) {
    let Some((charts, others)) = parts.text(part).map(|text| drawn(&text)) else { return };
    let relations = parts.relations(part);
    found.others += others;
    for target in charts.iter().filter_map(|id| relations.get(id)) {
        found.charts.extend(parts.text(target).map(|text| read_chart(&text)));
    }
}

/// The ids of the charts that are shown, and how many other things are drawn.
fn drawn(drawing: &str) -> (Vec<String>, usize) {
    let (mut charts, mut others, mut is_hidden) = (Vec::new(), 0, false);
    elements(drawing, |element| match element.local_name().as_ref() {
        "cNvPr" => is_hidden = is_true(element, "hidden"),
        "chart" if !is_hidden => charts.extend(attribute(element, "r:id")),
        "sp" | "pic" | "cxnSp" | "contentPart" => others += 1,
        _ => {}
    });
    (charts, others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_are_told_from_shapes_and_pictures() {
        let frame = |hidden, id| {
            format!("<xdr:graphicFrame><xdr:cNvPr hidden=\"{hidden}\"/><c:chart r:id=\"{id}\"/></xdr:graphicFrame>")
        };
        let shapes = "<xdr:sp><xdr:cNvPr/></xdr:sp><xdr:pic/>";
        let text = format!("<xdr:wsDr>{}{}{shapes}</xdr:wsDr>", frame("0", "rId1"), frame("1", "rId2"));
        assert_eq!(drawn(&text), (vec!["rId1".to_owned()], 2));
    }
}
