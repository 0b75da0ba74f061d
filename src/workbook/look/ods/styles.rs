//! The styles of an OpenDocument spreadsheet: those of `styles.xml`, and those that `content.xml` makes of them.

use std::collections::BTreeMap;

use super::super::cell::{CellLook, illegible, is_size, is_typeface};
use super::super::colour::Colour;
use super::super::xml::{Attributes, Node, note, walk_nodes};
use super::properties::{is_plain, points};

/// How many styles may stand above one another.
const DEEPEST: usize = 10;

/// A style of cells.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    format: Option<String>,
    typeface: Option<String>,
    size: Option<String>,
    ink: Option<Colour>,
    ground: Option<Colour>,
    odd: Option<String>,
    /// The styles that conditions put over it.
    conditional: Vec<String>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The families of typefaces by their names.
    faces: BTreeMap<String, String>,
    /// Number formats, as `.xlsx` spells them.
    formats: BTreeMap<String, String>,
    cells: BTreeMap<String, Style>,
    /// The styles by the names that a user sees.
    aliases: BTreeMap<String, String>,
    /// Heights of rows, in points.
    heights: BTreeMap<String, f64>,
    /// Widths of columns, in points.
    widths: BTreeMap<String, f64>,
    /// What is odd about tables.
    tables: BTreeMap<String, String>,
    /// The number format, and the style, that is being read.
    format: Option<(String, String)>,
    current: Option<String>,
    pub(super) foreign: Vec<String>,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn add(&mut self, text: &str) {
        let mut styles = std::mem::take(self);
        let is_whole = walk_nodes(text, |node, around| {
            let element = match node {
                Node::Element(element) => element,
                Node::Text(text) => return styles.format_text(text, around),
                Node::End(_) => return,
            };
            let is_style = around.iter().any(|open| matches!(open.as_str(), "styles" | "automatic-styles"));
            let is_face = around.last().is_some_and(|open| open == "font-face-decls");
            if !is_style && !is_face {
                return;
            }
            match Attributes::of(element) {
                Some(attributes) => styles.element(element.name().as_ref(), &attributes, around),
                None => note(&mut styles.foreign, "styles"),
            }
        });
        styles.finish_format();
        if !is_whole {
            note(&mut styles.foreign, "styles");
        }
        *self = styles;
    }

    fn element(&mut self, name: &str, attributes: &Attributes, around: &[String]) {
        let text = |name: &str| attributes.get(name).map(str::to_owned);
        let parent = around.last().map(String::as_str).unwrap_or_default();
        match name {
            "style:font-face" => self.faces.extend(text("style:name").zip(text("svg:font-family"))),
            _ if matches!(parent, "styles" | "automatic-styles") => {
                self.finish_format();
                self.current = None;
                if name.starts_with("number:") {
                    let kind = name.trim_start_matches("number:").trim_end_matches("-style").to_owned();
                    self.format = text("style:name").map(|own| (own, kind));
                } else if matches!(name, "style:style" | "style:default-style") {
                    self.style(name, attributes);
                }
            }
            _ if self.format.is_some() => self.format_part(name, attributes),
            _ => self.style_part(name, attributes),
        }
    }

    /// A number format is spelt from its parts; a part that no plan has is spelt as it stands.
    fn format_part(&mut self, name: &str, attributes: &Attributes) {
        let Some((_, format)) = &mut self.format else { return };
        let is_simple = attributes.iter().all(|(name, _)| {
            matches!(
                name,
                "number:decimal-places" | "number:min-decimal-places" | "number:min-integer-digits" | "number:grouping"
            )
        });
        let decimals = attributes.get("number:decimal-places");
        let is_exact = decimals == attributes.get("number:min-decimal-places").or(decimals);
        let is_grouped = attributes.is_true("number:grouping");
        let places = decimals.and_then(|places| places.parse::<usize>().ok()).filter(|places| *places < 20);
        let part = match (name, attributes.get("number:min-integer-digits"), places) {
            ("number:number", Some("1"), None) if is_simple && decimals.is_none() && !is_grouped => {
                "General".to_owned()
            }
            ("number:number", Some("1"), Some(places)) if is_simple && is_exact => {
                let point = if places > 0 { "." } else { "" };
                format!("{}{point}{}", if is_grouped { "#,##0" } else { "0" }, "0".repeat(places))
            }
            ("number:text-content", ..) => "@".to_owned(),
            ("number:text", ..) => "text:".to_owned(),
            _ => name.to_owned(),
        };
        format.push(' ');
        format.push_str(&part);
    }

    /// The text of a number format.
    fn format_text(&mut self, text: &str, around: &[String]) {
        if let (Some((_, format)), Some("text")) = (&mut self.format, around.last().map(String::as_str)) {
            format.push_str(text);
        }
    }

    fn finish_format(&mut self) {
        let Some((name, spelt)) = self.format.take() else { return };
        let format = match spelt.split_once(' ') {
            Some(("number", number)) if !number.contains(' ') => number.to_owned(),
            Some(("percentage", number)) if number.matches(' ').count() == 1 && number.ends_with(" text:%") => {
                number.replace(" text:", "")
            }
            Some(("text", "@")) => "@".to_owned(),
            _ => spelt,
        };
        self.formats.insert(name, format);
    }

    fn style(&mut self, name: &str, attributes: &Attributes) {
        let family = attributes.get("style:family").unwrap_or_default();
        let own = attributes.get("style:name").unwrap_or_default();
        // Names of families keep apart what may be called the same.
        let key = format!("{family} {own}");
        self.current = Some(key.clone());
        if family == "table-cell" {
            let is_default = name == "style:default-style";
            let format = attributes.get("style:data-style-name");
            let format = format.map(|name| self.formats.get(name).cloned().unwrap_or_else(|| name.to_owned()));
            let parent = attributes.get("style:parent-style-name").map(|name| format!("table-cell {name}"));
            let parent = parent.or_else(|| (!is_default).then(|| "table-cell ".to_owned()));
            let shown = attributes.get("style:display-name").map(|name| format!("table-cell {name}"));
            self.aliases.extend(shown.map(|shown| (shown, key.clone())));
            self.cells.insert(key, Style { parent, format, ..Style::default() });
        }
    }

    fn style_part(&mut self, name: &str, attributes: &Attributes) {
        let Some(key) = self.current.clone() else { return };
        let length = |name: &str| attributes.get(name).and_then(points);
        match name {
            "style:table-row-properties" => {
                self.heights.extend(length("style:row-height").map(|height| (key, height)));
            }
            "style:table-column-properties" => {
                self.widths.extend(length("style:column-width").map(|width| (key, width)));
            }
            "style:table-properties" => {
                if let Some((name, value)) = attributes.iter().find(|(name, value)| match *name {
                    "style:writing-mode" => !matches!(*value, "lr-tb" | "page"),
                    _ => false,
                }) {
                    self.tables.insert(key, format!("{name}=\"{value}\""));
                }
            }
            _ => {
                if let Some(style) = self.cells.get_mut(&key) {
                    cell_part(style, &self.faces, name, attributes);
                }
            }
        }
    }

    /// How cells of a style look.
    pub(super) fn look(&self, name: &str) -> CellLook {
        let mut style = self.resolved(name);
        let conditional: Vec<String> = std::mem::take(&mut style.conditional);
        let odd = style.odd.clone().or_else(|| typeface(&style));
        let odd = odd.or_else(|| conditional.iter().find_map(|name| self.odd_condition(name)));
        let format = style.format.unwrap_or_else(|| "General".to_owned());
        CellLook { format, odd: odd.or_else(|| illegible(style.ink, style.ground)) }
    }

    /// What is odd about a style that a condition puts over a cell's own.
    pub(super) fn odd_condition(&self, name: &str) -> Option<String> {
        let style = self.resolved(name);
        let format = style.format.clone().filter(|format| format != "General");
        let odd = style.odd.clone().or_else(|| typeface(&style)).or(format);
        odd.or_else(|| illegible(style.ink, style.ground))
    }

    /// A style with all that it does not say itself.
    fn resolved(&self, name: &str) -> Style {
        let mut out = Style::default();
        let mut next = Some(format!("table-cell {name}"));
        for _ in 0..DEEPEST {
            let Some(name) = next.take() else { return out };
            let alias = self.aliases.get(&name);
            let Some(style) = self.cells.get(&name).or_else(|| self.cells.get(alias?)) else {
                // A file need not have a default style.
                out.odd = out.odd.or_else(|| (name != "table-cell ").then_some(name));
                return out;
            };
            let own = style.clone();
            out = Style {
                parent: None,
                format: out.format.or(own.format),
                typeface: out.typeface.or(own.typeface),
                size: out.size.or(own.size),
                ink: out.ink.or(own.ink),
                ground: out.ground.or(own.ground),
                odd: out.odd.or(own.odd),
                conditional: [out.conditional, own.conditional].concat(),
            };
            next = own.parent;
        }
        Style { odd: Some("style:parent-style-name".to_owned()), ..out }
    }

    /// The height of a row, in points.
    pub(super) fn height(&self, name: Option<&str>) -> Option<f64> {
        self.heights.get(&format!("table-row {}", name?)).copied()
    }

    /// The width of a column, in points.
    pub(super) fn width(&self, name: Option<&str>) -> Option<f64> {
        self.widths.get(&format!("table-column {}", name?)).copied()
    }

    /// A number format, as `.xlsx` spells it.
    pub(super) fn format(&self, name: &str) -> Option<&String> {
        self.formats.get(name)
    }

    /// What is odd about a table.
    pub(super) fn table(&self, name: &str) -> Option<&String> {
        self.tables.get(&format!("table {name}"))
    }
}

