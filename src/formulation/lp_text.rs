//! lp_text
