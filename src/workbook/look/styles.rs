//! The styles of an `.xlsx` file.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::super::outline::built_in;
use super::cell::{CellLook, Typeface, illegible, is_size, is_typeface};
use super::colour::Colour;
use super::xml::{Attributes, is_yes, walk};

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The looks of cells.
    pub(super) cells: Vec<CellLook>,
    /// What is odd about each differential format, which conditions put over a cell's own.
    pub(super) differential: Vec<Option<String>>,
    /// What makes the part unreadable.
    pub(super) foreign: Vec<String>,
}

/// What one style of cells is made of.
#[derive(Debug, Default)]
struct Made {
    format: u32,
    font: usize,
    fill: usize,
    border: usize,
    parent: Option<usize>,
    odd: Option<String>,
}

/// A differential format.
#[derive(Debug, Default)]
struct Differential {
    font: Typeface,
    ground: Option<Colour>,
    odd: Option<String>,
}

/// The parts of the styles while they are read.
#[derive(Default)]
struct Reading {
    formats: BTreeMap<u32, String>,
    fonts: Vec<Typeface>,
    /// What is odd about each fill, and its colour.
    fills: Vec<(Option<String>, Option<Colour>)>,
    borders: Vec<Option<String>>,
    parents: Vec<Made>,
    cells: Vec<Made>,
    differential: Vec<Differential>,
    foreign: Vec<String>,
}

/// Reads the styles.
pub(super) fn read_styles(text: &str) -> Styles {
    let mut reading = Reading::default();
    let is_whole = walk(text, |element, around| {
        match Attributes::of(element) {
            Some(attributes) => reading.element(element, &attributes, around),
            None => reading.foreign.push("styles".to_owned()),
        };
    });
    if !is_whole || reading.cells.is_empty() {
        reading.foreign.push("styles".to_owned());
    }
    let cells = reading.cells.iter().map(|made| reading.look(made)).collect();
    let differential = reading.differential.iter().map(Differential::odd).collect();
    Styles { cells, differential, foreign: reading.foreign }
}

impl Reading {
    fn element(&mut self, element: &BytesStart<'_>, attributes: &Attributes, around: &[String]) {
        let name = element.local_name();
        let name = name.as_ref();
        let around: Vec<&str> = around.iter().skip(1).map(String::as_str).collect();
        match (around.as_slice(), name) {
            (["numFmts"], "numFmt") => {
                let id = attributes.get("numFmtId").and_then(|id| id.parse().ok());
                self.formats.extend(id.zip(attributes.get("formatCode").map(str::to_owned)));
            }
            (["fonts"], "font") => self.fonts.push(Typeface::default()),
            (["fonts", "font"], part) => {
                self.fonts.last_mut().into_iter().for_each(|font| font_part(font, part, attributes));
            }
            (["fills"], "fill") => self.fills.push((None, None)),
            (["fills", "fill", ..], part) => {
                self.fills.last_mut().into_iter().for_each(|fill| fill_part(fill, part, attributes, "fgColor"));
            }
            (["borders"], "border") => self.borders.push(border(attributes)),
            (["cellStyleXfs"], "xf") => self.parents.push(made(attributes)),
            (["cellXfs"], "xf") => self.cells.push(made(attributes)),
            (["cellStyleXfs", "xf"], "alignment") => add_alignment(&mut self.parents, attributes),
            (["cellXfs", "xf"], "alignment") => add_alignment(&mut self.cells, attributes),
            (["dxfs"], "dxf") => self.differential.push(Differential::default()),
            (["dxfs", "dxf", inside @ ..], part) => {
                self.differential.last_mut().into_iter().for_each(|own| own.part(inside, part, attributes));
            }
            _ => {}
        }
    }

    fn look(&self, made: &Made) -> CellLook {
        let format = self.formats.get(&made.format).cloned().unwrap_or_else(|| built_in(made.format).to_owned());
        // Programs differ in when they look at the style beneath.
        let parent = made.parent.map(|at| self.parents.get(at));
        let of_parent = parent.map(|parent| match parent {
            Some(parent) if built_in(parent.format) != "General" && !self.is_general(parent.format) => {
                Some(format!("cellStyleXfs numFmtId={}", parent.format))
            }
            Some(parent) => self.odd(parent),
            None => Some("xfId".to_owned()),
        });
        CellLook { format, odd: self.odd(made).or(of_parent.flatten()) }
    }

