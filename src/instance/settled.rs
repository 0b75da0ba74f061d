//! A table whose columns are settled: at most one column per meaning, everything unread reported.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Specs, is_note, is_row_number};
use super::likeness::likely;
use super::notes::{Notes, all_names};
use super::unfit::{report_struck_cells, report_unfit_texts};
use super::words::fold_spaces;
use crate::args;
use crate::diagnostic::{CellPlace, Code, Diagnostic, Place, cell_address, column_letters};
use crate::lang::Args;
use crate::workbook::number::read_text;
use crate::workbook::{
    Cell, ColumnSpec, FoundColumn, Holds, Sheet, Skipped, SkippedRow, Table, TableRow, could_be_object, find_table,
};

/// How many columns that nothing reads have a warning each.
const MOST_UNUSED: usize = 3;

/// How many row numbers an assumption lists.
const ROWS_SHOWN: usize = 10;

/// A table with one column, or none, for each spec.
pub(super) struct Settled<'a> {
    /// The table.
    pub(super) table: Table<'a>,
    /// For each spec its column, if there is one whose header is clear.
    columns: Vec<Option<FoundColumn>>,
    /// For specs without a column, the one that is surely meant: it is not read, but checked.
    meant: Vec<Option<FoundColumn>>,
    /// The columns that may name a row in a message, best first.
    named_by: Vec<usize>,
}

/// A row of cells, ascending by column.
pub(super) type Cells<'a> = &'a [(u32, Cell)];

impl<'a> Settled<'a> {
    /// The table of `sheet`; reports two columns for one meaning, guessed and unused columns and skipped rows.
    /// `silent` names the specs that may stand several times because nothing reads them (`№ п/п`).
    pub(super) fn read(
        file: &'a str,
        sheet: &'a Sheet,
        specs: &Specs,
        silent: &[usize],
        notes: &mut Notes<'_>,
    ) -> Option<Self> {
        let table = find_table(file, sheet, &specs.list)?;
        let mut columns = Vec::with_capacity(table.columns.len());
        for (spec, found) in table.columns.iter().enumerate() {
            let are_names = specs.list.get(spec).is_some_and(|spec| spec.holds == Holds::Name);
            if let ([own, more], true) = (found.as_slice(), are_names) {
                let args = args![
                    sheet = sheet.name.as_str(),
                    header = fold_spaces(&own.header),
                    other = fold_spaces(&more.header)
                ];
                notes.assume("assumption-two-names", args);
            } else if found.len() > 1 && !silent.contains(&spec) {
                let args =
                    args![column = specs.name(spec), headers = all_names(found.iter().map(|column| &column.header))];
                let place = found.get(1).map_or(Place::Nowhere, |second| header_place(&table, second));
                notes.report(Code::TwoColumns, place, args);
            }
            let own = found.first().cloned();
            let unclear = own.as_ref().filter(|_| !silent.contains(&spec)).and_then(|own| own.strange_word.as_deref());
            if let (Some(own), Some(_), true) = (&own, unclear, specs.is_optional(spec)) {
                let header = fold_spaces(&own.header);
                let args = args![header = header.as_str(), headers = header.as_str(), how = "one", count = 1_usize];
                notes.report(Code::UnusedColumn, header_place(&table, own), args);
            } else if let (Some(own), Some(word)) = (&own, unclear) {
                let args = args![column = specs.name(spec), word = word, headers = specs.all_headers(spec)];
                notes.report(Code::HeaderUnclear, header_place(&table, own), args);
            }
            columns.push(own.filter(|own| silent.contains(&spec) || own.strange_word.is_none()));
        }
        let meant = meant(&table, specs);
        let settled = Self { table, columns, meant, named_by: specs.named_by.clone() };
        settled.note_guesses(specs, silent, notes);
        settled.note_unused(silent, notes);
        settled.note_headless(notes);
        settled.note_skipped(notes);
        report_unfit_texts(&settled, specs.list.len(), notes);
        report_struck_cells(&settled, specs.list.len(), notes);
        Some(settled)
    }

    /// The column of a spec.
    pub(super) fn column(&self, spec: usize) -> Option<&FoundColumn> {
        self.columns.get(spec).and_then(Option::as_ref)
    }

    /// The column of a spec; when it is missing, the one that is surely meant: its values are checked all the same, so that
    /// a wrong header hides nothing.
    pub(super) fn column_or_meant(&self, spec: usize) -> Option<&FoundColumn> {
        self.column(spec).or_else(|| self.meant.get(spec).and_then(Option::as_ref))
    }

