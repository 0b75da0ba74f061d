//! A chart of an OpenDocument spreadsheet.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::super::charts::{Chart, ChartLook, FILLS, SeriesLook, chart_cells};
use super::super::colour::Colour;
use super::super::xml::{Attributes, Node, walk_nodes};
use super::properties::points;
use super::styles::Styles;

/// What a chart of a plan is made of.
const ELEMENTS: [&str; 16] = [
    "chart:chart",
    "chart:title",
    "chart:legend",
    "chart:plot-area",
    "chart:coordinate-region",
    "chart:axis",
    "chartooo:date-scale",
    "chart:categories",
    "chart:grid",
    "chart:series",
    "chart:data-point",
    "chart:wall",
    "chart:floor",
    "text:p",
    "office:body",
    "office:chart",
];

/// Properties of the styles of charts that change nothing of what is read.
const FREE: [&str; 27] = [
    "chart:auto-position",
    "chart:auto-size",
    "chart:treat-empty-cells",
    "chart:include-hidden-cells",
    "chart:label-arrangement",
    "chart:link-data-style-to-source",
    "chart:axis-position",
    "chart:tick-mark-position",
    "chart:interval-minor-divisor",
    "chart:tick-marks-major-inner",
    "chart:tick-marks-major-outer",
    "chart:tick-marks-minor-inner",
    "chart:tick-marks-minor-outer",
    "chart:gap-width",
    "chart:group-bars-per-axis",
    "chart:connect-bars",
    "chart:axis-label-position",
    "draw:stroke",
    "text:line-break",
    "loext:try-staggering-first",
    "fo:language",
    "fo:country",
    "fo:font-weight",
    "fo:font-style",
    "style:font-pitch",
    "style:font-family-generic",
    "style:letter-kerning",
];

/// Reads a chart; `None` when it is none.
pub(super) fn read_chart(text: &str) -> Option<Chart> {
    let mut styles = Styles::default();
    styles.add(text);
    let mut reading = Reading { styles, ..Reading::default() };
    let is_whole = walk_nodes(text, |node, around| match node {
        Node::Element(element) => reading.element(element, around),
        Node::Text(text) if around.iter().any(|open| open == "title") => reading.title(text, around),
        _ => {}
    });
    (is_whole && reading.is_chart).then(|| reading.chart())
}

#[derive(Default)]
struct Reading {
    styles: Styles,
    is_chart: bool,
    /// The properties of the styles of charts.
    properties: BTreeMap<String, BTreeMap<String, String>>,
    current: String,
    odd: Vec<String>,
    look: ChartLook,
    categories: String,
    axes: Vec<String>,
    has_legend: bool,
}

