//! payers
