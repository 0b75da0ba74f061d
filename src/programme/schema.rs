//! The JSON Schema of model files, generated from the types.
