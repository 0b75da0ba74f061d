//! `jospar models`.

use crate::support::Folder;
use jospar::programme::builtin::MODELS;

#[test]
fn every_programme_is_listed_with_its_name() {
    let folder = Folder::new();
    let list = folder.jospar(&["models"]).exits(0);
    assert_eq!(list.stdout.lines().count(), MODELS.len(), "{list:?}");
    for (id, _) in MODELS {
        assert!(list.stdout.lines().any(|line| line.starts_with(id)), "{id}");
    }
    let json = folder.jospar(&["models", "--json"]).exits(0).json();
    assert_eq!(json.as_array().map(Vec::len), Some(MODELS.len()));
}

#[test]
fn one_programme_is_shown_as_the_text_it_is() {
    let folder = Folder::new();
    let shown = folder.jospar(&["models", "teacher_computers"]).exits(0);
    assert!(shown.stdout.contains("[needs.teacher_pc]") && shown.stdout.contains("[[goals]]"), "{shown:?}");
}

#[test]
fn a_programme_that_is_not_there_is_told_with_the_nearest() {
    let folder = Folder::new();
    folder.jospar(&["models", "teacher_computer"]).exits(2).complains("teacher_computers");
}