impl Reading {
    fn element(&mut self, element: &BytesStart<'_>, around: &[String]) {
        let name = element.name();
        let name = name.as_ref();
        let Some(attributes) = Attributes::of(element) else { return self.odd.push(name.to_owned()) };
        let text = |name: &str| attributes.get(name).unwrap_or_default().to_owned();
        let is_in = |name: &str| around.iter().any(|open| open == name);
        if is_in("automatic-styles") || is_in("styles") {
            if name == "style:style" {
                self.current = text("style:name");
                let format = attributes.get("style:data-style-name").and_then(|name| self.styles.format(name));
                let properties = self.properties.entry(self.current.clone()).or_default();
                properties.extend(format.map(|format| ("format".to_owned(), format.clone())));
            } else if let Some(properties) = self.properties.get_mut(&self.current) {
                properties.extend(attributes.iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
            }
            return;
        }
        // The chart's own table keeps the numbers of the cells; the program draws the cells.
        if !is_in("body") || is_in("table") || name == "table:table" {
            return;
        }
        if !ELEMENTS.contains(&name) {
            self.odd.push(name.to_owned());
        }
        let properties = self.properties.get(&text("chart:style-name")).cloned().unwrap_or_default();
        self.odd.extend(
            properties
                .iter()
                .find(|(name, value)| !is_plain(name, value))
                .map(|(name, value)| format!("{name}={value}")),
        );
        match name {
            "chart:chart" => {
                self.is_chart = true;
                let class = text("chart:class");
                if class != "chart:bar" {
                    self.odd.push(class);
                }
            }
            "chart:legend" => self.has_legend = true,
            "chart:axis" => self.axis(&text("chart:dimension"), &properties),
            "chart:categories" => self.categories = reference(&text("table:cell-range-address")),
            "chart:series" => {
                let fill = properties.get("draw:fill-color").and_then(|colour| Colour::parse(colour));
                if FILLS.get(self.look.series.len()).copied() != fill || properties.contains_key("draw:fill") {
                    self.odd.push("colour".to_owned());
                }
                let label = attributes.get("loext:label-string").map(|label| label.trim_matches('"').to_owned());
                self.look.series.push(SeriesLook {
                    name: label.unwrap_or_else(|| text("chart:label-cell-address")),
                    categories: String::new(),
                    values: reference(&text("chart:values-cell-range-address")),
                });
            }
            "chart:data-point" if properties.keys().any(|name| name.starts_with("draw:fill")) => {
                self.odd.push("colour".to_owned());
            }
            _ => {}
        }
    }

    fn title(&mut self, text: &str, around: &[String]) {
        let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let text = text.replace("&apos;", "'");
        if around.iter().any(|open| open == "axis") {
            self.odd.push(text);
        } else {
            self.look.title.push_str(&text);
        }
    }

    fn axis(&mut self, dimension: &str, properties: &BTreeMap<String, String>) {
        let limit = |name: &str| {
            let limit = properties.get(name)?;
            Some(limit.parse::<f64>().map_or_else(|_| limit.clone(), |limit| limit.to_string()))
        };
        self.axes.push(dimension.to_owned());
        let limits = [("max", limit("chart:maximum")), ("min", limit("chart:minimum"))];
        let mut words: Vec<String> =
            limits.into_iter().filter_map(|(name, limit)| Some(format!("{name}={}", limit?))).collect();
        if dimension == "y" {
            words.extend(properties.get("format").cloned());
        }
        if !words.is_empty() {
            self.look.axes = words.join(" ");
        }
    }

    fn chart(mut self) -> Chart {
        if self.axes != ["x", "y"] {
            self.odd.push("axes".to_owned());
        }
        if !self.has_legend {
            self.odd.push("no-legend".to_owned());
        }
        let odd = self.odd.iter().map(|word| format!(" {word}"));
        self.look.kind = format!("barChart col clustered{}", odd.collect::<String>());
        for series in &mut self.look.series {
            self.categories.clone_into(&mut series.categories);
        }
        Chart { look: self.look, ..Chart::default() }
    }
}

/// Whether a property is one that a chart of a plan has, or that changes nothing that is read.
fn is_plain(name: &str, value: &str) -> bool {
    match name {
        "format" | "chart:minimum" | "chart:maximum" | "draw:fill-color" => true,
        "draw:fill" => matches!(value, "none" | "solid"),
        "chart:display-label" => value == "true",
        "chart:logarithmic" | "chart:reverse-direction" | "chart:vertical" | "chart:stacked" | "chart:percentage" => {
            value == "false"
        }
        "chart:overlap" => value == "0",
        "style:rotation-angle" => value == "0",
        "style:text-position" => value.starts_with("0%"),
        "fo:color" => Colour::parse(value).is_some_and(|colour| colour.is_legible_on(Colour::WHITE)),
        "fo:font-family" => value.trim_matches('\'') == "Arial",
        "fo:font-size" => points(value).is_some_and(|size| size >= 8.0),
        _ => {
            FREE.contains(&name)
                || name.starts_with("svg:stroke")
                || ["-asian", "-complex"].iter().any(|script| name.ends_with(script))
        }
    }
}

/// `A.D6:A.D25` as `.xlsx` spells it: `A!$D$6:$D$25`.
fn reference(address: &str) -> String {
    let cell = |part: &str| {
        let (sheet, cell) = part.rsplit_once('.').unwrap_or(("", part));
        let sheet = sheet.trim_start_matches('$');
        let quoted = sheet.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
        let sheet = quoted.map_or_else(|| sheet.to_owned(), |name| name.replace("''", "'"));
        let cell = cell.replace('$', "");
        let row = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
        let (column, row) = cell.split_at(row);
        (sheet, format!("${column}${row}"))
    };
    let (first, last) = address.rsplit_once(':').unwrap_or((address, address));
    let (first, last) = (cell(first), cell(last));
    let same_sheet = last.0.is_empty() || first.0 == last.0;
    if same_sheet { chart_cells(&first.0, &first.1, &last.1) } else { address.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_spelt_as_in_excel() {
        assert_eq!(reference("A.D6:A.D25"), "A!$D$6:$D$25");
        assert_eq!(reference("$'A B'.$D$6:.$D$25"), "A B!$D$6:$D$25");
        assert_eq!(reference("A.D6:A.D6"), "A!$D$6");
    }

    #[test]
    fn a_chart_is_read() {
        let chart = |more: &str, series: &str| {
            let styles = r##"<number:percentage-style style:name="N10"><number:number number:decimal-places="0"
                number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
                <style:style style:name="y" style:data-style-name="N10"><style:chart-properties chart:minimum="0" chart:maximum="1"/></style:style>
                <style:style style:name="s"><style:graphic-properties draw:fill-color="#bdd0e3"/></style:style>
                <style:style style:name="e"><style:chart-properties chart:data-label-number="value"/></style:style>"##;
            let axes = r#"<chart:axis chart:dimension="x"><chart:categories table:cell-range-address="A.D6:A.D9"/></chart:axis>
                <chart:axis chart:dimension="y" chart:style-name="y"/>"#;
            let plot = format!(
                r#"<chart:plot-area>{axes}<chart:series chart:style-name="{series}" chart:values-cell-range-address="A.I6:A.I9"
                loext:label-string="&quot;n&quot;"/>{more}</chart:plot-area><table:table><x/></table:table>"#
            );
            let body = format!(
                r#"<office:body><office:chart><chart:chart chart:class="chart:bar"><chart:title><text:p>T</text:p></chart:title>
                <chart:legend/>{plot}</chart:chart></office:chart></office:body>"#
            );
            read_chart(&format!("<a><office:automatic-styles>{styles}</office:automatic-styles>{body}</a>"))
                .unwrap()
                .look
        };
        assert_eq!(
            chart("", "s").parts(),
            ["barChart col clustered", "T", "max=1 min=0 0%", "n", "A!$D$6:$D$9", "A!$I$6:$I$9"]
        );
        assert_eq!(chart("<chart:error-indicator/>", "s").kind, "barChart col clustered chart:error-indicator");
        assert_eq!(chart("", "e").kind, "barChart col clustered chart:data-label-number=value colour");
    }
}
