//! How long reading, solving and writing take, apart, and how much memory at most; see `docs/benchmarks.md`.
//!
//! Every run is a process of its own: the benchmark starts itself again with the input as its argument, so that one
//! run's memory and caches are not another's.

mod census;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use jospar::instance::{BudgetOverride, Overrides};
use jospar::money::Money;
use jospar::pipeline::{Destination, Request, prepare, write_audited};
use jospar::plan::plan_instance;
use jospar::report::plan_workbook;
use jospar::year::Year;

/// The argument before the input of a single run.
const ONE: &str = "--one";
/// How often each input is planned, unless `JOSPAR_BENCH_RUNS` says otherwise.
const RUNS: usize = 5;
/// How many schools the generated input has: about as many as the country.
const COUNTRY: usize = 7_700;
/// The workbook that a census becomes.
const CENSUS: &str = "census.xlsx";
/// The budgets of lists: those of the region's programmes, ten times over, in tenge.
const BUDGETS: [(&str, i64); 3] =
    [("teacher_computers", 3_118_000_000), ("memorandum", 4_768_000_000), ("wifi", 4_540_000_000)];

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == ONE) {
        let input = args.get(at + 1).ok_or("no input")?;
        return one(Path::new(input));
    }
    let folder = tempfile::tempdir()?;
    let country = folder.path().join(format!("country {COUNTRY}.csv"));
    std::fs::write(&country, schools(COUNTRY)?)?;
    let mut lists = vec![country];
    if let Some(census) = std::env::var_os("JOSPAR_BENCH_CENSUS") {
        let workbook = folder.path().join(CENSUS);
        census::write_workbook(Path::new(&census), &workbook)?;
        lists.push(workbook);
    }
    let runs = std::env::var("JOSPAR_BENCH_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS).max(1);
    let head = row(&["input", "read, s", "solve, s", "write, s", "peak, MiB"]);
    let mut out = format!("medians of {runs} runs\n\n{head}\n|---|---:|---:|---:|---:|\n");
    for input in samples()?.into_iter().chain(lists) {
        let mut measured: [Vec<f64>; 4] = Default::default();
        for _ in 0..runs {
            for (list, value) in measured.iter_mut().zip(measure(&input)?) {
                list.push(value);
            }
        }
        let [read, solve, write, peak] = measured.map(median);
        let peak = if peak > 0.0 { format!("{peak:.0}") } else { "—".to_owned() };
        let cells = [name_of(&input), format!("{read:.3}"), format!("{solve:.3}"), format!("{write:.3}"), peak];
        writeln!(out, "{}", row(&cells.each_ref().map(String::as_str)))?;
    }
    print(&out)
}

/// Plans one input and tells the seconds of each stage.
fn one(input: &Path) -> Result<(), Failure> {
    let is_list = input.extension().is_some_and(|extension| extension == "csv") || input.ends_with(CENSUS);
    let year = Year::new(2020);
    let budget = |(source, tenge): (&str, i64)| {
        let amount = Money::from_tenge(tenge)?;
        Some(BudgetOverride { source: Some(source.to_owned()), year, amount })
    };
    let budgets = if is_list { BUDGETS.into_iter().filter_map(budget).collect() } else { Vec::new() };
    let request = Request {
        input: input.to_owned(),
        model: is_list.then(|| "region_2020".to_owned()),
        overrides: Overrides { budgets, ..Overrides::default() },
        ..Request::default()
    };
    let prepared = prepare(&request).map_err(|refusal| format!("{:?}: {:?}", refusal.why, refusal.findings))?;
    let start = Instant::now();
    let plan = plan_instance(&prepared.instance, &prepared.limits).map_err(|no_plan| format!("{no_plan:?}"))?;
    let solving = start.elapsed();
    let document = prepared.document(&plan);
    let start = Instant::now();
    write_audited(&plan_workbook(&document)?, &Destination::Memory).map_err(|failure| format!("{failure:?}"))?;
    let seconds = [prepared.seconds, solving, start.elapsed()].map(|time| time.as_secs_f64().to_string());
    print(&format!("{} {}\n", seconds.join(" "), peak_mebibytes()))
}

fn print(text: &str) -> Result<(), Failure> {
    Ok(std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes())?)
}

/// The most memory that this process has held, where the system tells: Linux does.
fn peak_mebibytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kibibytes| kibibytes.parse::<f64>().ok()).map_or(0.0, |n| n / 1024.0)
}

/// One run in a process of its own: seconds to read, solve, write; MiB.
fn measure(input: &Path) -> Result<[f64; 4], Failure> {
    let output = Command::new(std::env::current_exe()?).arg(ONE).arg(input).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let told = || format!("{}: {}", input.display(), String::from_utf8_lossy(&output.stderr));
    <[f64; 4]>::try_from(numbers).map_err(|_| told().into())
}

/// The inputs of the samples, by name.
fn samples() -> Result<Vec<PathBuf>, Failure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut inputs = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        inputs.push(entry?.path().join("input.xlsx"));
    }
    inputs.retain(|input| input.is_file());
    inputs.sort();
    Ok(inputs)
}

fn name_of(input: &Path) -> String {
    let folder = input.parent().filter(|_| input.ends_with("input.xlsx"));
    folder.unwrap_or(input).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A list of schools as a country has them; the same in every run.
fn schools(count: usize) -> Result<String, std::fmt::Error> {
    let mut out = String::from(
        "id,name,region,district,rural,pupils,teachers,teacher_pcs,wifi,internet,it_classes,pupils_5_11\n",
    );
    let mut state = 2020_u64;
    let mut below = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33).rem_euclid(most)
    };
    for at in 0..count {
        let is_rural = below(100) < 72;
        let pupils = if is_rural { 20 + below(380) } else { 300 + below(2_200) };
        let teachers = 6 + pupils.div_euclid(12);
        let computers = (teachers * (40 + below(40))).div_euclid(100);
        let yes = |has: bool| if has { "yes" } else { "no" };
        let (region, district) = (at.rem_euclid(17) + 1, at.rem_euclid(204) + 1);
        let (rural, wifi, internet) = (yes(is_rural), yes(below(100) < 63), yes(below(100) < 70));
        let (it_classes, older) = (u64::from(below(100) < 30), (pupils * 6).div_euclid(10));
        writeln!(
            out,
            "S{at:05},School {at},Region {region},District {district},{rural},{pupils},{teachers},{computers},{wifi},{internet},{it_classes},{older}"
        )?;
    }
    Ok(out)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len().div_euclid(2)).copied().unwrap_or(0.0)
}

fn row(cells: &[&str; 5]) -> String {
    let [input, numbers @ ..] = cells;
    format!("| {input:18} |{}", numbers.map(|number| format!(" {number:>9} |")).concat())
}
