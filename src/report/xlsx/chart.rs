//! The chart of a sheet.

use rust_xlsxwriter::{
    Chart as XlsxChart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, Color, Worksheet, XlsxError,
};

use crate::report::table::{Chart, Sheet};

/// From light to dark, so that the series differ in black and white too.
const FILLS: [Color; 2] = [Color::RGB(0xBD_D0_E3), Color::RGB(0x2E_75_B6)];
const WIDTH: u32 = 1_150;
const HEIGHT: u32 = 380;

/// Inserts the chart of `sheet`, when it has one whose data stand among the `written` rows.
pub(super) fn insert(worksheet: &mut Worksheet, sheet: &Sheet<'_>, written: usize) -> Result<(), XlsxError> {
    let Some(chart) = &sheet.chart else { return Ok(()) };
    let head = sheet.head.len();
    let (Ok(first), Ok(last)) = (u32::try_from(head + chart.rows.0), u32::try_from(head + chart.rows.1)) else {
        return Ok(());
    };
    let at = u32::try_from(head + chart.at).unwrap_or(u32::MAX);
    if head + chart.rows.1 >= written || usize::try_from(at).unwrap_or(usize::MAX) > written + 1 {
        return Ok(());
    }
    worksheet.insert_chart(at, 0, &drawn(chart, &worksheet.name(), (first, last)))?;
    Ok(())
}

fn drawn(chart: &Chart, sheet: &str, (first, last): (u32, u32)) -> XlsxChart {
    let mut drawn = XlsxChart::new_column();
    for ((name, column), fill) in chart.series.iter().zip(FILLS) {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(fill));
        drawn
            .add_series()
            .set_name(name.as_str())
            .set_categories((sheet, first, chart.categories, last, chart.categories))
            .set_values((sheet, first, *column, last, *column))
            .set_gap(60)
            .set_overlap(0)
            .set_format(&mut format);
    }
    let mut font = ChartFont::new();
    font.set_name("Arial").set_size(9);
    let mut title = ChartFont::new();
    title.set_name("Arial").set_size(11).set_bold();
    drawn.title().set_name(chart.title.as_str()).set_font(&title);
    drawn.x_axis().set_font(&font);
    drawn.y_axis().set_font(&font).set_num_format("0%").set_min(0).set_max(1);
    drawn.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    drawn.set_width(WIDTH).set_height(HEIGHT).set_alt_text(&chart.title);
    drawn
}
