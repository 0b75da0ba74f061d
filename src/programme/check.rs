//! Raw model files as a checked [`Programme`].

use super::Programme;
use crate::diagnostic::Diagnostics;

/// Where a model file comes from.
#[derive(Clone, Debug)]
pub enum ModelSource {
    /// A built-in programme, by id.
    BuiltIn(String),
    /// A file on disk.
    File(std::path::PathBuf),
}

/// Loads, merges and checks a model file. Warnings are added to `findings`.
///
/// # Errors
/// Every mistake in the file and its includes, with line and character.
pub fn load_programme(source: &ModelSource, findings: &mut Diagnostics) -> Result<Programme, Diagnostics> {
    let _ = (source, findings);
    todo!()
}
