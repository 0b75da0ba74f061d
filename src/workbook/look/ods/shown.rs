//! The text that an OpenDocument cell shows beside the value that it holds.

/// What a cell holds and shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    value: Option<f64>,
    string: Option<String>,
    pub(super) text: String,
}

impl Shown {
    pub(super) fn of(value: Option<&str>, string: Option<&str>) -> Self {
        let value = value.map(|value| value.parse().unwrap_or(f64::NAN));
        Self { value, string: string.map(str::to_owned), text: String::new() }
    }

    /// Adds a part of the text.
    pub(super) fn add(&mut self, part: &str) {
        self.text.push_str(match part {
            "&amp;" => "&",
            "&apos;" => "'",
            "&quot;" => "\"",
            "&lt;" => "<",
            "&gt;" => ">",
            other => other,
        });
    }

    /// Whether the text is the value in this number format, or the string.
    pub(super) fn is_right(&self, format: &str) -> bool {
        match (self.value, &self.string) {
            (Some(value), _) => is_number(value, format, self.text.trim()),
            (None, Some(string)) => string.split_whitespace().eq(self.text.split_whitespace()),
            (None, None) => true,
        }
    }
}

/// Whether a text is a number in one of a plan's formats, however its digits are grouped; nothing at all says nothing.
fn is_number(value: f64, format: &str, text: &str) -> bool {
    if matches!(format, "General" | "@") {
        let shown = text.replace(',', ".").parse::<f64>();
        return text.is_empty() || shown.is_ok_and(|shown| (shown - value).abs() <= value.abs() * 1e-6);
    }
    let decimals = format.trim_end_matches('%').split_once('.').map_or(0, |(_, zeros)| zeros.len());
    let decimals = i32::try_from(decimals).unwrap_or(0) + if format.ends_with('%') { 2 } else { 0 };
    let is_sign = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.' | '-' | '\u{2212}' | '%' | '\'');
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || is_sign(c)) {
        return text.is_empty();
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let Ok(shown) = digits.parse::<f64>() else { return false };
    let expected = value.abs() * 10.0_f64.powi(decimals);
    let is_near = (shown - expected).abs() <= (expected * 1e-14).max(if decimals > 0 { 1.0 } else { 0.51 });
    let has_minus = text.contains(['-', '\u{2212}']);
    is_near && (has_minus == (value < 0.0) || shown < 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_with_values() {
        let right = |value: f64, format, text| is_number(value, format, text);
        assert!(right(2_910_256.0, "#,##0", "2 910 256") && right(2_910_256.0, "#,##0", "2,910,256"));
        assert!(
            right(0.701_612, "0.00%", "70,16%") && right(1.0, "0.00%", "100.00%") && right(-1.5, "#,##0.00", "-1.50")
        );
        assert!(right(1188.0, "General", "1188") && right(0.25, "General", "0,25") && right(5.0, "0", ""));
        assert!(!right(2_910_256.0, "#,##0", "1 910 256") && !right(5.0, "0", "-5") && !right(5.0, "0", "5 x"));
        assert!(!right(1.0, "0.00%", "10.00%") && !right(5.0, "General", "6") && !right(5.0, "0", "5 0"));
    }
}
