//! Exactly fifty candidates for an IT class; at one of them it takes a metre of cable more, which costs 1 ₸.

use crate::clean;
use crate::grid::{Sheet, Style, number, text};
use crate::programme::{IT_CLASSES, Sample};
use crate::region::{IT_CLASS_NORM, School};
use crate::words::words;

const FIFTY: Sample = Sample {
    title: "Пятьдесят школ — кандидатов на IT-класс; в одной из них нужен метр кабеля сверх комплекта",
    prices: &[],
    ..IT_CLASSES
};

/// The header of the last column, which the model beside the workbook reads.
const CABLE: &str = "Кабель сверх комплекта, м";

/// The workbook, without prices: the model's own hold.
pub(crate) fn sheets(schools: &[School]) -> Vec<Sheet> {
    let mut sheets = clean::sheets(&FIFTY, &candidates(schools));
    sheets.retain(|sheet| sheet.name != words(FIFTY.wording).prices.sheet);
    if let Some(sheet) = sheets.first_mut() {
        add_cable(sheet);
    }
    sheets
}

/// Fifty schools that need a class and have none.
fn candidates(schools: &[School]) -> Vec<School> {
    let lacking = schools.iter().filter(|school| school.pupils >= IT_CLASS_NORM && !school.it_class);
    lacking.step_by(7).take(50).cloned().collect()
}

/// Adds the column: 1 in the first school's row, 0 in the others.
fn add_cable(sheet: &mut Sheet) {
    let (header, _) = sheet.frozen;
    let total = sheet.next_row() - 1;
    sheet.widths.push(15);
    for (row, cells) in (0..).zip(&mut sheet.rows) {
        if row + 1 == header {
            cells.push(text(CABLE, Style::Head));
        } else if row == total {
            cells.push(number(1, Style::TotalCount));
        } else if row >= header {
            cells.push(number(u64::from(row == header), Style::Count));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Value;

    #[test]
    fn the_dearer_one_is_not_the_least_wanted() {
        let schools = crate::region::region();
        let worth = |school: &School| school.pupils_5_11 * if school.rural { 2 } else { 1 };
        let fifty = candidates(&schools);
        assert_eq!(fifty.len(), 50);
        assert!(fifty.iter().skip(1).any(|school| worth(school) < worth(&fifty[0])));
    }

    #[test]
    fn one_of_fifty_is_a_tenge_dearer() {
        let sheets = sheets(&crate::region::region());
        let sheet = sheets.first().unwrap();
        let header = usize::try_from(sheet.frozen.0).unwrap();
        let metres: Vec<u64> = sheet
            .rows
            .iter()
            .skip(header)
            .filter_map(|row| match row.last()?.value {
                Value::Number(metres) => Some(metres),
                _ => None,
            })
            .collect();
        // Fifty schools and the total.
        assert_eq!((metres.len(), metres.iter().sum()), (51, 2));
    }
}
