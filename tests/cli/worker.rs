//! The worker process: what happens when it ends badly.

use crate::support::Folder;

#[test]
fn too_little_memory_is_a_message_and_exit_code_2() {
    let folder = Folder::new();
    folder.write("list.csv", "name,district,rural,teachers,teacher_pcs\nSchool 1,Talgar,yes,24,15\n");
    let args = ["plan", "list.csv", "--model", "teacher_computers", "--budget", "3 M", "--memory-limit", "1"];
    let run = folder.jospar(&args).exits(2).complains("--memory-limit");
    assert!(run.stdout.is_empty(), "{run:?}");
    assert_eq!(run.stderr.lines().count(), 1, "only our own words: {run:?}");
    assert_eq!(folder.names(), ["list.csv"]);
}

#[test]
fn the_worker_keeps_the_exit_code_and_the_streams_apart() {
    let folder = Folder::new();
    let run = folder.jospar(&["check", "absent.csv", "--model", "wifi"]).exits(2);
    assert!(run.stdout.contains("error[file-not-found]") && run.stderr.is_empty(), "{run:?}");
}
