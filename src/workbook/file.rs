//! Files of every format as a [`Workbook`].

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::delimited::{self, read_delimited};
use super::format::{self, Foreign, Format};
use super::spreadsheet::{self, read_spreadsheet};
use super::{Sheet, Workbook};
use crate::args;
use crate::diagnostic::{Code, Diagnostics, Place, io_reason};

/// The largest file, or folder of files, that is read.
const LARGEST_FILE: u64 = 512 << 20;
/// The extensions of files of separated values.
const DELIMITED: [&str; 4] = ["csv", "tsv", "txt", "tab"];

/// Reads `.xlsx`, `.xls`, `.xlsb`, `.ods`, a `.csv`, or a folder of `.csv` files.
///
/// The content decides the format, except that text is read as csv only when the file is named so.
///
/// # Errors
/// All that makes the file unreadable: absent, not a spreadsheet (whatever its name says), encrypted, broken, too large.
pub fn read_workbook(path: &Path) -> Result<Workbook, Diagnostics> {
    let mut findings = Diagnostics::new();
    let found = if path.is_dir() { read_folder(path, &mut findings) } else { read_file(path, &mut findings) };
    match found {
        Some(workbook) if !findings.has_errors() => Ok(workbook),
        _ => Err(findings),
    }
}

fn read_file(path: &Path, findings: &mut Diagnostics) -> Option<Workbook> {
    let mut digest = Sha256::new();
    let mut left = LARGEST_FILE;
    let bytes = read_bytes(path, &mut left, findings)?;
    digest.update(&bytes);
    let (sheets, properties) = match format::detect(&bytes) {
        Ok(Format::Text) if has_extension(path, &DELIMITED) => {
            (vec![read_csv(path, &bytes, findings)?], BTreeMap::new())
        }
        Ok(Format::Text) => {
            report_foreign("text", path, findings);
            return None;
        }
        Ok(spreadsheet) => match read_spreadsheet(&bytes, spreadsheet) {
            Ok(contents) => contents,
            Err(broken) => {
                report_broken(broken, path, findings);
                return None;
            }
        },
        Err(foreign) => {
            report_foreign(foreign.name(), path, findings);
            return None;
        }
    };
    Some(Workbook { file: named(path), sha256: hex(digest), sheets, properties })
}

/// A folder of csv files, each a sheet, in the order of their names. The digest is over each file's name, length and bytes.
fn read_folder(folder: &Path, findings: &mut Diagnostics) -> Option<Workbook> {
    let mut files = match csv_files(folder) {
        Ok(files) => files,
        Err(error) => {
            report_io(&error, folder, findings);
            return None;
        }
    };
    if files.is_empty() {
        findings.report(Code::FolderWithoutCsv, file_place(folder), args![file = named(folder)]);
        return None;
    }
    files.sort();
    let mut digest = Sha256::new();
    let mut left = LARGEST_FILE;
    let mut sheets = Vec::new();
    for file in files {
        let Some(bytes) = read_bytes(&file, &mut left, findings) else { continue };
        digest.update(file.file_name().unwrap_or_default().as_encoded_bytes());
        digest.update([0]);
        digest.update(bytes.len().to_string());
        digest.update([0]);
        digest.update(&bytes);
        match format::detect(&bytes) {
            Ok(Format::Text) => sheets.extend(read_csv(&file, &bytes, findings)),
            Ok(_) => report_foreign("spreadsheet", &file, findings),
            Err(foreign) => report_foreign(foreign.name(), &file, findings),
        }
    }
    Some(Workbook { file: named(folder), sha256: hex(digest), sheets, properties: BTreeMap::new() })
}

fn csv_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && has_extension(&path, &["csv"]) {
            files.push(path);
        }
    }
    Ok(files)
}

/// The bytes of a file, no more than are left to read.
fn read_bytes(path: &Path, left: &mut u64, findings: &mut Diagnostics) -> Option<Vec<u8>> {
    let read = std::fs::metadata(path).and_then(|metadata| {
        let fits = metadata.len() <= *left;
        if fits { std::fs::read(path).map(Some) } else { Ok(None) }
    });
    match read {
        Ok(Some(bytes)) => {
            *left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
            Some(bytes)
        }
        Ok(None) => {
            let limit = i64::try_from(LARGEST_FILE >> 20).unwrap_or(i64::MAX);
            findings.report(Code::FileTooLarge, file_place(path), args![file = named(path), limit = limit]);
            None
        }
        Err(error) => {
            report_io(&error, path, findings);
            None
        }
    }
}

fn read_csv(path: &Path, bytes: &[u8], findings: &mut Diagnostics) -> Option<Sheet> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match read_delimited(bytes, name) {
        Ok(sheet) => Some(sheet),
        Err(delimited::Broken::OpenQuote(line)) => {
            let line = i64::try_from(line).unwrap_or(i64::MAX);
            findings.report(Code::CsvQuoteOpen, file_place(path), args![file = named(path), line = line]);
            None
        }
        Err(delimited::Broken::Other) => {
            report_broken(spreadsheet::Broken::File, path, findings);
            None
        }
    }
}

fn report_io(error: &std::io::Error, path: &Path, findings: &mut Diagnostics) {
    if error.kind() == ErrorKind::NotFound {
        findings.report(Code::FileNotFound, file_place(path), args![file = named(path)]);
    } else {
        let args = args![file = named(path), reason = io_reason(error)];
        findings.report(Code::FileUnreadable, file_place(path), args);
    }
}

fn report_foreign(content: &str, path: &Path, findings: &mut Diagnostics) {
    let code = if content == Foreign::Encrypted.name() { Code::FileEncrypted } else { Code::FileNotAWorkbook };
    let args = match code {
        Code::FileEncrypted => args![file = named(path)],
        _ => args![file = named(path), content = content],
    };
    findings.report(code, file_place(path), args);
}

fn report_broken(broken: spreadsheet::Broken, path: &Path, findings: &mut Diagnostics) {
    match broken {
        spreadsheet::Broken::Encrypted => report_foreign(Foreign::Encrypted.name(), path, findings),
        spreadsheet::Broken::File => {
            findings.report(Code::FileBroken, file_place(path), args![file = named(path)]);
        }
        spreadsheet::Broken::Sheets(sheets) => {
            for sheet in sheets {
                let args = args![sheet = sheet.as_str()];
                findings.report(Code::SheetBroken, Place::Sheet { file: named(path), sheet }, args);
            }
        }
    }
}

fn has_extension(path: &Path, allowed: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    allowed.contains(&extension.as_str())
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

fn file_place(path: &Path) -> Place {
    Place::File { file: named(path) }
}

fn hex(digest: Sha256) -> String {
    digest.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
