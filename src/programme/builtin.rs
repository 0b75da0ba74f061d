//! The model files that are built into the program.

/// `(id, text)` of each built-in model file, by id.
pub const MODELS: &[(&str, &str)] = &[];
