//! What the tests share: a temporary folder in which the built program is run, and workbooks to feed it.

mod folder;
pub mod office;
mod workbook;

pub use folder::{Folder, Run};
pub use workbook::{Grid, fill_template, sheets};
