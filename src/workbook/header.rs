//! Headers as people write them.

use super::letters;
use super::unit;

/// A piece of a header: a word in the form in which words are compared, or a bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word.
    Word(String),
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
}

impl Piece {
    /// The word, if it is one.
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Open | Self::Close => None,
        }
    }
}

/// The form in which two headers are compared: lower case, `ё` as `е`, Latin look-alikes as Cyrillic
/// (only in words that have a Cyrillic letter), no dots, quotes or footnote marks, single spaces.
/// A unit of money at the end or in brackets (`Цена, тенге`, `Сумма (тыс. тенге)`) is left out; other
/// brackets and commas become spaces.
///
/// ```
/// use jospar::workbook::normalise_header;
/// assert_eq!(normalise_header("Число общеобразовательных школ1)"), "число общеобразовательных школ");
/// assert_eq!(normalise_header("Сумма (тыс. тенге)"), "сумма");
/// assert_eq!(normalise_header("Кол-\nво"), normalise_header("кол-во"));
/// ```
pub fn normalise_header(text: &str) -> String {
    let pieces = pieces(text);
    let words: Vec<&str> = unit::without_money_units(&pieces).into_iter().filter_map(Piece::word).collect();
    join(&words)
}

/// The key by which a header finds its meaning: [`normalise_header`] without hyphens, with every Latin look-alike as
/// Cyrillic and every Kazakh letter as the Russian one that stands for it on a keyboard without Kazakh letters.
pub fn match_key(text: &str) -> String {
    normalise_header(text).chars().filter(|&c| c != '-').map(letters::fold).collect()
}

/// The pieces of `text` in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut word = String::new();
    for c in clean(text).chars() {
        match c {
            '(' | '[' | '{' => finish(&mut word, &mut out, Some(Piece::Open)),
            ')' | ']' | '}' => finish(&mut word, &mut out, Some(Piece::Close)),
            ' ' => finish(&mut word, &mut out, None),
            '№' | '₸' | '%' => {
                finish(&mut word, &mut out, None);
                out.push(Piece::Word(c.to_string()));
            }
            _ => word.push(c),
        }
    }
    finish(&mut word, &mut out, None);
    out
}

/// The words of `text` in order, without brackets.
pub(super) fn words(text: &str) -> Vec<String> {
    pieces(text).iter().filter_map(|piece| piece.word().map(str::to_owned)).collect()
}

fn finish(word: &mut String, out: &mut Vec<Piece>, bracket: Option<Piece>) {
    let found = letters::comparable(std::mem::take(word).as_str());
    if found.chars().any(|c| c.is_alphanumeric() || !matches!(c, '-' | '/')) {
        out.push(Piece::Word(found));
    } else if found.contains('/') {
        out.push(Piece::Word("/".to_owned()));
    }
    out.extend(bracket);
}

/// Words with single spaces, and none round a slash.
fn join(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words {
        if !(out.is_empty() || out.ends_with('/') || word.starts_with('/')) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// `text` with plain spaces, hyphens and brackets only, and without quotes, footnote marks and invisible characters.
fn clean(text: &str) -> String {
    let mut out: Vec<char> = Vec::new();
    let mut depth = 0_u32;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                drop_footnote_number(&mut out);
                continue;
            }
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        match c {
            _ if letters::is_invisible(c) || is_mark(c) => {}
            '\u{306}' | '\u{308}' => compose(&mut out, c),
            _ if letters::is_dash(c) => {
                out.push('-');
                let follows_letter = out.iter().rev().nth(1).is_some_and(|before| before.is_alphabetic());
                while follows_letter && chars.peek().is_some_and(|next| matches!(next, '\n' | '\r')) {
                    chars.next();
                }
            }
            '.' if chars.peek().copied().is_some_and(letters::is_dash) => {}
            '.' | ':' | ';' | ',' | '!' | '?' => out.push(' '),
            _ if c.is_whitespace() => out.push(' '),
            '\\' => out.push('/'),
            _ => out.push(c),
        }
    }
    out.into_iter().collect()
}

