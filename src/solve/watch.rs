//! What a search shares with whoever watches it: a wish to stop, and how far it is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// A search seen from outside. Unless it is told to stop, watching changes nothing in the plan.
#[derive(Debug, Default)]
pub struct Watch {
    stopped: AtomicBool,
    state: Mutex<Option<State>>,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The goal that is served, counted from 0.
    pub goal: usize,
    /// How many goals there are.
    pub goals: usize,
    /// The best value so far.
    pub value: Option<i128>,
    /// No plan has a better value.
    pub bound: Option<i128>,
    /// Whether values are in tiyn.
    pub is_money: bool,
    /// What a unit counts in the values.
    pub scale: i64,
}

impl Watch {
    /// Asks the search to end soon with what it has.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// How far it is; `None` before it begins.
    pub fn state(&self) -> Option<State> {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells how far it is.
    pub(super) fn tell(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = Some(state);
    }
}
