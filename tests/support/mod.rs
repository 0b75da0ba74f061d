//! What the tests share: a temporary folder in which the built program is run, and workbooks to feed it.

mod folder;
pub(crate) mod office;
mod workbook;

pub(crate) use folder::{Folder, Run};
pub(crate) use workbook::{fill_template, part, sheets, with_formula};
