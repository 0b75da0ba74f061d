//! The files of `samples/`: what each must hold, and whether it does.

use std::error::Error;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Sheets, open_workbook_auto, open_workbook_auto_from_rs};

use crate::region::{School, region};
use crate::{clean, csv, fifty, lists, messy, programme, xlsx};

/// A file of `samples/`.
pub(crate) struct File {
    /// Its path in `samples/`.
    pub(crate) path: String,
    pub(crate) content: Content,
}

/// What a file must hold.
pub(crate) enum Content {
    /// These bytes.
    Exact(Vec<u8>),
    /// The cells of this Excel workbook, converted to another format by LibreOffice.
    Converted(Vec<u8>),
}

/// Every generated file.
///
/// # Errors
/// When a sheet does not fit its format.
pub(crate) fn files() -> Result<Vec<File>, Box<dyn Error>> {
    let schools = region();
    let mut files = Vec::new();
    for sample in &programme::SAMPLES {
        let bytes = xlsx::to_xlsx(&clean::sheets(sample, &schools))?;
        files.push(File { path: format!("{}/input.xlsx", sample.model), content: Content::Exact(bytes) });
    }
    for (model, sheets) in lists::samples(&schools) {
        let bytes = xlsx::to_xlsx(&sheets)?;
        files.push(File { path: format!("{model}/input.xlsx"), content: Content::Exact(bytes) });
    }
    let bytes = xlsx::to_xlsx(&fifty::sheets(&schools))?;
    files.push(File { path: "it_classes/fifty.xlsx".to_owned(), content: Content::Exact(bytes) });
    add_messy(&schools, &mut files)?;
    Ok(files)
}

fn add_messy(schools: &[School], files: &mut Vec<File>) -> Result<(), Box<dyn Error>> {
    let mut add = |path: &str, content| files.push(File { path: format!("messy/{path}"), content });
    add("teacher_computers.xlsx", Content::Exact(xlsx::to_xlsx(&messy::teacher_computers(schools))?));
    add("region_2020.xlsx", Content::Exact(xlsx::to_xlsx(&messy::region_2020(schools))?));
    add("it_classes.xls", Content::Converted(xlsx::to_xlsx(&messy::it_classes(schools))?));
    add("wifi.ods", Content::Converted(xlsx::to_xlsx(&messy::wifi(schools))?));
    for sheet in messy::computers_2019(schools) {
        add(&format!("computers_2019/{}.csv", sheet.name), Content::Exact(csv::to_csv(&sheet)?));
    }
    Ok(())
}

impl File {
    /// Whether the file in `folder` holds what it must.
    pub(crate) fn is_current(&self, folder: &Path) -> bool {
        let path = folder.join(&self.path);
        match &self.content {
            Content::Exact(bytes) => std::fs::read(path).is_ok_and(|found| found == *bytes),
            Content::Converted(source) => {
                let made = open_workbook_auto_from_rs(Cursor::new(source)).ok().and_then(cells);
                let found = open_workbook_auto(path).ok().and_then(cells);
                made.is_some() && made == found
            }
        }
    }
}

/// A sheet's name and its filled cells: row, column, what it shows.
type Filled = (String, Vec<(u32, u32, String)>);

/// The filled cells of every sheet; `None` when one cannot be read.
fn cells<R: std::io::Read + std::io::Seek>(mut workbook: Sheets<R>) -> Option<Vec<Filled>> {
    let names = workbook.sheet_names();
    names.into_iter().map(|name| workbook.worksheet_range(&name).ok().map(|range| (name, filled(&range)))).collect()
}

fn filled(range: &calamine::Range<Data>) -> Vec<(u32, u32, String)> {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    range
        .used_cells()
        .map(|(row, column, value)| (first_row + position(row), first_column + position(column), value.to_string()))
        .filter(|(_, _, shown)| !shown.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_on_disk_are_current() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let old: Vec<String> =
            files().unwrap().into_iter().filter(|file| !file.is_current(&folder)).map(|file| file.path).collect();
        assert!(old.is_empty(), "run `cargo run --release --bin jospar-samples` and samples/convert.sh for {old:?}");
    }

    #[test]
    fn the_same_files_are_made_every_time() {
        for (first, second) in files().unwrap().into_iter().zip(files().unwrap()) {
            let (Content::Exact(a) | Content::Converted(a)) = first.content;
            let (Content::Exact(b) | Content::Converted(b)) = second.content;
            assert!(a == b, "{}", first.path);
        }
    }
}
