//! Excel and OpenDocument files as sheets.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Dimensions, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::format::Format;
use super::outline::{Outline, read_outlines};
use super::spans::read_spans;
use super::{Area, Cell, Formulas, Row, Sheet, Visibility, serial};

/// What makes a spreadsheet unreadable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is protected by a password.
    Encrypted,
    /// The file is damaged.
    File,
    /// The sheets of these names are damaged.
    Sheets(Vec<String>),
}

/// Sheets in file order and custom properties.
pub(super) type Contents = (Vec<Sheet>, BTreeMap<String, String>);

type Bytes<'a> = Cursor<&'a [u8]>;

/// What the reader of values passes over, or would go through all cells again to find: by the sheets' names.
type Outlines = BTreeMap<String, Outline>;

/// Reads the bytes of a spreadsheet. A panic of the reader is [`Broken::File`].
pub(super) fn read_spreadsheet(bytes: &[u8], format: Format) -> Result<Contents, Broken> {
    let read = || match format {
        Format::Xlsx => read::<Xlsx<Bytes<'_>>>(bytes, read_outlines(bytes)),
        Format::Xlsb => read::<Xlsb<Bytes<'_>>>(bytes, Outlines::new()),
        Format::Xls => read::<Xls<Bytes<'_>>>(bytes, Outlines::new()),
        Format::Ods => read::<Ods<Bytes<'_>>>(bytes, Outlines::new()).and_then(|contents| with_spans(contents, bytes)),
        Format::Text => Err(Broken::File),
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Broken::File))
}

/// The sheets of an OpenDocument file with their merged areas and what each hides.
fn with_spans((mut sheets, properties): Contents, bytes: &[u8]) -> Result<Contents, Broken> {
    let extent = |sheet: &Sheet| {
        let columns =
            sheet.rows.iter().filter_map(|row| row.cells.last()).map(|(column, _)| column.saturating_add(1)).max();
        (sheet.rows.last().map_or(0, |row| row.row.saturating_add(1)), columns.unwrap_or(0))
    };
    let extents = sheets.iter().map(|sheet| (sheet.name.clone(), extent(sheet))).collect();
    let mut spans = read_spans(bytes, &extents).ok_or(Broken::File)?;
    for sheet in &mut sheets {
        let found = spans.remove(&sheet.name).unwrap_or_default();
        (sheet.merged, sheet.hidden) = (found.merged, found.hidden);
    }
    Ok((sheets, properties))
}

/// What differs between the readers of calamine.
trait Spreadsheet<'a>: Reader<Bytes<'a>> {
    fn is_password(error: &Self::Error) -> bool;

    fn custom_properties(&mut self) -> BTreeMap<String, String>;

    fn cells(&mut self, sheet: &str) -> Result<(Vec<Found>, Formulas), Self::Error>;

    fn merged(&mut self, sheet: &str) -> Result<Vec<Dimensions>, Self::Error>;
}

/// A cell with its row and column.
type Found = (u32, u32, Cell);

fn read<'a, S>(bytes: &'a [u8], mut outlines: Outlines) -> Result<Contents, Broken>
where
    S: Spreadsheet<'a>,
{
    let mut book = S::new(Cursor::new(bytes)).map_err(|error| match S::is_password(&error) {
        true => Broken::Encrypted,
        false => Broken::File,
    })?;
    let listed = book.sheets_metadata().to_vec();
    let (mut sheets, mut broken) = (Vec::new(), Vec::new());
    for listed in listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let visibility = match listed.visible {
            SheetVisible::Visible => Visibility::Visible,
            SheetVisible::Hidden | SheetVisible::VeryHidden => Visibility::Hidden,
        };
        let Outline { hidden, merged } = outlines.remove(&listed.name).unwrap_or_default();
        let areas = |book: &mut S| match merged {
            Some(known) => Ok(known),
            None => book.merged(&listed.name).map(|found| found.iter().filter_map(area).collect()),
        };
        match book.cells(&listed.name).and_then(|cells| Ok((cells, areas(&mut book)?))) {
            Ok(((cells, formulas), merged)) => {
                let rows = rows(cells);
                sheets.push(Sheet { name: listed.name, visibility, rows, hidden, merged, formulas });
            }
            Err(_) => broken.push(listed.name),
        }
    }
    if broken.is_empty() { Ok((sheets, book.custom_properties())) } else { Err(Broken::Sheets(broken)) }
}