    /// The cell of a spec in a row.
    pub(super) fn cell(&self, cells: Cells<'a>, spec: usize) -> Option<&'a Cell> {
        cell_of(cells, self.column(spec)?.column)
    }

    /// The cell of a spec in a row, be it in the column that is only meant.
    pub(super) fn cell_or_meant(&self, cells: Cells<'a>, spec: usize) -> Option<&'a Cell> {
        cell_of(cells, self.column_or_meant(spec)?.column)
    }

    /// The data rows with their cells.
    pub(super) fn rows<'s>(&'s self) -> impl Iterator<Item = (&'s TableRow, Cells<'a>)> + 's {
        self.table.rows.iter().map(|row| (row, self.cells_of(row.row)))
    }

    /// The cells of a row of the sheet.
    pub(super) fn cells_of(&self, row: u32) -> Cells<'a> {
        let rows = &self.table.sheet.rows;
        let at = rows.binary_search_by_key(&row, |r| r.row);
        at.ok().and_then(|at| rows.get(at)).map_or(&[], |r| r.cells.as_slice())
    }

    /// What names a row in a message: of an object its id, БИН or name, else the text of the column that comes first.
    pub(super) fn key(&self, cells: Cells<'a>) -> Option<String> {
        let text = |spec: usize| self.cell(cells, spec).and_then(|cell| read_text(cell).ok());
        self.named_by.iter().find_map(|spec| text(*spec).filter(|text| !text.is_empty()))
    }

    /// The place of the first cell of a row.
    pub(super) fn first_cell(&self, row: u32) -> Place {
        let first = self.cells_of(row).first().map_or(0, |(column, _)| *column);
        self.table.sheet.place(self.table.file, row, first)
    }

    /// The place of a cell; `key` is what identifies its row, unless the row says it itself.
    pub(super) fn place(&self, row: u32, spec: usize, key: Option<String>) -> Place {
        let Some(found) = self.column_or_meant(spec) else { return self.sheet_place() };
        let own = || self.key(self.cells_of(row)).filter(|_| row > self.table.header_row);
        Place::Cell(Box::new(CellPlace {
            file: self.table.file.to_owned(),
            sheet: self.table.sheet.name.clone(),
            row,
            column: found.column,
            row_key: key.or_else(own),
            header: Some(found.header.clone()),
            shown: self.table.sheet.cell(row, found.column).map(Cell::shown).unwrap_or_default(),
        }))
    }

    /// The header of a spec as written, else its usual name.
    pub(super) fn header(&self, spec: usize, specs: &Specs) -> String {
        self.column_or_meant(spec).map_or_else(|| specs.name(spec), |found| found.header.clone())
    }

    /// The place of the sheet.
    pub(super) fn sheet_place(&self) -> Place {
        Place::Sheet { file: self.table.file.to_owned(), sheet: self.table.sheet.name.clone() }
    }

    /// Reports the rows that the finder took for headings or footnotes because nothing stands beside a name that
    /// `is_known`: their cell of `spec` is empty.
    pub(super) fn report_lone_names(
        &self,
        specs: &Specs,
        spec: usize,
        is_known: impl Fn(&str) -> bool,
        notes: &mut Notes<'_>,
    ) {
        let lone = |row: &&SkippedRow| matches!(row.why, Skipped::Section | Skipped::Footnote) && is_known(&row.text);
        for row in self.table.skipped.iter().filter(lone) {
            let header = self.header(spec, specs);
            let place = self.place(row.row, spec, Some(row.text.clone()));
            notes.report(Code::EmptyCell, place, args![column = header, found = ""]);
        }
    }

    /// Reports that a column is missing, with the nearest unused header; not where one was refused for its header.
    pub(super) fn report_missing(&self, specs: &Specs, spec: usize, notes: &mut Notes<'_>) {
        if self.table.columns.get(spec).is_some_and(|found| !found.is_empty()) {
            return;
        }
        let wanted = specs.list.get(spec).map_or(&[][..], |column| &column.headers);
        let unused: Vec<&str> = self.table.unused.iter().map(|column| column.header.as_str()).collect();
        let near = likely(wanted, &unused).map(|likely| likely.header.to_owned());
        let args = args![column = specs.name(spec), headers = specs.all_headers(spec)];
        notes.push(Diagnostic::new(Code::MissingColumn, self.sheet_place(), args).suggest(near));
    }

    /// Whether any data row has a value in a column of the sheet.
    fn has_values(&self, column: u32) -> bool {
        self.rows().any(|(_, cells)| cells.binary_search_by_key(&column, |(c, _)| *c).is_ok())
    }

    fn note_guesses(&self, specs: &Specs, silent: &[usize], notes: &mut Notes<'_>) {
        for (spec, found) in self.columns.iter().enumerate() {
            let Some(found) = found else { continue };
            if silent.contains(&spec) {
                self.note_column("assumption-row-number", found, notes);
            } else if !specs.is_usual(spec, &found.header) {
                let mut args = self.column_args(found);
                args.extend(args![column = specs.name(spec)]);
                notes.assume("assumption-guessed-column", args.clone());
                if specs.is_wanted(spec, &found.header) {
                    continue;
                }
                args.extend(args![cell = cell_address(self.table.header_row, found.column)]);
                let mut place = header_place(&self.table, found);
                if let Place::Cell(cell) = &mut place {
                    cell.header = Some(found.header.clone());
                }
                notes.report(Code::GuessedColumn, place, args);
            }
        }
    }

    /// Columns that nothing reads: a warning, unless they are empty, number the rows or hold notes for people. Of many columns
    /// one warning tells, lest it hide others.
    fn note_unused(&self, silent: &[usize], notes: &mut Notes<'_>) {
        let mut unused = Vec::new();
        for found in &self.table.unused {
            if !self.has_values(found.column) {
                self.note_column("assumption-empty-column", found, notes);
            } else if is_row_number(&found.header) {
                self.note_column("assumption-row-number", found, notes);
            } else if is_note(&found.header) {
                self.note_column("assumption-note-column", found, notes);
            } else {
                unused.push(found);
            }
        }
        let each = if unused.len() > MOST_UNUSED { 1 } else { unused.len() };
        let how = if unused.len() > MOST_UNUSED { "many" } else { "one" };
        let headers = all_names(unused.iter().map(|found| fold_spaces(&found.header)));
        for found in unused.iter().take(each) {
            let args =
                args![header = fold_spaces(&found.header), headers = headers.as_str(), how = how, count = unused.len()];
            notes.report(Code::UnusedColumn, header_place(&self.table, found), args);
        }
        for found in silent.iter().filter_map(|spec| self.table.columns.get(*spec)).flat_map(|all| all.iter().skip(1)) {
            self.note_column("assumption-row-number", found, notes);
        }
    }

    /// Warns of columns that hold something beside the data and have no header: numbers may have slipped into them.
    fn note_headless(&self, notes: &mut Notes<'_>) {
        let known: BTreeSet<u32> =
            self.table.columns.iter().flatten().chain(&self.table.unused).map(|found| found.column).collect();
        let mut headless: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
        for (row, cells) in self.rows() {
            for (column, _) in cells.iter().filter(|(column, _)| !known.contains(column)) {
                headless.entry(*column).or_insert((row.row, 0)).1 += 1;
            }
        }
        for (column, (row, count)) in headless {
            let place = self.table.sheet.place(self.table.file, row, column);
            let args = args![column = column_letters(column), count = count];
            // In a file of text the rows with a comma inside a number are wider, and their numbers stand in the wrong columns.
            let is_beyond = known.last().is_some_and(|last| column > *last);
            let code = if is_beyond && self.is_delimited() { Code::RowTooWide } else { Code::ColumnWithoutHeader };
            notes.report(code, place, args);
        }
    }

    fn is_delimited(&self) -> bool {
        let name = self.table.file.to_lowercase();
        [".csv", ".txt", ".tsv"].iter().any(|ending| name.ends_with(ending))
    }

    fn note_column(&self, key: &'static str, found: &FoundColumn, notes: &mut Notes<'_>) {
        notes.assume(key, self.column_args(found));
    }

    fn column_args(&self, found: &FoundColumn) -> Args {
        args![sheet = self.table.sheet.name.as_str(), header = fold_spaces(&found.header)]
    }

    fn note_skipped(&self, notes: &mut Notes<'_>) {
        const KINDS: [(Skipped, &str); 6] = [
            (Skipped::ColumnNumbers, "assumption-skipped-column-numbers"),
            (Skipped::Units, "assumption-skipped-units"),
            (Skipped::Section, "assumption-skipped-sections"),
            (Skipped::Total, "assumption-skipped-totals"),
            (Skipped::Footnote, "assumption-skipped-footnotes"),
            (Skipped::RepeatedHeader, "assumption-skipped-headers"),
        ];
        for (why, key) in KINDS {
            let rows = self.skipped(why);
            if !rows.is_empty() {
                let mut args = self.skipped_args(&rows);
                args.extend((why == Skipped::Footnote).then(|| ("texts", self.footnotes().into())));
                notes.assume(key, args);
            }
        }
        for row in self.skipped(Skipped::MaybeColumnNumbers) {
            notes.report(Code::ColumnNumbers, self.first_cell(row), args![]);
        }
        for row in self.skipped(Skipped::MaybeTotal) {
            notes.report(Code::TotalAsRow, self.first_cell(row), args![sign = "words", lacks = "word"]);
        }
        let first = self.table.rows.first().map_or(u32::MAX, |row| row.row);
        let is_example = |row: &u32| *row < first && !self.names_own_object(*row);
        let (examples, commented): (Vec<u32>, Vec<u32>) = self.commented().partition(is_example);
        for (code, rows) in [(Code::ExampleRows, examples), (Code::CommentedRows, commented)] {
            if !rows.is_empty() {
                notes.report(code, self.sheet_place(), self.skipped_args(&rows));
            }
        }
    }

    /// The texts of the footnotes, the first of many.
    fn footnotes(&self) -> String {
        const SHOWN: usize = 5;
        const LONGEST: usize = 100;
        let rows = self.table.skipped.iter().filter(|row| row.why == Skipped::Footnote);
        let cut = |text: &str| match text.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("`{}…`", text.get(..at).unwrap_or_default()),
            None => format!("`{text}`"),
        };
        let mut shown: Vec<String> = rows.clone().take(SHOWN).map(|row| cut(&row.text)).collect();
        shown.extend((rows.count() > SHOWN).then(|| "…".to_owned()));
        shown.join(", ")
    }

    /// The rows that were skipped for the reason `why`.
    fn skipped(&self, why: Skipped) -> Vec<u32> {
        self.table.skipped.iter().filter(|row| row.why == why).map(|row| row.row).collect()
    }

    /// Whether a row names an object that no template has as an example.
    fn names_own_object(&self, row: u32) -> bool {
        let texts = || self.cells_of(row).iter().map(|(_, cell)| cell.shown());
        let is_example = |text: &str| ["(пример)", "(мысал)", "(example)"].iter().any(|mark| text.ends_with(mark));
        texts().any(|text| could_be_object(&text)) && !texts().any(|text| is_example(&text))
    }

    /// The rows that begin with `#`.
    fn commented(&self) -> impl Iterator<Item = u32> {
        let is_commented = |row: &&SkippedRow| row.why == Skipped::Ignored && row.text.starts_with('#');
        self.table.skipped.iter().filter(is_commented).map(|row| row.row)
    }

    fn skipped_args(&self, rows: &[u32]) -> Args {
        args![sheet = self.table.sheet.name.as_str(), rows = row_numbers(rows), count = rows.len()]
    }
}