/// Takes back the one or two digits of a footnote number (`школ1)`, `школ 1)`), of which the bracket has just been read.
fn drop_footnote_number(out: &mut Vec<char>) {
    let digits = out.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    if (1..=2).contains(&digits) && out.len() > digits {
        out.truncate(out.len() - digits);
    }
}

/// Joins a combining breve or diaeresis with the letter before it.
fn compose(out: &mut Vec<char>, mark: char) {
    let composed = match (out.last(), mark) {
        (Some('и'), '\u{306}') => 'й',
        (Some('И'), '\u{306}') => 'Й',
        (Some('е'), '\u{308}') => 'ё',
        (Some('Е'), '\u{308}') => 'Ё',
        _ => return,
    };
    out.pop();
    out.push(composed);
}

/// Quotes and footnote marks.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '*' | '†' | '‡' | '«' | '»' | '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '‚' | '‹' | '›' | '¹' | '²' | '³'
            | '\u{2070}'..='\u{2079}' | '\u{2080}'..='\u{2089}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_by_their_words() {
        for (written, expected) in [
            ("Способ    закупок", "способ закупок"),
            ("Кол-во", "кол-во"),
            ("Кол-\nво", "кол-во"),
            ("Кол.-во", "кол-во"),
            ("КОЛ–ВО", "кол-во"),
            ("Ед. изм.", "ед изм"),
            ("Ед.изм.", "ед изм"),
            ("Учёт:", "учет"),
            ("Уче\u{308}т", "учет"),
            ("Раи\u{306}он", "район"),
            ("РАИ\u{306}ОН", "район"),
            ("Число общеобразовательных школ1)", "число общеобразовательных школ"),
            ("Число школ 2)", "число школ"),
            ("Туркестанская*", "туркестанская"),
            ("Учителя²", "учителя"),
            ("№", "№"),
            ("№п/п", "№ п/п"),
            ("№ п / п", "№ п/п"),
            ("р/с №", "р/с №"),
            ("Цена, тенге", "цена"),
            ("Цена в тенге", "цена"),
            ("Сумма (тыс. тенге)", "сумма"),
            ("Сомасы, мың теңге", "сомасы"),
            ("Сумма,\u{a0}млн.\u{202f}тг", "сумма"),
            ("Price (KZT)", "price"),
            ("Сумма, ₸", "сумма"),
            ("тыс. тенге", "тыс тенге"),
            ("Ученики (контингент)", "ученики контингент"),
            ("Село (да/нет)", "село да/нет"),
            ("«Название»", "название"),
            ("Школы – всего", "школы всего"),
            ("от1/цена1", "от1/цена1"),
            ("Wi-Fi, шт.", "wi-fi шт"),
            ("", ""),
            ("…", "…"),
        ] {
            assert_eq!(normalise_header(written), expected, "{written:?}");
        }
    }

    #[test]
    fn look_alikes_are_read_as_meant() {
        // Latin letters in Cyrillic words: Paйон, Kол-вo, тyрi, aҳа; all-Latin words stay.
        assert_eq!(normalise_header("Pайон"), "район");
        assert_eq!(normalise_header("Kол-вo"), "кол-во");
        assert_eq!(normalise_header("түрi"), "түрі");
        assert_eq!(normalise_header("көрсеткiш hәм"), "көрсеткіш һәм");
        assert_eq!(normalise_header("name"), "name");
        assert_eq!(normalise_header("IT-класс"), "it-класс");
    }

    #[test]
    fn keys_forgive_a_keyboard_without_kazakh_letters() {
        assert_eq!(match_key("Оқушылар саны"), match_key("Окушылар саны"));
        assert_eq!(match_key("Түрі"), match_key("Тури"));
        assert_eq!(match_key("KATO"), match_key("КАТО"));
        assert_eq!(match_key("Wi-Fi"), match_key("WiFi"));
        assert_eq!(match_key("Количест-\nво"), match_key("Количество"));
        assert_ne!(match_key("Этап1"), match_key("Этап2"));
    }
}