    fn is_general(&self, format: u32) -> bool {
        self.formats.get(&format).is_some_and(|code| code.eq_ignore_ascii_case("general"))
    }

    fn odd(&self, made: &Made) -> Option<String> {
        let Some(font) = self.fonts.get(made.font) else { return Some("fontId".to_owned()) };
        let Some((fill, ground)) = self.fills.get(made.fill) else { return Some("fillId".to_owned()) };
        let Some(border) = self.borders.get(made.border) else { return Some("borderId".to_owned()) };
        let parts = [&font.odd, fill, border, &made.odd];
        parts.into_iter().flatten().next().cloned().or_else(|| illegible(font.colour, *ground))
    }
}

impl Differential {
    fn part(&mut self, around: &[&str], name: &str, attributes: &Attributes) {
        match (around, name) {
            ([], "font" | "fill") => {}
            (["font"], part) => font_part(&mut self.font, part, attributes),
            (["fill", ..], part) => {
                let mut fill = (None, self.ground);
                fill_part(&mut fill, part, attributes, "bgColor");
                self.odd = self.odd.take().or(fill.0);
                self.ground = fill.1;
            }
            (_, other) => self.odd = Some(format!("dxf {other}")),
        }
    }

    fn odd(&self) -> Option<String> {
        let odd = self.odd.clone().or_else(|| self.font.odd.clone());
        odd.or_else(|| illegible(self.font.colour, self.ground))
    }
}

fn made(attributes: &Attributes) -> Made {
    let at = |name| attributes.get(name).map_or(Some(0), |at: &str| at.parse::<usize>().ok()).unwrap_or(usize::MAX);
    Made {
        format: attributes.get("numFmtId").map_or(Some(0), |id| id.parse().ok()).unwrap_or(u32::MAX),
        font: at("fontId"),
        fill: at("fillId"),
        border: at("borderId"),
        parent: attributes.get("xfId").map(|at| at.parse().unwrap_or(usize::MAX)),
        odd: None,
    }
}

/// A part of a typeface.
fn font_part(font: &mut Typeface, name: &str, attributes: &Attributes) {
    let value = attributes.get("val");
    let is_plain = match name {
        "b" | "i" | "u" | "family" => true,
        "name" => value.is_some_and(is_typeface),
        "sz" => value.is_some_and(is_size),
        // The theme's typefaces are looked at as well.
        "scheme" => value.is_some_and(|value| matches!(value, "none" | "minor" | "major")),
        // 204 is Cyrillic; 2 would be symbols.
        "charset" => value.is_some_and(|value| matches!(value, "0" | "1" | "204")),
        "strike" | "outline" | "shadow" | "condense" | "extend" => value.is_some_and(|value| !is_yes(value)),
        "vertAlign" => value == Some("baseline"),
        "color" => {
            font.colour = colour(attributes, "1");
            font.colour.is_some()
        }
        _ => false,
    };
    if !is_plain {
        font.odd = Some(spelt(name, value));
    }
}

/// A part of a fill, whose colour stands under `ground`.
fn fill_part(fill: &mut (Option<String>, Option<Colour>), name: &str, attributes: &Attributes, ground: &str) {
    let pattern = attributes.get("patternType");
    let is_plain = match name {
        "patternFill" => pattern.is_none_or(|pattern| matches!(pattern, "none" | "solid" | "gray125")),
        "fgColor" | "bgColor" if name == ground => {
            fill.1 = colour(attributes, "0");
            fill.1.is_some()
        }
        "fgColor" | "bgColor" => true,
        _ => false,
    };
    if !is_plain {
        fill.0 = Some(spelt(name, pattern));
    }
}

