//! A chart of an `.xlsx` file: what it shows, and what it keeps of the cells behind it. A reader that draws it at once shows
//! what it keeps, not the cells.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::Area;
use super::super::parts::attribute;
use super::colour::Colour;
use super::xml::is_yes;

/// A chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub look: ChartLook,
    /// What it keeps of the cells to which it refers.
    pub kept: Vec<Kept>,
    /// The cells that it covers; `None` when that is not known.
    pub area: Option<Area>,
}

/// What a chart shows, as far as it says something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartLook {
    /// The kind of chart, and whatever no chart of a plan has: `barChart col clustered errBars`.
    pub kind: String,
    /// The title.
    pub title: String,
    /// Limits, number format and titles of the axes: `min=0 max=1 0%`.
    pub axes: String,
    /// The series.
    pub series: Vec<SeriesLook>,
}

/// A series of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeriesLook {
    /// Its name.
    pub name: String,
    /// The cells with the names of its points: `Coverage!$D$6:$D$9`, the sheet without quotes.
    pub categories: String,
    /// The cells with its values.
    pub values: String,
}

/// What a chart keeps of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The cells; empty where it names none.
    pub reference: String,
    /// Position in the reference, and the number or text.
    pub points: Vec<(u32, String)>,
}

impl ChartLook {
    /// All that it says, part by part.
    pub fn parts(&self) -> Vec<&str> {
        let series = self.series.iter().flat_map(|own| [&own.name, &own.categories, &own.values]);
        [&self.kind, &self.title, &self.axes].into_iter().chain(series).map(String::as_str).collect()
    }
}

/// How a chart names cells: programs write one cell with or without itself as the last.
pub fn chart_cells(sheet: &str, first: &str, last: &str) -> String {
    if first == last { format!("{sheet}!{first}") } else { format!("{sheet}!{first}:{last}") }
}

/// The colours of the columns before and after, from light to dark.
pub(super) const FILLS: [Colour; 2] = [Colour([0xBD, 0xD0, 0xE3]), Colour([0x2E, 0x75, 0xB6])];
/// The smallest writing, in hundredths of a point.
const SMALLEST: u32 = 800;

/// What a chart of a plan is made of, whichever program saved it, beside what is looked at one by one.
const ELEMENTS: &str = " chartSpace chart title tx rich bodyPr lstStyle p pPr r t layout plotArea barChart idx order v f pt \
    spPr solidFill cat val strRef numRef strCache numCache ptCount formatCode gapWidth axId catAx valAx scaling axPos txPr \
    endParaRPr crossAx auto lblAlgn lblOffset majorGridlines numFmt crossBetween legend legendPos plotVisOnly printSettings \
    headerFooter pageMargins pageSetup lang roundedCorners autoTitleDeleted ln round overlay majorTickMark minorTickMark \
    noMultiLvlLbl dispBlanksAs dLbls extLst ext showLeaderLines separator AlternateContent Choice Fallback style uniqueId \
    date1904 ea cs effectLst headEnd tailEnd prstDash miter lumMod lumOff dispNaAsBlank dataDisplayOptions16 ";

/// Reads a chart.
pub(super) fn read_chart(text: &str) -> Chart {
    let mut reading = Reading::default();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                reading.element(&element);
                reading.path.push(element.local_name().as_ref().to_owned());
                reading.text.clear();
            }
            Ok(Event::Empty(element)) => reading.element(&element),
            Ok(Event::Text(own)) => reading.text.push_str(&own),
            Ok(Event::GeneralRef(own)) => reading.text.push_str(match &*own {
                "amp" => "&",
                "apos" => "'",
                "quot" => "\"",
                "lt" => "<",
                "gt" => ">",
                _ => "",
            }),
            Ok(Event::End(_)) => {
                let name = reading.path.pop().unwrap_or_default();
                reading.end(&name);
                reading.text.clear();
            }
            Ok(Event::Eof) => break,
            Ok(Event::DocType(_)) | Err(_) => {
                reading.kind("xml");
                break;
            }
            Ok(_) => {}
        }
    }
    reading.end_of_chart();
    reading.chart
}

/// A chart that is being read.
#[derive(Default)]
struct Reading {
    chart: Chart,
    /// The names of the elements that are open.
    path: Vec<String>,
    text: String,
    position: u32,
    /// How many axes of each kind there are.
    axes: [u32; 2],
    has_legend: bool,
    /// How many columns have their colours.
    filled: usize,
}

impl Reading {
    fn is_in(&self, name: &str) -> bool {
        self.path.iter().any(|open| open == name)
    }

