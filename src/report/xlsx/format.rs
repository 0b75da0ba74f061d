//! How cells look: few colours, thin lines, legible in black and white.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::report::table::{Answer, Cell, Number, Style, Value};

const FONT: &str = "Arial";
const HEAD_FILL: Color = Color::RGB(0xDD_E7_F0);
const TOTAL_FILL: Color = Color::RGB(0xF2_F2_F2);
const INPUT_FILL: Color = Color::RGB(0xFF_F2_CC);
const LINE: Color = Color::RGB(0xBF_BF_BF);
const INK: Color = Color::RGB(0x1F_3A_5F);
const LINK: Color = Color::RGB(0x05_63_C1);
const RED: Color = Color::RGB(0x9C_00_06);
const RED_FILL: Color = Color::RGB(0xFF_C7_CE);

/// What decides how a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    style: Style,
    kind: Kind,
    input: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Text,
    Word,
    Link,
    Count,
    Plain,
    Tenge,
    Tiyn,
    Share,
    Decimal(u8),
}

impl Look {
    /// The look of `cell` in a row of `style`.
    pub(super) fn of(style: Style, cell: &Cell) -> Self {
        let of_number = |number: &Number| match number {
            Number::Count(_) => Kind::Count,
            Number::Plain(_) => Kind::Plain,
            Number::Money(amount) if amount.is_whole_tenge() => Kind::Tenge,
            Number::Money(_) => Kind::Tiyn,
            Number::Share(_) => Kind::Share,
            // A whole number of points has no decimals to show.
            Number::Decimal(value, _) if value.to_whole().is_some() => Kind::Count,
            Number::Decimal(_, places) => Kind::Decimal(*places),
        };
        let kind = match &cell.value {
            Value::Empty | Value::Text(_) => Kind::Text,
            Value::Number(number) | Value::Formula(_, Answer::Number(number)) => of_number(number),
            Value::Formula(_, Answer::Text(_)) => Kind::Word,
            Value::Link(..) => Kind::Link,
        };
        Self { style, kind, input: cell.input }
    }
}

/// The formats in use.
#[derive(Default)]
pub(super) struct Formats(BTreeMap<Look, Format>);

impl Formats {
    /// The format of `look`.
    pub(super) fn get(&mut self, look: Look) -> &Format {
        self.0.entry(look).or_insert_with(|| build(look))
    }
}

fn build(look: Look) -> Format {
    let format = of_kind(of_style(look.style), look);
    if look.input { format.set_background_color(INPUT_FILL).set_unlocked() } else { format }
}

fn of_style(style: Style) -> Format {
    let plain =
        Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    let boxed = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(LINE);
    match style {
        Style::Title => plain.set_font_size(15).set_bold().set_font_color(INK),
        Style::Draft => plain.set_font_size(13).set_bold().set_font_color(RED),
        Style::Section => plain.set_font_size(11).set_bold().set_font_color(INK).set_align(FormatAlign::Bottom),
        Style::Head => boxed(plain.set_bold().set_background_color(HEAD_FILL)).set_align(FormatAlign::Center),
        Style::Item => boxed(plain),
        Style::Total => boxed(plain.set_bold().set_background_color(TOTAL_FILL)),
        Style::Note | Style::Raw => plain,
    }
}

fn of_kind(format: Format, look: Look) -> Format {
    let number = |format: Format, pattern: &str| {
        // A number that wraps is shown as ###.
        format.unset_text_wrap().set_align(FormatAlign::Right).set_num_format(pattern)
    };
    match look.kind {
        Kind::Text if matches!(look.style, Style::Item | Style::Total) => {
            format.set_align(FormatAlign::Left).set_indent(1)
        }
        Kind::Text => format,
        Kind::Word => format.set_align(FormatAlign::Center),
        Kind::Link => format.set_font_color(LINK).set_underline(rust_xlsxwriter::FormatUnderline::Single),
        Kind::Count | Kind::Tenge => number(format, "#,##0"),
        Kind::Plain => number(format, "0"),
        Kind::Tiyn => number(format, "#,##0.00"),
        Kind::Share => number(format, "0.00%"),
        Kind::Decimal(places) => number(format, &format!("#,##0.{}", "0".repeat(usize::from(places)))),
    }
}

/// How a cell looks while its alarm holds.
pub(super) fn alarm_format() -> Format {
    Format::new().set_font_color(RED).set_background_color(RED_FILL)
}
