//! One worker process of our own program reads and solves.
//!
//! A hostile file can make a reader abort, a search can eat all memory, and the solver's own clock is not
//! reliable. So the program starts itself once more with [`FLAG`] first: the child limits its own memory,
//! the parent watches the clock from outside and turns a crash into a message and an exit code.

use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader, IsTerminal as _, Read as _, Write as _};
use std::process::{Child, ChildStderr, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::Exit;

/// The first argument of a worker.
pub const FLAG: &str = "--worker";
/// The same when the messages of the worker go to a terminal.
pub const FLAG_AT_TERMINAL: &str = "--worker-at-terminal";

/// Begins each line of a worker's own messages. Whatever else stands on its standard error comes from the system or a
/// library: the last words of a process that ran out of memory, which explain nothing to a user.
const OWN: char = '\u{1f}';

/// Begins a line of a worker that replaces the one before of its kind, at a terminal; an empty one takes it away.
const IN_PLACE: char = '\u{1e}';

/// Back to the start of the line, and what stands there away.
const CLEAR: &[u8] = b"\r\x1b[K";

/// The exit code of a worker that ended at once because it was asked to.
const INTERRUPTED: i32 = 5;

/// What a worker does when it is asked to stop; nothing said: it ends.
static ON_STOP: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

/// Whether this process is a worker; for a worker, whether its messages go to a terminal.
static WORKER: OnceLock<bool> = OnceLock::new();

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
    Crash,
    /// The parent ended it because it was still at work after this time.
    Overdue(Duration),
    /// The user ended it.
    Interrupted,
}

/// Runs the program itself as a worker with `args`, for at most `deadline`.
///
/// # Errors
/// When the process cannot be started or watched.
pub fn supervise(args: &[OsString], deadline: Option<Duration>) -> io::Result<Ending> {
    let flag = if io::stderr().is_terminal() { FLAG_AT_TERMINAL } else { FLAG };
    let mut command = Command::new(std::env::current_exe()?);
    // The child keeps reading its standard input, a pipe that closes when this process is gone however it went.
    let mut child = command.arg(flag).args(args).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let lifeline = Lifeline::new(child.stdin.take());
    lifeline.listen();
    let messages = child.stderr.take().map(|stderr| thread::spawn(move || forward(stderr)));
    let ending = watch(&mut child, deadline);
    let ending = match ending {
        // Asked early, it may not have known yet how to end well.
        Ok(Ending::Crash) if lifeline.was_asked() => Ok(Ending::Interrupted),
        other => other,
    };
    lifeline.cut();
    let foreign = messages.and_then(|thread| thread.join().ok()).unwrap_or_default();
    if matches!(ending, Ok(Ending::Panic)) {
        // Whoever reports a bug needs to know where it is.
        let _ = io::stderr().write_all(&foreign);
    }
    ending
}

/// The standard input of a worker. Something written asks it to stop; its end ends it.
#[derive(Clone)]
struct Lifeline {
    pipe: Arc<Mutex<Option<ChildStdin>>>,
    asked: Arc<AtomicBool>,
}

impl Lifeline {
    fn new(pipe: Option<ChildStdin>) -> Self {
        Self { pipe: Arc::new(Mutex::new(pipe)), asked: Arc::default() }
    }

    /// Lets the first Ctrl-C (or request to terminate) ask the worker to stop, and the second end it.
    fn listen(&self) {
        let own = self.clone();
        // Without a handler such a signal ends this process, and with it the worker.
        let _ = ctrlc::set_handler(move || own.pull());
    }

    fn pull(&self) {
        let again = self.asked.swap(true, Ordering::Relaxed);
        let mut pipe = self.pipe.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = !again && pipe.as_mut().is_some_and(|pipe| pipe.write_all(b"\n").is_ok());
        if !heard {
            *pipe = None;
        }
    }

    fn was_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    fn cut(&self) {
        *self.pipe.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Passes a worker's own messages on, line by line as they come; what is not its own.
fn forward(stderr: ChildStderr) -> Vec<u8> {
    let mut foreign = Vec::new();
    let (own, in_place) = (OWN.to_string(), IN_PLACE.to_string());
    let mut standing = false;
    for line in BufReader::new(stderr).split(b'\n').map_while(Result::ok) {
        let clear = if standing { CLEAR } else { b"" };
        // A stderr that cannot be written to leaves nobody to tell.
        if let Some(text) = line.strip_prefix(own.as_bytes()) {
            let _ = io::stderr().write_all(&[clear, text, b"\n"].concat());
            standing = false;
        } else if let Some(text) = line.strip_prefix(in_place.as_bytes()) {
            let _ = io::stderr().write_all(&[clear, text].concat());
            standing = !text.is_empty();
        } else {
            foreign.extend([line.as_slice(), b"\n"].concat());
        }
    }
    if standing {
        let _ = io::stderr().write_all(CLEAR);
    }
    foreign
}

/// Writes a message to standard error: through the parent when this process is a worker.
pub fn tell(text: &str) {
    let text = text.trim_end();
    let text = match WORKER.get() {
        Some(_) => text.lines().map(|line| format!("{OWN}{line}\n")).collect(),
        None => format!("{text}\n"),
    };
    // A stderr that cannot be written to leaves nobody to tell.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Shows a line that the next one replaces; an empty one takes it away. Only a worker at a terminal has such a line.
pub fn show(line: &str) {
    if WORKER.get() == Some(&true) {
        // A stderr that cannot be written to leaves nobody to tell.
        let _ = io::stderr().lock().write_all(format!("{IN_PLACE}{line}\n").as_bytes());
    }
}

/// What this worker does when the user asks it to stop, from now on.
pub fn on_stop(act: impl Fn() + Send + Sync + 'static) {
    let _ = ON_STOP.set(Box::new(act));
}

/// Whether messages go to a terminal.
pub fn is_at_terminal() -> bool {
    WORKER.get().copied().unwrap_or_else(|| io::stderr().is_terminal())
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
        Some(INTERRUPTED) => Ending::Interrupted,
        Some(101) => Ending::Panic,
        _ => Ending::Crash,
    }
}

/// Prepares this process to be a worker: at most `memory_mib` MiB of address space, and an end when the parent ends.
/// `at_terminal` says where the parent passes its messages on to.
pub fn become_worker(memory_mib: u64, at_terminal: bool) {
    let _ = WORKER.set(at_terminal);
    // A terminal sends Ctrl-C to both processes; what it means is the parent's to say.
    let _ = ctrlc::set_handler(|| {});
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

/// Listens to the parent: a byte asks to stop, the end of the pipe is the end.
fn end_with_parent() {
    let mut byte = [0; 1];
    while let Ok(1..) = io::stdin().lock().read(&mut byte) {
        match ON_STOP.get() {
            Some(act) => act(),
            None => break,
        }
    }
    std::process::exit(INTERRUPTED);
}
