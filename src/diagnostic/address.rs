//! Addresses of cells as a person reads them: `D5`.

/// The letters of a column counted from 0: `A`, …, `Z`, `AA`, ….
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1).div_euclid(26);
    }
    letters.into_iter().rev().collect()
}

/// The address of the cell at a row and a column, counted from 0.
pub fn cell_address(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), u64::from(row) + 1)
}

/// Row and column, counted from 0, of an address such as `D5` or `$D$5`; `None` when it is none.
pub fn cell_of(address: &str) -> Option<(u32, u32)> {
    let plain = address.replace('$', "");
    let digits = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = plain.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.chars() {
        let place = u32::from(letter).checked_sub(u32::from('A')).filter(|place| *place < 26)?;
        column = column.checked_mul(26)?.checked_add(place + 1)?;
    }
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn addresses_are_cells() {
        assert_eq!(
            [cell_of("$I$6"), cell_of("AA10"), cell_of("$A"), cell_of("a1")],
            [Some((5, 8)), Some((9, 26)), None, None]
        );
        assert_eq!(cell_of(&cell_address(4, 702)), Some((4, 702)));
    }
}