/// A merged area of more than one cell.
fn area(dimensions: &Dimensions) -> Option<Area> {
    let (rows, columns) = ((dimensions.start.0, dimensions.end.0), (dimensions.start.1, dimensions.end.1));
    (rows.0 <= rows.1 && columns.0 <= columns.1 && dimensions.start != dimensions.end).then_some(Area { rows, columns })
}

/// Cells as rows, ascending; of two cells at one place the last wins.
fn rows(mut cells: Vec<Found>) -> Vec<Row> {
    if !cells.is_sorted_by_key(|(row, column, _)| (*row, *column)) {
        cells.sort_by_key(|(row, column, _)| (*row, *column));
    }
    let mut rows: Vec<Row> = Vec::new();
    for (row, column, cell) in cells {
        match rows.last_mut() {
            Some(last) if last.row == row => match last.cells.last_mut() {
                Some(twin) if twin.0 == column => twin.1 = cell,
                _ => last.cells.push((column, cell)),
            },
            _ => rows.push(Row { row, cells: vec![(column, cell)] }),
        }
    }
    rows
}

/// The value of a cell; `None` for an empty one. A formula whose value is absent (not merely an empty text) is
/// [`Cell::Uncached`].
fn cell(value: Data, formula: Option<String>, is_1904: bool) -> Option<Cell> {
    match value {
        Data::Empty => formula.map(Cell::Uncached),
        Data::Int(n) => n.to_string().parse().ok().map(Cell::Number),
        Data::Float(n) => Some(Cell::Number(n)),
        Data::String(text) => text_cell(text),
        Data::Bool(b) => Some(Cell::Bool(b)),
        Data::DateTime(date) => Some(Cell::Date(serial::from_excel(&date, is_1904))),
        Data::DateTimeIso(iso) => serial::from_iso_date(&iso).map(Cell::Date).or_else(|| text_cell(iso)),
        Data::DurationIso(iso) => serial::from_iso_duration(&iso).map(Cell::Date).or_else(|| text_cell(iso)),
        Data::Error(error) => Some(Cell::Error(error.to_string())),
    }
}

/// A text, or the formula error that it is; `None` when nothing is visible.
pub(super) fn text_cell(text: String) -> Option<Cell> {
    if text.trim().is_empty() { None } else { Some(error_value(&text).unwrap_or(Cell::Text(text))) }
}

/// A text that is a formula error, as OpenDocument and csv files hold it.
fn error_value(text: &str) -> Option<Cell> {
    const ERRORS: [&str; 15] = [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#ДЕЛ/0!",
        "#Н/Д",
        "#ИМЯ?",
        "#ПУСТО!",
        "#ЧИСЛО!",
        "#ССЫЛКА!",
        "#ЗНАЧ!",
        "#DATA!",
    ];
    let trimmed = text.trim();
    let is_numbered = trimmed.strip_prefix("Err:").is_some_and(|number| number.parse::<u16>().is_ok());
    (is_numbered || ERRORS.contains(&trimmed)).then(|| Cell::Error(trimmed.to_owned()))
}

/// The cells of a range, those of formulas without a value among them, and all formulas.
fn cells_of(values: &Range<Data>, formulas: &Range<String>, is_1904: bool) -> (Vec<Found>, Formulas) {
    let at = |range: (u32, u32), row: usize, column: usize| {
        Some((range.0.checked_add(u32::try_from(row).ok()?)?, range.1.checked_add(u32::try_from(column).ok()?)?))
    };
    let start = values.start().unwrap_or_default();
    let mut out: Vec<Found> = values
        .used_cells()
        .filter_map(|(row, column, value)| {
            let (row, column) = at(start, row, column)?;
            cell(value.clone(), None, is_1904).map(|cell| (row, column, cell))
        })
        .collect();
    let start = formulas.start().unwrap_or_default();
    let mut texts = Formulas::new();
    for (row, column, formula) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
        let Some(place) = at(start, row, column) else { continue };
        if values.get_value(place).is_none_or(|value| *value == Data::Empty) {
            out.push((place.0, place.1, Cell::Uncached(formula.clone())));
        }
        texts.insert(place, formula.clone());
    }
    (out, texts)
}

