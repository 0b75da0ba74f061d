//! How a plan workbook looks to whoever opens it: what its cells, sheets, views, drawings and parts show.
//!
//! A plan is written by this program, and saved anew by few others, so what it may hold is known: these files read what there
//! is and name, as the file spells it, whatever is not among that. What cannot be read counts as found.

mod book;
mod cell;
mod charts;
mod colour;
mod drawings;
mod ods;
mod print;
mod sheet;
mod styles;
mod xml;

use std::collections::BTreeMap;
use std::path::Path;

pub use cell::CellLook;
pub use charts::{Chart, ChartLook, Kept, SeriesLook, chart_cells};
pub use drawings::Drawings;
pub use print::Printed;

use super::Hidden;
use super::archive::entry_names;
use super::outline::Least;
use super::parts::Parts;

/// Lower rows and narrower columns of a plan hide what they hold.
const LEAST: Least = Least { height: 9.0, width: 2.0 };
/// More rows or columns of a plan are not frozen: what lies below them could not be reached.
const MOST_FROZEN: u32 = 10;

/// How a file shows its sheets, by their names.
#[derive(Clone, Debug, Default)]
pub struct Appearance {
    /// Whether anything is known: of `.xlsx` and `.ods` files.
    pub is_known: bool,
    /// Formats, views and what is hidden.
    pub looks: BTreeMap<String, SheetLook>,
    /// What is drawn on them; `None` when that is not known.
    pub drawings: Option<BTreeMap<String, Drawings>>,
    /// What of them is printed, where that is not all.
    pub printed: BTreeMap<String, Printed>,
    /// What no plan has, as the file spells it.
    pub foreign: Vec<String>,
}

/// How one sheet shows its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLook {
    /// The looks of cells.
    pub styles: Vec<CellLook>,
    /// Row and column, counted from 0, ascending, and the position of the cell's look.
    pub cells: Vec<((u32, u32), usize)>,
    /// What it hides.
    pub hidden: Hidden,
    /// The cells of conditional formats that show something else than the numbers.
    pub conditional: Vec<String>,
    /// Whether formulas are shown instead of their results.
    pub shows_formulas: bool,
    /// Whether zeros are not shown.
    pub hides_zeros: bool,
    /// What no sheet of a plan has, as the file spells it.
    pub foreign: Vec<String>,
}

impl SheetLook {
    /// How a cell looks; `None` when that is not known.
    pub fn cell(&self, row: u32, column: u32) -> Option<&CellLook> {
        let at = self.cells.binary_search_by_key(&(row, column), |(at, _)| *at).ok()?;
        self.cells.get(at).and_then(|(_, style)| self.styles.get(*style))
    }
}

/// How a file shows its sheets.
pub fn read_appearance(path: &Path) -> Appearance {
    let Ok(bytes) = std::fs::read(path) else { return Appearance::default() };
    let Some(mut parts) = Parts::open(&bytes) else { return Appearance::default() };
    let mut appearance = match (parts.has("xl/workbook.xml"), parts.has("content.xml")) {
        (true, false) => book::read_xlsx(&mut parts),
        (false, true) => ods::read_ods(&mut parts),
        _ => return Appearance::default(),
    };
    appearance.is_known = true;
    let names = entry_names(&bytes).map(|names| names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>());
    let is_one_of_each = names.is_some_and(|mut names| {
        names.sort_unstable();
        names.windows(2).all(|pair| pair.first() != pair.last())
    });
    if !is_one_of_each {
        appearance.foreign.push("zip".to_owned());
    }
    appearance
}
