//! All integration tests, in one binary: the program is run as its users run it.

mod cli;
mod support;
