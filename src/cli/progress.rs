//! How far a search is: one line at a terminal, written anew while the search goes on.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::console::Console;
use crate::args;
use crate::fraction::Fraction;
use crate::lang::{self, Catalogue, Lang};
use crate::money::Money;
use crate::solve::{State, Watch};
use crate::worker;

/// A search shorter than this needs no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a line stands.
const PAUSE: Duration = Duration::from_millis(500);

/// The line of a search; none where nobody looks.
pub(super) struct Progress {
    thread: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Shows how far the search is that `watch` sees.
    pub(super) fn start(watch: &Arc<Watch>, console: &Console) -> Self {
        if console.is_quiet() || !worker::is_at_terminal() {
            return Self { thread: None };
        }
        let (watch, lang) = (Arc::clone(watch), console.catalogue().lang());
        let (sender, receiver) = mpsc::channel();
        let show = move || {
            let (catalogue, start) = (Catalogue::new(lang), Instant::now());
            let mut pause = PATIENCE;
            while receiver.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                if let Some(state) = watch.state() {
                    worker::show(&line(&state, start.elapsed(), &catalogue, lang));
                }
                pause = PAUSE;
            }
            worker::show("");
        };
        // A system that has no thread left has no line.
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(show).ok();
        Self { thread: thread.map(|thread| (sender, thread)) }
    }

    /// Takes the line away.
    pub(super) fn end(self) {
        if let Some((sender, thread)) = self.thread {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn line(state: &State, elapsed: Duration, catalogue: &Catalogue, lang: Lang) -> String {
    let number = |value: i128| number(state, value, lang);
    let seconds = i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX);
    let (goal, goals) = (state.goal + 1, state.goals);
    match (state.value, state.bound) {
        (Some(value), Some(bound)) => {
            let base = value.abs().max(bound.abs()).max(1);
            let gap = Fraction::new(value.abs_diff(bound).try_into().unwrap_or(i128::MAX), base);
            let gap = gap.unwrap_or(Fraction::ZERO);
            let args = args![goal = goal, goals = goals, value = number(value), bound = number(bound), gap = gap];
            catalogue.format("cli-progress", &[args, args![seconds = seconds]].concat())
        }
        _ => catalogue.format("cli-progress-no-plan", &args![goal = goal, goals = goals, seconds = seconds]),
    }
}

/// A value of the goal as people of the language write it.
fn number(state: &State, value: i128, lang: Lang) -> String {
    if let (true, Ok(tiyn)) = (state.is_money, i64::try_from(value)) {
        return lang::money(lang, Money::from_tiyn(tiyn));
    }
    let value = Fraction::new(value, i128::from(state.scale.max(1))).unwrap_or(Fraction::ZERO);
    lang::decimal(lang, value, if value.to_whole().is_some() { 0 } else { 2 })
}
