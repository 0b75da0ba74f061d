//! Charts.

use super::{CHART, Tampered, planned, text, unpacked};

#[test]
fn a_chart_that_shows_something_else_is_refused() {
    let folder = planned();
    let parts = unpacked(&folder, "list.plan.xlsx");
    let mut tampered = Tampered { folder: &folder, file: "changed.xlsx", parts: &parts, accepted: Vec::new() };
    let (chart, drawing) = (text(&parts, CHART), text(&parts, "xl/drawings/drawing1.xml"));
    let between = |text: &str, first: &str, last: &str| {
        let from = text.find(first).unwrap();
        text[from..from + text[from..].find(last).unwrap() + last.len()].to_owned()
    };
    let legend = between(&chart, "<c:legend>", "</c:legend>");
    let errors = "<c:errBars><c:errBarType val=\"plus\"/></c:errBars><c:cat>";
    let edits = [
        ("<c:cat>", errors),
        ("<c:cat>", "<c:trendline><c:trendlineType val=\"linear\"/></c:trendline><c:cat>"),
        ("<c:overlap val=\"0\"/>", "<c:overlap val='100'/>"),
        ("<a:solidFill><a:srgbClr val=\"BDD0E3\"/></a:solidFill>", "<a:noFill/>"),
        ("BDD0E3", "FFFFFF"),
        (&legend, ""),
        ("<c:axPos val=\"l\"/>", "<c:delete val='1'/><c:axPos val=\"l\"/>"),
        ("<c:cat>", "<c:dLbls><c:showVal val=\"1\"/></c:dLbls><c:cat>"),
        ("<c:max val=\"1\"/>", "<c:max val=\"0.5\"/>"),
        ("clustered", "stacked"),
        ("sz=\"900\"", "sz=\"100\""),
        ("</c:chartSpace>", "<c:userShapes r:id=\"rId1\"/></c:chartSpace>"),
    ];
    for (old, new) in edits {
        tampered.is_refused("shown-chart-changed", &[(CHART, old, new)]);
    }
    let corner = between(&drawing, "<xdr:from>", "</xdr:from>");
    let row = between(&corner, "<xdr:row>", "</xdr:row>");
    for moved in [corner.replace(&row, "<xdr:row>0</xdr:row>"), corner.replace(&row, "<xdr:row>90000</xdr:row>")] {
        tampered.is_refused("shown-drawing", &[("xl/drawings/drawing1.xml", &corner, &moved)]);
    }
    tampered.end();
}
