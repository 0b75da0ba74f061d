//! The looks of a template.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Note};

/// The formats of a template's cells.
pub(super) struct Style {
    /// The title of the guide.
    pub(super) title: Format,
    /// Plain text of the guide.
    pub(super) text: Format,
    /// A header.
    pub(super) header: Format,
    /// A cell that must be filled in: text.
    pub(super) input: Format,
    /// A cell that must be filled in: an amount.
    pub(super) input_money: Format,
    /// A cell that may stay empty.
    pub(super) optional: Format,
    /// An amount that may stay empty.
    pub(super) optional_money: Format,
    /// A cell of a row that is begun, and that is still to be filled in.
    pub(super) gap: Format,
    /// A name that is given.
    pub(super) given: Format,
    /// An example row.
    pub(super) example: Format,
}

const DARK: u32 = 0x1F_4E_79;
const YELLOW: u32 = 0xFF_F6_CC;
const GREY: u32 = 0x80_80_80;
const LINE: u32 = 0xD9_D9_D9;

impl Style {
    /// The formats.
    pub(super) fn new() -> Self {
        let bordered = || Format::new().set_border(FormatBorder::Thin).set_border_color(LINE);
        let input = bordered().set_background_color(YELLOW).set_unlocked();
        Self {
            title: Format::new().set_bold().set_font_size(16).set_font_color(DARK),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            header: bordered()
                .set_bold()
                .set_font_color(0xFF_FF_FF)
                .set_background_color(DARK)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            input_money: input.clone().set_num_format("#,##0.##"),
            input,
            optional: bordered().set_unlocked(),
            optional_money: bordered().set_unlocked().set_num_format("#,##0.##"),
            gap: Format::new().set_background_color(YELLOW),
            given: bordered(),
            example: Format::new().set_italic().set_font_color(GREY),
        }
    }
}

/// A note without the author's name before its text.
pub(super) fn note(text: &str) -> Note {
    let lines = u32::try_from(text.chars().count().div_ceil(32)).unwrap_or(10);
    Note::new(text).add_author_prefix(false).set_width(260).set_height(30 + 18 * lines.min(12))
}

/// The width of a column that shows `text`, in characters.
pub(super) fn width(text: &str) -> u32 {
    u32::try_from(text.chars().count()).map_or(40, |length| (length + 4).clamp(12, 40))
}

/// The height of a row that holds wrapped `text` in a column `width` characters wide. Files do not say it by themselves.
pub(super) fn height(text: &str, width: u32) -> u32 {
    u32::try_from(text.chars().count()).map_or(1, |length| length.div_ceil(width)) * 16 + 4
}
