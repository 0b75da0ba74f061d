//! A sheet as a `.csv` of the old kind: windows-1251, semicolons.

use crate::grid::{Cell, Sheet, Value};

/// The bytes of the file.
///
/// # Errors
/// When a letter is not in windows-1251.
pub(crate) fn to_csv(sheet: &Sheet) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in &sheet.rows {
        let mut fields: Vec<String> = row.iter().map(field).collect();
        fields.resize(sheet.columns(), String::new());
        writer.write_record(&fields)?;
    }
    let text = String::from_utf8(writer.into_inner()?)?;
    let (bytes, _, lost) = encoding_rs::WINDOWS_1251.encode(&text);
    if lost {
        Err(format!("sheet `{}` has letters that windows-1251 lacks", sheet.name).into())
    } else {
        Ok(bytes.into_owned())
    }
}

fn field(cell: &Cell) -> String {
    match &cell.value {
        Value::Blank => String::new(),
        Value::Text(text) => text.clone(),
        Value::Number(number) | Value::Sum(_, _, number) => number.to_string(),
    }
}
