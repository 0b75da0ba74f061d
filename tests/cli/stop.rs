//! A search that ends before its time: at its limit, or because the user wants it to.

use std::time::{Duration, Instant};

use crate::support::Folder;

/// A sample that is searched for minutes: kits by the lot and price band, with a fixed cost of delivery per district.
fn hard() -> Folder {
    let folder = Folder::with_samples();
    let models = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let model = std::fs::read_to_string(models.join("multimedia_kits.toml")).expect("the model");
    let requires = "requires = [\"wifi\"]";
    assert!(model.contains(requires), "the model still requires Wi-Fi");
    let delivery = "delivery = { per = \"district\", fixed = 500000 }";
    folder.write("hard.toml", model.replacen(requires, &format!("{delivery}\n{requires}"), 1));
    folder
}

const INPUT: &str = "samples/multimedia_kits/input.xlsx";

#[test]
fn a_limit_is_kept_and_the_plan_says_what_could_be_missing() {
    let folder = hard();
    let start = Instant::now();
    let args = ["plan", INPUT, "--model", "hard.toml", "--time-limit", "8", "--json", "-o", "plan.xlsx"];
    let plan = folder.jospar(&args).exits(0).json();
    // Reading, writing and the audit come on top; a busy machine is slow.
    assert!(start.elapsed() < Duration::from_secs(80), "{:?}", start.elapsed());
    assert_eq!(plan["status"], "bounded");
    assert_eq!(plan["goals"][0]["label"], "C");
    assert!(plan["stopped"].is_null(), "nobody stopped it");
    folder.jospar(&["verify", "plan.xlsx"]).exits(0);
}

/// Starts a plan, gives its search ample time to begin, and runs `then` with the process in `$P`.
#[cfg(unix)]
fn interrupted(folder: &Folder, flags: &str, then: &str) -> crate::support::Run {
    let plan = format!("jospar plan {INPUT} --model hard.toml --lang en -o plan.xlsx {flags}");
    folder.shell(&format!("{plan} 2>err & P=$!; sleep 10; {then}; wait $P; code=$?; cat err >&2; exit $code"))
}

#[cfg(unix)]
#[test]
fn one_interrupt_gives_the_best_plan_so_far() {
    let folder = hard();
    for signal in ["INT", "TERM"] {
        let run = interrupted(&folder, "--json --force", &format!("kill -{signal} $P")).exits(0);
        let plan = run.complains("the best plan so far will be written").json();
        assert_eq!((&plan["stopped"], &plan["status"]), (&true.into(), &"bounded".into()), "{signal}");
        folder.jospar(&["verify", "plan.xlsx"]).exits(0);
    }
}

#[cfg(unix)]
#[test]
fn two_interrupts_end_at_once() {
    let folder = hard();
    let start = Instant::now();
    interrupted(&folder, "", "kill -INT $P; sleep 0.1; kill -INT $P").exits(4).complains("stopped at once");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    assert!(!folder.path("plan.xlsx").exists());
}
