//! Number formats that show something else than the number of a cell.

/// Whether a format shows a positive whole number as another one, or not at all: with digits of its own, as a percentage, or with no
/// place for digits. Formats with conditions, of dates and of texts are left alone.
pub(super) fn shows_another_number(format: &str) -> bool {
    let mut chars = format.chars().peekable();
    let (mut has_place, mut is_other) = (false, false);
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => {
                let written: String = chars.by_ref().take_while(|c| *c != '"').collect();
                is_other |= written.contains(|c: char| c.is_ascii_digit()) || says_otherwise(&written);
            }
            '\\' => is_other |= chars.next().is_some_and(|c| c.is_ascii_digit()),
            '_' => drop(chars.next()),
            '*' => is_other |= chars.next().is_some_and(|c| c.is_ascii_digit()),
            // `-0` shows a number below zero.
            '-' if !has_place => is_other |= matches!(chars.peek(), Some('0' | '#' | '?')),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if inside.starts_with(['<', '>', '=']) {
                    return false;
                }
                // `[$€-407]`: another currency.
                let sign = inside.strip_prefix('$').map(|own| own.split('-').next().unwrap_or_default());
                let differs =
                    |own: &str| own.contains(['$', '€', '₽', '£']) || own.contains(|c: char| c.is_ascii_digit());
                is_other |= sign.is_some_and(differs);
            }
            '0' | '#' | '?' => has_place = true,
            '%' | '1'..='9' => is_other = true,
            // `General` and the letters of dates and texts.
            'a'..='z' | 'A'..='Z' | '@' => return false,
            _ => {}
        }
    }
    is_other || !has_place
}

/// Whether a text that a format writes beside an amount changes what it means: another currency, without a tax.
fn says_otherwise(written: &str) -> bool {
    let lower = written.to_lowercase();
    written.contains(['$', '€', '₽', '£', '%', '~', '<', '>', '?'])
        || ["без ндс", "руб", "долл", "usd", "eur"].iter().any(|own| lower.contains(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_other_numbers_are_known() {
        for format in [
            "\"1\"0",
            "0\"0\"",
            "0%",
            "\"нет\"",
            ";;;",
            "",
            "0\\/2",
            "\"(закрыта)\"",
            "[$$-409]#,##0",
            "#,##0\" без НДС\"",
            "-0",
            "[$2]0",
            "0*5",
            "0\"%\"",
        ] {
            assert!(shows_another_number(format), "{format}");
        }
        for format in [
            "General",
            "0",
            "#,##0",
            "0.00",
            "@",
            "d.m.y",
            "0\" шт.\"",
            "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-",
            "0;-0;;@",
            "[=0]\"-\";General",
            "[Red]0",
            "#,##0 [$₸-43F]",
            "# ?/?",
        ] {
            assert!(!shows_another_number(format), "{format}");
        }
    }
}
