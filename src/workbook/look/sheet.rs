//! A sheet of an `.xlsx` file.

use quick_xml::events::BytesStart;

use super::super::outline::{Cells, Hiding};
use super::styles::Styles;
use super::xml::{Attributes, is_yes, note, walk};
use super::{LEAST, MOST_FROZEN, SheetLook};
use crate::diagnostic::cell_of;

/// What a sheet of a plan is made of, whichever program saved it. `r` with several typefaces in one cell is not among it.
const ELEMENTS: [&str; 53] = [
    "autoFilter",
    "brk",
    "c",
    "cfRule",
    "col",
    "colBreaks",
    "cols",
    "colorFilter",
    "conditionalFormatting",
    "customFilter",
    "customFilters",
    "dateGroupItem",
    "dimension",
    "drawing",
    "dynamicFilter",
    "f",
    "filter",
    "filterColumn",
    "filters",
    "firstFooter",
    "firstHeader",
    "formula",
    "headerFooter",
    "hyperlink",
    "hyperlinks",
    "ignoredError",
    "ignoredErrors",
    "is",
    "mergeCell",
    "mergeCells",
    "oddFooter",
    "oddHeader",
    "outlinePr",
    "pageMargins",
    "pageSetUpPr",
    "pageSetup",
    "pane",
    "phoneticPr",
    "printOptions",
    "row",
    "rowBreaks",
    "selection",
    "sheetCalcPr",
    "sheetData",
    "sheetFormatPr",
    "sheetPr",
    "sheetProtection",
    "sheetView",
    "sheetViews",
    "sortCondition",
    "sortState",
    "t",
    "worksheet",
];

/// What a view may say that changes nothing a reader learns.
const FREE_OF_VIEW: [&str; 16] = [
    "showGridLines",
    "showRowColHeaders",
    "tabSelected",
    "showRuler",
    "showOutlineSymbols",
    "showWhiteSpace",
    "defaultGridColor",
    "view",
    "colorId",
    "zoomScale",
    "zoomScaleNormal",
    "zoomScaleSheetLayoutView",
    "zoomScalePageLayoutView",
    "workbookViewId",
    "windowProtection",
    "topLeftCell",
];

/// Reads a sheet, whose cells have these styles.
pub(super) fn read_sheet(text: &str, styles: &Styles) -> SheetLook {
    let mut reading = Reading {
        look: SheetLook { styles: styles.cells.clone(), ..SheetLook::default() },
        styles,
        cells: Cells::default(),
        hiding: Hiding::new(LEAST),
        conditional: String::new(),
        top: None,
    };
    if !walk(text, |element, _| reading.element(element)) {
        note(&mut reading.look.foreign, "xml");
    }
    let mut look = reading.look;
    look.hidden = reading.hiding.finish();
    if !look.cells.is_sorted_by(|one, other| one.0 < other.0) {
        note(&mut look.foreign, "c");
        look.cells.sort_by_key(|(at, _)| *at);
    }
    look
}

struct Reading<'s> {
    look: SheetLook,
    styles: &'s Styles,
    cells: Cells,
    hiding: Hiding,
    /// The cells of the conditional format that is being read.
    conditional: String,
    /// The cell at which the view begins.
    top: Option<String>,
}

