//! The parts of a spreadsheet that is an archive of XML, for what the reader of values passes over.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The most bytes of a part that are unpacked.
const LARGEST_PART: u64 = 1 << 30;

/// The parts of one file.
pub(super) struct Parts<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Parts<'a> {
    /// The parts of a file; `None` when it is no archive.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        ZipArchive::new(Cursor::new(bytes)).ok().map(Self)
    }

    /// Whether there is a part of this name, spelt so.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.index_for_name(name).is_some()
    }

    /// The text of a part; `None` when there is none of this name, or it is damaged.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.0.by_name(name).ok()?.take(LARGEST_PART).read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// The sheets of an `.xlsx` file in their order: name and part. `None` for any other file.
    pub(super) fn sheets(&mut self) -> Option<Vec<(String, String)>> {
        let targets = self.relations("xl/workbook.xml");
        let mut sheets = Vec::new();
        elements(&self.text("xl/workbook.xml")?, |element| {
            if element.local_name().as_ref() == "sheet" {
                let target = relation_id(element).and_then(|id| targets.get(&id).cloned());
                sheets.extend(attribute(element, "name").zip(target));
            }
        });
        Some(sheets)
    }

    /// The parts to which a part refers, by their ids.
    pub(super) fn relations(&mut self, part: &str) -> BTreeMap<String, String> {
        self.relationships(part).into_iter().map(|own| (own.id, own.target)).collect()
    }

    /// The relationships of a part; of the whole file, when `part` is empty.
    pub(super) fn relationships(&mut self, part: &str) -> Vec<Relationship> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let mut out = Vec::new();
        let file = format!("{folder}/_rels/{name}.rels");
        let relations = self.text(file.trim_start_matches('/')).unwrap_or_default();
        elements(&relations, |element| {
            if element.local_name().as_ref() == "Relationship" {
                let text = |name| attribute(element, name).unwrap_or_default();
                let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                let is_outside = attribute(element, "TargetMode").is_some_and(|mode| mode != "Internal");
                out.push(Relationship { id: text("Id"), kind, target: resolved(folder, &text("Target")), is_outside });
            }
        });
        out
    }
}

/// What one part has to do with another.
pub(super) struct Relationship {
    /// By which name the part knows it.
    pub(super) id: String,
    /// The last word of its type: `worksheet`.
    pub(super) kind: String,
    /// The other part.
    pub(super) target: String,
    /// Whether that is no part of the file.
    pub(super) is_outside: bool,
}

/// The part that a target names, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." => {}
            name => path.push(name),
        }
    }
    path.join("/")
}

/// Calls `visit` for every element of a part, as far as it is well-formed.
pub(super) fn elements(text: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => visit(&element),
            Event::Eof => return,
            _ => {}
        }
    }
}

/// The value of an attribute.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// The id of the relationship that an element names; files are free to call the prefix something else than `r`.
pub(super) fn relation_id(element: &BytesStart<'_>) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| {
        let name = attribute.key.as_ref();
        name.split_once(':').is_some_and(|(_, local)| local == "id")
    })?;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// Whether an attribute says yes.
pub(super) fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        assert_eq!(resolved("xl/worksheets", "../drawings/drawing1.xml"), "xl/drawings/drawing1.xml");
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
