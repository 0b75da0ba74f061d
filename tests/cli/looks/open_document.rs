//! A plan that LibreOffice saved in its own format.

use super::{Tampered, planned, text, unpacked};
use crate::support::office;

/// The same holds of a plan that LibreOffice saved in its own format.
#[test]
fn an_open_document_that_shows_something_else_is_refused() {
    let folder = planned();
    if office::convert("looks", &folder.path("list.plan.xlsx"), "ods").is_none() {
        return;
    }
    folder.jospar(&["verify", "list.plan.ods"]).exits(0);
    let parts = unpacked(&folder, "list.plan.ods");
    let content = text(&parts, "content.xml");
    let mut tampered = Tampered { folder: &folder, file: "changed.ods", parts: &parts, accepted: Vec::new() };
    let from = content.find("table:name=\"Plan\"").expect("the plan sheet");
    let at = |start: usize, opening: &str| {
        let from = start + content[start..].find(opening).unwrap_or_else(|| panic!("no {opening}"));
        (from, content[from..=from + content[from..].find('>').unwrap()].to_owned())
    };
    // An edit of the plan sheet alone: the text up to the place is the place.
    let mut in_sheet = |code: &str, place: (usize, String), new: &str| {
        let end = place.0 + place.1.len();
        let (old, new) = (&content[from..end], format!("{}{new}", &content[from..place.0]));
        tampered.is_refused(code, &[("content.xml", old, &new)]);
    };
    let table = (from, content[from..=from + content[from..].find('>').unwrap()].to_owned());
    let rows: Vec<(usize, String)> = (0..4)
        .scan(from, |start, _| {
            let row = at(*start, "<table:table-row ");
            *start = row.0 + 1;
            Some(row)
        })
        .collect();
    let row = rows[3].clone();
    for hidden in ["table:visibility=\"collapse\"", "table:visibility='filter'"] {
        in_sheet(
            "shown-parts-hidden",
            row.clone(),
            &row.1.replace("<table:table-row ", &format!("<table:table-row {hidden} ")),
        );
    }
    let column = at(from, "<table:table-column ");
    let hidden = column.1.replace("<table:table-column ", "<table:table-column table:visibility=\"collapse\" ");
    in_sheet("shown-parts-hidden", column, &hidden);
    let frame = "<draw:frame svg:width=\"12cm\" svg:height=\"3cm\" svg:x=\"2cm\" svg:y=\"1cm\"><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>";
    in_sheet("shown-drawing", table.clone(), &format!("{}<table:shapes>{frame}</table:shapes>", table.1));
    let cell = at(row.0, "<table:table-cell ");
    in_sheet(
        "shown-drawing",
        cell.clone(),
        &format!("{}<office:annotation office:display=\"true\"><text:p>x</text:p></office:annotation>", cell.1),
    );
    let style = content[row.0..].split("table:style-name=\"").nth(1).unwrap().split('"').next().unwrap();
    let height = at(0, &format!("<style:style style:name=\"{style}\" style:family=\"table-row\""));
    let height = at(height.0, "style:row-height=\"");
    let number = height.1.split('"').nth(1).unwrap().to_owned();
    let low = content[..height.0].to_owned() + &content[height.0..].replacen(&number, "0.001cm", 1);
    let mut changed = parts.clone();
    changed
        .iter_mut()
        .filter(|(name, _)| name == "content.xml")
        .for_each(|(_, bytes)| *bytes = low.clone().into_bytes());
    tampered.parts_are_refused("shown-parts-hidden", &changed, "a low row");
    let grouped = "number:min-integer-digits=\"1\" number:grouping=\"true\"/>";
    let (scaled, prefixed) =
        (grouped.replace("/>", " number:display-factor=\"1000\"/>"), format!("{grouped}<number:text>9</number:text>"));
    tampered.is_refused("shown-differently", &[("content.xml", grouped, &scaled)]);
    tampered.is_refused("shown-differently", &[("content.xml", grouped, &prefixed)]);
    for (old, new) in [
        ("style:text-line-through-style=\"none\"", "style:text-line-through-style=\"solid\""),
        ("style:rotation-angle=\"0\"", "style:rotation-angle=\"180\""),
        ("fo:font-size=\"10pt\"", "fo:font-size=\"1pt\""),
        ("fo:color=\"#000000\"", "fo:color=\"#ffffff\""),
        ("style:repeat-content=\"false\"", "style:repeat-content=\"true\""),
    ] {
        tampered.is_refused("shown-differently", &[("content.xml", old, new)]);
    }
    tampered.is_refused(
        "shown-foreign",
        &[("content.xml", "style:writing-mode=\"lr-tb\"", "style:writing-mode=\"rl-tb\"")],
    );
    let settings = "<table:calculation-settings ";
    tampered.is_refused(
        "shown-foreign",
        &[("content.xml", settings, &format!("{settings}table:precision-as-shown=\"true\" "))],
    );
    tampered.is_refused(
        "shown-foreign",
        &[(
            "settings.xml",
            "\"ShowZeroValues\" config:type=\"boolean\">true",
            "\"ShowZeroValues\" config:type=\"boolean\">false",
        )],
    );
    for (old, new) in [
        ("<chart:wall ", "<chart:error-indicator/><chart:wall "),
        ("chart:maximum=\"1\"", "chart:maximum=\"0.5\""),
        ("#bdd0e3", "#ffffff"),
        ("<chart:legend ", "<chart:title/><chart:footer "),
    ] {
        tampered.is_refused("shown-chart-changed", &[("Object 1/content.xml", old, new)]);
    }
    tampered.end();
}
