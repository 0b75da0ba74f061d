//! All integration tests, in one binary: the program is run as its users run it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop, helpers too"
)]

mod cli;
mod diagnostics;
mod record;
mod support;
