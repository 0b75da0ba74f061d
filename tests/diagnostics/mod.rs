//! One page per diagnostic code: the smallest bad input, and what the program says to it.
//!
//! A page is run as it stands: its files are written, its commands run, and the output of the last one is compared
//! with the page, as text in Russian and as JSON. `UPDATE_GOLDEN=1 cargo test --release diagnostics` writes the
//! outputs anew; inputs are written by hand.

mod edit;
mod page;

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use jospar::diagnostic::Code;
use page::Page;

/// How many pages are run at a time.
const AT_A_TIME: usize = 2;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

fn path(code: Code) -> PathBuf {
    folder().join(format!("{}.md", code.name()))
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let names = fs::read_dir(folder()).expect("readable").map(|entry| entry.expect("readable").path());
    let pages = names.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let pages: BTreeSet<PathBuf> = pages.collect();
    let codes: BTreeSet<PathBuf> = Code::ALL.iter().map(|code| path(*code)).collect();
    assert_eq!(codes.difference(&pages).collect::<Vec<_>>(), Vec::<&PathBuf>::new(), "codes without an example");
    assert_eq!(pages.difference(&codes).collect::<Vec<_>>(), Vec::<&PathBuf>::new(), "pages without a code");
}

#[test]
fn every_page_says_what_the_program_says() {
    let slices = Code::ALL.chunks(Code::ALL.len().div_ceil(AT_A_TIME));
    let wrong: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> =
            slices.map(|codes| scope.spawn(|| codes.iter().filter_map(|c| check(*c)).collect())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|_| vec!["panicked".to_owned()])).collect()
    });
    assert!(wrong.is_empty(), "UPDATE_GOLDEN=1 writes the outputs anew\n{}", wrong.join("\n"));
}

/// Runs the page of a code; what is wrong with it.
fn check(code: Code) -> Option<String> {
    let Ok(text) = fs::read_to_string(path(code)) else { return Some(format!("{}: no page", code.name())) };
    let Ok((current, yields)) = catch_unwind(|| Page::parse(&text).run(code.name())) else {
        return Some(format!("{}: its page cannot be run, see above", code.name()));
    };
    if !yields {
        return Some(format!("{}: its example does not yield it:\n{current}", code.name()));
    }
    if current.contains("{$") {
        return Some(format!("{}: a message lacks a value:\n{current}", code.name()));
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path(code), current).expect("writable");
        return None;
    }
    (current != text).then(|| format!("{}: the program now says\n{current}", code.name()))
}