impl<'a> Spreadsheet<'a> for Xlsx<Bytes<'a>> {
    fn is_password(error: &Self::Error) -> bool {
        matches!(error, calamine::XlsxError::Password)
    }

    fn custom_properties(&mut self) -> BTreeMap<String, String> {
        self.workbook_properties().map(|found| found.custom_properties.into_iter().collect()).unwrap_or_default()
    }

    /// Cell by cell, so that empty styled cells take no room.
    fn cells(&mut self, sheet: &str) -> Result<(Vec<Found>, Formulas), Self::Error> {
        let is_1904 = self.has_1904_epoch();
        let mut reader = self.worksheet_cells_reader(sheet)?;
        let (mut out, mut formulas) = (Vec::new(), Formulas::new());
        while let Some(found) = reader.next_cell_with_formula()? {
            formulas.extend(found.formula.clone().filter(|text| !text.is_empty()).map(|text| (found.pos, text)));
            out.extend(cell(found.value.into(), found.formula, is_1904).map(|cell| (found.pos.0, found.pos.1, cell)));
        }
        Ok((out, formulas))
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Dimensions>, Self::Error> {
        self.merge_cells_by_sheet_name(sheet)
    }
}

impl<'a> Spreadsheet<'a> for Xlsb<Bytes<'a>> {
    fn is_password(error: &Self::Error) -> bool {
        matches!(error, calamine::XlsbError::Password)
    }

    fn custom_properties(&mut self) -> BTreeMap<String, String> {
        self.workbook_properties().map(|found| found.custom_properties.into_iter().collect()).unwrap_or_default()
    }

    /// The reader passes over the results of formulas that are errors; they come back as formulas without a result.
    fn cells(&mut self, sheet: &str) -> Result<(Vec<Found>, Formulas), Self::Error> {
        let is_1904 = self.has_1904_epoch();
        let mut out = Vec::new();
        let mut reader = self.worksheet_cells_reader(sheet)?;
        while let Some(found) = reader.next_cell()? {
            let (row, column) = found.get_position();
            out.extend(cell(found.get_value().clone().into(), None, is_1904).map(|cell| (row, column, cell)));
        }
        drop(reader);
        let known: BTreeSet<(u32, u32)> = out.iter().map(|(row, column, _)| (*row, *column)).collect();
        let mut formulas = Formulas::new();
        let mut reader = self.worksheet_cells_reader(sheet)?;
        while let Some(found) = reader.next_formula()? {
            let (row, column) = found.get_position();
            if !known.contains(&(row, column)) {
                out.push((row, column, Cell::Uncached(found.get_value().clone())));
            }
            formulas.insert((row, column), found.get_value().clone());
        }
        Ok((out, formulas))
    }

    /// The reader knows none.
    fn merged(&mut self, _sheet: &str) -> Result<Vec<Dimensions>, Self::Error> {
        Ok(Vec::new())
    }
}

impl<'a> Spreadsheet<'a> for Xls<Bytes<'a>> {
    fn is_password(error: &Self::Error) -> bool {
        matches!(error, calamine::XlsError::Password)
    }

    fn custom_properties(&mut self) -> BTreeMap<String, String> {
        self.workbook_properties().map(|found| found.custom_properties.into_iter().collect()).unwrap_or_default()
    }

    fn cells(&mut self, sheet: &str) -> Result<(Vec<Found>, Formulas), Self::Error> {
        let (values, formulas) = (self.worksheet_range(sheet)?, self.worksheet_formula(sheet)?);
        Ok(cells_of(&values, &formulas, self.has_1904_epoch()))
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Dimensions>, Self::Error> {
        self.merge_cells_by_sheet_name(sheet)
    }
}

impl<'a> Spreadsheet<'a> for Ods<Bytes<'a>> {
    fn is_password(error: &Self::Error) -> bool {
        matches!(error, calamine::OdsError::Password)
    }

    fn custom_properties(&mut self) -> BTreeMap<String, String> {
        self.workbook_properties().map(|found| found.custom_properties.into_iter().collect()).unwrap_or_default()
    }

    fn cells(&mut self, sheet: &str) -> Result<(Vec<Found>, Formulas), Self::Error> {
        let (values, formulas) = (self.worksheet_range(sheet)?, self.worksheet_formula(sheet)?);
        Ok(cells_of(&values, &formulas, false))
    }

    /// The reader knows none: [`with_spans`] finds them.
    fn merged(&mut self, _sheet: &str) -> Result<Vec<Dimensions>, Self::Error> {
        Ok(Vec::new())
    }
}
