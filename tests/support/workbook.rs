//! Workbooks for tests: read through the library, written anew cell by cell.

use std::io::Read as _;
use std::path::Path;

use jospar::workbook::{Cell, Row, read_workbook};
use rust_xlsxwriter::{Formula, Workbook};

/// The cells of a sheet, row by row; empty ones are empty texts.
type Grid = Vec<Vec<String>>;

/// The sheets of a workbook by name, as texts.
pub(crate) fn sheets(path: &Path) -> Vec<(String, Grid)> {
    let workbook = read_workbook(path).unwrap_or_else(|findings| panic!("{findings:?}"));
    let grid = |sheet: &jospar::workbook::Sheet| {
        let mut grid = Grid::new();
        for row in &sheet.rows {
            let at = usize::try_from(row.row).expect("few rows");
            grid.resize(grid.len().max(at + 1), Vec::new());
            for (column, cell) in &row.cells {
                let column = usize::try_from(*column).expect("few columns");
                let cells = &mut grid[at];
                cells.resize(cells.len().max(column + 1), String::new());
                cells[column] = cell.shown();
            }
        }
        grid
    };
    workbook.sheets.iter().map(|sheet| (sheet.name.clone(), grid(sheet))).collect()
}

/// A copy of a template in which the example rows are real: their `# ` is gone. Prices and
/// amounts are those of the examples beside them.
pub(crate) fn fill_template(template: &Path, filled: &Path) {
    let read = read_workbook(template).unwrap_or_else(|findings| panic!("{findings:?}"));
    let mut workbook = Workbook::new();
    for sheet in &read.sheets {
        let written = workbook.add_worksheet().set_name(&sheet.name).expect("a name that was one");
        for row in &sheet.rows {
            for (column, cell) in &row.cells {
                let column = u16::try_from(*column).expect("few columns");
                match cell {
                    Cell::Number(number) => written.write_number(row.row, column, *number),
                    other => {
                        let text = other.shown();
                        written.write_string(row.row, column, text.strip_prefix("# ").unwrap_or(&text))
                    }
                }
                .expect("a cell that was one");
            }
            if let Some((column, price)) = example_price(row) {
                written.write_number(row.row, column, price).expect("a cell");
            }
        }
    }
    workbook.save(filled).expect("writable");
}

/// The empty cell of a price, and the price of the example beside it.
fn example_price(row: &Row) -> Option<(u16, f64)> {
    let cells = row.cells.iter().filter(|_| row.row > 0).map(|(at, cell)| (*at, cell.shown()));
    // Prices of larger orders may follow.
    let is_price = |shown: &str| shown.ends_with('₸') || shown.contains("₸; ");
    let (at, shown) = cells.rev().find(|(_, shown)| is_price(shown))?;
    let (before, price) = shown.split_once('₸')?.0.rsplit_once(": ")?;
    let digits: String = price.split('.').next()?.chars().filter(char::is_ascii_digit).collect();
    let column = u16::try_from(at.checked_sub(1)?).ok()?;
    (!before.starts_with('#')).then(|| (column, digits.parse().expect("a price")))
}

/// A part of a workbook, which is an archive.
pub(crate) fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).expect("readable")).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// A copy of a workbook in which the formula of one cell is another, with the same result.
pub(crate) fn with_formula(from: &Path, to: &Path, sheet: &str, at: (u32, u32), formula: &str) {
    let mut read = read_workbook(from).unwrap_or_else(|findings| panic!("{findings:?}"));
    let formulas = read.sheets.iter_mut().find(|own| own.name == sheet).map(|own| &mut own.formulas);
    let old = formulas.and_then(|all| all.insert(at, formula.to_owned()));
    assert!(old.is_some_and(|old| old != formula), "{sheet} has no other formula at {at:?}");
    let mut workbook = Workbook::new();
    for sheet in &read.sheets {
        let written = workbook.add_worksheet().set_name(&sheet.name).expect("a name that was one");
        for row in &sheet.rows {
            for (column, cell) in &row.cells {
                let (at, column) = ((row.row, *column), u16::try_from(*column).expect("few columns"));
                match (sheet.formulas.get(&at), cell) {
                    (Some(formula), cell) => {
                        let formula = Formula::new(formula).set_result(cell.shown());
                        written.write_formula(row.row, column, formula)
                    }
                    (None, Cell::Number(number)) => written.write_number(row.row, column, *number),
                    (None, other) => written.write_string(row.row, column, other.shown()),
                }
                .expect("a cell that was one");
            }
        }
    }
    workbook.save(to).expect("writable");
}
