//! Files of every format as a [`Workbook`].

use std::path::Path;

use super::Workbook;
use crate::diagnostic::Diagnostics;

/// Reads `.xlsx`, `.xls`, `.xlsb`, `.ods`, a `.csv`, or a folder of `.csv` files.
///
/// # Errors
/// All that makes the file unreadable: absent, not a spreadsheet (whatever its name says), encrypted, broken.
pub fn read_workbook(path: &Path) -> Result<Workbook, Diagnostics> {
    let _ = path;
    todo!()
}
