//! The numbers that the charts of an `.xlsx` file keep: a reader that draws them at once shows these, not the cells.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::Parts;

/// The numbers of one series of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartNumbers {
    /// The cells that it shows, such as `Coverage!$I$6:$I$9`; empty where the chart names none.
    pub reference: String,
    /// What it keeps of them: position in the reference, and the number as text.
    pub points: Vec<(u32, String)>,
}

/// The numbers of all charts of an `.xlsx` file; nothing for any other file.
pub fn read_charts(path: &Path) -> Vec<ChartNumbers> {
    let Ok(bytes) = std::fs::read(path) else { return Vec::new() };
    let Some(mut parts) = Parts::open(&bytes) else { return Vec::new() };
    let is_chart = |name: &String| name.starts_with("xl/charts/chart") && name.ends_with(".xml");
    let charts = parts.names().into_iter().filter(is_chart);
    charts.filter_map(|name| parts.text(&name)).flat_map(|text| numbers(&text)).collect()
}

fn numbers(chart: &str) -> Vec<ChartNumbers> {
    let (mut found, mut series): (Vec<ChartNumbers>, Option<ChartNumbers>) = (Vec::new(), None);
    let (mut position, mut text) = (0, String::new());
    let mut reader = Reader::from_str(chart);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => {
                text.clear();
                match element.local_name().as_ref() {
                    "numRef" | "numLit" => series = Some(ChartNumbers::default()),
                    "pt" => {
                        let index = element.attributes().flatten().find(|own| own.key.as_ref() == "idx");
                        position = index.and_then(|own| own.value.parse().ok()).unwrap_or(0);
                    }
                    _ => {}
                }
            }
            Event::Text(own) => text.push_str(&own),
            Event::GeneralRef(own) => text.push_str(match &*own {
                "amp" => "&",
                "apos" => "'",
                "quot" => "\"",
                _ => "",
            }),
            Event::End(element) => match (element.local_name().as_ref(), &mut series) {
                ("numRef" | "numLit", own) => found.extend(own.take()),
                ("f", Some(own)) => own.reference = std::mem::take(&mut text),
                ("v", Some(own)) => own.points.push((position, std::mem::take(&mut text))),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_each_series_are_read() {
        let chart = r#"<c:chart><c:ser><c:tx><c:v>9</c:v></c:tx><c:cat><c:strRef><c:f>A!$A$1</c:f><c:pt idx="0"><c:v>x</c:v></c:pt></c:strRef></c:cat>
            <c:val><c:numRef><c:f>'A &amp; B'!$I$6:$I$7</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/>
            <c:pt idx="0"><c:v>0.5</c:v></c:pt><c:pt idx="1"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>
            <c:ser><c:val><c:numLit><c:pt idx="0"><c:v>7</c:v></c:pt></c:numLit></c:val></c:ser></c:chart>"#;
        let expected = [("'A & B'!$I$6:$I$7", vec![(0, "0.5"), (1, "1")]), ("", vec![(0, "7")])];
        let expected = expected.map(|(reference, points)| ChartNumbers {
            reference: reference.to_owned(),
            points: points.into_iter().map(|(at, text)| (at, text.to_owned())).collect(),
        });
        assert_eq!(numbers(chart), expected);
    }
}
