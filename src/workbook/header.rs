//! Headers as people write them.

/// The form in which two headers are compared: lower case, `ё` as `е`, Latin look-alikes as Cyrillic
/// (only in words that have a Cyrillic letter), no dots, no footnote marks, single spaces.
pub fn normalise_header(text: &str) -> String {
    let _ = text;
    todo!()
}