    /// An element and its attributes.
    fn element(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").unwrap_or_default();
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        match element.local_name().as_ref() {
            "ser" => self.chart.look.series.push(SeriesLook::default()),
            "pt" => self.position = attribute(element, "idx").and_then(|at| at.parse().ok()).unwrap_or(0),
            "strRef" | "numRef" | "strLit" | "numLit" | "multiLvlStrRef" if matches!(parent, "cat" | "val") => {
                self.chart.kept.push(Kept::default());
            }
            name if parent == "plotArea" && name.ends_with("Chart") => self.kind(name),
            "barDir" | "grouping" => self.kind(&value()),
            name @ ("catAx" | "valAx") => {
                let axes = self.axes.get_mut(usize::from(name == "valAx"));
                axes.into_iter().for_each(|axes| *axes += 1);
            }
            "legend" => self.has_legend = true,
            "numFmt" if parent == "dLbls" => {}
            name @ ("min" | "max") if parent == "scaling" => {
                let value = value();
                let limit = value.parse::<f64>().map_or(value, |limit| limit.to_string());
                self.axes(&format!("{name}={limit}"));
            }
            "numFmt" if parent == "valAx" => self.axes(&attribute(element, "formatCode").unwrap_or_default()),
            "srgbClr" => self.colour(Colour::parse(&value())),
            name => {
                if let Some(word) = self.odd(name, element) {
                    self.kind(&word);
                }
            }
        }
    }

    /// What no chart of a plan has.
    fn odd(&self, name: &str, element: &BytesStart<'_>) -> Option<String> {
        let value = attribute(element, "val");
        let is = |plain: &str| value.as_deref() == Some(plain);
        let is_no = value.as_deref().is_some_and(|value| !is_yes(value));
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        let is_plain = match name {
            "orientation" => is("minMax"),
            "crosses" => is("autoZero"),
            "tickLblPos" => is("nextTo"),
            "overlap" => is("0"),
            "delete" | "varyColors" | "invertIfNegative" => is_no,
            "showVal" | "showLegendKey" | "showCatName" | "showSerName" | "showPercent" | "showBubbleSize" => is_no,
            // Lines need no colour, columns and writing do.
            "noFill" => parent == "ln" || !(self.is_in("ser") || self.is_text()),
            "defRPr" | "rPr" => return odd_writing(element),
            // No labels are shown, whatever they are written in and wherever they would stand.
            "latin" | "dLblPos" if self.is_in("dLbls") => true,
            "latin" => attribute(element, "typeface").is_some_and(|name| matches!(name.as_str(), "Arial" | "+mn-lt")),
            "schemeClr" => self.is_text() && (is("tx1") || is("dk1")) || !(self.is_text() || self.is_in("ser")),
            _ => ELEMENTS.split_whitespace().any(|known| known == name),
        };
        (!is_plain).then(|| value.map_or_else(|| name.to_owned(), |value| format!("{name}={value}")))
    }

    fn is_text(&self) -> bool {
        self.is_in("txPr") || self.is_in("rich")
    }

    fn colour(&mut self, colour: Option<Colour>) {
        let is_plain = if self.is_text() {
            colour.is_some_and(|colour| colour.is_legible_on(Colour::WHITE))
        } else if self.is_in("ser") && !self.is_in("ln") && !self.is_in("dLbls") {
            let own = self.chart.look.series.len().checked_sub(1).and_then(|at| FILLS.get(at)).copied();
            self.filled += usize::from(own == colour);
            own == colour
        } else {
            true
        };
        if !is_plain {
            self.kind("colour");
        }
    }

    /// What a chart of a plan never lacks, and never has twice.
    fn end_of_chart(&mut self) {
        if self.axes != [1, 1] {
            self.kind("axes");
        }
        if !self.has_legend {
            self.kind("no-legend");
        }
        if self.filled < self.chart.look.series.len() {
            self.kind("colour");
        }
    }

    fn kind(&mut self, word: &str) {
        push_word(&mut self.chart.look.kind, word);
    }

    fn axes(&mut self, word: &str) {
        push_word(&mut self.chart.look.axes, word);
    }

    /// The end of an element, and its text.
    fn end(&mut self, name: &str) {
        let text = std::mem::take(&mut self.text);
        match name {
            "t" | "v" | "f" if self.is_in("title") && (self.is_in("catAx") || self.is_in("valAx")) => self.axes(&text),
            "t" | "v" | "f" if self.is_in("title") => self.chart.look.title.push_str(&text),
            "v" | "f" if self.is_in("tx") => self.name(name, &text),
            "f" => self.reference(&text),
            "v" => {
                let at = self.position;
                self.chart.kept.last_mut().into_iter().for_each(|kept| kept.points.push((at, text.clone())));
            }
            _ => {}
        }
    }

    /// The name of a series. Programs write a name that no cell holds as a formula, `"name"`: it says nothing more.
    fn name(&mut self, element: &str, text: &str) {
        let Some(series) = self.chart.look.series.last_mut() else { return };
        if element == "v" && series.name == format!("\"{text}\"") {
            text.clone_into(&mut series.name);
        } else {
            push_word(&mut series.name, text);
        }
    }

