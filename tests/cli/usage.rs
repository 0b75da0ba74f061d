//! Help, languages and wrong usage.

use crate::support::Folder;

const COMMANDS: [&str; 6] = ["models", "template", "check", "plan", "frontier", "verify"];

#[test]
fn help_leads_with_examples_in_every_language() {
    let folder = Folder::new();
    for (lang, examples) in [("kk", "Мысалдар:"), ("ru", "Примеры:"), ("en", "Examples:")] {
        let help = folder.jospar(&["--help", "--lang", lang]).exits(0).says(examples);
        for command in COMMANDS {
            assert!(help.stdout.contains(command), "{lang}: {command}");
            let own = folder.jospar(&[command, "--help", "--lang", lang]).exits(0).says(&format!("jospar {command}"));
            assert!(own.stdout.find(examples) < own.stdout.find("--lang"), "{lang}: {command}: examples come first");
        }
    }
}

#[test]
fn the_language_is_russian_unless_said_and_never_the_environments() {
    let folder = Folder::new();
    let run = folder.shell("LANG=en_US.UTF-8 LC_ALL=en_US.UTF-8 LANGUAGE=en jospar --help");
    run.exits(0).says("Примеры:");
}

#[test]
fn wrong_usage_is_exit_code_2_and_names_the_nearest() {
    let folder = Folder::new();
    folder.shell("jospar").exits(2).complains("Примеры:");
    folder.jospar(&[]).exits(2).complains("a command is missing");
    folder.jospar(&["plna", "list.csv"]).exits(2).complains("no command `plna`").complains("Did you mean `plan`?");
    folder.jospar(&["plan", "--modle", "wifi"]).exits(2).complains("Did you mean `--model`?");
    folder.jospar(&["plan"]).exits(2).complains("`<INPUT>` is missing");
    folder.jospar(&["plan", "x.csv", "--time-limit", "soon"]).exits(2).complains("`soon` is no value");
    folder.jospar(&["check", "x.csv", "--json", "--json"]).exits(2).complains("more than once");
    let kazakh = folder.jospar(&["plna", "--lang", "kk"]).exits(2);
    assert!(kazakh.stderr.contains("командасы жоқ") && kazakh.stdout.is_empty(), "{kazakh:?}");
}

#[test]
fn values_that_cannot_be_read_are_all_reported_before_any_file_is() {
    let folder = Folder::new();
    let run = folder.jospar(&["plan", "absent.csv", "--budget", "much", "--price", "5", "--rural", "frist"]).exits(2);
    let run =
        run.complains("error[argument-amount]").complains("error[argument-price]").complains("Did you mean `first`?");
    assert!(!run.stderr.contains("file-not-found"), "{run:?}");
}

#[test]
fn colours_are_for_terminals() {
    let folder = Folder::new();
    let has_colour = |args: &[&str]| folder.jospar(args).stderr.contains('\u{1b}');
    assert!(!has_colour(&["check", "absent.csv", "--model", "wifi"]));
    assert!(has_colour(&["plan", "absent.csv", "--model", "wifi", "--color", "always"]));
    assert!(!has_colour(&["plan", "absent.csv", "--model", "wifi", "--color", "never"]));
}