impl Reading<'_> {
    fn element(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let name = name.as_ref();
        if matches!(name, "v" | "f" | "t" | "is") {
            return;
        }
        let Some(attributes) = Attributes::of(element) else { return self.note(name) };
        self.hiding.element(element);
        match name {
            "row" | "c" => {
                self.look.cells.extend(self.cells.element(element));
                if let Some(value) = attributes.get("vm") {
                    self.note(&format!("c vm=\"{value}\""));
                }
            }
            "sheetView" => self.view(&attributes),
            "pane" => self.pane(&attributes),
            "sheetFormatPr" => self.defaults(&attributes),
            "conditionalFormatting" => attributes.get("sqref").unwrap_or_default().clone_into(&mut self.conditional),
            "cfRule" => self.rule(&attributes),
            "dataBar" | "iconSet" | "colorScale" => self.look.conditional.push(self.conditional.clone()),
            "hyperlink" => {
                let is_own = |name: &str| matches!(name, "ref" | "location" | "display");
                if let Some((other, _)) = attributes.iter().find(|(name, _)| !is_own(name)) {
                    self.note(&format!("hyperlink {other}"));
                }
            }
            // Of the parts of a page, those that stand on all pages alone are written.
            "headerFooter" if attributes.is_true("differentFirst") || attributes.is_true("differentOddEven") => {
                self.note("headerFooter");
            }
            known if ELEMENTS.contains(&known) => {}
            "cfvo" | "color" if !self.look.conditional.is_empty() => {}
            "tabColor" => {}
            other => self.note(other),
        }
    }

    fn note(&mut self, what: &str) {
        note(&mut self.look.foreign, what);
    }

    fn view(&mut self, attributes: &Attributes) {
        self.top = attributes.get("topLeftCell").map(str::to_owned);
        for (name, value) in attributes.iter() {
            match name {
                "showFormulas" => self.look.shows_formulas |= is_yes(value),
                "showZeros" => self.look.hides_zeros |= !is_yes(value),
                "rightToLeft" if !is_yes(value) => {}
                "zoomScale" if !value.parse::<u32>().is_ok_and(|zoom| zoom >= 40) => {
                    self.note(&format!("sheetView {name}=\"{value}\""));
                }
                free if FREE_OF_VIEW.contains(&free) || free.contains(':') => {}
                _ => self.note(&format!("sheetView {name}=\"{value}\"")),
            }
        }
    }

    /// What is frozen stands still: whatever it leaves out, or has no room for, cannot be reached.
    fn pane(&mut self, attributes: &Attributes) {
        let is_frozen = attributes.get("state").is_some_and(|state| state != "split");
        let top = self.top.as_deref().unwrap_or("A1");
        if is_frozen && cell_of(top) != Some((0, 0)) {
            self.note(&format!("sheetView topLeftCell=\"{top}\""));
        }
        for name in ["xSplit", "ySplit"] {
            let split = attributes.get(name).map_or(Some(0.0), |split| split.parse::<f64>().ok());
            if is_frozen && !split.is_some_and(|split| split <= f64::from(MOST_FROZEN)) {
                self.note(&format!("pane {name}"));
            }
        }
    }

    /// The sizes of rows and columns that state none.
    fn defaults(&mut self, attributes: &Attributes) {
        let is_small = |name, least: f64| {
            attributes.get(name).is_some_and(|size: &str| !size.parse::<f64>().is_ok_and(|size| size >= least))
        };
        let small =
            [("defaultRowHeight", LEAST.height), ("defaultColWidth", LEAST.width), ("baseColWidth", LEAST.width)];
        for name in small.into_iter().filter(|(name, least)| is_small(name, *least)).map(|(name, _)| name) {
            self.note(&format!("sheetFormatPr {name}"));
        }
        if attributes.is_true("zeroHeight") {
            self.note("sheetFormatPr zeroHeight");
        }
    }

    /// A conditional format of a plan colours a cell whose formula holds.
    fn rule(&mut self, attributes: &Attributes) {
        let format = attributes.get("dxfId").and_then(|at| at.parse::<usize>().ok());
        let is_plain = format.is_some_and(|at| self.styles.differential.get(at) == Some(&None));
        if attributes.get("type") != Some("expression") || !is_plain {
            self.look.conditional.push(self.conditional.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(sheet: &str) -> Vec<String> {
        read_sheet(&format!("<x:worksheet>{sheet}</x:worksheet>"), &Styles::default()).foreign
    }

    #[test]
    fn what_no_sheet_of_a_plan_has_is_named() {
        let cases = [
            ("<legacyDrawing/>", "legacyDrawing"),
            ("<dataValidations/>", "dataValidations"),
            ("<is><t/><r/></is>", "r"),
            ("<c r='A1'/><c r='A1'/>", "c"),
            ("<c vm='1'/>", "c vm=\"1\""),
            ("<sheetView rightToLeft='1'/>", "sheetView rightToLeft=\"1\""),
            (
                "<sheetView topLeftCell='A4'><pane ySplit='2' state='frozen'/></sheetView>",
                "sheetView topLeftCell=\"A4\"",
            ),
            ("<pane ySplit='200' state='frozen'/>", "pane ySplit"),
            ("<sheetFormatPr zeroHeight='1'/>", "sheetFormatPr zeroHeight"),
            ("<sheetFormatPr defaultColWidth = '0'/>", "sheetFormatPr defaultColWidth"),
            ("<hyperlink ref='A1' tooltip='x'/>", "hyperlink tooltip"),
            ("<col width='1' width='2'/>", "col"),
        ];
        for (sheet, name) in cases {
            assert_eq!(foreign(sheet), [name], "{sheet}");
        }
        assert_eq!(foreign("<a>"), ["a", "xml"]);
        let plain =
            "<sheetView showZeros='1' topLeftCell='A1'><pane ySplit='2' topLeftCell='A30' state='frozen'/></sheetView>";
        assert_eq!(foreign(plain), Vec::<String>::new());
    }

    #[test]
    fn conditional_formats_that_do_more_than_colour_are_found() {
        let styles = Styles { differential: vec![None, Some("strike".to_owned())], ..Styles::default() };
        let sheet = |sqref: &str, rule: &str| {
            format!("<conditionalFormatting sqref=\"{sqref}\"><cfRule {rule}</cfRule></conditionalFormatting>")
        };
        let rules = [
            sheet("A1", "type='expression' dxfId=\"0\">"),
            sheet("A2", "type='expression' dxfId=\"1\">"),
            sheet("A3", "type='iconSet'><iconSet/>"),
            sheet("A4", "type='cellIs' dxfId='0'>"),
        ];
        let look = read_sheet(&format!("<worksheet>{}</worksheet>", rules.concat()), &styles);
        assert_eq!(look.conditional, ["A2", "A3", "A3", "A4"]);
    }
}
