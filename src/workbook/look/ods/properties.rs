//! The properties of cells of an OpenDocument spreadsheet.

/// The widest indent, in points; a plan has the width of a letter.
const WIDEST_INDENT: f64 = 15.0;

/// Whether a property of cells is one that a plan has, or that changes nothing that is read.
pub(super) fn is_plain(name: &str, value: &str) -> bool {
    match name {
        "style:repeat-content" | "style:shrink-to-fit" | "style:text-outline" | "fo:hyphenate" => value == "false",
        "style:text-line-through-style" | "style:text-line-through-type" | "fo:text-shadow" | "style:font-relief" => {
            value == "none"
        }
        "style:diagonal-bl-tr" | "style:diagonal-tl-br" | "style:shadow" => value == "none",
        "style:direction" => value == "ltr",
        "style:rotation-angle" => value.trim_end_matches("deg").parse::<f64>().is_ok_and(|angle| angle.abs() < 0.01),
        "style:text-position" => value.starts_with("0%"),
        "style:vertical-align" => matches!(value, "automatic" | "top" | "middle" | "bottom"),
        "fo:text-align" => matches!(value, "start" | "end" | "left" | "right" | "center"),
        "fo:margin-left" => points(value).is_some_and(|indent| (0.0..=WIDEST_INDENT).contains(&indent)),
        "style:writing-mode" => matches!(value, "page" | "lr-tb"),
        "style:use-window-font-color" => true,
        "style:cell-protect" | "style:print-content" => !value.contains("hidden") && value != "false",
        "loext:opacity" => matches!(value, "0%" | "100%"),
        "css3t:text-justify" | "loext:vertical-justify" => value == "auto",
        "style:rotation-align" | "style:text-align-source" | "fo:wrap-option" | "fo:padding" => true,
        "style:font-charset" => value != "x-symbol",
        _ => {
            [
                "fo:border",
                "style:border-line",
                "style:text-underline",
                "fo:font-",
                "style:tab-stop",
                "style:letter-kerning",
            ]
            .iter()
            .any(|free| name.starts_with(free))
                || ["-asian", "-complex"].iter().any(|script| name.ends_with(script))
                || matches!(name, "fo:language" | "fo:country" | "style:font-pitch" | "style:font-family-generic")
                || name.starts_with("loext:color-lum")
        }
    }
}

/// A length in points.
pub(super) fn points(length: &str) -> Option<f64> {
    let at = length.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = length.split_at(at);
    let factor = match unit {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    number.parse::<f64>().ok().map(|number| number * factor)
}
