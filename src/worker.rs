//! One worker process of our own program reads and solves.
//!
//! A hostile file can make a reader abort, a search can eat all memory, and the solver's own clock is not
//! reliable. So the program starts itself once more with [`FLAG`] first: the child limits its own memory,
//! the parent watches the clock from outside and turns a crash into a message and an exit code.

use std::ffi::OsString;
use std::io::{self, Read as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::Exit;

/// The first argument of a worker.
pub const FLAG: &str = "--worker";

/// The least time between two looks at the clock.
const PAUSE: Duration = Duration::from_millis(20);

/// How a worker ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// By itself.
    Exit(Exit),
    /// It panicked.
    Panic,
    /// A signal ended it, or it aborted: for want of memory, or over a file that breaks the reader.
    Crash {
        /// The system's words for it.
        status: String,
    },
    /// The parent ended it because it was still at work after this time.
    Overdue(Duration),
}

/// Runs the program itself as a worker with `args`, for at most `deadline`.
///
/// # Errors
/// When the process cannot be started or watched.
pub fn supervise(args: &[OsString], deadline: Option<Duration>) -> io::Result<Ending> {
    // The child keeps reading its standard input, a pipe that closes when this process is gone however it went.
    let mut child = Command::new(std::env::current_exe()?).arg(FLAG).args(args).stdin(Stdio::piped()).spawn()?;
    let lifeline = child.stdin.take();
    let ending = watch(&mut child, deadline);
    drop(lifeline);
    ending
}

fn watch(child: &mut Child, deadline: Option<Duration>) -> io::Result<Ending> {
    let Some(deadline) = deadline else { return child.wait().map(ending) };
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(ending(status));
        }
        if start.elapsed() >= deadline {
            child.kill()?;
            child.wait()?;
            return Ok(Ending::Overdue(deadline));
        }
        thread::sleep(PAUSE);
    }
}

fn ending(status: ExitStatus) -> Ending {
    match status.code() {
        Some(0) => Ending::Exit(Exit::Done),
        Some(1) => Ending::Exit(Exit::Refused),
        Some(2) => Ending::Exit(Exit::Usage),
        Some(3) => Ending::Exit(Exit::Contradiction),
        Some(4) => Ending::Exit(Exit::Stopped),
        Some(101) => Ending::Panic,
        _ => Ending::Crash { status: status.to_string() },
    }
}

/// Prepares this process to be a worker: at most `memory_mib` MiB of address space, and an end when the parent ends.
pub fn become_worker(memory_mib: u64) {
    // Without a second thread the worker merely outlives a parent that was killed.
    let _ = thread::Builder::new().name("lifeline".to_owned()).stack_size(64 * 1024).spawn(end_with_parent);
    #[cfg(unix)]
    {
        let bytes = memory_mib.saturating_mul(1024 * 1024);
        // A system that refuses the limit keeps its own.
        let _ = rlimit::Resource::AS.set(bytes, bytes);
        // A crash is expected here; nobody wants its memory on disk.
        let _ = rlimit::Resource::CORE.set(0, 0);
    }
    #[cfg(not(unix))]
    let _ = memory_mib;
}

fn end_with_parent() {
    let mut nothing = [0; 1];
    while !matches!(io::stdin().lock().read(&mut nothing), Ok(0) | Err(_)) {}
    std::process::exit(2);
}
