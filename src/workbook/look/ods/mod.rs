//! How an OpenDocument spreadsheet looks.

mod chart;
mod content;
mod properties;
mod settings;
mod shown;
mod styles;

use super::super::parts::Parts;
use super::Appearance;
use super::xml::note;

/// How an `.ods` file shows its sheets.
pub(super) fn read_ods(parts: &mut Parts<'_>) -> Appearance {
    let text = |parts: &mut Parts<'_>, name: &str| parts.text(name).unwrap_or_default();
    let content = text(parts, "content.xml");
    let mut styles = styles::Styles::default();
    styles.add(&text(parts, "styles.xml"));
    styles.add(&content);
    let mut found = content::read_content(&content, &styles);
    styles.foreign.iter().for_each(|what| note(&mut found.foreign, what));
    settings::check_settings(&text(parts, "settings.xml"), &mut found.foreign);
    for (sheet, object, area) in found.objects {
        let drawings = found.drawings.entry(sheet).or_default();
        let part = format!("{}/content.xml", object.trim_start_matches("./"));
        match parts.text(&part).and_then(|text| chart::read_chart(&text)) {
            Some(chart) => drawings.charts.push(super::Chart { area, ..chart }),
            None => drawings.others += 1,
        }
    }
    Appearance {
        is_known: true,
        looks: found.looks,
        drawings: Some(found.drawings),
        printed: found.printed,
        foreign: found.foreign,
    }
}
