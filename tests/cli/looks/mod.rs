//! `jospar verify` and how a plan looks: whatever changes what a reader sees is refused, although no value was changed.

#![expect(clippy::string_slice, reason = "a test that cuts a text in the wrong place fails")]

mod cells;
mod charts;
mod open_document;
mod sheets;

use std::io::{Cursor, Read as _, Write as _};

use zip::CompressionMethod;

use crate::support::Folder;

/// The names and contents of the parts of a file, in their order.
type Parts = Vec<(String, Vec<u8>)>;

const SHEET: &str = "xl/worksheets/sheet2.xml";
const STYLES: &str = "xl/styles.xml";
const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const CHART: &str = "xl/charts/chart1.xml";

/// A plan with a chart.
fn planned() -> Folder {
    let folder = Folder::new();
    let schools = "School 1,Talgar,yes,24,15\nSchool 2,Talgar,no,60,41\nSchool 3,Ili,yes,9,2\nSchool 4,Ili,no,8,1\n";
    folder.write("list.csv", format!("name,district,rural,teachers,teacher_pcs\n{schools}"));
    let plan = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "5 M", "--price", "pc=269 956"];
    folder.jospar(&plan).exits(0);
    folder
}

fn unpacked(folder: &Folder, file: &str) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(folder.read(file))).expect("an archive");
    let count = archive.len();
    let part = |at| {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("readable");
        (entry.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

fn packed(folder: &Folder, file: &str, parts: &Parts) {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // The first part of an OpenDocument file is read without unpacking it.
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        out.start_file(name, options).expect("an entry");
        out.write_all(bytes).expect("writable");
    }
    folder.write(file, out.finish().expect("an archive").into_inner());
}

/// Puts NEW in the place of OLD, where it stands first in a part.
fn replace(parts: &mut Parts, part: &str, old: &str, new: &str) {
    let (_, bytes) = parts.iter_mut().find(|(name, _)| name == part).unwrap_or_else(|| panic!("no part {part}"));
    let text = String::from_utf8(std::mem::take(bytes)).expect("text");
    assert!(text.contains(old), "{part} holds no `{old}`");
    *bytes = text.replacen(old, new, 1).into_bytes();
}

/// The codes with which a changed plan is refused; none, when it is not.
fn refusals(folder: &Folder, file: &str, parts: &Parts) -> Vec<String> {
    packed(folder, file, parts);
    let run = folder.jospar(&["verify", file, "--json"]);
    let json = run.json();
    let errors = json["diagnostics"].as_array().expect("a list").iter().filter(|own| own["severity"] == "error");
    errors.map(|own| own["code"].as_str().expect("a code").to_owned()).collect()
}

/// Changes of a plan, each one or more replacements in its parts, and the code with which they are refused.
struct Tampered<'t> {
    folder: &'t Folder,
    file: &'t str,
    parts: &'t Parts,
    accepted: Vec<String>,
}

impl Tampered<'_> {
    fn is_refused(&mut self, code: &str, edits: &[(&str, &str, &str)]) {
        let mut parts = self.parts.clone();
        edits.iter().for_each(|(part, old, new)| replace(&mut parts, part, old, new));
        self.parts_are_refused(code, &parts, &format!("{edits:?}"));
    }

    fn parts_are_refused(&mut self, code: &str, parts: &Parts, what: &str) {
        let found = refusals(self.folder, self.file, parts);
        if !found.iter().any(|own| own == code) {
            self.accepted.push(format!("{code}: {found:?}: {what}"));
        }
    }

    fn end(self) {
        assert!(self.accepted.is_empty(), "{}", self.accepted.join("\n"));
    }
}

/// The text of a part.
fn text(parts: &Parts, part: &str) -> String {
    let (_, bytes) = parts.iter().find(|(name, _)| name == part).unwrap_or_else(|| panic!("no part {part}"));
    String::from_utf8(bytes.clone()).expect("text")
}
