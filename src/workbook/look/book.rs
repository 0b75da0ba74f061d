//! The parts of an `.xlsx` file, and how they hang together.

use std::collections::BTreeMap;

use super::super::parts::Parts;
use super::Appearance;
use super::drawings::read_drawings;
use super::print::read_printed;
use super::sheet::read_sheet;
use super::styles::read_styles;
use super::xml::{Attributes, is_yes, note, walk};

/// The parts of a plan, where every program looks for them.
const PLACES: [(&str, &str); 4] = [
    ("officeDocument", "xl/workbook.xml"),
    ("styles", "xl/styles.xml"),
    ("sharedStrings", "xl/sharedStrings.xml"),
    ("theme", "xl/theme/theme1.xml"),
];

/// What else the file and its workbook may refer to: it shows nothing.
const OF_FILE: [&str; 4] = ["officeDocument", "core-properties", "extended-properties", "custom-properties"];
const OF_BOOK: [&str; 6] = ["worksheet", "styles", "sharedStrings", "theme", "calcChain", "sheetMetadata"];
const OF_SHEET: [&str; 2] = ["drawing", "printerSettings"];

/// What the part of the workbook is made of.
const ELEMENTS: [&str; 20] = [
    "workbook",
    "fileVersion",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "workbookView",
    "sheets",
    "sheet",
    "definedNames",
    "definedName",
    "calcPr",
    "extLst",
    "ext",
    "extCalcPr",
    "calcFeatures",
    "feature",
    "AlternateContent",
    "Choice",
    "absPath",
    "revisionPtr",
];

/// How an `.xlsx` file shows its sheets.
pub(super) fn read_xlsx(parts: &mut Parts<'_>) -> Appearance {
    let mut foreign = Vec::new();
    check_relations(parts, "", &OF_FILE, &mut foreign);
    check_relations(parts, "xl/workbook.xml", &OF_BOOK, &mut foreign);
    check_book(&parts.text("xl/workbook.xml").unwrap_or_default(), &mut foreign);
    check_strings(&parts.text("xl/sharedStrings.xml").unwrap_or_default(), &mut foreign);
    if let Some(theme) = parts.text("xl/theme/theme1.xml") {
        check_theme(&theme, &mut foreign);
    }
    let styles = read_styles(&parts.text("xl/styles.xml").unwrap_or_default());
    styles.foreign.iter().for_each(|what| note(&mut foreign, what));
    let mut looks = BTreeMap::new();
    for (name, part) in parts.sheets().unwrap_or_default() {
        check_relations(parts, &part, &OF_SHEET, &mut foreign);
        match parts.text(&part) {
            Some(text) => drop(looks.insert(name, read_sheet(&text, &styles))),
            None => note(&mut foreign, part),
        }
    }
    Appearance { is_known: true, looks, drawings: read_drawings(parts), printed: read_printed(parts), foreign }
}

/// Checks what a part refers to: parts of the file, each of a kind that a plan has, where such a part stands.
fn check_relations(parts: &mut Parts<'_>, part: &str, kinds: &[&str], foreign: &mut Vec<String>) {
    for relation in parts.relationships(part) {
        let place = PLACES.iter().find(|(kind, _)| *kind == relation.kind).map(|(_, place)| *place);
        let is_own = kinds.contains(&relation.kind.as_str())
            && !relation.is_outside
            && parts.has(&relation.target)
            && place.is_none_or(|place| place == relation.target);
        if !is_own {
            note(foreign, format!("{} {}", relation.kind, relation.target));
        }
    }
}

fn check_book(text: &str, foreign: &mut Vec<String>) {
    let is_whole = walk(text, |element, _| {
        let name = element.local_name();
        let name = name.as_ref();
        let Some(attributes) = Attributes::of(element) else { return note(foreign, name) };
        if !ELEMENTS.contains(&name) {
            note(foreign, name);
        }
        let is_odd = |(attribute, value): (&str, &str)| match (name, attribute) {
            ("workbookView", "showSheetTabs" | "showHorizontalScroll" | "showVerticalScroll") => !is_yes(value),
            // Numbers would be cut to what is shown of them as soon as the file is calculated.
            ("calcPr", "fullPrecision") => !is_yes(value),
            ("workbookView", "minimized") | ("workbookPr", "date1904") => is_yes(value),
            ("workbookView", "visibility") => value != "visible",
            ("workbookView", "tabRatio") => !value.parse::<u32>().is_ok_and(|ratio| ratio >= 100),
            ("workbookPr", "showObjects") => value != "all",
            ("definedName", "function" | "vbProcedure" | "xlm") => is_yes(value),
            _ => false,
        };
        for (attribute, value) in attributes.iter().filter(|pair| is_odd(*pair)) {
            note(foreign, format!("{name} {attribute}=\"{value}\""));
        }
    });
    if !is_whole {
        note(foreign, "xl/workbook.xml");
    }
}

/// The texts of cells have no typefaces of their own.
fn check_strings(text: &str, foreign: &mut Vec<String>) {
    let is_whole = walk(text, |element, _| match element.local_name().as_ref() {
        "sst" | "si" | "t" => {}
        other => note(foreign, format!("sharedStrings {other}")),
    });
    if !is_whole {
        note(foreign, "xl/sharedStrings.xml");
    }
}

/// The theme says what writing looks like where a style does not: black on white, in an ordinary typeface.
fn check_theme(text: &str, foreign: &mut Vec<String>) {
    const TYPEFACES: [&str; 6] = ["Arial", "Calibri", "Calibri Light", "Cambria", "Aptos Narrow", "Aptos Display"];
    let is_whole = walk(text, |element, around| {
        let Some(attributes) = Attributes::of(element) else { return note(foreign, "theme") };
        let colour = attributes.get("lastClr").or_else(|| attributes.get("val")).unwrap_or_default();
        let typeface = attributes.get("typeface").unwrap_or_default();
        let is_plain = match (around.last().map(String::as_str), element.local_name().as_ref()) {
            (Some("dk1"), "sysClr") => attributes.get("val") == Some("windowText"),
            (Some("dk1"), _) => colour == "000000",
            (Some("lt1"), "sysClr") => attributes.get("val") == Some("window"),
            (Some("lt1"), _) => colour == "FFFFFF",
            (Some("majorFont" | "minorFont"), "latin") => TYPEFACES.contains(&typeface),
            _ => true,
        };
        if !is_plain {
            note(foreign, format!("theme {colour}{typeface}"));
        }
    });
    if !is_whole {
        note(foreign, "theme");
    }
}
