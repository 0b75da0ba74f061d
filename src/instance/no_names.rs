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
        "как выше",
        "то же что выше",
        "та же школа",
        "сол мектеп",
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
        "нет информации",
        "нет сведений",
        "сведений нет",
        "нет свед.",
        "отсутствует",
        "не заполнено",
        "не опр.",
        "неизв.",
        "без названия",
        "без кода",
        "не присвоен",
        "б/н",
        "б/к",
        "без района",
        "нет района",
        "вне района",
        "район не указан",
        "областное подчинение",
        "районного значения",
        "рк",
        "все",
        "школа",
        "мектеп",
        "сш",
        "сш №",
        "прочие",
        "прочее",
        "другие",
        "иные",
        "иной",
        "остальные",
        "өзге",
        "өзгелер",
        "атауы жоқ",
        "аудан жоқ",
        "анықталмаған",
        "нақтылануда",
        "қазақстан",
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
        "xxx",
        "ххх",
    ])
});

fn keys(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| match_key(word)).collect()
}

/// What lines of a table are called that are reckoned, not counted, and the beginnings of such names.
const RECKONED: [&str; 32] = [
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
    "запас",
    "нераспределенный остаток",
    "не распределено",
    "к распределению",
    "прирост",
    "прогноз",
    "лимит",
    "экономия",
    "максимум",
    "минимум",
    "контроль",
    "количество",
    "жалпы саны",
    "сомасы",
    "кажеттилик",
    "нужно",
    "склад",
];

/// Whether a name is that of several objects or of a reckoned line, not of one object: `Прочие (5 школ)`, `15 школ района`,
/// `Все сельские школы`, `Резерв района`.
pub(super) fn is_of_no_object(name: &str) -> bool {
    let key = match_key(name);
    let words: Vec<&str> = key.split(' ').collect();
    let is_reckoned = |own: &str| {
        key == own || key.strip_prefix(own).is_some_and(|rest| rest.starts_with(' ') && !could_be_object(name))
    };
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_plural = |word: &str| matches!(word, "школ" | "школы" | "шк" | "объектов" | "объекта");
    // «2 школы», «Ещё 5 школ», «Группа школ», «Школы района».
    let counts = words.windows(2).any(|pair| matches!(pair, [number, own] if is_number(number) && is_plural(own)))
        || words.contains(&"школ")
        || words.first() == Some(&"школы");
    let is_all = matches!(words.as_slice(), ["все" | "всех" | "барлык", ..]) && names_several_objects(rest_of(name));
    let has_count = without_count(name) != name && !could_be_object(name);
    RECKONED.iter().any(|own| is_reckoned(own)) || counts || is_all || has_count
}

/// A text without its first word.
fn rest_of(text: &str) -> &str {
    text.trim_start().split_once(' ').map_or("", |(_, rest)| rest)
}

/// Whether a text names nothing: no letter and no digit but zeros, a word for "unknown", or one that points to the cell above.
pub(super) fn is_no_name(text: &str) -> bool {
    let key = match_key(text);
    let is_zero = text.chars().all(|c| c == '0' || !c.is_alphanumeric());
    is_zero || DITTO.contains(&key) || UNKNOWN.contains(&key) || UNKNOWN.contains(&key.replace(' ', ""))
}

/// Words before `район` that name none: `Другой район`, `Басқа аудандар`.
const OTHERS: [&str; 18] = [
    "другой",
    "другие",
    "другая",
    "остальные",
    "прочие",
    "этот",
    "данный",
    "наш",
    "соседний",
    "неизвестный",
    "все",
    "иной",
    "баска",
    "баскалар",
    "озге",
    "сол",
    "осы",
    "барлык",
];
/// How places that such words stand before begin.
const PLACES: [&str; 7] = ["район", "аудан", "город", "кала", "област", "облыс", "школ"];

/// Whether a text points to a place without naming it.
pub(super) fn is_another(text: &str) -> bool {
    let key = match_key(text);
    match key.split(' ').collect::<Vec<_>>().as_slice() {
        [other, place] => OTHERS.contains(other) && PLACES.iter().any(|own| place.starts_with(own)),
        _ => false,
    }
}

/// Whether a text names no district and no region: neither a name, nor more than a type of place or a count of schools.
pub(super) fn is_no_place(text: &str) -> bool {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric());
    is_no_name(text)
        || is_another(text)
        || text.contains('?')
        || locality_word(text).is_some()
        || (is_count(text) && !is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_objects_and_reckoned_lines_are_no_object() {
        for name in [
            "Прочие (5 школ)",
            "15 школ района",
            "Ещё 5 школ",
            "2 шк",
            "Группа школ",
            "Все сельские школы",
            "в сумме",
            "Резерв района",
            "Резерв 10%",
            "Факт",
        ] {
            assert!(is_of_no_object(name), "{name}");
        }
        for name in [
            "Школа № 15",
            "12 школа",
            "17 мектеп-лицей",
            "12",
            "15 гимназия",
            "Средняя школа (2 корпуса)",
            "Планета знаний",
            "Абай",
            "Школа - 5",
        ] {
            assert!(!is_of_no_object(name), "{name}");
        }
    }

    #[test]
    fn what_names_nothing_is_known() {
        for text in [
            "-",
            "?",
            "—",
            "н/д",
            "Нет данных",
            "ТО ЖЕ",
            "он же",
            "см. выше",
            "жоқ",
            "N/A",
            "мәлімет жоқ",
            "Н. Д.",
            "000",
        ] {
            assert!(is_no_name(text) && is_no_place(text), "{text}");
        }
        for text in ["город", "село", "5 школ", "Другой район", "Басқа аудан", "Остальные районы"]
        {
            assert!(is_no_place(text), "{text}");
        }
        for text in ["Талгарский район", "Нета", "12", "г. Конаев", "Абай", "Жоқбай ауданы"]
        {
            assert!(!is_no_name(text) && !is_no_place(text), "{text}");
        }
    }
}