/// What is odd about the typeface of a style.
fn typeface(style: &Style) -> Option<String> {
    let face = style.typeface.as_deref().filter(|name| !is_typeface(name));
    let size = style.size.as_deref().filter(|size| !is_size(size.trim_end_matches("pt")));
    face.or(size).map(str::to_owned)
}

/// Properties of a style of cells.
fn cell_part(style: &mut Style, faces: &BTreeMap<String, String>, part: &str, attributes: &Attributes) {
    if part == "style:map" {
        style.conditional.extend(attributes.get("style:apply-style-name").map(str::to_owned));
        return;
    }
    for (name, value) in attributes.iter() {
        let is_plain = match name {
            "style:font-name" => {
                style.typeface = faces.get(value).map(|family| family.trim_matches('\'').to_owned());
                style.typeface.is_some()
            }
            "fo:font-family" => {
                style.typeface = Some(value.trim_matches('\'').to_owned());
                true
            }
            "fo:font-size" => {
                style.size = Some(value.to_owned());
                true
            }
            "fo:color" => {
                style.ink = Colour::parse(value);
                style.ink.is_some()
            }
            "fo:background-color" if value == "transparent" => true,
            "fo:background-color" => {
                style.ground = Colour::parse(value);
                style.ground.is_some()
            }
            _ => is_plain(name, value),
        };
        if !is_plain {
            style.odd = Some(format!("{name}=\"{value}\""));
        }
    }
    let known = ["style:table-cell-properties", "style:paragraph-properties", "style:text-properties"];
    let known = known.contains(&part) || matches!(part, "style:tab-stops" | "style:background-image");
    if !known {
        style.odd = Some(part.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(format: &str, properties: &str) -> CellLook {
        let mut styles = Styles::default();
        styles.add(&format!(
            r#"<a><office:font-face-decls><style:font-face style:name="Arial1" svg:font-family="Arial"/>
            <style:font-face style:name="W" svg:font-family="Wingdings"/></office:font-face-decls><office:automatic-styles>{format}
            <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1">{properties}</style:style>
            </office:automatic-styles></a>"#
        ));
        assert_eq!(styles.foreign, Vec::<String>::new());
        styles.look("ce1")
    }

    #[test]
    fn number_formats_are_spelt_as_in_excel() {
        let number = |inside: &str| format!(r#"<number:number-style style:name="N1">{inside}</number:number-style>"#);
        let digits = |more: &str| format!(r#"<number:number number:min-integer-digits="1" {more}/>"#);
        let formats = [
            (number(&digits("")), "General"),
            (number(&digits(r#"number:decimal-places="0""#)), "0"),
            (number(&digits(r#"number:decimal-places="2" number:grouping="true""#)), "#,##0.00"),
            (
                format!(
                    r#"<number:percentage-style style:name="N1">{}<number:text>%</number:text></number:percentage-style>"#,
                    digits(r#"number:decimal-places="2""#)
                ),
                "0.00%",
            ),
            (number(&digits(r#"number:display-factor="1000""#)), "number:number"),
            (number(&format!("<number:text>9</number:text>{}", digits(""))), "number text:9 General"),
        ];
        for (format, spelt) in formats {
            assert_eq!(look(&format, "").format, spelt, "{format}");
        }
    }

    #[test]
    fn what_no_plan_has_is_odd() {
        let text = |attribute: &str| look("", &format!("<style:text-properties {attribute}/>")).odd;
        for odd in [
            r#"style:font-name="W""#,
            r#"fo:font-size="1pt""#,
            r##"fo:color="#ffffff""##,
            r#"style:text-line-through-style="solid""#,
            r#"style:text-position="super 58%""#,
            r#"text:display="none""#,
            r#"fo:margin-left="9in""#,
            r#"style:repeat-content="true""#,
        ] {
            assert!(text(odd).is_some(), "{odd}");
        }
        assert_eq!(text(r##"style:font-name="Arial1" fo:font-size="10pt" fo:color="#1f3a5f""##), None);
        assert!(look("", r#"<style:map style:apply-style-name="other"/>"#).odd.is_some());
    }
}
