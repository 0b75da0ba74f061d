//! The parts of a spreadsheet that is an archive of XML, for what the reader of values passes over.

use std::io::{Cursor, Read as _};

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
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

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.0.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// The text of a part; `None` when there is none of this name, or it is damaged.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.0.by_name(name).ok()?.take(LARGEST_PART).read_to_string(&mut text).ok()?;
        Some(text)
    }
}

/// The value of an attribute.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
