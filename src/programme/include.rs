//! Includes: model files merged into one.
