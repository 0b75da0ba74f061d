//! A table as a workbook of its own, where one is wanted.

use std::io;

use super::console::Console;
use super::exit::Exit;
use super::refusal::wrong_usage;
use crate::args;
use crate::pipeline::{self, Destination};

/// Writes the bytes of a workbook, or says why they cannot be.
pub(super) fn write(
    bytes: io::Result<Vec<u8>>,
    destination: &Destination,
    console: &Console,
    as_json: bool,
) -> Result<(), Exit> {
    let bytes = bytes.map_err(|error| {
        console.error("cli-bug", &args![reason = error.to_string()]);
        Exit::Bug
    })?;
    pipeline::write_file(&bytes, destination).map_err(|findings| wrong_usage(&findings, console, as_json))?;
    Ok(())
}
