//! HiGHS at work, in a thread of its own: it looks at its clock seldom and cannot be interrupted.
//!
//! Whoever is out of time stops waiting. The thread then works on for nobody until the process ends, which is soon. What it
//! has found until then it has written to a file: whole lists of values, one after another.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use good_lp::solvers::highs::HighsProblem;
use highs::{HighsModelStatus, HighsSolutionStatus};
use tempfile::NamedTempFile;

use super::Effort;

/// The time between two looks at the clock.
const PAUSE: Duration = Duration::from_millis(50);

/// The share of the time left after which HiGHS itself is to end, so that it mostly can.
const SHARE: f64 = 0.95;

/// HiGHS recurses over the tree of its search.
const STACK: usize = 64 << 20;

/// What HiGHS answers.
pub(super) struct Answer {
    pub(super) status: HighsModelStatus,
    /// One value per column, where there are values that keep all rows.
    pub(super) columns: Option<Vec<f64>>,
    pub(super) duals: Vec<f64>,
    /// No values are less than this in the objective; only of a search that HiGHS ended itself.
    pub(super) bound: Option<f64>,
}

/// A model and how it is to be solved.
pub(super) struct Job {
    pub(super) problem: HighsProblem,
    /// How many nodes a search may take; `None` for a model without whole variables.
    pub(super) nodes: Option<i32>,
    /// The gap at which a search may end.
    pub(super) gap: f64,
    pub(super) presolves: bool,
    /// How many columns it has.
    pub(super) columns: usize,
}

impl Job {
    /// Solves the model here, however long that takes.
    pub(super) fn run(self, effort: Effort<'_>) -> Option<Answer> {
        self.solve(effort.seconds_left(), None)
    }

    /// Solves the model for as long as `effort` allows.
    pub(super) fn run_within(self, effort: Effort<'_>) -> Option<Answer> {
        if effort.is_over() {
            return None;
        }
        let columns = self.columns;
        // Without a file for them, values found before an interrupted end are lost.
        let found = self.nodes.and_then(|_| NamedTempFile::new().ok());
        let path = found.as_ref().map(|file| file.path().to_path_buf());
        let seconds = effort.seconds_left();
        let (sender, receiver) = mpsc::channel();
        let work = move || drop(sender.send(self.solve(seconds, path.as_deref())));
        let thread = thread::Builder::new().name("highs".to_owned()).stack_size(STACK).spawn(work).ok()?;
        match wait(&receiver, effort) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => {
                let text = std::fs::read_to_string(found?.path()).ok()?;
                let columns = Some(last_values(&text, columns)?);
                Some(Answer { status: HighsModelStatus::ReachedTimeLimit, columns, duals: Vec::new(), bound: None })
            }
            // The thread panicked: that is no less a bug than it would be here.
            Err(RecvTimeoutError::Disconnected) => match thread.join() {
                Ok(()) => None,
                Err(panic) => std::panic::resume_unwind(panic),
            },
        }
    }

    fn solve(self, seconds: Option<f64>, found: Option<&Path>) -> Option<Answer> {
        let mut model = self.problem.try_into_inner().ok()?;
        model.make_quiet();
        model.set_option("threads", 1);
        model.set_option("random_seed", 0);
        if let Some(nodes) = self.nodes {
            model.set_option("mip_rel_gap", 0.0);
            model.set_option("mip_abs_gap", self.gap);
            model.set_option("mip_detect_symmetry", false);
            model.set_option("mip_max_nodes", nodes);
        }
        if !self.presolves {
            model.set_option("presolve", "off");
        }
        if let Some(seconds) = seconds {
            model.set_option("time_limit", (seconds * SHARE).max(0.01));
        }
        if let Some(path) = found.and_then(Path::to_str) {
            model.set_option("mip_improving_solution_file", path);
            model.set_option("mip_improving_solution_report_sparse", true);
        }
        let solved = model.try_solve().ok()?;
        let status = solved.status();
        let holds =
            status == HighsModelStatus::ModelEmpty || solved.primal_solution_status() == HighsSolutionStatus::Feasible;
        let solution = solved.get_solution();
        Some(Answer {
            status,
            columns: holds.then(|| solution.columns().to_vec()),
            duals: solution.dual_rows().to_vec(),
            bound: solved.double_info_value(c"mip_dual_bound").ok(),
        })
    }
}

/// Waits for an answer as long as `effort` allows.
fn wait(receiver: &Receiver<Option<Answer>>, effort: Effort<'_>) -> Result<Option<Answer>, RecvTimeoutError> {
    loop {
        match receiver.recv_timeout(PAUSE) {
            Err(RecvTimeoutError::Timeout) if !effort.is_over() => {}
            end => return end,
        }
    }
}

/// The last whole list of values in what HiGHS has written: `# Columns -N`, then N lines `name value column`; the columns
/// that are not listed are 0.
fn last_values(text: &str, columns: usize) -> Option<Vec<f64>> {
    let lists = text.split("# Columns -").skip(1).filter_map(|list| {
        let (count, lines) = list.split_once('\n')?;
        let count: usize = count.trim().parse().ok()?;
        let mut values = vec![0.0; columns];
        let mut read = 0;
        for line in lines.split_inclusive('\n').take(count) {
            let mut fields = line.strip_suffix('\n')?.split_ascii_whitespace().skip(1);
            let value: f64 = fields.next()?.parse().ok()?;
            let column: usize = fields.next()?.parse().ok()?;
            *values.get_mut(column)? = value;
            read += 1;
        }
        (read == count).then_some(values)
    });
    lists.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_whole_list_counts() {
        let one = "Objective -3\n# Columns -2\nNoName 1 0\nNoName 2.5 2\n";
        assert_eq!(last_values(one, 3), Some(vec![1.0, 0.0, 2.5]));
        let two = format!("{one}Objective -4\n# Columns -1\nNoName 4 1\n");
        assert_eq!(last_values(&two, 3), Some(vec![0.0, 4.0, 0.0]));
        let torn = format!("{two}Objective -5\n# Columns -2\nNoName 4 1\nNoName 1");
        assert_eq!(last_values(&torn, 3), Some(vec![0.0, 4.0, 0.0]));
        assert_eq!(last_values("", 3), None);
        assert_eq!(last_values("# Columns -1\nNoName 4 9\n", 3), None);
    }
}
