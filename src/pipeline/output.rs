//! Output files: never half-written, never over an existing file without being asked to.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::args;
use crate::audit::audit;
use crate::diagnostic::{Code, Diagnostics, Place, io_reason};
use crate::workbook::read_workbook;

/// Where a workbook goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To a file.
    File {
        /// The file.
        path: PathBuf,
        /// Whether an existing file is replaced.
        force: bool,
    },
    /// Nowhere on disk: the caller wants the bytes.
    Memory,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteFailure {
    /// The file or its folder refused.
    File(Diagnostics),
    /// The audit refused the plan that was to be written: a bug.
    Audit(Diagnostics),
}

impl Destination {
    /// Checks, before any work is done, that the file can be written: not there yet (unless forced), a
    /// workbook by its name, not the `input` itself, in a folder that exists.
    ///
    /// # Errors
    /// All that stands in the way.
    pub fn check(&self, input: Option<&Path>) -> Result<(), Diagnostics> {
        let Self::File { path, force } = self else { return Ok(()) };
        let mut findings = Diagnostics::new();
        let mut refuse =
            |code| findings.report(code, Place::Argument("--output".to_owned()), args![file = shown(path)]);
        if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
            refuse(Code::OutputNotWorkbook);
        }
        if !folder(path).is_dir() {
            refuse(Code::OutputFolder);
        } else if input.is_some_and(|input| is_same_file(input, path)) {
            refuse(Code::OutputIsInput);
        } else if path.is_dir() {
            refuse(Code::OutputIsFolder);
        } else if path.symlink_metadata().is_ok() && !force {
            refuse(Code::OutputExists);
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }
}

/// Writes a plan workbook: to a temporary file beside its destination, audited from there, then renamed.
///
/// # Errors
/// When the file system refuses, or the audit does; then nothing is left behind.
pub fn write_audited(bytes: &[u8], destination: &Destination) -> Result<(), WriteFailure> {
    let temporary = temporary_file(bytes, destination).map_err(WriteFailure::File)?;
    let written = read_workbook(temporary.path()).map_err(WriteFailure::Audit)?;
    let audit = audit(&written);
    if !audit.accepts() {
        return Err(WriteFailure::Audit(audit.findings));
    }
    persist(temporary, destination).map_err(WriteFailure::File)
}

/// Writes any other workbook, by way of a temporary file too.
///
/// # Errors
/// When the file system refuses.
pub fn write_file(bytes: &[u8], destination: &Destination) -> Result<(), Diagnostics> {
    persist(temporary_file(bytes, destination)?, destination)
}

fn temporary_file(bytes: &[u8], destination: &Destination) -> Result<NamedTempFile, Diagnostics> {
    let (folder, target) = match destination {
        Destination::File { path, .. } => (folder(path).to_owned(), path.clone()),
        Destination::Memory => (std::env::temp_dir(), std::env::temp_dir()),
    };
    let write = || -> io::Result<NamedTempFile> {
        let mut file = builder().tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    write().map_err(|error| unwritable(&target, &error))
}

fn persist(temporary: NamedTempFile, destination: &Destination) -> Result<(), Diagnostics> {
    let Destination::File { path, force } = destination else { return Ok(()) };
    let done = if *force { temporary.persist(path) } else { temporary.persist_noclobber(path) };
    match done {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            let mut findings = Diagnostics::new();
            findings.report(Code::OutputExists, Place::Argument("--output".to_owned()), args![file = shown(path)]);
            Err(findings)
        }
        Err(error) => Err(unwritable(path, &error.error)),
    }
}

/// A temporary file that gets the permissions of an ordinary new file, not those of a secret.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jospar-").suffix(".xlsx");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostics {
    let mut findings = Diagnostics::new();
    findings.report(Code::OutputUnwritable, Place::Nowhere, args![file = shown(path), reason = io_reason(error)]);
    findings
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: PathBuf, force: bool) -> Destination {
        Destination::File { path, force }
    }

    fn codes(result: Result<(), Diagnostics>) -> Vec<Code> {
        result.err().into_iter().flatten().map(|finding| finding.code).collect()
    }

    #[test]
    fn an_existing_file_is_kept_unless_forced() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("plan.xlsx");
        fs::write(&path, "old").expect("writable");
        assert_eq!(codes(file(path.clone(), false).check(None)), [Code::OutputExists]);
        assert_eq!(codes(write_file(b"new", &file(path.clone(), false))), [Code::OutputExists]);
        assert_eq!(fs::read(&path).expect("readable"), b"old");
        assert_eq!(codes(write_file(b"new", &file(path.clone(), true))), []);
        assert_eq!(fs::read(&path).expect("readable"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1, "nothing temporary is left");
    }

    #[test]
    fn the_input_is_never_the_output() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("input.xlsx");
        fs::write(&path, "input").expect("writable");
        assert_eq!(codes(file(path.clone(), true).check(Some(&path))), [Code::OutputIsInput]);
        let lost = folder.path().join("absent").join("plan.ods");
        assert_eq!(codes(file(lost, false).check(Some(&path))), [Code::OutputNotWorkbook, Code::OutputFolder]);
    }
}
