//! The command line of jospar; everything lives in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    jospar::cli::run(std::env::args_os().collect())
}
