//! Sheets, and the parts of a file.

use super::{BOOK, RELATIONS, SHEET, STYLES, Tampered, packed, planned, replace, text, unpacked};

#[test]
fn a_sheet_that_hides_or_adds_something_is_refused() {
    let folder = planned();
    let parts = unpacked(&folder, "list.plan.xlsx");
    let sheet = text(&parts, SHEET);
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
    let foreign: [&[(&str, &str, &str)]; 18] = [
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
        &[(BOOK, "<calcPr ", "<calcPr fullPrecision=\"0\" ")],
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
    changed.push(("xl/Styles.xml".to_owned(), parts.iter().find(|(name, _)| name == STYLES).unwrap().1.clone()));
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