fn cell_of(cells: Cells<'_>, column: u32) -> Option<&Cell> {
    let at = cells.binary_search_by_key(&column, |(c, _)| *c).ok()?;
    cells.get(at).map(|(_, cell)| cell)
}

/// For each spec without a column the unused column whose header leaves hardly a doubt.
fn meant(table: &Table<'_>, specs: &Specs) -> Vec<Option<FoundColumn>> {
    let unused: Vec<&str> = table.unused.iter().map(|column| column.header.as_str()).collect();
    let meant = |(spec, found): (&ColumnSpec, &Vec<FoundColumn>)| {
        let likely = likely(&spec.headers, &unused).filter(|likely| found.is_empty() && likely.is_sure)?;
        table.unused.iter().find(|column| column.header == likely.header).cloned()
    };
    specs.list.iter().zip(&table.columns).map(meant).collect()
}

/// The header of a column, though its text stand in a merged cell further up.
fn header_place(table: &Table<'_>, found: &FoundColumn) -> Place {
    let mut place = table.sheet.place(table.file, table.header_row, found.column);
    if let Place::Cell(cell) = &mut place
        && cell.shown.is_empty()
    {
        cell.shown.clone_from(&found.header);
    }
    place
}

/// Rows as a person counts them: `5, 9, 12, …`.
fn row_numbers(rows: &[u32]) -> String {
    let mut shown: Vec<String> = rows.iter().take(ROWS_SHOWN).map(|row| (u64::from(*row) + 1).to_string()).collect();
    if rows.len() > ROWS_SHOWN {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
