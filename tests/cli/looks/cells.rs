//! Cells.

use super::{Parts, SHEET, STYLES, Tampered, planned, text, unpacked};

/// The style of a cell of the plan sheet, as XML, and the cell's opening.
fn style_of(parts: &Parts, cell: &str) -> (String, String) {
    let sheet = text(parts, SHEET);
    let opening = format!("<c r=\"{cell}\" s=\"");
    let from = sheet.find(&opening).expect("the cell") + opening.len();
    let style: usize = sheet[from..].split('"').next().unwrap().parse().expect("a style");
    let styles = text(parts, STYLES);
    let cells = &styles[styles.find("<cellXfs").unwrap()..styles.find("</cellXfs>").unwrap()];
    let own = cells.split("<xf ").nth(style + 1).expect("its style");
    (format!("<xf {own}"), format!("{opening}{style}\""))
}

#[test]
fn a_cell_that_looks_like_another_is_refused() {
    let folder = planned();
    let parts = unpacked(&folder, "list.plan.xlsx");
    let mut tampered = Tampered { folder: &folder, file: "changed.xlsx", parts: &parts, accepted: Vec::new() };
    let styles = text(&parts, STYLES);
    let last = styles.matches("<xf ").count() - 1;
    let fonts = styles[..styles.find("</fonts>").unwrap()].matches("<font>").count();
    // A style of its own for the cell: number format, typeface, alignment.
    let mut styled = |cell: &str, format: &str, font: &str, alignment: &str| {
        let (own, opening) = style_of(&parts, cell);
        let id = |name: &str| {
            let from = own.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
            format!("{name}=\"{}\"", own[from..].split('"').next().unwrap())
        };
        let mut new = own.clone();
        if !format.is_empty() {
            new = new.replace(&id("numFmtId"), "numFmtId=\"900\"");
        }
        if !font.is_empty() {
            new = new.replace(&id("fontId"), &format!("fontId=\"{fonts}\""));
        }
        if !alignment.is_empty() {
            let from = new.find("<alignment").unwrap();
            let to = from + new[from..].find("/>").unwrap();
            new.replace_range(from..to, &format!("<alignment {alignment}"));
        }
        let font = format!(
            "<font>{}<name val=\"Arial\"/></font></fonts>",
            if font.is_empty() { "<sz val=\"10\"/>" } else { font }
        );
        tampered.is_refused(
            "shown-differently",
            &[
                (STYLES, "</numFmts>", &format!("<numFmt numFmtId=\"900\" formatCode=\"{format}\"/></numFmts>")),
                (STYLES, "</fonts>", &font),
                (STYLES, "</cellXfs>", &format!("{new}</cellXfs>")),
                (SHEET, &opening, &format!("<c r=\"{cell}\" s=\"{last}\"")),
            ],
        );
    };
    for format in [
        "-#,##0",
        "+#,##0",
        "(#,##0)",
        "#,##0,",
        "0&quot;,&quot;0",
        "0\\.000",
        "*9#,##0",
        "0-0",
        "0 0",
        "0_0",
        "#,##0%",
        "0%",
        "0%%",
        "#,##0&quot;.&quot;00",
        "0&quot;/&quot;0",
        "0&quot;'&quot;00",
        "0\\:00",
        "00000000",
        "0E+0",
        "₸0",
        "#",
        "[White]#,##0",
        "#,##0;#,##0",
        "#,##0\\ ",
    ] {
        styled("J3", format, "", "");
    }
    // A format of a plan, but of its shares.
    styled("I3", "0.00%", "", "");
    for format in ["General;General;General;&quot;Optimality is not proved&quot;", ";;;", "@&quot; (refused)&quot;"] {
        styled("C3", format, "", "");
    }
    for font in [
        "<strike/><sz val=\"10\"/>",
        "<sz val=\"1\"/>",
        "<sz val=\"10\"/><vertAlign val='superscript'/>",
        "<sz val=\"10\"/><color rgb=\"FFFFFFFF\"/>",
        "<sz val=\"10\"/><color theme=\"0\"/>",
        "<sz val=\"10\"/><charset val=\"2\"/>",
        "<sz val=\"10\"/><name val=\"Wingdings\"/>",
    ] {
        styled("C3", "", font, "");
        styled("J3", "", font, "");
    }
    for alignment in [
        "horizontal=\"left\" indent=\"250\"",
        "textRotation='180'",
        "horizontal=\"centerContinuous\"",
        "horizontal='fill'",
        "shrinkToFit = \"1\"",
    ] {
        styled("C3", "", "", alignment);
    }
    tampered.end();
}
