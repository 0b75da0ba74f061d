//! Conditional formats of an `.xlsx` sheet that show something else than the numbers of its cells.

use super::parts::{attribute, elements, is_false};

/// Which of the differential formats of a file have a number format of their own.
pub(super) fn changing_formats(styles: &str) -> Vec<bool> {
    let (mut out, mut inside) = (Vec::new(), false);
    elements(styles, |element| match element.local_name().as_ref() {
        "dxfs" => inside = true,
        "tableStyles" | "colors" => inside = false,
        "dxf" if inside => out.push(false),
        "numFmt" if inside => out.last_mut().into_iter().for_each(|changes| *changes = true),
        _ => {}
    });
    out
}

/// The cells, as the file names them, of conditional formats that have a number format (`changing` says it of each
/// differential format), or show a bar or an icon instead of the number.
pub(super) fn conditional(sheet: &str, changing: &[bool]) -> Vec<String> {
    let (mut found, mut cells) = (Vec::new(), String::new());
    elements(sheet, |element| {
        let changes = match element.local_name().as_ref() {
            "conditionalFormatting" => {
                cells = attribute(element, "sqref").unwrap_or_default();
                false
            }
            "cfRule" => {
                let format = attribute(element, "dxfId").and_then(|format| format.parse::<usize>().ok());
                format.is_some_and(|format| changing.get(format) == Some(&true))
            }
            "dataBar" | "iconSet" => is_false(element, "showValue"),
            // Only the formats of newer rules stand in the sheet itself.
            "numFmt" => true,
            _ => false,
        };
        if changes {
            found.push(cells.clone());
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_formats_that_change_a_number_are_found() {
        let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164"/></numFmts><dxfs><dxf><font/></dxf>
            <dxf><numFmt numFmtId="190"/></dxf></dxfs><tableStyles/></styleSheet>"#;
        let changing = changing_formats(styles);
        assert_eq!(changing, [false, true]);
        let sheet = |sqref: &str, rule: &str| {
            format!("<conditionalFormatting sqref=\"{sqref}\"><cfRule {rule}</cfRule></conditionalFormatting>")
        };
        let cells = [
            sheet("A1", "dxfId=\"0\">"),
            sheet("A2", "dxfId=\"1\">"),
            sheet("A3", "><dataBar showValue=\"0\"/>"),
            sheet("A4", "><dataBar/>"),
            sheet("A5", "><iconSet showValue=\"false\"/>"),
            sheet("A6", "><dxf><numFmt/></dxf>"),
        ];
        assert_eq!(conditional(&cells.concat(), &changing), ["A2", "A3", "A5", "A6"]);
    }
}
