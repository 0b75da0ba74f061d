use rust_xlsxwriter::{DocProperties, Format as Style, Formula};
use tempfile::TempDir;

use super::*;
use crate::workbook::{Area, Cell, Holds, Skipped, Visibility, find_table};

/// A folder with one file.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn read(name: &str, bytes: &[u8]) -> Result<Workbook, Vec<Code>> {
    let (_folder, path) = file(name, bytes);
    read_workbook(&path).map_err(|findings| findings.iter().map(|finding| finding.code).collect())
}

fn codes(name: &str, bytes: &[u8]) -> Vec<Code> {
    read(name, bytes).err().unwrap_or_default()
}

/// A zip archive of stored files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        let name_length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
        let head: Vec<u8> = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..],
            &crc32(content).to_le_bytes(),
            &size,
            &size,
            &name_length,
            &[0, 0],
        ]
        .concat();
        out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), content].concat());
        directory.extend([b"PK\x01\x02\x14\x00", &head[..], &[0; 10], &offset, name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let (start, size) =
        (u32::try_from(out.len()).unwrap().to_le_bytes(), u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(directory);
    out.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &start, &[0, 0]].concat());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| (0..8).fold(crc, |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 });
    let table: Vec<u32> = (0..256).map(step).collect();
    !bytes.iter().fold(!0, |crc: u32, byte| (crc >> 8) ^ table[usize::from(crc.to_le_bytes()[0] ^ byte)])
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The relationship of a package to one of its parts.
fn relation(kind: &str, target: &str) -> String {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let only = format!(r#"<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>"#);
    format!(r#"<Relationships xmlns="{RELATIONS}">{only}</Relationships>"#)
}

/// A workbook of Excel with one sheet, whose rows are given as XML.
fn xlsx(rows: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheets = r#"<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>"#;
    let book = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>"#);
    let data = format!(r#"<dimension ref="A1:XFD836601"/><sheetData>{rows}</sheetData>"#);
    let sheet = format!(r#"<worksheet xmlns="{MAIN}">{data}</worksheet>"#);
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A record of a binary workbook.
fn record(kind: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    let kind = if kind < 0x80 { vec![kind] } else { vec![kind, 1] };
    [kind, vec![u8::try_from(body.len()).unwrap()], body].concat()
}

/// A text of a binary workbook.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [u32::try_from(text.chars().count()).unwrap().to_le_bytes().to_vec(), units].concat()
}

/// A binary workbook with 5 in A1 and a formula that fails in B1.
fn xlsb() -> Vec<u8> {
    let style = [0; 4];
    let book = [
        record(0x9C, &[&0_u32.to_le_bytes(), &1_u32.to_le_bytes(), &wide("r1"), &wide("Школы")]),
        record(0x90, &[]),
        record(0x84, &[]),
    ];
    let sheet = [
        record(0x94, &[&[0; 16]]),
        record(0x91, &[]),
        record(0x00, &[&[0; 17]]),
        record(0x05, &[&0_u32.to_le_bytes(), &style, &5_f64.to_le_bytes()]),
        record(0x0B, &[&1_u32.to_le_bytes(), &style, &[0x07, 0, 0], &3_u32.to_le_bytes(), &[0x1E, 7, 0], &[0; 4]]),
        record(0x92, &[]),
    ];
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/_rels/workbook.bin.rels", relation("worksheet", "worksheets/sheet1.bin").as_bytes()),
        ("xl/workbook.bin", &book.concat()),
        ("xl/worksheets/sheet1.bin", &sheet.concat()),
    ])
}

/// Schools as offices hand them in, with a hidden sheet and properties.
fn schools() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.set_properties(&DocProperties::new().set_custom_property("jospar-version", "0.1.0"));
    let style = Style::new();
    let sheet = book.add_worksheet().set_name("Школы").unwrap();
    sheet.merge_range(0, 0, 0, 5, "Сведения о школах (тыс. тенге)", &style).unwrap();
    sheet.merge_range(2, 0, 3, 0, "№", &style).unwrap();
    sheet.merge_range(2, 1, 3, 1, "Наименование\nшколы1)", &style).unwrap();
    sheet.merge_range(2, 2, 2, 3, "Компьютеры", &style).unwrap();
    sheet.merge_range(2, 4, 3, 4, "Цена", &style).unwrap();
    sheet.write_string(3, 2, "Всего").unwrap().write_string(3, 3, "Новые").unwrap();
    for column in 0..5 {
        sheet.write_number(4, column, f64::from(column) + 1.0).unwrap();
    }
    sheet.merge_range(5, 0, 5, 4, "Городские школы", &style).unwrap();
    for (row, name, price) in [(6, "Школа № 5", "311,8"), (7, "Школа № 6", "n/a")] {
        sheet.write_number(row, 0, row).unwrap().write_string(row, 1, name).unwrap();
        sheet.write_formula(row, 2, Formula::new("=5+5").set_result("10")).unwrap();
        sheet.write_formula(row, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_string(row, 4, price).unwrap();
    }
    sheet
        .write_string(8, 1, "Итого")
        .unwrap()
        .write_formula(8, 2, Formula::new("=SUM(C7:C8)").set_result("20"))
        .unwrap();
    sheet.write_string(10, 0, "1) без филиалов").unwrap();
    for row in 11..200 {
        sheet.write_blank(row, 1, &Style::new().set_bold()).unwrap();
    }
    let hidden = book.add_worksheet().set_name("Скрытый").unwrap().set_hidden(true);
    hidden.write_boolean(0, 0, true).unwrap();
    hidden.write_string(0, 1, "   ").unwrap();
    let date = Style::new().set_num_format("dd.mm.yyyy");
    hidden.write_number_with_format(0, 2, 44_075.0, &date).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_of_excel_is_read_with_everything_that_matters() {
    let book = read("школы.xlsx", &schools()).unwrap();
    assert_eq!(book.sha256.len(), 64);
    assert_eq!(book.properties.get("jospar-version").map(String::as_str), Some("0.1.0"));
    let visibility: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visibility)).collect();
    assert_eq!(visibility, [("Школы", Visibility::Visible), ("Скрытый", Visibility::Hidden)]);
    let (sheet, hidden) = (&book.sheets[0], &book.sheets[1]);
    assert_eq!(sheet.rows.last().map(|row| row.row), Some(10));
    assert_eq!(sheet.cell(6, 2), Some(&Cell::Number(10.0)));
    assert_eq!(sheet.cell(6, 3), Some(&Cell::Error("#DIV/0!".to_owned())));
    assert!(sheet.merged.contains(&Area { rows: (2, 3), columns: (1, 1) }));
    assert_eq!(sheet.merged_cell(3, 1), Some(&Cell::Text("Наименование\nшколы1)".to_owned())));
    let cells: Vec<_> = hidden.rows[0].cells.iter().collect();
    assert_eq!(cells, [&(0, Cell::Bool(true)), &(2, Cell::Date(44_075.0))]);
}

#[test]
fn its_table_is_found() {
    let book = read("школы.xlsx", &schools()).unwrap();
    let spec = |id: &str, header: &str, holds| crate::workbook::ColumnSpec {
        id: id.to_owned(),
        headers: vec![header.to_owned()],
        holds,
    };
    let specs = [
        spec("name", "наименование школы", Holds::Other),
        spec("pcs", "компьютеры / всего", Holds::Other),
        spec("price", "цена", Holds::Money),
    ];
    let table = find_table(&book.file, &book.sheets[0], &specs).unwrap();
    let columns: Vec<Vec<u32>> =
        table.columns.iter().map(|found| found.iter().map(|column| column.column).collect()).collect();
    assert_eq!((table.header_row, columns), (3, vec![vec![1], vec![2], vec![4]]));
    assert_eq!(table.columns[2][0].unit, Some(crate::workbook::MoneyUnit::Thousand));
    let rows: Vec<_> = table.rows.iter().map(|row| (row.row, row.section.as_deref())).collect();
    assert_eq!(rows, [(6, Some("Городские школы")), (7, Some("Городские школы"))]);
    let skipped: Vec<_> = table.skipped.iter().map(|row| (row.row, row.why)).collect();
    let expected = [(4, Skipped::ColumnNumbers), (5, Skipped::Section), (8, Skipped::Total), (10, Skipped::Footnote)];
    assert_eq!(skipped, expected);
}

#[test]
fn content_counts_more_than_the_name() {
    assert!(read("школы.xls", &schools()).is_ok());
    assert!(read("школы.csv", &schools()).is_ok());
    assert!(read("школы", &schools()).is_ok());
    assert_eq!(codes("школы.xlsx", "Школа;Цена\n1;2\n".as_bytes()), [Code::FileNotAWorkbook]);
    assert_eq!(codes("школы.xls", b"<html><table><tr><td>1</td></tr></table></html>"), [Code::FileNotAWorkbook]);
    assert_eq!(codes("школы.csv", b"\x89PNG\r\n\x1a\n\0\0\0\0"), [Code::FileNotAWorkbook]);
    assert_eq!(codes("школы.csv", b""), [Code::FileNotAWorkbook]);
    let locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    assert_eq!(codes("школы.xlsx", locked), [Code::FileEncrypted]);
}

#[test]
fn damaged_files_are_findings_and_never_panics() {
    let whole = schools();
    for length in [100, 500, whole.len() - 3_000, whole.len() - 30] {
        assert_eq!(codes("x.xlsx", &whole[..length]), [Code::FileBroken], "{length} bytes");
    }
    let mut compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    compound.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
    compound.extend([0xFF; 2_000]);
    assert_eq!(codes("x.xls", &compound), [Code::FileBroken]);
    assert_eq!(codes("x.xlsx", &xlsx("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>7</v></c></row>")), [Code::SheetBroken]);
    for at in (0..whole.len()).step_by(997) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0xFF;
        let _ = read("x.xlsx", &flipped);
    }
}

