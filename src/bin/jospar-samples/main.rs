//! Makes `samples/` from the published totals of Almaty region, or checks that the files there are current.
//!
//! The same bytes on every machine: one seed, whole numbers only, a fixed creation date. The `.ods` and `.xls`
//! files are converted by `samples/convert.sh` from workbooks that `--sources` writes.

mod apportion;
mod bin_number;
mod clean;
mod column;
mod country;
mod csv;
mod fifty;
mod file;
mod grid;
mod kits;
mod lines;
mod lists;
mod messy;
mod name;
mod place;
mod programme;
mod random;
mod region;
mod words;
mod xlsx;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use crate::file::{Content, File, files};

/// Make the sample workbooks, or check that they are current
#[derive(Parser)]
struct Arguments {
    /// Write nothing; exit with 1 when a file does not hold what it must
    #[arg(long)]
    check: bool,
    /// Write the workbooks from which the .ods and .xls files are converted into DIR, and nothing else
    #[arg(long, conflicts_with = "check")]
    sources: bool,
    /// The folder
    #[arg(default_value = "samples")]
    dir: PathBuf,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let mut out = std::io::stdout().lock();
    if arguments.sources {
        write_sources(&arguments.dir)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut is_current = true;
    for file in files()? {
        let written = !arguments.check && write_file(&file, &arguments.dir)?;
        if !written && !file.is_current(&arguments.dir) {
            is_current = false;
            writeln!(out, "not current: {}", arguments.dir.join(&file.path).display())?;
        }
    }
    if !is_current && !arguments.check {
        writeln!(out, "run samples/convert.sh for the .ods and .xls files")?;
    }
    Ok(if is_current || !arguments.check { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes a file whose bytes are known; `false` for one that LibreOffice converts.
fn write_file(file: &File, dir: &Path) -> std::io::Result<bool> {
    let Content::Exact(bytes) = &file.content else { return Ok(false) };
    let path = dir.join(&file.path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, bytes)?;
    Ok(true)
}

/// Writes `DIR/wifi.xlsx` for `messy/wifi.ods`, and so on.
fn write_sources(dir: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(dir)?;
    for file in files()? {
        if let (Content::Converted(bytes), Some(stem)) = (&file.content, Path::new(&file.path).file_stem()) {
            std::fs::write(dir.join(stem).with_extension("xlsx"), bytes)?;
        }
    }
    Ok(())
}
