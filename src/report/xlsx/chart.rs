//! The chart of a sheet.

use rust_xlsxwriter::{
    Chart as XlsxChart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, Color, Worksheet, XlsxError,
};

use crate::diagnostic::column_letters;
use crate::report::table::{Chart, Sheet};
use crate::workbook::{ChartLook, SeriesLook, chart_cells};

/// From light to dark, so that the series differ in black and white too.
const FILLS: [Color; 2] = [Color::RGB(0xBD_D0_E3), Color::RGB(0x2E_75_B6)];
const WIDTH: u32 = 1_150;
const HEIGHT: u32 = 380;

/// Inserts the chart of `sheet`, when it has one whose data stand among the `written` rows: what the chart shows.
pub(super) fn insert(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    written: usize,
) -> Result<Option<ChartLook>, XlsxError> {
    let Some(chart) = &sheet.chart else { return Ok(None) };
    let head = sheet.head.len();
    let (Ok(first), Ok(last)) = (u32::try_from(head + chart.rows.0), u32::try_from(head + chart.rows.1)) else {
        return Ok(None);
    };
    let at = u32::try_from(head + chart.at).unwrap_or(u32::MAX);
    if head + chart.rows.1 >= written || usize::try_from(at).unwrap_or(usize::MAX) > written + 1 {
        return Ok(None);
    }
    let name = worksheet.name();
    worksheet.insert_chart(at, 0, &drawn(chart, &name, (first, last)))?;
    Ok(Some(look(chart, &name, (first, last))))
}

/// What the chart of [`drawn`] shows.
fn look(chart: &Chart, sheet: &str, (first, last): (u32, u32)) -> ChartLook {
    let cells = |column: u16| {
        let letters = column_letters(column.into());
        let cell = |row: u32| format!("${letters}${}", u64::from(row) + 1);
        chart_cells(sheet, &cell(first), &cell(last))
    };
    let series = chart.series.iter().map(|(name, column)| SeriesLook {
        name: name.clone(),
        categories: cells(chart.categories),
        values: cells(*column),
    });
    ChartLook {
        kind: "barChart col clustered".to_owned(),
        title: chart.title.clone(),
        axes: if chart.is_share { "max=1 min=0 0%" } else { "min=0" }.to_owned(),
        series: series.collect(),
    }
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
    let axis = drawn.y_axis().set_font(&font).set_min(0);
    if chart.is_share {
        axis.set_num_format("0%").set_max(1);
    }
    drawn.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    drawn.set_width(WIDTH).set_height(HEIGHT).set_alt_text(&chart.title);
    drawn
}
