//! `jospar verify` and how a plan looks: whatever changes what a reader sees is refused, although no value was changed.

use std::io::{Cursor, Read as _, Write as _};

use crate::support::{Folder, office};

/// The names and contents of the parts of a file, in their order.
type Parts = Vec<(String, Vec<u8>)>;

const SHEET: &str = "xl/worksheets/sheet2.xml";
const STYLES: &str = "xl/styles.xml";
const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const CHART: &str = "xl/charts/chart1.xml";

/// A plan with a chart.
fn planned() -> Folder {
    let folder = Folder::new();
    let schools = "School 1,Talgar,yes,24,15\nSchool 2,Talgar,no,60,41\nSchool 3,Ili,yes,9,2\nSchool 4,Ili,no,8,1\n";
    folder.write("list.csv", format!("name,district,rural,teachers,teacher_pcs\n{schools}"));
    let plan = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "5 M", "--price", "pc=269 956"];
    folder.jospar(&plan).exits(0);
    folder
}

fn unpacked(folder: &Folder, file: &str) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(folder.read(file))).expect("an archive");
    let part = |at| {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("readable");
        (entry.name().expect("a name").into_owned(), bytes)
    };
    (0..folder_len(folder, file)).map(part).collect()
}

fn folder_len(folder: &Folder, file: &str) -> usize {
    zip::ZipArchive::new(Cursor::new(folder.read(file))).expect("an archive").len()
}

fn packed(folder: &Folder, file: &str, parts: &Parts) {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        out.write_all(bytes).expect("writable");
    }
    folder.write(file, out.finish().expect("an archive").into_inner());
}

/// Puts NEW in the place of OLD, where it stands first in a part.
fn replace(parts: &mut Parts, part: &str, old: &str, new: &str) {
    let (_, bytes) = parts.iter_mut().find(|(name, _)| name == part).unwrap_or_else(|| panic!("no part {part}"));
    let text = String::from_utf8(std::mem::take(bytes)).expect("text");
    assert!(text.contains(old), "{part} holds no `{old}`");
    *bytes = text.replacen(old, new, 1).into_bytes();
}

/// The codes with which a changed plan is refused; none, when it is not.
fn refusals(folder: &Folder, file: &str, parts: &Parts) -> Vec<String> {
    packed(folder, file, parts);
    let run = folder.jospar(&["verify", file, "--json"]);
    let json = run.json();
    let errors = json["diagnostics"].as_array().expect("a list").iter().filter(|own| own["severity"] == "error");
    errors.map(|own| own["code"].as_str().expect("a code").to_owned()).collect()
}

/// Changes of a plan, each one or more replacements in its parts, and the code with which they are refused.
struct Tampered<'t> {
    folder: &'t Folder,
    file: &'t str,
    parts: &'t Parts,
    accepted: Vec<String>,
}

impl Tampered<'_> {
    fn is_refused(&mut self, code: &str, edits: &[(&str, &str, &str)]) {
        let mut parts = self.parts.clone();
        edits.iter().for_each(|(part, old, new)| replace(&mut parts, part, old, new));
        self.parts_are_refused(code, &parts, &format!("{edits:?}"));
    }

    fn parts_are_refused(&mut self, code: &str, parts: &Parts, what: &str) {
        let found = refusals(self.folder, self.file, parts);
        if !found.iter().any(|own| own == code) {
            self.accepted.push(format!("{code}: {found:?}: {what}"));
        }
    }

    fn end(self) {
        assert!(self.accepted.is_empty(), "{}", self.accepted.join("\n"));
    }
}

/// The style of a cell of the plan sheet, as XML, and the cell's opening.
fn style_of(parts: &Parts, cell: &str) -> (String, String) {
    let text = |part: &str| String::from_utf8(parts.iter().find(|(name, _)| name == part).unwrap().1.clone()).unwrap();
    let sheet = text(SHEET);
    let opening = format!("<c r=\"{cell}\" s=\"");
    let from = sheet.find(&opening).expect("the cell") + opening.len();
    let style: usize = sheet[from..].split('"').next().unwrap().parse().expect("a style");
    let styles = text(STYLES);
    let cells = &styles[styles.find("<cellXfs").unwrap()..styles.find("</cellXfs>").unwrap()];
    let own = cells.split("<xf ").nth(style + 1).expect("its style");
    (format!("<xf {own}"), format!("{opening}{style}\""))
}

