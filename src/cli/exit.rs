//! Exit codes.

use std::process::ExitCode;

/// How a command ended; the numbers are part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; warnings and empty plans included.
    Done,
    /// The input has errors, or `verify` refused the plan.
    Refused,
    /// Wrong usage, or trouble with a file or the system.
    Usage,
    /// No plan satisfies the hard rules.
    Contradiction,
    /// Stopped before any plan was found.
    Stopped,
    /// A bug in jospar.
    Bug,
}

impl Exit {
    /// The number that the shell sees.
    pub const fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Contradiction => 3,
            Self::Stopped => 4,
            Self::Bug => 101,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}