/// A colour; `plain` is the theme's colour that stands for no colour: 1 for black writing, 0 for a white ground.
fn colour(attributes: &Attributes, plain: &str) -> Option<Colour> {
    let default = if plain == "1" { Colour::BLACK } else { Colour::WHITE };
    let is_tinted = attributes.get("tint").is_some();
    match (attributes.get("rgb"), attributes.get("theme"), attributes.get("indexed")) {
        (Some(rgb), None, None) if !is_tinted => Colour::parse(rgb),
        (None, Some(theme), None) if theme == plain && !is_tinted => Some(default),
        (None, None, Some("64" | "65")) if !is_tinted => Some(default),
        (None, None, None) if attributes.is_true("auto") => Some(default),
        _ => None,
    }
}

fn border(attributes: &Attributes) -> Option<String> {
    let drawn = ["diagonalUp", "diagonalDown"].into_iter().find(|name| attributes.is_true(name));
    drawn.map(|name| format!("border {name}"))
}

fn add_alignment(styles: &mut [Made], attributes: &Attributes) {
    let odd = attributes.iter().find(|(name, value)| match *name {
        "horizontal" => !matches!(*value, "general" | "left" | "center" | "right"),
        "vertical" => !matches!(*value, "top" | "center" | "bottom"),
        "textRotation" | "relativeIndent" => *value != "0",
        "indent" => !matches!(*value, "0" | "1"),
        "wrapText" => false,
        "readingOrder" => !matches!(*value, "0" | "1"),
        "shrinkToFit" | "justifyLastLine" => is_yes(value),
        _ => true,
    });
    if let (Some(style), Some((name, value))) = (styles.last_mut(), odd) {
        style.odd = Some(spelt(name, Some(value)));
    }
}

fn spelt(name: &str, value: Option<&str>) -> String {
    value.map_or_else(|| name.to_owned(), |value| format!("{name}=\"{value}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(fonts: &str, alignment: &str) -> Styles {
        let numbers = "<numFmts><numFmt numFmtId='164' formatCode='#,##0.0000'/></numFmts>";
        let rest = r#"<fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders>"#;
        let cells = format!(r#"<cellXfs><xf numFmtId="164"><alignment {alignment}/></xf></cellXfs>"#);
        let dxfs = r#"<dxfs><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/>
            </patternFill></fill></dxf><dxf><numFmt formatCode="0"/></dxf><dxf><font><strike/></font></dxf></dxfs>"#;
        read_styles(&format!(
            "<styleSheet>{numbers}<fonts><font>{fonts}</font></fonts>{rest}{cells}{dxfs}</styleSheet>"
        ))
    }

    #[test]
    fn styles_of_a_plan_are_not_odd() {
        let plain =
            styles(r#"<sz val="10"/><color theme="1"/><name val="Arial"/>"#, r#"horizontal="right" indent="1""#);
        assert_eq!(plain.cells, [CellLook { format: "#,##0.0000".to_owned(), odd: None }]);
        assert_eq!(plain.differential, [None, Some("dxf numFmt".to_owned()), Some("strike".to_owned())]);
        assert_eq!(plain.foreign, Vec::<String>::new());
    }

    #[test]
    fn what_no_plan_has_is_odd() {
        let font = |part: &str| styles(part, "").cells.pop().unwrap().odd;
        for odd in [
            r#"<strike/>"#,
            r#"<sz val="1"/>"#,
            r#"<name val="Wingdings"/>"#,
            r#"<vertAlign val="superscript"/>"#,
            r#"<charset val="2"/>"#,
            r#"<color rgb="FFFFFFFF"/>"#,
            r#"<color theme="0"/>"#,
            r#"<new/>"#,
        ] {
            assert!(font(odd).is_some(), "{odd}");
        }
        assert_eq!((font(r#"<strike val="0"/>"#), font(r#"<b val='1'/>"#)), (None, None));
        for odd in ["indent='250'", "textRotation=\"180\"", "horizontal='fill'", "shrinkToFit='1'", "a = 'b'"] {
            assert!(styles("", odd).cells.pop().unwrap().odd.is_some(), "{odd}");
        }
        assert_eq!(read_styles("<styleSheet>").foreign, ["styles"]);
    }
}