#[test]
fn a_cell_that_looks_like_another_is_refused() {
    let folder = planned();
    let parts = unpacked(&folder, "list.plan.xlsx");
    let mut tampered = Tampered { folder: &folder, file: "changed.xlsx", parts: &parts, accepted: Vec::new() };
    let styles = String::from_utf8(parts.iter().find(|(name, _)| name == STYLES).unwrap().1.clone()).unwrap();
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

#[test]
fn a_sheet_that_hides_or_adds_something_is_refused() {
    let folder = planned();
    let parts = unpacked(&folder, "list.plan.xlsx");
    let sheet = String::from_utf8(parts.iter().find(|(name, _)| name == SHEET).unwrap().1.clone()).unwrap();
    let mut tampered = Tampered { folder: &folder, file: "changed.xlsx", parts: &parts, accepted: Vec::new() };
    let element = |opening: &str| {
        let from = sheet.find(opening).unwrap_or_else(|| panic!("no {opening}"));
        sheet[from..=from + sheet[from..].find('>').unwrap()].to_owned()
    };
    let row = element("<row r=\"4\"");
    for hidden in
        ["hidden=\"1\"", "hidden='1'", "hidden = \"true\"", "ht='0'", "ht=\".1\"", "ht=\"1e-3\"", "ht=\"1\"", "ht='2'"]
    {
        let new = row.replace("<row ", &format!("<row {hidden} "));
        tampered.is_refused("shown-parts-hidden", &[(SHEET, &row, &new)]);
    }
    let column = element("<col ");
    let from = column.find("width=\"").unwrap();
    let width = format!("width=\"{}\"", column[from + 7..].split('"').next().unwrap());
    for narrow in ["width='0'", "width=\".1\"", "width=\"0.6\"", "hidden='1'", "width = \"0\""] {
        tampered.is_refused("shown-parts-hidden", &[(SHEET, &column, &column.replace(&width, narrow))]);
    }
    let columns = &sheet[sheet.find("<cols>").unwrap()..sheet.find("</cols>").unwrap() + 7];
    let foreign: [&[(&str, &str, &str)]; 17] = [
        &[(SHEET, columns, ""), (SHEET, "<sheetFormatPr", "<sheetFormatPr defaultColWidth=\"0\"")],
        &[(SHEET, "<sheetFormatPr", "<sheetFormatPr zeroHeight='1'")],
        &[(SHEET, "<sheetView ", "<sheetView rightToLeft=\"1\" ")],
        &[(SHEET, "<sheetView ", "<sheetView topLeftCell=\"A4\" ")],
        &[(SHEET, "ySplit=\"2\"", "ySplit=\"200\"")],
        &[(SHEET, "</worksheet>", "<legacyDrawing r:id=\"rId7\"/></worksheet>")],
        &[(
            SHEET,
            "<pageMargins",
            "<dataValidations><dataValidation prompt=\"x\" sqref=\"A1\"/></dataValidations><pageMargins",
        )],
        &[(SHEET, "</sheetData>", "<row r=\"3\"><c r=\"K3\"><v>1</v></c></row></sheetData>")],
        &[(SHEET, "</sheetData>", "<!DOCTYPE a></sheetData>")],
        &[(SHEET, "</worksheet>", "<extLst/></worksheet>")],
        &[(BOOK, "<workbookView ", "<workbookView showSheetTabs='0' ")],
        &[(BOOK, "<workbookView ", "<workbookView tabRatio=\"0\" ")],
        &[(RELATIONS, "worksheets/sheet12.xml", "worksheets/Sheet12.xml")],
        &[(RELATIONS, "Target=\"styles.xml\"", "Target=\"styles2.xml\"")],
        &[(RELATIONS, "relationships/theme", "relationships/vbaProject")],
        &[("xl/theme/theme1.xml", "windowText", "window")],
        &[("xl/sharedStrings.xml", "<si><t>School 1</t></si>", "<si><r><rPr><strike/></rPr><t>School 1</t></r></si>")],
    ];
    for edits in foreign {
        tampered.is_refused("shown-foreign", edits);
    }
    let conditional = |rule: &str| {
        format!("<conditionalFormatting sqref=\"A3:K4\"><cfRule {rule}</cfRule></conditionalFormatting><printOptions")
    };
    let formula = conditional("type=\"expression\" dxfId=\"1\" priority=\"9\"><formula>TRUE</formula>");
    let icons = conditional("type=\"iconSet\" priority=\"9\"><iconSet iconSet=\"3Symbols\"/>");
    let strike = (STYLES, "</dxfs>", "<dxf><font><strike/></font></dxf></dxfs>");
    tampered.is_refused("shown-conditionally", &[strike, (SHEET, "<printOptions", &formula)]);
    tampered.is_refused("shown-conditionally", &[(SHEET, "<printOptions", &icons)]);
    tampered.is_refused("shown-view", &[(SHEET, "<sheetView ", "<sheetView showZeros='0' ")]);
    tampered.is_refused("shown-view", &[(SHEET, "<sheetView ", "<sheetView showFormulas = \"1\" ")]);
    let tabs =
        ("<sheet name=\"Summary\" sheetId=\"1\" r:id=\"rId1\"/>", "<sheet name=\"Plan\" sheetId=\"2\" r:id=\"rId2\"/>");
    let [first, second] = [format!("{}{}", tabs.0, tabs.1), format!("{}{}", tabs.1, tabs.0)];
    tampered.is_refused("shown-sheet-order", &[(BOOK, &first, &second)]);
    tampered.end();
}

/// Programs find their parts by what refers to them, and some by the name alone.
#[test]
fn parts_that_programs_may_take_for_one_another_are_refused() {
    let folder = planned();
    let parts = unpacked(&folder, "list.plan.xlsx");
    let mut tampered = Tampered { folder: &folder, file: "changed.xlsx", parts: &parts, accepted: Vec::new() };
    for (part, target) in [("xl/styles.xml", "styles"), ("xl/sharedStrings.xml", "sharedStrings")] {
        let mut changed = parts.clone();
        let copy = parts.iter().find(|(name, _)| name == part).unwrap().1.clone();
        changed.push((format!("xl/{target}2.xml"), copy));
        replace(&mut changed, RELATIONS, &format!("{target}.xml"), &format!("{target}2.xml"));
        tampered.parts_are_refused("shown-foreign", &changed, part);
    }
    // Two entries that a program may take for one another: names of files do not differ by their case.
    let mut changed = parts.clone();
    changed.push(("xl/Styles.xml".to_owned(), Vec::new()));
    tampered.parts_are_refused("shown-foreign", &changed, "Styles.xml");
    tampered.end();
    // And two of one name, which only a hand can pack: the name of the first is written over the other's.
    let mut changed = parts.clone();
    changed
        .push(("xl/worksheets/sheeX2.xml".to_owned(), parts.iter().find(|(name, _)| name == SHEET).unwrap().1.clone()));
    packed(&folder, "twice.xlsx", &changed);
    let mut bytes = folder.read("twice.xlsx");
    let name = b"xl/worksheets/sheeX2.xml";
    let places: Vec<usize> = (0..bytes.len() - name.len()).filter(|at| &bytes[*at..*at + name.len()] == name).collect();
    assert_eq!(places.len(), 2);
    places.iter().for_each(|at| bytes[*at..*at + name.len()].copy_from_slice(SHEET.as_bytes()));
    folder.write("twice.xlsx", bytes);
    folder.jospar(&["verify", "twice.xlsx"]).exits(1).says("shown-foreign");
}

#[test]
fn a_chart_that_shows_something_else_is_refused() {
    let folder = planned();
    let parts = unpacked(&folder, "list.plan.xlsx");
    let mut tampered = Tampered { folder: &folder, file: "changed.xlsx", parts: &parts, accepted: Vec::new() };
    let text = |part: &str| String::from_utf8(parts.iter().find(|(name, _)| name == part).unwrap().1.clone()).unwrap();
    let (chart, drawing) = (text(CHART), text("xl/drawings/drawing1.xml"));
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

/// The same holds of a plan that LibreOffice saved in its own format.
#[test]
fn an_open_document_that_shows_something_else_is_refused() {
    let folder = planned();
    if office::convert("looks", &folder.path("list.plan.xlsx"), "ods").is_none() {
        return;
    }
    folder.jospar(&["verify", "list.plan.ods"]).exits(0);
    let parts = unpacked(&folder, "list.plan.ods");
    let content = String::from_utf8(parts.iter().find(|(name, _)| name == "content.xml").unwrap().1.clone()).unwrap();
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
