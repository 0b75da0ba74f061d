//! Model files as TOML has them, with spans.
