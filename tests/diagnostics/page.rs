//! The page of a code: text and fenced blocks that are files, edits, commands and outputs.
//!
//! - `csv FILE`, `toml FILE`, `txt FILE`: a file with this text;
//! - `csv FILE.xlsx SHEET`, with `hidden` behind it or not: a sheet of a workbook; `=1/0` is a formula;
//! - `xml FILE.xlsx PART`: a part of a workbook, instead of the one that it has;
//! - `edit FILE.xlsx`, with `sealed` behind it or not: changes of a workbook (see [`super::edit`]);
//! - `console`: commands; below the last one of the page stands what it says;
//! - `json`: the findings of the page's code when the last command is run with `--json`.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{Formula, Workbook, Worksheet};
use serde_json::Value;

use super::edit;
use crate::support::{Folder, Run};

/// A page, part by part.
pub(super) struct Page {
    parts: Vec<Part>,
}

/// A stretch of text, or a fenced block.
enum Part {
    Text(String),
    Block { info: String, body: String },
}

impl Page {
    /// Splits a page into its parts.
    pub(super) fn parse(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let body = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
                parts.push(Part::Block { info: info.to_owned(), body });
            } else {
                parts.push(Part::Text(format!("{line}\n")));
            }
        }
        Self { parts }
    }

    /// Runs the page: the page with the outputs of this run, and whether `code` is among its findings.
    pub(super) fn run(&self, code: &str) -> (String, bool) {
        let folder = Folder::new();
        let last = self.parts.iter().rposition(|part| matches!(part, Part::Block { info, .. } if info == "console"));
        let mut out = String::new();
        let mut books: Vec<(String, Workbook)> = Vec::new();
        let mut findings = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let (info, mut body) = match part {
                Part::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Part::Block { info, body } => (info, body.clone()),
            };
            let words: Vec<&str> = info.split(' ').collect();
            match words.as_slice() {
                ["console"] => {
                    save(&folder, &mut books);
                    let (commands, own) = run_console(&folder, &body, Some(at) == last);
                    (body, findings) = (commands, of_code(&own, code));
                }
                ["json"] => body = pretty(&findings),
                ["csv", file, sheet, rest @ ..] => add_sheet(&mut books, file, sheet, rest.contains(&"hidden"), &body),
                ["xml", file, part] => {
                    save(&folder, &mut books);
                    let new = |name: &str, old| if name == *part { body.clone().into_bytes() } else { old };
                    rewrite_parts(&folder, file, new);
                }
                ["edit", file, rest @ ..] => {
                    save(&folder, &mut books);
                    edit::edit(&folder, file, &body, rest.contains(&"sealed"));
                }
                [_, file] => folder.write(file, &body),
                _ => panic!("`{info}` is no block of a page"),
            }
            out.push_str(&format!("```{info}\n{body}```\n"));
        }
        (out, !findings.is_empty())
    }
}

/// Runs the commands of a block: the block with the output of its last command, and that command's JSON.
fn run_console(folder: &Folder, body: &str, shows_output: bool) -> (String, Value) {
    let commands: Vec<&str> = body.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    let (last, before) = commands.split_last().expect("a command");
    for command in before {
        folder.shell(command);
    }
    let mut out: String = commands.iter().map(|command| format!("$ {command}\n")).collect();
    if !shows_output {
        folder.shell(last);
        return (out, Value::Null);
    }
    let Run { stdout, stderr, .. } = folder.shell(last);
    let said = format!("{stdout}{stderr}");
    for line in said.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    let json = folder.shell(&format!("{last} --json"));
    (out, serde_json::from_str(&json.stdout).unwrap_or(Value::Null))
}

/// The findings of a code in what `--json` gave: a list of findings, or an object that holds one.
fn of_code(json: &Value, code: &str) -> Vec<Value> {
    let list = json.as_array().or_else(|| json["diagnostics"].as_array());
    list.into_iter().flatten().filter(|finding| finding["code"] == code).cloned().collect()
}

fn pretty(findings: &[Value]) -> String {
    format!("{}\n", serde_json::to_string_pretty(findings).expect("JSON"))
}

/// Adds a sheet of comma-separated cells to the workbook `file`.
fn add_sheet(books: &mut Vec<(String, Workbook)>, file: &str, name: &str, is_hidden: bool, body: &str) {
    if !books.iter().any(|(own, _)| own == file) {
        books.push((file.to_owned(), Workbook::new()));
    }
    let (_, book) = books.iter_mut().find(|(own, _)| own == file).expect("just added");
    let sheet = book.add_worksheet().set_name(name).expect("a name");
    sheet.set_hidden(is_hidden);
    for (row, line) in (0..).zip(body.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            write_cell(sheet, row, column, cell);
        }
    }
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let written = match (cell.strip_prefix('='), cell.parse::<f64>()) {
        _ if cell.is_empty() => return,
        (Some(formula), _) => sheet.write_formula(row, column, Formula::new(formula).set_result("#DIV/0!")),
        (None, Ok(number)) => sheet.write_number(row, column, number),
        (None, Err(_)) => sheet.write_string(row, column, cell),
    };
    written.expect("a cell");
}

fn save(folder: &Folder, books: &mut Vec<(String, Workbook)>) {
    for (file, mut book) in books.drain(..) {
        book.save(folder.path(&file)).expect("writable");
    }
}

/// Gives every part of a workbook, which is a zip archive, the content that `new` makes of its name and old content.
pub(super) fn rewrite_parts(folder: &Folder, file: &str, new: impl Fn(&str, Vec<u8>) -> Vec<u8>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(folder.read(file))).expect("an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        out.start_file(&name, zip::write::SimpleFileOptions::default()).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("readable");
        out.write_all(&new(&name, bytes)).expect("writable");
    }
    folder.write(file, out.finish().expect("an archive").into_inner());
}
