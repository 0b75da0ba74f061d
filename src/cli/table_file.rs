//! An answer that is a table: on stdout as text or JSON, and as a workbook of its own where one is wanted.

use std::io;

use serde_json::Value;

use super::console::Console;
use super::exit::Exit;
use super::refusal::wrong_usage;
use crate::args;
use crate::pipeline::{self, Destination};

/// Where a table goes.
pub(super) struct TableFile<'a> {
    pub(super) destination: Option<&'a Destination>,
    /// Whether stdout gets JSON, not text.
    pub(super) as_json: bool,
    /// The message that says where the workbook is.
    pub(super) written: &'a str,
}

impl TableFile<'_> {
    /// Writes the workbook, if one is wanted, and shows the answer.
    pub(super) fn show(
        &self,
        console: &Console,
        workbook: impl FnOnce() -> io::Result<Vec<u8>>,
        (text, json): (impl FnOnce() -> String, impl FnOnce() -> Value),
    ) -> Exit {
        if let Some(destination) = self.destination
            && let Err(exit) = self.write(console, workbook(), destination)
        {
            return exit;
        }
        if self.as_json {
            console.json(&json());
            return Exit::Done;
        }
        console.text(&text());
        if let Some(Destination::File { path, .. }) = self.destination {
            let file = path.display().to_string();
            console.line(&console.catalogue().format(self.written, &args![file = file]));
        }
        Exit::Done
    }

    fn write(&self, console: &Console, bytes: io::Result<Vec<u8>>, destination: &Destination) -> Result<(), Exit> {
        let bytes = bytes.map_err(|error| {
            console.error("cli-bug", &args![reason = error.to_string()]);
            Exit::Bug
        })?;
        pipeline::write_file(&bytes, destination).map_err(|findings| wrong_usage(&findings, console, self.as_json))?;
        Ok(())
    }
}
