//! Files of separated values (csv) as sheets.

use super::spreadsheet::text_cell;
use super::{Cell, Row, Sheet, Visibility};

/// What makes a csv file unreadable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// A quotation mark is opened in this line (counted from 1) and never closed.
    OpenQuote(u64),
    /// The csv reader refuses.
    Other,
}

/// Separators, the one that is least likely in a text first.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];
/// Among how many records the separator is looked for.
const SEARCHED_RECORDS: usize = 200;
/// A line that no file has, to see whether a quotation mark is still open at the end.
const END: &str = "\u{1}end of file\u{1}";

/// The sheet `name` of a csv file: separator and encoding are detected.
pub(super) fn read_delimited(bytes: &[u8], name: String) -> Result<Sheet, Broken> {
    let text = decode(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let (separator, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, rest)) if separator.len() == 1 => (separator.bytes().next().unwrap_or(b','), rest),
        _ => (find_separator(&text), text.as_str()),
    };
    let mut rows = Vec::new();
    let mut line_of_record = 1;
    let mut lines_in_cells = 0;
    let with_end = format!("{text}\n{END}\n");
    let mut reader = reader(&with_end, separator);
    let mut record = csv::StringRecord::new();
    let mut closed = false;
    while reader.read_record(&mut record).map_err(|_| Broken::Other)? {
        closed = record.len() == 1 && record.get(0) == Some(END);
        let breaks: u64 = record.iter().map(line_breaks).sum();
        // The reader stands on the line below the record.
        line_of_record = reader.position().line() - 1 - breaks;
        let row = u32::try_from(line_of_record - 1 - lines_in_cells).map_err(|_| Broken::Other)?;
        lines_in_cells += breaks;
        if !closed {
            rows.extend(read_row(row, &record));
        }
    }
    if closed {
        let (hidden, merged, formulas) = Default::default();
        Ok(Sheet { name, visibility: Visibility::Visible, rows, hidden, merged, formulas })
    } else {
        Err(Broken::OpenQuote(line_of_record + 1))
    }
}

fn read_row(row: u32, record: &csv::StringRecord) -> Option<Row> {
    let cells = record.iter().zip(0..).filter_map(|(field, at)| text_cell(field.to_owned()).map(|cell| (at, cell)));
    let cells: Vec<(u32, Cell)> = cells.collect();
    (!cells.is_empty()).then_some(Row { row, cells })
}

fn line_breaks(field: &str) -> u64 {
    field.bytes().map(|byte| u64::from(byte == b'\n')).sum()
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator that gives most records the same number (at least two) of fields; of equals the first of
/// [`SEPARATORS`], because decimal commas are regular too.
fn find_separator(text: &str) -> u8 {
    let agreeing = |separator: &u8| {
        let records = reader(text, *separator).into_records().take(SEARCHED_RECORDS);
        let mut widths: Vec<usize> =
            records.filter_map(Result::ok).map(|record| record.len()).filter(|n| *n > 1).collect();
        widths.sort_unstable();
        widths.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0)
    };
    let mut best = (b',', 0);
    for separator in SEPARATORS {
        let agree = agreeing(&separator);
        if agree > best.1 {
            best = (separator, agree);
        }
    }
    best.0
}

/// The text of UTF-8 or UTF-16 bytes with a mark, of valid UTF-8, or else of windows-1251 or its Kazakh form.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let text = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(text).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => in_kazakh(&encoding_rs::WINDOWS_1251.decode_without_bom_handling(bytes).0),
    }
}

/// The text as KZ-1048 (windows-1251 with Kazakh letters in place of Serbian, Ukrainian and Macedonian ones, which
/// no sheet of a Kazakh office has), or unchanged.
fn in_kazakh(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'Ќ' => 'Қ',
            'ќ' => 'қ',
            'Ћ' => 'Һ',
            'ћ' => 'һ',
            'Ў' => 'Ұ',
            'ў' => 'ұ',
            'Ј' => 'Ә',
            'ј' => 'ә',
            'Ґ' => 'Ө',
            'ґ' => 'ө',
            'Є' => 'Ғ',
            'є' => 'ғ',
            'Ї' => 'Ү',
            'ї' => 'ү',
            'Ѕ' => 'Ң',
            'ѕ' => 'ң',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> Vec<(u32, Vec<(u32, String)>)> {
        let sheet = read_delimited(bytes, "x".to_owned()).unwrap();
        let row = |row: &Row| (row.row, row.cells.iter().map(|(at, cell)| (*at, cell.shown())).collect());
        sheet.rows.iter().map(row).collect()
    }

    fn two_by_two(a: &str, b: &str, c: &str, d: &str) -> Vec<(u32, Vec<(u32, String)>)> {
        vec![(0, vec![(0, a.to_owned()), (1, b.to_owned())]), (1, vec![(0, c.to_owned()), (1, d.to_owned())])]
    }

    #[test]
    fn separators_and_encodings_are_detected() {
        let expected = two_by_two("Школа", "Цена", "№ 5", "1,5");
        for text in [
            "Школа;Цена\n№ 5;1,5\n",
            "Школа;Цена\r\n№ 5;1,5",
            "Школа\tЦена\r№ 5\t1,5\r",
            "Школа,Цена\n№ 5,\"1,5\"\n",
            "sep=;\nШкола;Цена\n№ 5;1,5",
        ] {
            assert_eq!(shown(text.as_bytes()), expected, "{text:?}");
            assert_eq!(shown(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), expected, "{text:?} with a mark");
            assert_eq!(shown(&encoding_rs::WINDOWS_1251.encode(text).0), expected, "{text:?} in windows-1251");
        }
        let utf16: Vec<u8> = "\u{feff}Школа\tЦена\n№ 5\t1,5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(shown(&utf16), expected);
    }

    #[test]
    fn kazakh_letters_of_kz_1048_are_read() {
        // «Оқушы;Мұғалім;Әлі» in KZ-1048.
        let bytes = b"\xCE\x9D\xF3\xF8\xFB;\xCC\xA2\xBA\xE0\xEB\xB3\xEC;\xA3\xEB\xB3";
        let expected = ["Оқушы", "Мұғалім", "Әлі"].map(str::to_owned);
        let found: Vec<String> = shown(bytes)[0].1.iter().map(|(_, text)| text.clone()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_keep_their_numbers_and_empty_cells_are_dropped() {
        let found = shown("a;\"x\ny\";c\n\n;;\n1;;3\n".as_bytes());
        let row =
            |row: u32, cells: &[(u32, &str)]| (row, cells.iter().map(|(at, text)| (*at, (*text).to_owned())).collect());
        assert_eq!(found, vec![row(0, &[(0, "a"), (1, "x\ny"), (2, "c")]), row(3, &[(0, "1"), (2, "3")])]);
    }

    #[test]
    fn errors_and_open_quotes_are_seen() {
        let sheet = read_delimited(b"a;b\n#DIV/0!;#5", "x".to_owned()).unwrap();
        assert_eq!(sheet.cell(1, 0), Some(&Cell::Error("#DIV/0!".to_owned())));
        assert_eq!(sheet.cell(1, 1), Some(&Cell::Text("#5".to_owned())));
        assert_eq!(read_delimited(b"a;b\n\"open;1\n2;3", "x".to_owned()).map(|_| ()), Err(Broken::OpenQuote(2)));
        assert!(read_delimited("монитор 24\";5\n".as_bytes(), "x".to_owned()).is_ok());
    }
}
