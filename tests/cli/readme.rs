//! The README is true: its sessions are run, and say what it says.

use crate::support::{Folder, Run};

/// A command of a session and the lines that it must print, among others.
struct Step {
    command: String,
    expected: Vec<String>,
}

#[test]
fn the_sessions_of_the_readme_work() {
    let readme = include_str!("../../README.md");
    let folder = Folder::with_samples();
    let sessions = sessions(readme);
    assert!(sessions.iter().flatten().any(|step| step.command.starts_with("jospar plan")), "nothing was found to run");
    for session in sessions {
        let mut last: Option<Run> = None;
        let mut steps = session.into_iter().peekable();
        while let Some(step) = steps.next() {
            if step.command == "echo $?" {
                let code = last.as_ref().and_then(|run| run.code).expect("a command before it").to_string();
                assert_eq!(step.expected, [code], "after {last:#?}");
                continue;
            }
            let run = folder.shell(&step.command);
            let states_code = steps.peek().is_some_and(|next| next.command == "echo $?");
            assert!(states_code || run.code == Some(0), "{}: {run:#?}", step.command);
            let printed = format!("{}{}", run.stdout, run.stderr);
            for line in &step.expected {
                assert!(printed.lines().any(|own| own == line), "{}: no line {line:?} in {run:#?}", step.command);
            }
            last = Some(run);
        }
    }
}

/// The fenced `console` blocks, as steps: `$ ` begins a command, `> ` continues it, the rest is output.
fn sessions(text: &str) -> Vec<Vec<Step>> {
    let mut sessions = Vec::new();
    let mut lines = text.lines();
    while lines.any(|line| line == "```console") {
        let mut steps: Vec<Step> = Vec::new();
        for line in lines.by_ref().take_while(|line| *line != "```") {
            if let Some(command) = line.strip_prefix("$ ") {
                steps.push(Step { command: command.to_owned(), expected: Vec::new() });
            } else if let Some(step) = steps.last_mut() {
                match line.strip_prefix("> ") {
                    Some(more) => step.command = format!("{}\n{more}", step.command),
                    None => step.expected.push(line.to_owned()),
                }
            }
        }
        sessions.push(steps);
    }
    sessions
}
