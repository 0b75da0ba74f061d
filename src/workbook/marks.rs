//! Cells of an `.xlsx` sheet that are crossed out, and texts with a footnote mark: their values look like any other.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::outline::Cells;
use super::parts::{attribute, elements};

/// Row and column of cells, counted from 0.
pub(super) type At = BTreeSet<(u32, u32)>;

/// How a cell, or a part of its text, is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    /// Crossed out.
    struck: bool,
    /// Raised, as the number of a footnote is.
    raised: bool,
}

impl Mark {
    /// Adds what an element of a text says.
    fn read(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "strike" => self.struck |= is_on(element),
            "vertAlign" => self.raised |= attribute(element, "val").as_deref() == Some("superscript"),
            _ => {}
        }
    }
}

/// The marks of a file's styles and shared texts.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Whether each style of cells crosses out.
    struck_styles: Vec<bool>,
    /// The mark of each shared text of which a part has one.
    texts: Vec<Mark>,
}

impl Marks {
    /// Reads the parts `xl/styles.xml` and `xl/sharedStrings.xml`.
    pub(super) fn new(styles: &str, texts: &str) -> Self {
        let texts = if texts.contains("strike") || texts.contains("superscript") { marks(texts) } else { Vec::new() };
        let struck_styles = if styles.contains("strike") { struck_styles(styles) } else { Vec::new() };
        Self { struck_styles, texts }
    }

    /// The cells of a sheet that are crossed out in whole or in part, and those with a raised part.
    pub(super) fn cells(&self, sheet: &str) -> (At, At) {
        let (mut struck, mut raised) = (At::new(), At::new());
        let has_marks = ["strike", "superscript"].iter().any(|mark| sheet.contains(mark));
        if !self.struck_styles.contains(&true) && self.texts.is_empty() && !has_marks {
            return (struck, raised);
        }
        let mut cells = Cells::default();
        // The cell that is being read, and whether its text is a shared one.
        let mut current: Option<((u32, u32), bool)> = None;
        let mut reader = Reader::from_str(sheet);
        let mut is_value = false;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(element) | Event::Empty(element) => {
                    if let Some((at, style)) = cells.element(&element) {
                        struck.extend((self.struck_styles.get(style) == Some(&true)).then_some(at));
                        current = Some((at, attribute(&element, "t").as_deref() == Some("s")));
                    } else if let Some((at, _)) = current {
                        let mut own = Mark::default();
                        own.read(&element);
                        struck.extend(own.struck.then_some(at));
                        raised.extend(own.raised.then_some(at));
                    }
                    is_value = element.local_name().as_ref() == "v";
                }
                Event::Text(text) if is_value => {
                    let mark = text.trim().parse::<usize>().ok().and_then(|text| self.texts.get(text));
                    let (Some(mark), Some((at, true))) = (mark, current) else { continue };
                    struck.extend(mark.struck.then_some(at));
                    raised.extend(mark.raised.then_some(at));
                }
                Event::End(_) => is_value = false,
                Event::Eof => break,
                _ => {}
            }
        }
        (struck, raised)
    }
}

/// Whether an element without a value, or with a true one, is there: `<strike/>`, not `<strike val="0"/>`.
fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false"))
}

/// Whether each style of cells has a font that crosses out.
fn struck_styles(styles: &str) -> Vec<bool> {
    let (mut fonts, mut out): (Vec<bool>, Vec<bool>) = (Vec::new(), Vec::new());
    let (mut in_fonts, mut in_cells) = (false, false);
    elements(styles, |element| match element.local_name().as_ref() {
        "fonts" => in_fonts = true,
        "fills" | "borders" | "cellStyleXfs" | "dxfs" | "cellStyles" => (in_fonts, in_cells) = (false, false),
        "cellXfs" => in_cells = true,
        "font" if in_fonts => fonts.push(false),
        "strike" if in_fonts => fonts.iter_mut().next_back().into_iter().for_each(|font| *font = is_on(element)),
        "xf" if in_cells => {
            let font = attribute(element, "fontId").and_then(|id| id.parse::<usize>().ok());
            out.push(font.and_then(|id| fonts.get(id)).copied().unwrap_or(false));
        }
        _ => {}
    });
    out
}

/// The marks of the shared texts, in their order.
fn marks(texts: &str) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    elements(texts, |element| {
        let is_new = element.local_name().as_ref() == "si";
        if is_new {
            out.push(Mark::default());
        }
        out.last_mut().into_iter().for_each(|mark| mark.read(element));
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossed_out_cells_and_raised_parts_are_found() {
        let styles = r#"<styleSheet><fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>
            <cellStyleXfs><xf fontId="1"/></cellStyleXfs>
            <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"#;
        let texts = r#"<sst><si><t>Школа</t></si><si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>
            <si><r><rPr><strike/></rPr><t>12</t></r><r><t>22</t></r></si></sst>"#;
        let sheet = r#"<worksheet><sheetData><row r="2"><c r="A2" s="1" t="s"><v>0</v></c><c r="B2" s="2"><v>1</v></c>
            <c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c>
            <c r="E2" t="inlineStr"><is><r><t>2</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c></row></sheetData></worksheet>"#;
        let found = Marks::new(styles, texts).cells(sheet);
        assert_eq!(found, (At::from([(1, 0), (1, 3)]), At::from([(1, 2), (1, 4)])));
        assert_eq!(Marks::new("<styleSheet/>", "<sst/>").cells(sheet), (At::new(), At::from([(1, 4)])));
    }
}
