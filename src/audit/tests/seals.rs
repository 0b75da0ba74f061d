//! seals
