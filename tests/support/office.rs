//! LibreOffice, where it is installed.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Converts `file` into `format` in the same folder. `None` when LibreOffice is not installed: then the test
/// `name` says that it is skipped, or fails when `STRICT=1`.
pub(crate) fn convert(name: &str, file: &Path, format: &str) -> Option<PathBuf> {
    let Some(program) = ["soffice", "libreoffice"].into_iter().find(|program| answers(program)) else {
        assert!(
            std::env::var("STRICT").as_deref() != Ok("1"),
            "{name} needs LibreOffice, and STRICT=1 forbids to skip it"
        );
        // Written past the capture of the test runner, so that it is seen when the test passes.
        let _ = writeln!(std::io::stderr(), "SKIPPED: {name}: LibreOffice is not installed");
        return None;
    };
    let folder = file.parent().expect("a file in a folder");
    let profile = format!("-env:UserInstallation=file://{}/office-profile", folder.display());
    let output = Command::new(program)
        .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .expect("LibreOffice starts");
    let converted = file.with_extension(format);
    assert!(converted.is_file(), "LibreOffice cannot open {}: {output:?}", file.display());
    Some(converted)
}

fn answers(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}