    fn reference(&mut self, text: &str) {
        let (sheet, cells) = text.rsplit_once('!').unwrap_or(("", text));
        let quoted = sheet.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
        let sheet = quoted.map_or_else(|| sheet.to_owned(), |name| name.replace("''", "'"));
        let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
        let reference = chart_cells(&sheet, first, last);
        let (is_category, is_value) = (self.is_in("cat"), self.is_in("val"));
        if let (Some(series), true) = (self.chart.look.series.last_mut(), is_category || is_value) {
            let part = if is_category { &mut series.categories } else { &mut series.values };
            reference.clone_into(part);
            self.chart.kept.last_mut().into_iter().for_each(|kept| reference.clone_into(&mut kept.reference));
        }
    }
}

/// What about writing in a chart no plan has.
fn odd_writing(element: &BytesStart<'_>) -> Option<String> {
    let odd = |name: &str, is_plain: fn(&str) -> bool| {
        attribute(element, name).filter(|value| !is_plain(value)).map(|value| format!("{name}={value}"))
    };
    odd("sz", |size| size.parse::<u32>().is_ok_and(|size| size >= SMALLEST))
        .or_else(|| odd("strike", |strike| strike == "noStrike"))
        .or_else(|| odd("baseline", |baseline| baseline == "0"))
}

fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chart as it is written, with something in its plot area.
    fn chart(inside: &str) -> Chart {
        read_chart(&format!(
            r#"<c:chart><c:title><c:tx><a:t>T</a:t></c:tx></c:title><c:plotArea><c:barChart><c:barDir val="col"/>
            <c:grouping val="clustered"/><c:ser><c:tx><c:strRef><c:f>&quot;n&quot;</c:f><c:pt idx="0"><c:v>n</c:v></c:pt></c:strRef></c:tx>
            <c:spPr><a:solidFill><a:srgbClr val="bdd0e3"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>
            <c:cat><c:strRef><c:f>A!$A$1:$A$1</c:f><c:pt idx="0"><c:v>x</c:v></c:pt></c:strRef></c:cat>
            <c:val><c:numRef><c:f>'A &amp; B'!$I$6:$I$7</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/>
            <c:pt idx="0"><c:v>0.5</c:v></c:pt><c:pt idx="1"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart>
            <c:catAx/><c:valAx><c:scaling><c:orientation val="minMax"/><c:max val="1.0"/><c:min val="0"/></c:scaling><c:delete val="0"/>
            <c:numFmt formatCode="0%"/></c:valAx>{inside}</c:plotArea><c:legend/></c:chart>"#
        ))
    }

    #[test]
    fn what_a_chart_shows_and_keeps_is_read() {
        let Chart { look, kept, .. } = chart("");
        let expected = ["barChart col clustered", "T", "max=1 min=0 0%", "n", "A!$A$1", "A & B!$I$6:$I$7"];
        assert_eq!(look.parts(), expected);
        let point = |at, text: &str| (at, text.to_owned());
        let [categories, values] = kept.as_slice() else { panic!("{kept:?}") };
        assert_eq!((categories.reference.as_str(), &categories.points), ("A!$A$1", &vec![point(0, "x")]));
        let points = vec![point(0, "0.5"), point(1, "1")];
        assert_eq!((values.reference.as_str(), &values.points), ("A & B!$I$6:$I$7", &points));
    }

    #[test]
    fn what_no_chart_of_a_plan_has_shows() {
        let cases = [
            ("<c:orientation val=\"maxMin\"/>", "orientation=maxMin"),
            ("<c:delete val='1'/>", "delete=1"),
            ("<c:errBars/>", "errBars"),
            ("<c:trendline/>", "trendline"),
            ("<c:overlap val=\"100\"/>", "overlap=100"),
            ("<c:dLbls><c:showVal val=\"1\"/></c:dLbls>", "showVal=1"),
            ("<c:userShapes/>", "userShapes"),
            ("<c:catAx/>", "axes"),
            ("<c:ser><a:noFill/></c:ser>", "noFill colour"),
            ("<c:txPr><a:srgbClr val=\"FFFFFF\"/></c:txPr>", "colour"),
            ("<c:txPr><a:defRPr sz=\"100\"/></c:txPr>", "sz=100"),
            ("</c:y>", "xml"),
        ];
        for (inside, word) in cases {
            let kind = chart(inside).look.kind;
            assert_eq!(
                kind.strip_prefix("barChart col clustered ").unwrap_or_default().replace(" no-legend", ""),
                word
            );
        }
        assert_eq!(chart("<c:valAx><c:title><a:t>x</a:t></c:title></c:valAx>").look.axes, "max=1 min=0 0% x");
        let other = chart("<c:ser><c:tx><c:f>A!$B$2</c:f><c:v>n</c:v></c:tx></c:ser>").look;
        assert_eq!(other.series.last().map(|own| own.name.as_str()), Some("A!$B$2 n"));
    }
}