#[test]
fn formulas_without_a_result_are_not_empty_cells() {
    let rows = concat!(
        r#"<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c>"#,
        r#"<c r="D1"><f>1+1</f><v>2</v></c></row>"#,
    );
    let book = read("x.xlsx", &xlsx(rows)).unwrap();
    let expected =
        [(0, Cell::Uncached("B1+1".to_owned())), (1, Cell::Uncached("C1".to_owned())), (3, Cell::Number(2.0))];
    assert_eq!(book.sheets[0].rows[0].cells, expected);
}

#[test]
fn hundreds_of_thousands_of_empty_styled_rows_are_nothing() {
    let row = |number: u32| match number {
        1..=2_218 => format!(r#"<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>"#),
        _ => format!(r#"<row r="{number}" s="1"><c r="A{number}" s="1"/></row>"#),
    };
    let rows: String = (1..=836_595).map(row).collect();
    let book = read("x.xlsx", &xlsx(&rows)).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 2_218);
}

#[test]
fn open_documents_are_read() {
    let content = concat!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Школы">"#,
        r#"<table:table-row><table:table-cell office:value-type="string"><text:p>Цена</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="date" office:date-value="2020-09-01"><text:p>01.09.2020</text:p></table:table-cell>"#,
        r#"<table:table-cell table:formula="of:=[.B1]+1"></table:table-cell>"#,
        r#"</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
    );
    let bytes = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ]);
    let book = read("x.ods", &bytes).unwrap();
    let expected = [
        (0, Cell::Text("Цена".to_owned())),
        (1, Cell::Number(5.0)),
        (2, Cell::Error("#DIV/0!".to_owned())),
        (3, Cell::Date(44_075.0)),
        (4, Cell::Uncached("of:=[.B1]+1".to_owned())),
    ];
    assert_eq!(book.sheets[0].rows[0].cells, expected);
}

