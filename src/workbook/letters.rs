//! Letters: Cyrillic, Kazakh, their Latin look-alikes, dashes and what nobody sees.

/// The word in lower case, `ё` as `е`, and Latin look-alikes as Cyrillic in each part that has a Cyrillic letter
/// (parts are separated by anything but letters and digits: `IT-класс` keeps its `IT`).
pub(super) fn comparable(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for part in word.split_inclusive(|c: char| !is_alphanumeric(c)) {
        let twin = |c: char| cyrillic_twin(c).unwrap_or(c);
        if part.chars().any(is_cyrillic) {
            out.extend(part.chars().map(twin).map(lower));
        } else {
            out.extend(part.chars().map(lower));
        }
    }
    out
}

/// Whether the character is a letter or a digit; those of texts in Cyrillic are told without the tables of Unicode, of which
/// reading would else spend a quarter of its time.
fn is_alphanumeric(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я') || c.is_alphanumeric()
}

/// How far capitals stand before the small letters.
const TO_SMALL: u32 = 0x20;

/// The letter in lower case, `ё` as `е`.
fn lower(c: char) -> char {
    match c {
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(u32::from(c) + TO_SMALL).unwrap_or(c),
        'ё' | 'Ё' => 'е',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The letter (lower case) under which a header is found: look-alikes as Cyrillic, Kazakh letters as Russian.
pub(super) fn fold(c: char) -> char {
    match cyrillic_twin(c).unwrap_or(c) {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        other => other,
    }
}

/// Whether the character is a Cyrillic letter.
pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// The Cyrillic letter (lower case) that looks like the Latin, or archaic, letter `c`.
fn cyrillic_twin(c: char) -> Option<char> {
    Some(match c {
        'A' | 'a' => 'а',
        'B' => 'в',
        'C' | 'c' => 'с',
        'E' | 'e' => 'е',
        'H' => 'н',
        'h' => 'һ',
        'I' | 'i' => 'і',
        'K' | 'k' => 'к',
        'M' | 'm' => 'м',
        'O' | 'o' => 'о',
        'P' | 'p' => 'р',
        'T' | 't' => 'т',
        'X' | 'x' => 'х',
        'Y' | 'y' => 'у',
        'Ə' | 'ə' => 'ә',
        'Ɵ' | 'ɵ' | 'Ѳ' | 'ѳ' => 'ө',
        _ => return None,
    })
}

/// Hyphens, dashes and the minus sign.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−')
}

/// Characters that take no room: soft hyphens, joiners, byte-order marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
