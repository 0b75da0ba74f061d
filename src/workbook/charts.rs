//! A chart of an `.xlsx` file: what it shows, and what it keeps of the cells behind it. A reader that draws it at once shows
//! what it keeps, not the cells.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::parts::{attribute, is_true};

/// A chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub look: ChartLook,
    /// What it keeps of the cells to which it refers.
    pub kept: Vec<Kept>,
}

/// What a chart shows, as far as it says something. Colours and typefaces say nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartLook {
    /// The kind of chart, and what changes the meaning of its parts: `barChart col clustered`.
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

/// Reads a chart.
pub(super) fn read_chart(text: &str) -> Chart {
    let mut reading = Reading::default();
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => {
                reading.element(&element);
                reading.path.push(element.local_name().as_ref().to_owned());
                reading.text.clear();
            }
            Event::Empty(element) => reading.element(&element),
            Event::Text(own) => reading.text.push_str(&own),
            Event::GeneralRef(own) => reading.text.push_str(match &*own {
                "amp" => "&",
                "apos" => "'",
                "quot" => "\"",
                "lt" => "<",
                "gt" => ">",
                _ => "",
            }),
            Event::End(_) => {
                let name = reading.path.pop().unwrap_or_default();
                reading.end(&name);
                reading.text.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
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
            // What makes labels and bars say something else.
            name @ ("dLbl" | "userShapes" | "dispUnits" | "logBase") => self.kind(name),
            "numFmt" if parent == "dLbls" => self.kind("dLbls"),
            "orientation" if value() != "minMax" => self.kind(&value()),
            "delete" if parent.ends_with("Ax") && is_true(element, "val") => self.kind("delete"),
            name @ ("min" | "max") if parent == "scaling" => {
                let value = value();
                let limit = value.parse::<f64>().map_or(value, |limit| limit.to_string());
                self.axes(&format!("{name}={limit}"));
            }
            "numFmt" if parent == "valAx" => self.axes(&attribute(element, "formatCode").unwrap_or_default()),
            _ => {}
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

fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_chart_shows_and_keeps_is_read() {
        let chart = r#"<c:chart><c:title><c:tx><a:t>T</a:t></c:tx></c:title><c:plotArea><c:barChart><c:barDir val="col"/>
            <c:grouping val="clustered"/><c:ser><c:tx><c:strRef><c:f>&quot;n&quot;</c:f><c:pt idx="0"><c:v>n</c:v></c:pt></c:strRef></c:tx>
            <c:cat><c:strRef><c:f>A!$A$1:$A$1</c:f><c:pt idx="0"><c:v>x</c:v></c:pt></c:strRef></c:cat>
            <c:val><c:numRef><c:f>'A &amp; B'!$I$6:$I$7</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/>
            <c:pt idx="0"><c:v>0.5</c:v></c:pt><c:pt idx="1"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart>
            <c:valAx><c:scaling><c:orientation val="minMax"/><c:max val="1.0"/><c:min val="0"/></c:scaling><c:delete val="0"/>
            <c:numFmt formatCode="0%"/></c:valAx></c:plotArea></c:chart>"#;
        let Chart { look, kept } = read_chart(chart);
        let expected = ["barChart col clustered", "T", "max=1 min=0 0%", "n", "A!$A$1", "A & B!$I$6:$I$7"];
        assert_eq!(look.parts(), expected);
        let point = |at, text: &str| (at, text.to_owned());
        let [categories, values] = kept.as_slice() else { panic!("{kept:?}") };
        assert_eq!((categories.reference.as_str(), &categories.points), ("A!$A$1", &vec![point(0, "x")]));
        let points = vec![point(0, "0.5"), point(1, "1")];
        assert_eq!((values.reference.as_str(), &values.points), ("A & B!$I$6:$I$7", &points));
    }

    #[test]
    fn what_changes_the_meaning_of_a_chart_shows() {
        let chart = |inside: &str| read_chart(&format!("<c:chart><c:plotArea>{inside}</c:plotArea></c:chart>")).look;
        assert_eq!(chart("<c:valAx><c:scaling><c:orientation val=\"maxMin\"/></c:scaling></c:valAx>").kind, "maxMin");
        assert_eq!(chart("<c:valAx><c:delete val=\"1\"/></c:valAx>").kind, "delete");
        assert_eq!(chart("<c:valAx><c:title><a:t>x</a:t></c:title></c:valAx>").axes, "x");
        let other = chart("<c:barChart><c:ser><c:tx><c:f>A!$B$2</c:f><c:v>n</c:v></c:tx></c:ser></c:barChart>");
        assert_eq!(other.series.first().map(|own| own.name.as_str()), Some("A!$B$2 n"));
    }
}
