//! What kind of file it is, by its content.

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Excel 2007 and later.
    Xlsx,
    /// Excel, binary.
    Xlsb,
    /// Excel 97–2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Text: separated values when the file's name says so.
    Text,
}

/// Content that cannot be read. The name is the value of `$content` in the message `file-not-a-workbook`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    /// Nothing at all.
    Empty,
    /// A spreadsheet behind a password.
    Encrypted,
    /// A web page, often named `.xls`.
    WebPage,
    /// XML, such as the spreadsheets of Excel 2003.
    Xml,
    /// PDF.
    Pdf,
    /// A text document of an office suite.
    Document,
    /// An archive of other files.
    Archive,
    /// Something else.
    Unknown,
}

impl Foreign {
    /// The word by which messages select their wording.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Encrypted => "encrypted",
            Self::WebPage => "web-page",
            Self::Xml => "xml",
            Self::Pdf => "pdf",
            Self::Document => "document",
            Self::Archive => "archive",
            Self::Unknown => "unknown",
        }
    }
}

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// How much of a large archive is looked at from either end: names stand in the directory at its end.
const LOOKED_AT: usize = 1 << 20;

/// The format of a file with these bytes.
pub(super) fn detect(bytes: &[u8]) -> Result<Format, Foreign> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Foreign::Empty);
    }
    if bytes.starts_with(ZIP) {
        return detect_in_zip(bytes);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return detect_in_compound_file(bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Foreign::Pdf);
    }
    detect_in_text(bytes)
}

fn detect_in_zip(bytes: &[u8]) -> Result<Format, Foreign> {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(LOOKED_AT)..).unwrap_or(bytes);
    let has = |name: &[u8]| holds(head, name) || (head.len() < bytes.len() && holds(tail, name));
    if has(b"application/vnd.oasis.opendocument.spreadsheet") {
        Ok(Format::Ods)
    } else if has(b"application/vnd.oasis.opendocument") || has(b"word/document") || has(b"ppt/presentation") {
        Err(Foreign::Document)
    } else if has(b"xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if has(b"xl/") || has(b"[Content_Types].xml") {
        Ok(Format::Xlsx)
    } else {
        Err(Foreign::Archive)
    }
}

fn detect_in_compound_file(bytes: &[u8]) -> Result<Format, Foreign> {
    let has = |name: &str| holds(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    if has("EncryptedPackage") {
        Err(Foreign::Encrypted)
    } else if has("WordDocument") || has("PowerPoint Document") {
        Err(Foreign::Document)
    } else {
        // Its reader says whether it is damaged or something else.
        Ok(Format::Xls)
    }
}

fn detect_in_text(bytes: &[u8]) -> Result<Format, Foreign> {
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let is_binary = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A);
    if !is_utf16 && bytes.iter().any(is_binary) {
        return Err(Foreign::Unknown);
    }
    let start: Vec<u8> = bytes.iter().take(1024).map(u8::to_ascii_lowercase).collect();
    let start = start.trim_ascii_start();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    if [&b"<!doctype html"[..], b"<html", b"<table", b"<head"].iter().any(|tag| start.starts_with(tag)) {
        Err(Foreign::WebPage)
    } else if start.starts_with(b"<?xml") {
        Err(if holds(start, b"<html") { Foreign::WebPage } else { Foreign::Xml })
    } else if start.starts_with(b"{\\rtf") {
        Err(Foreign::Document)
    } else {
        Ok(Format::Text)
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    // Few windows begin right: only those are compared as a whole.
    bytes.windows(part.len()).any(|window| window.first() == part.first() && window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format() {
        for (bytes, expected) in [
            (&b""[..], Err(Foreign::Empty)),
            (b" \r\n", Err(Foreign::Empty)),
            (b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml", Ok(Format::Xlsx)),
            (b"PK\x03\x04....xl/workbook.bin", Ok(Format::Xlsb)),
            (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", Ok(Format::Ods)),
            (b"PK\x03\x04..[Content_Types].xml..word/document.xml", Err(Foreign::Document)),
            (b"PK\x03\x04..photo.jpg", Err(Foreign::Archive)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0k\0b\0o\0o\0k\0", Ok(Format::Xls)),
            (
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                Err(Foreign::Encrypted),
            ),
            (b"\xEF\xBB\xBF<html><table>", Err(Foreign::WebPage)),
            (
                b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
                Err(Foreign::Xml),
            ),
            (b"%PDF-1.7", Err(Foreign::Pdf)),
            (b"a;b\r\n1;2\r\n", Ok(Format::Text)),
            (b"\x89PNG\r\n\x1a\n\0\0", Err(Foreign::Unknown)),
        ] {
            assert_eq!(detect(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
