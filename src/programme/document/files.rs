//! The model files of a programme, and places in them.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::{Span, within};
use crate::diagnostic::{ModelPlace, Place};
use crate::programme::Source;

/// The files that were read, in reading order.
#[derive(Debug, Default)]
pub(in crate::programme) struct Files(Vec<Source>);

impl Files {
    /// Adds a file and returns its position.
    pub(in crate::programme) fn add(&mut self, file: String, text: String) -> usize {
        let sha256 = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        self.0.push(Source { file, text, sha256 });
        self.0.len() - 1
    }

    /// The text of file `at`.
    pub(in crate::programme) fn text(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |source| source.text.as_str())
    }

    /// The files, in reading order.
    pub(in crate::programme) fn into_sources(self) -> Vec<Source> {
        self.0
    }

    /// Where `span` begins: line, character, and how many characters of that line it covers.
    pub(in crate::programme) fn model_place(&self, span: &Span) -> ModelPlace {
        let text = self.text(span.file);
        let start = floor_char_boundary(text, span.bytes.start);
        let before = text.get(..start).unwrap_or("");
        let rest = text.get(start..).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let on_line = before.get(line_start..).unwrap_or("");
        let rest_of_line = rest.split('\n').next().unwrap_or("").trim_end_matches('\r');
        let covered = span.bytes.end.saturating_sub(start).min(rest_of_line.len());
        let length = rest_of_line.char_indices().take_while(|(at, _)| *at < covered).count();
        ModelPlace {
            file: self.0.get(span.file).map(|source| source.file.clone()).unwrap_or_default(),
            line: count(before.matches('\n').count()).saturating_add(1),
            character: count(on_line.chars().count()).saturating_add(1),
            length: count(length).max(1),
            line_text: format!("{on_line}{rest_of_line}"),
        }
    }

    /// Where `span` begins, for a diagnostic.
    pub(in crate::programme) fn place(&self, span: &Span) -> Place {
        Place::Model(Box::new(self.model_place(span)))
    }

    /// The bytes `inside` the decoded `text` of the string or number that stands at `span`, as bytes of the file.
    pub(in crate::programme) fn narrow(&self, span: &Span, text: &str, inside: &Range<usize>) -> Span {
        let token = self.text(span.file).get(span.bytes.clone()).unwrap_or("");
        match within::source_offsets(token, text) {
            Some(offsets) => {
                let at = |byte: usize| span.bytes.start + offsets.get(byte).copied().unwrap_or(token.len());
                Span { file: span.file, bytes: at(inside.start)..at(inside.end).max(at(inside.start) + 1) }
            }
            None => span.clone(),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The nearest character boundary at or before byte `at`.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, bytes: Range<usize>) -> (u32, u32, u32, String) {
        let mut files = Files::default();
        let file = files.add("m.toml".to_owned(), text.to_owned());
        let at = files.model_place(&Span { file, bytes });
        (at.line, at.character, at.length, at.line_text)
    }

    #[test]
    fn places_count_characters_not_bytes() {
        let text = "id = 1\r\nүй = 'мектеп'\r\n";
        let at = text.find('\'').unwrap();
        assert_eq!(place(text, at..at + 14), (2, 6, 8, "үй = 'мектеп'".to_owned()));
        assert_eq!(place(text, 0..2), (1, 1, 2, "id = 1".to_owned()));
        assert_eq!(place("", 0..0), (1, 1, 1, String::new()));
        assert_eq!(place("a", 100..200), (1, 2, 1, "a".to_owned()));
    }

    #[test]
    fn the_inside_of_a_string_is_found_behind_quotes_and_escapes() {
        for (toml, shown) in [
            (r#""pupils + tea""#, 10),
            (r"'pupils + tea'", 10),
            (r#""pup\u0069ls + tea""#, 15),
            ("'''\npupils + tea'''", 10),
            ("\"\"\"pupils \\\n   + tea\"\"\"", 5),
        ] {
            let mut files = Files::default();
            let file = files.add("m.toml".to_owned(), format!("a = {toml}"));
            let span = Span { file, bytes: 4..4 + toml.len() };
            let inside = files.narrow(&span, "pupils + tea", &(9..12));
            let text = files.text(file);
            assert_eq!(text.get(inside.bytes.clone()), Some("tea"), "{toml}");
            let line_start = text.get(..inside.bytes.start).unwrap().rfind('\n').map_or(4, |at| at + 1);
            assert_eq!(inside.bytes.start - line_start, if toml.starts_with("'''") { 9 } else { shown }, "{toml}");
        }
    }
}