#[test]
fn binary_workbooks_are_read_and_failed_formulas_are_not_lost() {
    let book = read("x.xlsb", &xlsb()).unwrap();
    assert_eq!(book.sheets[0].name, "Школы");
    assert_eq!(book.sheets[0].rows[0].cells, [(0, Cell::Number(5.0)), (1, Cell::Uncached("7".to_owned()))]);
}

#[test]
fn a_folder_of_csv_files_is_a_workbook() {
    let (folder, path) = file("Школы.csv", "Название;Цена\nШкола № 5;1,5\n".as_bytes());
    let alone = read_workbook(&path).unwrap();
    std::fs::write(
        folder.path().join("Бюджеты.CSV"),
        &encoding_rs::WINDOWS_1251.encode("Источник,Сумма\nМБ,\"1 000\"\n").0,
    )
    .unwrap();
    std::fs::write(folder.path().join("readme.md"), "no sheet").unwrap();
    let book = read_workbook(folder.path()).unwrap();
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Бюджеты", "Школы"]);
    assert_eq!(book.sheets[0].cell(1, 1), Some(&Cell::Text("1 000".to_owned())));
    assert_eq!(book.sheets[1].cell(1, 1), Some(&Cell::Text("1,5".to_owned())));
    assert_ne!(book.sha256, alone.sha256);
    assert_eq!(book.sha256, read_workbook(folder.path()).unwrap().sha256);
}

#[test]
fn every_bad_file_of_a_folder_is_reported() {
    let (folder, _) = file("a.csv", b"a;b\n\"open;1\n");
    std::fs::write(folder.path().join("b.csv"), schools()).unwrap();
    std::fs::write(folder.path().join("c.csv"), "a;b\n").unwrap();
    let findings = read_workbook(folder.path()).err().unwrap();
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::CsvQuoteOpen, Code::FileNotAWorkbook]);
}

#[test]
fn what_is_not_there_is_not_found() {
    let folder = tempfile::tempdir().unwrap();
    let codes = |path: &Path| read_workbook(path).err().unwrap().iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(codes(&folder.path().join("no.xlsx")), [Code::FileNotFound]);
    assert_eq!(codes(folder.path()), [Code::FolderWithoutCsv]);
    let large = folder.path().join("large.xlsx");
    std::fs::File::create(&large).unwrap().set_len(LARGEST_FILE + 1).unwrap();
    assert_eq!(codes(&large), [Code::FileTooLarge]);
}
