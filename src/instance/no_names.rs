//! Texts that stand where a name should and are none: `н/д`, `то же`, `?`, `см. выше`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::locality::locality_word;
use crate::workbook::{could_be_object, is_count, match_key, names_several_objects, without_count};

/// What stands for the cell above.
static DITTO: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    keys(&[
        "то же",
        "тоже",
        "тот же",
        "тот же район",
        "т. же",
        "дәл сол",
        "сол жерде",
        "идем",
        "повтор",
        "same",
        "район",
        "аудан",
        "та же",
        "то же самое",
        "тж",
        "т ж",
        "там же",
        "он же",
        "она же",
        "так же",
        "также",
        "выше",
        "см выше",
        "и т.д.",
        "аналогично",
        "сол",
        "осы",
        "сол аудан",
        "осы аудан",
        "жогарыдагы",
        "ditto",
    ])
});
/// What stands where nothing is known.
static UNKNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    keys(&[
        "н/д",
        "нд",
        "нет",
        "нет данных",
        "да",
        "не указан",
        "не указана",
        "не указано",
        "не определен",
        "неизвестно",
        "неизвестен",
        "уточнить",
        "уточняется",
        "прочие",
        "прочее",
        "другие",
        "иные",
        "жоқ",
        "мәлімет жоқ",
        "деректер жоқ",
        "белгісіз",
        "көрсетілмеген",
        "басқа",
        "басқалар",
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "unknown",
        "other",
        "tbd",
        "x",
        "х",
    ])
});

fn keys(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| match_key(word)).collect()
}

/// What lines of a table are called that are reckoned, not counted, and the beginnings of such names.
const RECKONED: [&str; 15] = [
    "план",
    "факт",
    "дефицит",
    "потребность",
    "норматив",
    "резерв",
    "расхождение",
    "разница",
    "отклонение",
    "контрольная сумма",
    "в сумме",
    "сумма",
    "тест",
    "пример",
    "остаток",
];

/// Whether a name is that of several objects or of a reckoned line, not of one object: `Прочие (5 школ)`, `15 школ района`,
/// `Все сельские школы`, `Резерв района`.
pub(super) fn is_of_no_object(name: &str) -> bool {
    let key = match_key(name);
    let words: Vec<&str> = key.split(' ').collect();
    let is_reckoned = |own: &str| key == own || key.strip_prefix(own).is_some_and(|rest| RESTS.contains(&rest));
    let counts = matches!(words.as_slice(), [number, own, ..]
        if number.bytes().all(|byte| byte.is_ascii_digit()) && matches!(*own, "школ" | "школы" | "объектов" | "объекта" | "мектеп"));
    let is_all = matches!(words.as_slice(), ["все" | "всех" | "барлык", ..]) && names_several_objects(rest_of(name));
    let has_count = without_count(name) != name && !could_be_object(name);
    RECKONED.iter().any(|own| is_reckoned(own)) || counts || is_all || has_count
}

/// What may stand behind the name of a reckoned line.
const RESTS: [&str; 4] = [" района", " по району", " области", " всего"];

/// A text without its first word.
fn rest_of(text: &str) -> &str {
    text.trim_start().split_once(' ').map_or("", |(_, rest)| rest)
}

/// Whether a text names nothing: no letter or digit, a word for "unknown", or one that points to the cell above.
pub(super) fn is_no_name(text: &str) -> bool {
    let key = match_key(text);
    !text.contains(char::is_alphanumeric) || DITTO.contains(&key) || UNKNOWN.contains(&key)
}

/// Whether a text names no district and no region: neither a name, nor more than a type of place or a count of schools.
pub(super) fn is_no_place(text: &str) -> bool {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric());
    is_no_name(text) || text.contains('?') || locality_word(text).is_some() || (is_count(text) && !is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_objects_and_reckoned_lines_are_no_object() {
        for name in ["Прочие (5 школ)", "15 школ района", "Все сельские школы", "в сумме", "Резерв района", "Факт"]
        {
            assert!(is_of_no_object(name), "{name}");
        }
        for name in ["Школа № 15", "15 гимназия", "Средняя школа (2 корпуса)", "Планета знаний", "Абай", "Школа - 5"]
        {
            assert!(!is_of_no_object(name), "{name}");
        }
    }

    #[test]
    fn what_names_nothing_is_known() {
        for text in ["-", "?", "—", "н/д", "Нет данных", "ТО ЖЕ", "он же", "см. выше", "жоқ", "N/A", "мәлімет жоқ"]
        {
            assert!(is_no_name(text) && is_no_place(text), "{text}");
        }
        for text in ["город", "село", "5 школ"] {
            assert!(is_no_place(text), "{text}");
        }
        for text in ["Талгарский район", "Нета", "12", "г. Конаев", "Абай", "Жоқбай ауданы"]
        {
            assert!(!is_no_name(text) && !is_no_place(text), "{text}");
        }
    }
}
